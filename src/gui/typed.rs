//! What is typed goes to the field it was typed in, also when Esc comes in the same frame: egui takes the focus away before
//! any field sees the frame's events, so that the last letters would be lost, or taken for keys of actions.

use eframe::egui::{Event, Key};

/// Events that wait for the next frame.
#[derive(Debug, Default)]
pub(super) struct Typed {
    waiting: Vec<Event>,
}

impl Typed {
    /// Puts what waits first and keeps back Esc, and all that comes after it, while letters typed before it go to a field
    /// (`in_field`). Whether something waits.
    pub(super) fn order(&mut self, events: &mut Vec<Event>, in_field: bool) -> bool {
        let mut all = std::mem::take(&mut self.waiting);
        all.append(events);
        let is_escape = |event: &Event| matches!(event, Event::Key { key: Key::Escape, pressed: true, .. });
        let is_typed = |event: &Event| matches!(event, Event::Text(_) | Event::Paste(_) | Event::Key { pressed: true, .. });
        let escape = all.iter().position(is_escape).filter(|at| in_field && all.iter().take(*at).any(is_typed));
        if let Some(at) = escape {
            self.waiting = all.split_off(at);
        }
        *events = all;
        !self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn check(in_field: bool, given: &[Event], now: usize) {
        let mut typed = Typed::default();
        let mut events = given.to_vec();
        assert_eq!(typed.order(&mut events, in_field), now < given.len());
        assert_eq!(events, given.get(..now).unwrap_or(&[]));
        let mut next = Vec::new();
        assert!(!typed.order(&mut next, in_field), "nothing waits twice");
        assert_eq!(next, given.get(now..).unwrap_or(&[]));
    }

    #[test]
    fn letters_before_escape_come_first() {
        let letter = [key(Key::C), Event::Text("c".to_owned())];
        let all = [letter[0].clone(), letter[1].clone(), key(Key::Escape), key(Key::N)];
        check(true, &all, 2);
        check(false, &all, 4);
        check(true, &[key(Key::Escape), key(Key::N)], 2);
        check(true, &letter, 2);
    }
}
