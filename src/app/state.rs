//! Where the user is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::example::Embedded;
use crate::app::{Before, SearchOptions, Seen};
use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, QuoteState, Verdict};
use crate::display::{Display, Finding, Layer, Pane, Standing};
use crate::extract::{FactKind, QuoteId};
use crate::import::pasted_name;
use crate::review::{Anchor, History, Mark, Placement, Status};
use crate::text::{Document, SentenceId};

/// A finished comparison and what is shown of it; immutable, shared with the worker.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The findings.
    pub comparison: Comparison,
    /// What is shown of them.
    pub display: Display,
    /// Where the marks of the review stood when the analysis was made.
    pub placement: Placement,
    /// Corrections whose words are gone: positions in the review.
    pub lost: Vec<usize>,
    /// The finding that was chosen before, found again.
    pub chosen: Option<Finding>,
}

/// One side that has been read but not yet compared.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its words.
    pub document: Arc<Document>,
    /// Its rows, without highlights.
    pub pane: Pane,
}

/// What stands on one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SourceState {
    /// Nothing yet.
    #[default]
    Empty,
    /// A file.
    File(PathBuf),
    /// Text that was pasted.
    Pasted(Arc<str>),
    /// A text that comes with the program.
    Embedded(&'static Embedded),
}

impl SourceState {
    /// Whether nothing stands here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The file, if it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        if let Self::File(path) = self { Some(path) } else { None }
    }

    /// A short name: the file's, "Pasted text", or nothing.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Pasted(_) => pasted_name().to_owned(),
            Self::Embedded(file) => file.name.to_owned(),
        }
    }
}

/// The lists of the findings panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// Quotations.
    #[default]
    Quotes,
    /// Facts.
    Facts,
    /// Statements.
    Statements,
    /// What the reader noted, and what was lost of it.
    Notes,
}

/// Which findings a report holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScopeChoice {
    /// All.
    #[default]
    All,
    /// Those of the shown list.
    Shown,
    /// Those that are checked.
    Checked,
}

/// How a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// In order of the text.
    #[default]
    Position,
    /// What needs attention first.
    Weight,
}

/// What the lists show; an empty set shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Quotations in these states.
    pub quotes: BTreeSet<QuoteState>,
    /// Facts with these verdicts.
    pub facts: BTreeSet<Verdict>,
    /// Facts of these kinds.
    pub kinds: BTreeSet<FactKind>,
    /// Statements of these standings.
    pub statements: BTreeSet<Standing>,
    /// Findings that are checked so far.
    pub status: BTreeSet<Status>,
    /// Words that must stand in the item; case does not count.
    pub text: String,
    /// How the lists are sorted.
    pub order: Order,
}

/// The search in both texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Whether the search bar is shown.
    pub open: bool,
    /// The words.
    pub text: String,
    /// What counts.
    pub options: SearchOptions,
    /// Why nothing could be searched for.
    pub trouble: Option<String>,
    /// Where they stand, in order of each text.
    pub hits: Pair<Vec<TextSpan>>,
    /// The current hit: a side and an index into its hits.
    pub current: Option<(Side, usize)>,
}

/// Something that lies over the window; there is at most one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Keys and legend.
    Help,
    /// The path field of a side, shown beside or instead of the system's dialog.
    OpenPath {
        /// The side.
        side: Side,
        /// What stands in the field at first.
        path: String,
        /// Why the system's dialog is not used, if it failed.
        trouble: Option<String>,
    },
    /// Pasting text into a side.
    Paste {
        /// The side.
        side: Side,
    },
    /// Which side a dropped file belongs to.
    ChooseSide {
        /// The file.
        path: PathBuf,
    },
    /// Which message of a mailbox is read.
    ChooseMessage {
        /// The side.
        side: Side,
        /// The mailbox.
        path: PathBuf,
        /// Subject, sender and day of each message, in order.
        messages: Vec<String>,
    },
    /// Writing a report.
    Export {
        /// What stands in the field at first.
        path: String,
        /// A file of which the system has asked whether it is to be replaced.
        agreed: Option<PathBuf>,
        /// A file that is there already: to be replaced when it is asked for once more.
        there: Option<PathBuf>,
        /// Why the system's dialog is not used, if it failed.
        trouble: Option<String>,
    },
    /// The path of a session, to be opened or written.
    Session {
        /// Whether it is to be written.
        save: bool,
        /// What stands in the field at first.
        path: String,
        /// Why the system's dialog is not used, if it failed.
        trouble: Option<String>,
    },
    /// A note on words of a side.
    Note {
        /// The side.
        side: Side,
        /// The words.
        span: TextSpan,
        /// The position of the note in the review, if it is there already.
        at: Option<usize>,
        /// What stands in the field at first.
        text: String,
    },
    /// All actions, to be found by their names.
    Palette,
}

