//! Paragraphs → blocks: what each one is, and its words without the ends of its lines.

use std::collections::BTreeSet;

use crate::import::pdf::line::{Line, ends_sentence};
use crate::import::pdf::paragraphs::{Column, columns, goes_on, goes_on_over, item_mark, most_common};
use crate::import::pdf::wire::Piece;
use crate::text::BlockKind;

/// The blocks of all pages.
pub(super) struct Blocks {
    /// In reading order.
    pub(super) pieces: Vec<Piece>,
    /// How many hyphens at the ends of lines were left out.
    pub(super) hyphens: usize,
}

/// A paragraph on the way.
struct Paragraph<'l> {
    lines: Vec<&'l Line>,
    kind: BlockKind,
}

/// Builds the blocks.
pub(super) fn blocks(lines: &[Line]) -> Blocks {
    let looks = Looks::of(lines);
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    for (range, column) in columns(lines) {
        let begins = paragraphs.len();
        let stretch = lines.get(range).unwrap_or_default();
        for (at, line) in stretch.iter().enumerate() {
            let last = at.checked_sub(1).and_then(|at| stretch.get(at));
            let goes_on =
                line.cells.is_empty() && !is_caption(&line.words) && last.is_some_and(|last| goes_on(last, line, &column));
            match paragraphs.last_mut() {
                Some(paragraph) if goes_on => paragraph.lines.push(line),
                _ => paragraphs.push(Paragraph { lines: vec![line], kind: BlockKind::Paragraph }),
            }
        }
        for paragraph in paragraphs.iter_mut().skip(begins) {
            paragraph.kind = looks.kind(&paragraph.lines);
            if paragraph.kind == BlockKind::Paragraph && is_set_in(&paragraph.lines, &column) {
                paragraph.kind = BlockKind::Quotation;
            }
        }
    }
    let paragraphs = joined(paragraphs);
    let words = Hyphenated::of(lines);
    let mut out = Blocks { pieces: Vec::new(), hyphens: 0 };
    for paragraph in &paragraphs {
        push(paragraph, &words, &mut out);
    }
    out
}

/// Whether all lines of a paragraph stand equally far in from the column's left: a block quotation.
fn is_set_in(lines: &[&Line], column: &Column) -> bool {
    let Some(first) = lines.first().filter(|_| lines.len() > 1) else { return false };
    let alike = lines.iter().all(|line| (line.left - first.left).abs() < 2.0);
    let within = first.left > column.left + first.size * 0.9 && first.left < column.left + (column.right - column.left) * 0.4;
    alike && within
}

/// Paragraphs that go on in the next column or on the next page, past notes, captions and tables.
fn joined(paragraphs: Vec<Paragraph<'_>>) -> Vec<Paragraph<'_>> {
    let mut out: Vec<Paragraph<'_>> = Vec::new();
    for mut paragraph in paragraphs {
        let goes_on = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation);
        let before =
            out.iter().rposition(|before| before.kind != BlockKind::Note).filter(|_| paragraph.kind == BlockKind::Paragraph);
        let joins = before.and_then(|at| out.get_mut(at)).filter(|before| {
            let (Some(last), Some(first)) = (before.lines.last(), paragraph.lines.first()) else { return false };
            let elsewhere = last.page != first.page || first.top < last.top;
            goes_on(before.kind) && elsewhere && goes_on_over(last, first)
        });
        match joins {
            Some(before) => before.lines.append(&mut paragraph.lines),
            None => out.push(paragraph),
        }
    }
    out
}

/// How the document usually looks.
struct Looks {
    /// The size of most words, in points.
    body: f32,
    /// The sizes of headings, the largest first.
    sizes: Vec<f32>,
}

impl Looks {
    fn of(lines: &[Line]) -> Self {
        let body =
            most_common(lines.iter().flat_map(|line| std::iter::repeat_n(line.size, line.words.len() / 8 + 1))).unwrap_or(10.0);
        let mut sizes: Vec<f32> =
            lines.iter().filter(|line| line.size > body * 1.12 && is_short(&line.words)).map(|line| line.size).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        sizes.dedup_by(|a, b| (*a - *b).abs() < 0.6);
        Self { body, sizes }
    }

