//! The day on which an account was written, and what days its relative dates can mean: "last week", "Tuesday".

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::verdict::Judgement;
use crate::base::{Arena, Id};
use crate::compare::model::FactRule;
use crate::extract::{DatePart, DateUnit, DateValue, Fact, FactId, FactValue, looks_like_event};
use crate::text::{Document, TokenKind};

/// How many statements may tell the day of writing.
const LEDE: usize = 3;
/// The longest line that holds nothing but a date and who wrote it, in words.
const LINE_WORDS: usize = 12;
/// How many words may stand before the date that opens a report: "OSLO, Oct. 14, 2025 –".
const OPENING_WORDS: usize = 8;

/// When an account was written, as far as it is known.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dateline {
    /// The day.
    date: Option<Date>,
    /// The weekday of the day's news, 1 Monday to 7 Sunday.
    weekday: Option<i8>,
}

impl Dateline {
    /// Of a document: the day it is dated, or a full date in its head; the weekday of what its first statements tell.
    pub(super) fn new(document: &Document, facts: &Arena<FactId, Fact>) -> Self {
        let date = document.date.or_else(|| head_date(document, facts));
        let weekday = date.map(|date| date.weekday().to_monday_one_offset()).or_else(|| lede_weekday(document, facts));
        Self { date, weekday }
    }
}

/// The full date that stands in a short first line, or opens the report: "OSLO, Oct. 14, 2025 –".
fn head_date(document: &Document, facts: &Arena<FactId, Fact>) -> Option<Date> {
    let first = facts.iter().take_while(|(_, fact)| fact.sentence.index() < LEDE);
    first.into_iter().find_map(|(_, fact)| {
        let date = full(&fact.value)?;
        let sentence = document.sentences.get(fact.sentence)?;
        let own = document.tokens_in(fact.span);
        let words = document.tokens.get(sentence.tokens.clone())?.iter().filter(|token| token.kind != TokenKind::Mark).count();
        let next = document.tokens.get(own.end).map_or("", |token| document.slice(token.span));
        let opens = own.start <= sentence.tokens.start + OPENING_WORDS && matches!(next, "–" | "—" | "-" | "(" | ":");
        (words <= LINE_WORDS && !has_verb(document, sentence.tokens.clone()) || opens).then_some(date)
    })
}

fn has_verb(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    let heads = ["published", "updated", "posted", "written"];
    let tokens = document.tokens.get(tokens).unwrap_or(&[]).iter().map(|token| document.folded(token));
    tokens.into_iter().any(|word| looks_like_event(word) && !heads.contains(&word))
}

fn full(value: &FactValue) -> Option<Date> {
    let FactValue::Date(DateValue { year: Some(year), month: Some(month), day: Some(day), .. }) = value else { return None };
    Date::new(*year, *month, *day).ok()
}

/// The weekday of the first statements, where they tell what has happened.
fn lede_weekday(document: &Document, facts: &Arena<FactId, Fact>) -> Option<i8> {
    let first = facts.iter().take_while(|(_, fact)| fact.sentence.index() < LEDE);
    let mut days = first.filter_map(|(_, fact)| match &fact.value {
        FactValue::Date(date) if date.relative.is_none() && date.day.is_none() => Some((fact, date.weekday?)),
        _ => None,
    });
    let (fact, weekday) = days.next()?;
    let sentence = document.sentences.get(fact.sentence)?;
    let words = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]).iter().map(|token| document.folded(token));
    let to_come = words.into_iter().any(|word| matches!(word, "will" | "expected" | "scheduled" | "plans" | "set" | "would"));
    (!to_come && looks_like_event(&fact.about) && !fact.about.ends_with("ing")).then_some(weekday)
}

