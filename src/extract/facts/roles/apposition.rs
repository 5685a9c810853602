//! Descriptions set off from a name by commas, dashes or "is".

use std::ops::Range;

use super::super::cursor::Words;
use super::super::lexicon::{is_function_word, looks_like_event};
use super::super::role_words::{is_role_modifier, role_noun};
use super::{Description, Holder, ROLE_WORDS, description_end, has_role};

const DETERMINERS: &[&str] = &["a", "an", "the", "his", "her", "its", "their", "our", "my"];
/// How many words may tell of what an office is.
const FIELD_WORDS: usize = 7;
/// How far into a description its first role noun may stand.
const NOUN_WITHIN: usize = 9;

/// The descriptions set beside the names of a sentence.
pub(super) fn appositions(words: &Words, holders: &[Holder]) -> Vec<Description> {
    let mut out = Vec::new();
    for holder in holders {
        let one = |words: Range<usize>| Description { holder: holder.entity, words };
        out.extend(after(words, holders, holder).into_iter().flat_map(|all| parts(words, all)).map(one));
        out.extend(before(words, holder).map(one));
        out.extend(copula(words, holders, holder).into_iter().flat_map(|all| parts(words, all)).map(one));
        out.extend(listed(words, holder).into_iter().map(one));
        out.extend(party(words, holder).map(one));
    }
    out
}

/// "Rosa Marsh, the mayor of Lund, …", "Rosa Marsh, who was a nurse, …".
fn after(words: &Words, holders: &[Holder], holder: &Holder) -> Option<Range<usize>> {
    let comma = holder.words.end;
    if words.raw(comma) != "," {
        return None;
    }
    let mut start = comma + 1;
    if words.folded(start) == "who" {
        start = ["is", "was", "has been", "served as", "serves as"].iter().find_map(|verb| words.phrase(start + 1, verb))?;
    }
    described(words, holders, start)
}

/// Two descriptions joined by "and" each stand for themselves: "a nurse and writer".
fn parts(words: &Words, all: Range<usize>) -> Vec<Range<usize>> {
    let joint = all.clone().find(|at| words.folded(*at) == "and");
    // "secretary of the Deck and Engine Union" is one.
    let name = joint.is_some_and(|at| at > all.start && words.is_capital(at - 1) && words.is_capital(at + 1));
    match joint.filter(|_| !name) {
        Some(at) if has_role(words, all.start..at) && has_role(words, at + 1..all.end) => vec![all.start..at, at + 1..all.end],
        _ => vec![all],
    }
}

/// "Rosa Marsh is the mayor".
fn copula(words: &Words, holders: &[Holder], holder: &Holder) -> Option<Range<usize>> {
    let verbs = ["is", "was", "became", "remains", "has been", "had been", "served as", "serves as", "works as", "worked as"];
    let start = verbs.iter().find_map(|verb| words.phrase(holder.words.end, verb))?;
    let named = words.is_any(start, DETERMINERS) || words.phrase(start, "one of").is_some();
    named.then(|| described(words, holders, start))?
}

/// The description that begins at a place, if it is one.
fn described(words: &Words, holders: &[Holder], start: usize) -> Option<Range<usize>> {
    let start = words.phrase(start, "one of").unwrap_or(start);
    let end = description_end(words, start);
    let first = if words.is_any(start, DETERMINERS) { start + 1 } else { start };
    let word = words.folded(first);
    let noun = (first..end.min(first + NOUN_WITHIN)).find(|at| role_noun(words.folded(*at)).is_some())?;
    let plain = first == start && !(words.is_capital(first) || role_noun(word).is_some() || is_role_modifier(word));
    let verb = looks_like_event(word) && role_noun(word).is_none() && !is_role_modifier(word);
    // "spoke with Holm, President Marsh and others" is a list.
    let named = holders.iter().find(|other| other.words.start >= start && other.words.start < end);
    let list = named.is_some_and(|other| {
        let possessor = words.folded(other.words.end.saturating_sub(1)).ends_with("'s");
        let inner =
            (start..other.words.start).any(|at| words.is_any(at, &["of", "to", "for", "by", "with", "under", "from", "in"]));
        !(possessor || inner)
    });
    let told = (first..noun)
        .any(|at| looks_like_event(words.folded(at)) && !words.is_capital(at) && !is_role_modifier(words.folded(at)));
    let finite = (noun..end)
        .any(|at| words.is_any(at, &["is", "was", "were", "are", "has", "had", "have", "did", "does", "will", "would", "could"]));
    let closed =
        words.raw(start.saturating_sub(1)) != "," || !words.is_any(end, &["said", "says", "told", "added", "asked", "wrote"]);
    let function = is_function_word(word) && first == start;
    (!plain && !verb && !list && !told && !finite && closed && !function).then_some(first..end)
}

