//! What chooses lines of the ledgers; shown only where scripts run.

use maud::{Markup, html};

use super::Page;
use crate::compare::{QuoteState, Verdict};
use crate::display::{Finding, Standing, Tag};
use crate::messages::tr;
use crate::review::Status;

impl Page<'_> {
    pub(super) fn filter(&self) -> Markup {
        html! {
            div #filter role="search" aria-label=(tr!("report-filter")) hidden {
                label { (tr!("report-filter-words")) input type="search" name="words" autocomplete="off"; }
                label { (tr!("report-filter-state")) select name="state" {
                    option value="" { (tr!("report-filter-all")) }
                    @for label in self.states() { option { (label) } }
                } }
                label { (tr!("report-filter-status")) select name="status" {
                    option value="" { (tr!("report-filter-all")) }
                    @for status in Status::ALL { option { (status.label()) } }
                } }
                button type="button" { (tr!("report-filter-show-all")) }
                output #shown {}
            }
        }
    }

    /// The names of the states that stand in the ledgers, each once.
    fn states(&self) -> Vec<&'static str> {
        let counts = &self.display.counts;
        let quotes = QuoteState::ALL.map(|state| (Tag::Quote(state), counts.quotes.get(&state)));
        let facts = Verdict::ALL.map(|verdict| (Tag::Fact(verdict), counts.facts.get(&verdict)));
        let statements = Standing::ALL.map(|standing| (standing.tag(), counts.statements.get(&standing)));
        let mut labels: Vec<&'static str> = Vec::new();
        for (tag, count) in quotes.into_iter().chain(facts).chain(statements) {
            if count.is_some_and(|count| *count > 0) && !labels.contains(&tag.label()) {
                labels.push(tag.label());
            }
        }
        labels
    }

    /// The statuses of a line other than unchecked, for the filter.
    pub(super) fn statuses(&self, findings: &[Finding]) -> Option<String> {
        let said = findings.iter().filter_map(|finding| self.subject.marks.get(*finding)).map(|said| said.status);
        let labels: Vec<&str> = said.filter(|status| *status != Status::Unchecked).map(Status::label).collect();
        (!labels.is_empty()).then(|| labels.join(" "))
    }
}
