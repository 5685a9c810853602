//! How much two statements have in common.

use crate::base::{Cancelled, Pair, Work, in_stretches};
use crate::compare::align::terms::Terms;

/// How far the shorter statement decides: 1 would call a fragment of a longer statement the same statement. In short and in
/// long texts, which have many fragments that are alike by chance.
const SHORTER: (f32, f32) = (0.8, 0.6);
/// Weight added to every statement, so that two words in common are not enough for very short ones.
const LEAST_MASS: f32 = 8.0;
/// Weight added for a word that each text has in one statement only, but never more than its own.
const ONCE: f32 = 2.0;

/// Two statements and what speaks for a link between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Positions of the two statements.
    pub at: Pair<u32>,
    /// The share of the words in common, 0 to 1.
    pub share: f32,
    /// The weight of the words in common.
    pub common: f32,
    /// What is added for words that each text has in one statement only.
    pub once: f32,
    /// How many of the statements around them belong together in the same order, 0 to 1.
    pub support: f32,
}

/// The candidates with what they share, in the same order.
pub(super) fn scored(terms: &Terms, pairs: &[Pair<u32>], work: &Work) -> Result<Vec<Candidate>, Cancelled> {
    let stretches = in_stretches(pairs.len(), |range| {
        let mut out = Vec::with_capacity(range.len());
        let mut is_in_a = vec![false; terms.weights.len()];
        for same in pairs.get(range).unwrap_or(&[]).chunk_by(|x, y| x.a == y.a) {
            work.check()?;
            let uses = same.first().map_or(&[][..], |at| &terms.statements.a[at.a as usize].uses);
            uses.iter().for_each(|used| is_in_a[used.term as usize] = true);
            out.extend(same.iter().map(|at| beside(terms, *at, &is_in_a)));
            uses.iter().for_each(|used| is_in_a[used.term as usize] = false);
        }
        Ok(out)
    });
    Ok(stretches.into_iter().collect::<Result<Vec<_>, Cancelled>>()?.concat())
}

/// What two statements share; their surroundings are not looked at.
pub(super) fn candidate(terms: &Terms, at: Pair<u32>) -> Candidate {
    let uses = &terms.statements.a[at.a as usize].uses;
    with_common(terms, at, terms.common(at).map(|place| uses[place.a].term))
}

/// The same where it is known which terms the statement of A has.
fn beside(terms: &Terms, at: Pair<u32>, is_in_a: &[bool]) -> Candidate {
    let uses = terms.statements.b[at.b as usize].uses.iter().map(|used| used.term);
    with_common(terms, at, uses.filter(|term| is_in_a[*term as usize]))
}

fn with_common(terms: &Terms, at: Pair<u32>, in_both: impl Iterator<Item = u32>) -> Candidate {
    let (a, b) = (&terms.statements.a[at.a as usize], &terms.statements.b[at.b as usize]);
    let (mut common, mut once) = (0.0, 0.0);
    for term in in_both {
        let weight = terms.weights[term as usize];
        common += weight;
        once += if terms.stands_once_in_both(term) { weight.min(ONCE) } else { 0.0 };
    }
    Candidate { at, share: share(terms, common + once, Pair::new(a.mass, b.mass)).min(1.0), common, once, support: 0.0 }
}

/// A weight of shared terms against the weights of both statements, 0 to 1.
pub(super) fn share(terms: &Terms, common: f32, masses: Pair<f32>) -> f32 {
    share_of(common, masses, SHORTER.0 + (SHORTER.1 - SHORTER.0) * terms.crowding, LEAST_MASS)
}

/// The same in short texts, with another weight added to every statement than [`LEAST_MASS`].
pub(super) fn share_with(common: f32, masses: Pair<f32>, least: f32) -> f32 {
    share_of(common, masses, SHORTER.0, least)
}

fn share_of(common: f32, masses: Pair<f32>, shorter: f32, least: f32) -> f32 {
    let (less, more) = (masses.a.min(masses.b), masses.a.max(masses.b));
    common / (shorter * less + (1.0 - shorter) * more + least)
}
