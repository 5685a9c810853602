//! Word documents (Office Open XML).
//!
//! Read: paragraphs, headings (by style or outline level) and lists with their numbers, block quotations, captions, descriptions of
//! pictures, tables cell by cell, text boxes, content controls, insertions, footnotes and endnotes (as notes, at the end), title and date.
//! Left out and said so: tracked deletions, comments, field codes, hidden text, headers and footers.
//! Left out: pictures, the older of two forms of the same drawing, symbols of picture fonts.

mod body;
mod numbering;
mod package;
mod paragraph;
mod properties;
mod styles;

use crate::base::{LeftOut, Work};
use crate::import::builder::Builder;
use crate::import::error::Cause;
use crate::import::{office, xml};
use crate::messages::tr;
use crate::text::{Draft, Source};

/// How users know such a file.
fn kind() -> &'static str {
    tr!("file-kind-docx")
}

/// The document's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let mut package = package::Package::open(bytes)?;
    let styles = styles::read(package.related("styles")?.as_deref().unwrap_or(""))?;
    let main = package.main()?;
    let mut body = Builder::default();
    let mut numbering = numbering::read(package.related("numbering")?.as_deref().unwrap_or(""))?;
    let mut read = body::read(&main, &styles, &mut numbering, work)?;
    read.pieces.drain(..).for_each(|piece| body.push_piece(&piece));
    let mut notes = Vec::new();
    for part in ["footnotes", "endnotes"] {
        let Some(xml) = package.related(part)? else { continue };
        let found = body::read(&xml, &styles, &mut numbering, work)?;
        notes.extend(found.pieces);
        read.left_out.extend(found.left_out);
    }
    count_other_parts(&mut package, &mut read.left_out)?;
    let properties = properties::read(package.part("docProps/core.xml")?.as_deref().unwrap_or(""));
    let notes = notes.iter().map(|note| (note.mark.as_str(), note.words.as_str()));
    Ok(office::draft(source, body, notes, properties, read.left_out))
}

fn count_other_parts(package: &mut package::Package<'_>, left_out: &mut Vec<LeftOut>) -> Result<(), Cause> {
    let comments = package.related("comments")?.map_or(0, |xml| xml::count(&xml, "comment"));
    left_out.extend(std::iter::repeat_n(LeftOut::Comments, comments));
    let mut seen = Vec::new();
    for xml in package.all_related(&["header", "footer"])? {
        let words = xml::words(&xml);
        if !words.is_empty() && !seen.contains(&words) {
            left_out.push(LeftOut::HeadersAndFooters);
            seen.push(words);
        }
    }
    Ok(())
}
