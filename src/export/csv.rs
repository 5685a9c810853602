//! The ledgers as one table for a spreadsheet.

use std::io::Write;

use crate::base::{Side, Work};
use crate::display::wording;
use crate::export::clean::{clean, is_formula};
use crate::export::head::Head;
use crate::export::ledger::{Entry, Ledger, notes};
use crate::export::{Subject, ids};

const COLUMNS: [&str; 21] = [
    "number",
    "ledger",
    "id",
    "state",
    "kind",
    "about",
    "a",
    "b",
    "a_note",
    "b_note",
    "why",
    "attention",
    "a_start",
    "a_end",
    "b_start",
    "b_end",
    "a_place",
    "b_place",
    "status",
    "note",
    "by",
];

/// Writes one line per finding and per note, then one for each source and one for the report. A byte-order mark comes first, without
/// which spreadsheets misread what is not ASCII.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for ledger in Ledger::ALL {
        let findings = ledger.findings(subject);
        for (done, finding) in findings.iter().enumerate() {
            work.check()?;
            work.progress(done, findings.len());
            if let Some(entry) = Entry::new(subject, *finding) {
                table.write_record(line(subject, ledger, &entry))?;
            }
        }
    }
    for line in head(subject) {
        table.write_record(line)?;
    }
    table.flush()
}

fn line(subject: &Subject<'_>, ledger: Ledger, entry: &Entry<'_>) -> Vec<String> {
    let [a, b] = Side::BOTH.map(|side| words(subject, entry, side));
    let [a_note, b_note] = Side::BOTH.map(|side| entry.captions(side).join(" / "));
    let attention = if entry.tag().needs_attention() { "yes" } else { "" };
    let name = match ledger {
        Ledger::Quotations => "quotation",
        Ledger::Facts => "fact",
        Ledger::Statements => "statement",
    };
    let ids = entry.ids();
    let kind = entry.kind.map_or("", wording::Kind::code);
    let first = [&entry.number, name, &ids, entry.tag().code(), kind, entry.about, &a, &b, &a_note, &b_note];
    let mut line: Vec<String> = first.map(harmless).into();
    line.extend([&*entry.card.reason, attention].map(harmless));
    for side in Side::BOTH {
        let extent = entry.extent(side);
        line.extend(
            [extent.map(|(start, _)| start), extent.map(|(_, end)| end)]
                .map(|at| at.map_or_else(String::new, |at| at.to_string())),
        );
    }
    let places = entry.places(subject);
    line.extend(Side::BOTH.map(|side| places[side].join(" / ")));
    let [status, note] = wording::status_and_note(&entry.said);
    line.extend([&status, &note, entry.by.code()].map(harmless));
    line
}

/// All words of one side, in order of the text.
fn words(subject: &Subject<'_>, entry: &Entry<'_>, side: Side) -> String {
    let passages = entry.passages(side).map(|passage| subject.comparison.documents[side].slice(passage.span));
    passages.collect::<Vec<_>>().join(" / ")
}

/// Notes on words, and what stands over other reports, in the same columns, so that the table says what it is of.
fn head(subject: &Subject<'_>) -> Vec<Vec<String>> {
    let head = Head::new(subject);
    let line = |cells: &[(&str, &str)]| {
        COLUMNS.iter().map(|column| harmless(cells.iter().find(|(of, _)| of == column).map_or("", |(_, cell)| cell))).collect()
    };
    let mut lines: Vec<Vec<String>> = Vec::new();
    for note in notes(subject) {
        let words = (ids::letter(note.side), note.words);
        lines.push(line(&[("ledger", "note"), words, ("state", note.state), ("note", note.note), ("by", "reviewer")]));
    }
    for side in Side::BOTH {
        let source = &head.sources[side];
        let digest = format!("SHA-256 {}", source.sha256);
        let about = source.details.join(" · ");
        let notices: Vec<&str> = source.notices.iter().map(|(message, _)| message.as_str()).collect();
        let title = (ids::letter(side), source.title.as_str());
        lines.push(line(&[("ledger", "source"), title, ("about", &about), ("why", &digest), ("note", &notices.join(" "))]));
    }
    lines.push(line(&[("ledger", "report"), ("why", &head.in_short())]));
    lines
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let cell = clean(cell);
    if is_formula(&cell) { format!("'{cell}") } else { cell.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &str) {
        assert_eq!(harmless(cell), expected);
    }

    #[test]
    fn no_cell_is_a_formula() {
        check("=1+1", "'=1+1");
        check("\t=1+1", "' =1+1");
        check("\u{200b}=1+1", "'\u{200b}=1+1");
        check("\u{202e}=1+1", "'\u{202e}=1+1\u{202c}");
        check("@SUM(A1)", "'@SUM(A1)");
        check("＝1+1", "'＝1+1");
        check("−1", "'−1");
        check("|cmd", "'|cmd");
        check("-5 degrees", "'-5 degrees");
        check("5 - 3 = 2", "5 - 3 = 2");
        check("“=” he wrote", "“=” he wrote");
    }
}
