//! The words of quotations, ready to be compared.

use std::borrow::Cow;

use crate::base::{Side, TextSpan};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::Sources;
use crate::compare::quotes::figures;
use crate::compare::quotes::masked::{Masked, masked};
use crate::extract::{QuoteId, QuoteKind};
use crate::text::{Document, SentenceId, Token};

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
    /// Where each word stands.
    pub places: Vec<TextSpan>,
    /// Words with letters masked, by their positions in `words`, which has no more than a part of them.
    pub masked: Vec<(usize, Masked)>,
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
            let masked: Vec<Masked> = quote.parts.iter().flat_map(|part| masked(document, *part, lexicon)).collect();
            let spoken = quote.parts.iter().flat_map(|part| spoken(document, *part, &masked));
            let (words, places): (Vec<&Token>, Vec<TextSpan>) = spoken.unzip();
            let words: Vec<u32> = words.into_iter().map(|token| lexicon.id(side, token)).collect();
            let (words, places) = figures::joined(document, words, places, lexicon);
            let at = |masked: Masked| Some((places.binary_search_by_key(&masked.span, |place| *place).ok()?, masked));
            Utterance {
                quote: id,
                is_speech: quote.kind == QuoteKind::Speech,
                span: quote.span,
                continues: quote.continues,
                content: words.iter().filter(|word| lexicon.is_content(**word)).count(),
                masked: masked.into_iter().filter_map(at).collect(),
                words,
                places,
                sentences: document.sentences_in(quote.span).collect(),
            }
        })
        .collect()
}

impl Utterance {
    /// The words, masked ones read as the first of these words that they may stand for.
    pub(super) fn words_beside(&self, others: &[u32], lexicon: &Lexicon) -> Cow<'_, [u32]> {
        if self.masked.is_empty() {
            return Cow::Borrowed(&self.words);
        }
        let mut words = self.words.clone();
        for (at, masked) in &self.masked {
            let fitting = others.iter().find(|id| masked.fits(lexicon.form(**id)));
            if let (Some(word), Some(read)) = (words.get_mut(*at), fitting) {
                *word = *read;
            }
        }
        Cow::Owned(words)
    }
}

/// The words of a span and their places, without those in square brackets; a masked word is one.
fn spoken<'d>(document: &'d Document, span: TextSpan, masked: &[Masked]) -> Vec<(&'d Token, TextSpan)> {
    let mut depth = 0_usize;
    let mut masked = masked.iter().peekable();
    let mut out: Vec<(&Token, TextSpan)> = Vec::new();
    let mut before = "";
    for token in document.tokens.get(document.tokens_in(span)).unwrap_or(&[]) {
        let text = document.slice(token.span);
        let of_the_clock = before == ":" && text == "00";
        before = text;
        match text {
            // "6:00 p.m." is "6 p.m."
            _ if of_the_clock => {}
            "[" => depth += 1,
            "]" => depth = depth.saturating_sub(1),
            _ if depth > 0 || !token.kind.is_word() => {}
            _ => {
                while masked.next_if(|word| word.span.end <= token.span.start).is_some() {}
                let whole = masked.peek().map(|word| word.span).filter(|word| word.contains(token.span)).unwrap_or(token.span);
                match out.last_mut().filter(|(_, last)| *last == whole) {
                    // The longest piece stands for it where the other side has no word that fits.
                    Some((piece, _)) if piece.span.len() < token.span.len() => *piece = token,
                    Some(_) => {}
                    None => out.push((token, whole)),
                }
            }
        }
    }
    out
}