    fn kind(&self, lines: &[&Line]) -> BlockKind {
        let Some(first) = lines.first() else { return BlockKind::Paragraph };
        let chars: usize = lines.iter().map(|line| line.words.chars().count()).sum();
        let words = first.words.as_str();
        if !first.cells.is_empty() {
            return BlockKind::Cell;
        }
        if first.size > self.body * 1.12 && chars <= 250 && words.chars().any(char::is_alphabetic) {
            let rank = self.sizes.iter().position(|size| (size - first.size).abs() < 0.6).unwrap_or(3);
            return BlockKind::Heading(u8::try_from(rank + 1).unwrap_or(6).min(4));
        }
        let last = lines.last().map_or("", |line| line.words.as_str());
        if first.is_bold
            && chars <= 120
            && lines.len() <= 2
            && !ends_sentence(last)
            && item_mark(words).is_none_or(|_| chars < 80)
        {
            let level = (self.sizes.len() + 1).clamp(2, 5);
            return BlockKind::Heading(u8::try_from(level).unwrap_or(5));
        }
        if is_caption(words) {
            return BlockKind::Caption;
        }
        if first.size < self.body * 0.93 && first.top > first.page_height * 0.5 && is_note(words) {
            return BlockKind::Note;
        }
        if item_mark(words).is_some() { BlockKind::ListItem } else { BlockKind::Paragraph }
    }
}

fn is_short(words: &str) -> bool {
    words.chars().count() <= 200 && words.chars().any(char::is_alphabetic)
}

/// "Figure 3: …", "Table 1. …", "Abb. 2: …".
fn is_caption(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let named = matches!(
        parts.next(),
        Some("Figure" | "Fig." | "FIGURE" | "Table" | "TABLE" | "Tab." | "Abbildung" | "Abb." | "Tabelle" | "Photo" | "Map")
    );
    named
        && parts
            .next()
            .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()) && number.ends_with([':', '.', '–']))
}

/// "1 See below", "* See below", "12See below".
fn is_note(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) || words.starts_with(['*', '†', '‡', '§', '¶'])
}

/// The note without its mark.
fn without_note_mark(words: &str) -> &str {
    words
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '¶'))
        .trim_start_matches(['.', ')', ' '])
}

/// The words of the document that have a hyphen inside a line.
struct Hyphenated<'l>(BTreeSet<&'l str>);

impl<'l> Hyphenated<'l> {
    fn of(lines: &'l [Line]) -> Self {
        let words = lines.iter().flat_map(|line| line.words.split(|c: char| !(c.is_alphanumeric() || c == '-')));
        Self(words.filter(|word| word.contains('-')).collect())
    }

    /// Whether a hyphen between two parts is part of the word.
    fn keeps(&self, left: &str, right: &str) -> bool {
        let ends_word = |c: char| !(c.is_alphanumeric() || c == '-');
        let head = left.rsplit(ends_word).next().unwrap_or("");
        let tail = right.split(ends_word).next().unwrap_or("");
        self.0.contains(format!("{head}{tail}").as_str()) || head.trim_end_matches('-').contains('-')
    }
}

fn push(paragraph: &Paragraph<'_>, hyphenated: &Hyphenated<'_>, out: &mut Blocks) {
    let mut words = String::new();
    let mut pages: Vec<(usize, u32)> = Vec::new();
    for line in &paragraph.lines {
        if !line.cells.is_empty() {
            for (at, cell) in line.cells.iter().enumerate() {
                let words = crate::text::one_line(cell);
                out.pieces.push(Piece { kind: BlockKind::Cell, words, begins_row: at == 0, pages: vec![(0, line.page)] });
            }
            continue;
        }
        join(&mut words, &line.words, hyphenated, &mut out.hyphens);
        if pages.last().is_none_or(|(_, page)| *page != line.page) {
            let at = words.len().saturating_sub(line.words.len());
            pages.push((at, line.page));
        }
    }
    let lead = match paragraph.kind {
        BlockKind::ListItem => item_mark(&words).unwrap_or(0),
        BlockKind::Note => words.len() - without_note_mark(&words).len(),
        _ => 0,
    };
    // Browsers print the arrow that leads back from a note.
    let words = words.get(lead..).unwrap_or("").trim_end_matches(['↩', '↩', '\u{fe0e}', '\u{fe0f}', ' ']).trim().to_owned();
    pages.iter_mut().for_each(|(at, _)| *at = at.saturating_sub(lead));
    if !words.is_empty() {
        out.pieces.push(Piece { kind: paragraph.kind, words, begins_row: false, pages });
    }
}

