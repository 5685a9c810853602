//! Dates in the calendar: days, months, years, weekdays, parts of them.

use super::Found;
use super::about;
use super::cursor::Words;
use super::lexicon::looks_plural;
use crate::extract::facts::{DatePart, DateUnit, DateValue, FactValue, Relative};
use crate::text::{self, WEEKDAYS};

/// Words that make a name of the weekday after them: "Good Friday".
const DAY_NAMES: &[&str] =
    &["good", "black", "super", "bloody", "ash", "fat", "palm", "easter", "cyber", "maundy", "freaky", "ruby"];
/// Words before a bare month or year that show it to be one.
const LEADS: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "before", "after", "during", "of", "through", "to", "and", "last", "next",
    "this", "early", "late", "mid", "between", "around", "for", "circa", "back", "than", "or", "fiscal", "on", "ending", "about",
];
const FIRST_YEAR: i16 = 1500;
const LAST_YEAR: i16 = 2099;

/// A date that begins at a place.
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    let (part, start) = part_before(words, at);
    let (mut date, mut end) = with_weekday(words, start).or_else(|| calendar(words, start))?;
    if part.is_some() && date.day.is_none() && date.weekday.is_none() {
        date.part = part;
    } else if part.is_some() {
        return None;
    }
    if let Some((part, after)) = part_after(words, end)
        && (date.weekday.is_some() || date.day.is_some())
    {
        (date.part, end) = (Some(part), after);
    }
    let range = at..end;
    let about = about::event(words, &range);
    Some(Found::new(range, FactValue::Date(date), about))
}

/// "early", "mid-", "the end of" before a month or year.
fn part_before(words: &Words, at: usize) -> (Option<DatePart>, usize) {
    let simple = match words.folded(at) {
        "early" => Some(DatePart::Early),
        "mid" => Some(DatePart::Middle),
        "late" => Some(DatePart::Late),
        _ => None,
    };
    if let Some(part) = simple {
        let next = if words.is_joint(at + 1) { at + 2 } else { at + 1 };
        return (Some(part), if words.folded(next) == "in" { next + 1 } else { next });
    }
    if words.folded(at) != "the" {
        return (None, at);
    }
    let phrases = [
        ("the beginning of", DatePart::Early),
        ("the start of", DatePart::Early),
        ("the middle of", DatePart::Middle),
        ("the end of", DatePart::Late),
    ];
    let found = phrases.iter().find_map(|(phrase, part)| Some((*part, words.phrase(at, phrase)?)));
    found.map_or((None, at), |(part, end)| (Some(part), end))
}

/// The part of the day after a date: "Friday afternoon".
fn part_after(words: &Words, at: usize) -> Option<(DatePart, usize)> {
    let at = if words.is_any(at, &["late", "early"]) { at + 1 } else { at };
    Some((day_part(words.folded(at))?, at + 1))
}

/// A part of the day by its name.
pub(super) fn day_part(word: &str) -> Option<DatePart> {
    match word {
        "morning" => Some(DatePart::Morning),
        "afternoon" => Some(DatePart::Afternoon),
        "evening" => Some(DatePart::Evening),
        "night" => Some(DatePart::Night),
        _ => None,
    }
}

/// A weekday, and the calendar date after it if there is one: "Tuesday, Oct. 14".
fn with_weekday(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let week = match words.folded(at) {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    };
    let start = if week.is_some() { at + 1 } else { at };
    let weekday = weekday(words, start)?;
    let relative = week.map(|offset| Relative { unit: DateUnit::Week, offset });
    let date = DateValue { weekday: Some(weekday), relative, ..DateValue::default() };
    let after = if words.raw(start + 1) == "." { start + 2 } else { start + 1 };
    let further = if words.raw(after) == "," { after + 1 } else { after };
    match calendar(words, further) {
        Some((full, end)) if full.day.is_some() => Some((DateValue { weekday: Some(weekday), ..full }, end)),
        _ => Some((date, start + 1)),
    }
}

fn weekday(words: &Words, at: usize) -> Option<i8> {
    let word = words.folded(at);
    let word = word.strip_suffix("'s").unwrap_or(word);
    let index = WEEKDAYS.iter().position(|day| {
        *day == word
            || (words.raw(at + 1) == "."
                && word.len() >= 3
                && word.len() <= 5
                && word != "sun"
                && word != "sat"
                && day.starts_with(word))
    })?;
    let named = at > 0 && words.is_capital(at - 1) && words.is_any(at - 1, DAY_NAMES);
    (words.is_capital(at) && !named).then_some(index as i8 + 1)
}

