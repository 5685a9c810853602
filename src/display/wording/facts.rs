//! Reasons of fact verdicts in words.

use crate::base::Side;
use crate::compare::{Comparison, FactMatch, FactRule};
use crate::extract::FactId;
use crate::messages::tr;
use crate::text::one_line;

/// The most words of one side that a reason shows.
const SHOWN: usize = 3;

/// The sentence that says why two facts have their verdict.
#[must_use]
pub fn fact_reason(comparison: &Comparison, found: &FactMatch) -> String {
    let values = || tr!("reason-fact-values", a = shown(comparison, found, Side::A), b = shown(comparison, found, Side::B));
    match found.rule {
        FactRule::SameValue => tr!("reason-fact-same-value", values = values()),
        FactRule::OneSided => tr!("reason-fact-one-sided").to_owned(),
        FactRule::DifferentValue => tr!("reason-fact-different-value", values = values()),
        FactRule::EitherOrder => tr!("reason-fact-either-order", values = values()),
        FactRule::OtherPrecision => tr!("reason-fact-other-precision", values = values()),
        FactRule::WithinBounds => tr!("reason-fact-within-bounds", values = values()),
        FactRule::Rounded => tr!("reason-fact-rounded", values = values()),
        FactRule::SeveralValues => tr!("reason-fact-several-values", values = values()),
        FactRule::OneInOther => tr!("reason-fact-one-in-other", values = values()),
        FactRule::OtherName => tr!("reason-fact-other-name", values = values()),
        FactRule::OtherHolder => tr!("reason-fact-other-holder", values = values()),
        FactRule::Misspelled => tr!("reason-fact-misspelled", values = values()),
        FactRule::OtherSpelling => tr!("reason-fact-other-spelling", values = values()),
        FactRule::OtherForm => tr!("reason-fact-other-form", values = values()),
        FactRule::OtherDescription => tr!("reason-fact-other-description", values = values()),
        FactRule::DifferentRole => tr!("reason-fact-different-role", values = values()),
        FactRule::Denied => tr!("reason-fact-denied", values = values()),
        FactRule::PlannedDone => tr!("reason-fact-planned-done", values = values()),
        FactRule::Opposite => tr!("reason-fact-opposite", values = values()),
        FactRule::Hedged => tr!("reason-fact-hedged", values = values()),
        FactRule::TopicUnsure => tr!("reason-fact-topic-unsure", values = values()),
    }
}

/// The words of one side: "more than 30".
fn shown(comparison: &Comparison, found: &FactMatch, side: Side) -> String {
    let mut words: Vec<String> = Vec::new();
    for id in &found.facts[side] {
        let text = text(comparison, side, *id);
        if !words.contains(&text) {
            words.push(text);
        }
    }
    if words.len() > SHOWN {
        words.truncate(SHOWN);
        words.push("…".to_owned());
    }
    words.join(tr!("list-separator"))
}

fn text(comparison: &Comparison, side: Side, id: FactId) -> String {
    let span = comparison.extractions[side].facts[id].span;
    one_line(comparison.documents[side].slice(span))
}
