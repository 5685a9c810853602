//! Which mentions name the same: full names, last names, given names, acronyms, spellings.

use std::collections::HashMap;

use crate::base::TextSpan;
use crate::extract::entities::bearers::{Bearers, Form};
use crate::extract::entities::kind::{self, Evidence};
use crate::extract::entities::lexicon::{self, Gender};
use crate::extract::entities::runs::Run;
use crate::extract::entities::{Entity, EntityKind, Mention, MentionForm};
use crate::text::{Document, TokenKind, one_line, possessive_stem, without_possessive};

/// Generic words that a short form of a body's name leaves out: "Halden Group", later "Halden".
const GENERIC: &[&str] =
    &["co", "company", "corp", "corporation", "group", "holdings", "inc", "limited", "llc", "ltd", "news", "plc"];

/// The form of a surname in which usual differences of spelling and transliteration do not count.
///
/// ```
/// use twosource::extract::entities::name_key;
/// assert_eq!(name_key("Zelenskyy"), name_key("Zelenskiy"));
/// assert_ne!(name_key("Miller"), name_key("Mailer"));
/// ```
#[must_use]
pub fn name_key(name: &str) -> String {
    let folded = name.to_lowercase().replace("ph", "f").replace("kh", "h").replace("ck", "k").replace("ij", "i");
    let mut out = String::new();
    for c in folded.chars().filter(|c| c.is_alphanumeric()) {
        let c = match c {
            'y' | 'j' => 'i',
            'ä' | 'á' | 'à' | 'â' | 'å' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ï' | 'î' => 'i',
            'ö' | 'ó' | 'ô' | 'ø' | 'õ' => 'o',
            'ü' | 'ú' | 'û' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// One distinct name with its mentions.
pub(super) struct Name<'a> {
    pub(super) words: Vec<&'a str>,
    pub(super) evidence: Evidence,
    pub(super) kind: EntityKind,
    /// Positions in the list of runs, in order.
    pub(super) runs: Vec<usize>,
}

/// A distinct entity and, as long as it stands for itself, its own position.
pub(super) struct Groups<'a> {
    pub(super) names: Vec<Name<'a>>,
    /// By name: the name it is another form of; itself otherwise.
    pub(super) parent: Vec<usize>,
}

/// An entity with what its names and titles tell about "he" and "she".
pub(super) struct Found {
    pub(super) entity: Entity,
    pub(super) gender: Option<Gender>,
}

/// Groups runs into entities, in order of their first mention.
pub(super) fn group(document: &Document, runs: &[Run]) -> Vec<Found> {
    let mut groups = collect(document, runs);
    groups.join_persons();
    groups.join_bodies(document, runs);
    let owner = groups.owners(document, runs);
    groups.finish(document, runs, &owner)
}

/// The words of a name, folded; stops, commas and hyphens are left out.
fn name_words<'a>(document: &'a Document, run: &Run) -> Vec<&'a str> {
    let tokens = document.tokens.get(run.tokens.clone()).unwrap_or(&[]);
    let kept = tokens.iter().filter(|token| token.kind != TokenKind::Mark || document.folded(token) == "&");
    kept.map(|token| possessive_stem(document.folded(token))).collect()
}

fn collect<'a>(document: &'a Document, runs: &[Run]) -> Groups<'a> {
    let mut names: Vec<Name<'a>> = Vec::new();
    let mut index: HashMap<Vec<&str>, usize> = HashMap::new();
    for headline in [false, true] {
        for (at, run) in runs.iter().enumerate().filter(|(_, run)| run.headline == headline) {
            let words = name_words(document, run);
            let known = index.get(&words).copied();
            if headline && known.is_none() {
                continue;
            }
            let id = known.unwrap_or(names.len());
            if known.is_none() {
                index.insert(words.clone(), id);
                names.push(Name { words, evidence: Evidence::default(), kind: EntityKind::Unknown, runs: Vec::new() });
            }
            names[id].evidence.add(document, run);
            names[id].runs.push(at);
        }
    }
    for name in &mut names {
        name.runs.sort_unstable();
        name.kind = kind::kind(&name.words, name.evidence);
    }
    let parent = (0..names.len()).collect();
    Groups { names, parent }
}

/// The word a person is called by: the last that is no suffix.
pub(super) fn surname<'a>(words: &[&'a str]) -> &'a str {
    words.iter().rev().find(|word| !matches!(**word, "jr" | "sr" | "ii" | "iii" | "iv")).copied().unwrap_or("")
}

