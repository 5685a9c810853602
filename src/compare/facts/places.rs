//! Other names at the same place of linked statements: "met in Geneva", "met in Switzerland"; "Peter Lund was hurt", "Paul
//! Lund was hurt". Only names that the other account has nowhere are looked at.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::gazetteer::{Relation, relation};
use crate::base::{Arena, Cancelled, Id, Pair, Side, TextSpan, Work};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{EntityId, Fact, FactId, FactKind, FactValue, is_direction, is_function_word};
use crate::text::{Document, SentenceId, TokenKind, fold, possessive_stem};

/// The least likeness of the rest of two statements in which one place lies in the other.
const SAME_EVENT: f32 = 0.35;
/// The same where both places cannot be true, and how many words they share at least.
const SURE: f32 = 0.5;
const SHARED: usize = 3;
/// Likeness of statements that are the same but for the name, and how many words they share at least.
const NEARLY_SAME: f32 = 0.8;
const NEARLY_SAME_SHARED: usize = 4;
/// The more names of a statement are looked at.
const MOST_NAMES: usize = 12;

/// Adds a match for every two names at the same place of linked statements that `out` has not matched.
pub(super) fn matches(
    sources: &Sources,
    links: &Arena<LinkId, Link>,
    out: &mut Vec<FactMatch>,
    work: &Work,
) -> Result<(), Cancelled> {
    let written = Pair::in_parallel(|side| written(sources, side));
    let open = Pair::from_fn(|side| Open::new(sources, side, out, &written[side.other()]));
    let mut found = Vec::new();
    for (_, link) in links.iter().filter(|(_, link)| link.is_firm()) {
        work.check()?;
        for a in &link.sentences.a {
            for b in &link.sentences.b {
                between(sources, &open, Pair::new(*a, *b), &mut found);
            }
        }
    }
    found.sort_by_key(Found::order);
    let mut used: Pair<BTreeSet<EntityId>> = Pair::default();
    for found in found {
        let entities = Pair::from_fn(|side| entity(&sources.extractions[side].facts[found.facts[side]]));
        let Pair { a: Some(a), b: Some(b) } = entities else { continue };
        if used.a.contains(&a) || used.b.contains(&b) {
            continue;
        }
        used.a.insert(a);
        used.b.insert(b);
        let facts = Pair::from_fn(|side| open[side].all(found.facts[side], if side == Side::A { a } else { b }));
        out.push(FactMatch { verdict: found.verdict, facts, about: found.about, rule: found.rule });
    }
    Ok(())
}

/// A possible match.
struct Found {
    facts: Pair<FactId>,
    verdict: Verdict,
    rule: FactRule,
    about: String,
    likeness: f32,
}

impl Found {
    /// Best first; the same when the sides are exchanged, for any two that have a name in common.
    fn order(&self) -> (std::cmp::Reverse<u32>, usize, FactId, FactId) {
        let Pair { a, b } = self.facts;
        (std::cmp::Reverse(self.likeness.to_bits()), a.index() + b.index(), a, b)
    }
}

/// The names of one side that the other has not.
struct Open {
    by_sentence: HashMap<SentenceId, Vec<FactId>>,
    by_entity: HashMap<EntityId, Vec<FactId>>,
    /// All facts of these statements, the others too.
    around: HashMap<SentenceId, Vec<FactId>>,
    forms: HashMap<EntityId, Forms>,
}

/// All names as one side writes them.
fn written(sources: &Sources, side: Side) -> HashSet<String> {
    let names = sources.extractions[side].facts.iter().filter(|(_, fact)| entity(fact).is_some());
    names.map(|(_, fact)| form(sources.documents[side].slice(fact.span))).collect()
}

/// A name as it is compared.
fn form(written: &str) -> String {
    possessive_stem(&fold(written)).to_owned()
}

/// How an account writes a name.
#[derive(Default)]
pub(super) struct Forms {
    wholes: BTreeSet<String>,
    words: BTreeSet<String>,
}

impl Forms {
    /// Adds the name as it is written in one place.
    pub(super) fn add(&mut self, written: &str) {
        let whole = fold(written);
        let words = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        self.words.extend(words.map(str::to_owned));
        self.wholes.insert(form(written));
    }

    /// Whether both are never written the same, nor have a word in common but for `surname`.
    pub(super) fn are_others(&self, other: &Self, surname: Option<&str>) -> bool {
        let shared = self.words.intersection(&other.words).all(|word| Some(word.as_str()) == surname);
        shared && self.wholes.is_disjoint(&other.wholes)
    }
}

