//! Lines → paragraphs, list items and block quotations.

use crate::base::TextSpan;
use crate::import::plain::lines::{Habit, Line, ends_sentence, is_full};
use crate::text::BlockKind;

/// One paragraph and what its surroundings say about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph<'t> {
    /// The words, without list marks; inner line ends included.
    pub(super) words: &'t str,
    /// The place of the words.
    pub(super) span: TextSpan,
    /// What it is.
    pub(super) kind: BlockKind,
    /// How many lines it has.
    pub(super) lines: usize,
    /// Whether a blank line, or the beginning of the text, comes before it.
    pub(super) blank_before: bool,
    /// Whether a blank line, or the end of the text, comes after it.
    pub(super) blank_after: bool,
    /// The least indent of its lines, in columns.
    indent: usize,
}

/// How far a paragraph is indented to be a block quotation, in columns.
const QUOTATION_INDENT: usize = 4;

/// A line with more characters is a whole paragraph, for whose quotation half the indent will do.
const LONG_LINE: usize = 100;

/// One paragraph of a text in how many may be indented so far, for the indent to mean a quotation.
const QUOTATION_IN: usize = 4;

/// The paragraphs of a text, headings not yet told.
pub(super) fn paragraphs<'t>(text: &'t str, lines: &[Line<'t>], habit: Habit) -> Vec<Paragraph<'t>> {
    let mut out: Vec<Paragraph<'t>> = Vec::new();
    let mut last: Option<&Line<'t>> = None;
    for line in lines {
        if let Some(level) = underline_level(line, last, &out) {
            out.last_mut()
                .into_iter()
                .for_each(|heading| (heading.kind, heading.blank_after) = (BlockKind::Heading(level), true));
            last = None;
            continue;
        }
        if is_ornament(line) {
            out.last_mut().filter(|_| last.is_some()).into_iter().for_each(|paragraph| paragraph.blank_after = true);
            last = None;
            continue;
        }
        match (last, out.last_mut()) {
            (Some(before), Some(paragraph)) if goes_on(before, line, habit) => extend(paragraph, line, text),
            _ => out.push(begin(line, last.is_none())),
        }
        last = Some(line);
    }
    out.last_mut().into_iter().for_each(|paragraph| paragraph.blank_after = true);
    mark_indented(&mut out);
    out
}

fn begin<'t>(line: &Line<'t>, blank_before: bool) -> Paragraph<'t> {
    let (kind, lead) = kind_and_mark(line);
    let words = line.words.get(lead..).unwrap_or("");
    let span = TextSpan::new(line.span.start as usize + lead, line.span.end as usize);
    Paragraph { words, span, kind, lines: 1, blank_before, blank_after: false, indent: line.indent }
}

fn extend<'t>(paragraph: &mut Paragraph<'t>, line: &Line<'t>, text: &'t str) {
    paragraph.span.end = line.span.end;
    paragraph.words = text.get(paragraph.span.range()).unwrap_or("");
    paragraph.lines += 1;
    paragraph.indent = paragraph.indent.min(line.indent);
}

/// Whether `line` belongs to the same paragraph as the line before it.
fn goes_on(before: &Line<'_>, line: &Line<'_>, habit: Habit) -> bool {
    let Habit::Wrapped(width) = habit else { return false };
    let full = is_full(before, line, width);
    let begins_item = list_mark(line.words).is_some() && (!full || ends_sentence(before.words) || line.indent > before.indent);
    let is_short = ends_sentence(before.words) || before.width() * 2 < width;
    let ends_early = !full && is_short && before.depth == 0 && !line.words.starts_with(char::is_lowercase);
    let is_own = before.words.chars().count() > width + width / 3;
    let begins_indented = line.indent >= before.indent + 2 && list_mark(before.words).is_none();
    line.depth == before.depth && !begins_item && !ends_early && !is_own && !begins_indented && !is_heading_mark(line.words)
}

