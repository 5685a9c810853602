//! The ledgers of quotations, facts and statements: every finding once, by its state.

use krilla::tagging::{TableHeaderScope, Tag as Structure};

use super::fonts::Face;
use super::look::{self, HAIRLINE, INK, PANEL, SAME, SOFT};
use super::paragraph::{Paragraph, Style};
use super::report::{Group, Report, named, part_label};
use super::sheets::{Bar, Cell, Cursor, LEFT, NodeId, Part, RIGHT, TOP, Target};
use crate::base::{Cancelled, Side};
use crate::compare::{QuoteState, Verdict};
use crate::display::wording::{self, DecidedBy};
use crate::display::{Finding, Passage, Standing, Tag};
use crate::export::ledger::Entry;
use crate::export::order;
use crate::messages::tr;
use crate::review::{Said, Status};

/// How many passages of a value are shown; a name may stand in hundreds.
const MOST_PLACES: usize = 4;
/// Between the columns.
const GAP: f32 = 10.0;
const WORDS: f32 = 9.0;
const LEADING: f32 = 12.6;

/// Name, place and width of each column of a ledger.
pub(super) fn columns(part: Part) -> Vec<(&'static str, f32, f32)> {
    let number = (tr!("report-column-number"), 40.0);
    let sides = |width: f32| Side::BOTH.map(|side| (side.letter(), width));
    let why = |width: f32| (tr!("report-column-why"), width);
    let columns: Vec<(&'static str, f32)> = match part {
        Part::Summary | Part::Texts => Vec::new(),
        Part::Facts => {
            let [a, b] = sides(178.0);
            vec![number, (tr!("report-column-verdict"), 76.0), (tr!("report-column-about"), 106.0), a, b, why(155.0)]
        }
        Part::Quotations => {
            let [a, b] = sides(226.0);
            vec![number, (tr!("report-column-state"), 82.0), a, b, why(159.0)]
        }
        Part::Notes => {
            let (text, words) = ((tr!("report-column-text"), 60.0), (tr!("report-column-words"), 317.0));
            vec![number, text, words, (tr!("report-column-note"), 317.0)]
        }
        Part::Statements => {
            let [a, b] = sides(236.0);
            vec![number, (tr!("report-column-who"), 82.0), a, b, why(139.0)]
        }
    };
    let mut x = LEFT;
    let place = |(name, width): &(&'static str, f32)| {
        let column = (*name, x, width - GAP);
        x += width;
        column
    };
    columns.iter().map(place).collect()
}

impl Report<'_, '_> {
    pub(super) fn ledgers(&mut self) -> Result<(), Cancelled> {
        let display = &self.subject.display;
        let quotes = order::groups(QuoteState::ALL, |state| Tag::Quote(*state), &display.quotes, |item| item.state);
        let quotes = findings(quotes, |item| item.finding);
        let facts = order::groups(Verdict::ALL, |verdict| Tag::Fact(*verdict), &display.facts, |item| item.verdict);
        let facts = findings(facts, |item| item.finding);
        let statements = order::groups(Standing::ALL, |standing| standing.tag(), &display.statements, |item| item.standing);
        let statements = findings(statements, |item| item.finding);
        self.ledger(Part::Quotations, quotes, tr!("report-no-quotations"))?;
        self.ledger(Part::Facts, facts, tr!("report-no-facts"))?;
        self.ledger(Part::Statements, statements, tr!("report-no-statements"))
    }

    fn ledger(&mut self, part: Part, groups: Vec<(Tag, Vec<Finding>)>, none: &str) -> Result<(), Cancelled> {
        let mut cursor = self.sheets.begin(part);
        let section = self.sheets.node(None, Structure::Section);
        let count: usize = groups.iter().map(|(_, findings)| findings.len()).sum();
        self.heading(cursor, section, &format!("{} · {count}", part_label(part)));
        if groups.is_empty() {
            let node = self.sheets.node(Some(section), Structure::P);
            let none = Paragraph::of(Some(node), 14.0, none, Style::new(Face::Sans, 9.0, SOFT));
            self.sheets.put(cursor.down(-20.0), LEFT, none.cut(self.sheets.fonts, RIGHT - LEFT));
            return Ok(());
        }
        let node = self.sheets.node(Some(section), Structure::P);
        let by = Paragraph::of(Some(node), 10.0, tr!("report-decided"), Style::new(Face::Sans, 7.5, SOFT))
            .cut(self.sheets.fonts, RIGHT - LEFT);
        let x = RIGHT - by.width(self.sheets.fonts);
        self.sheets.put(Cursor { y: TOP + 8.0, ..cursor }, x, by);
        let table = self.sheets.node(Some(section), Structure::Table);
        let head = self.sheets.node(Some(table), Structure::THead);
        let row = self.sheets.node(Some(head), Structure::TR);
        self.captions(cursor.sheet, part, Some(row));
        for (tag, findings) in groups {
            let body = self.sheets.node(Some(table), Structure::TBody);
            cursor = self.group(cursor, body, part, tag, findings.len())?;
            for finding in findings {
                cursor = self.entry(cursor, body, part, finding)?;
            }
        }
        Ok(())
    }

