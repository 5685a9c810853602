//! Quotations whose words or content stand on the other side without marks.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::base::{Cancelled, Pair, Side, TextSpan, Work};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::{Link, LinkId, Sources};
use crate::compare::quotes::bag::Bag;
use crate::compare::quotes::relation::Relation;
use crate::compare::quotes::utterance::Utterance;
use crate::extract::{EntityKind, MentionForm};
use crate::text::{SentenceId, TokenKind};

/// A word that stands more often than this in the unquoted text is no place to start a search.
const COMMON: usize = 64;
/// The least share of a quotation's words, by weight, that unquoted text gives.
const LEAST_COVER: f32 = 0.75;
/// How many places are looked at closely.
const CLOSE_LOOKS: usize = 16;
/// How many of the rarest words a search starts from.
const SEEDS: usize = 4;

/// The words of one side that stand between no marks of speech.
pub(super) struct Plain<'s> {
    pub sources: &'s Sources,
    pub lexicon: &'s Lexicon,
    pub side: Side,
    /// Positions in the document's tokens.
    tokens: Vec<usize>,
    words: Vec<u32>,
    /// Per token of the document, whether it stands between marks of speech.
    pub quoted: Vec<bool>,
    /// Per token of the document, whether it belongs to a person's name.
    is_name: Vec<bool>,
    /// The same of any name.
    is_any_name: Vec<bool>,
    /// Where each word stands in `words`; common words are left out.
    places: Vec<Vec<u32>>,
}

/// Unquoted text that gives a quotation's words.
pub(super) struct Unquoted {
    /// The words of the quotation (A) against those of the text (B).
    pub relation: Relation,
    /// Where the text's words stand.
    pub places: Vec<TextSpan>,
}

impl<'s> Plain<'s> {
    pub(super) fn new(sources: &'s Sources, lexicon: &'s Lexicon, side: Side, speech: &[TextSpan]) -> Self {
        let document = &sources.documents[side];
        let mut quoted = vec![false; document.tokens.len()];
        for at in speech.iter().flat_map(|span| document.tokens_in(*span)) {
            quoted[at] = true;
        }
        let tokens: Vec<usize> =
            (0..document.tokens.len()).filter(|at| !quoted[*at] && document.tokens[*at].kind != TokenKind::Mark).collect();
        let words: Vec<u32> = tokens.iter().map(|at| lexicon.id(side, &document.tokens[*at])).collect();
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); lexicon.len()];
        for (place, word) in (0..).zip(&words) {
            let places = &mut places[*word as usize];
            if places.len() <= COMMON {
                places.push(place);
            }
        }
        let is_name = names(sources, side, |kind| kind == EntityKind::Person);
        let is_any_name = names(sources, side, |_| true);
        Self { sources, lexicon, side, quoted, tokens, words, is_name, is_any_name, places }
    }

    /// The stems of the unquoted words in a range of the document's tokens that say something, names of people left out,
    /// each with its token.
    pub(super) fn content_in(&self, range: Range<usize>) -> impl Iterator<Item = (u32, usize)> {
        let from = self.tokens.partition_point(|at| *at < range.start);
        let to = self.tokens.partition_point(|at| *at < range.end);
        let words = (from..to.max(from)).map(|at| (self.tokens[at], self.words[at]));
        let own = words.filter(|(at, word)| self.lexicon.is_content(*word) && !self.is_name[*at]);
        own.map(|(at, word)| (self.lexicon.stem(word), at))
    }

    /// Whether a token belongs to a name.
    pub(super) fn is_in_name(&self, token: usize) -> bool {
        self.is_any_name.get(token).copied().unwrap_or(false)
    }

    /// The best place that gives the words of a quotation from the other side.
    pub(super) fn words_of(
        &self,
        utterance: &Utterance,
        links: &Linked,
        bag: &mut Bag<'_>,
        work: &Work,
    ) -> Result<Option<Unquoted>, Cancelled> {
        bag.fill(&utterance.words);
        let document = &self.sources.documents[self.side];
        let mut best: Option<(f32, Unquoted)> = None;
        for window in self.windows(&utterance.words) {
            work.check()?;
            if bag.cover_of_this(&self.words[window.clone()]) < LEAST_COVER {
                continue;
            }
            let Some(relation) = Relation::new(&utterance.words, &self.words[window.clone()], self.lexicon) else { continue };
            let score = relation.cover_of_a(&utterance.words, self.lexicon) * relation.density;
            if best.as_ref().is_some_and(|(least, _)| *least >= score) {
                continue;
            }
            let found = Unquoted { relation, places: self.tokens[window].iter().map(|at| document.tokens[*at].span).collect() };
            if self.is_credible(utterance, &found, links) {
                best = Some((score, found));
            }
        }
        Ok(best.map(|(_, found)| found))
    }

    /// Stretches of the text that have some of the rarest words at about the right distance.
    fn windows(&self, words: &[u32]) -> Vec<Range<usize>> {
        let mut rare: Vec<(usize, usize)> = words
            .iter()
            .enumerate()
            .map(|(at, word)| (self.places[*word as usize].len(), at))
            .filter(|(count, _)| (1..=COMMON).contains(count))
            .collect();
        rare.sort_unstable();
        rare.dedup_by_key(|(_, at)| words[*at]);
        let slack = words.len() / 3 + 3;
        let mut starts: BTreeMap<usize, u32> = BTreeMap::new();
        for (_, at) in rare.into_iter().take(SEEDS) {
            for place in &self.places[words[at] as usize] {
                *starts.entry((*place as usize).saturating_sub(at) / slack).or_default() += 1;
            }
        }
        let mut ranked: Vec<(usize, u32)> = starts.into_iter().collect();
        ranked.sort_by_key(|(_, hits)| std::cmp::Reverse(*hits));
        let window =
            |start: usize| (start * slack).saturating_sub(slack)..((start + 2) * slack + words.len()).min(self.words.len());
        ranked.into_iter().take(CLOSE_LOOKS).map(|(start, _)| window(start)).collect()
    }

    fn is_credible(&self, utterance: &Utterance, found: &Unquoted, links: &Linked) -> bool {
        let relation = &found.relation;
        let exact = relation.equal == utterance.words.len() && relation.stretches() == 1;
        let linked = || {
            let document = &self.sources.documents[self.side];
            let at = found.places.get(relation.window.b.start);
            at.and_then(|place| document.sentence_at(place.start))
                .is_some_and(|there| links.are(self.side.other(), &utterance.sentences, there))
        };
        if exact {
            return utterance.words.len() >= 5 && utterance.content >= 2
                || utterance.content >= 1 && utterance.words.len() >= 2 && linked();
        }
        let cover = relation.cover_of_a(&utterance.words, self.lexicon);
        cover >= LEAST_COVER && relation.density >= 0.6 && relation.equal >= 5 && relation.equal_content >= 3
    }
}

