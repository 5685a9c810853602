//! Literal search in a text.

use crate::base::TextSpan;

/// Where the words stand in a text, in order and without overlap. Any run of white space matches any other, so that
/// phrases are found across line ends; typographic and typewriter quotation marks and apostrophes are the same.
///
/// About one pass over the text's bytes: a million words take a few milliseconds.
#[must_use]
pub fn find(text: &str, words: &str, match_case: bool) -> Vec<TextSpan> {
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

    #[test]
    fn hits_do_not_overlap_and_nothing_finds_nothing() {
        check("aaaa", "aa", false, &["aa", "aa"]);
        check("abc", "", false, &[]);
        check("abc", "  ", false, &[]);
        check("outerwall", "outer wall", false, &[]);
        check("", "a", false, &[]);
    }
}
