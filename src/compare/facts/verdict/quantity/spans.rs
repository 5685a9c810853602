//! Lengths told as a place in an order, and shares told as percentages.

use super::{Quantity, equal, overlap};
use crate::compare::facts::verdict::Judgement;
use crate::compare::model::FactRule;
use crate::extract::{Bound, FactKind, unit_seconds};

/// How far a share may be from a percentage that is the same: "a third" and "33 percent".
const SHARE: f64 = 0.015;

/// Judges two quantities that tell the same in kinds of their own; `None` for all others.
pub(super) fn judge(one: &Quantity, other: &Quantity) -> Option<Judgement> {
    match (one.kind, other.kind) {
        (FactKind::Duration, FactKind::Ordinal) => day_of(one, other),
        (FactKind::Ordinal, FactKind::Duration) => day_of(other, one),
        (FactKind::Percent, FactKind::Number) => share(one, other),
        (FactKind::Number, FactKind::Percent) => share(other, one),
        _ => None,
    }
}

/// "More than a month" and "the 35th day"; "15 years" and "the 15th anniversary".
fn day_of(length: &Quantity, place: &Quantity) -> Option<Judgement> {
    let unit = if place.unit.starts_with("anniversar") { "year" } else { place.unit };
    let seconds = unit_seconds(unit)?;
    let (from, to) = ((place.low - 1.0) * seconds, place.low * seconds);
    if length.unit == unit && equal(length.low, to) && length.low == length.high {
        return Some(if unit == place.unit { Judgement::compatible(FactRule::Rounded, 0.2) } else { Judgement::agree(0.3) });
    }
    let reached = Quantity { kind: FactKind::Duration, low: from, high: to, unit, bound: Bound::Exact };
    overlap(length, &reached).then(|| Judgement::compatible(FactRule::WithinBounds, 0.1))
}

/// "Two-thirds" and "66 percent".
fn share(percent: &Quantity, share: &Quantity) -> Option<Judgement> {
    if percent.unit != "%" || share.unit != "share" {
        return None;
    }
    let told = Quantity { low: percent.low / 100.0, high: percent.high / 100.0, unit: share.unit, ..*percent };
    if share.bound != Bound::Vague && (told.low - share.low).abs() <= SHARE && told.low == told.high {
        return Some(Judgement::agree(0.3));
    }
    overlap(&told, share).then(|| Judgement::compatible(FactRule::WithinBounds, 0.1))
}