    /// The line over the entries of one state.
    fn group(&mut self, cursor: Cursor, body: NodeId, part: Part, tag: Tag, count: usize) -> Result<Cursor, Cancelled> {
        let mut cursor = self.sheets.keep(cursor, 62.0);
        let is_top = cursor == self.sheets.at_top(cursor.sheet);
        cursor.y += if is_top { 0.0 } else { 8.0 };
        let bar = Bar { left: LEFT - 6.0, right: RIGHT + 6.0, top: cursor.y, bottom: cursor.y + 17.0, ink: PANEL };
        self.sheets.bar(cursor.sheet, bar);
        let row = self.sheets.node(Some(body), Structure::TR);
        let span = u32::try_from(columns(part).len()).ok().and_then(std::num::NonZeroU32::new);
        let head = self.sheets.node(Some(row), Structure::TH(TableHeaderScope::Row).with_col_span(span));
        let mut words = Paragraph::new(Some(head), 17.0);
        words.anchor(Target::Group(self.groups.len()));
        words.push(&named(tag), Style::new(Face::SansSemibold, 8.5, look::look(tag).ink));
        words.push(&format!("  {count}"), Style::new(Face::Sans, 8.5, SOFT));
        self.groups.push(Group { part, tag, count });
        let words = words.cut(self.sheets.fonts, RIGHT - LEFT);
        self.sheets.put(cursor, LEFT, words);
        Ok(cursor.down(21.0))
    }

    fn entry(&mut self, cursor: Cursor, body: NodeId, part: Part, finding: Finding) -> Result<Cursor, Cancelled> {
        let Some(entry) = Entry::new(self.subject, finding) else { return Ok(cursor) };
        let row = self.sheets.node(Some(body), Structure::TR);
        let mut columns = columns(part).into_iter().map(|(_, x, width)| (x, width));
        let mut cells = Vec::new();
        let mut next = || columns.next().unwrap_or((LEFT, 0.0));
        cells.push(self.number_cell(row, next(), &entry));
        cells.push(self.state_cell(row, next(), &entry));
        if part == Part::Facts {
            cells.push(self.about_cell(row, next(), &entry));
        }
        for side in Side::BOTH {
            cells.push(self.passages_cell(row, next(), &entry, side));
        }
        cells.push(self.why_cell(row, next(), &entry));
        let height = cells.iter().map(Cell::height).fold(0.0, f32::max) + 8.0;
        let is_short = height < self.sheets.room() * 0.5;
        let cursor = self.sheets.keep(cursor, if is_short { height } else { LEADING * 3.0 });
        let end = self.sheets.row(cursor, cells)?.down(3.0);
        self.sheets.hairline(end, HAIRLINE, 0.4);
        Ok(end.down(4.0))
    }

    /// What the reviewer noted on words of the texts.
    pub(super) fn noted(&mut self) -> Result<(), Cancelled> {
        if self.notes.is_empty() {
            return Ok(());
        }
        let mut cursor = self.sheets.begin(Part::Notes);
        let section = self.sheets.node(None, Structure::Section);
        self.heading(cursor, section, &format!("{} · {}", part_label(Part::Notes), self.notes.len()));
        let table = self.sheets.node(Some(section), Structure::Table);
        let head = self.sheets.node(Some(table), Structure::THead);
        let row = self.sheets.node(Some(head), Structure::TR);
        self.captions(cursor.sheet, Part::Notes, Some(row));
        let body = self.sheets.node(Some(table), Structure::TBody);
        for index in 0..self.notes.len() {
            cursor = self.note(cursor, body, index)?;
        }
        Ok(())
    }

