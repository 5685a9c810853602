//! How somebody leaves an office: "resigned" and "was fired".

use super::{Difference, Told};
use crate::base::{Pair, Side};
use crate::compare::model::{FactRule, Sources, Verdict};
use crate::text::SentenceId;

/// Words for leaving an office, those of one line being the same; whether somebody is made to leave.
const WAYS: &[(&[&str], bool)] = &[
    (&["resign", "resigned", "resigns", "resigning"], false),
    (&["retire", "retired", "retires", "retiring"], false),
    (&["quit", "quits", "quitting"], false),
    (&["fired", "dismissed", "sacked", "ousted", "axed", "firing", "dismissing", "ousting"], true),
];

fn way(word: &str) -> Option<usize> {
    WAYS.iter().position(|(words, _)| words.contains(&word))
}

/// Whether two statements both tell that somebody leaves.
pub(super) fn is_told(sources: &Sources, sentences: Pair<SentenceId>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let document = &sources.documents[side];
        let tokens = document.sentences.get(sentences[side]).and_then(|sentence| document.tokens.get(sentence.tokens.clone()));
        tokens.unwrap_or(&[]).iter().any(|token| way(document.folded(token)).is_some())
    })
}

/// The only way of leaving that a statement tells, and where; "a retired general" leaves nothing.
fn told_way(told: &Told) -> Option<(usize, usize)> {
    let article = |at: usize| matches!(told.folded(at.wrapping_sub(1)), "a" | "an" | "the" | "of");
    let mut found = (0..told.tokens.len()).filter(|at| !article(*at)).filter_map(|at| Some((way(told.folded(at))?, at)));
    let first = found.next()?;
    found.all(|(other, _)| other == first.0).then_some(first)
}

/// Two ways of leaving in statements that tell the same: both can be true unless nobody was made to go on one side, where the
/// words around are `sure` to be the same.
pub(super) fn leaving(told: &Pair<Told>, sure: bool) -> Option<Difference> {
    let (a, b) = (told_way(&told.a)?, told_way(&told.b)?);
    let forced = |way: usize| WAYS.get(way).is_some_and(|(_, forced)| *forced);
    if a.0 == b.0 {
        return None;
    }
    let places = Pair::new(a.1, b.1);
    let spans = Pair::from_fn(|side: Side| told[side].span(places[side], places[side]));
    let about = told.a.text(a.1).min(told.b.text(b.1));
    Some(if sure && forced(a.0) != forced(b.0) {
        (spans, about, Verdict::Conflict, FactRule::Opposite)
    } else {
        (spans, about, Verdict::Compatible, FactRule::OtherDescription)
    })
}
