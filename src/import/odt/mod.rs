//! OpenDocument texts, packed (ODT) or flat (FODT).
//!
//! Read: paragraphs, headings and lists with their numbers, block quotations, captions, descriptions of pictures, tables cell by cell,
//! text boxes, formulas, footnotes and endnotes (as notes, at the end), results of fields, title, author and date.
//! Left out and said so: tracked deletions, comments, hidden text, headers and footers of pages.
//! Left out: pictures, forms, page numbers.

mod body;
mod lists;
mod properties;
mod styles;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::{LeftOut, Work};
use crate::import::archive::{Archive, target_name};
use crate::import::builder::Builder;
use crate::import::error::Cause;
use crate::import::{office, xml};
use crate::messages::tr;
use crate::text::{Draft, Source};

/// How users know such a file.
pub(super) fn kind() -> &'static str {
    tr!("file-kind-odt")
}

/// The document's words and blocks.
pub(super) fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let parts = Parts::read(bytes)?;
    let mut styles = styles::Styles::default();
    styles.read(&parts.styles)?;
    styles.read(&parts.content)?;
    let mut read = body::read(&parts.content, &styles, &parts.formulas, work)?;
    let mut body = Builder::default();
    read.pieces.iter().for_each(|piece| body.push_piece(piece));
    read.left_out.extend(std::iter::repeat_n(LeftOut::HeadersAndFooters, styles::heads(&parts.styles)));
    let properties = properties::read(parts.meta.as_deref().unwrap_or(&parts.content));
    let notes = read.notes.iter().map(|note| (note.mark.as_str(), note.words.as_str()));
    Ok(office::draft(source, body, notes, properties, read.left_out))
}

/// The parts that are used; in a flat document they are all the same one.
struct Parts<'b> {
    content: Cow<'b, str>,
    styles: String,
    /// None where they stand in the part with the text.
    meta: Option<String>,
    /// The words of formulas by the folders they stand in.
    formulas: BTreeMap<String, String>,
}

/// How many formulas are read.
const MAX_FORMULAS: usize = 2000;

/// The formulas that a text refers to.
fn formulas(archive: &mut Archive<'_>, content: &str) -> Result<BTreeMap<String, String>, Cause> {
    let mut folders = BTreeSet::new();
    if !content.contains("object") {
        return Ok(BTreeMap::new());
    }
    xml::each_element(content, "object", |element| folders.extend(xml::attribute(element, "href")));
    let mut out = BTreeMap::new();
    for folder in folders.iter().take(MAX_FORMULAS) {
        let folder = target_name("", folder);
        let Some(part) = archive.text(&format!("{folder}/content.xml"))? else { continue };
        let formula: String =
            xml::values(&part, &["mi", "mn", "mo", "mtext", "ms"], "annotation").into_iter().map(|(_, words)| words).collect();
        out.insert(folder, formula);
    }
    Ok(out)
}

impl<'b> Parts<'b> {
    fn read(bytes: &'b [u8]) -> Result<Self, Cause> {
        if !bytes.starts_with(b"PK") {
            return Ok(Self { content: xml::decode(bytes), styles: String::new(), meta: None, formulas: BTreeMap::new() });
        }
        let mut archive = Archive::open(bytes, kind())?;
        let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
        if xml::count(&manifest, "encryption-data") > 0 {
            return Err(Cause::Encrypted { kind: kind() });
        }
        let content = archive.text("content.xml")?.ok_or_else(|| Cause::damaged(kind(), tr!("damage-no-text")))?;
        Ok(Self {
            formulas: formulas(&mut archive, &content)?,
            content: content.into(),
            styles: archive.text("styles.xml")?.unwrap_or_default(),
            meta: Some(archive.text("meta.xml")?.unwrap_or_default()),
        })
    }
}
