//! People and bodies told by what they are and not by name: "the billionaire", "a federal court", "one of his lawyers".

use std::ops::Range;
use std::sync::LazyLock;

use super::cursor::Words;
use super::lexicon::{is_function_word, looks_like_event, looks_plural};
use super::role_words::role_noun;
use super::{Fact, FactKind, FactValue, Found};
use crate::base::WordMap;

/// Nouns of bodies, in the singular, those of one line being much the same.
const BODIES: &[&[&str]] = &[
    &["agency", "bureau"],
    &["company", "firm", "business", "corporation"],
    &["newspaper", "paper", "tabloid", "daily", "weekly"],
    &["magazine"],
    &["station", "broadcaster", "channel", "network"],
    &["court", "tribunal"],
    &["lobby"],
    &["union"],
    &["bank", "lender"],
    &["hospital", "clinic"],
    &["university", "college"],
    &["school"],
    &["charity", "nonprofit"],
    &["government", "administration"],
    &["airline", "carrier"],
    &["militia", "army"],
    &["retailer"],
    &["ministry"],
    &["commission", "committee", "panel"],
    &["jury"],
    &["legislature", "parliament"],
    &["watchdog", "regulator"],
    &["manufacturer", "maker"],
    &["startup"],
    &["museum"],
    &["church", "mosque", "synagogue", "temple"],
    &["airport"],
    &["prison", "jail"],
];
/// Nouns of people, beside those for offices, of which those of one line are much the same.
const PEOPLE: &[&[&str]] = &[
    &["lawyer", "attorney", "counsel", "solicitor", "barrister"],
    &["adviser", "advisor", "aide"],
    &["lawmaker", "legislator", "congressman", "congresswoman", "parliamentarian"],
    &["doctor", "physician", "surgeon"],
    &["tycoon", "mogul", "magnate"],
    &["reporter", "journalist", "correspondent"],
    &["spokesman", "spokeswoman", "spokesperson"],
    &["officer", "policeman", "policewoman", "constable"],
    &["businessman", "businesswoman", "entrepreneur"],
    &["scientist", "researcher"],
    &["chairman", "chairwoman", "chair", "chairperson"],
    &["woman", "girl"],
    &["man", "boy"],
    &["teenager", "teen", "youth"],
    &["child", "kid"],
];
/// Nouns for offices that say too little on their own.
const VAGUE: &[&str] =
    &["member", "head", "fellow", "master", "general", "critic", "resident", "worker", "victim", "witness", "partner", "player"];
/// Determiners before a description.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "another", "some"];
/// How many words may stand before the noun.
const MODIFIERS: usize = 5;
/// How many words may tell of what it is, after "of" and the like.
const FURTHER: usize = 4;

/// The line of a noun in the singular, with the kind of what it tells; lines of bodies first.
static LINES: LazyLock<WordMap<&str, (FactKind, usize)>> = LazyLock::new(|| {
    let bodies = BODIES.iter().enumerate().map(|(line, nouns)| (FactKind::Organisation, line, *nouns));
    let people = PEOPLE.iter().enumerate().map(|(line, nouns)| (FactKind::Role, line, *nouns));
    bodies.chain(people).flat_map(|(kind, line, nouns)| nouns.iter().map(move |noun| (*noun, (kind, line)))).collect()
});

/// What kind of thing a noun is, and its singular.
fn noun(folded: &str) -> Option<(FactKind, &str)> {
    let plural = folded.strip_suffix('s').unwrap_or(folded);
    let irregular = match folded {
        "agencies" => "agency",
        "companies" => "company",
        "universities" => "university",
        "charities" => "charity",
        "churches" => "church",
        "lobbies" => "lobby",
        "businesses" => "business",
        "attorneys" => "attorney",
        "women" => "woman",
        "men" => "man",
        "children" => "child",
        other => other,
    };
    let known = [irregular, plural].into_iter().find_map(|word| LINES.get(word).map(|(kind, _)| (*kind, word)));
    known.or_else(|| role_noun(folded).filter(|noun| !VAGUE.contains(noun)).map(|noun| (FactKind::Role, noun)))
}

