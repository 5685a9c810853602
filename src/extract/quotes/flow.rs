//! A stretch of text as a row of word classes, with whole quotations as single items.
//!
//! No tagger: closed classes are listed, names come from the entities, verbs and nouns of speech from the lexicon, and
//! words that may be either ("a report", "they report") are told apart by the word before them.

use crate::base::{Arena, Id, TextSpan};
use crate::extract::entities::{Entity, EntityId, lexicon as names};
use crate::extract::quotes::lexicon;
use crate::extract::quotes::tongues::{self, Tongue};
use crate::extract::quotes::{Quote, QuoteId};
use crate::text::{Document, TokenKind, WordId, possessive_stem};

mod words;

use words::{Lexeme, is_pronoun, is_short_verb, word_class};

/// What an item does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A name, or a capitalised word that may be one.
    Name,
    /// A noun for somebody who can speak, or for a text.
    Role,
    /// "He", "they".
    Pronoun,
    /// "The", "his", "three".
    Determiner,
    /// "Of", "after".
    Preposition,
    /// "And", "but".
    Conjunction,
    /// "While", "because": a clause with its own subject follows.
    Subordinator,
    /// "Who", "which".
    Relative,
    /// A verb of speech, finite or participle.
    Verb,
    /// "Has", "would", "not".
    Auxiliary,
    /// "Is", "was".
    Be,
    /// "Also", "later".
    Adverb,
    /// "Monday", "yesterday".
    Time,
    /// Any other word or number.
    Word,
    /// A comma, bracket or dash inside a sentence.
    Comma,
    /// A colon or semicolon.
    Colon,
    /// The end of a sentence.
    Stop,
    /// A whole quotation.
    Quote(QuoteId),
}

/// One item of a [`Flow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) class: Class,
    pub(super) span: TextSpan,
    /// Position of its first token in the document.
    pub(super) token: usize,
    /// Whose name it is.
    pub(super) entity: Option<EntityId>,
    /// Ends in a possessive.
    pub(super) possessive: bool,
}

/// The items of one block, or of one quotation with others inside it.
pub(super) struct Flow<'a> {
    pub(super) document: &'a Document,
    pub(super) items: Vec<Item>,
    /// The small words of the document's language, where it is not English.
    pub(super) tongue: Option<&'static Tongue>,
}

impl Flow<'_> {
    /// The class at a position; [`Class::Stop`] outside the row.
    pub(super) fn class(&self, index: usize) -> Class {
        self.items.get(index).map_or(Class::Stop, |item| item.class)
    }

    /// The folded word at a position.
    pub(super) fn word(&self, index: usize) -> &str {
        let token = self.items.get(index).and_then(|item| self.document.tokens.get(item.token));
        let word = token.map_or("", |token| possessive_stem(self.document.folded(token)));
        // "He'd" is "he".
        match word.split_once(['\'', '’']) {
            Some((pronoun, rest)) if is_pronoun(pronoun) && is_short_verb(rest) => pronoun,
            _ => word,
        }
    }

    /// The item at a position as it is written.
    pub(super) fn raw(&self, index: usize) -> &str {
        self.items.get(index).map_or("", |item| self.document.slice(item.span))
    }

    /// Whether the item at a position is a definite article.
    pub(super) fn is_definite(&self, index: usize) -> bool {
        self.class(index) == Class::Determiner
            && self.tongue.map_or(self.word(index) == "the", |tongue| tongue.is_definite(self.word(index)))
    }

    /// Whether the item at a position begins with a capital letter.
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.raw(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// From the first byte of one item to the last byte of another.
    pub(super) fn span(&self, first: usize, last: usize) -> TextSpan {
        match (self.items.get(first), self.items.get(last)) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => TextSpan::default(),
        }
    }

    /// Where the sentence around a position begins, at most `limit` items back.
    pub(super) fn sentence_start(&self, index: usize, limit: usize) -> usize {
        let floor = index.saturating_sub(limit);
        (floor..index).rev().find(|at| self.class(*at) == Class::Stop).map_or(floor, |at| at + 1)
    }
}

/// Which mention stands at a token, the owner and one past its last token; and what the words of the vocabulary can be.
pub(super) struct NameIndex {
    by_token: Vec<Option<(EntityId, u32)>>,
    /// By word of the vocabulary.
    lexemes: Vec<Lexeme>,
}

impl NameIndex {
    pub(super) fn new(document: &Document, entities: &Arena<EntityId, Entity>) -> Self {
        let mut by_token = vec![None; document.tokens.len()];
        for (id, entity) in entities.iter() {
            for mention in &entity.mentions {
                // A possessive ending lies in the last token but outside the mention.
                let first = document.tokens.partition_point(|token| token.span.start < mention.span.start);
                let end = document.tokens.partition_point(|token| token.span.start < mention.span.end);
                if let Some(slot) = by_token.get_mut(first) {
                    *slot = Some((id, u32::try_from(end).unwrap_or(u32::MAX)));
                }
            }
        }
        let tongue = tongues::tongue(document.language);
        let lexemes = document.vocabulary.iter().map(|(_, word)| Lexeme::of(&word.folded, tongue)).collect();
        Self { by_token, lexemes }
    }

    fn lexeme(&self, word: WordId) -> Lexeme {
        self.lexemes.get(word.index()).copied().unwrap_or_default()
    }

