//! Which values of the two sides are of the same thing.

use super::candidates;
use super::dateline::{self, Dateline};
use super::timing;
use super::topic::{Topics, likeness};
use super::verdict::{Judgement, judge, other_units};
use crate::base::{Arena, Cancelled, Id, Pair, Side, Work, in_stretches};
use crate::compare::model::{Link, LinkId, Sources, Verdict};
use crate::extract::{FactId, FactKind, FactValue};

/// Likeness of what two days or times are of, where one of the verbs around them is the same.
pub(super) const SAME_VERB: f32 = 0.6;

/// The least likeness of the phrases that tell what is counted, where their nouns differ.
const SAME_PHRASE: f32 = 0.4;
/// Likeness of what is told by the same noun: people, bodies, and numbers of things that have another name too.
const SAME_NOUN: f32 = 0.5;

/// The strength of a link between statements that are surely the same.
pub(super) const SURE_LINK: f32 = 0.9;

/// A pair of values that may be of the same thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) facts: Pair<FactId>,
    pub(super) judgement: Judgement,
    /// The strength of the link between their statements, 0 without one.
    pub(super) strength: f32,
    /// The evidence that they are of the same thing.
    pub(super) topic: Evidence,
    /// Order of preference; the higher the better.
    pub(super) rank: i64,
}

/// How much speaks for two values being of the same thing, each 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// Words around the values, near ones above all.
    pub(super) near: f32,
    /// The whole statements: their link, or the words they share.
    pub(super) statement: f32,
    /// What the values are said to be of.
    pub(super) about: f32,
    /// The words just before and after, and the order within the statement.
    pub(super) place: f32,
}

impl Evidence {
    /// All of it in one figure.
    pub(super) fn sum(self) -> f32 {
        0.4 * self.near + 0.3 * self.statement + 0.2 * self.about + 0.1 * self.place
    }
}

/// All pairs worth a look, best first. The order is the same when the sides are exchanged, for any two pairs that have
/// a value in common.
pub(super) fn pairs(
    sources: &Sources,
    links: &Arena<LinkId, Link>,
    topics: &Topics,
    work: &Work,
) -> Result<Vec<Candidate>, Cancelled> {
    let candidates = candidates::candidates(sources, links, topics);
    let datelines = Pair::from_fn(|side| Dateline::new(&sources.documents[side], &sources.extractions[side].facts));
    let judged = in_stretches(candidates.len(), |range| {
        let mut out = Vec::new();
        for (facts, strength) in candidates.get(range).unwrap_or(&[]) {
            work.check()?;
            out.extend(candidate(sources, topics, datelines, *facts, *strength));
        }
        Ok(out)
    });
    let mut out = judged.into_iter().collect::<Result<Vec<_>, Cancelled>>()?.concat();
    out.sort_by_key(|found| {
        (std::cmp::Reverse(found.rank), found.facts.a.index() + found.facts.b.index(), found.facts.a, found.facts.b)
    });
    Ok(out)
}

/// Two numbers of the same things in other words: "dozens of emergency declarations", "at least 30 emergencies". Only what
/// agrees or fits counts, but in statements that are surely the same also what does not: "against two rival bidders",
/// "against three rivals".
fn other_noun(sources: &Sources, topics: &Topics, facts: Pair<FactId>, strength: f32) -> Option<Judgement> {
    let number = |side: Side| match &sources.extractions[side].facts[facts[side]].value {
        value @ FactValue::Quantity { kind: FactKind::Number, unit, .. } if !unit.is_empty() && unit != "share" => {
            Some((value, unit))
        }
        _ => None,
    };
    let ((a, unit), (b, others_unit)) = (number(Side::A)?, number(Side::B)?);
    let about = (&topics.of(Side::A, facts.a).about, &topics.of(Side::B, facts.b).about);
    // "Harbour fire boats" and "harbour fire engines" are not the same: the noun of one must stand in the phrase of the other.
    let tells = |side: Side, noun: &str| {
        let document = &sources.documents[side];
        let phrase = &sources.extractions[side].facts[facts[side]].about;
        let stem = |word: &str| document.vocabulary.find(&crate::text::fold(word)).map(|id| document.vocabulary.word(id));
        phrase.split(' ').filter_map(stem).any(|word| *word.stem == *noun)
    };
    let shared = about.0.iter().filter(|(term, _)| about.1.iter().any(|(other, _)| other == term)).count();
    let alike = shared >= 2 || likeness(about.0, about.1) >= SAME_PHRASE;
    if !alike || !(tells(Side::A, others_unit) || tells(Side::B, unit)) {
        return None;
    }
    let mut renamed = b.clone();
    if let FactValue::Quantity { unit: noun, .. } = &mut renamed {
        noun.clone_from(unit);
    }
    let before = (topics.of(Side::A, facts.a).beside.0, topics.of(Side::B, facts.b).beside.0);
    let is_sure = strength >= SURE_LINK && before.0.is_some() && before.0 == before.1;
    judge(a, &renamed).filter(|found| found.verdict == Verdict::Compatible || found.verdict == Verdict::Conflict && is_sure)
}

