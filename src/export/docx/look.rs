//! Tags → lines and fills of a Word document. The glyph and the number before the words tell the state without colour.

use super::xml::Look;
use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::Tag;
pub(super) use crate::export::colours::{SOFT, colours};

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
        // Whole paragraphs may be of one side: a pale line, and the letter before it.
        Tag::OneSided(Side::A) => Look { under: Some(("dotted", "9DBCE0")), ..Look::default() },
        Tag::OneSided(Side::B) => Look { under: Some(("dotted", "DDBB7A")), ..Look::default() },
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
    Look { bold: true, colour: Some(colours(tag).0), size: Some(20), raised: true, ..Look::default() }
}
