//! Heights of many stacked things, with quick sums: a Fenwick tree.

/// Heights in points, in order from the top.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    heights: Vec<f32>,
    /// One-based; each entry sums the `i & -i` heights that end at it.
    sums: Vec<f64>,
}

impl Heights {
    /// All heights at once, in linear time.
    pub(super) fn new(heights: Vec<f32>) -> Self {
        let mut sums: Vec<f64> = std::iter::once(0.0).chain(heights.iter().map(|height| f64::from(*height))).collect();
        for index in 1..sums.len() {
            let parent = index + lowest_bit(index);
            if parent < sums.len() {
                sums[parent] += sums[index];
            }
        }
        Self { heights, sums }
    }

    pub(super) fn len(&self) -> usize {
        self.heights.len()
    }

    pub(super) fn get(&self, index: usize) -> f32 {
        self.heights.get(index).copied().unwrap_or(0.0)
    }

    pub(super) fn set(&mut self, index: usize, height: f32) {
        let Some(old) = self.heights.get_mut(index) else { return };
        let change = f64::from(height) - f64::from(*old);
        *old = height;
        let mut at = index + 1;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += change;
            at += lowest_bit(at);
        }
    }

    /// The sum of the heights before `index`.
    pub(super) fn top(&self, index: usize) -> f64 {
        let mut at = index.min(self.heights.len());
        let mut sum = 0.0;
        while at > 0 {
            sum += self.sums[at];
            at -= lowest_bit(at);
        }
        sum
    }

    pub(super) fn total(&self) -> f64 {
        self.top(self.heights.len())
    }

    /// The thing at height `y`, the first or last one for a `y` outside.
    pub(super) fn at(&self, y: f64) -> usize {
        let mut index = 0;
        let mut rest = y;
        let mut step = self.heights.len().checked_ilog2().map_or(0, |bits| 1 << bits);
        while step > 0 {
            if let Some(sum) = self.sums.get(index + step).filter(|sum| **sum <= rest) {
                index += step;
                rest -= sum;
            }
            step /= 2;
        }
        index.min(self.heights.len().saturating_sub(1))
    }
}

fn lowest_bit(index: usize) -> usize {
    index & index.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heights: &Heights, expected: &[f32]) {
        let mut sum = 0.0;
        assert_eq!(heights.len(), expected.len());
        for (index, height) in expected.iter().enumerate() {
            assert!((heights.top(index) - sum).abs() < 1e-6);
            assert_eq!(heights.at(sum + 0.1), index);
            assert_eq!(heights.at(sum + f64::from(*height) - 0.1), index);
            sum += f64::from(*height);
        }
        assert!((heights.total() - sum).abs() < 1e-6);
        assert_eq!(heights.at(-5.0), 0);
        assert_eq!(heights.at(sum + 5.0), expected.len().saturating_sub(1));
    }

    #[test]
    fn sums_follow_every_change() {
        check(&Heights::new(Vec::new()), &[]);
        for length in [1, 2, 3, 7, 8, 9, 100] {
            let mut expected: Vec<f32> = (0..length).map(|index| 10.0 + index as f32).collect();
            let mut heights = Heights::new(expected.clone());
            check(&heights, &expected);
            heights.set(length / 2, 3.5);
            expected[length / 2] = 3.5;
            check(&heights, &expected);
            heights.set(length, 9.0);
            check(&heights, &expected);
        }
    }
}
