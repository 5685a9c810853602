//! The ledger of quotations.

use maud::{Markup, html};

use super::{Page, head::marked, state, words};
use crate::base::Side;
use crate::compare::QuoteState;
use crate::display::{Card, Finding, Passage, Tag, card};
use crate::export::{ids, order};
use crate::messages::tr;

impl Page<'_> {
    pub(super) fn quotes(&self) -> Markup {
        let items = &self.display.quotes;
        let groups = order::groups(QuoteState::ALL, |state| Tag::Quote(*state), items, |item| item.state);
        html! {
            section.ledger #quotations {
                h2 { (tr!("ledger-quotations")) " " span.count { (items.len()) } }
                @if items.is_empty() { p.none { (tr!("report-no-quotations")) } } @else {
                    (super::decided())
                    table {
                        (columns())
                        @for (tag, items) in groups { tbody data-state=(tag.label()) { (group(tag, items.len(), 4)) @for item in items { (self.entry(item.finding)) } } }
                    }
                }
            }
        }
    }

    /// A row of a ledger: state, both passages, and why.
    pub(super) fn entry(&self, finding: Finding) -> Markup {
        let Some(card) = card(self.comparison, finding) else { return Markup::default() };
        html! {
            tr id=(ids::entry(finding)) data-status=[self.statuses(&[finding])] {
                th scope="row" { span.no { (self.subject.number(finding)) } " " (state(card.tag)) }
                @for side in Side::BOTH { td.passage lang=(self.language(side)) { (self.passages(&card, side)) } }
                (self.why(finding, &[finding]))
            }
        }
    }

    pub(super) fn passages(&self, card: &Card, side: Side) -> Markup {
        let passages: Vec<&Passage> = card.passages.iter().filter(|passage| passage.side == side).collect();
        html! {
            @if passages.is_empty() { span.none lang=(tr!("language")) { span.hidden { (tr!("report-nothing-in", side = side.letter())) } span aria-hidden="true" { "–" } } }
            @for passage in passages {
                div.one.(super::look::colour(card.tag)) {
                    (self.badge(side, card.finding, Some(passage.span)))
                    div {
                        p dir="auto" { @for piece in &passage.pieces { (marked(piece)) } }
                        @if !passage.caption.is_empty() { p.who lang=(tr!("language")) { (words(&passage.caption)) } }
                    }
                }
            }
        }
    }
}

fn columns() -> Markup {
    html! {
        thead { tr { th scope="col" { (tr!("report-column-state")) } th scope="col" { "A" } th scope="col" { "B" } th scope="col" { (tr!("report-column-why")) } } }
    }
}

/// The line over the rows of one state.
pub(super) fn group(tag: Tag, count: usize, columns: usize) -> Markup {
    html! { tr.group { th colspan=(columns) scope="rowgroup" { (state(tag)) " " span.count { (count) } } } }
}
