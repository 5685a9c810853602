//! What a file is: told by its content first, then by its name.

use crate::import::error::Cause;
use crate::import::foreign::Foreign;
use crate::import::{mail, subtitles};
use crate::messages::tr;
use crate::text::Format;

/// How many bytes at the start are looked at for text-based kinds.
const HEAD_BYTES: usize = 4096;

/// The result of looking at a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// How to read it.
    pub(super) format: Format,
    /// Whether the name's ending says another kind.
    pub(super) contradicts_name: bool,
}

/// Tells the format.
///
/// # Errors
/// The cause, for kinds that cannot be read.
pub(super) fn tell(bytes: &[u8], name: &str) -> Result<Told, Cause> {
    let ending = ending(name);
    let by_name = Format::ALL.into_iter().find(|format| format.extensions().contains(&ending.as_str()));
    let by_content = by_signature(bytes, &ending)?.or_else(|| by_markup(bytes, &ending));
    if by_content.is_none() {
        refuse_by_ending(&ending, bytes)?;
    }
    let format = match (by_content, by_name) {
        // Markdown may hold any HTML, and nothing but the name tells it from plain text.
        (None | Some(Format::Html), Some(Format::Markdown)) => Format::Markdown,
        (Some(format), _) => format,
        (None, Some(Format::Html)) if has_tag(bytes) => Format::Html,
        _ => Format::Plain,
    };
    if is_plain(format) && is_binary(bytes) {
        return Err(Cause::Binary);
    }
    Ok(Told { format, contradicts_name: by_name.is_some_and(|named| named != format) })
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// First bytes and the kind.
const SIGNATURES: &[(&[u8], Foreign)] = &[
    (b"\x89PNG", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"%!PS", Foreign::PostScript),
    (b"\x1f\x8b", Foreign::Compressed),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"Rar!", Foreign::Archive),
    (b"BZh", Foreign::Compressed),
    (b"\xfd7zXZ", Foreign::Compressed),
    (b"bplist00", Foreign::WebArchive),
    (b"ID3", Foreign::Sound),
    (b"OggS", Foreign::Sound),
    (b"fLaC", Foreign::Sound),
    (b"\x1a\x45\xdf\xa3", Foreign::Video),
];

/// What telephones write at the beginning of pictures.
const PICTURE_BRANDS: &[&[u8]] = &[b"heic", b"heix", b"heif", b"mif1", b"msf1", b"avif"];

/// Kinds told by fixed bytes.
fn by_signature(bytes: &[u8], ending: &str) -> Result<Option<Format>, Cause> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return by_archive(bytes, ending).map(Some);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(by_compound_file(bytes));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if contains(head, b"%PDF-") {
        return Ok(Some(Format::Pdf));
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Some(Format::Rtf));
    }
    // Two letters are too few to go by alone: a text may begin with them.
    let short = |signature: &[u8]| signature == b"BM" && !bytes.contains(&0);
    match SIGNATURES.iter().find(|(signature, ..)| bytes.starts_with(signature) && !short(signature)) {
        Some((_, kind)) => Err(Cause::Unsupported(*kind)),
        None if bytes.get(4..8) == Some(b"ftyp") && PICTURE_BRANDS.iter().any(|brand| bytes.get(8..12) == Some(brand)) => {
            Err(Cause::Unsupported(Foreign::Picture))
        }
        None if bytes.get(4..8) == Some(b"ftyp") => Err(Cause::Unsupported(Foreign::Recording)),
        None if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Err(Cause::Unsupported(Foreign::Picture)),
        None if bytes.starts_with(b"RIFF") && bytes.contains(&0) => Err(Cause::Unsupported(Foreign::Recording)),
        None => Ok(None),
    }
}

