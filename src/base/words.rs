//! Sets and maps of fixed words, asked for at every word of a document.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of words that no document can add to.
pub type WordSet<W> = HashSet<W, BuildHasherDefault<Fnv>>;

/// A map from words that no document can add to.
pub type WordMap<W, T> = HashMap<W, T, BuildHasherDefault<Fnv>>;

/// The hash function FNV-1a: quick for short words. It does not withstand words that are chosen to fall together, so it is
/// for fixed lists only.
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again() {
        let set: WordSet<&str> = ["ferry", "pier", ""].into_iter().collect();
        assert!(set.contains("pier") && set.contains("") && !set.contains("peir"));
        let mut hasher = Fnv::default();
        hasher.write(b"foobar");
        assert_eq!(hasher.finish(), 0x8594_4171_f739_67e8);
    }
}
