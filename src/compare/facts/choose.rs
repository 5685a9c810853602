//! Which pairs of values become matches, and with what verdict.

use std::collections::{BTreeMap, HashMap};

use super::only;
use super::pairing::{Candidate, Evidence, SAME_VERB, SURE_LINK, is_referent};
use super::topic::Topics;
use crate::base::{Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Sources, Verdict};
use crate::extract::{DateUnit, DateValue, FactId, FactKind, FactValue, SAID_AT, is_region};

/// Evidence from which the same value is taken to be of the same thing; less is enough for a telling value.
const AGREE: f32 = 0.27;
/// How much a fully telling value may lack.
const TELLING: f32 = 0.35;
/// Evidence from which two values that fit are taken to be of the same thing.
const COMPATIBLE: f32 = 0.28;
/// The same for values that are no days or times.
const LOOSE_COMPATIBLE: f32 = 0.22;
/// The same for a day told from an event, and the least likeness of the statements.
const EVENT_COMPATIBLE: f32 = 0.19;
const EVENT_STATEMENT: f32 = 0.17;
/// The least likeness of the statements of two dates that only fit.
const DATED_STATEMENT: f32 = 0.25;
/// The same for where something was said.
const SAID_COMPATIBLE: f32 = 0.1;
/// The least likeness of the statements that tell of the same people by what they are.
const REFERRED_STATEMENT: f32 = 0.28;
/// Evidence from which two different values are taken to be of the same thing.
const CONFLICT: f32 = 0.55;
/// The same for calendar dates, of which there are fewer than of weekdays and counts.
const CALENDAR_CONFLICT: f32 = 0.42;
/// Evidence from which it is worth saying that two different values may be of the same thing.
const UNSURE: f32 = 0.38;
/// The least likeness of what two such values are of.
const SAME_ABOUT: f32 = 0.5;
/// Evidence of nearly the same wording.
const SAME_WORDING: f32 = 0.75;
/// The same of the words around a value that stands at the same place of the same statement.
const NEAR_SAME_WORDING: f32 = 0.6;
/// Evidence of the same place.
const SAME_PLACE: f32 = 0.9;
/// Likeness from which statements that are not linked may report the same.
const LIKELY_STATEMENT: f32 = 0.75;
/// Likeness of statements that are surely the same.
const SURE_STATEMENT: f32 = 0.9;
/// Likeness of statements that report the same, and of what happens in them, so that less evidence of the rest will do.
const FIRM_STATEMENT: f32 = 0.5;
const SAME_EVENT: f32 = 0.9;
/// The same for two figures that are so close to each other that they are hardly of two things.
const CLOSE_STATEMENT: f32 = 0.3;
const CLOSE_NEAR: f32 = 0.2;
/// A value that also stands elsewhere, with this share of the evidence, speaks against a conflict.
const ELSEWHERE: f32 = 0.7;
/// How many numbers of one thing are looked at.
const SEVERAL: usize = 200;
/// Stems of nouns for people in general, of whom an account counts some in every event.
const GENERAL: &[&str] = &["peopl", "person", "man", "men", "woman", "women", "child", "children", "other"];

/// Chooses among the pairs, which come best first: each value is used once, and then once more for what agrees with it.
pub(super) fn choose(sources: &Sources, topics: &Topics, pairs: &[Candidate]) -> Vec<FactMatch> {
    let agreeing = best_agreeing(pairs);
    let several = Several::new(sources, topics);
    let mut groups = Groups::default();
    for pair in pairs {
        if Side::BOTH.iter().any(|side| groups.is_used(*side, pair.facts[*side]) && !is_day_of(sources, pair, *side)) {
            continue;
        }
        if let Some((verdict, rule)) = verdict(sources, topics, pair, &agreeing, &several) {
            // That both say "the captain" is not worth a word, but neither is then somebody else.
            if verdict == Verdict::Agree && is_referent(&sources.extractions.a.facts[pair.facts.a].value) {
                groups.pass(pair);
                continue;
            }
            groups.open(pair, verdict, rule);
        }
    }
    for pair in pairs.iter().filter(|pair| pair.strength >= SURE_LINK) {
        if Side::BOTH.iter().any(|side| groups.is_used(*side, pair.facts[*side])) {
            continue;
        }
        if let Some(verdict) = only::verdict(sources, topics, pair).filter(|_| !is_elsewhere(pair, &agreeing)) {
            let apart = verdict == Verdict::Unsure || is_of_other_time(sources, pair);
            let rule = if apart { FactRule::TopicUnsure } else { FactRule::DifferentValue };
            groups.open(pair, if apart { Verdict::Unsure } else { verdict }, rule);
        }
    }
    for pair in pairs {
        groups.join(pair);
    }
    groups.merge_several(sources, &several);
    groups.merge_dates(sources);
    groups.into_matches(sources)
}

