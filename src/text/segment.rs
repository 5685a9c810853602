//! Blocks → sentences and tokens.
//!
//! Sentence boundaries are those of UAX #29 with merge rules for what it cannot know: abbreviations, initials, and a
//! sentence that goes on after the quotation in it has ended.

use unicode_segmentation::UnicodeSegmentation;

use crate::base::{Cancelled, TextSpan, Work};
use crate::text::document::{Document, Sentence, Token, TokenKind};
use crate::text::space::trimmed;

/// Words after which a full stop does not end a sentence, in their folded form without the stop.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "aug", "ave", "brig", "bros", "capt", "cf", "cmdr", "col", "cpl", "dec", "det", "dr", "e.g", "etc", "feb",
    "fig", "fr", "gen", "gov", "hon", "i.e", "insp", "jan", "jr", "jul", "jun", "lt", "maj", "mar", "messrs", "mr", "mrs", "ms",
    "mt", "no", "nov", "oct", "op", "p", "pp", "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sep", "sept", "sgt", "sr",
    "st", "supt", "v", "viz", "vs",
];

/// Words that begin a new sentence even after an abbreviation with inner stops ("in the U.S. The …").
const STARTERS: &[&str] = &[
    "a", "after", "an", "and", "as", "at", "but", "for", "he", "her", "his", "however", "i", "if", "in", "it", "its", "on",
    "she", "so", "that", "the", "their", "there", "these", "they", "this", "those", "we", "what", "when", "while", "you",
];

/// A quotation of at most this many words belongs to one sentence.
const SHORT_QUOTATION: usize = 8;

/// Fills `sentences`, `tokens` and `vocabulary` of a document whose blocks stand.
pub(super) fn segment(document: &mut Document, work: &Work) -> Result<(), Cancelled> {
    let stemmer = document.language.stemmer();
    for id in document.blocks.ids() {
        work.check()?;
        let span = document.blocks[id].span;
        // A hand-wrapped line ends no sentence; the replacement keeps every offset.
        let text = document.slice(span).replace('\n', " ");
        let base = span.start as usize;
        for piece in sentences(&text) {
            let first = document.tokens.len();
            let raw = text.get(piece.clone()).unwrap_or("");
            for (kind, range) in tokens(raw) {
                let word = document.vocabulary.intern(raw.get(range.clone()).unwrap_or(""), stemmer.as_ref());
                let start = base + piece.start + range.start;
                document.tokens.push(Token { span: TextSpan::new(start, start + range.len()), kind, word });
            }
            let span = TextSpan::new(base + piece.start, base + piece.end);
            document.sentences.push(Sentence { span, block: id, tokens: first..document.tokens.len() });
        }
    }
    Ok(())
}

type Range = std::ops::Range<usize>;

/// The sentences of one block's text, trimmed, in order; none is empty.
fn sentences(text: &str) -> Vec<Range> {
    let whole = short_quotations(text);
    let is_inside = |start: usize| {
        let before = whole.partition_point(|range| range.start < start);
        before.checked_sub(1).and_then(|at| whole.get(at)).is_some_and(|range| start < range.end)
    };
    let mut out: Vec<Range> = Vec::new();
    for (start, piece) in text.split_sentence_bound_indices() {
        let end = start + piece.len();
        match out.last_mut() {
            Some(last) if is_inside(start) || goes_on(text.get(last.clone()).unwrap_or(""), piece) => last.end = end,
            _ => out.push(start..end),
        }
    }
    out.into_iter().flat_map(|range| bounded(text, range)).filter_map(|range| trimmed(text, range)).collect()
}

/// No sentence in earnest is longer than this; a text without any full stop is cut into pieces of this length, so that no
/// later step meets a sentence as long as a book.
const LONGEST_BYTES: usize = 4096;

/// A range in pieces that are not too long, cut at white space where there is some.
fn bounded(text: &str, range: Range) -> Vec<Range> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    while range.end - start > LONGEST_BYTES {
        let mut end = start + LONGEST_BYTES;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let head = text.get(start..end).unwrap_or("");
        end = head.rfind(char::is_whitespace).filter(|at| *at > 0).map_or(end, |at| start + at);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..range.end);
    pieces
}

