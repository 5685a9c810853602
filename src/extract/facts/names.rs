//! People, organisations and places that the text names, one fact for each time.

use super::Fact;
use crate::base::Arena;
use crate::extract::entities::{Entity, EntityId, EntityKind, MentionForm};
use crate::extract::facts::{FactKind, FactValue};
use crate::text::Document;

/// The facts of all names; what cannot be told to be a person, organisation or place is none.
pub(super) fn names(document: &Document, entities: &Arena<EntityId, Entity>, out: &mut Vec<Fact>) {
    for (id, entity) in entities.iter() {
        let kind = match entity.kind {
            EntityKind::Person => FactKind::Person,
            EntityKind::Organisation => FactKind::Organisation,
            EntityKind::Place => FactKind::Place,
            EntityKind::Unknown => continue,
        };
        for mention in entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            let Some(sentence) = document.sentence_at(mention.span.start) else { continue };
            let value = FactValue::Entity { kind, entity: id, name: entity.name.clone() };
            out.push(Fact { span: mention.span, sentence, value, about: entity.name.clone() });
        }
    }
}