type Agreeing = Pair<HashMap<FactId, f32>>;

/// For each fact the evidence of the best pair in which it agrees.
fn best_agreeing(pairs: &[Candidate]) -> Agreeing {
    let mut out: Agreeing = Pair::default();
    for pair in pairs.iter().filter(|pair| pair.judgement.verdict == Verdict::Agree) {
        for side in Side::BOTH {
            let best = out[side].entry(pair.facts[side]).or_default();
            *best = best.max(pair.topic.sum());
        }
    }
    out
}

fn verdict(
    sources: &Sources,
    topics: &Topics,
    pair: &Candidate,
    agreeing: &Agreeing,
    several: &Several<'_>,
) -> Option<(Verdict, FactRule)> {
    let sum = pair.topic.sum();
    let found = (pair.judgement.verdict, pair.judgement.rule);
    match pair.judgement.verdict {
        Verdict::Conflict | Verdict::Compatible if is_other_day(sources, topics, pair) => {
            Some((Verdict::Conflict, FactRule::DifferentValue))
        }
        Verdict::Compatible if pair.judgement.rivals && same_wording(&pair.topic) => {
            Some((Verdict::Conflict, FactRule::DifferentValue))
        }
        // "Over six" and "over eight" hardly mean the same, though both can be true.
        Verdict::Compatible if pair.judgement.rivals && is_alike(sources, pair) && sum >= CONFLICT => {
            Some((Verdict::Unsure, pair.judgement.rule))
        }
        Verdict::Agree => (sum + TELLING * pair.judgement.telling >= AGREE).then_some(found),
        Verdict::Compatible => {
            let (statement, least) = compatible_from(sources, pair);
            (sum + TELLING * pair.judgement.telling >= least && pair.topic.statement >= statement).then_some(found)
        }
        _ => {
            let found = conflict(sources, pair, agreeing, several)?;
            let apart = found.0 == Verdict::Conflict
                && (is_apart(sources, pair)
                    || is_of_other_time(sources, pair)
                    || is_price(sources, pair) && only::name_others(sources, pair));
            Some(if apart { (Verdict::Unsure, FactRule::TopicUnsure) } else { found })
        }
    }
}

/// Whether nothing but the words around two values speaks for their being of the same thing: "the plant will shed 400 jobs",
/// "the bakery will shed 60 jobs".
fn is_apart(sources: &Sources, pair: &Candidate) -> bool {
    pair.strength <= 0.0 && pair.topic.statement < LIKELY_STATEMENT && !is_calendar(sources, pair)
}

fn is_price(sources: &Sources, pair: &Candidate) -> bool {
    sources.extractions.a.facts[pair.facts.a].kind() == FactKind::Money
}

/// Whether two values that come again each month or year are of different ones: "sales rose 4 per cent in May", "sales
/// rose 6 per cent in June".
fn is_of_other_time(sources: &Sources, pair: &Candidate) -> bool {
    let kind = |side: Side| sources.extractions[side].facts[pair.facts[side]].kind();
    if !matches!(kind(Side::A), FactKind::Money | FactKind::Percent | FactKind::Number) {
        return false;
    }
    let period = |side: Side| {
        let facts = sources.extractions[side].facts.as_slice();
        let sentence = sources.extractions[side].facts[pair.facts[side]].sentence;
        let first = facts.partition_point(|fact| fact.sentence < sentence);
        let own = facts.get(first..).unwrap_or(&[]).iter().take_while(|fact| fact.sentence == sentence);
        let mut periods = own.filter_map(|fact| match &fact.value {
            FactValue::Date(date) if date.day.is_none() && (date.month.is_some() || date.year.is_some()) => Some(*date),
            _ => None,
        });
        periods.next().filter(|_| periods.next().is_none())
    };
    let differs = |a: Option<i16>, b: Option<i16>| matches!((a, b), (Some(a), Some(b)) if a != b);
    period(Side::A)
        .zip(period(Side::B))
        .is_some_and(|(a, b)| differs(a.year, b.year) || differs(a.month.map(i16::from), b.month.map(i16::from)))
}

/// Whether what two values are of is the same.
fn is_alike(sources: &Sources, pair: &Candidate) -> bool {
    pair.topic.about >= if is_dated(sources, pair) { 0.9 } else { SAME_ABOUT }
}

