//! Quotations with partly the same words: cut, changed, or given to somebody else.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Cancelled, Pair, Side, Work, in_stretches};
use crate::compare::lexicon::Lexicon;
use crate::compare::quotes::Utterances;
use crate::compare::quotes::bag::Bag;
use crate::compare::quotes::relation::{Alike, Relation};
use crate::compare::quotes::shared::Shared;
use crate::compare::quotes::support::{Speakers, Support};

/// A word in more quotations than this calls up no candidates.
const COMMON: usize = 200;
/// A changed quotation with this share of the words is kept even where its partner has a better one.
const NEARLY_ALL: f32 = 0.8;
/// How many quotations before a nested one are looked through for the one around it.
const NEAR: usize = 32;
/// Pairs of quotations with less of the lighter one in common, in any order, are never credible.
const LEAST_COVER: f32 = 0.5;
/// How many candidates are looked at closely.
const CLOSE_LOOKS: usize = 12;

/// Two quotations that are alike.
pub(super) struct Found {
    /// Their positions.
    pub at: Pair<usize>,
    pub relation: Relation,
    pub speakers: Speakers,
    /// How good the pair is; comparable between pairs only.
    score: f32,
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The same words, some left out.
    Shortened,
    /// Words that differ, too.
    Differing,
}

/// For every speech quotation that is still open, its best partner among all quotations of the other side.
pub(super) fn alike(
    wanted: Wanted,
    utterances: &Utterances,
    open: &Pair<Vec<bool>>,
    around: &BTreeSet<Pair<usize>>,
    lexicon: &Lexicon,
    support: &Support,
    work: &Work,
) -> Result<Vec<Found>, Cancelled> {
    let indexes = Pair::in_parallel(|side| Index::new(utterances, side, lexicon.len()));
    let seeker = Seeker { wanted, utterances, open, around, lexicon, support };
    let mut found: BTreeMap<Pair<usize>, Found> = BTreeMap::new();
    let mut best = Pair::from_fn(|side| vec![None; utterances[side].len()]);
    for side in Side::BOTH {
        let partners = in_stretches(utterances[side].len(), |range| {
            let (mut shared, mut bag) = (Shared::new(utterances[side.other()].len()), Bag::new(lexicon));
            let partner = |at| work.check().map(|()| seeker.partner(side, at, &indexes[side.other()], &mut shared, &mut bag));
            range.map(partner).collect::<Result<Vec<_>, Cancelled>>()
        });
        let partners = partners.into_iter().collect::<Result<Vec<_>, Cancelled>>()?;
        for (best, partner) in best[side].iter_mut().zip(partners.into_iter().flatten()) {
            let Some(partner) = partner else { continue };
            *best = Some(partner.at);
            found.insert(partner.at, partner);
        }
    }
    let kept: BTreeSet<Pair<usize>> = found.values().filter(|pair| is_kept(pair, &best)).map(|pair| pair.at).collect();
    Ok(found.into_values().filter(|pair| kept.contains(&pair.at)).collect())
}

/// What is looked for, and where.
struct Seeker<'s> {
    wanted: Wanted,
    utterances: &'s Utterances,
    open: &'s Pair<Vec<bool>>,
    around: &'s BTreeSet<Pair<usize>>,
    lexicon: &'s Lexicon,
    support: &'s Support<'s>,
}

