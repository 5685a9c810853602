//! What people are: titles before names, appositions, "is the …", "appointed … as …", lists of participants.

mod appointed;
mod apposition;
mod title;

use std::ops::Range;

use super::cursor::Words;
use super::role_words::{normal_role, role_noun};
use super::{Fact, FactValue};
use crate::base::Arena;
use crate::extract::entities::{Entity, EntityId, EntityKind, MentionForm};
use crate::text::{Document, SentenceId};

/// The longest description in tokens.
const ROLE_WORDS: usize = 14;

/// A person named in a sentence.
#[derive(Clone)]
struct Holder {
    entity: EntityId,
    words: Range<usize>,
}

/// The words that describe a person.
struct Description {
    holder: EntityId,
    words: Range<usize>,
}

/// The role facts of a document. Cost is that of the sentences with names in them.
pub(super) fn roles(document: &Document, entities: &Arena<EntityId, Entity>, out: &mut Vec<Fact>) {
    let mut by_sentence: Vec<(SentenceId, EntityId, crate::base::TextSpan)> = Vec::new();
    for (id, entity) in entities.iter().filter(|(_, entity)| entity.kind == EntityKind::Person) {
        let named = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        by_sentence.extend(named.filter_map(|mention| Some((document.sentence_at(mention.span.start)?, id, mention.span))));
    }
    by_sentence.sort_by_key(|(sentence, _, span)| (*sentence, *span));
    let mut presidents = Vec::new();
    for chunk in by_sentence.chunk_by(|one, other| one.0 == other.0) {
        let Some((id, ..)) = chunk.first() else { continue };
        let words = Words::new(document, &document.sentences[*id]);
        let holders: Vec<Holder> = chunk
            .iter()
            .map(|(_, entity, span)| Holder { entity: *entity, words: words.touching(*span) })
            .filter(|holder| !holder.words.is_empty())
            .collect();
        let mut found = title::titles(&words, &holders);
        found.extend(apposition::appositions(&words, &holders));
        presidents.extend(found.iter().map(|found| (found.holder, normal_role(&words.text(found.words.clone())))));
        found.extend(appointed::appointments(&words, &holders, &presidents));
        push(&words, *id, entities, found, out);
    }
}

fn push(
    words: &Words,
    sentence: SentenceId,
    entities: &Arena<EntityId, Entity>,
    mut found: Vec<Description>,
    out: &mut Vec<Fact>,
) {
    found.sort_by_key(|found| (found.words.start, found.words.end, found.holder));
    found.dedup_by_key(|found| (found.words.start, found.holder));
    for found in found {
        let Some(entity) = entities.get(found.holder) else { continue };
        let role = normal_role(&words.text(found.words.clone()));
        let value = FactValue::Role { holder: entity.name.clone(), entity: Some(found.holder), role };
        out.push(Fact { span: words.span(found.words), sentence, value, about: entity.name.clone() });
    }
}

/// Whether one of the words is a role noun.
fn has_role(words: &Words, range: Range<usize>) -> bool {
    range.into_iter().any(|at| role_noun(words.folded(at)).is_some())
}

/// Words that no description goes beyond.
fn ends_description(words: &Words, at: usize) -> bool {
    at >= words.len()
        || matches!(words.raw(at), "," | ";" | ")" | "(" | "—" | "―" | "\u{201c}" | "\u{201d}" | "\"" | "!" | "?" | ":")
        || words.raw(at) == "." && (at + 1 >= words.len() || words.before(at, 1).len() > 4)
        || words.raw(at) == "–" && !words.is_joint(at)
        || words.is_any(
            at,
            &[
                "who", "which", "whose", "that", "but", "when", "while", "said", "says", "told", "added", "asked", "wrote",
                "because", "before", "after", "since", "until", "during", "as",
            ],
        )
}

/// Position after the description that begins at a place.
fn description_end(words: &Words, at: usize) -> usize {
    (at..(at + ROLE_WORDS).min(words.len() + 1))
        .find(|end| ends_description(words, *end))
        .unwrap_or((at + ROLE_WORDS).min(words.len()))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::testing::check_roles;

    #[test]
    fn titles_before_names() {
        check_roles("There Sen. Rosa Marsh spoke.", &["Rosa Marsh: senator"]);
        check_roles("It was Norwegian Prime Minister Olav Kiel who spoke.", &["Olav Kiel: norwegian prime minister"]);
        check_roles("There former Harbour Director Rosa Marsh spoke.", &["Rosa Marsh: former harbour director"]);
        check_roles("They met Secretary of State Ann Duval there.", &["Ann Duval: secretary of state"]);
        check_roles("They met defense lawyer Ann Duval there.", &["Ann Duval: defense lawyer"]);
    }

    #[test]
    fn appositions() {
        check_roles("Rosa Marsh, the mayor of Lund, spoke.", &["Rosa Marsh: mayor of lund"]);
        check_roles("The company’s chief executive, Ann Duval, spoke.", &["Ann Duval: company chief executive"]);
        check_roles("The mayor of Lund, Rosa Marsh, spoke.", &["Rosa Marsh: mayor of lund"]);
        check_roles("There the mayor of Lund, Rosa Marsh, and the coach spoke.", &[]);
        check_roles("There the dancers of Lund, Rosa Marsh said, left.", &[]);
        check_roles("Ann Duval, who was a nurse in Lund, spoke.", &["Ann Duval: nurse in lund"]);
        check_roles("Ann Duval is the chairwoman of the board.", &["Ann Duval: chair of board"]);
    }

    #[test]
    fn appointments() {
        check_roles("The council appointed Rosa Marsh as its director of music.", &["Rosa Marsh: director of music"]);
        check_roles(
            "It was President Olav Kiel. Marsh and Kiel are friends, and the president appointed the nurse as his special envoy to Lund. Rosa Marsh left.",
            &["Olav Kiel: president", "Rosa Marsh: nurse", "Rosa Marsh: special envoy to lund"],
        );
    }

    #[test]
    fn told_with_as() {
        check_roles(
            "Rosa Marsh, who served there for 24 years before retiring as deputy director in 2014, left.",
            &["Rosa Marsh: deputy director"],
        );
        check_roles(
            "Rosa Marsh, who served three terms as a senator and one as a governor, left.",
            &["Rosa Marsh: senator", "Rosa Marsh: governor"],
        );
        check_roles("They noted his pick of Rosa Marsh as his first press secretary.", &["Rosa Marsh: first press secretary"]);
        check_roles("There Rosa Marsh, who lost the seat before becoming an independent, spoke.", &["Rosa Marsh: independent"]);
        check_roles(
            "He named Rosa Marsh, the former senator, as a finalist.",
            &["Rosa Marsh: former senator", "Rosa Marsh: finalist"],
        );
        check_roles("Rosa Marsh met the mayor, who worked as a nurse.", &[]);
        check_roles("As Rosa Marsh left, a nurse came.", &[]);
    }

    #[test]
    fn no_roles() {
        for text in [
            "Rosa Marsh, speaking to reporters, left.",
            "Rosa Marsh spoke to a nurse.",
            "Rosa Marsh, the mayor said, left.",
            "On Friday Rosa Marsh spoke.",
        ] {
            check_roles(text, &[]);
        }
    }
}
