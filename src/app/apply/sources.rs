//! What stands on the two sides, and news of its analysis.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::{Analysis, AppState, Command, Dialog, EXAMPLE, Effect, Keeping, Message, SourceState};
use crate::base::{Pair, Side};
use crate::display::Finding;
use crate::messages::tr;
use crate::review::{Anchor, History, Mark, Placement, place};
use crate::session::is_session;

/// How many pairs are remembered.
const RECENT: usize = 8;

impl AppState {
    pub(super) fn apply_to_sources(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Open(_, SourceState::File(path)) if is_session(&path) => vec![Effect::ReadSession(path)],
            Command::Open(side, source) => {
                self.put(side, source);
                self.analyse()
            }
            Command::OpenPair(paths) => self.put_both(paths.map(SourceState::File)),
            Command::OpenExample => self.put_both(EXAMPLE.map(SourceState::Embedded)),
            Command::Drop(_, path) if is_session(&path) => vec![Effect::ReadSession(path)],
            Command::Drop(side, path) => self.drop_file(side, path),
            Command::Reload(side) => self.reload(&[side]),
            Command::ReloadAll => self.reload(&Side::BOTH),
            Command::Swap => self.swap(),
            Command::SetWholePage(side, whole) => {
                self.keep_before();
                self.whole_page[side] = whole;
                self.reload(&[side])
            }
            Command::Cancel => self.cancel(),
            Command::RecentSeen(seen) => {
                self.seen = seen;
                Vec::new()
            }
            Command::ChangedOnDisk(side) => {
                self.changed_on_disk[side] = true;
                Vec::new()
            }
            news => self.apply_news(news),
        }
    }

    fn apply_news(&mut self, news: Command) -> Vec<Effect> {
        match news {
            Command::Loaded(revision, side, loaded) if revision == self.revision => {
                self.loaded[side] = Some(loaded);
                self.failures[side] = None;
                self.refresh_hits();
            }
            Command::Analysed(revision, analysis) if revision == self.revision => return self.analysed(analysis),
            Command::Failed(revision, side, reason) if revision == self.revision => {
                return self.failed(side, reason);
            }
            Command::AskMessage(revision, side, messages) if revision == self.revision => {
                return self.ask_message(side, messages);
            }
            Command::Stopped(revision, reason) if revision == self.revision => {
                (self.before, self.typed) = (None, None);
                self.working = false;
                self.message = reason.map(Message::error).or(self.message.take());
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn put(&mut self, side: Side, source: SourceState) {
        self.keep_before();
        self.forget_review();
        let field = matches!(self.dialog, Some(Dialog::OpenPath { side: asked, .. }) if asked == side);
        self.typed = (field && source.path().is_some()).then_some(side);
        self.whole_page[side] &= self.sources[side] == source;
        self.sources[side] = source;
        self.loaded[side] = None;
        self.failures[side] = None;
        self.changed_on_disk[side] = false;
        self.forget_analysis();
        self.dialog = None;
        self.message = None;
    }

    fn put_both(&mut self, sources: Pair<SourceState>) -> Vec<Effect> {
        self.put(Side::A, sources.a);
        self.put(Side::B, sources.b);
        self.analyse()
    }

    /// What stood there is shown again until a message is chosen.
    fn ask_message(&mut self, side: Side, messages: Vec<String>) -> Vec<Effect> {
        let path = self.sources[side].path().map(std::path::Path::to_owned);
        let effects = self.failed(side, tr!("error-mailbox").to_owned());
        if let Some(path) = path {
            self.message = None;
            self.dialog = Some(Dialog::ChooseMessage { side, path, messages });
        }
        effects
    }

    /// A file whose side is not known goes to the empty side; when both or neither are empty, A comes first or the user is
    /// asked.
    fn drop_file(&mut self, side: Option<Side>, path: PathBuf) -> Vec<Effect> {
        let empty = || Side::BOTH.into_iter().find(|side| self.sources[*side].is_empty());
        let Some(side) = side.or_else(empty) else {
            self.dialog = Some(Dialog::ChooseSide { path });
            return Vec::new();
        };
        self.put(side, SourceState::File(path));
        self.analyse()
    }

    /// Keeps showing the present findings until the new ones are there.
    fn reload(&mut self, sides: &[Side]) -> Vec<Effect> {
        let filled: Vec<Side> = sides.iter().copied().filter(|side| !self.sources[*side].is_empty()).collect();
        self.keep_before();
        for side in &filled {
            self.loaded[*side] = None;
            self.failures[*side] = None;
            self.changed_on_disk[*side] = false;
        }
        if filled.is_empty() { Vec::new() } else { self.analyse() }
    }

    fn swap(&mut self) -> Vec<Effect> {
        if Side::BOTH.iter().all(|side| self.sources[*side].is_empty()) {
            return Vec::new();
        }
        (self.before, self.typed) = (None, None);
        self.history = std::mem::take(&mut self.history).swapped();
        (self.placement, self.joining) = (Placement::default(), None);
        self.keeping.chosen = None;
        self.sources = std::mem::take(&mut self.sources).swapped();
        self.loaded = std::mem::take(&mut self.loaded).swapped();
        self.failures = std::mem::take(&mut self.failures).swapped();
        self.changed_on_disk = self.changed_on_disk.swapped();
        self.whole_page = self.whole_page.swapped();
        self.forget_analysis();
        self.analyse()
    }

    /// Another pair has another review; this one was kept with every change.
    fn forget_review(&mut self) {
        self.history = History::default();
        self.keeping = Keeping::default();
    }

    pub(super) fn forget_analysis(&mut self) {
        self.analysis = None;
        (self.placement, self.joining) = (Placement::default(), None);
        (self.selection, self.chosen_note, self.marked) = (None, None, None);
        self.refresh_shown();
        self.refresh_hits();
    }

    pub(super) fn analyse(&mut self) -> Vec<Effect> {
        self.revision += 1;
        (self.working, self.asked) = (true, self.selection);
        vec![Effect::Analyse(self.revision)]
    }

    fn cancel(&mut self) -> Vec<Effect> {
        if !self.working {
            return Vec::new();
        }
        self.revision += 1;
        self.working = false;
        self.message = Some(Message::news(tr!("news-stopped")));
        vec![Effect::CancelAnalysis]
    }

    fn analysed(&mut self, analysis: Arc<Analysis>) -> Vec<Effect> {
        self.working = false;
        let fresh = self.analysis.is_none() || self.analysis.as_ref().is_some_and(|old| is_other_text(old, &analysis));
        (self.before, self.typed, self.joining) = (None, None, None);
        self.placement = analysis.placement.clone();
        if fresh {
            self.marked = None;
        }
        self.chosen_note = None;
        self.selection = if self.selection == self.asked { analysis.chosen } else { self.chosen_anew(&analysis) };
        self.analysis = Some(analysis);
        self.keeping.looked = true;
        if self.placement.places.len() != self.history.review().marks.len() {
            // Something was said while the comparison was made.
            self.replace_marks();
        }
        let documents = self.analysis.as_ref().map(|found| found.comparison.documents.as_ref().map(|document| &**document));
        if let Some(documents) = documents {
            self.placement.look_for(documents, &self.history.review().notes);
        }
        self.refresh_shown();
        self.refresh_hits();
        self.resume(fresh);
        self.remember_pair()
    }

    /// What was chosen while the comparison was made, found again.
    fn chosen_anew(&self, analysis: &Analysis) -> Option<Finding> {
        let old = self.analysis.as_ref()?;
        let anchor = Anchor::of(&old.comparison, self.selection?);
        place(&analysis.comparison, &[Mark::new(anchor)]).places.first()?.finding()
    }

    fn remember_pair(&mut self) -> Vec<Effect> {
        let (Some(a), Some(b)) = (self.sources.a.path(), self.sources.b.path()) else { return Vec::new() };
        let pair = Pair::new(a.to_owned(), b.to_owned());
        if self.recent.first() == Some(&pair) {
            return Vec::new();
        }
        self.recent.retain(|known| *known != pair);
        self.recent.insert(0, pair);
        self.recent.truncate(RECENT);
        // What was seen is of the pairs as they stood.
        self.seen.clear();
        vec![Effect::SavePreferences]
    }
}

/// Whether the words of a side are others than before.
fn is_other_text(old: &Analysis, new: &Analysis) -> bool {
    Side::BOTH.iter().any(|side| old.comparison.documents[*side].text != new.comparison.documents[*side].text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Loaded;

    fn file(name: &str) -> SourceState {
        SourceState::File(PathBuf::from(name))
    }

    fn opened() -> AppState {
        let mut state = AppState::default();
        state.apply(Command::OpenPair(Pair::new(PathBuf::from("a.txt"), PathBuf::from("b.txt"))));
        state
    }

    #[test]
    fn opening_starts_an_analysis_of_a_new_revision() {
        let mut state = AppState::default();
        assert_eq!(state.apply(Command::Open(Side::A, file("a.txt"))), [Effect::Analyse(1)]);
        assert_eq!(state.apply(Command::Open(Side::B, file("b.txt"))), [Effect::Analyse(2)]);
        assert!(state.working);
    }

    #[test]
    fn news_of_an_older_revision_is_dropped() {
        let mut state = opened();
        state.apply(Command::Reload(Side::A));
        state.apply(Command::Failed(1, Side::A, "a.txt: gone".to_owned()));
        state.apply(Command::Stopped(1, None));
        assert!(state.working && state.failures.a.is_none());
        state.apply(Command::Failed(2, Side::A, "a.txt: gone".to_owned()));
        state.apply(Command::Stopped(2, None));
        assert!(!state.working);
        assert_eq!(state.failures.a.as_deref(), Some("a.txt: gone"));
        assert!(state.message.is_some_and(|message| message.is_error));
    }

    fn loaded(words: &str) -> Arc<Loaded> {
        let work = crate::base::Work::new();
        let document = crate::import::import(words.as_bytes(), "a.txt", None, &crate::import::Options::default(), &work);
        let document = Arc::new(document.expect("plain text"));
        Arc::new(Loaded { pane: crate::display::pane_of(&document), document })
    }

    #[test]
    fn a_source_that_cannot_be_read_leaves_what_stood_there() {
        let mut state = opened();
        for side in Side::BOTH {
            state.apply(Command::Loaded(1, side, loaded("The quay was shut.")));
        }
        state.apply(Command::Stopped(1, None));
        state.apply(Command::AskPath(Side::A));
        assert_eq!(state.apply(Command::Open(Side::A, file("typo.txt"))), [Effect::Analyse(2)]);
        assert!(state.dialog.is_none() && state.loaded.a.is_none());
        state.apply(Command::Failed(2, Side::A, "typo.txt: gone".to_owned()));
        assert!(state.sources.a == file("a.txt") && state.loaded.a.is_some() && state.failures.a.is_none());
        let field = Dialog::OpenPath { side: Side::A, path: "typo.txt".to_owned(), trouble: Some("typo.txt: gone".to_owned()) };
        assert_eq!(state.dialog, Some(field));
    }

    #[test]
    fn a_failed_reload_keeps_the_text_and_says_so_at_its_head() {
        let mut state = opened();
        state.apply(Command::Loaded(1, Side::A, loaded("The quay was shut.")));
        state.apply(Command::Stopped(1, None));
        state.apply(Command::Reload(Side::A));
        state.apply(Command::Failed(2, Side::A, "a.txt: gone".to_owned()));
        assert!(state.loaded.a.is_some() && state.failures.a.is_some() && state.message.is_some());
    }

    #[test]
    fn swapping_exchanges_everything_of_the_sides() {
        let mut state = opened();
        state.apply(Command::ChangedOnDisk(Side::A));
        state.apply(Command::SetWholePage(Side::B, true));
        state.apply(Command::Swap);
        assert_eq!(state.sources, Pair::new(file("b.txt"), file("a.txt")));
        assert_eq!((state.changed_on_disk, state.whole_page), (Pair::new(false, true), Pair::new(true, false)));
        assert!(AppState::default().apply(Command::Swap).is_empty());
    }

    #[test]
    fn cancelling_makes_late_news_old() {
        let mut state = opened();
        assert_eq!(state.apply(Command::Cancel), [Effect::CancelAnalysis]);
        state.apply(Command::Failed(1, Side::A, "late".to_owned()));
        assert!(!state.working && state.failures.a.is_none());
        assert!(state.apply(Command::Cancel).is_empty());
    }

    #[test]
    fn a_dropped_file_without_a_side_goes_where_there_is_room() {
        let mut state = AppState::default();
        for (name, expected) in [("1", Pair::new(file("1"), SourceState::Empty)), ("2", Pair::new(file("1"), file("2")))] {
            state.apply(Command::Drop(None, PathBuf::from(name)));
            assert_eq!(state.sources, expected);
        }
        assert!(state.apply(Command::Drop(None, PathBuf::from("3"))).is_empty());
        assert_eq!(state.dialog, Some(Dialog::ChooseSide { path: PathBuf::from("3") }));
        state.apply(Command::Drop(Some(Side::B), PathBuf::from("3")));
        assert_eq!((state.sources.b, state.dialog), (file("3"), None));
    }

    #[test]
    fn reloading_nothing_does_nothing() {
        assert!(AppState::default().apply(Command::Reload(Side::A)).is_empty());
    }
}
