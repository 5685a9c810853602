//! The JSON report; its shape is published in `assets/report.schema.json`.

mod document;
mod model;

use std::io::Write;

use crate::base::Work;
use crate::export::Subject;
use crate::extract::Extraction;
use crate::text::Document;

/// Writes the report of a comparison.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, out: impl Write) -> std::io::Result<()> {
    work.check()?;
    write(&model::Report::new(subject), out)
}

/// Writes the report of one document.
///
/// # Errors
/// The error of the writer.
pub fn write_inspection(document: &Document, extraction: &Extraction, out: impl Write) -> std::io::Result<()> {
    write(&model::Inspection::new(document, extraction), out)
}

fn write(report: &impl serde::Serialize, mut out: impl Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut out, report)?;
    out.write_all(b"\n")
}
