//! Label, tooltip, keys and command of every action.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::{AppState, Command, Step, Tab, ThemeChoice};
use crate::base::Side;
use crate::display::Standing;
use crate::gui::action::{Action, Entry, Group};
use crate::review::Status;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(CTRL, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(CTRL_SHIFT, key)
}

const fn entry(
    group: Group,
    label: &'static str,
    tooltip: &'static str,
    keys: &'static [KeyboardShortcut],
    command: fn(&AppState, bool) -> Option<Command>,
) -> Entry {
    Entry { label, tooltip, keys, group, command }
}

impl Action {
    /// All actions, in the order of the help sheet.
    pub const ALL: [Action; 52] = [
        Action::OpenA,
        Action::OpenB,
        Action::PathA,
        Action::PathB,
        Action::PasteA,
        Action::PasteB,
        Action::Example,
        Action::Reload,
        Action::Swap,
        Action::Export,
        Action::OpenSession,
        Action::SaveSession,
        Action::Cancel,
        Action::Next,
        Action::Previous,
        Action::NextConflict,
        Action::NextUnchecked,
        Action::FaceToFace,
        Action::Quotes,
        Action::Facts,
        Action::Statements,
        Action::BothSay,
        Action::OnlyA,
        Action::OnlyB,
        Action::Notes,
        Action::Filter,
        Action::Confirm,
        Action::Problem,
        Action::Dismiss,
        Action::Note,
        Action::NoteWords,
        Action::Link,
        Action::Undo,
        Action::Redo,
        Action::Cite,
        Action::CopyFinding,
        Action::CopyList,
        Action::Find,
        Action::NextHit,
        Action::PreviousHit,
        Action::Theme,
        Action::Contrast,
        Action::Larger,
        Action::Smaller,
        Action::NormalSize,
        Action::Wider,
        Action::Narrower,
        Action::Panel,
        Action::Synchronise,
        Action::Palette,
        Action::Help,
        Action::Close,
    ];

    /// Its line in the list.
    #[must_use]
    pub fn entry(self) -> Entry {
        match self {
            Self::Next | Self::Previous | Self::NextConflict | Self::NextUnchecked | Self::FaceToFace => self.finding_entry(),
            Self::Quotes | Self::Facts | Self::Statements | Self::Notes => self.list_entry(),
            Self::Filter => entry(
                Group::Findings,
                "Filter by words",
                "Go to the field that narrows the list to lines with some words",
                const { &[plain(Key::Slash)] },
                |state, _| state.analysis.as_ref().map(|_| Command::AskFilter),
            ),
            Self::BothSay | Self::OnlyA | Self::OnlyB => self.standing_entry(),
            Self::Confirm
            | Self::Problem
            | Self::Dismiss
            | Self::Note
            | Self::NoteWords
            | Self::Link
            | Self::Undo
            | Self::Redo
            | Self::Cite => self.review_entry(),
            Self::CopyFinding | Self::CopyList => self.copy_entry(),
            Self::Find | Self::NextHit | Self::PreviousHit => self.search_entry(),
            Self::Theme
            | Self::Contrast
            | Self::Larger
            | Self::Smaller
            | Self::NormalSize
            | Self::Wider
            | Self::Narrower
            | Self::Panel
            | Self::Synchronise
            | Self::Palette
            | Self::Help
            | Self::Close => self.view_entry(),
            _ => self.file_entry(),
        }
    }

