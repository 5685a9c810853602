//! Titles and descriptions right before a name: "former Harbour Director Rosa Marsh".

use std::ops::Range;

use super::super::cursor::Words;
use super::super::lexicon::{is_function_word, looks_like_event};
use super::super::role_words::{is_role_modifier, role_noun};
use super::{Description, Holder, has_role};

/// The longest title in tokens.
const TITLE_WORDS: usize = 9;

/// The titles before the names of a sentence. A title in the plural is of all names of the list after it.
pub(super) fn titles(words: &Words, holders: &[Holder]) -> Vec<Description> {
    let mut out: Vec<Description> = Vec::new();
    let mut plural: Option<(usize, Range<usize>)> = None;
    for holder in holders {
        let Some(title) = title(words, holders, holder) else {
            if let Some((end, title)) = &mut plural
                && is_list(words, *end..holder.words.start)
            {
                *end = holder.words.end;
                out.push(Description { holder: holder.entity, words: title.clone() });
            }
            continue;
        };
        let last = if words.raw(title.end - 1) == "." { title.end.saturating_sub(2) } else { title.end - 1 };
        let many =
            role_noun(words.folded(last)).is_some_and(|noun| noun != words.folded(last) && words.folded(last).ends_with('s'));
        plural = many.then(|| (holder.words.end, title.clone()));
        out.push(Description { holder: holder.entity, words: title });
    }
    out
}

/// Whether only "and", commas and places of origin stand between two names of a list.
fn is_list(words: &Words, between: Range<usize>) -> bool {
    between.len() <= 5
        && between.into_iter().all(|at| words.is_any(at, &["and", "of"]) || words.raw(at) == "," || words.is_capital(at))
}

fn title(words: &Words, holders: &[Holder], holder: &Holder) -> Option<Range<usize>> {
    let end = before_address(words, holder.words.start);
    let mut start = end;
    while start > end.saturating_sub(TITLE_WORDS) && start > 0 {
        let inside_name = holders.iter().any(|other| other.words.contains(&(start - 1)));
        let possessor = words.folded(start - 1).ends_with("'s") && start < end;
        if inside_name && !possessor || !belongs(words, start - 1, start, end) {
            break;
        }
        start -= 1;
        if possessor {
            break;
        }
    }
    while start < end && (is_function_word(words.folded(start)) || !words.is_word(start)) {
        start += 1;
    }
    // "a friend of Mayor Rosa Marsh": only the mayor is a title.
    let last = if end > start && words.raw(end - 1) == "." { end.saturating_sub(2) } else { end.saturating_sub(1) };
    if role_noun(words.folded(last)).is_some()
        && let Some(of) = (start..last).rev().find(|at| words.is_any(*at, &["of", "for"]))
    {
        start = of + 1;
    }
    (start < end && has_role(words, start..end) && ends_as_title(words, start..end)).then_some(start..end)
}

/// The place before "Mr." and the like.
fn before_address(words: &Words, at: usize) -> usize {
    let word = if at > 0 && words.raw(at - 1) == "." { at.saturating_sub(2) } else { at.saturating_sub(1) };
    if at > 0 && words.is_any(word, &["mr", "mrs", "ms", "miss", "dr"]) { word } else { at }
}

/// Whether a word belongs to the title that goes on at `next`.
fn belongs(words: &Words, at: usize, next: usize, end: usize) -> bool {
    let word = words.folded(at);
    if words.raw(at) == "." {
        return at > 0 && words.is_glued(at) && words.is_capital(at - 1) && words.folded(at - 1).len() <= 5;
    }
    if words.is_joint(at) {
        return true;
    }
    if matches!(word, "of" | "for") {
        return next < end && words.is_capital(next) && at > 0 && role_noun(words.folded(at - 1)).is_some();
    }
    if !words.is_word(at) || is_function_word(word) {
        return false;
    }
    let role = role_noun(word).is_some() || is_role_modifier(word);
    let before_noun = next < end && role_noun(words.folded(next)).is_some() && !words.is_capital(next) && !looks_like_event(word);
    words.is_capital(at) && !(at == 0 && looks_like_event(word)) || role || before_noun
}

/// Whether the last word is a role noun, or one stands before "of".
fn ends_as_title(words: &Words, range: Range<usize>) -> bool {
    let last = if words.raw(range.end - 1) == "." { range.end.saturating_sub(2) } else { range.end - 1 };
    let office = range
        .clone()
        .any(|at| words.is_any(at + 1, &["of", "for"]) && at + 1 < range.end && role_noun(words.folded(at)).is_some());
    role_noun(words.folded(last)).is_some() || office
}
