//! Numbers with units: bounds, ranges, rounding.

mod spans;

use super::{Judgement, measures};
use crate::compare::model::{FactRule, Verdict};
use crate::extract::{Bound, FactKind, FactValue, unit_seconds};

/// How far "about" reaches, as a share of the value.
const ABOUT: f64 = 0.1;
/// How far apart two values in different units may be, as a share of the larger.
const CONVERTED: f64 = 0.08;
/// How far apart two figures may be that are hardly of two things, as a share of the larger.
const CLOSE: f64 = 0.05;
/// How far apart two values may be that are the same up to the last bits.
const SAME: f64 = 1e-9;

/// What "some" and "many" may reach.
const COUNTLESS: f64 = 1e12;
/// Whole numbers below this are told apart by `f64`.
const EXACT: f64 = 9e15;

struct Quantity<'v> {
    kind: FactKind,
    low: f64,
    high: f64,
    unit: &'v str,
    bound: Bound,
}

fn quantity(value: &FactValue) -> Option<Quantity<'_>> {
    match value {
        FactValue::Quantity { kind, low, high, unit, bound } => {
            Some(Quantity { kind: *kind, low: *low, high: *high, unit, bound: *bound })
        }
        _ => None,
    }
}

pub(super) fn judge(one: &FactValue, other: &FactValue) -> Option<Judgement> {
    let (one, other) = (quantity(one)?, quantity(other)?);
    if let Some(found) = other_measure(&one, &other).or_else(|| spans::judge(&one, &other)) {
        return Some(found);
    }
    if one.kind != other.kind || !same_unit(&one, &other) {
        return other_currency(&one, &other).then(Judgement::conflict);
    }
    if equal(one.low, other.low) && equal(one.high, other.high) {
        return Some(same_figures(&one, &other));
    }
    // "Some" and "many" say nothing of each other.
    if one.bound == Bound::Vague && other.bound == Bound::Vague && one.high.max(other.high) >= COUNTLESS {
        return None;
    }
    if one.bound == Bound::Vague || other.bound == Bound::Vague {
        return overlap(&one, &other).then(|| Judgement::compatible(FactRule::WithinBounds, 0.1));
    }
    let found = other_figures(&one, &other);
    let close = found.verdict == Verdict::Conflict && one.kind == FactKind::Money && near_figures(&one, &other);
    Some(Judgement { rivals: one.bound == other.bound && one.unit == other.unit, close, ..found })
}

/// Two lengths or weights in different units: near each other they are one value rounded, far apart they exclude each
/// other.
fn other_measure(one: &Quantity, other: &Quantity) -> Option<Judgement> {
    if one.kind != FactKind::Number || other.kind != FactKind::Number {
        return None;
    }
    let factor = measures::ratio(one.unit, other.unit)?;
    let other = Quantity { low: other.low * factor, high: other.high * factor, ..*other };
    if (one.low - other.low).abs() <= CONVERTED * one.low.max(other.low) {
        return Some(Judgement::compatible(FactRule::Rounded, 0.2));
    }
    Some(if overlap(one, &other) { Judgement::compatible(FactRule::WithinBounds, 0.2) } else { Judgement::conflict() })
}

/// The same amount in two currencies, of which one must be wrong. A "$" alone may be any dollar.
fn other_currency(one: &Quantity, other: &Quantity) -> bool {
    let is_dollar = |unit: &str| unit.ends_with('D');
    one.kind == FactKind::Money
        && other.kind == FactKind::Money
        && !one.unit.is_empty()
        && !other.unit.is_empty()
        && !(is_dollar(one.unit) && is_dollar(other.unit))
        && equal(one.low, other.low)
        && equal(one.high, other.high)
}

/// Two figures of two digits at least that are within a few percent of each other.
fn near_figures(one: &Quantity, other: &Quantity) -> bool {
    let figures = |value: &Quantity| step(value.low).is_some_and(|(_, figures)| figures >= 2) && value.low == value.high;
    figures(one) && figures(other) && (one.low - other.low).abs() <= CLOSE * one.low.max(other.low)
}

fn other_figures(one: &Quantity, other: &Quantity) -> Judgement {
    if one.kind == FactKind::Duration && one.unit != other.unit && close(one, other) {
        return Judgement::compatible(FactRule::Rounded, 0.3);
    }
    if overlap(one, other) {
        return Judgement::compatible(FactRule::WithinBounds, 0.2);
    }
    if !matches!(one.kind, FactKind::Age | FactKind::Ordinal) && (rounds_to(one, other) || rounds_to(other, one)) {
        return Judgement::compatible(FactRule::Rounded, 0.6);
    }
    Judgement::conflict()
}

