//! What the statements around two statements say about them: where two texts run side by side, their neighbours belong
//! together in the same order.

use crate::base::{Cancelled, Pair, Side, Work, in_stretches};
use crate::compare::align::score::{self, Candidate};
use crate::compare::align::terms::Terms;

/// How many statements to either side are looked at.
const REACH: usize = 12;
/// How far, in words, a neighbour's partner may lie from where it is expected, beside half the longer statement.
const SLACK: f32 = 15.0;
/// The same as a share of the distance.
const STRETCH: f32 = 0.25;
/// The least share of words in common of two statements from which others are judged.
const ANCHOR_SHARE: f32 = 0.2;
/// The least value of such statements once their own surroundings have been looked at.
const ANCHOR_VALUE: f32 = 0.35;
/// From this support on, two texts run side by side.
pub(super) const PARALLEL: f32 = 0.15;
/// How far support counts beside the share of words in common, in short texts and in long ones.
const LEAN: (f32, f32) = (0.3, 1.0);
/// Between two sure pairs at most this many statements apart on one side and on the other, all pairs are candidates.
const GAP: (usize, usize) = (16, 40);

/// What speaks for two statements altogether, 0 to 2.
pub(super) fn value(terms: &Terms, candidate: &Candidate) -> f32 {
    candidate.share + weight(terms) * candidate.support
}

/// How far support counts beside the share of words in common.
pub(super) fn weight(terms: &Terms) -> f32 {
    LEAN.0 + (LEAN.1 - LEAN.0) * terms.crowding
}

/// The candidates with their support, and more of them where the texts run side by side; each once, in order.
pub(super) fn supported(terms: &Terms, mut candidates: Vec<Candidate>, work: &Work) -> Result<Vec<Candidate>, Cancelled> {
    let anchors = Anchors::new(terms, &candidates, |candidate| (candidate.share >= ANCHOR_SHARE).then_some(candidate.share));
    anchors.support(terms, &mut candidates, work)?;
    let anchors = Anchors::new(terms, &candidates, |candidate| {
        let value = value(terms, candidate);
        (value >= ANCHOR_VALUE && candidate.support >= PARALLEL).then_some(value)
    });
    let known: Vec<Pair<u32>> = candidates.iter().map(|candidate| candidate.at).collect();
    let mut new: Vec<Pair<u32>> = Side::BOTH.iter().flat_map(|side| anchors.between(*side)).collect();
    new.sort_unstable();
    new.dedup();
    new.retain(|at| known.binary_search(at).is_err());
    candidates.extend(new.into_iter().map(|at| score::candidate(terms, at)).filter(|candidate| candidate.common > 0.0));
    candidates.sort_unstable_by_key(|candidate| candidate.at);
    anchors.support(terms, &mut candidates, work)?;
    Ok(candidates)
}

/// Statements that are each other's best, from which others are judged.
struct Anchors {
    /// For each statement of either side its partner on the other.
    partners: Pair<Vec<Option<u32>>>,
}

impl Anchors {
    /// The pairs that are each other's best by `value`; those without a value are none.
    fn new(terms: &Terms, candidates: &[Candidate], value: impl Fn(&Candidate) -> Option<f32>) -> Self {
        let mut best = Pair::from_fn(|side| vec![(0.0_f32, None); terms.statements[side].len()]);
        for candidate in candidates {
            let Some(value) = value(candidate) else { continue };
            for side in Side::BOTH {
                let best = &mut best[side][candidate.at[side] as usize];
                if value > best.0 {
                    *best = (value, Some(candidate.at[side.other()]));
                }
            }
        }
        let mutual = |side: Side, at: u32, partner: Option<u32>| {
            partner.filter(|partner| best[side.other()][*partner as usize].1 == Some(at))
        };
        let partners =
            Pair::from_fn(|side| (0..).zip(&best[side]).map(|(at, (_, partner))| mutual(side, at, *partner)).collect::<Vec<_>>());
        Self { partners }
    }

