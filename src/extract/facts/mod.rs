//! Typed values, each with what it is of.
//!
//! One file per kind of value. A rule looks at one place of a sentence and says whether a value begins there; the first
//! rule of the table that finds one takes the words, so that the order of the table settles what "29-year-old" is.

mod about;
mod ages;
mod cursor;
mod dates;
mod deeds;
mod described;
mod durations;
mod hedge;
mod lexicon;
mod marks;
mod money;
mod names;
mod noise;
mod numbers;
mod numeral;
mod ordinals;
mod percent;
mod referred;
mod relative;
mod role_words;
mod roles;
mod spoken_times;
mod tallies;
#[cfg(test)]
mod testing;
mod times;
mod value;

use std::ops::Range;

use crate::base::{Arena, Cancelled, TextSpan, Work, define_id};
use crate::extract::entities::{Entity, EntityId};
use crate::extract::quotes::{Quote, QuoteId};
use crate::text::{Document, Sentence, SentenceId};
use cursor::Words;

pub(crate) use deeds::{Deed, deed};
pub(crate) use described::{SAID_AT, is_direction, is_region, same_occasion};
pub(crate) use durations::unit_seconds;
pub(crate) use lexicon::{is_function_word, looks_like_event};
pub use marks::{Mark, MarkId, MarkKind, marks};
pub(crate) use referred::same_referent;
pub(crate) use role_words::{normal_role, role_noun};
pub use value::{Bound, DatePart, DateUnit, DateValue, FactKind, FactValue, Relative};

define_id! {
    /// A fact of one document.
    FactId,
}

/// One value the text gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The words that give it.
    pub span: TextSpan,
    /// The statement it stands in.
    pub sentence: SentenceId,
    /// Its normal form.
    pub value: FactValue,
    /// What is dated, counted, priced or named, in short words as the text has them: "passengers". May be empty.
    pub about: String,
}

impl Fact {
    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        self.value.kind()
    }
}

/// What a rule found: the words it takes, the value, and what it is of.
struct Found {
    words: Range<usize>,
    value: FactValue,
    about: String,
}

impl Found {
    fn new(words: Range<usize>, value: FactValue, about: String) -> Self {
        Self { words, value, about }
    }
}

type Rule = fn(&Words, usize) -> Option<Found>;

/// The rules for values in the order in which they get to see a place.
const RULES: &[Rule] = &[
    times::read,
    relative::read,
    dates::read,
    tallies::read,
    money::read,
    percent::read,
    ages::read,
    durations::read,
    ordinals::read,
    numbers::read,
    described::read,
    referred::read,
];

/// Finds the facts of a document, in order of the text.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn facts(
    document: &Document,
    entities: &Arena<EntityId, Entity>,
    _quotes: &Arena<QuoteId, Quote>,
    work: &Work,
) -> Result<Arena<FactId, Fact>, Cancelled> {
    let mut found = Vec::new();
    for (id, sentence) in document.sentences.iter() {
        work.check()?;
        values(document, id, sentence, &mut found);
    }
    names::names(document, entities, &mut found);
    roles::roles(document, entities, &mut found);
    referred::drop_of_named(&mut found);
    found.sort_by_key(|fact: &Fact| (fact.span.start, fact.span.end));
    Ok(found.into())
}

fn values(document: &Document, id: SentenceId, sentence: &Sentence, out: &mut Vec<Fact>) {
    let words = Words::new(document, sentence);
    let mut at = 0;
    while at < words.len() {
        if let Some(end) = number_form(&words, at) {
            at = end;
            continue;
        }
        match RULES.iter().find_map(|rule| rule(&words, at)) {
            Some(found) => {
                // A description is found by its noun and may hold values that were found before.
                at = found.words.end.max(at + 1);
                out.push(Fact { span: words.span(found.words), sentence: id, value: found.value, about: found.about });
            }
            None => at += 1,
        }
    }
}

/// The position after a number that is no value; dates and times in figures look like some of these and go first.
fn number_form(words: &Words, at: usize) -> Option<usize> {
    let end = noise::skip(words, at)?;
    if noise::is_labelled(words, at) && dates::is_bare_year(words, at) {
        return Some(end);
    }
    (times::read(words, at).is_none() && dates::read(words, at).is_none()).then_some(end)
}
