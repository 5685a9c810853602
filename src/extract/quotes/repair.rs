//! Where a quotation without closing mark most likely ends.

use crate::base::TextSpan;
use crate::extract::quotes::lexicon;
use crate::text::{Document, TokenKind};

/// How many words may stand between the comma and the end of the sentence in an unmarked cue.
const LONGEST_CUE: usize = 8;

/// The end of the words of a quotation that begins at `words` and has no closing mark before `limit`.
pub(super) fn end(document: &Document, words: usize, limit: usize) -> usize {
    let cut = |end: usize| document.text.get(words..end).map_or(end, |text| words + text.trim_end().len());
    if let Some(comma) = unmarked_cue(document, words, limit) {
        return cut(comma);
    }
    let mut sentences = document.sentences_in(TextSpan::new(words, limit)).map(|id| document.sentences[id].span.end as usize);
    let first = sentences.next().unwrap_or(limit).min(limit);
    // Two sentences more at most: what follows is more likely the writer's own than a long speech.
    let rest = sentences.take(3).count();
    cut(if rest <= 2 { limit } else { first })
}

/// Where the words before a cue without closing mark end: at the comma of "…, she said.", behind the mark of "…? she said."
pub(super) fn unmarked_cue(document: &Document, words: usize, limit: usize) -> Option<usize> {
    let sentence = document.sentence_at(u32::try_from(words).ok()?)?;
    let end = (document.sentences[sentence].span.end as usize).min(limit);
    let range = document.tokens_in(TextSpan::new(words, end));
    let tokens = document.tokens.get(range)?;
    let comma = tokens.iter().rposition(|token| matches!(document.folded(token), "," | "?" | "!"))?;
    let cue = tokens.get(comma + 1..)?;
    let verb = cue.iter().any(|token| token.kind == TokenKind::Word && lexicon::is_speech_verb(document.folded(token)));
    let short = cue.iter().filter(|token| token.kind.is_word()).count() <= LONGEST_CUE;
    let end = tokens.get(comma).map(|token| if document.folded(token) == "," { token.span.start } else { token.span.end });
    end.filter(|_| verb && short).map(|end| end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::import;

    /// The words that are kept of a quotation that is never closed, from the start of a text.
    fn check(text: &str, expected: &str) {
        let work = Work::new();
        let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        assert_eq!(document.text.get(..end(&document, 0, document.text.len())), Some(expected), "{text}");
    }

    #[test]
    fn a_cue_ends_it() {
        check("The pier will hold, she said.", "The pier will hold");
        check("Will it hold? asked Lund.", "Will it hold?");
    }

    #[test]
    fn a_long_clause_is_no_cue() {
        check(
            "The pier will hold, as the old men of the harbour and all their sons said then.",
            "The pier will hold, as the old men of the harbour and all their sons said then.",
        );
    }

    #[test]
    fn few_sentences_are_kept_whole() {
        check("It will hold. It always did.", "It will hold. It always did.");
        check("One boat. Two boats. Three boats. Four boats. Five boats.", "One boat.");
    }
}
