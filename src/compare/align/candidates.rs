//! Which pairs of statements are worth a look.

use std::collections::HashMap;

use crate::base::{Cancelled, Pair, Work};
use crate::compare::align::terms::Terms;
use crate::compare::model::Sources;
use crate::text::{Document, WordId};

/// A term that stands in more statements of one side than this calls up no candidates.
const COMMON: u32 = 300;

/// Pairs that share at least one term that is not common, each once, in order of A and B.
pub(super) fn sharing(terms: &Terms, work: &Work) -> Result<Vec<Pair<u32>>, Cancelled> {
    let with_term = postings(terms);
    let mut seen = vec![u32::MAX; terms.statements.b.len()];
    let mut out = Vec::new();
    for (a, statement) in (0..).zip(&terms.statements.a) {
        work.check()?;
        let first = out.len();
        for used in &statement.uses {
            for b in &with_term[used.term as usize] {
                if seen[*b as usize] != a {
                    seen[*b as usize] = a;
                    out.push(Pair::new(a, *b));
                }
            }
        }
        if let Some(found) = out.get_mut(first..) {
            found.sort_unstable();
        }
    }
    Ok(out)
}

/// For each term that is common on neither side, the statements of B that have it.
fn postings(terms: &Terms) -> Vec<Vec<u32>> {
    let mut out = vec![Vec::new(); terms.weights.len()];
    for (b, statement) in (0..).zip(&terms.statements.b) {
        for used in &statement.uses {
            let term = used.term as usize;
            if terms.counts.a[term] <= COMMON && terms.counts.b[term] <= COMMON {
                out[term].push(b);
            }
        }
    }
    out
}

/// Statements with the same words on both sides; repeated ones are paired in order.
pub(super) fn duplicates(sources: &Sources) -> Vec<Pair<u32>> {
    let in_b = by_words(&sources.documents.b, &sources.documents.a);
    let in_a = by_words(&sources.documents.a, &sources.documents.a);
    let mut out: Vec<Pair<u32>> = Vec::new();
    for words in ordered(&in_a) {
        let (Some(a), Some(b)) = (in_a.get(words), in_b.get(words)) else { continue };
        out.extend(a.iter().zip(b).map(|(a, b)| Pair::new(*a, *b)));
    }
    out.sort_unstable();
    out
}

type ByWords = HashMap<Vec<WordId>, Vec<u32>>;

fn ordered(map: &ByWords) -> Vec<&Vec<WordId>> {
    let mut keys: Vec<_> = map.keys().collect();
    keys.sort_unstable();
    keys
}

/// Statements by their words, written in the vocabulary of `common`; those with other words are left out.
fn by_words(document: &Document, common: &Document) -> ByWords {
    let ids: Vec<Option<WordId>> = document.vocabulary.iter().map(|(_, word)| common.vocabulary.find(&word.folded)).collect();
    let mut out = ByWords::new();
    for (index, (_, sentence)) in (0..).zip(document.sentences.iter()) {
        let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        let words: Option<Vec<WordId>> = tokens
            .iter()
            .filter(|token| token.kind.is_word())
            .map(|token| ids.get(token.word.0 as usize).copied().flatten())
            .collect();
        if let Some(words) = words {
            out.entry(words).or_default().push(index);
        }
    }
    out
}
