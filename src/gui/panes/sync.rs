//! Which place of one text belongs to a place of the other, told by linked statements.

use crate::base::{Pair, Side};
use crate::compare::Comparison;

/// Places that belong together, in bytes, growing on both sides.
#[derive(Clone, Debug, Default)]
pub(super) struct Knots(Vec<Pair<u32>>);

impl Knots {
    /// The firm links of a comparison whose order is the same on both sides, and both ends.
    pub(super) fn new(comparison: &Comparison) -> Self {
        let start = |side: Side, link: &crate::compare::Link| {
            let first = link.sentences[side].iter().min()?;
            Some(comparison.documents[side].sentences.get(*first)?.span.start)
        };
        let firm = comparison.links.iter().map(|(_, link)| link).filter(|link| link.is_firm() && !link.moved);
        let places = firm.filter_map(|link| Some(Pair::new(start(Side::A, link)?, start(Side::B, link)?)));
        let ends = Pair::from_fn(|side| u32::try_from(comparison.documents[side].text.len()).unwrap_or(u32::MAX));
        Self::from_places(places.collect(), ends)
    }

    fn from_places(mut places: Vec<Pair<u32>>, ends: Pair<u32>) -> Self {
        places.retain(|place| Side::BOTH.iter().all(|side| 0 < place[*side] && place[*side] < ends[*side]));
        places.sort_unstable();
        let mut knots = vec![Pair::new(0, 0)];
        knots.extend(growing(&places));
        knots.push(ends);
        Self(knots)
    }

    /// The place on the other side, between the nearest knots.
    pub(super) fn across(&self, from: Side, offset: f64) -> f64 {
        let to = from.other();
        let after = self.0.partition_point(|knot| f64::from(knot[from]) <= offset).clamp(1, self.0.len().max(2) - 1);
        let (Some(low), Some(high)) = (self.0.get(after - 1), self.0.get(after)) else { return offset };
        let width = f64::from(high[from]) - f64::from(low[from]);
        let share = if width > 0.0 { (offset - f64::from(low[from])) / width } else { 0.0 };
        f64::from(low[to]) + share.clamp(0.0, 1.0) * (f64::from(high[to]) - f64::from(low[to]))
    }
}

/// The longest run that grows on both sides, of places sorted by A.
fn growing(places: &[Pair<u32>]) -> Vec<Pair<u32>> {
    // For each length, the place with the least B that ends a run of it; and for each place, the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    // Among equal A the greatest B comes first, so that no two of them are in one run.
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|index| places.get(*index).map(|place| (place.a, std::cmp::Reverse(place.b))));
    let sorted: Vec<Pair<u32>> = order.iter().filter_map(|index| places.get(*index).copied()).collect();
    let b_of = |index: usize| sorted.get(index).map_or(0, |place| place.b);
    for index in 0..sorted.len() {
        let length = ends.partition_point(|end| b_of(*end) < b_of(index));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        out.extend(sorted.get(index).copied());
        at = before.get(index).copied().flatten();
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(places: &[(u32, u32)], from: Side, offset: f64, expected: f64) {
        let places = places.iter().map(|(a, b)| Pair::new(*a, *b)).collect();
        let knots = Knots::from_places(places, Pair::new(1000, 2000));
        let got = knots.across(from, offset);
        assert!((got - expected).abs() < 1e-6, "{got} instead of {expected}");
    }

    #[test]
    fn without_links_the_ends_belong_together() {
        check(&[], Side::A, 0.0, 0.0);
        check(&[], Side::A, 500.0, 1000.0);
        check(&[], Side::B, 500.0, 250.0);
        check(&[], Side::A, 9000.0, 2000.0);
        assert!((Knots::default().across(Side::A, 7.0) - 7.0).abs() < 1e-6);
    }

    #[test]
    fn links_pull_and_crossing_ones_are_left_out() {
        check(&[(500, 200)], Side::A, 500.0, 200.0);
        check(&[(500, 200)], Side::A, 250.0, 100.0);
        check(&[(500, 200)], Side::B, 200.0, 500.0);
        check(&[(100, 200), (200, 1900), (300, 400), (400, 600)], Side::A, 200.0, 300.0);
        check(&[(100, 300), (100, 200), (100, 400)], Side::A, 100.0, 200.0);
    }
}
