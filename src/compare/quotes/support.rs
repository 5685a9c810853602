//! What speaks for two quotations being the same utterance besides their words: who says it, and the statements around.

use std::collections::HashMap;

use crate::base::{Arena, Pair, Side};
use crate::compare::model::{Link, LinkId, Sources};
use crate::compare::quotes::utterance::Utterance;
use crate::extract::{EntityKind, Speaker, is_role};
use crate::text::{SentenceId, fold};

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
        Self { sources, strengths }
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
        let speaker = |side: Side| {
            let speaker = self.sources.extractions[side].quotes[pair[side].quote].speaker.as_ref()?;
            (speaker.confidence >= KNOWN).then(|| (Named::new(self.sources, side, speaker), speaker.confidence))
        };
        match (speaker(Side::A), speaker(Side::B)) {
            (Some((a, certain_a)), Some((b, certain_b))) => match a.against(&b) {
                Speakers::Other if certain_a.min(certain_b) < CERTAIN => Speakers::Apart,
                known => known,
            },
            _ => Speakers::Unclear,
        }
    }

    /// The speaker of a quotation, where one is known.
    pub(super) fn speaker(&self, side: Side, utterance: &Utterance) -> Option<Named> {
        let speaker = self.sources.extractions[side].quotes[utterance.quote].speaker.as_ref()?;
        (speaker.confidence >= KNOWN).then(|| Named::new(self.sources, side, speaker))
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

/// A speaker by all the words of all names the document has for them.
pub(super) struct Named {
    whole: String,
    words: Vec<String>,
    is_person: bool,
}

impl Named {
    fn new(sources: &Sources, side: Side, speaker: &Speaker) -> Self {
        let entity = speaker.entity.and_then(|id| sources.extractions[side].entities.get(id));
        let document = &sources.documents[side];
        let mentions = entity.into_iter().flat_map(|entity| &entity.mentions);
        let named = mentions
            .filter(|mention| mention.form == crate::extract::MentionForm::Name)
            .map(|mention| document.slice(mention.span));
        let mut words: Vec<String> = named.chain([speaker.name.as_str()]).flat_map(name_words).collect();
        words.sort_unstable();
        words.dedup();
        let is_person = match entity.map_or(EntityKind::Unknown, |entity| entity.kind) {
            EntityKind::Person => true,
            EntityKind::Unknown => is_like_a_person(&speaker.name),
            EntityKind::Organisation | EntityKind::Place => false,
        };
        Self { whole: fold(&speaker.name), words, is_person }
    }

    fn against(&self, other: &Named) -> Speakers {
        let surname = |named: &Named| named.whole.split_whitespace().last().map(str::to_owned);
        let shares_word = self
            .words
            .iter()
            .any(|word| other.words.binary_search(word).is_ok() || other.words.iter().any(|theirs| alike(word, theirs)));
        if self.whole == other.whole || (surname(self).is_some() && surname(self) == surname(other)) {
            Speakers::Same
        } else if shares_word || !(self.is_person && other.is_person) {
            Speakers::Unclear
        } else {
            Speakers::Other
        }
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
