//! One test binary; a module per room.

#[cfg(feature = "gui")]
mod gui_panes;
mod import;
mod cli;
mod example;
mod export;
