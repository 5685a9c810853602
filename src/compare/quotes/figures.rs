//! Numbers in several words, which are one word in figures: "twenty-six" and "26".

use crate::base::TextSpan;
use crate::compare::lexicon::Lexicon;
use crate::text::Document;

/// Joins the words of a number where a text has the same number in figures; what it is written in is no matter of wording.
pub(super) fn joined(
    document: &Document,
    words: Vec<u32>,
    places: Vec<TextSpan>,
    lexicon: &Lexicon,
) -> (Vec<u32>, Vec<TextSpan>) {
    let value = |at: usize| {
        let place = places.get(at)?;
        let is_spelled = document.slice(*place).starts_with(char::is_alphabetic);
        words.get(at).filter(|_| is_spelled).and_then(|word| part(lexicon.form(*word)))
    };
    // Most quotations have no such number.
    if !(1..words.len()).any(|at| value(at).is_some() && (value(at - 1).is_some() || lexicon.form(words[at - 1]) == "and")) {
        return (words, places);
    }
    let (mut out, mut out_places) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
    let mut at = 0;
    while let Some((word, place)) = words.get(at).zip(places.get(at)) {
        let is_and = |at: usize| words.get(at).is_some_and(|word| lexicon.form(*word) == "and");
        let found = number(at, value, is_and).filter(|(_, end)| *end > at + 1);
        let found = found.and_then(|(number, end)| Some((lexicon.find(&number.to_string())?, end)));
        let (word, end) = found.unwrap_or((*word, at + 1));
        out.push(word);
        out_places.push(places.get(end - 1).map_or(*place, |last| place.cover(*last)));
        at = end;
    }
    (out, out_places)
}

/// A word of a number.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Small(u64),
    Ten(u64),
    Hundred,
    Thousand,
}

/// A word as it is compared, in which "six" is "6" and "sixty" is "60".
fn part(form: &str) -> Option<Part> {
    match form {
        "hundred" => return Some(Part::Hundred),
        "thousand" => return Some(Part::Thousand),
        _ => {}
    }
    let number: u64 = if form.len() <= 2 { form.parse().ok()? } else { return None };
    match number {
        1..20 => Some(Part::Small(number)),
        20..100 if number.is_multiple_of(10) => Some(Part::Ten(number)),
        _ => None,
    }
}

/// The number whose words begin at a place, and where they end: "one hundred and twenty-six".
fn number(at: usize, value: impl Fn(usize) -> Option<Part>, is_and: impl Fn(usize) -> bool) -> Option<(u64, usize)> {
    let below_hundred = |at: usize| match (value(at), value(at + 1)) {
        (Some(Part::Ten(ten)), Some(Part::Small(one))) if one < 10 => Some((ten + one, at + 2)),
        (Some(Part::Ten(number) | Part::Small(number)), _) => Some((number, at + 1)),
        _ => None,
    };
    let further = |at: usize| below_hundred(if is_and(at) { at + 1 } else { at });
    let below_thousand = |at: usize| {
        let (number, end) = below_hundred(at)?;
        if number >= 10 || value(end) != Some(Part::Hundred) {
            return Some((number, end));
        }
        Some(further(end + 1).map_or((100 * number, end + 1), |(rest, end)| (100 * number + rest, end)))
    };
    let (number, end) = below_thousand(at)?;
    if value(end) != Some(Part::Thousand) {
        return Some((number, end));
    }
    let rest = if is_and(end + 1) { below_hundred(end + 2) } else { below_thousand(end + 1) };
    Some(rest.map_or((1000 * number, end + 1), |(rest, end)| (1000 * number + rest, end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number at the beginning of some words and how many of them it takes.
    fn check(words: &str, expected: Option<(u64, usize)>) {
        let words: Vec<&str> = words.split(' ').collect();
        let word = |at: usize| words.get(at).copied().unwrap_or("");
        assert_eq!(number(0, |at| part(word(at)), |at| word(at) == "and"), expected, "{words:?}");
    }

    #[test]
    fn numbers_in_words() {
        check("20 6 years", Some((26, 2)));
        check("20 and 6", Some((20, 1)));
        check("6 20", Some((6, 1)));
        check("1 hundred and 20 6", Some((126, 5)));
        check("3 thousand 4 hundred boats", Some((3400, 4)));
        check("3 thousand and 5", Some((3005, 4)));
        check("hundred", None);
        check("boats", None);
    }
}
