//! What each value is of, as weighted words: the rarer a word in both texts, the more it says.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Arena, Id, Pair, Side};
use crate::compare::model::Sources;
use crate::extract::{Deed, Fact, FactId, FactKind, deed, is_function_word, looks_like_event};
use crate::text::{Document, SentenceId, TokenKind};

/// How many content words away a word has half its weight.
const HALF_DISTANCE: f32 = 5.0;
/// How many content words on each side of a value count, so that a sentence without end costs no more than others.
const NEAR_WORDS: usize = 60;
/// How far from a value the word that tells what happened may stand, in words.
const EVENT_WORDS: usize = 12;
/// Past forms that tell who gave a value and not what happened.
const SAYING: &[&str] = &["said", "told", "estimated", "reported", "added", "announced", "claimed", "stated", "say", "says"];

/// The event of a number that was another before: "it was cut to 19 points".
const CHANGE: Term = Term::MAX;
/// Words before "to" and "from" that tell that a number was another before.
const CHANGING: &[&str] = &[
    "cut",
    "raised",
    "rose",
    "risen",
    "revised",
    "reduced",
    "increased",
    "dropped",
    "fell",
    "fallen",
    "grew",
    "grown",
    "trimmed",
    "expanded",
    "lowered",
    "narrowed",
    "shrank",
    "climbed",
    "jumped",
    "updated",
    "corrected",
    "whittled",
    "pared",
];

/// A word of both texts; numbered in alphabetical order, so that sums come out the same when the sides are exchanged.
pub(super) type Term = u32;

/// What one value is of.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// Words around it, each once, in order, with weights by distance (1 beside it) times rarity.
    pub(super) near: Vec<(Term, f32)>,
    /// The words of `about`, in order, with their rarity.
    pub(super) about: Vec<(Term, f32)>,
    /// Which value of its kind it is in its statement, and of how many.
    pub(super) rank: (usize, usize),
    /// Words near it that tell what happened, in order.
    pub(super) events: Vec<Term>,
    /// What happens to the people it counts.
    pub(super) deed: Option<Deed>,
    /// The words just before and after it, folded.
    pub(super) beside: (String, String),
}

/// The topics of both sides' facts, by fact.
pub(super) struct Topics {
    topics: Pair<Vec<Topic>>,
    /// All content words of each statement with their rarity.
    statements: Pair<Vec<Vec<(Term, f32)>>>,
}

impl Topics {
    pub(super) fn new(sources: &Sources) -> Self {
        let rarity = Rarity::new(sources);
        let statements = Pair::from_fn(|side| statements(&sources.documents[side], &rarity));
        let topics = Pair::from_fn(|side| topics(&sources.documents[side], &sources.extractions[side].facts, &rarity));
        Self { topics, statements }
    }

    pub(super) fn of(&self, side: Side, fact: FactId) -> &Topic {
        &self.topics[side][fact.index()]
    }

    /// Whether the same is said to happen in both facts of one side, one tells no event of its own, or one is the other changed.
    pub(super) fn same_event(&self, side: Side, one: FactId, other: FactId) -> bool {
        let (one, other) = (&self.of(side, one).events, &self.of(side, other).events);
        one.is_empty()
            || other.is_empty()
            || one.contains(&CHANGE)
            || other.contains(&CHANGE)
            || one.iter().any(|term| other.contains(term))
    }

    /// Whether the facts of one side both tell an event.
    pub(super) fn has_event(&self, side: Side, one: FactId, other: FactId) -> bool {
        !self.of(side, one).events.is_empty() && !self.of(side, other).events.is_empty()
    }

    pub(super) fn statement(&self, side: Side, sentence: SentenceId) -> &[(Term, f32)] {
        self.statements[side].get(sentence.index()).map_or(&[], Vec::as_slice)
    }
}

/// How rare each stem is in both texts together.
struct Rarity {
    terms: BTreeMap<String, (Term, f32)>,
}

impl Rarity {
    fn new(sources: &Sources) -> Self {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut total = 0_u32;
        for side in Side::BOTH {
            let document = &sources.documents[side];
            for (_, sentence) in document.sentences.iter() {
                total += 1;
                let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
                let mut stems: Vec<&str> =
                    tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| document.stem(token)).collect();
                stems.sort_unstable();
                stems.dedup();
                for stem in stems {
                    *counts.entry(stem.to_owned()).or_default() += 1;
                }
            }
        }
        let weight = |count: u32| (1.0 + (total.max(1) as f32) / (count as f32)).ln();
        let terms = (0..).zip(counts).map(|(term, (stem, count))| (stem, (term, weight(count)))).collect();
        Self { terms }
    }

    fn term(&self, stem: &str) -> Option<(Term, f32)> {
        self.terms.get(stem).copied()
    }
}

fn is_content(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !is_function_word(document.folded(token)))
}

fn statements(document: &Document, rarity: &Rarity) -> Vec<Vec<(Term, f32)>> {
    let of = |tokens: std::ops::Range<usize>| {
        let content = tokens.filter(|at| is_content(document, *at));
        let terms = content.filter_map(|at| rarity.term(document.stem(document.tokens.get(at)?)));
        highest(terms.collect())
    };
    document.sentences.iter().map(|(_, sentence)| of(sentence.tokens.clone())).collect()
}

