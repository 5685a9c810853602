//! Corrections, as the engine obeys them.

use crate::base::{Arena, Id, Pair, Side, TextSpan};
use crate::compare::Rulings;
use crate::extract::Extraction;
use crate::review::{Correction, Passage, Review};
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
            Correction::Pair { a, b } | Correction::Unpair { a, b } => {
                let pair = quotation(Side::A, a).zip(quotation(Side::B, b)).map(|(a, b)| Pair::new(a, b));
                let is_pair = matches!(correction, Correction::Pair { .. });
                let list = if is_pair { &mut rulings.paired } else { &mut rulings.unpaired };
                list.extend(pair);
                pair.is_some()
            }
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
        let pair = Correction::Unpair { a: passage("“No,”", 0), b: passage("“Never,”", 0) };
        let corrections = vec![link("Rain fell.", 40), link("Hail fell.", 0), speaker, pair];
        let review = Review { corrections, ..Review::default() };
        let documents = found.documents.as_ref().map(|document| &**document);
        let extractions = found.extractions.as_ref().map(|extraction| &**extraction);
        let (rulings, lost) = rule(&review, documents, extractions);
        assert_eq!(lost, [1]);
        assert_eq!(rulings.joined.iter().map(|pair| (pair.a.0, pair.b.0)).collect::<Vec<_>>(), [(2, 0)]);
        assert_eq!(rulings.unpaired.iter().map(|pair| (pair.a.0, pair.b.0)).collect::<Vec<_>>(), [(0, 0)]);
        assert_eq!(rulings.speakers.a.values().collect::<Vec<_>>(), ["Ida"]);
    }
}
