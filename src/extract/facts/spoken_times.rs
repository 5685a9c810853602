//! Times of day told in words: "half past six", "four o'clock", "seven in the evening".

use super::cursor::Words;
use super::dates::day_part;
use super::numeral::single;
use crate::extract::facts::DatePart;

/// How many words after a time the part of its day may stand: "on Wednesday morning".
const NEAR: usize = 3;
/// Words before a bare hour that show it to be a time.
const LEADS: &[&str] = &["at", "by", "until", "till", "from", "after", "before", "around", "about", "since", "past"];
/// The same before "ten to five", which else is a range or a score.
const FIRM_LEADS: &[&str] = &["at", "until", "till", "after", "before", "since"];

/// A time of day as it is told.
pub(super) struct Told {
    /// Minutes after midnight, in the half of the day that is told, else in the first.
    pub(super) minutes: u16,
    /// Whether nothing tells which half of the day it is in.
    pub(super) either_half: bool,
    /// The position after it.
    pub(super) end: usize,
}

/// A time in words that begins at a place.
pub(super) fn read(words: &Words, at: usize) -> Option<Told> {
    if let Some((minutes, end)) = past_or_to(words, at) {
        return Some(placed(words, at, minutes, end));
    }
    let (hour, end) = hour(words, at)?;
    if words.is_any(end, &["o'clock", "oclock"]) {
        return Some(placed(words, at, 60 * hour, end + 1));
    }
    let (part, after) = in_part(words, end)?;
    let led = LEADS.contains(&words.before(at, 1));
    led.then(|| Told { minutes: in_half(60 * hour, part), either_half: false, end: after })
}

/// Reads a time of the twelve hours that stands at a place as one of the day, by the part of the day that is told near.
pub(super) fn placed(words: &Words, at: usize, minutes: u16, end: usize) -> Told {
    let is_afternoon = match words.folded(end) {
        "pm" | "p.m" => Some(DatePart::Afternoon),
        "am" | "a.m" => Some(DatePart::Morning),
        _ => None,
    };
    if let Some((part, end)) = is_afternoon.map(|part| (part, end + 1)).or_else(|| in_part(words, end)) {
        return Told { minutes: in_half(minutes, part), either_half: false, end };
    }
    let goes_on = |near: usize| words.is_word(near) && !words.is_any(near, &["and", "but", "when", "while", "before", "after"]);
    let after = (end..end + NEAR).take_while(|near| goes_on(*near)).find_map(|near| day_part(words.folded(near)));
    let before = || (at.saturating_sub(NEAR)..at).rev().find_map(|near| day_part(words.folded(near)));
    match after.or_else(before) {
        Some(part) => Told { minutes: in_half(minutes, part), either_half: false, end },
        None => Told { minutes, either_half: true, end },
    }
}

/// "In the morning", "at night", and the position after it.
pub(super) fn in_part(words: &Words, at: usize) -> Option<(DatePart, usize)> {
    let start = words.phrase(at, "in the").or_else(|| words.phrase(at, "at").filter(|at| words.folded(*at) == "night"))?;
    Some((day_part(words.folded(start))?, start + 1))
}

fn in_half(minutes: u16, part: DatePart) -> u16 {
    let minutes = minutes % 720;
    match part {
        DatePart::Morning => minutes,
        // "Two at night" is after midnight, "eleven at night" before it.
        DatePart::Night if minutes < 300 => minutes,
        _ => minutes + 720,
    }
}

fn hour(words: &Words, at: usize) -> Option<(u16, usize)> {
    small(words, at, 12).map(|hour| (hour % 12, at + 1))
}

/// A whole number of one word, no larger than the most.
fn small(words: &Words, at: usize, most: u16) -> Option<u16> {
    let number = single(words, at).filter(|number| number.end == at + 1 && !number.share && number.low == number.high)?;
    let fits = number.low >= 1.0 && number.low <= f64::from(most) && number.low.fract() == 0.0;
    fits.then_some(number.low as u16)
}

/// "Half past six", "a quarter to seven", "ten minutes past four".
fn past_or_to(words: &Words, at: usize) -> Option<(u16, usize)> {
    let start = if words.folded(at) == "a" && words.folded(at + 1) == "quarter" { at + 1 } else { at };
    let (minutes, end, is_sure) = match words.folded(start) {
        "half" => (30, start + 1, true),
        "quarter" => (15, start + 1, true),
        "twenty" if words.is_joint(start + 1) && words.folded(start + 2) == "five" => (25, start + 3, false),
        "twenty" if words.folded(start + 1) == "five" => (25, start + 2, false),
        _ => (small(words, start, 29).filter(|_| words.is_word(start))?, start + 1, false),
    };
    let (end, is_sure) = if words.is_any(end, &["minutes", "minute"]) { (end + 1, true) } else { (end, is_sure) };
    let is_past = words.folded(end) == "past";
    if !is_past && (words.folded(end) != "to" || minutes == 30) {
        return None;
    }
    let (hour, after) = hour(words, end + 1)?;
    if !is_sure && !is_past && !FIRM_LEADS.contains(&words.before(at, 1)) || words.is_joint(after) {
        return None;
    }
    let after = if words.is_any(after, &["o'clock", "oclock"]) { after + 1 } else { after };
    Some((if is_past { 60 * hour + minutes } else { (60 * hour + 720 - minutes) % 720 }, after))
}
