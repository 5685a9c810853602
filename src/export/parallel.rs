//! Which paragraphs of the two texts stand beside each other on a page.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::{Id, Pair, Side, TextSpan};
use crate::compare::Comparison;
use crate::display::Finding;

/// Both texts as bands from top to bottom: in each, some paragraphs of A and some of B, as positions in the rows of their
/// panes. A band begins where paragraphs say the same; every paragraph stands in one band, in order.
pub(super) fn bands(comparison: &Comparison) -> Vec<Pair<Range<usize>>> {
    let rows = comparison.documents.as_ref().map(|document| document.blocks.len());
    let mut starts: Vec<Pair<usize>> = chain(&shared(comparison), rows.b);
    if starts.first().is_none_or(|first| first.a > 0 || first.b > 0) {
        starts.insert(0, Pair::new(0, 0));
    }
    let ends = starts.iter().skip(1).copied().chain([rows]).collect::<Vec<_>>();
    starts.iter().zip(ends).map(|(from, to)| Pair::new(from.a..to.a, from.b..to.b)).collect()
}

/// For every two paragraphs that links or quotations join, how many bytes of words they share.
fn shared(comparison: &Comparison) -> BTreeMap<(usize, usize), u64> {
    let mut shared = BTreeMap::new();
    let links = comparison.links.iter().filter(|(_, link)| link.is_firm()).map(|(id, _)| Finding::Link(id));
    let quotes = (0..comparison.quotes.len()).map(Finding::Quote);
    for finding in links.chain(quotes) {
        let spans = Pair::from_fn(|side| finding.spans(comparison, side));
        for a in &spans.a {
            for b in &spans.b {
                let row = |side: Side, span: &TextSpan| comparison.documents[side].block_at(span.start).map(Id::index);
                let (Some(row_a), Some(row_b)) = (row(Side::A, a), row(Side::B, b)) else { continue };
                *shared.entry((row_a, row_b)).or_insert(0) += a.len().min(b.len()) as u64;
            }
        }
    }
    shared
}

/// The heaviest chain of pairs that runs forward in both texts.
fn chain(shared: &BTreeMap<(usize, usize), u64>, rows_b: usize) -> Vec<Pair<usize>> {
    let pairs: Vec<((usize, usize), u64)> = shared.iter().map(|(pair, weight)| (*pair, *weight)).collect();
    // The heaviest chain that ends before each row of B: a tree of prefix maxima (Fenwick 1994).
    let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); rows_b + 1];
    let mut sums: Vec<(u64, Option<usize>)> = Vec::with_capacity(pairs.len());
    let mut waiting: Vec<usize> = Vec::new();
    for (at, ((a, b), weight)) in pairs.iter().enumerate() {
        // Pairs of one row of A do not follow each other.
        if waiting.first().and_then(|first| pairs.get(*first)).is_some_and(|((row, _), _)| row != a) {
            enter(&mut best, &pairs, &sums, &mut waiting);
        }
        let (before, last) = before(&best, *b);
        sums.push((before + weight, last));
        waiting.push(at);
    }
    enter(&mut best, &pairs, &sums, &mut waiting);
    let mut out = Vec::new();
    let mut at = before(&best, rows_b).1;
    while let Some(((a, b), _)) = at.and_then(|at| pairs.get(at)) {
        out.push(Pair::new(*a, *b));
        at = at.and_then(|at| sums.get(at)).and_then(|(_, last)| *last);
    }
    out.reverse();
    out
}

type Best = Vec<(u64, Option<usize>)>;

fn enter(best: &mut Best, pairs: &[((usize, usize), u64)], sums: &Best, waiting: &mut Vec<usize>) {
    for at in waiting.drain(..) {
        let (Some(((_, b), _)), Some((sum, _))) = (pairs.get(at), sums.get(at)) else { continue };
        let mut node = b + 1;
        while let Some(known) = best.get_mut(node) {
            if *sum > known.0 {
                *known = (*sum, Some(at));
            }
            node += node & node.wrapping_neg();
        }
    }
}

/// The heaviest chain that ends before a row of B, and its last pair.
fn before(best: &Best, row: usize) -> (u64, Option<usize>) {
    let (mut node, mut found) = (row, (0, None));
    while node > 0 {
        if let Some(known) = best.get(node).filter(|known| known.0 > found.0) {
            found = *known;
        }
        node -= node & node.wrapping_neg();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shared: &[((usize, usize), u64)], rows_b: usize, expected: &[(usize, usize)]) {
        let chain = chain(&shared.iter().copied().collect(), rows_b);
        assert_eq!(chain.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_heaviest_chain_runs_forward_in_both() {
        check(&[], 3, &[]);
        check(&[((0, 0), 5), ((1, 1), 5)], 2, &[(0, 0), (1, 1)]);
        check(&[((0, 2), 20), ((1, 0), 9), ((2, 1), 9)], 3, &[(0, 2)]);
        check(&[((0, 2), 15), ((1, 0), 9), ((2, 1), 9)], 3, &[(1, 0), (2, 1)]);
        // A paragraph begins one band only.
        check(&[((0, 0), 5), ((0, 1), 6), ((1, 1), 5)], 2, &[(0, 0), (1, 1)]);
        check(&[((0, 0), 5), ((1, 0), 6)], 1, &[(1, 0)]);
    }
}
