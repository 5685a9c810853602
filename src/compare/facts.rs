//! Which values of the two documents are of the same thing, and whether both can be true.

use crate::base::{Arena, Cancelled, Pair, Side, Work};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};

/// One match or more for every fact of both documents.
pub(super) fn matches(sources: &Sources, _links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<FactMatch>, Cancelled> {
    work.check()?;
    let mut out = Vec::new();
    for side in Side::BOTH {
        for (id, fact) in sources.extractions[side].facts.iter() {
            let mut facts = Pair::default();
            Vec::push(&mut facts[side], id);
            out.push(FactMatch { verdict: Verdict::Only(side), facts, about: fact.about.clone(), rule: FactRule::OneSided });
        }
    }
    Ok(out)
}
