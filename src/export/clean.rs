//! Making words of a text harmless outside it.

use std::borrow::Cow;

/// The words in one line, with nothing left that could act on what stands around them: line breaks and tabs are spaces,
/// other control characters show as U+FFFD, and every change of writing direction ends where the words end.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_acting) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push(' '),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => opened(c, '\u{202c}', &mut open, &mut out),
            '\u{2066}'..='\u{2068}' => opened(c, '\u{2069}', &mut open, &mut out),
            '\u{202c}' | '\u{2069}' if open.last() != Some(&c) => {}
            '\u{202c}' | '\u{2069}' => {
                open.pop();
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

/// Deeper than any text in earnest; the Unicode algorithm ignores what is deeper than 125.
const DEEPEST: usize = 60;

fn opened(c: char, closing: char, open: &mut Vec<char>, out: &mut String) {
    if open.len() < DEEPEST {
        out.push(c);
        open.push(closing);
    }
}

/// Whether a spreadsheet could take a cell for a formula: the first character that is seen is one that begins formulas, also
/// in its full width, or that calls another program in old ones.
pub(super) fn is_formula(cell: &str) -> bool {
    let first = cell.chars().find(|c| !c.is_whitespace() && !c.is_control() && !is_unseen(*c));
    matches!(first, Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '−' | '﹢' | '﹣' | '﹦' | '﹫'))
}

/// Characters without a shape.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_acting(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(clean(text), expected, "{text:?}");
    }

    #[test]
    fn nothing_acts_on_its_surroundings() {
        check("plain “words”", "plain “words”");
        check("two\nlines\there", "two lines here");
        check("\u{1b}[31mred\u{7}\0", "\u{fffd}[31mred\u{fffd}\u{fffd}");
        check("\u{202e}evil", "\u{202e}evil\u{202c}");
        check("\u{202e}a\u{2067}b", "\u{202e}a\u{2067}b\u{2069}\u{202c}");
        check("a\u{202c}b\u{2069}", "ab");
        check("\u{202b}whole\u{202c}", "\u{202b}whole\u{202c}");
        check("\u{200f}mark", "\u{200f}mark");
    }
}
