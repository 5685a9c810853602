//! Every sentence users read about results.

mod captions;
mod facts;
mod notices;
mod quotes;
mod said;
mod sources;

use crate::base::Side;
use crate::compare::{Comparison, Origin};
use crate::display::Finding;
use crate::review::{Said, Status};
use crate::text::one_line;

pub use captions::{caption, kind, quote_detail, repetition};
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

/// Status and note of the reviewer by themselves: "problem, to be checked again" and "Ask her."; both may be empty.
#[must_use]
pub fn status_and_note(said: &[&Said]) -> [String; 2] {
    let mut statuses: Vec<&str> = said.iter().map(|said| said.status.label()).collect();
    statuses.dedup();
    statuses.extend(said.iter().any(|said| said.again).then_some("to be checked again"));
    let notes: Vec<String> = said.iter().map(|said| one_line(&said.note)).filter(|note| !note.is_empty()).collect();
    [statuses.join(", "), notes.join(" / ")]
}

/// Who decided about a finding. A quotation whose speaker the reviewer corrected is judged by the program.
#[must_use]
pub fn decided_by(comparison: &Comparison, finding: Finding) -> &'static str {
    let speakers = &comparison.rulings.speakers;
    match finding {
        Finding::Link(id) if comparison.links.get(id).is_some_and(|link| link.by == Origin::Reviewer) => "reviewer",
        Finding::Quote(index) => {
            let found = comparison.quotes.get(index);
            if found.is_some_and(|found| found.by == Origin::Reviewer) {
                return "reviewer";
            }
            let is_corrected =
                |side: Side| found.is_some_and(|found| found.quotes[side].iter().any(|id| speakers[side].contains_key(id)));
            if Side::BOTH.into_iter().any(is_corrected) { "program, speaker by reviewer" } else { "program" }
        }
        _ => "program",
    }
}

/// How far findings are checked: "12 of 47 findings are checked: 8 confirmed, 3 problem, 1 dismissed. 5 have a note."
#[must_use]
pub fn progress(total: usize, statuses: &[(Status, usize)], notes: usize, again: usize) -> String {
    let checked: Vec<&(Status, usize)> = statuses.iter().filter(|(status, _)| *status != Status::Unchecked).collect();
    let sum: usize = checked.iter().map(|(_, count)| count).sum();
    let (findings, are) = if total == 1 { ("finding", "is") } else { ("findings", "are") };
    let mut out = format!("{sum} of {total} {findings} {are} checked");
    let parts: Vec<String> =
        checked.iter().filter(|(_, count)| *count > 0).map(|(status, count)| format!("{count} {}", status.label())).collect();
    if !parts.is_empty() {
        out.push_str(&format!(": {}", parts.join(", ")));
    }
    out.push('.');
    let has = |count: usize| if count == 1 { "has" } else { "have" };
    if notes > 0 {
        out.push_str(&format!(" {notes} {} a note.", has(notes)));
    }
    if again > 0 {
        out.push_str(&format!(" {again} {} to be checked again.", has(again)));
    }
    out
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
