//! Who says a quotation, and in which words the text tells so.

use crate::base::{Side, TextSpan};
use crate::compare::{Comparison, QuoteMatch, QuoteState};
use crate::extract::{Quote, Speaker};
use crate::messages::tr;
use crate::text::{fold, one_line};

/// Up to so many words between a name and its verb are shown.
const MOST_BETWEEN: usize = 2;

/// Who says it on one side.
struct Said<'c> {
    speaker: &'c Speaker,
    /// "Lund said", "according to Lund"; empty where nothing tells.
    how: String,
}

/// One sentence that names the speakers of both sides; empty where neither side names one.
pub(super) fn attribution(comparison: &Comparison, found: &QuoteMatch) -> String {
    let (a, b) = (said(comparison, found, Side::A), said(comparison, found, Side::B));
    match (a, b) {
        (Some(a), Some(b)) => both(found, &a, &b),
        (Some(one), None) => alone(found, Side::A, &one),
        (None, Some(one)) => alone(found, Side::B, &one),
        (None, None) => String::new(),
    }
}

/// To whom one side gives a quotation: "Greta Lund (“Lund said”)".
pub(super) fn given_to(comparison: &Comparison, found: &QuoteMatch, side: Side) -> String {
    said(comparison, found, side).map_or_else(|| tr!("speaker-nobody").to_owned(), |said| named(&said))
}

/// How the text attributes a quotation: "Lund said", "Lund … told", or the verb alone where the name stands elsewhere.
pub(super) fn how(comparison: &Comparison, side: Side, quote: &Quote) -> Option<String> {
    let cue = quote.cue?;
    let document = &comparison.documents[side];
    let words = |span: TextSpan| one_line(document.slice(span));
    let Some(mention) = quote.speaker.as_ref().map(|speaker| speaker.mention) else { return Some(words(cue)) };
    let whole = cue.cover(mention);
    let is_one_clause = document.sentence_at(whole.start) == document.sentence_at(whole.end.saturating_sub(1));
    if !is_one_clause || quote.parts.iter().any(|part| part.overlaps(whole)) {
        return Some(words(cue));
    }
    let between = TextSpan { start: mention.end.min(cue.end), end: mention.start.max(cue.start) };
    if between.start < between.end && document.slice(between).split_whitespace().count() > MOST_BETWEEN {
        let (first, last) = if mention.start < cue.start { (mention, cue) } else { (cue, mention) };
        return Some(format!("{} … {}", words(first), words(last)));
    }
    Some(words(whole))
}

fn said<'c>(comparison: &'c Comparison, found: &QuoteMatch, side: Side) -> Option<Said<'c>> {
    let quotes = &comparison.extractions[side].quotes;
    let is_named = |quote: &&Quote| quote.speaker.as_ref().is_some_and(|speaker| !is_pronoun(&speaker.name));
    let quote = found.quotes[side].iter().filter_map(|id| quotes.get(*id)).find(is_named)?;
    let how = how(comparison, side, quote).unwrap_or_default();
    quote.speaker.as_ref().map(|speaker| Said { speaker, how })
}

/// Whether a speaker is no more than a pronoun that could not be resolved.
pub(super) fn is_pronoun(name: &str) -> bool {
    PRONOUNS.contains(&fold(name).as_str())
}

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "one", "who", "er", "sie", "es", "ich", "wir", "man",
    "il", "elle", "ils", "elles", "on", "je", "nous", "él", "ella", "ellos", "ellas", "yo",
];

/// Whether two names have one surname and first names with other beginnings: "Tove Berg", "Ida Berg".
fn are_relatives(one: &str, other: &str) -> bool {
    let ends = |name: &str| {
        let (first, surname) = (name.split_whitespace().next()?, name.split_whitespace().next_back()?);
        (name.split_whitespace().count() >= 2).then(|| (first.chars().next(), surname.to_owned()))
    };
    match (ends(one), ends(other)) {
        (Some((first, surname)), Some((others_first, others))) => surname == others && first != others_first,
        _ => false,
    }
}

/// Whether a speaker is described rather than named: "the harbour master".
fn is_described(name: &str) -> bool {
    name.starts_with(char::is_lowercase) || name.starts_with("The ") || name.starts_with("A ")
}

