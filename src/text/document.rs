//! The words of one source, cut into blocks, sentences and tokens. Immutable once made.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::base::{Arena, Cancelled, Id, Notice, TextSpan, Work, define_id};
use crate::messages::tr;
use crate::text::normal::{fold, possessive_stem};
use crate::text::{Language, Source, segment, space};

define_id! {
    /// A block of one document.
    BlockId,
    /// A sentence ("statement") of one document.
    SentenceId,
    /// A distinct folded word of one document's vocabulary.
    WordId,
}

/// What a reader of a format hands over: the text and its blocks, not yet cut into sentences.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where it came from.
    pub source: Source,
    /// The document's own title, if it has one.
    pub title: Option<String>,
    /// Who wrote it, if it says so.
    pub author: Option<String>,
    /// The day the document is dated, if it says so.
    pub date: Option<Date>,
    /// The text that is analysed and shown.
    pub text: String,
    /// Blocks in order of the text, without overlap.
    pub blocks: Vec<Block>,
    /// Places in the source that places in the text stand for, in order of the text.
    pub places: Vec<Place>,
    /// What went not quite right.
    pub notices: Vec<Notice>,
}

impl Draft {
    /// A draft of which nothing but the words is known.
    #[must_use]
    pub fn new(source: Source, text: String, blocks: Vec<Block>) -> Self {
        Self { source, title: None, author: None, date: None, text, blocks, places: Vec::new(), notices: Vec::new() }
    }
}

/// Where in the source a stretch of the text stood: it reaches to the next place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where the stretch begins, in bytes of the text.
    pub start: u32,
    /// Where it stood.
    pub at: At,
}

/// A position in a source that is no text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A page, counted from 1.
    Page(u32),
    /// Milliseconds from the beginning of a recording.
    Time(u64),
}

impl At {
    /// The words users read: "page 3", "00:01:30".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Page(number) => tr!("place-page", number = number),
            Self::Time(_) => self.to_string(),
        }
    }
}

/// The stable short name used in reports.
impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Page(number) => write!(f, "page {number}"),
            Self::Time(milliseconds) => {
                let seconds = milliseconds / 1000;
                write!(f, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
            }
        }
    }
}

/// One source's words. Only this type slices the text.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it came from.
    pub source: Source,
    /// The document's own title, if it has one.
    pub title: Option<String>,
    /// Who wrote it, if it says so.
    pub author: Option<String>,
    /// The day the document is dated, if it says so.
    pub date: Option<Date>,
    /// The language it is in.
    pub language: Language,
    /// The whole text.
    pub text: String,
    /// Paragraphs, headings and the like, in order, without overlap.
    pub blocks: Arena<BlockId, Block>,
    /// Sentences in order; each lies in one block.
    pub sentences: Arena<SentenceId, Sentence>,
    /// Words, numbers and punctuation in order.
    pub tokens: Vec<Token>,
    /// The distinct words.
    pub vocabulary: Vocabulary,
    /// Places in the source that places in the text stand for, in order of the text.
    pub places: Vec<Place>,
    /// What went not quite right on the way here.
    pub notices: Vec<Notice>,
}

/// A paragraph, heading or the like. Its span may run over several hand-wrapped lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The words, without surrounding white space and list marks.
    pub span: TextSpan,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; 1 is the highest level, 6 the lowest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// One cell of a table.
    Cell,
    /// A caption.
    Caption,
    /// A footnote or endnote.
    Note,
}

impl BlockKind {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Heading(_) => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Quotation => "quotation",
            Self::Cell => "cell",
            Self::Caption => "caption",
            Self::Note => "note",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Heading(_) => tr!("block-heading"),
            Self::Paragraph => tr!("block-paragraph"),
            Self::ListItem => tr!("block-list-item"),
            Self::Quotation => tr!("block-quotation"),
            Self::Cell => tr!("block-cell"),
            Self::Caption => tr!("block-caption"),
            Self::Note => tr!("block-note"),
        }
    }
}

/// A sentence, heading or list item: what a reader would call one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words and end punctuation.
    pub span: TextSpan,
    /// The block it lies in.
    pub block: BlockId,
    /// Its tokens: positions in [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: TextSpan,
    /// What it is.
    pub kind: TokenKind,
    /// Its folded form in the document's vocabulary.
    pub word: WordId,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Begins with a letter.
    Word,
    /// Begins with a digit.
    Number,
    /// Anything else that is not white space.
    Mark,
}

