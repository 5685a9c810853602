//! Choosing findings, and what the lists show.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::app::shown::{needs_attention, tab_of};
use crate::app::{Analysis, AppState, Command, Effect, Filter, Message, Step, Tab};
use crate::base::Side;
use crate::display::{Finding, Standing};
use crate::messages::tr;
use crate::review::Status;

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
            Command::ShowStanding(standing) => self.show_standing(standing),
            Command::ToggleStatus(status) => toggle(&mut self.filter.status, status),
            Command::ClearFilter => self.filter = Filter { order: self.filter.order, ..Filter::default() },
            Command::FilterText(text) => self.filter.text = text,
            Command::AskFilter => {
                self.panel_open = true;
                self.filter_asked += 1;
            }
            Command::SortBy(order) => self.filter.order = order,
            _ => {}
        }
        self.refresh_shown();
        Vec::new()
    }

    /// One of the three lists of who says what; asked for again, all.
    fn show_standing(&mut self, standing: Standing) {
        let only = BTreeSet::from([standing]);
        let again = self.tab == Tab::Statements && self.filter.statements == only;
        self.tab = Tab::Statements;
        self.filter.statements = if again { BTreeSet::new() } else { only };
        self.panel_open = true;
    }

    /// Shows the list of the finding; a filter that hides it is lifted.
    fn select(&mut self, finding: Option<Finding>) {
        (self.selection, self.chosen_note) = (finding, None);
        // Whoever goes on reading is not taken back.
        self.keeping.chosen = None;
        let Some(finding) = finding else { return };
        self.reveal += 1;
        if self.tab != Tab::Notes || !self.is_shown(finding) {
            self.tab = tab_of(finding);
        }
        self.refresh_shown();
        if self.selected_row().is_none() {
            self.apply_to_findings(Command::ClearFilter);
        }
    }

    fn step(&mut self, step: Step) {
        let next = match step {
            Step::Next => return self.walk(1),
            Step::Previous => return self.walk(-1),
            Step::NextConflict => self.next_conflict(),
            Step::NextUnchecked => self.next_unchecked(),
        };
        match next {
            Some(finding) => self.select(Some(finding)),
            None if self.analysis.is_some() && step == Step::NextConflict => {
                self.message = Some(Message::news(tr!("news-no-conflict")));
            }
            None if self.analysis.is_some() && step == Step::NextUnchecked => {
                self.message = Some(Message::news(tr!("news-all-checked")));
            }
            None => {}
        }
    }

    /// The next one of the shown list that nobody has checked, and round.
    fn next_unchecked(&self) -> Option<Finding> {
        let after = self.selected_row().map_or(0, |row| row + 1).min(self.shown.len());
        let (before, after) = self.shown.split_at(after);
        let mut findings = after.iter().chain(before).filter_map(|item| self.finding_at(*item));
        findings.find(|finding| self.status_of_line(*finding) == Status::Unchecked)
    }

    /// Chooses the next or previous line that can be chosen; the first or last one when none of the shown is. Stays at the
    /// ends.
    fn walk(&mut self, by: isize) {
        let Some(last) = self.shown.len().checked_sub(1) else { return };
        let mut row = match self.selected_row() {
            Some(row) => row.checked_add_signed(by),
            None if by > 0 => Some(0),
            None => Some(last),
        };
        while let Some(item) = row.and_then(|row| self.shown.get(row)).copied() {
            if let Some(finding) = self.finding_at(item) {
                return self.select(Some(finding));
            }
            if let Some(note) = self.note_at(item) {
                return self.select_note(note);
            }
            row = row.and_then(|row| row.checked_add_signed(by));
        }
        match (self.selection, self.chosen_note) {
            (Some(_), _) => self.reveal += 1,
            (None, Some(note)) => self.select_note(note),
            (None, None) => {}
        }
    }

    /// The first one after the chosen finding's place in the text, whichever list it is in, and round.
    fn next_conflict(&self) -> Option<Finding> {
        let Analysis { comparison, display, .. } = self.analysis.as_deref()?;
        let in_a = self.selection.is_none_or(|chosen| chosen.place(comparison, Side::A).is_some());
        let side = if in_a { Side::A } else { Side::B };
        let place = |finding: Finding| (finding.place(comparison, side).map(|span| span.start), finding);
        let all: BTreeSet<_> = needs_attention(display).map(place).collect();
        let after = self.selection.and_then(|chosen| all.range((Bound::Excluded(place(chosen)), Bound::Unbounded)).next());
        after.or(all.first()).map(|(_, finding)| *finding)
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
