//! What of a state is kept in a session, and back.

use std::path::{Path, PathBuf};

use crate::app::{AppState, EXAMPLE, SourceState, Tab};
use crate::base::{Pair, Side};
use crate::review::Anchor;
use crate::session::{SavedSource, Session, View};

impl AppState {
    /// The session of the two texts; nothing while one of them is missing.
    #[must_use]
    pub fn session(&self) -> Option<Session> {
        let view = View { list: Some(self.tab.name().to_owned()), chosen: self.selected_anchor() };
        Some(Session {
            sources: self.saved_sources()?,
            review: (**self.history.review()).clone(),
            progress: self.analysis.as_ref().map(|_| self.progress()),
            view,
        })
    }

    fn selected_anchor(&self) -> Option<Anchor> {
        let (finding, analysis) = self.selection.zip(self.analysis.as_ref())?;
        Some(Anchor::of(&analysis.comparison, finding))
    }

    /// What is to be chosen once the two are compared: what was just joined, or was chosen when the session was kept, else
    /// what is chosen now.
    #[must_use]
    pub fn chosen_anchor(&self) -> Option<Anchor> {
        self.keeping.chosen.clone().or_else(|| self.selected_anchor())
    }

    /// Where the review is kept in a folder without being asked.
    #[must_use]
    pub fn session_path(&self, folder: &Path) -> Option<PathBuf> {
        Some(folder.join(Session::kept_name(&self.saved_sources()?)))
    }

    fn saved_sources(&self) -> Option<Pair<SavedSource>> {
        let sha256 = |side: Side| self.pane(side).map_or_else(String::new, |(document, _)| document.source.sha256.clone());
        let Pair { a, b } = Pair::from_fn(|side| saved(&self.sources[side], self.whole_page[side], sha256(side)));
        Some(Pair::new(a?, b?))
    }
}

impl Tab {
    /// All lists, in the order users see them.
    pub const ALL: [Tab; 4] = [Tab::Quotes, Tab::Facts, Tab::Statements, Tab::Notes];

    /// Its stable short name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Facts => "facts",
            Self::Statements => "statements",
            Self::Notes => "notes",
        }
    }
}

/// How a source is kept; nothing for an empty side. A path is kept from the root, so that it is found from anywhere.
pub(super) fn saved(source: &SourceState, whole_page: bool, sha256: String) -> Option<SavedSource> {
    Some(match source {
        SourceState::Empty => return None,
        SourceState::File(path) => {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            SavedSource::File { path, sha256, whole_page }
        }
        SourceState::Pasted(text) => SavedSource::Pasted { text: text.as_ref().to_owned() },
        SourceState::Embedded(file) => SavedSource::Example(file.name.to_owned()),
    })
}

/// The source that was kept, and whether a web page was read whole; nothing for an example that this version has not.
pub(super) fn opened(saved: SavedSource) -> Option<(SourceState, bool)> {
    Some(match saved {
        SavedSource::File { path, whole_page, .. } => (SourceState::File(path), whole_page),
        SavedSource::Pasted { text } => (SourceState::Pasted(text.into()), false),
        SavedSource::Example(name) => {
            let known = Side::BOTH.into_iter().map(|side| EXAMPLE[side]).find(|file| file.name == name)?;
            (SourceState::Embedded(known), false)
        }
    })
}
