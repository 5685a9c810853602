//! Both texts in parallel, with highlights and the places of comments.

use std::collections::HashSet;
use std::io;
use std::ops::Range;

use super::comments::Comments;
use super::xml::{Look, cell, paragraph, paragraph_of, row, run, table};
use super::{look, package};
use crate::base::{Pair, Side, TextSpan, Work};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Finding, Layered, Mark, Row, Tag};
use crate::export::ledger::{NoteLine, notes};
use crate::export::{Subject, ids, parallel};
use crate::text::BlockKind;

/// The texts on the way into the document.
pub(super) struct Texts<'s, 'c> {
    subject: &'s Subject<'c>,
    pub(super) comments: Comments,
    /// Findings with a place to which ledgers lead, by side.
    pub(super) places: HashSet<(Side, Finding)>,
    next: Pair<usize>,
    bookmarks: usize,
    /// Notes on words that have not begun yet, of each side, the last one first.
    notes: Pair<Vec<NoteLine<'c>>>,
}

/// A comment whose end has not come yet.
struct Open {
    id: usize,
    end: u32,
}

impl<'s, 'c> Texts<'s, 'c> {
    pub(super) fn new(subject: &'s Subject<'c>) -> Self {
        let of = |side: Side| {
            let placed = notes(subject).into_iter().filter(|note| note.side == side && note.span.is_some());
            placed.rev().collect()
        };
        Self {
            subject,
            comments: Comments::default(),
            places: HashSet::new(),
            next: Pair::default(),
            bookmarks: 0,
            notes: Pair::from_fn(of),
        }
    }

    /// The table of both texts; a row begins where they say the same.
    pub(super) fn table(&mut self, titles: &Pair<String>, work: &Work) -> io::Result<String> {
        let width = package::WIDTH / 2;
        let heads = Side::BOTH.map(|side| {
            let colour = look::colours(Tag::OneSided(side)).0;
            let letter = run(Look { bold: true, colour: Some(colour), ..Look::default() }, side.letter());
            cell(width, &paragraph("ColumnHead", &format!("{letter}{}", run(Look::default(), &format!("  {}", titles[side])))))
        });
        let mut rows = row(true, &heads.concat());
        let bands = parallel::bands(self.subject.comparison);
        for (done, band) in bands.iter().enumerate() {
            work.check()?;
            work.progress(done, bands.len());
            let cells = Side::BOTH.map(|side| cell(width, &self.blocks(side, band[side].clone())));
            rows.push_str(&row(false, &cells.concat()));
        }
        Ok(table("Parallel", &[width, width], &rows))
    }

    /// The paragraphs of one cell.
    fn blocks(&mut self, side: Side, range: Range<usize>) -> String {
        let subject = self.subject;
        let pane = &subject.display.panes[side];
        let mut out = String::new();
        let mut open: Vec<Open> = Vec::new();
        let rows = pane.rows.get(range).unwrap_or_default();
        for (at, row) in rows.iter().enumerate() {
            let mut runs = String::new();
            for segment in pane.segments.get(row.segments.clone()).unwrap_or_default() {
                let marks = pane.marks.get(segment.marks.clone()).unwrap_or_default();
                self.segment(side, segment.span, marks, &mut open, &mut runs);
            }
            // Comments do not reach from one cell into another.
            let next = rows.get(at + 1).map_or(u32::MAX, |next| next.span.start);
            close(&mut open, next.saturating_sub(if next == u32::MAX { 0 } else { 1 }), &mut runs);
            let words = subject.comparison.documents[side].slice(row.span);
            out.push_str(&paragraph_of(style(side, row), words, &runs));
        }
        out
    }

    fn segment(&mut self, side: Side, span: TextSpan, marks: &[Mark], open: &mut Vec<Open>, runs: &mut String) {
        let begins: Vec<Mark> = marks.iter().filter(|mark| mark.first && !mark.tag.is_inside()).copied().collect();
        let mut signed: Vec<Tag> = Vec::new();
        for mark in &begins {
            let whole = self.layer(side, span.start, mark);
            if let Some(id) =
                self.comments.begins(self.subject, side, TextSpan { start: span.start, end: whole }, mark.tag, mark.finding)
            {
                runs.push_str(&format!("<w:commentRangeStart w:id=\"{id}\"/>"));
                open.push(Open { id, end: whole });
            }
            // Several possible partners of one statement have one sign.
            if !signed.contains(&mark.tag) || !is_quiet(mark.tag) && mark.tag != Tag::Possible {
                self.sign(side, mark, runs);
            }
            signed.push(mark.tag);
        }
        let look = look::layered(marks.iter().map(|mark| mark.tag));
        let mut at = span.start;
        loop {
            self.noted(side, at, open, runs);
            let begins = self.notes[side].last().and_then(|note| note.span).map(|span| span.start);
            let ends = open.iter().map(|comment| comment.end);
            let cut = ends.chain(begins).filter(|cut| at < *cut && *cut < span.end).min().unwrap_or(span.end);
            runs.push_str(&run(look, self.subject.comparison.documents[side].slice(TextSpan { start: at, end: cut })));
            close(open, cut, runs);
            at = cut;
            if at >= span.end {
                return;
            }
        }
    }

