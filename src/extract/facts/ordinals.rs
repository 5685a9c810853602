//! Places in an order.

use super::Found;
use super::about;
use super::cursor::Words;
use super::lexicon::{is_function_word, looks_like_event};
use crate::extract::facts::{Bound, FactKind, FactValue};

const WORDS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];
/// Nouns with which an ordinal makes a name or a phrase of its own.
const NAMES: &[&str] = &[
    "lady",
    "amendment",
    "world",
    "street",
    "avenue",
    "ave",
    "gentleman",
    "circuit",
    "hand",
    "thoughts",
    "thought",
    "time",
    "place",
    "century",
    "minister",
    "secretary",
    "aid",
    "class",
    "rate",
    "longer",
    "later",
];

/// An ordinal that begins at a place: "the 15th anniversary", "his second term".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    if let Some(found) = medal(words, at) {
        return Some(found);
    }
    let (number, end) = in_digits(words.folded(at)).map(|number| (number, at + 1)).or_else(|| in_words(words, at))?;
    let noun = if words.is_joint(end) { end + 1 } else { end };
    let phrase = about::named(words, noun).filter(|phrase| phrase.words.start == noun)?;
    if words.is_any(noun, NAMES) || looks_like_event(words.folded(noun)) || is_function_word(words.folded(noun)) {
        return None;
    }
    let value = FactValue::Quantity {
        kind: FactKind::Ordinal,
        low: number,
        high: number,
        unit: words.stem(phrase.head).to_owned(),
        bound: Bound::Exact,
    };
    Some(Found::new(at..end, value, words.text(phrase.words)))
}

/// The metals of the first three places.
const METALS: &[&str] = &["gold", "silver", "bronze"];
/// Verbs that take a medal.
const WINNING: &[&str] =
    &["won", "win", "wins", "winning", "took", "take", "takes", "taking", "claimed", "earned", "secured", "bagged"];
/// How far before the metal the verb may stand: "won Olympic silver".
const WON: usize = 3;

/// A place by its medal: "won Olympic silver", "the gold medal".
fn medal(words: &Words, at: usize) -> Option<Found> {
    let place = METALS.iter().position(|metal| *metal == words.folded(at))?;
    let is_medal = |at: usize| words.is_any(at, &["medal", "medals", "medallist", "medalist", "medallists", "medalists"]);
    let goes_on =
        |near: &usize| words.is_word(*near) && !is_function_word(words.folded(*near)) || words.is_any(*near, &["a", "the", "an"]);
    let verb = (at.saturating_sub(WON)..at).rev().take_while(goes_on).find(|near| words.is_any(*near, WINNING));
    let ends = |at: usize| {
        !words.is_word(at) || words.is_any(at, &["in", "at", "for", "and", "with", "on", "but", "as", "after", "ahead"])
    };
    let named = is_medal(at + 1);
    let is_one = if named { !words.folded(at + 1).ends_with('s') } else { verb.is_some() && ends(at + 1) };
    if !is_one {
        return None;
    }
    let number = place as f64 + 1.0;
    let value =
        FactValue::Quantity { kind: FactKind::Ordinal, low: number, high: number, unit: "medal".to_owned(), bound: Bound::Exact };
    Some(Found::new(at..if named { at + 2 } else { at + 1 }, value, "medal".to_owned()))
}

fn in_digits(word: &str) -> Option<f64> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    digits.parse::<u32>().ok().map(f64::from)
}

/// Written out: only after an article or possessive, where it cannot be an adverb.
fn in_words(words: &Words, at: usize) -> Option<(f64, usize)> {
    let index = WORDS.iter().position(|word| *word == words.folded(at))?;
    let before = words.before(at, 1);
    let own = matches!(before, "the" | "a" | "his" | "her" | "its" | "their" | "my" | "our") || before.ends_with("'s");
    (own && !words.is_capital(at)).then_some((index as f64 + 1.0, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Ordinal;
    use crate::extract::facts::testing::check;

    #[test]
    fn places_in_an_order() {
        check("It was the 15th anniversary of the storm.", Ordinal, &["15 anniversari"]);
        check("His second term ends soon.", Ordinal, &["2 term"]);
        check("It is the 35th day of the strike.", Ordinal, &["35 day"]);
        check("She won Olympic silver in Lund.", Ordinal, &["2 medal"]);
        check("She took the gold medal.", Ordinal, &["1 medal"]);
    }

    #[test]
    fn no_places() {
        for text in [
            "First they came home.",
            "The price of gold and silver fell.",
            "They won gold mines in court.",
            "She has two gold medals.",
            "The First Lady spoke.",
            "Wait a second longer.",
            "On 42nd Street it rained.",
            "He first reported it.",
            "Two-thirds of it is gone.",
        ] {
            check(text, Ordinal, &[]);
        }
    }
}
