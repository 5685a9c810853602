//! One text out of the blocks of formats that are no plain text.

use crate::base::TextSpan;
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
    /// The number of a list's item, which stands in the text but is no part of the block.
    pub(super) mark: String,
}

/// Collects blocks. Between them stand tabs (cells of one row), line ends (list items, rows) or blank lines, so that the text
/// reads well on its own.
#[derive(Debug, Default)]
pub(super) struct Builder {
    text: String,
    blocks: Vec<Block>,
    row: usize,
    row_of_last: usize,
}

impl Builder {
    /// Appends a block; without words nothing.
    pub(super) fn push(&mut self, kind: BlockKind, words: &str) {
        self.push_marked(kind, "", words);
    }

    fn push_marked(&mut self, kind: BlockKind, mark: &str, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
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
        self.push_marked(piece.kind, &piece.mark, &piece.words);
    }

    /// The cells from here on stand in another row.
    pub(super) fn next_row(&mut self) {
        self.row += 1;
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
