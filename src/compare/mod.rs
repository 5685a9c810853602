//! What two documents have to do with each other. Symmetric: exchanging the sides mirrors every result.

mod align;
mod facts;
mod lexicon;
mod model;
mod quotes;
#[cfg(test)]
mod testing;
mod words;

use std::sync::Arc;

use crate::base::{Cancelled, Pair, Stage, Work};
use crate::extract::Extraction;
use crate::text::Document;

pub use model::{
    Comparison, Edit, EditKind, FactMatch, FactRule, Link, LinkId, Origin, QuoteMatch, QuoteReason, QuoteState, Verdict,
};

/// Compares two documents.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn compare(documents: Pair<Arc<Document>>, extractions: Pair<Arc<Extraction>>, work: &Work) -> Result<Comparison, Cancelled> {
    let mut sources = model::Sources { documents, extractions };
    work.begin(Stage::Linking);
    let links = align::links(&sources, work)?;
    work.begin(Stage::Quotes);
    let quotes = quotes::matches(&sources, &links, work)?;
    let links = align::with_quotes(&sources, links, &quotes);
    work.begin(Stage::Facts);
    let mut facts = facts::matches(&sources, &links, work)?;
    facts::add_claims(&mut sources, &links, &mut facts, work)?;
    let model::Sources { documents, extractions } = sources;
    Ok(Comparison { documents, extractions, links, quotes, facts })
}
