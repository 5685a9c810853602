//! Typed values, each with what it is of.

mod value;

use crate::base::{Arena, Cancelled, TextSpan, Work, define_id};
use crate::extract::entities::{Entity, EntityId};
use crate::extract::quotes::{Quote, QuoteId};
use crate::text::{Document, SentenceId};

pub use value::{Bound, FactKind, FactValue};

define_id! {
    /// A fact of one document.
    FactId,
}

/// One value the text gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The words that give it.
    pub span: TextSpan,
    /// The statement it stands in.
    pub sentence: SentenceId,
    /// Its normal form.
    pub value: FactValue,
    /// What is dated, counted, priced or named, in short words as the text has them: "passengers". May be empty.
    pub about: String,
}

impl Fact {
    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        self.value.kind()
    }
}

/// Finds the facts of a document, in order of the text.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn facts(
    _document: &Document,
    _entities: &Arena<EntityId, Entity>,
    _quotes: &Arena<QuoteId, Quote>,
    work: &Work,
) -> Result<Arena<FactId, Fact>, Cancelled> {
    work.check()?;
    Ok(Arena::default())
}
