//! "The council appointed Rosa Marsh as its director".

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::cursor::Words;
use super::{Description, Holder, description_end, has_role};
use crate::extract::EntityId;

const VERBS: &[&str] = &[
    "appointed",
    "named",
    "nominated",
    "chose",
    "picked",
    "hired",
    "elected",
    "promoted",
    "tapped",
    "selected",
    "chosen",
    "appoint",
    "name",
    "nominate",
    "choose",
    "pick",
    "hire",
    "cast",
    "casting",
    "described",
    "describing",
];
const OBJECT_WORDS: usize = 7;
/// The same where the name is followed by a description of its own.
const LONG_OBJECT: usize = 16;
/// Verbs of which the subject is what stands after "as".
const HELD: &[&str] = &[
    "served",
    "serve",
    "serves",
    "serving",
    "worked",
    "works",
    "working",
    "retired",
    "retiring",
    "resigned",
    "resigning",
    "down",
    "known",
    "associated",
    "ran",
    "running",
    "acted",
    "acting",
];
/// How far before "as" such a verb may stand: "served three terms in the Senate as".
const HELD_WORDS: usize = 6;

/// What people were appointed as, and how they are described where they are.
pub(super) fn appointments(words: &Words, holders: &[Holder], known: &[(EntityId, String)]) -> Vec<Description> {
    let mut out = Vec::new();
    for verb in (0..words.len()).filter(|at| words.is_any(*at, VERBS)) {
        let Some(mark) = mark(words, holders, verb) else { continue };
        let start = after_article(words, mark + 1);
        let end = description_end(words, start);
        let object = verb + 1..mark;
        let named = holders.iter().find(|holder| object.contains(&holder.words.start)).map(|holder| holder.entity);
        let Some(holder) = named.or_else(|| left_over(words, holders, known, verb)) else { continue };
        if !has_role(words, start..end) {
            continue;
        }
        if named.is_none() && has_role(words, object.clone()) {
            out.push(Description { holder, words: without_article(words, object) });
        }
        out.push(Description { holder, words: start..end });
    }
    out.extend(told_as(words, holders));
    out.extend(became(words, holders));
    out
}

/// The "as" of an appointment: near the verb, or behind a description of the person between commas.
fn mark(words: &Words, holders: &[Holder], verb: usize) -> Option<usize> {
    let near = (verb + 1..verb + 1 + OBJECT_WORDS).find(|at| words.folded(*at) == "as");
    near.or_else(|| {
        let named = holders.iter().find(|holder| (verb + 1..verb + 4).contains(&holder.words.start))?;
        let closed = |at: usize| words.raw(at) == "," && words.folded(at + 1) == "as";
        let end = (named.words.end + 1..verb + LONG_OBJECT).find(|at| closed(*at))?;
        (words.raw(named.words.end) == ",").then_some(end + 1)
    })
}

fn after_article(words: &Words, at: usize) -> usize {
    let article = words.is_any(at, &["a", "an", "the", "his", "her", "its", "their"]);
    if article { at + 1 } else { at }
}

/// "His pick of Rosa Marsh as the envoy", "Rosa Marsh, who served ten years as a judge and one as the mayor".
fn told_as(words: &Words, holders: &[Holder]) -> Vec<Description> {
    let mut out = Vec::new();
    let mut last: Option<(EntityId, usize)> = None;
    for mark in (1..words.len()).filter(|at| words.folded(*at) == "as") {
        let beside = holders.iter().find(|holder| holder.words.end == mark).map(|holder| holder.entity);
        let again = last.filter(|(_, end)| words.folded(*end) == "and" && mark <= end + 3).map(|(who, _)| who);
        let Some(holder) = beside.or(again).or_else(|| subject(words, holders, mark)) else { continue };
        let start = after_article(words, mark + 1);
        let end = told_end(words, start);
        if has_role(words, start..end) && start < end {
            out.push(Description { holder, words: start..end });
            last = Some((holder, end));
        }
    }
    out
}

/// "Rosa Marsh, who lost the seat before becoming an independent".
fn became(words: &Words, holders: &[Holder]) -> Vec<Description> {
    let mut out = Vec::new();
    for verb in (1..words.len()).filter(|at| words.is_any(*at, &["becoming", "became"])) {
        let article = words.is_any(verb + 1, &["a", "an", "the", "his", "her", "its"]);
        let Some(holder) = nearest(words, holders, verb).filter(|_| article) else { continue };
        let end = told_end(words, verb + 2);
        if has_role(words, verb + 2..end) {
            out.push(Description { holder, words: verb + 2..end });
        }
    }
    out
}

/// A description ends before "and", a verb, "in 2014" and the like.
fn told_end(words: &Words, start: usize) -> usize {
    let end = description_end(words, start);
    let verbs = ["is", "was", "has", "had", "have", "did", "does", "will", "would"];
    let stops = |at: &usize| {
        words.is_any(*at, &["and", "or", "to"])
            || words.is_any(*at, &verbs)
            || words.folded(*at) == "in" && words.is_number(*at + 1)
    };
    (start..end).find(stops).unwrap_or(end)
}

/// Who "served … as" something: the last person named before.
fn subject(words: &Words, holders: &[Holder], mark: usize) -> Option<EntityId> {
    let verb = (mark.saturating_sub(HELD_WORDS)..mark).rev().find(|at| words.is_any(*at, HELD))?;
    nearest(words, holders, verb)
}

/// The last person named before a verb, where no new clause begins between; "who" goes on with the same person.
fn nearest(words: &Words, holders: &[Holder], verb: usize) -> Option<EntityId> {
    let named = holders.iter().rev().find(|holder| holder.words.end <= verb)?;
    let possessor = words.folded(named.words.end.saturating_sub(1)).ends_with("'s");
    let goes_on = words.folded(named.words.end) == "who" || words.folded(named.words.end + 1) == "who";
    let ends = |at: usize| {
        matches!(words.raw(at), ";" | ":" | "\u{201c}" | "\"") || words.is_any(at, &["he", "she", "they", "it", "that"])
    };
    let far = verb - named.words.end > if goes_on { 30 } else { 4 };
    let object = named.words.start > 0 && words.is_any(named.words.start - 1, &["with", "by", "to", "for", "of", "from", "and"]);
    (!possessor && !far && !(named.words.end..verb).any(ends) && (goes_on || !object)).then_some(named.entity)
}

fn without_article(words: &Words, range: Range<usize>) -> Range<usize> {
    if words.is_any(range.start, &["the", "a", "an"]) { range.start + 1..range.end } else { range }
}

/// Who is meant by a description: the only person named before the verb who is not its subject. "Holm and the mayor
/// are friends, and the mayor appointed the lawyer as …" leaves Holm.
fn left_over(words: &Words, holders: &[Holder], known: &[(EntityId, String)], verb: usize) -> Option<EntityId> {
    let subject = words.folded(verb.checked_sub(1)?);
    let office =
        |role: &str| role.split(" of ").next().and_then(|role| role.rsplit(' ').next()).is_some_and(|noun| noun == subject);
    let is_subject = |entity: EntityId| known.iter().any(|(holder, role)| *holder == entity && office(role));
    let before: BTreeSet<EntityId> =
        holders.iter().filter(|holder| holder.words.end <= verb).map(|holder| holder.entity).collect();
    let open: Vec<EntityId> = before.iter().copied().filter(|entity| !is_subject(*entity)).collect();
    match open.as_slice() {
        [only] if before.len() > 1 => Some(*only),
        _ => None,
    }
}
