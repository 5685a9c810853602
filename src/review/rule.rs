//! Corrections, as the engine obeys them.

use crate::base::{Arena, Id, Pair, Side, TextSpan};
use crate::compare::Rulings;
use crate::extract::{Extraction, QuoteId};
use crate::review::note::Flat;
use crate::review::{Correction, Note, Passage, Review};
use crate::text::{Document, one_line};

/// The passage of a span.
#[must_use]
pub fn passage_of(document: &Document, span: TextSpan) -> Passage {
    Passage { start: span.start, words: one_line(document.slice(span)) }
}

/// What the corrections of a review mean for two documents, and the positions of those whose words are gone.
#[must_use]
pub fn rule(review: &Review, documents: Pair<&Document>, extractions: Pair<&Extraction>) -> (Rulings, Vec<usize>) {
    let (mut rulings, mut lost) = (Rulings::default(), Vec::new());
    let statement =
        |side: Side, passage: &Passage| nearest(documents[side], &documents[side].sentences, |sentence| sentence.span, passage);
    let quotation =
        |side: Side, passage: &Passage| nearest(documents[side], &extractions[side].quotes, |quote| quote.span, passage);
    for (at, correction) in review.corrections.iter().enumerate() {
        let obeyed = match correction {
            Correction::Link { a, b } | Correction::Unlink { a, b } => {
                let pair = statement(Side::A, a).zip(statement(Side::B, b)).map(|(a, b)| Pair::new(a, b));
                let is_link = matches!(correction, Correction::Link { .. });
                let list = if is_link { &mut rulings.joined } else { &mut rulings.parted };
                list.extend(pair);
                pair.is_some()
            }
            Correction::Pair { a, b } => {
                let pair = quotation(Side::A, a).zip(quotation(Side::B, b)).map(|(a, b)| Pair::new(a, b));
                rulings.paired.extend(pair);
                pair.is_some()
            }
            Correction::Unpair { a, b } => match (quotation(Side::A, a), quotation(Side::B, b)) {
                (Some(a), Some(b)) => {
                    rulings.unpaired.push(Pair::new(a, b));
                    true
                }
                // Words without marks stand on the other side.
                (Some(a), None) => unsaid(&mut rulings, Side::A, a, words(documents.b, b)),
                (None, Some(b)) => unsaid(&mut rulings, Side::B, b, words(documents.a, a)),
                (None, None) => false,
            },
            Correction::Speaker { side, quote, name } => {
                let quote = quotation(*side, quote);
                rulings.speakers[*side].extend(quote.map(|id| (id, name.clone())));
                quote.is_some()
            }
        };
        if !obeyed {
            lost.push(at);
        }
    }
    (rulings, lost)
}

/// Words that are not what a quotation of a side says, if they were found.
fn unsaid(rulings: &mut Rulings, side: Side, quote: QuoteId, words: Option<TextSpan>) -> bool {
    rulings.unsaid[side].extend(words.map(|span| (quote, span)));
    words.is_some()
}

/// Where words stand, nearest to where they stood.
fn words(document: &Document, wanted: &Passage) -> Option<TextSpan> {
    let note = Note { side: Side::A, at: wanted.clone(), before: String::new(), after: String::new(), note: String::new() };
    Flat::new(document).place(&note).span()
}

/// The item with these words that is nearest to where they stood.
fn nearest<I: Id, T>(document: &Document, items: &Arena<I, T>, span: impl Fn(&T) -> TextSpan, wanted: &Passage) -> Option<I> {
    let same = items.iter().filter(|(_, item)| one_line(document.slice(span(item))) == wanted.words);
    same.min_by_key(|(id, item)| (span(item).start.abs_diff(wanted.start), *id)).map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::sources;

    #[test]
    fn corrections_follow_the_words_and_say_what_is_lost() {
        let found = sources("Rain fell. “No,” she said. Rain fell.", "It was wet. “Never,” he said.");
        let passage = |words: &str, start| Passage { start, words: words.to_owned() };
        let link = |a: &str, start| Correction::Link { a: passage(a, start), b: passage("It was wet.", 0) };
        let speaker = Correction::Speaker { side: Side::A, quote: passage("“No,”", 90), name: "Ida".to_owned() };
        let unpair = |b: &str| Correction::Unpair { a: passage("“No,”", 0), b: passage(b, 0) };
        let (pair, unsaid, gone) = (unpair("“Never,”"), unpair("It was wet"), unpair("It was dry"));
        let corrections = vec![link("Rain fell.", 40), link("Hail fell.", 0), speaker, pair, unsaid, gone];
        let review = Review { corrections, ..Review::default() };
        let documents = found.documents.as_ref().map(|document| &**document);
        let extractions = found.extractions.as_ref().map(|extraction| &**extraction);
        let (rulings, lost) = rule(&review, documents, extractions);
        assert_eq!(lost, [1, 5]);
        assert_eq!(rulings.joined.iter().map(|pair| (pair.a.0, pair.b.0)).collect::<Vec<_>>(), [(2, 0)]);
        assert_eq!(rulings.unpaired.iter().map(|pair| (pair.a.0, pair.b.0)).collect::<Vec<_>>(), [(0, 0)]);
        assert_eq!((&rulings.unsaid.a[..], &rulings.unsaid.b[..]), (&[(QuoteId(0), TextSpan::new(0, 10))][..], &[][..]));
        assert_eq!(rulings.speakers.a.values().collect::<Vec<_>>(), ["Ida"]);
    }
}
