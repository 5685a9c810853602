//! Reasons of fact verdicts in words.

use crate::base::Side;
use crate::compare::{Comparison, FactMatch, FactRule};
use crate::extract::FactId;
use crate::text::one_line;

/// The most words of one side that a reason shows.
const SHOWN: usize = 3;

/// The sentence that says why two facts have their verdict.
#[must_use]
pub fn fact_reason(comparison: &Comparison, found: &FactMatch) -> String {
    let values = || format!("{}; {}", shown(comparison, found, Side::A), shown(comparison, found, Side::B));
    match found.rule {
        FactRule::SameValue => format!("Both give the same value: {}.", values()),
        FactRule::OneSided => "The other account gives no comparable value.".to_owned(),
        FactRule::DifferentValue => format!("{}: both cannot be true of the same thing.", values()),
        FactRule::EitherOrder => format!("{}: month and day of one can be read in either order, so both can be true.", values()),
        FactRule::OtherPrecision => format!("{}: one is more exact, both can be true.", values()),
        FactRule::WithinBounds => format!("{}: both can be true.", values()),
        FactRule::Rounded => format!("{}: one is the other rounded, both can be true.", values()),
        FactRule::SeveralValues => format!("{}: an account gives several values of it, so both can be true.", values()),
        FactRule::OneInOther => format!("{}: one lies in the other, both can be true.", values()),
        FactRule::OtherName => format!("{}: two names in statements that say the same otherwise.", values()),
        FactRule::OtherHolder => format!("{}: each account gives the office to somebody else.", values()),
        FactRule::Misspelled => format!("{}: one of the spellings must be wrong.", values()),
        FactRule::OtherSpelling => format!("{}: the same name in two spellings.", values()),
        FactRule::OtherForm => format!("{}: the same name, longer and shorter.", values()),
        FactRule::OtherDescription => format!("{}: described otherwise, both can be true.", values()),
        FactRule::DifferentRole => format!("{}: the descriptions exclude each other.", values()),
        FactRule::Denied => format!("{}: one account denies what the other says.", values()),
        FactRule::PlannedDone => format!("{}: not equally settled in both accounts, both can be true.", values()),
        FactRule::Opposite => format!("{}: opposites in statements that say the same otherwise.", values()),
        FactRule::Hedged => format!("{}: only one account tells it with reserve, both can be true.", values()),
        FactRule::TopicUnsure => format!("{}: different, but perhaps not of the same thing.", values()),
    }
}

/// The words of one side: "A: more than 30".
fn shown(comparison: &Comparison, found: &FactMatch, side: Side) -> String {
    let mut words: Vec<String> = Vec::new();
    for id in &found.facts[side] {
        let text = text(comparison, side, *id);
        if !words.contains(&text) {
            words.push(text);
        }
    }
    let more = if words.len() > SHOWN { ", …" } else { "" };
    words.truncate(SHOWN);
    format!("{}: {}{more}", side.letter(), words.join(", "))
}

fn text(comparison: &Comparison, side: Side, id: FactId) -> String {
    let span = comparison.extractions[side].facts[id].span;
    one_line(comparison.documents[side].slice(span))
}
