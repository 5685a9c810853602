//! The lines of a text, and whether they were wrapped by hand.

use crate::base::TextSpan;
use crate::import::plain::paragraphs::list_mark;

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// The words, without white space at the ends and without quotation marks of mail (">").
    pub(super) words: &'t str,
    /// The place of the words.
    pub(super) span: TextSpan,
    /// How far the words are indented, in columns; a tab counts as four.
    pub(super) indent: usize,
    /// How many ">" stand before the words.
    pub(super) depth: usize,
}

impl Line<'_> {
    /// Whether it separates paragraphs.
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// How wide it is, in characters.
    pub(super) fn width(&self) -> usize {
        self.indent + self.words.chars().count()
    }
}

/// How the lines of a text relate to its paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// Every line is a paragraph.
    LineIsParagraph,
    /// Lines are wrapped at a width in characters.
    Wrapped(usize),
}

/// All lines, blank ones too.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut out = Vec::new();
    for raw in text.split_inclusive('\n') {
        out.push(line(raw, start));
        start += raw.len();
    }
    out
}

fn line(raw: &str, start: usize) -> Line<'_> {
    let (mut indent, mut depth, mut lead) = (0, 0, 0);
    for c in raw.chars() {
        match c {
            '>' => (indent, depth) = (0, depth + 1),
            '\t' => indent += 4,
            _ if c.is_whitespace() => indent += 1,
            _ => break,
        }
        lead += c.len_utf8();
    }
    let words = raw.get(lead..).unwrap_or("").trim_end();
    Line { words, span: TextSpan::new(start + lead, start + lead + words.len()), indent, depth }
}

/// Wider lines than this are not wrapped by hand, in characters.
const WIDEST: usize = 140;

/// Narrower columns than this are lists or verse, in characters.
const NARROWEST: usize = 24;

/// Tells the habit: lines are wrapped where most of them end because the next word would not have fitted, in the middle of a
/// sentence. Quoted mail and list items, which are narrower, do not count.
pub(super) fn habit(lines: &[Line<'_>]) -> Habit {
    let mut pairs = Vec::new();
    for pair in lines.windows(2) {
        if let [line, next] = pair
            && !line.is_blank()
            && !next.is_blank()
            && line.depth + next.depth == 0
            && list_mark(next.words).is_none()
        {
            pairs.push((line.width(), *line, *next));
        }
    }
    let all: usize = lines.iter().map(|line| line.words.len()).sum();
    let wide: usize = lines.iter().map(|line| line.words.len()).filter(|bytes| *bytes > WIDEST * 2).sum();
    let Some(width) = usual_width(&pairs) else { return Habit::LineIsParagraph };
    if wide * 2 > all || !(NARROWEST..=WIDEST).contains(&width) {
        return Habit::LineIsParagraph;
    }
    let share = |test: fn(&Line<'_>, &Line<'_>) -> bool| {
        pairs.iter().filter(|(_, line, next)| test(line, next)).count() * 100 / pairs.len()
    };
    let full = pairs.iter().filter(|(_, line, next)| is_full(line, next, width)).count() * 100 / pairs.len();
    let unfinished = share(|line, _| !ends_sentence(line.words));
    let goes_on = share(|_, next| !next.words.starts_with(char::is_uppercase));
    if full >= 65 && unfinished >= 50 && goes_on >= 30 { Habit::Wrapped(width) } else { Habit::LineIsParagraph }
}

/// The width that nearly all lines keep to: single longer ones, such as addresses, do not count.
fn usual_width(pairs: &[(usize, Line<'_>, Line<'_>)]) -> Option<usize> {
    let mut widths: Vec<usize> = pairs.iter().map(|(width, ..)| *width).collect();
    widths.sort_unstable();
    widths.get(widths.len().checked_sub(1)? - widths.len() / 20).copied()
}

/// Whether the first word of the next line would not have fitted.
pub(super) fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let first = next.words.split_whitespace().next().unwrap_or("").chars().count();
    line.width() + 1 + first > width
}

/// Whether a line ends as sentences do, closing marks aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']).ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}
