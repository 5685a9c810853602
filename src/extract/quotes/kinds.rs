//! Speech, title or term: by the words inside the marks, the words before them, and whether somebody is said to speak.

use crate::base::TextSpan;
use crate::extract::quotes::QuoteKind;
use crate::extract::quotes::cues::Cue;
use crate::extract::quotes::flow::{Class, Flow};
use crate::text::{Document, TokenKind};

/// Nouns whose name follows in quotation marks.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "article",
    "audiobook",
    "ballad",
    "bestseller",
    "book",
    "broadcast",
    "cartoon",
    "column",
    "comedy",
    "documentary",
    "drama",
    "essay",
    "exhibition",
    "feature",
    "film",
    "game",
    "headline",
    "hit",
    "host",
    "hymn",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "newsletter",
    "novel",
    "opera",
    "painting",
    "paper",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "project",
    "segment",
    "sequel",
    "series",
    "show",
    "sitcom",
    "song",
    "story",
    "thriller",
    "titled",
    "entitled",
    "title",
    "tour",
    "trilogy",
    "video",
    "watch",
    "starring",
];

/// Words before a term: "the so-called …", "known as …".
const TERMS: &[&str] = &[
    "alias",
    "called",
    "codenamed",
    "coined",
    "dubbed",
    "expression",
    "known",
    "label",
    "labelled",
    "labeled",
    "moniker",
    "named",
    "nickname",
    "nicknamed",
    "phrase",
    "slang",
    "term",
    "termed",
    "word",
    "words",
];

/// Up to so many words without any cue are more likely a term than speech.
const SHORT: usize = 3;

/// Where a quotation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In running text.
    Plain,
    /// In single marks, where the document's speech mostly has double ones: in headlines and for terms.
    Minor,
    /// Inside another quotation.
    Nested,
}

/// What stands in the quotation at a position of a flow.
pub(super) fn kind(flow: &Flow<'_>, at: usize, words: TextSpan, cue: Option<&Cue>, place: Place) -> QuoteKind {
    let nested = place == Place::Nested;
    let inside = Inside::read(flow.document, words);
    let open = flow.items.get(at).map_or(0, |item| item.span.start as usize);
    let before = flow.document.text.get(..open).and_then(|text| text.chars().next_back());
    if before == Some('=') || inside.words == 0 || inside.bracketed {
        return QuoteKind::Term;
    }
    let fresh = at == 0 || matches!(flow.class(at - 1), Class::Stop | Class::Quote(_));
    if place == Place::Minor || nested && cue.is_none_or(|cue| !is_anothers(flow, cue)) {
        return QuoteKind::Term;
    }
    if fresh && inside.sentence && !nested && inside.is_title() && inside.colon && cue.is_none() {
        return QuoteKind::Title;
    }
    if cue.is_none_or(|cue| cue.subject.is_none()) && is_dated(flow, at) {
        return QuoteKind::Title;
    }
    if fresh && inside.sentence && !nested {
        return QuoteKind::Speech;
    }
    let attributed = cue.is_some_and(|cue| cue.confidence >= 0.35);
    if is_nickname(flow, at) && inside.words <= 3 {
        return QuoteKind::Term;
    }
    if inside.is_title() && names_a_work(flow, at, attributed, &inside) {
        return QuoteKind::Title;
    }
    if names_a_term(flow, at, cue) && inside.words <= SHORT {
        return QuoteKind::Term;
    }
    if attributed {
        return QuoteKind::Speech;
    }
    if inside.words <= SHORT && !inside.sentence {
        return QuoteKind::Term;
    }
    QuoteKind::Speech
}

/// Whether a cue inside a quotation names somebody else whose words are told; "I always say, ‘…’" and "they say, ‘…’" do not.
fn is_anothers(flow: &Flow<'_>, cue: &Cue) -> bool {
    let verb = flow.document.slice(cue.span).to_lowercase();
    let past = verb.ends_with("ed") || matches!(verb.as_str(), "said" | "told" | "wrote");
    let named = cue.subject.is_some_and(|subject| (subject.first..=subject.last).any(|at| flow.class(at) == Class::Name));
    past && cue.confidence >= 0.5 && named
}

