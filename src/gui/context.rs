//! What every part of the window gets.

use std::cell::RefCell;

use crate::app::{AppState, Command};
use crate::gui::theme::Theme;

/// The state to show and the sink for wishes. Parts of the window change nothing else but their own scroll or text buffer.
#[derive(Clone, Copy)]
pub struct ViewContext<'a> {
    /// Where the user is, and the findings.
    pub state: &'a AppState,
    /// Colours and sizes.
    pub theme: &'a Theme,
    /// Where wishes go.
    pub commands: &'a Commands,
}

/// The wishes of one frame, in order.
#[derive(Debug, Default)]
pub struct Commands(RefCell<Vec<Command>>);

impl Commands {
    /// Adds a wish.
    pub fn push(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    /// Takes all wishes out.
    pub fn take(&self) -> Vec<Command> {
        self.0.take()
    }
}
