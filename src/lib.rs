//! Twosource lays two accounts of one event side by side.
//!
//! Rooms in reading order; each may use only the rooms before it (the table stands in `tests/it/tidy.rs`):
//! bytes → [`import`] → [`text::Document`] → [`extract::Extraction`] → [`compare::Comparison`] → [`display::Display`],
//! each step a function of the one before.

pub mod messages;

pub mod base;
pub mod text;

pub mod import;

pub mod extract;

pub mod compare;

pub mod review;

pub mod session;

pub mod display;

pub mod export;

pub mod cli;

pub mod app;

#[cfg(feature = "gui")]
pub mod gui;
