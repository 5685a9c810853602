//! What can be chosen.

use crate::base::{Side, TextSpan};
use crate::compare::{Comparison, LinkId};
use crate::text::SentenceId;

/// One finding of a comparison. Like all ids it means something only in the comparison that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// A quotation and what became of it: an index into [`Comparison::quotes`].
    Quote(usize),
    /// A value and what the other side gives: an index into [`Comparison::facts`].
    Fact(usize),
    /// Statements that both sides make.
    Link(LinkId),
    /// A statement that only one side makes.
    Statement(Side, SentenceId),
}

impl Finding {
    /// Where the finding stands on a side, in order of the text; empty where it has no place there.
    #[must_use]
    pub fn spans(self, comparison: &Comparison, side: Side) -> Vec<TextSpan> {
        let mut spans = match self {
            Self::Quote(index) => {
                comparison.quotes.get(index).map_or_else(Vec::new, |found| quote_spans(comparison, found, side))
            }
            Self::Fact(index) => comparison.facts.get(index).map_or_else(Vec::new, |found| {
                found.facts[side].iter().map(|id| comparison.extractions[side].facts[*id].span).collect()
            }),
            Self::Link(id) => comparison.links.get(id).map_or_else(Vec::new, |link| {
                link.sentences[side].iter().map(|id| comparison.documents[side].sentences[*id].span).collect()
            }),
            Self::Statement(own, id) if own == side => vec![comparison.documents[side].sentences[id].span],
            Self::Statement(..) => Vec::new(),
        };
        spans.sort_unstable();
        spans
    }

    /// The first place of the finding on a side.
    #[must_use]
    pub fn place(self, comparison: &Comparison, side: Side) -> Option<TextSpan> {
        self.spans(comparison, side).first().copied()
    }
}

/// A side's quotations with their marks; where the side has none, the unquoted words.
fn quote_spans(comparison: &Comparison, found: &crate::compare::QuoteMatch, side: Side) -> Vec<TextSpan> {
    if found.quotes[side].is_empty() {
        return found.spans[side].clone();
    }
    found.quotes[side].iter().map(|id| comparison.extractions[side].quotes[*id].span).collect()
}
