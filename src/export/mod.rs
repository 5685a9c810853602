//! What leaves the program. No exporter decides anything: all read the comparison and `display`.

mod clean;
mod error;
mod file;
mod format;
mod ids;
mod order;

pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod text;

use std::io::Write;
use std::path::Path;

use crate::compare::Comparison;
use crate::review::Marks;

pub use error::ExportError;
pub use format::Format;

/// What a report is of.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'c> {
    /// The findings.
    pub comparison: &'c Comparison,
    /// What a reviewer said of them.
    pub marks: &'c Marks,
}

/// Writes the report of a comparison to a file, its format by the file's ending.
///
/// The file appears whole or not at all: when anything goes wrong, what stood there before still stands there.
///
/// # Errors
/// [`ExportError`] with one sentence that names the file.
pub fn write_file(subject: Subject<'_>, path: &Path) -> Result<(), ExportError> {
    let format = Format::of_path(path)?;
    file::refuse_sources(subject.comparison, path)?;
    file::replace(path, |out| to_writer(subject, format, out))
}

/// Writes the report of a comparison.
///
/// # Errors
/// The error of the writer.
pub fn to_writer(subject: Subject<'_>, format: Format, out: &mut dyn Write) -> std::io::Result<()> {
    match format {
        Format::Html => html::write_report(subject, &mut *out)?,
        Format::Json => json::write_report(subject, &mut *out)?,
        Format::Text => text::write_report(subject, &mut *out)?,
        Format::Markdown => markdown::write_report(subject, &mut *out)?,
        Format::Csv => csv::write_report(subject, &mut *out)?,
    }
    out.flush()
}