/// Where the review of the two texts is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The session file that the user named; otherwise one is kept without being asked.
    pub file: Option<PathBuf>,
    /// Whether a review that was kept earlier has been looked for.
    pub looked: bool,
    /// Why the last change could not be written.
    pub trouble: Option<String>,
    /// What is to be chosen when the comparison is there.
    pub chosen: Option<Anchor>,
}

/// What waits for its partner, to be linked or paired by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// A statement.
    Statement(Side, SentenceId),
    /// A quotation.
    Quote(Side, QuoteId),
}

impl Joining {
    /// The side on which it stands.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Self::Statement(side, _) | Self::Quote(side, _) => side,
        }
    }
}

/// One sentence at the foot of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

impl Message {
    /// Something the user may want to know.
    pub fn news(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: false }
    }

    /// Something went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_error: true }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on paper.
    Light,
    /// Light ink on dark.
    Dark,
}

/// Everything about where the user is. Taste and position only: findings live in [`Analysis`].
#[derive(Clone, Debug)]
pub struct AppState {
    /// What stands on each side.
    pub sources: Pair<SourceState>,
    /// Sides whose file changed on disk since it was read.
    pub changed_on_disk: Pair<bool>,
    /// Why a side could not be read.
    pub failures: Pair<Option<String>>,
    /// Whether a web page is read whole instead of its article.
    pub whole_page: Pair<bool>,
    /// What has been read so far; shown until there is a comparison.
    pub loaded: Pair<Option<Arc<Loaded>>>,
    /// What stood there before the sources that are being read.
    pub before: Option<Box<Before>>,
    /// The side whose path was typed and is being read.
    pub typed: Option<Side>,
    /// What the reader says of the findings, and how it came to that.
    pub history: History,
    /// Where the marks of the review are among the findings.
    pub placement: Placement,
    /// Where the review is kept.
    pub keeping: Keeping,
    /// Raised whenever the keyboard is to go to the field for a note.
    pub note_asked: u64,
    /// What was chosen when the running analysis began.
    pub asked: Option<Finding>,
    /// The words that are marked in a text.
    pub marked: Option<(Side, TextSpan)>,
    /// Raised whenever the marked words are to be forgotten.
    pub unmarked: u64,
    /// The chosen note on words: its position in the review. Never chosen together with a finding.
    pub chosen_note: Option<usize>,
    /// How many lines the list of notes has, whatever the filter lets through.
    pub noted: usize,
    /// Raised whenever the keyboard is to go to the field that filters the list.
    pub filter_asked: u64,
    /// What waits for its partner, to be linked by hand.
    pub joining: Option<Joining>,
    /// The finished comparison, once there is one.
    pub analysis: Option<Arc<Analysis>>,
    /// Raised with every new analysis that starts; older results are dropped.
    pub revision: u64,
    /// Whether an analysis is running.
    pub working: bool,
    /// Whether a report is being written.
    pub exporting: bool,
    /// Where reports go that are of no files.
    pub documents: Option<PathBuf>,
    /// Which findings the next report holds.
    pub export_scope: ScopeChoice,
    /// The chosen finding.
    pub selection: Option<Finding>,
    /// Raised whenever both passages of the selection are to be brought face to face.
    pub reveal: u64,
    /// The list shown.
    pub tab: Tab,
    /// What the lists show.
    pub filter: Filter,
    /// The items of the list that pass the filter, in the order shown: positions in the list of `tab`.
    pub shown: Vec<usize>,
    /// The layers that are shown in the texts.
    pub layers: BTreeSet<Layer>,
    /// The search in both texts.
    pub search: Search,
    /// What lies over the window.
    pub dialog: Option<Dialog>,
    /// What is said at the foot of the window.
    pub message: Option<Message>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether the texts scroll together by linked statements.
    pub synchronised: bool,
    /// Whether the findings panel is shown.
    pub panel_open: bool,
    /// Whether ink is black and paper white, or the other way round.
    pub high_contrast: bool,
    /// Whether nothing glides.
    pub less_motion: bool,
    /// The longest line of the reading face, in letters.
    pub letters: f32,
    /// Raised whenever the marked or chosen words are to be copied with their source.
    pub citation_asked: u64,
    /// Size of the reading face relative to its normal size, 0.6 to 3.
    pub zoom: f32,
    /// Pairs opened before, newest first.
    pub recent: Vec<Pair<PathBuf>>,
    /// What became of them, in their order; nothing until it is known.
    pub seen: Vec<Seen>,
}

