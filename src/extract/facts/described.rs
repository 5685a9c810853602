//! Places and occasions told by what they are: "the southern border", "in a televised speech".

use std::ops::Range;

use super::cursor::Words;
use super::lexicon::{is_function_word, looks_like_event};
use super::{FactKind, FactValue, Found};
use crate::text::WEEKDAYS;

/// Nouns of places of which a land or town has several, told apart by the words before them.
const REGIONS: &[&str] = &["border", "frontier", "coast", "coastline", "shoreline", "suburb", "suburbs", "outskirts"];
/// Words that tell where in a land a region lies.
const DIRECTIONS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "central",
    "upper",
    "lower",
];
/// Nouns of occasions on which something is said, those of one line being much the same.
const OCCASIONS: &[&[&str]] = &[
    &["interview", "interviews"],
    &["statement", "release", "announcement"],
    &["speech", "address", "remarks", "lecture", "sermon", "toast"],
    &["briefing", "conference", "presser"],
    &["appearance", "event", "gathering", "reception", "ceremony"],
    &["hearing", "testimony"],
    &["rally"],
    &["debate"],
    &["tweet", "tweets", "post", "posts"],
    &["letter", "email", "memo", "note", "memorandum"],
    &["hall"],
];
/// Words before an occasion.
const LEADS: &[&str] = &["at", "in", "during", "on", "from"];
/// How many words may stand between the article and the occasion.
const MODIFIERS: usize = 4;

/// A place or occasion that begins at a place of a sentence.
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    region(words, at).or_else(|| occasion(words, at)).or_else(|| said_at(words, at))
}

/// Verbs with which it is told where something was said.
const SAID: &[&str] = &["said", "told", "spoke", "speaking", "announced", "saying", "declared", "telling"];
/// How many words may stand between such a verb and the place.
const AFTER_SAID: usize = 3;

/// "Told reporters at the White House": where something was said.
fn said_at(words: &Words, at: usize) -> Option<Found> {
    if !words.is_any(at, &["at", "in", "outside"]) {
        return None;
    }
    let said =
        (at.saturating_sub(AFTER_SAID)..at).rev().take_while(|at| words.is_word(*at)).find(|at| words.is_any(*at, SAID))?;
    let start = if words.folded(at + 1) == "the" { at + 2 } else { at + 1 };
    let is_date = |word: &str| WEEKDAYS.contains(&word) || crate::text::month(word).is_some();
    let is_name = |at: &usize| words.is_word(*at) && words.is_capital(*at) && !is_date(words.folded(*at));
    let last = (start..start + MODIFIERS).take_while(is_name).last()?;
    let owner = words.folded(last).ends_with("'s") || words.is_word(last + 1) && !is_function_word(words.folded(last + 1));
    let value = FactValue::Described {
        kind: FactKind::Place,
        head: SAID_AT.to_owned(),
        words: (start..last + 1).map(|at| words.stem(at).to_owned()).collect(),
        text: words.text(start..last + 1),
    };
    (!owner && said < at).then(|| Found::new(at..last + 1, value, words.text(said..said + 1)))
}

/// The noun of a place that is told as where something was said.
pub(crate) const SAID_AT: &str = "said-at";

/// "The southern border", "the U.S.-Mexico border".
fn region(words: &Words, at: usize) -> Option<Found> {
    let is_modifier = |at: usize| {
        let word = words.folded(at);
        DIRECTIONS.contains(&word)
            || words.is_joint(at)
            || words.raw(at) == "." && words.is_glued(at)
            || words.is_word(at) && words.is_capital(at) && !is_function_word(word)
    };
    if !is_modifier(at) || words.is_joint(at) || words.raw(at) == "." {
        return None;
    }
    let head = (at + 1..=at + 2 * MODIFIERS)
        .take_while(|next| is_modifier(next - 1))
        .find(|next| REGIONS.contains(&words.folded(*next)) && !words.is_capital(*next))?;
    // A sentence may begin with "The" and "Along".
    let start = (at..head).find(|at| !is_function_word(words.folded(*at)))?;
    Some(found(words, start..head + 1, head))
}

