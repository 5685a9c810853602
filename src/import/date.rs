//! The day a document is dated: from metadata, a date line, or the dateline before its first sentence.

use jiff::civil::Date;

use crate::text::{MONTHS, WEEKDAYS};

/// How many blocks at the top may hold the date.
const BLOCKS: usize = 6;

/// How long a line with little but a date may be, in bytes.
const LINE_BYTES: usize = 160;

/// How many words the names before a date may have: a place, or who wrote for which paper.
const NAMES: usize = 10;

/// How far into a paragraph its dateline may reach, in bytes.
const DATELINE_BYTES: usize = 90;

/// The date in a metadata value such as "2031-05-02T10:00:00Z" or "Fri, 2 May 2031"; the first if there are several.
pub(super) fn in_value(value: &str) -> Option<Date> {
    let words = words(value);
    (0..words.len())
        .find_map(|at| iso(value, &words, at).or_else(|| month_first(&words, at)).or_else(|| day_first(&words, at)))
        .or_else(|| compact(value))
}

/// The date that the first blocks of a text give it.
pub(super) fn of_blocks<'t>(blocks: impl Iterator<Item = &'t str>) -> Option<Date> {
    blocks.take(BLOCKS).find_map(|block| of_line(block).or_else(|| after_names(block)).or_else(|| of_dateline(block)))
}

/// Whether a line says nothing but a date.
pub(super) fn is_date_line(line: &str) -> bool {
    of_line(line).is_some()
}

/// "By A. Writer | 2 May 2031, 10:30 GMT": one part of the line is nothing but a date.
fn of_line(line: &str) -> Option<Date> {
    if line.len() > LINE_BYTES {
        return None;
    }
    line.split(['|', '·', '•', '—', '–']).find_map(|part| {
        let date = in_value(part)?;
        words(part).iter().all(|word| belongs_to_date(word.text)).then_some(date)
    })
}

/// "Port Ellen, 2 May 2031", "By Ann Writer, The Islay Post, 2 May 2031": nothing but names, then nothing but a date.
fn after_names(line: &str) -> Option<Date> {
    if line.len() > LINE_BYTES {
        return None;
    }
    let is_day = |word: &str| month(word).is_some() || WEEKDAYS.contains(&word);
    let is_name = |word: &Word<'_>| word.text.starts_with(char::is_uppercase) && !is_day(&word.text.to_lowercase());
    line.match_indices(", ").find_map(|(at, comma)| {
        let (names, rest) = (words(line.get(..at)?), line.get(at + comma.len()..)?);
        ((1..=NAMES).contains(&names.len()) && names.iter().all(is_name)).then(|| of_line(rest))?
    })
}

/// "PORT ELLEN, May 2, 2031 (Agency) — The pier …"
fn of_dateline(paragraph: &str) -> Option<Date> {
    let mut end = paragraph.len().min(DATELINE_BYTES);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let head = paragraph.get(..end)?;
    let (before, _) = head
        .split_once(" — ")
        .or_else(|| head.split_once(" – "))
        .or_else(|| head.split_once(" - "))
        .or_else(|| head.split_once("—"))?;
    let place = words(before).first()?.text;
    let is_capitals = place.chars().count() > 1 && place.chars().all(char::is_uppercase);
    if is_capitals { in_value(before) } else { None }
}

#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                out.extend(text.get(first..at).map(|text| Word { text, start: first }));
                start = None;
            }
            _ => {}
        }
    }
    out
}

