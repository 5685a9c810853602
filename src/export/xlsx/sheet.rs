//! One sheet.

use std::io;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::looks::Looks;
use crate::base::{Side, Work};
use crate::display::{Passage, Tag, wording};
use crate::export::clean::{clean, is_formula};
use crate::export::ledger::{Entry, Ledger};
use crate::export::{Subject, order};
use crate::messages::tr;

/// The most UTF-16 units of a cell; Excel refuses files with longer ones.
const MOST: usize = 32_000;
/// The longest words, in bytes, in which those that matter are marked; with the marks they stay below the limit of a cell.
const MOST_MARKED: usize = 4_000;
/// The height of a line, and of the highest row that a program shows, in points.
const LINE: f64 = 13.0;
const HIGHEST: f64 = 400.0;
/// The width of columns that hold nothing but words, in characters.
pub(super) const WIDE: f64 = 60.0;
/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

/// A column of a ledger.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    State,
    Kind,
    About,
    Passages(Side),
    Who(Side),
    Why,
    Status,
    Note,
    By,
    Place(Side),
    Id,
}

impl Column {
    const ALL: [Column; 15] = [
        Column::Number,
        Column::State,
        Column::Kind,
        Column::About,
        Column::Passages(Side::A),
        Column::Passages(Side::B),
        Column::Who(Side::A),
        Column::Who(Side::B),
        Column::Why,
        Column::Status,
        Column::Note,
        Column::By,
        Column::Place(Side::A),
        Column::Place(Side::B),
        Column::Id,
    ];

    /// Its name, and its width in characters.
    fn head(self) -> (&'static str, f64) {
        match self {
            Self::Number => (tr!("report-column-number"), 6.0),
            Self::State => (tr!("report-column-state"), 15.0),
            Self::Kind => (tr!("report-column-kind"), 11.0),
            Self::About => (tr!("report-column-about"), 18.0),
            Self::Passages(Side::A) => ("A", 44.0),
            Self::Passages(Side::B) => ("B", 44.0),
            Self::Who(Side::A) => (tr!("report-column-who-a"), 22.0),
            Self::Who(Side::B) => (tr!("report-column-who-b"), 22.0),
            Self::Why => (tr!("report-column-why"), 40.0),
            Self::Status => (tr!("report-column-status"), 12.0),
            Self::Note => (tr!("report-column-note"), 30.0),
            Self::By => (tr!("report-column-by"), 11.0),
            Self::Place(Side::A) => (tr!("report-column-place-a"), 10.0),
            Self::Place(Side::B) => (tr!("report-column-place-b"), 10.0),
            Self::Id => (tr!("report-column-id"), 8.0),
        }
    }

    /// Whether a ledger can have anything in it.
    fn is_of(self, ledger: Ledger, subject: &Subject<'_>) -> bool {
        match self {
            Self::About => ledger == Ledger::Facts,
            Self::Who(_) => ledger == Ledger::Quotations,
            Self::Place(side) => !subject.comparison.documents[side].places.is_empty(),
            _ => true,
        }
    }
}

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
    if text.len() <= MOST {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST
    });
    end.map_or(text, |(end, _)| text.get(..end).unwrap_or(""))
}

