//! Which pairs of values are worth a look: those in linked statements, those that share words around them, those that
//! are the same. Found through indices, so that the cost grows with what the texts share.

use std::collections::{BTreeMap, HashMap};

use super::pairing::is_referent;
use super::topic::{Term, Topics};
use crate::base::{Arena, Pair, Side, in_stretches};
use crate::compare::model::{Link, LinkId, Sources};
use crate::extract::{DateValue, FactId, FactKind, FactValue};
use crate::text::SentenceId;

/// A word or value that more facts of one side have calls up no candidates.
const COMMON: usize = 60;
/// How many values of the other side are looked at closely for the words around a value.
const MOST: usize = 16;

/// Pairs of facts with the strength of the link between their statements, 0 without one.
pub(super) fn candidates(sources: &Sources, links: &Arena<LinkId, Link>, topics: &Topics) -> Vec<(Pair<FactId>, f32)> {
    let mut found = linked(sources, links);
    found.extend(alike(sources, topics).into_iter().map(|(a, b)| (Pair::new(a, b), 0.0)));
    found.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    found.dedup_by_key(|(facts, _)| *facts);
    found
}

/// Values that are compared with each other wherever they stand; names and roles have ways of their own, and people and
/// bodies that are not named are the same only where the statements are.
fn is_value(value: &FactValue) -> bool {
    !matches!(value, FactValue::Entity { .. } | FactValue::Role { .. }) && !is_referent(value)
}

/// Kinds of which values may tell the same: a day and a time of it, a length and "the 35th day", a share and a percentage.
fn family(kind: FactKind) -> FactKind {
    match kind {
        FactKind::Time | FactKind::Duration | FactKind::Ordinal => FactKind::Date,
        FactKind::Percent => FactKind::Number,
        other => other,
    }
}

fn values(sources: &Sources, side: Side) -> impl Iterator<Item = (FactId, FactKind, &FactValue)> {
    let facts = sources.extractions[side].facts.iter();
    facts.filter(|(_, fact)| is_value(&fact.value)).map(|(id, fact)| (id, family(fact.kind()), &fact.value))
}

fn linked(sources: &Sources, links: &Arena<LinkId, Link>) -> Vec<(Pair<FactId>, f32)> {
    let by_sentence = Pair::from_fn(|side| {
        let mut map: HashMap<SentenceId, Vec<(FactId, FactKind)>> = HashMap::new();
        for (id, fact) in sources.extractions[side].facts.iter() {
            if !matches!(fact.value, FactValue::Entity { .. }) {
                map.entry(fact.sentence).or_default().push((id, family(fact.kind())));
            }
        }
        map
    });
    let mut out = Vec::new();
    for (_, link) in links.iter() {
        let facts = Pair::from_fn(|side| {
            let here = link.sentences[side].iter().filter_map(|id| by_sentence[side].get(id)).flatten();
            here.take(COMMON).copied().collect::<Vec<_>>()
        });
        for (a, kind) in &facts.a {
            let same = facts.b.iter().filter(|(_, other)| other == kind);
            out.extend(same.map(|(b, _)| (Pair::new(*a, *b), link.strength)));
        }
    }
    out
}

/// Pairs of values that share words around them or are the same.
fn alike(sources: &Sources, topics: &Topics) -> Vec<(FactId, FactId)> {
    let indexes = Pair::in_parallel(|side| Index::new(sources, topics, side));
    let mut out = same_values(sources);
    for (side, called) in Side::BOTH.into_iter().zip(Side::BOTH.map(|side| called_by(&indexes, side))) {
        out.extend(called.into_iter().map(|(own, other)| if side == Side::A { (own, other) } else { (other, own) }));
    }
    out
}

