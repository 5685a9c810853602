//! What every part of the pages reads, and what stands on every page.

use krilla::tagging::{TableHeaderScope, Tag as Structure};

use super::fonts::{Face, Fonts};
use super::ledgers;
use super::look::{HAIRLINE, INK, Ink, SOFT, WHITE};
use super::paragraph::{Paragraph, Style};
use super::sheets::{Bar, CAPTIONS, Cursor, HEIGHT, LEFT, NodeId, Part, RIGHT, Sheets, TOP, Target};
use super::texts::{COLUMN, badge, column, heading};
use crate::base::{Cancelled, Side, Work};
use crate::display::Tag;
use crate::export::Subject;
use crate::export::head::Head;
use crate::export::ledger::{NoteLine, notes};
use crate::messages::tr;

/// A line of the outline below a ledger.
pub(super) struct Group {
    pub(super) part: Part,
    pub(super) tag: Tag,
    pub(super) count: usize,
}

/// The report while its pages are laid out.
pub(super) struct Report<'s, 'c> {
    pub(super) subject: &'s Subject<'c>,
    pub(super) head: Head,
    pub(super) sheets: Sheets<'s>,
    /// What the reviewer noted on words of the texts.
    pub(super) notes: Vec<NoteLine<'s>>,
    /// The states of the ledgers in order.
    pub(super) groups: Vec<Group>,
}

impl<'s, 'c> Report<'s, 'c> {
    /// Lays out all pages.
    pub(super) fn new(subject: &'s Subject<'c>, fonts: &'s Fonts, work: &'s Work) -> Result<Self, Cancelled> {
        let sheets = Sheets::new(fonts, work);
        let mut report = Self { subject, head: Head::new(subject), sheets, notes: notes(subject), groups: Vec::new() };
        report.summary()?;
        report.texts()?;
        report.ledgers()?;
        report.noted()?;
        report.running();
        Ok(report)
    }

    /// The language of a side, where it is known.
    pub(super) fn language(&self, side: Side) -> Option<String> {
        let code = self.subject.comparison.documents[side].language.code();
        (code != "und").then(|| code.to_owned())
    }

    /// The heading of a part, at the top of its first page.
    pub(super) fn heading(&mut self, cursor: Cursor, section: NodeId, title: &str) {
        let node = self.sheets.node(Some(section), heading(2, title));
        let words = Paragraph::of(Some(node), 20.0, title, Style::new(Face::SerifSemibold, 15.0, INK));
        let words = words.cut(self.sheets.fonts, RIGHT - LEFT);
        self.sheets.put(Cursor { y: TOP, ..cursor }, LEFT, words);
    }

    /// What stands in a cell without words: a dash, or nothing that can be seen.
    pub(super) fn nothing(&self, cell: NodeId, width: f32, said: &str) -> Paragraph {
        let mut paragraph = Paragraph::of(Some(cell), 12.0, said, Style::new(Face::Sans, 8.0, SOFT));
        paragraph.set(self.sheets.fonts, width);
        paragraph
    }

    /// The letter of a side on its colour.
    pub(super) fn badge(&mut self, at: Cursor, x: f32, side: Side, node: Option<NodeId>) {
        let bar = Bar { left: x, right: x + 13.0, top: at.y, bottom: at.y + 13.0, ink: badge(side) };
        self.sheets.bar(at.sheet, bar);
        let letter = Paragraph::of(node, 13.0, side.letter(), Style::new(Face::SansSemibold, 8.5, WHITE));
        let letter = letter.cut(self.sheets.fonts, 20.0);
        let width = letter.width(self.sheets.fonts);
        self.sheets.put(at, x + (13.0 - width) / 2.0, letter);
    }

    /// The heads of the columns; those of the first page of a part belong to its table.
    pub(super) fn captions(&mut self, sheet: usize, part: Part, row: Option<NodeId>) {
        let at = Cursor { sheet, y: CAPTIONS };
        if part == Part::Texts {
            for side in Side::BOTH {
                let cell = row.map(|row| self.sheets.node(Some(row), Structure::TH(TableHeaderScope::Column)));
                let node = cell.map(|cell| self.sheets.node(Some(cell), Structure::P));
                self.badge(at, column(side), side, node);
                let style = Style::new(Face::SansSemibold, 8.0, INK);
                let title = self.head.sources[side].title.clone();
                let title = Paragraph::of(node, 13.0, &title, style).cut(self.sheets.fonts, COLUMN - 20.0);
                self.sheets.put(at, column(side) + 19.0, title);
            }
        } else {
            for (name, x, width) in ledgers::columns(part) {
                let cell = row.map(|row| self.sheets.node(Some(row), Structure::TH(TableHeaderScope::Column)));
                let words = Paragraph::of(cell, 13.0, name, Style::new(Face::SansSemibold, 7.5, SOFT));
                let words = words.cut(self.sheets.fonts, width);
                self.sheets.put(at, x, words);
            }
        }
        self.sheets.hairline(at.down(16.0), HAIRLINE, 0.6);
    }

    /// Heads of later pages, and the foot of every page.
    fn running(&mut self) {
        let parts: Vec<Part> = self.sheets.sheets.iter().map(|sheet| sheet.part).collect();
        let total = parts.len();
        for (sheet, part) in parts.into_iter().enumerate() {
            let is_first = self.sheets.places.get(&Target::Part(part)).is_some_and(|(first, ..)| *first == sheet);
            if !is_first && part != Part::Summary {
                let at = Cursor { sheet, y: TOP + 4.0 };
                self.line(at, LEFT, &tr!("report-continued", part = part_label(part)), SOFT);
                self.captions(sheet, part, None);
            }
            self.foot(sheet, total);
        }
    }

    fn foot(&mut self, sheet: usize, total: usize) {
        let at = Cursor { sheet, y: HEIGHT - 40.0 };
        let names = Side::BOTH.map(|side| {
            let document = &self.subject.comparison.documents[side];
            format!("{} {}", side.letter(), document.source.name)
        });
        let words = format!("{}  ·  {}", names.join("  ·  "), self.head.program);
        self.line(at, LEFT, &words, SOFT);
        let number =
            Paragraph::of(None, 10.0, &tr!("report-page-of", page = sheet + 1, pages = total), Style::new(Face::Sans, 7.5, SOFT));
        let number = number.cut(self.sheets.fonts, 100.0);
        let x = RIGHT - number.width(self.sheets.fonts);
        self.sheets.put(at, x, number);
    }

    /// One line that belongs to no part of the structure.
    fn line(&mut self, at: Cursor, x: f32, words: &str, ink: Ink) {
        let line = Paragraph::of(None, 10.0, words, Style::new(Face::Sans, 7.5, ink));
        let line = line.cut(self.sheets.fonts, RIGHT - LEFT - 90.0);
        self.sheets.put(at, x, line);
    }
}

/// Sign and name of a state; a name that has the letter of its side needs no sign.
pub(super) fn named(tag: Tag) -> String {
    let (sign, label) = (tag.glyph(), tag.label());
    if label.split(' ').any(|word| word == sign) { label.to_owned() } else { format!("{sign} {label}") }
}

/// The name of a part in the outline and on its pages.
pub(super) fn part_label(part: Part) -> &'static str {
    match part {
        Part::Summary => tr!("report-summary"),
        Part::Texts => tr!("report-texts"),
        Part::Quotations => tr!("ledger-quotations"),
        Part::Facts => tr!("ledger-facts"),
        Part::Statements => tr!("ledger-statements"),
        Part::Notes => tr!("report-notes-of-reviewer"),
    }
}
