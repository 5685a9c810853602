//! The words of one sentence, read by position.

use std::cell::Cell;
use std::ops::Range;

use super::numeral::Numeral;
use super::value::Bound;
use crate::base::TextSpan;
use crate::text::{Document, Sentence, Token, TokenKind, one_line};

/// The tokens of one sentence. Every reader answers for a position outside it as for an empty word, so that rules may
/// look ahead and behind without care.
pub(super) struct Words<'d> {
    document: &'d Document,
    tokens: &'d [Token],
    /// What was read last at one place; most rules ask for the same of the same place.
    pub(super) bound: Memo<(Bound, usize)>,
    pub(super) range: Memo<Option<Numeral>>,
}

/// What was last told of a place.
pub(super) struct Memo<T>(Cell<Option<(usize, T)>>);

impl<T: Copy> Memo<T> {
    /// What is known of the place, or else read and remembered.
    pub(super) fn at(&self, at: usize, read: impl FnOnce() -> T) -> T {
        match self.0.get() {
            Some((known, value)) if known == at => value,
            _ => {
                let value = read();
                self.0.set(Some((at, value)));
                value
            }
        }
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Cell::new(None))
    }
}

impl<'d> Words<'d> {
    pub(super) fn new(document: &'d Document, sentence: &Sentence) -> Self {
        let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        Self { document, tokens, bound: Memo::default(), range: Memo::default() }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    fn token(&self, at: usize) -> Option<&'d Token> {
        self.tokens.get(at)
    }

    /// The folded form.
    pub(super) fn folded(&self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| self.document.folded(token))
    }

    /// The folded form of the word `back` places before.
    pub(super) fn before(&self, at: usize, back: usize) -> &'d str {
        at.checked_sub(back).map_or("", |at| self.folded(at))
    }

    /// The stem.
    pub(super) fn stem(&self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| self.document.stem(token))
    }

    /// As written.
    pub(super) fn raw(&self, at: usize) -> &'d str {
        self.token(at).map_or("", |token| self.document.slice(token.span))
    }

    /// Whether it begins with a letter.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether it begins with a digit.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether nothing stands between it and the word before.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.token(before)), self.token(at)) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    /// Whether it is a hyphen or dash that joins the words around it.
    pub(super) fn is_joint(&self, at: usize) -> bool {
        matches!(self.raw(at), "-" | "‐" | "‑" | "–") && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// Whether it is one of these folded words.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.folded(at))
    }

    /// The position after a phrase of folded words that begins here.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases that are asked for differ in their first word.
        let first = self.folded(at);
        if first.is_empty() || !phrase.starts_with(first) {
            return None;
        }
        let mut end = at;
        for word in phrase.split(' ') {
            if self.folded(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// The place of some of the tokens.
    pub(super) fn span(&self, range: Range<usize>) -> TextSpan {
        match (self.token(range.start), range.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) if first.span.start < last.span.end => first.span.cover(last.span),
            (Some(first), _) => first.span,
            _ => TextSpan::default(),
        }
    }

    /// The tokens of this sentence that lie in a span.
    pub(super) fn range_of(&self, span: TextSpan) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The tokens of this sentence of which some letters lie in a span: a name with its possessive ending.
    pub(super) fn touching(&self, span: TextSpan) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The text of some of the tokens, on one line.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        if range.is_empty() {
            return String::new();
        }
        let text = self.document.slice(self.span(range));
        one_line(text)
    }
}
