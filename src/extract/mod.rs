//! What a document says: quotations, names, facts. No step here can fail; doubt is part of the result.

pub mod entities;
pub mod facts;
pub mod quotes;

use crate::base::{Arena, Cancelled, Notice, Stage, Work};
use crate::text::Document;

pub use entities::{Entity, EntityId, EntityKind, Mention, MentionForm};
pub use facts::{Bound, DatePart, DateUnit, DateValue, Fact, FactId, FactKind, FactValue, Mark, MarkId, MarkKind, Relative};
pub(crate) use facts::{
    Deed, SAID_AT, deed, is_direction, is_function_word, is_region, looks_like_event, normal_role, role_noun, same_occasion,
    same_referent, unit_seconds,
};
pub use quotes::{Quote, QuoteForm, QuoteId, QuoteKind, Speaker};
pub(crate) use quotes::{is_according, is_role, is_small_word, is_speech_verb, is_telling_verb, may_refer};

/// Everything found in one document.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// People, organisations and places, each with all its mentions.
    pub entities: Arena<EntityId, Entity>,
    /// Every marked quotation, in order of the text.
    pub quotes: Arena<QuoteId, Quote>,
    /// Typed values, in order of the text.
    pub facts: Arena<FactId, Fact>,
    /// Superlatives and hedges, in order of the text.
    pub marks: Arena<MarkId, Mark>,
    /// Repairs and doubts on the way.
    pub notices: Vec<Notice>,
}

/// How many steps there are to an extraction.
const STEPS: usize = 4;

/// Finds quotations, names and facts.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn extract(document: &Document, work: &Work) -> Result<Extraction, Cancelled> {
    work.begin(Stage::Extracting);
    let mut notices = Vec::new();
    let marked = quotes::marked(document, &mut notices, work)?;
    work.progress(1, STEPS);
    let entities = entities::entities(document, &marked, work)?;
    work.progress(2, STEPS);
    let quotes = quotes::attribute(document, marked, &entities, work)?;
    work.progress(3, STEPS);
    let facts = facts::facts(document, &entities, &quotes, work)?;
    let marks = facts::marks(document, work)?;
    Ok(Extraction { entities, quotes, facts, marks, notices })
}
