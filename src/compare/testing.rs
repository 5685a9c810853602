//! Whole documents out of short texts, for the tests of this room.

use std::sync::Arc;

use crate::base::{Pair, Work};
use crate::compare::model::Sources;
use crate::extract::extract;
use crate::text::{Block, BlockKind, Document, Draft, Format, Source};

/// Both texts, read and extracted; a blank line separates paragraphs.
pub(crate) fn sources(a: &str, b: &str) -> Sources {
    let documents = Pair::new(document(a), document(b)).map(Arc::new);
    let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &Work::new()).unwrap_or_default()));
    Sources { documents, extractions }
}

fn document(text: &str) -> Document {
    let source = Source { name: String::new(), path: None, format: Format::Plain, sha256: String::new() };
    let mut blocks = Vec::new();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let span = crate::base::TextSpan::new(start, start + paragraph.len());
        blocks.push(Block { span, kind: BlockKind::Paragraph });
        start += paragraph.len() + 2;
    }
    let draft = Draft::new(source, text.to_owned(), blocks);
    Document::new(draft, &Work::new()).unwrap_or_else(|_| unreachable!("nobody cancels"))
}
