//! What stood there before a source was opened, brought back when it cannot be read.

use std::sync::Arc;

use crate::app::{Analysis, AppState, Dialog, Effect, Keeping, Loaded, Message, SourceState};
use crate::base::{Pair, Side};
use crate::display::Finding;
use crate::review::{History, Placement};

/// Sources and comparison as they stood before something was opened.
#[derive(Clone, Debug)]
pub struct Before {
    sources: Pair<SourceState>,
    loaded: Pair<Option<Arc<Loaded>>>,
    failures: Pair<Option<String>>,
    changed_on_disk: Pair<bool>,
    whole_page: Pair<bool>,
    analysis: Option<Arc<Analysis>>,
    selection: Option<Finding>,
    history: History,
    placement: Placement,
    keeping: Keeping,
}

impl AppState {
    /// To be called before a source changes; kept until the new one has been read. Without a text there is nothing to keep.
    pub(super) fn keep_before(&mut self) {
        if self.before.is_some() || Side::BOTH.iter().all(|side| self.loaded[*side].is_none()) {
            return;
        }
        self.before = Some(Box::new(Before {
            sources: self.sources.clone(),
            loaded: self.loaded.clone(),
            failures: self.failures.clone(),
            changed_on_disk: self.changed_on_disk,
            whole_page: self.whole_page,
            analysis: self.analysis.clone(),
            selection: self.selection,
            history: self.history.clone(),
            placement: self.placement.clone(),
            keeping: self.keeping.clone(),
        }));
    }

    /// A side could not be read: what stood there is shown again, and the path field, if it was used, stays.
    pub(super) fn failed(&mut self, side: Side, reason: String) -> Vec<Effect> {
        let tried = self.sources[side].clone();
        let typed = self.typed.take() == Some(side);
        let before = self.before.take().filter(|before| before.loaded[side].is_some() || before.analysis.is_some());
        self.message = Some(Message::error(reason.clone()));
        let effects = match before {
            Some(before) => self.restore(*before, side, &tried, &reason),
            None => {
                self.loaded[side] = None;
                self.forget_analysis();
                self.failures[side] = Some(reason.clone());
                Vec::new()
            }
        };
        if let (true, None, Some(path)) = (typed, &self.dialog, tried.path()) {
            self.message = None;
            self.dialog = Some(Dialog::OpenPath { side, path: path.display().to_string(), trouble: Some(reason) });
        }
        effects
    }

    fn restore(&mut self, before: Before, side: Side, tried: &SourceState, reason: &str) -> Vec<Effect> {
        self.sources = before.sources;
        self.loaded = before.loaded;
        self.failures = before.failures;
        self.changed_on_disk = before.changed_on_disk;
        self.whole_page = before.whole_page;
        self.analysis = before.analysis;
        self.selection = before.selection;
        (self.history, self.placement, self.keeping) = (before.history, before.placement, before.keeping);
        if self.sources[side] == *tried {
            self.failures[side] = Some(reason.to_owned());
        }
        self.refresh_shown();
        self.refresh_hits();
        if self.analysis.is_none() {
            return self.analyse();
        }
        // What the same work may still send is old.
        self.revision += 1;
        self.working = false;
        vec![Effect::CancelAnalysis]
    }
}