/// Pairs of the same value.
fn same_values(sources: &Sources) -> Vec<(FactId, FactId)> {
    let index = Pair::in_parallel(|side| {
        let mut map: BTreeMap<String, Vec<FactId>> = BTreeMap::new();
        for (id, _, value) in values(sources, side) {
            map.entry(named_value(value)).or_default().push(id);
        }
        map
    });
    let both = index.a.iter().filter_map(|(key, a)| Some((a, index.b.get(key)?)));
    let few = both.filter(|(a, b)| a.len() <= COMMON && b.len() <= COMMON);
    few.flat_map(|(a, b)| a.iter().flat_map(|a| b.iter().map(|b| (*a, *b)))).collect()
}

/// The value as a key; days of the year are the same whether the year is told or not.
fn named_value(value: &FactValue) -> String {
    match value {
        FactValue::Date(DateValue { month: Some(month), day: Some(day), .. }) => format!("day {month} {day}"),
        other => format!("{other:?}"),
    }
}

/// A word with the kind of value it stands near.
type Key = (FactKind, Term);

/// The values of one side by the words around them.
struct Index {
    /// Per value: its fact, and its words with their weights, each once.
    words: Vec<(FactId, Vec<(Key, f32)>)>,
    /// Per value, the weight of its words.
    masses: Vec<f32>,
    /// Words with a value (its position in `words`), sorted.
    places: Vec<(Key, u32, f32)>,
}

impl Index {
    fn new(sources: &Sources, topics: &Topics, side: Side) -> Self {
        let words: Vec<_> = values(sources, side).map(|(id, kind, ..)| (id, words(topics, side, id, kind))).collect();
        let masses = words.iter().map(|(_, words)| words.iter().map(|(_, weight)| weight).sum()).collect();
        let places = (0..).zip(&words).flat_map(|(at, (_, words))| words.iter().map(move |(key, weight)| (*key, at, *weight)));
        let mut places: Vec<_> = places.collect();
        places.sort_unstable_by_key(|(key, at, _)| (*key, *at));
        Self { words, masses, places }
    }

    /// The values near which a word stands; none for a common word.
    fn with(&self, key: Key) -> &[(Key, u32, f32)] {
        let first = self.places.partition_point(|place| place.0 < key);
        let rest = self.places.get(first..).unwrap_or(&[]);
        let count = rest.iter().take(COMMON + 1).take_while(|place| place.0 == key).count();
        if count > COMMON { &[] } else { rest.get(..count).unwrap_or(&[]) }
    }
}

/// The words around a value and those it is said to be of, each once, with the higher of their weights.
fn words(topics: &Topics, side: Side, fact: FactId, kind: FactKind) -> Vec<(Key, f32)> {
    let topic = topics.of(side, fact);
    let mut words: Vec<(Key, f32)> =
        topic.near.iter().chain(&topic.about).map(|(term, weight)| ((kind, *term), *weight)).collect();
    words.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    words.dedup_by_key(|(key, _)| *key);
    words
}

/// For each value of one side, the values of the other that share most of the words around.
fn called_by(indexes: &Pair<Index>, side: Side) -> Vec<(FactId, FactId)> {
    let (own, others) = (&indexes[side], &indexes[side.other()]);
    let called = in_stretches(own.words.len(), |range| {
        let mut heard = vec![0.0_f32; others.words.len()];
        let mut out = Vec::new();
        for at in range {
            let (fact, words) = &own.words[at];
            let mut called: Vec<u32> = Vec::new();
            for (key, weight) in words.iter().filter(|(key, _)| !own.with(*key).is_empty()) {
                for (_, other, others_weight) in others.with(*key) {
                    let heard = &mut heard[*other as usize];
                    if *heard == 0.0 {
                        called.push(*other);
                    }
                    *heard += weight.min(*others_weight);
                }
            }
            let promise = |other: &u32| heard[*other as usize] / (own.masses[at] + others.masses[*other as usize]);
            let mut best: Vec<(f32, u32)> = called.iter().map(|other| (promise(other), *other)).collect();
            if best.len() > MOST {
                best.select_nth_unstable_by(MOST, |x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
                best.truncate(MOST);
            }
            called.iter().for_each(|other| heard[*other as usize] = 0.0);
            out.extend(best.into_iter().map(|(_, other)| (*fact, others.words[other as usize].0)));
        }
        out
    });
    called.concat()
}
