//! Commands in, a new state and effects out. No input or output of its own.

mod dialogs;
mod export;
mod findings;
mod join;
mod notes;
mod restore;
mod review;
mod search;
mod sources;

use crate::app::{AppState, Command, Effect, Message};
pub use export::with_format;
pub use restore::Before;

impl AppState {
    /// Carries out one command and says what the outer world has to do for it.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Open(..)
            | Command::OpenPair(_)
            | Command::OpenExample
            | Command::Drop(..)
            | Command::Reload(_)
            | Command::ReloadAll
            | Command::Swap
            | Command::SetWholePage(..)
            | Command::Cancel
            | Command::Loaded(..)
            | Command::Analysed(..)
            | Command::Failed(..)
            | Command::AskMessage(..)
            | Command::Stopped(..)
            | Command::RecentSeen(_)
            | Command::ChangedOnDisk(_) => self.apply_to_sources(command),
            Command::Select(_)
            | Command::Step(_)
            | Command::Reveal
            | Command::ShowTab(_)
            | Command::ToggleQuoteState(_)
            | Command::ToggleVerdict(_)
            | Command::ToggleKind(_)
            | Command::ToggleStanding(_)
            | Command::ShowStanding(_)
            | Command::ToggleStatus(_)
            | Command::ClearFilter
            | Command::FilterText(_)
            | Command::AskFilter
            | Command::SortBy(_) => self.apply_to_findings(command),
            Command::ShowSearch(_) | Command::Search(_) | Command::SearchOptions(_) | Command::SearchStep(_) => {
                self.apply_to_search(command)
            }
            Command::Mark(_)
            | Command::Note(_)
            | Command::AskNote
            | Command::AskNoteOnWords
            | Command::MarkWords(_)
            | Command::NoteWords(..)
            | Command::ChangeNote(..)
            | Command::SelectNote(_)
            | Command::NameSpeaker(..)
            | Command::Link
            | Command::Undo
            | Command::Redo
            | Command::AskSaveSession
            | Command::AskOpenSession
            | Command::SaveSession(_)
            | Command::OpenSession(_)
            | Command::SessionFound(..)
            | Command::SessionRead(..)
            | Command::SessionKept(_) => self.apply_to_review(command),
            Command::PickFile(_)
            | Command::AskPath(_)
            | Command::AskPaste(_)
            | Command::ShowHelp
            | Command::ShowPalette
            | Command::CloseDialog
            | Command::AskExport
            | Command::ChoosePlace(_)
            | Command::ExportScope(_)
            | Command::CancelExport
            | Command::CopyTable { .. }
            | Command::Export(_)
            | Command::DialogAnswered(..)
            | Command::AskReplace(_)
            | Command::Exported(_) => self.apply_to_dialogs(command),
            Command::ToggleLayer(_)
            | Command::Theme(_)
            | Command::ToggleSynchronised
            | Command::TogglePanel
            | Command::Zoom(_)
            | Command::ZoomReset
            | Command::Widen(_)
            | Command::ToggleContrast
            | Command::ToggleMotion
            | Command::CopyWithCitation
            | Command::Say(_)
            | Command::DismissMessage => self.apply_to_view(command),
        }
    }

    fn apply_to_view(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::ToggleLayer(layer) => {
                if !self.layers.remove(&layer) {
                    self.layers.insert(layer);
                }
                return Vec::new();
            }
            Command::Theme(theme) => self.theme = theme,
            Command::ToggleSynchronised => self.synchronised = !self.synchronised,
            Command::TogglePanel => self.panel_open = !self.panel_open,
            Command::Zoom(factor) if factor.is_finite() => {
                self.zoom = (self.zoom * factor).clamp(Self::LEAST_ZOOM, Self::MOST_ZOOM)
            }
            Command::ZoomReset => (self.zoom, self.letters) = (1.0, Self::default().letters),
            Command::Widen(letters) if letters.is_finite() => {
                self.letters = (self.letters + letters).clamp(Self::LETTERS.0, Self::LETTERS.1)
            }
            Command::ToggleContrast => self.high_contrast = !self.high_contrast,
            Command::ToggleMotion => self.less_motion = !self.less_motion,
            Command::CopyWithCitation => {
                self.citation_asked += 1;
                return Vec::new();
            }
            Command::Say(message) => return self.say(message),
            _ => {
                self.message = None;
                return Vec::new();
            }
        }
        vec![Effect::SavePreferences]
    }

    fn say(&mut self, message: Message) -> Vec<Effect> {
        self.message = Some(message);
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use crate::app::{AppState, Command, Effect, Message, ThemeChoice};
    use crate::display::Layer;

    #[test]
    fn taste_is_remembered() {
        let mut state = AppState::default();
        assert_eq!(state.apply(Command::Theme(ThemeChoice::Dark)), [Effect::SavePreferences]);
        assert_eq!(state.theme, ThemeChoice::Dark);
        for _ in 0..50 {
            state.apply(Command::Zoom(1.1));
        }
        assert!((state.zoom - AppState::MOST_ZOOM).abs() < f32::EPSILON);
        state.apply(Command::Zoom(f32::NAN));
        assert!(state.zoom.is_finite());
        state.apply(Command::ZoomReset);
        assert!((state.zoom - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn layers_and_messages_come_and_go() {
        let mut state = AppState::default();
        assert!(state.apply(Command::ToggleLayer(Layer::Facts)).is_empty());
        assert!(!state.layers.contains(&Layer::Facts));
        state.apply(Command::ToggleLayer(Layer::Facts));
        assert!(state.layers.contains(&Layer::Facts));
        state.apply(Command::Say(Message::news("Done")));
        assert!(state.message.is_some());
        state.apply(Command::DismissMessage);
        assert!(state.message.is_none());
    }
}