/// What a line begins, and the length of the mark that says so.
fn kind_and_mark(line: &Line<'_>) -> (BlockKind, usize) {
    if line.depth > 0 {
        (BlockKind::Quotation, 0)
    } else if is_heading_mark(line.words) {
        let level = line.words.bytes().take_while(|byte| *byte == b'#').count();
        (
            BlockKind::Heading(u8::try_from(level).unwrap_or(6)),
            line.words.len() - line.words.trim_start_matches('#').trim_start().len(),
        )
    } else if let Some(lead) = list_mark(line.words) {
        (BlockKind::ListItem, lead)
    } else {
        (BlockKind::Paragraph, 0)
    }
}

/// "## Words", as in Markdown.
fn is_heading_mark(words: &str) -> bool {
    let rest = words.trim_start_matches('#');
    let level = words.len() - rest.len();
    (1..=6).contains(&level) && rest.starts_with(' ') && !ends_sentence(rest)
}

/// The length of a list item's mark and the space after it: "- ", "• ", "3. ", "(b) ".
pub(super) fn list_mark(words: &str) -> Option<usize> {
    let (mark, rest) = words.split_once(char::is_whitespace)?;
    let body = mark.strip_prefix('(').unwrap_or(mark);
    let is_bullet = matches!(mark, "-" | "*" | "+" | "•" | "◦" | "▪" | "●" | "‣" | "·" | "o");
    let is_counted = body.strip_suffix(')').or_else(|| mark.strip_suffix('.')).is_some_and(is_counter);
    let lead = words.len() - rest.trim_start().len();
    (is_bullet && mark != "o" && !rest.trim().is_empty() || is_counted && rest.contains(char::is_alphanumeric)).then_some(lead)
}

/// One to three digits, or one small letter, or a small Roman number.
fn is_counter(body: &str) -> bool {
    let digits = (1..=3).contains(&body.len()) && body.bytes().all(|byte| byte.is_ascii_digit());
    let letter = body.len() == 1 && body.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = (1..=4).contains(&body.len()) && body.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    digits || letter || roman
}

/// The heading level that a line of "===" or "---" gives the line above it.
fn underline_level(line: &Line<'_>, last: Option<&Line<'_>>, out: &[Paragraph<'_>]) -> Option<u8> {
    let above = out.last().filter(|above| last.is_some() && above.lines == 1 && above.kind == BlockKind::Paragraph)?;
    let long_enough = line.words.len() >= 3 && line.words.len() * 3 >= above.words.chars().count();
    let only = |mark: char| line.words.chars().all(|c| c == mark);
    match long_enough && above.words.chars().count() <= 120 {
        true if only('=') => Some(1),
        true if only('-') => Some(2),
        _ => None,
    }
}

/// A blank line, or one of rules and stars that separates like one.
fn is_ornament(line: &Line<'_>) -> bool {
    !line.words.chars().any(|c| c.is_alphanumeric() || "\"'“”‘’«»‹›„‚「」『』".contains(c))
}

/// Paragraphs that are indented while most are not are block quotations.
fn mark_indented(paragraphs: &mut [Paragraph<'_>]) {
    let base = paragraphs.iter().map(|paragraph| paragraph.indent).min().unwrap_or(0);
    let is_indented = |paragraph: &Paragraph<'_>| {
        let long_line = paragraph.lines == 1 && paragraph.words.chars().nth(LONG_LINE).is_some();
        let least = if long_line { QUOTATION_INDENT / 2 } else { QUOTATION_INDENT };
        paragraph.kind == BlockKind::Paragraph && paragraph.indent >= base + least
    };
    let indented = paragraphs.iter().filter(|paragraph| is_indented(paragraph)).count();
    if indented * QUOTATION_IN <= paragraphs.len() + QUOTATION_IN {
        for paragraph in paragraphs.iter_mut().filter(|paragraph| is_indented(paragraph) && ends_sentence(paragraph.words)) {
            paragraph.kind = BlockKind::Quotation;
        }
    }
}
