//! Links between statements that give the same quotation.

use std::collections::BTreeMap;

use crate::base::{Arena, Id, Pair, TextSpan};
use crate::compare::align::{Scored, order};
use crate::compare::model::{Edit, EditKind, Link, LinkId, Origin, QuoteMatch, QuoteState, Sources};
use crate::text::{Document, SentenceId};

/// How many words of a quotation two statements must share.
const LEAST_WORDS: usize = 4;
/// The strength of a link that rests on a quotation alone.
const STRENGTH: f32 = 0.6;
/// How many words of the quotation a link shows.
const SHOWN: usize = 6;

/// The links, and one more for every two statements that share words of a matched quotation.
pub(in crate::compare) fn with_quotes(
    sources: &Sources,
    mut links: Arena<LinkId, Link>,
    quotes: &[QuoteMatch],
) -> Arena<LinkId, Link> {
    let mut quoted: BTreeMap<Pair<SentenceId>, Vec<TextSpan>> = BTreeMap::new();
    for edit in quotes.iter().filter(|found| is_same(found.state)).flat_map(|found| &found.edits) {
        for (at, span) in shared_words(sources, edit) {
            quoted.entry(at).or_default().push(span);
        }
    }
    quoted.retain(|_, words| words.len() >= LEAST_WORDS);
    for (_, link) in links.iter_mut() {
        if let Some(at) = single(link)
            && quoted.remove(&at).is_some()
        {
            link.strength = link.strength.max(STRENGTH);
        }
    }
    if quoted.is_empty() {
        return links;
    }
    let new = quoted.into_iter().map(|(at, words)| Link {
        sentences: at.map(|id| vec![id]),
        strength: STRENGTH,
        moved: false,
        by: Origin::Engine,
        shared: words.iter().take(SHOWN).map(|span| sources.documents.a.slice(*span).to_owned()).collect(),
    });
    let mut all: Vec<Link> = links.as_slice().iter().cloned().chain(new).collect();
    all.sort_by(|x, y| x.sentences.cmp(&y.sentences));
    reordered(all)
}

fn is_same(state: QuoteState) -> bool {
    matches!(state, QuoteState::Identical | QuoteState::Shortened | QuoteState::Altered)
}

fn single(link: &Link) -> Option<Pair<SentenceId>> {
    Some(Pair::new(*link.sentences.a.first()?, *link.sentences.b.first()?))
}

/// The words of an edit that are the same on both sides, each by its statements and its place in A.
fn shared_words(sources: &Sources, edit: &Edit) -> Vec<(Pair<SentenceId>, TextSpan)> {
    let (EditKind::Equal, Some(a), Some(b)) = (edit.kind, edit.a, edit.b) else { return Vec::new() };
    let (words_a, words_b) = (words(&sources.documents.a, a), words(&sources.documents.b, b));
    if words_a.len() != words_b.len() {
        return Vec::new();
    }
    let statement = |document: &Document, span: TextSpan| document.sentence_at(span.start);
    let pair = |(a, b): (TextSpan, TextSpan)| {
        Some((Pair::new(statement(&sources.documents.a, a)?, statement(&sources.documents.b, b)?), a))
    };
    words_a.into_iter().zip(words_b).filter_map(pair).collect()
}

fn words(document: &Document, span: TextSpan) -> Vec<TextSpan> {
    let tokens = document.tokens.get(document.tokens_in(span)).unwrap_or(&[]);
    tokens.iter().filter(|token| token.kind.is_word()).map(|token| token.span).collect()
}

fn reordered(mut links: Vec<Link>) -> Arena<LinkId, Link> {
    let index = |id: SentenceId| u32::try_from(id.index()).unwrap_or(u32::MAX);
    let scored: Vec<Scored> =
        links.iter().filter_map(|link| Some(Scored { at: single(link)?.map(index), score: link.strength })).collect();
    for (link, moved) in links.iter_mut().zip(order::moved(&scored)) {
        link.moved = moved;
    }
    links.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::testing::sources;
    use crate::compare::{align, quotes};

    fn check(a: &str, b: &str, expected: &[(u32, u32)]) {
        let sources = sources(a, b);
        let links = align::links(&sources, &Work::new()).unwrap_or_default();
        let matches = quotes::matches(&sources, &links, &crate::compare::Rulings::default(), &Work::new()).unwrap_or_default();
        let links = with_quotes(&sources, links, &matches);
        let found: Vec<(u32, u32)> = links.iter().filter_map(|(_, link)| single(link)).map(|at| (at.a.0, at.b.0)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn statements_with_the_same_quotation_are_linked() {
        let filler = "Gulls screamed.\n\nBoats lay idle.\n\nNo bell rang.";
        let a = format!("{filler}\n\nMayor Aas, who came late and left early, called it “the worst winter in forty years”.");
        check(&a, "“The worst winter in forty years,” she wrote in a long letter to the shipping ministry of Norway.", &[(3, 0)]);
    }

    #[test]
    fn a_short_phrase_links_nothing() {
        check("Aas said of it: “never again”.", "Lie told guests “never again” would wolves be seen on the moor.", &[]);
    }
}
