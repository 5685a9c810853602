//! Words: the document, its blocks, sentences and tokens.

mod document;
mod language;
mod normal;
mod segment;
mod source;
mod stop;

pub use document::{
    Block, BlockId, BlockKind, Document, Draft, Sentence, SentenceId, Token, TokenKind, Vocabulary, Word, WordId,
};
pub use language::Language;
pub use normal::{fold, possessive_stem};
pub use source::{Format, Source};
pub use stop::{is_function_word, is_negation};
