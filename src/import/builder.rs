//! One text out of the blocks of formats that are no plain text.

use std::borrow::Cow;

use crate::base::{LeftOut, TextSpan};
use crate::import::error::Cause;
use crate::text::{Block, BlockKind};

/// A finished paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its words.
    pub(super) words: String,
    /// Whether it is the first of a table's row.
    pub(super) begins_row: bool,
    /// The number of a list's item, a heading or a note, which stands in the text but is no part of the block.
    pub(super) mark: String,
    /// Whether it is set in from both sides.
    pub(super) is_set_in: bool,
    /// Whether it is the description of a picture.
    pub(super) is_description: bool,
}

impl Piece {
    /// A paragraph without anything special.
    pub(super) fn new(kind: BlockKind, words: String) -> Self {
        Self { kind, words, begins_row: false, mark: String::new(), is_set_in: false, is_description: false }
    }

    /// The description of a picture, if it says anything; inside a table's cell it is one.
    pub(super) fn description(words: &str, in_cell: bool) -> Option<Self> {
        let kind = if in_cell { BlockKind::Cell } else { BlockKind::Caption };
        description(words).map(|words| Self { is_description: true, ..Self::new(kind, words) })
    }
}

/// Makes block quotations of the paragraphs that are set in, where most are not.
pub(super) fn mark_quotations(pieces: &mut [Piece]) {
    let is_meant = |piece: &Piece| piece.is_set_in && piece.kind == BlockKind::Paragraph;
    let is_rare = pieces.iter().filter(|piece| is_meant(piece)).count() * 4 <= pieces.len();
    for piece in pieces.iter_mut().filter(|piece| is_rare && is_meant(piece)) {
        piece.kind = BlockKind::Quotation;
    }
}

/// The description of a picture as a reader would want it: not the name of its file, nor what a program guessed.
pub(super) fn description(words: &str) -> Option<String> {
    let words = crate::text::one_line(words);
    let lower = words.to_lowercase();
    let is_file = !lower.contains(' ')
        && [".png", ".jpg", ".jpeg", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".webp", ".emf", ".wmf"]
            .iter()
            .any(|ending| lower.ends_with(ending));
    let is_guess = ["automatically generated", "ai-generated content may be incorrect", "automatisch generiert"]
        .iter()
        .any(|end| lower.trim_end_matches('.').ends_with(end));
    // Words that say no more than that there is a picture.
    let says_nothing = ["image", "img", "picture", "photo", "cover", "cover image", "logo", "icon"].contains(&lower.as_str());
    (words.chars().any(char::is_alphanumeric) && !(is_file || is_guess || says_nothing)).then_some(words)
}

/// Collects blocks. Between them stand tabs (cells of one row), line ends (list items, rows) or blank lines, so that the text
/// reads well on its own.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    row: usize,
    row_of_last: usize,
    /// The description of a picture, as long as it is the last block.
    described: Option<TextSpan>,
    /// How many characters were left out because only one font has a shape for them.
    private: usize,
}

/// Whether a character means something in one font only.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

impl Builder {
    /// Appends a block; without words nothing.
    pub(super) fn push(&mut self, kind: BlockKind, words: &str) {
        self.push_marked(kind, "", words);
    }

    /// Appends a block with a number before it, which is no part of it.
    pub(super) fn push_marked(&mut self, kind: BlockKind, mark: &str, words: &str) {
        let words = self.without_private(words);
        let words = words.trim();
        if words.is_empty() || self.is_full() || self.is_described(kind, words) {
            return;
        }
        self.described = None;
        if let Some(last) = self.blocks.last() {
            self.text.push_str(self.separator(last.kind, kind));
        }
        if !mark.is_empty() {
            self.text.push_str(mark);
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block { span: TextSpan::new(start, self.text.len()), kind });
        self.row_of_last = self.row;
    }

    /// Appends the description of a picture, unless the words before it are the same.
    pub(super) fn push_description(&mut self, words: &str) {
        let is_said = self.words_of_blocks_from_end().next().is_some_and(|last| last == words);
        if !is_said {
            self.push(BlockKind::Caption, words);
            self.described = self.blocks.last().map(|block| block.span);
        }
    }

    /// Whether a caption or paragraph only says again what the description of the picture before it said.
    fn is_described(&self, kind: BlockKind, words: &str) -> bool {
        let described = self.described.and_then(|span| self.text.get(span.range()));
        matches!(kind, BlockKind::Caption | BlockKind::Paragraph) && described == Some(words)
    }

    fn words_of_blocks_from_end(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().rev().filter_map(|block| self.text.get(block.span.range()))
    }

    /// Appends a paragraph of a format that has no lists: one that begins with a bullet is an item, and the bullet no part of it.
    pub(super) fn push_paragraph(&mut self, words: &str) {
        let words = words.trim();
        match words.strip_prefix(['•', '◦', '▪', '●', '‣', '■', '○']).filter(|rest| rest.starts_with(char::is_whitespace))
        {
            Some(rest) => self.push(BlockKind::ListItem, rest),
            None => self.push(BlockKind::Paragraph, words),
        }
    }

