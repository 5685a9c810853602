//! What a name names: evidence from its words and from the words around it.

use std::ops::Range;

use crate::extract::entities::EntityKind;
use crate::extract::entities::lexicon::{self, Gender};
use crate::extract::entities::runs::Run;
use crate::extract::role_noun;
use crate::text::{Document, TokenKind};

/// Words after a name that only persons are subject of, besides verbs of speech.
const PERSONAL: &[&str] = &["who", "whose", "himself", "herself"];
/// Words between a name and a place's.
const LOCATIVE: &[&str] = &["in", "near", "at", "outside", "across", "throughout"];

/// What all mentions of one name say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Mentions.
    pub(super) seen: u32,
    /// Mentions after a title.
    pub(super) titled: u32,
    /// Mentions after "the".
    pub(super) after_the: u32,
    /// Mentions after "in" and the like.
    pub(super) located: u32,
    /// Mentions followed by "who", an age or a verb of speech.
    pub(super) personal: u32,
    /// What titles tell of the bearer.
    pub(super) gender: Option<Gender>,
    /// Mentions in short behind a comma or bracket: "Lund, Ill.".
    pub(super) shortened: u32,
    /// Written in capitals throughout.
    pub(super) acronym: bool,
    /// Also written otherwise.
    pub(super) plain: bool,
}

impl Evidence {
    /// Adds what one mention says.
    pub(super) fn add(&mut self, document: &Document, run: &Run) {
        let word =
            |index: Option<usize>| index.and_then(|index| document.tokens.get(index)).map_or("", |token| document.folded(token));
        let before = word(run.title.start.checked_sub(1));
        let after = word(Some(run.tokens.end));
        let later = run.tokens.end + 1;
        self.seen += 1;
        self.titled += u32::from(run.gender.is_some());
        self.after_the += u32::from(before == "the" && run.title.is_empty());
        let settlement = before == "of" && SETTLEMENTS.contains(&word(run.title.start.checked_sub(2)));
        self.located += u32::from(LOCATIVE.contains(&before) || settlement);
        let stop = after == "." || word(run.tokens.end.checked_sub(1)).contains('.');
        self.shortened += u32::from(stop && matches!(before, "," | "(" | "-") && run.title.is_empty());
        let comma = after == ",";
        let age = comma
            && document.tokens.get(later).is_some_and(|token| token.kind == TokenKind::Number)
            && word(Some(later + 1)) == ",";
        let alone = run.tokens.len() == 1 && is_speaking(before);
        let office = comma && run.tokens.len() > 1 && is_office(document, later);
        let closed = comma || matches!(after, "." | ";");
        let described = closed && before == "," && run.tokens.len() > 1 && ends_office(document, run.title.start);
        let personal = PERSONAL.contains(&after)
            || described
            || comma && PERSONAL.contains(&word(Some(later)))
            || age
            || is_speaking(after)
            || alone
            || office;
        self.personal += u32::from(personal);
        if let Some(gender) = run.gender.filter(|gender| *gender != Gender::Either) {
            self.gender = Some(gender);
        }
        let acronym = run.tokens.len() == 1 && is_acronym(document, &run.tokens);
        self.acronym |= acronym;
        self.plain |= !acronym && !run.headline;
    }
}

/// Nouns after which "of" comes before the name of a place: "the town of Lund".
const SETTLEMENTS: &[&str] =
    &["town", "city", "village", "hamlet", "suburb", "port", "island", "county", "province", "region", "district", "township"];

/// Role nouns that companies and bodies are called by too.
const SHARED_ROLES: &[&str] = &[
    "owner",
    "operator",
    "maker",
    "leader",
    "producer",
    "publisher",
    "supplier",
    "provider",
    "partner",
    "founder",
    "member",
    "parent",
];
/// How far after the comma the role noun may stand.
const OFFICE_WORDS: usize = 4;

/// Whether a description that is a person's begins at a token: "the mayor of …", "deputy captain".
fn is_office(document: &Document, start: usize) -> bool {
    let words = document.tokens.get(start..).unwrap_or(&[]).iter().take(OFFICE_WORDS);
    let mut words = words.take_while(|token| token.kind == TokenKind::Word).map(|token| document.folded(token));
    words.find_map(role_noun).is_some_and(|role| !SHARED_ROLES.contains(&role))
}

/// How far before the comma the role noun may stand.
const OFFICE_BEFORE: usize = 6;

