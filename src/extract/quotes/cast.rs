//! The characters of a conversation, by name or by noun.

use std::collections::HashMap;

use crate::base::{Arena, TextSpan};
use crate::extract::entities::lexicon::Gender;
use crate::extract::entities::{Entity, EntityId};
use crate::extract::quotes::lexicon;
use crate::extract::quotes::resolve::Resolver;
use crate::extract::quotes::turns::{Said, Who};
use crate::text::{Document, one_line};

/// Position of a character in its [`Cast`].
pub(super) type Character = usize;

/// Somebody who may speak.
#[derive(Clone, Debug)]
pub(super) struct Role {
    pub(super) name: String,
    pub(super) entity: Option<EntityId>,
    pub(super) gender: Option<Gender>,
    /// Tells the story.
    pub(super) narrates: bool,
    /// Only known as "a …" so far.
    fresh: bool,
    /// Where it was last named.
    pub(super) mention: TextSpan,
}

/// Everybody met so far, in order of appearance.
pub(super) struct Cast<'a> {
    document: &'a Document,
    entities: &'a Arena<EntityId, Entity>,
    resolver: &'a Resolver<'a>,
    pub(super) roles: Vec<Role>,
    by_entity: HashMap<EntityId, Character>,
    by_noun: HashMap<String, Character>,
    narrator: Option<Character>,
    /// Whoever was named last comes first.
    pub(super) recent: Vec<Character>,
}

/// So many are remembered.
const RECENT: usize = 10;

impl<'a> Cast<'a> {
    pub(super) fn new(document: &'a Document, entities: &'a Arena<EntityId, Entity>, resolver: &'a Resolver<'a>) -> Self {
        Self {
            document,
            entities,
            resolver,
            roles: Vec::new(),
            by_entity: HashMap::new(),
            by_noun: HashMap::new(),
            narrator: None,
            recent: Vec::new(),
        }
    }

    /// The character that words name, made if it is new; `None` for pronouns.
    pub(super) fn named(&mut self, said: &Said) -> Option<Character> {
        let found = match &said.who {
            Who::Entity(id) => self.entity(*id, said.mention),
            Who::Noun { head, fresh } => self.noun(head, *fresh, said.mention),
            Who::Narrator => self.narrator(said.mention),
            Who::Pronoun(_) => return None,
        };
        Some(found)
    }

    pub(super) fn entity(&mut self, id: EntityId, mention: TextSpan) -> Character {
        if let Some(known) = self.by_entity.get(&id) {
            return *known;
        }
        let gender = self.resolver.gender(id);
        let name = self.entities[id].name.clone();
        self.by_entity.insert(id, self.roles.len());
        self.add(Role { name, entity: Some(id), gender, narrates: false, fresh: false, mention })
    }

    /// "A woman" goes by "the woman" once she is called so.
    fn noun(&mut self, head: &str, fresh: bool, mention: TextSpan) -> Character {
        let name = one_line(self.document.slice(mention));
        if let Some(known) = self.by_noun.get(head).copied() {
            let role = self.roles.get_mut(known).filter(|role| role.fresh && !fresh);
            if let Some(role) = role {
                role.name = name;
                role.fresh = false;
            }
            return known;
        }
        self.by_noun.insert(head.to_owned(), self.roles.len());
        self.add(Role { name, entity: None, gender: lexicon::noun_gender(head), narrates: false, fresh, mention })
    }

    fn narrator(&mut self, mention: TextSpan) -> Character {
        if let Some(known) = self.narrator {
            return known;
        }
        self.narrator = Some(self.roles.len());
        let name = self.document.slice(mention).to_owned();
        self.add(Role { name, entity: None, gender: None, narrates: true, fresh: false, mention })
    }

    fn add(&mut self, role: Role) -> Character {
        self.roles.push(role);
        self.roles.len() - 1
    }

    /// The character of a noun, if there is one.
    pub(super) fn known_noun(&self, head: &str) -> Option<Character> {
        self.by_noun.get(head).copied()
    }

    /// The character of words that call somebody, if it is known.
    pub(super) fn called(&self, who: &Who) -> Option<Character> {
        match who {
            Who::Entity(id) => self.by_entity.get(id).copied(),
            Who::Noun { head, .. } => self.known_noun(head),
            Who::Narrator => self.narrator,
            Who::Pronoun(_) => None,
        }
    }

    /// Puts a character first among those named of late.
    pub(super) fn meet(&mut self, character: Character, mention: TextSpan) {
        self.recent.retain(|known| *known != character);
        self.recent.insert(0, character);
        self.recent.truncate(RECENT);
        if let Some(role) = self.roles.get_mut(character).filter(|role| role.mention.start <= mention.start) {
            role.mention = mention;
        }
    }

    /// Whether "he" or "she" may mean a character: yes, no, or not known.
    pub(super) fn fits(&self, character: Character, gender: Gender) -> Option<bool> {
        let role = self.roles.get(character)?;
        if role.narrates {
            return Some(false);
        }
        role.gender.filter(|known| *known != Gender::Either).map(|known| known == gender)
    }
}
