//! Bytes in, document out. Nothing here knows what quotations are.
//!
//! A new format is one file, one line in `draft`, one in the table of kinds and one fixture.

mod archive;
mod builder;
mod date;
mod decode;
mod docx;
mod epub;
mod error;
mod fb2;
mod foreign;
mod html;
mod kind;
mod left_out;
mod mail;
mod markdown;
mod numbers;
mod odt;
mod office;
mod pdf;
mod plain;
mod rtf;
mod subtitles;
mod xml;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::base::{Notice, NoticeKind, Work};
use crate::messages::tr;
use crate::text::{Document, Draft, Format, Source};

use mail::mail_list;

pub use error::{Cause, ImportError};
pub use foreign::Foreign;
pub use pdf::worker::{
    COMMAND as PDF_COMMAND, MAX_MEMORY_BYTES as MAX_PDF_MEMORY_BYTES, serve as serve_pdf, set_program as set_pdf_program,
};

/// The largest file that is read.
pub const MAX_FILE_BYTES: u64 = 256 << 20;

/// The longest text that is compared: some six million words. Longer ones would keep a reader waiting for minutes.
pub const MAX_TEXT_BYTES: u64 = 32 << 20;

/// The greatest number of paragraphs, cells and the like: a text of usual paragraphs is too long before it has as many.
pub const MAX_BLOCKS: usize = 1_000_000;

/// The largest web page or Markdown file; their trees take many times their size.
pub const MAX_MARKUP_BYTES: u64 = 32 << 20;

/// What to read and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Read as this format instead of the one the content and the name suggest.
    pub format: Option<Format>,
    /// Read web pages whole instead of their articles.
    pub whole_page: bool,
    /// Which message of a mailbox, counted from 1.
    pub message: Option<usize>,
}

/// Reads a file.
///
/// # Errors
/// [`ImportError`] with a sentence that names the file.
pub fn read(path: &Path, options: &Options, work: &Work) -> Result<Document, ImportError> {
    if let Some((mailbox, message)) = chosen_message(path) {
        return read(&mailbox, &Options { message: Some(message), ..options.clone() }, work);
    }
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = bytes_of(path).map_err(|cause| cause.of(Some(path), &name))?;
    import(&bytes, &name, Some(path), options, work)
}

/// "mail.mbox#2" is the second message of "mail.mbox", unless there is a file of that whole name.
fn chosen_message(path: &Path) -> Option<(PathBuf, usize)> {
    let (mailbox, number) = path.to_str()?.rsplit_once('#')?;
    let number = number.parse().ok().filter(|_| !number.is_empty())?;
    (!path.exists() && Path::new(mailbox).is_file()).then(|| (PathBuf::from(mailbox), number))
}

/// Reads bytes that came from a file, standard input or the clipboard.
///
/// # Errors
/// [`ImportError`] with a sentence that names the source.
pub fn import(bytes: &[u8], name: &str, path: Option<&Path>, options: &Options, work: &Work) -> Result<Document, ImportError> {
    document(bytes, name, path, options, work).map_err(|cause| cause.of(path, name))
}

/// Reads words that somebody pasted: plain ones, or a piece of a page, which is then read whole.
///
/// # Errors
/// [`ImportError`] with a sentence that names the source.
pub fn import_pasted(text: &str, work: &Work) -> Result<Document, ImportError> {
    import(text.as_bytes(), pasted_name(), None, &Options { whole_page: true, ..Options::default() }, work)
}

/// What a pasted text is called.
#[must_use]
pub fn pasted_name() -> &'static str {
    tr!("source-pasted")
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Cause> {
    let file = File::open(path).map_err(|error| Cause::of_io(&error))?;
    let metadata = file.metadata().map_err(|error| Cause::of_io(&error))?;
    if metadata.is_dir() {
        return Err(Cause::Folder);
    }
    if metadata.is_file() {
        within_bytes(tr!("file-kind-file"), metadata.len(), MAX_FILE_BYTES)?;
    }
    let mut bytes = Vec::new();
    // What is read counts, not what the system says beforehand: a file may grow, and a pipe has no size.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Cause::of_io(&error))?;
    Ok(bytes)
}

