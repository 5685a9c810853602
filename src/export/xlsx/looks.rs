//! Tags → cell formats of a workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::display::Tag;
use crate::export::colours::{SOFT, colours};

/// The formats of all cells.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) head: Format,
    pub(super) cell: Format,
    pub(super) strong: Format,
    pub(super) number: Format,
    /// The words that matter in a cell, and the others.
    pub(super) marked: Format,
    pub(super) plain: Format,
}

impl Looks {
    pub(super) fn new() -> Self {
        let base = || Format::new().set_font_size(10).set_align(FormatAlign::Top);
        let cell = base().set_text_wrap();
        Self {
            title: Format::new().set_font_size(16).set_bold(),
            head: base()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Medium)
                .set_background_color(colour("F1EFEA")),
            strong: cell.clone().set_bold(),
            number: base().set_align(FormatAlign::Left),
            marked: Format::new().set_font_size(10).set_bold().set_font_color(colour("A3286F")),
            plain: Format::new().set_font_size(10),
            cell,
        }
    }

    /// The cell that names a state.
    pub(super) fn state(&self, tag: Tag) -> Format {
        let (words, fill) = colours(tag);
        self.strong.clone().set_font_color(colour(words)).set_background_color(colour(fill))
    }
}

/// Six hexadecimal digits as a colour.
fn colour(digits: &str) -> Color {
    Color::RGB(u32::from_str_radix(digits, 16).or_else(|_| u32::from_str_radix(SOFT, 16)).unwrap_or_default())
}