fn calendar(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    numeric(words, at)
        .or_else(|| month_first(words, at))
        .or_else(|| day_first(words, at))
        .or_else(|| bare_year(words, at))
        .or_else(|| decade(words, at))
}

/// The month named at a place and the position after it and its full stop.
fn month(words: &Words, at: usize) -> Option<(i8, usize)> {
    let word = words.folded(at);
    let name = word.strip_suffix("'s").unwrap_or(word);
    let number = text::month(name)?;
    let short = name.len() <= 4 && !matches!(name, "may" | "june" | "july");
    let end = if short && words.raw(at + 1) == "." && words.is_glued(at + 1) { at + 2 } else { at + 1 };
    words.is_capital(at).then_some((number, end))
}

fn month_first(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let (month, end) = month(words, at)?;
    let base = DateValue { month: Some(month), ..DateValue::default() };
    if let Some(day) = day(words, end) {
        let mut after = end + 1;
        // "October 14-16": the first day stands for the range.
        if words.is_joint(after) && day_number(words.folded(after + 1)).is_some() {
            after += 2;
        }
        let dated = DateValue { day: Some(day), ..base };
        let year_at = if words.raw(after) == "," { after + 1 } else { after };
        return Some(year(words, year_at).map_or((dated, after), |year| (DateValue { year: Some(year), ..dated }, year_at + 1)));
    }
    let year_at = if words.is_any(end, &[",", "of"]) { end + 1 } else { end };
    if let Some(year) = year(words, year_at) {
        return Some((DateValue { year: Some(year), ..base }, year_at + 1));
    }
    is_bare_month(words, at, end).then_some((base, end))
}

/// A month without day and year: not the verb "may", not a first name, not an abbreviation without its stop.
fn is_bare_month(words: &Words, at: usize, end: usize) -> bool {
    let lead = at > 0 && (words.is_any(at - 1, LEADS) || words.is_joint(at - 1));
    let surname = words.is_word(end) && words.is_capital(end);
    match words.folded(at) {
        "may" | "march" => lead && !surname,
        "april" | "june" | "august" => !surname && (lead || at > 0),
        word if word.len() <= 4 && word != "july" => lead && end > at + 1,
        _ => true,
    }
}

fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let number: i8 = digits.parse().ok()?;
    ((1..=31).contains(&number) && digits.len() <= 2).then_some(number)
}

/// A day of the month; "30" in "Oct. 30 people" is none.
fn day(words: &Words, at: usize) -> Option<i8> {
    let number = day_number(words.folded(at))?;
    let counted = words.raw(at + 1) == "%" || words.is_any(at + 1, &["percent", "people", "million", "billion", "per"]);
    (!counted).then_some(number)
}

fn day_first(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let start = if words.folded(at) == "the" { at + 1 } else { at };
    let day = day_number(words.folded(start))?;
    let of = words.folded(start + 1) == "of";
    if start > at && !of {
        return None;
    }
    let (month, end) = month(words, if of { start + 2 } else { start + 1 })?;
    let date = DateValue { month: Some(month), day: Some(day), ..DateValue::default() };
    let year_at = if words.raw(end) == "," { end + 1 } else { end };
    // "14 October 15, …" has its day after the month.
    if day_number(words.folded(end)).is_some() && !of {
        return None;
    }
    Some(year(words, year_at).map_or((date, end), |year| (DateValue { year: Some(year), ..date }, year_at + 1)))
}

