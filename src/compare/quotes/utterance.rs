//! The words of quotations, ready to be compared.

use crate::base::{Side, TextSpan};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::Sources;
use crate::extract::{QuoteId, QuoteKind};
use crate::text::{Document, SentenceId};

/// What is said between one pair of marks.
pub(super) struct Utterance {
    pub quote: QuoteId,
    pub is_speech: bool,
    /// The whole, marks included.
    pub span: TextSpan,
    /// The quotation it carries on.
    pub continues: Option<QuoteId>,
    /// Its words in the common vocabulary; what stands in [brackets] is not the speaker's.
    pub words: Vec<u32>,
    /// For each word, its position in [`Document::tokens`].
    pub tokens: Vec<usize>,
    /// The statements it stands in.
    pub sentences: Vec<SentenceId>,
    /// How many of the words say something of their own.
    pub content: usize,
}

/// All quotations of one side, in order.
pub(super) fn utterances(sources: &Sources, lexicon: &Lexicon, side: Side) -> Vec<Utterance> {
    let document = &sources.documents[side];
    let quotes = sources.extractions[side].quotes.iter();
    quotes
        .map(|(id, quote)| {
            let tokens: Vec<usize> = quote.parts.iter().flat_map(|part| spoken_tokens(document, *part)).collect();
            let words: Vec<u32> = tokens.iter().map(|at| lexicon.id(side, &document.tokens[*at])).collect();
            Utterance {
                quote: id,
                is_speech: quote.kind == QuoteKind::Speech,
                span: quote.span,
                continues: quote.continues,
                content: words.iter().filter(|word| lexicon.is_content(**word)).count(),
                words,
                tokens,
                sentences: document.sentences_in(quote.span).collect(),
            }
        })
        .collect()
}

/// The words of a span without those in square brackets.
fn spoken_tokens(document: &Document, span: TextSpan) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut out = Vec::new();
    for at in document.tokens_in(span) {
        let Some(token) = document.tokens.get(at) else { continue };
        match document.slice(token.span) {
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 && token.kind.is_word() => out.push(at),
            _ => {}
        }
    }
    out
}
