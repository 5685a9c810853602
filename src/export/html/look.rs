//! Tags → classes of `style.css`, which gives each its hue and its shape.

use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::Tag;

/// The classes of highlighted words.
pub(super) fn highlight(tag: Tag) -> &'static str {
    match tag {
        Tag::Quote(QuoteState::Identical) => "q identical",
        Tag::Quote(QuoteState::Shortened) => "q shortened",
        Tag::Quote(QuoteState::Altered) => "q altered",
        Tag::Quote(QuoteState::Reattributed) => "q reattributed",
        Tag::Quote(QuoteState::Unquoted) => "q unquoted",
        Tag::Quote(QuoteState::Only(Side::A)) => "q only a",
        Tag::Quote(QuoteState::Only(Side::B)) => "q only b",
        Tag::Differs => "differs",
        Tag::Changed => "changed",
        Tag::Fact(Verdict::Agree) => "f agree",
        Tag::Fact(Verdict::Compatible) => "f compatible",
        Tag::Fact(Verdict::Conflict) => "f conflict",
        Tag::Fact(Verdict::Unsure) => "f unsure",
        Tag::Fact(Verdict::Only(Side::A)) => "f only a",
        Tag::Fact(Verdict::Only(Side::B)) => "f only b",
        Tag::Linked => "s both",
        Tag::Possible => "s possible",
        Tag::OneSided(Side::A) => "s only a",
        Tag::OneSided(Side::B) => "s only b",
    }
}

/// The class that gives a state its hue in lists.
pub(super) fn colour(tag: Tag) -> &'static str {
    match tag {
        Tag::Quote(QuoteState::Only(Side::A)) | Tag::Fact(Verdict::Only(Side::A)) | Tag::OneSided(Side::A) => "a",
        Tag::Quote(QuoteState::Only(Side::B)) | Tag::Fact(Verdict::Only(Side::B)) | Tag::OneSided(Side::B) => "b",
        Tag::Quote(QuoteState::Identical | QuoteState::Shortened) => "same",
        Tag::Quote(QuoteState::Altered) | Tag::Differs | Tag::Changed => "altered",
        Tag::Quote(QuoteState::Reattributed) => "reattributed",
        Tag::Quote(QuoteState::Unquoted) => "unquoted",
        Tag::Fact(Verdict::Conflict) => "conflict",
        Tag::Fact(Verdict::Agree | Verdict::Compatible | Verdict::Unsure) | Tag::Possible => "soft",
        Tag::Linked => "same",
    }
}
