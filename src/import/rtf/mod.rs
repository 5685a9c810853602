//! Rich Text Format.
//!
//! Read: paragraphs, headings (by style or outline level), lists with their numbers, tables cell by cell, text boxes, footnotes and endnotes (as
//! notes, at the end), results of fields, characters of any code page; title, author and date.
//! Left out and said so: tracked deletions, hidden text, comments, field codes, headers and footers.
//! Left out: pictures, embedded objects, symbols of picture fonts.

mod charset;
mod destination;
mod reader;
mod state;
mod token;

use crate::base::Work;
use crate::import::builder::Builder;
use crate::import::error::Cause;
use crate::import::office;
use crate::messages::tr;
use crate::text::{BlockKind, Draft, Source};

/// How users know such a file.
fn kind() -> &'static str {
    tr!("file-kind-rtf")
}

/// The document's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let read = reader::read(bytes, work)?;
    let mut body = Builder::default();
    for piece in &read.pieces {
        match piece.kind {
            BlockKind::Paragraph => body.push_paragraph(&piece.words),
            _ => body.push_piece(piece),
        }
    }
    let marks: Vec<String> = (1..=read.notes.len()).map(|number| number.to_string()).collect();
    let notes = marks.iter().map(String::as_str).zip(read.notes.iter().map(String::as_str));
    Ok(office::draft(source, body, notes, read.properties, read.left_out))
}
