//! The ledgers as one table for a spreadsheet.

use std::io::Write;

use crate::base::Side;
use crate::compare::Comparison;
use crate::display::{Display, Finding, Tag, card, wording};
use crate::export::clean::clean;
use crate::export::{Subject, ids, order};
use crate::review::Marks;

const COLUMNS: [&str; 17] = [
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
    "status",
    "note",
];

/// Writes one line per finding. A byte-order mark comes first, without which spreadsheets misread what is not ASCII.
///
/// # Errors
/// The error of the writer.
pub fn write_report(subject: Subject<'_>, mut out: impl Write) -> std::io::Result<()> {
    let Subject { comparison, marks } = subject;
    let display = Display::new(comparison);
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for item in &display.quotes {
        table.write_record(line(
            marks,
            comparison,
            item.finding,
            Tag::Quote(item.state),
            item.state.code(),
            ["quotation", "", ""],
        ))?;
    }
    for item in &display.facts {
        let names = ["fact", item.kind.code(), &item.about];
        table.write_record(line(marks, comparison, item.finding, Tag::Fact(item.verdict), item.verdict.code(), names))?;
    }
    for (finding, standing, moved) in order::links(comparison, &display.statements) {
        let names = ["statement", if moved { "moved" } else { "" }, ""];
        table.write_record(line(marks, comparison, finding, standing.tag(), standing.code(), names))?;
    }
    table.flush()
}

/// Status and note of the reviewer.
fn said(marks: &Marks, finding: Finding) -> [String; 2] {
    let said = marks.get(finding);
    [said.map_or("", |said| said.status.label()), said.map_or("", |said| &said.note)].map(harmless)
}

fn line(
    marks: &Marks,
    comparison: &Comparison,
    finding: Finding,
    tag: Tag,
    state: &str,
    [ledger, kind, about]: [&str; 3],
) -> Vec<String> {
    let [a, b] = Side::BOTH.map(|side| words(comparison, finding, side));
    let [a_note, b_note] = Side::BOTH.map(|side| notes(comparison, finding, side));
    let attention = if tag.needs_attention() { "yes" } else { "" };
    let why = wording::reason(comparison, finding);
    let mut line: Vec<String> =
        [ledger, &ids::entry(finding), state, kind, about, &a, &b, &a_note, &b_note, &why, attention].map(harmless).into();
    for side in Side::BOTH {
        let spans = finding.spans(comparison, side);
        line.push(spans.first().map_or_else(String::new, |span| span.start.to_string()));
        line.push(spans.last().map_or_else(String::new, |span| span.end.to_string()));
    }
    line.extend(said(marks, finding));
    line
}

/// All words of one side, in order of the text.
fn words(comparison: &Comparison, finding: Finding, side: Side) -> String {
    let spans = finding.spans(comparison, side);
    spans.iter().map(|span| comparison.documents[side].slice(*span)).collect::<Vec<_>>().join(" / ")
}

/// Speakers and cues of a quotation.
fn notes(comparison: &Comparison, finding: Finding, side: Side) -> String {
    if !matches!(finding, Finding::Quote(_)) {
        return String::new();
    }
    let passages = card(comparison, finding).map(|card| card.passages).unwrap_or_default();
    let captions = passages.into_iter().filter(|passage| passage.side == side).map(|passage| passage.caption);
    captions.collect::<Vec<_>>().join(" / ")
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> String {
    let cell = clean(cell);
    let first = cell.trim_start().chars().next();
    if matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')) {
        format!("'{cell}")
    } else {
        cell.into_owned()
    }
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
        check("@SUM(A1)", "'@SUM(A1)");
        check("-5 degrees", "'-5 degrees");
        check("5 - 3 = 2", "5 - 3 = 2");
        check("“=” he wrote", "“=” he wrote");
    }
}
