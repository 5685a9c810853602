//! Mailboxes: messages one after the other, each behind a line that begins with "From ".

use std::ops::Range;

use mail_parser::MessageParser;

use crate::import::error::Cause;
use crate::messages::tr;

/// How many messages a refusal lists.
const LISTED: usize = 20;

/// How much of a message is looked at for its subject, in bytes.
const HEADER_BYTES: usize = 16 << 10;

/// Whether a file is a mailbox: its first line is the envelope of a message.
pub(in crate::import) fn looks_like_mailbox(bytes: &[u8]) -> bool {
    let first =
        bytes.get(..bytes.len().min(HEADER_BYTES)).unwrap_or_default().split(|byte| *byte == b'\n').next().unwrap_or_default();
    is_envelope(first)
        && messages(bytes).first().is_some_and(|place| {
            let start = bytes.get(place.clone()).unwrap_or_default();
            let head =
                String::from_utf8_lossy(start.get(..start.len().min(HEADER_BYTES)).unwrap_or_default()).to_ascii_lowercase();
            super::looks_like(&head, true)
        })
}

/// "From ada@example.org Fri May  2 10:00:00 2031": a sender, then a day with a time.
fn is_envelope(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let words = rest.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let has_time = rest.windows(3).any(|three| matches!(three, [a, b':', b] if a.is_ascii_digit() && b.is_ascii_digit()));
    has_time && words.count() >= 4
}

/// The places of the messages, without their envelopes.
fn messages(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if after_blank && is_envelope(line) {
            out.last_mut().into_iter().for_each(|last| last.end = at);
            out.push(at + line.len()..bytes.len());
        }
        after_blank = line.iter().all(u8::is_ascii_whitespace);
        at += line.len();
    }
    out
}

/// The bytes of one message, counted from 1; a mailbox of one needs no number.
///
/// # Errors
/// The list of messages, where there is no such message or several and no number.
pub(in crate::import) fn choose(bytes: &[u8], number: Option<usize>) -> Result<&[u8], Cause> {
    let places = messages(bytes);
    let chosen = match number {
        None if places.len() == 1 => places.first(),
        None => None,
        Some(number) => number.checked_sub(1).and_then(|at| places.get(at)),
    };
    match chosen {
        Some(place) => Ok(bytes.get(place.clone()).unwrap_or_default()),
        None => Err(Cause::Choose {
            messages: places.iter().map(|place| line(bytes.get(place.clone()).unwrap_or_default())).collect(),
        }),
    }
}

/// Subject, sender and day of a message, on one line.
fn line(message: &[u8]) -> String {
    let head = message.get(..message.len().min(HEADER_BYTES)).unwrap_or_default();
    let parsed = MessageParser::default().parse_headers(head);
    let subject =
        parsed.as_ref().and_then(|message| message.subject()).map(crate::text::one_line).filter(|subject| !subject.is_empty());
    let sender = parsed
        .as_ref()
        .and_then(|message| message.from()?.first()?.name().or(message.from()?.first()?.address()).map(crate::text::one_line));
    let day =
        parsed.as_ref().and_then(|message| message.date()).and_then(|date| crate::import::date::in_value(&date.to_rfc3339()));
    let about: Vec<String> = sender.into_iter().chain(day.map(|day| day.to_string())).collect();
    let subject = subject.unwrap_or_else(|| tr!("mailbox-no-subject").to_owned());
    if about.is_empty() { subject } else { format!("{subject} ({})", about.join(", ")) }
}

/// The list of messages in words.
pub(in crate::import) fn list(messages: &[String]) -> String {
    let shown: Vec<String> = messages.iter().take(LISTED).enumerate().map(|(at, line)| format!("{}: {line}", at + 1)).collect();
    let more = messages.len().saturating_sub(LISTED);
    let shown = shown.join("; ");
    if more > 0 { tr!("mailbox-list-more", list = shown, count = more) } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: &[u8] = b"From ada@example.org Fri May  2 10:00:00 2031\nFrom: Ada Quill <ada@example.org>\nSubject: The pier\nDate: Fri, 2 May 2031 10:00:00 +0000\n\nIt fell.\n\nFrom now on it is gone.\n\nFrom bo@example.org Sat May  3 10:00:00 2031\nFrom: bo@example.org\n\nNo subject here.\n";

    #[test]
    fn one_of_several() {
        assert!(looks_like_mailbox(BOX));
        assert!(choose(BOX, Some(1)).is_ok_and(|message| message.ends_with(b"gone.\n\n")));
        assert!(choose(BOX, Some(2)).is_ok_and(|message| message.starts_with(b"From: bo@")));
        for number in [None, Some(0), Some(3)] {
            let Err(Cause::Choose { messages }) = choose(BOX, number) else { unreachable!("a list") };
            assert_eq!(list(&messages), "1: The pier (Ada Quill, 2031-05-02); 2: without a subject (bo@example.org)");
        }
    }

    #[test]
    fn words_that_are_no_envelope() {
        assert!(!looks_like_mailbox(b"From the pier at 10:30 on Monday she saw it.\nIt fell."));
        assert!(!looks_like_mailbox(b"From ada@example.org: hello"));
    }
}
