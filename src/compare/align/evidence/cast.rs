//! Who takes part in each statement: people and organisations it names, people it means by "he" or "she", and the
//! speakers of its quotations.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Id, Pair, Side};
use crate::compare::model::Sources;
use crate::extract::entities::name_key;
use crate::extract::{Entity, EntityKind, Extraction, QuoteKind};
use crate::text::Document;

/// Words that mean somebody who was named before.
const PRONOUNS: [&str; 5] = ["he", "her", "him", "his", "she"];

/// Everybody of both documents, and where they take part.
pub(super) struct Casts {
    /// Per side, what each statement has.
    pub of: Pair<Vec<Cast>>,
    /// How rare each is in the pair, by [`Cast::people`], [`Cast::participants`] and [`Cast::organisations`].
    people: BTreeMap<String, f32>,
    participants: BTreeMap<String, f32>,
    organisations: BTreeMap<String, f32>,
}

/// Who takes part in one statement, by keys that are equal for the names of one and the same.
#[derive(Default)]
pub(super) struct Cast {
    /// The people it names.
    pub people: BTreeSet<String>,
    /// The people it names or means.
    pub participants: BTreeSet<String>,
    /// The organisations it names.
    pub organisations: BTreeSet<String>,
    /// Who speaks in it.
    pub speakers: BTreeSet<String>,
    /// Whether it quotes.
    pub quotes: bool,
}

impl Casts {
    pub(super) fn new(sources: &Sources) -> Self {
        let families = families(sources);
        let of = Pair::from_fn(|side| cast(&sources.documents[side], &sources.extractions[side], &families));
        let total = (of.a.len() + of.b.len()) as f32;
        let rarities = |choose: fn(&Cast) -> &BTreeSet<String>| {
            let mut counts: BTreeMap<String, f32> = BTreeMap::new();
            for key in Side::BOTH.iter().flat_map(|side| &of[*side]).flat_map(choose) {
                *counts.entry(key.clone()).or_default() += 1.0;
            }
            counts.values_mut().for_each(|count| *count = ((total + 1.0) / (*count + 0.5)).ln().max(0.0));
            counts
        };
        let (people, participants, organisations) =
            (rarities(|cast| &cast.people), rarities(|cast| &cast.participants), rarities(|cast| &cast.organisations));
        Self { of, people, participants, organisations }
    }

    /// The rarity, added up, of the people named in both, of the participants of both, and of the organisations of both.
    pub(super) fn shared(&self, a: &Cast, b: &Cast) -> [f32; 3] {
        let sum = |rarities: &BTreeMap<String, f32>, a: &BTreeSet<String>, b: &BTreeSet<String>| {
            a.intersection(b).filter_map(|key| rarities.get(key)).sum::<f32>()
        };
        [
            sum(&self.people, &a.people, &b.people),
            sum(&self.participants, &a.participants, &b.participants),
            sum(&self.organisations, &a.organisations, &b.organisations),
        ]
    }
}

/// The surnames, by their keys, that people with different initials have.
fn families(sources: &Sources) -> BTreeSet<String> {
    let mut initials: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
    for side in Side::BOTH {
        for (_, entity) in sources.extractions[side].entities.iter() {
            let has_first_name = entity.name.split_whitespace().nth(1).is_some() && !entity.name.contains(". ");
            let initial = name_key(&entity.name).chars().next().filter(|_| has_first_name);
            if entity.kind == EntityKind::Person {
                initials.entry(name_key(surname(&entity.name))).or_default().extend(initial);
            }
        }
    }
    initials.into_iter().filter(|(_, initials)| initials.len() > 1).map(|(surname, _)| surname).collect()
}

