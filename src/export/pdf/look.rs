//! Tags → looks on paper: every state has a hue, a shape under or behind its words, and a sign.

use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::Tag;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ink(pub(super) u8, pub(super) u8, pub(super) u8);

pub(super) const INK: Ink = Ink(0x22, 0x25, 0x2a);
pub(super) const SOFT: Ink = Ink(0x5d, 0x62, 0x69);
pub(super) const HAIRLINE: Ink = Ink(0xc9, 0xc6, 0xbf);
pub(super) const PANEL: Ink = Ink(0xf5, 0xf3, 0xee);
pub(super) const WHITE: Ink = Ink(0xff, 0xff, 0xff);
const A: Ink = Ink(0x1d, 0x5f, 0xa8);
const A_FILL: Ink = Ink(0xd9, 0xe7, 0xf7);
const B: Ink = Ink(0x8a, 0x50, 0x00);
const B_FILL: Ink = Ink(0xf9, 0xe4, 0xbf);
pub(super) const SAME: Ink = Ink(0x3f, 0x6e, 0x50);
pub(super) const ALTERED: Ink = Ink(0xa3, 0x28, 0x6f);
const ALTERED_FILL: Ink = Ink(0xf8, 0xdc, 0xec);
const REATTRIBUTED: Ink = Ink(0x6a, 0x3d, 0xa3);
const REATTRIBUTED_FILL: Ink = Ink(0xe9, 0xdf, 0xf6);
pub(super) const CONFLICT: Ink = Ink(0xb3, 0x36, 0x1b);
const CONFLICT_FILL: Ink = Ink(0xfb, 0xdf, 0xd7);
const UNQUOTED: Ink = Ink(0x1c, 0x73, 0x78);

/// A line under words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Thin,
    Thick,
    Dashed,
    Dotted,
    Wavy,
    Double,
}

/// How highlighted words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Of the sign, and of the name of the state.
    pub(super) ink: Ink,
    /// Behind the words.
    pub(super) fill: Option<Ink>,
    /// Under the words.
    pub(super) rule: Option<Rule>,
}

/// The letter of a side on a badge.
pub(super) fn side(side: Side) -> Ink {
    match side {
        Side::A => A,
        Side::B => B,
    }
}

fn side_fill(side: Side) -> Ink {
    match side {
        Side::A => A_FILL,
        Side::B => B_FILL,
    }
}

/// How words with a tag look.
pub(super) fn look(tag: Tag) -> Look {
    let (ink, fill, rule) = match tag {
        Tag::Quote(QuoteState::Identical) => (SAME, None, Some(Rule::Thin)),
        Tag::Quote(QuoteState::Shortened) => (SAME, None, Some(Rule::Dashed)),
        Tag::Quote(QuoteState::Altered) => (ALTERED, Some(ALTERED_FILL), Some(Rule::Wavy)),
        Tag::Quote(QuoteState::Reattributed) => (REATTRIBUTED, Some(REATTRIBUTED_FILL), Some(Rule::Double)),
        Tag::Quote(QuoteState::Unquoted) => (UNQUOTED, None, Some(Rule::Dotted)),
        Tag::Quote(QuoteState::Only(own)) => (side(own), Some(side_fill(own)), None),
        Tag::Differs | Tag::Changed => (ALTERED, None, None),
        Tag::Fact(Verdict::Agree) => (SOFT, None, Some(Rule::Thin)),
        Tag::Fact(Verdict::Compatible) => (SOFT, None, Some(Rule::Dashed)),
        Tag::Fact(Verdict::Unsure) => (SOFT, None, Some(Rule::Dotted)),
        Tag::Fact(Verdict::Conflict) => (CONFLICT, Some(CONFLICT_FILL), Some(Rule::Thick)),
        Tag::Fact(Verdict::Only(own)) => (side(own), None, Some(Rule::Thin)),
        Tag::Linked => (SAME, None, None),
        Tag::Possible => (SOFT, None, None),
        Tag::OneSided(own) => (side(own), None, None),
    };
    Look { ink, fill, rule }
}

/// Whether the words are set apart by a sign with the number of the entry; elsewhere the words themselves lead to it.
pub(super) fn has_sign(tag: Tag) -> bool {
    !tag.is_inside() && !matches!(tag, Tag::Fact(Verdict::Agree | Verdict::Only(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.1 contrast ratio, 1 to 21.
    fn contrast(one: Ink, other: Ink) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let light = |Ink(r, g, b): Ink| 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b) + 0.05;
        let ratio = light(one) / light(other);
        ratio.max(1.0 / ratio)
    }

    #[test]
    fn every_ink_is_readable_on_paper_and_on_its_fill() {
        let tags = QuoteState::ALL.map(Tag::Quote).into_iter().chain(Verdict::ALL.map(Tag::Fact));
        for look in tags.chain([Tag::Linked, Tag::Possible, Tag::Differs]).map(look) {
            let grounds = [Some(WHITE), Some(PANEL), look.fill];
            for ground in grounds.into_iter().flatten() {
                for ink in [look.ink, INK, ALTERED] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
                }
            }
        }
    }
}
