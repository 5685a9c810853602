//! Everything a user can do, as data.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::state::{Analysis, Loaded, Message, Order, ScopeChoice, SourceState, Tab, ThemeChoice};
use crate::app::{SearchOptions, Seen};
use crate::base::{Pair, Side, TextSpan};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Finding, Layer, Standing};
use crate::export::Scope;
use crate::extract::{FactKind, QuoteId};
use crate::review::Status;
use crate::session::Session;

/// One wish of the user, or one piece of news from the background.
#[derive(Clone, Debug)]
pub enum Command {
    /// Ask the system's dialog for a file.
    PickFile(Side),
    /// Show the path field of a side.
    AskPath(Side),
    /// Show the field into which text is pasted.
    AskPaste(Side),
    /// Put a source on a side.
    Open(Side, SourceState),
    /// Open two files.
    OpenPair(Pair<PathBuf>),
    /// A file came from outside; `None` where it is not known for which side.
    Drop(Option<Side>, PathBuf),
    /// Open the example.
    OpenExample,
    /// Read a side's file again.
    Reload(Side),
    /// Read both files again.
    ReloadAll,
    /// Exchange the sides.
    Swap,
    /// Read a web page as a whole, or its article.
    SetWholePage(Side, bool),
    /// Stop the running analysis.
    Cancel,
    /// Choose a finding and bring its passages face to face.
    Select(Option<Finding>),
    /// Choose the next or previous finding of the shown list.
    Step(Step),
    /// Bring the chosen finding's passages face to face again.
    Reveal,
    /// Show a list.
    ShowTab(Tab),
    /// Switch a state in the filter.
    ToggleQuoteState(QuoteState),
    /// Switch a verdict in the filter.
    ToggleVerdict(Verdict),
    /// Switch a kind of fact in the filter.
    ToggleKind(FactKind),
    /// Switch a standing in the filter.
    ToggleStanding(Standing),
    /// Show all states again.
    ClearFilter,
    /// Words that must stand in the items shown.
    FilterText(String),
    /// Go to the field for those words.
    AskFilter,
    /// How the lists are sorted.
    SortBy(Order),
    /// Findings that are checked so far pass the filter, or no longer.
    ToggleStatus(Status),
    /// Say how far the chosen finding is checked; said again, it is unchecked.
    Mark(Status),
    /// What is noted on the chosen finding.
    Note(String),
    /// Write a note on the marked words, else on the chosen note or finding.
    AskNote,
    /// Write a note on the marked words, else on those that the search stands at.
    AskNoteOnWords,
    /// Words of a side were marked, or none any more.
    MarkWords(Option<(Side, TextSpan)>),
    /// Note something on words of a side.
    NoteWords(Side, TextSpan, String),
    /// Say something else in a note on words, by its position in the review; nothing takes it away.
    ChangeNote(usize, String),
    /// Choose a note on words and bring them into view.
    SelectNote(usize),
    /// Say who said a quotation; an empty name says that it is unclear.
    NameSpeaker(Side, QuoteId, String),
    /// Take the chosen link away, or link the chosen statement with the one that was chosen before.
    Link,
    /// Take the last change of the review back.
    Undo,
    /// Make it again.
    Redo,
    /// Ask where to write the session.
    AskSaveSession,
    /// Ask which session to open.
    AskOpenSession,
    /// Write the session to this file from now on.
    SaveSession(PathBuf),
    /// Open a session.
    OpenSession(PathBuf),
    /// Show all actions, to be found by their names.
    ShowPalette,
    /// Switch a layer.
    ToggleLayer(Layer),
    /// Open or close the search bar.
    ShowSearch(bool),
    /// Search in both texts.
    Search(String),
    /// What counts in the search.
    SearchOptions(SearchOptions),
    /// Go to the next (true) or previous hit.
    SearchStep(bool),
    /// Light or dark.
    Theme(ThemeChoice),
    /// Scroll the texts together or apart.
    ToggleSynchronised,
    /// Fold the findings panel.
    TogglePanel,
    /// Larger or smaller reading face; a factor on the present size.
    Zoom(f32),
    /// Longer or shorter lines of the reading face; letters more or less.
    Widen(f32),
    /// Black and white, or the quiet colours.
    ToggleContrast,
    /// Texts glide to where they go, or are there at once.
    ToggleMotion,
    /// Copy the marked words, or those of the chosen finding, with their source.
    CopyWithCitation,
    /// Back to the normal size.
    ZoomReset,
    /// Show keys and legend.
    ShowHelp,
    /// Close what lies over the window.
    CloseDialog,
    /// Ask where to write a report.
    AskExport,
    /// Ask the system where to write the report; what was typed so far.
    ChoosePlace(String),
    /// Which findings a report holds.
    ExportScope(ScopeChoice),
    /// Stop writing the report.
    CancelExport,
    /// Copy the chosen finding, or the whole shown list, as a table.
    CopyTable {
        /// The list, or the finding alone.
        whole_list: bool,
    },
    /// Write a report; the ending says which kind. A file that is there already is asked about.
    Export(PathBuf),
    /// The system's dialog answered, failed, or did not answer in time.
    DialogAnswered(Place, Result<Option<PathBuf>, String>),
    /// A side was read.
    Loaded(u64, Side, Arc<Loaded>),
    /// An analysis finished.
    Analysed(u64, Arc<Analysis>),
    /// A side could not be read.
    Failed(u64, Side, String),
    /// A side is a mailbox: its messages, of which one is to be chosen.
    AskMessage(u64, Side, Vec<String>),
    /// An analysis was cancelled or died.
    Stopped(u64, Option<String>),
    /// A review of the same two texts was kept earlier.
    SessionFound(u64, Box<Session>),
    /// A session was read, or not.
    SessionRead(PathBuf, Result<Box<Session>, String>),
    /// The review was written, or not.
    SessionKept(Result<PathBuf, String>),
    /// What became of the pairs opened before, in their order.
    RecentSeen(Vec<Seen>),
    /// Show the statements of one standing only, or all again.
    ShowStanding(Standing),
    /// A file changed on disk.
    ChangedOnDisk(Side),
    /// A report was not written, because a file is there already: is it to be replaced?
    AskReplace(PathBuf),
    /// A report was written, or not.
    Exported(Result<PathBuf, String>),
    /// Say something at the foot of the window.
    Say(Message),
    /// Take the message away.
    DismissMessage,
}

