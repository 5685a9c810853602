//! Days told by their distance from the day of writing.

use super::Found;
use super::about;
use super::cursor::Words;
use super::dates::day_part;
use super::lexicon::looks_like_event;
use super::numeral::hedged;
use crate::extract::facts::{DatePart, DateUnit, DateValue, FactValue, Relative};

/// A relative date that begins at a place: "yesterday", "earlier this week", "two years ago".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    let (date, end) = day(words, at)
        .or_else(|| period(words, at))
        .or_else(|| ago(words, at))
        .or_else(|| from_event(words, at))
        .or_else(|| recent(words, at))?;
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

fn unit(word: &str) -> Option<DateUnit> {
    match word {
        "day" | "days" => Some(DateUnit::Day),
        "week" | "weeks" => Some(DateUnit::Week),
        "month" | "months" => Some(DateUnit::Month),
        "year" | "years" => Some(DateUnit::Year),
        _ => None,
    }
}

/// "the next day", "a day after the vote", "two weeks later", "later that day": the distance from what is told.
fn from_event(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let told = |unit: DateUnit, offset: i32, part: Option<DatePart>, end: usize| {
        Some((DateValue { from_event: true, ..relative(unit, offset, part) }, end))
    };
    let later = match words.folded(at) {
        "earlier" => Some(DatePart::Early),
        "later" => Some(DatePart::Late),
        _ => None,
    };
    let same = if later.is_some() { at + 1 } else { at };
    let same_day = words.phrase(same, "that day").or_else(|| words.phrase(same, "the same day"));
    if let Some(end) = same_day.or_else(|| words.phrase(same, "in the day").filter(|_| later.is_some())) {
        return told(DateUnit::Day, 0, later, end);
    }
    if words.folded(at) == "the" {
        let offset = match words.folded(at + 1) {
            "next" | "following" => 1,
            "previous" => -1,
            _ => 0,
        };
        if offset != 0 {
            return told(unit(words.folded(at + 2)).filter(|_| !words.folded(at + 2).ends_with('s'))?, offset, None, at + 3);
        }
    }
    let (count, end) = match words.folded(at) {
        "a" | "an" | "the" => (1.0, at + 1),
        _ => hedged(words, at).filter(|found| found.low == found.high).map(|found| (found.low, found.end))?,
    };
    let unit = unit(words.folded(end))?;
    let sign = match words.folded(end + 1) {
        "after" | "later" => 1,
        "before" | "earlier" | "prior" => -1,
        _ => return None,
    };
    (count.fract() == 0.0).then(|| told(unit, sign * (count.min(10_000.0) as i32), None, end + 2))?
}

/// "recently", "just announced", "in recent weeks".
fn recent(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let end = match words.folded(at) {
        "recently" => at + 1,
        "just" if looks_like_event(words.folded(at + 1)) && !words.folded(at + 1).ends_with("ing") => at + 1,
        "in" if words.folded(at + 1) == "recent" && unit(words.folded(at + 2)).is_some() => at + 3,
        _ => return None,
    };
    Some((DateValue { part: Some(DatePart::Recent), ..DateValue::default() }, end))
}

/// "two days ago", "a week ago", "more than a year ago".
fn ago(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let (count, end) = match words.folded(at) {
        "a" | "an" => (1.0, at + 1),
        _ => hedged(words, at).filter(|found| found.low == found.high).map(|found| (found.low, found.end))?,
    };
    let unit = unit(words.folded(end))?;
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
        check("They met a day after the vote.", Date, &["+1d event"]);
        check("The next day they met two weeks before the fair.", Date, &["+1d event", "-2w event"]);
        check("Later that day it rained, and earlier in the day too.", Date, &["Late +0d event", "Early +0d event"]);
        check("He recently left.", Date, &["Recent"]);
        check("She just told them so.", Date, &["Recent"]);
    }

    #[test]
    fn no_relative_days() {
        check("She reads the Coast Today every day.", Date, &[]);
        check("It took two years.", Date, &[]);
        check("This is the last of them.", Date, &[]);
        check("It was just a day, just being there.", Date, &[]);
        check("They looked after the next man.", Date, &[]);
    }
}
