//! What the words inside quotation marks look like.

use crate::base::TextSpan;
use crate::text::{Document, TokenKind};

/// What the words inside the marks look like.
pub(super) struct Inside {
    pub(super) words: usize,
    /// Words of four letters or more that have no capital.
    pub(super) small: usize,
    /// Begins with a capital letter or a digit.
    pub(super) capital: bool,
    /// Ends like a sentence or clause and begins like one.
    pub(super) sentence: bool,
    /// Has a stop, question or exclamation mark before its end.
    pub(super) inner_stop: bool,
    /// Has a colon: a headline with its overline.
    pub(super) colon: bool,
    /// Stands in brackets from end to end: a stage direction.
    pub(super) bracketed: bool,
    /// Is in a script without capital letters.
    pub(super) caseless: bool,
}

impl Inside {
    pub(super) fn read(document: &Document, span: TextSpan) -> Self {
        let tokens = document.tokens.get(document.tokens_in(span)).unwrap_or(&[]);
        let words = || tokens.iter().filter(|token| token.kind.is_word()).map(|token| document.slice(token.span));
        let small = words().filter(|word| is_small(word)).count();
        let first = words().next().and_then(|word| word.chars().next());
        let caseless = first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
        // "1 in 3" has no capital to be a title by.
        let counts =
            first.is_some_and(char::is_numeric) && words().count() > 1 && !document.slice(span).contains(char::is_uppercase);
        let small = small + usize::from(counts);
        let capital = caseless || first.is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let last = tokens
            .iter()
            .rfind(|token| token.kind == TokenKind::Mark && token.span.end == span.end)
            .map(|token| document.slice(token.span));
        let ends = last.is_some_and(|mark| {
            matches!(mark, "." | "," | "?" | "!" | "…" | "..." | "--" | "—" | "–" | "。" | "，" | "？" | "！")
        });
        let colon = tokens.iter().any(|token| document.slice(token.span) == ":");
        let stops = tokens.iter().rev().skip(1).filter(|token| matches!(document.folded(token), "." | "?" | "!")).count();
        let text = document.slice(span).trim();
        let bracketed = text.starts_with('(') && text.find(')').is_some_and(|close| close + 1 == text.len());
        Self {
            words: words().count(),
            small,
            capital,
            sentence: capital && ends,
            inner_stop: stops > 0,
            colon,
            bracketed,
            caseless,
        }
    }

    /// Capitals as in a title.
    pub(super) fn is_title(&self) -> bool {
        self.capital && !self.caseless && self.small == 0 && !self.inner_stop && self.words <= 16
    }
}

/// A word of four letters or more without capital that has one in titles.
fn is_small(word: &str) -> bool {
    let long = word.chars().count() >= 4 && word.chars().next().is_some_and(char::is_lowercase);
    long && !matches!(word, "with" | "from" | "into" | "over" | "than" | "that" | "your" | "upon")
}