/// "2025-10-14", "10/14/2025", "14.10.2025".
fn numeric(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let (parts, end): (Vec<&str>, usize) = if words.raw(at).matches('.').count() == 2 {
        (words.raw(at).split('.').collect(), at + 1)
    } else if matches!(words.raw(at + 1), "-" | "/")
        && words.raw(at + 1) == words.raw(at + 3)
        && (1..=4).all(|step| words.is_glued(at + step))
    {
        (vec![words.raw(at), words.raw(at + 2), words.raw(at + 4)], at + 5)
    } else {
        return None;
    };
    let numbers: Vec<i16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (parts.first()?.len(), numbers.as_slice()) {
        (4, [year, month, day]) => (*year, *month, *day),
        (_, [day, month, year]) if words.raw(at).contains('.') => (*year, *month, *day),
        // Month first unless that cannot be.
        (_, [first, second, year]) if *first <= 12 => (*year, *first, *second),
        (_, [first, second, year]) => (*year, *second, *first),
        _ => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let valid = (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_clear = parts.first()?.len() == 4 || words.raw(at).contains('.') || day > 12 || day == month || numbers.first()? > &12;
    let date =
        DateValue { year: Some(year), month: Some(month), day: Some(day), either_order: !is_clear, ..DateValue::default() };
    valid.then_some((date, end))
}

fn year(words: &Words, at: usize) -> Option<i16> {
    let word = words.folded(at);
    let word = word.strip_suffix("'s").unwrap_or(word);
    let year: i16 = (word.len() == 4).then(|| word.parse().ok())??;
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(year)
}

/// A year on its own: "in 2016", "the 2016 election"; "2000 soldiers" is none.
fn bare_year(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let year = year(words, at)?;
    let next = words.folded(at + 1);
    let unit = matches!(words.raw(at + 1), "%" | "-" | "." | ":" | "/") && words.is_glued(at + 1) && words.is_glued(at + 2);
    let own = at > 0
        && (words.is_any(at - 1, &["the", "its", "his", "her", "their", "a", "an"]) || words.folded(at - 1).ends_with("'s"));
    let lead = at > 0 && (words.is_any(at - 1, LEADS) || matches!(words.raw(at - 1), "(" | "," | "–" | "-"));
    let counted = looks_plural(next) && !own || matches!(next, "percent" | "million" | "billion" | "hours" | "gmt");
    let compound = unit && words.raw(at + 1) != "-" && words.raw(at + 1) != ".";
    let currency = at > 0 && matches!(words.raw(at - 1), "$" | "€" | "£" | "#" | "+");
    let plausible = (1700..=2060).contains(&year) && (lead || own || !words.is_word(at + 1) || !looks_plural(next));
    (plausible && !counted && !compound && !currency).then_some((DateValue { year: Some(year), ..DateValue::default() }, at + 1))
}

/// Whether nothing but a year stands at a place.
pub(super) fn is_bare_year(words: &Words, at: usize) -> bool {
    calendar(words, at).is_some_and(|(date, _)| date.year.is_some() && date.month.is_none())
}

/// "1990s", "the '90s".
fn decade(words: &Words, at: usize) -> Option<(DateValue, usize)> {
    let digits = words.folded(at).strip_suffix('s')?.trim_end_matches('\'');
    let number: i16 = digits.parse().ok()?;
    let year = match digits.len() {
        4 => number,
        2 if at > 0 && matches!(words.raw(at - 1), "'" | "’" | "‘") => 1900 + number,
        _ => return None,
    };
    let date = DateValue { year: Some(year), part: Some(DatePart::Decade), ..DateValue::default() };
    (year % 10 == 0 && (FIRST_YEAR..=LAST_YEAR).contains(&year)).then_some((date, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Date;
    use crate::extract::facts::testing::check;

    #[test]
    fn forms_of_a_full_date() {
        for text in [
            "The bridge opened on October 14, 2025.",
            "The bridge opened on Oct. 14, 2025.",
            "It was 14 October 2025 in the harbour.",
            "Signed 2025-10-14 by both.",
            "Signed 10/14/2025 by both.",
            "Signed 14.10.2025 by both.",
            "On the 14th of October, 2025, it rained.",
        ] {
            check(text, Date, &["2025-10-14"]);
        }
        check("The ferry sank on Oct. 14 off the coast.", Date, &["10-14"]);
        check("It sank Tuesday, Oct. 14, at dawn.", Date, &["10-14 Tue"]);
        check("The fair runs October 14-16 in Lund.", Date, &["10-14"]);
    }

    #[test]
    fn precisions() {
        check("It closed in October.", Date, &["10"]);
        check("It closed in mid-October.", Date, &["10 Middle"]);
        check("It closes at the end of February.", Date, &["02 Late"]);
        check("It closed in October 2019.", Date, &["2019-10"]);
        check("It closed in 2019.", Date, &["2019"]);
        check("The 2016 election was close.", Date, &["2016"]);
        check("It was built in the 1990s.", Date, &["1990 Decade"]);
        check("They met in May.", Date, &["05"]);
        check("They met on Friday afternoon.", Date, &["Fri Afternoon"]);
        check("They met last Friday.", Date, &["Fri -1w"]);
    }

    #[test]
    fn no_dates() {
        for text in [
            "The company may move.",
            "May Holm spoke first.",
            "They march to the square.",
            "April Ross won the race.",
            "Some 2000 soldiers came home.",
            "On Good Friday nothing moved.",
            "She ran 1500 metres.",
            "They paid $2000 for it.",
            "He may 14 times have said so.",
            "Version 10.14.2 is out.",
        ] {
            check(text, Date, &[]);
        }
    }
}