impl Open {
    /// `others` are the names that the other side writes.
    fn new(sources: &Sources, side: Side, out: &[FactMatch], others: &HashSet<String>) -> Self {
        let facts = &sources.extractions[side].facts;
        let matched = out.iter().flat_map(|found| &found.facts[side]).filter_map(|id| entity(&facts[*id]));
        let shared = facts.iter().filter_map(|(_, fact)| Some((entity(fact)?, form(sources.documents[side].slice(fact.span)))));
        let shared = shared.filter(|(_, form)| others.contains(form)).map(|(entity, _)| entity);
        let matched: HashSet<EntityId> = matched.chain(shared).collect();
        let (mut by_sentence, mut by_entity): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
        let mut forms: HashMap<EntityId, Forms> = HashMap::new();
        for (id, fact) in facts.iter() {
            let Some(entity) = entity(fact).filter(|entity| !matched.contains(entity)) else { continue };
            by_sentence.entry(fact.sentence).or_default().push(id);
            by_entity.entry(entity).or_default().push(id);
            forms.entry(entity).or_default().add(sources.documents[side].slice(fact.span));
        }
        let mut around: HashMap<SentenceId, Vec<FactId>> = HashMap::new();
        for (id, fact) in facts.iter().filter(|(_, fact)| by_sentence.contains_key(&fact.sentence)) {
            around.entry(fact.sentence).or_default().push(id);
        }
        Self { by_sentence, by_entity, around, forms }
    }

    fn of(&self, sentence: SentenceId) -> &[FactId] {
        let all = self.by_sentence.get(&sentence).map_or(&[][..], Vec::as_slice);
        if all.len() > MOST_NAMES { &[] } else { all }
    }

    fn forms(&self, fact: &Fact) -> Option<&Forms> {
        self.forms.get(&entity(fact)?)
    }

