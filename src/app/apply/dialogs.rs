//! What lies over the window, the system's dialogs, and exports.

use std::path::{Path, PathBuf};

use crate::app::{AppState, Command, Dialog, Effect, Message, Place, SourceState};
use crate::base::Side;

impl AppState {
    pub(super) fn apply_to_dialogs(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::PickFile(side) => return vec![Effect::ShowDialog(Place::Source(side))],
            Command::AskPath(side) => self.ask_path(side, None),
            Command::AskPaste(side) => self.dialog = Some(Dialog::Paste { side }),
            Command::ShowHelp => self.dialog = (self.dialog != Some(Dialog::Help)).then_some(Dialog::Help),
            Command::ShowPalette => self.dialog = (self.dialog != Some(Dialog::Palette)).then_some(Dialog::Palette),
            Command::CloseDialog => return self.close(),
            Command::AskExport => return self.ask_export(),
            Command::Export(path) => return self.export(path, false),
            Command::DialogAnswered(place, answer) => return self.answered(place, answer),
            Command::Exported(result) => self.exported(result),
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
        format!("{} vs {}.html", stem(Side::A), stem(Side::B))
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

    /// Closes what lies on top: a dialog, else the search bar, else the chosen finding's card.
    fn close(&mut self) -> Vec<Effect> {
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

    fn ask_export(&mut self) -> Vec<Effect> {
        if self.analysis.is_none() {
            self.message = Some(Message::news("Nothing to export yet: open two texts first."));
            return Vec::new();
        }
        vec![Effect::ShowDialog(Place::Export)]
    }

    fn export(&mut self, path: PathBuf, replace: bool) -> Vec<Effect> {
        if self.exporting {
            return Vec::new();
        }
        match &mut self.dialog {
            // The field stays until the file is written.
            Some(Dialog::Export { path: typed, .. }) if !replace && self.analysis.is_some() => {
                *typed = path.display().to_string()
            }
            _ => self.dialog = None,
        }
        if self.analysis.is_none() {
            return self.ask_export();
        }
        self.exporting = true;
        vec![Effect::Export { path, replace }]
    }

    fn exported(&mut self, result: Result<PathBuf, String>) {
        self.exporting = false;
        if let (Some(Dialog::Export { trouble, .. }), Err(reason)) = (&mut self.dialog, &result) {
            *trouble = Some(reason.clone());
            return;
        }
        if result.is_ok() {
            self.dialog.take_if(|dialog| matches!(dialog, Dialog::Export { .. }));
        }
        self.message = Some(match result {
            Ok(path) => Message::news(format!("Written: {}", path.display())),
            Err(reason) => Message::error(reason),
        });
    }

    fn answered(&mut self, place: Place, answer: Result<Option<PathBuf>, String>) -> Vec<Effect> {
        match (place, answer) {
            (Place::Source(side), Ok(Some(path))) => self.apply(Command::Open(side, SourceState::File(path))),
            (Place::Export, Ok(Some(path))) => self.export(path, true),
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
            (Place::Export, Err(trouble)) => {
                let name = self.report_name();
                let path = self.directory(Side::A).map_or(PathBuf::from(&name), |directory| directory.join(&name));
                self.dialog = Some(Dialog::Export { path: path.display().to_string(), trouble: Some(trouble) });
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
            (Some(Dialog::Export { trouble, .. }), Place::Export) => trouble.is_some(),
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
    fn there_is_nothing_to_export_without_a_comparison() {
        let mut state = state();
        assert!(state.apply(Command::AskExport).is_empty());
        assert!(state.apply(Command::Export(PathBuf::from("out.html"))).is_empty());
        assert!(state.message.is_some() && !state.exporting);
    }

    #[test]
    fn the_field_for_a_report_stays_until_it_is_written() {
        let mut state = state();
        let field = |trouble: Option<&str>| Dialog::Export { path: "out.html".to_owned(), trouble: trouble.map(str::to_owned) };
        state.dialog = Some(field(None));
        state.apply(Command::Exported(Err("no room".to_owned())));
        assert_eq!((&state.dialog, &state.message), (&Some(field(Some("no room"))), &None));
        state.apply(Command::Exported(Ok(PathBuf::from("out.html"))));
        assert!(state.dialog.is_none() && state.message.is_some());
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