/// Which way to go through the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next one.
    Next,
    /// The one before.
    Previous,
    /// The next one that needs attention: a conflict, an altered or re-attributed quotation.
    NextConflict,
    /// The next one of the list that nobody has checked.
    NextUnchecked,
}

/// What a file dialog was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A source for this side.
    Source(Side),
    /// Where to write a report.
    Export,
    /// Which session to open.
    OpenSession,
    /// Where to write the session.
    SaveSession,
}

/// What the state asks of the outer world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read and compare what stands on the two sides, for this revision.
    Analyse(u64),
    /// Stop the running analysis.
    CancelAnalysis,
    /// Show the system's file dialog.
    ShowDialog(Place),
    /// Write a report.
    Export {
        /// The file; its ending says which kind.
        path: PathBuf,
        /// Whether the user agreed to replace a file that is there already.
        replace: bool,
        /// Which findings it holds.
        scope: Scope,
    },
    /// Stop writing the report.
    CancelExport,
    /// Put words on the clipboard.
    Copy {
        /// For programs that take plain words.
        text: String,
        /// The same for programs that take structure.
        html: Option<String>,
    },
    /// Remember recent pairs and taste.
    SavePreferences,
    /// Write the review, so that it is not lost.
    KeepSession,
    /// Read a session.
    ReadSession(PathBuf),
}
