//! Dates of different precision.

use jiff::civil::Date;

use super::Judgement;
use crate::compare::model::FactRule;
use crate::extract::{DatePart, DateUnit, DateValue, FactKind, FactValue, Relative};

pub(super) fn judge(one: &DateValue, other: &DateValue) -> Option<Judgement> {
    if one == other {
        return Some(Judgement::agree(telling(one)));
    }
    match (one.either_order, other.either_order) {
        (true, false) => return either_order(one, other),
        (false, true) => return either_order(other, one),
        _ => {}
    }
    if differs(one.year, other.year) || differs(one.month, other.month) || differs(one.day, other.day) {
        return Some(Judgement::conflict());
    }
    if differs(weekday(one), weekday(other)) {
        return Some(Judgement::conflict());
    }
    if one.from_event != other.from_event {
        // What the distance is from is not known.
        return near_days(one, other).then(|| Judgement::compatible(FactRule::OtherPrecision, 0.0));
    }
    if one.from_event && one.relative != other.relative {
        return None;
    }
    if is_recent(one) != is_recent(other) {
        let past =
            |date: &DateValue| date.relative.is_none_or(|relative| relative.offset <= 0 && relative.unit != DateUnit::Year);
        let fits = past(one) && past(other) && one.year.is_none() && other.year.is_none();
        return fits.then(|| Judgement::compatible(FactRule::OtherPrecision, 0.0));
    }
    match (one.relative, other.relative) {
        (Some(a), Some(b)) if one.weekday == other.weekday => return Some(distances(one, other, a, b)),
        _ => {}
    }
    if opposed(one.part, other.part) {
        return Some(Judgement::conflict());
    }
    let common = [
        one.year.is_some() && other.year.is_some(),
        one.month.is_some() && other.month.is_some(),
        one.day.is_some() && other.day.is_some(),
    ];
    let shared = common.iter().filter(|both| **both).count();
    let same_weekday = one.weekday.is_some() && one.weekday == other.weekday;
    if shared == 0 && !same_weekday {
        return mixed(one, other);
    }
    // "Oct. 14" and "October 14, 2025": the day is the same, the year is left to the reader.
    let same_day = one.day.is_some() && one.day == other.day
        || same_weekday && one.day == other.day && one.relative.is_none() == other.relative.is_none();
    Some(if same_day && one.part == other.part {
        Judgement::agree(if one.month.is_some() && one.month == other.month { 0.8 } else { 0.6 })
    } else {
        Judgement::compatible(FactRule::OtherPrecision, 0.2)
    })
}

/// Nobody knows whether "03/06/2024" is in March or in June; it contradicts only what fits neither.
fn either_order(unclear: &DateValue, sure: &DateValue) -> Option<Judgement> {
    let as_read = DateValue { either_order: false, ..*unclear };
    let turned = DateValue { month: unclear.day, day: unclear.month, ..as_read };
    let fits = [as_read, turned].iter().any(|reading| {
        !differs(reading.month, sure.month) && !differs(reading.day, sure.day) && !differs(reading.year, sure.year)
    });
    if fits && (sure.month.is_some() || sure.day.is_some()) {
        return Some(Judgement::compatible(FactRule::EitherOrder, 0.4));
    }
    judge(&as_read, sure)
}

fn is_recent(date: &DateValue) -> bool {
    date.part == Some(DatePart::Recent)
}

/// "15 years after the fire" and "the 15th anniversary of the fire".
pub(super) fn anniversary(date: &DateValue, quantity: &FactValue) -> Option<Judgement> {
    let (Some(relative), FactValue::Quantity { kind: FactKind::Ordinal, low, unit, .. }) = (date.relative, quantity) else {
        return None;
    };
    let years = date.from_event && relative.unit == DateUnit::Year && unit.starts_with("anniversar");
    (years && (f64::from(relative.offset) - low).abs() < 0.5).then(|| Judgement::agree(0.4))
}

/// Whether both are days, one of them told from an event: "the next day", "Thursday".
fn near_days(one: &DateValue, other: &DateValue) -> bool {
    let days = |date: &DateValue| date.relative.is_none_or(|relative| relative.unit == DateUnit::Day);
    let is_day = |date: &DateValue| date.weekday.is_some() || date.day.is_some() || date.relative.is_some();
    days(one) && days(other) && is_day(one) && is_day(other)
}

/// Whether the date is a day, so that a time can be of it.
pub(super) fn is_day(date: &DateValue) -> bool {
    date.weekday.is_some() || date.day.is_some() || date.relative.is_some_and(|relative| relative.unit == DateUnit::Day)
}

fn differs<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// The weekday as given, or of a full date.
fn weekday(date: &DateValue) -> Option<i8> {
    date.weekday.or_else(|| {
        let date = Date::new(date.year?, date.month?, date.day?).ok()?;
        Some(date.weekday().to_monday_one_offset())
    })
}

/// A full date is hardly the same by chance, a weekday easily.
fn telling(date: &DateValue) -> f32 {
    match (date.year, date.month, date.day) {
        (Some(_), Some(_), Some(_)) => 1.0,
        (_, Some(_), Some(_)) => 0.8,
        (Some(_), Some(_), _) => 0.6,
        (Some(_), ..) | (_, Some(_), _) => 0.4,
        _ => 0.2,
    }
}

