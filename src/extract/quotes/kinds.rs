//! Speech, title or term: by the words inside the marks, the words before them, and whether somebody is said to speak.

use crate::base::TextSpan;
use crate::extract::quotes::QuoteKind;
use crate::extract::quotes::cues::Cue;
use crate::extract::quotes::flow::{Class, Flow};
use crate::extract::quotes::inside::Inside;
use crate::extract::quotes::manner::{Manner, Place};
use crate::extract::quotes::works;

/// From so many words on, what somebody is said to say is no term, whatever the marks.
const SENTENCE: usize = 5;
/// From this confidence on it is plain who is said to speak.
const PLAIN: f32 = 0.7;
/// Up to so many words without any cue are more likely a term than speech.
const SHORT: usize = 3;

/// What stands in the quotation at a position of a flow.
pub(super) fn kind(flow: &Flow<'_>, at: usize, words: TextSpan, cue: Option<&Cue>, place: Place, manner: Manner) -> QuoteKind {
    let inside = Inside::read(flow.document, words);
    let open = flow.items.get(at).map_or(0, |item| item.span.start as usize);
    let before = flow.document.text.get(..open).and_then(|text| text.chars().next_back());
    if before == Some('=') || inside.words == 0 || inside.bracketed {
        return QuoteKind::Term;
    }
    match place {
        Place::Minor if inside.words < SENTENCE || cue.is_none_or(|cue| cue.confidence < PLAIN) => return QuoteKind::Term,
        Place::Minor => return QuoteKind::Speech,
        Place::Nested if cue.is_some_and(|cue| is_anothers(flow, cue, &inside)) => return QuoteKind::Speech,
        Place::Nested => return QuoteKind::Term,
        Place::Plain => {}
    }
    let fresh = at == 0 || matches!(flow.class(at - 1), Class::Stop | Class::Quote(_));
    if fresh && inside.sentence && inside.is_title() && inside.colon && cue.is_none() {
        return QuoteKind::Title;
    }
    if cue.is_none_or(|cue| cue.subject.is_none()) && is_dated(flow, at) {
        return QuoteKind::Title;
    }
    if fresh && inside.sentence {
        return QuoteKind::Speech;
    }
    if is_set_off(flow, at, fresh, &inside, manner) {
        return QuoteKind::Speech;
    }
    let attributed = cue.is_some_and(|cue| cue.confidence >= 0.35);
    if is_nickname(flow, at) && inside.words <= 3 {
        return QuoteKind::Term;
    }
    if is_pointed_at(flow, at) && inside.words < SHORT || is_handle(flow, words) {
        return QuoteKind::Term;
    }
    if inside.capital && cue.is_none() && is_headed(flow, at) {
        return QuoteKind::Title;
    }
    if is_verdict(flow, at) {
        return QuoteKind::Speech;
    }
    // Where nouns have capitals, a short phrase looks like a title.
    let spoken = attributed && flow.tongue.is_some();
    if inside.is_title() && !spoken && names_a_work(flow, at, attributed, &inside) {
        return QuoteKind::Title;
    }
    if names_a_term(flow, at, cue) && inside.words <= SHORT {
        return QuoteKind::Term;
    }
    if attributed {
        return QuoteKind::Speech;
    }
    if inside.words <= SHORT && !inside.sentence && !is_in_place(flow, at, &inside) {
        return QuoteKind::Term;
    }
    QuoteKind::Speech
}

/// Whether a quotation stands as direct speech does in languages that put the comma behind the mark ("„Ja“, sagte sie"),
/// behind a colon, or at the beginning of a paragraph of dialogue.
fn is_set_off(flow: &Flow<'_>, at: usize, fresh: bool, inside: &Inside, manner: Manner) -> bool {
    if !inside.capital || flow.raw(at).starts_with('『') {
        return false;
    }
    let (next, behind) = (flow.raw(at + 1), flow.word(at + 2));
    let ends = matches!(flow.class(at + 1), Class::Stop | Class::Comma | Class::Quote(_)) && next != "(";
    if manner.is_foreign || flow.raw(at).starts_with(['„', '«', '»', '‚', '‹', '›', '「']) {
        let told = matches!(next, "と" | "って") || next == "," && !is_article(behind) || inside.caseless && ends;
        let colon = at > 0 && flow.class(at - 1) == Class::Colon && inside.words >= 2;
        return fresh && (told || inside.sentence) || colon;
    }
    manner.is_dialogue && fresh && ends && (at == 0 || !inside.is_title())
}

/// Begins an apposition, as behind a title: "„Heron“, ein Boot".
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "ein"
            | "eine"
            | "der"
            | "die"
            | "das"
            | "un"
            | "une"
            | "le"
            | "la"
            | "les"
            | "el"
            | "una"
            | "los"
            | "las"
            | "il"
            | "lo"
            | "en"
            | "ett"
    )
}

