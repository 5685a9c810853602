//! Lines in reading order → paragraphs: which line goes on with the one before it.

use crate::import::pdf::line::{Line, ends_sentence};

/// A stretch of lines one below the other: a column of one page, or a part of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Where most lines begin, in points.
    pub(super) left: f32,
    /// Where full lines end.
    pub(super) right: f32,
    /// The usual distance between lines, in points.
    pub(super) leading: f32,
}

/// Cuts lines into stretches that run down a column.
pub(super) fn columns(lines: &[Line]) -> Vec<(std::ops::Range<usize>, Column)> {
    let mut out = Vec::new();
    let mut start = 0;
    for at in 1..=lines.len() {
        let breaks = match (lines.get(at - 1), lines.get(at)) {
            (Some(last), Some(next)) => !runs_on(last, next),
            _ => true,
        };
        if breaks && at > start {
            out.push((start..at, column(lines.get(start..at).unwrap_or_default())));
            start = at;
        }
    }
    out
}

/// How many stretches of a page are put in order; pages with more are drawings.
const MAX_STRETCHES: usize = 200;

/// Puts stretches behind the ones that they stand directly below: a line that reaches less far than those above it may have been
/// taken for a part of the page of its own.
pub(super) fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let mut pages: std::collections::BTreeMap<u32, Vec<Vec<Line>>> = std::collections::BTreeMap::new();
    let ranges: Vec<std::ops::Range<usize>> = columns(&lines).into_iter().map(|(range, _)| range).collect();
    let mut lines = lines.into_iter();
    for range in ranges {
        let stretch: Vec<Line> = lines.by_ref().take(range.len()).collect();
        let page = stretch.first().map_or(0, |line| line.page);
        pages.entry(page).or_default().push(stretch);
    }
    let mut out = Vec::new();
    for stretches in pages.into_values() {
        let in_order = stretches.len() <= MAX_STRETCHES;
        let mut done: Vec<Vec<Line>> = Vec::new();
        for mut stretch in stretches {
            let above = stretch
                .first()
                .and_then(|first| done.iter().rposition(|done| done.last().is_some_and(|last| is_below(last, first))));
            match above.filter(|above| in_order && above + 1 < done.len()).and_then(|above| done.get_mut(above)) {
                Some(above) => above.append(&mut stretch),
                None => done.push(stretch),
            }
        }
        out.extend(done.into_iter().flatten());
    }
    out
}

/// Whether a line is the next one of the same paragraph, by its place and size.
fn is_below(last: &Line, next: &Line) -> bool {
    let gap = next.top - last.top;
    let near = gap > next.size * 0.8 && gap < next.size * 1.5;
    near && (last.size - next.size).abs() < 0.3
        && (last.left - next.left).abs() < next.size * 2.0
        && next.right <= last.right + 1.0
        && last.cells.is_empty()
        && next.cells.is_empty()
}

/// Whether a line stands below the one before it, in the same column.
fn runs_on(last: &Line, next: &Line) -> bool {
    let overlap = last.right.min(next.right) - last.left.max(next.left);
    last.page == next.page && next.top > last.top - 2.0 && overlap > 0.0 && last.cells.is_empty() == next.cells.is_empty()
}

fn column(lines: &[Line]) -> Column {
    let left = most_common(lines.iter().map(|line| line.left)).unwrap_or(0.0);
    let mut rights: Vec<f32> = lines.iter().map(|line| line.right).collect();
    rights.sort_by(f32::total_cmp);
    let right = rights.get(rights.len().saturating_sub(1) - rights.len() / 20).copied().unwrap_or(0.0);
    let gaps = lines.windows(2).filter_map(|pair| match pair {
        [last, next] if next.top - last.top > 1.0 => Some(next.top - last.top),
        _ => None,
    });
    let size = most_common(lines.iter().map(|line| line.size)).unwrap_or(10.0);
    let leading = most_common(gaps.filter(|gap| *gap < size * 2.5)).unwrap_or(size * 1.2);
    Column { left, right, leading }
}

/// The value that most come near to, the smallest of several.
pub(super) fn most_common(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut counts: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for value in values.filter(|value| value.is_finite()) {
        *counts.entry((value * 2.0).round() as i64).or_default() += 1;
    }
    let most = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(value, _)| value as f32 / 2.0)
}

