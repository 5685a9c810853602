//! Which items of the list are shown, and in which order.

use std::collections::BTreeSet;

use crate::app::{AppState, Filter, Order, Tab};
use crate::base::{Pair, Side};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Display, FactItem, Finding, QuoteItem, Standing, StatementItem, Tag};
use crate::messages::tr;
use crate::review::{Mark, Place, Status};
use crate::session::Progress;

impl AppState {
    /// Derives the shown items anew; to be called after every change of list, filter, order, marks or analysis.
    pub(super) fn refresh_shown(&mut self) {
        let Some(found) = &self.analysis else {
            (self.shown, self.noted) = (Vec::new(), 0);
            return;
        };
        self.noted = self.count_notes();
        if self.tab == Tab::Notes {
            self.shown = self.notes(&self.filter.text);
            return;
        }
        let mut shown = shown(&found.display, self.tab, &self.filter);
        if !self.filter.status.is_empty() {
            // What was just checked stays until another one is chosen.
            shown.retain(|item| {
                let finding = finding_at(&found.display, self.tab, *item);
                finding.is_some_and(|finding| {
                    self.selection.is_some_and(|chosen| found.display.listed(chosen) == finding)
                        || self.filter.status.contains(&self.status_of_line(finding))
                })
            });
        }
        self.shown = shown;
    }

    /// The finding of an item of the current list; nothing for what was lost.
    #[must_use]
    pub fn finding_at(&self, item: usize) -> Option<Finding> {
        if self.tab == Tab::Notes {
            return self.placement.places.get(item)?.finding();
        }
        finding_at(&self.analysis.as_ref()?.display, self.tab, item)
    }

    /// The note on words that stands at an item of the list of notes, by its position in the review.
    #[must_use]
    pub fn note_at(&self, item: usize) -> Option<usize> {
        let review = self.history.review();
        let at = item.checked_sub(review.marks.len() + review.corrections.len())?;
        (self.tab == Tab::Notes && at < review.notes.len()).then_some(at)
    }

    /// Where the chosen finding or note stands among the shown items.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        if let Some(note) = self.chosen_note {
            return self.shown.iter().position(|item| self.note_at(*item) == Some(note));
        }
        let selection = self.listed(self.selection?);
        self.shown.iter().position(|item| self.finding_at(*item) == Some(selection))
    }

    /// The finding that stands in the shown list for this one.
    #[must_use]
    pub fn listed(&self, finding: Finding) -> Finding {
        match &self.analysis {
            Some(found) if self.tab != Tab::Notes => found.display.listed(finding),
            _ => finding,
        }
    }

    /// How far a line of a list is checked: of several links between the same statements, the first that is.
    #[must_use]
    pub fn status_of_line(&self, finding: Finding) -> Status {
        self.line_marked(finding).map_or(Status::Unchecked, |finding| self.status_of(finding))
    }

    /// The first finding of a line of a list of which anything is said.
    #[must_use]
    pub fn line_marked(&self, finding: Finding) -> Option<Finding> {
        let beside = match (finding, &self.analysis) {
            (Finding::Link(id), Some(found)) => found.display.links_beside(id),
            _ => None,
        };
        match beside {
            Some(item) => item.findings.iter().copied().find(|finding| self.mark_of(*finding).is_some()),
            None => self.mark_of(finding).map(|_| finding),
        }
    }

    pub(super) fn is_shown(&self, finding: Finding) -> bool {
        let finding = self.listed(finding);
        self.shown.iter().any(|item| self.finding_at(*item) == Some(finding))
    }

    /// How many findings of all lists are checked, and of how many.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let Some(found) = &self.analysis else { return Progress { checked: 0, total: 0 } };
        let display = &found.display;
        let checked: BTreeSet<Finding> = self.checked_findings().map(|finding| display.listed(finding)).collect();
        let total = display.quotes.len() + display.facts.len() + display.statements.len();
        Progress { checked: checked.len(), total }
    }

    fn checked_findings(&self) -> impl Iterator<Item = Finding> {
        let places = self.placement.places.iter().zip(&self.history.review().marks);
        places.filter(|(_, mark)| mark.status != Status::Unchecked).filter_map(|(place, _)| place.finding())
    }

    /// How many findings of the current list are checked, and of how many.
    #[must_use]
    pub fn checked(&self) -> (usize, usize) {
        let Some(found) = &self.analysis else { return (0, 0) };
        let display = &found.display;
        let total = match self.tab {
            Tab::Quotes => display.quotes.len(),
            Tab::Facts => display.facts.len(),
            Tab::Statements => display.statements.len(),
            Tab::Notes => self.noted,
        };
        let checked = self.checked_findings().filter(|finding| tab_of(*finding) == self.tab);
        let lines: BTreeSet<Finding> = checked.map(|finding| display.listed(finding)).collect();
        (lines.len(), total)
    }

    /// How many lines the list of notes has, whatever the filter lets through.
    pub(super) fn count_notes(&self) -> usize {
        self.notes("").len()
    }

    /// The marks with a note or a problem, the notes on words, what is to be checked again, and what is lost: positions in
    /// the review, marks first, then corrections, then notes. Only those with some words.
    fn notes(&self, words: &str) -> Vec<usize> {
        let review = self.history.review();
        let marks = &review.marks;
        let words = words.trim().to_lowercase();
        let is_shown = |at: usize, mark: &Mark| {
            let place = self.placement.places.get(at).copied().unwrap_or(Place::Lost);
            let tells = !mark.note.is_empty() || mark.status == Status::Problem || !matches!(place, Place::Found(_));
            let passages = mark.anchor.a.iter().chain(&mark.anchor.b);
            tells && (has(&mark.note, &words) || passages.into_iter().any(|passage| has(&passage.words, &words)))
        };
        let shown = marks.iter().enumerate().filter(|(at, mark)| is_shown(*at, mark)).map(|(at, _)| at);
        let (mut shown, mut lost): (Vec<usize>, Vec<usize>) =
            shown.partition(|at| self.placement.places.get(*at).is_some_and(|place| place.finding().is_some()));
        let first = marks.len() + review.corrections.len();
        let notes = review.notes.iter().enumerate();
        let notes = notes.filter(|(_, note)| has(&note.note, &words) || has(&note.at.words, &words));
        let (gone, there): (Vec<_>, Vec<_>) = notes.partition(|(_, note)| self.placement.place_of(note).span().is_none());
        let mut there: Vec<_> = there.into_iter().map(|(at, note)| (note.at.start, note.side, first + at)).collect();
        there.sort_unstable();
        shown.extend(there.into_iter().map(|(_, _, item)| item));
        shown.append(&mut lost);
        let lost = self.analysis.iter().flat_map(|found| &found.lost);
        shown.extend(lost.filter(|_| words.is_empty()).map(|at| marks.len() + at));
        shown.extend(gone.into_iter().map(|(at, _)| first + at));
        shown
    }
}

