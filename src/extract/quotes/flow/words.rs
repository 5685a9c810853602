//! The class of a word: small words are listed, verbs and nouns of speech come from the lexicon, and forms that may be either
//! are told apart by the word before them.

use super::*;
use crate::text::{MONTHS, WEEKDAYS};

const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "one", "another", "some",
    "several", "many", "most", "few", "all", "any", "two", "three", "four", "five", "no", "each", "every", "other", "both",
];
const PREPOSITIONS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "for",
    "from",
    "with",
    "by",
    "to",
    "about",
    "after",
    "before",
    "during",
    "over",
    "under",
    "into",
    "as",
    "through",
    "against",
    "between",
    "among",
    "near",
    "outside",
    "inside",
    "via",
    "toward",
    "towards",
    "without",
    "within",
    "upon",
    "alongside",
    "despite",
    "since",
    "until",
    "across",
    "amid",
    "aboard",
    "per",
    "like",
    "regarding",
    "concerning",
    "following",
];
const CONJUNCTIONS: &[&str] = &["and", "but", "or", "nor", "yet", "then", "&"];
const SUBORDINATORS: &[&str] =
    &["while", "because", "although", "though", "when", "if", "whereas", "that", "where", "once", "so", "than"];
const AUXILIARIES: &[&str] = &[
    "has", "had", "have", "having", "would", "could", "will", "can", "may", "might", "should", "must", "did", "does", "do",
    "not", "didn't", "doesn't", "don't", "wouldn't", "couldn't", "won't", "hasn't", "hadn't", "haven't", "can't", "kept",
    "keeps",
];
const BE: &[&str] = &["is", "was", "are", "were", "be", "been", "being", "isn't", "wasn't", "aren't", "weren't"];
const ADVERBS: &[&str] = &[
    "also",
    "later",
    "again",
    "still",
    "even",
    "just",
    "now",
    "never",
    "always",
    "first",
    "too",
    "often",
    "sometimes",
    "once",
    "soon",
    "further",
    "ever",
    "instead",
    "already",
    "only",
    "simply",
    "merely",
    "famously",
    "twice",
    "earlier",
    "previously",
];
const TIMES: &[&str] = &["yesterday", "today", "tonight", "tomorrow", "morning", "afternoon", "evening", "week", "month", "year"];

/// What a word of the vocabulary can be, whatever stands around it; read once for every distinct word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lexeme {
    /// Its class wherever it stands.
    closed: Option<Class>,
    /// "March": a time where it has a capital.
    time: bool,
    adverb: bool,
    verb: bool,
    role: bool,
    title: bool,
    never_name: bool,
    /// In another language than English: the classes without capital, with one, and both at the start of a sentence.
    abroad: Option<[Class; 4]>,
}

impl Lexeme {
    pub(super) fn of(folded: &str, tongue: Option<&Tongue>) -> Self {
        if let Some(tongue) = tongue {
            let class = |capital, first| tongue.class(folded, capital, first);
            let abroad = [class(false, false), class(true, false), class(false, true), class(true, true)];
            return Self { abroad: Some(abroad), ..Self::default() };
        }
        let plain = possessive_stem(folded);
        let named = lexicon::is_role(folded);
        Self {
            closed: closed_class(folded, named),
            time: is_time(folded) && named,
            adverb: folded.len() > 4 && folded.ends_with("ly") && !matches!(folded, "family" | "daily" | "reply" | "ally"),
            verb: lexicon::is_speech_verb(folded),
            role: lexicon::is_role(plain),
            title: names::title(plain).is_some(),
            never_name: names::is_never_name(folded),
            abroad: None,
        }
    }
}

/// The class of a word that is in a list of small words.
pub(super) fn closed_class(folded: &str, is_role: bool) -> Option<Class> {
    let has = |list: &[&str]| list.contains(&folded);
    let joined = folded.split_once(['\'', '’']);
    if is_pronoun(possessive_stem(folded)) || joined.is_some_and(|(word, rest)| is_pronoun(word) && is_short_verb(rest)) {
        return Some(Class::Pronoun);
    }
    if matches!(folded, "who" | "which" | "whom" | "whose") {
        return Some(Class::Relative);
    }
    if is_time(folded) {
        return (!is_role).then_some(Class::Time);
    }
    let rows: [(&[&str], Class); 7] = [
        (DETERMINERS, Class::Determiner),
        (BE, Class::Be),
        (AUXILIARIES, Class::Auxiliary),
        (CONJUNCTIONS, Class::Conjunction),
        (SUBORDINATORS, Class::Subordinator),
        (PREPOSITIONS, Class::Preposition),
        (ADVERBS, Class::Adverb),
    ];
    rows.iter().find(|(list, _)| has(list)).map(|(_, class)| *class)
}

/// Whether a word tells when; "may" is more often a verb.
fn is_time(folded: &str) -> bool {
    TIMES.contains(&folded) || WEEKDAYS.contains(&folded) || MONTHS.contains(&folded) && folded != "may"
}

pub(super) fn word_class(flow: &Flow<'_>, lexeme: Lexeme, folded: &str, raw: &str) -> Class {
    let capital = raw.chars().next().is_some_and(char::is_uppercase);
    let first = flow.items.last().is_none_or(|item| matches!(item.class, Class::Stop | Class::Quote(_) | Class::Colon));
    if let Some([small, large, small_first, large_first]) = lexeme.abroad {
        return match (capital, first) {
            (false, false) => small,
            (true, false) => large,
            (false, true) => small_first,
            (true, true) => large_first,
        };
    }
    if let Some(class) = lexeme.closed {
        class
    } else if lexeme.time && capital {
        Class::Time
    } else if lexeme.adverb && !capital {
        Class::Adverb
    } else if lexeme.verb && (!capital || first) && is_verb_here(flow, folded) {
        Class::Verb
    } else if lexeme.role || capital && lexeme.title {
        Class::Role
    } else if capital && !first && !lexeme.never_name {
        Class::Name
    } else {
        Class::Word
    }
}

pub(super) fn is_pronoun(folded: &str) -> bool {
    matches!(folded, "he" | "she" | "they" | "i" | "we" | "it")
}

/// What an apostrophe joins to a pronoun: "he's", "they'd".
pub(super) fn is_short_verb(rest: &str) -> bool {
    matches!(rest, "s" | "d" | "ll" | "ve" | "re" | "m")
}

/// Whether a form that may be verb or noun is a verb after what stands before it.
pub(super) fn is_verb_here(flow: &Flow<'_>, folded: &str) -> bool {
    if lexicon::is_sure_verb(folded) {
        return true;
    }
    let last = flow.items.len().wrapping_sub(1);
    let class = flow.class(last);
    if matches!(flow.word(last), "those" | "these") && folded.ends_with('s') {
        return false;
    }
    if class == Class::Determiner
        && !matches!(flow.word(last), "this" | "those" | "these" | "others" | "many" | "some" | "several")
    {
        return false;
    }
    let possessive = flow.items.last().is_some_and(|item| item.possessive);
    if possessive || matches!(class, Class::Preposition) && !folded.ends_with("ing") && flow.word(last) != "to" {
        return false;
    }
    if lexicon::is_base_form(folded) {
        // "They say", "to say", "officials say", "would say".
        let plural = class == Class::Role && flow.word(last).ends_with('s');
        return matches!(class, Class::Auxiliary | Class::Pronoun | Class::Relative) || flow.word(last) == "to" || plural;
    }
    // "A new claim", "public comments": a plain word before a form in -s is mostly an adjective.
    !(folded.ends_with('s') && class == Class::Word)
}
