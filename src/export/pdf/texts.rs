//! Both texts in two columns, passages that say the same beginning level.

use std::collections::BTreeMap;
use std::num::NonZeroU16;
use std::ops::Range;

use krilla::tagging::{Tag as Structure, TagKind};

use super::fonts::Face;
use super::look::{self, ALTERED, INK, Ink, SOFT};
use super::paragraph::{Paragraph, Style};
use super::report::{Report, part_label};
use super::sheets::{Cell, Cursor, LEFT, NodeId, Part, RIGHT, Target};
use crate::base::{Cancelled, Id, Pair, Side, TextSpan};
use crate::compare::Link;
use crate::display::{Mark, Row, Segment, Tag};
use crate::messages::tr;
use crate::text::{BlockKind, SentenceId};

/// Between the columns.
const GUTTER: f32 = 34.0;
/// How wide a column is.
pub(super) const COLUMN: f32 = (RIGHT - LEFT - GUTTER) / 2.0;
const SIZE: f32 = 10.0;
const LEADING: f32 = 15.0;
const SIGN: f32 = 6.0;

/// Where the column of a side begins.
pub(super) fn column(side: Side) -> f32 {
    match side {
        Side::A => LEFT,
        Side::B => LEFT + COLUMN + GUTTER,
    }
}

impl Report<'_, '_> {
    pub(super) fn texts(&mut self) -> Result<(), Cancelled> {
        let mut cursor = self.sheets.begin(Part::Texts);
        let section = self.sheets.node(None, Structure::Section);
        self.heading(cursor, section, part_label(Part::Texts));
        let table = self.sheets.node(Some(section), Structure::Table);
        let head = self.sheets.node(Some(table), Structure::THead);
        let row = self.sheets.node(Some(head), Structure::TR);
        self.captions(cursor.sheet, Part::Texts, Some(row));
        let body = self.sheets.node(Some(table), Structure::TBody);
        let rows = Pair::from_fn(|side| self.subject.display.panes[side].rows.len());
        let is_heading = |side: Side, row: usize| {
            let row = self.subject.display.panes[side].rows.get(row);
            row.is_some_and(|row| matches!(row.kind, BlockKind::Heading(_)))
        };
        let bands = bands(&anchors(self.subject.comparison), rows, is_heading);
        for band in bands {
            cursor = self.band(cursor, body, &band)?;
        }
        Ok(())
    }

    /// Some paragraphs of both sides, the first ones level.
    fn band(&mut self, cursor: Cursor, body: NodeId, band: &Pair<Range<usize>>) -> Result<Cursor, Cancelled> {
        let row = self.sheets.node(Some(body), Structure::TR);
        let subject = self.subject;
        let mut cells = Vec::new();
        for side in Side::BOTH {
            let cell = self.sheets.node(Some(row), Structure::TD);
            let rows = subject.display.panes[side].rows.get(band[side].clone()).unwrap_or_default();
            let mut paragraphs: Vec<Paragraph> = rows.iter().map(|row| self.block(side, row, cell)).collect();
            if paragraphs.is_empty() {
                paragraphs.push(self.nothing(cell, COLUMN, "\u{a0}"));
            }
            cells.push(Cell { x: column(side), paragraphs });
        }
        let first = cells.iter().filter_map(|cell| cell.paragraphs.first()).map(Paragraph::height).fold(0.0, f32::max);
        let begins = Side::BOTH.iter().filter_map(|side| subject.display.panes[*side].rows.get(band[*side].start));
        let heads = begins.filter(|row| matches!(row.kind, BlockKind::Heading(_))).count();
        let least = first.min(LEADING * 2.0) + if heads > 0 { LEADING * 3.0 } else { 0.0 };
        let cursor = self.sheets.keep(cursor, least);
        self.sheets.row(cursor, cells)
    }

    /// One block of a text as a paragraph that is set.
    fn block(&mut self, side: Side, row: &Row, cell: NodeId) -> Paragraph {
        let subject = self.subject;
        let document = &subject.comparison.documents[side];
        let (structure, mut style, indent) = shape(row.kind);
        let structure = match structure {
            TagKind::Hn(_) => heading(3, document.slice(row.span)),
            structure => structure,
        };
        let node = self.sheets.node(Some(cell), structure.with_lang(self.language(side)));
        let mut paragraph = Paragraph::new(Some(node), style.size * LEADING / SIZE);
        paragraph.indent = indent;
        paragraph.gap = if matches!(row.kind, BlockKind::ListItem | BlockKind::Cell) { 3.0 } else { 6.5 };
        if row.kind == BlockKind::ListItem {
            paragraph.push("• ", style);
        }
        let pane = &subject.display.panes[side];
        for segment in pane.segments.get(row.segments.clone()).unwrap_or_default() {
            let marks = pane.marks.get(segment.marks.clone()).unwrap_or_default();
            self.signs(&mut paragraph, side, segment, marks);
            style = styled(shape(row.kind).1, marks);
            let mut from = segment.span.start;
            for (start, note) in self.notes_in(side, segment.span) {
                paragraph.push(document.slice(TextSpan { start: from, end: start }), style);
                noted(&mut paragraph, note);
                from = start;
            }
            paragraph.push(document.slice(TextSpan { start: from, end: segment.span.end }), style);
        }
        paragraph.set(self.sheets.fonts, COLUMN);
        paragraph
    }

