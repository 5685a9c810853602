//! Which candidates become links.

use std::collections::BTreeMap;

use crate::base::{Pair, Side};
use crate::compare::align::score::Candidate;
use crate::compare::align::terms::Terms;
use crate::compare::align::{Scored, support};

/// The least share of words in common of a link without support.
const LEAST: f32 = 0.22;
/// The same where two short texts run side by side; in long ones the order alone decides.
const LEAST_PARALLEL: f32 = 0.15;
/// The least value of a link where two texts run side by side, beside what [`support::PARALLEL`] gives.
const LEAST_VALUE: f32 = 0.27;
/// The least weight of the words in common, as a share of the logarithm of the number of pairs, so that chance makes no
/// links; in short and in long texts.
const CHANCE: (f32, f32) = (0.16, 0.55);
/// How much more of both is wanted of a link without support where two long texts have nothing to do with each other.
const STRANGERS: (f32, f32) = (0.15, 0.3);
/// Two texts have to do with each other as far as this share of the statements has a partner with this share of its words.
const KIN: (f32, f32) = (0.3, 0.4);
/// The least share of the best value of a statement for links that say the same words once more; in short and in long texts.
const AGAIN: (f32, f32) = (0.5, 0.99);
/// The same for links that say other words.
const ALSO: (f32, f32) = (0.5, 0.8);
/// From this share of their weight on, the words of a link are others than those of the links before.
const OTHER_WORDS: f32 = 0.5;
/// Where two texts run side by side, a link is nearly the best of the shorter statement, and not far from that of the longer.
const NEAR_BEST: (f32, f32) = (0.95, 0.4);
/// Links of one statement with the very same value say nothing in long texts when they are this many.
const TIED: usize = 3;
/// How far support adds to the strength of a link.
const SUPPORT: f32 = 0.3;
/// The highest strength of statements that are not the same word for word.
pub(super) const CHANGED: f32 = 0.99;
/// Strengths at some scores; a firm link (0.5) is to be right at least four times in five.
const STRENGTHS: [(f32, f32); 5] = [(0.0, 0.0), (LEAST, 0.25), (0.32, 0.5), (0.6, 0.8), (1.0, 1.0)];

/// The least strength of a link.
pub(super) const POSSIBLE: f32 = 0.25;
/// From this share of words in common on a statement is a copy; and the least share of the share of the copy that makes
/// another a link.
const COPY: (f32, f32) = (0.6, 0.5);

/// Exact pairs, and the candidates that are good by themselves and among the best for both of their statements.
pub(super) fn choose(terms: &Terms, exact: &[Pair<u32>], candidates: &[Candidate]) -> Vec<Scored> {
    let is_settled = settled(terms, exact);
    let least = Least::new(terms, candidates);
    let mut good: Vec<Valued> = candidates
        .iter()
        .filter(|candidate| !is_settled(candidate.at) && least.is_met(terms, candidate))
        .map(|candidate| Valued { value: support::value(terms, candidate), candidate: *candidate })
        .collect();
    good.sort_by(|x, y| y.value.total_cmp(&x.value).then(x.candidate.at.cmp(&y.candidate.at)));
    let mut chooser = Chooser::new(terms, &good);
    let mut out: Vec<Scored> = exact.iter().map(|at| Scored { at: *at, score: 1.0 }).collect();
    for equals in good.chunk_by(|x, y| x.value == y.value) {
        let chosen = chooser.choose(equals);
        out.extend(
            chosen
                .iter()
                .map(|found| Scored { at: found.at, score: strength(found.share + SUPPORT * found.support).min(CHANGED) }),
        );
    }
    out.sort_by_key(|found| found.at);
    out
}

/// Exact pairs, and the candidates of two articles that are likely links.
///
/// Of a statement that the other side has almost word for word, others are links only if they have nearly as much of it.
pub(super) fn likely(terms: &Terms, exact: &[Pair<u32>], candidates: &[Candidate], strengths: &[f32]) -> Vec<Scored> {
    let is_settled = settled(terms, exact);
    let mut best = Pair::from_fn(|side| vec![0.0_f32; terms.statements[side].len()]);
    for candidate in candidates {
        for side in Side::BOTH {
            let best = &mut best[side][candidate.at[side] as usize];
            *best = best.max(candidate.share);
        }
    }
    let is_outdone = |candidate: &Candidate| {
        Side::BOTH
            .iter()
            .map(|side| best[*side][candidate.at[*side] as usize])
            .any(|best| best >= COPY.0 && candidate.share < COPY.1 * best)
    };
    let wanted = candidates.iter().zip(strengths).filter(|(candidate, _)| !is_settled(candidate.at) && !is_outdone(candidate));
    let found = wanted.map(|(candidate, strength)| Scored { at: candidate.at, score: of_copy(candidate).max(*strength) });
    let exact = exact.iter().map(|at| Scored { at: *at, score: 1.0 });
    let mut out: Vec<Scored> = exact.chain(found.filter(|found| found.score >= POSSIBLE)).collect();
    out.sort_by_key(|found| found.at);
    out
}

