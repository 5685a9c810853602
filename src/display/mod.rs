//! What to show, without colours: one derivation that the window and every export read.

pub mod wording;

/// Placeholder for the window's rows and lists.
#[derive(Clone, Debug, Default)]
pub struct Display;
