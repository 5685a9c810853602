//! What statements are made of, in one vocabulary for both sides.

use std::collections::HashMap;

use crate::base::{Pair, Side};
use crate::compare::model::Sources;
use crate::text::{Document, ONES, TENS, TokenKind, Word, is_function_word, rarity};

/// How many shared words a link shows at most.
const SHOWN: usize = 8;
/// How much a function word weighs beside another of the same rarity.
const FUNCTION_WEIGHT: f32 = 0.6;
/// For how many statements the language at large speaks beside those of the pair, when the rarity of a word is told.
const PRIOR: f32 = 30.0;
/// How many words a statement of the language at large has.
const USUAL_LENGTH: f32 = 20.0;
/// The share of statements of the language at large that have some number of one or two digits, and a longer one.
const NUMBERS: (f32, f32) = (0.3, 0.04);
/// How telling a number of one or two digits is, and a longer one, on the scale of [`Terms::telling`].
const TELLING_NUMBERS: (f32, f32) = (3.0, 5.0);
/// From which [`rarity`] on a word tells something, and the least and the most it tells.
const TELLING: (f32, f32, f32) = (6.0, 0.3, 6.0);
/// Natural logarithms of the number of pairs of statements at which chance begins to matter, and at which it rules.
const CROWDED: (f32, f32) = (7.0, 17.0);

/// Words that are usually shortened, each with the stem of the full word.
const SHORT_FORMS: [(&str, &str); 21] = [
    ("apr", "april"),
    ("aug", "august"),
    ("capt", "captain"),
    ("col", "colonel"),
    ("dec", "decemb"),
    ("dept", "depart"),
    ("feb", "februari"),
    ("gen", "general"),
    ("gov", "governor"),
    ("jan", "januari"),
    ("jul", "juli"),
    ("jun", "june"),
    ("lt", "lieuten"),
    ("nov", "novemb"),
    ("oct", "octob"),
    ("prof", "professor"),
    ("rep", "repres"),
    ("sen", "senat"),
    ("sep", "septemb"),
    ("sept", "septemb"),
    ("sgt", "sergeant"),
];

/// Both documents' statements as sets of weighted terms.
pub(super) struct Terms {
    /// Per side, the terms of each statement.
    pub statements: Pair<Vec<Statement>>,
    /// Weight of each term: rarer in the pair, heavier.
    pub weights: Vec<f32>,
    /// How much each term tells by its rarity in the language at large, 0.3 to 6; 0 for function words.
    pub telling: Vec<f32>,
    /// Per side, how many statements have each term.
    pub counts: Pair<Vec<u32>>,
    /// Natural logarithm of the number of pairs of statements.
    pub pairs: f32,
    /// 0 for two short texts, 1 for two long ones, in which much is alike by chance.
    pub crowding: f32,
    /// Which terms say how rather than what.
    is_function: Vec<bool>,
    /// Which terms are numbers in digits.
    is_number: Vec<bool>,
}

