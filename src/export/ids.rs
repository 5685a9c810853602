//! Names of findings that stay the same in every format of one report.

use crate::base::{Id, Side};
use crate::display::Finding;

/// The id of a finding, the same as in the JSON report.
pub(super) fn entry(finding: Finding) -> String {
    match finding {
        Finding::Quote(index) => format!("qm{index}"),
        Finding::Fact(index) => format!("fm{index}"),
        Finding::Link(id) => format!("l{}", id.index()),
        Finding::Statement(side, id) => item(side, 's', id),
    }
}

/// The id of something that stands in one document.
pub(super) fn item(side: Side, kind: char, id: impl Id) -> String {
    format!("{}-{kind}{}", letter(side), id.index())
}

/// The small letter of a side.
pub(super) fn letter(side: Side) -> &'static str {
    match side {
        Side::A => "a",
        Side::B => "b",
    }
}
