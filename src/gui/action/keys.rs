//! Keys to commands.

use eframe::egui::{self, Event, Key, KeyboardShortcut, Modifiers};

use crate::app::{AppState, Command, Dialog};
use crate::gui::action::Action;
use crate::messages::tr;

/// How a key is written: "Ctrl F".
#[must_use]
pub fn shortcut_text(shortcut: &KeyboardShortcut) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let modifiers = shortcut.modifiers;
    if modifiers.ctrl || modifiers.command {
        parts.push(if cfg!(target_os = "macos") { "⌘" } else { tr!("key-ctrl") });
    }
    if modifiers.alt {
        parts.push(tr!("key-alt"));
    }
    if modifiers.shift {
        parts.push(tr!("key-shift"));
    }
    parts.push(match shortcut.logical_key {
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::Equals => "+",
        Key::Escape => tr!("key-escape"),
        Key::Enter => tr!("key-enter"),
        key => key.symbol_or_name(),
    });
    parts.join(" ")
}

/// What the keyboard was on when the last frame was drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyboardOn {
    /// An item of the list.
    pub item: bool,
    /// A field; egui takes it away with `Esc` before anybody sees the key.
    pub field: bool,
    /// A menu is open.
    pub menu: bool,
}

/// Takes the keys of actions out of this frame's input and says what they do.
///
/// Plain letters stay with a text field that has the focus, `Enter` and the arrows with any control that has it unless
/// that is an item of the list. Under a dialog only `Esc` and `F1` act. `Esc` closes one thing at a time: a menu and a field
/// come first.
pub fn command_of_keys(ctx: &egui::Context, state: &AppState, dark: bool, on: KeyboardOn) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(|memory| memory.focused().is_some()) && !on.item;
    let may = |action: Action, key: &KeyboardShortcut| {
        let over = state.dialog.is_some() && !matches!(action, Action::Close | Action::Help | Action::Palette);
        // A field has an undo of its own, and is left before anything is closed.
        let own = matches!(action, Action::Undo | Action::Redo) && typing;
        let left = on.menu || (typing || on.field) && state.dialog.is_none() && !state.search.open;
        // The field of a note saves what was typed before it closes.
        let saves = matches!(state.dialog, Some(Dialog::Note { .. }));
        if own || action == Action::Close && (saves || left) {
            return false;
        }
        let held = key.modifiers.command || is_function(key.logical_key) || key.logical_key == Key::Escape;
        let control = matches!(key.logical_key, Key::Enter | Key::ArrowDown | Key::ArrowUp);
        !over && (held || !(typing || control && focused))
    };
    let mut commands = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let Some(action) = action_of(*key, *modifiers, &may) else { return true };
            commands.extend((action.entry().command)(state, dark));
            false
        });
    });
    commands
}

fn action_of(key: Key, modifiers: Modifiers, may: &dyn Fn(Action, &KeyboardShortcut) -> bool) -> Option<Action> {
    Action::ALL.into_iter().find(|action| {
        action
            .entry()
            .keys
            .iter()
            .any(|shortcut| shortcut.logical_key == key && held(key, modifiers, shortcut.modifiers) && may(*action, shortcut))
    })
}

/// Signs that some keyboards reach only with Shift are taken with or without it.
fn held(key: Key, pressed: Modifiers, pattern: Modifiers) -> bool {
    if matches!(key, Key::Questionmark | Key::Plus | Key::Equals) {
        pressed.matches_logically(pattern)
    } else {
        pressed.matches_exact(pattern)
    }
}

fn is_function(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F3 | Key::F5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: Key, modifiers: Modifiers, expected: Option<Action>) {
        assert_eq!(action_of(key, modifiers, &|_, _| true), expected, "{modifiers:?} {key:?}");
    }

    #[test]
    fn modifiers_tell_actions_apart() {
        check(Key::J, Modifiers::NONE, Some(Action::Next));
        check(Key::J, Modifiers::SHIFT, Some(Action::NextConflict));
        check(Key::O, Modifiers::COMMAND, Some(Action::OpenA));
        check(Key::O, Modifiers::COMMAND | Modifiers::SHIFT, Some(Action::OpenB));
        check(Key::O, Modifiers::NONE, None);
        check(Key::J, Modifiers::ALT, None);
        check(Key::Questionmark, Modifiers::SHIFT, Some(Action::Help));
    }

    #[test]
    fn keys_are_written_as_on_keyboards() {
        let text = |action: Action| action.entry().keys.first().map(shortcut_text);
        assert_eq!(text(Action::NextConflict).as_deref(), Some("N"));
        assert_eq!(text(Action::Close).as_deref(), Some(tr!("key-escape")));
        if !cfg!(target_os = "macos") {
            assert_eq!(text(Action::OpenB).as_deref(), Some("Ctrl Shift O"));
        }
    }
}