impl AppState {
    /// The smallest zoom.
    pub const LEAST_ZOOM: f32 = 0.6;
    /// The largest zoom.
    pub const MOST_ZOOM: f32 = 3.0;

    /// The shortest and the longest line, in letters.
    pub const LETTERS: (f32, f32) = (40.0, 120.0);

    /// The window's title: both names, then the program's.
    #[must_use]
    pub fn title(&self) -> String {
        let names = self.sources.as_ref().map(|source| Some(source.name()).filter(|name| !name.is_empty()));
        match (names.a, names.b) {
            (Some(a), Some(b)) => format!("{a} — {b} · Twosource"),
            (Some(one), None) | (None, Some(one)) => format!("{one} · Twosource"),
            (None, None) => "Twosource".to_owned(),
        }
    }

    /// How far a finding is checked, and the note on it.
    #[must_use]
    pub fn mark_of(&self, finding: Finding) -> Option<&Mark> {
        self.history.review().marks.get(self.placement.mark_of(finding)?)
    }

    /// How far a finding is checked.
    #[must_use]
    pub fn status_of(&self, finding: Finding) -> Status {
        self.mark_of(finding).map_or(Status::Unchecked, |mark| mark.status)
    }

    /// What a side shows: of the comparison, else of the document alone.
    #[must_use]
    pub fn pane(&self, side: Side) -> Option<(&Document, &Pane)> {
        if let Some(analysis) = &self.analysis {
            return Some((&analysis.comparison.documents[side], &analysis.display.panes[side]));
        }
        self.loaded[side].as_ref().map(|loaded| (&*loaded.document, &loaded.pane))
    }
}

impl Default for AppState {
    fn default() -> Self {
        Self {
            sources: Pair::default(),
            changed_on_disk: Pair::default(),
            failures: Pair::default(),
            whole_page: Pair::default(),
            loaded: Pair::default(),
            before: None,
            typed: None,
            history: History::default(),
            placement: Placement::default(),
            keeping: Keeping::default(),
            note_asked: 0,
            asked: None,
            marked: None,
            unmarked: 0,
            chosen_note: None,
            noted: 0,
            filter_asked: 0,
            joining: None,
            analysis: None,
            revision: 0,
            working: false,
            exporting: false,
            documents: None,
            export_scope: ScopeChoice::default(),
            selection: None,
            reveal: 0,
            tab: Tab::default(),
            filter: Filter::default(),
            shown: Vec::new(),
            layers: [Layer::Quotes, Layer::Facts, Layer::Links, Layer::Notes].into(),
            search: Search::default(),
            dialog: None,
            message: None,
            theme: ThemeChoice::default(),
            synchronised: true,
            panel_open: true,
            high_contrast: false,
            less_motion: false,
            letters: 68.0,
            citation_asked: 0,
            zoom: 1.0,
            recent: Vec::new(),
            seen: Vec::new(),
        }
    }
}