    fn file_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Files, label, tooltip, keys, command);
        match self {
            Self::OpenA => {
                entry("Open A…", "Choose a file for side A", const { &[ctrl(Key::O)] }, |_, _| Some(Command::PickFile(Side::A)))
            }
            Self::OpenB => entry("Open B…", "Choose a file for side B", const { &[ctrl_shift(Key::O)] }, |_, _| {
                Some(Command::PickFile(Side::B))
            }),
            Self::PathA => entry("Path for A…", "Type or paste the path of a file", const { &[ctrl(Key::L)] }, |_, _| {
                Some(Command::AskPath(Side::A))
            }),
            Self::PathB => entry("Path for B…", "Type or paste the path of a file", const { &[ctrl_shift(Key::L)] }, |_, _| {
                Some(Command::AskPath(Side::B))
            }),
            Self::PasteA => {
                entry("Paste into A…", "Use text from the clipboard as side A", const { &[ctrl(Key::P)] }, |_, _| {
                    Some(Command::AskPaste(Side::A))
                })
            }
            Self::PasteB => {
                entry("Paste into B…", "Use text from the clipboard as side B", const { &[ctrl_shift(Key::P)] }, |_, _| {
                    Some(Command::AskPaste(Side::B))
                })
            }
            Self::Example => {
                entry("Open the example", "Two invented accounts of one invented event", &[], |_, _| Some(Command::OpenExample))
            }
            Self::Reload => entry("Reload", "Read both files again and compare them", const { &[plain(Key::F5)] }, reload),
            Self::Swap => entry("Swap", "Exchange the sides; every finding is mirrored", &[], |state, _| {
                any_source(state).then_some(Command::Swap)
            }),
            Self::Export => entry(
                "Export…",
                "Write a report: choose its findings, its format and its place",
                const { &[ctrl(Key::E)] },
                |state, _| (state.analysis.is_some() && !state.exporting).then_some(Command::AskExport),
            ),
            Self::OpenSession => {
                entry("Open a session…", "Go on with a review that was saved", &[], |_, _| Some(Command::AskOpenSession))
            }
            Self::SaveSession => entry(
                "Save the session…",
                "Keep texts, marks, notes and corrections in a file of your choice",
                const { &[ctrl(Key::S)] },
                |state, _| state.analysis.as_ref().map(|_| Command::AskSaveSession),
            ),
            _ => entry("Cancel", "Stop comparing", &[], |state, _| state.working.then_some(Command::Cancel)),
        }
    }

    fn finding_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Findings, label, tooltip, keys, command);
        match self {
            Self::Next => entry(
                "Next finding",
                "Choose the next item of the list",
                const { &[plain(Key::J), plain(Key::ArrowDown)] },
                |state, _| step(state, Step::Next),
            ),
            Self::Previous => entry(
                "Previous finding",
                "Choose the item before",
                const { &[plain(Key::K), plain(Key::ArrowUp)] },
                |state, _| step(state, Step::Previous),
            ),
            Self::NextConflict => entry(
                "Next conflict",
                "Choose the next altered or re-attributed quotation or conflicting value",
                const { &[plain(Key::N), shift(Key::J)] },
                |state, _| step(state, Step::NextConflict),
            ),
            Self::NextUnchecked => entry(
                "Next unchecked",
                "Choose the next item of the list that nobody has checked",
                const { &[plain(Key::U)] },
                |state, _| step(state, Step::NextUnchecked),
            ),
            _ => entry(
                "Face to face",
                "Bring both passages of the chosen finding into view",
                const { &[plain(Key::Enter)] },
                |state, _| state.selection.map(|_| Command::Reveal),
            ),
        }
    }

    fn list_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Findings, label, tooltip, keys, command);
        match self {
            Self::Quotes => entry("Quotes", "What became of every quotation", const { &[plain(Key::Num1)] }, |_, _| {
                Some(Command::ShowTab(Tab::Quotes))
            }),
            Self::Facts => {
                entry("Facts", "Dates, numbers, names and roles of both texts", const { &[plain(Key::Num2)] }, |_, _| {
                    Some(Command::ShowTab(Tab::Facts))
                })
            }
            Self::Statements => {
                entry("Statements", "Which statements both make, and which only one", const { &[plain(Key::Num3)] }, |_, _| {
                    Some(Command::ShowTab(Tab::Statements))
                })
            }
            _ => entry("Notes", "What you noted, and what is to be checked again", const { &[plain(Key::Num4)] }, |_, _| {
                Some(Command::ShowTab(Tab::Notes))
            }),
        }
    }

    fn standing_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Findings, label, tooltip, keys, command);
        match self {
            Self::BothSay => entry(
                "What both say",
                "List only the statements that both make; again, all of them",
                const { &[plain(Key::Num5)] },
                |state, _| standing(state, Standing::Both),
            ),
            Self::OnlyA => entry(
                "What only A says",
                "List only the statements that A alone makes; again, all of them",
                const { &[plain(Key::Num6)] },
                |state, _| standing(state, Standing::Only(Side::A)),
            ),
            _ => entry(
                "What only B says",
                "List only the statements that B alone makes; again, all of them",
                const { &[plain(Key::Num7)] },
                |state, _| standing(state, Standing::Only(Side::B)),
            ),
        }
    }

    fn review_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Review, label, tooltip, keys, command);
        match self {
            Self::Confirm => entry("Confirmed", "It is as the finding says", const { &[plain(Key::C)] }, |state, _| {
                mark(state, Status::Confirmed)
            }),
            Self::Problem => entry("Problem", "Something has to be done about it", const { &[plain(Key::P)] }, |state, _| {
                mark(state, Status::Problem)
            }),
            Self::Dismiss => {
                entry("Dismissed", "It does not matter", const { &[plain(Key::D)] }, |state, _| mark(state, Status::Dismissed))
            }
            Self::Note => {
                entry("Note", "Write a note on the marked words, or on the chosen finding", const { &[plain(Key::M)] }, note)
            }
            Self::NoteWords => entry(
                "Note on words…",
                "Write a note on the marked words, or on those that the search stands at",
                const { &[shift(Key::M)] },
                |state, _| state.marked_or_found().and(state.analysis.as_ref()).map(|_| Command::AskNoteOnWords),
            ),
            Self::Link => entry(
                "Link or unlink",
                "Take the chosen link or pair apart, or join two statements or quotations by hand: choose one, link, choose the other, link",
                const { &[plain(Key::L)] },
                |state, _| state.selection.map(|_| Command::Link),
            ),
            Self::Undo => entry("Undo", "Take the last mark, note or correction back", const { &[ctrl(Key::Z)] }, |state, _| {
                state.history.can().0.then_some(Command::Undo)
            }),
            Self::Cite => entry(
                "Copy with source",
                "Copy the marked words, or those of the chosen finding, with file and paragraph",
                const { &[plain(Key::Q)] },
                |state, _| any_source(state).then_some(Command::CopyWithCitation),
            ),
            _ => entry("Redo", "Make it again", const { &[ctrl_shift(Key::Z), ctrl(Key::Y)] }, |state, _| {
                state.history.can().1.then_some(Command::Redo)
            }),
        }
    }

    fn copy_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Review, label, tooltip, keys, command);
        match self {
            Self::CopyFinding => entry(
                "Copy the finding as a table",
                "Both passages, the reason, status and note, for a spreadsheet or a mail",
                const { &[plain(Key::T)] },
                |state, _| state.selection.and(state.analysis.as_ref()).map(|_| Command::CopyTable { whole_list: false }),
            ),
            _ => entry("Copy the list as a table", "All lines of the list as it is shown", &[], |state, _| {
                (state.analysis.is_some() && !state.shown.is_empty()).then_some(Command::CopyTable { whole_list: true })
            }),
        }
    }

    fn search_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Search, label, tooltip, keys, command);
        match self {
            Self::Find => entry("Find", "Search in both texts", const { &[ctrl(Key::F)] }, |state, _| {
                any_source(state).then_some(Command::ShowSearch(true))
            }),
            Self::NextHit => {
                entry("Next hit", "Go to the next place found", const { &[plain(Key::F3), ctrl(Key::G)] }, |state, _| {
                    hit(state, true)
                })
            }
            _ => entry("Previous hit", "Go to the place before", const { &[shift(Key::F3), ctrl_shift(Key::G)] }, |state, _| {
                hit(state, false)
            }),
        }
    }

    fn view_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::View, label, tooltip, keys, command);
        match self {
            Self::Theme => {
                entry("Light or dark", "Change between the light and the dark theme", const { &[ctrl(Key::T)] }, |_, dark| {
                    Some(Command::Theme(if dark { ThemeChoice::Light } else { ThemeChoice::Dark }))
                })
            }
            Self::Contrast => {
                entry("High contrast", "Black and white, or the quiet colours", &[], |_, _| Some(Command::ToggleContrast))
            }
            Self::Wider => entry("Longer lines", "A wider column of text", const { &[ctrl(Key::CloseBracket)] }, |_, _| {
                Some(Command::Widen(8.0))
            }),
            Self::Narrower => entry("Shorter lines", "A narrower column of text", const { &[ctrl(Key::OpenBracket)] }, |_, _| {
                Some(Command::Widen(-8.0))
            }),
            Self::Larger => {
                entry("Larger text", "Larger reading face", const { &[ctrl(Key::Equals), ctrl(Key::Plus)] }, |_, _| {
                    Some(Command::Zoom(1.1))
                })
            }
            Self::Smaller => entry("Smaller text", "Smaller reading face", const { &[ctrl(Key::Minus)] }, |_, _| {
                Some(Command::Zoom(1.0 / 1.1))
            }),
            Self::NormalSize => {
                entry("Normal size", "Reading face as designed", const { &[ctrl(Key::Num0)] }, |_, _| Some(Command::ZoomReset))
            }
            Self::Panel => entry("Findings panel", "Fold or unfold the findings", const { &[ctrl(Key::Backslash)] }, |_, _| {
                Some(Command::TogglePanel)
            }),
            Self::Synchronise => {
                entry("Scroll together", "Scroll both texts by their linked statements", const { &[plain(Key::Y)] }, |_, _| {
                    Some(Command::ToggleSynchronised)
                })
            }
            Self::Palette => {
                entry("All actions", "Find an action by its name", const { &[ctrl(Key::K)] }, |_, _| Some(Command::ShowPalette))
            }
            Self::Help => entry(
                "Keys and signs",
                "All keys and what the signs mean",
                const { &[plain(Key::F1), plain(Key::Questionmark)] },
                |_, _| Some(Command::ShowHelp),
            ),
            _ => entry(
                "Close",
                "Close what lies on top, then the search, then the card",
                const { &[plain(Key::Escape)] },
                |_, _| Some(Command::CloseDialog),
            ),
        }
    }
}

