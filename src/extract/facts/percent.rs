//! Percentages and percentage points.

use super::Found;
use super::about;
use super::cursor::Words;
use super::numeral::hedged;
use crate::extract::facts::{FactKind, FactValue};

/// A percentage that begins at a place: "nearly 40 percent", "2.5%", "0.2 percentage points", "25 basis points".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    let number = hedged(words, at).filter(|number| !number.share)?;
    let (unit, factor, end) = unit(words, number.end)?;
    let mut number = number;
    // "3% to 5%", "3 percent-5 percent"
    if words.is_joint(end)
        && let Some(high) = hedged(words, end + 1).filter(|high| high.low > number.low)
        && let Some((_, _, end)) = self::unit(words, high.end)
    {
        number = super::numeral::Numeral { high: high.low, end, ..number };
    }
    let range = at..end.max(number.end);
    let about = about::share_of(words, &range);
    let value = FactValue::Quantity {
        kind: FactKind::Percent,
        low: number.low * factor,
        high: number.high * factor,
        unit: unit.to_owned(),
        bound: number.bound,
    };
    Some(Found::new(range, value, about))
}

fn unit(words: &Words, at: usize) -> Option<(&'static str, f64, usize)> {
    let at = if words.is_joint(at) { at + 1 } else { at };
    let points = |at: usize| if words.is_joint(at) { at + 1 } else { at };
    match words.folded(at) {
        "%" if words.is_any(at + 1, &["point", "points"]) => Some(("pp", 1.0, at + 2)),
        "%" | "percent" | "pct" | "per-cent" => Some(("%", 1.0, at + 1)),
        "per" if words.folded(at + 1) == "cent" => Some(("%", 1.0, at + 2)),
        "percentage" if words.is_any(points(at + 1), &["point", "points"]) => Some(("pp", 1.0, points(at + 1) + 1)),
        "basis" if words.folded(at + 1) == "points" => Some(("pp", 0.01, at + 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Percent;
    use crate::extract::facts::testing::check;

    #[test]
    fn shares() {
        for text in ["It fell by 40 percent.", "It fell by 40%.", "It fell by 40 per cent.", "It fell forty percent."] {
            check(text, Percent, &["40 %"]);
        }
        check("It was nearly 40 percent of the vote.", Percent, &["About 40 %"]);
        check("It was 90-plus percent.", Percent, &["AtLeast 90 %"]);
        check("It fell 0.2 percentage points.", Percent, &["0.2 pp"]);
        check("It rose 25 basis points.", Percent, &["0.25 pp"]);
        check("It rose 3 to 5 percent.", Percent, &["3-5 %"]);
        check("Support went from 47.1 percent to 41.7 percent.", Percent, &["47.1 %", "41.7 %"]);
    }

    #[test]
    fn no_shares() {
        for text in ["The percentage fell.", "It fell by 40 points.", "A 28-point plan.", "One percenter spoke."] {
            check(text, Percent, &[]);
        }
    }
}
