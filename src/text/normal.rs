//! Folded forms of words, for matching; what is shown always comes from the text itself.

use unicode_normalization::UnicodeNormalization;

/// The form of a word in which case, Unicode form, kind of apostrophe and soft hyphens do not count.
///
/// ```
/// use twosource::text::fold;
/// assert_eq!(fold("Don’t"), "don't");
/// assert_eq!(fold("CAFE\u{301}"), "café");
/// ```
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfkc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase).map(plain_apostrophe).collect()
}

/// A folded word without its possessive ending.
///
/// ```
/// use twosource::text::possessive_stem;
/// assert_eq!(possessive_stem("harbour's"), "harbour");
/// assert_eq!(possessive_stem("nations'"), "nations");
/// ```
#[must_use]
pub fn possessive_stem(folded: &str) -> &str {
    folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')).unwrap_or(folded)
}

/// A name as written without its possessive ending.
pub(crate) fn without_possessive(raw: &str) -> &str {
    ["'s", "’s", "ʼs"].iter().find_map(|ending| raw.strip_suffix(ending)).unwrap_or(raw)
}

fn plain_apostrophe(c: char) -> char {
    if matches!(c, '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{ff07}' | '`' | '\u{b4}') { '\'' } else { c }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