impl TokenKind {
    /// Whether it counts as a word when quotations and statements are compared.
    #[must_use]
    pub fn is_word(self) -> bool {
        !matches!(self, Self::Mark)
    }
}

/// The distinct words of a document.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: Arena<WordId, Word>,
    ids: HashMap<Box<str>, WordId>,
}

/// One distinct word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Case, Unicode form and kind of apostrophe do not count.
    pub folded: Box<str>,
    /// Without possessive and, where the language has a stemmer, without inflection.
    pub stem: Box<str>,
}

impl Vocabulary {
    /// The word of an id of this document.
    #[must_use]
    pub fn word(&self, id: WordId) -> &Word {
        &self.words[id]
    }

    /// The id of a folded word, if the document has it.
    #[must_use]
    pub fn find(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded).copied()
    }

    /// All distinct words in order of their first occurrence.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (WordId, &Word)> {
        self.words.iter()
    }

    /// How many distinct words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn intern(&mut self, raw: &str, stemmer: Option<&rust_stemmers::Stemmer>) -> WordId {
        let folded = fold(raw);
        if let Some(id) = self.find(&folded) {
            return id;
        }
        let plain = possessive_stem(&folded);
        let stem = stemmer.map_or_else(|| plain.into(), |stemmer| stemmer.stem(plain).into());
        let folded: Box<str> = folded.into();
        let id = self.words.push(Word { folded: folded.clone(), stem });
        self.ids.insert(folded, id);
        id
    }
}

impl Document {
    /// Cuts a draft into sentences and tokens.
    ///
    /// # Errors
    /// [`Cancelled`] if the work was cancelled on the way.
    pub fn new(draft: Draft, work: &Work) -> Result<Self, Cancelled> {
        let language = Language::detect(&draft.text);
        let mut document = Self {
            source: draft.source,
            title: draft.title,
            author: draft.author,
            date: draft.date,
            language,
            text: draft.text,
            blocks: draft.blocks.into(),
            sentences: Arena::default(),
            tokens: Vec::new(),
            vocabulary: Vocabulary::default(),
            places: draft.places,
            notices: draft.notices,
        };
        segment::segment(&mut document, work)?;
        Ok(document)
    }

    /// The words of a span; empty for a span of another document that does not fit this one.
    #[must_use]
    pub fn slice(&self, span: TextSpan) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The positions of the tokens that lie wholly inside a span.
    #[must_use]
    pub fn tokens_in(&self, span: TextSpan) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The folded form of a token.
    #[must_use]
    pub fn folded(&self, token: &Token) -> &str {
        &self.vocabulary.word(token.word).folded
    }

    /// The stem of a token.
    #[must_use]
    pub fn stem(&self, token: &Token) -> &str {
        &self.vocabulary.word(token.word).stem
    }

    /// The place of some bytes without surrounding white space; `None` if nothing is left.
    pub(crate) fn trimmed(&self, range: Range<usize>) -> Option<TextSpan> {
        space::trimmed(&self.text, range).map(|range| TextSpan::new(range.start, range.end))
    }

    /// The sentence at a byte, or the last one before it.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let after = self.sentences.as_slice().partition_point(|sentence| sentence.span.start <= offset);
        after.checked_sub(1).map(SentenceId::from_index)
    }

    /// The sentences that share at least one byte with a span, in order.
    pub fn sentences_in(&self, span: TextSpan) -> impl Iterator<Item = SentenceId> + '_ {
        let first = self.sentences.as_slice().partition_point(|sentence| sentence.span.end <= span.start);
        (first..self.sentences.len()).map(SentenceId::from_index).take_while(move |id| self.sentences[*id].span.start < span.end)
    }

    /// The block at a byte, or the last one before it.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<BlockId> {
        let after = self.blocks.as_slice().partition_point(|block| block.span.start <= offset);
        after.checked_sub(1).map(BlockId::from_index)
    }

    /// Where in the source a byte of the text stood, for sources that have pages or times.
    #[must_use]
    pub fn place_at(&self, offset: u32) -> Option<At> {
        let after = self.places.partition_point(|place| place.start <= offset);
        self.places.get(after.checked_sub(1)?).map(|place| place.at)
    }

    /// How many words the text has (numbers count, marks do not).
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.tokens.iter().filter(|token| token.kind.is_word()).count()
    }
}
