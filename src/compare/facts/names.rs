//! Which names of the two sides are of the same person, organisation or place.

mod given;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Sources, Verdict};
use crate::extract::entities::lexicon::whole_name;
use crate::extract::entities::name_key;
use crate::extract::{EntityId, EntityKind, FactId, FactValue};
use crate::text::{fold, possessive_stem};

/// Words that belong to no name's core.
const LOOSE_WORDS: &[&str] = &["the", "of", "and", "for", "in", "jr", "sr", "ii", "iii", "iv"];

/// Somebody or something with a name on one side.
struct Named {
    entity: EntityId,
    kind: EntityKind,
    /// Folded words of the name, without small words, dots and initials' dots.
    words: Vec<String>,
    facts: Vec<FactId>,
}

/// Pairs of entities of the two sides that bear the same name.
pub(super) type Same = BTreeSet<(EntityId, EntityId)>;

/// Adds a match for every name that both sides have, and tells who is who.
pub(super) fn matches(sources: &Sources, out: &mut Vec<FactMatch>) -> Same {
    let named = Pair::from_fn(|side| named(sources, side));
    let pairs = same_names(&named);
    for (a, b) in groups(&pairs, named.a.len()) {
        push_matches(sources, &named, &a, &b, out);
    }
    pairs.iter().filter_map(|(a, b)| Some((named.a.get(*a)?.entity, named.b.get(*b)?.entity))).collect()
}

fn named(sources: &Sources, side: Side) -> Vec<Named> {
    let extraction = &sources.extractions[side];
    let with_facts = by_entity(sources, side)
        .into_iter()
        .filter_map(|(entity, facts)| Some((entity, extraction.entities.get(entity)?, facts)));
    with_facts.map(|(entity, found, facts)| Named { entity, kind: found.kind, words: words(&found.name), facts }).collect()
}

/// The facts of each name, in order of the text.
pub(super) fn by_entity(sources: &Sources, side: Side) -> BTreeMap<EntityId, Vec<FactId>> {
    let mut facts: BTreeMap<EntityId, Vec<FactId>> = BTreeMap::new();
    for (id, fact) in sources.extractions[side].facts.iter() {
        if let FactValue::Entity { entity, .. } = &fact.value {
            facts.entry(*entity).or_default().push(id);
        }
    }
    facts
}

/// The words of a name that count.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name).replace('.', "");
    let folded = whole_name(&folded).map_or(folded, str::to_owned);
    let all = folded.split(|c: char| !(c.is_alphanumeric() || c == '\'')).map(possessive_stem).filter(|word| !word.is_empty());
    all.filter(|word| !LOOSE_WORDS.contains(word)).map(str::to_owned).collect()
}

/// Positions of names that are of the same.
fn same_names(named: &Pair<Vec<Named>>) -> BTreeSet<(usize, usize)> {
    let mut out = exact(named);
    let settled =
        Pair::new(out.iter().map(|at| at.0).collect::<BTreeSet<_>>(), out.iter().map(|at| at.1).collect::<BTreeSet<_>>());
    let index = Pair::from_fn(|side| by_last_word(&named[side]));
    for (key, a_list) in &index.a {
        let Some(b_list) = index.b.get(key) else { continue };
        // A name that many bear says nothing.
        if a_list.len() > 8 || b_list.len() > 8 {
            continue;
        }
        let fits = |a: usize, b: usize| named.a.get(a).zip(named.b.get(b)).is_some_and(|(a, b)| fits(a, b));
        for a in a_list {
            for b in b_list {
                let one_open = !settled.a.contains(a) || !settled.b.contains(b);
                let only_choice = b_list.iter().filter(|other| fits(*a, **other)).count() == 1
                    && a_list.iter().filter(|other| fits(**other, *b)).count() == 1;
                if one_open && only_choice && fits(*a, *b) {
                    out.insert((*a, *b));
                }
            }
        }
    }
    out
}

fn exact(named: &Pair<Vec<Named>>) -> BTreeSet<(usize, usize)> {
    let index = |list: &[Named]| {
        let mut map: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (at, name) in list.iter().enumerate() {
            // The order of words does not count for bodies: "Defense Department", "Department of Defense".
            let mut words = name.words.clone();
            if name.kind != EntityKind::Person {
                words.sort_unstable();
            }
            map.entry(words).or_default().push(at);
        }
        map
    };
    let (a, b) = (index(&named.a), index(&named.b));
    let both = a.iter().filter_map(|(words, a)| Some((a, b.get(words)?)));
    both.flat_map(|(a, b)| paired(named, a, b)).collect()
}

