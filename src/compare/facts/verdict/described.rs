//! Places and occasions told by what they are.

use super::Judgement;
use crate::compare::model::FactRule;
use crate::extract::entities::lexicon::is_demonym;
use crate::extract::{FactKind, FactValue, is_direction, is_function_word, is_region, same_occasion, same_referent};

/// Words that exclude each other in descriptions of the same people or body.
const EXCLUSIVE: &[&[&str]] = &[
    &["democrat", "republican", "independent", "labour", "conservative", "liberal"],
    &["former", "current", "acting", "interim", "future", "new", "old"],
    &["federal", "state", "local", "city", "county", "district"],
    &["first", "second", "third", "fourth"],
    &["senior", "junior"],
    &["upper", "lower", "supreme", "appeal", "high"],
];

/// People or bodies told by what they are. The same words agree; words that exclude each other, and other names,
/// are of others.
fn referents(one: &Referent, other: &Referent) -> Option<Judgement> {
    let excludes = EXCLUSIVE.iter().any(|words| {
        let of = |list: &[String]| list.iter().find(|word| words.contains(&word.as_str())).cloned();
        matches!((of(one.words), of(other.words)), (Some(one), Some(other)) if one != other)
    });
    let names = (proper(one), proper(other));
    let others = !names.0.is_empty() && !names.1.is_empty() && names.0.iter().all(|name| !names.1.contains(name));
    // "The billionaire" and "the billionaire mogul".
    let within = |one: &Referent, other: &Referent| other.words.iter().any(|word| same_referent(one.head, word, false));
    let shared = one.words.iter().any(|word| other.words.contains(word));
    let same = same_referent(one.head, other.head, shared) || within(one, other) || within(other, one);
    if one.head == other.head && one.words == other.words {
        return Some(Judgement::agree(0.0));
    }
    let bare = one.head == other.head && (one.words.is_empty() || other.words.is_empty());
    (same && !bare && !excludes && !others).then(|| Judgement::compatible(FactRule::OtherDescription, 0.0))
}

struct Referent<'v> {
    head: &'v str,
    words: &'v [String],
    text: &'v str,
}

/// The names in a description, in small letters; its first word may have its capital from the beginning of a statement.
fn proper(referent: &Referent) -> Vec<String> {
    let words = referent.text.split([' ', '-']).enumerate().filter(|(_, word)| word.starts_with(char::is_uppercase));
    let words = words.filter(|(at, word)| *at > 0 || is_demonym(&crate::text::fold(word))).map(|(_, word)| word);
    words
        .map(|word| crate::text::fold(word).replace('.', ""))
        .map(|word| crate::text::possessive_stem(&word).to_owned())
        .collect()
}

/// Somebody told by what they are on one side and by name with what they are on the other, in words of its own on each side.
pub(super) fn named(described: &FactValue, role: &FactValue) -> Option<Judgement> {
    let (FactValue::Described { kind: FactKind::Role, head, words, text }, FactValue::Role { role, .. }) = (described, role)
    else {
        return None;
    };
    let all: Vec<String> = role.split(' ').map(str::to_owned).collect();
    let noun = all.iter().find(|word| same_referent(head, word, false))?;
    let others: Vec<String> = all.iter().filter(|word| *word != noun && !is_function_word(word)).cloned().collect();
    let within = |few: &[String], all: &[String]| few.iter().all(|word| all.contains(word));
    if within(words, &others) || within(&others, words) {
        return None;
    }
    referents(&Referent { head, words, text }, &Referent { head: noun, words: &others, text: "" })
}

pub(super) fn judge(one: &FactValue, other: &FactValue) -> Option<Judgement> {
    let (
        FactValue::Described { kind, head: a, words: one, text: one_text },
        FactValue::Described { kind: other_kind, head: b, words: other, text: other_text },
    ) = (one, other)
    else {
        return None;
    };
    if kind != other_kind {
        return None;
    }
    if *kind != FactKind::Place {
        let referent = |head, words, text| Referent { head, words, text };
        return referents(&referent(a, one, one_text), &referent(b, other, other_text));
    }
    let within = |few: &[String], all: &[String]| few.iter().all(|word| all.contains(word));
    if a != b {
        return same_occasion(a, b).then(|| Judgement::compatible(FactRule::OtherDescription, 0.0));
    }
    if one == other {
        // "In an interview" is no telling value.
        return (!one.is_empty()).then(|| Judgement::agree(0.2));
    }
    if is_region(a) {
        let direction = |words: &[String]| words.iter().find(|word| is_direction(word)).cloned();
        return Some(match (direction(one), direction(other)) {
            (Some(a), Some(b)) if a != b => Judgement::conflict(),
            _ if within(one, other) || within(other, one) => Judgement::agree(0.1),
            _ => Judgement::compatible(FactRule::OtherDescription, 0.0),
        });
    }
    Some(Judgement::compatible(FactRule::OtherDescription, 0.1))
}
