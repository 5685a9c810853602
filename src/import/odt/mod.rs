//! OpenDocument texts, packed (ODT) or flat (FODT).
//!
//! Read: paragraphs, headings, lists with their numbers, block quotations, captions, tables cell by cell, text boxes, footnotes and endnotes (as
//! notes, at the end), results of fields, title, author and date.
//! Left out and said so: tracked deletions, comments, hidden text, headers and footers of pages.
//! Left out: pictures with their descriptions, formulas, forms, page numbers.

mod body;
mod lists;
mod properties;
mod styles;

use crate::base::{LeftOut, Work};
use crate::import::archive::Archive;
use crate::import::builder::Builder;
use crate::import::error::Cause;
use crate::import::left_out::notices;
use crate::import::{date, xml};
use crate::text::{BlockKind, Draft, Source};

/// How users know such a file.
pub(super) const KIND: &str = "OpenDocument text";

/// The document's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let parts = Parts::read(bytes)?;
    let mut styles = styles::Styles::default();
    styles.read(&parts.styles)?;
    styles.read(&parts.content)?;
    let mut read = body::read(&parts.content, &styles, work)?;
    let mut body = Builder::default();
    read.pieces.iter().for_each(|piece| body.push_piece(piece));
    let title = body.leading_title().map(str::to_owned);
    let line_date = date::of_blocks(body.words_of_blocks());
    read.notes.iter().for_each(|note| body.push(BlockKind::Note, &note.words));
    let heads = styles::heads(&parts.styles);
    read.left_out.extend(std::iter::repeat_n(LeftOut::HeadersAndFooters, heads));
    let properties = properties::read(&parts.meta);
    let (text, blocks) = body.finish();
    Ok(Draft {
        title: title.or(properties.title),
        author: properties.author,
        date: line_date.or(properties.date),
        notices: notices(&read.left_out),
        ..Draft::new(source, text, blocks)
    })
}

/// The parts that are used; in a flat document they are all the same one.
struct Parts {
    content: String,
    styles: String,
    meta: String,
}

impl Parts {
    fn read(bytes: &[u8]) -> Result<Self, Cause> {
        if !bytes.starts_with(b"PK") {
            let content = xml::decode(bytes);
            return Ok(Self { meta: content.clone(), styles: String::new(), content });
        }
        let mut archive = Archive::open(bytes, KIND)?;
        let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
        if xml::count(&manifest, "encryption-data") > 0 {
            return Err(Cause::Encrypted { kind: KIND });
        }
        let content = archive.text("content.xml")?.ok_or_else(|| Cause::damaged(KIND, "the part with its text is missing"))?;
        Ok(Self {
            content,
            styles: archive.text("styles.xml")?.unwrap_or_default(),
            meta: archive.text("meta.xml")?.unwrap_or_default(),
        })
    }
}
