//! What a value is of: the noun that is counted, the whole a share is of, the event that is dated.

use std::ops::Range;

use super::cursor::Words;
use super::lexicon::{is_function_word, looks_like_event, looks_plural};

/// How many words a noun phrase may have.
const PHRASE_WORDS: usize = 5;
/// How far from a date the word that tells the event may stand.
const EVENT_WORDS: usize = 12;

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Position of its head noun.
    pub(super) head: usize,
    /// All its words.
    pub(super) words: Range<usize>,
}

fn ends_phrase(words: &Words, at: usize) -> bool {
    !words.is_word(at) || is_function_word(words.folded(at)) || words.folded(at).ends_with("'s")
}

/// The noun phrase that begins at a place, for something of which there are several: its first plural is the head
/// ("wounded soldiers" in "12 wounded soldiers arrived"). `several` is false after "one".
pub(super) fn counted(words: &Words, at: usize, several: bool) -> Option<Phrase> {
    let at = if words.folded(at) == "of" && !words.is_any(at + 1, &["it"]) { after_determiner(words, at + 1) } else { at };
    let at = if several && words.is_any(at, &["other", "further", "more", "additional"]) { at + 1 } else { at };
    let mut end = at;
    while end < at + PHRASE_WORDS && (!ends_phrase(words, end) || words.is_joint(end)) {
        if several && looks_plural(words.folded(end)) {
            return Some(Phrase { head: end, words: at..end + 1 });
        }
        end += 1;
    }
    (end > at).then(|| Phrase { head: at, words: at..at + 1 }).filter(|_| !looks_like_event(words.folded(at)))
}

/// The noun phrase that begins at a place, up to the first word that cannot belong to it; its last word is the head.
pub(super) fn named(words: &Words, at: usize) -> Option<Phrase> {
    let at = after_determiner(words, at);
    let mut end = at;
    while end < at + PHRASE_WORDS && (!ends_phrase(words, end) || words.is_joint(end)) {
        if end > at && looks_like_event(words.folded(end)) && !words.is_capital(end) {
            break;
        }
        end += 1;
    }
    (end > at).then(|| Phrase { head: end - 1, words: at..end })
}

fn after_determiner(words: &Words, at: usize) -> usize {
    let skip = words.is_any(at, &["the", "a", "an", "its", "his", "her", "their", "all", "these", "those", "our", "my", "your"]);
    if skip { at + 1 } else { at }
}

/// What a share or an amount is of: "of the vote", "for the bridge", else the event before it.
pub(super) fn share_of(words: &Words, range: &Range<usize>) -> String {
    if words.is_any(range.end, &["of", "for", "in", "from", "on", "among"])
        && let Some(phrase) = named(words, range.end + 1)
    {
        return words.text(phrase.words);
    }
    if let Some(phrase) = adjacent(words, range.end) {
        return words.text(phrase.words);
    }
    event(words, range)
}

/// Verbs and adjectives between a thing and its price.
const PRICES: &[&str] = &["cost", "costs", "costing", "worth", "totalled", "totaled"];
/// Verbs between a thing and an estimate of its price, which "at" begins.
const VALUES: &[&str] =
    &["put", "puts", "estimated", "valued", "assessed", "calculated", "reckoned", "priced", "estimate", "value"];
/// How many words a thing with a price may take.
const PRICED_WORDS: usize = 7;

/// What has a price: "the repair" of "the repair would cost £5", "the damage" of "put the damage at £5".
pub(super) fn priced(words: &Words, at: usize) -> Option<Phrase> {
    let last = (at.saturating_sub(2)..at).rev().find(|near| words.is_any(*near, PRICES) || words.folded(*near) == "at")?;
    let content = |near: &usize| words.is_word(*near) && !is_function_word(words.folded(*near));
    let before = |verb: usize| {
        let to = (verb.saturating_sub(PRICED_WORDS)..verb).rev().find(content)?;
        // "The damage from the flood", "the cost of the repair": both nouns tell what it is.
        let goes_on = |near: &usize| {
            words.is_word(*near)
                && (content(near) && !looks_like_event(words.folded(*near))
                    || words.is_any(*near, &["of", "to", "from", "the", "a"]))
        };
        let from = (verb.saturating_sub(PRICED_WORDS)..=to).rev().take_while(goes_on).filter(content).last()?;
        Some(Phrase { head: to, words: from..to + 1 })
    };
    if words.folded(last) != "at" {
        return before(last);
    }
    let verb = (last.saturating_sub(PRICED_WORDS)..last).rev().find(|near| words.is_any(*near, VALUES))?;
    if verb + 1 == last { before(verb) } else { named(words, verb + 1).filter(|phrase| phrase.words.end <= last) }
}

/// A noun that follows at once: "$5 million lawsuit", "38 percent support".
fn adjacent(words: &Words, at: usize) -> Option<Phrase> {
    let at = if words.is_joint(at) { at + 1 } else { at };
    named(words, at).filter(|phrase| phrase.words.start == at && !looks_like_event(words.folded(at)))
}

/// The nearest word that tells what happened, before rather than after a place; empty if there is none.
pub(super) fn event(words: &Words, range: &Range<usize>) -> String {
    let clause_start = range.start.saturating_sub(EVENT_WORDS);
    let before = (clause_start..range.start).rev().find(|at| looks_like_event(words.folded(*at)));
    let after = || (range.end..words.len().min(range.end + EVENT_WORDS)).find(|at| looks_like_event(words.folded(*at)));
    before.or_else(after).map_or_else(String::new, |at| words.text(at..at + 1))
}