/// Two distances from the day of writing.
fn distances(one: &DateValue, other: &DateValue, a: Relative, b: Relative) -> Judgement {
    if a == b {
        // What was done "this week" was done "earlier this week".
        let earlier = |one: Option<DatePart>, other: Option<DatePart>| one.is_none() && other == Some(DatePart::Early);
        let same = a.offset == 0 && (earlier(one.part, other.part) || earlier(other.part, one.part));
        return if same || one.part == other.part {
            Judgement::agree(0.2)
        } else {
            Judgement::compatible(FactRule::OtherPrecision, 0.2)
        };
    }
    let fits = ranges(a, b);
    if fits { Judgement::compatible(FactRule::OtherPrecision, 0.1) } else { Judgement::conflict() }
}

/// Whether two distances can mean the same day, whatever the day of writing: "last week" can be in "last month".
fn ranges(a: Relative, b: Relative) -> bool {
    let ((a_from, a_to), (b_from, b_to)) = (days(a), days(b));
    a_from <= b_to && b_from <= a_to
}

/// The first and last day that a distance can mean, counted from the day of writing.
fn days(relative: Relative) -> (i32, i32) {
    let length = match relative.unit {
        DateUnit::Day => return (relative.offset, relative.offset),
        DateUnit::Week => 7,
        DateUnit::Month => 31,
        DateUnit::Year => 366,
    };
    (relative.offset * length - (length - 1), relative.offset * length + (length - 1))
}

/// Morning and evening, the beginning and the end.
fn opposed(one: Option<DatePart>, other: Option<DatePart>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let night = |part: DatePart| matches!(part, DatePart::Evening | DatePart::Night);
    one != other && !(night(one) && night(other))
}

/// A weekday and a distance, or a calendar date and either of them: what they have in common depends on the day of writing.
fn mixed(one: &DateValue, other: &DateValue) -> Option<Judgement> {
    let loose = |date: &DateValue| date.weekday.is_some() || date.relative.is_some();
    let near = |date: &DateValue| loose(date) || date.day.is_some();
    let years = |one: &DateValue, other: &DateValue| {
        one.relative.is_some_and(|relative| relative.unit != DateUnit::Day) && other.year.is_some() && other.day.is_none()
    };
    (years(one, other) || years(other, one) || loose(one) && near(other) || loose(other) && near(one))
        .then(|| Judgement::compatible(FactRule::OtherPrecision, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::model::Verdict;

    #[test]
    fn a_date_that_reads_both_ways_contradicts_only_what_fits_neither() {
        let unclear = DateValue { either_order: true, ..date(2024, 3, 6, 0) };
        check(unclear, date(2024, 6, 3, 0), Some(Verdict::Compatible));
        check(unclear, date(2024, 3, 6, 0), Some(Verdict::Compatible));
        check(unclear, date(2024, 3, 7, 0), Some(Verdict::Conflict));
        check(unclear, unclear, Some(Verdict::Agree));
    }

    fn date(year: i16, month: i8, day: i8, weekday: i8) -> DateValue {
        let some = |number: i8| (number > 0).then_some(number);
        DateValue {
            year: (year > 0).then_some(year),
            month: some(month),
            day: some(day),
            weekday: some(weekday),
            ..DateValue::default()
        }
    }

    fn ago(unit: DateUnit, offset: i32) -> DateValue {
        DateValue { relative: Some(Relative { unit, offset }), ..DateValue::default() }
    }

    fn check(one: DateValue, other: DateValue, expected: Option<Verdict>) {
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!(judge(&one, &other).map(|found| found.verdict), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn calendar_dates() {
        check(date(2025, 10, 14, 0), date(2025, 10, 14, 0), Some(Verdict::Agree));
        check(date(2025, 10, 14, 0), date(0, 10, 14, 0), Some(Verdict::Agree));
        check(date(2025, 10, 14, 0), date(2025, 10, 0, 0), Some(Verdict::Compatible));
        check(date(2025, 10, 14, 0), date(0, 0, 0, 2), Some(Verdict::Compatible));
        check(date(2025, 10, 14, 0), date(0, 0, 0, 5), Some(Verdict::Conflict));
        check(date(2025, 10, 14, 0), date(2025, 10, 15, 0), Some(Verdict::Conflict));
        check(date(2019, 0, 0, 0), date(2018, 0, 0, 0), Some(Verdict::Conflict));
        check(date(0, 0, 0, 1), date(0, 0, 0, 2), Some(Verdict::Conflict));
        check(date(2019, 0, 0, 0), date(0, 5, 0, 0), None);
    }

    #[test]
    fn distances_from_the_day_of_writing() {
        check(ago(DateUnit::Week, -1), ago(DateUnit::Week, -1), Some(Verdict::Agree));
        check(ago(DateUnit::Day, -1), ago(DateUnit::Week, 0), Some(Verdict::Compatible));
        check(ago(DateUnit::Day, -1), ago(DateUnit::Day, 0), Some(Verdict::Conflict));
        check(ago(DateUnit::Day, -1), date(0, 0, 0, 2), Some(Verdict::Compatible));
        check(ago(DateUnit::Year, -1), date(0, 0, 0, 2), Some(Verdict::Compatible));
    }
}
