//! The search in both texts.

use crate::app::{AppState, Command, Effect, search};
use crate::base::{Pair, Side};

impl AppState {
    pub(super) fn apply_to_search(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::ShowSearch(open) => {
                self.search.open = open;
                self.refresh_hits();
            }
            Command::Search(text) => {
                self.search.text = text;
                self.search.current = None;
                self.refresh_hits();
            }
            Command::SearchOptions(options) => {
                self.search.options = options;
                self.refresh_hits();
            }
            Command::SearchStep(forward) => self.search_step(forward),
            _ => {}
        }
        Vec::new()
    }

    /// Searches anew; a closed search bar marks nothing.
    pub(super) fn refresh_hits(&mut self) {
        let Pair { a, b } = Pair::from_fn(|side| {
            let text = self.pane(side).filter(|_| self.search.open).map_or("", |(document, _)| &document.text);
            search(text, &self.search.text, self.search.options)
        });
        self.search.trouble = a.as_ref().err().cloned();
        self.search.hits = Pair::new(a.unwrap_or_default(), b.unwrap_or_default());
        let kept = self.search.current.filter(|(side, at)| *at < self.search.hits[*side].len());
        self.search.current = kept.or_else(|| first(&self.search.hits));
    }

    /// Through A's hits, then B's, and round.
    fn search_step(&mut self, forward: bool) {
        let in_a = self.search.hits.a.len();
        let total = in_a + self.search.hits.b.len();
        if total == 0 {
            return;
        }
        let next = match self.search.current {
            None => 0,
            Some((side, at)) => {
                let flat = if side == Side::A { at } else { in_a + at };
                (flat + if forward { 1 } else { total - 1 }) % total
            }
        };
        self.search.current = Some(if next < in_a { (Side::A, next) } else { (Side::B, next - in_a) });
    }
}

fn first<T>(hits: &Pair<Vec<T>>) -> Option<(Side, usize)> {
    Side::BOTH.into_iter().find(|side| !hits[*side].is_empty()).map(|side| (side, 0))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::{Loaded, SearchOptions};
    use crate::base::Work;
    use crate::display::pane_of;

    fn reading(text: &str) -> Option<Arc<Loaded>> {
        let options = crate::import::Options::default();
        let document = crate::import::import(text.as_bytes(), "note.txt", None, &options, &Work::new()).ok()?;
        Some(Arc::new(Loaded { pane: pane_of(&document), document: Arc::new(document) }))
    }

    fn searching(words: &str) -> AppState {
        let loaded = Pair::new(reading("The quay, the Quay."), reading("A quay."));
        let mut state = AppState { loaded, ..AppState::default() };
        state.apply(Command::ShowSearch(true));
        state.apply(Command::Search(words.to_owned()));
        state
    }

    #[test]
    fn hits_are_counted_per_side_and_gone_through_in_a_circle() {
        let mut state = searching("quay");
        assert_eq!((state.search.hits.a.len(), state.search.hits.b.len()), (2, 1));
        let mut seen = vec![state.search.current];
        for _ in 0..3 {
            state.apply(Command::SearchStep(true));
            seen.push(state.search.current);
        }
        assert_eq!(seen, [Some((Side::A, 0)), Some((Side::A, 1)), Some((Side::B, 0)), Some((Side::A, 0))]);
        state.apply(Command::SearchStep(false));
        assert_eq!(state.search.current, Some((Side::B, 0)));
    }

    #[test]
    fn case_and_closing_change_the_hits() {
        let mut state = searching("Quay");
        let options = SearchOptions { match_case: true, ..SearchOptions::default() };
        state.apply(Command::SearchOptions(options));
        assert_eq!((state.search.hits.a.len(), state.search.hits.b.len()), (1, 0));
        state.apply(Command::ShowSearch(false));
        assert!(state.search.hits.a.is_empty() && state.search.current.is_none());
    }

    #[test]
    fn no_hit_has_no_next_one() {
        let mut state = searching("harbour");
        state.apply(Command::SearchStep(true));
        assert_eq!(state.search.current, None);
    }
}
