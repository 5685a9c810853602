//! Which language a text is in.

use rust_stemmers::{Algorithm, Stemmer};

/// A language by its ISO 639-1 code, or "und" where none could be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(&'static str);

impl Language {
    /// English, the language whose cues and names are read most thoroughly.
    pub const ENGLISH: Language = Language("en");
    /// No language could be told.
    pub const UNKNOWN: Language = Language("und");

    /// How many bytes of a text are looked at.
    const SAMPLE_BYTES: usize = 20_000;

    /// Tells the language of a text from its first part; unknown where the text is too short to tell.
    #[must_use]
    pub fn detect(text: &str) -> Self {
        let mut end = text.len().min(Self::SAMPLE_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        match whatlang::detect(text.get(..end).unwrap_or("")) {
            Some(info) if info.is_reliable() => Self(two_letters(info.lang())),
            _ => Self::UNKNOWN,
        }
    }

    /// The ISO 639-1 code (639-3 where there is none), or "und".
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Whether English rules apply: for English, and for texts too short to tell.
    #[must_use]
    pub fn reads_as_english(self) -> bool {
        self == Self::ENGLISH || self == Self::UNKNOWN
    }

    /// The Snowball stemmer of the language, where there is one; English for texts too short to tell.
    #[must_use]
    pub fn stemmer(self) -> Option<Stemmer> {
        let algorithm = match self.0 {
            "en" | "und" => Algorithm::English,
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "nl" => Algorithm::Dutch,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "nb" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "es" => Algorithm::Spanish,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return None,
        };
        Some(Stemmer::create(algorithm))
    }
}

fn two_letters(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Eng => "en",
        Lang::Ara => "ar",
        Lang::Dan => "da",
        Lang::Nld => "nl",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Hun => "hu",
        Lang::Ita => "it",
        Lang::Nob => "nb",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tur => "tr",
        Lang::Pol => "pl",
        Lang::Ukr => "uk",
        Lang::Ces => "cs",
        Lang::Jpn => "ja",
        Lang::Cmn => "zh",
        Lang::Heb => "he",
        other => other.code(),
    }
}
