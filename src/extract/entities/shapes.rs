//! How every token is written: what capital letters tell, and where they tell nothing.

use crate::base::Id;
use crate::text::{Document, Sentence, Token, TokenKind, WordId, possessive_stem};

/// How one token is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Has at least two letters, all of them capitals.
    pub(super) all_capitals: bool,
    /// Its capital may be due to its place: first in a sentence, after an opening mark or a colon.
    pub(super) initial: bool,
    /// Stands in a headline in which nearly every word has a capital.
    pub(super) headline: bool,
}

/// The shapes of all tokens and what they say together.
pub(super) struct Shapes {
    shapes: Vec<Shape>,
    /// By word: written in lower case somewhere.
    lower: Vec<bool>,
    /// By word: capitalised where its place does not ask for it.
    proper: Vec<bool>,
    /// By word: the word without its possessive ending, where the document has it.
    base: Vec<WordId>,
}

impl Shapes {
    pub(super) fn new(document: &Document) -> Self {
        let words = document.vocabulary.len();
        let base =
            document.vocabulary.iter().map(|(id, word)| document.vocabulary.find(possessive_stem(&word.folded)).unwrap_or(id));
        let mut out = Self {
            shapes: vec![Shape::default(); document.tokens.len()],
            lower: vec![false; words],
            proper: vec![false; words],
            base: base.collect(),
        };
        for (_, sentence) in document.sentences.iter() {
            out.read(document, sentence);
        }
        out
    }

    fn read(&mut self, document: &Document, sentence: &Sentence) {
        let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        let headline = is_headline(document, tokens);
        let mut fresh = true;
        for (index, token) in sentence.tokens.clone().zip(tokens) {
            let raw = document.slice(token.span);
            match token.kind {
                TokenKind::Mark => {
                    let closes = is_quotation_mark(raw) && is_behind_a_word(tokens, index - sentence.tokens.start);
                    fresh = fresh && raw != ")" || opens_afresh(raw) && !closes;
                }
                TokenKind::Number => fresh = false,
                TokenKind::Word => {
                    let capital = raw.chars().next().is_some_and(char::is_uppercase);
                    let shape = Shape { capital, all_capitals: is_all_capitals(raw), initial: fresh, headline };
                    if !is_hyphened(tokens, index - sentence.tokens.start) {
                        self.note(token.word, shape);
                    }
                    self.shapes[index] = shape;
                    fresh = false;
                }
            }
        }
    }

    fn note(&mut self, word: WordId, shape: Shape) {
        for word in [word, self.base(word)] {
            if !shape.capital {
                self.lower[word.index()] = true;
            } else if !shape.initial && !shape.headline {
                self.proper[word.index()] = true;
            }
        }
    }

    /// The word without its possessive ending, where the document has that too.
    fn base(&self, word: WordId) -> WordId {
        self.base.get(word.index()).copied().unwrap_or(word)
    }

    /// The shape of the token at a position.
    pub(super) fn at(&self, index: usize) -> Shape {
        self.shapes.get(index).copied().unwrap_or_default()
    }

    /// Whether the word is written in lower case somewhere in the document.
    pub(super) fn is_seen_lower(&self, token: &Token) -> bool {
        self.lower.get(self.base(token.word).index()).copied().unwrap_or(false)
    }

    /// Whether the word is capitalised somewhere where its place does not ask for it.
    pub(super) fn is_seen_proper(&self, token: &Token) -> bool {
        self.proper.get(self.base(token.word).index()).copied().unwrap_or(false)
    }
}

/// Whether a word touches a token on its right or, without being first, a mark on its left that is no quotation mark.
fn is_hyphened(tokens: &[Token], index: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.kind == TokenKind::Word);
    let touches = |left: Option<usize>, right: usize| {
        let (left, right) = (left.and_then(|left| tokens.get(left)), tokens.get(right));
        matches!((left, right), (Some(left), Some(right)) if left.span.end == right.span.start)
    };
    touches(index.checked_sub(1), index) && is_word(index.checked_sub(2)) && touches(index.checked_sub(2), index - 1)
        || touches(Some(index), index + 1) && touches(Some(index + 1), index + 2) && is_word(Some(index + 2))
}

/// Whether a word after this mark may have a capital without being a name.
fn opens_afresh(mark: &str) -> bool {
    matches!(mark, "“" | "\"" | "‘" | "'" | "«" | "‹" | "„" | "‚" | "「" | "『" | ":" | "(" | "[" | "—" | "–" | "•" | "…")
}

/// Whether a mark may both open and close: straight marks, “ in German, « in Danish.
fn is_quotation_mark(mark: &str) -> bool {
    matches!(mark, "“" | "\"" | "‘" | "'" | "«" | "‹")
}

/// Whether a mark touches what stands before it and nothing behind it, as one that closes does.
fn is_behind_a_word(tokens: &[Token], index: usize) -> bool {
    let (before, own, after) = (index.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(index), tokens.get(index + 1));
    let ends = |left: Option<&Token>, right: Option<&Token>| matches!((left, right), (Some(left), Some(right)) if left.span.end == right.span.start);
    ends(before, own) && !ends(own, after)
}

fn is_all_capitals(raw: &str) -> bool {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    raw.chars().filter(|c| c.is_alphabetic()).take(2).count() == 2 && letters.all(char::is_uppercase)
}

/// A line without a full stop, or a long one with it, in which nearly all words of four letters or more have a capital.
fn is_headline(document: &Document, tokens: &[Token]) -> bool {
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| document.slice(token.span));
    // "With", "From" are small in headlines too.
    let small = |word: &str| word.starts_with(char::is_lowercase) && crate::text::is_function_word(word);
    let long = || words().filter(|word| word.chars().count() >= 4 && !small(word));
    let count = words().take(41).count();
    if !(2..=40).contains(&count) {
        return false;
    }
    let capital = long().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    let stop = tokens.iter().rev().take(2).any(|token| matches!(document.slice(token.span), "." | "?" | "!" | "," | "”"));
    if stop || count < 4 {
        let least = if stop { 8 } else { 1 };
        return long().count() >= least && capital == long().count() && !(stop && count > 2 * capital);
    }
    long().count() >= 3 && capital * 6 >= long().count() * 5
}
