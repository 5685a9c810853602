//! What each kind of evidence weighs, as the program `fit-links` prints it.

use super::COUNT;

/// The weight of each number of the evidence, and last of nothing at all.
const WEIGHTS: [f32; COUNT + 1] = [
    22.3159, 4.4939, 2.6908, 0.2166, 0.3458, -0.0885, -0.5463, 0.7227, 0.2292, -0.0087, -0.3694, -0.2437, -0.3156, -0.3596,
    -1.3655, -4.7610,
];

/// Everything weighed together: the logarithm of the odds of a link.
pub(super) fn sum(numbers: &[f32; COUNT]) -> f32 {
    let [weights @ .., base] = &WEIGHTS;
    base + numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum::<f32>()
}