/// The list in which a finding stands.
pub(super) fn tab_of(finding: Finding) -> Tab {
    match finding {
        Finding::Quote(_) => Tab::Quotes,
        Finding::Fact(_) => Tab::Facts,
        Finding::Link(_) | Finding::Statement(..) => Tab::Statements,
    }
}

pub(super) fn finding_at(display: &Display, tab: Tab, item: usize) -> Option<Finding> {
    match tab {
        Tab::Quotes => display.quotes.get(item).map(|item| item.finding),
        Tab::Facts => display.facts.get(item).map(|item| item.finding),
        Tab::Statements => display.statements.get(item).map(|item| item.finding),
        Tab::Notes => None,
    }
}

/// The findings of both lists that have to be looked at.
pub(super) fn needs_attention(display: &Display) -> impl Iterator<Item = Finding> {
    let quotes = display.quotes.iter().filter(|item| Tag::Quote(item.state).needs_attention());
    let facts = display.facts.iter().filter(|item| Tag::Fact(item.verdict).needs_attention());
    quotes.map(|item| item.finding).chain(facts.map(|item| item.finding))
}

fn shown(display: &Display, tab: Tab, filter: &Filter) -> Vec<usize> {
    let words = filter.text.trim().to_lowercase();
    match tab {
        Tab::Quotes => pick(&display.quotes, filter, |item| quote_passes(item, filter, &words), |item| quote_weight(item.state)),
        Tab::Facts => pick(&display.facts, filter, |item| fact_passes(item, filter, &words), |item| fact_weight(item.verdict)),
        Tab::Statements => pick(
            &display.statements,
            filter,
            |item| statement_passes(item, filter, &words),
            |item| standing_weight(item.standing),
        ),
        Tab::Notes => Vec::new(),
    }
}

fn pick<T>(items: &[T], filter: &Filter, passes: impl Fn(&T) -> bool, weight: impl Fn(&T) -> u8) -> Vec<usize> {
    let mut shown: Vec<(u8, usize)> =
        items.iter().enumerate().filter(|(_, item)| passes(item)).map(|(at, item)| (weight(item), at)).collect();
    if filter.order == Order::Weight {
        shown.sort_unstable();
    }
    shown.into_iter().map(|(_, at)| at).collect()
}

fn quote_passes(item: &QuoteItem, filter: &Filter, words: &str) -> bool {
    (filter.quotes.is_empty() || filter.quotes.contains(&item.state)) && (has(&item.excerpt, words) || has(&item.detail, words))
}

fn fact_passes(item: &FactItem, filter: &Filter, words: &str) -> bool {
    (filter.facts.is_empty() || filter.facts.contains(&item.verdict))
        && (filter.kinds.is_empty() || filter.kinds.contains(&item.kind))
        && (has(&item.about, words) || any_has(&item.values, words))
}

