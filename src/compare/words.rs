//! Word-by-word comparison; the only user of `similar`.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::compare::model::EditKind;

/// A run of words with the same fate; positions in the two word lists that were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What happens to it.
    pub kind: EditKind,
    /// The words in A.
    pub a: Range<usize>,
    /// The words in B.
    pub b: Range<usize>,
}

/// Up to this many cells the best alignment is computed; longer texts get the quick one.
const MAX_CELLS: usize = 4_000_000;
/// What a gap costs once, and per word; compare with the weights of words (10 and 20 in use).
const OPEN: i32 = 8;
const EXTEND: i32 = 1;
const NEVER: i32 = i32::MIN / 2;

/// Compares two lists of words. Runs of equal words are kept together: a gap has a price, so that stray common words do
/// not tear it apart, but words left out at the ends are free. `weight` says how much a word counts.
///
/// Affine gap costs after Gotoh, "An improved algorithm for matching biological sequences" (1982).
pub(super) fn align(a: &[u32], b: &[u32], weight: impl Fn(u32) -> i32) -> Vec<Run> {
    if (a.len(), a) > (b.len(), b) {
        return align(b, a, weight).into_iter().map(mirrored).collect();
    }
    if a.is_empty() || a.len().saturating_mul(b.len()) > MAX_CELLS { quick(a, b) } else { Grid::fill(a, b, weight).runs() }
}

/// From this many equal words on, what stands before and behind is compared by itself.
const ANCHOR: usize = 12;

/// Compares two versions of one long text: quickly at first, then as `align` does between long runs of equal words, so that
/// stray common words do not tear a change apart.
#[must_use]
pub fn redline(a: &[u32], b: &[u32]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let (mut at_a, mut at_b) = (0, 0);
    let between = |to_a: usize, to_b: usize, out: &mut Vec<Run>, (from_a, from_b): (usize, usize)| {
        let part = align(a.get(from_a..to_a).unwrap_or(&[]), b.get(from_b..to_b).unwrap_or(&[]), |_| 10);
        let shifted = |run: Run| Run {
            kind: run.kind,
            a: run.a.start + from_a..run.a.end + from_a,
            b: run.b.start + from_b..run.b.end + from_b,
        };
        out.extend(part.into_iter().map(shifted));
    };
    for run in quick(a, b).into_iter().filter(|run| run.kind == EditKind::Equal && run.a.len() >= ANCHOR) {
        between(run.a.start, run.b.start, &mut out, (at_a, at_b));
        (at_a, at_b) = (run.a.end, run.b.end);
        out.push(run);
    }
    between(a.len(), b.len(), &mut out, (at_a, at_b));
    out
}

/// The run with the sides exchanged.
pub(super) fn mirrored(run: Run) -> Run {
    let kind = match run.kind {
        EditKind::Delete => EditKind::Insert,
        EditKind::Insert => EditKind::Delete,
        kept => kept,
    };
    Run { kind, a: run.b, b: run.a }
}

fn quick(a: &[u32], b: &[u32]) -> Vec<Run> {
    let kind = |tag| match tag {
        DiffTag::Equal => EditKind::Equal,
        DiffTag::Delete => EditKind::Delete,
        DiffTag::Insert => EditKind::Insert,
        DiffTag::Replace => EditKind::Replace,
    };
    let ops = capture_diff_slices(Algorithm::Patience, a, b);
    ops.iter().map(|op| op.as_tag_tuple()).map(|(tag, a, b)| Run { kind: kind(tag), a, b }).collect()
}

/// How an alignment of two prefixes ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Equal,
    Delete,
    Insert,
}

impl Last {
    const ALL: [Last; 3] = [Last::Equal, Last::Delete, Last::Insert];
}

/// For every two prefixes and every last step, the step before it.
struct Grid {
    rows: usize,
    columns: usize,
    before: Vec<[Last; 3]>,
    last: Last,
}

impl Grid {
    fn fill(a: &[u32], b: &[u32], weight: impl Fn(u32) -> i32) -> Self {
        let (rows, columns) = (a.len() + 1, b.len() + 1);
        let mut before = vec![Last::ALL; rows * columns];
        let mut above = vec![[NEVER; 3]; columns];
        let mut row = above.clone();
        for i in 0..rows {
            for j in 0..columns {
                let mut cell = [if i + j == 0 { 0 } else { NEVER }, NEVER, NEVER];
                let steps = &mut before[i * columns + j];
                if let (Some(x), Some(y)) = (i.checked_sub(1).map(|i| a[i]), j.checked_sub(1).map(|j| b[j]))
                    && x == y
                {
                    (cell[0], steps[0]) = best(above[j - 1], [0, 0, 0]);
                    cell[0] += weight(x);
                }
                if i > 0 {
                    (cell[1], steps[1]) = best(above[j], gap(j == 0 || j + 1 == columns, Last::Delete));
                }
                if j > 0 {
                    (cell[2], steps[2]) = best(row[j - 1], gap(i == 0 || i + 1 == rows, Last::Insert));
                }
                row[j] = cell;
            }
            std::mem::swap(&mut above, &mut row);
        }
        let (_, last) = best(above[columns - 1], [0, 0, 0]);
        Self { rows, columns, before, last }
    }

