//! Which of many shares most with something.

const NONE: f32 = -1.0;

/// A sum for each of many, forgotten at once.
pub(super) struct Shared {
    /// Below 0 for those without.
    sums: Vec<f32>,
    /// Those with a sum.
    with: Vec<u32>,
}

impl Shared {
    /// None of so many has a sum.
    pub(super) fn new(count: usize) -> Self {
        Self { sums: vec![NONE; count], with: Vec::new() }
    }

    /// Adds a weight of 0 or more to one.
    pub(super) fn add(&mut self, to: u32, weight: f32) {
        let sum = &mut self.sums[to as usize];
        if *sum < 0.0 {
            *sum = 0.0;
            self.with.push(to);
        }
        *sum += weight;
    }

    /// Up to so many with the highest sums, highest first, of equals the first; forgets all.
    pub(super) fn take_best(&mut self, most: usize) -> Vec<u32> {
        let with = self.with.drain(..);
        let mut best: Vec<(f32, u32)> = with.map(|at| (std::mem::replace(&mut self.sums[at as usize], NONE), at)).collect();
        let order = |x: &(f32, u32), y: &(f32, u32)| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1));
        if best.len() > most {
            best.select_nth_unstable_by(most, order);
            best.truncate(most);
        }
        best.sort_unstable_by(order);
        best.into_iter().map(|(_, at)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shared: &mut Shared, adds: &[(u32, f32)], most: usize, expected: &[u32]) {
        adds.iter().for_each(|(to, weight)| shared.add(*to, *weight));
        assert_eq!(shared.take_best(most), expected);
    }

    #[test]
    fn the_highest_sums_come_first() {
        let mut shared = Shared::new(9);
        check(&mut shared, &[(3, 1.0), (8, 2.0), (3, 1.5), (0, 2.5)], 2, &[0, 3]);
        check(&mut shared, &[(5, 1.0), (7, 0.0), (8, 0.5), (7, 0.0)], 9, &[5, 8, 7]);
        check(&mut shared, &[], 9, &[]);
    }
}
