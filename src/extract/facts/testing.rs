//! Facts of one sentence in short notation, for the tests of the rules.

use super::{Bound, DateUnit, DateValue, Fact, FactKind, FactValue, unit_seconds};
use crate::base::{Arena, TextSpan, Work};
use crate::text::{Block, BlockKind, Document, Draft, Format, Source};

/// A document of one paragraph.
pub(super) fn document(text: &str) -> Document {
    let source = Source { name: String::new(), path: None, format: Format::Plain, sha256: String::new() };
    let block = Block { span: TextSpan::new(0, text.len()), kind: BlockKind::Paragraph };
    let draft = Draft::new(source, text.to_owned(), vec![block]);
    Document::new(draft, &Work::new()).unwrap()
}

/// The values of a text without names and roles.
fn facts(text: &str) -> Vec<Fact> {
    super::facts(&document(text), &Arena::default(), &Arena::default(), &Work::new()).unwrap().as_slice().to_vec()
}

/// Checks the values of one kind.
pub(super) fn check(text: &str, kind: FactKind, expected: &[&str]) {
    let found: Vec<String> = facts(text).iter().filter(|fact| fact.kind() == kind).map(notation).collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks the values of all kinds.
pub(super) fn check_all(text: &str, expected: &[&str]) {
    let found: Vec<String> = facts(text).iter().map(notation).collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks who is said to be what.
pub(super) fn check_roles(text: &str, expected: &[&str]) {
    let document = document(text);
    let entities = crate::extract::entities::entities(&document, &Arena::default(), &Work::new()).unwrap();
    let found = super::facts(&document, &entities, &Arena::default(), &Work::new()).unwrap();
    let roles = found.iter().filter(|(_, fact)| matches!(fact.value, FactValue::Role { .. })).map(|(_, fact)| notation(fact));
    assert_eq!(roles.collect::<Vec<_>>(), expected, "{text}");
}

/// Checks which words name something of a kind.
pub(super) fn check_named(text: &str, kind: FactKind, expected: &[&str]) {
    let document = document(text);
    let entities = crate::extract::entities::entities(&document, &Arena::default(), &Work::new()).unwrap();
    let found = super::facts(&document, &entities, &Arena::default(), &Work::new()).unwrap();
    let named = found.iter().filter(|(_, fact)| fact.kind() == kind).map(|(_, fact)| document.slice(fact.span));
    assert_eq!(named.collect::<Vec<_>>(), expected, "{text}");
}

fn notation(fact: &Fact) -> String {
    match &fact.value {
        FactValue::Date(date) => date_notation(date),
        FactValue::Time { minutes, zone, bound, either_half } => {
            let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
            joined(&[&bound_notation(*bound), &clock, zone.as_deref().unwrap_or(""), if *either_half { "either" } else { "" }])
        }
        FactValue::Quantity { kind, low, high, unit, bound } => {
            let length = *kind == FactKind::Duration;
            let scale = if length { unit_seconds(unit).unwrap_or(1.0) } else { 1.0 };
            let number =
                if low == high { rounded(low / scale) } else { format!("{}-{}", rounded(low / scale), rounded(high / scale)) };
            joined(&[&bound_notation(*bound), &number, unit])
        }
        FactValue::Tally { first, second } => format!("{first}:{second}"),
        FactValue::Entity { name, .. } => name.clone(),
        FactValue::Described { head, words, .. } => joined(&[&words.join(" "), head]),
        FactValue::Claim { words } => words.clone(),
        FactValue::Role { holder, role, .. } => format!("{holder}: {role}"),
    }
}

fn rounded(value: f64) -> String {
    ((value * 1e4).round() / 1e4).to_string()
}

fn bound_notation(bound: Bound) -> String {
    if bound == Bound::Exact { String::new() } else { format!("{bound:?}") }
}

fn date_notation(date: &DateValue) -> String {
    let numbers: Vec<String> = [
        date.year.map(|year| year.to_string()),
        date.month.map(|month| format!("{month:02}")),
        date.day.map(|day| format!("{day:02}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let weekday = date.weekday.and_then(|day| ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].get(day as usize - 1));
    let part = date.part.map_or_else(String::new, |part| format!("{part:?}"));
    let relative = date.relative.map_or_else(String::new, |relative| {
        let unit = match relative.unit {
            DateUnit::Day => "d",
            DateUnit::Week => "w",
            DateUnit::Month => "m",
            DateUnit::Year => "y",
        };
        let sign = if relative.offset < 0 { "" } else { "+" };
        let sign = if weekday.is_some() { sign.trim_start_matches('+') } else { sign };
        format!("{sign}{}{unit}{}", relative.offset, if date.from_event { " event" } else { "" })
    });
    joined(&[&numbers.join("-"), weekday.unwrap_or(&""), &part, &relative])
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}
