//! Every colour and size of the window.

mod look;
mod style;

use eframe::egui::Color32;

use crate::base::{Pair, Side};

pub use look::{Look, Underline};

/// The step of all spacing, in points.
pub const SPACE: f32 = 4.0;
/// Corners of buttons, cards and fields, in points.
pub const RADIUS: u8 = 6;
/// Corners of highlights in the text, in points.
pub const HIGHLIGHT_RADIUS: u8 = 3;
/// Size of the reading face, in points, before zoom.
pub const READING_SIZE: f32 = 16.5;
/// From one line of the reading face to the next, in points, before zoom.
pub const READING_LINE: f32 = 27.0;
/// Size of the face of the window itself, in points.
pub const UI_SIZE: f32 = 13.0;
/// Size of small print, in points.
pub const SMALL_SIZE: f32 = 11.5;
/// How opaque a ribbon is, 0 to 1.
pub const RIBBON: f32 = 0.13;
/// How opaque the chosen ribbon is, 0 to 1.
pub const RIBBON_CHOSEN: f32 = 0.34;

/// The two colours of one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hue {
    /// For words, signs and lines; readable on paper, panel and on the fill.
    pub text: Color32,
    /// Behind words.
    pub fill: Color32,
}

/// Colours of one theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Whether ink is lighter than paper.
    pub dark: bool,
    /// Behind everything: the gutter, the strips.
    pub ground: Color32,
    /// Behind the texts.
    pub paper: Color32,
    /// Behind bars and the findings.
    pub panel: Color32,
    /// Words.
    pub ink: Color32,
    /// Words that matter less.
    pub soft_ink: Color32,
    /// Thin lines between parts.
    pub hairline: Color32,
    /// Behind chips, reasons, what the pointer is over.
    pub chip: Color32,
    /// Words on a badge filled with a text colour.
    pub on_badge: Color32,
    /// Each side's own.
    pub sides: Pair<Hue>,
    /// What both have: identical, shortened, linked.
    pub same: Hue,
    /// Words that differ.
    pub altered: Hue,
    /// Words given to somebody else.
    pub reattributed: Hue,
    /// Values that cannot both be true; also what went wrong.
    pub conflict: Hue,
    /// Words that stand without marks on the other side.
    pub unquoted: Hue,
    /// Values that agree, or may.
    pub quiet: Hue,
    /// Words on which the reader noted something.
    pub note: Hue,
    /// What a search found.
    pub hit: Color32,
    /// What a search found and stands at.
    pub current_hit: Color32,
    /// Behind words marked with the mouse.
    pub marked: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn hue(text: u32, fill: u32) -> Hue {
    Hue { text: rgb(text), fill: rgb(fill) }
}