fn topics(document: &Document, facts: &Arena<FactId, Fact>, rarity: &Rarity) -> Vec<Topic> {
    let mut totals: HashMap<(SentenceId, FactKind), usize> = HashMap::new();
    let mut ranks = Vec::with_capacity(facts.len());
    for (_, fact) in facts.iter() {
        let count = totals.entry((fact.sentence, fact.kind())).or_default();
        ranks.push(*count);
        *count += 1;
    }
    let of = |((_, fact), rank): ((FactId, &Fact), usize)| {
        let total = totals.get(&(fact.sentence, fact.kind())).copied().unwrap_or(0);
        Topic {
            near: near(document, fact, rarity),
            about: about(document, fact, rarity),
            rank: (rank, total),
            deed: deed(document, fact),
            events: events(document, fact, rarity),
            beside: beside(document, fact),
        }
    };
    facts.iter().zip(ranks).map(of).collect()
}

/// The content words of the statement outside the value itself, lighter with distance.
fn near(document: &Document, fact: &Fact, rarity: &Rarity) -> Vec<(Term, f32)> {
    let Some(sentence) = document.sentences.get(fact.sentence) else { return Vec::new() };
    let own = document.tokens_in(fact.span);
    let mut out = Vec::new();
    let before = (sentence.tokens.start..own.start).rev().filter(|at| is_content(document, *at));
    let after = (own.end..sentence.tokens.end).filter(|at| is_content(document, *at));
    let mut add = |distance: usize, at: usize| {
        let term = document.tokens.get(at).and_then(|token| rarity.term(document.stem(token)));
        out.extend(term.map(|(term, weight)| (term, weight * HALF_DISTANCE / (HALF_DISTANCE + distance as f32))));
    };
    before.take(NEAR_WORDS).enumerate().for_each(|(distance, at)| add(distance, at));
    after.take(NEAR_WORDS).enumerate().for_each(|(distance, at)| add(distance, at));
    highest(out)
}

fn about(document: &Document, fact: &Fact, rarity: &Rarity) -> Vec<(Term, f32)> {
    // `about` is made of words of the document, so that their stems are in its vocabulary.
    let words = fact.about.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.')));
    let stems = words.filter_map(|word| document.vocabulary.find(&crate::text::fold(word)));
    highest(
        stems
            .map(|id| document.vocabulary.word(id))
            .filter(|word| !is_function_word(&word.folded))
            .filter_map(|word| rarity.term(&word.stem))
            .collect(),
    )
}

/// The nearest word before and the nearest after the value that tell what happened, within its clause; who said so is
/// no event.
fn events(document: &Document, fact: &Fact, rarity: &Rarity) -> Vec<Term> {
    let Some(sentence) = document.sentences.get(fact.sentence) else { return Vec::new() };
    let own = document.tokens_in(fact.span);
    let folded = |at: usize| document.tokens.get(at).map_or("", |token| document.folded(token));
    let near = |at: &usize| !matches!(folded(*at), ";" | "," | "." | "and" | "while" | "but");
    let event = |at: &usize| looks_like_event(folded(*at)) && !SAYING.contains(&folded(*at));
    let after = (own.end..sentence.tokens.end).take(EVENT_WORDS).take_while(near).find(event);
    let before = (sentence.tokens.start..own.start).rev().take(EVENT_WORDS).take_while(near).find(event);
    let terms = before.into_iter().chain(after).filter_map(|at| rarity.term(document.stem(document.tokens.get(at)?)));
    let mut terms: Vec<Term> = terms.map(|(term, _)| term).collect();
    if before.is_some_and(|at| CHANGING.contains(&folded(at))) && matches!(folded(own.start.saturating_sub(1)), "to" | "from") {
        terms.push(CHANGE);
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn beside(document: &Document, fact: &Fact) -> (String, String) {
    let own = document.tokens_in(fact.span);
    let word = |at: Option<usize>| {
        at.and_then(|at| document.tokens.get(at)).map_or_else(String::new, |token| document.folded(token).to_owned())
    };
    (word(own.start.checked_sub(1)), word(Some(own.end)))
}

/// Each term once, with its highest weight, in order.
fn highest(mut terms: Vec<(Term, f32)>) -> Vec<(Term, f32)> {
    terms.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    terms.dedup_by_key(|(term, _)| *term);
    terms
}

/// How much two weighted lists have in common, 0 to 1 (the Dice measure).
pub(super) fn likeness(one: &[(Term, f32)], other: &[(Term, f32)]) -> f32 {
    let sum = |list: &[(Term, f32)]| list.iter().map(|(_, weight)| weight).sum::<f32>();
    let total = sum(one) + sum(other);
    if total <= 0.0 { 0.0 } else { 2.0 * shared(one, other) / total }
}

/// The weight of what two lists have in common.
pub(super) fn shared(one: &[(Term, f32)], other: &[(Term, f32)]) -> f32 {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut found = 0.0;
    while let (Some((a, x)), Some((b, y))) = (left.peek().copied(), right.peek().copied()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                found += x.min(*y);
                left.next();
                right.next();
            }
        }
    }
    found
}