    /// The entity whose mention begins at a token, and one past the mention's last token.
    pub(super) fn at(&self, token: usize) -> Option<(EntityId, usize)> {
        self.by_token.get(token).copied().flatten().map(|(id, end)| (id, end as usize))
    }
}

/// Makes flows; `quotes` in order of the text.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) quotes: &'a Arena<QuoteId, Quote>,
    pub(super) names: &'a NameIndex,
}

impl<'a> Reader<'a> {
    /// The flow of a span in which the quotations of this depth stand as single items.
    pub(super) fn flow(&self, span: TextSpan, depth: u8) -> Flow<'a> {
        let mut flow = Flow { document: self.document, items: Vec::new(), tongue: tongues::tongue(self.document.language) };
        let range = self.document.tokens_in(span);
        let mut quote = self.first_quote(span);
        let (mut at, end) = (range.start, range.end);
        for sentence in self.document.sentences_in(span) {
            let sentence = &self.document.sentences[sentence];
            let sentence_end = sentence.tokens.end.min(end);
            while at < sentence_end {
                let start = self.document.tokens[at].span.start;
                while self.quotes.get(quote).is_some_and(|found| found.span.end <= start || found.depth != depth) {
                    quote = QuoteId::from_index(quote.index() + 1);
                }
                match self.quotes.get(quote).filter(|found| found.span.start <= start) {
                    Some(found) => {
                        let item =
                            Item { class: Class::Quote(quote), span: found.span, token: at, entity: None, possessive: false };
                        flow.items.push(item);
                        while at < end && self.document.tokens[at].span.start < found.span.end {
                            at += 1;
                        }
                    }
                    None => at = self.push(&mut flow, at, sentence_end),
                }
            }
            if at <= sentence_end && flow.items.last().is_some_and(|item| item.class != Class::Stop) {
                let span = TextSpan { start: sentence.span.end, end: sentence.span.end };
                flow.items.push(Item { class: Class::Stop, span, token: at, entity: None, possessive: false });
            }
        }
        flow
    }

    /// Whether there is space on both sides of a token: a hyphen that stands for a dash.
    fn is_spaced(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let touches =
            |left: usize| matches!((tokens.get(left), tokens.get(left + 1)), (Some(a), Some(b)) if a.span.end == b.span.start);
        at > 0 && !touches(at - 1) && !touches(at)
    }

    /// The first quotation that ends behind the start of a span.
    fn first_quote(&self, span: TextSpan) -> QuoteId {
        let starts = self.quotes.as_slice().partition_point(|quote| quote.span.start < span.start);
        let mut index = starts;
        // One that began in an earlier paragraph and goes on here stands shortly before.
        for back in 1..=8 {
            let Some(earlier) = starts.checked_sub(back) else { break };
            if self.quotes.as_slice().get(earlier).is_some_and(|quote| quote.span.end > span.start && quote.depth == 0) {
                index = earlier;
            }
        }
        QuoteId::from_index(index)
    }

    /// Adds the item that begins at a token; gives back the token after it.
    fn push(&self, flow: &mut Flow<'_>, at: usize, end: usize) -> usize {
        let token = self.document.tokens[at];
        if let Some((entity, next)) = self.names.at(at) {
            let last = self.document.tokens[(next - 1).min(end - 1)];
            let possessive = self.document.folded(&last).ends_with("'s");
            let span = token.span.cover(last.span);
            flow.items.push(Item { class: Class::Name, span, token: at, entity: Some(entity), possessive });
            return next.max(at + 1);
        }
        let folded = self.document.folded(&token);
        let class = match token.kind {
            TokenKind::Mark if folded == "-" && self.is_spaced(at) => Some(Class::Comma),
            TokenKind::Mark => mark_class(folded),
            TokenKind::Number => Some(Class::Word),
            TokenKind::Word => Some(word_class(flow, self.names.lexeme(token.word), folded, self.document.slice(token.span))),
        };
        if let Some(class) = class {
            let possessive = folded.ends_with("'s") && class != Class::Pronoun;
            flow.items.push(Item { class, span: token.span, token: at, entity: None, possessive });
        }
        at + 1
    }
}

/// Marks inside words and abbreviations have no class.
fn mark_class(mark: &str) -> Option<Class> {
    match mark {
        "," | "(" | ")" | "[" | "]" | "–" | "—" | "―" | "--" => Some(Class::Comma),
        ":" | ";" => Some(Class::Colon),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quotes::testing::with_flow;

    /// The classes of the items of a text, by their first letters.
    fn check(text: &str, expected: &str) {
        let class = |class: Class| format!("{class:?}").chars().take(3).collect::<String>();
        let shown = with_flow(text, |_, flow| flow.items.iter().map(|item| class(item.class)).collect::<Vec<_>>());
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn closed_classes() {
        check("He was late.", "Pro Be Wor Sto");
        check("The mayor of Tarn has not spoken since Monday.", "Det Rol Pre Nam Aux Aux Ver Pre Tim Sto");
    }

    #[test]
    fn quotations_are_single_items() {
        check("“The pier will hold,” said Greta Lund.", "Quo Ver Nam Sto");
        check("She called it “grand” and left.", "Pro Ver Pro Quo Con Wor Sto");
    }

    #[test]
    fn forms_that_may_be_verbs_or_nouns() {
        check("They report a leak.", "Pro Ver Det Wor Sto");
        check("The report was late.", "Det Rol Be Wor Sto");
        check("Public comments were few.", "Wor Wor Be Det Sto");
        check("She comments daily.", "Pro Ver Wor Sto");
    }
}
