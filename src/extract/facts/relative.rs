//! Days told by their distance from the day of writing.

use super::Found;
use super::about;
use super::cursor::Words;
use super::dates::day_part;
use super::numeral::hedged;
use crate::extract::facts::{DatePart, DateUnit, DateValue, FactValue, Relative};

/// A relative date that begins at a place: "yesterday", "earlier this week", "two years ago".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    let (date, end) = day(words, at).or_else(|| period(words, at)).or_else(|| ago(words, at))?;
    let range = at..end;
    let about = about::event(words, &range);
    Some(Found::new(range, FactValue::Date(date), about))
}

fn relative(unit: DateUnit, offset: i32, part: Option<DatePart>) -> DateValue {
    DateValue { relative: Some(Relative { unit, offset }), part, ..DateValue::default() }
}

fn day(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let offset = match words.folded(at) {
        "yesterday" => -1,
        "today" => 0,
        "tomorrow" => 1,
        "tonight" => return Some((relative(DateUnit::Day, 0, Some(DatePart::Night)), at + 1)),
        "last" if words.folded(at + 1) == "night" => return Some((relative(DateUnit::Day, -1, Some(DatePart::Night)), at + 2)),
        "this" => {
            let part = day_part(words.folded(at + 1))?;
            return Some((relative(DateUnit::Day, 0, Some(part)), at + 2));
        }
        _ => return None,
    };
    // The title of a paper or programme.
    if words.is_capital(at) && at > 0 {
        return None;
    }
    match day_part(words.folded(at + 1)) {
        Some(part) => Some((relative(DateUnit::Day, offset, Some(part)), at + 2)),
        None => Some((relative(DateUnit::Day, offset, None), at + 1)),
    }
}

/// "last week", "earlier this month", "next year".
fn period(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let (part, start) = match words.folded(at) {
        "earlier" | "early" => (Some(DatePart::Early), at + 1),
        "later" | "late" => (Some(DatePart::Late), at + 1),
        _ => (None, at),
    };
    let offset = match words.folded(start) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    let unit = match words.folded(start + 1).trim_end_matches("'s") {
        "week" => DateUnit::Week,
        "month" => DateUnit::Month,
        "year" => DateUnit::Year,
        _ => return None,
    };
    Some((relative(unit, offset, part), start + 2))
}

/// "two days ago", "a week ago", "more than a year ago".
fn ago(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let (count, end) = match words.folded(at) {
        "a" | "an" => (1.0, at + 1),
        _ => hedged(words, at).filter(|found| found.low == found.high).map(|found| (found.low, found.end))?,
    };
    let unit = match words.folded(end) {
        "day" | "days" => DateUnit::Day,
        "week" | "weeks" => DateUnit::Week,
        "month" | "months" => DateUnit::Month,
        "year" | "years" => DateUnit::Year,
        _ => return None,
    };
    let offset = -(count.min(10_000.0) as i32);
    (words.folded(end + 1) == "ago" && count.fract() == 0.0).then(|| (relative(unit, offset, None), end + 2))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Date;
    use crate::extract::facts::testing::check;

    #[test]
    fn relative_days() {
        check("They met yesterday.", Date, &["-1d"]);
        check("They met last night.", Date, &["Night -1d"]);
        check("They met this morning.", Date, &["Morning +0d"]);
        check("They met earlier this week.", Date, &["Early +0w"]);
        check("It was issued last month.", Date, &["-1m"]);
        check("It closed two years ago.", Date, &["-2y"]);
        check("It closed a week ago.", Date, &["-1w"]);
    }

    #[test]
    fn no_relative_days() {
        check("She reads the Coast Today every day.", Date, &[]);
        check("It took two years.", Date, &[]);
        check("This is the last of them.", Date, &[]);
    }
}
