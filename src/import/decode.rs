//! Bytes → characters.
//!
//! In this order: byte-order mark, valid UTF-8, UTF-16 told by its zeros, UTF-8 with some damage, what the file declares,
//! what its bytes look like. Declarations come late because they are wrong more often than valid UTF-8 is an accident.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::base::{Notice, NoticeKind};

/// How many bytes, from the first that is not ASCII, are looked at to tell a legacy encoding.
const SAMPLE_BYTES: usize = 1 << 20;

/// How many valid characters of several bytes there must be for each invalid sequence of damaged UTF-8.
const VALID_PER_INVALID: usize = 4;

/// What bytes became.
pub(super) struct Decoded<'b> {
    /// Without a byte-order mark; what could not be decoded stands as U+FFFD.
    pub(super) text: Cow<'b, str>,
    /// Other encodings than UTF-8, and what could not be decoded.
    pub(super) notices: Vec<Notice>,
}

/// Decodes; `declared` is the encoding the file itself names, if it does.
pub(super) fn decode<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Decoded<'b> {
    let (encoding, start) = tell(bytes, declared);
    let body = bytes.get(start..).unwrap_or_default();
    let (text, damaged) = encoding.decode_without_bom_handling(body);
    let mut notices = Vec::new();
    if encoding != UTF_8 {
        notices.push(Notice::whole(NoticeKind::Encoding { name: encoding.name().into() }));
    }
    if damaged {
        let count = text.matches(char::REPLACEMENT_CHARACTER).count();
        notices.push(Notice::whole(NoticeKind::UndecodableBytes { count }));
    }
    Decoded { text, notices }
}

/// The encoding and the length of the byte-order mark.
fn tell(bytes: &[u8], declared: Option<&'static Encoding>) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    let encoding = if encoding_rs::Encoding::utf8_valid_up_to(bytes) == bytes.len() && !bytes.contains(&0x1b) {
        if is_mostly_zeros(bytes) { utf16(bytes).unwrap_or(UTF_8) } else { UTF_8 }
    } else if let Some(wide) = utf16(bytes) {
        wide
    } else if is_damaged_utf8(bytes) {
        UTF_8
    } else {
        declared.filter(|encoding| !is_wide(encoding)).unwrap_or_else(|| guess(bytes))
    };
    (encoding, 0)
}

fn is_wide(encoding: &Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn is_mostly_zeros(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    sample.iter().filter(|byte| **byte == 0).count() * 3 > sample.len()
}

/// UTF-16 without a byte-order mark: in most scripts' texts every other byte of the spaces and line ends is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let units = sample.chunks_exact(2);
    let total = units.len();
    let (mut little, mut big, mut both) = (0, 0, 0);
    for unit in units {
        match unit {
            [0, 0] => both += 1,
            [b' ' | b'\n' | b'\r' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b',', 0] => little += 1,
            [0, b' ' | b'\n' | b'\r' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b','] => big += 1,
            _ => {}
        }
    }
    match (little * 10 > total, big * 10 > total) {
        _ if total == 0 || both > 0 => None,
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 with a few bytes broken, such as a character cut off at the end.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    invalid > 0 && valid >= invalid * VALID_PER_INVALID
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| *byte >= 0x80 || *byte == 0x1b).unwrap_or(0);
    let start = first.saturating_sub(64);
    let sample = bytes.get(start..bytes.len().min(start + SAMPLE_BYTES)).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding that a web page or XML file names in its first bytes.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD_BYTES: usize = 4096;
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD_BYTES))?).to_ascii_lowercase();
    let rest = head
        .split_once("<meta")
        .and_then(|_| head.split_once("charset="))
        .or_else(|| head.starts_with("<?xml").then(|| head.split_once("encoding=")).flatten())?
        .1;
    let label: String = rest.trim_start_matches(['"', '\'', ' ']).chars().take_while(|c| !"\"' >;/?".contains(*c)).collect();
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != ISO_2022_JP || bytes.contains(&0x1b))
}

/// Line ends made `\n`; nothing else is changed.
pub(super) fn unix_line_ends(text: Cow<'_, str>) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, encoding: Option<&str>, undecodable: usize) {
        let decoded = decode(bytes, declared(bytes));
        assert_eq!(decoded.text, expected);
        let mut kinds = Vec::new();
        kinds.extend(
            encoding
                .and_then(|name| Encoding::for_label(name.as_bytes()))
                .map(|e| NoticeKind::Encoding { name: e.name().into() }),
        );
        if undecodable > 0 {
            kinds.push(NoticeKind::UndecodableBytes { count: undecodable });
        }
        assert_eq!(decoded.notices, kinds.into_iter().map(Notice::whole).collect::<Vec<_>>());
    }

    fn wide(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn byte_order_marks() {
        check(b"\xef\xbb\xbfcaf\xc3\xa9", "café", None, 0);
        check(&[&b"\xff\xfe"[..], &wide("“Ende”", false)].concat(), "“Ende”", Some("utf-16le"), 0);
        check(&[&b"\xfe\xff"[..], &wide("“Ende”", true)].concat(), "“Ende”", Some("utf-16be"), 0);
    }

    #[test]
    fn sixteen_bits_without_a_mark() {
        check(&wide("The pier closed at noon.", false), "The pier closed at noon.", Some("utf-16le"), 0);
        check(&wide("The pier closed — at noon.", true), "The pier closed — at noon.", Some("utf-16be"), 0);
    }

    #[test]
    fn legacy_encodings() {
        check(b"The mayor said \x93no\x94 \x96 twice.", "The mayor said “no” – twice.", Some("windows-1252"), 0);
        check(b"<meta charset=iso-8859-2><p>\xb3\xf3d\xbc", "<meta charset=iso-8859-2><p>łódź", Some("iso-8859-2"), 0);
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        check(
            "“Öl” – “Gas” – “Äther”\u{e9}".as_bytes().split_last().map_or(&[], |(_, rest)| rest),
            "“Öl” – “Gas” – “Äther”\u{fffd}",
            None,
            1,
        );
        check(b"plain \x1b[1mASCII", "plain \x1b[1mASCII", None, 0);
    }

    #[test]
    fn line_ends() {
        assert_eq!(unix_line_ends("a\r\nb\rc\nd\r\r\n".into()), "a\nb\nc\nd\n\n");
    }
}