    /// Appends a finished paragraph.
    pub(super) fn push_piece(&mut self, piece: &Piece) {
        if piece.begins_row {
            self.next_row();
        }
        match piece.kind {
            BlockKind::Caption if piece.is_description => self.push_description(&piece.words),
            kind => self.push_marked(kind, &piece.mark, &piece.words),
        }
    }

    /// The cells from here on stand in another row.
    pub(super) fn next_row(&mut self) {
        self.row += 1;
    }

    /// Words without the characters that only one font has a shape for, which are counted.
    fn without_private<'w>(&mut self, words: &'w str) -> Cow<'w, str> {
        let count = words.chars().filter(|c| is_private(*c)).count();
        if count == 0 {
            return words.into();
        }
        self.private += count;
        words.chars().filter(|c| !is_private(*c)).collect::<String>().into()
    }

    /// One entry for each character that was left out because only one font has a shape for it.
    pub(super) fn left_out(&self) -> impl Iterator<Item = LeftOut> + use<> {
        std::iter::repeat_n(LeftOut::PrivateCharacters, self.private)
    }

    /// Whether the text is already too large to be read, so that more of it would only take memory.
    fn is_full(&self) -> bool {
        self.within_limits().is_err()
    }

    /// Refuses a text that is too large.
    pub(super) fn within_limits(&self) -> Result<(), Cause> {
        super::within_text(self.blocks.len(), self.text.len())
    }

    fn separator(&self, last: BlockKind, next: BlockKind) -> &'static str {
        match (last, next) {
            (BlockKind::Cell, BlockKind::Cell) if self.row == self.row_of_last => "\t",
            (BlockKind::Cell, BlockKind::Cell) | (BlockKind::ListItem, BlockKind::ListItem) => "\n",
            _ => "\n\n",
        }
    }

    /// The words of the first block, if it is a heading of the highest level.
    pub(super) fn leading_title(&self) -> Option<&str> {
        let first = self.blocks.first().filter(|block| block.kind == BlockKind::Heading(1))?;
        self.text.get(first.span.range())
    }

    /// The words of the first heading.
    pub(super) fn first_heading(&self) -> Option<&str> {
        let first = self.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
        self.text.get(first.span.range())
    }

    /// The words of the first heading of the highest level.
    pub(super) fn first_title(&self) -> Option<&str> {
        let first = self.blocks.iter().find(|block| block.kind == BlockKind::Heading(1))?;
        self.text.get(first.span.range())
    }

    /// The blocks with their words.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (BlockKind, &str)> {
        self.blocks.iter().filter_map(|block| Some((block.kind, self.text.get(block.span.range())?)))
    }

    /// The blocks' words, for looking through.
    pub(super) fn words_of_blocks(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| self.text.get(block.span.range()))
    }

    /// How many bytes there are so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text and its blocks.
    pub(super) fn finish(self) -> (String, Vec<Block>) {
        (self.text, self.blocks)
    }
}

/// The words of one block on the way: runs of white space become one space.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
}

impl Words {
    /// Appends characters.
    pub(super) fn push(&mut self, text: &str) {
        for c in text.chars() {
            if !is_space(c) {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    /// Appends characters as they stand, line ends included.
    pub(super) fn push_raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Begins another line.
    pub(super) fn break_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// The words so far.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a line has just begun.
    pub(super) fn ends_with_break(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Whether there is nothing yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The words so far; what follows begins anew.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

/// White space that is only layout: no-break spaces are part of the words.
fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_of_pictures() {
        let check = |words: &str, expected: Option<&str>| assert_eq!(description(words).as_deref(), expected, "{words}");
        check(" The pier \n at dusk ", Some("The pier at dusk"));
        check("IMG_0071.JPG", None);
        check("The file pier.png", Some("The file pier.png"));
        check("A person standing on a pier\n\nDescription automatically generated", None);
        check("…", None);
        check("Cover", None);
        let mut body = Builder::default();
        body.push_description("The pier at dusk");
        body.push(BlockKind::Caption, "The pier at dusk");
        body.push_description("Nobody");
        body.push(BlockKind::Caption, "The pier at dusk");
        assert_eq!(body.finish().0, "The pier at dusk\n\nNobody\n\nThe pier at dusk");
    }

    #[test]
    fn private_characters_are_counted() {
        let mut body = Builder::default();
        body.push(BlockKind::Paragraph, "\u{f0b7} rope\u{f8ff} and tar");
        body.push(BlockKind::Paragraph, "\u{e001}");
        assert_eq!(body.left_out().count(), 3);
        assert_eq!(body.finish().0, "rope and tar");
    }

    #[test]
    fn paragraphs_set_in_are_quotations_where_they_are_rare() {
        let check = |set_in: &[bool], expected: usize| {
            let mut pieces: Vec<Piece> = set_in
                .iter()
                .map(|is_set_in| Piece { is_set_in: *is_set_in, ..Piece::new(BlockKind::Paragraph, "So it is.".to_owned()) })
                .collect();
            mark_quotations(&mut pieces);
            assert_eq!(pieces.iter().filter(|piece| piece.kind == BlockKind::Quotation).count(), expected);
        };
        check(&[false, true, false, false], 1);
        check(&[false, true, true, false], 0);
        check(&[true], 0);
    }
}
