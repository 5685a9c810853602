//! Reasons of quotation states in words.

use crate::compare::{Comparison, QuoteMatch, QuoteReason};

/// The sentence that says why a quotation has its state.
#[must_use]
pub fn quote_reason(_comparison: &Comparison, found: &QuoteMatch) -> String {
    match &found.reason {
        QuoteReason::NothingAlike => "Nothing like it was found in the other account.".to_owned(),
        other => format!("{other:?}"),
    }
}
