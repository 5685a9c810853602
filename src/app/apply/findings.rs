//! Choosing findings, and what the lists show.

use std::collections::BTreeSet;

use crate::app::shown::{finding_at, needs_attention, tab_of};
use crate::app::{AppState, Command, Effect, Filter, Message, Step, Tab};
use crate::display::{Display, Finding};

impl AppState {
    pub(super) fn apply_to_findings(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Select(finding) => self.select(finding),
            Command::Step(step) => self.step(step),
            Command::Reveal => self.reveal += u64::from(self.selection.is_some()),
            Command::ShowTab(tab) => self.tab = tab,
            Command::ToggleQuoteState(state) => toggle(&mut self.filter.quotes, state),
            Command::ToggleVerdict(verdict) => toggle(&mut self.filter.facts, verdict),
            Command::ToggleKind(kind) => toggle(&mut self.filter.kinds, kind),
            Command::ToggleStanding(standing) => toggle(&mut self.filter.statements, standing),
            Command::ClearFilter => self.filter = Filter { order: self.filter.order, ..Filter::default() },
            Command::FilterText(text) => self.filter.text = text,
            Command::SortBy(order) => self.filter.order = order,
            _ => {}
        }
        self.refresh_shown();
        Vec::new()
    }

    /// Shows the list of the finding; a filter that hides it is lifted.
    fn select(&mut self, finding: Option<Finding>) {
        self.selection = finding;
        let Some(finding) = finding else { return };
        self.reveal += 1;
        self.tab = tab_of(finding);
        self.refresh_shown();
        if self.selected_row().is_none() {
            self.apply_to_findings(Command::ClearFilter);
        }
    }

    fn step(&mut self, step: Step) {
        let next = match step {
            Step::Next => self.beside(1),
            Step::Previous => self.beside(-1),
            Step::NextConflict => self.next_conflict(),
        };
        match next {
            Some(finding) => self.select(Some(finding)),
            None if self.analysis.is_some() && step == Step::NextConflict => {
                self.message =
                    Some(Message::news("Nothing conflicts: no value differs, no quotation is altered or re-attributed."));
            }
            None => {}
        }
    }

    /// The shown finding so many rows on; the first or last one when none of the shown is chosen. Stays at the ends.
    fn beside(&self, rows: isize) -> Option<Finding> {
        let last = self.shown.len().checked_sub(1)?;
        let row = match self.selected_row() {
            Some(row) => row.saturating_add_signed(rows).min(last),
            None if rows > 0 => 0,
            None => last,
        };
        self.finding_at(*self.shown.get(row)?)
    }

    /// The first one after the chosen finding's place, in the order of the lists, and round.
    fn next_conflict(&self) -> Option<Finding> {
        let display = &self.analysis.as_ref()?.display;
        let all = needs_attention(display);
        let chosen = self.selection.and_then(|finding| place_in_list(display, finding));
        let after = all.iter().find(|(place, _)| chosen.is_some_and(|chosen| *place > chosen));
        after.or(all.first()).map(|(_, finding)| *finding)
    }
}

fn place_in_list(display: &Display, finding: Finding) -> Option<(Tab, usize)> {
    let tab = tab_of(finding);
    (0..).map_while(|item| finding_at(display, tab, item)).position(|item| item == finding).map(|item| (tab, item))
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
