//! Reasons of fact verdicts in words.

use crate::compare::{Comparison, FactMatch, FactRule};

/// The sentence that says why two facts have their verdict.
#[must_use]
pub fn fact_reason(_comparison: &Comparison, found: &FactMatch) -> String {
    match found.rule {
        FactRule::SameValue => "Both give the same value.".to_owned(),
        FactRule::OneSided => "The other account gives no comparable value.".to_owned(),
        FactRule::DifferentValue => "The values differ.".to_owned(),
    }
}