    /// The comments of notes on words that begin here, or between here and what stood before.
    fn noted(&mut self, side: Side, at: u32, open: &mut Vec<Open>, runs: &mut String) {
        let begins = |note: &mut NoteLine<'_>| note.span.is_some_and(|span| span.start <= at);
        while let Some(note) = self.notes[side].pop_if(begins) {
            let id = self.comments.note(&note);
            runs.push_str(&format!("<w:commentRangeStart w:id=\"{id}\"/>"));
            open.push(Open { id, end: note.span.map_or(at, |span| span.end) });
        }
    }

    /// Where a highlight that begins at a byte ends.
    fn layer(&mut self, side: Side, start: u32, mark: &Mark) -> u32 {
        let layers: &[Layered] = &self.subject.display.panes[side].layers;
        let next = &mut self.next[side];
        while layers.get(*next).is_some_and(|layer| layer.span.start < start) {
            *next += 1;
        }
        let here = layers.get(*next..).unwrap_or_default().iter().take_while(|layer| layer.span.start == start);
        let own = here.filter(|layer| layer.finding == mark.finding && layer.tag == mark.tag);
        own.map(|layer| layer.span.end).max().unwrap_or(start)
    }

    /// The sign of a highlight before its words; where the finding stands in a table, its number leads there.
    fn sign(&mut self, side: Side, mark: &Mark, runs: &mut String) {
        let finding = self.subject.display.listed(mark.finding);
        let number = self.subject.number(finding);
        let is_first = self.places.insert((side, finding));
        let glyph = mark.tag.glyph();
        if is_quiet(mark.tag) {
            let sign = run(look::sign(mark.tag), &format!("{glyph}\u{a0}"));
            runs.push_str(if mark.tag == Tag::Linked { "" } else { &sign });
            return;
        }
        // What only one side says is everywhere; its number stands in the comment.
        let cited = if matches!(mark.tag, Tag::OneSided(_) | Tag::Possible) { "" } else { number.as_str() };
        let words = run(look::sign(mark.tag), &format!("{glyph}{cited}\u{a0}"));
        let link = format!("<w:hyperlink w:anchor=\"{number}\" w:history=\"1\">{words}</w:hyperlink>");
        if is_first {
            self.bookmarks += 1;
            let (id, name) = (self.bookmarks, place(side, &number));
            runs.push_str(&format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{link}<w:bookmarkEnd w:id=\"{id}\"/>"));
        } else {
            runs.push_str(&link);
        }
    }

    /// A number for a bookmark that no other has.
    pub(super) fn bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }
}

/// The name of the place of a finding in a text.
pub(super) fn place(side: Side, number: &str) -> String {
    format!("in_{}_{number}", ids::letter(side))
}

/// Whether both sides agree, so that the finding stands in no table of departures.
pub(super) fn is_quiet(tag: Tag) -> bool {
    matches!(tag, Tag::Quote(QuoteState::Identical) | Tag::Fact(Verdict::Agree) | Tag::Linked)
}

/// Ends the comments that reach no further than a byte.
fn close(open: &mut Vec<Open>, end: u32, runs: &mut String) {
    for comment in open.extract_if(.., |comment| comment.end <= end) {
        let id = comment.id;
        runs.push_str(&format!(
            "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
             <w:commentReference w:id=\"{id}\"/></w:r>"
        ));
    }
}

fn style(side: Side, row: &Row) -> &'static str {
    match (row.kind, side) {
        (BlockKind::Heading(_), Side::A) => "HeadingA",
        (BlockKind::Heading(_), Side::B) => "HeadingB",
        (BlockKind::ListItem | BlockKind::Quotation | BlockKind::Note, Side::A) => "SetInA",
        (BlockKind::ListItem | BlockKind::Quotation | BlockKind::Note, Side::B) => "SetInB",
        (_, Side::A) => "TextA",
        (_, Side::B) => "TextB",
    }
}
