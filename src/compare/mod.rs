//! What two documents have to do with each other. Symmetric: exchanging the sides mirrors every result.

mod align;
mod changes;
mod facts;
mod lexicon;
mod model;
mod quotes;
mod rulings;
#[cfg(test)]
pub(crate) mod testing;
mod words;

use std::sync::Arc;

use crate::base::{Cancelled, Pair, Side, Stage, Work};
use crate::extract::Extraction;
use crate::text::{Document, SentenceId};

pub use model::{
    Comparison, Edit, EditKind, FactMatch, FactRule, Link, LinkId, Origin, QuoteMatch, QuoteReason, QuoteState, Verdict,
};
pub use rulings::Rulings;
pub use words::{Run, redline};

/// What speaks for and against a link between every two statements of two articles, as numbers whose weights are learned
/// from annotated pairs; only for that. Takes time and room for the product of both lengths.
#[must_use]
pub fn link_evidence(documents: Pair<Arc<Document>>, extractions: Pair<Arc<Extraction>>) -> Vec<(Pair<SentenceId>, Vec<f32>)> {
    align::evidence_of_all(&model::Sources { documents, extractions })
}

/// Compares two documents.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn compare(documents: Pair<Arc<Document>>, extractions: Pair<Arc<Extraction>>, work: &Work) -> Result<Comparison, Cancelled> {
    compare_ruled(documents, extractions, &Rulings::default(), work)
}

/// Compares two documents as a person decided where the rules were wrong.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn compare_ruled(
    documents: Pair<Arc<Document>>,
    extractions: Pair<Arc<Extraction>>,
    rulings: &Rulings,
    work: &Work,
) -> Result<Comparison, Cancelled> {
    let Pair { a, b } = extractions;
    let extractions = Pair::new(rulings.said(Side::A, a), rulings.said(Side::B, b));
    let mut sources = model::Sources { documents, extractions };
    work.begin(Stage::Linking);
    let links = rulings.linked(align::links(&sources, work)?);
    work.begin(Stage::Quotes);
    let quotes = quotes::matches(&sources, &links, rulings, work)?;
    let links = rulings.linked(align::with_quotes(&sources, links, &quotes));
    work.begin(Stage::Facts);
    let mut facts = facts::matches(&sources, &links, work)?;
    facts::add_claims(&mut sources, &links, &mut facts, work)?;
    let model::Sources { documents, extractions } = sources;
    let firm = changes::firm_links(&documents, &links);
    Ok(Comparison { documents, extractions, links, quotes, facts, firm, rulings: rulings.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Id;

    /// A text of so many paragraphs with quotations, names and values.
    fn account(paragraphs: usize) -> String {
        let paragraph = |at: usize| {
            format!(
                "Mayor Ida Brekke counted {at} boats near pier {}. “We lost {at} nets at night,” she said on 3 May 2021.",
                at % 7
            )
        };
        (0..paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    fn check(stage: &str, step: impl Fn(&Work) -> Result<(), Cancelled>, statements: usize) {
        let work = Work::new();
        assert_eq!(step(&work), Ok(()), "{stage}");
        // Nothing long goes on without a check: there is more than one for every ten statements of a side.
        assert!(work.checks() * 10 >= statements, "{stage}: {} checks for {statements} statements", work.checks());
        let cancelled = Work::new();
        cancelled.cancel();
        assert_eq!(step(&cancelled), Err(Cancelled), "{stage}");
        assert!(cancelled.checks() <= 4, "{stage}: goes on for {} checks", cancelled.checks());
    }

    #[test]
    fn every_step_can_be_cancelled() {
        let sources = testing::sources(&account(150), &account(170));
        let statements = sources.documents.a.sentences.len();
        let links = align::links(&sources, &Work::new()).unwrap_or_default();
        check("extraction", |work| crate::extract::extract(&sources.documents.a, work).map(drop), statements);
        check("links", |work| align::links(&sources, work).map(drop), statements);
        check(
            "quotations",
            |work| quotes::matches(&sources, &links, &Rulings::default(), work).map(drop),
            sources.extractions.a.quotes.len(),
        );
        check("facts", |work| facts::matches(&sources, &links, work).map(drop), sources.extractions.a.facts.len());
    }

    #[test]
    fn progress_names_the_stages_and_ends_high() {
        let sources = testing::sources(&account(20), &account(30));
        let work = Work::new();
        let found = compare(sources.documents, sources.extractions, &work);
        assert!(found.is_ok_and(|found| found.links.ids().any(|id| id.index() > 10)));
        let (stage, share) = work.state();
        assert!(stage == Stage::Facts && share > 0.9, "{stage:?} {share}");
    }
}
