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

/// Where a cue without closing mark before it begins: the comma of "…, she said." in the first sentence.
pub(super) fn unmarked_cue(document: &Document, words: usize, limit: usize) -> Option<usize> {
    let sentence = document.sentence_at(u32::try_from(words).ok()?)?;
    let end = (document.sentences[sentence].span.end as usize).min(limit);
    let range = document.tokens_in(TextSpan::new(words, end));
    let tokens = document.tokens.get(range)?;
    let comma = tokens.iter().rposition(|token| matches!(document.folded(token), "," | "?" | "!"))?;
    let cue = tokens.get(comma + 1..)?;
    let verb = cue.iter().any(|token| token.kind == TokenKind::Word && lexicon::is_speech_verb(document.folded(token)));
    let short = cue.iter().filter(|token| token.kind.is_word()).count() <= LONGEST_CUE;
    (verb && short).then(|| tokens.get(comma).map(|token| token.span.start as usize))?
}