/// Whether `next` goes on with the paragraph that `last` belongs to; both stand in one column.
pub(super) fn goes_on(last: &Line, next: &Line, column: &Column) -> bool {
    let size = next.size.max(1.0);
    if (last.size - next.size).abs() > size * 0.12 || last.is_bold != next.is_bold || begins_item(&next.words) {
        return false;
    }
    let gap = next.top - last.top;
    // Lines of large letters stand further apart than those of the column.
    let is_large = size > column.leading;
    let wide = gap > column.leading * 1.3 + 0.5 && gap > size * if is_large { 1.75 } else { 1.45 };
    let indented =
        next.left > last.left + size * 0.7 && next.left > column.left + size * 0.7 && next.left < column.left + size * 6.0;
    // A hanging indent: the lines after the first are set in, as in lists and bibliographies.
    let hangs = begins_item(&last.words) || !is_full(last, next, column) && !ends_sentence(&last.words);
    let outdented = next.left < last.left - size * 0.7 && last.left > column.left + size * 3.0;
    let ended = !is_full(last, next, column) && ends_sentence(&last.words);
    let began = is_full(last, next, column) && !ends_sentence(&last.words);
    !(wide || indented && !hangs && !(began && next.words.starts_with(char::is_lowercase)) || outdented && !began || ended)
}

/// Whether the first word of the next line would not have fitted.
fn is_full(last: &Line, next: &Line, column: &Column) -> bool {
    let chars = next.words.chars().count().max(1) as f32;
    let first = next.words.split_whitespace().next().unwrap_or("").chars().count() as f32;
    let width = (next.right - next.left) / chars;
    last.right + (first + 1.0) * width > column.right
}

/// Whether a paragraph that ends with `last`, at the end of a column or page, goes on with `next`, at the beginning of another.
pub(super) fn goes_on_over(last: &Line, next: &Line) -> bool {
    let alike = (last.size - next.size).abs() <= next.size * 0.06 && last.is_bold == next.is_bold;
    let open = !ends_sentence(&last.words);
    let begins = next.words.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'));
    alike
        && open
        && (begins
            || last.words.ends_with(['-', ',', '\u{ad}', '–'])
            || !begins_item(&next.words) && last.words.chars().count() > 40)
}

/// Whether words begin with the mark of a list's item.
pub(super) fn begins_item(words: &str) -> bool {
    item_mark(words).is_some()
}

/// The length of the mark of a list's item and the space after it: "• ", "3. ", "(b) ".
pub(super) fn item_mark(words: &str) -> Option<usize> {
    let (mark, rest) = words.split_once(char::is_whitespace)?;
    let bullet = matches!(mark, "•" | "◦" | "▪" | "●" | "‣" | "·" | "■" | "□" | "○" | "–" | "-" | "*" | "➢" | "✓");
    let body = mark.strip_prefix('(').unwrap_or(mark);
    let counter = body.strip_suffix([')', '.']).is_some_and(|body| {
        let digits = (1..=2).contains(&body.len()) && body.bytes().all(|byte| byte.is_ascii_digit());
        digits || body.len() == 1 && body.bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let lead = words.len() - rest.trim_start().len();
    ((bullet || counter) && rest.contains(char::is_alphanumeric)).then_some(lead)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(left: f32, right: f32, top: f32, words: &str) -> Line {
        Line { words: words.to_owned(), page: 1, left, right, top, page_height: 800.0, size: 10.0, ..Line::default() }
    }

    /// Lines as (left, right, top, words) → where paragraphs begin.
    fn check(lines: &[(f32, f32, f32, &str)], expected: &[usize]) {
        let lines: Vec<Line> = lines.iter().map(|(left, right, top, words)| line(*left, *right, *top, words)).collect();
        let mut begins = Vec::new();
        for (range, column) in columns(&lines) {
            for at in range.clone() {
                if at == range.start || !goes_on(&lines[at - 1], &lines[at], &column) {
                    begins.push(at);
                }
            }
        }
        assert_eq!(begins, expected);
    }

    #[test]
    fn indents_gaps_and_short_lines_begin_paragraphs() {
        let full = "The ferry to the island was late again on";
        check(
            &[(50.0, 250.0, 10.0, full), (50.0, 250.0, 22.0, full), (62.0, 250.0, 34.0, full), (50.0, 250.0, 46.0, full)],
            &[0, 2],
        );
        check(
            &[(50.0, 250.0, 10.0, full), (50.0, 250.0, 22.0, full), (50.0, 250.0, 44.0, full), (50.0, 250.0, 56.0, full)],
            &[0, 2],
        );
        check(&[(50.0, 250.0, 10.0, full), (50.0, 120.0, 22.0, "It was so."), (50.0, 250.0, 34.0, full)], &[0, 2]);
        check(&[(50.0, 250.0, 10.0, full), (50.0, 250.0, 22.0, full), (300.0, 500.0, 10.0, full)], &[0, 2]);
    }

    #[test]
    fn marks_of_items() {
        assert_eq!(item_mark("• rope"), Some(4));
        assert_eq!(item_mark("3. rope"), Some(3));
        assert_eq!(item_mark("2031. It was"), None);
        assert_eq!(item_mark("rope and tar"), None);
    }
}