/// A part that only one kind of package has, and the kind.
const PACKAGES: &[(&str, Foreign)] = &[
    ("xl/workbook.xml", Foreign::Spreadsheet),
    ("xl/workbook.bin", Foreign::Spreadsheet),
    ("ppt/presentation.xml", Foreign::Presentation),
    ("Index/Document.iwa", Foreign::Pages),
    ("Index.zip", Foreign::Pages),
    ("index.apxl", Foreign::Keynote),
    ("index.xml", Foreign::Pages),
];

fn by_archive(bytes: &[u8], ending: &str) -> Result<Format, Cause> {
    let is_word = Format::Docx.extensions().contains(&ending);
    let kind = match ending {
        _ if is_word => tr!("file-kind-docx"),
        "odt" | "ott" => tr!("file-kind-odt"),
        "epub" => tr!("file-kind-epub"),
        _ => tr!("file-kind-file"),
    };
    let archive = match zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return Err(Cause::damaged(kind, error)),
    };
    let has = |part: &str| archive.index_for_name(part).is_some();
    let mimetype = bytes.get(30..100).unwrap_or_default();
    if contains(mimetype, b"application/epub") || has("META-INF/container.xml") && !has("content.xml") {
        return Ok(Format::Epub);
    }
    if contains(mimetype, b"opendocument.text") || has("content.xml") && Format::Odt.extensions().contains(&ending) {
        return Ok(Format::Odt);
    }
    if contains(mimetype, b"opendocument") || has("content.xml") {
        return Err(Cause::Unsupported(Foreign::OpenDocument));
    }
    if let Some((_, kind)) = PACKAGES.iter().find(|(part, ..)| has(part)) {
        return Err(Cause::Unsupported(*kind));
    }
    if is_word || has("[Content_Types].xml") { Ok(Format::Docx) } else { Err(Cause::Unsupported(Foreign::Archive)) }
}

/// The container of Office files before 2007, and of newer ones that are protected with a password.
fn by_compound_file(bytes: &[u8]) -> Cause {
    let has_stream = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if has_stream("EncryptedPackage") {
        Cause::Encrypted { kind: tr!("file-kind-office") }
    } else if has_stream("WordDocument") {
        Cause::Unsupported(Foreign::OldWord)
    } else if has_stream("Workbook") {
        Cause::Unsupported(Foreign::Spreadsheet)
    } else if has_stream("PowerPoint Document") {
        Cause::Unsupported(Foreign::Presentation)
    } else if has_stream("__substg1.0_") {
        Cause::Unsupported(Foreign::Outlook)
    } else {
        Cause::Unsupported(Foreign::OldOffice)
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    part.first().is_some_and(|first| {
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| byte == first) {
            rest = rest.get(at..).unwrap_or_default();
            if rest.starts_with(part) {
                return true;
            }
            rest = rest.get(1..).unwrap_or_default();
        }
        false
    })
}

/// Kinds that are text themselves, told by how they begin.
fn by_markup(bytes: &[u8], ending: &str) -> Option<Format> {
    let head = head(bytes);
    let mut rest = head.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after).trim_start();
    }
    let begins = |tag: &str| rest.strip_prefix(tag).is_some_and(|after| after.starts_with([' ', '>', '\n', '\r', '\t', '/']));
    if rest.starts_with("<!doctype html") || ["<html", "<head", "<body"].into_iter().any(begins) {
        return Some(Format::Html);
    }
    if ending.is_empty() && FRAGMENTS.iter().copied().any(begins) && rest.contains("</") {
        return Some(Format::Html);
    }
    if rest.starts_with("<?xml") || rest.starts_with("<fictionbook") {
        return by_root(rest);
    }
    let named = |format: Format| format.extensions().contains(&ending);
    match () {
        () if mail::looks_like_mailbox(bytes) => Some(Format::Mailbox),
        () if mail::looks_like(&head, named(Format::Mail) || named(Format::WebArchive)) => {
            let is_page = named(Format::WebArchive) || mail::looks_like_page(&head);
            Some(if is_page { Format::WebArchive } else { Format::Mail })
        }
        () if subtitles::looks_like(
            &String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default()).replace('\0', ""),
        ) =>
        {
            Some(Format::Subtitles)
        }
        () => None,
    }
}