/// Quotations of few words, which no sentence boundary divides, from their first mark to their last.
fn short_quotations(text: &str) -> Vec<Range> {
    let mut out = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    let mut before = ' ';
    for (at, mark) in text.char_indices() {
        // An inch sign opens nothing.
        let is_inch = before.is_ascii_digit();
        before = mark;
        match (mark, open) {
            ('“', _) => open = Some((at, false)),
            ('"', None | Some((_, false))) if !is_inch => open = Some((at, true)),
            ('”', Some((start, false))) | ('"', Some((start, true))) => {
                let words = text.get(start..at).map_or(0, |inside| inside.unicode_words().take(SHORT_QUOTATION + 1).count());
                if words <= SHORT_QUOTATION {
                    out.push(start..at);
                }
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Whether the sentence does not end between `before` and `after`.
fn goes_on(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let Some(first) = after.trim_start().chars().next() else { return true };
    first.is_lowercase() || is_only_marks(after) || ends_with_abbreviation(before, after)
}

fn is_only_marks(piece: &str) -> bool {
    !piece.chars().any(char::is_alphanumeric)
}

fn ends_with_abbreviation(before: &str, after: &str) -> bool {
    // "the U.S.' allies"
    let Some(rest) = before.trim_end_matches(['\'', '’']).strip_suffix('.') else { return false };
    let word =
        rest.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘' | '-' | '–' | '—')).next().unwrap_or("");
    let folded = word.to_lowercase();
    if ABBREVIATIONS.contains(&folded.as_str()) {
        return true;
    }
    let inner_stops = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    (initial || inner_stops) && !starts_a_sentence(after)
}

fn starts_a_sentence(after: &str) -> bool {
    let first = after.unicode_words().next().unwrap_or("").to_lowercase();
    STARTERS.contains(&first.as_str())
}

fn tokens(text: &str) -> impl Iterator<Item = (TokenKind, Range)> + '_ {
    text.split_word_bound_indices().filter_map(|(start, raw)| {
        let first = raw.chars().next()?;
        let kind = if first.is_ascii_digit() || first.is_numeric() {
            TokenKind::Number
        } else if first.is_alphabetic() || first == '_' {
            TokenKind::Word
        } else if first.is_whitespace() {
            return None;
        } else {
            TokenKind::Mark
        };
        Some((kind, start..start + raw.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_pieces(text: &str, pieces: usize) {
        let found = sentences(text);
        assert_eq!(found.len(), pieces);
        assert!(found.iter().all(|range| range.len() <= LONGEST_BYTES && text.get(range.clone()).is_some()));
    }

    #[test]
    fn no_sentence_is_as_long_as_a_book() {
        check_pieces("One sentence. Another one.", 2);
        check_pieces(&"word ".repeat(1000), 2);
        check_pieces(&"é".repeat(5000), 3);
        check_pieces(&"x".repeat(LONGEST_BYTES), 1);
    }

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        check("Dr. Aas met Sen. K. Lie on Oct. 3. It rained.", &["Dr. Aas met Sen. K. Lie on Oct. 3.", "It rained."]);
        check("Ships of the U.S. Navy left. They came back.", &["Ships of the U.S. Navy left.", "They came back."]);
        check("He lives in the U.S. The harbour is far.", &["He lives in the U.S.", "The harbour is far."]);
    }

    #[test]
    fn a_short_quotation_is_never_divided() {
        check(
            "“Stop! Turn back now!” the pilot called. Nobody heard.",
            &["“Stop! Turn back now!” the pilot called.", "Nobody heard."],
        );
        check("\"Stop! Turn back now!\" Nobody heard.", &["\"Stop! Turn back now!\"", "Nobody heard."]);
    }

    #[test]
    fn a_long_quotation_is_divided() {
        let first = "“We had been warned by the office in writing, twice, before the storm came in from the west.";
        check(&format!("{first} Nobody listened to a word of it.”"), &[first, "Nobody listened to a word of it.”"]);
    }

    #[test]
    fn an_unclosed_mark_divides_nothing() {
        check("“Stop. Turn back. He left.", &["“Stop.", "Turn back.", "He left."]);
        check("", &[]);
    }
}
