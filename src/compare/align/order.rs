//! Which links stand in another order than the links around them.

use crate::compare::align::Scored;

/// For each link (in order of A and B), whether no heaviest chain of links in the same order on both sides has it.
///
/// A link stands in some heaviest chain when the heaviest chain that ends with it and the heaviest that begins with it
/// together weigh as much as the heaviest of all; so ties move nobody, and exchanging the sides changes nothing.
pub(super) fn moved(links: &[Scored]) -> Vec<bool> {
    let ending = chains(links.iter().map(|link| (link.at.b, weight(link))), rows(links));
    let last = links.iter().map(|link| link.at.b).max().unwrap_or(0);
    let mut beginning = chains(links.iter().rev().map(|link| (last - link.at.b, weight(link))), rows(links));
    beginning.reverse();
    let whole = ending.iter().copied().max().unwrap_or(0);
    links.iter().zip(ending.iter().zip(beginning)).map(|(link, (end, begin))| end + begin - weight(link) < whole).collect()
}

fn weight(link: &Scored) -> u64 {
    (f64::from(link.score) * 1000.0).round() as u64 + 1
}

fn rows(links: &[Scored]) -> usize {
    links.iter().map(|link| link.at.b as usize + 1).max().unwrap_or(0)
}

/// For each (row, weight), the weight of the heaviest chain of rows that never fall and that ends with it.
fn chains(links: impl Iterator<Item = (u32, u64)>, rows: usize) -> Vec<u64> {
    let mut heaviest = Heaviest(vec![0; rows + 1]);
    links
        .map(|(row, weight)| {
            let chain = heaviest.up_to(row as usize) + weight;
            heaviest.raise(row as usize, chain);
            chain
        })
        .collect()
}

/// A Fenwick tree of prefix maxima.
struct Heaviest(Vec<u64>);

impl Heaviest {
    fn up_to(&self, row: usize) -> u64 {
        let mut best = 0;
        let mut at = row + 1;
        while at > 0 {
            best = best.max(self.0[at]);
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, row: usize, value: u64) {
        let mut at = row + 1;
        while at < self.0.len() {
            self.0[at] = self.0[at].max(value);
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Pair;

    fn check(links: &[(u32, u32, f32)], expected: &[bool]) {
        let links: Vec<Scored> = links.iter().map(|(a, b, score)| Scored { at: Pair::new(*a, *b), score: *score }).collect();
        assert_eq!(moved(&links), expected);
    }

    #[test]
    fn the_lighter_links_of_a_crossing_have_moved() {
        check(&[(0, 1, 0.9), (1, 2, 0.9), (2, 0, 0.9)], &[false, false, true]);
        check(&[(0, 2, 0.9), (1, 0, 0.5), (2, 1, 0.3)], &[false, true, true]);
    }

    #[test]
    fn one_to_several_is_not_a_crossing() {
        check(&[(0, 0, 0.5), (0, 1, 0.5), (1, 1, 0.5)], &[false, false, false]);
    }

    #[test]
    fn a_tie_moves_nobody() {
        check(&[(0, 1, 0.5), (1, 0, 0.5)], &[false, false]);
        check(&[], &[]);
    }
}
