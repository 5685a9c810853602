//! Words that two quotations spell otherwise: "Kovalenskyy" and "Kovalenskiy".

use std::collections::BTreeMap;

use crate::compare::lexicon::Lexicon;
use crate::compare::model::EditKind;
use crate::compare::words::Run;

/// How many letters a word must have for one letter to be a matter of spelling, and for two.
const ONE_LETTER: usize = 5;
const TWO_LETTERS: usize = 8;
/// How many words of two quotations may be spelled otherwise; more of them are other words.
const MOST: usize = 2;
/// How many words of a side that the other has not are looked at.
const LOOKED_AT: usize = 40;

/// The words of both with those that they only spell otherwise as one word; `None` where there is no such word.
pub(super) fn read(a: &[u32], b: &[u32], lexicon: &Lexicon) -> Option<(Vec<u32>, Vec<u32>)> {
    let odd = |own: &[u32], other: &[u32]| {
        let mut odd: Vec<u32> = own.iter().filter(|id| lexicon.form(**id).len() >= ONE_LETTER).copied().collect();
        odd.sort_unstable();
        odd.dedup();
        odd.retain(|id| !other.contains(id));
        odd
    };
    if a.len().max(b.len()) > 200 {
        return None;
    }
    let (odd_a, odd_b) = (odd(a, b), odd(b, a));
    if odd_a.is_empty() || odd_b.is_empty() || odd_a.len().min(odd_b.len()) > LOOKED_AT {
        return None;
    }
    let is_respelled = |one: &u32, other: &u32| is_respelled(lexicon.form(*one), lexicon.form(*other));
    let mut read: BTreeMap<u32, u32> = BTreeMap::new();
    for one in &odd_a {
        let only = |list: &[u32], of: u32| {
            let mut fits = list.iter().filter(|other| is_respelled(other, &of));
            fits.next().copied().filter(|_| fits.next().is_none())
        };
        if let Some(other) = only(&odd_b, *one).filter(|other| only(&odd_a, *other) == Some(*one)) {
            let word = other.min(*one);
            read.extend([(*one, word), (other, word)]);
        }
    }
    let as_read = |words: &[u32]| words.iter().map(|id| read.get(id).copied().unwrap_or(*id)).collect();
    (1..=2 * MOST).contains(&read.len()).then(|| (as_read(a), as_read(b)))
}

/// Runs of words that were laid side by side as [`read`], with the words that differ told as such.
pub(super) fn told(runs: Vec<Run>, a: &[u32], b: &[u32]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len() + 2);
    for run in runs {
        if run.kind != EditKind::Equal {
            out.push(run);
            continue;
        }
        for (x, y) in run.a.zip(run.b) {
            let kind = if a.get(x) == b.get(y) { EditKind::Equal } else { EditKind::Replace };
            match out.last_mut().filter(|last| last.kind == kind && last.a.end == x && last.b.end == y) {
                Some(last) => (last.a.end, last.b.end) = (x + 1, y + 1),
                None => out.push(Run { kind, a: x..x + 1, b: y..y + 1 }),
            }
        }
    }
    out
}

/// Whether two words begin alike and differ in a letter, or long ones in two.
fn is_respelled(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let least = one.len().min(other.len());
    let allowed = usize::from(least >= ONE_LETTER) + usize::from(least >= TWO_LETTERS);
    let letters = one.iter().chain(&other).all(|c| c.is_alphabetic());
    letters && one.first() == other.first() && one.len().abs_diff(other.len()) <= allowed && distance(&one, &other) <= allowed
}

/// How many letters must be put in, left out, changed or exchanged with the next (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut rows = [Vec::new(), (0..=other.len()).collect::<Vec<usize>>(), vec![0; other.len() + 1]];
    for (i, x) in one.iter().enumerate() {
        let [before, above, row] = &mut rows;
        row[0] = i + 1;
        for (j, y) in other.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            let exchanged = i > 0 && j > 0 && *x == other[j - 1] && one[i - 1] == *y;
            if let Some(before) = before.get(j.wrapping_sub(1)).filter(|_| exchanged) {
                least = least.min(before + 1);
            }
            row[j + 1] = least;
        }
        rows.rotate_left(1);
        rows[2].resize(other.len() + 1, 0);
    }
    rows[1].last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::is_respelled;

    #[test]
    fn spellings_of_one_word() {
        for (one, other, expected) in [
            ("marlow", "marlowe", true),
            ("pickett", "picket", true),
            ("kovalenskyy", "kovalenskiy", true),
            ("recieve", "receive", true),
            ("tove", "tova", false),
            ("harbour", "barbour", false),
            ("checked", "checks", false),
            ("1990s", "1991s", false),
        ] {
            assert_eq!(is_respelled(one, other), expected, "{one} {other}");
            assert_eq!(is_respelled(other, one), expected, "{other} {one}");
        }
    }
}