/// "In a televised speech", "at a joint appearance at the Old Hall".
fn occasion(words: &Words, at: usize) -> Option<Found> {
    if !LEADS.contains(&words.before(at, 1)) {
        return None;
    }
    let article = words.is_any(at, &["a", "an", "the", "his", "her", "its", "their", "that", "this", "another"]);
    let start = if article { at + 1 } else { at };
    let is_modifier = |at: &usize| {
        words.is_word(*at) && !is_function_word(words.folded(*at)) || words.is_joint(*at) || words.folded(*at).ends_with("'s")
    };
    let within = (start..=start + MODIFIERS).take_while(|at| is_modifier(at));
    let head = within.filter(|at| is_occasion(words, *at)).last()?;
    // "In statement after statement" and "on address lists" are no occasions.
    let next = words.folded(head + 1);
    let goes_on = is_function_word(next) || looks_like_event(next) || next.ends_with("ly") || words.is_capital(head + 1);
    if !article && !words.folded(head).ends_with('s') || words.is_word(head + 1) && !goes_on {
        return None;
    }
    Some(found(words, start..where_it_was(words, head + 1), head))
}

fn is_occasion(words: &Words, at: usize) -> bool {
    match words.folded(at) {
        "conference" => matches!(words.before(at, 1), "news" | "press" | "media"),
        "hall" => words.before(at, 1) == "town" && !words.is_capital(at),
        word => OCCASIONS.iter().any(|nouns| nouns.contains(&word)),
    }
}

/// The position after "at the Old Hall".
fn where_it_was(words: &Words, at: usize) -> usize {
    let is_date = |word: &str| WEEKDAYS.contains(&word) || crate::text::month(word).is_some();
    if !words.is_any(at, &["at", "in"]) || is_date(words.folded(at + 1)) {
        return at;
    }
    let start = if words.folded(at + 1) == "the" { at + 2 } else { at + 1 };
    let end = (start..start + MODIFIERS).take_while(|at| words.is_word(*at) && words.is_capital(*at)).last();
    end.map_or(at, |last| last + 1)
}

fn found(words: &Words, range: Range<usize>, head: usize) -> Found {
    let others = range.clone().filter(|at| *at != head && words.is_word(*at) && !is_function_word(words.folded(*at)));
    let mut stems: Vec<String> = others.map(|at| words.stem(at).replace('.', "")).collect();
    stems.sort_unstable();
    stems.dedup();
    let text = words.text(range.clone());
    let value =
        FactValue::Described { kind: FactKind::Place, head: words.stem(head).to_owned(), words: stems, text: text.clone() };
    Found::new(range, value, text)
}

/// Whether two nouns of occasions, as stems or words, are much the same; a place where something was said may be that of any
/// occasion.
pub(crate) fn same_occasion(one: &str, other: &str) -> bool {
    if (one == SAID_AT) != (other == SAID_AT) {
        return !is_region(one) && !is_region(other);
    }
    let line = |noun: &str| OCCASIONS.iter().position(|nouns| nouns.iter().any(|word| noun == *word || word.starts_with(noun)));
    line(one).is_some() && line(one) == line(other)
}

/// Whether a described place is a part of a land or town.
pub(crate) fn is_region(head: &str) -> bool {
    REGIONS.iter().any(|noun| *noun == head || noun.starts_with(head))
}

/// Whether both words tell a direction and not the same.
pub(crate) fn is_direction(stem: &str) -> bool {
    DIRECTIONS.iter().any(|word| *word == stem || stem.len() >= 5 && word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Place;
    use crate::extract::facts::testing::check;

    #[test]
    fn regions() {
        check("They met at the southern border.", Place, &["southern border"]);
        check("It lies on the Norway-Sweden border.", Place, &["norway sweden border"]);
        check("The border was closed, and so was a border post.", Place, &[]);
        check("He lives on the coast.", Place, &[]);
    }

    #[test]
    fn where_it_was_said() {
        check("She told reporters at the Old Hall on Friday.", Place, &["old hall said-at"]);
        check("She said in Lund that it rained.", Place, &["lund said-at"]);
        check("She said in May that it rained in Lund.", Place, &[]);
        check("They met at the Old Hall.", Place, &[]);
    }

    #[test]
    fn occasions() {
        check("She said so in a televised speech.", Place, &["televis speech"]);
        check("She said so at a joint appearance at the Old Hall.", Place, &["hall joint old appear"]);
        check("She said so at a press conference on Friday.", Place, &["press confer"]);
        check("She said so at the peace conference.", Place, &[]);
        check("In statement after statement she denied it.", Place, &[]);
        check("She gave an interview.", Place, &[]);
    }
}
