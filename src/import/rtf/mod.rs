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
use crate::import::date;
use crate::import::error::Cause;
use crate::import::left_out::notices;
use crate::text::{BlockKind, Draft, Source};

/// How users know such a file.
const KIND: &str = "RTF file";

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
    let title = body.leading_title().map(str::to_owned);
    let line_date = date::of_blocks(body.words_of_blocks());
    for (number, note) in (1..).zip(&read.notes) {
        body.push_marked(BlockKind::Note, &format!("{number}"), note);
    }
    let (text, blocks) = body.finish();
    Ok(Draft {
        title: title.or(read.title),
        author: read.author,
        date: line_date.or(read.date),
        notices: notices(&read.left_out),
        ..Draft::new(source, text, blocks)
    })
}
