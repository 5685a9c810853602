//! How a document uses its marks: what is said of one quotation depends on what the others are.

use std::collections::HashSet;

use crate::base::Arena;
use crate::extract::quotes::{Quote, QuoteId};
use crate::text::Document;

/// Where a quotation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In running text.
    Plain,
    /// In single marks, where the document's speech mostly has double ones: in headlines and for terms.
    Minor,
    /// Inside another quotation.
    Nested,
}

/// How a document uses its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Manner {
    /// It is not English: full stops and commas stand behind the closing mark, and cues may not be understood.
    pub(super) is_foreign: bool,
    /// It tells mostly in dialogue, as novels do.
    pub(super) is_dialogue: bool,
    /// Its speech stands in double marks.
    is_doubled: bool,
}

/// As many paragraphs begin with a quotation at least where a document tells in dialogue.
const DIALOGUE: usize = 20;

impl Manner {
    pub(super) fn read(document: &Document, quotes: &Arena<QuoteId, Quote>) -> Self {
        let top = || quotes.iter().filter(|(_, quote)| quote.depth == 0);
        let single = top().filter(|(_, quote)| is_single(document, quote)).count();
        // Pairs of straight single marks are not read, but they show what the single ones are for.
        let double = top().count() - single + document.text.matches("''").count() / 2;
        let starts: HashSet<u32> = top().map(|(_, quote)| quote.span.start).collect();
        let blocks = document.blocks.as_slice();
        let begun = blocks.iter().filter(|block| starts.contains(&block.span.start)).count();
        Self {
            is_foreign: !document.language.reads_as_english(),
            is_dialogue: begun >= DIALOGUE && begun * 3 >= blocks.len(),
            is_doubled: double > 0 && single <= double,
        }
    }

    /// Where a quotation stands that stands in no other.
    pub(super) fn place(self, document: &Document, quote: &Quote) -> Place {
        if self.is_doubled && is_single(document, quote) { Place::Minor } else { Place::Plain }
    }
}

fn is_single(document: &Document, quote: &Quote) -> bool {
    let text = document.slice(quote.span);
    text.starts_with(['\'', '‘']) && !text.starts_with("''") && !text.starts_with("‘‘")
}