/// Whether the value of one side is a day and that of the other a time of one event on it: a day has many times.
fn is_day_of(sources: &Sources, pair: &Candidate, side: Side) -> bool {
    let kind = |side: Side| sources.extractions[side].facts[pair.facts[side]].kind();
    kind(side) == FactKind::Date && kind(side.other()) == FactKind::Time && pair.topic.about >= SAME_VERB
}

/// Whether two statements that are surely the same are each dated by one day or time, and not the same: "said on Monday",
/// "said on Tuesday"; or by last week and last month, which are seldom the same.
fn is_other_day(sources: &Sources, topics: &Topics, pair: &Candidate) -> bool {
    let date = |side: Side| match &sources.extractions[side].facts[pair.facts[side]].value {
        FactValue::Date(date) => Some(*date),
        _ => None,
    };
    let (Some(a), Some(b)) = (date(Side::A), date(Side::B)) else { return false };
    let alone = Side::BOTH.iter().all(|side| topics.of(*side, pair.facts[*side]).alone);
    let units = a.relative.zip(b.relative).map(|(a, b)| (a.unit, b.unit));
    let week_and_month = matches!(units, Some((DateUnit::Week, DateUnit::Month) | (DateUnit::Month, DateUnit::Week)))
        && a.relative.map(|relative| relative.offset) == b.relative.map(|relative| relative.offset)
        && [a, b].iter().all(|date| date.weekday.is_none() && date.part.is_none());
    let differ = pair.judgement.verdict == Verdict::Conflict && a.weekday.is_some() && b.weekday.is_some() || week_and_month;
    alone && differ && !a.from_event && !b.from_event && pair.topic.statement >= SURE_STATEMENT
}

/// The likeness of statements and the evidence from which two values that fit are of the same thing. Days and times fit easily;
/// "a day after" is rare enough.
fn compatible_from(sources: &Sources, pair: &Candidate) -> (f32, f32) {
    let values = Side::BOTH.map(|side| &sources.extractions[side].facts[pair.facts[side]].value);
    let from_event = values.iter().any(|value| matches!(value, FactValue::Date(date) if date.from_event));
    if values.iter().any(|value| is_referent(value)) {
        return (REFERRED_STATEMENT, LOOSE_COMPATIBLE);
    }
    let told_where = |value: &&FactValue| matches!(value, FactValue::Described { head, .. } if head == SAID_AT);
    if values.iter().any(told_where) {
        return (DATED_STATEMENT, SAID_COMPATIBLE);
    }
    // "The letter" of one account is hardly "a letter" of the other where the statements have nothing in common.
    let occasion =
        |value: &&FactValue| matches!(value, FactValue::Described { kind: FactKind::Place, head, .. } if !is_region(head));
    if values.iter().any(occasion) {
        return (DATED_STATEMENT, LOOSE_COMPATIBLE);
    }
    match (is_dated(sources, pair), from_event) {
        (true, true) => (EVENT_STATEMENT, EVENT_COMPATIBLE),
        (true, false) => (DATED_STATEMENT, COMPATIBLE),
        _ => (0.0, LOOSE_COMPATIBLE),
    }
}

/// Whether the same value as one of the two stands on the other side where it is as likely of the same thing.
fn is_elsewhere(pair: &Candidate, agreeing: &Agreeing) -> bool {
    let least = ELSEWHERE * pair.topic.sum();
    Side::BOTH.iter().any(|side| agreeing[*side].get(&pair.facts[*side]).is_some_and(|best| *best >= least))
}

/// Two different values: a conflict only where nothing speaks against their being of the same thing.
fn conflict(sources: &Sources, pair: &Candidate, agreeing: &Agreeing, several: &Several<'_>) -> Option<(Verdict, FactRule)> {
    let sum = pair.topic.sum();
    if same_wording(&pair.topic) {
        return Some((Verdict::Conflict, FactRule::DifferentValue));
    }
    if is_elsewhere(pair, agreeing) {
        return None;
    }
    let firm = pair.topic.statement >= FIRM_STATEMENT && pair.topic.about >= SAME_EVENT;
    let least = if is_calendar(sources, pair) || firm { CALENDAR_CONFLICT } else { CONFLICT };
    if pair.judgement.close && pair.topic.statement >= CLOSE_STATEMENT && pair.topic.near >= CLOSE_NEAR {
        return Some((Verdict::Conflict, FactRule::DifferentValue));
    }
    let alike = is_alike(sources, pair);
    if alike && several.has(sources, pair) && sum >= UNSURE - 0.1 {
        return Some((Verdict::Compatible, FactRule::SeveralValues));
    }
    if alike && sum >= least {
        return Some((Verdict::Conflict, FactRule::DifferentValue));
    }
    let likely = pair.topic.statement >= DATED_STATEMENT;
    (sum >= UNSURE && alike && likely).then_some((Verdict::Unsure, FactRule::TopicUnsure))
}