    fn note(&mut self, cursor: Cursor, body: NodeId, index: usize) -> Result<Cursor, Cancelled> {
        let Some(note) = self.notes.get(index) else { return Ok(cursor) };
        let (side, words, state) = (note.side, note.words.to_owned(), note.state);
        let said = if state.is_empty() { note.note.to_owned() } else { format!("{} ({state})", note.note) };
        let row = self.sheets.node(Some(body), Structure::TR);
        let head = self.sheets.node(Some(row), Structure::TH(TableHeaderScope::Row));
        let mut number = Paragraph::new(Some(head), LEADING);
        number.anchor(Target::Note(index));
        number.push(&format!("N{}", index + 1), Style::new(Face::SansSemibold, 8.0, INK));
        let mut place = Paragraph::new(Some(self.sheets.node(Some(row), Structure::TD)), LEADING);
        let style = Style::new(Face::Sans, 8.0, look::side(side));
        place.push(side.letter(), Style { face: Face::SansSemibold, ..style });
        if let Some((page, ..)) = self.sheets.places.get(&Target::Noted(index)) {
            place.push(" ", style);
            place.push(&tr!("report-page", number = page + 1), Style { link: Some(Target::Noted(index)), size: 7.0, ..style });
        }
        let cell = self.sheets.node(Some(row), Structure::TD.with_lang(self.language(side)));
        let words = Paragraph::of(Some(cell), LEADING, &words, Style::new(Face::Serif, WORDS, INK));
        let cell = self.sheets.node(Some(row), Structure::TD);
        let said = Paragraph::of(Some(cell), LEADING, &said, Style::new(Face::Sans, 8.0, INK));
        let columns = columns(Part::Notes).into_iter().zip([number, place, words, said]);
        let cells: Vec<Cell> = columns.map(|((_, x, width), paragraph)| self.set(x, width, vec![paragraph])).collect();
        let height = cells.iter().map(Cell::height).fold(0.0, f32::max) + 8.0;
        let cursor = self.sheets.keep(cursor, height.min(self.sheets.room() * 0.5));
        let end = self.sheets.row(cursor, cells)?.down(3.0);
        self.sheets.hairline(end, HAIRLINE, 0.4);
        Ok(end.down(4.0))
    }

    fn number_cell(&mut self, row: NodeId, (x, width): (f32, f32), entry: &Entry<'_>) -> Cell {
        let node = self.sheets.node(Some(row), Structure::TH(TableHeaderScope::Row));
        let mut number = Paragraph::new(Some(node), LEADING);
        for finding in &entry.findings {
            number.anchor(Target::Entry(*finding));
        }
        number.push(&entry.number, Style::new(Face::SansSemibold, 8.0, INK));
        number.set(self.sheets.fonts, width);
        Cell { x, paragraphs: vec![number] }
    }

    fn state_cell(&mut self, row: NodeId, (x, width): (f32, f32), entry: &Entry<'_>) -> Cell {
        let node = self.sheets.node(Some(row), Structure::TD);
        let tag = entry.tag();
        let style = Style::new(Face::SansSemibold, 8.0, look::look(tag).ink);
        let mut paragraphs = vec![Paragraph::of(Some(node), LEADING, &named(tag), style)];
        if !entry.kind().is_empty() {
            paragraphs.push(Paragraph::of(Some(node), 10.0, entry.kind(), Style::new(Face::Sans, 7.0, SOFT)));
        }
        self.set(x, width, paragraphs)
    }

    fn about_cell(&mut self, row: NodeId, (x, width): (f32, f32), entry: &Entry<'_>) -> Cell {
        let node = self.sheets.node(Some(row), Structure::TD);
        let words = if entry.about.is_empty() { "–" } else { entry.about };
        self.set(x, width, vec![Paragraph::of(Some(node), LEADING, words, Style::new(Face::Sans, 8.0, INK))])
    }

    fn passages_cell(&mut self, row: NodeId, (x, width): (f32, f32), entry: &Entry<'_>, side: Side) -> Cell {
        let passages: Vec<&Passage> = entry.passages(side).collect();
        let cell = self.sheets.node(Some(row), Structure::TD.with_lang(self.language(side).filter(|_| !passages.is_empty())));
        if passages.is_empty() {
            return Cell { x, paragraphs: vec![self.nothing(cell, width, "–")] };
        }
        let is_fact = matches!(entry.card.finding, Finding::Fact(_));
        let shown = if is_fact { MOST_PLACES } else { passages.len() };
        let mut paragraphs = Vec::new();
        for passage in passages.iter().take(shown) {
            let node = if passages.len() == 1 { cell } else { self.sheets.node(Some(cell), Structure::P) };
            paragraphs.extend(self.passage(node, entry, passage));
        }
        if passages.len() > shown {
            let node = self.sheets.node(Some(cell), Structure::P);
            let more = tr!("report-and-more-places", count = passages.len() - shown);
            paragraphs.push(Paragraph::of(Some(node), 10.0, &more, Style::new(Face::Sans, 7.0, SOFT)));
        }
        self.set(x, width, paragraphs)
    }