/// Whether a value is of people or a body told by what they are.
pub(super) fn is_referent(value: &FactValue) -> bool {
    matches!(value, FactValue::Described { kind: FactKind::Role | FactKind::Organisation, .. })
}

fn is_medal(value: &FactValue) -> bool {
    matches!(value, FactValue::Quantity { kind: FactKind::Ordinal, unit, .. } if unit == "medal")
}

/// Whether the words before two values have a name in common, or one has none: who won silver and who won gold are two.
fn is_of_one_person(sources: &Sources, facts: Pair<FactId>) -> bool {
    let names = Pair::from_fn(|side| {
        let (document, fact) = (&sources.documents[side], &sources.extractions[side].facts[facts[side]]);
        let own = document.tokens_in(fact.span).start;
        let start = document.sentences.get(fact.sentence).map_or(own, |sentence| sentence.tokens.start);
        let words = document.tokens.get(start.min(own)..own).unwrap_or(&[]).iter().map(|token| document.slice(token.span));
        let names = words.filter(|word| word.starts_with(char::is_uppercase)).map(crate::text::fold);
        names.filter(|word| !crate::extract::is_function_word(word)).collect::<Vec<_>>()
    });
    names.a.is_empty() || names.b.is_empty() || names.a.iter().any(|name| names.b.contains(name))
}

/// What two values have to do with each other; `None` where they cannot be compared.
fn candidate(
    sources: &Sources,
    topics: &Topics,
    datelines: Pair<Dateline>,
    facts: Pair<FactId>,
    strength: f32,
) -> Option<Candidate> {
    let fact = |side: Side| &sources.extractions[side].facts[facts[side]];
    let by_days = match (&fact(Side::A).value, &fact(Side::B).value) {
        (FactValue::Date(a), FactValue::Date(b)) => dateline::judge(a, datelines.a, b, datelines.b),
        _ => None,
    };
    let plain = by_days.or_else(|| judge(&fact(Side::A).value, &fact(Side::B).value));
    let plain = plain.map(|found| timing::judged(sources, facts, found));
    let renamed = if plain.is_none() { other_noun(sources, topics, facts, strength) } else { None };
    let judgement = plain.or(renamed)?;
    let deeds = (topics.of(Side::A, facts.a).deed, topics.of(Side::B, facts.b).deed);
    if matches!(deeds, (Some(one), Some(other)) if one != other) {
        return None;
    }
    let mut topic = evidence(sources, topics, facts, strength);
    if matches!(deeds, (Some(_), Some(_))) {
        topic.about = 1.0;
    }
    let both = |is: fn(&FactValue) -> bool| is(&fact(Side::A).value) && is(&fact(Side::B).value);
    if both(is_medal) {
        if !is_of_one_person(sources, facts) {
            return None;
        }
        topic.about = 1.0;
    }
    if both(|value| matches!(value, FactValue::Tally { .. })) && strength >= SURE_LINK {
        topic.about = topic.about.max(SAME_NOUN);
    }
    if other_units(&fact(Side::A).value, &fact(Side::B).value) {
        topic.about = topic.near;
    }
    let dated = |side: Side| matches!(fact(side).kind(), FactKind::Date | FactKind::Time);
    if dated(Side::A) && dated(Side::B) && topics.same_verb(facts) {
        topic.about = topic.about.max(SAME_VERB);
    }
    if renamed.is_some() || Side::BOTH.iter().any(|side| is_referent(&fact(*side).value)) {
        topic.about = topic.about.max(SAME_NOUN);
    }
    let rank = ((topic.sum() + 0.2 * judgement.telling) * 1e5).round() as i64;
    Some(Candidate { facts, judgement, strength, topic, rank })
}

fn evidence(sources: &Sources, topics: &Topics, facts: Pair<FactId>, strength: f32) -> Evidence {
    let (a, b) = (topics.of(Side::A, facts.a), topics.of(Side::B, facts.b));
    let sentence = |side: Side| topics.statement(side, sources.extractions[side].facts[facts[side]].sentence);
    let beside = f32::from(u8::from(a.beside.0 == b.beside.0)) + f32::from(u8::from(a.beside.1 == b.beside.1));
    let statement = likeness(sentence(Side::A), sentence(Side::B)).max(strength);
    let near = if a.near.is_empty() && b.near.is_empty() { statement } else { likeness(&a.near, &b.near) };
    Evidence {
        near,
        statement,
        about: if a.about.is_empty() && b.about.is_empty() { near } else { likeness(&a.about, &b.about) },
        place: 0.3 * beside + if a.rank == b.rank { 0.4 } else { 0.0 },
    }
}
