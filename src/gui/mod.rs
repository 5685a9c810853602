//! The window. Nothing here computes anything longer than a frame.

pub mod action;
mod app;
mod clipboard;
pub mod context;
mod dialogs;
mod drops;
pub mod fonts;
pub mod panels;
pub mod panes;
mod start;
pub mod theme;
mod timed;
mod typed;
mod widgets;

pub use app::{App, Setup};
pub use start::{GuiError, run};