fn statement_passes(item: &StatementItem, filter: &Filter, words: &str) -> bool {
    (filter.statements.is_empty() || filter.statements.contains(&item.standing)) && any_has(&item.texts, words)
}

fn any_has(texts: &Pair<Option<String>>, words: &str) -> bool {
    Side::BOTH.iter().any(|side| texts[*side].as_ref().is_some_and(|text| has(text, words)))
}

fn has(text: &str, words: &str) -> bool {
    words.is_empty() || text.to_lowercase().contains(words)
}

fn quote_weight(state: QuoteState) -> u8 {
    match state {
        QuoteState::Altered => 0,
        QuoteState::Reattributed => 1,
        QuoteState::Only(_) => 2,
        QuoteState::Unquoted => 3,
        QuoteState::Shortened => 4,
        QuoteState::Identical => 5,
    }
}

fn fact_weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Conflict => 0,
        Verdict::Unsure => 1,
        Verdict::Compatible => 2,
        Verdict::Only(_) => 3,
        Verdict::Agree => 4,
    }
}

fn standing_weight(standing: Standing) -> u8 {
    match standing {
        Standing::Only(_) => 0,
        Standing::Possible => 1,
        Standing::Both => 2,
    }
}

/// What a filter lets through, where it does not let everything through: "altered or re-attributed, unchecked, with “ferry”".
#[must_use]
pub fn in_words(filter: &Filter, tab: Tab) -> String {
    let states: Vec<&str> = match tab {
        Tab::Quotes => filter.quotes.iter().map(|state| Tag::Quote(*state).label()).collect(),
        Tab::Facts => filter.facts.iter().map(|verdict| Tag::Fact(*verdict).label()).collect(),
        Tab::Statements => filter.statements.iter().map(|standing| standing.tag().label()).collect(),
        Tab::Notes => Vec::new(),
    };
    let kinds: Vec<&str> = filter.kinds.iter().filter(|_| tab == Tab::Facts).map(|kind| kind.label()).collect();
    let status: Vec<&str> = filter.status.iter().filter(|_| tab != Tab::Notes).map(|status| status.label()).collect();
    let mut parts: Vec<String> =
        [states, kinds, status].iter().filter(|part| !part.is_empty()).map(|part| either(part)).collect();
    let text = filter.text.trim();
    parts.extend((!text.is_empty()).then(|| tr!("filter-with", words = text)));
    parts.join(tr!("list-separator"))
}

/// "altered or shortened"
fn either(labels: &[&str]) -> String {
    labels
        .iter()
        .map(|label| (*label).to_owned())
        .reduce(|one, other| tr!("filter-either", one = one, other = other))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(state: QuoteState, excerpt: &str) -> QuoteItem {
        let finding = Finding::Quote(0);
        QuoteItem { finding, state, excerpt: excerpt.to_owned(), detail: String::new(), places: Pair::default() }
    }

    fn check(filter: &Filter, expected: &[usize]) {
        let display = Display {
            quotes: vec![
                quote(QuoteState::Identical, "Nobody was hurt"),
                quote(QuoteState::Only(Side::A), "We were late"),
                quote(QuoteState::Altered, "nobody told us"),
            ],
            ..Display::default()
        };
        assert_eq!(shown(&display, Tab::Quotes, filter), expected);
    }

    #[test]
    fn an_empty_filter_shows_all_in_order() {
        check(&Filter::default(), &[0, 1, 2]);
    }

    #[test]
    fn states_and_words_narrow_the_list() {
        check(&Filter { quotes: [QuoteState::Altered].into(), ..Filter::default() }, &[2]);
        check(&Filter { text: " NOBODY ".to_owned(), ..Filter::default() }, &[0, 2]);
        check(&Filter { text: "absent".to_owned(), ..Filter::default() }, &[]);
    }

    #[test]
    fn by_weight_what_needs_attention_comes_first() {
        check(&Filter { order: Order::Weight, ..Filter::default() }, &[2, 1, 0]);
    }

    fn check_words(filter: &Filter, tab: Tab, expected: &str) {
        assert_eq!(in_words(filter, tab), expected);
    }

    #[test]
    fn filters_are_said_in_words() {
        check_words(&Filter::default(), Tab::Quotes, "");
        let filter = Filter {
            quotes: [QuoteState::Altered, QuoteState::Reattributed].into(),
            facts: [Verdict::Conflict].into(),
            status: [Status::Unchecked].into(),
            text: " ferry ".to_owned(),
            ..Filter::default()
        };
        check_words(&filter, Tab::Quotes, "altered or re-attributed, unchecked, with “ferry”");
        check_words(&filter, Tab::Facts, "conflict, unchecked, with “ferry”");
        check_words(&filter, Tab::Notes, "with “ferry”");
    }
}
