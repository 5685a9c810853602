//! Two shares that change places: "52 per cent for and 48 against", "48 for and 52 against".

use std::collections::BTreeSet;

use super::claims::opposites;
use crate::base::{Arena, Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{Fact, FactId, FactKind, FactValue, is_function_word};
use crate::text::{Document, SentenceId, TokenKind};

/// How many statements of one side of a link are looked at.
const STATEMENTS: usize = 3;
/// How many words after or before a share may tell what it is of.
const WORDS: usize = 10;
/// Small words that tell which side of a question a share is on.
const SIDES: &[&str] = &["for", "against", "yes", "no", "not"];

/// Pairs two shares by the side of the question that they are of, where linked statements give the same two: in conflict
/// where they have changed sides, and else agreeing, wherever they stand.
pub(super) fn matches(sources: &Sources, links: &Arena<LinkId, Link>, out: &mut Vec<FactMatch>) {
    let mut used: Pair<BTreeSet<FactId>> = Pair::default();
    let mut found = Vec::new();
    for (_, link) in links.iter().filter(|(_, link)| link.is_firm()) {
        let shares = Pair::from_fn(|side| shares(sources, side, &link.sentences[side]));
        let (Some(a), Some(b)) = (shares.a, shares.b) else { continue };
        let is_used = used.a.contains(&a.0) || used.b.contains(&b.0);
        if let Some((verdict, pairs)) = by_side(sources, a, b).filter(|_| !is_used) {
            used.a.extend([a.0, a.1]);
            used.b.extend([b.0, b.1]);
            found.extend(pairs.map(|pair| (verdict, pair)));
        }
    }
    if found.is_empty() {
        return;
    }
    for side in Side::BOTH {
        out.iter_mut().for_each(|old| old.facts[side].retain(|id| !used[side].contains(id)));
    }
    out.retain(|old| Side::BOTH.iter().all(|side| !old.facts[*side].is_empty()));
    for (verdict, facts) in found {
        let about = sources.extractions.a.facts[facts.a].about.clone();
        let about = about.min(sources.extractions.b.facts[facts.b].about.clone());
        let facts = facts.map(|id| vec![id]);
        let rule = if verdict == Verdict::Agree { FactRule::SameValue } else { FactRule::DifferentValue };
        out.push(FactMatch { verdict, facts, about, rule });
    }
}

/// The two percentages of some statements, where there are two that differ.
fn shares(sources: &Sources, side: Side, sentences: &[SentenceId]) -> Option<(FactId, FactId)> {
    let facts = &sources.extractions[side].facts;
    let mut found = Vec::new();
    for sentence in sentences.iter().take(STATEMENTS) {
        let first = facts.as_slice().partition_point(|fact| fact.sentence < *sentence);
        let own = facts.iter().skip(first).take_while(|(_, fact)| fact.sentence == *sentence);
        found.extend(own.filter(|(_, fact)| fact.kind() == FactKind::Percent).map(|(id, _)| id).take(3));
    }
    match found.as_slice() {
        [one, other] if value(&facts[*one]) != value(&facts[*other]) => Some((*one, *other)),
        _ => None,
    }
}

fn value(fact: &Fact) -> Option<u64> {
    match fact.value {
        FactValue::Quantity { low, high, .. } if low == high => Some(low.to_bits()),
        _ => None,
    }
}

/// The pairs of one side of the question each, where the words tell which that is.
fn by_side(sources: &Sources, a: (FactId, FactId), b: (FactId, FactId)) -> Option<(Verdict, [Pair<FactId>; 2])> {
    let values = Pair::from_fn(|side| {
        let facts = &sources.extractions[side].facts;
        let ids = if side == Side::A { a } else { b };
        (value(&facts[ids.0]), value(&facts[ids.1]))
    });
    // Those of B in the order of the values of A.
    let b = match values {
        Pair { a, b: same } if a == same => b,
        Pair { a, b: turned } if (a.1, a.0) == turned => (b.1, b.0),
        _ => return None,
    };
    values.a.0.zip(values.a.1)?;
    let of_a = told(&sources.documents.a, &sources.extractions.a.facts[a.0], &sources.extractions.a.facts[a.1]);
    let of_b = told(&sources.documents.b, &sources.extractions.b.facts[b.0], &sources.extractions.b.facts[b.1]);
    let told_alike = |one: &BTreeSet<&str>, other: &BTreeSet<&str>, crossed: (&BTreeSet<&str>, &BTreeSet<&str>)| {
        alike(one, other) + against(one, crossed.0) + against(crossed.1, other)
    };
    let straight = (told_alike(&of_a.0, &of_b.0, (&of_b.1, &of_a.1)), told_alike(&of_a.1, &of_b.1, (&of_b.0, &of_a.0)));
    let crossed = (told_alike(&of_a.0, &of_b.1, (&of_b.0, &of_a.1)), told_alike(&of_a.1, &of_b.0, (&of_b.1, &of_a.0)));
    if speaks_for(straight, crossed) {
        return Some((Verdict::Agree, [Pair::new(a.0, b.0), Pair::new(a.1, b.1)]));
    }
    speaks_for(crossed, straight).then(|| (Verdict::Conflict, [Pair::new(a.0, b.1), Pair::new(a.1, b.0)]))
}

/// Whether what speaks for two pairs outweighs what speaks for the other two: all of it, or it is on both while that is
/// the verb of one that the other leaves out.
fn speaks_for(own: (usize, usize), other: (usize, usize)) -> bool {
    let none = other.0 + other.1 == 0 && own.0 + own.1 > 0;
    none || own.0 > 0 && own.1 > 0 && (other.0 == 0 || other.1 == 0)
}

/// What each of two shares of one statement is said to be of, as far as it is not said of both.
fn told<'d>(document: &'d Document, one: &Fact, other: &Fact) -> (BTreeSet<&'d str>, BTreeSet<&'d str>) {
    let (first, second) = (words(document, one), words(document, other));
    (first.difference(&second).copied().collect(), second.difference(&first).copied().collect())
}

/// The words of the clause that tell what a share is of: those after it, or else before.
fn words<'d>(document: &'d Document, fact: &Fact) -> BTreeSet<&'d str> {
    let own = document.tokens_in(fact.span);
    let sentence = document.sentences.get(fact.sentence).map_or(own.clone(), |sentence| sentence.tokens.clone());
    let is_end = |at: &usize| {
        let token = document.tokens.get(*at);
        token.is_none_or(|token| {
            token.kind == TokenKind::Number
                || matches!(document.folded(token), "," | ";" | ":" | "." | "and" | "while" | "but" | "with")
        })
    };
    let telling = |at: usize| {
        let token = document.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let folded = document.folded(token);
        (SIDES.contains(&folded) || !is_function_word(folded) && !matches!(folded, "per" | "cent" | "percent")).then_some(folded)
    };
    let after = (own.end..sentence.end).take(WORDS).take_while(|at| !is_end(at)).filter_map(telling).collect::<BTreeSet<_>>();
    if !after.is_empty() {
        return after;
    }
    (sentence.start..own.start).rev().take(WORDS).take_while(|at| !is_end(at)).filter_map(telling).collect()
}

fn alike(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> usize {
    one.intersection(other).count()
}

fn against(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> usize {
    one.iter().filter(|word| other.iter().any(|theirs| opposites::are_opposites(word, theirs))).count()
}
