//! What comes first in a report.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::Notice;
use crate::compare::Comparison;
use crate::display::{self, Display, Finding, Standing, StatementItem, Tag, wording};

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

/// Every link and every statement that stands in none, with who makes it and whether its order differs: tables have a line
/// for each, so that they can be counted and joined.
pub(super) fn links(comparison: &Comparison, items: &[StatementItem]) -> Vec<(Finding, Standing, bool)> {
    let mut known = BTreeSet::new();
    let mut all: Vec<Finding> = items.iter().flat_map(|item| &item.findings).copied().filter(|one| known.insert(*one)).collect();
    all.sort_by_key(|finding| display::in_step(comparison, *finding));
    let line = |finding: Finding| match finding {
        Finding::Statement(side, _) => (finding, Standing::Only(side), false),
        Finding::Link(id) => {
            let link = &comparison.links[id];
            (finding, if link.is_firm() { Standing::Both } else { Standing::Possible }, link.moved)
        }
        // Neither quotations nor values stand in the list of statements.
        Finding::Quote(_) | Finding::Fact(_) => (finding, Standing::Possible, false),
    };
    all.into_iter().map(line).collect()
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
