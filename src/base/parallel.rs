//! The same step for many items, on all cores.

use std::num::NonZero;
use std::ops::Range;

/// Fewer items than this are not worth another thread.
const LEAST: usize = 512;

/// What `make` gives for stretches that together cover `0..len`, in order; a panic in any goes on in the caller.
///
/// How many stretches there are depends on the machine, so what is made of an item must not depend on its stretch.
pub fn in_stretches<T: Send>(len: usize, make: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    stretches(len, cores.min(len / LEAST).max(1), make)
}

fn stretches<T: Send>(len: usize, count: usize, make: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let make = &make;
    let stretch = move |at: usize| len * at / count..len * (at + 1) / count;
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..count).map(|at| scope.spawn(move || make(stretch(at)))).collect();
        let mut out = vec![make(stretch(0))];
        out.extend(others.into_iter().map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))));
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_cover_all_in_order() {
        for (len, count) in [(0, 1), (1, 1), (10, 3), (2, 4), (1000, 7)] {
            let found: Vec<usize> = stretches(len, count, |range| range.collect::<Vec<_>>()).concat();
            assert_eq!(found, (0..len).collect::<Vec<_>>(), "{len} in {count}");
        }
        assert_eq!(in_stretches(10 * LEAST, |range| range.len()).iter().sum::<usize>(), 10 * LEAST);
    }
}
