//! The ledgers: every finding once, in the order users see them.

use std::collections::{BTreeMap, HashMap};

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, QuoteMatch, QuoteState, Verdict};
use crate::display::groups::{Group, groups};
use crate::display::{Finding, Tag, wording};
use crate::extract::FactKind;
use crate::text::{SentenceId, fold, one_line};

/// One line of the ledger of quotations.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteItem {
    /// What is chosen.
    pub finding: Finding,
    /// Its state.
    pub state: QuoteState,
    /// The words, marks included, from A where A has them.
    pub excerpt: String,
    /// State and speaker in a few words: "Altered · Ines Calloway in both".
    pub detail: String,
    /// The first place on each side.
    pub places: Pair<Option<TextSpan>>,
}

/// One line of the ledger of facts.
#[derive(Clone, Debug, PartialEq)]
pub struct FactItem {
    /// What is chosen.
    pub finding: Finding,
    /// Its verdict.
    pub verdict: Verdict,
    /// What kind of value it is.
    pub kind: FactKind,
    /// What the values are of.
    pub about: String,
    /// The words of each side's best evidence.
    pub values: Pair<Option<String>>,
    /// The first place on each side.
    pub places: Pair<Option<TextSpan>>,
}

/// Who makes a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Both.
    Both,
    /// Possibly both.
    Possible,
    /// One side only.
    Only(Side),
}

/// One line of the corroboration list: statements that belong together, or one that only one side makes.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementItem {
    /// What is chosen: the strongest of `findings`.
    pub finding: Finding,
    /// Every link between these statements, the strongest first; or the statement that stands in none.
    pub findings: Vec<Finding>,
    /// Who makes it.
    pub standing: Standing,
    /// Whether both make it, in another order than what stands around it.
    pub moved: bool,
    /// Each statement of each side once, in order of the text, with the strongest finding it stands in.
    pub passages: Pair<Vec<(TextSpan, Finding)>>,
    /// The statements of each side, as one text.
    pub texts: Pair<Option<String>>,
    /// The first place on each side.
    pub places: Pair<Option<TextSpan>>,
}

/// How many findings there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quotations by state; zero states are listed too.
    pub quotes: BTreeMap<QuoteState, usize>,
    /// Facts by verdict; zero verdicts are listed too.
    pub facts: BTreeMap<Verdict, usize>,
    /// Statements by who makes them.
    pub statements: BTreeMap<Standing, usize>,
}

impl Counts {
    /// Every state, and nothing found of any.
    fn none() -> Self {
        Self {
            quotes: QuoteState::ALL.iter().map(|state| (*state, 0)).collect(),
            facts: Verdict::ALL.iter().map(|verdict| (*verdict, 0)).collect(),
            statements: Standing::ALL.iter().map(|standing| (*standing, 0)).collect(),
        }
    }

    /// How many lines of each kind there are.
    pub(super) fn of(quotes: &[QuoteItem], facts: &[FactItem], statements: &[StatementItem]) -> Self {
        let mut counts = Self::none();
        quotes.iter().for_each(|item| *counts.quotes.entry(item.state).or_default() += 1);
        facts.iter().for_each(|item| *counts.facts.entry(item.verdict).or_default() += 1);
        statements.iter().for_each(|item| *counts.statements.entry(item.standing).or_default() += 1);
        counts
    }
}

impl Standing {
    /// All standings, in the order users see them.
    pub const ALL: [Standing; 4] = [Standing::Both, Standing::Possible, Standing::Only(Side::A), Standing::Only(Side::B)];

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Possible => "possible",
            Self::Only(Side::A) => "only_a",
            Self::Only(Side::B) => "only_b",
        }
    }

    /// Its highlight.
    #[must_use]
    pub fn tag(self) -> Tag {
        match self {
            Self::Both => Tag::Linked,
            Self::Possible => Tag::Possible,
            Self::Only(side) => Tag::OneSided(side),
        }
    }
}

/// How many findings there are of each kind.
#[must_use]
pub fn counts(comparison: &Comparison) -> Counts {
    let mut counts = Counts::none();
    for found in &comparison.quotes {
        *counts.quotes.entry(found.state).or_default() += 1;
    }
    for found in &comparison.facts {
        *counts.facts.entry(found.verdict).or_default() += 1;
    }
    for group in groups(comparison) {
        *counts.statements.entry(group.standing).or_default() += 1;
    }
    counts
}

