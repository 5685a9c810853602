//! Plain text in its three habits: a blank line between paragraphs, one long line per paragraph, lines wrapped by hand.

use crate::base::TextSpan;
use crate::text::{Block, BlockKind, Draft, Source};

/// The text itself, with line ends made `\n` and a byte-order mark dropped, and its blocks.
pub(super) fn draft(source: Source, text: &str) -> Draft {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let blocks = blocks(&text);
    Draft { source, title: None, date: None, text, blocks, notices: Vec::new() }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let words = line.trim();
        if !words.is_empty() {
            let span = TextSpan::new(start + lead, start + lead + words.len());
            blocks.push(Block { span, kind: BlockKind::Paragraph });
        }
        start += line.len();
    }
    blocks
}