    /// A passage with the words that matter marked, and where it stands.
    fn passage(&self, node: NodeId, entry: &Entry<'_>, passage: &Passage) -> Vec<Paragraph> {
        let tag = entry.tag();
        let mut words = Paragraph::new(Some(node), LEADING);
        let plain = Style::new(Face::Serif, WORDS, INK);
        let marked = Style { face: Face::SerifSemibold, ink: marked_ink(tag), ..plain };
        let is_plain_value = matches!(tag, Tag::Fact(Verdict::Agree | Verdict::Only(_)));
        for piece in passage.pieces.iter().filter(|piece| piece.marked || !is_plain_value) {
            words.push(&piece.text, if piece.marked { marked } else { plain });
        }
        let soft = Style::new(Face::Sans, 7.0, SOFT);
        let mut paragraphs = vec![words];
        if matches!(entry.card.finding, Finding::Quote(_)) && !passage.caption.is_empty() {
            paragraphs.push(Paragraph::of(Some(node), 10.0, &passage.caption, soft));
        }
        if let Some(last) = paragraphs.last_mut() {
            self.place(last, entry, passage);
            last.gap = 2.5;
        }
        paragraphs
    }

    /// The page of a passage, and where it stood in its source.
    fn place(&self, paragraph: &mut Paragraph, entry: &Entry<'_>, passage: &Passage) {
        let side = passage.side;
        let soft = Style::new(Face::Sans, 7.0, SOFT);
        let targets = entry.findings.iter().map(|finding| Target::Passage(side, *finding, passage.span.start));
        let found = targets.filter_map(|target| Some((target, self.sheets.places.get(&target)?))).next();
        if let Some((target, (page, ..))) = found {
            paragraph.push(" ", soft);
            paragraph.push(&tr!("report-page", number = page + 1), Style { ink: look::side(side), link: Some(target), ..soft });
        }
        if let Some(at) = self.subject.comparison.documents[side].place_at(passage.span.start) {
            paragraph.push(&format!(" {}", tr!("report-place-in-source", place = at.label())), soft);
        }
    }

    /// Why it is so, who decided it, and what the reviewer said.
    fn why_cell(&mut self, row: NodeId, (x, width): (f32, f32), entry: &Entry<'_>) -> Cell {
        let cell = self.sheets.node(Some(row), Structure::TD);
        let node = if entry.said.is_empty() { cell } else { self.sheets.node(Some(cell), Structure::P) };
        let mut why = Paragraph::new(Some(node), 10.6);
        why.push(&entry.card.reason, Style::new(Face::Sans, 7.5, INK));
        if entry.by != DecidedBy::Program {
            why.push(&format!(" {}", tr!("report-decided-by", who = entry.by.label())), Style::new(Face::SansSemibold, 7.5, INK));
        }
        let mut paragraphs = vec![why];
        for said in &entry.said {
            let node = self.sheets.node(Some(cell), Structure::P);
            let words = format!("{} {}", said.status.glyph(), wording::reviewer(said));
            paragraphs.push(Paragraph::of(Some(node), 10.6, &words, Style::new(Face::SansSemibold, 7.5, said_ink(said))));
        }
        self.set(x, width, paragraphs)
    }

    fn set(&self, x: f32, width: f32, mut paragraphs: Vec<Paragraph>) -> Cell {
        for paragraph in &mut paragraphs {
            paragraph.set(self.sheets.fonts, width);
        }
        Cell { x, paragraphs }
    }
}

/// The ink of the words that matter in a passage.
pub(super) fn marked_ink(tag: Tag) -> look::Ink {
    if tag.needs_attention() || tag == Tag::Linked { look::look(tag).ink } else { INK }
}

fn said_ink(said: &Said) -> look::Ink {
    match said.status {
        Status::Problem => look::CONFLICT,
        Status::Confirmed => SAME,
        Status::Unchecked | Status::Dismissed => INK,
    }
}

fn findings<I>(groups: Vec<(Tag, Vec<&I>)>, finding: impl Fn(&I) -> Finding) -> Vec<(Tag, Vec<Finding>)> {
    groups.into_iter().map(|(tag, items)| (tag, items.into_iter().map(&finding).collect())).collect()
}