pub(super) fn quotes(comparison: &Comparison) -> Vec<QuoteItem> {
    let mut items: Vec<QuoteItem> =
        comparison.quotes.iter().enumerate().map(|(index, found)| quote(comparison, index, found)).collect();
    items.sort_by_key(|item| order(comparison, item.places));
    repeated_together(items)
}

/// Words that are quoted again stand behind their first occurrence, each with its number.
fn repeated_together(mut items: Vec<QuoteItem>) -> Vec<QuoteItem> {
    let key = |item: &QuoteItem| {
        let words = item.excerpt.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(fold).collect::<Vec<_>>().join(" ")
    };
    let mut first: HashMap<String, usize> = HashMap::new();
    let firsts: Vec<usize> = items.iter().enumerate().map(|(at, item)| *first.entry(key(item)).or_insert(at)).collect();
    let mut counts = vec![0_usize; items.len()];
    for first in &firsts {
        counts[*first] += 1;
    }
    let mut numbers = vec![0_usize; items.len()];
    for (item, first) in items.iter_mut().zip(&firsts).filter(|(_, first)| counts[**first] > 1) {
        numbers[*first] += 1;
        item.detail.push_str(&wording::repetition(numbers[*first], counts[*first]));
    }
    let mut ranked: Vec<(usize, QuoteItem)> = firsts.into_iter().zip(items).collect();
    // Stable, so that they stay in order of the text.
    ranked.sort_by_key(|(first, _)| *first);
    ranked.into_iter().map(|(_, item)| item).collect()
}

fn quote(comparison: &Comparison, index: usize, found: &QuoteMatch) -> QuoteItem {
    let finding = Finding::Quote(index);
    let places = places(comparison, finding);
    let side = if found.quotes.a.is_empty() { Side::B } else { Side::A };
    let excerpt = places[side].map_or_else(String::new, |span| one_line(comparison.documents[side].slice(span)));
    QuoteItem { finding, state: found.state, excerpt, detail: wording::quote_detail(comparison, found), places }
}

pub(super) fn facts(comparison: &Comparison) -> Vec<FactItem> {
    let item = |(index, found): (usize, &crate::compare::FactMatch)| {
        let finding = Finding::Fact(index);
        let places = places(comparison, finding);
        let kind = Side::BOTH.iter().find_map(|side| {
            let id = found.facts[*side].first()?;
            Some(comparison.extractions[*side].facts[*id].kind())
        })?;
        let values = Pair::from_fn(|side| places[side].map(|span| one_line(comparison.documents[side].slice(span))));
        Some(FactItem { finding, verdict: found.verdict, kind, about: found.about.clone(), values, places })
    };
    let mut items: Vec<FactItem> = comparison.facts.iter().enumerate().filter_map(item).collect();
    items.sort_by_key(|item| order(comparison, item.places));
    by_topic(items)
}

/// What is of one thing stands together behind its first place: a person's name with all that the person is called, the
/// numbers of one plan.
fn by_topic(items: Vec<FactItem>) -> Vec<FactItem> {
    let mut first: HashMap<String, usize> = HashMap::new();
    // The word for what happened is no thing.
    let is_thing = |kind: FactKind| !matches!(kind, FactKind::Date | FactKind::Time | FactKind::Duration | FactKind::Claim);
    let mut ranked = Vec::with_capacity(items.len());
    for (at, item) in items.into_iter().enumerate() {
        let named = is_thing(item.kind) && !item.about.is_empty();
        let rank = if named { *first.entry(fold(&item.about)).or_insert(at) } else { at };
        ranked.push((rank, item));
    }
    // Stable, so that they stay in order of the text.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, item)| item).collect()
}

pub(super) fn statements(comparison: &Comparison) -> Vec<StatementItem> {
    let mut items: Vec<StatementItem> = groups(comparison).iter().map(|group| statement(comparison, group)).collect();
    items.sort_by_key(|item| order(comparison, item.places));
    items
}

