//! Mail messages (EML), mailboxes of several (MBOX), and saved web pages in the form of a message (MHTML).
//!
//! Read: the subject as a title, the sender as author, the date, the text; of messages that are only HTML, its words.
//! Left out and said so: attachments.

mod mailbox;

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::base::{LeftOut, Notice, NoticeKind, Work};
use crate::import::builder::Builder;
use crate::import::error::Cause;
use crate::import::{date, html, plain};
use crate::messages::tr;
use crate::text::{BlockKind, Draft, Format, Source};

pub(super) use mailbox::{choose, list as mail_list, looks_like_mailbox};

/// How users know such a file.
fn kind() -> &'static str {
    tr!("file-kind-mail")
}

/// The message's words and blocks.
pub(super) fn draft(mut source: Source, bytes: &[u8], work: &Work) -> Result<Draft, Cause> {
    source.format = Format::Mail;
    let message = parse(without_frame(bytes))?;
    if message.parts.iter().any(|part| {
        content_type(part).is_some_and(|kind| matches!(kind.as_str(), "multipart/encrypted" | "application/pkcs7-mime"))
    }) {
        return Err(Cause::Encrypted { kind: kind() });
    }
    let subject = message.subject().map(crate::text::one_line).filter(|subject| !subject.is_empty());
    let mut body = Builder::default();
    if let Some(subject) = &subject {
        body.push(BlockKind::Heading(1), subject);
    }
    let mut undecodable = 0;
    for part in body_parts(&message) {
        match &part.body {
            PartType::Html(page) => html::fragment(page, &mut body, work)?,
            PartType::Text(text) => {
                super::within(tr!("file-kind-text"), text.len(), super::MAX_TEXT_BYTES)?;
                undecodable += text.matches(char::REPLACEMENT_CHARACTER).count();
                push_plain(&source, text, &mut body);
            }
            _ => {}
        }
        super::within(tr!("file-kind-text"), body.len(), super::MAX_TEXT_BYTES)?;
    }
    let mut notices = Vec::new();
    if undecodable > 0 {
        notices.push(Notice::whole(NoticeKind::UndecodableBytes { count: undecodable }));
    }
    let attachments = message.attachment_count();
    if attachments > 0 {
        notices.push(Notice::whole(NoticeKind::LeftOut { what: LeftOut::Attachments, count: attachments }));
    }
    let author =
        message.from().and_then(|from| from.first()).and_then(|from| from.name().or(from.address()).map(crate::text::one_line));
    let date = message.date().and_then(|date| date::in_value(&date.to_rfc3339()));
    let (text, blocks) = body.finish();
    Ok(Draft { title: subject, author, date, notices, ..Draft::new(source, text, blocks) })
}

/// The page of a saved web page: its bytes and the address it came from.
pub(super) fn page(bytes: &[u8]) -> Result<String, Cause> {
    let message = parse(bytes)?;
    let pages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Html(page) => Some(page.to_string()),
        _ => None,
    });
    pages.into_iter().next().ok_or(Cause::Empty)
}

/// The largest message; its parser takes some times its size.
const MAX_MESSAGE_BYTES: u64 = 64 << 20;

/// The greatest number of lines that may begin a header or a part, each of which the parser keeps.
const MAX_MESSAGE_LINES: usize = 300_000;

/// Whether a line may begin a header or a part.
fn begins_something(line: &[u8]) -> bool {
    let name = line.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
    line.starts_with(b"--") || name > 0 && line.get(name) == Some(&b':')
}

fn parse(bytes: &[u8]) -> Result<Message<'_>, Cause> {
    super::within(kind(), bytes.len(), MAX_MESSAGE_BYTES)?;
    if bytes.split(|byte| *byte == b'\n').filter(|line| begins_something(line)).count() > MAX_MESSAGE_LINES {
        return Err(Cause::TooLarge { kind: kind(), limit: tr!("limit-headers").to_owned() });
    }
    MessageParser::default().parse(bytes).ok_or_else(|| Cause::damaged(kind(), tr!("damage-no-header")))
}

fn content_type(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    let kind = part.content_type()?;
    Some(format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("")).to_lowercase())
}

/// The parts with the text: plain ones where there are words in them, else HTML.
fn body_parts<'m, 'x>(message: &'m Message<'x>) -> Vec<&'m mail_parser::MessagePart<'x>> {
    let of = |ids: &[u32]| -> Vec<&'m mail_parser::MessagePart<'x>> {
        ids.iter().filter_map(|id| message.parts.get(*id as usize)).collect()
    };
    let (plain, html) = (of(&message.text_body), of(&message.html_body));
    let words = |part: &&mail_parser::MessagePart<'_>| matches!(&part.body, PartType::Text(text) if text.chars().filter(|c| c.is_alphanumeric()).count() > 20);
    if plain.iter().any(words) || html.is_empty() { plain } else { html }
}

/// Adds a plain text with the structure that its lines show.
fn push_plain(source: &Source, text: &str, body: &mut Builder) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let draft = plain::draft(source.clone(), text);
    for block in &draft.blocks {
        // Below the subject nothing is a title.
        let kind = if block.kind == BlockKind::Heading(1) { BlockKind::Heading(2) } else { block.kind };
        body.push(kind, draft.text.get(block.span.range()).unwrap_or(""));
    }
}

/// A message of Apple Mail stands in a frame: its length on a line before it, a property list after it.
fn without_frame(bytes: &[u8]) -> &[u8] {
    let Some(end) = bytes.iter().take(20).position(|byte| *byte == b'\n') else { return bytes };
    let length =
        bytes.get(..end).and_then(|line| std::str::from_utf8(line).ok()).and_then(|line| line.trim().parse::<usize>().ok());
    length.and_then(|length| bytes.get(end + 1..end + 1 + length)).unwrap_or(bytes)
}

/// The beginning of a file, where it is longer, has at least as many bytes.
const CUT_BYTES: usize = 4000;

/// Names of header lines that machines write.
const MACHINE: &[&str] =
    &["message-id", "received", "mime-version", "return-path", "delivered-to", "x-mailer", "content-type", "dkim-signature"];

/// Names of header lines that people know.
const KNOWN: &[&str] = &["from", "to", "subject", "date", "cc", "reply-to", "sender"];

/// Whether a file begins with the header of a message; `head` is in lower case. Machines write some of its lines; a name that
/// says so does as well.
pub(super) fn looks_like(head: &str, is_named: bool) -> bool {
    let (mut machine, mut known) = (0, 0);
    // The last line may be cut off: headers of machines are long.
    let head = if head.len() < CUT_BYTES { head } else { head.rsplit_once('\n').map_or(head, |(whole, _)| whole) };
    for (number, line) in head.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            break;
        }
        let frame =
            number == 0 && (is_named && line.trim().bytes().all(|byte| byte.is_ascii_digit()) || line.starts_with(">from "));
        if frame || number > 0 && line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        machine += usize::from(MACHINE.contains(&name));
        known += usize::from(KNOWN.contains(&name));
    }
    machine + known > 0 && (is_named || machine > 1 || machine > 0 && known > 0)
}

/// Whether a message is a saved web page.
pub(super) fn looks_like_page(head: &str) -> bool {
    let header = head.split("\n\n").next().unwrap_or("").split("\r\n\r\n").next().unwrap_or("");
    header.lines().any(|line| line.starts_with("snapshot-content-location:") || line.starts_with("from: <saved by "))
}
