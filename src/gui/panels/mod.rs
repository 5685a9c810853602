//! Everything round the texts: bars, the findings, what lies over the window.

mod export;
mod findings;
mod help;
mod overlay;
mod palette;
mod paste;
mod search_bar;
mod status_bar;
mod toast;
mod top_bar;
mod welcome;

pub use findings::{Findings, findings_ui, findings_width};
pub use overlay::Overlay;
pub use search_bar::SearchBar;
pub use status_bar::status_bar_ui;
pub use toast::Toast;
pub use top_bar::top_bar_ui;
pub use welcome::welcome_ui;