/// Whether somebody is taken for something: "praised Lund as a “pilot”", "calls them “fools”"; or voices are heard.
fn is_verdict(flow: &Flow<'_>, at: usize) -> bool {
    let near = Near::new(flow, at);
    let article = usize::from(matches!(near.word(1), "a" | "an" | "the"));
    if near.word(1 + article) == "as" && (near.class(2 + article) == Class::Name || is_object(near.word(2 + article))) {
        return true;
    }
    let voices = near.word(1) == "of" && matches!(near.word(2), "chants" | "cheers" | "cries" | "cry" | "shouts");
    voices
        || (2..=3 + article)
            .any(|count| is_naming(near.word(count)) && !matches!(near.class(count + 1), Class::Be | Class::Adverb))
}

/// Whether few words without a cue are still somebody's: words in the place of a verb or an adjective ("would “mend” it",
/// "is “safe”", "has “little” worth").
fn is_in_place(flow: &Flow<'_>, at: usize, inside: &Inside) -> bool {
    let near = Near::new(flow, at);
    let (word, class) = (near.word(1), near.class(1));
    let copula = class == Class::Be || matches!(word, "become" | "becomes" | "became" | "seem" | "seems" | "looks" | "sounds");
    let verb = matches!(word, "to" | "not") || class == Class::Auxiliary;
    let verbal = word.ends_with("ing") || word.ends_with("ed") || word == "of";
    let loose = matches!(class, Class::Word | Class::Verb | Class::Preposition | Class::Auxiliary);
    let noun = matches!(flow.class(at + 1), Class::Word | Class::Role);
    !inside.capital && (verb || copula || verbal && loose && noun)
}

/// The words before a quotation in its sentence, counted backwards from 1.
struct Near<'a> {
    flow: &'a Flow<'a>,
    at: usize,
    start: usize,
}

impl<'a> Near<'a> {
    fn new(flow: &'a Flow<'a>, at: usize) -> Self {
        Self { flow, at, start: flow.sentence_start(at, 8) }
    }

    fn index(&self, count: usize) -> Option<usize> {
        self.at.checked_sub(count).filter(|index| *index >= self.start)
    }

    fn word(&self, count: usize) -> &'a str {
        self.index(count).map_or("", |index| self.flow.word(index))
    }

    fn class(&self, count: usize) -> Class {
        self.index(count).map_or(Class::Stop, |index| self.flow.class(index))
    }
}

fn is_object(word: &str) -> bool {
    matches!(word, "him" | "her" | "them" | "it" | "us" | "me" | "himself" | "herself" | "itself" | "themselves")
}

/// Verbs that say what somebody takes another for.
fn is_naming(word: &str) -> bool {
    matches!(word, "call" | "calls" | "called" | "calling" | "brand" | "brands" | "branded" | "branding" | "label" | "labels")
}

/// Whether a cue inside a quotation names somebody else whose words are told: by name, or a whole sentence of somebody
/// described ("The captain told us, ‘…’"). "I always say, ‘…’" and "they say, ‘…’" do not.
fn is_anothers(flow: &Flow<'_>, cue: &Cue, inside: &Inside) -> bool {
    let verb = flow.document.slice(cue.span).to_lowercase();
    // "I hear them saying, ‘…’" tells what may be said; "He kept saying, ‘…’" what was.
    let before = flow.document.text.get(..cue.span.start as usize).and_then(|text| text.split_whitespace().next_back());
    let kept =
        verb.ends_with("ing") && before.is_some_and(|before| matches!(before, "kept" | "was" | "were" | "started" | "began"));
    let past = verb.ends_with("ed") || kept || matches!(verb.as_str(), "said" | "told" | "wrote");
    let Some(subject) = cue.subject else { return false };
    let has = |class: Class| (subject.first..=subject.last).any(|at| flow.class(at) == class);
    let described = !has(Class::Pronoun) && inside.capital && inside.words > SHORT && !inside.is_title();
    past && cue.confidence >= 0.5 && (has(Class::Name) || described)
}

/// "this “night vision”".
fn is_pointed_at(flow: &Flow<'_>, at: usize) -> bool {
    matches!(Near::new(flow, at).word(1), "this" | "these" | "those")
}

/// `“@hannemoe:”`: the name of an account alone.
fn is_handle(flow: &Flow<'_>, words: TextSpan) -> bool {
    let text = flow.document.slice(words).trim();
    text.starts_with('@') && !text.contains(char::is_whitespace)
}

/// `Her commentary, “Leave the pier alone,”`: what somebody wrote has a heading.
fn is_headed(flow: &Flow<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(2) else { return false };
    flow.class(at - 1) == Class::Comma && works::is_writing(flow.word(noun))
}

/// `Anna "Nan" Lund`.
fn is_nickname(flow: &Flow<'_>, at: usize) -> bool {
    let name = |index: usize| flow.class(index) == Class::Name;
    at > 0 && name(at - 1) && name(at + 1) && !flow.items.get(at - 1).is_some_and(|item| item.possessive)
}

