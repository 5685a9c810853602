//! Label, tooltip, keys and command of every action.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use crate::app::{AppState, Command, Step, Tab, ThemeChoice};
use crate::base::Side;
use crate::display::Standing;
use crate::gui::action::{Action, Entry, Group};
use crate::messages::tr;
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

fn entry(
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
    pub const ALL: [Action; 54] = [
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
        Action::SystemTheme,
        Action::Contrast,
        Action::Motion,
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
                tr!("action-filter"),
                tr!("action-filter.tooltip"),
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
            | Self::SystemTheme
            | Self::Motion
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
            Self::OpenA => entry(tr!("action-open-a"), tr!("action-open-a.tooltip"), const { &[ctrl(Key::O)] }, |_, _| {
                Some(Command::PickFile(Side::A))
            }),
            Self::OpenB => entry(tr!("action-open-b"), tr!("action-open-b.tooltip"), const { &[ctrl_shift(Key::O)] }, |_, _| {
                Some(Command::PickFile(Side::B))
            }),
            Self::PathA => entry(tr!("action-path-a"), tr!("action-path-a.tooltip"), const { &[ctrl(Key::L)] }, |_, _| {
                Some(Command::AskPath(Side::A))
            }),
            Self::PathB => entry(tr!("action-path-b"), tr!("action-path-b.tooltip"), const { &[ctrl_shift(Key::L)] }, |_, _| {
                Some(Command::AskPath(Side::B))
            }),
            Self::PasteA => entry(tr!("action-paste-a"), tr!("action-paste-a.tooltip"), const { &[ctrl(Key::P)] }, |_, _| {
                Some(Command::AskPaste(Side::A))
            }),
            Self::PasteB => {
                entry(tr!("action-paste-b"), tr!("action-paste-b.tooltip"), const { &[ctrl_shift(Key::P)] }, |_, _| {
                    Some(Command::AskPaste(Side::B))
                })
            }
            Self::Example => entry(tr!("action-example"), tr!("action-example.tooltip"), &[], |_, _| Some(Command::OpenExample)),
            Self::Reload => entry(tr!("action-reload"), tr!("action-reload.tooltip"), const { &[plain(Key::F5)] }, reload),
            Self::Swap => {
                entry(tr!("action-swap"), tr!("action-swap.tooltip"), &[], |state, _| any_source(state).then_some(Command::Swap))
            }
            Self::Export => entry(tr!("action-export"), tr!("action-export.tooltip"), const { &[ctrl(Key::E)] }, |state, _| {
                (state.analysis.is_some() && !state.exporting).then_some(Command::AskExport)
            }),
            Self::OpenSession => {
                entry(tr!("action-open-session"), tr!("action-open-session.tooltip"), &[], |_, _| Some(Command::AskOpenSession))
            }
            Self::SaveSession => {
                entry(tr!("action-save-session"), tr!("action-save-session.tooltip"), const { &[ctrl(Key::S)] }, |state, _| {
                    state.analysis.as_ref().map(|_| Command::AskSaveSession)
                })
            }
            _ => entry(tr!("action-cancel"), tr!("action-cancel.tooltip"), &[], |state, _| {
                state.working.then_some(Command::Cancel)
            }),
        }
    }

    fn finding_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Findings, label, tooltip, keys, command);
        match self {
            Self::Next => entry(
                tr!("action-next"),
                tr!("action-next.tooltip"),
                const { &[plain(Key::J), plain(Key::ArrowDown)] },
                |state, _| step(state, Step::Next),
            ),
            Self::Previous => entry(
                tr!("action-previous"),
                tr!("action-previous.tooltip"),
                const { &[plain(Key::K), plain(Key::ArrowUp)] },
                |state, _| step(state, Step::Previous),
            ),
            Self::NextConflict => entry(
                tr!("action-next-conflict"),
                tr!("action-next-conflict.tooltip"),
                const { &[plain(Key::N), shift(Key::J)] },
                |state, _| step(state, Step::NextConflict),
            ),
            Self::NextUnchecked => entry(
                tr!("action-next-unchecked"),
                tr!("action-next-unchecked.tooltip"),
                const { &[plain(Key::U)] },
                |state, _| step(state, Step::NextUnchecked),
            ),
            _ => entry(
                tr!("action-face-to-face"),
                tr!("action-face-to-face.tooltip"),
                const { &[plain(Key::Enter)] },
                |state, _| state.selection.map(|_| Command::Reveal),
            ),
        }
    }

    fn list_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Findings, label, tooltip, keys, command);
        match self {
            Self::Quotes => entry(tr!("action-quotes"), tr!("action-quotes.tooltip"), const { &[plain(Key::Num1)] }, |_, _| {
                Some(Command::ShowTab(Tab::Quotes))
            }),
            Self::Facts => entry(tr!("action-facts"), tr!("action-facts.tooltip"), const { &[plain(Key::Num2)] }, |_, _| {
                Some(Command::ShowTab(Tab::Facts))
            }),
            Self::Statements => {
                entry(tr!("action-statements"), tr!("action-statements.tooltip"), const { &[plain(Key::Num3)] }, |_, _| {
                    Some(Command::ShowTab(Tab::Statements))
                })
            }
            _ => entry(tr!("action-notes"), tr!("action-notes.tooltip"), const { &[plain(Key::Num4)] }, |_, _| {
                Some(Command::ShowTab(Tab::Notes))
            }),
        }
    }

    fn standing_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Findings, label, tooltip, keys, command);
        match self {
            Self::BothSay => {
                entry(tr!("action-both-say"), tr!("action-both-say.tooltip"), const { &[plain(Key::Num5)] }, |state, _| {
                    standing(state, Standing::Both)
                })
            }
            Self::OnlyA => {
                entry(tr!("action-only-a"), tr!("action-only-a.tooltip"), const { &[plain(Key::Num6)] }, |state, _| {
                    standing(state, Standing::Only(Side::A))
                })
            }
            _ => entry(tr!("action-only-b"), tr!("action-only-b.tooltip"), const { &[plain(Key::Num7)] }, |state, _| {
                standing(state, Standing::Only(Side::B))
            }),
        }
    }

    fn review_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Review, label, tooltip, keys, command);
        match self {
            Self::Confirm => {
                entry(tr!("action-confirm"), tr!("action-confirm.tooltip"), const { &[plain(Key::C)] }, |state, _| {
                    mark(state, Status::Confirmed)
                })
            }
            Self::Problem => {
                entry(tr!("action-problem"), tr!("action-problem.tooltip"), const { &[plain(Key::P)] }, |state, _| {
                    mark(state, Status::Problem)
                })
            }
            Self::Dismiss => {
                entry(tr!("action-dismiss"), tr!("action-dismiss.tooltip"), const { &[plain(Key::D)] }, |state, _| {
                    mark(state, Status::Dismissed)
                })
            }
            Self::Note => entry(tr!("action-note"), tr!("action-note.tooltip"), const { &[plain(Key::M)] }, note),
            Self::NoteWords => {
                entry(tr!("action-note-words"), tr!("action-note-words.tooltip"), const { &[shift(Key::M)] }, |state, _| {
                    state.marked_or_found().and(state.analysis.as_ref()).map(|_| Command::AskNoteOnWords)
                })
            }
            Self::Link => entry(tr!("action-link"), tr!("action-link.tooltip"), const { &[plain(Key::L)] }, |state, _| {
                state.selection.map(|_| Command::Link)
            }),
            Self::Undo => entry(tr!("action-undo"), tr!("action-undo.tooltip"), const { &[ctrl(Key::Z)] }, |state, _| {
                state.history.can().0.then_some(Command::Undo)
            }),
            Self::Cite => entry(tr!("action-cite"), tr!("action-cite.tooltip"), const { &[plain(Key::Q)] }, |state, _| {
                any_source(state).then_some(Command::CopyWithCitation)
            }),
            _ => entry(
                tr!("action-redo"),
                tr!("action-redo.tooltip"),
                const { &[ctrl_shift(Key::Z), ctrl(Key::Y)] },
                |state, _| state.history.can().1.then_some(Command::Redo),
            ),
        }
    }

    fn copy_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Review, label, tooltip, keys, command);
        match self {
            Self::CopyFinding => {
                entry(tr!("action-copy-finding"), tr!("action-copy-finding.tooltip"), const { &[plain(Key::T)] }, |state, _| {
                    state.selection.and(state.analysis.as_ref()).map(|_| Command::CopyTable { whole_list: false })
                })
            }
            _ => entry(tr!("action-copy-list"), tr!("action-copy-list.tooltip"), &[], |state, _| {
                (state.analysis.is_some() && !state.shown.is_empty()).then_some(Command::CopyTable { whole_list: true })
            }),
        }
    }

    fn search_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::Search, label, tooltip, keys, command);
        match self {
            Self::Find => entry(tr!("action-find"), tr!("action-find.tooltip"), const { &[ctrl(Key::F)] }, |state, _| {
                any_source(state).then_some(Command::ShowSearch(true))
            }),
            Self::NextHit => entry(
                tr!("action-next-hit"),
                tr!("action-next-hit.tooltip"),
                const { &[plain(Key::F3), ctrl(Key::G)] },
                |state, _| hit(state, true),
            ),
            _ => entry(
                tr!("action-previous-hit"),
                tr!("action-previous-hit.tooltip"),
                const { &[shift(Key::F3), ctrl_shift(Key::G)] },
                |state, _| hit(state, false),
            ),
        }
    }

    fn view_entry(self) -> Entry {
        let entry = |label, tooltip, keys, command| entry(Group::View, label, tooltip, keys, command);
        match self {
            Self::Theme => entry(tr!("action-theme"), tr!("action-theme.tooltip"), const { &[ctrl(Key::T)] }, |_, dark| {
                Some(Command::Theme(if dark { ThemeChoice::Light } else { ThemeChoice::Dark }))
            }),
            Self::SystemTheme => {
                entry(tr!("action-system-theme"), tr!("action-system-theme.tooltip"), const { &[ctrl_shift(Key::T)] }, |_, _| {
                    Some(Command::Theme(ThemeChoice::System))
                })
            }
            Self::Motion => entry(tr!("action-motion"), tr!("action-motion.tooltip"), &[], |_, _| Some(Command::ToggleMotion)),
            Self::Contrast => {
                entry(tr!("action-contrast"), tr!("action-contrast.tooltip"), &[], |_, _| Some(Command::ToggleContrast))
            }
            Self::Wider => {
                entry(tr!("action-wider"), tr!("action-wider.tooltip"), const { &[ctrl(Key::CloseBracket)] }, |_, _| {
                    Some(Command::Widen(8.0))
                })
            }
            Self::Narrower => {
                entry(tr!("action-narrower"), tr!("action-narrower.tooltip"), const { &[ctrl(Key::OpenBracket)] }, |_, _| {
                    Some(Command::Widen(-8.0))
                })
            }
            Self::Larger => entry(
                tr!("action-larger"),
                tr!("action-larger.tooltip"),
                const { &[ctrl(Key::Equals), ctrl(Key::Plus)] },
                |_, _| Some(Command::Zoom(1.1)),
            ),
            Self::Smaller => {
                entry(tr!("action-smaller"), tr!("action-smaller.tooltip"), const { &[ctrl(Key::Minus)] }, |_, _| {
                    Some(Command::Zoom(1.0 / 1.1))
                })
            }
            Self::NormalSize => {
                entry(tr!("action-normal-size"), tr!("action-normal-size.tooltip"), const { &[ctrl(Key::Num0)] }, |_, _| {
                    Some(Command::ZoomReset)
                })
            }
            Self::Panel => entry(tr!("action-panel"), tr!("action-panel.tooltip"), const { &[ctrl(Key::Backslash)] }, |_, _| {
                Some(Command::TogglePanel)
            }),
            Self::Synchronise => {
                entry(tr!("action-synchronise"), tr!("action-synchronise.tooltip"), const { &[plain(Key::Y)] }, |_, _| {
                    Some(Command::ToggleSynchronised)
                })
            }
            Self::Palette => entry(tr!("action-palette"), tr!("action-palette.tooltip"), const { &[ctrl(Key::K)] }, |_, _| {
                Some(Command::ShowPalette)
            }),
            Self::Help => entry(
                tr!("action-help"),
                tr!("action-help.tooltip"),
                const { &[plain(Key::F1), plain(Key::Questionmark)] },
                |_, _| Some(Command::ShowHelp),
            ),
            _ => entry(tr!("action-close"), tr!("action-close.tooltip"), const { &[plain(Key::Escape)] }, |_, _| {
                Some(Command::CloseDialog)
            }),
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
