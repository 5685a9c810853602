//! Notes on words of a text, and finding the words again.

use serde::{Deserialize, Serialize};

use crate::base::{Side, TextSpan};
use crate::review::{Passage, passage_of};
use crate::text::Document;

/// How many characters on each side of the words are kept, to tell the same words in two places apart.
const CONTEXT: usize = 32;
/// So many of them are enough to know a place by.
const ENOUGH: usize = 12;
/// Words as long as this, in bytes, are known without what stands around them.
const TELLING: usize = 40;
/// Words shorter than this, in bytes, that stand among others elsewhere are other words.
const SHORT: usize = 12;
/// How much longer the words between the same surroundings may have become, in bytes; and how many times as long.
const GROWN: (usize, usize) = (80, 3);
/// The longest words that a note is on, in bytes.
pub const LONGEST_NOTED: usize = 4000;

/// A note on words of one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The text.
    pub side: Side,
    /// The words.
    #[serde(flatten)]
    pub at: Passage,
    /// What stood before them, on one line.
    #[serde(default)]
    pub before: String,
    /// What stood behind them, on one line.
    #[serde(default)]
    pub after: String,
    /// What was noted.
    pub note: String,
}

/// What became of the words of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotePlace {
    /// They stand here.
    Found(TextSpan),
    /// Here stand other words, or the same among others: to be checked again.
    Changed(TextSpan),
    /// They are gone.
    Lost,
}

impl NotePlace {
    /// Where it stands, unless it is lost.
    #[must_use]
    pub fn span(self) -> Option<TextSpan> {
        match self {
            Self::Found(span) | Self::Changed(span) => Some(span),
            Self::Lost => None,
        }
    }
}

impl Note {
    /// A note on some words of a document.
    #[must_use]
    pub fn new(document: &Document, side: Side, span: TextSpan, note: String) -> Self {
        let text = &document.text;
        let before = text.get(..span.start as usize).unwrap_or("");
        let after = text.get(span.end as usize..).unwrap_or("");
        let start = before.char_indices().rev().nth(2 * CONTEXT).map_or(0, |(at, _)| at);
        let end = after.char_indices().nth(2 * CONTEXT).map_or(after.len(), |(at, _)| at);
        let before = crate::text::one_line(before.get(start..).unwrap_or(""));
        let after = crate::text::one_line(after.get(..end).unwrap_or(""));
        let before: String = before.chars().skip(before.chars().count().saturating_sub(CONTEXT)).collect();
        Self { side, at: passage_of(document, span), before, after: after.chars().take(CONTEXT).collect(), note }
    }

    /// What tells its place from those of other notes.
    pub(super) fn key(&self) -> (Side, Passage) {
        (self.side, self.at.clone())
    }
}

/// A text on one line, and where its words stand in the document.
pub(super) struct Flat {
    text: String,
    /// For every word, its byte here and in the document, in order.
    words: Vec<(usize, u32)>,
}

