//! Places and occasions told by what they are.

use super::Judgement;
use crate::compare::model::FactRule;
use crate::extract::{FactValue, is_direction, is_region, same_occasion};

pub(super) fn judge(one: &FactValue, other: &FactValue) -> Option<Judgement> {
    let (FactValue::Described { head: a, words: one, .. }, FactValue::Described { head: b, words: other, .. }) = (one, other)
    else {
        return None;
    };
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
