//! White space that says nothing.

use std::ops::Range;

/// Words on one line, with one space between.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A range of a text without surrounding white space; `None` if nothing is left, or if there is no such range.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = text.get(range.clone())?;
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = range.start + piece.trim_end().len();
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_around_is_left_out() {
        assert_eq!(trimmed("a  b c ", 1..7), Some(3..6));
        assert_eq!(trimmed("a   ", 1..4), None);
        assert_eq!(trimmed("é", 1..2), None);
        assert_eq!(one_line(" a\n b\t"), "a b");
    }
}
