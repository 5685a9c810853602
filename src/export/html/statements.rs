//! The ledger of statements, in order of the texts.

use maud::{Markup, html};

use super::{Page, state};
use crate::base::Side;
use crate::display::StatementItem;
use crate::export::ids;

impl Page<'_> {
    pub(super) fn statements(&self) -> Markup {
        let items = &self.display.statements;
        html! {
            section.ledger #statements {
                h2 { "Statements " span.count { (items.len()) } }
                @if items.is_empty() { p.none { "Neither account says anything." } } @else {
                    table {
                        thead { tr { th scope="col" { "Who says it" } th scope="col" { "A" } th scope="col" { "B" } th scope="col" { "Why" } } }
                        tbody { @for item in items { (self.statement(item)) } }
                    }
                }
            }
        }
    }

    fn statement(&self, item: &StatementItem) -> Markup {
        html! {
            tr id=(ids::entry(item.finding)) {
                th scope="row" { (state(item.standing.tag())) @if item.moved { span.moved { "moved" } } }
                @for side in Side::BOTH { td.passage lang=(self.language(side)) { (self.said(item, side)) } }
                (self.why(item.finding))
            }
        }
    }

    fn said(&self, item: &StatementItem, side: Side) -> Markup {
        let spans = item.finding.spans(self.comparison, side);
        let document = &self.comparison.documents[side];
        html! {
            @if spans.is_empty() { span.none lang="en" { span.hidden { "Nothing in " (side.letter()) } span aria-hidden="true" { "–" } } }
            @for span in spans {
                div.one {
                    (self.badge(side, item.finding, Some(span)))
                    p dir="auto" { (super::clean(document.slice(span))) }
                }
            }
        }
    }
}
