//! What comes first in a report.

use std::collections::BTreeMap;

use crate::base::Notice;
use crate::display::{Display, Finding, Tag, wording};
use crate::export::Subject;
use crate::export::ledger::Ledger;

/// How far down a state stands: what needs attention first, what only one side has last.
pub(super) fn weight(tag: Tag) -> u8 {
    use crate::compare::{QuoteState, Verdict};
    match tag {
        Tag::Fact(Verdict::Conflict) | Tag::Quote(QuoteState::Altered | QuoteState::Reattributed) => 0,
        Tag::Fact(Verdict::Unsure) | Tag::Quote(QuoteState::Shortened) => 1,
        Tag::Fact(Verdict::Compatible) | Tag::Quote(QuoteState::Unquoted) => 2,
        Tag::Fact(Verdict::Agree) | Tag::Quote(QuoteState::Identical) | Tag::Linked | Tag::Differs | Tag::Changed => 3,
        Tag::Possible => 4,
        Tag::Quote(QuoteState::Only(_)) | Tag::Fact(Verdict::Only(_)) | Tag::OneSided(_) => 5,
    }
}

/// The items of a ledger by state, the weightiest state first; states without items are left out.
pub(super) fn groups<S: Ord + Copy, I, const N: usize>(
    states: [S; N],
    tag: impl Fn(&S) -> Tag,
    items: &[I],
    state: impl Fn(&I) -> S,
) -> Vec<(Tag, Vec<&I>)> {
    let mut by_state: BTreeMap<S, Vec<&I>> = BTreeMap::new();
    for item in items {
        by_state.entry(state(item)).or_default().push(item);
    }
    let mut groups: Vec<(Tag, Vec<&I>)> =
        states.into_iter().filter_map(|state| Some((tag(&state), by_state.remove(&state)?))).collect();
    groups.sort_by_key(|(tag, _)| weight(*tag));
    groups
}

/// The findings of a ledger by state, the weightiest state first, each state in order of the texts.
pub(super) fn weighty_first(subject: &Subject<'_>, ledger: Ledger) -> Vec<Finding> {
    let display = &*subject.display;
    let quotes = display.quotes.iter().map(|item| (Tag::Quote(item.state), item.finding));
    let facts = display.facts.iter().map(|item| (Tag::Fact(item.verdict), item.finding));
    let statements = display.statements.iter().map(|item| (item.standing.tag(), item.finding));
    let mut findings: Vec<(Tag, Finding)> = match ledger {
        Ledger::Quotations => quotes.collect(),
        Ledger::Facts => facts.collect(),
        Ledger::Statements => statements.collect(),
    };
    // Stable: within a state in order of the texts.
    findings.sort_by_key(|(tag, _)| (weight(*tag), *tag));
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// The findings a reviewer must look at: conflicts, then altered and re-attributed quotations, each in order of the texts.
pub(super) fn attention(display: &Display) -> Vec<Finding> {
    let facts = display.facts.iter().filter(|item| Tag::Fact(item.verdict).needs_attention()).map(|item| item.finding);
    let quotes = display.quotes.iter().filter(|item| Tag::Quote(item.state).needs_attention());
    facts.chain(quotes.map(|item| item.finding)).collect()
}

/// The different notices of a document in words, each with how often it was given.
pub(super) fn notices(notices: &[&Notice]) -> Vec<(String, usize)> {
    let mut out: Vec<(String, usize)> = Vec::new();
    for notice in notices {
        let message = wording::notice_message(&notice.kind);
        match out.iter_mut().find(|(known, _)| *known == message) {
            Some((_, count)) => *count += 1,
            None => out.push((message, 1)),
        }
    }
    out
}
