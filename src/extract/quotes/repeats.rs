//! Words quoted again: who said them is known from where they were quoted first.

use std::collections::HashMap;

use crate::base::{Arena, Id, TextSpan};
use crate::extract::quotes::speakers::Finding;
use crate::extract::quotes::{Quote, QuoteId, QuoteKind, Speaker};
use crate::text::{Document, TokenKind};

/// Fewer words may be anybody's.
const FEWEST: usize = 4;

/// Confidence in a speaker found through the same words.
const CONFIDENCE: f32 = 0.7;

/// Gives quotations without speaker the one in whose words they stand elsewhere in the document, except those in
/// minor marks, which headlines and terms have.
pub(super) fn attribute(
    document: &Document,
    quotes: &Arena<QuoteId, Quote>,
    findings: &mut [Option<Finding>],
    is_minor: impl Fn(&Quote) -> bool,
) {
    let rows: Vec<Vec<&str>> = quotes.iter().map(|(_, quote)| words(document, &quote.parts)).collect();
    let mut known: HashMap<&[&str], (usize, usize)> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        let spoken = findings.get(index).and_then(Option::as_ref).is_some_and(|found| found.speaker.is_some());
        if spoken {
            for (at, gram) in row.windows(FEWEST).enumerate() {
                known.entry(gram).or_insert((index, at));
            }
        }
    }
    for (id, _) in quotes.iter().filter(|(_, quote)| quote.depth == 0 && !is_minor(quote)) {
        let Some(row) = rows.get(id.index()) else { continue };
        let Some((source, at)) = row.get(..FEWEST).and_then(|gram| known.get(gram)).copied() else { continue };
        let same = rows.get(source).and_then(|source| source.get(at..at + row.len())) == Some(row.as_slice());
        let speaker = findings.get(source).and_then(Option::as_ref).and_then(|found| found.speaker.clone());
        let finding = findings.get_mut(id.index()).and_then(Option::as_mut);
        if let (true, Some(finding), Some(speaker)) = (same, finding, speaker)
            && finding.speaker.is_none()
            && finding.kind != QuoteKind::Title
        {
            finding.kind = QuoteKind::Speech;
            finding.speaker = Some(Speaker { confidence: CONFIDENCE.min(speaker.confidence), ..speaker });
        }
    }
}

/// The folded words of a quotation.
fn words<'a>(document: &'a Document, parts: &[TextSpan]) -> Vec<&'a str> {
    let tokens = parts.iter().flat_map(|part| document.tokens.get(document.tokens_in(*part)).unwrap_or(&[]));
    tokens.filter(|token| token.kind != TokenKind::Mark).map(|token| document.folded(token)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quotes::testing::extracted;

    /// The speakers of the quotations of a text.
    fn check(text: &str, expected: &[&str]) {
        let (_, extraction) = extracted("t.txt", text);
        let name = |quote: &Quote| quote.speaker.as_ref().map_or("-".to_owned(), |speaker| speaker.name.clone());
        let shown: Vec<String> = extraction.quotes.iter().map(|(_, quote)| name(quote)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn the_same_words_have_the_same_speaker() {
        check(
            "Greta Lund said: “We may rent the old pier at Tarn.”\n\nThe weather was mild.\n\nThe idea of “the old pier at Tarn” found friends.",
            &["Greta Lund", "Greta Lund"],
        );
        check(
            "The idea “rent the old pier” found friends.\n\nThe weather was mild.\n\nGreta Lund said: “We may rent the old pier at Tarn.”",
            &["Greta Lund", "Greta Lund"],
        );
    }

    #[test]
    fn few_words_or_other_words_do_not_count() {
        check(
            "Greta Lund said: “We may rent the old pier at Tarn.”\n\nThe weather was mild.\n\nThe notion “the old pier” found friends.",
            &["Greta Lund", "-"],
        );
        check(
            "Greta Lund said: “We may rent the old pier at Tarn.”\n\nThe weather was mild.\n\nThe notion “the old pier at Holm” found friends.",
            &["Greta Lund", "-"],
        );
    }
}