/// Whether a description that is a person's ends with the comma before a token: "the mayor of Lund,".
fn ends_office(document: &Document, start: usize) -> bool {
    let comma = start.saturating_sub(1);
    let words = document.tokens.get(comma.saturating_sub(OFFICE_BEFORE)..comma).unwrap_or(&[]).iter().rev();
    let mut words = words.take_while(|token| token.kind == TokenKind::Word).map(|token| document.folded(token));
    let Some(role) = words.find_map(role_noun) else { return false };
    let mut before = words.take(2);
    !SHARED_ROLES.contains(&role)
        && before.any(|word| matches!(word, "the" | "its" | "their" | "his" | "her") || word.ends_with("'s"))
}

/// Past forms that follow a speaker's name more often than anything else.
fn is_speaking(folded: &str) -> bool {
    matches!(
        folded,
        "said" | "says" | "told" | "added" | "asked" | "replied" | "wrote" | "tweeted" | "testified" | "recalled" | "explained"
    )
}

fn is_acronym(document: &Document, tokens: &Range<usize>) -> bool {
    let raw = document.tokens.get(tokens.start).map_or("", |token| document.slice(token.span));
    let letters = || raw.chars().filter(|c| c.is_alphabetic() && *c != 's');
    (2..=6).contains(&letters().count()) && letters().all(char::is_uppercase)
}

/// What the name of these folded words is, as far as it can be told without other names.
pub(super) fn kind(words: &[&str], evidence: Evidence) -> EntityKind {
    let (first, last) = (words.first().copied().unwrap_or(""), words.last().copied().unwrap_or(""));
    if evidence.titled > 0 && words.len() <= 4 && !lexicon::is_organisation_word(last) {
        return EntityKind::Person;
    }
    let state = evidence.shortened > 0 && words.len() == 1 && lexicon::state(&first.replace('.', "")).is_some();
    if state || lexicon::is_place(&words.join(" ").replace('.', "")) {
        return EntityKind::Place;
    }
    let given = words.len() > 1 && lexicon::first_name(first).is_some();
    let body = |word: &&str| lexicon::is_organisation_word(word);
    if given && evidence.after_the == 0 && !body(&last) && !lexicon::is_place_word(last) && !words.contains(&"of") {
        return EntityKind::Person;
    }
    if lexicon::is_place_word(last) && words.len() > 1 {
        return EntityKind::Place;
    }
    if words.iter().any(body) || words.contains(&"&") {
        return EntityKind::Organisation;
    }
    if evidence.acronym && !evidence.plain {
        return EntityKind::Organisation;
    }
    if lexicon::is_place_word(first) && words.len() > 1 {
        return EntityKind::Place;
    }
    guess(words, evidence)
}

/// Names whose words tell nothing.
fn guess(words: &[&str], evidence: Evidence) -> EntityKind {
    let several = (2..=4).contains(&words.len()) && !words.contains(&"of") && evidence.personal > 0;
    let given = words.len() == 1 && lexicon::first_name(words.first().copied().unwrap_or("")).is_some();
    if evidence.after_the == 0 && (several || given) {
        EntityKind::Person
    } else if evidence.located * 2 > evidence.seen && evidence.personal == 0 && evidence.after_the == 0 {
        EntityKind::Place
    } else {
        EntityKind::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, evidence: Evidence, expected: EntityKind) {
        let words: Vec<&str> = name.split(' ').collect();
        assert_eq!(kind(&words, evidence), expected, "{name}");
    }

    #[test]
    fn words_tell_what_a_name_is() {
        let none = Evidence { seen: 1, ..Evidence::default() };
        check("greta lund", none, EntityKind::Person);
        check("lund", Evidence { titled: 1, ..none }, EntityKind::Person);
        check("harbour commission", none, EntityKind::Organisation);
        check("new zealand", none, EntityKind::Place);
        check("tarn river", none, EntityKind::Place);
        check("orrin vasq", Evidence { personal: 1, ..none }, EntityKind::Person);
        check("orrin vasq", none, EntityKind::Unknown);
        check("grey accord", Evidence { after_the: 1, personal: 1, ..none }, EntityKind::Unknown);
        check("martin college", none, EntityKind::Organisation);
        check("ill", Evidence { shortened: 1, ..none }, EntityKind::Place);
        check("ill", none, EntityKind::Unknown);
        check("tarnby", Evidence { located: 1, ..none }, EntityKind::Place);
    }
}
