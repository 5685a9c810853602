//! What the process that reads a PDF tells the one that asked for it: lines of JSON.

use serde::{Deserialize, Serialize};

use crate::base::LeftOut;
use crate::text::BlockKind;

/// One line of news.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum News {
    /// How many pages of how many are done.
    Progress(usize, usize),
    /// All that was read.
    Read(Read),
    /// The file is protected with a password.
    Encrypted,
    /// Its pages are pictures.
    OnlyPictures,
    /// What is wrong with the file.
    Damaged(String),
}

/// What was read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Read {
    /// The blocks in reading order.
    pub(super) pieces: Vec<Piece>,
    /// The title of the file's properties.
    pub(super) title: Option<String>,
    /// The author of the file's properties.
    pub(super) author: Option<String>,
    /// The day it was made, as the format writes days.
    pub(super) date: Option<String>,
    /// What was left out, one entry for each.
    #[serde(with = "left_out")]
    pub(super) left_out: Vec<LeftOut>,
}

/// One block.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Piece {
    /// What it is.
    #[serde(with = "kind")]
    pub(super) kind: BlockKind,
    /// Its words.
    pub(super) words: String,
    /// Whether it is the first of a table's row.
    pub(super) begins_row: bool,
    /// Where pages begin in the words: bytes and the page's number.
    pub(super) pages: Vec<(usize, u32)>,
}

mod kind {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::text::BlockKind;

    const KINDS: [BlockKind; 6] =
        [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Quotation, BlockKind::Cell, BlockKind::Caption, BlockKind::Note];

    pub(super) fn serialize<S: Serializer>(kind: &BlockKind, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_u8(match kind {
            BlockKind::Heading(level) => 10 + level,
            other => u8::try_from(KINDS.iter().position(|known| known == other).unwrap_or(0)).unwrap_or(0),
        })
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<BlockKind, D::Error> {
        let number = u8::deserialize(from)?;
        let heading = number.checked_sub(10).map(|level| BlockKind::Heading(level.clamp(1, 6)));
        Ok(heading.or(KINDS.get(usize::from(number)).copied()).unwrap_or(BlockKind::Paragraph))
    }
}

mod left_out {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::base::LeftOut;

    const KINDS: [LeftOut; 5] = [
        LeftOut::RunningHeads,
        LeftOut::LineEndHyphens,
        LeftOut::PrivateCharacters,
        LeftOut::PicturePages,
        LeftOut::UnreadablePages,
    ];

    pub(super) fn serialize<S: Serializer>(all: &[LeftOut], out: S) -> Result<S::Ok, S::Error> {
        KINDS.map(|kind| all.iter().filter(|one| **one == kind).count()).serialize(out)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<LeftOut>, D::Error> {
        let counts = <[usize; 5]>::deserialize(from)?;
        // No file has more of anything than this.
        let all = KINDS.into_iter().zip(counts).flat_map(|(kind, count)| std::iter::repeat_n(kind, count.min(1 << 20)));
        Ok(all.collect())
    }
}
