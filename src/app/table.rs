//! Findings as a table of words, for the clipboard.

use crate::app::Analysis;
use crate::base::Side;
use crate::display::{Finding, card, wording};
use crate::review::{Mark, Status};
use crate::text::one_line;

/// One line for each finding with its number, tabs between the cells, the names of the columns first.
pub(super) fn table<'m>(analysis: &Analysis, lines: &[(usize, Finding)], mark: impl Fn(Finding) -> Option<&'m Mark>) -> String {
    let mut out = String::from("number\tstate\tA\tB\twhy\tstatus\tnote\n");
    for (number, finding) in lines {
        let Some(card) = card(&analysis.comparison, *finding) else { continue };
        let [a, b] = Side::BOTH.map(|side| words(analysis, *finding, side));
        let mark = mark(*finding);
        let status = mark.map_or(Status::Unchecked, |mark| mark.status).label();
        let note = mark.map_or("", |mark| mark.note.as_str());
        let why = wording::reason(&analysis.comparison, *finding);
        let cells = [&number.to_string(), card.tag.label(), &a, &b, &why, status, note].map(cell);
        out.push_str(&cells.join("\t"));
        out.push('\n');
    }
    out
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