    fn runs(&self) -> Vec<Run> {
        let (mut i, mut j, mut last) = (self.rows - 1, self.columns - 1, self.last);
        let mut steps = Vec::with_capacity(i + j);
        while i + j > 0 {
            steps.push(last);
            let before = self.before[i * self.columns + j][last as usize];
            (i, j) = match last {
                Last::Equal => (i.saturating_sub(1), j.saturating_sub(1)),
                Last::Delete => (i.saturating_sub(1), j),
                Last::Insert => (i, j.saturating_sub(1)),
            };
            last = before;
        }
        grouped(steps.into_iter().rev())
    }
}

/// What a step of a gap costs after each kind of last step; deletions come before insertions.
fn gap(free: bool, step: Last) -> [i32; 3] {
    match (free, step) {
        (true, Last::Delete) => [0, 0, NEVER],
        (true, _) => [0, -OPEN, 0],
        (false, Last::Delete) => [-OPEN, -EXTEND, NEVER],
        (false, _) => [-OPEN, -OPEN, -EXTEND],
    }
}

fn best(scores: [i32; 3], costs: [i32; 3]) -> (i32, Last) {
    let mut found = (NEVER, Last::Equal);
    for last in Last::ALL {
        let score = scores[last as usize].saturating_add(costs[last as usize]).max(NEVER);
        if score > found.0 {
            found = (score, last);
        }
    }
    found
}

fn grouped(steps: impl Iterator<Item = Last>) -> Vec<Run> {
    let (mut i, mut j) = (0, 0);
    let mut runs: Vec<Run> = Vec::new();
    for step in steps {
        let (to_i, to_j) = (i + usize::from(step != Last::Insert), j + usize::from(step != Last::Delete));
        let kind = match step {
            Last::Equal => EditKind::Equal,
            Last::Delete => EditKind::Delete,
            Last::Insert => EditKind::Insert,
        };
        match runs.last_mut() {
            Some(run) if (run.kind == EditKind::Equal) == (kind == EditKind::Equal) => {
                run.kind = if run.kind == kind { kind } else { EditKind::Replace };
                (run.a.end, run.b.end) = (to_i, to_j);
            }
            _ => runs.push(Run { kind, a: i..to_i, b: j..to_j }),
        }
        (i, j) = (to_i, to_j);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Words in `a` and `b` by their first letters; "the" and "a" weigh less.
    fn check(a: &str, b: &str, expected: &str) {
        let mut words: Vec<&str> = a.split(' ').chain(b.split(' ')).collect();
        words.sort_unstable();
        words.dedup();
        let ids =
            |text: &str| text.split_whitespace().map(|word| words.binary_search(&word).unwrap_or(0) as u32).collect::<Vec<_>>();
        let (ids_a, ids_b) = (ids(a), ids(b));
        let light = |id: u32| if matches!(words[id as usize], "the" | "of") { 10 } else { 20 };
        let show = |run: Run| format!("{}{:?}{:?}", run.kind.code(), run.a, run.b);
        assert_eq!(align(&ids_a, &ids_b, light).into_iter().map(show).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn words_are_grouped() {
        check("we shall pay", "we shall pay", "equal0..30..3");
        check("we shall pay now", "we will pay", "equal0..10..1 replace1..21..2 equal2..32..3 delete3..43..3");
        check("pay", "we shall pay now", "insert0..00..2 equal0..12..3 insert1..13..4");
        check("", "pay", "insert0..00..1");
    }

    #[test]
    fn a_stray_common_word_does_not_tear_a_gap_apart() {
        check("start red the green end", "start blue the black end", "equal0..10..1 replace1..41..4 equal4..54..5");
    }

    proptest! {
        #[test]
        fn exchanging_the_sides_mirrors_the_runs(a in proptest::collection::vec(0u32..6, 0..20), b in proptest::collection::vec(0u32..6, 0..20)) {
            let back: Vec<Run> = align(&b, &a, |_| 20).into_iter().map(mirrored).collect();
            prop_assert_eq!(align(&a, &b, |_| 20), back);
        }

        #[test]
        fn runs_cover_both_lists(a in proptest::collection::vec(0u32..6, 0..20), b in proptest::collection::vec(0u32..6, 0..20)) {
            let (mut i, mut j) = (0, 0);
            for run in align(&a, &b, |_| 20) {
                prop_assert_eq!((run.a.start, run.b.start), (i, j));
                prop_assert_eq!(run.kind == EditKind::Equal, a.get(run.a.clone()) == b.get(run.b.clone()));
                (i, j) = (run.a.end, run.b.end);
            }
            prop_assert_eq!((i, j), (a.len(), b.len()));
        }
    }
}