impl Seeker<'_> {
    /// The best partner of a quotation that is still open; of equals the first on the other side.
    fn partner(&self, side: Side, at: usize, others: &Index, shared: &mut Shared, bag: &mut Bag<'_>) -> Option<Found> {
        let utterance = self.utterances[side].get(at)?;
        if !self.open[side][at] || !(utterance.is_speech || self.wanted == Wanted::Differing) {
            return None;
        }
        let candidates = others.candidates(&utterance.words, shared).into_iter().map(|other| oriented(side, at, other));
        let mut best: Option<Found> = None;
        bag.fill(&utterance.words);
        for at in candidates.filter(|at| !self.around.contains(at)) {
            let other = &self.utterances[side.other()][at[side.other()]];
            let is_plain = utterance.masked.is_empty() && other.masked.is_empty();
            if is_plain && bag.cover(&other.words) < LEAST_COVER {
                continue;
            }
            let found = judged(at, self.utterances, self.lexicon, self.support);
            let wanted = found.filter(|found| {
                is_wanted(found, self.wanted, self.open) && (utterance.is_speech || found.relation.is_reordered())
            });
            best = match (best, wanted) {
                (Some(best), Some(found)) if found.score <= best.score => Some(best),
                (best, found) => found.or(best),
            };
        }
        best
    }
}

/// Pairs of a quotation and the partner of one that is nested in it: not a pair of their own.
pub(super) fn around(same: &[Pair<usize>], utterances: &Utterances) -> BTreeSet<Pair<usize>> {
    let mut out = BTreeSet::new();
    for at in same {
        for side in Side::BOTH {
            let inner = utterances[side][at[side]].span;
            // Quotations stand in order of their beginning, so those around this one come before it.
            let before = utterances[side].iter().enumerate().take(at[side]).rev().take(NEAR);
            for (outer, _) in before.filter(|(_, utterance)| utterance.span.contains(inner)) {
                out.insert(oriented(side, outer, at[side.other()]));
            }
        }
    }
    out
}

fn oriented(side: Side, own: usize, other: usize) -> Pair<usize> {
    let pair = Pair::new(own, other);
    if side == Side::A { pair } else { pair.swapped() }
}

/// A changed quotation wants a partner that is open too, unless nearly all words are there.
fn is_wanted(found: &Found, wanted: Wanted, open: &Pair<Vec<bool>>) -> bool {
    let is_open = Side::BOTH.iter().all(|side| open[*side][found.at[*side]]);
    let is_whole = found.relation.alike != Alike::Differing || is_open && found.relation.respelled.is_some();
    is_whole || wanted == Wanted::Differing && (is_open || found.is_nearly_all())
}

/// A changed quotation must be the best of its partner too, unless nearly all of it is there.
fn is_kept(found: &Found, best: &Pair<Vec<Option<Pair<usize>>>>) -> bool {
    let is_best = |side: Side| best[side][found.at[side]].is_none_or(|other| other == found.at);
    let is_whole = found.relation.alike != Alike::Differing || found.relation.respelled.is_some();
    is_whole || found.is_nearly_all() || (is_best(Side::A) && is_best(Side::B))
}

impl Found {
    fn is_nearly_all(&self) -> bool {
        self.relation.cover >= NEARLY_ALL && self.relation.density >= NEARLY_ALL
    }
}

fn judged(at: Pair<usize>, utterances: &Utterances, lexicon: &Lexicon, support: &Support) -> Option<Found> {
    let pair = Pair::new(&utterances.a[at.a], &utterances.b[at.b]);
    let words = Pair::new(pair.a.words_beside(&pair.b.words, lexicon), pair.b.words_beside(&pair.a.words, lexicon));
    let speakers = support.speakers(pair);
    let link = support.link(pair);
    let respelled = || Relation::respelled(&words.a, &words.b, lexicon).filter(|relation| is_credible(relation, speakers, link));
    let plain = || Relation::new(&words.a, &words.b, lexicon).filter(|relation| is_credible(relation, speakers, link));
    let relation = if speakers == Speakers::Other { plain()? } else { respelled().or_else(plain)? };
    if relation.alike == Alike::Differing && !relation.is_reordered() && !(pair.a.is_speech && pair.b.is_speech) {
        return None;
    }
    let whole = if relation.alike == Alike::Differing && relation.respelled.is_none() { 0.0 } else { 0.5 };
    let same = if speakers == Speakers::Same { 0.3 } else { 0.0 };
    let words = (relation.cover * relation.density).max(if relation.is_reordered() { relation.bag * relation.bag } else { 0.0 });
    let score = words + whole + same + 0.3 * link;
    Some(Found { at, relation, speakers, score })
}