/// Persons of one name one by one; the forms of a body's name are all of one body.
fn paired(named: &Pair<Vec<Named>>, a: &[usize], b: &[usize]) -> Vec<(usize, usize)> {
    let person = |list: &[Named], at: &usize| list.get(*at).is_none_or(|name| name.kind == EntityKind::Person);
    let bodies = a.len() + b.len() <= 8 && !a.iter().any(|at| person(&named.a, at)) && !b.iter().any(|at| person(&named.b, at));
    if bodies {
        return a.iter().flat_map(|one| b.iter().map(|other| (*one, *other))).collect();
    }
    a.iter().zip(b).map(|(one, other)| (*one, *other)).collect()
}

/// By the key of the last word of a person's name, of every word of another name.
fn by_last_word(list: &[Named]) -> BTreeMap<String, Vec<usize>> {
    let mut map: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, name) in list.iter().enumerate() {
        match name.kind {
            EntityKind::Person => {
                let last = name.words.last().map_or("", String::as_str);
                map.entry(name_key(last)).or_default().push(at);
                if let Some(key) = given::slip_key(&name.words) {
                    map.entry(key).or_default().push(at);
                }
            }
            _ => {
                let words: BTreeSet<&String> = name.words.iter().collect();
                for word in words {
                    map.entry(format!("={word}")).or_default().push(at);
                }
            }
        }
    }
    map
}

/// Whether two names that are not the same word for word can be of the same.
fn fits(a: &Named, b: &Named) -> bool {
    match (a.kind, b.kind) {
        (EntityKind::Person, EntityKind::Person) => given::fits(&a.words, &b.words),
        (EntityKind::Person, _) | (_, EntityKind::Person) => false,
        (one, other) => one == other && one == EntityKind::Organisation && within(&a.words, &b.words),
    }
}

/// Whether the shorter name, of two words at least, is the end of the longer: "Press Herald", "Portland Press Herald".
fn within(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() >= 2 && long.len() > short.len() && long.ends_with(short)
}

/// Positions of A and B that are joined with each other through pairs.
fn groups(pairs: &BTreeSet<(usize, usize)>, offset: usize) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut root: BTreeMap<usize, usize> = BTreeMap::new();
    fn find(root: &BTreeMap<usize, usize>, mut at: usize) -> usize {
        while let Some(up) = root.get(&at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }
    for (a, b) in pairs {
        let (one, other) = (find(&root, *a), find(&root, offset + *b));
        root.insert(one.max(other), one.min(other));
    }
    let mut out: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
    for (a, b) in pairs {
        let entry = out.entry(find(&root, *a)).or_default();
        entry.0.insert(*a);
        entry.1.insert(*b);
    }
    out.into_values().map(|(a, b)| (a.into_iter().collect(), b.into_iter().collect())).collect()
}

