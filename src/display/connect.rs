//! What joins the two texts across the gutter.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, Verdict};
use crate::display::{Finding, Tag};

/// A ribbon from a passage of A to a passage of B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connector {
    /// The passages.
    pub spans: Pair<TextSpan>,
    /// What it means.
    pub tag: Tag,
    /// What is chosen by clicking it.
    pub finding: Finding,
}

pub(super) fn connectors(comparison: &Comparison) -> Vec<Connector> {
    let mut out = Vec::new();
    for (id, _) in comparison.links.iter().filter(|(_, link)| link.is_firm()) {
        push(comparison, Tag::Linked, Finding::Link(id), &mut out);
    }
    for (index, found) in comparison.quotes.iter().enumerate() {
        push(comparison, Tag::Quote(found.state), Finding::Quote(index), &mut out);
    }
    for (index, found) in comparison.facts.iter().enumerate().filter(|(_, found)| found.verdict == Verdict::Conflict) {
        push(comparison, Tag::Fact(found.verdict), Finding::Fact(index), &mut out);
    }
    out.sort_by_key(|connector| (connector.spans.a, connector.spans.b, connector.tag, connector.finding));
    out
}

/// The connectors of one finding, also of one that has none among all: what may be the same, values that agree.
#[must_use]
pub fn connectors_of(comparison: &Comparison, finding: Finding) -> Vec<Connector> {
    let mut out = Vec::new();
    if let Some(tag) = super::card::tag(comparison, finding) {
        push(comparison, tag, finding, &mut out);
    }
    out
}

/// Joins every passage of the shorter list with its partner in order, the rest with the last.
fn push(comparison: &Comparison, tag: Tag, finding: Finding, out: &mut Vec<Connector>) {
    let spans = Pair::from_fn(|side: Side| finding.spans(comparison, side));
    let (Some(last_a), Some(last_b)) = (spans.a.last(), spans.b.last()) else { return };
    for index in 0..spans.a.len().max(spans.b.len()) {
        let a = *spans.a.get(index).unwrap_or(last_a);
        let b = *spans.b.get(index).unwrap_or(last_b);
        out.push(Connector { spans: Pair::new(a, b), tag, finding });
    }
}
