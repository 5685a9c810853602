//! Ages of people.

use super::Found;
use super::about;
use super::cursor::Words;
use super::numeral::{Numeral, hedged, range};
use crate::extract::facts::{FactKind, FactValue};

/// Children are called by their first names.
const ADULT: f64 = 16.0;
/// Nobody is older.
const OLDEST: f64 = 125.0;

/// An age that begins at a place: "29 years old", "a 29-year-old", "aged 29", "Anna Holm, 29,".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    labelled(words, at).or_else(|| in_years(words, at)).or_else(|| after_name(words, at)).or_else(|| after_who(words, at))
}

fn age(words: &Words, at: usize, number: Numeral, end: usize) -> Option<Found> {
    let holder = holder(words, at, end);
    let value = FactValue::Quantity {
        kind: FactKind::Age,
        low: number.low,
        high: number.high,
        unit: "year".to_owned(),
        bound: number.bound,
    };
    (number.high <= OLDEST).then(|| Found::new(at..end, value, holder))
}

/// "aged 29", "at the age of 29", "age 29".
fn labelled(words: &Words, at: usize) -> Option<Found> {
    let start = match words.folded(at) {
        "aged" => at + 1,
        "age" if words.folded(at + 1) == "of" => at + 2,
        "age" => at + 1,
        _ => return None,
    };
    let number = hedged(words, start).filter(|number| number.digits || number.low > 1.0)?;
    age(words, at, number, number.end)
}

/// "29 years old", "29-year-old", also the first of "27 and 29 years old".
fn in_years(words: &Words, at: usize) -> Option<Found> {
    let number = hedged(words, at)?;
    if let Some(end) = year_old(words, number.end) {
        return age(words, at, number, end);
    }
    let second = (words.folded(number.end) == "and").then(|| range(words, number.end + 1))??;
    year_old(words, second.end)?;
    age(words, at, number, number.end)
}

fn year_old(words: &Words, at: usize) -> Option<usize> {
    let step = |at: usize| if words.is_joint(at) { at + 1 } else { at };
    let unit = step(at);
    if !words.is_any(unit, &["year", "years"]) {
        return None;
    }
    let old = step(unit + 1);
    (words.is_any(old, &["old", "olds"]) || words.phrase(old, "of age").is_some()).then_some(old + 1)
}

/// "Anna Holm, 29, said": a number between commas after a name.
fn after_name(words: &Words, at: usize) -> Option<Found> {
    let open = at >= 2 && matches!(words.raw(at - 1), "," | "(") && words.is_capital(at - 2) && words.is_word(at - 2);
    let number = range(words, at).filter(|number| number.digits && number.low == number.high && number.low.fract() == 0.0)?;
    let closed =
        matches!(words.raw(number.end), "," | ")" | ";") || (words.raw(number.end) == "." && number.end + 1 >= words.len());
    let plain = words.raw(at).chars().all(|c| c.is_ascii_digit());
    // "in Bonn, 30, 40 and 50 …" is a list.
    let list = words.is_number(number.end + 1);
    // "Holm, 29, said": at the beginning of a sentence the surname will do.
    let surname = open && at == 2 && words.raw(at - 1) == "," && words.raw(number.end) == "," && number.low >= ADULT;
    let surname = surname && !super::lexicon::is_function_word(words.folded(0)) && super::dates::read(words, 0).is_none();
    let name = surname
        || open && at >= 3 && words.is_capital(at - 3) && words.is_word(at - 3) && super::dates::read(words, at - 2).is_none();
    (name && closed && plain && !list && (1.0..=110.0).contains(&number.low)).then(|| age(words, at, number, number.end))?
}

/// "her son, who is six, …".
fn after_who(words: &Words, at: usize) -> Option<Found> {
    let lead = at >= 2 && words.is_any(at - 1, &["is", "was"]) && words.folded(at - 2) == "who";
    let number = lead.then(|| range(words, at)).flatten().filter(|number| number.low >= 1.0 && number.low.fract() == 0.0)?;
    let closed = number.end >= words.len() || matches!(words.raw(number.end), "," | "." | ";" | ")" | "—");
    let mut found = closed.then(|| age(words, at, number, number.end))??;
    let noun = if at >= 4 && words.raw(at - 3) == "," { at - 4 } else { at.saturating_sub(3) };
    if !words.is_capital(noun) {
        found.about = words.text(noun..noun + 1);
    }
    Some(found)
}

/// Whose age it is: the noun after "29-year-old", else the name before.
fn holder(words: &Words, at: usize, end: usize) -> String {
    if let Some(phrase) = about::named(words, end).filter(|phrase| phrase.words.start == end) {
        return words.text(phrase.words);
    }
    let last = (at.saturating_sub(6)..at).rev().find(|at| words.is_word(*at) && words.is_capital(*at));
    let Some(last) = last else { return String::new() };
    let mut first = last;
    while first > 0 && words.is_word(first - 1) && words.is_capital(first - 1) {
        first -= 1;
    }
    words.text(first..last + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Age;
    use crate::extract::facts::testing::check;

    #[test]
    fn ages() {
        check("The 29-year-old nurse fled.", Age, &["29 year"]);
        check("Holm, 29, won the race.", Age, &["29 year"]);
        check("She is 29 years old.", Age, &["29 year"]);
        check("Ida and Ole Holm, 27 and 29 years old, were there.", Age, &["27 year", "29 year"]);
        check("A man aged 44 was held.", Age, &["44 year"]);
        check("Anna Holm, 68, was held.", Age, &["68 year"]);
        check("Anna Holm (68) was held.", Age, &["68 year"]);
        check("He died at the age of 91.", Age, &["91 year"]);
        check("They came with a son, who is seven.", Age, &["7 year"]);
    }

    #[test]
    fn no_ages() {
        for text in [
            "On October 14, 25, and 30 they met.",
            "It is a 29-year lease.",
            "In Oslo, 29 people came.",
            "The stone age, 5 miles on.",
            "They met Holm, who is one of them.",
            "In Oslo, 12, 14 and 16 fell.",
        ] {
            check(text, Age, &[]);
        }
    }
}
