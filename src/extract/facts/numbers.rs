//! Counts, measures and shares of a whole.

use super::Found;
use super::about;
use super::cursor::Words;
use super::deeds;
use super::lexicon::{looks_like_event, looks_plural};
use super::numeral::{Numeral, hedged, some};
use crate::extract::facts::{Bound, FactKind, FactValue};

/// Words after "one" that make it a pronoun or an adverb.
const ONE_IS_NO_COUNT: &[&str] = &[
    "of",
    "another",
    "day",
    "who",
    "that",
    "thing",
    "more",
    "side",
    "point",
    "way",
    "reason",
    "example",
    "month",
    "year",
    "time",
    "another's",
    "or",
    "such",
    "hand",
    "last",
    "where",
    "which",
];

/// The stem of the unit of people.
const PEOPLE: &str = "peopl";

/// A count that begins at a place: "more than 30 passengers", "two-thirds of voters", "a 28-point plan".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    if let Some(found) = majority(words, at) {
        return Some(found);
    }
    let Some(number) = hedged(words, at) else { return some_of_many(words, at) };
    if number.share {
        return share(words, at, number);
    }
    let compound = words.is_joint(number.end);
    let quoted = matches!(words.raw(number.end), "\u{201c}" | "\"" | "\u{2018}" | "'") && !words.is_glued(number.end);
    let noun = if compound || quoted { number.end + 1 } else { number.end };
    // "One of four ferries" is one ferry.
    let one_of =
        words.folded(noun) == "of" && super::numeral::single(words, noun + 1).is_some_and(|all| all.low > 1.0 && !all.share);
    let several = (number.high != 1.0 || one_of) && !compound;
    let phrase = about::counted(words, noun, several).filter(|phrase| !looks_like_event(words.folded(phrase.head)));
    let Some(phrase) = phrase else { return bare(words, at, number) };
    if number.low == 1.0 && number.bound == Bound::Exact && !number.digits && !one_of && !is_one_thing(words, at, noun) {
        return None;
    }
    let end = if compound { phrase.words.end } else { number.end };
    let about = if compound { compound_about(words, &phrase) } else { words.text(phrase.words.clone()) };
    Some(count(at, end, number, counted_stem(words, phrase.head), about))
}

/// "Several passengers", "a few dozen": nobody counted them. What is counted must be in the plural.
fn some_of_many(words: &Words, at: usize) -> Option<Found> {
    let number = some(words, at).filter(|_| !words.is_any(at.wrapping_sub(1), NO_COUNT))?;
    let phrase = about::counted(words, number.end, true).filter(|phrase| looks_plural(words.folded(phrase.head)))?;
    let about = words.text(phrase.words.clone());
    Some(count(at, number.end, number, counted_stem(words, phrase.head), about))
}

/// Words before "many" that ask or compare.
const NO_COUNT: &[&str] = &["how", "as", "so", "too", "that", "this", "not"];

/// "Most of the gap", "a majority of voters": more than half.
fn majority(words: &Words, at: usize) -> Option<Found> {
    let (end, low, high) = SHARES.iter().find_map(|(phrase, low, high)| Some((words.phrase(at, phrase)?, *low, *high)))?;
    let range = at..end - 1;
    let number = Numeral { high, bound: Bound::Vague, ..Numeral::of(low, range.end) };
    Some(count(at, range.end, number, "share", about::share_of(words, &range)))
}

/// Shares in words; all of them end in "of".
const SHARES: &[(&str, f64, f64)] = &[
    ("most of", 0.5, 0.99),
    ("a majority of", 0.5, 0.99),
    ("the majority of", 0.5, 0.99),
    ("the vast majority of", 0.6, 0.99),
    ("a minority of", 0.01, 0.5),
    ("a fraction of", 0.01, 0.4),
];

/// One person and two people are counted in the same unit.
fn counted_stem<'d>(words: &Words<'d>, head: usize) -> &'d str {
    if words.is_any(head, &["person", "persons"]) { PEOPLE } else { words.stem(head) }
}

fn count(at: usize, end: usize, number: Numeral, unit: &str, about: String) -> Found {
    let value = FactValue::Quantity {
        kind: FactKind::Number,
        low: number.low,
        high: number.high,
        unit: unit.to_owned(),
        bound: number.bound,
    };
    Found::new(at..end, value, about)
}

