//! From the words for a speaker to the fullest name the document gives.

use std::collections::HashMap;

use crate::base::{Arena, TextSpan};
use crate::extract::entities::lexicon::{self as names, Gender};
use crate::extract::entities::{Entity, EntityId, EntityKind};
use crate::extract::quotes::Speaker;
use crate::extract::quotes::flow::{Class, Flow, NameIndex};
use crate::extract::quotes::lexicon;
use crate::extract::quotes::phrases::Phrase;
use crate::extract::quotes::tongues::{is_aged, pronoun_gender};
use crate::text::{Document, TokenKind, one_line, possessive_stem, without_possessive};

/// How many sentences back a pronoun's person is looked for.
const SENTENCES_BACK: u32 = 3;

/// How many words after a role may tell what it is of.
const OF_WORDS: usize = 6;

/// What is needed to resolve mentions in one document.
pub(super) struct Resolver<'a> {
    document: &'a Document,
    entities: &'a Arena<EntityId, Entity>,
    /// By entity: what title and given name tell.
    genders: Vec<Option<Gender>>,
    /// By role noun: the one person it is said of; `None` for several.
    roles: HashMap<String, Option<EntityId>>,
    /// Mentions of persons in order: first byte and whose.
    persons: Vec<(u32, EntityId)>,
    /// The same of names that may be a person's.
    unknowns: Vec<(u32, EntityId)>,
    /// By the last word of a name in small letters: the one person whose name ends in it; `None` for several.
    by_last_word: HashMap<String, Option<EntityId>>,
    german: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(document: &'a Document, entities: &'a Arena<EntityId, Entity>, index: &NameIndex) -> Self {
        let mentions = |of: fn(&Entity) -> bool| {
            let mut out: Vec<(u32, EntityId)> = Vec::new();
            for (id, entity) in entities.iter().filter(|(_, entity)| of(entity)) {
                out.extend(entity.mentions.iter().map(|mention| (mention.span.start, id)));
            }
            out.sort_unstable();
            out
        };
        let (persons, unknowns) = (mentions(is_personal), mentions(may_be_personal));
        let genders = entities.iter().map(|(_, entity)| gender(document, entity)).collect();
        let mut out = Self {
            document,
            entities,
            genders,
            roles: HashMap::new(),
            persons,
            unknowns,
            by_last_word: HashMap::new(),
            german: document.language.code() == "de",
        };
        out.read_roles(index);
        for (id, entity) in entities.iter().filter(|(_, entity)| is_personal(entity)) {
            say_of(&mut out.by_last_word, last_word(&entity.name), id);
        }
        out
    }

    /// Reads "Mayor Anna Lund", "Anna Lund, the mayor", "the mayor, Anna Lund".
    fn read_roles(&mut self, index: &NameIndex) {
        for at in 0..self.document.tokens.len() {
            let Some((id, end)) = index.at(at) else { continue };
            if self.entities[id].kind != EntityKind::Person {
                continue;
            }
            if matches!(self.word(at.wrapping_sub(1)), "named" | "called") {
                // "The landlord, a stout fellow named Lund".
                let comma = (2..=7).filter_map(|back| at.checked_sub(back)).find(|at| self.word(*at) == ",");
                let role = comma.and_then(|comma| comma.checked_sub(1)).map(|role| self.role_at(role));
                self.say(role, id);
            }
            let (mut before, comma) = (at, self.word(at.wrapping_sub(1)) == ",");
            if comma || self.word(at.wrapping_sub(1)) == "." {
                before = at.saturating_sub(1);
            }
            let role = before.checked_sub(1).map(|role| self.role_at(role));
            self.say(role.filter(|_| !comma || self.is_definite(before)), id);
            if self.word(end) == "," {
                let noun = (end + 1..end + 8)
                    .take_while(|at| !matches!(self.word(*at), "of" | "who" | "for" | "in" | "at" | "and") && !self.is_mark(*at));
                let last = noun.last().filter(|_| {
                    matches!(self.word(end + 1), "the" | "a" | "an" | "his" | "her" | "its") || !self.is_name(end + 1, index)
                });
                self.say(last.map(|last| self.role_at(last)), id);
            }
        }
    }

    /// Whether somebody is a person, or may be one.
    pub(super) fn may_speak(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Unknown))
    }

    /// The role that ends at a token: "captain", or "deputy captain", which is another's.
    fn role_at(&self, last: usize) -> String {
        let before = last.checked_sub(1).map_or("", |at| self.word(at));
        role_of(before, self.word(last))
    }

    fn is_mark(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    fn is_name(&self, token: usize, index: &NameIndex) -> bool {
        index.at(token).is_some()
    }

    /// Whether a short definite phrase ends before a token: "the mayor".
    fn is_definite(&self, end: usize) -> bool {
        (2..=5).any(|back| {
            end.checked_sub(back)
                .is_some_and(|at| matches!(self.word(at), "the" | "his" | "her" | "its" | "their") || self.is_possessive(at))
        })
    }

    fn is_possessive(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|token| self.document.folded(token).ends_with("'s"))
    }

    fn say(&mut self, role: Option<String>, id: EntityId) {
        let known = |role: &String| {
            let noun = role.rsplit(' ').next().unwrap_or("");
            lexicon::is_role(noun) || names::title(noun).is_some() || self.german && names::german_role(noun).is_some()
        };
        let Some(role) = role.filter(known) else { return };
        // "Innenministerin" is called "die Ministerin" later.
        let tails = role.char_indices().map(|(at, _)| at).skip(1).filter_map(|at| role.get(at..)).filter(|tail| tail.len() > 4);
        let tails: Vec<String> = tails.filter(|tail| self.german && names::is_german_role(tail)).map(str::to_owned).collect();
        for role in tails.into_iter().chain([role]) {
            say_of(&mut self.roles, role, id);
        }
    }

    /// The folded word of a token without possessive ending.
    pub(super) fn word(&self, token: usize) -> &str {
        self.document.tokens.get(token).map_or("", |token| possessive_stem(self.document.folded(token)))
    }

    /// The speaker a phrase names. `last` is the speaker of the quotation before, if any.
    pub(super) fn speaker(&self, flow: &Flow<'_>, phrase: Phrase, confidence: f32, last: Option<&Speaker>) -> Speaker {
        let mention = self.mention(flow, phrase);
        if flow.class(phrase.first) == Class::Pronoun {
            return self.pronoun(flow.word(phrase.first), mention, confidence, last);
        }
        if phrase.first == phrase.last && matches!(flow.word(phrase.first), "his" | "her" | "my") {
            let owner = match flow.word(phrase.first) {
                "his" => "he",
                "her" => "she",
                _ => return Speaker { name: "I".to_owned(), mention, entity: None, confidence: confidence * 0.6 },
            };
            return self.pronoun(owner, mention, confidence, last);
        }
        if self.german && is_aged(flow.word(phrase.last)) {
            let article = flow.word(phrase.first);
            return self.pronoun(if article == "die" { "sie" } else { "er" }, mention, confidence, last);
        }
        let named = self.named(flow, phrase);
        let apposed = || {
            let end = self.behind_of(flow, phrase.last + 1);
            let comma = flow.class(end) == Class::Comma;
            flow.items
                .get(end + 1)
                .and_then(|item| item.entity)
                .filter(|id| comma && self.entities[*id].kind == EntityKind::Person)
        };
        let role = || {
            let definite = flow.is_definite(phrase.first);
            let before = if phrase.last > phrase.first { flow.word(phrase.last - 1) } else { "" };
            self.roles.get(&role_of(before, flow.word(phrase.last))).copied().flatten().filter(|_| definite)
        };
        let found = named.or_else(apposed).or_else(role);
        let noun = flow.word(phrase.last);
        if found.is_none() && self.german && noun.ends_with("in") && flow.word(phrase.first) == "die" {
            // "Die Politikerin" is the woman who spoke last.
            let woman = last.and_then(|last| last.entity).filter(|id| self.gender(*id) == Some(Gender::Female));
            if let Some(woman) = woman.filter(|_| names::german_role(noun) == Some(Gender::Female)) {
                return self.of(woman, mention, confidence * 0.8);
            }
        }
        match found {
            Some(id) => self.of(id, mention, confidence),
            None => Speaker { name: one_line(self.document.slice(mention)), mention, entity: None, confidence },
        }
    }

    /// The position behind "of the opposition" after "the leader", where what follows "of" is nobody who might be named next.
    fn behind_of(&self, flow: &Flow<'_>, start: usize) -> usize {
        if flow.word(start) != "of" {
            return start;
        }
        let goes_on = |at: &usize| match flow.class(*at) {
            Class::Word | Class::Determiner => true,
            Class::Name => flow.items.get(*at).and_then(|item| item.entity).is_some_and(|id| !is_personal(&self.entities[id])),
            _ => false,
        };
        let end = (start + 1..start + OF_WORDS).take_while(goes_on).last().map_or(start, |last| last + 1);
        if flow.class(end) == Class::Comma { end } else { start }
    }

    /// The entity a phrase names.
    pub(super) fn named(&self, flow: &Flow<'_>, phrase: Phrase) -> Option<EntityId> {
        (phrase.first..=phrase.last).rev().find_map(|at| {
            let item = flow.items.get(at)?;
            let ends = at == phrase.last || !item.possessive;
            let place_of = at > phrase.first + 1
                && matches!(flow.class(at - 1), Class::Preposition | Class::Determiner)
                && (phrase.first..at).any(|at| flow.class(at) == Class::Role);
            item.entity.filter(|id| ends && (at == phrase.last && !place_of || is_personal(&self.entities[*id])))
        })
    }

    /// The one person who has a role.
    pub(super) fn bearer(&self, role: &str) -> Option<EntityId> {
        self.roles.get(role).copied().flatten()
    }

    /// What is known of the pronoun of an entity.
    pub(super) fn gender(&self, id: EntityId) -> Option<Gender> {
        self.genders.get(id.0 as usize).copied().flatten()
    }

    /// Mentions of persons in order: first byte and whose.
    pub(super) fn persons(&self) -> &[(u32, EntityId)] {
        &self.persons
    }

    /// The mention of an entity that begins at a byte.
    pub(super) fn mention_at(&self, start: u32, id: EntityId) -> TextSpan {
        let mentions = &self.entities[id].mentions;
        let at = mentions.partition_point(|mention| mention.span.start < start);
        mentions.get(at).map_or(TextSpan { start, end: start }, |mention| mention.span)
    }

    /// Whether the phrase ends in a noun for somebody, not for a text.
    pub(super) fn is_person_noun(&self, flow: &Flow<'_>, phrase: Phrase) -> bool {
        let word = flow.word(phrase.last);
        lexicon::is_role(word) && !lexicon::is_text(word)
    }

    /// A speaker with the name of an entity.
    pub(super) fn of(&self, id: EntityId, mention: TextSpan, confidence: f32) -> Speaker {
        Speaker { name: self.entities[id].name.clone(), mention, entity: Some(id), confidence }
    }

    /// The speaker a label names: the one person whose name ends in its last word.
    pub(super) fn labelled(&self, label: TextSpan) -> Speaker {
        let name = one_line(self.document.slice(label));
        match self.by_last_word.get(&last_word(&name)).copied().flatten() {
            Some(id) => self.of(id, label, 0.9),
            None => Speaker { name, mention: label, entity: None, confidence: 0.9 },
        }
    }

    /// The words of a phrase without possessive ending.
    pub(super) fn mention(&self, flow: &Flow<'_>, phrase: Phrase) -> TextSpan {
        let mut span = flow.span(phrase.first, phrase.last);
        let text = self.document.slice(span);
        span.end -= u32::try_from(text.len() - without_possessive(text).len()).unwrap_or(0);
        span
    }

    /// "He" and "she" are the nearest person they can mean, first of all the subject of the sentence or the last speaker.
    fn pronoun(&self, word: &str, mention: TextSpan, confidence: f32, last: Option<&Speaker>) -> Speaker {
        let Some(wanted) = pronoun_gender(word) else {
            let name = one_line(self.document.slice(mention));
            return Speaker { name, mention, entity: None, confidence: confidence * 0.6 };
        };
        let found = self.person_before(mention.start, wanted, last).or_else(|| self.opening_name(mention.start));
        match found {
            Some(id) => self.of(id, mention, confidence * 0.8),
            None => match last.filter(|last| last.entity.is_none() && !is_pronoun(&last.name) && !is_plural(&last.name)) {
                Some(last) => Speaker { name: last.name.clone(), mention, entity: None, confidence: confidence * 0.6 },
                None => {
                    Speaker { name: one_line(self.document.slice(mention)), mention, entity: None, confidence: confidence * 0.4 }
                }
            },
        }
    }

    /// A name that may be a person's and opens the sentence before.
    fn opening_name(&self, offset: u32) -> Option<EntityId> {
        let sentence = self.document.sentence_at(offset)?;
        let before = self.unknowns.partition_point(|(start, _)| *start < offset);
        let opens = |start: u32| {
            self.document.sentence_at(start).is_some_and(|at| {
                sentence.0 - at.0 <= 1 && self.document.sentences.get(at).is_some_and(|sentence| sentence.span.start == start)
            })
        };
        self.unknowns.get(..before)?.iter().rev().take(4).find(|(start, _)| opens(*start)).map(|(_, id)| *id)
    }

    fn person_before(&self, offset: u32, wanted: Gender, last: Option<&Speaker>) -> Option<EntityId> {
        let sentence = self.document.sentence_at(offset)?;
        let fits = |id: EntityId| self.gender(id).is_none_or(|gender| gender == wanted || gender == Gender::Either);
        let mut best: Option<EntityId> = None;
        let before = self.persons.partition_point(|(start, _)| *start < offset);
        let mut nearest = None;
        for (start, id) in self.persons.get(..before)?.iter().rev().take(24) {
            let at = self.document.sentence_at(*start)?;
            if sentence.0 - at.0 > SENTENCES_BACK {
                break;
            }
            // Sentence by sentence backwards, the first person of the nearest sentence that has one.
            if nearest.is_some_and(|nearest| nearest != at) && best.is_some() {
                break;
            }
            if fits(*id) {
                nearest = Some(at);
                best = Some(*id);
            }
        }
        let speaker = last.and_then(|last| last.entity).filter(|id| fits(*id));
        match (best, speaker) {
            (Some(best), Some(speaker)) if best != speaker && nearest != Some(sentence) => {
                // The last speaker goes on unless a sentence since then was about somebody else.
                let spoke = last.map_or(0, |last| last.mention.start);
                let since =
                    self.persons.get(..before)?.iter().rev().take(24).find(|(_, id)| *id == best).map_or(0, |(start, _)| *start);
                Some(if since > spoke { best } else { speaker })
            }
            (best, speaker) => best.or(speaker),
        }
    }
}

