//! What the program is doing, without a window: state, commands, background work, what is remembered.
//!
//! Every change is a [`Command`] that [`AppState::apply`] turns into a new state and [`Effect`]s for the outer world, so
//! that menus, keys, clicks and tests share one path.

mod command;
mod state;

pub use command::{Command, Effect, Place, Step};
pub use state::{Analysis, AppState, Dialog, Filter, Loaded, Message, Order, Search, SourceState, Tab, ThemeChoice};
