//! One test binary; a module per room.

mod cli;
mod example;
mod export;
#[cfg(feature = "gui")]
mod gui_panes;
mod import;
mod tidy;
