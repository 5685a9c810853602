//! Links between statements that say the same.

use crate::base::{Arena, Cancelled, Work};
use crate::compare::model::{Link, LinkId, Sources};

/// The links between the statements of two documents.
pub(super) fn links(_sources: &Sources, work: &Work) -> Result<Arena<LinkId, Link>, Cancelled> {
    work.check()?;
    Ok(Arena::default())
}