/// The distinct terms of one statement, in order of their ids.
#[derive(Default)]
pub(super) struct Statement {
    /// The terms, each with the position of its first token.
    pub uses: Vec<TermUse>,
    /// Sum of the weights.
    pub mass: f32,
    /// Where its middle lies in its document, in words.
    pub middle: f32,
    /// How many words it has.
    pub length: f32,
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
        let vocabulary = vocabulary(sources);
        let is_function: Vec<bool> = vocabulary.iter().map(|text| is_function_word(text)).collect();
        let ids: HashMap<&str, u32> = vocabulary.iter().map(String::as_str).zip(0..).collect();
        let mut statements = Pair::in_parallel(|side| {
            let document = &sources.documents[side];
            let of_word: Vec<Option<u32>> = document
                .vocabulary
                .iter()
                .map(|(_, word)| term_text(word).and_then(|text| ids.get(text.as_str()).copied()))
                .collect();
            document
                .sentences
                .iter()
                .scan(0.0, |words, (_, sentence)| {
                    let statement = statement(document, &of_word, sentence.tokens.clone(), *words);
                    *words += statement.length;
                    Some(statement)
                })
                .collect::<Vec<_>>()
        });
        let counts = Pair::from_fn(|side| counts(&statements[side], ids.len()));
        let total = (statements.a.len() + statements.b.len()) as f32;
        let tongue = Tongue::new(sources);
        let weights: Vec<f32> = vocabulary
            .iter()
            .zip(counts.a.iter().zip(&counts.b))
            .zip(&is_function)
            .map(|((text, (a, b)), is)| tongue.weight(text, (a + b) as f32, total) * if *is { FUNCTION_WEIGHT } else { 1.0 })
            .collect();
        let telling =
            vocabulary.iter().zip(&is_function).map(|(text, is)| if *is { 0.0 } else { tongue.telling(text) }).collect();
        for side in Side::BOTH {
            for statement in &mut statements[side] {
                statement.mass = statement.uses.iter().map(|used| weights[used.term as usize]).sum();
            }
        }
        let pairs = (statements.a.len().max(1) as f32 * statements.b.len().max(1) as f32).ln();
        let crowding = ((pairs - CROWDED.0) / (CROWDED.1 - CROWDED.0)).clamp(0.0, 1.0);
        let is_number = vocabulary.iter().map(|text| is_number(text)).collect();
        Self { statements, weights, telling, counts, pairs, crowding, is_function, is_number }
    }

    /// The terms that two statements share, in order of their ids, as positions in the uses of A and of B.
    pub(super) fn common(&self, at: Pair<u32>) -> impl Iterator<Item = Pair<usize>> + '_ {
        let a = &self.statements.a[at.a as usize].uses;
        let b = &self.statements.b[at.b as usize].uses;
        let mut next = 0;
        a.iter().enumerate().filter_map(move |(place, used)| {
            while b.get(next).is_some_and(|other| other.term < used.term) {
                next += 1;
            }
            b.get(next).filter(|other| other.term == used.term).map(|_| Pair::new(place, next))
        })
    }

    /// Whether each side has a term in one statement only, and it says something.
    pub(super) fn stands_once_in_both(&self, term: u32) -> bool {
        let term = term as usize;
        self.counts.a[term] == 1 && self.counts.b[term] == 1 && !self.is_function[term]
    }

    /// Whether a term is a number in digits.
    pub(super) fn is_number(&self, term: u32) -> bool {
        self.is_number[term as usize]
    }

    /// The weight of the term in some place of a statement of A.
    pub(super) fn weight_in_a(&self, statement: u32, place: usize) -> f32 {
        self.weights[self.statements.a[statement as usize].uses[place].term as usize]
    }

    /// The heaviest shared words as A writes them, in the order of A.
    pub(super) fn shared(&self, sources: &Sources, at: Pair<u32>) -> Vec<String> {
        let says_something = |used: &TermUse| !self.is_function[used.term as usize];
        let of_a = &self.statements.a[at.a as usize].uses;
        let mut uses: Vec<TermUse> = self.common(at).map(|place| of_a[place.a]).filter(says_something).collect();
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

/// Every term of both documents, in alphabetical order, so that exchanging the sides changes nothing.
fn vocabulary(sources: &Sources) -> Vec<String> {
    let mut all: Vec<String> = Side::BOTH
        .iter()
        .flat_map(|side| sources.documents[*side].vocabulary.iter().filter_map(|(_, word)| term_text(word)))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What is known of the words of the language both texts are in.
struct Tongue {
    is_english: bool,
}

impl Tongue {
    fn new(sources: &Sources) -> Self {
        Self { is_english: Side::BOTH.iter().all(|side| sources.documents[*side].language.reads_as_english()) }
    }

    /// The negative logarithm of the share of statements that have a term, which `count` of `total` statements have: those
    /// of the pair together with [`PRIOR`] statements of the language at large (a Bayesian estimate).
    fn weight(&self, text: &str, count: f32, total: f32) -> f32 {
        let (prior, share) = if self.is_english { (PRIOR, usual_share(text)) } else { (0.5, 1.0) };
        -((count + prior * share) / (total + prior)).ln().min(0.0)
    }

    fn telling(&self, text: &str) -> f32 {
        match text.len() {
            length if is_number(text) => {
                if length < 3 {
                    TELLING_NUMBERS.0
                } else {
                    TELLING_NUMBERS.1
                }
            }
            _ if self.is_english => (rarity(text) - TELLING.0).clamp(TELLING.1, TELLING.2),
            _ => TELLING.2 / 2.0,
        }
    }
}

/// The share of statements of English at large that have a term.
fn usual_share(text: &str) -> f32 {
    if is_number(text) {
        return if text.len() < 3 { NUMBERS.0 } else { NUMBERS.1 };
    }
    1.0 - (1.0 - (-rarity(text)).exp()).powf(USUAL_LENGTH)
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_numeric())
}

/// The form under which a word is compared: numbers in digits, months and forms of address in full, other words by their
/// stem; `None` for punctuation.
fn term_text(word: &Word) -> Option<String> {
    let first = word.folded.chars().next()?;
    if first.is_numeric() {
        return Some(word.folded.replace(',', ""));
    }
    if !first.is_alphabetic() {
        return None;
    }
    let folded = &*word.folded;
    if let Some(value) = number(folded) {
        return Some(value.to_string());
    }
    if let Some((_, full)) = SHORT_FORMS.iter().find(|(short, _)| *short == folded) {
        return Some((*full).to_owned());
    }
    Some(if is_function_word(folded) { folded.to_owned() } else { word.stem.to_string() })
}

/// The value of a number in one word from two on; "one" is a pronoun as often.
fn number(folded: &str) -> Option<usize> {
    let ones = ONES.iter().skip(2).position(|word| *word == folded).map(|at| at + 2);
    ones.or_else(|| TENS.iter().position(|word| *word == folded).map(|at| (at + 2) * 10))
}

fn statement(document: &Document, of_word: &[Option<u32>], tokens: std::ops::Range<usize>, before: f32) -> Statement {
    let mut uses: Vec<TermUse> = tokens
        .filter_map(|at| document.tokens.get(at).map(|token| (at, token)))
        .filter(|(_, token)| token.kind != TokenKind::Mark)
        .filter_map(|(at, token)| {
            let term = of_word.get(token.word.0 as usize).copied().flatten()?;
            Some(TermUse { term, token: u32::try_from(at).unwrap_or(u32::MAX) })
        })
        .collect();
    let length = uses.len() as f32;
    uses.sort_unstable_by_key(|used| (used.term, used.token));
    uses.dedup_by_key(|used| used.term);
    Statement { uses, mass: 0.0, middle: before + length / 2.0, length }
}

fn counts(statements: &[Statement], terms: usize) -> Vec<u32> {
    let mut counts = vec![0; terms];
    for used in statements.iter().flat_map(|statement| &statement.uses) {
        counts[used.term as usize] += 1;
    }
    counts
}
