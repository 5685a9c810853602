//! What a day has to do with what is told of it: "until Monday", "by Monday", "on Monday".

use super::verdict::Judgement;
use crate::base::{Pair, Side};
use crate::compare::model::{FactRule, Sources, Verdict};
use crate::extract::{DateValue, Fact, FactId, FactValue};
use crate::text::Document;

/// How a day bounds what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    /// It happens on the day.
    On,
    /// It happens no later.
    By,
    /// It goes on so long, the day included or not.
    Until,
    /// It goes on so long and on the day too.
    Through,
}

/// Words between a limit and its day: "until at least Monday".
const BETWEEN: &[&str] = &["at", "least", "about", "around", "early", "late", "the", "end", "of"];

fn limit(document: &Document, fact: &Fact) -> Limit {
    let own = document.tokens_in(fact.span).start;
    let before = (own.saturating_sub(3)..own).rev().filter_map(|at| document.tokens.get(at)).map(|token| document.folded(token));
    match before.skip_while(|word| BETWEEN.contains(word)).take(1).next() {
        Some("until" | "till") => Limit::Until,
        Some("through") => Limit::Through,
        Some("by" | "before") => Limit::By,
        _ => Limit::On,
    }
}

/// What two days are to each other, where the one is the last and on the other something happens: both can be true unless
/// it happens later.
pub(super) fn judged(sources: &Sources, facts: Pair<FactId>, found: Judgement) -> Judgement {
    let fact = |side: Side| &sources.extractions[side].facts[facts[side]];
    let (FactValue::Date(a), FactValue::Date(b)) = (&fact(Side::A).value, &fact(Side::B).value) else { return found };
    let limits = Pair::from_fn(|side| limit(&sources.documents[side], fact(side)));
    let (last, day, limit) = match (limits.a, limits.b) {
        (one, other) if one == other => return found,
        (Limit::On, limit) => (b, a, limit),
        (limit, Limit::On) => (a, b, limit),
        _ => return found,
    };
    match found.verdict {
        Verdict::Agree if limit == Limit::Until => Judgement::compatible(FactRule::WithinBounds, found.telling),
        Verdict::Conflict if is_earlier(day, last) => Judgement::compatible(FactRule::WithinBounds, 0.1),
        _ => found,
    }
}

/// Whether a day is surely before another that is told as exactly; of weekdays those of one week are meant.
fn is_earlier(day: &DateValue, last: &DateValue) -> bool {
    if day.year.is_some() && last.year.is_some() && day.year != last.year {
        return day.year < last.year;
    }
    match (day.month.zip(last.month), day.day.zip(last.day), day.weekday.zip(last.weekday)) {
        (Some((one, other)), ..) if one != other => one < other,
        (Some(_), Some((one, other)), _) => one < other,
        (None, None, Some((one, other))) => one < other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: (i8, i8, i8), last: (i8, i8, i8), expected: bool) {
        let date = |(month, day, weekday): (i8, i8, i8)| {
            let some = |number: i8| (number > 0).then_some(number);
            DateValue { month: some(month), day: some(day), weekday: some(weekday), ..DateValue::default() }
        };
        assert_eq!(is_earlier(&date(day), &date(last)), expected, "{day:?} {last:?}");
    }

    #[test]
    fn days_before_others() {
        check((3, 4, 0), (3, 11, 0), true);
        check((3, 11, 0), (3, 4, 0), false);
        check((2, 28, 0), (3, 4, 0), true);
        check((0, 0, 4), (0, 0, 5), true);
        check((0, 0, 5), (0, 0, 4), false);
        check((3, 0, 0), (0, 0, 4), false);
    }
}
