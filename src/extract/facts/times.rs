//! Times of day.

use super::Found;
use super::about;
use super::cursor::Words;
use super::hedge;
use super::spoken_times;
use crate::extract::facts::{Bound, FactValue};

const ZONES: &[&str] = &[
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT",
    "IST", "JST", "MSK",
];
/// Words before figures without "p.m." that show them to be a time.
const TIME_LEADS: &[&str] =
    &["at", "by", "until", "till", "from", "after", "before", "around", "about", "since", "to", "between"];
const NOON: u16 = 12 * 60;

/// A time that begins at a place: "about 4:30 p.m. ET", "16:30", "noon".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    let (bound, start) = bound(words, at);
    let (minutes, either_half, end) = match named(words, start).or_else(|| clock(words, start)) {
        Some((minutes, end)) => (minutes, false, end),
        None => in_words(words, start)?,
    };
    let (zone, end) = zone(words, end);
    let range = at..end;
    let about = about::event(words, &range);
    Some(Found::new(range, FactValue::Time { minutes, zone, bound, either_half }, about))
}

fn bound(words: &Words, at: usize) -> (Bound, usize) {
    let close = words.is_any(at, &["shortly", "just"]);
    let start = if close { at + 1 } else { at };
    match words.folded(start) {
        "before" | "after" if close => (Bound::About, start + 1),
        "before" | "by" => (Bound::AtMost, start + 1),
        "after" => (Bound::AtLeast, start + 1),
        "around" | "about" | "approximately" | "nearly" => (Bound::About, start + 1),
        _ => match hedge::before(words, at) {
            (Bound::About, end) => (Bound::About, end),
            _ => (Bound::Exact, at),
        },
    }
}

/// A time that tells the hours to twelve, with what is told of the half of the day; and whether that is nothing.
fn in_words(words: &Words, at: usize) -> Option<(u16, bool, usize)> {
    let told = match figures(words, at) {
        // "6.12 in the morning", "at 6 in the morning".
        Some((hour, Some(minute), end)) if hour <= 12 && spoken_times::in_part(words, end).is_some() => {
            spoken_times::placed(words, at, hour % 12 * 60 + minute, end)
        }
        _ => spoken_times::read(words, at)?,
    };
    Some((told.minutes, told.either_half, told.end))
}

fn named(words: &Words, at: usize) -> Option<(u16, usize)> {
    match words.folded(at) {
        "noon" | "midday" if words.folded(at + 1) != "deadline" => Some((NOON, at + 1)),
        "midnight" => Some((0, at + 1)),
        _ => None,
    }
}

fn clock(words: &Words, at: usize) -> Option<(u16, usize)> {
    let (hour, minute, end) = figures(words, at)?;
    if let Some((afternoon, end)) = half_day(words, at, end) {
        return (hour <= 12).then_some(((hour % 12) * 60 + minute.unwrap_or(0) + if afternoon { NOON } else { 0 }, end));
    }
    // "16:30" on its own; "16.30" and "4" are no times without a zone.
    let lead = words.raw(at).len() == 2 || words.is_any(at.saturating_sub(1), TIME_LEADS);
    let colon = words.raw(at + 1) == ":" && lead;
    let zone = ZONES.contains(&words.raw(end));
    let military = minute.is_some() && zone;
    (hour < 24 && (colon || military)).then(|| (hour * 60 + minute.unwrap_or(0), end))
}

/// Hour and minutes, and the position after them: "4:30", "4.30", "1630", "4", also with "pm" glued on ("4pm").
fn figures(words: &Words, at: usize) -> Option<(u16, Option<u16>, usize)> {
    let first = words.raw(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let bare = first.len() == words.raw(at).len();
    if bare && words.raw(at + 1) == ":" && words.is_glued(at + 1) && words.is_glued(at + 2) {
        let minute = words.raw(at + 2).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let minute: u16 = (minute.len() == 2).then(|| minute.parse().ok())??;
        let hour: u16 = (first.len() <= 2).then(|| first.parse().ok())??;
        let seconds = words.raw(at + 3) == ":" && words.is_glued(at + 3);
        return (minute < 60 && hour <= 24 && !seconds).then_some((hour, Some(minute), at + 3));
    }
    if let Some((hour, minute)) = first.split_once('.') {
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, (minute.len() == 2).then(|| minute.parse().ok())??);
        return (minute < 60 && hour <= 24).then_some((hour, Some(minute), at + 1));
    }
    let number: u16 = first.parse().ok()?;
    match first.len() {
        1 | 2 if number <= 24 => Some((number, None, at + 1)),
        4 if number / 100 < 24 && number % 100 < 60 => Some((number / 100, Some(number % 100), at + 1)),
        _ => None,
    }
}

