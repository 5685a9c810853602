//! One sheet.

use std::io;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::looks::Looks;
use crate::base::{Side, Work};
use crate::display::{Passage, Tag, wording};
use crate::export::clean::{clean, is_formula};
use crate::export::ledger::{Entry, Ledger};
use crate::export::{Subject, order};

/// The most characters of a cell; Excel refuses files with longer ones.
const MOST: usize = 32_000;
/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

/// The columns of a ledger with their widths in characters.
const COLUMNS: [(&str, f64); 15] = [
    ("No.", 7.0),
    ("State", 15.0),
    ("Kind", 12.0),
    ("Of what", 20.0),
    ("A", 48.0),
    ("B", 48.0),
    ("In A by", 26.0),
    ("In B by", 26.0),
    ("Why", 44.0),
    ("Status", 14.0),
    ("Note", 36.0),
    ("Decided by", 12.0),
    ("Place in A", 11.0),
    ("Place in B", 11.0),
    ("Id", 9.0),
];

/// A sheet on the way.
pub(super) struct Sheet<'l> {
    sheet: Worksheet,
    looks: &'l Looks,
    row: u32,
    /// How many columns can be filtered.
    columns: u16,
}

/// As much of a text as a cell can hold.
pub(super) fn cut(text: &str) -> &str {
    text.char_indices().nth(MOST).map_or(text, |(end, _)| text.get(..end).unwrap_or(""))
}

/// A ledger, the weightiest states first.
pub(super) fn ledger<'l>(subject: &Subject<'_>, work: &Work, looks: &'l Looks, ledger: Ledger) -> io::Result<Sheet<'l>> {
    let mut sheet = Sheet::new(ledger.label(), looks, &COLUMNS).map_err(io::Error::other)?;
    let findings = order::weighty_first(subject, ledger);
    for (done, finding) in findings.iter().enumerate() {
        work.check()?;
        work.progress(done, findings.len());
        if let Some(entry) = Entry::new(subject, *finding) {
            sheet.entry(subject, &entry).map_err(io::Error::other)?;
        }
    }
    Ok(sheet)
}

impl<'l> Sheet<'l> {
    /// A sheet with named columns that stay in sight and can be filtered.
    pub(super) fn new(name: &str, looks: &'l Looks, columns: &[(&str, f64)]) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?.set_freeze_panes(1, 1)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        for (column, (name, width)) in (0_u16..).zip(columns) {
            sheet.set_column_width(column, *width)?.write_string_with_format(0, column, *name, &looks.head)?;
        }
        let columns = u16::try_from(columns.len()).unwrap_or(0);
        Ok(Self { sheet, looks, row: 1, columns })
    }

    /// The first sheet, which has no columns.
    pub(super) fn summary(looks: &'l Looks) -> Self {
        let mut sheet = Worksheet::new();
        // A name and widths that are fixed are never refused.
        sheet.set_name("Summary").ok();
        for (column, width) in [(0, 22.0), (1, 78.0)] {
            sheet.set_column_width(column, width).ok();
        }
        sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        Self { sheet, looks, row: 0, columns: 0 }
    }

    pub(super) fn gap(&mut self) {
        self.row += 1;
    }

    pub(super) fn title(&mut self, words: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, words, &self.looks.title)?;
        self.row += 1;
        Ok(())
    }

    /// Words in the first columns.
    pub(super) fn line(&mut self, cells: &[&str], strong: bool) -> Result<(), XlsxError> {
        for (column, words) in (0_u16..).zip(cells) {
            self.write(column, words, if strong { &self.looks.strong } else { &self.looks.cell })?;
        }
        self.row += 1;
        Ok(())
    }

    /// A name and how many there are.
    pub(super) fn counted(&mut self, name: &str, tag: Option<Tag>, count: usize) -> Result<(), XlsxError> {
        let look = tag.map_or_else(|| self.looks.strong.clone(), |tag| self.looks.state(tag));
        self.write(0, name, &look)?;
        self.sheet.write_number_with_format(self.row, 1, count as f64, &self.looks.number)?;
        self.row += 1;
        Ok(())
    }

    fn entry(&mut self, subject: &Subject<'_>, entry: &Entry<'_>) -> Result<(), XlsxError> {
        if self.row > LAST_ROW {
            return Ok(());
        }
        let looks = self.looks;
        self.write(0, &entry.number, &looks.strong)?;
        self.write(1, &entry.tag().sign_and_label(), &looks.state(entry.tag()))?;
        self.write(2, entry.kind, &looks.cell)?;
        self.write(3, entry.about, &looks.cell)?;
        let places = entry.places(subject);
        for (offset, side) in (0_u16..).zip(Side::BOTH) {
            self.passages(4 + offset, entry, side)?;
            self.write(6 + offset, &entry.captions(side).join(" / "), &looks.cell)?;
            self.write(12 + offset, &places[side].join(", "), &looks.cell)?;
        }
        let [status, note] = wording::status_and_note(&entry.said);
        self.write(8, &entry.card.reason, &looks.cell)?;
        self.write(9, &status, &looks.cell)?;
        self.write(10, &note, &looks.cell)?;
        self.write(11, entry.by, &looks.cell)?;
        self.write(14, &entry.ids(), &looks.cell)?;
        self.row += 1;
        Ok(())
    }

    /// All passages of one side, the words that matter in colour and bold.
    fn passages(&mut self, column: u16, entry: &Entry<'_>, side: Side) -> Result<(), XlsxError> {
        let passages: Vec<&Passage> = entry.passages(side).collect();
        let mut pieces: Vec<(&Format, String)> = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            if at > 0 {
                pieces.push((&self.looks.plain, " / ".to_owned()));
            }
            let looks = passage.pieces.iter().map(|piece| if piece.marked { &self.looks.marked } else { &self.looks.plain });
            pieces.extend(looks.zip(passage.pieces.iter().map(|piece| inert(&piece.text))));
        }
        pieces.retain(|(_, words)| !words.is_empty());
        let whole: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
        let is_marked = passages.iter().flat_map(|passage| &passage.pieces).any(|piece| piece.marked);
        if pieces.len() < 2 || !is_marked || cut(&whole).len() < whole.len() || is_formula(&whole) {
            return self.write(column, &whole, &self.looks.cell);
        }
        let rich: Vec<(&Format, &str)> = pieces.iter().map(|(look, words)| (*look, words.as_str())).collect();
        self.sheet.write_rich_string_with_format(self.row, column, &rich, &self.looks.cell)?;
        Ok(())
    }

    /// Words as text, whatever they begin with.
    fn write(&mut self, column: u16, words: &str, look: &Format) -> Result<(), XlsxError> {
        if words.is_empty() {
            return Ok(());
        }
        let words = inert(words);
        let look = if is_formula(&words) { &self.looks.quoted } else { look };
        self.sheet.write_string_with_format(self.row, column, cut(&words), look)?;
        Ok(())
    }

    /// The sheet, its columns with filters.
    pub(super) fn finish(mut self) -> Worksheet {
        if let Some(last) = self.columns.checked_sub(1).filter(|_| self.row > 1) {
            self.sheet.autofilter(0, 0, (self.row - 1).min(LAST_ROW), last).ok();
        }
        self.sheet
    }
}

/// Words without characters that are no part of XML.
fn inert(words: &str) -> String {
    clean(words).chars().map(|c| if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c }).collect()
}
