//! Subtitles (SubRip, WebVTT): the words as running text, with the times at which they are said as places.
//!
//! Read: cues; a voice or a dash begins a paragraph, and so does a long pause. Left out: numbers, settings, styles, notes, tags.

use crate::import::builder::{Builder, Words};
use crate::text::{At, BlockKind, Draft, Place, Source};

/// A pause that begins a paragraph after the end of a sentence, in milliseconds.
const PAUSE: u64 = 2_500;

/// A pause that begins a paragraph in any case, in milliseconds.
const LONG_PAUSE: u64 = 8_000;

/// The running text and its times. Line ends are `\n` already.
pub(super) fn draft(source: Source, text: &str) -> Draft {
    let mut out = Text::default();
    for cue in cues(text) {
        out.push(&cue);
    }
    out.end_paragraph();
    let (text, blocks) = out.body.finish();
    Draft { places: out.places, ..Draft::new(source, text, blocks) }
}

/// Whether a text begins as subtitles do.
pub(super) fn looks_like(head: &str) -> bool {
    let mut lines = head.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    let is_vtt = first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t");
    let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
    is_vtt || times(first).is_some() || is_number && lines.next().is_some_and(|line| times(line).is_some())
}

struct Cue<'t> {
    from: u64,
    to: u64,
    lines: Vec<&'t str>,
}

/// The cues in the order of the file.
fn cues(text: &str) -> Vec<Cue<'_>> {
    let mut out: Vec<Cue<'_>> = Vec::new();
    let mut is_open = false;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if let Some((from, to)) = times(line) {
            out.push(Cue { from, to, lines: Vec::new() });
            is_open = true;
        } else if line.is_empty() {
            is_open = false;
        } else if is_open {
            // Without a blank line between, a number before times begins another cue.
            let begins = line.bytes().all(|byte| byte.is_ascii_digit()) && lines.peek().is_some_and(|next| times(next).is_some());
            if !begins {
                out.last_mut().into_iter().for_each(|cue| cue.lines.push(line));
            }
        }
    }
    out
}

/// "00:00:01,000 --> 00:00:02,000", settings after it not looked at.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, to) = line.split_once("-->")?;
    Some((time(from.trim())?, time(to.split_whitespace().next()?)?))
}

/// "01:02:03,004" or "02:03.004" in milliseconds.
fn time(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let mut seconds = 0_u64;
    for part in whole.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok().filter(|_| part.len() <= 4)?)?;
    }
    let milliseconds: u64 = fraction.get(..fraction.len().min(3))?.parse().ok()?;
    whole.contains(':').then_some(seconds.checked_mul(1000)?.checked_add(milliseconds)?)
}

#[derive(Default)]
struct Text {
    body: Builder,
    words: Words,
    /// Times at places in the words at hand.
    times: Vec<(usize, u64)>,
    places: Vec<Place>,
    voice: String,
    ended: u64,
    /// The last line, which rolling captions give again.
    last: String,
}

impl Text {
    fn push(&mut self, cue: &Cue<'_>) {
        let pause = cue.from.saturating_sub(self.ended);
        if pause >= LONG_PAUSE || pause >= PAUSE && ends_sentence(self.words.as_str()) {
            self.end_paragraph();
        }
        for raw in &cue.lines {
            let (voice, line) = without_tags(raw);
            let line = line.trim();
            if line.is_empty() || line == self.last {
                continue;
            }
            let speaks = !voice.is_empty() && voice != self.voice;
            let dashed = line
                .strip_prefix(['-', '–', '—', '‐'])
                .or_else(|| line.strip_prefix(">>"))
                .is_some_and(|rest| rest.starts_with([' ', '>']) || rest.starts_with(char::is_alphabetic));
            if speaks || dashed || is_label(line) {
                self.end_paragraph();
            }
            self.words.push(" ");
            self.times.push((self.words.as_str().len(), cue.from));
            if speaks {
                self.words.push(&format!("{voice}: "));
                self.voice = voice;
            }
            self.words.push(line);
            line.clone_into(&mut self.last);
        }
        self.ended = cue.to.max(cue.from);
    }

    fn end_paragraph(&mut self) {
        let words = self.words.take();
        let before = self.body.len();
        self.body.push(BlockKind::Paragraph, &words);
        let start = self.body.len().saturating_sub(words.trim().len());
        for (at, time) in std::mem::take(&mut self.times).into_iter().filter(|_| self.body.len() > before) {
            let start = u32::try_from(start + at).unwrap_or(u32::MAX);
            if self.places.last().is_none_or(|last| last.at != At::Time(time)) {
                self.places.push(Place { start, at: At::Time(time) });
            }
        }
    }
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end().trim_end_matches(['"', '”', '’', ')', ']']).ends_with(['.', '!', '?', '…', '♪'])
}