    fn support(&self, terms: &Terms, candidates: &mut [Candidate], work: &Work) -> Result<(), Cancelled> {
        let stretches = in_stretches(candidates.len(), |range| {
            let mut out = Vec::with_capacity(range.len());
            for some in candidates.get(range).unwrap_or(&[]).chunks(4096) {
                work.check()?;
                let seen = |candidate: &Candidate| Side::BOTH.map(|side| self.seen_from(terms, side, candidate.at));
                out.extend(some.iter().map(seen).map(|halves| (halves[0] + halves[1]) / 2.0));
            }
            Ok(out)
        });
        let support = stretches.into_iter().collect::<Result<Vec<_>, Cancelled>>()?.concat();
        candidates.iter_mut().zip(support).for_each(|(candidate, support)| candidate.support = support);
        Ok(())
    }

    /// The share of the neighbours on one side whose partners lie where they are expected; near ones count more.
    fn seen_from(&self, terms: &Terms, side: Side, at: Pair<u32>) -> f32 {
        let (own, others) = (&terms.statements[side], &terms.statements[side.other()]);
        let here = at[side] as usize;
        let (this, that) = (&own[here], &others[at[side.other()] as usize]);
        let slack = this.length.max(that.length) * 0.5 + SLACK;
        let (mut found, mut all) = (0.0, 0.0);
        for neighbour in (here.saturating_sub(REACH)..own.len().min(here + REACH + 1)).filter(|at| *at != here) {
            let weight = 1.0 / (2 + neighbour.abs_diff(here)) as f32;
            all += weight;
            let Some(partner) = self.partners[side][neighbour] else { continue };
            let (step, other) = (own[neighbour].middle - this.middle, others[partner as usize].middle - that.middle);
            if (step - other).abs() <= slack + STRETCH * step.abs().max(other.abs()) {
                found += weight;
            }
        }
        if all > 0.0 { found / all } else { 0.0 }
    }

    /// All pairs between two anchors that follow each other closely on both sides, seen from one side.
    fn between(&self, side: Side) -> Vec<Pair<u32>> {
        let anchored: Vec<(u32, u32)> =
            (0..).zip(&self.partners[side]).filter_map(|(at, partner)| Some((at, (*partner)?))).collect();
        let mut out = Vec::new();
        for ends in anchored.windows(2) {
            let [(from, first), (to, last)] = ends else { continue };
            if to - from > GAP.0 as u32 || last < first || last - first > GAP.1 as u32 {
                continue;
            }
            for at in *from..=*to {
                out.extend(
                    (*first..=*last).map(|other| if side == Side::A { Pair::new(at, other) } else { Pair::new(other, at) }),
                );
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::align::candidates;
    use crate::compare::testing::sources;

    const NAMES: [&str; 12] =
        ["Arne", "Berta", "Cilla", "Dag", "Eskil", "Frida", "Gunnar", "Hedda", "Ivar", "Johanna", "Knut", "Liv"];

    /// A chapter of twelve sentences about twelve people, with a thirteenth put in after some of them.
    fn chapter(told: impl Fn(&str) -> String, after: usize, more: &str) -> String {
        let sentence = |(at, name): (usize, &&str)| told(name) + if at == after { more } else { "" };
        NAMES.iter().enumerate().map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// The support of the thirteenth sentence on both sides.
    fn check(after: Pair<usize>, expected: bool) {
        let a = chapter(|name| format!("Then {name} went down to the harbour."), after.a, " It rained all night.");
        let b = chapter(|name| format!("To the harbour went {name}, too."), after.b, " All that night there was rain.");
        let terms = Terms::new(&sources(&a, &b));
        let pairs = candidates::alike(&terms, &Work::new()).unwrap_or_default();
        let found = supported(&terms, score::scored(&terms, &pairs, &Work::new()).unwrap_or_default(), &Work::new());
        let at = after.map(|after| after as u32 + 1);
        let support = found.unwrap_or_default().iter().find(|found| found.at == at).map(|found| found.support);
        assert_eq!(support.is_some_and(|support| support >= PARALLEL), expected, "{support:?}");
    }

    #[test]
    fn neighbours_in_the_same_order_support_a_pair() {
        check(Pair::new(4, 4), true);
        check(Pair::new(4, 5), true);
    }

    #[test]
    fn neighbours_elsewhere_do_not() {
        check(Pair::new(0, 11), false);
    }
}