impl Flat {
    pub(super) fn new(document: &Document) -> Self {
        let mut flat = Self { text: String::with_capacity(document.text.len()), words: Vec::new() };
        let mut rest = document.text.as_str();
        let mut at = 0;
        while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
            let word = rest.get(start..).unwrap_or("");
            let end = word.find(char::is_whitespace).unwrap_or(word.len());
            if !flat.text.is_empty() {
                flat.text.push(' ');
            }
            flat.words.push((flat.text.len(), u32::try_from(at + start).unwrap_or(u32::MAX)));
            flat.text.push_str(word.get(..end).unwrap_or(""));
            at += start + end;
            rest = word.get(end..).unwrap_or("");
        }
        flat
    }

    /// The place in the document of a stretch that begins and ends with a word's character.
    fn span(&self, start: usize, end: usize) -> TextSpan {
        let place = |at: usize| {
            let word = self.words.partition_point(|(own, _)| *own <= at).saturating_sub(1);
            self.words.get(word).map_or(0, |(own, there)| there + u32::try_from(at - own).unwrap_or(0))
        };
        TextSpan { start: place(start), end: place(end.saturating_sub(1)) + 1 }
    }

    /// Where a note stands now: the same words in the same surroundings, else the same words, else the same surroundings.
    pub(super) fn place(&self, note: &Note) -> NotePlace {
        let words = note.at.words.as_str();
        if words.is_empty() {
            return NotePlace::Lost;
        }
        let distance = |start: usize| self.span(start, start + 1).start.abs_diff(note.at.start);
        let places = self.text.match_indices(words).map(|(start, _)| (self.around(note, start), start));
        let best = places.max_by_key(|(around, start)| (*around, std::cmp::Reverse(distance(*start))));
        if let Some((around, start)) = best {
            let span = self.span(start, start + words.len());
            if around >= enough(note) || words.len() >= TELLING {
                return NotePlace::Found(span);
            }
            if words.len() >= SHORT {
                return NotePlace::Changed(span);
            }
        }
        self.between(note).map_or(NotePlace::Lost, NotePlace::Changed)
    }

    /// How many characters next to a place are those of a note.
    fn around(&self, note: &Note, start: usize) -> usize {
        let before = self.text.get(..start).unwrap_or("").trim_end();
        let after = self.text.get(start + note.at.words.len()..).unwrap_or("").trim_start();
        let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
            one.zip(other).take_while(|(x, y)| x == y).count()
        };
        same(&mut before.chars().rev(), &mut note.before.chars().rev()) + same(&mut after.chars(), &mut note.after.chars())
    }

    /// The words that stand now between what stood before and behind the words of a note, not too many of them.
    fn between(&self, note: &Note) -> Option<TextSpan> {
        if note.before.chars().count() < ENOUGH || note.after.chars().count() < ENOUGH {
            return None;
        }
        let most = note.at.words.len() * GROWN.1 + GROWN.0;
        let found = self.text.match_indices(note.before.as_str()).filter_map(|(at, _)| {
            let start = at + note.before.len();
            let rest = self.text.get(start..)?;
            let words = rest.get(..rest.find(note.after.as_str())?)?;
            let start = start + words.len() - words.trim_start().len();
            let length = words.trim().len();
            (0 < length && length <= most).then(|| self.span(start, start + length))
        });
        found.min_by_key(|span| span.start.abs_diff(note.at.start))
    }
}

/// How many characters around a note have to be the same.
fn enough(note: &Note) -> usize {
    ENOUGH.min(note.before.chars().count() + note.after.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::sources;

    const TEXT: &str =
        "The quay was shut on Friday.\n\nNobody on the quay knew  why.\nTugs came at noon, the harbour office said.";

    fn document(text: &str) -> std::sync::Arc<Document> {
        sources(text, "").documents.a
    }

    /// Notes words of the text and looks for them in another version; `expected` is "=" or "~" and what was found.
    fn check(words: &str, nth: usize, other: &str, expected: &str) {
        let old = document(TEXT);
        let (start, _) = old.text.match_indices(words).nth(nth).expect("the words");
        let note = Note::new(&old, Side::A, TextSpan::new(start, start + words.len()), String::new());
        let new = document(other);
        let shown = match Flat::new(&new).place(&note) {
            NotePlace::Found(span) => format!("={}", new.slice(span)),
            NotePlace::Changed(span) => format!("~{}", new.slice(span)),
            NotePlace::Lost => String::new(),
        };
        assert_eq!(shown, expected, "{note:?}");
    }

    #[test]
    fn words_are_found_where_they_stood() {
        check("quay", 0, TEXT, "=quay");
        check("knew  why.\nTugs", 0, TEXT, "=knew  why.\nTugs");
        check("Tugs came at noon", 0, &format!("It rained all day, and nobody slept.\n\n{TEXT}"), "=Tugs came at noon");
    }

    #[test]
    fn of_the_same_words_those_in_the_same_surroundings_are_meant() {
        let turned = "Nobody on the quay knew why. Tugs came. The quay was shut on Friday.";
        let old = document(TEXT);
        let places = [0, 1].map(|nth| {
            let (start, _) = old.text.match_indices("quay").nth(nth).expect("the words");
            let note = Note::new(&old, Side::A, TextSpan::new(start, start + 4), String::new());
            Flat::new(&document(turned)).place(&note).span().map(|span| span.start)
        });
        assert_eq!(places, [turned.rfind("quay"), turned.find("quay")].map(|at| at.map(|at| at as u32)));
    }

    #[test]
    fn changed_words_are_to_be_checked_and_gone_ones_lost() {
        check("Tugs came at noon", 0, &TEXT.replace("Tugs came at noon", "Two tugs came at one"), "~Two tugs came at one");
        check("Tugs came at noon", 0, "Nothing of it is left. Tugs came at noon.", "~Tugs came at noon");
        check("quay", 0, "A man stood on another quay in another town.", "");
        check("Tugs came at noon", 0, "The quay was shut on Friday.", "");
        check("Tugs came at noon", 0, "", "");
    }
}
