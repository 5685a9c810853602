//! Wrapped lines of plain text.

use crate::export::clean::clean;

/// Columns of a line.
const WIDTH: usize = 100;

/// A growing text whose lines fit a terminal.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
}

impl Lines {
    /// The whole text.
    pub(super) fn into_string(self) -> String {
        self.text
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading over a part of the report.
    pub(super) fn heading(&mut self, name: &str, count: usize) {
        if !self.text.ends_with("\n\n") {
            self.gap();
        }
        self.wrap("", &format!("{} ({count})", name.to_uppercase()));
        self.gap();
    }

    /// `words` behind `lead`; the lines after the first stand under the words. A word longer than a line stays whole.
    pub(super) fn wrap(&mut self, lead: &str, words: &str) {
        let indent = columns(lead);
        let mut at = indent;
        self.text.push_str(lead);
        for (index, word) in clean(words).split(is_break).filter(|word| !word.is_empty()).enumerate() {
            let width = columns(word);
            if index > 0 && at + 1 + width > WIDTH {
                self.text.push('\n');
                self.text.push_str(&" ".repeat(indent));
                at = indent;
            } else if index > 0 {
                self.text.push(' ');
                at += 1;
            }
            self.text.push_str(word);
            at += width;
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }
}

/// White space at which a line may be broken.
fn is_break(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}'
}

/// `text` filled up with spaces to `width` columns.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// How many columns a terminal gives to a text; nearly right is enough for wrapping.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => 0,
            '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 2,
            '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}' => 2,
            _ => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lead: &str, words: &str, expected: &str) {
        let mut lines = Lines::default();
        lines.wrap(lead, words);
        assert_eq!(lines.into_string(), expected);
    }

    #[test]
    fn lines_hang_under_their_first_word() {
        check("  A  ", "two words", "  A  two words\n");
        check("A ", "", "A\n");
        let word = "x".repeat(40);
        check("A ", &format!("{word} {word} {word}"), &format!("A {word} {word}\n  {word}\n"));
        let long = "y".repeat(150);
        check("A ", &format!("a {long} b"), &format!("A a\n  {long}\n  b\n"));
        check("", "\u{1b}[2J ende", "\u{fffd}[2J ende\n");
    }
}
