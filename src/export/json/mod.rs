//! The JSON report; its shape is published in `assets/report.schema.json`.

mod model;

use std::io::Write;

use crate::compare::Comparison;
use crate::extract::Extraction;
use crate::text::Document;

/// Writes the report of a comparison.
///
/// # Errors
/// The error of the writer.
pub fn write_report(comparison: &Comparison, out: impl Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(out, &model::Report::new(comparison)).map_err(std::io::Error::from)
}

/// Writes the report of one document.
///
/// # Errors
/// The error of the writer.
pub fn write_inspection(document: &Document, extraction: &Extraction, out: impl Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(out, &model::Inspection::new(document, extraction)).map_err(std::io::Error::from)
}