/// A role with the word before it where that makes it another's.
fn role_of(before: &str, noun: &str) -> String {
    if matches!(before, "deputy" | "vice" | "assistant" | "associate" | "former" | "junior") {
        format!("{before} {noun}")
    } else {
        noun.to_owned()
    }
}

/// Notes that something is said of somebody; of several, it is said of nobody.
fn say_of(said: &mut HashMap<String, Option<EntityId>>, what: String, id: EntityId) {
    let known = said.entry(what).or_insert(Some(id));
    if *known != Some(id) {
        *known = None;
    }
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or("").to_lowercase()
}

/// Whether words for a speaker without a name mean several people: "pilots".
fn is_plural(name: &str) -> bool {
    name.ends_with('s') && !name.contains(char::is_whitespace)
}

fn is_personal(entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::Person)
}

/// Whether a name of which nothing tells what it is has the length of a person's.
fn may_be_personal(entity: &Entity) -> bool {
    entity.kind == EntityKind::Unknown && entity.name.split_whitespace().nth(1).is_some()
}

/// Whether a name is only a pronoun that could not be resolved.
pub(super) fn is_pronoun(name: &str) -> bool {
    let folded = name.to_lowercase();
    matches!(folded.as_str(), "they" | "it" | "we" | "i") || pronoun_gender(&folded).is_some()
}

