//! What one account tells with reserve and the other as a fact: "reportedly sold", "sold".

use super::{Difference, Told};
use crate::base::{Pair, Side};
use crate::compare::model::{FactRule, Sources, Verdict};
use crate::extract::{Mark, MarkKind};
use crate::text::SentenceId;

/// How many words after a hedge the word may stand that both accounts have.
const REACH: usize = 5;

/// The beginnings of words by which a statement leaves open in its own way what it tells.
const DOUBTS: &[&str] = &["alleg", "claim", "accus", "suspect", "purport", "rumor", "rumour", "believ", "seem", "appear"];

/// The hedges of a statement.
fn hedges(sources: &Sources, side: Side, sentence: SentenceId) -> Vec<Mark> {
    let marks = sources.extractions[side].marks.as_slice();
    let first = marks.partition_point(|mark| mark.sentence < sentence);
    let own = marks.get(first..).unwrap_or(&[]).iter().take_while(|mark| mark.sentence == sentence);
    own.filter(|mark| mark.kind == MarkKind::Hedge).copied().collect()
}

/// Whether one of two statements has one hedge and the other none.
pub(super) fn differ(sources: &Sources, sentences: Pair<SentenceId>) -> bool {
    let count = Pair::from_fn(|side| hedges(sources, side, sentences[side]).len());
    matches!((count.a, count.b), (1, 0) | (0, 1))
}

/// One account holds back with one word, the other with none, and what follows is the same.
pub(super) fn hedged(sources: &Sources, sentences: Pair<SentenceId>, told: &Pair<Told>) -> Option<Difference> {
    let found = Pair::from_fn(|side| hedges(sources, side, sentences[side]));
    let side = Side::BOTH.into_iter().find(|side| found[*side].len() == 1 && found[side.other()].is_empty())?;
    let (own, other) = (&told[side], &told[side.other()]);
    let mark = found[side].first()?;
    let from = own.tokens.partition_point(|token| token.span.start < mark.span.start);
    let after = own.tokens.partition_point(|token| token.span.start < mark.span.end);
    let word = (after..after + REACH).find(|at| own.is_content(*at))?;
    let there = other.find(own.stem(word))?;
    // What the other asks, denies or takes for granted only is told with reserve in its own way.
    let doubts = |at: usize| DOUBTS.iter().any(|doubt| other.folded(at).starts_with(doubt));
    if own.is_name(word)
        || (0..other.tokens.len()).any(doubts)
        || other.is_open()
        || !own.denials().is_empty()
        || !other.denials().is_empty()
    {
        return None;
    }
    let mut spans = Pair::from_fn(|_| own.span(from, word));
    spans[side.other()] = other.span(other.verb_start(there), there);
    Some((spans, other.text(there), Verdict::Compatible, FactRule::Hedged))
}
