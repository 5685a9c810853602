//! The comparison as a Word document, and B against A as tracked changes.

mod comments;
mod look;
mod package;
mod report;
mod texts;
mod tracked;
mod xml;

use std::io::{self, Write};

use crate::base::Work;
use crate::export::Subject;

/// Writes both texts in parallel with highlights, every finding as a comment, and the tables of departures.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, out: impl Write) -> io::Result<()> {
    package::write(&report::report(subject, work)?, out)
}

/// Writes B's text with what it has otherwise than A's as tracked changes: accepting all gives B, rejecting all gives A.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_changes(subject: &Subject<'_>, work: &Work, out: impl Write) -> io::Result<()> {
    package::write(&tracked::changes(subject, work)?, out)
}
