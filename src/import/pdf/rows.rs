//! Rows of tables without lines around them: lines in several pieces that stand below each other.

use crate::import::pdf::line::Line;

/// How far the pieces of one column may stand apart, in points.
const SHIFT: f32 = 4.0;

/// Gives lines that are rows their cells.
pub(super) fn mark(lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        let rest = lines.get(at..).unwrap_or_default();
        let run = 1 + rest.windows(2).take_while(|pair| matches!(pair, [one, next] if is_next_row(one, next))).count();
        if run > 1 {
            for line in lines.iter_mut().skip(at).take(run) {
                line.cells = line.pieces.iter().map(|(_, _, words)| words.clone()).collect();
            }
        }
        at += run;
    }
}

/// Whether two lines are rows of one table: as many pieces, each below the one of the other.
fn is_next_row(one: &Line, next: &Line) -> bool {
    let near = one.page == next.page && next.top > one.top && next.top - one.top < next.size.max(one.size) * 3.0;
    let count = one.pieces.len();
    let is_free = one.cells.is_empty() && next.cells.is_empty() && !begins_item(one) && !begins_item(next);
    near && is_free
        && count > 1
        && count == next.pieces.len()
        && one.pieces.iter().zip(&next.pieces).all(|(one, next)| is_below(one, next))
}

fn is_below(one: &(f32, f32, String), next: &(f32, f32, String)) -> bool {
    let centres = (one.0 + one.1 - next.0 - next.1).abs() / 2.0;
    (one.0 - next.0).abs() < SHIFT || (one.1 - next.1).abs() < SHIFT || centres < SHIFT
}

/// Whether the first piece is the mark of a list's item.
fn begins_item(line: &Line) -> bool {
    let first = line.pieces.first().map_or("", |(_, _, words)| words.as_str());
    first.chars().count() == 1 && !first.starts_with(char::is_alphanumeric)
        || first.ends_with(['.', ')']) && first.chars().count() <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(top: f32, pieces: &[(f32, f32, &str)]) -> Line {
        let pieces = pieces.iter().map(|(left, right, words)| (*left, *right, (*words).to_owned())).collect();
        Line { page: 1, top, size: 10.0, pieces, ..Line::default() }
    }

    #[test]
    fn rows_of_one_table() {
        let mut lines = [
            line(10.0, &[(50.0, 70.0, "Day"), (100.0, 160.0, "Passengers")]),
            line(22.0, &[(50.0, 90.0, "Saturday"), (145.0, 160.0, "412")]),
            line(34.0, &[]),
            line(46.0, &[(50.0, 90.0, "Left"), (200.0, 250.0, "right")]),
            line(58.0, &[(50.0, 55.0, "•"), (70.0, 250.0, "rope")]),
            line(70.0, &[(50.0, 55.0, "•"), (70.0, 250.0, "tar")]),
        ];
        mark(&mut lines);
        assert_eq!(lines[1].cells, ["Saturday", "412"]);
        assert!(lines[2..].iter().all(|line| line.cells.is_empty()));
    }
}
