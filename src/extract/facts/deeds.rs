//! What happens to people who are counted: killed, hurt, arrested. A number beside such a word needs no noun.

use std::ops::Range;

use super::cursor::Words;
use super::lexicon::{is_function_word, looks_like_event};
use super::{Fact, FactKind};
use crate::text::Document;

/// What happens to people who are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Killed, dead.
    Dead,
    /// Injured, wounded.
    Hurt,
    /// Arrested, detained.
    Arrested,
    /// Rescued, saved.
    Rescued,
    /// Driven from home.
    Displaced,
}

/// Words of which the counted people are the object: "killing seven".
const DONE_TO: &[(&str, Deed)] = &[
    ("killed", Deed::Dead),
    ("killing", Deed::Dead),
    ("kills", Deed::Dead),
    ("injured", Deed::Hurt),
    ("injuring", Deed::Hurt),
    ("injures", Deed::Hurt),
    ("wounded", Deed::Hurt),
    ("wounding", Deed::Hurt),
    ("hurt", Deed::Hurt),
    ("hurting", Deed::Hurt),
    ("arrested", Deed::Arrested),
    ("arresting", Deed::Arrested),
    ("detained", Deed::Arrested),
    ("detaining", Deed::Arrested),
    ("rescued", Deed::Rescued),
    ("rescuing", Deed::Rescued),
    ("saved", Deed::Rescued),
    ("displaced", Deed::Displaced),
    ("displacing", Deed::Displaced),
    ("evacuated", Deed::Displaced),
    ("evacuating", Deed::Displaced),
];
/// Words that tell the same of people who stand before them.
const STATES: &[(&str, Deed)] = &[("dead", Deed::Dead), ("died", Deed::Dead), ("die", Deed::Dead)];
/// Words between the people and what happened to them.
const LINKS: &[&str] = &[
    "were",
    "was",
    "are",
    "is",
    "been",
    "being",
    "have",
    "had",
    "has",
    "left",
    "also",
    "seriously",
    "slightly",
    "others",
    "other",
];
/// How many words may stand between a number and what happened.
const REACH: usize = 5;

fn done_to(word: &str) -> Option<Deed> {
    DONE_TO.iter().find(|(form, _)| *form == word).map(|(_, deed)| *deed)
}

fn state(word: &str) -> Option<Deed> {
    STATES.iter().find(|(form, _)| *form == word).map(|(_, deed)| *deed)
}

/// What happens to the people that a number counts, as the object before it or the subject after it.
pub(super) fn of(words: &Words, range: &Range<usize>) -> Option<(Deed, usize)> {
    let before = range.start.checked_sub(1);
    if let Some(found) = before.and_then(|at| Some((done_to(words.folded(at))?, at))) {
        return Some(found);
    }
    for at in range.end..range.end + REACH {
        let word = words.folded(at);
        if let Some(deed) = state(word) {
            return Some((deed, at));
        }
        if let Some(deed) = done_to(word) {
            return is_done_to_subject(words, at).then_some((deed, at));
        }
        let other = !words.is_word(at) || looks_like_event(word) || is_function_word(word);
        if other && !LINKS.contains(&word) {
            return None;
        }
    }
    None
}

/// "Two were rescued", "two hurt in a fire", and not "two firemen rescued the crew".
fn is_done_to_subject(words: &Words, at: usize) -> bool {
    let passive = LINKS.contains(&words.before(at, 1));
    let participle = words.folded(at).ends_with("ing");
    let object = words.is_number(at + 1)
        || words.is_word(at + 1) && !is_function_word(words.folded(at + 1))
        || words.is_any(at + 1, &["the", "a", "an", "his", "her", "their", "them", "him", "at", "more", "two", "three"]);
    passive || !object && !participle
}

/// What happens to the people of a count, if it tells that.
pub(crate) fn deed(document: &Document, fact: &Fact) -> Option<Deed> {
    let words = Words::new(document, document.sentences.get(fact.sentence)?);
    let found = of(&words, &words.range_of(fact.span)).map(|(deed, _)| deed);
    found.filter(|_| fact.kind() == FactKind::Number)
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Number;
    use crate::extract::facts::testing::check;

    #[test]
    fn people_without_a_noun() {
        check("It sank, killing one person and injuring seven.", Number, &["1 peopl", "7 peopl"]);
        check("It killed two people and injured nine.", Number, &["2 peopl", "9 peopl"]);
        check("Two people died and 7 were hurt.", Number, &["2 peopl", "7 peopl"]);
        check("Police arrested at least twelve.", Number, &["AtLeast 12 peopl"]);
    }

    #[test]
    fn numbers_of_nobody() {
        check("The two left.", Number, &[]);
        check("It opened at seven.", Number, &[]);
        check("Two rescued the crew.", Number, &[]);
    }
}
