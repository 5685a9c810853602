//! Which items of the list are shown, and in which order.

use crate::app::{AppState, Filter, Order, Tab};
use crate::base::{Pair, Side};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Display, FactItem, Finding, QuoteItem, Standing, StatementItem, Tag};

impl AppState {
    /// Derives the shown items anew; to be called after every change of list, filter, order or analysis.
    pub(super) fn refresh_shown(&mut self) {
        self.shown = self.analysis.as_ref().map_or_else(Vec::new, |found| shown(&found.display, self.tab, &self.filter));
    }

    /// The finding of an item of the current list.
    #[must_use]
    pub fn finding_at(&self, item: usize) -> Option<Finding> {
        let display = &self.analysis.as_ref()?.display;
        finding_at(display, self.tab, item)
    }

    /// Where the selection stands among the shown items.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        let selection = self.selection?;
        self.shown.iter().position(|item| self.finding_at(*item) == Some(selection))
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
}