impl Relation {
    /// The weight of the common words against that of all words of A, 0 to 1.
    fn cover_of_a(&self, a: &[u32], lexicon: &Lexicon) -> f32 {
        let gone: i32 = self
            .runs
            .iter()
            .filter(|run| run.kind != crate::compare::EditKind::Equal)
            .map(|run| lexicon.weigh(&a[run.a.clone()]))
            .sum();
        1.0 - gone as f32 / lexicon.weigh(a).max(1) as f32
    }
}

/// Per token of a document, whether it belongs to the name of such an entity; to name the same people is not to say the same.
fn names(sources: &Sources, side: Side, is_such: impl Fn(EntityKind) -> bool) -> Vec<bool> {
    let document = &sources.documents[side];
    let mut out = vec![false; document.tokens.len()];
    let people = sources.extractions[side].entities.iter().filter(|(_, entity)| is_such(entity.kind));
    for mention in people.flat_map(|(_, entity)| &entity.mentions).filter(|mention| mention.form == MentionForm::Name) {
        document.tokens_in(mention.span).for_each(|at| out[at] = true);
    }
    out
}

/// Links by statement.
pub(super) struct Linked {
    of: Pair<BTreeMap<SentenceId, Vec<(SentenceId, f32)>>>,
}

impl Linked {
    pub(super) fn new(links: &crate::base::Arena<LinkId, Link>) -> Self {
        let mut of: Pair<BTreeMap<SentenceId, Vec<(SentenceId, f32)>>> = Pair::default();
        for (_, link) in links.iter() {
            for a in &link.sentences.a {
                for b in &link.sentences.b {
                    of.a.entry(*a).or_default().push((*b, link.strength));
                    of.b.entry(*b).or_default().push((*a, link.strength));
                }
            }
        }
        Self { of }
    }

    /// The statements of the other side that a statement of `side` is linked to.
    pub(super) fn to(&self, side: Side, sentence: SentenceId) -> &[(SentenceId, f32)] {
        self.of[side].get(&sentence).map_or(&[], Vec::as_slice)
    }

    fn are(&self, side: Side, own: &[SentenceId], there: SentenceId) -> bool {
        own.iter().any(|sentence| self.to(side, *sentence).iter().any(|(other, _)| *other == there))
    }
}
