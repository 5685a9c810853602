//! What lies over the window, the system's dialogs, and exports.

use std::path::{Path, PathBuf};

use crate::app::{AppState, Command, Dialog, Effect, Place, SourceState};
use crate::base::Side;
use crate::messages::tr;

impl AppState {
    pub(super) fn apply_to_dialogs(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::PickFile(side) => return vec![Effect::ShowDialog(Place::Source(side))],
            Command::AskPath(side) => self.ask_path(side, None),
            Command::AskPaste(side) => self.dialog = Some(Dialog::Paste { side }),
            Command::ShowHelp => self.dialog = (self.dialog != Some(Dialog::Help)).then_some(Dialog::Help),
            Command::ShowPalette => self.dialog = (self.dialog != Some(Dialog::Palette)).then_some(Dialog::Palette),
            Command::CloseDialog => return self.close(),
            Command::AskExport
            | Command::ChoosePlace(_)
            | Command::ExportScope(_)
            | Command::Export(_)
            | Command::CancelExport
            | Command::CopyTable { .. }
            | Command::AskReplace(_)
            | Command::Exported(_) => return self.apply_to_export(command),
            Command::DialogAnswered(place, answer) => return self.answered(place, answer),
            _ => {}
        }
        Vec::new()
    }

    /// The file name a report of the two gets: "A vs B.html".
    #[must_use]
    pub fn report_name(&self) -> String {
        let stem = |side: Side| {
            let name = self.sources[side].name();
            Path::new(&name).file_stem().map_or(name.clone(), |stem| stem.to_string_lossy().into_owned())
        };
        format!("{}.html", tr!("file-of-two", a = stem(Side::A), b = stem(Side::B)))
    }

    /// The file name a session of the two gets: "A vs B.twosource".
    #[must_use]
    pub fn session_name(&self) -> PathBuf {
        Path::new(&self.report_name()).with_extension(crate::session::ENDING)
    }

    /// The directory in which file dialogs start: that of this side's file, else of the other's.
    #[must_use]
    pub fn directory(&self, side: Side) -> Option<&Path> {
        let of = |side: Side| self.sources[side].path().and_then(Path::parent).filter(|path| !path.as_os_str().is_empty());
        of(side).or_else(|| of(side.other()))
    }

    fn ask_path(&mut self, side: Side, trouble: Option<String>) {
        let path = self.sources[side].path().map_or_else(String::new, |path| path.display().to_string());
        self.dialog = Some(Dialog::OpenPath { side, path, trouble });
    }

    /// Closes what lies on top: a question, a dialog, else the search bar, else the chosen finding's card.
    fn close(&mut self) -> Vec<Effect> {
        if let Some(Dialog::Export { there, .. }) = &mut self.dialog
            && there.take().is_some()
        {
            return Vec::new();
        }
        if self.dialog.take().is_some() {
            return Vec::new();
        }
        if self.search.open {
            return self.apply(Command::ShowSearch(false));
        }
        if self.message.take().is_none() && self.joining.take().is_none() {
            (self.selection, self.chosen_note) = (None, None);
        }
        Vec::new()
    }

    fn answered(&mut self, place: Place, answer: Result<Option<PathBuf>, String>) -> Vec<Effect> {
        match (place, answer) {
            (Place::Source(side), Ok(Some(path))) => self.apply(Command::Open(side, SourceState::File(path))),
            (Place::Export, answer @ (Ok(Some(_)) | Err(_))) => self.place_chosen(answer),
            (Place::OpenSession, Ok(Some(path))) => self.apply(Command::OpenSession(path)),
            (Place::SaveSession, Ok(Some(path))) => self.apply(Command::SaveSession(path)),
            (Place::OpenSession | Place::SaveSession, Err(trouble)) => {
                self.ask_session(place == Place::SaveSession, Some(trouble));
                Vec::new()
            }
            (Place::Source(side), Err(trouble)) => {
                self.ask_path(side, Some(trouble));
                Vec::new()
            }
            (place, Ok(None)) => {
                self.close_field_beside(place);
                Vec::new()
            }
        }
    }

    /// The system's dialog was cancelled after all: its substitute goes too.
    fn close_field_beside(&mut self, place: Place) {
        let beside = match (&self.dialog, place) {
            (Some(Dialog::OpenPath { side, trouble, .. }), Place::Source(asked)) => *side == asked && trouble.is_some(),
            (Some(Dialog::Session { save, trouble, .. }), Place::OpenSession | Place::SaveSession) => {
                *save == (place == Place::SaveSession) && trouble.is_some()
            }
            _ => false,
        };
        if beside {
            self.dialog = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Pair;

    fn file(name: &str) -> SourceState {
        SourceState::File(PathBuf::from(name))
    }

    fn state() -> AppState {
        AppState { sources: Pair::new(file("/texts/post.html"), file("herald.md")), ..AppState::default() }
    }

    #[test]
    fn a_dialog_that_fails_leaves_a_path_field_and_may_still_answer() {
        let mut state = state();
        assert_eq!(state.apply(Command::PickFile(Side::B)), [Effect::ShowDialog(Place::Source(Side::B))]);
        state.apply(Command::DialogAnswered(Place::Source(Side::B), Err("No dialog here".to_owned())));
        assert!(matches!(&state.dialog, Some(Dialog::OpenPath { side: Side::B, trouble: Some(_), .. })));
        let effects = state.apply(Command::DialogAnswered(Place::Source(Side::B), Ok(Some(PathBuf::from("late.txt")))));
        assert_eq!((effects, state.dialog), (vec![Effect::Analyse(1)], None));
        assert_eq!(state.sources.b, file("late.txt"));
    }

    #[test]
    fn a_cancelled_dialog_takes_its_substitute_away_but_no_other() {
        let mut state = state();
        state.apply(Command::AskPath(Side::A));
        state.apply(Command::DialogAnswered(Place::Source(Side::A), Ok(None)));
        assert!(state.dialog.is_some(), "the field was asked for by hand");
        state.apply(Command::DialogAnswered(Place::Source(Side::A), Err("slow".to_owned())));
        state.apply(Command::DialogAnswered(Place::Source(Side::A), Ok(None)));
        assert!(state.dialog.is_none());
    }

    #[test]
    fn names_of_reports_and_windows() {
        assert_eq!(state().report_name(), "post vs herald.html");
        assert_eq!(state().directory(Side::B), Some(Path::new("/texts")));
        assert_eq!(state().title(), "post.html — herald.md · Twosource");
        assert_eq!(AppState::default().title(), "Twosource");
    }

    #[test]
    fn escape_closes_from_the_top() {
        let mut state = state();
        state.apply(Command::ShowSearch(true));
        state.apply(Command::ShowHelp);
        state.apply(Command::CloseDialog);
        assert!(state.dialog.is_none() && state.search.open);
        state.apply(Command::CloseDialog);
        assert!(!state.search.open);
    }
}