    /// The notes on words that begin in a stretch of a text, in order.
    fn notes_in(&self, side: Side, span: TextSpan) -> Vec<(u32, usize)> {
        let own = self.notes.iter().enumerate().filter(|(_, note)| note.side == side);
        let starts = own.filter_map(|(index, note)| Some((note.span?.start, index)));
        starts.filter(|(start, _)| span.contains_offset(*start)).collect()
    }

    /// The signs of the highlights that begin here, each leading to its entry.
    fn signs(&self, paragraph: &mut Paragraph, side: Side, segment: &Segment, marks: &[Mark]) {
        // A sign inside another highlight does not break it.
        let around: Vec<Mark> = marks.iter().filter(|mark| !mark.first && !mark.tag.is_inside()).copied().collect();
        let mut numbers: Vec<String> = Vec::new();
        for mark in marks.iter().filter(|mark| mark.first && !mark.tag.is_inside()) {
            paragraph.anchor(Target::Passage(side, mark.finding, segment.span.start));
            let number = self.subject.number(mark.finding);
            // Several links of one statement stand in one line of the ledger.
            if look::has_sign(mark.tag) && !numbers.contains(&number) {
                let mut style = styled(Style::new(Face::SansSemibold, SIGN, look::look(mark.tag).ink), &around);
                (style.is_sign, style.link) = (true, Some(Target::Entry(mark.finding)));
                paragraph.sign(mark.tag.glyph(), &number, style);
                numbers.push(number);
            }
        }
    }
}

/// The sign of a note on words, which leads to the note.
fn noted(paragraph: &mut Paragraph, note: usize) {
    paragraph.anchor(Target::Noted(note));
    let style = Style::new(Face::SansSemibold, SIGN, INK);
    paragraph.sign("", &format!("N{}", note + 1), Style { is_sign: true, link: Some(Target::Note(note)), ..style });
}

/// Structure, style and indent of a kind of block.
fn shape(kind: BlockKind) -> (TagKind, Style, f32) {
    let plain = Style::new(Face::Serif, SIZE, INK);
    let semibold = |size: f32| Style::new(Face::SerifSemibold, size, INK);
    match kind {
        BlockKind::Heading(0 | 1) => (heading(3, ""), semibold(13.5), 0.0),
        BlockKind::Heading(2) => (heading(3, ""), semibold(11.5), 0.0),
        BlockKind::Heading(_) => (heading(3, ""), semibold(SIZE), 0.0),
        BlockKind::Quotation => (Structure::BlockQuote.into(), plain, 14.0),
        BlockKind::ListItem => (Structure::P.into(), plain, 10.0),
        BlockKind::Caption | BlockKind::Note => (Structure::P.into(), Style::new(Face::SerifItalic, 8.5, SOFT), 0.0),
        BlockKind::Paragraph | BlockKind::Cell => (Structure::P.into(), plain, 0.0),
    }
}

/// A heading of the structure.
pub(super) fn heading(level: u16, title: &str) -> TagKind {
    let title = if title.trim().is_empty() { tr!("report-heading") } else { title };
    Structure::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title.to_owned())).into()
}

/// The style of words inside their highlights, the outermost first.
fn styled(mut style: Style, marks: &[Mark]) -> Style {
    for mark in marks {
        let look = look::look(mark.tag);
        style.fill = look.fill.or(style.fill);
        match mark.tag {
            Tag::Quote(_) => style.rules[0] = look.rule.map(|rule| (rule, look.ink)),
            Tag::Fact(_) => style.rules[1] = look.rule.map(|rule| (rule, look.ink)),
            Tag::Differs | Tag::Changed => (style.face, style.ink) = (Face::SerifSemibold, ALTERED),
            Tag::Linked | Tag::Possible | Tag::OneSided(_) => {}
        }
        if !mark.tag.is_inside() && !look::has_sign(mark.tag) {
            style.link = Some(Target::Entry(mark.finding));
        }
    }
    style
}

/// The ink of the badge of a side.
pub(super) fn badge(side: Side) -> Ink {
    look::side(side)
}

