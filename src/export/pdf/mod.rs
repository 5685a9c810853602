//! The comparison as pages.

use std::io::{self, Write};

use crate::base::Work;
use crate::export::Subject;

/// Writes the pages.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(_subject: &Subject<'_>, _work: &Work, _out: impl Write) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