fn document(bytes: &[u8], name: &str, path: Option<&Path>, options: &Options, work: &Work) -> Result<Document, Cause> {
    within(tr!("file-kind-file"), bytes.len(), MAX_FILE_BYTES)?;
    if bytes.is_empty() {
        return Err(Cause::Empty);
    }
    let (format, contradicts_name) = match options.format {
        Some(format) => (format, false),
        None => kind::tell(bytes, name).map(|told| (told.format, told.contradicts_name))?,
    };
    let format = if format == Format::Html && options.whole_page { Format::HtmlPage } else { format };
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let source = Source { name: name.to_owned(), path: path.map(Path::to_owned), format, sha256 };
    let mut draft = draft(source, bytes, options, work)?;
    within_text(draft.blocks.len(), draft.text.len())?;
    if contradicts_name {
        draft.notices.push(Notice::whole(NoticeKind::WrongExtension { actual: what_it_is(format).into() }));
    }
    if draft.blocks.is_empty() {
        return Err(Cause::Empty);
    }
    Ok(Document::new(draft, work)?)
}

fn draft(source: Source, bytes: &[u8], options: &Options, work: &Work) -> Result<Draft, Cause> {
    match source.format {
        Format::Docx => docx::draft(source, bytes, work),
        Format::Odt => odt::draft(source, bytes, work),
        Format::Rtf => rtf::draft(source, bytes, work),
        Format::Pdf => pdf::draft(source, bytes, work),
        Format::Epub => epub::draft(source, bytes, work),
        Format::FictionBook => fb2::draft(source, bytes, work),
        Format::Mail => mail::draft(source, bytes, work),
        Format::Mailbox => mail::draft(source, mail::choose(bytes, options.message)?, work),
        Format::WebArchive => {
            let source = Source { format: if options.whole_page { Format::HtmlPage } else { Format::Html }, ..source };
            html_draft(source, &mail::page(bytes)?, work)
        }
        Format::Plain | Format::Markdown | Format::Html | Format::HtmlPage | Format::Subtitles => text_draft(source, bytes, work),
    }
}

/// Of formats that are one stretch of characters.
fn text_draft(source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    let is_page = matches!(source.format, Format::Html | Format::HtmlPage | Format::Markdown);
    let decoded = decode::decode(bytes, if is_page { decode::declared(bytes) } else { None });
    let text = decode::unix_line_ends(decoded.text);
    work.check()?;
    let mut draft = match source.format {
        Format::Markdown => {
            within(tr!("file-kind-markdown"), text.len(), MAX_MARKUP_BYTES)?;
            markdown::within_marks(&text)?;
            markdown::draft(source, &text, work)?
        }
        Format::Html | Format::HtmlPage => html_draft(source, &text, work)?,
        Format::Subtitles => subtitles::draft(source, &text),
        _ => {
            within_text(text.lines().filter(|line| !line.trim().is_empty()).count(), text.len())?;
            plain::draft(source, text)
        }
    };
    draft.notices.splice(0..0, decoded.notices);
    Ok(draft)
}

fn html_draft(source: Source, text: &str, work: &Work) -> Result<Draft, Cause> {
    within(tr!("file-kind-html"), text.len(), MAX_MARKUP_BYTES)?;
    html::draft(source, text, work)
}

fn within(kind: &'static str, bytes: usize, limit: u64) -> Result<(), Cause> {
    within_bytes(kind, bytes as u64, limit)
}

/// Whether so many blocks with so many bytes may be a text.
fn within_text(blocks: usize, bytes: usize) -> Result<(), Cause> {
    if blocks > MAX_BLOCKS {
        return Err(Cause::TooLarge { kind: tr!("file-kind-text"), limit: tr!("limit-paragraphs").to_owned() });
    }
    within(tr!("file-kind-text"), bytes, MAX_TEXT_BYTES)
}

fn within_bytes(kind: &'static str, bytes: u64, limit: u64) -> Result<(), Cause> {
    if bytes > limit { Err(Cause::too_large(kind, limit)) } else { Ok(()) }
}

fn what_it_is(format: Format) -> &'static str {
    match format {
        Format::Plain => tr!("content-plain"),
        Format::Markdown => tr!("content-markdown"),
        Format::Html | Format::HtmlPage => tr!("content-html"),
        Format::Docx => tr!("content-docx"),
        Format::Odt => tr!("content-odt"),
        Format::Rtf => tr!("content-rtf"),
        Format::Pdf => tr!("content-pdf"),
        Format::Epub => tr!("content-epub"),
        Format::FictionBook => tr!("content-fiction-book"),
        Format::Mail => tr!("content-mail"),
        Format::Mailbox => tr!("content-mailbox"),
        Format::WebArchive => tr!("content-web-archive"),
        Format::Subtitles => tr!("content-subtitles"),
    }
}
