//! Bytes in, document out. Nothing here knows what quotations are.
//!
//! A new format is one file, one line in `draft`, one in the table of kinds and one fixture.

mod builder;
mod date;
mod decode;
mod docx;
mod error;
mod html;
mod kind;
mod markdown;
mod plain;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::base::{Notice, NoticeKind, Work};
use crate::text::{Document, Draft, Format, Source};

pub use error::{Cause, ImportError};

/// The largest file that is read.
pub const MAX_FILE_BYTES: u64 = 256 << 20;

/// The longest text that is compared: some six million words. Longer ones would keep a reader waiting for minutes.
pub const MAX_TEXT_BYTES: u64 = 32 << 20;

/// The largest web page or Markdown file; their trees take many times their size.
pub const MAX_MARKUP_BYTES: u64 = 32 << 20;

/// What to read and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Read as this format instead of the one the content and the name suggest.
    pub format: Option<Format>,
}

/// Reads a file.
///
/// # Errors
/// [`ImportError`] with a sentence that names the file.
pub fn read(path: &Path, options: &Options, work: &Work) -> Result<Document, ImportError> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = bytes_of(path).map_err(|cause| cause.of(Some(path), &name))?;
    import(&bytes, &name, Some(path), options, work)
}

/// Reads bytes that came from a file, standard input or the clipboard.
///
/// # Errors
/// [`ImportError`] with a sentence that names the source.
pub fn import(bytes: &[u8], name: &str, path: Option<&Path>, options: &Options, work: &Work) -> Result<Document, ImportError> {
    document(bytes, name, path, options, work).map_err(|cause| cause.of(path, name))
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Cause> {
    let file = File::open(path).map_err(|error| Cause::of_io(&error))?;
    let metadata = file.metadata().map_err(|error| Cause::of_io(&error))?;
    if metadata.is_dir() {
        return Err(Cause::Folder);
    }
    let mut bytes = Vec::new();
    // What is read counts, not what the system says beforehand: a file may grow, and a pipe has no size.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Cause::of_io(&error))?;
    Ok(bytes)
}

fn document(bytes: &[u8], name: &str, path: Option<&Path>, options: &Options, work: &Work) -> Result<Document, Cause> {
    within("file", bytes.len(), MAX_FILE_BYTES)?;
    if bytes.is_empty() {
        return Err(Cause::Empty);
    }
    let (format, contradicts_name) = match options.format {
        Some(format) => (format, false),
        None => kind::tell(bytes, name).map(|told| (told.format, told.contradicts_name))?,
    };
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let source = Source { name: name.to_owned(), path: path.map(Path::to_owned), format, sha256 };
    let mut draft = draft(source, bytes, work)?;
    within("text", draft.text.len(), MAX_TEXT_BYTES)?;
    if contradicts_name {
        draft.notices.push(Notice::whole(NoticeKind::WrongExtension { actual: what_it_is(format) }));
    }
    if draft.blocks.is_empty() {
        return Err(Cause::Empty);
    }
    Ok(Document::new(draft, work)?)
}

fn draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    if source.format == Format::Docx {
        return docx::draft(source, bytes, work);
    }
    let declared = if source.format == Format::Plain { None } else { decode::declared(bytes) };
    let decoded = decode::decode(bytes, declared);
    let text = decode::unix_line_ends(decoded.text);
    work.check()?;
    let mut draft = match source.format {
        Format::Plain | Format::Docx => plain::draft(source, text),
        Format::Markdown => {
            within("Markdown file", text.len(), MAX_MARKUP_BYTES)?;
            markdown::draft(source, &text, work)?
        }
        Format::Html | Format::HtmlPage => {
            within("web page", text.len(), MAX_MARKUP_BYTES)?;
            html::draft(source, &text, work)?
        }
    };
    draft.notices.splice(0..0, decoded.notices);
    Ok(draft)
}

fn within(kind: &'static str, bytes: usize, limit: u64) -> Result<(), Cause> {
    if bytes as u64 > limit { Err(Cause::too_large(kind, limit)) } else { Ok(()) }
}

fn what_it_is(format: Format) -> &'static str {
    match format {
        Format::Plain => "plain text",
        Format::Markdown => "Markdown",
        Format::Html | Format::HtmlPage => "a web page",
        Format::Docx => "a Word document",
    }
}