    fn around(&self, sentence: SentenceId) -> &[FactId] {
        self.around.get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// All places of a name, that of the match first.
    fn all(&self, first: FactId, entity: EntityId) -> Vec<FactId> {
        let others = self.by_entity.get(&entity).into_iter().flatten().copied().filter(|id| *id != first);
        std::iter::once(first).chain(others).collect()
    }
}

fn entity(fact: &Fact) -> Option<EntityId> {
    if let FactValue::Entity { entity, .. } = fact.value { Some(entity) } else { None }
}

/// What the names of two linked statements have to do with each other.
fn between(sources: &Sources, open: &Pair<Open>, at: Pair<SentenceId>, found: &mut Vec<Found>) {
    let (a, b) = (open.a.of(at.a), open.b.of(at.b));
    if a.is_empty() || b.is_empty() {
        return;
    }
    for a in a {
        for b in b {
            let facts = Pair::new(*a, *b);
            let kinds = Pair::from_fn(|side| sources.extractions[side].facts[facts[side]].kind());
            if kinds.a != kinds.b || !are_others(sources, open, facts) {
                continue;
            }
            let slots = Pair::from_fn(|side| Slot::new(sources, side, facts[side], open[side].around(at[side])));
            let Some((rule, verdict)) = judge(sources, facts, kinds.a, &slots) else { continue };
            let about = Side::BOTH.iter().filter_map(|side| slots[*side].head.as_ref()).map(|(word, _)| word.clone()).min();
            let about = about.unwrap_or_default();
            found.push(Found { facts, verdict, rule, about, likeness: slots.a.likeness(&slots.b).0 });
        }
    }
}

/// Whether two names are of others as far as their words tell.
fn are_others(sources: &Sources, open: &Pair<Open>, facts: Pair<FactId>) -> bool {
    let fact = |side: Side| &sources.extractions[side].facts[facts[side]];
    let surname = surname(name(fact(Side::A))).filter(|_| fact(Side::A).kind() == FactKind::Person);
    let forms = open.a.forms(fact(Side::A)).zip(open.b.forms(fact(Side::B)));
    forms.is_some_and(|(a, b)| a.are_others(b, surname.as_deref()))
}

fn judge(sources: &Sources, facts: Pair<FactId>, kind: FactKind, slots: &Pair<Slot>) -> Option<(FactRule, Verdict)> {
    let (likeness, shared) = slots.a.likeness(&slots.b);
    let nearly_same = likeness >= NEARLY_SAME && shared >= NEARLY_SAME_SHARED;
    let name = |side: Side| name(&sources.extractions[side].facts[facts[side]]);
    if slots.a.listed || slots.b.listed {
        return None;
    }
    match kind {
        FactKind::Place if slots.a.is_same(&slots.b) => {
            let sure = likeness >= SURE && shared >= SHARED;
            match relation(name(Side::A), name(Side::B)) {
                Relation::Within => (likeness >= SAME_EVENT).then_some((FactRule::OneInOther, Verdict::Compatible)),
                Relation::Apart => sure.then_some((FactRule::DifferentValue, Verdict::Conflict)),
                Relation::Neighbours if nearly_same => Some((FactRule::DifferentValue, Verdict::Conflict)),
                Relation::Neighbours => sure.then_some((FactRule::TopicUnsure, Verdict::Unsure)),
                Relation::Unknown => nearly_same.then_some((FactRule::TopicUnsure, Verdict::Unsure)),
            }
        }
        FactKind::Person if nearly_same && slots.a.is_beside_same(&slots.b) => {
            let one = same_surname(name(Side::A), name(Side::B));
            Some(if one { (FactRule::OtherName, Verdict::Conflict) } else { (FactRule::TopicUnsure, Verdict::Unsure) })
        }
        _ => None,
    }
}

/// Whether two whole names end with the same word: "Peter Lund", "Paul Lund".
fn same_surname(one: &str, other: &str) -> bool {
    surname(one).is_some_and(|name| surname(other) == Some(name))
}

fn surname(name: &str) -> Option<String> {
    name.rsplit_once(' ').map(|(_, last)| fold(last))
}

/// Where a name stands in its statement.
struct Slot {
    /// What kind of preposition stands before it.
    way: Option<&'static str>,
    /// The word that tells what happens there, and its stem: "met" in "met on Monday in Geneva".
    head: Option<(String, String)>,
    /// The words or signs just before and after; nothing at the ends of the statement.
    beside: (String, String),
    /// Stems of the other words of the statement that tell what rather than how.
    words: BTreeSet<String>,
    /// Whether it is one of a list of names.
    listed: bool,
}

/// Prepositions that say the same of a place.
const WAYS: [(&str, &[&str]); 4] = [
    ("in", &["in", "at", "near", "outside", "inside", "around", "on", "off", "within"]),
    ("from", &["from"]),
    ("to", &["to", "into", "toward", "towards", "for"]),
    ("through", &["through", "via", "across"]),
];
/// What stands between the names of a list.
const JOINING: &[&str] = &[",", "and", "or", "&"];
/// Words between the preposition and the name.
const BETWEEN: &[&str] = &["the", "city", "town", "village", "of", "central", "downtown", "nearby", "state", "port"];

fn folded(document: &Document, at: usize) -> &str {
    document.tokens.get(at).map_or("", |token| document.folded(token))
}

fn way(preposition: &str) -> Option<&'static str> {
    WAYS.iter().find(|(_, all)| all.contains(&preposition)).map(|(way, _)| *way)
}

/// Whether a word may stand between the preposition and the name: "in the northern city of Lund".
fn is_between(folded: &str) -> bool {
    BETWEEN.contains(&folded) || is_direction(folded) || folded.ends_with("ern")
}

/// Whether a name is one of several in a row, of which none lies in the other: "in Lund, Oslo and Bergen".
fn is_listed(document: &Document, own: &Range<usize>, name: &str) -> bool {
    let is_name =
        |at: usize| document.tokens.get(at).is_some_and(|token| document.slice(token.span).starts_with(char::is_uppercase));
    let another = |joint: Option<usize>, at: Option<usize>| {
        let joint = joint.is_some_and(|joint| JOINING.contains(&folded(document, joint)));
        joint && at.is_some_and(|at| is_name(at) && relation(folded(document, at), name) != Relation::Within)
    };
    another(own.start.checked_sub(1), own.start.checked_sub(2)) || another(Some(own.end), Some(own.end + 1))
}

fn name(fact: &Fact) -> &str {
    if let FactValue::Entity { name, .. } = &fact.value { name } else { "" }
}