/// The strength of a link by words in common alone, where they are nearly all.
fn of_copy(candidate: &Candidate) -> f32 {
    if candidate.share >= COPY.0 { strength(candidate.share).min(CHANGED) } else { 0.0 }
}

/// The mean of both strengths of each link, weighted; without links that are then too weak.
pub(super) fn mixed(of_articles: &[Scored], of_books: &[Scored], share: f32) -> Vec<Scored> {
    let mut all: BTreeMap<Pair<u32>, f32> = of_articles.iter().map(|found| (found.at, share * found.score)).collect();
    for found in of_books {
        *all.entry(found.at).or_default() += (1.0 - share) * found.score;
    }
    all.into_iter().filter(|(_, score)| *score >= POSSIBLE).map(|(at, score)| Scored { at, score }).collect()
}

/// Whether a pair has a statement of which an exact pair is known.
fn settled(terms: &Terms, exact: &[Pair<u32>]) -> impl Fn(Pair<u32>) -> bool {
    let mut settled = Pair::from_fn(|side| vec![false; terms.statements[side].len()]);
    exact.iter().for_each(|at| Side::BOTH.into_iter().for_each(|side| settled[side][at[side] as usize] = true));
    move |at| Side::BOTH.iter().any(|side| settled[*side][at[*side] as usize])
}

#[derive(Clone, Copy)]
struct Valued {
    value: f32,
    candidate: Candidate,
}

fn between(ends: (f32, f32), terms: &Terms) -> f32 {
    ends.0 + (ends.1 - ends.0) * terms.crowding
}

/// What two statements must have in common at least, whatever else they may be linked with.
struct Least {
    /// Without support: the share of words in common, and their weight.
    alone: (f32, f32),
    /// Where two texts run side by side: the share of words in common, and the value.
    parallel: (f32, f32),
}

impl Least {
    fn new(terms: &Terms, candidates: &[Candidate]) -> Self {
        let strange = (1.0 - kinship(terms, candidates)) * terms.crowding;
        Self {
            alone: (LEAST + STRANGERS.0 * strange, (between(CHANCE, terms) + STRANGERS.1 * strange) * terms.pairs),
            parallel: (LEAST_PARALLEL * (1.0 - terms.crowding), LEAST_VALUE + support::weight(terms) * support::PARALLEL),
        }
    }

    fn is_met(&self, terms: &Terms, candidate: &Candidate) -> bool {
        if candidate.support >= support::PARALLEL {
            return candidate.share >= self.parallel.0 && support::value(terms, candidate) >= self.parallel.1;
        }
        candidate.share >= self.alone.0 && candidate.common >= self.alone.1
    }
}

/// How far two texts have to do with each other, 0 to 1, by the share of statements with a good partner.
fn kinship(terms: &Terms, candidates: &[Candidate]) -> f32 {
    let share = |side: Side| {
        let mut has_partner = vec![false; terms.statements[side].len()];
        for candidate in candidates.iter().filter(|candidate| candidate.share >= KIN.1) {
            has_partner[candidate.at[side] as usize] = true;
        }
        has_partner.iter().filter(|has| **has).count() as f32 / has_partner.len().max(1) as f32
    };
    (share(Side::A).max(share(Side::B)) / KIN.0).min(1.0)
}

/// Goes through the candidates from the best down and remembers which words are accounted for.
struct Chooser<'a> {
    terms: &'a Terms,
    /// Per side and statement, the best value of all.
    best: Pair<Vec<f32>>,
    /// Per side and statement, the best value of its links so far.
    linked: Pair<Vec<f32>>,
    /// Per side, statement and term, whether a link has it; empty before the first link.
    told: Pair<Vec<Vec<bool>>>,
}

impl<'a> Chooser<'a> {
    fn new(terms: &'a Terms, good: &[Valued]) -> Self {
        let zeros = || Pair::from_fn(|side| vec![0.0_f32; terms.statements[side].len()]);
        let mut best = zeros();
        for found in good {
            for side in Side::BOTH {
                let best = &mut best[side][found.candidate.at[side] as usize];
                *best = best.max(found.value);
            }
        }
        Self { terms, best, linked: zeros(), told: Pair::from_fn(|side| vec![Vec::new(); terms.statements[side].len()]) }
    }

    /// The links among candidates of the same value.
    fn choose(&mut self, equals: &[Valued]) -> Vec<Candidate> {
        let mut chosen: Vec<Candidate> =
            equals.iter().filter(|found| self.is_wanted(found)).map(|found| found.candidate).collect();
        if self.terms.crowding > 0.5 && chosen.len() >= TIED {
            drop_tied(&mut chosen);
        }
        let value = equals.first().map_or(0.0, |found| found.value);
        for candidate in &chosen {
            self.tell(candidate.at, value);
        }
        chosen
    }

