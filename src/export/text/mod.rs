//! Reports for a person at a terminal.

mod inspect;
mod lines;
mod report;

use std::io::Write;

use crate::base::Work;
use crate::display::wording;
use crate::export::{Subject, head, order};
use crate::extract::Extraction;
use crate::text::Document;
use lines::Lines;

/// Writes the report of a comparison.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> std::io::Result<()> {
    work.check()?;
    out.write_all(report::report(subject).as_bytes())
}

/// Writes what is read in one document.
///
/// # Errors
/// The error of the writer.
pub fn write_inspection(document: &Document, extraction: &Extraction, mut out: impl Write) -> std::io::Result<()> {
    out.write_all(inspect::inspection(document, extraction).as_bytes())
}

/// Title, details, notices and fingerprint of a source.
fn source(lines: &mut Lines, lead: &str, document: &Document, extraction: &Extraction) {
    lines.wrap(lead, document.title.as_deref().unwrap_or(&document.source.name));
    let indent = " ".repeat(lead.chars().count());
    lines.wrap(&indent, &wording::source_details(document).join(" · "));
    let notices: Vec<_> = document.notices.iter().chain(&extraction.notices).collect();
    for (message, count) in order::notices(&notices) {
        lines.wrap(&format!("{indent}! "), &head::notice(&message, count));
    }
    lines.wrap(&indent, &format!("SHA-256 {}", document.source.sha256));
}
