//! Statements with the same words on both sides.

use std::collections::BTreeMap;

use crate::base::{Id, Pair};
use crate::compare::model::Sources;
use crate::text::{Document, Token, WordId};

/// Pairs of statements with the same words, each statement once, in order.
///
/// Statements that stand once on both sides settle which of repeated ones belong together: those next to them, and so on.
/// What is left is paired in order.
pub(super) fn exact(sources: &Sources) -> Vec<Pair<u32>> {
    let common = &sources.documents.a;
    let words = Pair::in_parallel(|side| words(&sources.documents[side], common));
    let groups = groups(&words);
    let mut partners = Partners(words.as_ref().map(|words| vec![None; words.len()]));
    for group in groups.iter().filter(|group| group.a.len() == 1 && group.b.len() == 1) {
        partners.join(Pair::new(group.a[0], group.b[0]));
    }
    partners.spread(&words, |at| at.checked_add(1), 0..words.a.len());
    partners.spread(&words, |at| at.checked_sub(1), (0..words.a.len()).rev());
    for group in &groups {
        let is_open = |side: &[Option<u32>], at: &u32| side[*at as usize].is_none();
        let a: Vec<u32> = group.a.iter().copied().filter(|at| is_open(&partners.0.a, at)).collect();
        let b: Vec<u32> = group.b.iter().copied().filter(|at| is_open(&partners.0.b, at)).collect();
        a.into_iter().zip(b).for_each(|(a, b)| partners.join(Pair::new(a, b)));
    }
    (0..).zip(&partners.0.a).filter_map(|(a, b)| Some(Pair::new(a, (*b)?))).collect()
}

/// For each statement of either side its partner.
struct Partners(Pair<Vec<Option<u32>>>);

impl Partners {
    fn join(&mut self, at: Pair<u32>) {
        self.0.a[at.a as usize] = Some(at.b);
        self.0.b[at.b as usize] = Some(at.a);
    }

    /// Joins the statements next to joined ones where they have the same words.
    fn spread(&mut self, words: &Pair<Vec<Words>>, next: impl Fn(u32) -> Option<u32>, order: impl Iterator<Item = usize>) {
        for at in order {
            let Some(joined) = self.0.a[at].and_then(|b| Some(Pair::new(u32::try_from(at).ok()?, b))) else { continue };
            let (Some(a), Some(b)) = (next(joined.a), next(joined.b)) else { continue };
            let same = words.a.get(a as usize).zip(words.b.get(b as usize)).is_some_and(|(a, b)| a.is_some() && a == b);
            if same && self.0.a[a as usize].is_none() && self.0.b[b as usize].is_none() {
                self.join(Pair::new(a, b));
            }
        }
    }
}

/// The statements of both sides that have the same words, for all words that stand on both.
fn groups(words: &Pair<Vec<Words>>) -> Vec<Pair<Vec<u32>>> {
    let digests = Pair::in_parallel(|side| digests(&words[side]));
    let mut out = Vec::new();
    let mut rest = digests.b.as_slice();
    for in_a in digests.a.chunk_by(|x, y| x.0 == y.0) {
        let Some((digest, _)) = in_a.first() else { continue };
        let smaller = rest.partition_point(|entry| entry.0 < *digest);
        rest = rest.get(smaller..).unwrap_or(&[]);
        let in_b = rest.get(..rest.partition_point(|entry| entry.0 == *digest)).unwrap_or(&[]);
        let mut same: BTreeMap<&Words, Pair<Vec<u32>>> = BTreeMap::new();
        for (_, at) in in_a.iter().filter(|_| !in_b.is_empty()) {
            same.entry(&words.a[*at as usize]).or_default().a.push(*at);
        }
        for (_, at) in in_b {
            same.entry(&words.b[*at as usize]).or_default().b.push(*at);
        }
        out.extend(same.into_values().filter(|group| !group.a.is_empty() && !group.b.is_empty()));
    }
    out
}

/// The words of a statement in the vocabulary of one document; `None` if it has others.
type Words = Option<Vec<WordId>>;

fn words(document: &Document, common: &Document) -> Vec<Words> {
    let ids: Vec<Option<WordId>> = document.vocabulary.iter().map(|(_, word)| common.vocabulary.find(&word.folded)).collect();
    let word = |token: &Token| ids.get(token.word.index()).copied().flatten();
    let sentences = document.sentences.iter().map(|(_, sentence)| document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]));
    sentences.map(|tokens| tokens.iter().filter(|token| token.kind.is_word()).map(word).collect()).collect()
}

/// A number for the words of each statement (FNV-1a, word by word) and the statement, sorted.
fn digests(words: &[Words]) -> Vec<(u64, u32)> {
    let step = |digest: u64, word: &WordId| (digest ^ u64::from(word.0)).wrapping_mul(0x0100_0000_01b3);
    let digest = |words: &Vec<WordId>| words.iter().fold(0xcbf2_9ce4_8422_2325, step);
    let all = words.iter().zip(0..).filter_map(|(words, at)| Some((digest(words.as_ref()?), at)));
    let mut out: Vec<(u64, u32)> = all.collect();
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::sources;

    /// Statements are letters; expected are the positions of the partners.
    fn check(a: &str, b: &str, expected: &[(u32, u32)]) {
        let text = |letters: &str| letters.chars().map(|c| format!("word{c} stands here.")).collect::<Vec<_>>().join("\n\n");
        let found = exact(&sources(&text(a), &text(b)));
        assert_eq!(found.iter().map(|at| (at.a, at.b)).collect::<Vec<_>>(), expected, "{a} {b}");
        let back = exact(&sources(&text(b), &text(a)));
        let mut back: Vec<(u32, u32)> = back.iter().map(|at| (at.b, at.a)).collect();
        back.sort_unstable();
        assert_eq!(back, expected, "{b} {a}");
    }

    #[test]
    fn repeated_statements_stay_with_their_neighbours() {
        check("axbxc", "axbxc", &[(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
        check("axbxc", "abxc", &[(0, 0), (2, 1), (3, 2), (4, 3)]);
        check("axbxc", "bxcax", &[(0, 3), (1, 4), (2, 0), (3, 1), (4, 2)]);
        check("xxaxx", "xax", &[(1, 0), (2, 1), (3, 2)]);
    }

    #[test]
    fn without_neighbours_the_order_decides() {
        check("xx", "xxx", &[(0, 0), (1, 1)]);
        check("ab", "cd", &[]);
        check("", "", &[]);
    }
}