/// Whether a.m. or p.m. stands at the end of the figures.
fn half_day(words: &Words, at: usize, end: usize) -> Option<(bool, usize)> {
    let last = words.folded(end.checked_sub(1).filter(|last| *last >= at)?);
    if last.ends_with("pm") || last.ends_with("am") {
        let digits = last.chars().next().is_some_and(|c| c.is_ascii_digit());
        return digits.then(|| (last.ends_with("pm"), end));
    }
    let afternoon = match words.folded(end) {
        "pm" | "p.m" => true,
        "am" | "a.m" => false,
        _ => return None,
    };
    // The stop of "p.m." ends the sentence too when nothing follows.
    let stop = words.folded(end).contains('.') && words.raw(end + 1) == "." && words.is_glued(end + 1);
    Some((afternoon, if stop { end + 2 } else { end + 1 }))
}

fn zone(words: &Words, at: usize) -> (Option<String>, usize) {
    if ZONES.contains(&words.raw(at)) {
        return (Some(words.raw(at).to_owned()), at + 1);
    }
    match (words.folded(at), words.folded(at + 1)) {
        ("local", "time") => (Some("LOCAL".to_owned()), at + 2),
        ("eastern", "time") => (Some("ET".to_owned()), at + 2),
        ("pacific", "time") => (Some("PT".to_owned()), at + 2),
        _ => (None, at),
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Time;
    use crate::extract::facts::testing::check;

    #[test]
    fn times() {
        check("The train left at 4:30 p.m. on Monday.", Time, &["16:30"]);
        check("The train left at 4 p.m.", Time, &["16:00"]);
        check("The train left at 4pm.", Time, &["16:00"]);
        check("The train left at 4:30pm.", Time, &["16:30"]);
        check("The train left at 16:30 GMT.", Time, &["16:30 GMT"]);
        check("The train left at 1630 GMT.", Time, &["16:30 GMT"]);
        check("It began around 12:15 a.m. ET.", Time, &["About 00:15 ET"]);
        check("It began shortly after noon.", Time, &["About 12:00"]);
        check("It began after noon.", Time, &["AtLeast 12:00"]);
        check("It ended before midnight.", Time, &["AtMost 00:00"]);
    }

    #[test]
    fn times_in_words() {
        check("The ferry left at four o’clock on Wednesday morning.", Time, &["04:00"]);
        check("The ferry left at four o'clock in the afternoon.", Time, &["16:00"]);
        check("The ferry left at 4 o'clock.", Time, &["04:00 either"]);
        check("The ferry left at half past six.", Time, &["06:30 either"]);
        check("The ferry left at a quarter to seven in the evening.", Time, &["18:45"]);
        check("It came at twenty-five past nine at night.", Time, &["21:25"]);
        check("They met at ten to five.", Time, &["04:50 either"]);
        check("The ferry left at 6.12 in the morning.", Time, &["06:12"]);
        check("The doors opened at seven in the evening.", Time, &["19:00"]);
        check("It broke out shortly after two in the morning.", Time, &["About 02:00"]);
        check("On Friday evening at six o'clock they met.", Time, &["18:00"]);
    }

    #[test]
    fn no_times() {
        for text in [
            "The fire killed seven in the evening.",
            "It fell from ten to five.",
            "The jury split ten to two.",
            "Half the crew left in the morning.",
            "Four in the crew were hurt.",
            "It lies a quarter mile past one bridge.",
            "The score was 3 in the end.",
            "Read John 3:167 again.",
            "He ran it in 4.30 minutes.",
            "At 25:10 it ends.",
        ] {
            check(text, Time, &[]);
        }
    }
}
