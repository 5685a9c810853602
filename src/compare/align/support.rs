//! What the statements around two statements say about them: where two texts run side by side, their neighbours belong
//! together in the same order.

use crate::base::{Cancelled, Pair, Side, Work, in_stretches};
use crate::compare::align::score::{self, Candidate};
use crate::compare::align::terms::Terms;

/// How many statements to either side are looked at.
const REACH: u32 = 12;
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

/// How much a neighbour counts by how many statements it is away.
const NEAR: [f32; REACH as usize + 1] = {
    let mut near = [0.0; REACH as usize + 1];
    let mut distance = 1;
    while distance < near.len() {
        near[distance] = 1.0 / (2 + distance) as f32;
        distance += 1;
    }
    near
};

/// How much all neighbours of a statement count together.
fn around(here: u32, statements: usize) -> f32 {
    let last = u32::try_from(statements).unwrap_or(u32::MAX).min(here.saturating_add(REACH + 1));
    (here.saturating_sub(REACH)..last).map(|at| NEAR[at.abs_diff(here) as usize]).sum()
}

/// Statements that are each other's best, from which others are judged.
struct Anchors {
    /// For each statement of either side its partner on the other.
    partners: Pair<Vec<Option<u32>>>,
    /// The same per side, those with a partner only.
    anchored: Pair<Anchored>,
}

/// The statements of one side that have a partner, in order.
struct Anchored {
    all: Vec<Anchor>,
    /// For each statement, how many before it have a partner.
    before: Vec<u32>,
    /// For each statement, how much its neighbours count together.
    weights: Vec<f32>,
}

struct Anchor {
    at: u32,
    middle: f32,
    partners_middle: f32,
}

impl Anchored {
    fn new(terms: &Terms, side: Side, partners: &[Option<u32>]) -> Self {
        let (own, others) = (&terms.statements[side], &terms.statements[side.other()]);
        let anchor = |(at, partner): (u32, &Option<u32>)| {
            let partners_middle = others.get((*partner)? as usize)?.middle;
            Some(Anchor { at, middle: own.get(at as usize)?.middle, partners_middle })
        };
        let mut before = vec![0];
        before.extend(partners.iter().scan(0, |count, partner| {
            *count += u32::from(partner.is_some());
            Some(*count)
        }));
        let weights = (0..).zip(partners).map(|(at, _)| around(at, partners.len())).collect();
        Self { all: (0..).zip(partners).filter_map(anchor).collect(), before, weights }
    }

    /// Those that stand near a statement.
    fn around(&self, here: u32) -> &[Anchor] {
        let last = self.before.len() - 1;
        let before = |at: u32| self.before[(at as usize).min(last)] as usize;
        self.all.get(before(here.saturating_sub(REACH))..before(here.saturating_add(REACH + 1))).unwrap_or(&[])
    }
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
        let anchored = Pair::from_fn(|side| Anchored::new(terms, side, &partners[side]));
        Self { partners, anchored }
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
        let here = at[side];
        let anchored = self.anchored[side].around(here);
        if anchored.is_empty() {
            return 0.0;
        }
        let (this, that) = (&own[here as usize], &others[at[side.other()] as usize]);
        let slack = this.length.max(that.length) * 0.5 + SLACK;
        let mut found = 0.0;
        for neighbour in anchored.iter().filter(|neighbour| neighbour.at != here) {
            let (step, other) = (neighbour.middle - this.middle, neighbour.partners_middle - that.middle);
            if (step - other).abs() <= slack + STRETCH * step.abs().max(other.abs()) {
                found += NEAR[neighbour.at.abs_diff(here) as usize];
            }
        }
        found / self.anchored[side].weights[here as usize]
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
