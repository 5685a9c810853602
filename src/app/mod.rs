//! What the program is doing, without a window: state, commands, background work, what is remembered.
//!
//! Every change is a [`Command`] that [`AppState::apply`] turns into a new state and [`Effect`]s for the outer world, so
//! that menus, keys, clicks and tests share one path.

mod apply;
mod command;
mod errands;
mod example;
mod find;
mod jobs;
mod keep;
mod paths;
mod preferences;
mod recent;
mod shown;
mod state;
mod table;
mod watch;

pub use apply::{Before, with_format};
pub use command::{Command, Effect, Place, Step};
pub use errands::Export;
pub use example::{EXAMPLE, Embedded};
pub use find::{SearchOptions, search};
pub use jobs::{Jobs, Request, Wake};
pub use paths::typed_path;
pub use preferences::Preferences;
pub use recent::Seen;
pub use shown::in_words;
pub use state::{
    Analysis, AppState, Dialog, Filter, Joining, Keeping, Loaded, Message, Order, ScopeChoice, Search, SourceState, Tab,
    ThemeChoice,
};
