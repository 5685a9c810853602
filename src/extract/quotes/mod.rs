//! Quotations: which words are marked, whether they are speech, and whose.

mod blocks;
mod cast;
mod cues;
mod dialogue;
mod flow;
mod foreign;
mod glyphs;
mod inside;
mod kinds;
mod labels;
mod lexicon;
mod listed;
mod manner;
mod marks;
mod outer;
mod phrases;
mod repair;
mod repeats;
mod resolve;
mod speakers;
mod tongues;
mod transcript;
mod turns;
mod unmarked;
mod works;

use crate::base::{Arena, Cancelled, Notice, TextSpan, Work, define_id};
use crate::extract::entities::{Entity, EntityId};
use crate::messages::tr;
use crate::text::Document;

pub(crate) use self::lexicon::{is_role, is_speech_verb};
pub(crate) use self::tongues::{is_according, is_small_word, is_telling_verb, may_refer};

define_id! {
    /// A marked quotation of one document.
    QuoteId,
}

/// One marked quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The whole, marks included.
    pub span: TextSpan,
    /// The words, marks left out; one part per paragraph.
    pub parts: Vec<TextSpan>,
    /// Speech or something else in quotation marks.
    pub kind: QuoteKind,
    /// The quotation that this one carries on after its cue: the same utterance.
    pub continues: Option<QuoteId>,
    /// Who is quoted; `None` where it is not clear.
    pub speaker: Option<Speaker>,
    /// The words that attribute it: "said", "according to".
    pub cue: Option<TextSpan>,
    /// How many quotations it stands inside.
    pub depth: u8,
    /// What shows that it is one.
    pub form: QuoteForm,
}

/// What shows that words are quoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteForm {
    /// Quotation marks.
    #[default]
    Marks,
    /// A block of its own: a block quotation, or the quoted lines of a mail.
    Block,
    /// A label before it: a turn in a transcript, an interview or a chat.
    Turn,
}

/// What stands between the marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// Words somebody said or wrote.
    Speech,
    /// The title of a work, programme or law.
    Title,
    /// A term, nickname or so-called.
    Term,
}

impl QuoteKind {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Title => "title",
            Self::Term => "term",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Speech => tr!("kind-speech"),
            Self::Title => tr!("kind-title"),
            Self::Term => tr!("kind-term"),
        }
    }
}

/// Whose words a quotation is.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// As fully as the document gives it.
    pub name: String,
    /// The mention nearest the cue.
    pub mention: TextSpan,
    /// The person or organisation, where the mention could be resolved.
    pub entity: Option<EntityId>,
    /// 0 to 1.
    pub confidence: f32,
}

/// Finds every quotation, in marks or set off as a block or a turn; all are speech without a speaker until [`attribute`] has read their surroundings.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn marked(document: &Document, notices: &mut Vec<Notice>, work: &Work) -> Result<Arena<QuoteId, Quote>, Cancelled> {
    work.check()?;
    Ok(unmarked::with_marked(document, notices).into())
}

/// Tells speech from titles and terms, and finds speakers and cues.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn attribute(
    document: &Document,
    mut quotes: Arena<QuoteId, Quote>,
    entities: &Arena<EntityId, Entity>,
    work: &Work,
) -> Result<Arena<QuoteId, Quote>, Cancelled> {
    unmarked::resolve(document, &mut quotes, entities);
    speakers::attribute(document, &mut quotes, entities, work)?;
    Ok(quotes)
}

/// Short texts, read and extracted, for the tests of this room.
#[cfg(test)]
mod testing {
    use crate::base::Work;
    use crate::extract::entities;
    use crate::extract::quotes::flow::{Flow, NameIndex, Reader};
    use crate::extract::quotes::{self, QuoteForm};
    use crate::extract::{Extraction, extract};
    use crate::import;
    use crate::text::Document;

    /// A text with all that is found in it; the name tells the format.
    pub(super) fn extracted(name: &str, text: &str) -> (Document, Extraction) {
        let work = Work::new();
        let document = import::import(text.as_bytes(), name, None, &import::Options::default(), &work).unwrap();
        let extraction = extract(&document, &work).unwrap();
        (document, extraction)
    }

    /// The quotations of a form: speaker, then the words, parts joined by " | ".
    pub(super) fn of_form(name: &str, text: &str, form: QuoteForm) -> Vec<String> {
        let (document, extraction) = extracted(name, text);
        let quotes = extraction.quotes.iter().filter(|(_, quote)| quote.form == form);
        quotes
            .map(|(_, quote)| {
                let parts: Vec<&str> = quote.parts.iter().map(|part| document.slice(*part)).collect();
                format!("{}: {}", quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str()), parts.join(" | "))
            })
            .collect()
    }

    /// What `look` makes of the flow of a text's first paragraph.
    pub(super) fn with_flow<T>(text: &str, look: impl FnOnce(&Document, &Flow<'_>) -> T) -> T {
        let work = Work::new();
        let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        let marked = quotes::marked(&document, &mut Vec::new(), &work).unwrap();
        let entities = entities::entities(&document, &marked, &work).unwrap();
        let names = NameIndex::new(&document, &entities);
        let reader = Reader { document: &document, quotes: &marked, names: &names };
        look(&document, &reader.flow(document.blocks.as_slice().first().unwrap().span, 0))
    }
}
