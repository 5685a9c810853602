//! What speaks for two quotations being the same utterance besides their words: who says it, and the statements around.

use std::collections::{BTreeSet, HashMap};

use crate::base::{Arena, Id, Pair, Side};
use crate::compare::model::{Link, LinkId, Sources};
use crate::compare::quotes::utterance::Utterance;
use crate::extract::{Entity, EntityId, EntityKind, MentionForm, Speaker, is_role};
use crate::text::{Document, SentenceId, fold};

/// From here on a speaker counts as known.
const KNOWN: f32 = 0.5;
/// Both must be at least this certain before they count as different people: a name beside the cue, no pronoun.
const CERTAIN: f32 = 0.8;
/// From here on a link outweighs names that seem to differ.
const LINKED: f32 = 0.3;

/// What two quotations' speakers have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speakers {
    Same,
    Unclear,
    /// Named differently, but at least one of them is not certain.
    Apart,
    /// Both known, and different people.
    Other,
}

/// Links by their statements, and speakers.
pub(super) struct Support<'s> {
    sources: &'s Sources,
    strengths: HashMap<(SentenceId, SentenceId), f32>,
    /// By quotation.
    named: Pair<Vec<Option<Named>>>,
}

impl<'s> Support<'s> {
    pub(super) fn new(sources: &'s Sources, links: &Arena<LinkId, Link>) -> Self {
        let mut strengths = HashMap::new();
        for (_, link) in links.iter() {
            for a in &link.sentences.a {
                for b in &link.sentences.b {
                    strengths.insert((*a, *b), link.strength);
                }
            }
        }
        Self { sources, strengths, named: Pair::from_fn(|side| known_speakers(sources, side)) }
    }

    /// The strongest link between the statements of two quotations, 0 without one; a link between the statements next to
    /// them counts half.
    pub(super) fn link(&self, pair: Pair<&Utterance>) -> f32 {
        let mut best = 0.0_f32;
        for (a, share_a) in places(pair.a) {
            for (b, share_b) in places(pair.b) {
                let strength = self.strengths.get(&(SentenceId(a), SentenceId(b))).copied().unwrap_or(0.0);
                best = best.max(strength * share_a * share_b);
            }
        }
        best
    }

    /// Whether the two are said by the same person.
    pub(super) fn speakers(&self, pair: Pair<&Utterance>) -> Speakers {
        match (self.speaker(Side::A, pair.a), self.speaker(Side::B, pair.b)) {
            (Some(a), Some(b)) => match a.against(b) {
                Speakers::Other if a.confidence.min(b.confidence) < CERTAIN => Speakers::Apart,
                known => known,
            },
            _ => Speakers::Unclear,
        }
    }

    /// The speaker of a quotation, where one is known.
    pub(super) fn speaker(&self, side: Side, utterance: &Utterance) -> Option<&Named> {
        self.named[side].get(utterance.quote.index())?.as_ref()
    }

    /// The speakers' names, where both are known.
    pub(super) fn names(&self, pair: Pair<&Utterance>) -> Pair<String> {
        Pair::from_fn(|side| {
            let speaker = self.sources.extractions[side].quotes[pair[side].quote].speaker.as_ref();
            speaker.map_or_else(String::new, |speaker| speaker.name.clone())
        })
    }

    /// Whether the statements are linked or the speaker is the same.
    pub(super) fn stands_by(&self, pair: Pair<&Utterance>) -> bool {
        match self.speakers(pair) {
            Speakers::Same => true,
            Speakers::Unclear => self.link(pair) > 0.0,
            Speakers::Apart => self.link(pair) >= LINKED,
            Speakers::Other => false,
        }
    }
}

/// The first and last statement of a quotation and those next to them, each with the share to which its links count.
fn places(utterance: &Utterance) -> impl Iterator<Item = (u32, f32)> {
    let first = utterance.sentences.first().map_or(u32::MAX - 1, |id| id.0);
    let last = utterance.sentences.last().map_or(u32::MAX - 1, |id| id.0);
    [(first, 1.0), (last, 1.0), (first.wrapping_sub(1), 0.5), (last + 1, 0.5)].into_iter()
}

/// The speakers of a side's quotations, where they are known. A document may name one a thousand times; the names are read
/// once.
fn known_speakers(sources: &Sources, side: Side) -> Vec<Option<Named>> {
    let extraction = &sources.extractions[side];
    let mut words_of: HashMap<EntityId, Vec<String>> = HashMap::new();
    let mut named = |speaker: &Speaker| {
        let entity = speaker.entity.and_then(|id| Some((id, extraction.entities.get(id)?)));
        let known = match entity {
            Some((id, entity)) => {
                words_of.entry(id).or_insert_with(|| words_of_names(&sources.documents[side], entity)).as_slice()
            }
            None => &[],
        };
        Named::new(speaker, entity.map_or(EntityKind::Unknown, |(_, entity)| entity.kind), known)
    };
    let speakers = extraction.quotes.iter().map(|(_, quote)| quote.speaker.as_ref());
    speakers.map(|speaker| speaker.filter(|speaker| speaker.confidence >= KNOWN).map(&mut named)).collect()
}

