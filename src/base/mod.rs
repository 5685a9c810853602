//! What every room may use: sides, spans, ids, work that can be cancelled, notices.

mod file;
mod id;
mod notice;
mod parallel;
mod side;
mod span;
mod words;
mod work;

pub use file::{replace_file, sweep_leftovers};
pub use id::{Arena, Id};
pub use notice::{LeftOut, Notice, NoticeKind};
pub use parallel::in_stretches;
pub use side::{Pair, Side};
pub use span::TextSpan;
pub use words::{Fnv, WordMap, WordSet};
pub use work::{Cancelled, Stage, Work};

pub(crate) use id::define_id;
