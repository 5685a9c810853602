//! The system's file dialogs. They may not exist, fail without a word, or hang; the path field then stands in.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rfd::AsyncFileDialog;

use crate::app::{AppState, Command, Dialog, Place};
use crate::base::Side;
use crate::export::Format;
use crate::messages::tr;
use crate::session;

/// After this long without an answer the path field is shown beside the dialog.
const PATIENCE: Duration = Duration::from_secs(3);

/// Without a file, an answer faster than any person means that there was no dialog.
const NOBODY: Duration = Duration::from_millis(150);

/// Endings that are offered; other files can be opened too.
const READABLE: [&str; 23] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "mht", "mhtml", "docx", "docm", "odt", "ott", "fodt", "rtf", "pdf",
    "epub", "fb2", "eml", "emlx", "mbox", "srt", "vtt",
];

/// At most one dialog of the system is open.
#[derive(Debug, Default)]
pub(super) struct Dialogs {
    pending: Option<Pending>,
}

#[derive(Debug)]
struct Pending {
    place: Place,
    since: Instant,
    /// Whether the path field is already shown beside it.
    said: bool,
    answered: Arc<AtomicBool>,
    /// Whether the window lost the focus meanwhile, as it does when a dialog appears.
    left: Arc<AtomicBool>,
}

/// How a dialog is told to answer.
pub(super) type Answer = Box<dyn FnOnce(Command) + Send>;

impl Dialogs {
    /// Shows the system's dialog; `answer` is called from another thread.
    pub(super) fn show(&mut self, place: Place, state: &AppState, answer: Answer) {
        self.forget_answered();
        if self.pending.as_ref().is_some_and(|pending| pending.place == place) {
            return answer(Command::DialogAnswered(place, Err(tr!("dialog-silent").to_owned())));
        }
        let (answered, left) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let pending = Pending { place, since: Instant::now(), said: false, answered: answered.clone(), left: left.clone() };
        self.pending = Some(pending);
        // Made on the window's thread, as macOS wants it; awaited elsewhere.
        let dialog = dialog(place, state);
        let body = move || {
            let since = Instant::now();
            let chosen = pollster::block_on(async {
                match place {
                    Place::Source(_) | Place::OpenSession => dialog.pick_file().await,
                    Place::Export | Place::SaveSession => dialog.save_file().await,
                }
            });
            answered.store(true, Ordering::Relaxed);
            let seen = left.load(Ordering::Relaxed) && since.elapsed() >= NOBODY;
            answer(Command::DialogAnswered(place, judged(chosen.map(|file| file.path().to_owned()), seen)));
        };
        if std::thread::Builder::new().name("file-dialog".to_owned()).spawn(body).is_err() {
            self.pending = None;
        }
    }

    /// What to say about a dialog that keeps silent while the window itself has the focus; and when to ask again.
    pub(super) fn poll(&mut self, window_has_focus: bool) -> (Option<Command>, Option<Duration>) {
        self.forget_answered();
        if let Some(pending) = self.pending.as_ref().filter(|_| !window_has_focus) {
            pending.left.store(true, Ordering::Relaxed);
        }
        let Some(pending) = self.pending.as_mut().filter(|pending| !pending.said) else { return (None, None) };
        let waited = pending.since.elapsed();
        if waited < PATIENCE {
            return (None, Some(PATIENCE.saturating_sub(waited)));
        }
        if !window_has_focus {
            // The dialog has it, most likely. The window is drawn anew when it gets the focus back.
            return (None, None);
        }
        pending.said = true;
        (Some(Command::DialogAnswered(pending.place, Err(tr!("dialog-silent").to_owned()))), None)
    }

    fn forget_answered(&mut self) {
        self.pending = self.pending.take().filter(|pending| !pending.answered.load(Ordering::Relaxed));
    }
}

/// No file from a dialog that cannot have been `seen` means that there was none at all.
fn judged(chosen: Option<PathBuf>, seen: bool) -> Result<Option<PathBuf>, String> {
    if chosen.is_none() && !seen { Err(tr!("dialog-missing").to_owned()) } else { Ok(chosen) }
}

/// The answer of a window that is not to use the system's dialogs.
pub(super) fn no_dialog(place: Place) -> Command {
    Command::DialogAnswered(place, Err(tr!("dialog-missing").to_owned()))
}

fn dialog(place: Place, state: &AppState) -> AsyncFileDialog {
    let (mut dialog, side) = match place {
        Place::Source(side) => {
            let dialog = AsyncFileDialog::new().set_title(tr!("dialog-text", side = side.letter()));
            (dialog.add_filter(tr!("dialog-texts"), &READABLE).add_filter(tr!("dialog-all"), &["*"]), side)
        }
        Place::OpenSession => {
            let dialog = AsyncFileDialog::new().set_title(tr!("session-open-title"));
            (dialog.add_filter(tr!("dialog-sessions"), &[session::ENDING]).add_filter(tr!("dialog-all"), &["*"]), Side::A)
        }
        Place::SaveSession => {
            let name = state.session_name();
            let dialog = AsyncFileDialog::new().set_title(tr!("session-save-title")).set_file_name(name.to_string_lossy());
            (dialog.add_filter(tr!("dialog-sessions"), &[session::ENDING]), Side::A)
        }
        Place::Export => {
            let typed = match &state.dialog {
                Some(Dialog::Export { path, .. }) => PathBuf::from(path),
                _ => PathBuf::from(state.report_name()),
            };
            let name = typed.file_name().map_or_else(|| state.report_name(), |name| name.to_string_lossy().into_owned());
            let dialog = AsyncFileDialog::new().set_title(tr!("export-title")).set_file_name(name);
            // The chosen format stands first.
            let chosen = Format::of_path(&typed).ok();
            let others = Format::ALL.into_iter().filter(|format| Some(*format) != chosen);
            let add = |dialog: AsyncFileDialog, format: Format| dialog.add_filter(format.label(), &[format.ending()]);
            (chosen.into_iter().chain(others).fold(dialog, add), Side::A)
        }
    };
    if let Some(directory) = state.directory(side) {
        dialog = dialog.set_directory(directory);
    }
    dialog
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_cancel_only_from_a_dialog_that_was_seen() {
        assert!(judged(None, false).is_err());
        assert_eq!(judged(None, true), Ok(None));
        let file = Some(PathBuf::from("a.txt"));
        assert_eq!(judged(file.clone(), false), Ok(file));
    }

    fn waiting_since(since: Instant) -> Dialogs {
        let pending = Pending { place: Place::Export, since, said: false, answered: Arc::default(), left: Arc::default() };
        Dialogs { pending: Some(pending) }
    }

    #[test]
    fn a_silent_dialog_is_said_once_and_only_while_the_window_is_in_front() {
        let Some(long_ago) = Instant::now().checked_sub(PATIENCE) else { return };
        let mut dialogs = waiting_since(long_ago);
        assert!(dialogs.poll(false).0.is_none());
        assert!(dialogs.poll(true).0.is_some());
        assert!(dialogs.poll(true).0.is_none());
        let (said, again) = waiting_since(Instant::now()).poll(true);
        assert!(said.is_none() && again.is_some());
    }
}
