//! The faces of the window: a serif for reading, a sans for everything around it.
//!
//! Source Serif Pro and Inter are part of the program; egui's own faces and, in the window, the system's fill in what those
//! lack.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::export::pdf::FACES;

/// The name of each face of [`FACES`], in order.
const NAMES: [&str; 5] = [SERIF, SERIF_SEMIBOLD, SERIF_ITALIC, SANS, SANS_SEMIBOLD];

const SERIF: &str = "serif";
const SERIF_SEMIBOLD: &str = "serif-semibold";
const SERIF_ITALIC: &str = "serif-italic";
const SANS: &str = "sans";
const SANS_SEMIBOLD: &str = "sans-semibold";

/// The reading face; `size` in points.
#[must_use]
pub fn serif(size: f32) -> FontId {
    named(SERIF, size)
}

/// The reading face for headings and words that matter.
#[must_use]
pub fn serif_semibold(size: f32) -> FontId {
    named(SERIF_SEMIBOLD, size)
}

/// The reading face for captions.
#[must_use]
pub fn serif_italic(size: f32) -> FontId {
    named(SERIF_ITALIC, size)
}

/// The face of the window itself.
#[must_use]
pub fn sans(size: f32) -> FontId {
    named(SANS, size)
}

/// The face of the window itself, stronger.
#[must_use]
pub fn sans_semibold(size: f32) -> FontId {
    named(SANS_SEMIBOLD, size)
}

fn named(family: &'static str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(family.into()))
}

/// All families with their fallbacks.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let proportional = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let monospace = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    // The monospace face has arrows that no other has.
    let rest: Vec<String> = proportional.into_iter().chain(monospace.iter().cloned()).collect();
    for (name, bytes) in NAMES.into_iter().zip(FACES) {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let chains: [(&str, &[&str]); 5] = [
        (SERIF, &[SERIF, SANS]),
        (SERIF_SEMIBOLD, &[SERIF_SEMIBOLD, SANS_SEMIBOLD]),
        (SERIF_ITALIC, &[SERIF_ITALIC, SERIF, SANS]),
        (SANS, &[SANS, SERIF]),
        (SANS_SEMIBOLD, &[SANS_SEMIBOLD, SERIF_SEMIBOLD]),
    ];
    let chain = |own: &[&str]| own.iter().map(|name| (*name).to_owned()).chain(rest.iter().cloned()).collect();
    fonts.families = BTreeMap::from_iter(chains.map(|(name, own)| (FontFamily::Name(name.into()), chain(own))));
    fonts.families.insert(FontFamily::Proportional, chain(&[SANS, SERIF]));
    fonts.families.insert(FontFamily::Monospace, monospace);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{QuoteState, Verdict};
    use crate::display::Tag;
    use eframe::egui;

    fn check(font: &FontId, text: &str, expected: bool) {
        let mut fonts = egui::epaint::text::Fonts::new(egui::epaint::TextOptions::default(), definitions());
        for c in text.chars() {
            assert_eq!(fonts.has_glyph(font, c), expected, "{c} in {font:?}");
        }
    }

    #[test]
    fn every_face_has_the_letters_and_signs_the_window_uses() {
        for font in [serif, serif_semibold, serif_italic, sans, sans_semibold] {
            check(&font(13.0), "AZaz09 “”‘’«»‹›„…–—•·×≠≈=?↷⇄→←↑↓✓", true);
            check(&font(13.0), "\u{10ffff}", false);
        }
    }

    #[test]
    fn every_tag_has_a_sign_that_can_be_shown() {
        let tags = QuoteState::ALL.map(Tag::Quote).into_iter().chain(Verdict::ALL.map(Tag::Fact));
        for tag in tags {
            check(&sans_semibold(11.0), tag.glyph(), true);
        }
    }
}
