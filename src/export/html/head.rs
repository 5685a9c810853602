//! What is compared, how much was found, and what to look at first.

use maud::{Markup, html};

use super::{Page, look, words};
use crate::base::Side;
use crate::compare::QuoteState;
use crate::display::{Card, Finding, Layer, Piece, Tag, card};
use crate::export::clean::clean;
use crate::export::ids;
use crate::export::order;
use crate::messages::tr;

impl Page<'_> {
    pub(super) fn header(&self) -> Markup {
        html! {
            header {
                p.brand { strong { "Twosource" } " " (tr!("report-brand")) }
                h1.hidden { (tr!("report-title")) }
                div.sources { @for side in Side::BOTH { (self.source(side)) } }
                p.progress { strong { (words(&self.head.scope)) "." } " " (self.head.progress) }
                (self.legend())
                (self.attention())
                nav aria-label=(tr!("report-parts")) {
                    a href="#texts" { (tr!("report-texts-short")) }
                    a href="#quotations" { (tr!("ledger-quotations")) }
                    a href="#facts" { (tr!("ledger-facts")) }
                    a href="#statements" { (tr!("ledger-statements")) }
                    @if !self.notes.is_empty() { a href="#notes" { (tr!("report-notes")) } }
                }
            }
        }
    }

    fn source(&self, side: Side) -> Markup {
        let source = &self.head.sources[side];
        html! {
            div.source {
                span.badge.(ids::letter(side)) { (side.letter()) }
                div {
                    h2 lang=(self.language(side)) { (words(&self.titles()[side])) }
                    p.details { @for (index, detail) in source.details.iter().enumerate() {
                        @if index > 0 { " · " }
                        (words(detail))
                    } }
                    @if !source.notices.is_empty() {
                        ul.notices { @for (message, count) in &source.notices {
                            li { (words(message)) @if *count > 1 { " " (tr!("report-times", count = *count)) } }
                        } }
                    }
                    p.digest { abbr title=(tr!("report-fingerprint")) { "SHA-256" } " " code { (source.sha256) } }
                }
            }
        }
    }

    /// Every state with its look and how often it was found.
    fn legend(&self) -> Markup {
        let counts = &self.display.counts;
        html! {
            section.legend aria-label=(tr!("report-legend")) {
                (kinds("#quotations", Layer::Quotes.label(), counts.quotes.iter().map(|(state, count)| (Tag::Quote(*state), *count)).collect()))
                (kinds("#facts", Layer::Facts.label(), counts.facts.iter().map(|(verdict, count)| (Tag::Fact(*verdict), *count)).collect()))
                (kinds("#statements", tr!("ledger-statements"), counts.statements.iter().map(|(standing, count)| (standing.tag(), *count)).collect()))
            }
        }
    }

    fn attention(&self) -> Markup {
        let findings = order::attention(self.display);
        html! {
            section.attention aria-label=(tr!("report-attention-what")) {
                h2 { (tr!("report-attention")) }
                @if findings.is_empty() {
                    p.none { (tr!("report-no-attention")) }
                } @else {
                    ul { @for finding in findings { (self.alert(finding)) } }
                }
            }
        }
    }

    fn alert(&self, finding: Finding) -> Markup {
        let Some(card) = card(self.comparison, finding) else { return Markup::default() };
        html! {
            li {
                a href={ "#" (ids::entry(finding)) } {
                    span { (super::state(card.tag)) " " span.no { (self.subject.number(finding)) } @if let Some(what) = self.what(finding) { span.what { (words(&what)) } } }
                    span.both { @for side in Side::BOTH { span.one {
                        span.letter.(ids::letter(side)) { (side.letter()) } " " (gist(&card, side))
                    } } }
                }
            }
        }
    }
}

impl Page<'_> {
    /// What a value is of: "number, passengers".
    fn what(&self, finding: Finding) -> Option<String> {
        let item = self.display.facts.iter().find(|item| item.finding == finding)?;
        let comma = if item.about.is_empty() { "" } else { ", " };
        Some(format!("{}{comma}{}", item.kind.label(), item.about))
    }
}

fn kinds(to: &str, name: &str, mut counts: Vec<(Tag, usize)>) -> Markup {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    counts.sort_by_key(|(tag, _)| order::weight(*tag));
    html! {
        div {
            h2 { a href=(to) { (name) } " " span.count { (total) } }
            ul { @for (tag, count) in counts {
                li.zero[count == 0] {
                    span.sample.(look::highlight(tag)) { i.sign.(look::highlight(tag)) {} (tag.label()) }
                    " " span.count { (count) }
                }
            } }
        }
    }
}

/// What one side has: the quotation with its differing words marked, or the sentence with its value; and where the speakers
/// differ, who says it.
fn gist(card: &Card, side: Side) -> Markup {
    let Some(passage) = card.passages.iter().find(|passage| passage.side == side) else { return html! { "–" } };
    let told = card.tag == Tag::Quote(QuoteState::Reattributed) && !passage.caption.is_empty();
    html! { span {
        bdi { @for piece in &passage.pieces { (marked(piece)) } }
        @if told { span.who { (words(&passage.caption)) } }
    } }
}

/// Words of a passage, those that matter marked.
pub(super) fn marked(piece: &Piece) -> Markup {
    let text = clean(&piece.text);
    html! { @if piece.marked { mark { (text) } } @else { (text) } }
}
