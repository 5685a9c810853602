//! Links between statements that say the same: many-to-many, in any order.
//!
//! Cost grows with the length of the texts and with what they share: candidates come from an index of rare words and of
//! rare twos of words, never from all pairs. What stands around two statements then speaks for or against them, and of
//! several links that would tell the same words the best is taken.

mod candidates;
mod choose;
mod evidence;
mod exact;
mod order;
mod quoted;
mod score;
mod support;
mod terms;

use crate::base::{Arena, Cancelled, Id, Pair, Side, Work};
use crate::compare::model::{Link, LinkId, Origin, Sources};
use crate::text::SentenceId;

use self::score::Candidate;
use self::terms::Terms;

pub(super) use self::quoted::with_quotes;

/// A pair of statements and how much they have in common, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scored {
    /// Positions of the two statements.
    at: Pair<u32>,
    score: f32,
}

/// How many steps there are to the links.
const STEPS: usize = 5;

/// The links between the statements of two documents, in order of A.
pub(super) fn links(sources: &Sources, work: &Work) -> Result<Arena<LinkId, Link>, Cancelled> {
    let terms = Terms::new(sources);
    work.check()?;
    let exact = exact::exact(sources);
    work.progress(1, STEPS);
    let alike = candidates::alike(&terms, work)?;
    work.progress(2, STEPS);
    let scored = score::scored(&terms, &alike, work)?;
    work.progress(3, STEPS);
    let supported = support::supported(&terms, scored, work)?;
    work.progress(4, STEPS);
    let chosen = chosen(sources, &terms, &exact, &supported, work)?;
    work.check()?;
    let moved = order::moved(&chosen);
    let links = chosen.into_iter().zip(moved).map(|(found, moved)| Link {
        sentences: found.at.map(|index| vec![SentenceId::from_index(index as usize)]),
        strength: found.score,
        moved,
        by: Origin::Engine,
        shared: terms.shared(sources, found.at),
    });
    Ok(links.collect::<Vec<_>>().into())
}

/// Chooses by the evidence of articles, by what long texts have in common, or by both between.
fn chosen(
    sources: &Sources,
    terms: &Terms,
    exact: &[Pair<u32>],
    candidates: &[Candidate],
    work: &Work,
) -> Result<Vec<Scored>, Cancelled> {
    let share = evidence::share(terms);
    if share == 0.0 {
        return Ok(choose::choose(terms, exact, candidates));
    }
    let strengths = evidence::Evidence::new(sources, terms).strengths(candidates, work)?;
    let likely = choose::likely(terms, exact, candidates, &strengths);
    if share == 1.0 {
        return Ok(likely);
    }
    Ok(choose::mixed(&likely, &choose::choose(terms, exact, candidates), share))
}

/// The numbers that tell of every two statements of two articles, in order of A and of B; see [`evidence`].
pub(super) fn evidence_of_all(sources: &Sources) -> Vec<(Pair<SentenceId>, Vec<f32>)> {
    let terms = Terms::new(sources);
    let evidence = evidence::Evidence::new(sources, &terms);
    let ids = |side: Side| sources.documents[side].sentences.ids();
    let pairs = ids(Side::A).flat_map(|a| ids(Side::B).map(move |b| Pair::new(a, b)));
    pairs.map(|at| (at, evidence.numbers(at.map(|id| id.0)).to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::sources;
    use proptest::prelude::*;

    const A: &str = "The ferry Albatross ran aground near Holm island on Tuesday.\n\nHarbour master Ida Brekke ordered an inquiry.\n\n\
        Passengers were given soup in the school gym.";
    const B: &str = "An inquiry was ordered by harbour master Ida Brekke.\n\nA brass band played in Torvik.\n\n\
        On Tuesday the Albatross, a ferry, went aground off the island of Holm.";

    fn linked(a: &str, b: &str) -> Vec<(u32, u32, bool)> {
        let found = links(&sources(a, b), &Work::new()).unwrap_or_default();
        found.iter().map(|(_, link)| (link.sentences.a[0].0, link.sentences.b[0].0, link.moved)).collect()
    }

    #[test]
    fn statements_that_say_the_same_are_linked_in_any_order() {
        let found: Vec<(u32, u32)> = linked(A, B).iter().map(|(a, b, _)| (*a, *b)).collect();
        assert_eq!(found, [(0, 2), (1, 0)]);
    }

    #[test]
    fn unrelated_statements_are_not() {
        assert_eq!(linked(A, "Tulip prices fell again.\n\nThe council met at noon and went home."), []);
    }

    #[test]
    fn repeated_sentences_are_paired_in_order() {
        let text = "Nobody answered.\n\nThe bridge at Lund was shut.\n\nNobody answered.";
        assert_eq!(linked(text, text), [(0, 0, false), (1, 1, false), (2, 2, false)]);
    }

    #[test]
    fn shared_words_are_shown_as_a_writes_them() {
        let found = links(&sources(A, B), &Work::new()).unwrap_or_default();
        let shared = found.iter().next().map(|(_, link)| link.shared.join(" ")).unwrap_or_default();
        assert_eq!(shared, "ferry Albatross aground Holm island Tuesday");
    }

    fn story() -> impl Strategy<Value = String> {
        const WORDS: &[&str] =
            &["ferry", "Holm", "soup", "the", "Brekke", "inquiry", "said", "12", "aground", "gym", "of", "bridge"];
        let sentence = proptest::collection::vec(proptest::sample::select(WORDS), 1..9).prop_map(|words| words.join(" ") + ".");
        proptest::collection::vec(sentence, 1..9).prop_map(|sentences| sentences.join("\n\n"))
    }

    proptest! {
        #[test]
        fn exchanging_the_sides_mirrors_the_links(a in story(), b in story()) {
            let there = linked(&a, &b);
            let mut back: Vec<_> = linked(&b, &a).into_iter().map(|(b, a, moved)| (a, b, moved)).collect();
            back.sort_unstable();
            prop_assert_eq!(there, back);
        }

        #[test]
        fn a_text_against_itself_is_linked_sentence_by_sentence(a in story()) {
            let sources = sources(&a, &a);
            let found = links(&sources, &Work::new()).unwrap_or_default();
            for id in sources.documents[Side::A].sentences.ids() {
                prop_assert!(found.iter().any(|(_, link)| link.sentences == Pair::new(vec![id], vec![id]) && link.strength == 1.0 && !link.moved));
            }
        }
    }
}
