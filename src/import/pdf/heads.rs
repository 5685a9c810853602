//! Running heads and page numbers.

use std::collections::BTreeMap;

use crate::import::pdf::line::Line;

/// On how many pages a line must come again to be a running head.
const PAGES: usize = 3;

/// How far the lines of one running head may stand apart from page to page, in points.
const SHIFT: f32 = 12.0;

/// Takes out lines that come again at the top or foot of pages, and page numbers; gives back how many there were.
pub(super) fn take_out(lines: &mut Vec<Line>, pages: usize) -> usize {
    let before = lines.len();
    let edges = edges(lines);
    let is_edge: Vec<bool> = lines.iter().map(|line| edges.get(&line.page).is_some_and(|edge| edge.is_outside(line))).collect();
    let mut seen: BTreeMap<(String, i64), Vec<u32>> = BTreeMap::new();
    for (line, _) in lines.iter().zip(&is_edge).filter(|(_, edge)| **edge) {
        for band in bands(line) {
            seen.entry((pattern(&line.words), band)).or_default().push(line.page);
        }
    }
    seen.values_mut().for_each(Vec::dedup);
    let comes_again = |line: &Line| {
        let pattern = pattern(&line.words);
        bands(line).into_iter().any(|band| {
            let count = seen.get(&(pattern.clone(), band)).map_or(0, Vec::len);
            count >= PAGES || pages == 2 && count == 2
        })
    };
    let drop: Vec<bool> = lines
        .iter()
        .zip(&is_edge)
        .map(|(line, edge)| *edge && line.is_in_margin() && (comes_again(line) || is_page_number(&line.words, line.page, pages)))
        .collect();
    let mut drop = drop.into_iter();
    lines.retain(|_| !drop.next().unwrap_or(false));
    before - lines.len()
}

/// The outermost lines of a page.
struct Edge {
    top: f32,
    bottom: f32,
}

impl Edge {
    fn is_outside(&self, line: &Line) -> bool {
        line.cells.is_empty() && (line.top <= self.top || line.top >= self.bottom)
    }
}

/// For each page, where its second line from above and from below stand.
fn edges(lines: &[Line]) -> BTreeMap<u32, Edge> {
    let mut tops: BTreeMap<u32, Vec<f32>> = BTreeMap::new();
    lines.iter().for_each(|line| tops.entry(line.page).or_default().push(line.top));
    tops.into_iter()
        .map(|(page, mut tops)| {
            tops.sort_by(f32::total_cmp);
            // Lines of several columns share a height.
            tops.dedup_by(|a, b| (*a - *b).abs() < 2.0);
            let top = tops.get(1).or(tops.first()).copied().unwrap_or(0.0);
            let bottom = tops.iter().rev().nth(1).or(tops.last()).copied().unwrap_or(0.0);
            (page, Edge { top: top + 2.0, bottom: bottom - 2.0 })
        })
        .collect()
}

/// The words with figures made alike: heads that carry the number of the page.
fn pattern(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_numeric() {
            out.extend(c.to_lowercase());
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// Two overlapping bands of heights, so that a small shift leaves one in common.
fn bands(line: &Line) -> [i64; 2] {
    let band = |top: f32| (top / (SHIFT * 2.0)).floor() as i64 * 2;
    [band(line.top), band(line.top + SHIFT) + 1]
}

/// "7", "– 7 –", "Page 7 of 12", "vii", where the number may be the page's.
fn is_page_number(words: &str, page: u32, pages: usize) -> bool {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_roman = |word: &str| word.len() <= 6 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l'));
    let number = |word: &str| word.parse::<u32>().ok();
    match parts.as_slice() {
        [one] => {
            is_roman(one) || number(one).is_some_and(|number| number == page || pages > 1 && number < 10_000 && one.len() <= 4)
        }
        ["page" | "seite" | "p" | "s", one] => number(one).is_some(),
        [one, "of" | "von", all] | [one, all] => {
            number(one) == Some(page) && number(all).is_some_and(|all| all as usize == pages)
        }
        ["page" | "seite", one, "of" | "von", all] => number(one).is_some() && number(all).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as (page, height from the top, words) → the words left.
    fn check(lines: &[(u32, f32, &str)], pages: usize, expected: &[&str]) {
        let mut lines: Vec<Line> = lines
            .iter()
            .map(|(page, top, words)| Line {
                page: *page,
                top: *top,
                words: (*words).to_owned(),
                page_height: 800.0,
                size: 10.0,
                ..Line::default()
            })
            .collect();
        take_out(&mut lines, pages);
        assert_eq!(lines.iter().map(|line| line.words.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn heads_that_come_again() {
        let page = |number: u32| {
            let heads = ["The Gazette 1", "The Gazette 2", "The Gazette 3"];
            let bodies = ["The pier fell.", "It was old.", "Nobody came."];
            let at = number as usize - 1;
            [
                (number, 40.0, heads[at]),
                (number, 100.0, bodies[at]),
                (number, 120.0, "It rained again."),
                (number, 140.0, "So it is."),
                (number, 770.0, "7"),
            ]
        };
        let lines: Vec<_> = (1..=3).flat_map(page).collect();
        check(
            &lines,
            3,
            &[
                "The pier fell.",
                "It rained again.",
                "So it is.",
                "It was old.",
                "It rained again.",
                "So it is.",
                "Nobody came.",
                "It rained again.",
                "So it is.",
            ],
        );
    }

    #[test]
    fn what_is_no_head() {
        check(&[(1, 300.0, "1931"), (1, 320.0, "It fell.")], 1, &["1931", "It fell."]);
        check(&[(1, 40.0, "1931"), (1, 320.0, "It fell.")], 1, &["1931", "It fell."]);
        check(&[(1, 320.0, "It fell."), (1, 780.0, "1")], 1, &["It fell."]);
        check(&[(1, 320.0, "It fell."), (1, 780.0, "Page 1 of 1")], 1, &["It fell."]);
        check(&[(1, 320.0, "It fell."), (1, 780.0, "The end of it all")], 1, &["It fell.", "The end of it all"]);
    }
}
