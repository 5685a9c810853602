//! The comparison as pages: a first page of what was found, both texts side by side, then the ledgers.
//!
//! The pages are laid out first (`report` and its parts, on `sheets`) and then drawn (`draw`), so that links can lead forward.

mod draw;
mod fonts;
mod ledgers;
mod look;
mod paragraph;
mod report;
mod sheets;
mod summary;
mod texts;

use std::io::{self, Write};

use crate::base::{Cancelled, Work};
use crate::export::Subject;
use fonts::Fonts;
use report::Report;

/// Writes the pages.
///
/// # Errors
/// The error of the writer; [`Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> io::Result<()> {
    let fonts = Fonts::new()?;
    let report = Report::new(subject, &fonts, work).map_err(|Cancelled| io::Error::other(Cancelled))?;
    out.write_all(&draw::file(&report, work)?)
}

/// Words in one line in which nothing acts on what stands around them.
fn plain(words: &str) -> String {
    words.chars().filter_map(fonts::drawn).collect()
}