/// `“Harbour Lights” (2008)`: a year in brackets follows titles, slogans and drawings.
fn is_dated(flow: &Flow<'_>, at: usize) -> bool {
    let open = if flow.class(at + 1) == Class::Stop { at + 2 } else { at + 1 };
    let inside = || (open + 1..open + 12).take_while(|index| flow.raw(*index) != ")");
    flow.raw(open) == "(" && inside().last().is_some_and(|last| is_year(flow.raw(last)))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the words around ask for the title of a work.
fn names_a_work(flow: &Flow<'_>, at: usize, attributed: bool, inside: &Inside) -> bool {
    let near = Near::new(flow, at);
    let work = (1..=4).any(|count| works::is_work(near.word(count)));
    let said = matches!(near.class(1), Class::Verb | Class::Colon) && !works::is_term(near.word(1));
    let possessive = near.index(1).and_then(|index| flow.items.get(index)).is_some_and(|item| item.possessive);
    if inside.words >= 2 && is_called_so(flow, at, &near) {
        return true;
    }
    // "Told “Morning Watch”": who was told, not what.
    let told = matches!(near.word(1), "told" | "tells" | "on" | "with") && inside.words >= 2;
    if said && !told {
        return false;
    }
    told || work
        || possessive
        || near.class(1) == Class::Preposition
            && (!matches!(near.word(1), "as" | "to" | "with") || near.word(2) == "according")
            && (inside.words >= 2 || !attributed)
        || !attributed && inside.words >= 2
}

/// Whether capital words stand where a name does: behind an article or a year ("the 2010 “Harbour Act”"), before a noun
/// ("“Save the Pier” shirts"), between dashes; unless a verb of naming or a form of "be" asks for them.
fn is_called_so(flow: &Flow<'_>, at: usize, near: &Near<'_>) -> bool {
    let asked = |count: usize| is_naming(near.word(count)) || near.class(count) == Class::Be || near.word(count) == "as";
    if (1..=4).any(asked) {
        return false;
    }
    let year = usize::from(is_year(near.word(1)));
    let article = matches!(near.word(1 + year), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this");
    let governed = near.class(2) == Class::Verb || near.class(3) == Class::Verb && near.class(2) == Class::Preposition;
    let noun = matches!(flow.class(at + 1), Class::Word | Class::Role)
        && flow.raw(at + 1).chars().next().is_some_and(char::is_lowercase)
        && (near.class(1) != Class::Verb || near.word(1).ends_with("ing"));
    let is_dash = |index: usize| matches!(flow.raw(index), "–" | "—" | "--");
    article && !governed || noun || at > 0 && is_dash(at - 1) && is_dash(at + 1)
}

/// Whether the words before ask for a term.
fn names_a_term(flow: &Flow<'_>, at: usize, cue: Option<&Cue>) -> bool {
    let near = Near::new(flow, at);
    let so_called = near.word(1) == "called" && near.word(2) == "so" || near.word(1) == "so-called";
    let passive = cue.is_none_or(|cue| cue.subject.is_none());
    so_called
        || near.word(1) == "name"
        || matches!(near.word(1), "term" | "word" | "nickname" | "nicknamed" | "phrase") && passive
        || passive && (1..=2).any(|count| works::is_term(near.word(count)))
}

#[cfg(test)]
mod tests {
    use crate::extract::quotes::testing::extracted;

    /// The kinds of the quotations of a text.
    fn check(text: &str, expected: &[&str]) {
        let (_, extraction) = extracted("t.txt", text);
        let shown: Vec<&str> = extraction.quotes.iter().map(|(_, quote)| quote.kind.code()).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn works_have_titles() {
        check("She wrote the novel “Winter Harbour” in a year.", &["title"]);
        check("Oda Brekke's commentary, “Leave the pier alone,” is very thoughtful.", &["title"]);
        check("The film “Over the Pier” opens in May.", &["title"]);
        check("“No Pier for Strangers” (1994) hung in every shop.", &["title"]);
        check("“Shall we build it? No!” (2005) hung in every shop.", &["title"]);
        check("“The pier is safe,” Greta Lund (1994) wrote.", &["speech"]);
    }

    #[test]
    fn terms_are_not_said() {
        check("The so-called “winter pier” was closed again.", &["term"]);
        check("The boats, known as “tubs”, were sold.", &["term"]);
        check("Anna “Nan” Lund was born here.", &["term"]);
        check("The form had a field “owner” and a date.", &["term"]);
    }

    #[test]
    fn directions_in_brackets_are_not_said() {
        check("“(Applause.)” “We are late,” said Olav Kiel.", &["term", "speech"]);
        check("“(We think) it will hold,” said Olav Kiel.", &["speech"]);
    }

    #[test]
    fn speech_is_attributed_or_a_sentence() {
        check("Greta Lund called it “grand.”", &["speech"]);
        check("“We are closed for the winter.”", &["speech"]);
        check("The town will stay “open to all who come by sea” this year.", &["speech"]);
    }

    #[test]
    fn minor_marks_hold_no_speech() {
        check(
            "Lund: pier is ‘safe’\n\n“The pier is safe,” Greta Lund said.\n\n“It is dry,” Olav Kiel said.",
            &["term", "speech", "speech"],
        );
        check("‘The pier is safe,’ Greta Lund said.", &["speech"]);
    }
}
