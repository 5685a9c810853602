//! People, organisations and places, and all the ways the text names them.

mod bearers;
mod german;
mod group;
mod kind;
pub(crate) mod lexicon;
mod runs;
mod shapes;

use crate::base::{Arena, Cancelled, TextSpan, Work, define_id};
use crate::extract::quotes::Quote;
use crate::text::Document;

pub use group::name_key;
use shapes::Shapes;

define_id! {
    /// A person, organisation or place of one document.
    EntityId,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name the document gives: "Volodymyr Zelenskyy". Without titles, unless only a title tells two bearers of
    /// one surname apart: "Mrs. Lund".
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
    document: &Document,
    _quotes: &Arena<super::QuoteId, Quote>,
    work: &Work,
) -> Result<Arena<EntityId, Entity>, Cancelled> {
    work.check()?;
    let shapes = Shapes::new(document);
    let mut runs = Vec::new();
    if document.language.code() == "de" {
        runs = german::runs(document, &shapes);
    } else {
        for (_, sentence) in document.sentences.iter() {
            work.check()?;
            runs::runs(document, &shapes, sentence, &mut runs);
        }
    }
    let found = group::group(document, &runs);
    Ok(found.into_iter().map(|found| found.entity).collect::<Vec<_>>().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;

    /// The entities of a text: "kind name: mention, mention".
    fn found(text: &str) -> Vec<String> {
        let work = Work::new();
        let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        let entities = entities(&document, &Arena::default(), &work).unwrap();
        let show = |(_, entity): (EntityId, &Entity)| {
            let mentions: Vec<&str> = entity.mentions.iter().map(|mention| document.slice(mention.span)).collect();
            format!("{:?} {}: {}", entity.kind, entity.name, mentions.join(", "))
        };
        entities.iter().map(show).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn full_and_short_names_are_one_person() {
        check("Greta Lund spoke. Ms. Lund was not there. Lund left.", &["Person Greta Lund: Greta Lund, Lund, Lund"]);
        check(
            "The mayor, Tomas Q. Arnesen, came. Later Tomas Arnesen left.",
            &["Person Tomas Q. Arnesen: Tomas Q. Arnesen, Tomas Arnesen"],
        );
        check("They met Richard A. Arnesen there. Arnesen left.", &["Person Richard A. Arnesen: Richard A. Arnesen, Arnesen"]);
        check("It was Anna Lund's boat. Anna sold it.", &["Person Anna Lund: Anna Lund, Anna"]);
        check(
            "Vera Brandt met Karl Brandt. Then Brandt left.",
            &["Person Vera Brandt: Vera Brandt", "Person Karl Brandt: Karl Brandt, Brandt"],
        );
    }

    #[test]
    fn members_of_a_family_are_several() {
        check(
            "Mr. Arnesen met Mrs. Arnesen there. Then Mrs. Arnesen left.",
            &["Person Mr. Arnesen: Arnesen", "Person Mrs. Arnesen: Arnesen, Arnesen"],
        );
        check(
            "It was Greta Arnesen who came. Then Mr. Arnesen left, and Miss Arnesen stayed.",
            &["Person Greta Arnesen: Greta Arnesen, Arnesen", "Person Mr. Arnesen: Arnesen"],
        );
        check("It was Greta Arnesen who came. Then Mrs. Arnesen left.", &["Person Greta Arnesen: Greta Arnesen, Arnesen"]);
    }

    #[test]
    fn titles_and_roles_are_no_part_of_a_name() {
        check(
            "There Foreign Minister Olav Kiel met Sen. Rosa Marsh.",
            &["Person Olav Kiel: Olav Kiel", "Person Rosa Marsh: Rosa Marsh"],
        );
        check("It was Secretary of State Ann Duval who came.", &["Person Ann Duval: Ann Duval"]);
        check("Norwegian President Erik van der Hoek was there.", &["Person Erik van der Hoek: Erik van der Hoek"]);
    }

    #[test]
    fn bodies_and_places_are_told_from_persons() {
        check(
            "The Harbour Safety Commission (HSC) met in Oslo. The HSC voted.",
            &["Organisation Harbour Safety Commission: Harbour Safety Commission, HSC, HSC", "Place Oslo: Oslo"],
        );
        check(
            "The Department of Health and Human Services moved to New Zealand.",
            &[
                "Organisation Department of Health and Human Services: Department of Health and Human Services",
                "Place New Zealand: New Zealand",
            ],
        );
    }

    #[test]
    fn a_capital_at_the_start_of_a_sentence_is_no_name() {
        check("However, nothing moved. Divers searched the harbour. The divers left.", &[]);
        check("On Monday the ship sank. “Nobody knew,” the captain said.", &[]);
    }

    #[test]
    fn spellings_of_one_name_are_one_person() {
        check("Then Ivan Belenskyy spoke. Later Belenskiy left.", &["Person Ivan Belenskyy: Ivan Belenskyy, Belenskiy"]);
    }
}