/// Whether the values are days or times: for these only the event tells what they are of.
fn is_dated(sources: &Sources, pair: &Candidate) -> bool {
    matches!(sources.extractions.a.facts[pair.facts.a].kind(), FactKind::Date | FactKind::Time)
}

/// Whether both values are of the calendar: with a year, or with month and day.
fn is_calendar(sources: &Sources, pair: &Candidate) -> bool {
    Side::BOTH.iter().all(|side| match &sources.extractions[*side].facts[pair.facts[*side]].value {
        FactValue::Date(date) => date.year.is_some() || date.month.is_some() && date.day.is_some(),
        _ => false,
    })
}

/// Counted things of which one account itself gives several numbers: "the 28 points", later "the 19 points".
struct Several<'s> {
    topics: &'s Topics,
    units: Pair<BTreeMap<String, Vec<(FactId, f64)>>>,
}

impl<'s> Several<'s> {
    fn new(sources: &Sources, topics: &'s Topics) -> Self {
        let units = Pair::from_fn(|side| {
            let mut units: BTreeMap<String, Vec<(FactId, f64)>> = BTreeMap::new();
            for (id, fact) in sources.extractions[side].facts.iter() {
                if let Some((unit, low)) = counted(&fact.value) {
                    units.entry(unit.to_owned()).or_default().push((id, low));
                }
            }
            units
        });
        Self { topics, units }
    }

    /// Whether one account gives another number of the same thing.
    fn has(&self, sources: &Sources, pair: &Candidate) -> bool {
        Side::BOTH.iter().any(|side| {
            let own = pair.facts[*side];
            let Some((unit, low)) = counted(&sources.extractions[*side].facts[own].value) else { return false };
            let all = self.units[*side].get(unit).map_or(&[][..], Vec::as_slice);
            all.iter().take(SEVERAL).any(|(id, other)| *other != low && self.is_same(sources, *side, own, *id))
        })
    }

    /// Whether two numbers of one account are of the same thing: the same is counted and the same happens to it. What
    /// people in general are counted in says nothing without an event.
    fn is_same(&self, sources: &Sources, side: Side, one: FactId, other: FactId) -> bool {
        let unit = |id: FactId| counted(&sources.extractions[side].facts[id].value).map(|(unit, _)| unit);
        unit(one) == unit(other)
            && self.topics.same_event(side, one, other)
            && (!unit(one).is_some_and(|unit| GENERAL.contains(&unit)) || self.topics.has_event(side, one, other))
    }
}

fn counted(value: &FactValue) -> Option<(&str, f64)> {
    match value {
        FactValue::Quantity { kind: FactKind::Number, unit, low, .. } if !unit.is_empty() => Some((unit, *low)),
        _ => None,
    }
}

/// Year, month and day of a date that has them all; a weekday alone, which is the same day all through a report, has the
/// others 0.
fn full_day(value: &FactValue) -> Option<(i16, i8, i8)> {
    let FactValue::Date(date) = value else { return None };
    let alone = DateValue { weekday: date.weekday, ..DateValue::default() };
    match date.weekday {
        Some(weekday) if *date == alone => Some((0, 0, weekday)),
        _ => Some((date.year?, date.month?, date.day?)),
    }
}

fn same_wording(topic: &Evidence) -> bool {
    let same_place = topic.place >= SAME_PLACE && topic.statement >= SAME_PLACE && topic.near >= NEAR_SAME_WORDING;
    same_place || topic.near >= SAME_WORDING && topic.statement >= SAME_WORDING
}

/// Matches under construction; a fact opens or joins one group.
#[derive(Default)]
struct Groups {
    groups: Vec<FactMatch>,
    used: Pair<HashMap<FactId, usize>>,
}

impl Groups {
    fn is_used(&self, side: Side, fact: FactId) -> bool {
        self.used[side].contains_key(&fact)
    }

    fn open(&mut self, pair: &Candidate, verdict: Verdict, rule: FactRule) {
        for side in Side::BOTH {
            self.used[side].insert(pair.facts[side], self.groups.len());
        }
        let facts = Pair::new(vec![pair.facts.a], vec![pair.facts.b]);
        self.groups.push(FactMatch { verdict, facts, about: String::new(), rule });
    }

