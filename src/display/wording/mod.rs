//! Every sentence users read about results.

mod captions;
mod facts;
mod notices;
mod quotes;
mod said;
mod sources;

use crate::compare::Comparison;
use crate::display::Finding;
use crate::review::{Said, Status};
use crate::text::one_line;

pub use captions::{caption, quote_detail, repetition};
pub use facts::fact_reason;
pub use notices::notice_message;
pub use quotes::quote_reason;
pub use sources::{day, source_details, words};

/// The sentence that says why a finding is what it is.
#[must_use]
pub fn reason(comparison: &Comparison, finding: Finding) -> String {
    match finding {
        Finding::Quote(index) => comparison.quotes.get(index).map_or_else(String::new, |found| quote_reason(comparison, found)),
        Finding::Fact(index) => comparison.facts.get(index).map_or_else(String::new, |found| fact_reason(comparison, found)),
        Finding::Link(id) => comparison.links.get(id).map_or_else(String::new, link_reason),
        Finding::Statement(side, _) => format!("No statement of {} says the same.", side.other().letter()),
    }
}

/// What a reviewer said of a finding: "Reviewer: problem. Ask her."
#[must_use]
pub fn reviewer(said: &Said) -> String {
    let mut parts = Vec::new();
    if said.status != Status::Unchecked {
        parts.push(format!("{}.", said.status.label()));
    }
    parts.extend(said.again.then(|| "To be checked again.".to_owned()));
    parts.extend(Some(one_line(&said.note)).filter(|note| !note.is_empty()));
    format!("Reviewer: {}", parts.join(" "))
}

fn link_reason(link: &crate::compare::Link) -> String {
    if link.by == crate::compare::Origin::Reviewer {
        return "Linked by the reviewer.".to_owned();
    }
    let shared = link.shared.join(", ");
    let start = if link.is_firm() { "Both have" } else { "Perhaps the same; both have" };
    let order = if link.moved { " The order differs from the statements around it." } else { "" };
    if shared.is_empty() { format!("The same statement in other words.{order}") } else { format!("{start} {shared}.{order}") }
}