fn is_credible(relation: &Relation, speakers: Speakers, link: f32) -> bool {
    let Relation { equal, equal_content: content, cover, density, .. } = *relation;
    if speakers == Speakers::Other {
        // Of a long utterance one other word, say a number, does not make another one.
        let one_word_apart = relation.is_one_word_apart() && equal >= 7 && content >= 2;
        return one_word_apart || cover >= 0.8 && density >= 0.8 && equal >= 5 && content >= 3;
    }
    if speakers == Speakers::Same && relation.is_one_word_apart() {
        return true;
    }
    let is_backed = link > 0.0 || speakers == Speakers::Same;
    let in_stretches = equal >= 2 * relation.stretches();
    match relation.respelled.unwrap_or(relation.alike) {
        // Those without masked words have been paired before.
        Alike::Same => is_backed || equal >= 4 && content >= 2,
        Alike::Shortened if relation.is_whole(Side::A) || relation.is_whole(Side::B) => {
            in_stretches
                && (equal >= 5 && content >= 2
                    || equal >= 5 && relation.stretches() == 1 && content >= 1
                    || is_backed && equal >= 2 && content >= 1)
        }
        Alike::Shortened => in_stretches && cover >= 0.5 && equal >= 5 && content >= 2,
        Alike::Differing => is_altered(relation, speakers, link > 0.0),
    }
}

/// Whether words that differ are still the same utterance. People who speak of one matter share words, too; so the less
/// speaks for one speaker on one occasion, the more of the words must be there, in few and long stretches.
fn is_altered(relation: &Relation, speakers: Speakers, linked: bool) -> bool {
    let Relation { equal, equal_content: content, cover, density, .. } = *relation;
    let (least, words) = match (speakers, linked) {
        (Speakers::Same, true) if relation.stretches() <= 2 => (0.5, 3),
        (Speakers::Same, true) => (0.6, 3),
        (Speakers::Same, false) | (Speakers::Unclear, true) => (0.7, 4),
        (Speakers::Unclear, false) => (0.7, 5),
        (Speakers::Apart | Speakers::Other, _) => (0.8, 5),
    };
    let own = if speakers == Speakers::Same || linked { 2 } else { 3 };
    let is_torn = relation.stretches() > 2 && equal < 4 * relation.stretches() && density < 0.75;
    let in_order = cover >= least && density >= least && equal >= words && content >= own && !is_torn;
    in_order || relation.is_reordered() && relation.content >= 3
}

/// Quotations of one side by their words.
struct Index {
    with_word: Vec<Vec<u32>>,
    quotes: usize,
}

impl Index {
    fn new(utterances: &Utterances, side: Side, words: usize) -> Self {
        let mut with_word: Vec<Vec<u32>> = vec![Vec::new(); words];
        for (at, utterance) in (0..).zip(&utterances[side]) {
            for word in distinct(&utterance.words) {
                with_word[word as usize].push(at);
            }
        }
        Self { with_word, quotes: utterances[side].len() }
    }

    /// The quotations that share most with these words; rarer words count for more.
    fn candidates(&self, words: &[u32], shared: &mut Shared) -> Vec<usize> {
        for word in distinct(words) {
            let quotes = &self.with_word[word as usize];
            if quotes.len() <= COMMON {
                let weight = ((self.quotes + 1) as f32 / (quotes.len() as f32 + 0.5)).ln();
                quotes.iter().for_each(|quote| shared.add(*quote, weight));
            }
        }
        shared.take_best(CLOSE_LOOKS).into_iter().map(|quote| quote as usize).collect()
    }
}

fn distinct(words: &[u32]) -> Vec<u32> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.dedup();
    words
}
