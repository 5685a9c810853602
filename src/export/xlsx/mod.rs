//! The ledgers as sheets of a workbook. Every cell is text or a number; none is a formula or a link.

mod looks;
mod sheet;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::base::{Side, Work};
use crate::export::Subject;
use crate::export::head::{Head, caution};
use crate::export::ledger::{Ledger, notes};
use crate::messages::tr;
use looks::Looks;
use sheet::Sheet;

/// Writes what is compared and the three ledgers, and the notes on words where there are some.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> io::Result<()> {
    let head = Head::new(subject);
    let looks = Looks::new();
    let mut book = Workbook::new();
    // The clock stays out of the file.
    let created = ExcelDateTime::from_ymd(1980, 1, 1).map_err(io::Error::other)?;
    let title = format!("{} / {}", head.sources.a.title, head.sources.b.title);
    book.set_properties(
        &DocProperties::new().set_creation_datetime(&created).set_author("Twosource").set_title(sheet::cut(&title)),
    );
    let mut first = Sheet::summary(&looks);
    summary(&mut first, &head).map_err(io::Error::other)?;
    let mut sheets = vec![first];
    for ledger in Ledger::ALL {
        sheets.push(sheet::ledger(subject, work, &looks, ledger)?);
    }
    if !notes(subject).is_empty() {
        sheets.push(noted(subject, &looks).map_err(io::Error::other)?);
    }
    for sheet in sheets {
        book.push_worksheet(sheet.finish());
    }
    work.check()?;
    out.write_all(&book.save_to_buffer().map_err(io::Error::other)?)
}

/// Sources, counts with the signs of the states, and how far findings are checked.
fn summary(sheet: &mut Sheet<'_>, head: &Head) -> Result<(), XlsxError> {
    sheet.title(tr!("report-title"))?;
    sheet.gap();
    for side in Side::BOTH {
        let source = &head.sources[side];
        sheet.line(&[side.letter(), &source.title], true)?;
        sheet.line(&["", &source.details.join(" · ")], false)?;
        sheet.line(&["SHA-256", &source.sha256], false)?;
        for notice in source.notices_said() {
            sheet.line(&[tr!("report-notice"), &notice], false)?;
        }
        sheet.gap();
    }
    for count in &head.counts {
        sheet.counted(count.ledger.label(), None, count.total)?;
        for (tag, number) in &count.states {
            sheet.counted(&tag.sign_and_label(), Some(*tag), *number)?;
        }
        sheet.gap();
    }
    sheet.line(&[tr!("report-holds"), &format!("{}.", head.scope)], false)?;
    sheet.line(&[tr!("report-review"), &head.progress], false)?;
    sheet.line(&[tr!("report-writer"), &head.program], false)?;
    sheet.line(&["", caution()], false)
}

fn noted<'l>(subject: &Subject<'_>, looks: &'l Looks) -> Result<Sheet<'l>, XlsxError> {
    let columns = [
        (tr!("report-column-text"), 8.0),
        (tr!("report-column-words"), sheet::WIDE),
        (tr!("report-column-note"), sheet::WIDE),
        (tr!("report-column-state"), 18.0),
    ];
    let mut sheet = Sheet::new(tr!("report-notes"), looks, &columns)?;
    for note in notes(subject) {
        sheet.line(&[note.side.letter(), note.words, note.note, note.state], false)?;
    }
    Ok(sheet)
}
