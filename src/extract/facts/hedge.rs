//! Words before and after a number that bound the true value.

use std::sync::LazyLock;

use super::cursor::Words;
use crate::base::WordMap;
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

/// The phrases of [`BEFORE`] by their first words: this is asked for at every word of a document.
static BY_FIRST_WORD: LazyLock<WordMap<&str, Vec<(&str, Bound)>>> = LazyLock::new(|| {
    let mut out: WordMap<&str, Vec<(&str, Bound)>> = WordMap::default();
    for (phrase, bound) in BEFORE {
        out.entry(phrase.split(' ').next().unwrap_or(phrase)).or_default().push((phrase, *bound));
    }
    out
});

/// The phrases that may begin at a place.
fn phrases_at(words: &Words, at: usize) -> &'static [(&'static str, Bound)] {
    BY_FIRST_WORD.get(words.folded(at)).map_or(&[], Vec::as_slice)
}

/// The bound that the words at a place give to a number after them, and where that number begins.
pub(super) fn before(words: &Words, at: usize) -> (Bound, usize) {
    words.bound.at(at, || read_before(words, at))
}

fn read_before(words: &Words, at: usize) -> (Bound, usize) {
    let found = phrases_at(words, at)
        .iter()
        .filter_map(|(phrase, bound)| Some((*bound, words.phrase(at, phrase)?)))
        .max_by_key(|(_, end)| *end);
    let Some((bound, end)) = found else { return (Bound::Exact, at) };
    // "at least about 40", "an estimated more than 40"
    let further = phrases_at(words, end).iter().find_map(|(phrase, _)| words.phrase(end, phrase));
    (bound, further.unwrap_or(end))
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
