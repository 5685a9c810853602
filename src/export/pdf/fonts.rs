//! The faces of the pages: glyphs and their widths, with what stands in for characters that no face has.

use std::io;

use krilla::text::Font;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

use crate::messages::tr;

/// A face that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// For the words of the texts.
    Serif,
    SerifSemibold,
    SerifItalic,
    /// For everything around them.
    Sans,
    SansSemibold,
}

/// The bytes of each face, in the order of [`Face`]: Source Serif Pro in regular, semibold and italic, Inter in regular and
/// semibold.
pub(crate) static BYTES: [&[u8]; 5] = [
    include_bytes!("../../../assets/fonts/SourceSerifPro-Regular.ttf"),
    include_bytes!("../../../assets/fonts/SourceSerifPro-Semibold.ttf"),
    include_bytes!("../../../assets/fonts/SourceSerifPro-It.ttf"),
    include_bytes!("../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.otf"),
];

/// Joins the parts of a sign: no line is broken there, and nothing is drawn.
pub(super) const JOINER: char = '\u{2060}';
/// A gap behind a sign at which no line is broken.
pub(super) const GAP: char = '\u{feff}';
/// How wide the gap is, in em.
const GAP_WIDTH: f32 = 0.25;
/// Characters below this one are looked up beforehand.
const TABLE: u32 = 0x3000;
/// What is shown for a character that no face has.
const BOX: char = '□';

/// A glyph of one of the faces.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Glyph {
    /// Position in [`Fonts::faces`].
    pub(super) face: u8,
    pub(super) id: u16,
    /// Its width in em.
    pub(super) advance: f32,
}

/// All faces.
pub(super) struct Fonts {
    /// In the order of [`Face`].
    pub(super) faces: Vec<Font>,
    readers: Vec<(Charmap<'static>, GlyphMetrics<'static>, f32)>,
    tables: Vec<Vec<Glyph>>,
}

impl Face {
    const ALL: [Face; 5] = [Face::Serif, Face::SerifSemibold, Face::SerifItalic, Face::Sans, Face::SansSemibold];

    /// The faces in which a character is looked for, in order.
    fn chain(self) -> &'static [Face] {
        match self {
            Self::Serif => &[Self::Serif, Self::Sans],
            Self::SerifSemibold => &[Self::SerifSemibold, Self::SansSemibold],
            Self::SerifItalic => &[Self::SerifItalic, Self::Serif, Self::Sans],
            Self::Sans => &[Self::Sans, Self::Serif],
            Self::SansSemibold => &[Self::SansSemibold, Self::SerifSemibold],
        }
    }
}

impl Fonts {
    /// Reads the faces.
    pub(super) fn new() -> io::Result<Self> {
        let broken = || io::Error::other(tr!("error-face"));
        let mut fonts = Self { faces: Vec::new(), readers: Vec::new(), tables: Vec::new() };
        for bytes in BYTES {
            let reader = FontRef::new(bytes).map_err(|_cause| broken())?;
            let metrics = reader.glyph_metrics(Size::unscaled(), LocationRef::default());
            let em = f32::from(reader.metrics(Size::unscaled(), LocationRef::default()).units_per_em.max(1));
            fonts.readers.push((reader.charmap(), metrics, em));
            fonts.faces.push(Font::new(bytes.into(), 0).ok_or_else(broken)?);
        }
        let characters = || (0..TABLE).map(|code| char::from_u32(code).unwrap_or(BOX));
        fonts.tables = Face::ALL.iter().map(|face| characters().map(|c| fonts.look_up(*face, c)).collect()).collect();
        Ok(fonts)
    }

    /// The glyph of a character, or of what stands in for it.
    pub(super) fn glyph(&self, face: Face, c: char) -> Glyph {
        let known = self.tables.get(face as usize).and_then(|table| table.get(c as usize));
        known.copied().unwrap_or_else(|| self.look_up(face, c))
    }

    /// Whether the character itself can be shown.
    pub(super) fn has(&self, c: char) -> bool {
        [c, stand_in(c)].iter().any(|c| Face::Serif.chain().iter().any(|face| self.find(*face, *c).is_some()))
    }

    fn look_up(&self, face: Face, c: char) -> Glyph {
        if c == JOINER || c == GAP {
            return Glyph { advance: if c == GAP { GAP_WIDTH } else { 0.0 }, ..Glyph::default() };
        }
        let tried = [c, stand_in(c), BOX];
        let mut found = tried.iter().flat_map(|c| face.chain().iter().filter_map(|face| self.find(*face, *c)));
        found.next().unwrap_or_default()
    }

    fn find(&self, face: Face, c: char) -> Option<Glyph> {
        let (charmap, metrics, em) = self.readers.get(face as usize)?;
        let id = charmap.map(c).filter(|id| id.to_u32() != 0)?;
        let advance = metrics.advance_width(id).unwrap_or(0.0) / em;
        Some(Glyph { face: face as u8, id: u16::try_from(id.to_u32()).ok()?, advance })
    }
}

/// A character that looks nearly the same.
fn stand_in(c: char) -> char {
    match c {
        '↷' => '↪',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        _ => c,
    }
}

/// The character as it is drawn: nothing acts on what stands around it. Those that only direct the writing are left out.
pub(super) fn drawn(c: char) -> Option<char> {
    match c {
        '\n' | '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => None,
        c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => Some(char::REPLACEMENT_CHARACTER),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_of_every_tag_and_status_can_be_shown() {
        let fonts = Fonts::new().unwrap();
        for c in "AZaz09 “”‘’«»„…–—•·×≠≈=?↷✓!éüßčłαЖ\u{2011}\u{a0}".chars() {
            assert!(fonts.has(c), "{c}");
            assert!(Face::ALL.iter().all(|face| fonts.glyph(*face, c).id != 0), "{c}");
        }
        for c in "漢שع\u{10ffff}\u{1f600}".chars() {
            assert!(!fonts.has(c), "{c}");
            assert_eq!(fonts.glyph(Face::Serif, c), fonts.glyph(Face::Serif, BOX));
        }
    }

    #[test]
    fn no_character_acts_on_the_page() {
        let check = |text: &str, expected: &str| assert_eq!(text.chars().filter_map(drawn).collect::<String>(), expected);
        check("a\nb\tc", "a b c");
        check("a\u{202e}b\u{2066}c\u{200f}\u{feff}\u{ad}", "abc");
        check("\0\u{7}\u{fffe}", "\u{fffd}\u{fffd}\u{fffd}");
        check("“é” e\u{301} 漢", "“é” e\u{301} 漢");
    }
}
