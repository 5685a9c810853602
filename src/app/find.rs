//! Search in a text: for words, whole words or a regular expression.

use regex::RegexBuilder;

use crate::base::TextSpan;
use crate::messages::tr;

/// More places than these are not told apart by anybody; the search ends there.
const MOST: usize = 100_000;
/// The largest compiled expression, in bytes.
const MAX_EXPRESSION: usize = 1 << 20;

/// What counts in a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// Whether case counts.
    pub match_case: bool,
    /// Whether the words must begin and end at the bounds of words.
    pub whole_words: bool,
    /// Whether the words are a regular expression.
    pub expression: bool,
}

/// Where something stands in a text, in order and without overlap; at most 100,000 places.
///
/// # Errors
/// One sentence for a person about an expression that cannot be understood.
pub fn search(text: &str, words: &str, options: SearchOptions) -> Result<Vec<TextSpan>, String> {
    let is_whole = |span: &TextSpan| !options.whole_words || is_whole(text, *span);
    if !options.expression {
        return Ok(find(text, words, options.match_case).into_iter().filter(is_whole).take(MOST).collect());
    }
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let builder = RegexBuilder::new(words).case_insensitive(!options.match_case).size_limit(MAX_EXPRESSION).build();
    let expression = builder.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => tr!("error-search-too-large").to_owned(),
        other => {
            let reason = other.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
            tr!("error-search-expression", reason = reason)
        }
    })?;
    let places = expression.find_iter(text).filter(|place| !place.is_empty());
    Ok(places.map(|place| TextSpan::new(place.start(), place.end())).filter(is_whole).take(MOST).collect())
}

/// Whether no letter or digit stands directly before or behind.
fn is_whole(text: &str, span: TextSpan) -> bool {
    let before = text.get(..span.start as usize).and_then(|text| text.chars().next_back());
    let after = text.get(span.end as usize..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// Where the words stand in a text, in order and without overlap. Any run of white space matches any other, so that
/// phrases are found across line ends; typographic and typewriter quotation marks and apostrophes are the same.
///
/// About one pass over the text's bytes: a million words take a few milliseconds.
#[must_use]
fn find(text: &str, words: &str, match_case: bool) -> Vec<TextSpan> {
    let needle: Vec<char> = words.trim().chars().map(|char| folded(char, match_case)).collect();
    let needle = one_space(&needle);
    let Some(&first) = needle.first() else { return Vec::new() };
    let starts = Starts { text, at: 0, first, match_case };
    let mut hits: Vec<TextSpan> = Vec::new();
    for start in starts {
        if hits.last().is_some_and(|last| start < last.end as usize) {
            continue;
        }
        if let Some(end) = match_at(text, start, &needle, match_case) {
            hits.push(TextSpan::new(start, end));
        }
    }
    hits
}

/// Positions whose character may be the first one searched for.
struct Starts<'a> {
    text: &'a str,
    at: usize,
    first: char,
    match_case: bool,
}

impl Iterator for Starts<'_> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let found = if self.first.is_ascii_alphanumeric() {
            let bytes = rest.as_bytes();
            let (lower, upper) =
                (self.first as u8, if self.match_case { self.first } else { self.first.to_ascii_uppercase() } as u8);
            bytes.iter().position(|byte| *byte == lower || *byte == upper).map(|offset| (offset, 1))
        } else {
            let same = |char: &(usize, char)| folded(char.1, self.match_case) == self.first;
            rest.char_indices().find(same).map(|(offset, char)| (offset, char.len_utf8()))
        };
        let (offset, length) = found?;
        let start = self.at + offset;
        self.at = start + length;
        Some(start)
    }
}

/// Where a match that begins at `start` ends.
fn match_at(text: &str, start: usize, needle: &[char], match_case: bool) -> Option<usize> {
    let mut rest = text.get(start..)?.chars();
    for wanted in needle {
        if *wanted == ' ' {
            let trimmed = rest.as_str().trim_start();
            if trimmed.len() == rest.as_str().len() {
                return None;
            }
            rest = trimmed.chars();
        } else if folded(rest.next()?, match_case) != *wanted {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

fn folded(char: char, match_case: bool) -> char {
    match char {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
        _ if char.is_whitespace() => ' ',
        _ if match_case => char,
        _ => char.to_lowercase().next().unwrap_or(char),
    }
}

fn one_space(chars: &[char]) -> Vec<char> {
    let mut out = chars.to_vec();
    out.dedup_by(|next, before| *next == ' ' && *before == ' ');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, match_case: bool, expected: &[&str]) {
        let found: Vec<&str> = find(text, words, match_case).iter().filter_map(|span| text.get(span.range())).collect();
        assert_eq!(found, expected, "{words:?} in {text:?}");
    }

    #[test]
    fn case_counts_only_when_asked() {
        check("Ferry, ferry, FERRY", "ferry", false, &["Ferry", "ferry", "FERRY"]);
        check("Ferry, ferry, FERRY", "ferry", true, &["ferry"]);
        check("Élan élan", "éLAN", false, &["Élan", "élan"]);
    }

    #[test]
    fn phrases_are_found_across_line_ends_and_kinds_of_marks() {
        check("the outer\n  wall", " outer wall ", false, &["outer\n  wall"]);
        check("\u{201c}He didn\u{2019}t\u{201d}", "\"he didn't\"", false, &["\u{201c}He didn\u{2019}t\u{201d}"]);
    }

    fn check_with(words: &str, options: SearchOptions, expected: Result<&[&str], &str>) {
        let text = "Ferry 12, ferryman, the FERRY (7)";
        let found =
            search(text, words, options).map(|spans| spans.iter().filter_map(|span| text.get(span.range())).collect::<Vec<_>>());
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{words:?}"),
            (Err(reason), Err(said)) => assert!(reason.contains(said), "{reason}"),
            (found, _) => panic!("{words:?}: {found:?}"),
        }
    }

    #[test]
    fn whole_words_and_expressions_are_told_from_words() {
        let whole = SearchOptions { whole_words: true, ..SearchOptions::default() };
        let expression = SearchOptions { expression: true, ..SearchOptions::default() };
        check_with("ferry", SearchOptions::default(), Ok(&["Ferry", "ferry", "FERRY"]));
        check_with("ferry", whole, Ok(&["Ferry", "FERRY"]));
        check_with(r"\d+", expression, Ok(&["12", "7"]));
        check_with(r"\d", SearchOptions { whole_words: true, ..expression }, Ok(&["7"]));
        check_with("fer+y", SearchOptions { match_case: true, ..expression }, Ok(&["ferry"]));
        check_with("x*", expression, Ok(&[]));
        check_with("", expression, Ok(&[]));
        check_with("(", expression, Err("no regular expression"));
        check_with("(((a{1000}){1000}){1000})", expression, Err("too large"));
    }

    #[test]
    fn hits_do_not_overlap_and_nothing_finds_nothing() {
        check("aaaa", "aa", false, &["aa", "aa"]);
        check("abc", "", false, &[]);
        check("abc", "  ", false, &[]);
        check("outerwall", "outer wall", false, &[]);
        check("", "a", false, &[]);
    }
}