fn cast(document: &Document, extraction: &Extraction, families: &BTreeSet<String>) -> Vec<Cast> {
    let mut out: Vec<Cast> = document.sentences.iter().map(|_| Cast::default()).collect();
    let mut first: Vec<Option<(u32, String)>> = vec![None; out.len()];
    for (_, entity) in extraction.entities.iter() {
        for mention in &entity.mentions {
            let Some(at) = document.sentence_at(mention.span.start).map(Id::index) else { continue };
            let (Some(cast), Some(first)) = (out.get_mut(at), first.get_mut(at)) else { continue };
            match entity.kind {
                EntityKind::Person => {
                    let key = key(entity, families);
                    cast.people.insert(key.clone());
                    if first.as_ref().is_none_or(|(start, _)| mention.span.start < *start) {
                        *first = Some((mention.span.start, key));
                    }
                }
                EntityKind::Organisation => {
                    cast.organisations.insert(name_key(&entity.name));
                }
                EntityKind::Place | EntityKind::Unknown => {}
            }
        }
    }
    speakers(document, extraction, families, &mut out);
    let mut last: Option<String> = None;
    for ((cast, first), (_, sentence)) in out.iter_mut().zip(first).zip(document.sentences.iter()) {
        cast.participants = cast.people.union(&cast.speakers).cloned().collect();
        let means_somebody = || {
            let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
            tokens.iter().any(|token| PRONOUNS.contains(&&*document.vocabulary.word(token.word).folded))
        };
        if cast.people.is_empty() && means_somebody() {
            cast.participants.extend(last.clone());
        }
        last = first.map(|(_, key)| key).or_else(|| cast.speakers.first().cloned()).or(last);
    }
    out
}

/// Notes in each statement who is quoted there.
fn speakers(document: &Document, extraction: &Extraction, families: &BTreeSet<String>, out: &mut [Cast]) {
    for (_, quote) in extraction.quotes.iter().filter(|(_, quote)| quote.kind == QuoteKind::Speech) {
        let speaker = quote.speaker.as_ref().map(|speaker| {
            let entity = speaker.entity.and_then(|id| extraction.entities.get(id));
            entity.map_or_else(|| name_key(&speaker.name), |entity| key(entity, families))
        });
        for part in &quote.parts {
            let ends = [part.start, part.end.saturating_sub(1)].map(|at| document.sentence_at(at).map(Id::index));
            let [Some(from), Some(to)] = ends else { continue };
            for cast in out.get_mut(from..=to).unwrap_or_default() {
                cast.quotes = true;
                cast.speakers.extend(speaker.clone());
            }
        }
    }
}

/// The key of a person's surname, of the whole name where it tells members of a family apart, or of another name.
fn key(entity: &Entity, families: &BTreeSet<String>) -> String {
    let short = name_key(surname(&entity.name));
    if entity.kind == EntityKind::Person && !families.contains(&short) { short } else { name_key(&entity.name) }
}

fn surname(name: &str) -> &str {
    let last = name.split_whitespace().rev().find(|word| !matches!(*word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III"));
    last.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::sources;

    /// The participants of each statement, and after a bar the speakers.
    fn check(text: &str, expected: &[&str]) {
        let casts = Casts::new(&sources(text, "Nothing."));
        let show = |cast: &Cast| {
            let join = |keys: &BTreeSet<String>| keys.iter().cloned().collect::<Vec<_>>().join(" ");
            [join(&cast.participants), join(&cast.speakers)].join(" | ").trim().to_owned()
        };
        assert_eq!(casts.of.a.iter().map(show).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn people_take_part_by_name_by_pronoun_and_by_speaking() {
        check(
            "Ida Brekke ran the harbour office. She closed it in May. Rain fell. “It was time,” said Karl Moen.",
            &["breke |", "breke |", "|", "moen | moen"],
        );
        check("Mr. Moen left early. Karl Moen was tired.", &["moen |", "moen |"]);
        check("Anna Moen left early. Karl Moen was tired.", &["anamoen |", "karlmoen |"]);
    }

    #[test]
    fn rare_company_counts_more_than_what_stands_everywhere() {
        let text = "Ida Brekke met Karl Moen.\n\nIda Brekke sang.\n\nIda Brekke danced.";
        let casts = Casts::new(&sources(text, text));
        let (both, one) = (casts.shared(&casts.of.a[0], &casts.of.b[0]), casts.shared(&casts.of.a[0], &casts.of.b[1]));
        assert!(both[0] > 2.0 * one[0] && one[0] > 0.0, "{both:?} {one:?}");
    }
}
