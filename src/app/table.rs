//! Findings as a table of words, for the clipboard.

use maud::html;

use crate::app::Analysis;
use crate::base::Side;
use crate::display::{Finding, card, wording};
use crate::review::{Mark, Status};
use crate::text::one_line;

/// The names of the columns.
const COLUMNS: [&str; 7] = ["number", "state", "A", "B", "why", "status", "note"];

/// One line for each finding with its number, the names of the columns first: as words with tabs between, and as HTML.
pub(super) fn table<'m>(
    analysis: &Analysis,
    lines: &[(usize, Finding)],
    mark: impl Fn(Finding) -> Option<&'m Mark>,
) -> (String, String) {
    let rows = lines.iter().filter_map(|(number, finding)| row(analysis, *number, *finding, mark(*finding)));
    let rows: Vec<[String; COLUMNS.len()]> = rows.collect();
    let mut text = COLUMNS.join("\t") + "\n";
    for row in &rows {
        text.push_str(&row.join("\t"));
        text.push('\n');
    }
    let html = html! {
        table border="1" {
            tr { @for name in COLUMNS { th { (name) } } }
            @for row in &rows { tr { @for words in row { td { (words) } } } }
        }
    };
    (text, html.into_string())
}

/// The cells of a finding.
fn row(analysis: &Analysis, number: usize, finding: Finding, mark: Option<&Mark>) -> Option<[String; COLUMNS.len()]> {
    let card = card(&analysis.comparison, finding)?;
    let [a, b] = Side::BOTH.map(|side| words(analysis, finding, side));
    let status = mark.map_or(Status::Unchecked, |mark| mark.status).label();
    let note = mark.map_or("", |mark| mark.note.as_str());
    let why = wording::reason(&analysis.comparison, finding);
    Some([&number.to_string(), card.tag.label(), &a, &b, &why, status, note].map(cell))
}

/// The passages of a side; of statements those of all links of the line.
fn words(analysis: &Analysis, finding: Finding, side: Side) -> String {
    let document = &analysis.comparison.documents[side];
    let spans = match finding {
        Finding::Link(id) => analysis
            .display
            .links_beside(id)
            .map_or_else(Vec::new, |item| item.passages[side].iter().map(|(span, _)| *span).collect()),
        _ => finding.spans(&analysis.comparison, side),
    };
    spans.iter().map(|span| one_line(document.slice(*span))).collect::<Vec<_>>().join(" … ")
}

/// One line, and no formula to a spreadsheet.
fn cell(text: &str) -> String {
    let line = one_line(text);
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}
