//! The window. Nothing here computes anything longer than a frame.

pub mod context;
pub mod fonts;
pub mod panes;
pub mod theme;
