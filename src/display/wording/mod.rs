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
use crate::messages::tr;
use crate::review::{Said, Status};
use crate::text::one_line;

pub use captions::{Kind, caption, kind, quote_detail, repetition};
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
        Finding::Statement(side, _) => tr!("reason-statement-alone", side = side.other().letter()),
    }
}

/// What a reviewer said of a finding: "Reviewer: problem. Ask her."
#[must_use]
pub fn reviewer(said: &Said) -> String {
    let mut parts = Vec::new();
    if said.status != Status::Unchecked {
        parts.push(tr!("reviewer-status", status = said.status.label()));
    }
    parts.extend(said.again.then(|| tr!("reviewer-again").to_owned()));
    parts.extend(Some(one_line(&said.note)).filter(|note| !note.is_empty()));
    tr!("reviewer-said", said = parts.join(" "))
}

/// Status and note of the reviewer by themselves: "problem, to be checked again" and "Ask her."; both may be empty.
#[must_use]
pub fn status_and_note(said: &[&Said]) -> [String; 2] {
    let mut statuses: Vec<&str> = said.iter().map(|said| said.status.label()).collect();
    statuses.dedup();
    statuses.extend(said.iter().any(|said| said.again).then_some(tr!("status-again")));
    let notes: Vec<String> = said.iter().map(|said| one_line(&said.note)).filter(|note| !note.is_empty()).collect();
    [statuses.join(tr!("list-separator")), notes.join(" / ")]
}

/// Who decided about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The program alone.
    Program,
    /// The program, by the speaker whom the reviewer named.
    SpeakerByReviewer,
    /// The reviewer.
    Reviewer,
}

impl DecidedBy {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::SpeakerByReviewer => "program, speaker by reviewer", // a code
            Self::Reviewer => "reviewer",
        }
    }

    /// The name users read, in their language.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Program => tr!("decided-program"),
            Self::SpeakerByReviewer => tr!("decided-speaker-by-reviewer"),
            Self::Reviewer => tr!("decided-reviewer"),
        }
    }
}

/// Who decided about a finding. A quotation whose speaker the reviewer corrected is judged by the program.
#[must_use]
pub fn decided_by(comparison: &Comparison, finding: Finding) -> DecidedBy {
    let speakers = &comparison.rulings.speakers;
    match finding {
        Finding::Link(id) if comparison.links.get(id).is_some_and(|link| link.by == Origin::Reviewer) => DecidedBy::Reviewer,
        Finding::Quote(index) => {
            let found = comparison.quotes.get(index);
            if found.is_some_and(|found| found.by == Origin::Reviewer) {
                return DecidedBy::Reviewer;
            }
            let is_corrected =
                |side: Side| found.is_some_and(|found| found.quotes[side].iter().any(|id| speakers[side].contains_key(id)));
            if Side::BOTH.into_iter().any(is_corrected) { DecidedBy::SpeakerByReviewer } else { DecidedBy::Program }
        }
        _ => DecidedBy::Program,
    }
}

/// How far findings are checked: "12 of 47 findings are checked: 8 confirmed, 3 problem, 1 dismissed. 5 have a note."
#[must_use]
pub fn progress(total: usize, statuses: &[(Status, usize)], notes: usize, again: usize) -> String {
    let checked: Vec<&(Status, usize)> = statuses.iter().filter(|(status, _)| *status != Status::Unchecked).collect();
    let sum: usize = checked.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> =
        checked.iter().filter(|(_, count)| *count > 0).map(|(status, count)| format!("{count} {}", status.label())).collect();
    let mut out = vec![if parts.is_empty() {
        tr!("review-checked", count = sum, total = total)
    } else {
        tr!("review-checked-statuses", count = sum, total = total, statuses = parts.join(tr!("list-separator")))
    }];
    if notes > 0 {
        out.push(tr!("review-notes", count = notes));
    }
    if again > 0 {
        out.push(tr!("review-again", count = again));
    }
    out.join(" ")
}

fn link_reason(link: &crate::compare::Link) -> String {
    if link.by == crate::compare::Origin::Reviewer {
        return tr!("reason-link-reviewer").to_owned();
    }
    let shared = link.shared.join(tr!("list-separator"));
    let why = match (shared.is_empty(), link.is_firm()) {
        (true, _) => tr!("reason-link-other-words").to_owned(),
        (false, true) => tr!("reason-link-shared", shared = shared),
        (false, false) => tr!("reason-link-perhaps", shared = shared),
    };
    if link.moved { format!("{why} {}", tr!("reason-link-moved")) } else { why }
}