/// "28-point peace plan" is of the plan.
fn compound_about(words: &Words, phrase: &about::Phrase) -> String {
    about::named(words, phrase.words.end).map_or_else(|| words.text(phrase.words.clone()), |rest| words.text(rest.words))
}

/// A figure with no noun after it: digits only, and only where it is no label of the word before.
fn bare(words: &Words, at: usize, number: Numeral) -> Option<Found> {
    let range = at..number.end;
    let article = number.low == 1.0 && !number.digits;
    if let Some((_, told)) = deeds::of(words, &range).filter(|_| !article || deeds_to_one(words, at, number.end)) {
        return Some(count(at, number.end, number, PEOPLE, words.text(told..told + 1)));
    }
    let glued = words.is_glued(number.end) && words.is_word(number.end);
    (number.digits && !glued).then(|| count(at, number.end, number, "", about::event(words, &range)))
}

/// "Killing one and", and not "that one died" or "killed a".
fn deeds_to_one(words: &Words, at: usize, end: usize) -> bool {
    words.folded(at) == "one" && !words.is_any(end, ONE_IS_NO_COUNT) && is_one_thing(words, at, end)
}

fn is_one_thing(words: &Words, at: usize, noun: usize) -> bool {
    let pronoun = matches!(
        words.before(at, 1),
        "no" | "any" | "the" | "this" | "that" | "every" | "each" | "which" | "only" | "some" | "first"
    );
    let past = looks_like_event(words.folded(noun));
    !(pronoun || past || words.is_any(noun, ONE_IS_NO_COUNT) || words.is_capital(noun))
}

fn share(words: &Words, at: usize, number: Numeral) -> Option<Found> {
    let range = at..number.end;
    Some(count(at, number.end, number, "share", about::share_of(words, &range)))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Number;
    use crate::extract::facts::testing::check;

    #[test]
    fn counts() {
        check("More than 30 passengers were hurt.", Number, &["AtLeast 30 passeng"]);
        check("At least 34 injured passengers left.", Number, &["AtLeast 34 passeng"]);
        check("Up to 12 people died.", Number, &["AtMost 12 peopl"]);
        check("Nearly forty boats sank.", Number, &["About 40 boat"]);
        check("A dozen boats sank.", Number, &["12 boat"]);
        check("Twenty-five boats sank.", Number, &["25 boat"]);
        check("Two hundred and fifty boats sank.", Number, &["250 boat"]);
        check("A hundred and fifty boats sank.", Number, &["150 boat"]);
        check("A million boats sank.", Number, &["1000000 boat"]);
        check("Threescore and ten boats sank.", Number, &["70 boat"]);
        check("Between 20 and 30 boats sank.", Number, &["20-30 boat"]);
        check("Some 1,200 boats sank.", Number, &["About 1200 boat"]);
        check("It has 1.2 million readers.", Number, &["1200000 reader"]);
        check("Half a million readers left.", Number, &["500000 reader"]);
        check("Dozens of boats sank.", Number, &["Vague 24-199 boat"]);
        check("The 28-point peace plan failed.", Number, &["28 point"]);
        check("They cut it to 19 points.", Number, &["19 point"]);
        check("Two-thirds of the gap is closed.", Number, &["0.6667 share"]);
        check("There is a one-in-three chance.", Number, &["0.3333 share"]);
        check("There is a 1 in 3 chance.", Number, &["0.3333 share"]);
        check("One man was hurt.", Number, &["1 man"]);
        check("It built one of four ferries.", Number, &["1 ferri", "4 ferri"]);
        check("It won ahead of three other bidders.", Number, &["3 bidder"]);
        check("One or two boats sank.", Number, &["1-2 boat"]);
        check("Five to six million boats sank.", Number, &["5000000-6000000 boat"]);
    }

    #[test]
    fn no_counts() {
        for text in [
            "One of them left.",
            "No one left.",
            "They met one another.",
            "It is a half truth.",
            "The two left.",
            "He said one day it will end.",
            "A 29-year-old left.",
            "They left at 4:30 p.m. today.",
            "It is the first boat.",
        ] {
            check(text, Number, &[]);
        }
    }
}
