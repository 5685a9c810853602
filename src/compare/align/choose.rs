//! Which scored pairs become links.

use std::collections::HashSet;

use crate::base::{Pair, Side};
use crate::compare::align::Scored;
use crate::compare::align::terms::Terms;

/// The least score of a link.
const LEAST: f32 = 0.2;
/// The least share of the best score that either statement reaches.
const NEAR_BEST: f32 = 0.5;
/// Strengths at some scores; a firm link (0.5) is to be right at least four times in five.
const STRENGTHS: [(f32, f32); 5] = [(0.0, 0.0), (LEAST, 0.25), (0.3, 0.5), (0.6, 0.8), (1.0, 1.0)];

/// Exact pairs, and the scored pairs that are good by themselves and nearly the best for one of their statements.
pub(super) fn choose(terms: &Terms, exact: &[Pair<u32>], scored: Vec<Scored>) -> Vec<Scored> {
    let settled: HashSet<(Side, u32)> = exact.iter().flat_map(|at| [(Side::A, at.a), (Side::B, at.b)]).collect();
    let is_settled = |at: Pair<u32>| settled.contains(&(Side::A, at.a)) || settled.contains(&(Side::B, at.b));
    let mut best = Pair::from_fn(|side| vec![0.0_f32; terms.statements[side].len()]);
    for found in &scored {
        for side in Side::BOTH {
            let best = &mut best[side][found.at[side] as usize];
            *best = best.max(found.score);
        }
    }
    let mut out: Vec<Scored> = scored
        .into_iter()
        .filter(|found| !is_settled(found.at) && found.score >= LEAST)
        .filter(|found| Side::BOTH.iter().all(|side| found.score >= NEAR_BEST * best[*side][found.at[*side] as usize]))
        .map(|found| Scored { at: found.at, score: strength(found.score) })
        .chain(exact.iter().map(|at| Scored { at: *at, score: 1.0 }))
        .collect();
    out.sort_by_key(|found| found.at);
    out
}

/// The strength of a link with some score, by straight lines between [`STRENGTHS`].
fn strength(score: f32) -> f32 {
    let between = STRENGTHS.windows(2).find_map(|ends| match ends {
        [(from, low), (to, high)] if score <= *to => Some(low + (high - low) * (score - from) / (to - from)),
        _ => None,
    });
    between.unwrap_or(1.0)
}