/// Judges two dates by the days they can mean, where the days of writing tell; `None` where they tell nothing more.
pub(super) fn judge(one: &DateValue, own: Dateline, other: &DateValue, others: Dateline) -> Option<Judgement> {
    if before_today(one, own, other) || before_today(other, others, one) {
        return Some(Judgement::conflict());
    }
    let needs = |date: &DateValue| date.relative.is_some() || date.weekday.is_some() && date.day.is_none();
    if !needs(one) && !needs(other) || one.from_event || other.from_event {
        return None;
    }
    // The same words of reports of one day are the same; a weekday is hardly told of another week.
    if one == other && (own.date == others.date || one.weekday.is_some()) {
        return None;
    }
    let (a, b) = (days(one, own.date)?, days(other, others.date)?);
    let meet = a.iter().any(|x| b.iter().any(|y| x.0 <= y.1 && y.0 <= x.1));
    let same = a == b && a.len() == 1 && a.iter().all(|(from, to)| from == to);
    Some(match (meet, same && one.part == other.part) {
        (false, _) => Judgement::conflict(),
        (true, true) => Judgement::agree(0.6),
        (true, false) => Judgement::compatible(FactRule::OtherPrecision, 0.2),
    })
}

/// "Earlier this week" is before the day of which the same report tells by its name.
fn before_today(earlier: &DateValue, dateline: Dateline, day: &DateValue) -> bool {
    let this_week = earlier.relative.is_some_and(|relative| relative.unit == DateUnit::Week && relative.offset == 0);
    let plain = day.relative.is_none() && day.day.is_none() && day.month.is_none() && day.year.is_none();
    this_week && earlier.part == Some(DatePart::Early) && plain && day.weekday.is_some() && day.weekday == dateline.weekday
}

type Days = (Date, Date);

