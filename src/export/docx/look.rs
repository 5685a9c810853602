//! Tags → colours and lines of a Word document. The glyph and the number before the words tell the state without colour.

use super::xml::Look;
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

/// The look of highlighted words: what is quoted or conflicts is filled, a value is underlined, each state in its own way.
pub(super) fn highlight(tag: Tag) -> Look {
    let (colour, fill) = colours(tag);
    let under = |kind| Some((kind, colour));
    match tag {
        Tag::Quote(state) => {
            let kind = match state {
                QuoteState::Identical => "single",
                QuoteState::Shortened => "dash",
                QuoteState::Altered => "wave",
                QuoteState::Reattributed => "double",
                QuoteState::Unquoted => "dotted",
                QuoteState::Only(_) => "",
            };
            Look { fill: Some(fill), under: under(kind).filter(|_| !kind.is_empty()), ..Look::default() }
        }
        Tag::Differs | Tag::Changed => Look { bold: true, fill: Some(fill), under: under("wave"), ..Look::default() },
        Tag::Fact(Verdict::Conflict) => Look { bold: true, fill: Some(fill), under: under("wave"), ..Look::default() },
        Tag::Fact(Verdict::Only(_)) => Look { fill: Some(fill), ..Look::default() },
        Tag::Fact(Verdict::Agree) => Look { under: under("single"), ..Look::default() },
        Tag::Fact(Verdict::Compatible) => Look { under: under("dash"), ..Look::default() },
        Tag::Fact(Verdict::Unsure) => Look { under: under("dotted"), ..Look::default() },
        Tag::OneSided(_) => Look { under: under("dotted"), ..Look::default() },
        Tag::Linked | Tag::Possible => Look::default(),
    }
}

/// Words under several highlights, the outermost first: the innermost that says something wins, of each property by itself.
pub(super) fn layered(tags: impl Iterator<Item = Tag>) -> Look {
    tags.map(highlight).fold(Look::default(), |outer, inner| Look {
        bold: outer.bold || inner.bold,
        under: inner.under.or(outer.under),
        fill: inner.fill.or(outer.fill),
        ..Look::default()
    })
}

/// The sign of a state before its words.
pub(super) fn sign(tag: Tag) -> Look {
    Look { bold: true, colour: Some(colours(tag).0), size: Some(15), raised: true, ..Look::default() }
}
