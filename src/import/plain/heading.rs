//! Which short lines of plain text are headings.
//!
//! A heading is a short line that ends like no sentence and stands before longer text. A long run of short lines is a list,
//! a table or verse; doubt makes a paragraph.

use crate::import::date;
use crate::import::plain::lines::{Habit, ends_sentence};
use crate::import::plain::paragraphs::Paragraph;
use crate::text::BlockKind;

/// The longest heading inside a text, in characters and in words.
const HEADING: (usize, usize) = (90, 14);

/// The longest title, in characters and in words.
const TITLE: (usize, usize) = (160, 25);

/// How long a paragraph is at least for a short line before it to be its heading, in characters.
const BODY_CHARS: usize = 60;

/// How many short lines may follow each other and still all be headings (part, chapter, section).
const RUN: usize = 3;

/// Makes headings of the paragraphs that are.
pub(super) fn mark(paragraphs: &mut [Paragraph<'_>], habit: Habit) {
    let separated = is_separated(paragraphs);
    let mut at = 0;
    while at < paragraphs.len() {
        let rest = paragraphs.get(at..).unwrap_or_default();
        let run = rest.iter().enumerate().take_while(|(n, p)| is_candidate(p, at + n == 0)).count();
        let body = rest.get(run).is_some_and(is_body);
        let marked = if body && run <= RUN { run } else { 0 };
        for (n, paragraph) in paragraphs.iter_mut().enumerate().skip(at).take(run.max(1)) {
            let alone = paragraph.blank_before && paragraph.blank_after;
            let free = alone || !separated && habit == Habit::LineIsParagraph || is_capitals(paragraph.words);
            if n < at + marked && free {
                paragraph.kind = BlockKind::Heading(if n == 0 { 1 } else { 2 });
            }
        }
        at += run.max(1);
    }
    mark_title(paragraphs);
}

/// A first line in title case is the title even where it ends with a full stop, or where a byline follows.
fn mark_title(paragraphs: &mut [Paragraph<'_>]) {
    let body_follows = paragraphs.iter().skip(1).take(RUN + 1).any(is_body);
    if let Some(first) = paragraphs.first_mut()
        && body_follows
        && first.blank_after
        && is_plain_line(first, TITLE)
        && (is_candidate(first, true) || is_title_case(first.words))
    {
        first.kind = BlockKind::Heading(1);
    }
}

/// Whether blank lines stand between most paragraphs.
fn is_separated(paragraphs: &[Paragraph<'_>]) -> bool {
    paragraphs.iter().filter(|paragraph| paragraph.blank_before).count() * 2 > paragraphs.len()
}

fn is_body(paragraph: &Paragraph<'_>) -> bool {
    let long = paragraph.words.chars().nth(BODY_CHARS).is_some();
    match paragraph.kind {
        BlockKind::Paragraph => long || ends_sentence(paragraph.words),
        BlockKind::Heading(_) => false,
        _ => true,
    }
}

fn is_plain_line(paragraph: &Paragraph<'_>, (chars, words): (usize, usize)) -> bool {
    paragraph.kind == BlockKind::Paragraph
        && paragraph.lines == 1
        && paragraph.words.chars().nth(chars).is_none()
        && paragraph.words.split_whitespace().count() <= words
}

fn is_candidate(paragraph: &Paragraph<'_>, is_first: bool) -> bool {
    let words = paragraph.words;
    let asks = words.ends_with(['?', '!']) && (is_first || is_capitals(words));
    let open_end = words.ends_with([',', ';', '-', '–', '—', '(']);
    is_plain_line(paragraph, if is_first { TITLE } else { HEADING })
        && (!ends_sentence(words) || asks)
        && !open_end
        && words.chars().any(char::is_alphabetic)
        && words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
        && !is_quotation(words)
        && !is_turn(words)
        && !is_byline(words)
        && !date::is_date_line(words)
}

/// Words wholly inside quotation marks.
fn is_quotation(words: &str) -> bool {
    words.starts_with(['"', '“', '‘', '«', '„', '\'']) && words.ends_with(['"', '”', '’', '»', '“', '\''])
}

/// "NAME: words", a turn in a transcript.
fn is_turn(words: &str) -> bool {
    words.split_once(": ").is_some_and(|(name, _)| is_capitals(name))
}

fn is_byline(words: &str) -> bool {
    ["By ", "BY ", "Photo: ", "Photo by ", "Source: ", "Image: "].iter().any(|start| words.starts_with(start))
}

fn is_capitals(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Five words or more, nearly all of them with a capital letter; little words do not count.
fn is_title_case(words: &str) -> bool {
    let counted: Vec<&str> = words.split_whitespace().filter(|word| word.chars().count() > 4).collect();
    let capital = |word: &&&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let capitals = counted.iter().filter(capital).count();
    words.split_whitespace().count() >= 5 && counted.len() >= 3 && capitals * 10 >= counted.len() * 9 && !is_quotation(words)
}