/// One match for what is spelled alike on both sides, and one for each side's spellings that the other does not have.
fn push_matches(sources: &Sources, named: &Pair<Vec<Named>>, a: &[usize], b: &[usize], out: &mut Vec<FactMatch>) {
    let members = Pair::new(a, b);
    let of = |side: Side| members[side].iter().filter_map(move |at| named[side].get(*at));
    let spelled = Pair::from_fn(|side| spelled(sources, side, of(side)));
    let common: BTreeSet<&String> = spelled.a.keys().filter(|key| key.is_empty() || spelled.b.contains_key(*key)).collect();
    let common: BTreeSet<&String> = common.into_iter().chain(spelled.b.keys().filter(|key| key.is_empty())).collect();
    let pick = |side: Side, shared: bool| {
        let lists = spelled[side].iter().filter(|(key, _)| common.contains(key) == shared);
        let mut facts: Vec<FactId> = lists.flat_map(|(_, facts)| facts).copied().collect();
        facts.sort_unstable();
        facts
    };
    let about = || {
        of(Side::A)
            .chain(of(Side::B))
            .map(|name| sources_name(sources, named, name))
            .max_by_key(|name| (name.len(), name.clone()))
            .unwrap_or_default()
    };
    let longer = of(Side::A).chain(of(Side::B)).map(|name| &name.words).collect::<BTreeSet<_>>().len() > 1;
    let alike = Pair::from_fn(|side| pick(side, true));
    let odd = Pair::from_fn(|side| pick(side, false));
    let rest = Pair::from_fn(|side| if alike[side].is_empty() { odd[side].clone() } else { alike[side].clone() });
    let mut push = |verdict: Verdict, rule: FactRule, facts: Pair<Vec<FactId>>| {
        if !facts.a.is_empty() && !facts.b.is_empty() {
            out.push(FactMatch { verdict, facts, about: about(), rule });
        }
    };
    if alike.a.is_empty() != alike.b.is_empty() || alike.a.is_empty() {
        let all = Pair::from_fn(|side| {
            let mut facts: Vec<FactId> = alike[side].iter().chain(&odd[side]).copied().collect();
            facts.sort_unstable();
            facts
        });
        let (verdict, rule) = spelling(spelled.a.keys().chain(spelled.b.keys()));
        push(verdict, rule, all);
        return;
    }
    let within = of(Side::A).chain(of(Side::B)).any(|name| name.kind == EntityKind::Organisation) && longer;
    let (verdict, rule) = match (longer, within) {
        (true, true) if !same_words(named, &members) => (Verdict::Compatible, FactRule::OtherForm),
        (true, _) => (Verdict::Agree, FactRule::OtherForm),
        _ => (Verdict::Agree, FactRule::SameValue),
    };
    push(verdict, rule, alike.clone());
    for side in Side::BOTH {
        let others = spelled[side].keys().filter(|key| !common.contains(key));
        let (verdict, rule) = spelling(others.chain(spelled[side.other()].keys()));
        let mut facts = rest.clone();
        facts[side].clone_from(&odd[side]);
        push(verdict, rule, facts);
    }
}

/// "Rourke" for "O'Rourke".
fn is_without_prefix(last: &str, surname: &str) -> bool {
    surname.starts_with('o') && name_key(&format!("o'{last}")) == surname
}

/// The verdict on spellings of surnames: another way to write the same sounds, or a slip in one account.
fn spelling<'n>(spellings: impl Iterator<Item = &'n String>) -> (Verdict, FactRule) {
    let keys: BTreeSet<String> = spellings.filter(|spelling| !spelling.is_empty()).map(|spelling| name_key(spelling)).collect();
    if keys.len() > 1 { (Verdict::Conflict, FactRule::Misspelled) } else { (Verdict::Compatible, FactRule::OtherSpelling) }
}

/// Whether all names of a group have the same words in some order.
fn same_words(named: &Pair<Vec<Named>>, members: &Pair<&[usize]>) -> bool {
    let sorted =
        Side::BOTH.into_iter().flat_map(|side| members[side].iter().filter_map(move |at| named[side].get(*at))).map(|name| {
            let mut words = name.words.clone();
            words.sort_unstable();
            words
        });
    sorted.collect::<BTreeSet<_>>().len() <= 1
}

fn sources_name(sources: &Sources, named: &Pair<Vec<Named>>, name: &Named) -> String {
    let side = if named.a.iter().any(|other| std::ptr::eq(other, name)) { Side::A } else { Side::B };
    sources.extractions[side].entities.get(name.entity).map_or_else(String::new, |entity| entity.name.clone())
}

/// The facts of one side by the spelling of the surname; empty for a mention that does not give it, and for what is no
/// person.
fn spelled<'n>(sources: &Sources, side: Side, names: impl Iterator<Item = &'n Named>) -> BTreeMap<String, Vec<FactId>> {
    let mut out: BTreeMap<String, Vec<FactId>> = BTreeMap::new();
    for name in names {
        let surname = name.words.last().map(|word| name_key(word)).unwrap_or_default();
        for id in &name.facts {
            let span = sources.extractions[side].facts[*id].span;
            let last = words(sources.documents[side].slice(span)).pop().unwrap_or_default();
            let person = name.kind == EntityKind::Person && (name_key(&last) == surname || is_without_prefix(&last, &surname));
            out.entry(if person { last } else { String::new() }).or_default().push(*id);
        }
    }
    out
}
