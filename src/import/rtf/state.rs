//! What holds for the characters of a group.

use crate::import::rtf::destination::Destination;

/// What holds inside a group and ends with it.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Where characters go.
    pub(super) destination: Destination,
    /// The name of the control word that opened the destination.
    pub(super) name: &'static str,
    /// Whether its first control word is `\*`.
    pub(super) starred: bool,
    /// How many characters stand in for one that older programs cannot show.
    pub(super) fallback: usize,
    /// The number of the font; none below 0.
    pub(super) font: i32,
    /// Whether its words are hidden.
    pub(super) is_hidden: bool,
    /// Whether its words are deleted under change tracking.
    pub(super) is_deleted: bool,
    /// Whether the paragraph is in a table.
    pub(super) in_table: bool,
    /// Whether the paragraph is in a list.
    pub(super) in_list: bool,
    /// The number of the paragraph's style.
    pub(super) style: i32,
    /// The paragraph's own outline level, from 0.
    pub(super) outline: Option<u8>,
    /// How far the paragraph is set in, in twentieths of a point.
    pub(super) indent: i32,
    /// How far its first line is set in beyond that.
    pub(super) first_indent: i32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Body,
            name: "",
            starred: false,
            fallback: 1,
            font: -1,
            is_hidden: false,
            is_deleted: false,
            in_table: false,
            in_list: false,
            style: 0,
            outline: None,
            indent: 0,
            first_indent: 0,
        }
    }
}
