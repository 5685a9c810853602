//! Quotations with the same words.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Pair, Side};
use crate::compare::quotes::Utterances;
use crate::compare::quotes::support::{Speakers, Support};
use crate::compare::quotes::utterance::Utterance;

/// From here on words are their own proof; shorter ones need the same speaker or linked statements.
const TELLING_WORDS: usize = 4;
const TELLING_CONTENT: usize = 2;
/// Up to so many pairs of the same words are all looked at.
const MAX_PAIRS: usize = 10_000;
/// Beyond them, how far before and after the place at the same share of the way.
const NEAR: usize = 4;

/// Positions of two quotations with the same words.
pub(super) type Found = Pair<usize>;

/// Every quotation that stands word for word on the other side too, with its best partner; repeated ones pair up.
pub(super) fn identical(utterances: &Utterances, support: &Support) -> Vec<Found> {
    let mut groups: BTreeMap<&[u32], Pair<Vec<usize>>> = BTreeMap::new();
    for side in Side::BOTH {
        for (at, utterance) in utterances[side].iter().enumerate() {
            groups.entry(utterance.words.as_slice()).or_default()[side].push(at);
        }
    }
    let mut out: Vec<Found> = groups.values().flat_map(|group| paired(group, utterances, support)).collect();
    out.sort_unstable();
    out
}

/// Pairs of one group, the likeliest first: each quotation once, then those left over with the best that is taken.
fn paired(group: &Pair<Vec<usize>>, utterances: &Utterances, support: &Support) -> Vec<Found> {
    let mut all = Vec::new();
    for (ranks, found) in near(group) {
        let pair = Pair::new(&utterances.a[found.a], &utterances.b[found.b]);
        if is_credible(pair, support) {
            let other = support.speakers(pair) == Speakers::Other;
            let apart = ((1.0 - support.link(pair)) * 1000.0) as u32;
            all.push(((other, apart, ranks.a.abs_diff(ranks.b), ranks.a + ranks.b), found));
        }
    }
    all.sort_unstable();
    let mut taken = Pair::<BTreeSet<usize>>::default();
    let mut out = Vec::new();
    for (_, found) in &all {
        if Side::BOTH.iter().all(|side| !taken[*side].contains(&found[*side])) {
            take(&mut taken, &mut out, *found);
        }
    }
    for side in Side::BOTH {
        for (_, found) in &all {
            if !taken[side].contains(&found[side]) {
                take(&mut taken, &mut out, *found);
            }
        }
    }
    out
}

/// Pairs of a group that are looked at, with their ranks: all, or in a large one those at about the same place.
fn near(group: &Pair<Vec<usize>>) -> BTreeSet<(Pair<usize>, Found)> {
    let sizes = group.as_ref().map(Vec::len);
    let at = |ranks: Pair<usize>| Some((ranks, Pair::new(*group.a.get(ranks.a)?, *group.b.get(ranks.b)?)));
    if sizes.a.saturating_mul(sizes.b) <= MAX_PAIRS {
        let all = (0..sizes.a).flat_map(|a| (0..sizes.b).map(move |b| Pair::new(a, b)));
        return all.filter_map(at).collect();
    }
    let mut out = BTreeSet::new();
    for side in Side::BOTH {
        let (own, other) = (sizes[side], sizes[side.other()]);
        for rank in 0..own {
            let middle = rank * other / own.max(1);
            for there in middle.saturating_sub(NEAR)..=middle + NEAR {
                out.extend(at(if side == Side::A { Pair::new(rank, there) } else { Pair::new(there, rank) }));
            }
        }
    }
    out
}

fn take(taken: &mut Pair<BTreeSet<usize>>, out: &mut Vec<Found>, found: Found) {
    for side in Side::BOTH {
        taken[side].insert(found[side]);
    }
    out.push(found);
}

fn is_credible(pair: Pair<&Utterance>, support: &Support) -> bool {
    let telling = pair.a.words.len() >= TELLING_WORDS && pair.a.content >= TELLING_CONTENT;
    let names_a_work = !pair.a.is_speech && !pair.b.is_speech && pair.a.content > 0;
    telling || names_a_work || support.stands_by(pair)
}
