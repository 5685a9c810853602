//! Which pairs of values become matches, and with what verdict.

use std::collections::HashMap;

use super::pairing::{Candidate, Evidence};
use crate::base::{Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Sources, Verdict};
use crate::extract::{FactId, FactKind};

/// Evidence from which the same value is taken to be of the same thing; less is enough for a telling value.
const AGREE: f32 = 0.42;
/// How much a fully telling value may lack.
const TELLING: f32 = 0.3;
/// Evidence from which two values that fit are taken to be of the same thing.
const COMPATIBLE: f32 = 0.42;
/// Evidence from which two different values are taken to be of the same thing.
const CONFLICT: f32 = 0.6;
/// Evidence from which it is worth saying that two different values may be of the same thing.
const UNSURE: f32 = 0.5;
/// Evidence of nearly the same wording.
const SAME_WORDING: f32 = 0.75;
/// A value that also stands elsewhere, with this share of the evidence, speaks against a conflict.
const ELSEWHERE: f32 = 0.7;

/// Chooses among the pairs, which come best first: each value is used once, and then once more for what agrees with it.
pub(super) fn choose(sources: &Sources, pairs: &[Candidate]) -> Vec<FactMatch> {
    let agreeing = best_agreeing(pairs);
    let mut groups = Groups::default();
    for pair in pairs {
        if Side::BOTH.iter().any(|side| groups.is_used(*side, pair.facts[*side])) {
            continue;
        }
        if let Some((verdict, rule)) = verdict(sources, pair, &agreeing) {
            groups.open(pair, verdict, rule);
        }
    }
    for pair in pairs {
        groups.join(pair);
    }
    groups.into_matches(sources)
}

type Agreeing = Pair<HashMap<FactId, f32>>;

/// For each fact the evidence of the best pair in which it agrees.
fn best_agreeing(pairs: &[Candidate]) -> Agreeing {
    let mut out: Agreeing = Pair::default();
    for pair in pairs.iter().filter(|pair| pair.judgement.verdict == Verdict::Agree) {
        for side in Side::BOTH {
            let best = out[side].entry(pair.facts[side]).or_default();
            *best = best.max(pair.topic.sum());
        }
    }
    out
}

fn verdict(sources: &Sources, pair: &Candidate, agreeing: &Agreeing) -> Option<(Verdict, FactRule)> {
    let sum = pair.topic.sum();
    let found = (pair.judgement.verdict, pair.judgement.rule);
    match pair.judgement.verdict {
        Verdict::Compatible if pair.judgement.rivals && same_wording(&pair.topic) => {
            Some((Verdict::Conflict, FactRule::DifferentValue))
        }
        Verdict::Agree => (sum + TELLING * pair.judgement.telling >= AGREE).then_some(found),
        Verdict::Compatible => (sum + TELLING * pair.judgement.telling >= COMPATIBLE).then_some(found),
        _ => conflict(sources, pair, agreeing),
    }
}

/// Two different values: a conflict only where nothing speaks against their being of the same thing.
fn conflict(sources: &Sources, pair: &Candidate, agreeing: &Agreeing) -> Option<(Verdict, FactRule)> {
    let sum = pair.topic.sum();
    if same_wording(&pair.topic) {
        return Some((Verdict::Conflict, FactRule::DifferentValue));
    }
    let elsewhere =
        Side::BOTH.iter().any(|side| agreeing[*side].get(&pair.facts[*side]).is_some_and(|best| *best >= ELSEWHERE * sum));
    if elsewhere {
        return None;
    }
    let kind = sources.extractions.a.facts[pair.facts.a].kind();
    let firm = sum >= CONFLICT && pair.topic.about >= least_about(kind);
    if firm {
        return Some((Verdict::Conflict, FactRule::DifferentValue));
    }
    (sum >= UNSURE && pair.topic.about > 0.0).then_some((Verdict::Unsure, FactRule::TopicUnsure))
}

fn same_wording(topic: &Evidence) -> bool {
    topic.near >= SAME_WORDING && topic.statement >= SAME_WORDING
}

/// What a value is of is told by its noun for a count; for a date only the event tells it.
fn least_about(kind: FactKind) -> f32 {
    match kind {
        FactKind::Date | FactKind::Time => 0.9,
        _ => 0.5,
    }
}

/// Matches under construction; a fact opens or joins one group.
#[derive(Default)]
struct Groups {
    groups: Vec<FactMatch>,
    used: Pair<HashMap<FactId, usize>>,
}

impl Groups {
    fn is_used(&self, side: Side, fact: FactId) -> bool {
        self.used[side].contains_key(&fact)
    }

    fn open(&mut self, pair: &Candidate, verdict: Verdict, rule: FactRule) {
        for side in Side::BOTH {
            self.used[side].insert(pair.facts[side], self.groups.len());
        }
        let facts = Pair::new(vec![pair.facts.a], vec![pair.facts.b]);
        self.groups.push(FactMatch { verdict, facts, about: String::new(), rule });
    }

    /// A value said once more on one side joins the match of its partner, if that agrees too.
    fn join(&mut self, pair: &Candidate) {
        if pair.judgement.verdict != Verdict::Agree || pair.topic.sum() + TELLING * pair.judgement.telling < AGREE {
            return;
        }
        for side in Side::BOTH {
            let (own, other) = (pair.facts[side], pair.facts[side.other()]);
            let Some(group) = self.used[side.other()].get(&other).copied() else { continue };
            let agrees = self.groups.get(group).is_some_and(|found| found.verdict == Verdict::Agree);
            if agrees && !self.is_used(side, own) {
                self.used[side].insert(own, group);
                if let Some(found) = self.groups.get_mut(group) {
                    found.facts[side].push(own);
                }
            }
        }
    }

    fn into_matches(self, sources: &Sources) -> Vec<FactMatch> {
        let finish = |mut found: FactMatch| {
            for side in Side::BOTH {
                found.facts[side].sort_unstable();
            }
            found.about = about(sources, &found.facts);
            found
        };
        self.groups.into_iter().map(finish).collect()
    }
}

/// What the values are of, in the words of either side: the shorter that is not empty.
fn about(sources: &Sources, facts: &Pair<Vec<FactId>>) -> String {
    let of = |side: Side| facts[side].first().map(|id| sources.extractions[side].facts[*id].about.as_str());
    let texts = [of(Side::A), of(Side::B)].into_iter().flatten().filter(|text| !text.is_empty());
    texts.min_by_key(|text| (text.len(), *text)).unwrap_or("").to_owned()
}
