//! The ledger of statements, in order of the texts.

use maud::{Markup, html};

use super::{Page, state};
use crate::base::Side;
use crate::display::{Finding, StatementItem};
use crate::export::ids;
use crate::messages::tr;

impl Page<'_> {
    pub(super) fn statements(&self) -> Markup {
        let items = &self.display.statements;
        html! {
            section.ledger #statements {
                h2 { (tr!("ledger-statements")) " " span.count { (items.len()) } }
                @if items.is_empty() { p.none { (tr!("report-no-statements")) } } @else {
                    (super::decided())
                    table {
                        thead { tr { th scope="col" { (tr!("report-column-who")) } th scope="col" { "A" } th scope="col" { "B" } th scope="col" { (tr!("report-column-why")) } } }
                        tbody { @for item in items { (self.statement(item)) } }
                    }
                }
            }
        }
    }

    fn statement(&self, item: &StatementItem) -> Markup {
        html! {
            tr id=(ids::entry(item.finding)) data-state=(item.standing.tag().label()) data-status=[self.statuses(&item.findings)] {
                th scope="row" { span.no { (self.subject.number(item.finding)) } " " (state(item.standing.tag())) @if item.moved { span.moved { (tr!("kind-moved")) } } }
                @for side in Side::BOTH { td.passage lang=(self.language(side)) { (self.said(item, side)) } }
                (self.why(item.finding, &item.findings))
            }
        }
    }

    fn said(&self, item: &StatementItem, side: Side) -> Markup {
        let passages = &item.passages[side];
        let document = &self.comparison.documents[side];
        html! {
            // What leads here from the texts leads to one of several links between the same statements.
            @if side == Side::A { @for other in item.findings.iter().filter(|other| self.is_of(item, **other)) { span id=(ids::entry(*other)) {} } }
            @if passages.is_empty() { span.none lang=(tr!("language")) { span.hidden { (tr!("report-nothing-in", side = side.letter())) } span aria-hidden="true" { "–" } } }
            @for (span, finding) in passages {
                div.one {
                    (self.badge(side, *finding, Some(*span)))
                    p dir="auto" { (super::clean(document.slice(*span))) }
                }
            }
        }
    }

    /// Whether a finding is another link of this line, and not one that stands in two lines and is told in the other.
    fn is_of(&self, item: &StatementItem, other: Finding) -> bool {
        other != item.finding && self.display.listed(other) == item.finding
    }
}
