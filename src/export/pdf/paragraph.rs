//! Words in their styles, broken into lines.

use std::ops::Range;

use unicode_linebreak::linebreaks;
use unicode_normalization::UnicodeNormalization;

use super::fonts::{Face, Fonts, GAP, JOINER, drawn};
use super::look::{Ink, Rule};
use super::sheets::{NodeId, Target};

/// How words look and where they lead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    /// In points.
    pub(super) size: f32,
    pub(super) ink: Ink,
    /// Behind the words.
    pub(super) fill: Option<Ink>,
    /// Under the words: of a quotation, of a value.
    pub(super) rules: [Option<(Rule, Ink)>; 2],
    pub(super) link: Option<Target>,
    /// A sign that stands above the line and is no word of the text.
    pub(super) is_sign: bool,
}

impl Style {
    /// Plain words.
    pub(super) const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink, fill: None, rules: [None; 2], link: None, is_sign: false }
    }
}

/// Words that are set from one margin to the other, and over several pages where they must.
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Each style with the byte where it begins, in order.
    pub(super) styles: Vec<(usize, Style)>,
    /// What can be linked to, with the byte where it stands.
    pub(super) anchors: Vec<(usize, Target)>,
    /// From line to line, in points.
    pub(super) leading: f32,
    /// Left of all lines, in points.
    pub(super) indent: f32,
    /// Below the last line, in points.
    pub(super) gap: f32,
    /// The part of the structure it belongs to; `None` for what only repeats what stands elsewhere.
    pub(super) node: Option<NodeId>,
    /// Bytes of each line; see [`Paragraph::set`].
    pub(super) lines: Vec<Range<usize>>,
}

/// Words of one line in one style.
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) style: Style,
    /// From the beginning of the line, in points.
    pub(super) x: f32,
    pub(super) width: f32,
}

impl Paragraph {
    /// Without words yet.
    pub(super) fn new(node: Option<NodeId>, leading: f32) -> Self {
        Self {
            text: String::new(),
            styles: Vec::new(),
            anchors: Vec::new(),
            leading,
            indent: 0.0,
            gap: 0.0,
            node,
            lines: Vec::new(),
        }
    }

    /// A paragraph in one style.
    pub(super) fn of(node: Option<NodeId>, leading: f32, words: &str, style: Style) -> Self {
        let mut paragraph = Self::new(node, leading);
        paragraph.push(words, style);
        paragraph
    }

    /// Adds words; white space of any kind is one space.
    pub(super) fn push(&mut self, words: &str, style: Style) {
        self.begin(style);
        if words.is_ascii() {
            words.chars().for_each(|c| self.put(c));
        } else {
            words.nfc().for_each(|c| self.put(c));
        }
    }

    fn put(&mut self, c: char) {
        match drawn(c) {
            Some(' ') if self.text.is_empty() || self.text.ends_with(' ') => {}
            Some(c) => self.text.push(c),
            None => {}
        }
    }

    /// Adds a sign and a number, which stay with the words behind them.
    pub(super) fn sign(&mut self, sign: &str, number: &str, style: Style) {
        self.begin(style);
        self.text.push_str(sign);
        self.text.push(JOINER);
        self.text.push_str(number);
        self.text.push(GAP);
    }

    fn begin(&mut self, style: Style) {
        match self.styles.last_mut() {
            Some((start, last)) if *start == self.text.len() => *last = style,
            Some((_, last)) if *last == style => {}
            _ => self.styles.push((self.text.len(), style)),
        }
    }

    /// Makes what comes next a place that links lead to.
    pub(super) fn anchor(&mut self, target: Target) {
        self.anchors.push((self.text.len(), target));
    }

    /// Some of its words.
    pub(super) fn words(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// Breaks the words into lines of at most `width` points.
    pub(super) fn set(&mut self, fonts: &Fonts, width: f32) {
        let reach = self.reach(fonts);
        let at = |byte: usize| reach.get(byte).copied().unwrap_or(0.0);
        let width = f64::from(width - self.indent);
        let (mut start, mut from) = (0, 0);
        let mut lines = Vec::new();
        for (to, _) in linebreaks(&self.text) {
            let segment = self.words(from..to);
            let inked = from + segment.trim_end_matches(' ').len();
            if at(inked) - at(start) > width && from > start {
                lines.push(start..from);
                start = from;
            }
            if at(inked) - at(start) > width {
                for (offset, _) in segment.char_indices().skip(1) {
                    let next = segment.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                    if at(from + offset + next) - at(start) > width && from + offset < inked {
                        lines.push(start..from + offset);
                        start = from + offset;
                    }
                }
            }
            from = to;
        }
        if start < self.text.len() {
            lines.push(start..self.text.len());
        }
        self.lines = lines;
    }

    /// How far the words reach on one endless line, at each byte, in points.
    fn reach(&self, fonts: &Fonts) -> Vec<f64> {
        let mut reach = Vec::with_capacity(self.text.len() + 1);
        let mut x = 0.0;
        for (range, style) in self.styled(0..self.text.len()) {
            for c in self.words(range).chars() {
                reach.extend(std::iter::repeat_n(x, c.len_utf8()));
                x += f64::from(fonts.glyph(style.face, c).advance * style.size);
            }
        }
        reach.push(x);
        reach
    }

    /// The styles of some bytes, in order.
    fn styled(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, Style)> + '_ {
        let first = self.styles.partition_point(|(start, _)| *start <= range.start).saturating_sub(1);
        let ends = self.styles.iter().skip(first + 1).map(|(start, _)| *start).chain([self.text.len()]);
        let styles = self.styles.iter().skip(first).zip(ends);
        let cut = styles.map(move |((start, style), end)| ((*start).max(range.start)..end.min(range.end), *style));
        cut.take_while(|(range, _)| range.start < range.end)
    }

