//! Which pairs of statements are worth a look.

use std::collections::HashMap;

use crate::base::{Cancelled, Pair, Side, Work};
use crate::compare::align::score;
use crate::compare::align::terms::{Statement, Terms};
use crate::compare::model::Sources;
use crate::text::{Document, WordId};

/// A term that stands in more statements of one side than this calls up no candidates by itself.
const RARE: u32 = 100;
/// How many of its rarest other terms call up candidates, two by two.
const TWOS: usize = 8;
/// Two terms that stand together in more statements than this call up no candidates.
const RARE_TWO: usize = 50;
/// How many candidates are looked at more closely for each statement.
const MOST: usize = 24;

/// Pairs that share a rare term or two less rare ones, the most promising for each statement; each pair once, in order.
pub(super) fn alike(terms: &Terms, work: &Work) -> Result<Vec<Pair<u32>>, Cancelled> {
    let rarest = Pair::in_parallel(|side| {
        let statements = terms.statements[side].iter();
        statements.map(|statement| less_rare(terms, statement)).collect::<Vec<_>>()
    });
    let Pair { a, b } = Pair::in_parallel(|side| called_by(terms, &rarest, side, work));
    let mut out = a?;
    out.extend(b?);
    out.sort_unstable();
    out.dedup();
    Ok(out)
}

/// The most promising partners of each statement of one side.
fn called_by(terms: &Terms, rarest: &Pair<Vec<Vec<u32>>>, side: Side, work: &Work) -> Result<Vec<Pair<u32>>, Cancelled> {
    let others = &terms.statements[side.other()];
    let index = Index::new(terms, others, &rarest[side.other()]);
    let mut calls = Calls { heard: vec![0.0; others.len()], called: Vec::new() };
    let mut out = Vec::new();
    for (at, (statement, rarest)) in (0..).zip(terms.statements[side].iter().zip(&rarest[side])) {
        work.check()?;
        index.call(terms, statement, rarest, &mut calls);
        let best = calls.take_best(statement, others);
        out.extend(best.into_iter().map(|other| if side == Side::A { Pair::new(at, other) } else { Pair::new(other, at) }));
    }
    Ok(out)
}

/// Where the terms of one side stand.
struct Index {
    /// For each rare term, its statements.
    ones: Vec<Vec<u32>>,
    /// Two terms and a statement with both, sorted.
    twos: Vec<(u64, u32)>,
}

impl Index {
    /// `rarest` are the terms of each statement that go two by two.
    fn new(terms: &Terms, statements: &[Statement], rarest: &[Vec<u32>]) -> Self {
        let mut ones = vec![Vec::new(); terms.weights.len()];
        let mut twos = Vec::new();
        for (at, (statement, rarest)) in (0..).zip(statements.iter().zip(rarest)) {
            for used in statement.uses.iter().filter(|used| is_rare(terms, used.term)) {
                ones[used.term as usize].push(at);
            }
            twos.extend(keys(rarest).map(|(key, _)| (key, at)));
        }
        twos.sort_unstable();
        Self { ones, twos }
    }

    /// Notes how much of `statement` each statement of the index has, as far as the indexed terms tell.
    fn call(&self, terms: &Terms, statement: &Statement, rarest: &[u32], calls: &mut Calls) {
        for used in &statement.uses {
            for other in &self.ones[used.term as usize] {
                calls.add(*other, terms.weights[used.term as usize]);
            }
        }
        for (key, two) in keys(rarest) {
            // Each term stands in several twos.
            let weight = two.iter().map(|term| terms.weights[*term as usize]).sum::<f32>() * 2.0 / rarest.len() as f32;
            for (_, other) in self.with_both(key) {
                calls.add(*other, weight);
            }
        }
    }

    fn with_both(&self, key: u64) -> &[(u64, u32)] {
        let first = self.twos.partition_point(|entry| entry.0 < key);
        let rest = self.twos.get(first..).unwrap_or(&[]);
        let count = rest.iter().take(RARE_TWO + 1).take_while(|entry| entry.0 == key).count();
        if count > RARE_TWO { &[] } else { rest.get(..count).unwrap_or(&[]) }
    }
}

