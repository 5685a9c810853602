//! The words by which two versions of one statement differ.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::model::{Comparison, EditKind, LinkId};
use crate::compare::words::{Run, align};
use crate::text::{Document, SentenceId};

/// Two statements are versions of one when this share of the words of the longer stands in both, in the same order.
const VERSION: f32 = 0.6;
/// What a word weighs in the alignment.
const WEIGHT: i32 = 10;

impl Comparison {
    /// The words that only one side of a link has or has otherwise, on each side in order of the text; none where the
    /// statements are told in words of their own, or the same word for word.
    #[must_use]
    pub fn changed_words(&self, link: LinkId) -> Pair<Vec<TextSpan>> {
        let Some(link) = self.links.get(link) else { return Pair::default() };
        let ([a], [b]) = (link.sentences.a.as_slice(), link.sentences.b.as_slice()) else { return Pair::default() };
        let ids = Pair::new(*a, *b);
        let words = Pair::from_fn(|side| words(&self.documents[side], ids[side]));
        // Numbered in alphabetical order, so that exchanging the sides changes nothing.
        let mut all: Vec<&str> = words.a.iter().chain(&words.b).map(|(word, _)| *word).collect();
        all.sort_unstable();
        let number = |(word, _): &(&str, TextSpan)| u32::try_from(all.partition_point(|other| other < word)).unwrap_or(u32::MAX);
        let (a, b): (Vec<u32>, Vec<u32>) = (words.a.iter().map(number).collect(), words.b.iter().map(number).collect());
        let runs = align(&a, &b, |_| WEIGHT);
        let same: usize = runs.iter().filter(|run| run.kind == EditKind::Equal).map(|run| run.a.len()).sum();
        if (same as f32) < VERSION * a.len().max(b.len()) as f32 {
            return Pair::default();
        }
        Pair::from_fn(|side| runs.iter().filter_map(|run| changed(run, side, &words[side])).collect())
    }
}

/// The words of a statement by which it is compared, each with its place.
fn words(document: &Document, id: SentenceId) -> Vec<(&str, TextSpan)> {
    let Some(sentence) = document.sentences.get(id) else { return Vec::new() };
    let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
    let words = tokens.iter().filter(|token| token.kind.is_word());
    words.map(|token| (&*document.vocabulary.word(token.word).folded, token.span)).collect()
}

fn changed(run: &Run, side: Side, words: &[(&str, TextSpan)]) -> Option<TextSpan> {
    let range = if side == Side::A { &run.a } else { &run.b };
    let words = words.get(range.clone()).filter(|_| run.kind != EditKind::Equal)?;
    Some(words.first()?.1.cover(words.last()?.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::compare;
    use crate::compare::testing::sources;

    /// The changed words of the first link, those of A before the bar.
    fn check(a: &str, b: &str, expected: &str) {
        let sources = sources(a, b);
        let found = compare(sources.documents.clone(), sources.extractions.clone(), &Work::new()).unwrap();
        let link = found.links.ids().next().expect("a link");
        let changed = found.changed_words(link);
        let show = |side: Side| {
            let words: Vec<&str> = changed[side].iter().map(|span| found.documents[side].slice(*span)).collect();
            words.join(", ")
        };
        assert_eq!(format!("{} | {}", show(Side::A), show(Side::B)), expected);
    }

    #[test]
    fn changed_words_of_two_versions_are_found() {
        let a = "The ferry Albatross ran aground near Holm island on Tuesday morning.";
        check(a, "The ferry Albatross ran aground off Holm island late on Tuesday.", "near, morning | off, late");
        check(a, a, " | ");
    }

    #[test]
    fn statements_in_words_of_their_own_are_not_compared_word_by_word() {
        let a = "The ferry Albatross ran aground near Holm island on Tuesday morning.";
        check(a, "On Tuesday morning, near the island of Holm, a ferry called Albatross hit ground.", " | ");
    }
}