fn iso(text: &str, words: &[Word<'_>], at: usize) -> Option<Date> {
    let [year, month, day] = [words.get(at)?, words.get(at + 1)?, words.get(at + 2)?];
    let joined = |left: &Word<'_>, right: &Word<'_>| {
        let between = text.get(left.start + left.text.len()..right.start);
        matches!(between, Some("-" | "/" | "."))
    };
    let day_digits = day.text.get(..2)?;
    let rest = day.text.get(2..)?;
    if !joined(year, month) || !joined(month, day) || !(rest.is_empty() || rest.starts_with(['T', 't'])) {
        return None;
    }
    date(number(year.text, 4)?, number(month.text, 2)?, number(day_digits, 2)?)
}

fn month_first(words: &[Word<'_>], at: usize) -> Option<Date> {
    let month = month(words.get(at)?.text)?;
    date(number(words.get(at + 2)?.text, 4)?, month, day(words.get(at + 1)?.text)?)
}

fn day_first(words: &[Word<'_>], at: usize) -> Option<Date> {
    let day = day(words.get(at)?.text)?;
    let skipped = usize::from(words.get(at + 1)?.text.eq_ignore_ascii_case("of"));
    let month = month(words.get(at + 1 + skipped)?.text)?;
    date(number(words.get(at + 2 + skipped)?.text, 4)?, month, day)
}

/// "20310502" or "20310502T101500Z".
fn compact(value: &str) -> Option<Date> {
    let digits: String = value.trim().chars().take_while(char::is_ascii_digit).collect();
    if digits.len() != 8 && digits.len() != 14 {
        return None;
    }
    date(number(digits.get(..4)?, 4)?, number(digits.get(4..6)?, 2)?, number(digits.get(6..8)?, 2)?)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let plausible = (1400..2500).contains(&year);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    plausible.then_some(date)
}

fn number(word: &str, digits: usize) -> Option<i16> {
    if word.len() != digits || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}

fn day(word: &str) -> Option<i16> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    if digits.len() > 2 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month(word: &str) -> Option<i16> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| *month == word || word.len() >= 3 && word.len() <= 4 && month.starts_with(&word))?;
    i16::try_from(at + 1).ok()
}

/// What stands beside the date in a date line, apart from figures.
const COMPANIONS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "date",
    "dated",
    "on",
    "at",
    "of",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "et",
    "est",
    "edt",
    "ct",
    "cst",
    "cdt",
    "pt",
    "pst",
    "pdt",
    "z",
    "noon",
    "midnight",
    "the",
];

fn belongs_to_date(word: &str) -> bool {
    let lower = word.to_lowercase();
    let word = lower.as_str();
    word.starts_with(|c: char| c.is_ascii_digit())
        || month(word).is_some()
        || WEEKDAYS.contains(&word)
        || COMPANIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: Option<Date>, expected: &str) {
        assert_eq!(found.map_or_else(String::new, |date| date.to_string()), expected);
    }

    #[test]
    fn values() {
        check(in_value("2031-05-02T10:00:00Z"), "2031-05-02");
        check(in_value("Fri, 2 May 2031 10:00:00 GMT"), "2031-05-02");
        check(in_value("May 2nd, 2031"), "2031-05-02");
        check(in_value("the 2nd of May 2031"), "2031-05-02");
        check(in_value("Sept. 3, 2031"), "2031-09-03");
        check(in_value("20310502101500"), "2031-05-02");
        check(in_value("2031-13-02"), "");
        check(in_value("May 2"), "");
        check(in_value("31 June 2031"), "");
    }

    #[test]
    fn date_lines_and_datelines() {
        let of = |blocks: &[&str]| of_blocks(blocks.iter().copied());
        check(of(&["The pier", "By A. Writer | 2 May 2031, 10:30 a.m. GMT", "It closed."]), "2031-05-02");
        check(of(&["Published: Friday, May 2, 2031"]), "2031-05-02");
        check(of(&["PORT ELLEN, May 2, 2031 (Agency) — The pier closed."]), "2031-05-02");
        check(of(&["The pier", "Port Ellen, 2 May 2031, 14:00", "It closed."]), "2031-05-02");
        check(of(&["The pier", "By Ann Writer, The Islay Post, 2 May 2031", "It closed."]), "2031-05-02");
        check(of(&["Interview: Petra Novák, Sport Weekly, May 2, 2031"]), "2031-05-02");
        check(of(&["Islay Remembers, Islay mourns, 2 May 2031"]), "");
        check(of(&["Born on Islay, 2 May 2031"]), "");
        check(of(&["The pier that fell on May 2, 2031 — and rose again"]), "");
        check(of(&["The storm of May 2, 2031"]), "");
        check(of(&["The pier closed on May 2, 2031."]), "");
    }
}
