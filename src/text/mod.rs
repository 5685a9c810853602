//! Words: the document, its blocks, sentences and tokens.

mod calendar;
mod document;
mod language;
mod normal;
mod numbers;
mod rarity;
mod segment;
mod source;
mod space;
mod stop;

pub(crate) use calendar::{MONTHS, WEEKDAYS, month};
pub use document::{
    At, Block, BlockId, BlockKind, Document, Draft, Place, Sentence, SentenceId, Token, TokenKind, Vocabulary, Word, WordId,
};
pub use language::Language;
pub(crate) use normal::without_possessive;
pub use normal::{fold, possessive_stem};
pub(crate) use numbers::{ONES, TENS};
pub(crate) use rarity::rarity;
pub use source::{Format, Source};
pub(crate) use space::one_line;
pub use stop::{is_function_word, is_negation};
