//! How seldom words are in the language at large.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The rarity of words that are not listed.
const UNLISTED: f32 = 15.5;

static LISTED: LazyLock<HashMap<&str, f32>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/words/english-rarity.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(level).collect()
});

/// The words of a line, each with the rarity the line begins with.
fn level(line: &'static str) -> impl Iterator<Item = (&'static str, f32)> {
    let mut words = line.split_whitespace();
    let doubled: Option<f32> = words.next().and_then(|level| level.parse().ok());
    words.zip(std::iter::repeat(doubled.map_or(UNLISTED, |doubled| doubled / 2.0)))
}

/// The negative natural logarithm of the share that the words of an English stem have in running text, about 3.5 to 15.5.
pub(crate) fn rarity(stem: &str) -> f32 {
    LISTED.get(stem).copied().unwrap_or(UNLISTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seldom_words_are_rarer_than_common_ones() {
        assert!(LISTED.len() > 15_000, "{}", LISTED.len());
        let words = ["the", "ship", "ferri", "zelenskyy"];
        assert!(words.is_sorted_by(|x, y| rarity(x) < rarity(y)), "{:?}", words.map(rarity));
        assert_eq!(rarity("no-such-word"), UNLISTED);
    }
}