    /// The words of a line with their places in it.
    pub(super) fn pieces(&self, fonts: &Fonts, line: Range<usize>) -> Vec<Piece> {
        let mut x = 0.0;
        let piece = |(range, style): (Range<usize>, Style)| {
            let words = self.words(range.clone());
            let width: f32 = words.chars().map(|c| fonts.glyph(style.face, c).advance * style.size).sum();
            let piece = Piece { range, style, x, width };
            x += width;
            piece
        };
        self.styled(line).map(piece).collect()
    }

    /// Makes one line of it, however long it is.
    pub(super) fn cut(mut self, fonts: &Fonts, width: f32) -> Self {
        self.set(fonts, width);
        self.lines.truncate(1);
        self
    }

    /// How wide the first line is, in points.
    pub(super) fn width(&self, fonts: &Fonts) -> f32 {
        let line = self.lines.first().cloned().unwrap_or_default();
        self.pieces(fonts, line).iter().map(|piece| piece.width).sum()
    }

    /// How high it is with what is left free below it, in points.
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading + self.gap
    }

    /// The size of its first words, in points.
    pub(super) fn size(&self) -> f32 {
        self.styles.iter().find(|(_, style)| !style.is_sign).map_or(0.0, |(_, style)| style.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::look::INK;

    fn paragraph(words: &[(&str, Face)]) -> Paragraph {
        let mut paragraph = Paragraph::new(None, 15.0);
        for (words, face) in words {
            paragraph.push(words, Style::new(*face, 10.0, INK));
        }
        paragraph
    }

    fn check(words: &str, width: f32, expected: &[&str]) {
        let fonts = Fonts::new().unwrap();
        let mut paragraph = paragraph(&[(words, Face::Serif)]);
        paragraph.set(&fonts, width);
        let lines: Vec<&str> = paragraph.lines.iter().map(|line| paragraph.words(line.clone())).collect();
        assert_eq!(lines, expected, "{words}");
        for line in &paragraph.lines {
            let words = paragraph.words(line.clone()).trim_end().len();
            let wide: f32 = paragraph.pieces(&fonts, line.start..line.start + words).iter().map(|piece| piece.width).sum();
            assert!(wide <= width + 0.01 || words <= 4, "{wide} of {width}");
        }
    }

    #[test]
    fn lines_are_broken_between_words_where_they_can() {
        check("The harbour was closed at dawn.", 80.0, &["The harbour was ", "closed at dawn."]);
        check("The harbour", 200.0, &["The harbour"]);
        check("", 200.0, &[]);
        check("  One\n\n two\u{202e} ", 200.0, &["One two "]);
        check("Donaudampfschifffahrt", 40.0, &["Donaud", "ampfsch", "ifffahrt"]);
        check("a 漢字漢字漢字", 25.0, &["a 漢", "字漢", "字漢", "字"]);
        check("mmmm", 1.0, &["m", "m", "m", "m"]);
    }

    #[test]
    fn a_sign_stays_with_its_words() {
        let fonts = Fonts::new().unwrap();
        let style = Style::new(Face::Serif, 10.0, INK);
        let mut paragraph = Paragraph::new(None, 15.0);
        paragraph.push("The harbour master ", style);
        paragraph.sign("…", "Q12", Style { is_sign: true, ..style });
        paragraph.push("said so.", style);
        paragraph.set(&fonts, 100.0);
        assert_eq!(paragraph.lines.first(), Some(&(0..19)));
    }

    #[test]
    fn pieces_follow_each_other() {
        let fonts = Fonts::new().unwrap();
        let mut paragraph = paragraph(&[("One two ", Face::Serif), ("three", Face::SerifSemibold), (" four", Face::Serif)]);
        paragraph.set(&fonts, 500.0);
        let pieces = paragraph.pieces(&fonts, 0..paragraph.text.len());
        let words: Vec<&str> = pieces.iter().map(|piece| paragraph.words(piece.range.clone())).collect();
        assert_eq!(words, ["One two ", "three", " four"]);
        assert!(pieces.windows(2).all(|two| (two[0].x + two[0].width - two[1].x).abs() < 0.01));
    }
}