impl Slot {
    /// The slot of a fact in its statement, of which `around` are all facts.
    fn new(sources: &Sources, side: Side, fact: FactId, around: &[FactId]) -> Self {
        let (document, facts) = (&sources.documents[side], &sources.extractions[side].facts);
        let Fact { span, sentence, .. } = &facts[fact];
        let tokens = document.sentences.get(*sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        let own = document.tokens_in(*span);
        let is_time = |id: &&FactId| matches!(facts[**id].kind(), FactKind::Date | FactKind::Time | FactKind::Duration);
        let times: Vec<TextSpan> = around.iter().filter(is_time).map(|id| facts[*id].span).collect();
        let tells = |at: &usize| {
            document.tokens.get(*at).is_some_and(|token| {
                let is_word = token.kind == TokenKind::Word && !is_function_word(document.folded(token));
                is_word && !times.iter().any(|time| time.contains(token.span))
            })
        };
        let stem = |at: usize| document.tokens.get(at).map(|token| possessive_stem(document.stem(token)).to_owned());
        let beside = |at: Option<usize>| at.filter(|at| tokens.contains(at)).map_or("", |at| folded(document, at)).to_owned();
        let mut before = (tokens.start..own.start).rev().skip_while(|at| is_between(folded(document, *at)));
        let way = before.next().and_then(|at| way(folded(document, at)));
        Self {
            way,
            head: before.find(tells).and_then(|at| Some((folded(document, at).to_owned(), stem(at)?))),
            beside: (beside(own.start.checked_sub(1)), beside(Some(own.end))),
            words: tokens.filter(|at| !own.contains(at)).filter(tells).filter_map(stem).collect(),
            listed: is_listed(document, &own, name(&facts[fact])),
        }
    }

    /// Whether the same happens at both.
    fn is_same(&self, other: &Self) -> bool {
        self.way.is_some() && self.way == other.way && self.stem().is_some() && self.stem() == other.stem()
    }

    fn stem(&self) -> Option<&String> {
        self.head.as_ref().map(|(_, stem)| stem)
    }

    /// Whether the same words or signs stand before and after both.
    fn is_beside_same(&self, other: &Self) -> bool {
        self.beside == other.beside
    }

    /// How much of the rest of both statements is the same, 0 to 1 (the Dice measure), and how many words that are.
    fn likeness(&self, other: &Self) -> (f32, usize) {
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.len() + other.words.len();
        (if all == 0 { 0.0 } else { 2.0 * shared as f32 / all as f32 }, shared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{align, testing};

    /// The matches of both texts, as "rule A / B".
    #[track_caller]
    fn check(a: &str, b: &str, expected: &[&str]) {
        for (a, b, mirrored) in [(a, b, false), (b, a, true)] {
            let sources = testing::sources(a, b);
            let work = Work::new();
            let links = align::links(&sources, &work).unwrap();
            let mut out = Vec::new();
            super::super::names::matches(&sources, &mut out);
            let before = out.len();
            matches(&sources, &links, &mut out, &work).unwrap();
            let (first, second) = if mirrored { (Side::B, Side::A) } else { (Side::A, Side::B) };
            let text = |side: Side, found: &FactMatch| {
                found.facts[side]
                    .first()
                    .map_or("", |id| sources.documents[side].slice(sources.extractions[side].facts[*id].span))
            };
            let said = |found: &FactMatch| format!("{} {} / {}", found.verdict.code(), text(first, found), text(second, found));
            assert_eq!(out.iter().skip(before).map(said).collect::<Vec<_>>(), expected, "{a} // {b}");
        }
    }

    #[test]
    fn a_place_within_the_other() {
        check(
            "The two ministers met in Geneva on Monday to discuss the fishing quota.",
            "The two ministers met on Monday in Switzerland to discuss the fishing quota.",
            &["compatible Geneva / Switzerland"],
        );
    }

    #[test]
    fn another_place() {
        check(
            "The two ministers met in Geneva on Monday to discuss the fishing quota.",
            "The two ministers met in Berlin on Monday to discuss the fishing quota.",
            &["conflict Geneva / Berlin"],
        );
        check(
            "The blast in Portsea killed three sailors and a cook.",
            "The blast in Southsea killed three sailors and a cook.",
            &["unsure Portsea / Southsea"],
        );
    }

    #[test]
    fn places_of_other_things() {
        for (a, b) in [
            (
                "The ministers flew from Geneva on Monday to discuss the quota.",
                "The ministers flew to Berlin on Monday to discuss the quota.",
            ),
            (
                "The ministers met in Geneva, Lyon and Oslo to discuss the quota.",
                "The ministers met in Berlin, Lyon and Oslo to discuss the quota.",
            ),
            ("Three sailors drowned in Norway.", "The ministers met in Berlin on Monday to discuss the quota."),
        ] {
            check(a, b, &[]);
        }
    }

    #[test]
    fn another_first_name() {
        check(
            "The night watchman Peter Lund was taken to hospital with burns on Monday night.",
            "The night watchman Paul Lund was taken to hospital with burns on Monday night.",
            &["conflict Peter Lund / Paul Lund"],
        );
    }
}
