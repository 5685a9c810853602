//! Which values of the two documents are of the same thing, and whether both can be true.

mod candidates;
mod choose;
mod names;
mod pairing;
mod roles;
mod topic;
mod verdict;

use std::collections::HashMap;

use crate::base::{Arena, Cancelled, Id, Pair, Side, Work};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{EntityId, FactId, FactValue};
use topic::Topics;

/// One match or more for every fact of both documents, in order of their first place.
pub(super) fn matches(sources: &Sources, links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<FactMatch>, Cancelled> {
    work.check()?;
    let topics = Topics::new(sources);
    let pairs = pairing::pairs(sources, links, &topics, work)?;
    let mut out = choose::choose(sources, &pairs);
    let same = names::matches(sources, &mut out);
    roles::matches(sources, &same, &mut out);
    one_sided(sources, &mut out);
    out.sort_by_key(order);
    Ok(out)
}

/// By place in A and B together, so that the order is the same when the sides are exchanged.
fn order(found: &FactMatch) -> (usize, usize, usize) {
    let first = |side: Side| found.facts[side].first().map_or(usize::MAX / 4, |id| id.index());
    let (a, b) = (first(Side::A), first(Side::B));
    (a.min(b), a, b)
}

/// Adds what only one side has.
fn one_sided(sources: &Sources, out: &mut Vec<FactMatch>) {
    for side in Side::BOTH {
        let facts = &sources.extractions[side].facts;
        let mut matched = vec![false; facts.len()];
        for id in out.iter().flat_map(|found| &found.facts[side]) {
            if let Some(matched) = matched.get_mut(id.index()) {
                *matched = true;
            }
        }
        // A name stands once, with all its places.
        let mut entries: HashMap<EntityId, usize> = HashMap::new();
        for (id, fact) in facts.iter().filter(|(id, _)| !matched.get(id.index()).copied().unwrap_or(false)) {
            if let FactValue::Entity { entity, .. } = &fact.value {
                let next = out.len();
                let entry = *entries.entry(*entity).or_insert(next);
                if let Some(found) = out.get_mut(entry) {
                    found.facts[side].push(id);
                    continue;
                }
            }
            let facts = only(side, id);
            out.push(FactMatch { verdict: Verdict::Only(side), facts, about: fact.about.clone(), rule: FactRule::OneSided });
        }
    }
}

fn only(side: Side, id: FactId) -> Pair<Vec<FactId>> {
    let mut facts = Pair::default();
    Vec::push(&mut facts[side], id);
    facts
}