/// "ADA QUILL: words", the beginning of a turn.
fn is_label(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        name.len() <= 40 && name.contains(char::is_alphabetic) && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    })
}

/// The words without `<i>`, `{\an8}` and the like, and whose voice a tag says they are.
fn without_tags(line: &str) -> (String, String) {
    let (mut voice, mut out) = (String::new(), String::new());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{', '&']) {
        out.push_str(rest.get(..at).unwrap_or(""));
        let tail = rest.get(at..).unwrap_or("");
        let (tag, after) = tag(tail);
        match tag {
            Tag::Markup(inner) => {
                if let Some(name) = inner
                    .strip_prefix("v ")
                    .or_else(|| inner.strip_prefix("v.").and_then(|named| named.split_once(' ')).map(|(_, name)| name))
                {
                    name.trim().clone_into(&mut voice);
                }
            }
            Tag::Character(c) => out.push(c),
        }
        rest = after;
    }
    out.push_str(rest);
    (voice, out)
}

enum Tag<'t> {
    /// What stands between the brackets.
    Markup(&'t str),
    /// A character of the text.
    Character(char),
}

fn tag(tail: &str) -> (Tag<'_>, &str) {
    let first = tail.chars().next().unwrap_or(' ');
    let own = (Tag::Character(first), tail.get(first.len_utf8()..).unwrap_or(""));
    if first == '&' {
        let known = [
            ("&amp;", '&'),
            ("&lt;", '<'),
            ("&gt;", '>'),
            ("&nbsp;", '\u{a0}'),
            ("&lrm;", '\u{200e}'),
            ("&rlm;", '\u{200f}'),
            ("&quot;", '"'),
        ];
        return known.iter().find_map(|(name, c)| Some((Tag::Character(*c), tail.strip_prefix(name)?))).unwrap_or(own);
    }
    let (close, begins): (char, fn(char) -> bool) =
        if first == '<' { ('>', |c| c.is_ascii_alphanumeric() || c == '/') } else { ('}', |c| c == '\\') };
    let inside = tail.get(1..).filter(|inside| inside.starts_with(begins));
    inside.and_then(|inside| inside.split_once(close)).map_or(own, |(inner, after)| (Tag::Markup(inner), after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    fn check(text: &str, expected: &[&str], times: &[(&str, &str)]) {
        let source = Source { name: String::new(), path: None, format: Format::Subtitles, sha256: String::new() };
        assert!(looks_like(text) || expected.is_empty());
        let draft = draft(source, text);
        let found: Vec<&str> = draft.blocks.iter().filter_map(|block| draft.text.get(block.span.range())).collect();
        assert_eq!(found, expected);
        let places: Vec<(&str, String)> = draft
            .places
            .iter()
            .filter_map(|place| Some((draft.text.get(place.start as usize..)?.split(' ').next()?, place.at.to_string())))
            .collect();
        let places: Vec<(&str, &str)> = places.iter().map(|(word, time)| (*word, time.as_str())).collect();
        assert_eq!(places, times);
    }

    #[test]
    fn subrip() {
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n<i>The pier</i> fell\n\n2\n00:00:02,100 --> 00:00:04,000\n{\\an8}at noon.\nNobody saw it.\n\n3\n01:00:09,000 --> 01:00:10,000\n- Who?\n- Ada.\n",
            &["The pier fell at noon. Nobody saw it.", "- Who?", "- Ada."],
            &[("The", "00:00:01"), ("at", "00:00:02"), ("-", "01:00:09")],
        );
    }

    #[test]
    fn webvtt() {
        check(
            "WEBVTT - talk\n\nNOTE not this\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ada Quill>We <c.loud>knew</c> &amp; slept\n\n00:02.000 --> 00:03.000\n<v Ada Quill>at home\n\n00:03.000 --> 00:04.000\n<v Bo>I did not.",
            &["Ada Quill: We knew & slept at home", "Bo: I did not."],
            &[("Ada", "00:00:01"), ("at", "00:00:02"), ("Bo:", "00:00:03")],
        );
    }

    #[test]
    fn odd_files() {
        check("", &[], &[]);
        check(
            "1\n00:00:01,000 --> 00:00:02,000\n3 < 4 {yes} & so <\n2\n00:00:02,000 --> 00:00:03,000\n3 < 4 {yes} & so <\n",
            &["3 < 4 {yes} & so <"],
            &[("3", "00:00:01")],
        );
        assert!(!looks_like("1\nThe pier --> fell\n") && !looks_like("WEBVTTs are files.") && !looks_like("99 --> 100"));
        assert_eq!(time("99999999999:00:00,000"), None);
    }
}