/// Units of time are all seconds; the other units must be the same, or not given on one side.
fn same_unit(one: &Quantity, other: &Quantity) -> bool {
    let points = |unit: &str| matches!(unit, "%" | "pp");
    one.kind == FactKind::Duration
        || one.unit == other.unit
        || points(one.unit) && points(other.unit) && equal(one.low, other.low)
        || one.kind == FactKind::Number && (one.unit.is_empty() || other.unit.is_empty()) && equal(one.low, other.low)
}

fn equal(one: f64, other: f64) -> bool {
    (one - other).abs() <= SAME * one.abs().max(other.abs())
}

/// "About 8 billion" and "8 billion" are the same figure; "up to 20" and "at least 20" are not.
fn same_figures(one: &Quantity, other: &Quantity) -> Judgement {
    let telling = telling(one).min(self::telling(other));
    match (one.bound, other.bound) {
        (a, b) if a == b => Judgement::agree(telling),
        (Bound::Exact | Bound::About, Bound::Exact | Bound::About) => Judgement::agree(telling),
        _ => Judgement::compatible(FactRule::WithinBounds, telling),
    }
}

/// Small whole numbers come up by chance.
fn telling(value: &Quantity) -> f32 {
    let odd = value.low.fract() != 0.0 || value.low >= 100.0 || value.low != value.high;
    let figures = step(value.low).map_or(0, |(_, figures)| figures);
    match value.kind {
        FactKind::Money if figures >= 2 => 0.8,
        FactKind::Money | FactKind::Age => 0.6,
        FactKind::Percent if odd => 0.6,
        FactKind::Duration if unit_count(value) > 10.0 => 0.6,
        FactKind::Percent | FactKind::Duration => 0.4,
        FactKind::Ordinal => 0.2,
        _ if odd && !value.unit.is_empty() => 0.6,
        _ if value.low > 10.0 => 0.4,
        _ => 0.2,
    }
}

/// How many of its unit a length has.
fn unit_count(value: &Quantity) -> f64 {
    unit_seconds(value.unit).map_or(0.0, |seconds| value.low / seconds)
}

fn close(one: &Quantity, other: &Quantity) -> bool {
    let bigger = one.high.max(other.high);
    (one.low - other.low).abs() <= 0.04 * bigger && (one.high - other.high).abs() <= 0.04 * bigger
}

/// The values that a number with its bound can mean.
fn extent(value: &Quantity) -> (f64, f64) {
    match value.bound {
        Bound::Exact | Bound::Vague => (value.low, value.high),
        Bound::About => around(value),
        Bound::AtLeast => (value.low, value.high * 2.0),
        Bound::AtMost => (value.low * 0.5, value.high),
    }
}

/// "About 40" can be 37; "about 3.6 billion" is given to two figures and cannot be 3.5 billion.
fn around(value: &Quantity) -> (f64, f64) {
    // Lengths of time are told in their unit, not in seconds.
    let unit = if value.kind == FactKind::Duration { unit_seconds(value.unit).unwrap_or(1.0) } else { 1.0 };
    let told = value.low / unit;
    let fine = told >= 1000.0 || told.fract() != 0.0;
    match step(told) {
        Some((step, figures)) if fine && figures >= 2 => (value.low - 0.6 * step * unit, value.high + 0.6 * step * unit),
        _ => (value.low * (1.0 - ABOUT), value.high * (1.0 + ABOUT)),
    }
}

fn overlap(one: &Quantity, other: &Quantity) -> bool {
    let (a, b) = (extent(one), extent(other));
    let loose = one.bound != Bound::Exact || other.bound != Bound::Exact || one.low != one.high || other.low != other.high;
    loose && a.0 <= b.1 && b.0 <= a.1
}

/// Whether `rough` is `fine` rounded to fewer figures: 1.4 billion for 1.375 billion, 700 for 709. A last figure more or
/// less, as between 20 and 21, is another value.
fn rounds_to(rough: &Quantity, fine: &Quantity) -> bool {
    if rough.low != rough.high || fine.low != fine.high || rough.low <= 0.0 || fine.low <= 0.0 {
        return false;
    }
    let (Some((rough_step, rough_figures)), Some((fine_step, _))) = (step(rough.low), step(fine.low)) else { return false };
    let rounded = (fine.low / rough_step).round() * rough_step;
    let small = fine.low < 100.0 && fine.low.fract() == 0.0;
    !small
        && rough_step > fine_step * 5.0
        && equal(rounded, rough.low)
        && (rough_figures >= 2 || (rough.low - fine.low).abs() <= 0.06 * fine.low)
}

