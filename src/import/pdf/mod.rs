//! PDF: the words of its pages, in reading order.
//!
//! Read: columns one after the other, paragraphs joined over lines, columns and pages, headings (by size and weight), lists,
//! tables cell by cell, captions, footnotes (as notes, at the end), title, author and date; where each page begins.
//! Left out and said so: running heads, page numbers, hyphens at the ends of lines, characters without a meaning outside their
//! font, pages that are pictures.
//!
//! The files are made by many programs and some of them to do harm, so that they are read in a process of their own, with a cap
//! on its memory and its time ([`worker`]).

mod blocks;
mod heads;
mod line;
mod pages;
mod paragraphs;
mod rows;
mod turned;
mod wire;
pub(super) mod worker;

use crate::base::{TextSpan, Work};
use crate::import::builder::Builder;
use crate::import::date;
use crate::import::error::Cause;
use crate::import::left_out::notices;
use crate::messages::tr;
use crate::text::{At, BlockKind, Draft, Place, Source};

/// How users know such a file.
fn kind() -> &'static str {
    tr!("file-kind-pdf")
}

/// The document's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let read = worker::read(without_lead(bytes), work)?;
    let mut body = Builder::default();
    let mut places: Vec<Place> = Vec::new();
    let (notes, main): (Vec<_>, Vec<_>) = read.pieces.iter().partition(|piece| piece.kind == BlockKind::Note);
    for piece in main.into_iter().chain(notes) {
        if piece.begins_row {
            body.next_row();
        }
        body.push(piece.kind, &piece.words);
        let start = body.len().saturating_sub(piece.words.trim().len());
        for (at, page) in &piece.pages {
            let start = TextSpan::new(start + at, start + at).start;
            if places.last().is_none_or(|last| last.at != At::Page(*page)) {
                places.push(Place { start, at: At::Page(*page) });
            }
        }
    }
    let of_line = date::of_blocks(body.words_of_blocks());
    let title = body.leading_title().map(str::to_owned).or(read.title);
    let (text, blocks) = body.finish();
    Ok(Draft {
        title,
        author: read.author,
        date: of_line.or_else(|| read.date.as_deref().and_then(day)),
        places,
        notices: notices(&read.left_out),
        ..Draft::new(source, text, blocks)
    })
}

/// How far from the beginning the mark of the format may stand, in bytes.
const LEAD_BYTES: usize = 1024;

/// A file without what a program put before its beginning.
fn without_lead(bytes: &[u8]) -> &[u8] {
    let head = bytes.get(..bytes.len().min(LEAD_BYTES)).unwrap_or_default();
    let start = head.windows(5).position(|window| window == b"%PDF-");
    start.and_then(|start| bytes.get(start..)).unwrap_or(bytes)
}

/// "D:20310502101500+01'00'".
fn day(value: &str) -> Option<jiff::civil::Date> {
    let digits = value.trim_start_matches("D:").get(..8);
    digits.and_then(date::in_value).or_else(|| date::in_value(value))
}
