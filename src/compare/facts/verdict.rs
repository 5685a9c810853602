//! Whether two values of the same thing can both be true.

mod date;
mod described;
mod measures;
mod quantity;
mod time;

use crate::compare::model::{FactRule, Verdict};
use crate::extract::FactValue;

/// What two values are to each other if they are of the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judgement {
    pub(super) verdict: Verdict,
    pub(super) rule: FactRule,
    /// How much it says that the two are the same value, 0 to 1: a full date says more than a weekday.
    pub(super) telling: f32,
    /// Both are given in the same form, so that in the same words they are rivals even if both could be true:
    /// "at least 707" and "at least 709".
    pub(super) rivals: bool,
    /// Different, but so close that they are hardly figures of two things: $3.6 billion and $3.5 billion.
    pub(super) close: bool,
}

impl Judgement {
    fn new(verdict: Verdict, rule: FactRule, telling: f32) -> Self {
        Self { verdict, rule, telling, rivals: false, close: false }
    }

    pub(super) fn agree(telling: f32) -> Self {
        Self::new(Verdict::Agree, FactRule::SameValue, telling)
    }

    pub(super) fn compatible(rule: FactRule, telling: f32) -> Self {
        Self::new(Verdict::Compatible, rule, telling)
    }

    pub(super) fn conflict() -> Self {
        Self::new(Verdict::Conflict, FactRule::DifferentValue, 0.0)
    }
}

/// Whether two numbers are measures in different units, so that their units say nothing of what is measured.
pub(super) fn other_units(one: &FactValue, other: &FactValue) -> bool {
    match (one, other) {
        (FactValue::Quantity { unit: one, .. }, FactValue::Quantity { unit: other, .. }) => measures::ratio(one, other).is_some(),
        _ => false,
    }
}

/// Judges two values; `None` where they cannot be compared (miles and passengers).
pub(super) fn judge(one: &FactValue, other: &FactValue) -> Option<Judgement> {
    match (one, other) {
        (FactValue::Date(one), FactValue::Date(other)) => date::judge(one, other),
        (FactValue::Time { .. }, FactValue::Time { .. }) => time::judge(one, other),
        (FactValue::Quantity { .. }, FactValue::Quantity { .. }) => quantity::judge(one, other),
        // A time is of some day.
        (FactValue::Date(day), FactValue::Time { .. }) | (FactValue::Time { .. }, FactValue::Date(day)) => {
            date::is_day(day).then(|| Judgement::compatible(FactRule::OtherPrecision, 0.0))
        }
        (FactValue::Date(date), quantity @ FactValue::Quantity { .. })
        | (quantity @ FactValue::Quantity { .. }, FactValue::Date(date)) => date::anniversary(date, quantity),
        (FactValue::Described { .. }, FactValue::Described { .. }) => described::judge(one, other),
        (described @ FactValue::Described { .. }, role @ FactValue::Role { .. })
        | (role @ FactValue::Role { .. }, described @ FactValue::Described { .. }) => described::named(described, role),
        (FactValue::Tally { first, second }, FactValue::Tally { first: first2, second: second2 }) => {
            let same = first == first2 && second == second2;
            let turned = first == second2 && second == first2;
            Some(if same || turned { Judgement::agree(0.8) } else { Judgement::conflict() })
        }
        _ => None,
    }
}