/// A description whose noun stands at a place.
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    if !words.is_word(at) || words.is_capital(at) {
        return None;
    }
    let (kind, head) = noun(words.folded(at))?;
    let name = kind == FactKind::Organisation && words.is_word(at + 1) && words.is_capital(at + 1);
    let start = beginning(words, at, name)?;
    // "Court rulings" are of rulings; what goes on with a name is said of the name.
    if words.is_joint(at + 1) || words.is_word(at + 1) && !is_function_word(words.folded(at + 1)) && !follows(words, at + 1, kind)
    {
        return None;
    }
    let end = ending(words, at + 1, kind);
    let stems = modifiers(words, start..at).chain(modifiers(words, at + 1..end));
    let mut stems: Vec<String> = stems.collect();
    stems.sort_unstable();
    stems.dedup();
    let text = words.text(start..end);
    let one = words.is_any(start, &["one"]);
    let head = if one || kind == FactKind::Organisation { head } else { words.folded(at) };
    let value = FactValue::Described { kind, head: head.to_owned(), words: stems, text: text.clone() };
    Some(Found::new(start..end, value, text))
}

/// What may follow a description without being its head: a verb; for a body also its name.
fn follows(words: &Words, at: usize, kind: FactKind) -> bool {
    let word = words.folded(at);
    let verb = looks_like_event(word) && !word.ends_with("ing") || word.ends_with("ly") || super::dates::day_part(word).is_some();
    let name = words.is_capital(at) && kind == FactKind::Organisation;
    // "The mogul wins the seat".
    let does = kind == FactKind::Role && word.ends_with('s') && words.is_any(at + 1, DETERMINERS);
    // "They left the women alone": a noun in the plural hardly stands before another noun.
    let several = kind == FactKind::Role && looks_plural(words.folded(at - 1)) && !looks_plural(word) && !words.is_capital(at);
    verb || name || does || several || crate::text::WEEKDAYS.contains(&word)
}

fn modifiers<'w>(words: &'w Words<'_>, range: Range<usize>) -> impl Iterator<Item = String> + 'w {
    let told = range.filter(|at| words.is_word(*at) && !is_function_word(words.folded(*at)));
    told.map(|at| super::role_words::normal_role(words.folded(at))).filter(|word| !word.is_empty())
}

/// Where the description begins: with its article, or with its first adjective where it is in the plural, of a land or goes
/// on with a name: "federal courts", "radio station KLVM".
fn beginning(words: &Words, head: usize, name: bool) -> Option<usize> {
    let mut start = head;
    while start > 0 && head - start < MODIFIERS + 2 {
        let at = start - 1;
        let word = words.folded(at);
        if DETERMINERS.contains(&word) {
            let one = at >= 2 && words.is_any(at - 1, &["of"]) && words.is_any(at - 2, &["one", "some", "two"]);
            return Some(if one { at - 2 } else { at });
        }
        let listed = words.raw(at) == "," && at >= 2 && words.is_word(at - 1) && DETERMINERS.contains(&words.folded(at - 2));
        let part =
            listed || words.is_joint(at) || words.raw(at) == "." && words.is_glued(at) && words.is_capital(at.wrapping_sub(1));
        let modifier =
            words.is_word(at) && (!is_function_word(word) || word == "most") && (!looks_like_event(word) || words.is_capital(at));
        if !(part || modifier) {
            break;
        }
        start = at;
    }
    let bare = start < head && !words.is_joint(start) && (name || looks_plural(words.folded(head)) || is_of_a_land(words, start));
    bare.then_some(start)
}

fn is_of_a_land(words: &Words, at: usize) -> bool {
    let word = words.folded(at);
    words.is_capital(at)
        && at > 0
        && (crate::extract::entities::lexicon::is_demonym(word) || matches!(word, "u.s" | "us" | "u.k"))
}