/// A ledger, the weightiest states first.
pub(super) fn ledger<'l>(subject: &Subject<'_>, work: &Work, looks: &'l Looks, ledger: Ledger) -> io::Result<Sheet<'l>> {
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|column| column.is_of(ledger, subject)).collect();
    let heads: Vec<(&str, f64)> = columns.iter().map(|column| column.head()).collect();
    let mut sheet = Sheet::new(ledger.label(), looks, &heads).map_err(io::Error::other)?;
    let findings = order::weighty_first(subject, ledger);
    for (done, finding) in findings.iter().enumerate() {
        work.check()?;
        work.progress(done, findings.len());
        if let Some(entry) = Entry::new(subject, *finding) {
            sheet.entry(subject, &columns, &entry).map_err(io::Error::other)?;
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
        sheet.set_name(tr!("report-summary")).ok();
        for (column, width) in [(0, 22.0), (1, WIDE + 12.0)] {
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
        let mut lines = 1;
        for (column, words) in (0_u16..).zip(cells) {
            let written = self.write(column, words, if strong { &self.looks.strong } else { &self.looks.cell })?;
            lines = lines.max(lines_of(written, if column == 0 { f64::MAX } else { WIDE }));
        }
        self.end_row(lines)
    }

    /// A name and how many there are.
    pub(super) fn counted(&mut self, name: &str, tag: Option<Tag>, count: usize) -> Result<(), XlsxError> {
        let look = tag.map_or_else(|| self.looks.strong.clone(), |tag| self.looks.state(tag));
        self.write(0, name, &look)?;
        self.sheet.write_number_with_format(self.row, 1, count as f64, &self.looks.number)?;
        self.row += 1;
        Ok(())
    }

    fn entry(&mut self, subject: &Subject<'_>, columns: &[Column], entry: &Entry<'_>) -> Result<(), XlsxError> {
        if self.row > LAST_ROW {
            return Ok(());
        }
        let looks = self.looks;
        let places = entry.places(subject);
        let [status, note] = wording::status_and_note(&entry.said);
        let mut lines = 1;
        for (at, column) in (0_u16..).zip(columns) {
            let written = match column {
                Column::Number => self.write(at, &entry.number, &looks.strong)?,
                Column::State => self.write(at, &entry.tag().sign_and_label(), &looks.state(entry.tag()))?,
                Column::Kind => self.write(at, entry.kind(), &looks.cell)?,
                Column::About => self.write(at, entry.about, &looks.cell)?,
                Column::Passages(side) => self.passages(at, entry, *side)?,
                Column::Who(side) => self.write(at, &entry.captions(*side).join(" / "), &looks.cell)?,
                Column::Why => self.write(at, &entry.card.reason, &looks.cell)?,
                Column::Status => self.write(at, &status, &looks.cell)?,
                Column::Note => self.write(at, &note, &looks.cell)?,
                Column::By => self.write(at, entry.by.label(), &looks.cell)?,
                Column::Place(side) => self.write(at, &places[*side].join(", "), &looks.cell)?,
                Column::Id => self.write(at, &entry.ids(), &looks.cell)?,
            };
            lines = lines.max(lines_of(written, column.head().1));
        }
        self.end_row(lines)
    }

    /// Makes the row as high as its lines; not every program does that by itself.
    fn end_row(&mut self, lines: usize) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, (lines as f64 * LINE + 3.0).min(HIGHEST))?;
        self.row += 1;
        Ok(())
    }

    /// All passages of one side, the words that matter in colour and bold.
    fn passages(&mut self, column: u16, entry: &Entry<'_>, side: Side) -> Result<usize, XlsxError> {
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
        if pieces.len() < 2 || !is_marked || whole.len() > MOST_MARKED || pieces.len() > 100 || is_formula(&whole) {
            return self.write(column, &whole, &self.looks.cell);
        }
        let rich: Vec<(&Format, &str)> = pieces.iter().map(|(look, words)| (*look, words.as_str())).collect();
        self.sheet.write_rich_string_with_format(self.row, column, &rich, &self.looks.cell)?;
        Ok(whole.chars().count())
    }

    /// Words as text, whatever they begin with, and how many characters they have. What begins like a formula is text still
    /// when the cell is edited.
    fn write(&mut self, column: u16, words: &str, look: &Format) -> Result<usize, XlsxError> {
        if words.is_empty() {
            return Ok(0);
        }
        let words = inert(words);
        let words = cut(&words);
        match is_formula(words) {
            true => self.sheet.write_string_with_format(self.row, column, words, &look.clone().set_quote_prefix())?,
            false => self.sheet.write_string_with_format(self.row, column, words, look)?,
        };
        Ok(words.chars().count())
    }

    /// The sheet, its columns with filters.
    pub(super) fn finish(mut self) -> Worksheet {
        if let Some(last) = self.columns.checked_sub(1).filter(|_| self.row > 1) {
            self.sheet.autofilter(0, 0, (self.row - 1).min(LAST_ROW), last).ok();
        }
        self.sheet
    }
}

/// How many lines so many characters take in a column; words are not cut, so lines are a little shorter than the column.
fn lines_of(characters: usize, width: f64) -> usize {
    (characters as f64 / (width * 0.92)).ceil().max(1.0) as usize
}

/// Words without characters that are no part of XML.
fn inert(words: &str) -> String {
    clean(words).chars().map(|c| if matches!(c, '\u{fffe}' | '\u{ffff}') { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_too_long() {
        let check = |text: String, expected: usize| assert_eq!(cut(&text).chars().count(), expected);
        check("word".to_owned(), 4);
        check("x".repeat(40_000), 32_000);
        check("👩".repeat(40_000), 16_000);
        check("é".repeat(31_000), 31_000);
    }
}
