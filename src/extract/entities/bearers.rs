//! Who bears a lone surname: of several people with one name, the one mentioned last whom the title fits.

use std::collections::HashMap;

use crate::extract::entities::EntityKind;
use crate::extract::entities::group::{Groups, name_key, surname};
use crate::extract::entities::lexicon::{self, Gender};
use crate::extract::entities::runs::Run;
use crate::text::Document;

/// So many people of one surname are remembered, those mentioned last: the cost stays linear in any text.
const MOST_BEARERS: usize = 32;

/// Somebody mentioned so many times more often keeps the surname.
const PASSING: u32 = 4;

/// What the title before a name tells of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Mr.", "Sir".
    Male,
    /// "Mrs.".
    Wife,
    /// "Miss".
    Maiden,
    /// "Ms.", "Lady".
    Female,
    /// No title, or one for both.
    Plain,
}

impl Form {
    /// The form of address of a run.
    pub(super) fn of(document: &Document, run: &Run) -> Self {
        let word = |index: usize| document.tokens.get(index).map_or("", |token| document.folded(token));
        let spoken = run.title.clone().find_map(|index| match word(index) {
            "mrs" | "mme" | "madame" | "frau" | "señora" | "signora" => Some(Self::Wife),
            "miss" | "mademoiselle" | "mlle" | "fräulein" | "señorita" | "signorina" => Some(Self::Maiden),
            _ => None,
        });
        spoken.unwrap_or(match run.gender {
            Some(Gender::Male) => Self::Male,
            Some(Gender::Female) => Self::Female,
            _ => Self::Plain,
        })
    }

    /// Whether the title tells one member of a family from another.
    pub(super) fn is_telling(self) -> bool {
        matches!(self, Self::Male | Self::Wife | Self::Maiden)
    }
}

/// One person with a full name.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    id: usize,
    gender: Option<Gender>,
    /// Was called "Mrs." or "Miss" with the full name.
    form: Form,
    /// How often mentioned so far.
    count: u32,
}

/// The persons of full names by surname, the one mentioned last at the end.
pub(super) struct Bearers<'a> {
    by_surname: HashMap<String, Vec<Bearer>>,
    /// By given name: the persons who have it.
    given: HashMap<&'a str, Vec<usize>>,
    /// By surname: there is a "Mr." without a given name.
    lone_male: HashMap<String, bool>,
}

impl<'a> Bearers<'a> {
    pub(super) fn new(groups: &Groups<'a>, forms: &[Form]) -> Self {
        let mut out = Self { by_surname: HashMap::new(), given: HashMap::new(), lone_male: HashMap::new() };
        for id in (0..groups.names.len()).rev().filter(|id| groups.is_full_person(*id)) {
            let name = &groups.names[id];
            let first = name.words.first().copied().unwrap_or("");
            let titled = name.runs.iter().map(|run| forms[*run]).find(|form| *form != Form::Plain);
            let gender = match titled {
                Some(Form::Male) => Some(Gender::Male),
                Some(Form::Wife | Form::Maiden | Form::Female) => Some(Gender::Female),
                _ => lexicon::first_name(first).filter(|gender| *gender != Gender::Either),
            };
            let bearer = Bearer { id: groups.parent[id], gender, form: titled.unwrap_or(Form::Plain), count: 0 };
            out.mention(name_key(surname(&name.words)), bearer);
            let given = out.given.entry(first).or_default();
            if !given.contains(&groups.parent[id]) {
                given.push(groups.parent[id]);
            }
        }
        for name in groups.names.iter().filter(|name| name.words.len() == 1) {
            let key = name_key(name.words[0]);
            let male = name.runs.iter().any(|run| forms[*run] == Form::Male);
            let full = out.by_surname.get(&key).is_some_and(|all| all.iter().any(|one| one.gender != Some(Gender::Female)));
            if male && !full {
                out.lone_male.insert(key, true);
            }
        }
        out
    }

    /// Puts a person last.
    fn mention(&mut self, key: String, bearer: Bearer) {
        let all = self.by_surname.entry(key).or_default();
        let known = all.iter().position(|one| one.id == bearer.id);
        let bearer = known.map_or(bearer, |at| all.remove(at));
        all.push(Bearer { count: bearer.count + 1, ..bearer });
        if all.len() > MOST_BEARERS {
            all.remove(0);
        }
    }

    /// The name that owns a run of the name `id`. To be asked in order of the text.
    pub(super) fn owner(&mut self, groups: &Groups<'_>, id: usize, form: Form) -> usize {
        let name = &groups.names[id];
        let parent = groups.parent[id];
        if groups.is_full_person(id) {
            self.mention(name_key(surname(&name.words)), Bearer { id: parent, gender: None, form: Form::Plain, count: 0 });
            return parent;
        }
        if name.words.len() != 1 || parent != id || name.kind == EntityKind::Organisation {
            return parent;
        }
        if name.kind == EntityKind::Place && name.evidence.titled == 0 {
            return id;
        }
        let key = name_key(name.words[0]);
        let family = self.lone_male.contains_key(&key);
        let fits = |one: &&Bearer| match form {
            Form::Male => one.gender != Some(Gender::Female),
            Form::Wife => one.gender != Some(Gender::Male) && (!family || one.form == Form::Wife) && one.form != Form::Maiden,
            Form::Maiden => one.gender != Some(Gender::Male) && one.form != Form::Wife,
            Form::Female => one.gender != Some(Gender::Male),
            Form::Plain => true,
        };
        let person = self.by_surname.get(&key).and_then(|all| {
            let last = all.iter().rev().find(fits)?;
            // Somebody named in passing does not take over the surname of whom the text is about.
            let main = all.iter().filter(fits).max_by_key(|one| one.count)?;
            Some(if main.count > PASSING * last.count { main } else { last })
        });
        let person = person.copied();
        if let Some(person) = person {
            self.mention(key, person);
            return person.id;
        }
        if family && form.is_telling() {
            // "Mr. Lund" is somebody else than Anna Lund; a later "Lund" is he.
            let gender = Some(if form == Form::Male { Gender::Male } else { Gender::Female });
            self.mention(key, Bearer { id, gender, form, count: 0 });
            return id;
        }
        let given = self.given.get(name.words[0]).filter(|ids| name.evidence.titled == 0 && ids.len() == 1);
        given.and_then(|ids| ids.first()).copied().unwrap_or(id)
    }
}