    fn is_wanted(&self, found: &Valued) -> bool {
        let at = found.candidate.at;
        if found.candidate.support >= support::PARALLEL {
            let best = Side::BOTH.map(|side| self.best[side][at[side] as usize]);
            let mass = Side::BOTH.map(|side| self.terms.statements[side][at[side] as usize].mass);
            let by_length = if mass[0] < mass[1] { best } else { [best[1], best[0]] };
            let by_length = if mass[0] == mass[1] { [best[0].min(best[1]); 2] } else { by_length };
            return found.value >= NEAR_BEST.0 * by_length[0] && found.value >= NEAR_BEST.1 * by_length[1];
        }
        Side::BOTH.iter().all(|side| {
            let linked = self.linked[*side][at[*side] as usize];
            found.value >= between(AGAIN, self.terms) * linked
                || found.value >= between(ALSO, self.terms) * linked && self.untold(*side, at) >= OTHER_WORDS
        })
    }

    /// The share of the words in common that no link of the statement has yet, by weight.
    fn untold(&self, side: Side, at: Pair<u32>) -> f32 {
        let told = &self.told[side][at[side] as usize];
        let (mut new, mut all) = (0.0, 0.0);
        for place in self.terms.common(at) {
            let weight = self.terms.weight_in_a(at.a, place.a);
            all += weight;
            if !told.get(place[side]).copied().unwrap_or(false) {
                new += weight;
            }
        }
        if all > 0.0 { new / all } else { 0.0 }
    }

    fn tell(&mut self, at: Pair<u32>, value: f32) {
        for side in Side::BOTH {
            let statement = at[side] as usize;
            let linked = &mut self.linked[side][statement];
            *linked = linked.max(value);
            let told = &mut self.told[side][statement];
            told.resize(self.terms.statements[side][statement].uses.len(), false);
            for place in self.terms.common(at) {
                told[place[side]] = true;
            }
        }
    }
}

/// Drops the links of statements that have too many of them.
fn drop_tied(chosen: &mut Vec<Candidate>) {
    let mut ends: Vec<(Side, u32)> = chosen.iter().flat_map(|found| Side::BOTH.map(|side| (side, found.at[side]))).collect();
    ends.sort_unstable();
    let count = |end: (Side, u32)| ends.partition_point(|other| *other <= end) - ends.partition_point(|other| *other < end);
    chosen.retain(|found| Side::BOTH.iter().all(|side| count((*side, found.at[*side])) < TIED));
}

/// The strength of a link with some score, by straight lines between [`STRENGTHS`].
fn strength(score: f32) -> f32 {
    let between = STRENGTHS.windows(2).find_map(|ends| match ends {
        [(from, low), (to, high)] if score <= *to => Some(low + (high - low) * (score - from) / (to - from)),
        _ => None,
    });
    between.unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use crate::base::Work;
    use crate::compare::align;
    use crate::compare::testing::sources;

    /// Many invented sentences in some order, and then another.
    fn crowd(order: impl Iterator<Item = usize>, extra: &str) -> String {
        let words = ["mill", "ford", "barn", "weir", "gate", "moor", "lane", "well", "tarn", "beck", "fell"];
        let name = |at: usize| format!("{}{}", words[at % words.len()], words[at * 7 % words.len()]);
        let sentence = |at: usize| format!("Old {} of {}{} sold the cow at a fair.", name(at), name(at / 11 + 3), at);
        order.map(sentence).chain([extra.to_owned()]).collect::<Vec<_>>().join("\n\n")
    }

    /// How many links the last statement of A has.
    fn check(a: &str, b: &str, expected: usize) {
        let sources = sources(&crowd(0..900, a), &crowd((0..900).rev(), b));
        let links = align::links(&sources, &Work::new()).unwrap_or_default();
        let last = sources.documents.a.sentences.ids().last();
        assert_eq!(links.iter().filter(|(_, link)| link.sentences.a.first().copied() == last).count(), expected);
    }

    #[test]
    fn chance_makes_no_links_in_long_texts() {
        check(
            "Nobody in the parish remembered such a winter.",
            "The parish council voted for a new roof over the schoolhouse.",
            0,
        );
        check("Nobody in the parish remembered such a winter.", "Such a winter nobody in the parish could remember.", 1);
    }

    #[test]
    fn of_statements_with_the_same_words_the_best_is_taken() {
        let b = "Smugglers landed brandy at Saltwick cove at midnight.\n\nBrandy, said the smugglers.";
        check("At midnight the smugglers landed their brandy in Saltwick cove.", b, 1);
    }

    #[test]
    fn a_statement_told_in_two_is_linked_with_both() {
        let b = "Smugglers landed brandy at Saltwick cove.\n\nExcisemen from Whitby seized eleven barrels.";
        check("Smugglers landed brandy in Saltwick cove, but excisemen from Whitby seized eleven barrels of it.", b, 2);
    }
}