/// What a piece of a page begins with; only what has no name may be one, such as a text that was pasted.
const FRAGMENTS: &[&str] = &[
    "<meta",
    "<article",
    "<main",
    "<section",
    "<div",
    "<p",
    "<h1",
    "<h2",
    "<h3",
    "<ul",
    "<ol",
    "<table",
    "<blockquote",
    "<span",
    "<a",
];

/// Kinds of XML.
fn by_root(head: &str) -> Option<Format> {
    let has = |tag: &str| head.contains(tag);
    match () {
        () if has("<html") => Some(Format::Html),
        () if has("<fictionbook") => Some(Format::FictionBook),
        () if has("opendocument.text\"") && has(":document") => Some(Format::Odt),
        () => None,
    }
}

/// Whether a format is nothing but characters.
fn is_plain(format: Format) -> bool {
    matches!(format, Format::Plain | Format::Markdown | Format::Html | Format::HtmlPage | Format::Subtitles)
}

/// The first characters in lower case; UTF-16 comes out readable too.
fn head(bytes: &[u8]) -> String {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES)).unwrap_or_default();
    String::from_utf8_lossy(head).replace('\0', "").to_ascii_lowercase()
}

fn has_tag(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair.first() == Some(&b'<') && pair.get(1).is_some_and(u8::is_ascii_alphabetic))
}

/// Endings of kinds that are text to a machine but not to a reader, or that begin with no fixed bytes.
const ENDINGS: &[(&[&str], Foreign)] = &[
    (&["msg"], Foreign::Outlook),
    (&["ass", "ssa", "sub"], Foreign::Subtitles),
    (&["wps", "wpd", "wri"], Foreign::OldProcessor),
    (&["doc"], Foreign::OldWord),
    (&["pages"], Foreign::Pages),
    (&["mobi", "azw", "azw3"], Foreign::Book),
    (&["xls", "xlsx", "ods", "numbers"], Foreign::Spreadsheet),
    (&["ppt", "pptx", "odp", "key"], Foreign::Presentation),
    (&["mp3", "m4a", "wav", "ogg", "mp4", "mov", "mkv", "webm", "avi"], Foreign::Recording),
    (&["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp", "heic", "svg"], Foreign::Picture),
];

/// Endings above whose files are refused even if they look like text. The others may be text with a wrong ending.
const NEVER_TEXT: usize = 3;

/// What does not fit in a file whose kind is never text but packed, so that one that is none is damaged: the kind and the detail.
fn packed(format: Format) -> Option<(&'static str, &'static str)> {
    Some(match format {
        Format::Docx => (tr!("file-kind-docx"), tr!("damage-no-package")),
        Format::Odt => (tr!("file-kind-odt"), tr!("damage-no-package")),
        Format::Epub => (tr!("file-kind-epub"), tr!("damage-no-book-package")),
        Format::Pdf => (tr!("file-kind-pdf"), tr!("damage-no-pdf")),
        _ => return None,
    })
}

fn refuse_by_ending(ending: &str, bytes: &[u8]) -> Result<(), Cause> {
    let found = ENDINGS.iter().enumerate().find(|(_, (endings, ..))| endings.contains(&ending));
    match found {
        Some((at, (_, kind))) if at < NEVER_TEXT || is_binary(bytes) || ending == "svg" => Err(Cause::Unsupported(*kind)),
        _ => match Format::ALL
            .into_iter()
            .filter(|format| format.extensions().contains(&ending) && is_binary(bytes))
            .find_map(packed)
        {
            Some((kind, detail)) => Err(Cause::damaged(kind, detail)),
            None => Ok(()),
        },
    }
}

