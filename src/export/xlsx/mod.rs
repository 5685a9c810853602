//! The ledgers as sheets of a workbook. Every cell is text or a number; none is a formula or a link.

mod looks;
mod sheet;

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::base::{Side, Work};
use crate::export::Subject;
use crate::export::head::{CAUTION, Head};
use crate::export::ledger::{Ledger, notes};
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
    sheet.title("Two accounts compared")?;
    sheet.gap();
    for side in Side::BOTH {
        let source = &head.sources[side];
        sheet.line(&[side.letter(), &source.title], true)?;
        sheet.line(&["", &source.details.join(" · ")], false)?;
        sheet.line(&["SHA-256", &source.sha256], false)?;
        for (message, count) in &source.notices {
            let times = if *count > 1 { format!(" ({count} times)") } else { String::new() };
            sheet.line(&["Notice", &format!("{message}{times}")], false)?;
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
    sheet.line(&["Holds", &format!("{}.", head.scope)], false)?;
    sheet.line(&["Review", &head.progress], false)?;
    sheet.line(&["Written by", &head.program], false)?;
    sheet.line(&["", CAUTION], false)
}

fn noted<'l>(subject: &Subject<'_>, looks: &'l Looks) -> Result<Sheet<'l>, XlsxError> {
    let mut sheet = Sheet::new("Notes", looks, &[("Text", 8.0), ("Words", sheet::WIDE), ("Note", sheet::WIDE), ("State", 18.0)])?;
    for note in notes(subject) {
        sheet.line(&[note.side.letter(), note.words, note.note, note.state], false)?;
    }
    Ok(sheet)
}