/// What the title before a mention or the given name tells.
fn gender(document: &Document, entity: &Entity) -> Option<Gender> {
    let titled = entity.mentions.iter().take(20).find_map(|mention| {
        let at = document.tokens.partition_point(|token| token.span.start < mention.span.start);
        let before =
            |back: usize| at.checked_sub(back).and_then(|at| document.tokens.get(at)).map_or("", |token| document.folded(token));
        let word = if before(1) == "." { before(2) } else { before(1) };
        let german = || names::german_role(word).filter(|_| document.language.code() == "de");
        names::title(word).or_else(german).filter(|gender| *gender != Gender::Either)
    });
    titled.or_else(|| names::first_name(&entity.name.split_whitespace().next()?.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::extract::quotes::testing::extracted;

    /// The name of the speaker of the last quotation of a text.
    fn check(text: &str, expected: &str) {
        let (_, extraction) = extracted("t.txt", text);
        let last = extraction.quotes.iter().last().and_then(|(_, quote)| quote.speaker.clone());
        assert_eq!(last.map_or("-".to_owned(), |speaker| speaker.name), expected, "{text}");
    }

    #[test]
    fn short_names_are_made_full() {
        check("Greta Lund came late. “The pier will hold,” Lund said.", "Greta Lund");
        check("Mayor Greta Lund came late. “The pier will hold,” Mayor Lund said.", "Greta Lund");
    }

    #[test]
    fn pronouns_are_the_nearest_fitting_person() {
        check("Greta Lund came late. “The pier will hold,” she said.", "Greta Lund");
        check("Greta Lund met Robert Kiel. “The pier will hold,” he said.", "Robert Kiel");
        check("Greta Lund met Robert Kiel. “The pier will hold,” she said.", "Greta Lund");
    }

    #[test]
    fn a_pronoun_for_one_is_no_plural() {
        let told = "Pilots call it “the elbow of the old harbour.”\n\nBrida Sollan, a marine surveyor, was not surprised.";
        check(&format!("{told} “The pier will hold,” she said."), "Brida Sollan");
    }

    #[test]
    fn a_deputy_is_somebody_else() {
        let both = "Greta Lund, the captain, met Robert Kiel, the deputy captain. Boats lay there. ";
        check(&format!("{both}“The pier will hold,” the captain said."), "Greta Lund");
        check(&format!("{both}“The pier will hold,” the deputy captain said."), "Robert Kiel");
    }

    #[test]
    fn roles_stand_for_the_one_who_has_them() {
        check("Greta Lund, the mayor, came late. Boats lay there. “The pier will hold,” the mayor said.", "Greta Lund");
        check("“The pier will hold,” the mayor said.", "the mayor");
    }

    #[test]
    fn others_keep_their_words() {
        check("“The pier will hold,” a senior official said.", "a senior official");
        check("“The pier will hold,” the company said in a statement.", "the company");
        check("“We sail,” they said.", "they");
    }
}
