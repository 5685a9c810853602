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
];
const OBJECT_WORDS: usize = 7;

/// What people were appointed as, and how they are described where they are.
pub(super) fn appointments(words: &Words, holders: &[Holder], known: &[(EntityId, String)]) -> Vec<Description> {
    let mut out = Vec::new();
    for verb in (0..words.len()).filter(|at| words.is_any(*at, VERBS)) {
        let Some(mark) = (verb + 1..verb + 1 + OBJECT_WORDS).find(|at| words.folded(*at) == "as") else { continue };
        let start = if words.is_any(mark + 1, &["a", "an", "the", "his", "her", "its", "their"]) { mark + 2 } else { mark + 1 };
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
    out
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