/// Pairs of blocks that say the same, in order of both sides; of those that cross, the ones that share most.
fn anchors(comparison: &crate::compare::Comparison) -> Vec<Pair<usize>> {
    let block = |side: Side, id: SentenceId| {
        comparison.documents[side].sentences.get(id).map(|sentence| (sentence.block.index(), sentence.span.len()))
    };
    let mut votes: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    for (_, link) in comparison.links.iter().filter(|(_, link)| Link::is_firm(link)) {
        let ends = Pair::from_fn(|side| link.sentences[side].first().and_then(|id| block(side, *id)));
        if let (Some((a, long_a)), Some((b, long_b))) = (ends.a, ends.b) {
            *votes.entry((a, b)).or_default() += long_a.min(long_b) as u64;
        }
    }
    let mut pairs: Vec<((usize, usize), u64)> = votes.into_iter().collect();
    // Of one block of A the later ones of B first, so that no two of them stand in one chain.
    pairs.sort_by_key(|((a, b), _)| (*a, std::cmp::Reverse(*b)));
    let rows = comparison.documents.b.blocks.len();
    heaviest_chain(&pairs, rows).into_iter().map(|(a, b)| Pair::new(a, b)).collect()
}

/// The chain of pairs, rising on both sides, with the greatest sum of weights. `rows` is more than any second number.
fn heaviest_chain(pairs: &[((usize, usize), u64)], rows: usize) -> Vec<(usize, usize)> {
    // A tree of prefix maxima: the best chain that ends at or before a row of B, as (weight, pair).
    let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); rows + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, ((_, b), weight)) in pairs.iter().enumerate() {
        let (mut sum, mut last, mut row) = (0, None, *b);
        while row > 0 {
            if let Some((own, pair)) = best.get(row).filter(|(own, _)| *own > sum) {
                (sum, last) = (*own, *pair);
            }
            row &= row - 1;
        }
        before.push(last);
        let mut row = b + 1;
        while row <= rows {
            if let Some(slot) = best.get_mut(row).filter(|slot| slot.0 < sum + weight) {
                *slot = (sum + weight, Some(at));
            }
            row += row & row.wrapping_neg();
        }
    }
    let heaviest = best.iter().rev().max_by_key(|(sum, _)| *sum).and_then(|(_, pair)| *pair);
    let chain = std::iter::successors(heaviest, |at| before.get(*at).copied().flatten());
    let mut chain: Vec<(usize, usize)> = chain.filter_map(|at| pairs.get(at).map(|(pair, _)| *pair)).collect();
    chain.reverse();
    chain
}

/// Cuts the blocks of both sides at the anchors; a heading stays with what follows it.
fn bands(anchors: &[Pair<usize>], rows: Pair<usize>, is_heading: impl Fn(Side, usize) -> bool) -> Vec<Pair<Range<usize>>> {
    let mut starts = vec![Pair::new(0, 0)];
    for anchor in anchors {
        let last = starts.last().copied().unwrap_or_default();
        let start = Pair::from_fn(|side| {
            let mut row = anchor[side];
            while row > last[side] && is_heading(side, row - 1) {
                row -= 1;
            }
            row
        });
        starts.push(start);
    }
    let ends = starts.iter().skip(1).copied().chain([rows]);
    let bands = starts.iter().zip(ends).map(|(start, end)| Pair::new(start.a..end.a, start.b..end.b));
    bands.filter(|band| !band.a.is_empty() || !band.b.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_rises_on_both_sides_and_weighs_most() {
        let check = |pairs: &[((usize, usize), u64)], expected: &[(usize, usize)]| {
            assert_eq!(heaviest_chain(pairs, 10), expected, "{pairs:?}");
        };
        check(&[], &[]);
        check(&[((0, 0), 5), ((1, 1), 5), ((2, 2), 5)], &[(0, 0), (1, 1), (2, 2)]);
        check(&[((0, 9), 5), ((1, 1), 4), ((2, 2), 4)], &[(1, 1), (2, 2)]);
        check(&[((0, 9), 9), ((1, 1), 4), ((2, 2), 4)], &[(0, 9)]);
        check(&[((0, 3), 5), ((0, 1), 5), ((1, 3), 5)], &[(0, 1), (1, 3)]);
        check(&[((0, 1), 5), ((1, 1), 6)], &[(1, 1)]);
    }

    #[test]
    fn bands_hold_every_block_once() {
        let check = |anchors: &[(usize, usize)], rows: (usize, usize), expected: &[(Range<usize>, Range<usize>)]| {
            let anchors: Vec<Pair<usize>> = anchors.iter().map(|(a, b)| Pair::new(*a, *b)).collect();
            let found: Vec<_> = bands(&anchors, Pair::new(rows.0, rows.1), |side, row| side == Side::B && row == 4)
                .into_iter()
                .map(|band| (band.a, band.b))
                .collect();
            assert_eq!(found, expected);
        };
        check(&[], (0, 0), &[]);
        check(&[], (2, 3), &[(0..2, 0..3)]);
        check(&[(0, 0), (2, 1)], (4, 3), &[(0..2, 0..1), (2..4, 1..3)]);
        check(&[(0, 1), (1, 5)], (2, 6), &[(0..0, 0..1), (0..1, 1..4), (1..2, 4..6)]);
        check(&[(0, 2), (1, 3)], (2, 5), &[(0..0, 0..2), (0..1, 2..3), (1..2, 3..5)]);
    }
}