/// The days a date can mean, first and last, each way to read it on its own; all days where nothing is known would say nothing.
fn days(date: &DateValue, written: Option<Date>) -> Option<Vec<Days>> {
    if let (Some(year), Some(month)) = (date.year, date.month) {
        let first = Date::new(year, month, date.day.unwrap_or(1)).ok()?;
        return Some(vec![(first, if date.day.is_some() { first } else { first.last_of_month() })]);
    }
    if let Some(year) = date.year {
        let last = if date.part == Some(DatePart::Decade) { year.checked_add(9)? } else { year };
        return Some(vec![(Date::new(year, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)]);
    }
    let written = written?;
    if let Some(month) = date.month {
        let years = [written.year() - 1, written.year(), written.year() + 1];
        let all = years.into_iter().filter_map(|year| {
            let first = Date::new(year, month, date.day.unwrap_or(1)).ok()?;
            Some((first, if date.day.is_some() { first } else { first.last_of_month() }))
        });
        let mut all: Vec<Days> = all.collect();
        // A day without a year is the nearest.
        if date.day.is_some() {
            let distance = |day: &Days| written.until(day.0).map_or(i32::MAX, |span| span.get_days().abs());
            all = all.into_iter().min_by_key(distance).into_iter().collect();
        }
        return Some(all);
    }
    match (date.weekday, date.relative) {
        (Some(weekday), relative) => weekdays(weekday, relative.map(|relative| relative.offset), written),
        (None, Some(relative)) => Some(vec![distance(relative.unit, i64::from(relative.offset), written)?]),
        _ => None,
    }
}

/// The days that a weekday can mean: "Tuesday", "last Tuesday", "next Tuesday".
fn weekdays(weekday: i8, week: Option<i32>, written: Date) -> Option<Vec<Days>> {
    let ahead = i64::from((weekday - written.weekday().to_monday_one_offset()).rem_euclid(7));
    let back = ahead - 7;
    let offsets = match week {
        Some(week) if week < 0 => vec![back, back - 7],
        Some(week) if week > 0 => vec![ahead, ahead + 7],
        _ => vec![back, ahead],
    };
    offsets.into_iter().map(|offset| moved(written, offset.days()).map(|day| (day, day))).collect()
}

fn moved(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok()
}

/// The days that a distance can mean: "last week" is the week before or seven days ago; the further, the looser.
fn distance(unit: DateUnit, offset: i64, written: Date) -> Option<Days> {
    let around = |from: i64, to: i64| Some((moved(written, from.days())?, moved(written, to.days())?));
    let weekday = i64::from(written.weekday().to_monday_zero_offset());
    match unit {
        DateUnit::Day => {
            let loose = i64::from(offset.abs() > 3);
            around(offset - loose, offset + loose)
        }
        DateUnit::Week => around(offset * 7 - weekday.max(3) - 1, offset * 7 + (6 - weekday).max(3)),
        DateUnit::Month => {
            let day = moved(written, offset.months())?;
            let loose = if offset < -1 { 16 } else { 0 };
            Some((moved(day.first_of_month(), (-loose).days())?, moved(day.last_of_month(), loose.days())?))
        }
        DateUnit::Year => {
            let day = moved(written, offset.years())?;
            let (first, last) = (Date::new(day.year(), 1, 1).ok()?, Date::new(day.year(), 12, 31).ok()?);
            let loose = if offset < -1 { 183 } else { 0 };
            Some((moved(first, (-loose).days())?, moved(last, loose.days())?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::model::Verdict;
    use crate::extract::Relative;

    /// Judges two dates of accounts written on a day, which is Wednesday, 15 October 2025.
    fn check(one: DateValue, other: DateValue, expected: Option<Verdict>) {
        let line = Dateline { date: Date::new(2025, 10, 15).ok(), weekday: Some(3) };
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!(judge(&one, line, &other, line).map(|found| found.verdict), expected, "{one:?} {other:?}");
        }
    }

    fn ago(unit: DateUnit, offset: i32) -> DateValue {
        DateValue { relative: Some(Relative { unit, offset }), ..DateValue::default() }
    }

    fn on(month: i8, day: i8) -> DateValue {
        DateValue { month: Some(month), day: Some(day), ..DateValue::default() }
    }

    fn weekday(weekday: i8) -> DateValue {
        DateValue { weekday: Some(weekday), ..DateValue::default() }
    }

    #[test]
    fn days_by_the_day_of_writing() {
        check(ago(DateUnit::Day, -1), on(10, 14), Some(Verdict::Agree));
        check(ago(DateUnit::Day, -1), on(10, 13), Some(Verdict::Conflict));
        check(ago(DateUnit::Day, -1), weekday(2), Some(Verdict::Compatible));
        check(ago(DateUnit::Day, -1), weekday(5), Some(Verdict::Conflict));
        check(weekday(2), on(10, 14), Some(Verdict::Compatible));
        check(weekday(2), on(10, 21), Some(Verdict::Compatible));
        check(weekday(2), on(10, 8), Some(Verdict::Conflict));
        check(ago(DateUnit::Week, -1), on(10, 7), Some(Verdict::Compatible));
        check(ago(DateUnit::Week, -1), on(10, 1), Some(Verdict::Conflict));
        check(ago(DateUnit::Week, -1), ago(DateUnit::Month, -1), Some(Verdict::Conflict));
        check(ago(DateUnit::Month, -1), on(9, 30), Some(Verdict::Compatible));
        check(ago(DateUnit::Year, -1), DateValue { year: Some(2024), ..DateValue::default() }, Some(Verdict::Compatible));
        check(ago(DateUnit::Year, -1), DateValue { year: Some(2023), ..DateValue::default() }, Some(Verdict::Conflict));
        check(on(10, 14), on(10, 15), None);
    }

    #[test]
    fn nothing_is_known_without_a_day_of_writing() {
        let line = Dateline::default();
        assert_eq!(judge(&ago(DateUnit::Day, -1), line, &weekday(2), line), None);
    }

    #[test]
    fn earlier_this_week_is_before_the_day_of_the_report() {
        let earlier = DateValue { part: Some(DatePart::Early), ..ago(DateUnit::Week, 0) };
        let line = Dateline { date: None, weekday: Some(5) };
        assert!(before_today(&earlier, line, &weekday(5)));
        assert!(!before_today(&earlier, line, &weekday(4)));
        assert!(!before_today(&ago(DateUnit::Week, 0), line, &weekday(5)));
    }
}
