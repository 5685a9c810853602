//! Quotations with the same words.

use std::collections::BTreeMap;

use crate::base::{Pair, Side};
use crate::compare::quotes::Utterances;
use crate::compare::quotes::support::{Speakers, Support};
use crate::compare::quotes::utterance::Utterance;

/// From here on words are their own proof; shorter ones need the same speaker or linked statements.
const TELLING_WORDS: usize = 4;
const TELLING_CONTENT: usize = 2;
/// Phrases repeated more often than this on both sides are paired in order.
const MAX_PAIRS: usize = 10_000;

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
    if group.a.len().saturating_mul(group.b.len()) > MAX_PAIRS {
        return group.a.iter().zip(&group.b).map(|(a, b)| Pair::new(*a, *b)).collect();
    }
    let mut all = Vec::new();
    for (rank_a, a) in group.a.iter().enumerate() {
        for (rank_b, b) in group.b.iter().enumerate() {
            let pair = Pair::new(&utterances.a[*a], &utterances.b[*b]);
            if is_credible(pair, support) {
                let other = support.speakers(pair) == Speakers::Other;
                let apart = ((1.0 - support.link(pair)) * 1000.0) as u32;
                all.push(((other, apart, rank_a.abs_diff(rank_b), rank_a + rank_b), Pair::new(*a, *b)));
            }
        }
    }
    all.sort_unstable();
    let mut taken = Pair::<Vec<usize>>::default();
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

fn take(taken: &mut Pair<Vec<usize>>, out: &mut Vec<Found>, found: Found) {
    for side in Side::BOTH {
        taken[side].push(found[side]);
    }
    out.push(found);
}

fn is_credible(pair: Pair<&Utterance>, support: &Support) -> bool {
    let telling = pair.a.words.len() >= TELLING_WORDS && pair.a.content >= TELLING_CONTENT;
    let names_a_work = !pair.a.is_speech && !pair.b.is_speech && pair.a.content > 0;
    telling || names_a_work || support.stands_by(pair)
}