/// What the words inside the marks look like.
struct Inside {
    words: usize,
    /// Words of four letters or more that have no capital.
    small: usize,
    /// Begins with a capital letter or a digit.
    capital: bool,
    /// Ends like a sentence or clause and begins like one.
    sentence: bool,
    /// Has a stop, question or exclamation mark before its end.
    inner_stop: bool,
    /// Has a colon: a headline with its overline.
    colon: bool,
    /// Stands in brackets from end to end: a stage direction.
    bracketed: bool,
}

impl Inside {
    fn read(document: &Document, span: TextSpan) -> Self {
        let tokens = document.tokens.get(document.tokens_in(span)).unwrap_or(&[]);
        let words = || tokens.iter().filter(|token| token.kind.is_word()).map(|token| document.slice(token.span));
        let small = words().filter(|word| is_small(word)).count();
        let capital = words().next().and_then(|word| word.chars().next()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let last = tokens
            .iter()
            .rfind(|token| token.kind == TokenKind::Mark && token.span.end == span.end)
            .map(|token| document.slice(token.span));
        let ends = last.is_some_and(|mark| matches!(mark, "." | "," | "?" | "!" | "…" | "..."));
        let colon = tokens.iter().any(|token| document.slice(token.span) == ":");
        let stops = tokens.iter().rev().skip(1).filter(|token| matches!(document.folded(token), "." | "?" | "!")).count();
        let text = document.slice(span).trim();
        let bracketed = text.starts_with('(') && text.find(')').is_some_and(|close| close + 1 == text.len());
        Self { words: words().count(), small, capital, sentence: capital && ends, inner_stop: stops > 0, colon, bracketed }
    }

    /// Capitals as in a title.
    fn is_title(&self) -> bool {
        self.capital && self.small == 0 && !self.inner_stop && self.words <= 16
    }
}

/// A word of four letters or more without capital that has one in titles.
fn is_small(word: &str) -> bool {
    let long = word.chars().count() >= 4 && word.chars().next().is_some_and(char::is_lowercase);
    long && !matches!(word, "with" | "from" | "into" | "over" | "than" | "that" | "your" | "upon")
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

/// Whether the words before ask for the title of a work.
fn names_a_work(flow: &Flow<'_>, at: usize, attributed: bool, inside: &Inside) -> bool {
    let start = flow.sentence_start(at, 8);
    let back = |count: usize| at.checked_sub(count).filter(|index| *index >= start);
    let word = |count: usize| back(count).map_or("", |index| flow.word(index));
    let class = |count: usize| back(count).map_or(Class::Stop, |index| flow.class(index));
    let work = (1..=4).any(|count| WORKS.contains(&word(count)));
    let said = matches!(class(1), Class::Verb | Class::Colon) && !TERMS.contains(&word(1));
    let possessive = back(1).and_then(|index| flow.items.get(index)).is_some_and(|item| item.possessive);
    // "Told “Morning Watch”": who was told, not what.
    let told = matches!(word(1), "told" | "tells" | "on" | "with") && inside.words >= 2;
    if said && !told {
        return false;
    }
    told || work
        || possessive
        || matches!(class(1), Class::Preposition)
            && !matches!(word(1), "as" | "to" | "with")
            && (inside.words >= 2 || !attributed)
        || !attributed && inside.words >= 2
        || matches!(class(1), Class::Comma | Class::Conjunction) && work
}

/// Whether the words before ask for a term.
fn names_a_term(flow: &Flow<'_>, at: usize, cue: Option<&Cue>) -> bool {
    let start = flow.sentence_start(at, 8);
    let word = |count: usize| at.checked_sub(count).filter(|index| *index >= start).map_or("", |index| flow.word(index));
    let so_called = word(1) == "called" && word(2) == "so" || word(1) == "so-called";
    let passive = cue.is_none_or(|cue| cue.subject.is_none());
    so_called
        || matches!(word(1), "term" | "word" | "nickname" | "nicknamed" | "phrase") && passive
        || passive && (1..=2).any(|count| TERMS.contains(&word(count)))
}

#[cfg(test)]
mod tests {
    use crate::base::Work;
    use crate::extract::extract;
    use crate::import;

    /// The kinds of the quotations of a text.
    fn check(text: &str, expected: &[&str]) {
        let work = Work::new();
        let document = import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        let extraction = extract(&document, &work).unwrap();
        let shown: Vec<&str> = extraction.quotes.iter().map(|(_, quote)| quote.kind.code()).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn works_have_titles() {
        check("She wrote the novel “Winter Harbour” in a year.", &["title"]);
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
