//! Speakers, cues and topics in a few words.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, QuoteMatch, QuoteReason};
use crate::display::wording::said::{how, is_pronoun};
use crate::display::{Finding, Tag};
use crate::extract::{Quote, QuoteKind};

/// State and speaker of a quotation: "Altered · Ines Calloway in both".
#[must_use]
pub fn quote_detail(comparison: &Comparison, found: &QuoteMatch) -> String {
    let state = capitalised(Tag::Quote(found.state).label());
    let speakers = Pair::from_fn(|side| speaker(comparison, found, side));
    match (speakers.a, speakers.b) {
        (Some(a), Some(b)) if a == b => format!("{state} · {a} in both"),
        (Some(a), Some(b)) => format!("{state} · A: {a}, B: {b}"),
        (Some(one), None) | (None, Some(one)) => format!("{state} · {one}"),
        (None, None) => unspoken_kind(comparison, found).map_or(state.clone(), |kind| format!("{state} · {kind}")),
    }
}

/// Which occurrence of the same words it is: " · 2 of 3".
#[must_use]
pub fn repetition(number: usize, count: usize) -> String {
    format!(" · {number} of {count}")
}

/// What stands under one passage of a card.
#[must_use]
pub fn caption(comparison: &Comparison, finding: Finding, side: Side, span: TextSpan) -> String {
    match finding {
        Finding::Quote(index) => {
            comparison.quotes.get(index).map_or_else(String::new, |found| quote_caption(comparison, found, side, span))
        }
        Finding::Fact(index) => comparison.facts.get(index).map_or_else(String::new, |found| found.about.clone()),
        Finding::Link(_) | Finding::Statement(..) => String::new(),
    }
}

fn quote_caption(comparison: &Comparison, found: &QuoteMatch, side: Side, span: TextSpan) -> String {
    let quotes = &comparison.extractions[side].quotes;
    let Some(quote) = found.quotes[side].iter().map(|id| &quotes[*id]).find(|quote| quote.span == span) else {
        return match found.reason {
            QuoteReason::ContentUnquoted { .. } => "Reported in other words",
            _ => "Without quotation marks",
        }
        .to_owned();
    };
    speaker_and_cue(comparison, side, quote)
}

fn speaker_and_cue(comparison: &Comparison, side: Side, quote: &Quote) -> String {
    if let Some(kind) = unspoken(quote) {
        return format!("A {kind}, not speech");
    }
    match (&quote.speaker, how(comparison, side, quote)) {
        (Some(speaker), Some(how)) if is_pronoun(&speaker.name) => format!("“{how}”; speaker unclear"),
        (Some(speaker), Some(how)) => format!("{}: “{how}”", speaker.name),
        (Some(speaker), None) => speaker.name.clone(),
        (None, _) => "Speaker unclear".to_owned(),
    }
}

/// What kind a finding is of: "speech", "date", "moved"; empty where there is nothing to tell.
#[must_use]
pub fn kind(comparison: &Comparison, finding: Finding) -> &'static str {
    match finding {
        Finding::Quote(index) => comparison.quotes.get(index).map_or("", |found| {
            let first = Side::BOTH.into_iter().find_map(|side| Some((side, *found.quotes[side].first()?)));
            first.map_or("", |(side, id)| comparison.extractions[side].quotes[id].kind.code())
        }),
        Finding::Fact(index) => comparison.facts.get(index).map_or("", |found| {
            let first = Side::BOTH.into_iter().find_map(|side| Some((side, *found.facts[side].first()?)));
            first.map_or("", |(side, id)| comparison.extractions[side].facts[id].kind().code())
        }),
        Finding::Link(id) if comparison.links.get(id).is_some_and(|link| link.moved) => "moved",
        Finding::Link(_) | Finding::Statement(..) => "",
    }
}

/// What all quotations of a match are that nobody says.
fn unspoken_kind(comparison: &Comparison, found: &QuoteMatch) -> Option<&'static str> {
    let quotes = |side: Side| found.quotes[side].iter().map(move |id| &comparison.extractions[side].quotes[*id]);
    let mut kinds = Side::BOTH.into_iter().flat_map(quotes).map(unspoken);
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}

/// What a quotation is that nobody says.
fn unspoken(quote: &Quote) -> Option<&'static str> {
    match quote.kind {
        QuoteKind::Speech => None,
        QuoteKind::Title => Some("title"),
        QuoteKind::Term => Some("term or so-called"),
    }
}

fn speaker(comparison: &Comparison, found: &QuoteMatch, side: Side) -> Option<String> {
    let quotes = &comparison.extractions[side].quotes;
    let mut speakers = found.quotes[side].iter().filter_map(|id| quotes[*id].speaker.as_ref());
    speakers.find(|speaker| !is_pronoun(&speaker.name)).map(|speaker| speaker.name.clone())
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
