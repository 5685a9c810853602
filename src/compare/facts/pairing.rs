//! Which values of the two sides are of the same thing.

use super::candidates;
use super::topic::{Topics, likeness};
use super::verdict::{Judgement, judge, other_units};
use crate::base::{Arena, Cancelled, Id, Pair, Side, Work, in_stretches};
use crate::compare::model::{Link, LinkId, Sources};
use crate::extract::FactId;

/// A pair of values that may be of the same thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) facts: Pair<FactId>,
    pub(super) judgement: Judgement,
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
    let judged = in_stretches(candidates.len(), |range| {
        let mut out = Vec::new();
        for (facts, strength) in candidates.get(range).unwrap_or(&[]) {
            work.check()?;
            out.extend(candidate(sources, topics, *facts, *strength));
        }
        Ok(out)
    });
    let mut out = judged.into_iter().collect::<Result<Vec<_>, Cancelled>>()?.concat();
    out.sort_by_key(|found| {
        (std::cmp::Reverse(found.rank), found.facts.a.index() + found.facts.b.index(), found.facts.a, found.facts.b)
    });
    Ok(out)
}

/// What two values have to do with each other; `None` where they cannot be compared.
fn candidate(sources: &Sources, topics: &Topics, facts: Pair<FactId>, strength: f32) -> Option<Candidate> {
    let fact = |side: Side| &sources.extractions[side].facts[facts[side]];
    let judgement = judge(&fact(Side::A).value, &fact(Side::B).value)?;
    let deeds = (topics.of(Side::A, facts.a).deed, topics.of(Side::B, facts.b).deed);
    if matches!(deeds, (Some(one), Some(other)) if one != other) {
        return None;
    }
    let mut topic = evidence(sources, topics, facts, strength);
    if matches!(deeds, (Some(_), Some(_))) {
        topic.about = 1.0;
    }
    if other_units(&fact(Side::A).value, &fact(Side::B).value) {
        topic.about = topic.near;
    }
    let rank = ((topic.sum() + 0.2 * judgement.telling) * 1e5).round() as i64;
    Some(Candidate { facts, judgement, topic, rank })
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