/// What the index answered for one statement.
struct Calls {
    /// For each statement of the other side, the weight it was called with.
    heard: Vec<f32>,
    called: Vec<u32>,
}

impl Calls {
    fn add(&mut self, other: u32, weight: f32) {
        let heard = &mut self.heard[other as usize];
        if *heard == 0.0 {
            self.called.push(other);
        }
        *heard += weight;
    }

    /// The most promising; forgets all.
    fn take_best(&mut self, statement: &Statement, others: &[Statement]) -> Vec<u32> {
        let heard = &self.heard;
        let promise = |other: &u32| score::share(heard[*other as usize], statement, &others[*other as usize]);
        let mut best: Vec<(f32, u32)> = self.called.iter().map(|other| (promise(other), *other)).collect();
        if best.len() > MOST {
            best.select_nth_unstable_by(MOST, |x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            best.truncate(MOST);
        }
        for other in self.called.drain(..) {
            self.heard[other as usize] = 0.0;
        }
        best.into_iter().map(|(_, other)| other).collect()
    }
}

/// Whether a term stands on both sides, but so seldom that it calls up candidates by itself.
fn is_rare(terms: &Terms, term: u32) -> bool {
    let counts = [terms.counts.a[term as usize], terms.counts.b[term as usize]];
    terms.weights[term as usize] > 0.0 && counts.iter().all(|count| (1..=RARE).contains(count))
}

/// The rarest terms on both sides that are not rare, in order of their ids.
fn less_rare(terms: &Terms, statement: &Statement) -> Vec<u32> {
    let is_on_both = |term: u32| terms.counts.a[term as usize] > 0 && terms.counts.b[term as usize] > 0;
    let weight = |term: u32| terms.weights[term as usize];
    let uses = statement.uses.iter().map(|used| used.term);
    let mut out: Vec<u32> = uses.filter(|term| weight(*term) > 0.0 && is_on_both(*term) && !is_rare(terms, *term)).collect();
    out.sort_unstable_by(|x, y| weight(*y).total_cmp(&weight(*x)).then(x.cmp(y)));
    out.truncate(TWOS);
    out.sort_unstable();
    out
}

/// Every two of some terms, each with one number for both.
fn keys(terms: &[u32]) -> impl Iterator<Item = (u64, [u32; 2])> + '_ {
    terms.iter().enumerate().flat_map(|(at, first)| {
        terms.iter().skip(at + 1).map(|second| (u64::from(*first) << 32 | u64::from(*second), [*first, *second]))
    })
}

/// Statements with the same words on both sides; repeated ones are paired in order.
pub(super) fn duplicates(sources: &Sources) -> Vec<Pair<u32>> {
    let in_b = by_words(&sources.documents.b, &sources.documents.a);
    let in_a = by_words(&sources.documents.a, &sources.documents.a);
    let mut out: Vec<Pair<u32>> = Vec::new();
    for words in ordered(&in_a) {
        let (Some(a), Some(b)) = (in_a.get(words), in_b.get(words)) else { continue };
        out.extend(a.iter().zip(b).map(|(a, b)| Pair::new(*a, *b)));
    }
    out.sort_unstable();
    out
}

type ByWords = HashMap<Vec<WordId>, Vec<u32>>;

fn ordered(map: &ByWords) -> Vec<&Vec<WordId>> {
    let mut keys: Vec<_> = map.keys().collect();
    keys.sort_unstable();
    keys
}

/// Statements by their words, written in the vocabulary of `common`; those with other words are left out.
fn by_words(document: &Document, common: &Document) -> ByWords {
    let ids: Vec<Option<WordId>> = document.vocabulary.iter().map(|(_, word)| common.vocabulary.find(&word.folded)).collect();
    let mut out = ByWords::new();
    for (index, (_, sentence)) in (0..).zip(document.sentences.iter()) {
        let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        let words: Option<Vec<WordId>> = tokens
            .iter()
            .filter(|token| token.kind.is_word())
            .map(|token| ids.get(token.word.0 as usize).copied().flatten())
            .collect();
        if let Some(words) = words {
            out.entry(words).or_default().push(index);
        }
    }
    out
}
