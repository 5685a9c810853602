//! One paragraph of a Word document on the way.

use crate::import::builder::{Piece, Words};
use crate::import::docx::numbering::Numbering;
use crate::import::docx::styles::{Look, SetIn, Styles, heading};
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
    /// The list that it says of itself to be in; "0" for none.
    pub(super) list: Option<String>,
    /// The level of the list, from 0.
    pub(super) list_level: Option<usize>,
    /// How far it says of itself to be set in.
    pub(super) set_in: SetIn,
    /// Whether it is the large letter with which the next paragraph begins.
    pub(super) is_drop_cap: bool,
    /// Whether its end was deleted under change tracking, so that the next paragraph goes on in it.
    pub(super) end_deleted: bool,
    /// Paragraphs of text boxes and descriptions of pictures anchored in it.
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
        let in_list = self.list.as_ref().map(|id| id != "0");
        let styled = self.look(styles).kind.filter(|kind| *kind != BlockKind::ListItem || in_list != Some(false));
        let listed = (in_list == Some(true)).then_some(BlockKind::ListItem);
        let plain = if in_cell { BlockKind::Cell } else { BlockKind::Paragraph };
        own.or(styled.filter(|kind| matches!(kind, BlockKind::Heading(_)))).or(listed).or(styled).unwrap_or(plain)
    }

    /// Whether it is set in from both sides.
    pub(super) fn is_set_in(&self, styles: &Styles) -> bool {
        self.set_in.or(self.look(styles).set_in).is_quotation()
    }

    /// Counts it in its list and gives its number.
    pub(super) fn mark(&self, styles: &Styles, numbering: &mut Numbering) -> String {
        let styled = self.style.as_deref().and_then(|style| styles.list(style));
        let mark = match (&self.list, styled) {
            (Some(list), _) if list == "0" => None,
            (Some(list), styled) => {
                let level = self.list_level.or_else(|| styled.and_then(|(_, _, level)| level)).unwrap_or(0);
                numbering.mark(list, level)
            }
            (None, Some((style, list, level))) => {
                let level = self.list_level.or_else(|| numbering.level_of_style(list, style)).or(level).unwrap_or(0);
                numbering.mark(list, level)
            }
            (None, None) => None,
        };
        mark.unwrap_or_default()
    }
}
