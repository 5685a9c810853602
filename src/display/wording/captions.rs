//! Speakers, cues and topics in a few words.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, QuoteMatch, QuoteReason};
use crate::display::wording::said::{how, is_pronoun};
use crate::display::{Finding, Tag};
use crate::extract::{FactKind, Quote, QuoteKind};
use crate::messages::tr;

/// State and speaker of a quotation: "Altered · Ines Calloway in both".
#[must_use]
pub fn quote_detail(comparison: &Comparison, found: &QuoteMatch) -> String {
    let state = capitalised(Tag::Quote(found.state).label());
    let speakers = Pair::from_fn(|side| speaker(comparison, found, side));
    match (speakers.a, speakers.b) {
        (Some(a), Some(b)) if a == b => tr!("detail-both", state = state, speaker = a),
        (Some(a), Some(b)) => tr!("detail-each", state = state, a = a, b = b),
        (Some(one), None) | (None, Some(one)) => format!("{state} · {one}"),
        (None, None) => unspoken_kind(comparison, found).map_or(state.clone(), |kind| format!("{state} · {kind}")),
    }
}

/// Which occurrence of the same words it is: " · 2 of 3".
#[must_use]
pub fn repetition(number: usize, count: usize) -> String {
    format!(" · {}", tr!("detail-repetition", number = number, count = count))
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
            QuoteReason::ContentUnquoted { .. } => tr!("caption-reported"),
            _ => tr!("caption-unmarked"),
        }
        .to_owned();
    };
    speaker_and_cue(comparison, side, quote)
}

fn speaker_and_cue(comparison: &Comparison, side: Side, quote: &Quote) -> String {
    match quote.kind {
        QuoteKind::Speech => {}
        QuoteKind::Title => return tr!("caption-title").to_owned(),
        QuoteKind::Term => return tr!("caption-term").to_owned(),
    }
    match (&quote.speaker, how(comparison, side, quote)) {
        (Some(speaker), Some(how)) if is_pronoun(&speaker.name) => tr!("caption-how-unclear", how = how),
        (Some(speaker), Some(how)) => tr!("caption-speaker", speaker = speaker.name.as_str(), how = how),
        (Some(speaker), None) => speaker.name.clone(),
        (None, _) => tr!("caption-unclear").to_owned(),
    }
}

/// What kind a finding is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A quotation.
    Quote(QuoteKind),
    /// A value.
    Fact(FactKind),
    /// Statements that stand in another order.
    Moved,
}

impl Kind {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Quote(kind) => kind.code(),
            Self::Fact(kind) => kind.code(),
            Self::Moved => "moved",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Quote(kind) => kind.label(),
            Self::Fact(kind) => kind.label(),
            Self::Moved => tr!("kind-moved"),
        }
    }
}

/// What kind a finding is of, where there is one to tell.
#[must_use]
pub fn kind(comparison: &Comparison, finding: Finding) -> Option<Kind> {
    match finding {
        Finding::Quote(index) => {
            let found = comparison.quotes.get(index)?;
            let (side, id) = Side::BOTH.into_iter().find_map(|side| Some((side, *found.quotes[side].first()?)))?;
            Some(Kind::Quote(comparison.extractions[side].quotes[id].kind))
        }
        Finding::Fact(index) => {
            let found = comparison.facts.get(index)?;
            let (side, id) = Side::BOTH.into_iter().find_map(|side| Some((side, *found.facts[side].first()?)))?;
            Some(Kind::Fact(comparison.extractions[side].facts[id].kind()))
        }
        Finding::Link(id) => comparison.links.get(id)?.moved.then_some(Kind::Moved),
        Finding::Statement(..) => None,
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
        QuoteKind::Title => Some(tr!("detail-title")),
        QuoteKind::Term => Some(tr!("detail-term")),
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
