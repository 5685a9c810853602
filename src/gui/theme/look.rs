//! The one table from meaning to look.

use eframe::egui::Color32;

use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::Tag;
use crate::gui::theme::{Hue, Theme};

/// How a highlight looks; never told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// For its sign, its underline, and for differing words.
    pub text: Color32,
    /// Behind the words.
    pub fill: Option<Color32>,
    /// Behind the words while they, or their partners, are chosen or pointed at.
    pub lit: Color32,
    /// Under the words.
    pub underline: Underline,
    /// The sign of the meaning.
    pub glyph: &'static str,
    /// Whether the sign stands in the text before the words; quiet meanings keep it for lists and legends.
    pub sign_in_text: bool,
}

/// How much of a text colour goes into the fill of what is chosen, 0 to 1.
const LIT: f32 = 0.07;

/// The shapes of an underline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Underline {
    /// Nothing.
    #[default]
    None,
    /// A hairline.
    Thin,
    /// Two pixels.
    Thick,
    /// Dashes.
    Dashed,
    /// A wave.
    Wavy,
    /// Two hairlines.
    Double,
    /// Dots.
    Dotted,
}

impl Theme {
    /// How a meaning looks.
    #[must_use]
    pub fn look(&self, tag: Tag) -> Look {
        let (hue, filled, underline, sign_in_text) = match tag {
            Tag::Quote(state) => self.quote_look(state),
            Tag::Differs | Tag::Changed => (self.altered, false, Underline::None, false),
            Tag::Fact(verdict) => self.fact_look(verdict),
            Tag::Linked => (self.same, false, Underline::None, false),
            Tag::Possible => (self.quiet, false, Underline::None, false),
            Tag::OneSided(side) => (self.sides[side], false, Underline::None, false),
        };
        let lit = if filled { hue.fill.lerp_to_gamma(hue.text, LIT) } else { hue.fill };
        Look { text: hue.text, fill: filled.then_some(hue.fill), lit, underline, glyph: tag.glyph(), sign_in_text }
    }

    fn quote_look(&self, state: QuoteState) -> (Hue, bool, Underline, bool) {
        match state {
            QuoteState::Only(side) => (self.sides[side], true, Underline::None, true),
            QuoteState::Identical => (self.same, false, Underline::Thin, true),
            QuoteState::Shortened => (self.same, false, Underline::Dashed, true),
            QuoteState::Altered => (self.altered, true, Underline::Wavy, true),
            QuoteState::Reattributed => (self.reattributed, true, Underline::Double, true),
            QuoteState::Unquoted => (self.unquoted, false, Underline::Dotted, true),
        }
    }

    fn fact_look(&self, verdict: Verdict) -> (Hue, bool, Underline, bool) {
        match verdict {
            Verdict::Agree => (self.quiet, false, Underline::Thin, false),
            Verdict::Compatible => (self.quiet, false, Underline::Dashed, true),
            Verdict::Conflict => (self.conflict, true, Underline::Thick, true),
            Verdict::Unsure => (self.quiet, false, Underline::Dotted, true),
            Verdict::Only(side) => (self.sides[side], false, Underline::Dotted, false),
        }
    }

    /// The colour of a meaning where it is told by a mark of its own: ticks, ribbons, large signs.
    #[must_use]
    pub fn tag_colour(&self, tag: Tag) -> Color32 {
        self.look(tag).text
    }

    /// A side's letter on a badge: its words and what is behind them.
    #[must_use]
    pub fn badge(&self, side: Side) -> (Color32, Color32) {
        (self.on_badge, self.sides[side].text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What tells a look apart without its colour: sign in the text, underline, fill.
    fn shape(look: Look) -> (Option<&'static str>, Underline, bool) {
        (look.sign_in_text.then_some(look.glyph), look.underline, look.fill.is_some())
    }

    fn check(tags: &[Tag]) {
        for theme in [Theme::light(), Theme::dark()] {
            for (index, one) in tags.iter().enumerate() {
                for other in tags.iter().skip(index + 1) {
                    assert_ne!(shape(theme.look(*one)), shape(theme.look(*other)), "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn no_state_is_told_by_colour_alone() {
        check(&QuoteState::ALL.map(Tag::Quote));
        // One side's own values never stand in the other side's text, so these two need no shape of their own.
        let verdicts = Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Only(Side::B));
        check(&verdicts.map(Tag::Fact).collect::<Vec<_>>());
    }
}
