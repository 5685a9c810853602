//! One line of a page.

/// A line with what its looks say.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// The words.
    pub(super) words: String,
    /// Which page, counted from 1.
    pub(super) page: u32,
    /// The left end, in points from the left of the page.
    pub(super) left: f32,
    /// The right end of the ink.
    pub(super) right: f32,
    /// The baseline, in points from the top of the page.
    pub(super) top: f32,
    /// The height of the page, in points.
    pub(super) page_height: f32,
    /// The size of most characters, in points.
    pub(super) size: f32,
    /// Whether all of it is bold.
    pub(super) is_bold: bool,
    /// The pieces with wide gaps between them: left end, right end, words; one or none for running text.
    pub(super) pieces: Vec<(f32, f32, String)>,
    /// The cells, where the line stands for a row of a table.
    pub(super) cells: Vec<String>,
}

impl Line {
    /// Whether it stands in the part of the page where heads and page numbers stand.
    pub(super) fn is_in_margin(&self) -> bool {
        let share = self.top / self.page_height.max(1.0);
        !(0.15..=0.85).contains(&share)
    }
}

/// Whether words end as a sentence does, closing marks aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', '“', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}
