//! A finding by its words.

use serde::{Deserialize, Serialize};

use crate::base::{Pair, Side};
use crate::compare::Comparison;
use crate::review::{Finding, passage_of};

/// Words of one text, and where they stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// The byte where they began when they were last seen; tells the same words in two places apart.
    pub start: u32,
    /// The words on one line.
    pub words: String,
}

/// What kind of finding it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A quotation.
    Quote,
    /// A value.
    Fact,
    /// Statements that both make.
    Link,
    /// A statement that one side makes.
    Statement,
}

/// A finding by its words, so that it is found again after a source was edited or the program was renewed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// What kind it is.
    pub kind: Kind,
    /// Its state, verdict or standing when it was last seen, by the stable short name; empty where it was not seen yet.
    pub state: String,
    /// Its passages in A, in order.
    #[serde(default)]
    pub a: Vec<Passage>,
    /// Its passages in B, in order.
    #[serde(default)]
    pub b: Vec<Passage>,
}

impl Anchor {
    /// The anchor of a finding.
    #[must_use]
    pub fn of(comparison: &Comparison, finding: Finding) -> Self {
        let passages = |side: Side| {
            let document = &comparison.documents[side];
            let spans = finding.spans(comparison, side).into_iter();
            spans.map(|span| passage_of(document, span)).collect()
        };
        let (kind, state) = described(comparison, finding);
        Self { kind, state: state.to_owned(), a: passages(Side::A), b: passages(Side::B) }
    }

    /// Its passages on a side.
    #[must_use]
    pub fn passages(&self, side: Side) -> &[Passage] {
        if side == Side::A { &self.a } else { &self.b }
    }

    /// The same finding with the sides exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        let state = match self.state.as_str() {
            "only_a" => "only_b".to_owned(),
            "only_b" => "only_a".to_owned(),
            _ => self.state,
        };
        Self { kind: self.kind, state, a: self.b, b: self.a }
    }

    /// Whether it has the words of another, wherever they stand, on the sides that are asked for and are not empty.
    pub(super) fn has_words_of(&self, other: &Anchor, sides: &[Side]) -> bool {
        let words = |anchor: &Anchor, side: Side| anchor.passages(side).iter().map(|at| at.words.clone()).collect::<Vec<_>>();
        sides.iter().all(|side| words(self, *side) == words(other, *side))
    }

    /// How far its places are from those of another, in bytes.
    pub(super) fn distance(&self, other: &Anchor) -> u64 {
        let starts = Pair::from_fn(|side| {
            let start = |anchor: &Anchor| anchor.passages(side).first().map(|at| at.start);
            start(self).zip(start(other)).map_or(0, |(one, other)| u64::from(one.abs_diff(other)))
        });
        starts.a + starts.b
    }
}

fn described(comparison: &Comparison, finding: Finding) -> (Kind, &'static str) {
    match finding {
        Finding::Quote(index) => (Kind::Quote, comparison.quotes.get(index).map_or("", |found| found.state.code())),
        Finding::Fact(index) => (Kind::Fact, comparison.facts.get(index).map_or("", |found| found.verdict.code())),
        Finding::Link(id) => {
            let is_firm = comparison.links.get(id).is_some_and(crate::compare::Link::is_firm);
            (Kind::Link, if is_firm { "both" } else { "possible" })
        }
        Finding::Statement(Side::A, _) => (Kind::Statement, "only_a"),
        Finding::Statement(Side::B, _) => (Kind::Statement, "only_b"),
    }
}
