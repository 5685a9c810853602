//! Which pairs of values are worth a look: those in linked statements, those that share words around them, those that
//! are the same. Found through indices, so that the cost grows with what the texts share.

use std::collections::{BTreeMap, HashMap};

use super::topic::{Term, Topics};
use crate::base::{Arena, Pair, Side};
use crate::compare::model::{Link, LinkId, Sources};
use crate::extract::{DateValue, FactId, FactKind, FactValue};
use crate::text::SentenceId;

/// A word or value that more facts of one side have calls up no candidates.
const COMMON: usize = 60;

/// Pairs of facts with the strength of the link between their statements, 0 without one.
pub(super) fn candidates(sources: &Sources, links: &Arena<LinkId, Link>, topics: &Topics) -> Vec<(Pair<FactId>, f32)> {
    let mut found: BTreeMap<(FactId, FactId), f32> = BTreeMap::new();
    linked(sources, links, &mut found);
    alike(sources, topics, &mut found);
    found.into_iter().map(|((a, b), strength)| (Pair::new(a, b), strength)).collect()
}

/// Values that are compared with each other here; names and roles have ways of their own.
fn is_value(value: &FactValue) -> bool {
    !matches!(value, FactValue::Entity { .. } | FactValue::Role { .. })
}

/// Kinds of which values may tell the same: a day and a time of it, a length and "the 35th day", a share and a percentage.
fn family(kind: FactKind) -> FactKind {
    match kind {
        FactKind::Time | FactKind::Duration | FactKind::Ordinal => FactKind::Date,
        FactKind::Percent => FactKind::Number,
        other => other,
    }
}

fn values(sources: &Sources, side: Side) -> impl Iterator<Item = (FactId, FactKind, &FactValue, SentenceId)> {
    let facts = sources.extractions[side].facts.iter();
    facts.filter(|(_, fact)| is_value(&fact.value)).map(|(id, fact)| (id, family(fact.kind()), &fact.value, fact.sentence))
}

fn linked(sources: &Sources, links: &Arena<LinkId, Link>, found: &mut BTreeMap<(FactId, FactId), f32>) {
    let by_sentence = Pair::from_fn(|side| {
        let mut map: HashMap<SentenceId, Vec<(FactId, FactKind)>> = HashMap::new();
        for (id, kind, _, sentence) in values(sources, side) {
            map.entry(sentence).or_default().push((id, kind));
        }
        map
    });
    for (_, link) in links.iter() {
        let facts = Pair::from_fn(|side| {
            let here = link.sentences[side].iter().filter_map(|id| by_sentence[side].get(id)).flatten();
            here.take(COMMON).copied().collect::<Vec<_>>()
        });
        for (a, kind) in &facts.a {
            for (b, _) in facts.b.iter().filter(|(_, other)| other == kind) {
                let strength = found.entry((*a, *b)).or_default();
                *strength = strength.max(link.strength);
            }
        }
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Word(FactKind, Term),
    Value(String),
}

/// The value as a key; days of the year are the same whether the year is told or not.
fn named_value(value: &FactValue) -> String {
    match value {
        FactValue::Date(DateValue { month: Some(month), day: Some(day), .. }) => format!("day {month} {day}"),
        other => format!("{other:?}"),
    }
}

fn alike(sources: &Sources, topics: &Topics, found: &mut BTreeMap<(FactId, FactId), f32>) {
    let index = Pair::from_fn(|side| {
        let mut map: BTreeMap<Key, Vec<FactId>> = BTreeMap::new();
        for (id, kind, value, _) in values(sources, side) {
            let topic = topics.of(side, id);
            for (term, _) in topic.near.iter().chain(&topic.about) {
                let list = map.entry(Key::Word(kind, *term)).or_default();
                if list.last() != Some(&id) {
                    list.push(id);
                }
            }
            map.entry(Key::Value(named_value(value))).or_default().push(id);
        }
        map
    });
    for (key, a_facts) in &index.a {
        let Some(b_facts) = index.b.get(key) else { continue };
        if a_facts.len() > COMMON || b_facts.len() > COMMON {
            continue;
        }
        for a in a_facts {
            for b in b_facts {
                found.entry((*a, *b)).or_default();
            }
        }
    }
}
