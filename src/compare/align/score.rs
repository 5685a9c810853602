//! How much two statements have in common.

use crate::base::{Cancelled, Pair, Side, Work};
use crate::compare::align::Scored;
use crate::compare::align::terms::Terms;

/// How far the shorter statement decides: 1 would call a fragment of a longer statement the same statement.
const SHORTER: f32 = 0.8;
/// Weight added to every statement, so that two words in common are not enough for very short ones.
const LEAST_MASS: f32 = 8.0;

/// The candidates with their scores, in the same order.
pub(super) fn scored(terms: &Terms, candidates: Vec<Pair<u32>>, work: &Work) -> Result<Vec<Scored>, Cancelled> {
    let mut out = Vec::with_capacity(candidates.len());
    for at in candidates {
        if out.len() % 4096 == 0 {
            work.check()?;
        }
        out.push(Scored { at, score: score(terms, at) });
    }
    Ok(out)
}

/// The weight of the shared terms against the weight of both statements, 0 to 1.
fn score(terms: &Terms, at: Pair<u32>) -> f32 {
    let overlap: f32 = terms.common(at).map(|(used, _)| terms.weights[used.term as usize]).sum();
    let masses = Pair::from_fn(|side: Side| terms.statements[side][at[side] as usize].mass);
    let (less, more) = (masses.a.min(masses.b), masses.a.max(masses.b));
    overlap / (SHORTER * less + (1.0 - SHORTER) * more + LEAST_MASS)
}