fn statement(comparison: &Comparison, group: &Group) -> StatementItem {
    let passages = Pair::from_fn(|side| {
        let span = |id: &SentenceId| comparison.documents[side].sentences[*id].span;
        group.statements[side].iter().map(|(id, finding)| (span(id), *finding)).collect::<Vec<_>>()
    });
    let texts = Pair::from_fn(|side| {
        let texts = passages[side].iter().map(|(span, _)| one_line(comparison.documents[side].slice(*span)));
        let texts = texts.collect::<Vec<_>>().join(" ");
        (!texts.is_empty()).then_some(texts)
    });
    let places = Pair::from_fn(|side| passages[side].first().map(|(span, _)| *span));
    let moved = group.findings.iter().any(|finding| matches!(finding, Finding::Link(id) if comparison.links[*id].moved));
    let findings = group.findings.clone();
    StatementItem { finding: group.finding(), findings, standing: group.standing, moved, passages, texts, places }
}

fn places(comparison: &Comparison, finding: Finding) -> Pair<Option<TextSpan>> {
    Pair::from_fn(|side| finding.place(comparison, side))
}

/// Where a finding stands in lists that run through both texts in step.
#[must_use]
pub fn in_step(comparison: &Comparison, finding: Finding) -> (u64, u32) {
    order(comparison, places(comparison, finding))
}

/// Sorts by the share of the text that lies before: A's own place where it has one, so that both sides run in step.
fn order(comparison: &Comparison, places: Pair<Option<TextSpan>>) -> (u64, u32) {
    let share = |side: Side| {
        let length = u64::try_from(comparison.documents[side].text.len().max(1)).unwrap_or(u64::MAX);
        places[side].map(|span| u64::from(span.start) * 1_000_000 / length)
    };
    let own = share(Side::A).or_else(|| share(Side::B)).unwrap_or(0);
    (own, places.a.or(places.b).map_or(0, |span| span.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items by their words, each with its place in A; expected are words and what the detail gains.
    fn check(words: &[&str], expected: &[&str]) {
        let item = |(index, words): (usize, &&str)| QuoteItem {
            finding: Finding::Quote(index),
            state: QuoteState::Identical,
            excerpt: (*words).to_owned(),
            detail: String::new(),
            places: Pair::default(),
        };
        let grouped = repeated_together(words.iter().enumerate().map(item).collect());
        let shown: Vec<String> = grouped.iter().map(|item| format!("{}{}", item.excerpt, item.detail)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn repeated_words_stand_together() {
        check(&["“One.”", "“Two.”", "“One,”", "“Three.”"], &["“One.” · 1 of 2", "“One,” · 2 of 2", "“Two.”", "“Three.”"]);
        check(
            &["“Not now,”", "\"not now\"", "«Not now»"],
            &["“Not now,” · 1 of 3", "\"not now\" · 2 of 3", "«Not now» · 3 of 3"],
        );
    }

    /// Facts by kind and what they are of, numbered in order of the text; expected are the numbers in order of the list.
    fn check_topics(facts: &[(FactKind, &str)], expected: &[usize]) {
        let item = |(index, (kind, about)): (usize, &(FactKind, &str))| FactItem {
            finding: Finding::Fact(index),
            verdict: crate::compare::Verdict::Agree,
            kind: *kind,
            about: (*about).to_owned(),
            values: Pair::default(),
            places: Pair::default(),
        };
        let grouped = by_topic(facts.iter().enumerate().map(item).collect());
        let found: Vec<Finding> = grouped.iter().map(|item| item.finding).collect();
        assert_eq!(found, expected.iter().map(|index| Finding::Fact(*index)).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_of_one_thing_stands_together() {
        use FactKind::{Date, Number, Person, Role};
        check_topics(&[(Person, "Rosa Marsh"), (Number, "boats"), (Role, "Rosa Marsh"), (Number, "Boats")], &[0, 2, 1, 3]);
        check_topics(&[(Date, "met"), (Number, ""), (Date, "met"), (Number, "")], &[0, 1, 2, 3]);
    }

    #[test]
    fn other_words_stay_where_they_are() {
        check(&["“One two.”", "“One.”", "“Two.”", "“Onetwo.”"], &["“One two.”", "“One.”", "“Two.”", "“Onetwo.”"]);
    }
}
