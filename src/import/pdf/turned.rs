//! Pages whose words are turned: wide tables and pages that are shown turned themselves.

use unpdf::parser::TextSpan;
use unpdf::parser::backend::PageBox;

/// How many letters of ten must read in another direction for a page to be turned.
const TURNED_OF_TEN: usize = 6;

/// How wide a letter is on average, in sizes of its font: the reader of the format does not give the length of turned lines.
const LETTER_WIDTH: f32 = 0.48;

/// Where the words of a page read to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Right,
    Up,
    Down,
    Left,
    Aslant,
}

fn reading(span: &TextSpan) -> Reading {
    let [x, y] = span.direction;
    match () {
        () if x > 0.99 => Reading::Right,
        () if x < -0.99 => Reading::Left,
        () if y > 0.99 => Reading::Up,
        () if y < -0.99 => Reading::Down,
        () => Reading::Aslant,
    }
}

/// The spans of a page as if it lay with most of its words upright, and the height that it has then. Heights still count from the
/// foot of the sheet as it is. The sheet's own page number goes: it would stand in the middle.
pub(super) fn upright(spans: Vec<TextSpan>, sheet: PageBox) -> (Vec<TextSpan>, f32) {
    let letters = |of: Option<Reading>| -> usize {
        let counted = spans.iter().filter(|span| of.is_none_or(|of| reading(span) == of));
        counted.map(|span| span.text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    };
    let all = letters(None);
    let most = [Reading::Up, Reading::Down, Reading::Left].into_iter().find(|of| letters(Some(*of)) * 10 > all * TURNED_OF_TEN);
    let Some(most) = most else { return (spans, sheet.height()) };
    let height = if most == Reading::Left { sheet.height() } else { sheet.width() };
    let is_page_number = |span: &TextSpan| reading(span) != most && span.text.trim().chars().all(|c| c.is_ascii_digit());
    let spans = spans.into_iter().filter(|span| !is_page_number(span)).map(|span| turned(span, most, sheet));
    (spans.collect(), height)
}

fn turned(mut span: TextSpan, page: Reading, sheet: PageBox) -> TextSpan {
    let own = reading(&span) == page;
    let length =
        if page == Reading::Left || !own { span.width } else { span.text.chars().count() as f32 * span.font_size * LETTER_WIDTH };
    // From the left, and from the top, of the page as it lies now.
    let (left, top) = match page {
        Reading::Up => (span.y - sheet.lly, span.x + span.width - sheet.llx),
        Reading::Down => (sheet.ury - span.y, sheet.urx - span.x),
        _ => (sheet.urx - span.x - span.width, span.y - sheet.lly),
    };
    (span.x, span.y) = (left, sheet.ury - top);
    (span.width, span.ink_width, span.width_measured) = (length, None, false);
    if own {
        span.direction = TextSpan::LEFT_TO_RIGHT;
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: PageBox = PageBox { llx: 0.0, lly: 0.0, urx: 600.0, ury: 800.0 };

    /// Spans as (x, y, direction, words) → left, distance from the top, words.
    fn check(spans: &[(f32, f32, [f32; 2], &str)], expected: &[(f32, f32, &str)], height: f32) {
        let spans = spans
            .iter()
            .map(|(x, y, direction, words)| {
                let mut span = TextSpan::new((*words).to_owned(), *x, *y, 10.0, String::new());
                (span.direction, span.width) = (*direction, 10.0);
                span
            })
            .collect();
        let (found, found_height) = upright(spans, SHEET);
        let found: Vec<(f32, f32, &str)> = found.iter().map(|span| (span.x, SHEET.ury - span.y, span.text.as_str())).collect();
        assert_eq!((found.as_slice(), found_height), (expected, height));
    }

    #[test]
    fn pages_are_turned_with_most_of_their_words() {
        let number = (300.0, 20.0, [1.0, 0.0], "7");
        check(&[(50.0, 40.0, [0.0, 1.0], "first line"), number], &[(40.0, 60.0, "first line")], 600.0);
        let (up, down, left, right) = ([0.0, 1.0], [0.0, -1.0], [-1.0, 0.0], [1.0, 0.0]);
        check(
            &[(50.0, 40.0, up, "first line"), (70.0, 40.0, up, "second")],
            &[(40.0, 60.0, "first line"), (40.0, 80.0, "second")],
            600.0,
        );
        check(
            &[(550.0, 760.0, down, "first line"), (530.0, 760.0, down, "second")],
            &[(40.0, 50.0, "first line"), (40.0, 70.0, "second")],
            600.0,
        );
        check(
            &[(500.0, 50.0, left, "first line"), (500.0, 70.0, left, "second")],
            &[(90.0, 50.0, "first line"), (90.0, 70.0, "second")],
            800.0,
        );
        check(
            &[(50.0, 700.0, right, "a line of words"), (20.0, 300.0, up, "label")],
            &[(50.0, 100.0, "a line of words"), (20.0, 500.0, "label")],
            800.0,
        );
    }
}
