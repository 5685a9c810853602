//! The system's file dialogs. They may not exist, fail without a word, or hang; the path field then stands in.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rfd::AsyncFileDialog;

use crate::app::{AppState, Command, Place};
use crate::base::Side;

/// After this long without an answer the path field is shown beside the dialog.
const PATIENCE: Duration = Duration::from_secs(3);

/// An answer faster than any person: there was no dialog.
const NOBODY: Duration = Duration::from_millis(150);

const MISSING: &str = "This system shows no file dialog, so the path has to be typed or pasted here.";
const SILENT: &str = "The system's file dialog has not answered yet. If none is to be seen, type or paste the path here.";

/// Endings that are offered; other files can be opened too.
const READABLE: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx"];

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
}

/// How a dialog is told to answer.
pub(super) type Answer = Box<dyn FnOnce(Command) + Send>;

impl Dialogs {
    /// Shows the system's dialog; `answer` is called from another thread.
    pub(super) fn show(&mut self, place: Place, state: &AppState, answer: Answer) {
        self.forget_answered();
        if self.pending.as_ref().is_some_and(|pending| pending.place == place) {
            return answer(Command::DialogAnswered(place, Err(SILENT.to_owned())));
        }
        let answered = Arc::new(AtomicBool::new(false));
        self.pending = Some(Pending { place, since: Instant::now(), said: false, answered: answered.clone() });
        // Made on the window's thread, as macOS wants it; awaited elsewhere.
        let dialog = dialog(place, state);
        let body = move || {
            let since = Instant::now();
            let chosen = pollster::block_on(async {
                match place {
                    Place::Source(_) => dialog.pick_file().await,
                    Place::Export => dialog.save_file().await,
                }
            });
            answered.store(true, Ordering::Relaxed);
            answer(Command::DialogAnswered(place, judged(chosen.map(|file| file.path().to_owned()), since.elapsed())));
        };
        if std::thread::Builder::new().name("file-dialog".to_owned()).spawn(body).is_err() {
            self.pending = None;
        }
    }

    /// What to say about a dialog that keeps silent while the window itself has the focus; and when to ask again.
    pub(super) fn poll(&mut self, window_has_focus: bool) -> (Option<Command>, Option<Duration>) {
        self.forget_answered();
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
        (Some(Command::DialogAnswered(pending.place, Err(SILENT.to_owned()))), None)
    }

    fn forget_answered(&mut self) {
        self.pending = self.pending.take().filter(|pending| !pending.answered.load(Ordering::Relaxed));
    }
}

/// No file within an instant means that there was no dialog at all.
fn judged(chosen: Option<PathBuf>, after: Duration) -> Result<Option<PathBuf>, String> {
    if chosen.is_none() && after < NOBODY { Err(MISSING.to_owned()) } else { Ok(chosen) }
}

/// The answer of a window that is not to use the system's dialogs.
pub(super) fn no_dialog(place: Place) -> Command {
    Command::DialogAnswered(place, Err(MISSING.to_owned()))
}

fn dialog(place: Place, state: &AppState) -> AsyncFileDialog {
    let (mut dialog, side) = match place {
        Place::Source(side) => {
            let dialog = AsyncFileDialog::new().set_title(format!("A text for side {}", side.letter()));
            (dialog.add_filter("Texts", &READABLE).add_filter("All files", &["*"]), side)
        }
        Place::Export => {
            let dialog = AsyncFileDialog::new().set_title("Export the comparison").set_file_name(state.report_name());
            (dialog.add_filter("Web page", &["html"]).add_filter("JSON report", &["json"]), Side::A)
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
    fn an_instant_nothing_is_no_dialog_but_a_slow_one_is_a_cancel() {
        assert!(judged(None, Duration::from_millis(3)).is_err());
        assert_eq!(judged(None, Duration::from_secs(2)), Ok(None));
        let file = Some(PathBuf::from("a.txt"));
        assert_eq!(judged(file.clone(), Duration::from_millis(3)), Ok(file));
    }

    fn waiting_since(since: Instant) -> Dialogs {
        let pending = Pending { place: Place::Export, since, said: false, answered: Arc::default() };
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