/// Whether the initials between the first and the last word do not tell two persons apart: "George H. W. Holm", "George W.
/// Holm".
fn are_initials_alike(one: &[&str], other: &[&str]) -> bool {
    let initials = |words: &[&str]| {
        let middle = words.get(1..words.len().saturating_sub(1)).unwrap_or(&[]).join("").replace('.', "");
        (middle.len() <= 3).then_some(middle).filter(|middle| !middle.is_empty())
    };
    match (initials(one), initials(other)) {
        (Some(one), Some(other)) => one.starts_with(&other) || other.starts_with(&one),
        _ => true,
    }
}

impl Groups<'_> {
    pub(super) fn is_full_person(&self, id: usize) -> bool {
        self.names[id].words.len() > 1 && self.names[id].kind == EntityKind::Person
    }

    /// Joins forms of one person's full name: with and without middle names, other spellings of the surname.
    fn join_persons(&mut self) {
        self.promote();
        let mut by_ends: HashMap<(String, String), usize> = HashMap::new();
        for id in 0..self.names.len() {
            if self.is_full_person(id) {
                let words = &self.names[id].words;
                let key = (words.first().map_or_else(String::new, |word| (*word).to_owned()), name_key(surname(words)));
                let other = *by_ends.entry(key).or_insert(id);
                if are_initials_alike(&self.names[other].words, words) {
                    self.parent[id] = other;
                }
            }
        }
    }

    /// Two words of which the last stands alone elsewhere after a title, or speaks, are a person's.
    fn promote(&mut self) {
        let persons: HashMap<&str, ()> = self
            .names
            .iter()
            .filter(|name| name.words.len() == 1)
            .filter(|name| name.evidence.titled > 0 || name.evidence.personal > 0 && name.kind == EntityKind::Unknown)
            .map(|name| (name.words[0], ()))
            .collect();
        let full: Vec<usize> = (0..self.names.len())
            .filter(|id| {
                let name = &self.names[*id];
                name.kind == EntityKind::Unknown
                    && (2..=3).contains(&name.words.len())
                    && name.evidence.after_the == 0
                    && (persons.contains_key(surname(&name.words))
                        || name.words.len() == 2 && persons.contains_key(name.words[0]))
            })
            .collect();
        for id in full {
            self.names[id].kind = EntityKind::Person;
        }
    }

    /// Joins acronyms given in parentheses and short forms of bodies' names.
    fn join_bodies(&mut self, document: &Document, runs: &[Run]) {
        let mut single: HashMap<String, usize> = HashMap::new();
        for (id, name) in self.names.iter().enumerate().filter(|(_, name)| name.words.len() == 1) {
            single.insert(name.words.join(" "), id);
        }
        let owner: HashMap<usize, usize> = self
            .names
            .iter()
            .enumerate()
            .flat_map(|(id, name)| name.runs.iter().map(move |run| (runs[*run].tokens.start, id)))
            .collect();
        for id in 0..self.names.len() {
            let name = &self.names[id];
            if name.words.len() < 2 || name.kind == EntityKind::Person {
                continue;
            }
            let short = name.words.split_last().filter(|(last, rest)| rest.len() == 1 && GENERIC.contains(last));
            let acronym = name.runs.iter().find_map(|run| {
                let end = runs[*run].tokens.end;
                let raw = |at: usize| document.tokens.get(at).map_or("", |token| document.slice(token.span));
                // "(MRO)" or ", or MRO,".
                let inside = match (raw(end), raw(end + 1)) {
                    ("(", _) => end + 1,
                    (",", "or") => end + 2,
                    _ => return None,
                };
                is_acronym_of(raw(inside), &name.words).then(|| owner.get(&inside).copied())?
            });
            let other = acronym.or_else(|| short.and_then(|(_, rest)| single.get(&rest.join(" ")).copied()));
            if let Some(other) = other.filter(|other| self.parent[*other] == *other && *other != id) {
                self.parent[other] = id;
                if self.names[id].kind == EntityKind::Unknown {
                    self.names[id].kind = EntityKind::Organisation;
                }
            }
        }
    }

    /// By run: the name that owns it. A lone surname belongs to the person of that name mentioned last, or else first;
    /// with a title, to one whom the title fits.
    fn owners(&mut self, document: &Document, runs: &[Run]) -> Vec<Option<usize>> {
        let forms: Vec<Form> = runs.iter().map(|run| Form::of(document, run)).collect();
        self.part_families(&forms);
        let mut owner: Vec<Option<usize>> = vec![None; runs.len()];
        for (id, name) in self.names.iter().enumerate() {
            for run in &name.runs {
                owner[*run] = Some(id);
            }
        }
        let mut bearers = Bearers::new(self, &forms);
        for (run, slot) in owner.iter_mut().enumerate() {
            let Some(id) = *slot else { continue };
            *slot = Some(bearers.owner(self, id, forms[run]));
        }
        owner
    }

    /// Makes names of their own of "Mrs. Lund" and "Miss Lund" where there is a "Mr. Lund" as well.
    fn part_families(&mut self, forms: &[Form]) {
        for id in 0..self.names.len() {
            let name = &self.names[id];
            if name.words.len() != 1 || self.parent[id] != id {
                continue;
            }
            let Some(first) = name.runs.iter().map(|run| forms[*run]).find(|form| form.is_telling()) else { continue };
            for other in [Form::Male, Form::Wife, Form::Maiden].into_iter().filter(|form| *form != first) {
                let (apart, kept): (Vec<usize>, Vec<usize>) = self.names[id].runs.iter().partition(|run| forms[**run] == other);
                if apart.is_empty() {
                    continue;
                }
                let name = &self.names[id];
                let part = Name { words: name.words.clone(), evidence: name.evidence, kind: EntityKind::Person, runs: apart };
                self.names[id].runs = kept;
                self.parent.push(self.names.len());
                self.names.push(part);
            }
        }
    }

    fn finish(&self, document: &Document, runs: &[Run], owner: &[Option<usize>]) -> Vec<Found> {
        let mut order: HashMap<usize, usize> = HashMap::new();
        let mut out: Vec<Found> = Vec::new();
        let mut longest: Vec<(bool, usize)> = Vec::new();
        for (run, id) in runs.iter().zip(owner).filter_map(|(run, id)| Some((run, (*id)?))) {
            let span = name_span(document, run);
            let at = *order.entry(id).or_insert_with(|| {
                let entity = Entity { name: String::new(), kind: self.names[id].kind, mentions: Vec::new() };
                out.push(Found { entity, gender: None });
                longest.push((false, 0));
                out.len() - 1
            });
            let found = &mut out[at];
            found.entity.mentions.push(Mention { span, form: MentionForm::Name });
            found.gender = found.gender.or(run.gender.filter(|gender| *gender != Gender::Either));
            let rank = (!run.headline, run.tokens.len());
            if rank > longest[at] {
                longest[at] = rank;
                found.entity.name = one_line(document.slice(span));
            }
        }
        titled_apart(document, runs, &mut out);
        for found in out.iter_mut().filter(|found| found.gender.is_none() && found.entity.kind == EntityKind::Person) {
            let given = found.entity.name.split_whitespace().next().unwrap_or("").to_lowercase();
            found.gender = lexicon::first_name(&given);
        }
        out
    }
}

