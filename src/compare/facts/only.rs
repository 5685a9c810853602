//! Values that are the only ones of their kind in two statements that are surely the same.

use super::pairing::Candidate;
use super::topic::{Topics, likeness};
use crate::base::{Pair, Side};
use crate::compare::model::{Sources, Verdict};
use crate::extract::{Fact, FactKind, FactValue, is_function_word};
use crate::text::{TokenKind, fold};

/// How much of their words two statements share that tell of one thing only.
const SAME_STATEMENT: f32 = 0.65;
/// Words by which a value is that of a part, of one of many, or of something that is added.
const PARTS: &[&str] = &[
    "alone",
    "only",
    "each",
    "per",
    "average",
    "additional",
    "extra",
    "further",
    "another",
    "initial",
    "initially",
    "half",
    "part",
    "partly",
    "apiece",
    "annually",
    "yearly",
    "monthly",
];

/// What two values are that exclude each other, each the only one of its kind in its statement: in conflict where the
/// statements share most of their words and name nobody else, and else perhaps of two things.
pub(super) fn verdict(sources: &Sources, topics: &Topics, pair: &Candidate) -> Option<Verdict> {
    let fact = |side: Side| &sources.extractions[side].facts[pair.facts[side]];
    let is_only = |side: Side| {
        let is_tally = matches!(fact(side).value, FactValue::Tally { .. });
        is_tally || is_compared(fact(side)) && topics.of(side, pair.facts[side]).rank.1 == 1
    };
    let differ = pair.judgement.verdict == Verdict::Conflict && fact(Side::A).kind() == fact(Side::B).kind();
    if !differ || !Side::BOTH.into_iter().all(is_only) {
        return None;
    }
    let words = Pair::from_fn(|side| topics.statement(side, fact(side).sentence));
    let parts = Pair::from_fn(|side| tells_a_part(sources, side, fact(side)));
    let is_same = likeness(words.a, words.b) >= SAME_STATEMENT && parts.a == parts.b && !name_others(sources, pair);
    Some(if is_same { Verdict::Conflict } else { Verdict::Unsure })
}

/// Whether the statement of a value tells of a part: "the roof alone will cost £2 million"; "per cent" tells of none.
fn tells_a_part(sources: &Sources, side: Side, fact: &Fact) -> bool {
    let document = &sources.documents[side];
    let tokens = document.sentences.get(fact.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    let words = document.tokens.get(tokens).unwrap_or(&[]).iter().filter(|token| !fact.span.overlaps(token.span));
    words.into_iter().any(|token| PARTS.contains(&document.folded(token)))
}

/// Whether the statements of two values each name somebody or something that the other account does not know: the price of
/// one striker is not that of another.
pub(super) fn name_others(sources: &Sources, pair: &Candidate) -> bool {
    let fact = |side: Side| &sources.extractions[side].facts[pair.facts[side]];
    Side::BOTH.iter().all(|side| has_own_name(sources, *side, fact(*side)))
}

/// Kinds of which a statement seldom tells more than one thing; counts are compared by what is counted, days by what
/// happened on them.
fn is_compared(fact: &Fact) -> bool {
    matches!(fact.kind(), FactKind::Money | FactKind::Percent | FactKind::Duration | FactKind::Time)
}

/// Whether the statement of a value names somebody or something that the other account does not know.
fn has_own_name(sources: &Sources, side: Side, fact: &Fact) -> bool {
    let (document, other) = (&sources.documents[side], &sources.documents[side.other()]);
    let tokens = document.sentences.get(fact.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    let words = document.tokens.get(tokens).unwrap_or(&[]).iter().filter(|token| token.kind == TokenKind::Word);
    let names = words.skip(1).filter(|token| {
        let text = document.slice(token.span);
        text.starts_with(char::is_uppercase) && !fact.span.overlaps(token.span) && !is_function_word(document.folded(token))
    });
    names.into_iter().any(|token| other.vocabulary.find(&fold(crate::text::possessive_stem(document.folded(token)))).is_none())
}