/// The place of the last figure that is not zero, and how many figures there are up to it: (100 000, 2) for 1.4 million.
fn step(value: f64) -> Option<(f64, usize)> {
    if (1.0..EXACT).contains(&value) && value.fract() == 0.0 {
        let (mut figures, mut zeros) = (value as u64, 0);
        while figures.is_multiple_of(10) {
            figures /= 10;
            zeros += 1;
        }
        return Some((10_f64.powi(zeros), figures.ilog10() as usize + 1));
    }
    let text = format!("{value}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    if !decimals.is_empty() {
        let figures = format!("{whole}{decimals}").trim_start_matches('0').len();
        return Some((10_f64.powi(-i32::try_from(decimals.len()).ok()?), figures));
    }
    let trimmed = whole.trim_end_matches('0');
    Some((10_f64.powi(i32::try_from(whole.len() - trimmed.len()).ok()?), trimmed.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(low: f64, high: f64, bound: Bound) -> FactValue {
        FactValue::Quantity { kind: FactKind::Number, low, high, unit: "passeng".to_owned(), bound }
    }

    fn check(one: &FactValue, other: &FactValue, expected: Option<Verdict>) {
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!(judge(one, other).map(|found| found.verdict), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn bounds_and_ranges() {
        let exact = |value: f64| count(value, value, Bound::Exact);
        let at_least = |value: f64| count(value, value, Bound::AtLeast);
        let about = |value: f64| count(value, value, Bound::About);
        check(&exact(34.0), &exact(34.0), Some(Verdict::Agree));
        check(&exact(34.0), &about(34.0), Some(Verdict::Agree));
        check(&at_least(30.0), &exact(34.0), Some(Verdict::Compatible));
        check(&about(40.0), &exact(38.0), Some(Verdict::Compatible));
        check(&count(20.0, 30.0, Bound::Exact), &exact(25.0), Some(Verdict::Compatible));
        check(&exact(1_375e6), &exact(1_400e6), Some(Verdict::Compatible));
        check(&at_least(30.0), &exact(24.0), Some(Verdict::Conflict));
        check(&at_least(707.0), &at_least(709.0), Some(Verdict::Compatible));
        check(&about(40.0), &exact(70.0), Some(Verdict::Conflict));
        check(&exact(28.0), &exact(30.0), Some(Verdict::Conflict));
        check(&exact(3_500e6), &exact(3_600e6), Some(Verdict::Conflict));
        check(&count(20.0, 30.0, Bound::Exact), &exact(35.0), Some(Verdict::Conflict));
    }

    #[test]
    fn other_units_are_not_compared() {
        let miles =
            FactValue::Quantity { kind: FactKind::Number, low: 3.0, high: 3.0, unit: "mile".to_owned(), bound: Bound::Exact };
        check(&miles, &count(3.0, 3.0, Bound::Exact), None);
        let money = |unit: &str, amount: f64| FactValue::Quantity {
            kind: FactKind::Money,
            low: amount,
            high: amount,
            unit: unit.to_owned(),
            bound: Bound::Exact,
        };
        check(&money("USD", 3.0), &money("EUR", 2.8), None);
        check(&money("USD", 3.0), &money("AUD", 3.0), None);
        check(&money("USD", 3.0), &money("EUR", 3.0), Some(Verdict::Conflict));
    }

    #[test]
    fn lengths_in_other_units() {
        let length = |unit: &str, seconds: f64| FactValue::Quantity {
            kind: FactKind::Duration,
            low: seconds,
            high: seconds,
            unit: unit.to_owned(),
            bound: Bound::Exact,
        };
        check(&length("month", 18.0 * 2_629_800.0), &length("year", 1.5 * 31_557_600.0), Some(Verdict::Agree));
        check(&length("day", 30.0 * 86_400.0), &length("month", 2_629_800.0), Some(Verdict::Compatible));
        let about = FactValue::Quantity {
            kind: FactKind::Duration,
            low: 2_400.0,
            high: 2_400.0,
            unit: "minute".to_owned(),
            bound: Bound::About,
        };
        check(&about, &length("minute", 2_280.0), Some(Verdict::Compatible));
        check(&length("day", 50.0 * 86_400.0), &length("day", 52.0 * 86_400.0), Some(Verdict::Conflict));
    }
}