/// The words of all names that a document has for somebody, sorted.
fn words_of_names(document: &Document, entity: &Entity) -> Vec<String> {
    let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    let distinct: BTreeSet<&str> = names.map(|mention| document.slice(mention.span)).collect();
    let words: BTreeSet<String> = distinct.into_iter().flat_map(name_words).collect();
    words.into_iter().collect()
}

/// A speaker by all the words of all names the document has for them.
pub(super) struct Named {
    whole: String,
    words: Vec<String>,
    is_person: bool,
    confidence: f32,
}

impl Named {
    fn new(speaker: &Speaker, kind: EntityKind, known: &[String]) -> Self {
        let words: BTreeSet<String> = known.iter().cloned().chain(name_words(&speaker.name)).collect();
        let is_person = match kind {
            EntityKind::Person => true,
            EntityKind::Unknown => is_like_a_person(&speaker.name),
            EntityKind::Organisation | EntityKind::Place => false,
        };
        let words = words.into_iter().collect();
        Self { whole: fold(&speaker.name), words, is_person, confidence: speaker.confidence }
    }

    fn against(&self, other: &Named) -> Speakers {
        let shares_word = self
            .words
            .iter()
            .any(|word| other.words.binary_search(word).is_ok() || other.words.iter().any(|theirs| alike(word, theirs)));
        let is_part = |one: &Named, whole: &Named| whole.words.binary_search(&one.whole).is_ok();
        if self.whole == other.whole || is_part(self, other) || is_part(other, self) || self.is_namesake(other) {
            Speakers::Same
        } else if self.is_relative(other) {
            Speakers::Apart
        } else if shares_word || !(self.is_person && other.is_person) {
            Speakers::Unclear
        } else {
            Speakers::Other
        }
    }

    /// Whether two people bear one surname with other first names; "Bob" may still be "Robert".
    fn is_relative(&self, other: &Named) -> bool {
        let full = |named: &Named| named.whole.split_whitespace().count() >= 2;
        let surname = |named: &Named| named.whole.split_whitespace().last().map(str::to_owned);
        self.is_person && other.is_person && full(self) && full(other) && surname(self) == surname(other)
    }

    /// Whether the surnames are the same and the first names may be, so that it is not the brother who speaks.
    fn is_namesake(&self, other: &Named) -> bool {
        let ends = |named: &Named| {
            let mut words = named.whole.split_whitespace().map(str::to_owned);
            let first = words.next()?;
            Some((words.next_back()?, first))
        };
        let (Some((surname, first)), Some((others_surname, others_first))) = (ends(self), ends(other)) else {
            return self.whole.split_whitespace().last() == other.whole.split_whitespace().last();
        };
        let initial = |name: &str| name.chars().next();
        surname == others_surname
            && (initial(&first) == initial(&others_first) || self.words.contains(&others_first) || other.words.contains(&first))
    }
}

impl Named {
    /// Whether a name of the other document may mean this speaker: the last word of either is in the other.
    pub(super) fn is_named_by(&self, name: &str) -> bool {
        let words: Vec<String> = name_words(name).collect();
        let last = words.last().is_some_and(|last| self.words.iter().any(|own| own == last || alike(own, last)));
        last || words.iter().any(|word| self.has_surname(word))
    }

    /// Whether a folded word is the last of the speaker's name.
    pub(super) fn has_surname(&self, word: &str) -> bool {
        let word = crate::text::possessive_stem(word);
        let last = self.whole.split_whitespace().last().unwrap_or("");
        last.chars().count() > 2 && (last == word || alike(last, word))
    }
}

fn name_words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| word.chars().count() > 2)
}

/// Whether a name of which the document does not tell what it is has the shape of a person's: "Tove Berg".
fn is_like_a_person(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let is_name = |word: &str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.all(|c| !c.is_uppercase()) && !is_role(&fold(word))
    };
    (2..=3).contains(&words) && name.split_whitespace().all(is_name)
}

/// Whether two words of names may be spellings of one: the same beginning and nearly the same length.
fn alike(x: &str, y: &str) -> bool {
    let shared = x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count();
    shared >= 4 && x.chars().count().abs_diff(y.chars().count()) <= 2
}
