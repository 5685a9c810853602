//! What word lists have in common in any order: more than in the same order, and quickly told.

use crate::compare::lexicon::Lexicon;

/// One list of words against which others are held.
pub(super) struct Bag<'l> {
    lexicon: &'l Lexicon,
    words: Vec<u32>,
    weight: i32,
    /// Per word, how often the list has it.
    counts: Vec<u32>,
    /// What the list held last has in common with it.
    taken: Vec<u32>,
}

impl<'l> Bag<'l> {
    /// An empty list.
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon, words: Vec::new(), weight: 0, counts: vec![0; lexicon.len()], taken: Vec::new() }
    }

    /// Makes it this list instead of the one before.
    pub(super) fn fill(&mut self, words: &[u32]) {
        for word in self.words.drain(..) {
            self.counts[word as usize] = 0;
        }
        self.words.extend(words);
        self.weight = self.lexicon.weigh(words);
        for word in words {
            self.counts[*word as usize] += 1;
        }
    }

    /// The weight of the words that another list has in common with it, against that of the lighter of the two, 0 to 1.
    pub(super) fn cover(&mut self, others: &[u32]) -> f32 {
        let common = self.common(others);
        common as f32 / self.weight.min(self.lexicon.weigh(others)).max(1) as f32
    }

    /// The same against the weight of this list.
    pub(super) fn cover_of_this(&mut self, others: &[u32]) -> f32 {
        1.0 - (self.weight - self.common(others)) as f32 / self.weight.max(1) as f32
    }

    fn common(&mut self, others: &[u32]) -> i32 {
        for word in others {
            let count = &mut self.counts[*word as usize];
            if *count > 0 {
                *count -= 1;
                self.taken.push(*word);
            }
        }
        let weight = self.lexicon.weigh(&self.taken);
        for word in self.taken.drain(..) {
            self.counts[word as usize] += 1;
        }
        weight
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Pair, TextSpan};
    use crate::compare::quotes::relation::Relation;
    use crate::compare::testing::sources;
    use proptest::prelude::*;

    fn words() -> impl Strategy<Value = String> {
        const WORDS: &[&str] = &["ferry", "the", "not", "inquiry", "12", "pier", "of", "harbour"];
        proptest::collection::vec(proptest::sample::select(WORDS), 1..12).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn an_alignment_has_no_more_in_common(a in words(), b in words(), c in words()) {
            let sources = sources(&a, &format!("{b} {c}"));
            let lexicon = Lexicon::new(sources.documents.as_ref().map(|document| &**document));
            let ids = |side, span: TextSpan| {
                let document = &sources.documents[side];
                document.tokens[document.tokens_in(span)].iter().map(|token| lexicon.id(side, token)).collect::<Vec<_>>()
            };
            let whole = Pair::new(a.len(), b.len()).map(|len| TextSpan::new(0, len));
            let (a, b) = (ids(crate::base::Side::A, whole.a), ids(crate::base::Side::B, whole.b));
            let mut bag = Bag::new(&lexicon);
            bag.fill(&b);
            bag.fill(&a);
            let cover = Relation::new(&a, &b, &lexicon).map_or(0.0, |relation| relation.cover);
            prop_assert!(bag.cover(&b) >= cover);
            prop_assert_eq!(bag.cover(&a), 1.0);
            prop_assert_eq!(bag.cover_of_this(&[]), 0.0);
        }
    }
}
