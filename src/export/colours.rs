//! Tags → colours of office documents; the glyph or the name beside the words tells the state without them.

use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::Tag;

/// The colour of quiet words.
pub(super) const SOFT: &str = "5D6269";

/// A colour for words, and one to stand behind them; the contrast of both with ink and paper is 4.5 : 1 or better.
pub(super) fn colours(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::Quote(QuoteState::Only(Side::A)) | Tag::Fact(Verdict::Only(Side::A)) | Tag::OneSided(Side::A) => {
            ("1D5FA8", "D9E7F7")
        }
        Tag::Quote(QuoteState::Only(Side::B)) | Tag::Fact(Verdict::Only(Side::B)) | Tag::OneSided(Side::B) => {
            ("8A5000", "F9E4BF")
        }
        Tag::Quote(QuoteState::Identical | QuoteState::Shortened) | Tag::Linked => ("3F6B4F", "E4EFE7"),
        Tag::Quote(QuoteState::Altered) | Tag::Differs | Tag::Changed => ("A3286F", "F8DCEC"),
        Tag::Quote(QuoteState::Reattributed) => ("6B43B5", "E9E1F8"),
        Tag::Quote(QuoteState::Unquoted) => ("1C7378", "DCEFF0"),
        Tag::Fact(Verdict::Conflict) => ("B3361B", "FBDFD7"),
        Tag::Fact(Verdict::Agree | Verdict::Compatible | Verdict::Unsure) | Tag::Possible => (SOFT, "ECEAE5"),
    }
}
