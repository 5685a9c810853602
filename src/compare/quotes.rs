//! What became of each quotation on the other side.

use crate::base::{Arena, Cancelled, Pair, Side, Work};
use crate::compare::model::{Link, LinkId, QuoteMatch, QuoteReason, QuoteState, Sources};

/// One match or more for every speech quotation of both documents.
pub(super) fn matches(sources: &Sources, _links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<QuoteMatch>, Cancelled> {
    work.check()?;
    let mut out = Vec::new();
    for side in Side::BOTH {
        for (id, quote) in sources.extractions[side].quotes.iter() {
            let mut found = QuoteMatch {
                state: QuoteState::Only(side),
                quotes: Pair::default(),
                spans: Pair::default(),
                edits: Vec::new(),
                reason: QuoteReason::NothingAlike,
            };
            found.quotes[side].push(id);
            found.spans[side].clone_from(&quote.parts);
            out.push(found);
        }
    }
    Ok(out)
}
