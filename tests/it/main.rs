//! One test binary; a module per room.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is not as expected")]

mod cli;
mod copies;
mod corpus;
mod documents;
mod example;
mod export;
mod facts;
#[cfg(feature = "gui")]
mod gui;
#[cfg(feature = "gui")]
mod gui_panes;
mod import;
mod ledger;
mod messages;
mod quotations;
mod tidy;
