//! What is read in one document.

use super::{Lines, lines::padded, source};
use crate::base::TextSpan;
use crate::extract::{Extraction, Fact, Quote, QuoteKind};
use crate::messages::tr;
use crate::text::Document;

pub(super) fn inspection(document: &Document, extraction: &Extraction) -> String {
    let mut lines = Lines::default();
    source(&mut lines, "", document, extraction);
    lines.heading(tr!("inspect-blocks"), document.blocks.len());
    for (_, block) in document.blocks.iter() {
        lines.wrap(&format!("  {}", padded(block.kind.label(), 14)), document.slice(block.span));
    }
    lines.heading(tr!("ledger-quotations"), extraction.quotes.len());
    for (_, quote) in extraction.quotes.iter() {
        self::quote(&mut lines, document, quote);
    }
    lines.heading(tr!("ledger-facts"), extraction.facts.len());
    for (_, fact) in extraction.facts.iter() {
        self::fact(&mut lines, document, fact);
    }
    places(&mut lines, document, extraction);
    lines.into_string()
}

fn quote(lines: &mut Lines, document: &Document, quote: &Quote) {
    lines.wrap(&format!("  {}", padded(quote.kind.label(), 14)), document.slice(quote.span));
    if quote.kind != QuoteKind::Speech {
        return;
    }
    let speaker = quote.speaker.as_ref().map_or(tr!("inspect-speaker-unclear"), |speaker| &speaker.name);
    let mut parts = vec![speaker.to_owned()];
    parts.extend(quote.cue.map(|cue| tr!("quoted", words = document.slice(cue))));
    parts.extend(quote.continues.map(|_| tr!("inspect-carried-on").to_owned()));
    lines.wrap(&format!("  {:14}– ", ""), &parts.join(tr!("list-separator")));
}

fn fact(lines: &mut Lines, document: &Document, fact: &Fact) {
    let about = if fact.about.is_empty() { String::new() } else { format!(" · {}", fact.about) };
    lines.wrap(&format!("  {}", padded(fact.kind().label(), 14)), &format!("{}{about}", document.slice(fact.span)));
}

/// The notices that have a place, with the words that stand there.
fn places(lines: &mut Lines, document: &Document, extraction: &Extraction) {
    let notices = document.notices.iter().chain(&extraction.notices);
    let placed: Vec<(String, TextSpan)> =
        notices.filter_map(|notice| Some((crate::display::wording::notice_message(&notice.kind), notice.span?))).collect();
    if placed.is_empty() {
        return;
    }
    lines.heading(tr!("inspect-notices"), placed.len());
    for (message, span) in placed {
        let words = document.sentence_at(span.start).map_or("", |id| document.slice(document.sentences[id].span));
        lines.wrap("  ", &format!("{message}: {words}"));
    }
}