    /// Both values are dealt with, and no match is made.
    fn pass(&mut self, pair: &Candidate) {
        for side in Side::BOTH {
            self.used[side].insert(pair.facts[side], usize::MAX);
        }
    }

    /// A value said once more on one side joins the match of its partner, if that agrees too.
    fn join(&mut self, pair: &Candidate) {
        if pair.judgement.verdict != Verdict::Agree || pair.topic.sum() + TELLING * pair.judgement.telling < AGREE {
            return;
        }
        for side in Side::BOTH {
            let (own, other) = (pair.facts[side], pair.facts[side.other()]);
            let Some(group) = self.used[side.other()].get(&other).copied() else { continue };
            let agrees = self.groups.get(group).is_some_and(|found| found.verdict == Verdict::Agree);
            if agrees && !self.is_used(side, own) {
                self.used[side].insert(own, group);
                if let Some(found) = self.groups.get_mut(group) {
                    found.facts[side].push(own);
                }
            }
        }
    }

    /// All numbers of a thing of which there are several stand in one match.
    fn merge_several(&mut self, sources: &Sources, several: &Several<'_>) {
        let unit = |side: Side, id: FactId| counted(&sources.extractions[side].facts[id].value).map(|(unit, _)| unit);
        let mut merged: BTreeMap<&str, FactMatch> = BTreeMap::new();
        for found in self.groups.extract_if(.., |found| found.rule == FactRule::SeveralValues) {
            let Some(unit) = found.facts.a.first().and_then(|id| unit(Side::A, *id)) else { continue };
            match merged.get_mut(unit) {
                Some(all) => Side::BOTH.into_iter().for_each(|side| all.facts[side].extend(&found.facts[side])),
                None => drop(merged.insert(unit, found)),
            }
        }
        for side in Side::BOTH {
            for (id, _) in sources.extractions[side].facts.iter().filter(|(id, _)| !self.used[side].contains_key(id)) {
                let number = |id: FactId| counted(&sources.extractions[side].facts[id].value);
                // The same number of the same things, or another of the same event.
                let is_same = |own: FactId| number(own) == number(id) || several.is_same(sources, side, own, id);
                if let Some(all) = unit(side, id).and_then(|unit| merged.get_mut(unit))
                    && all.facts[side].iter().take(SEVERAL).any(|own| is_same(*own))
                {
                    all.facts[side].push(id);
                }
            }
        }
        self.groups.extend(merged.into_values());
    }

    /// Each full date or weekday on which both agree stands once, with all its places.
    fn merge_dates(&mut self, sources: &Sources) {
        let day = |side: Side, id: FactId| full_day(&sources.extractions[side].facts[id].value);
        let mut merged: BTreeMap<(i16, i8, i8), FactMatch> = BTreeMap::new();
        let agrees = |found: &mut FactMatch| {
            let both = Side::BOTH.map(|side| found.facts[side].first().and_then(|id| day(side, *id)));
            found.verdict == Verdict::Agree && both[0].is_some() && both[0] == both[1]
        };
        for found in self.groups.extract_if(.., agrees) {
            let Some(key) = found.facts.a.first().and_then(|id| day(Side::A, *id)) else { continue };
            match merged.get_mut(&key) {
                Some(all) => Side::BOTH.into_iter().for_each(|side| all.facts[side].extend(&found.facts[side])),
                None => drop(merged.insert(key, found)),
            }
        }
        for side in Side::BOTH {
            for (id, _) in sources.extractions[side].facts.iter().filter(|(id, _)| !self.used[side].contains_key(id)) {
                if let Some(all) = day(side, id).and_then(|key| merged.get_mut(&key)) {
                    all.facts[side].push(id);
                }
            }
        }
        self.groups.extend(merged.into_values());
    }

    fn into_matches(self, sources: &Sources) -> Vec<FactMatch> {
        let finish = |mut found: FactMatch| {
            for side in Side::BOTH {
                found.facts[side].sort_unstable();
            }
            found.about = about(sources, &found.facts);
            found
        };
        self.groups.into_iter().map(finish).collect()
    }
}

/// What the values are of, in the words of either side: the shorter that is not empty.
fn about(sources: &Sources, facts: &Pair<Vec<FactId>>) -> String {
    let of = |side: Side| facts[side].first().map(|id| sources.extractions[side].facts[*id].about.as_str());
    let texts = [of(Side::A), of(Side::B)].into_iter().flatten().filter(|text| !text.is_empty());
    texts.min_by_key(|text| (text.len(), *text)).unwrap_or("").to_owned()
}
