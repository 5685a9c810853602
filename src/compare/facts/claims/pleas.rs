//! Who admits a charge in one account and denies it in the other: "pleaded guilty", "denied the charge".

use std::collections::BTreeSet;

use super::{Difference, Told};
use crate::base::{Pair, Side};
use crate::compare::model::{FactRule, Sources, Verdict};
use crate::text::{SentenceId, month};

/// How many words after the verb tell what is admitted or denied.
const OBJECT_WORDS: usize = 6;
/// Verbs of a plea in court.
const PLEADING: &[&str] = &["plead", "pleads", "pleaded", "pled", "pleading"];
const ADMITTING: &[&str] = &["admit", "admits", "admitted", "admitting", "confessed", "confesses"];
const DENYING: &[&str] = &["deny", "denies", "denied", "denying"];
/// Words for a charge, whatever it is of.
const CHARGES: &[&str] = &["charge", "charges", "count", "counts", "offence", "offences", "offense", "offenses", "indictment"];

/// A plea: whether guilt is admitted, and where.
struct Plea {
    admits: bool,
    first: usize,
    last: usize,
    /// Stems of what is admitted or denied.
    object: BTreeSet<String>,
    /// Whether it is a charge or a plea in court.
    in_court: bool,
    /// The name before the verb.
    name: Option<String>,
}

fn is_plea(word: &str) -> bool {
    PLEADING.contains(&word) || ADMITTING.contains(&word) || DENYING.contains(&word)
}

/// Whether two statements both tell a plea.
pub(super) fn is_told(sources: &Sources, sentences: Pair<SentenceId>) -> bool {
    Side::BOTH.into_iter().all(|side| {
        let document = &sources.documents[side];
        let tokens = document.sentences.get(sentences[side]).and_then(|sentence| document.tokens.get(sentence.tokens.clone()));
        tokens.unwrap_or(&[]).iter().any(|token| is_plea(document.folded(token)))
    })
}

/// The only plea of a statement.
fn told_plea(told: &Told) -> Option<Plea> {
    let mut all = (0..told.tokens.len()).filter_map(|at| plea_at(told, at));
    all.next().filter(|_| all.next().is_none())
}

fn plea_at(told: &Told, at: usize) -> Option<Plea> {
    let word = told.folded(at);
    let (admits, last) = if PLEADING.contains(&word) {
        match (told.folded(at + 1), told.folded(at + 2)) {
            ("guilty", _) => (true, at + 1),
            ("not", "guilty") => (false, at + 2),
            _ => return None,
        }
    } else if is_plea(word) {
        (ADMITTING.contains(&word), at)
    } else {
        return None;
    };
    let negated = |at: usize| matches!(told.folded(at), "not" | "never" | "n't" | "didn't" | "neither" | "nor");
    if (at.saturating_sub(2)..at).any(negated) {
        return None;
    }
    let goes_on = |at: &usize| {
        !matches!(told.folded(*at), "," | "." | ";" | ":" | "but" | "in" | "at" | "on" | "when" | "before" | "after" | "that")
    };
    let object = || (last + 1..told.tokens.len()).take(OBJECT_WORDS).take_while(goes_on);
    let is_charge = |at: usize| CHARGES.contains(&told.folded(at));
    let content = object().filter(|at| told.is_content(*at) && !is_charge(*at));
    let in_court = PLEADING.contains(&word) || object().any(is_charge);
    let is_name = |at: &usize| told.is_content(*at) && told.text(*at).starts_with(char::is_uppercase);
    Some(Plea {
        admits,
        first: at,
        last: object().filter(|at| is_charge(*at)).last().unwrap_or(last),
        object: content.map(|at| told.stem(at).to_owned()).collect(),
        in_court,
        name: (0..at).rev().find(is_name).map(|at| told.stem(at).to_owned()),
    })
}

/// One person admits in one account what the same denies in the other.
pub(super) fn plea(told: &Pair<Told>) -> Option<Difference> {
    let pleas = Pair::new(told_plea(&told.a)?, told_plea(&told.b)?);
    let (a, b) = (&pleas.a, &pleas.b);
    let shared = a.object.intersection(&b.object).next().is_some();
    // What is told of a charge without saying of which one fits any.
    let same = shared || a.in_court && b.in_court && (a.object.is_empty() || b.object.is_empty());
    let same_name = a.name.is_some() && a.name == b.name;
    let months = |side: Side| {
        let names = (0..told[side].tokens.len()).filter(|at| told[side].text(*at).starts_with(char::is_uppercase));
        names.filter_map(|at| month(told[side].folded(at))).collect::<BTreeSet<_>>()
    };
    let (in_a, in_b) = (months(Side::A), months(Side::B));
    let other_time = !in_a.is_empty() && !in_b.is_empty() && in_a.is_disjoint(&in_b);
    if a.admits == b.admits || !(a.in_court || b.in_court) || !same || !same_name || other_time {
        return None;
    }
    let spans = Pair::from_fn(|side| told[side].span(pleas[side].first, pleas[side].last));
    let about = told.a.text(a.first).min(told.b.text(b.first));
    Some((spans, about, Verdict::Conflict, FactRule::Opposite))
}
