//! People, organisations and places, and all the ways the text names them.

use crate::base::{Arena, Cancelled, TextSpan, Work, define_id};
use crate::extract::quotes::Quote;
use crate::text::Document;

define_id! {
    /// A person, organisation or place of one document.
    EntityId,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name the document gives, without titles: "Volodymyr Zelenskyy".
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Every mention, in order of the text.
    pub mentions: Vec<Mention>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, office, party, team.
    Organisation,
    /// A town, country, building, region.
    Place,
    /// Has a name, but what it is cannot be told.
    Unknown,
}

/// One place where an entity is named or meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, titles left out.
    pub span: TextSpan,
    /// How it is named.
    pub form: MentionForm,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// By a name or a part of it.
    Name,
    /// By a role or description: "the envoy".
    Role,
    /// By a pronoun.
    Pronoun,
}

/// Finds the named entities and groups their mentions.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn entities(
    _document: &Document,
    _quotes: &Arena<super::QuoteId, Quote>,
    work: &Work,
) -> Result<Arena<EntityId, Entity>, Cancelled> {
    work.check()?;
    Ok(Arena::default())
}