fn any_source(state: &AppState) -> bool {
    Side::BOTH.iter().any(|side| !state.sources[*side].is_empty())
}

fn step(state: &AppState, step: Step) -> Option<Command> {
    state.analysis.as_ref().map(|_| Command::Step(step))
}

fn mark(state: &AppState, status: Status) -> Option<Command> {
    state.selection.and(state.analysis.as_ref()).map(|_| Command::Mark(status))
}

fn standing(state: &AppState, standing: Standing) -> Option<Command> {
    state.analysis.as_ref().map(|_| Command::ShowStanding(standing))
}

fn note(state: &AppState, _: bool) -> Option<Command> {
    let any = state.marked.is_some() || state.chosen_note.is_some() || state.selection.is_some();
    (any && state.analysis.is_some()).then_some(Command::AskNote)
}

fn hit(state: &AppState, forward: bool) -> Option<Command> {
    state.search.current.map(|_| Command::SearchStep(forward))
}

fn reload(state: &AppState, _: bool) -> Option<Command> {
    any_source(state).then_some(Command::ReloadAll)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_action_has_words_and_no_key_is_taken_twice() {
        let mut keys = BTreeSet::new();
        let mut labels = BTreeSet::new();
        for action in Action::ALL {
            let entry = action.entry();
            assert!(!entry.tooltip.is_empty() && !entry.label.ends_with(':'), "{action:?}");
            assert!(labels.insert(entry.label), "{action:?} has the label of another");
            for key in entry.keys {
                assert!(keys.insert(format!("{key:?}")), "{action:?}: {key:?} is taken");
            }
        }
    }

    #[test]
    fn what_cannot_be_done_yet_has_no_command() {
        let empty = AppState::default();
        for action in
            [Action::Swap, Action::Reload, Action::Export, Action::Cancel, Action::Next, Action::FaceToFace, Action::Find]
        {
            assert!((action.entry().command)(&empty, false).is_none(), "{action:?}");
        }
        assert!((Action::OpenA.entry().command)(&empty, false).is_some());
    }
}