fn both(found: &QuoteMatch, a: &Said, b: &Said) -> String {
    if found.state == QuoteState::Reattributed {
        return String::new();
    }
    let names = [a, b].map(|said| said.speaker.name.as_str());
    if names[0] == names[1] {
        return match (a.how.as_str(), b.how.as_str()) {
            ("", "") => tr!("speaker-both", speaker = names[0]),
            (a, "") => tr!("speaker-both-how-one", speaker = names[0], side = Side::A.letter(), how = a),
            ("", b) => tr!("speaker-both-how-one", speaker = names[0], side = Side::B.letter(), how = b),
            (a, b) if a == b => tr!("speaker-both-how", speaker = names[0], how = a),
            (a, b) => tr!("speaker-both-how-each", speaker = names[0], a = a, b = b),
        };
    }
    let (a, b) = (named(a), named(b));
    if share_a_word(names[0], names[1]) && !are_relatives(names[0], names[1]) {
        tr!("speaker-each", a = a, b = b)
    } else if names.into_iter().filter(|name| is_described(name)).count() == 1 {
        tr!("speaker-perhaps-same", a = a, b = b)
    } else {
        tr!("speaker-check", a = a, b = b)
    }
}

fn alone(found: &QuoteMatch, side: Side, one: &Said) -> String {
    let (own, other) = (side.letter(), side.other().letter());
    if found.quotes[side.other()].is_empty() {
        tr!("speaker-one", side = own, speaker = named(one))
    } else {
        tr!("speaker-one-only", side = own, speaker = named(one), other = other)
    }
}

fn named(said: &Said) -> String {
    let name = said.speaker.name.as_str();
    if said.how.is_empty() { name.to_owned() } else { tr!("speaker-and-how", speaker = name, how = said.how.as_str()) }
}

fn share_a_word(a: &str, b: &str) -> bool {
    a.split_whitespace().any(|one| b.split_whitespace().any(|other| fold(one) == fold(other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Pair, Work};
    use crate::compare::compare;
    use crate::extract::extract;
    use crate::import;
    use std::sync::Arc;

    /// How the first quotation of a text is attributed, and the sentence about the speakers where B is `other`.
    fn check(text: &str, other: &str, how_told: &str, expected: &str) {
        let work = Work::new();
        let read = |text: &str| import::import(text.as_bytes(), "t.txt", None, &import::Options::default(), &work).unwrap();
        let documents = Pair::new(read(text), read(other)).map(Arc::new);
        let extractions = documents.as_ref().map(|document| Arc::new(extract(document, &work).unwrap()));
        let comparison = compare(documents, extractions, &work).unwrap();
        let (_, quote) = comparison.extractions.a.quotes.iter().next().unwrap();
        assert_eq!(how(&comparison, Side::A, quote).unwrap_or_default(), how_told, "{text}");
        assert_eq!(attribution(&comparison, &comparison.quotes[0]), expected, "{text}");
    }

    #[test]
    fn name_and_verb_are_shown_together() {
        const SAID: &str = "“We shall keep the old ferry for a year,” Ida Brekke said.";
        check(SAID, SAID, "Ida Brekke said", "Both give it to Ida Brekke (“Ida Brekke said”).");
        check(
            "“We shall keep the old ferry for a year,” according to Ida Brekke.",
            SAID,
            "according to Ida Brekke",
            "Both give it to Ida Brekke (A: “according to Ida Brekke”, B: “Ida Brekke said”).",
        );
        check(
            "Ida Brekke, who runs the harbour office of Holm, said: “We shall keep the old ferry for a year.”",
            SAID,
            "Ida Brekke … said",
            "Both give it to Ida Brekke (A: “Ida Brekke … said”, B: “Ida Brekke said”).",
        );
    }

    #[test]
    fn a_description_may_be_the_same_speaker() {
        check(
            "“We shall keep the old ferry for a year,” the harbour master said.",
            "“We shall keep the old ferry for a year,” Ida Brekke said.",
            "the harbour master said",
            "Perhaps the same speaker: A gives it to the harbour master (“the harbour master said”), B to Ida Brekke (“Ida Brekke said”).",
        );
        check(
            "“We shall keep the old ferry for a year,” Knut Aas said.",
            "The Calder Ferry Company spoke of it on Monday. “We shall keep the old ferry for a year,” Ida Brekke said.",
            "Knut Aas said",
            "",
        );
    }

    #[test]
    fn a_pronoun_names_nobody() {
        check("“We shall keep the old ferry for a year,” she said.", "Rain fell.", "she said", "");
    }

    #[test]
    fn what_is_not_told_is_not_shown() {
        const SAID: &str = "“We shall keep the old ferry for a year,” Ida Brekke said.";
        check("“We shall keep the old ferry for a year.”", "Rain fell.", "", "");
        check(SAID, "Rain fell.", "Ida Brekke said", "A gives it to Ida Brekke (“Ida Brekke said”).");
    }
}