/// Where it ends: after "of Congress", "for older people", "in Hawaii", or after the name of a body.
fn ending(words: &Words, at: usize, kind: FactKind) -> usize {
    if kind == FactKind::Organisation && words.is_capital(at) && words.is_word(at) {
        return (at..at + FURTHER).find(|at| !words.is_capital(*at)).unwrap_or(at);
    }
    if !words.is_any(at, &["of", "for", "in", "from"]) {
        return at;
    }
    // "In the morning" and "for the loss" are hardly of the people.
    if words.folded(at) != "of" && words.is_any(at + 1, DETERMINERS) {
        return at;
    }
    let named = |at: usize| {
        super::dates::day_part(words.folded(at)).is_some()
            || is_time(words, at)
            || crate::text::month(words.folded(at)).is_some()
            || words.is_number(at)
            || super::numeral::single(words, at).is_some()
    };
    let first = if words.is_any(at + 1, DETERMINERS) { at + 2 } else { at + 1 };
    let goes_on = |at: &usize| {
        let word = words.folded(*at);
        words.is_word(*at) && !looks_like_event(word) && !is_function_word(word) && !word.ends_with("ly")
            || words.raw(*at) == "." && words.is_glued(*at) && words.is_capital(at.wrapping_sub(1))
    };
    let last = (first..first + FURTHER).take_while(goes_on).last();
    last.filter(|_| !named(first)).map_or(at, |last| last + 1)
}

fn is_time(words: &Words, at: usize) -> bool {
    words.is_any(
        at,
        &[
            "day", "week", "month", "year", "past", "last", "next", "future", "meantime", "end", "first", "moment", "several",
            "many", "years", "months",
        ],
    ) || crate::text::WEEKDAYS.contains(&words.folded(at))
}

/// Leaves out what stands in the description of a named person, which is told as a role.
pub(super) fn drop_of_named(found: &mut Vec<Fact>) {
    let mut roles: Vec<_> =
        found.iter().filter(|fact| matches!(fact.value, FactValue::Role { .. })).map(|fact| fact.span).collect();
    roles.sort_unstable();
    let is_told = |fact: &Fact| {
        let after = roles.partition_point(|span| span.end <= fact.span.start);
        roles.get(after).is_some_and(|span| span.overlaps(fact.span))
    };
    found.retain(|fact| !(matches!(fact.value, FactValue::Described { kind: FactKind::Role, .. }) && is_told(fact)));
}

/// Whether two nouns of people or bodies are much the same; one person is not several unless `loose`.
pub(crate) fn same_referent(one: &str, other: &str, loose: bool) -> bool {
    let (Some((kind, a)), Some((_, b))) = (noun(one), noun(other)) else { return false };
    let same = a == b || LINES.get(a).is_some_and(|line| LINES.get(b) == Some(line));
    let several = |word: &str, singular: &str| word != singular;
    same && (loose || kind == FactKind::Organisation || several(one, a) == several(other, b))
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::{Organisation, Role};
    use crate::extract::facts::testing::check;

    #[test]
    fn people() {
        check("They accused the billionaire on Friday.", Role, &["billionaire"]);
        check("They asked one of the president’s top lawyers.", Role, &["president top lawyer"]);
        check("It was told by state officials on Friday.", Role, &["state officials"]);
        check("They asked an interim leader to come.", Role, &["interim leader"]);
    }

    #[test]
    fn bodies() {
        check("He spoke on talk radio station KLVM.", Organisation, &["klvm radio talk station"]);
        check("He spoke on a local radio station.", Organisation, &["local radio station"]);
        check("They were sued in federal courts.", Organisation, &["federal court"]);
        check("It is the powerful lobby for older sailors.", Organisation, &["older powerful sailors lobby"]);
    }

    #[test]
    fn neither() {
        for text in ["They read the court ruling.", "It is an official secret.", "He paid a court fine.", "They work as one."] {
            check(text, Role, &[]);
            check(text, Organisation, &[]);
        }
    }
}