/// Adds a line; a hyphen that only divided a word goes, and so does the space in scripts that have none.
fn join(words: &mut String, next: &str, hyphenated: &Hyphenated<'_>, hyphens: &mut usize) {
    let first = next.chars().next().unwrap_or(' ');
    let mut from_end = words.chars().rev();
    let (last, before) = (from_end.next().unwrap_or(' '), from_end.next().unwrap_or(' '));
    let divided = matches!(last, '-' | '\u{ad}' | '\u{2010}') && before.is_alphabetic() && first.is_alphabetic();
    if last == '\u{ad}' || divided && first.is_lowercase() {
        if last == '\u{ad}' || !hyphenated.keeps(words, next) {
            words.pop();
            *hyphens += 1;
        }
    } else if !(words.is_empty() || divided || is_wide(last) && is_wide(first)) {
        words.push(' ');
    }
    words.push_str(next);
}

/// Chinese and Japanese characters, between which lines break without a space.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as (page, left, right, top, size, words) → blocks.
    fn check(lines: &[(u32, f32, f32, f32, f32, &str)], expected: &[&str]) -> Blocks {
        let lines: Vec<Line> = lines
            .iter()
            .map(|(page, left, right, top, size, words)| Line {
                words: (*words).to_owned(),
                page: *page,
                left: *left,
                right: *right,
                top: *top,
                page_height: 800.0,
                size: *size,
                ..Line::default()
            })
            .collect();
        let blocks = blocks(&lines);
        let found: Vec<String> = blocks.pieces.iter().map(|piece| format!("{}: {}", piece.kind.code(), piece.words)).collect();
        assert_eq!(found, expected);
        blocks
    }

    #[test]
    fn words_divided_at_the_ends_of_lines() {
        let blocks = check(
            &[
                (1, 50.0, 250.0, 10.0, 10.0, "The well-known ferry was again de-"),
                (1, 50.0, 250.0, 22.0, 10.0, "layed, said the company of the well-"),
                (1, 50.0, 250.0, 34.0, 10.0, "known ferry, and the north-"),
                (1, 50.0, 250.0, 46.0, 10.0, "East line closed for good at noon"),
            ],
            &[
                "paragraph: The well-known ferry was again delayed, said the company of the well-known ferry, and the north-East line closed for good at noon",
            ],
        );
        assert_eq!(blocks.hyphens, 1);
    }

    #[test]
    fn paragraphs_go_on_over_pages_past_notes() {
        let blocks = check(
            &[
                (1, 50.0, 250.0, 40.0, 16.0, "The pier"),
                (1, 50.0, 250.0, 80.0, 10.0, "The ferry to the island was late again on Monday and"),
                (1, 50.0, 250.0, 700.0, 8.0, "1 It often is."),
                (2, 50.0, 250.0, 40.0, 10.0, "nobody at the harbour could say why it was so late."),
                (2, 50.0, 250.0, 90.0, 10.0, "• rope"),
                (2, 50.0, 250.0, 110.0, 10.0, "Figure 1: The pier."),
            ],
            &[
                "heading: The pier",
                "paragraph: The ferry to the island was late again on Monday and nobody at the harbour could say why it was so late.",
                "note: It often is.",
                "list-item: rope",
                "caption: Figure 1: The pier.",
            ],
        );
        assert_eq!(blocks.pieces[1].pages, [(0, 1), (53, 2)]);
    }
}
