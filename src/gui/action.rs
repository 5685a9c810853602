//! The one list of actions: bars, tooltips, keys, the palette and the help sheet all read it.

mod keys;
mod table;

pub use keys::{KeyboardOn, command_of_keys, shortcut_text};

use eframe::egui::KeyboardShortcut;

use crate::app::{AppState, Command};
use crate::messages::tr;

/// Something the user can do from more than one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// The system's dialog for side A.
    OpenA,
    /// The system's dialog for side B.
    OpenB,
    /// The path field of side A.
    PathA,
    /// The path field of side B.
    PathB,
    /// The paste field of side A.
    PasteA,
    /// The paste field of side B.
    PasteB,
    /// The example pair.
    Example,
    /// Read both files again.
    Reload,
    /// A becomes B.
    Swap,
    /// Write a report.
    Export,
    /// Open a session.
    OpenSession,
    /// Say where the session is kept.
    SaveSession,
    /// The next finding of the list.
    Next,
    /// The finding before.
    Previous,
    /// The next finding that needs attention.
    NextConflict,
    /// The next finding that nobody has checked.
    NextUnchecked,
    /// Both passages of the chosen finding.
    FaceToFace,
    /// The chosen finding is as it says.
    Confirm,
    /// Something has to be done about it.
    Problem,
    /// It does not matter.
    Dismiss,
    /// A note on it.
    Note,
    /// A note on words.
    NoteWords,
    /// Link two statements by hand, or take a link away.
    Link,
    /// Take the last change of the review back.
    Undo,
    /// Make it again.
    Redo,
    /// The list of quotations.
    Quotes,
    /// The list of facts.
    Facts,
    /// The list of statements.
    Statements,
    /// The list of notes.
    Notes,
    /// The field that filters the list.
    Filter,
    /// The statements that both make.
    BothSay,
    /// Those that only A makes.
    OnlyA,
    /// Those that only B makes.
    OnlyB,
    /// Words with their source.
    Cite,
    /// The chosen finding as a table.
    CopyFinding,
    /// The list as a table.
    CopyList,
    /// The search bar.
    Find,
    /// The next hit.
    NextHit,
    /// The hit before.
    PreviousHit,
    /// Light or dark.
    Theme,
    /// Light or dark as the system has it.
    SystemTheme,
    /// Nothing glides.
    Motion,
    /// Black and white.
    Contrast,
    /// Larger reading face.
    Larger,
    /// Smaller reading face.
    Smaller,
    /// Normal reading face.
    NormalSize,
    /// Longer lines.
    Wider,
    /// Shorter lines.
    Narrower,
    /// The findings panel.
    Panel,
    /// Texts scroll together.
    Synchronise,
    /// Stop the analysis.
    Cancel,
    /// All actions by name.
    Palette,
    /// Keys and signs.
    Help,
    /// Close what lies on top.
    Close,
}

/// What the help sheet groups by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The two texts and the report.
    Files,
    /// Going through the findings.
    Findings,
    /// Saying what is to be said of them.
    Review,
    /// Searching.
    Search,
    /// The window.
    View,
}

/// One line of the list.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What buttons say; "…" when more is asked before anything happens.
    pub label: &'static str,
    /// One sentence more.
    pub tooltip: &'static str,
    /// Its keys; the first is the one that is shown.
    pub keys: &'static [KeyboardShortcut],
    /// Where the help sheet lists it.
    pub group: Group,
    /// What it does in a state, where the second says whether the window is dark; `None` while it cannot be done.
    pub command: fn(&AppState, bool) -> Option<Command>,
}

impl Group {
    /// All groups, in the order users see them.
    pub const ALL: [Group; 5] = [Group::Files, Group::Findings, Group::Review, Group::Search, Group::View];

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Files => tr!("group-files"),
            Self::Findings => tr!("group-findings"),
            Self::Review => tr!("group-review"),
            Self::Search => tr!("group-search"),
            Self::View => tr!("group-view"),
        }
    }
}
