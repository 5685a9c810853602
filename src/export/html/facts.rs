//! The ledger of facts.

use maud::{Markup, html};

use super::{Page, quotes::group, state, words};
use crate::base::Side;
use crate::compare::Verdict;
use crate::display::{FactItem, Tag};
use crate::export::{ids, order};
use crate::messages::tr;

/// How many more places of a value are listed; a name may stand in hundreds.
const MORE_PLACES: usize = 8;

impl Page<'_> {
    pub(super) fn facts(&self) -> Markup {
        let items = &self.display.facts;
        let groups = order::groups(Verdict::ALL, |verdict| Tag::Fact(*verdict), items, |item| item.verdict);
        html! {
            section.ledger #facts {
                h2 { (tr!("ledger-facts")) " " span.count { (items.len()) } }
                @if items.is_empty() { p.none { (tr!("report-no-facts")) } } @else {
                    (super::decided())
                    table.facts {
                        thead { tr {
                            th scope="col" { (tr!("report-column-verdict")) } th scope="col" { (tr!("report-column-kind")) } th scope="col" { (tr!("report-column-about")) }
                            th scope="col" { "A" } th scope="col" { "B" } th scope="col" { (tr!("report-column-why")) }
                        } }
                        @for (tag, items) in groups { tbody data-state=(tag.label()) { (group(tag, items.len(), 6)) @for item in items { (self.fact(item)) } } }
                    }
                }
            }
        }
    }

    fn fact(&self, item: &FactItem) -> Markup {
        html! {
            tr id=(ids::entry(item.finding)) data-status=[self.statuses(&[item.finding])] {
                th scope="row" { span.no { (self.subject.number(item.finding)) } " " (state(Tag::Fact(item.verdict))) }
                td { (item.kind.label()) }
                td { (words(&item.about)) }
                @for side in Side::BOTH { td.value lang=(self.language(side)) { (self.value(item, side)) } }
                (self.why(item.finding, &[item.finding]))
            }
        }
    }

    fn value(&self, item: &FactItem, side: Side) -> Markup {
        let Some(value) = &item.values[side] else {
            return html! { span.none lang=(tr!("language")) { span.hidden { (tr!("report-nothing-in", side = side.letter())) } span aria-hidden="true" { "–" } } };
        };
        let spans = item.finding.spans(self.comparison, side);
        html! {
            div.one {
                (self.badge(side, item.finding, spans.first().copied()))
                div {
                    p dir="auto" { (super::clean(value)) }
                    @if spans.len() > 1 { p.who lang=(tr!("language")) {
                        (tr!("report-also")) " "
                        @for (index, span) in spans.iter().enumerate().skip(1).take(MORE_PLACES) {
                            @if let Some(place) = self.places.get(side, item.finding, Some(*span)) { a href={ "#" (place) } { (index + 1) } " " }
                        }
                        @if spans.len() > MORE_PLACES + 1 { (tr!("report-and-more", count = spans.len() - MORE_PLACES - 1)) }
                    } }
                }
            }
        }
    }
}