/// Whether the bytes are no text in any encoding: too many control characters that texts do not have.
fn is_binary(bytes: &[u8]) -> bool {
    const SAMPLE_BYTES: usize = 1 << 16;
    const CONTROLS_PER_THOUSAND: usize = 20;
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or_default();
    let text = super::decode::decode(sample, None).text;
    let odd = |c: &char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}' | '\u{8}' | '\u{1a}');
    let (odd, all) = (text.chars().filter(odd).count(), text.chars().count());
    let zeros = text.chars().filter(|c| *c == '\0').count();
    zeros * 1000 > all || odd * 1000 > all * CONTROLS_PER_THOUSAND
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], name: &str, expected: &str) {
        let told = match tell(bytes, name) {
            Ok(told) => format!("{:?}{}", told.format, if told.contradicts_name { ", not as named" } else { "" }),
            Err(cause) => cause.to_string(),
        };
        assert!(told.starts_with(expected), "{name}: {told}");
    }

    #[test]
    fn content_before_name() {
        check(b"The pier closed.", "pier.txt", "Plain");
        check(b"The pier closed.", "pier", "Plain");
        check(b"# The pier", "pier.md", "Markdown");
        check(b"<!DOCTYPE html><p>The pier", "pier.html", "Html");
        check(b"<!-- saved --> \n<html lang=en><p>The pier", "pier.txt", "Html, not as named");
        check(b"<p>The pier <b>closed</b>", "pier.htm", "Html");
        check(b"The pier closed at 3 < 4.", "pier.html", "Plain, not as named");
        check(b"<html> is a tag.\n\n# Tags", "tags.md", "Markdown");
        check(b"The pier closed.", "pier.docx", "Plain, not as named");
        check(b"<header of nothing", "odd.txt", "Plain");
        check(b"<meta charset='utf-8'><h2>The pier</h2>", "Pasted text", "Html");
        check(b"<p class=a>The pier <b>closed</b>", "Pasted text", "Html");
        check(b"<p> is a tag, and so is <b>.", "Pasted text", "Plain");
        check(b"<b>The pier</b> closed.", "pier.txt", "Plain");
        check(b"%PDF-1.4 \x00\x01", "pier.txt", "Pdf, not as named");
        check(b"{\\rtf1 The pier}", "pier.doc", "Rtf");
        check(b"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHello", "x", "Mail");
        check(b"From: a@example.org\nSubject: no\n\nHello", "x.eml", "Mail");
        check(
            format!("Message-ID: <1@example.org>\nFrom: a@example.org\n{}\n\nHello", "Received: by a\n".repeat(900)).as_bytes(),
            "x",
            "Mail",
        );
        check(b"From: <Saved by Browser>\nMIME-Version: 1.0\n\nHello", "x.mht", "WebArchive");
        check(b"1\n00:00:01,000 --> 00:00:02,000\nHello", "talk.txt", "Subtitles, not as named");
        check(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello", "talk.vtt", "Subtitles");
        check(b"<?xml version='1.0'?><FictionBook xmlns=''>", "pier.fb2", "FictionBook");
        check(b"The pier closed.", "pier.eml", "Plain, not as named");
    }

    #[test]
    fn known_kinds_are_refused_by_name() {
        check(b"\x89PNG\r\n\x1a\n\0\0", "pier.png", "This is a picture");
        check(b"PK\x03\x04 broken off", "pier.docx", "This Word document is damaged");
        check(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            "a.docx",
            "This Office file is protected",
        );
        check(&[7, 0, 3, 200, 0, 1, 2, 3, 0, 255, 0, 9], "pier.txt", "This is no text");
    }

    #[test]
    fn words_that_look_like_signatures_are_text() {
        check(b"BMW closed its pier.", "pier.txt", "Plain");
        check(b"From: the mayor\nContent: nothing", "letter.txt", "Plain");
        check(b"GIF is how it is said.", "gif.txt", "Plain");
    }
}
