//! What leaves the program. No exporter decides anything: all read the comparison and `display`.

mod clean;
mod colours;
mod error;
mod file;
mod format;
mod head;
mod ids;
mod ledger;
mod order;
mod parallel;
mod subject;

pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
pub mod pdf;
pub mod text;
pub mod xlsx;

use std::io::Write;
use std::path::Path;

use crate::base::{Stage, Work};

pub use error::ExportError;
pub use format::Format;
pub use subject::{Scope, Subject};

/// Writes the report of a comparison to a file, its format by the file's ending.
///
/// The file appears whole or not at all: when anything goes wrong, or the work is cancelled, what stood there before still
/// stands there.
///
/// # Errors
/// [`ExportError`] with one sentence that names the file.
pub fn write_file(subject: &Subject<'_>, work: &Work, path: &Path) -> Result<(), ExportError> {
    let format = Format::of_path(path)?;
    file::refuse_sources(subject.comparison, path)?;
    file::replace(path, |out| to_writer(subject, format, work, out))
}

/// Writes the report of a comparison.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn to_writer(subject: &Subject<'_>, format: Format, work: &Work, out: &mut dyn Write) -> std::io::Result<()> {
    work.begin(Stage::Writing);
    work.check()?;
    match format {
        Format::Html => html::write_report(subject, work, &mut *out)?,
        Format::Pdf => pdf::write_report(subject, work, &mut *out)?,
        Format::Docx => docx::write_report(subject, work, &mut *out)?,
        Format::Tracked => docx::write_changes(subject, work, &mut *out)?,
        Format::Xlsx => xlsx::write_report(subject, work, &mut *out)?,
        Format::Json => json::write_report(subject, work, &mut *out)?,
        Format::Text => text::write_report(subject, work, &mut *out)?,
        Format::Markdown => markdown::write_report(subject, work, &mut *out)?,
        Format::Csv => csv::write_report(subject, work, &mut *out)?,
    }
    work.check()?;
    out.flush()
}