/// Gives lone surnames of several people the titles that tell them apart: "Mrs. Lund".
fn titled_apart(document: &Document, runs: &[Run], found: &mut [Found]) {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for found in found.iter().filter(|found| found.entity.kind == EntityKind::Person) {
        *bearers.entry(name_key(found.entity.name.split_whitespace().last().unwrap_or(""))).or_default() += 1;
    }
    let titles: HashMap<u32, &Run> =
        runs.iter().filter(|run| !run.title.is_empty()).map(|run| (name_span(document, run).start, run)).collect();
    for found in found.iter_mut().filter(|found| found.entity.kind == EntityKind::Person) {
        let lone = !found.entity.name.contains(char::is_whitespace);
        if !lone || bearers.get(&name_key(&found.entity.name)).is_none_or(|count| *count < 2) {
            continue;
        }
        let titled = found.entity.mentions.iter().find_map(|mention| {
            let run = titles.get(&mention.span.start)?;
            let start = document.tokens.get(run.title.start)?.span.start;
            Some(document.slice(TextSpan { start, end: mention.span.end }))
        });
        if let Some(titled) = titled {
            found.entity.name = one_line(titled);
        }
    }
}

/// The words of a run without the possessive ending.
fn name_span(document: &Document, run: &Run) -> TextSpan {
    let tokens = document.tokens.get(run.tokens.clone()).unwrap_or(&[]);
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return TextSpan::default() };
    let raw = document.slice(last.span);
    let bare = without_possessive(raw);
    let end = last.span.start as usize + bare.len();
    // The last stop of "U.S." is part of it.
    let stop =
        bare.contains('.') && bare.len() == raw.len() && document.text.get(end..).is_some_and(|rest| rest.starts_with('.'));
    TextSpan::new(first.span.start as usize, end + usize::from(stop))
}

/// Whether the letters are the first letters of the longer words, in order.
fn is_acronym_of(short: &str, words: &[&str]) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let all: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
    let long: Vec<char> = words.iter().filter(|word| word.len() > 3).filter_map(|word| word.chars().next()).collect();
    letters.len() >= 2 && (letters == all || letters == long)
}
