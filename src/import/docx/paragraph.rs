//! One paragraph of a Word document on the way.

use crate::import::builder::{Piece, Words};
use crate::import::docx::styles::{Look, Styles, heading};
use crate::text::BlockKind;

/// A paragraph whose end has not come yet.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The words so far.
    pub(super) words: Words,
    /// Its style's id.
    pub(super) style: Option<String>,
    /// Its own outline level, from 0.
    pub(super) outline: Option<u8>,
    /// Whether it says of itself to be in a list, or not to be.
    pub(super) in_list: Option<bool>,
    /// Whether its end was deleted under change tracking, so that the next paragraph goes on in it.
    pub(super) end_deleted: bool,
    /// Paragraphs of text boxes anchored in it.
    pub(super) boxed: Vec<Piece>,
}

impl Paragraph {
    /// What its style makes of it.
    pub(super) fn look(&self, styles: &Styles) -> Look {
        self.style.as_deref().map(|id| styles.look(id)).unwrap_or_default()
    }

    /// What it is, in a table's cell or not.
    pub(super) fn kind(&self, styles: &Styles, in_cell: bool) -> BlockKind {
        let own = self.outline.and_then(heading);
        let styled = self.look(styles).kind.filter(|kind| *kind != BlockKind::ListItem || self.in_list != Some(false));
        let listed = (self.in_list == Some(true)).then_some(BlockKind::ListItem);
        let plain = if in_cell { BlockKind::Cell } else { BlockKind::Paragraph };
        own.or(styled.filter(|kind| matches!(kind, BlockKind::Heading(_)))).or(listed).or(styled).unwrap_or(plain)
    }
}