impl Theme {
    /// Dark ink on paper.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            dark: false,
            ground: rgb(0xeceae5),
            paper: rgb(0xfdfcf9),
            panel: rgb(0xf5f3ee),
            ink: rgb(0x22252a),
            soft_ink: rgb(0x5d6269),
            hairline: rgb(0xd9d6cf),
            chip: rgb(0xe7e4dc),
            on_badge: rgb(0xffffff),
            sides: Pair::new(hue(0x1d5fa8, 0xd9e7f7), hue(0x8a5000, 0xf9e4bf)),
            same: hue(0x3f6e50, 0xdfeae2),
            altered: hue(0xa3286f, 0xf8dcec),
            reattributed: hue(0x6a3da3, 0xe9dff6),
            conflict: hue(0xb3361b, 0xfbdfd7),
            unquoted: hue(0x1c7378, 0xdbeeee),
            quiet: hue(0x5d6269, 0xe7e4dc),
            note: hue(0x5f5a00, 0xf3f0c8),
            hit: rgb(0xfff0a8),
            current_hit: rgb(0xffd34d),
            marked: rgb(0xc6dcf5),
        }
    }

    /// Light ink on dark.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            dark: true,
            ground: rgb(0x17191c),
            paper: rgb(0x1e2125),
            panel: rgb(0x1a1d20),
            ink: rgb(0xe4e2dc),
            soft_ink: rgb(0xa0a5ac),
            hairline: rgb(0x33373d),
            chip: rgb(0x2a2e33),
            on_badge: rgb(0x17191c),
            sides: Pair::new(hue(0x86b7f0, 0x1f3752), hue(0xe6b057, 0x46351a)),
            same: hue(0x8ec3a1, 0x26382d),
            altered: hue(0xf08cc4, 0x4c2139),
            reattributed: hue(0xc3a4f3, 0x3a2c52),
            conflict: hue(0xff9277, 0x4f261c),
            unquoted: hue(0x73c8cc, 0x1b3b3e),
            quiet: hue(0xa0a5ac, 0x2a2e33),
            note: hue(0xd6cf70, 0x37351a),
            hit: rgb(0x55481a),
            current_hit: rgb(0x70590f),
            marked: rgb(0x2f4a6b),
        }
    }

    /// Black on white, for eyes that need it.
    #[must_use]
    pub const fn light_contrast() -> Self {
        Self {
            dark: false,
            ground: rgb(0xf0f0f0),
            paper: rgb(0xffffff),
            panel: rgb(0xffffff),
            ink: rgb(0x000000),
            soft_ink: rgb(0x303030),
            hairline: rgb(0x767676),
            chip: rgb(0xe6e6e6),
            on_badge: rgb(0xffffff),
            sides: Pair::new(hue(0x0b3d78, 0xd9e7f7), hue(0x5c3500, 0xf9e4bf)),
            same: hue(0x1c4a2e, 0xdfeae2),
            altered: hue(0x7a1450, 0xf8dcec),
            reattributed: hue(0x4a2182, 0xe9dff6),
            conflict: hue(0x861c06, 0xfbdfd7),
            unquoted: hue(0x0b4f54, 0xdbeeee),
            quiet: hue(0x303030, 0xe6e6e6),
            note: hue(0x413d00, 0xf3f0c8),
            hit: rgb(0xfff0a8),
            current_hit: rgb(0xffd34d),
            marked: rgb(0xb8d4f5),
        }
    }

    /// White on black.
    #[must_use]
    pub const fn dark_contrast() -> Self {
        Self {
            dark: true,
            ground: rgb(0x000000),
            paper: rgb(0x000000),
            panel: rgb(0x0a0a0a),
            ink: rgb(0xffffff),
            soft_ink: rgb(0xd8d8d8),
            hairline: rgb(0x8a8a8a),
            chip: rgb(0x262626),
            on_badge: rgb(0x000000),
            sides: Pair::new(hue(0xa9d0ff, 0x12304f), hue(0xffd27a, 0x3d2c0c)),
            same: hue(0xb4ecc6, 0x1b3324),
            altered: hue(0xffb3dc, 0x451a33),
            reattributed: hue(0xdcc8ff, 0x30224a),
            conflict: hue(0xffb8a3, 0x481f13),
            unquoted: hue(0x98eef2, 0x113538),
            quiet: hue(0xd8d8d8, 0x262626),
            note: hue(0xfff59a, 0x33310c),
            hit: rgb(0x4a3d00),
            current_hit: rgb(0x5c4700),
            marked: rgb(0x21466f),
        }
    }

    /// A side's own colours.
    #[must_use]
    pub fn side(&self, side: Side) -> Hue {
        self.sides[side]
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::light()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Rgba;

    /// WCAG 2.1 contrast ratio, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let light = |color: Color32| {
            let [r, g, b, _] = Rgba::from(color).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        (light(a) / light(b)).max(light(b) / light(a))
    }

    /// WCAG's AA, and AAA where high contrast was asked for.
    fn check(theme: &Theme, text: Color32, grounds: &[Color32]) {
        let least = if [Color32::BLACK, Color32::WHITE].contains(&theme.paper) { 7.0 } else { 4.5 };
        for ground in grounds {
            let ratio = contrast(text, *ground);
            assert!(ratio >= least, "{text:?} on {ground:?} is {ratio:.2} (dark: {})", theme.dark);
        }
    }

    #[test]
    fn every_text_colour_is_readable_on_everything_it_stands_on() {
        for theme in [Theme::light(), Theme::dark(), Theme::light_contrast(), Theme::dark_contrast()] {
            let hues = [
                theme.sides.a,
                theme.sides.b,
                theme.same,
                theme.altered,
                theme.reattributed,
                theme.conflict,
                theme.unquoted,
                theme.quiet,
                theme.note,
            ];
            let plain = [theme.paper, theme.panel, theme.ground, theme.chip, theme.hit, theme.current_hit, theme.marked];
            check(&theme, theme.ink, &plain);
            check(&theme, theme.soft_ink, &[theme.paper, theme.panel, theme.chip, theme.ground]);
            let tags = crate::compare::QuoteState::ALL.map(crate::display::Tag::Quote);
            for look in tags.into_iter().chain([crate::display::Tag::Differs]).map(|tag| theme.look(tag)) {
                check(&theme, theme.ink, &[look.lit]);
                check(&theme, look.text, &[look.lit]);
            }
            for hue in hues {
                check(&theme, hue.text, &[theme.paper, theme.panel, hue.fill]);
                check(&theme, theme.ink, &[hue.fill]);
                check(&theme, theme.on_badge, &[hue.text]);
            }
        }
    }

    #[test]
    fn contrast_is_measured_as_wcag_says() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!(contrast(Color32::from_gray(0x80), Color32::WHITE) < 4.5);
    }
}
