//! People, organisations and places that the text names, one fact for each time.

use std::collections::{BTreeMap, HashMap};

use super::Fact;
use crate::base::{Arena, TextSpan};
use crate::extract::entities::{Entity, EntityId, EntityKind, MentionForm, name_key};
use crate::extract::facts::{FactKind, FactValue};
use crate::text::{Document, TokenKind, WordId, possessive_stem};

/// The facts of all names; what cannot be told to be a person, organisation or place is none.
pub(super) fn names(document: &Document, entities: &Arena<EntityId, Entity>, out: &mut Vec<Fact>) {
    let persons = surnames(entities);
    for (own, entity) in entities.iter() {
        let person = || called(&persons, &entity.name).and_then(|id| Some((id, entities.get(id)?)));
        let (id, named) = match entity.kind {
            EntityKind::Unknown => person().unwrap_or((own, entity)),
            _ => (own, entity),
        };
        let kind = match named.kind {
            EntityKind::Person => FactKind::Person,
            EntityKind::Organisation => FactKind::Organisation,
            EntityKind::Place => FactKind::Place,
            EntityKind::Unknown if reports(document, entity) => FactKind::Organisation,
            EntityKind::Unknown => continue,
        };
        for mention in entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            let Some(sentence) = document.sentence_at(mention.span.start) else { continue };
            let value = FactValue::Entity { kind, entity: id, name: named.name.clone() };
            out.push(Fact { span: mention.span, sentence, value, about: named.name.clone() });
        }
    }
    respelled(document, entities, &persons, out);
}

/// What is done by those who report, and what they do.
const REPORTED: &[&str] = &["reported", "published", "obtained", "quoted", "cited", "broadcast", "reviewed", "seen"];

/// Whether a name is that of somebody who reports: "was reported by the Herald", "the Herald reported".
fn reports(document: &Document, entity: &Entity) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| document.tokens.get(at)).map_or("", |token| document.folded(token));
    entity.mentions.iter().any(|mention| {
        let own = document.tokens_in(mention.span);
        let article = own.start.checked_sub(1).filter(|at| word(Some(*at)) == "the").unwrap_or(own.start);
        let by = word(article.checked_sub(1)) == "by";
        let done = (2..=3).any(|back| REPORTED.contains(&word(article.checked_sub(back))));
        by && done || matches!(word(Some(own.end)), "reported" | "reports")
    })
}

/// Surnames in another spelling that were not seen to be names: "Kovalenskiy" where others write "Kovalenskyy".
fn respelled(document: &Document, entities: &Arena<EntityId, Entity>, persons: &BTreeMap<String, EntityId>, out: &mut Vec<Fact>) {
    let mut taken: Vec<TextSpan> =
        entities.iter().flat_map(|(_, entity)| entity.mentions.iter().map(|mention| mention.span)).collect();
    taken.sort_unstable();
    let mut keys: HashMap<WordId, Option<EntityId>> = HashMap::new();
    for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let word = document.slice(token.span);
        if word.len() < 5 || !word.starts_with(char::is_uppercase) {
            continue;
        }
        let stem = possessive_stem(document.folded(token));
        let found = || called(persons, stem).filter(|_| persons.contains_key(&name_key(stem)) || !is_lower(document, stem));
        let Some(id) = *keys.entry(token.word).or_insert_with(found) else { continue };
        let after = taken.partition_point(|span| span.end <= token.span.start);
        let free = taken.get(after).is_none_or(|span| !span.overlaps(token.span));
        let (Some(sentence), Some(entity), true) = (document.sentence_at(token.span.start), entities.get(id), free) else {
            continue;
        };
        let value = FactValue::Entity { kind: FactKind::Person, entity: id, name: entity.name.clone() };
        out.push(Fact { span: token.span, sentence, value, about: entity.name.clone() });
    }
}

/// The person of a surname, also where the beginning of the name is lost: "Rourke" for "O'Rourke".
fn called(persons: &BTreeMap<String, EntityId>, surname: &str) -> Option<EntityId> {
    persons.get(&name_key(surname)).or_else(|| persons.get(&name_key(&format!("o'{surname}")))).copied()
}

/// Whether a word is written in small letters somewhere, so that its capital tells nothing.
fn is_lower(document: &Document, folded: &str) -> bool {
    let same = |token: &&crate::text::Token| document.folded(token) == folded;
    document.tokens.iter().filter(same).any(|token| document.slice(token.span).starts_with(char::is_lowercase))
}

/// Persons by their surname, spelled so that transliterations do not count; short surnames are left out, and those that
/// several bear.
fn surnames(entities: &Arena<EntityId, Entity>) -> BTreeMap<String, EntityId> {
    let mut out: BTreeMap<String, Option<EntityId>> = BTreeMap::new();
    for (id, entity) in entities.iter().filter(|(_, entity)| entity.kind == EntityKind::Person) {
        let surname = entity.name.split(' ').next_back().map(name_key).filter(|key| key.len() > 4);
        if let Some(key) = surname {
            out.entry(key).and_modify(|found| *found = None).or_insert(Some(id));
        }
    }
    out.into_iter().filter_map(|(key, id)| Some((key, id?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Person;
    use crate::extract::facts::testing::check_named;

    #[test]
    fn names_and_their_other_spellings() {
        check_named("There Mayor Rosa Marsh spoke. Marsh left.", Person, &["Rosa Marsh", "Marsh"]);
        check_named(
            "There Mayor Olena Kovalenskyy spoke. “Kovalenskiy is coming.”",
            Person,
            &["Olena Kovalenskyy", "Kovalenskiy"],
        );
        check_named("There Mayor Rosa Marsh spoke. Marshes are wet.", Person, &["Rosa Marsh"]);
        check_named("There Mayor Rosa O’Marsh spoke. Then Marsh left.", Person, &["Rosa O’Marsh", "Marsh"]);
        check_named("There Mayor Rosa O’Marsh spoke. Marsh is wet, marsh water cold.", Person, &["Rosa O’Marsh"]);
    }
}
