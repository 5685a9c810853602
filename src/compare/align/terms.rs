//! What statements are made of, in one vocabulary for both sides.

use std::collections::HashMap;

use crate::base::{Pair, Side};
use crate::compare::model::Sources;
use crate::text::{Document, TokenKind, is_function_word};

/// How many shared words a link shows at most.
const SHOWN: usize = 8;

/// Both documents' statements as sets of weighted terms.
pub(super) struct Terms {
    /// Per side, the terms of each statement.
    pub statements: Pair<Vec<Statement>>,
    /// Weight of each term: rarer in the pair, heavier.
    pub weights: Vec<f32>,
    /// Per side, how many statements have each term.
    pub counts: Pair<Vec<u32>>,
}

/// The distinct terms of one statement, in order of their ids.
#[derive(Default)]
pub(super) struct Statement {
    /// The terms, each with the position of its first token.
    pub uses: Vec<TermUse>,
    /// Sum of the weights.
    pub mass: f32,
}

/// A term and where it first stands in its statement.
#[derive(Clone, Copy)]
pub(super) struct TermUse {
    /// Index of the term.
    pub term: u32,
    /// Position in [`Document::tokens`].
    pub token: u32,
}

impl Terms {
    pub(super) fn new(sources: &Sources) -> Self {
        let ids = vocabulary(sources);
        let mut statements = Pair::from_fn(|side| {
            let document = &sources.documents[side];
            let of_word: Vec<Option<u32>> =
                document.vocabulary.iter().map(|(_, word)| term_text(word).and_then(|text| ids.get(&text).copied())).collect();
            document
                .sentences
                .iter()
                .map(|(_, sentence)| statement(document, &of_word, sentence.tokens.clone()))
                .collect::<Vec<_>>()
        });
        let counts = Pair::from_fn(|side| counts(&statements[side], ids.len()));
        let total = (statements.a.len() + statements.b.len()) as f32;
        let weights: Vec<f32> =
            counts.a.iter().zip(&counts.b).map(|(a, b)| ((total + 1.0) / ((a + b) as f32 + 0.5)).ln()).collect();
        for side in Side::BOTH {
            for statement in &mut statements[side] {
                statement.mass = statement.uses.iter().map(|used| weights[used.term as usize]).sum();
            }
        }
        Self { statements, weights, counts }
    }

    /// The terms that two statements share, in order of their ids, as uses in A and B.
    pub(super) fn common(&self, at: Pair<u32>) -> impl Iterator<Item = (TermUse, TermUse)> + '_ {
        let a = &self.statements.a[at.a as usize].uses;
        let mut b = self.statements.b[at.b as usize].uses.as_slice();
        a.iter().filter_map(move |used| {
            while let [first, rest @ ..] = b
                && first.term < used.term
            {
                b = rest;
            }
            b.first().filter(|first| first.term == used.term).map(|first| (*used, *first))
        })
    }

    /// The heaviest shared words as A writes them, in the order of A.
    pub(super) fn shared(&self, sources: &Sources, at: Pair<u32>) -> Vec<String> {
        let mut uses: Vec<TermUse> = self.common(at).map(|(used, _)| used).collect();
        uses.sort_by(|x, y| self.weights[y.term as usize].total_cmp(&self.weights[x.term as usize]).then(x.term.cmp(&y.term)));
        uses.truncate(SHOWN);
        uses.sort_by_key(|used| used.token);
        let document = &sources.documents.a;
        uses.iter()
            .filter_map(|used| document.tokens.get(used.token as usize))
            .map(|token| document.slice(token.span).to_owned())
            .collect()
    }
}

/// Every term of both documents; numbered in alphabetical order, so that exchanging the sides changes nothing.
fn vocabulary(sources: &Sources) -> HashMap<String, u32> {
    let mut all: Vec<String> = Side::BOTH
        .iter()
        .flat_map(|side| sources.documents[*side].vocabulary.iter().filter_map(|(_, word)| term_text(word)))
        .collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().zip(0..).collect()
}

/// The form under which a word is compared; `None` for words that say nothing.
fn term_text(word: &crate::text::Word) -> Option<String> {
    let first = word.folded.chars().next()?;
    if first.is_numeric() {
        return Some(word.folded.replace(',', ""));
    }
    (first.is_alphabetic() && !is_function_word(&word.folded)).then(|| word.stem.to_string())
}

fn statement(document: &Document, of_word: &[Option<u32>], tokens: std::ops::Range<usize>) -> Statement {
    let mut uses: Vec<TermUse> = tokens
        .filter_map(|at| document.tokens.get(at).map(|token| (at, token)))
        .filter(|(_, token)| token.kind != TokenKind::Mark)
        .filter_map(|(at, token)| {
            let term = of_word.get(token.word.0 as usize).copied().flatten()?;
            Some(TermUse { term, token: u32::try_from(at).unwrap_or(u32::MAX) })
        })
        .collect();
    uses.sort_unstable_by_key(|used| (used.term, used.token));
    uses.dedup_by_key(|used| used.term);
    Statement { uses, mass: 0.0 }
}

fn counts(statements: &[Statement], terms: usize) -> Vec<u32> {
    let mut counts = vec![0; terms];
    for used in statements.iter().flat_map(|statement| &statement.uses) {
        counts[used.term as usize] += 1;
    }
    counts
}
