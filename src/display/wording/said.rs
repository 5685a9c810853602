//! Who says a quotation, and in which words the text tells so.

use crate::base::{Side, TextSpan};
use crate::compare::{Comparison, QuoteMatch, QuoteState};
use crate::extract::{Quote, Speaker};
use crate::text::fold;

/// The words between a name and its verb are shown up to this length, in bytes.
const LONGEST: u32 = 48;

/// Who says it on one side.
struct Said<'c> {
    speaker: &'c Speaker,
    /// "Lund said", "according to Lund"; empty where nothing tells.
    how: String,
}

/// One sentence that names the speakers of both sides; empty where neither side names one.
pub(super) fn attribution(comparison: &Comparison, found: &QuoteMatch) -> String {
    let (a, b) = (said(comparison, found, Side::A), said(comparison, found, Side::B));
    match (a, b) {
        (Some(a), Some(b)) => both(found, &a, &b),
        (Some(one), None) => alone(found, Side::A, &one),
        (None, Some(one)) => alone(found, Side::B, &one),
        (None, None) => String::new(),
    }
}

/// "in A to Greta Lund (“Lund said”), in B to Tove Berg (“according to Berg”)"
pub(super) fn given_to(comparison: &Comparison, found: &QuoteMatch) -> String {
    let one = |side: Side| {
        let said = said(comparison, found, side).map_or_else(|| "nobody by name".to_owned(), |said| named(&said));
        format!("in {} to {said}", side.letter())
    };
    format!("{}, {}", one(Side::A), one(Side::B))
}

/// How the text attributes a quotation: name and verb where they stand close together, or the verb alone.
pub(super) fn how(comparison: &Comparison, side: Side, quote: &Quote) -> Option<String> {
    let cue = quote.cue?;
    let document = &comparison.documents[side];
    let whole = quote.speaker.as_ref().map(|speaker| cue.cover(speaker.mention));
    let is_near = |span: &TextSpan| {
        let apart = !quote.parts.iter().any(|part| part.overlaps(*span));
        apart
            && span.len() <= LONGEST as usize
            && document.sentence_at(span.start) == document.sentence_at(span.end.saturating_sub(1))
    };
    let words = document.slice(whole.filter(is_near).unwrap_or(cue));
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn said<'c>(comparison: &'c Comparison, found: &QuoteMatch, side: Side) -> Option<Said<'c>> {
    let quotes = &comparison.extractions[side].quotes;
    let quote = found.quotes[side].iter().filter_map(|id| quotes.get(*id)).find(|quote| quote.speaker.is_some())?;
    let how = how(comparison, side, quote).unwrap_or_default();
    quote.speaker.as_ref().map(|speaker| Said { speaker, how })
}

fn both(found: &QuoteMatch, a: &Said, b: &Said) -> String {
    if found.state == QuoteState::Reattributed {
        return String::new();
    }
    let names = [a, b].map(|said| said.speaker.name.as_str());
    if names[0] == names[1] {
        return match (a.how.as_str(), b.how.as_str()) {
            ("", "") => format!("Both give it to {}.", names[0]),
            (a, b) if a == b || b.is_empty() => format!("Both give it to {} (“{a}”).", names[0]),
            ("", b) => format!("Both give it to {} (“{b}”).", names[0]),
            (a, b) => format!("Both give it to {} (A: “{a}”, B: “{b}”).", names[0]),
        };
    }
    let (a, b) = (named(a), named(b));
    if share_a_word(names[0], names[1]) {
        format!("A gives it to {a}, B to {b}.")
    } else {
        format!("Check who said it: A gives it to {a}, B to {b}.")
    }
}

fn alone(found: &QuoteMatch, side: Side, one: &Said) -> String {
    let (own, other) = (side.letter(), side.other().letter());
    if found.quotes[side.other()].is_empty() {
        format!("{own} gives it to {}.", named(one))
    } else {
        format!("{own} gives it to {}; {other} does not say clearly whose words they are.", named(one))
    }
}

fn named(said: &Said) -> String {
    if said.how.is_empty() { said.speaker.name.clone() } else { format!("{} (“{}”)", said.speaker.name, said.how) }
}

fn share_a_word(a: &str, b: &str) -> bool {
    a.split_whitespace().any(|one| b.split_whitespace().any(|other| fold(one) == fold(other)))
}