/// "The company's chief executive, Ann Duval, …", "the mayor of Lund, Rosa Marsh, …".
fn before(words: &Words, holder: &Holder) -> Option<Range<usize>> {
    let comma = holder.words.start.checked_sub(1).filter(|comma| words.raw(*comma) == ",")?;
    let end = holder.words.end;
    let closed = matches!(words.raw(end), "," | ";" | "." | ":" | "—" | ")") || end >= words.len();
    let head = head_before(words, comma)?;
    // "The mayor of Lund, Rosa Marsh, and the coach" is a list.
    if head + 1 < comma && words.is_any(end + 1, &["and", "or"]) {
        return None;
    }
    let from = head.saturating_sub(ROLE_WORDS - 4);
    let opens = |at: usize| words.is_any(at, DETERMINERS) || words.folded(at).ends_with("'s");
    let open = (from..head)
        .rev()
        .take_while(|at| words.is_word(*at) || words.is_joint(*at) || words.raw(*at) == ".")
        .find(|at| opens(*at))?;
    let mut start = if words.is_any(open, DETERMINERS) { open + 1 } else { open };
    // All of the owner's name: "President Olav Kiel's envoy".
    while start <= open {
        match start.checked_sub(1).filter(|at| words.is_word(*at) && words.is_capital(*at) && *at > 0) {
            Some(at) => start = at,
            None => break,
        }
    }
    let verb = (start + 1..head).any(|at| looks_like_event(words.folded(at)) && !is_role_modifier(words.folded(at)));
    (closed && !verb).then_some(start..comma)
}

/// The role noun of a description that ends before a comma: it is the last word, or "of" and names come after it.
fn head_before(words: &Words, comma: usize) -> Option<usize> {
    let last = comma.checked_sub(1)?;
    if role_noun(words.folded(last)).is_some() {
        return Some(last);
    }
    let head = (comma.saturating_sub(FIELD_WORDS)..last).rev().find(|at| role_noun(words.folded(*at)).is_some())?;
    let field = || head + 2..comma;
    let told = words.is_any(head + 1, &["of", "for", "at", "to"]) && words.is_capital(last);
    let plain = field().all(|at| words.is_word(at) && (words.is_capital(at) || is_function_word(words.folded(at))));
    (told && plain).then_some(head)
}

/// "Rosa Marsh – mayor of Lund; former nurse and writer": an entry of a list of people.
fn listed(words: &Words, holder: &Holder) -> Vec<Range<usize>> {
    let dash = holder.words.end;
    if holder.words.start != 0 || !matches!(words.raw(dash), "–" | "—" | "-" | ":") || words.is_joint(dash) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut start = dash + 1;
    for at in dash + 1..=words.len() {
        let cut = at == words.len() || matches!(words.raw(at), "," | ";" | "(") || words.folded(at) == "and";
        if !cut {
            continue;
        }
        if has_role(words, start..at) && at - start <= ROLE_WORDS {
            out.push(start..at);
        }
        start = at + 1;
    }
    out
}

/// "(R-Ohio)", "(D)" after a name.
fn party(words: &Words, holder: &Holder) -> Option<Range<usize>> {
    let open = holder.words.end;
    let letter = words.raw(open) == "(" && matches!(words.raw(open + 1), "R" | "D" | "I");
    let end = (open + 2..open + 7).find(|at| words.raw(*at) == ")")?;
    letter.then_some(open + 1..end)
}
