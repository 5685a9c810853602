//! Words before and after a number that bound the true value.

use super::cursor::Words;
use crate::extract::facts::Bound;

const BEFORE: &[(&str, Bound)] = &[
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("more than", Bound::AtLeast),
    ("greater than", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("over", Bound::AtLeast),
    ("above", Bound::AtLeast),
    ("upwards of", Bound::AtLeast),
    ("in excess of", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("exceeding", Bound::AtLeast),
    ("just over", Bound::AtLeast),
    ("well over", Bound::AtLeast),
    ("up to", Bound::AtMost),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("less than", Bound::AtMost),
    ("under", Bound::AtMost),
    ("just under", Bound::AtMost),
    ("below", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("about", Bound::About),
    ("around", Bound::About),
    ("nearly", Bound::About),
    ("almost", Bound::About),
    ("some", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("an estimated", Bound::About),
    ("estimated", Bound::About),
    ("close to", Bound::About),
    ("circa", Bound::About),
    ("an average of", Bound::About),
    ("perhaps", Bound::About),
    ("probably", Bound::About),
    ("maybe", Bound::About),
];

const AFTER: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("and more", Bound::AtLeast),
    ("or so", Bound::About),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("and up", Bound::AtLeast),
];

/// The bound that the words at a place give to a number after them, and where that number begins.
pub(super) fn before(words: &Words, at: usize) -> (Bound, usize) {
    let found = BEFORE.iter().filter_map(|(phrase, bound)| Some((*bound, words.phrase(at, phrase)?))).max_by_key(|(_, end)| *end);
    let (bound, end) = found.unwrap_or((Bound::Exact, at));
    // "at least about 40", "an estimated more than 40"
    match BEFORE.iter().find_map(|(phrase, _)| words.phrase(end, phrase)) {
        Some(further) if bound != Bound::Exact => (bound, further),
        _ => (bound, end),
    }
}

/// The bound that words after a number give to it, and where they end.
pub(super) fn after(words: &Words, at: usize) -> Option<(Bound, usize)> {
    if words.is_joint(at) && words.is_any(at + 1, &["plus", "odd"]) {
        let bound = if words.folded(at + 1) == "plus" { Bound::AtLeast } else { Bound::About };
        return Some((bound, if words.is_joint(at + 2) { at + 3 } else { at + 2 }));
    }
    if words.raw(at) == "+" && words.is_glued(at) {
        return Some((Bound::AtLeast, at + 1));
    }
    AFTER.iter().find_map(|(phrase, bound)| Some((*bound, words.phrase(at, phrase)?)))
}
