//! Running heads and page numbers.

use std::collections::BTreeMap;

use crate::import::pdf::line::Line;

/// On how many pages a line must come again to be a running head.
const PAGES: usize = 3;

/// How many rows from above and from below may be heads.
const EDGE: usize = 2;

/// How far the lines of one running head may stand apart from page to page, in points.
const SHIFT: f32 = 12.0;

/// Takes out lines that come again at the top or foot of pages, and page numbers; gives back how many there were.
pub(super) fn take_out(lines: &mut Vec<Line>, pages: usize) -> usize {
    let before = lines.len();
    let rows = rows(lines);
    let mut seen: BTreeMap<(String, i64), Vec<u32>> = BTreeMap::new();
    for row in &rows {
        for band in bands(row.top) {
            seen.entry((pattern(&row.words), band)).or_default().push(row.page);
        }
    }
    seen.values_mut().for_each(Vec::dedup);
    let comes_again = |row: &Row| {
        let pattern = pattern(&row.words);
        bands(row.top).into_iter().any(|band| {
            let count = seen.get(&(pattern.clone(), band)).map_or(0, Vec::len);
            count >= PAGES || pages == 2 && count == 2
        })
    };
    let mut drop = vec![false; lines.len()];
    for row in rows.iter().filter(|row| comes_again(row) || is_page_number(&row.words, row.page, pages)) {
        row.lines.iter().for_each(|at| drop.get_mut(*at).into_iter().for_each(|drop| *drop = true));
    }
    let mut drop = drop.into_iter();
    lines.retain(|_| !drop.next().unwrap_or(false));
    before - lines.len()
}

/// All that stands at one height of a page.
struct Row {
    page: u32,
    top: f32,
    /// The words from left to right.
    words: String,
    /// The places of its lines.
    lines: Vec<usize>,
}

/// The outermost rows of all pages, as far as they stand in the margin.
fn rows(lines: &[Line]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let key = |at: &usize| lines.get(*at).map_or((0, 0.0, 0.0), |line| (line.page, line.top, line.left));
    order.sort_by(|a, b| {
        let (a, b) = (key(a), key(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
    });
    let mut rows: Vec<Row> = Vec::new();
    for (at, line) in order.into_iter().filter_map(|at| Some((at, lines.get(at)?))) {
        match rows.last_mut().filter(|row| row.page == line.page && line.top - row.top < 3.0) {
            Some(row) => {
                row.words.push(' ');
                row.words.push_str(&line.words);
                row.lines.push(at);
            }
            None => rows.push(Row { page: line.page, top: line.top, words: line.words.clone(), lines: vec![at] }),
        }
    }
    let is_edge: Vec<bool> = (0..rows.len())
        .map(|at| {
            let page = |at: Option<usize>| at.and_then(|at| rows.get(at)).map(|row| row.page);
            let own = page(Some(at));
            let is_first = at < EDGE || page(at.checked_sub(EDGE)) != own;
            let is_last = page(Some(at + EDGE)) != own;
            let line = rows.get(at).and_then(|row| lines.get(*row.lines.first()?));
            (is_first || is_last) && line.is_some_and(|line| line.is_in_margin() && line.cells.is_empty())
        })
        .collect();
    rows.into_iter().zip(is_edge).filter(|(_, is_edge)| *is_edge).map(|(row, _)| row).collect()
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
fn bands(top: f32) -> [i64; 2] {
    let band = |top: f32| (top / (SHIFT * 2.0)).floor() as i64 * 2;
    [band(top), band(top + SHIFT) + 1]
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
