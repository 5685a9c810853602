//! What was left out of a text, counted.

use crate::base::{LeftOut, Notice, NoticeKind};

/// One notice for each kind, with its count.
pub(super) fn notices(left_out: &[LeftOut]) -> Vec<Notice> {
    let mut kinds = left_out.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    let count = |what: LeftOut| left_out.iter().filter(|other| **other == what).count();
    kinds.into_iter().map(|what| Notice::whole(NoticeKind::LeftOut { what, count: count(what) })).collect()
}
