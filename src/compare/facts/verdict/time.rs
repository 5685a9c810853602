//! Times of day.

use super::Judgement;
use crate::compare::model::FactRule;
use crate::extract::{Bound, FactValue};

/// How many minutes "around" reaches.
const AROUND: u16 = 30;
const HALF_DAY: u16 = 12 * 60;

pub(super) fn judge(one: &FactValue, other: &FactValue) -> Option<Judgement> {
    let (
        FactValue::Time { minutes: a, zone: a_zone, bound: a_bound, either_half: a_either },
        FactValue::Time { minutes: b, zone: b_zone, bound: b_bound, either_half: b_either },
    ) = (one, other)
    else {
        return None;
    };
    // Whether two zones differ in truth is not known here.
    let zones = a_zone == b_zone || a_zone.is_none() || b_zone.is_none();
    if !zones {
        return None;
    }
    if a_either != b_either && (*a % HALF_DAY == *b % HALF_DAY) {
        return Some(Judgement::compatible(FactRule::OtherPrecision, 0.5));
    }
    // Of two readings the one that is nearer.
    let later = |of: &u16, either: bool, to: &u16| {
        if either && to.abs_diff(of + HALF_DAY) < to.abs_diff(*of) { of + HALF_DAY } else { *of }
    };
    let (a, b) = (&later(a, *a_either, b), &later(b, *b_either, a));
    let gap = a.abs_diff(*b);
    if gap == 0 {
        return Some(if a_bound == b_bound { Judgement::agree(0.6) } else { Judgement::compatible(FactRule::WithinBounds, 0.6) });
    }
    let fits = |bound: Bound, from: u16, to: u16| match bound {
        Bound::Exact | Bound::Vague => false,
        Bound::About => gap <= AROUND,
        Bound::AtLeast => to > from,
        Bound::AtMost => to < from,
    };
    let both = fits(*a_bound, *a, *b) || fits(*b_bound, *b, *a);
    Some(if both { Judgement::compatible(FactRule::WithinBounds, 0.2) } else { Judgement::conflict() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::model::Verdict;

    fn check(one: (u16, Bound, &str), other: (u16, Bound, &str), expected: Option<Verdict>) {
        let time = |(minutes, bound, zone): (u16, Bound, &str)| FactValue::Time {
            minutes,
            zone: (!zone.is_empty()).then(|| zone.to_owned()),
            bound,
            either_half: false,
        };
        for (one, other) in [(one, other), (other, one)] {
            assert_eq!(judge(&time(one), &time(other)).map(|found| found.verdict), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn times() {
        check((990, Bound::Exact, ""), (990, Bound::Exact, "ET"), Some(Verdict::Agree));
        check((990, Bound::About, ""), (1000, Bound::Exact, ""), Some(Verdict::Compatible));
        check((720, Bound::AtLeast, ""), (745, Bound::Exact, ""), Some(Verdict::Compatible));
        check((990, Bound::Exact, ""), (960, Bound::Exact, ""), Some(Verdict::Conflict));
        check((990, Bound::Exact, "GMT"), (960, Bound::Exact, "ET"), None);
    }

    #[test]
    fn times_of_either_half_of_the_day() {
        let time = |minutes: u16, either_half: bool| FactValue::Time { minutes, zone: None, bound: Bound::Exact, either_half };
        for (one, other, expected) in [
            (time(390, true), time(390 + 720, false), Verdict::Compatible),
            (time(390, true), time(390, false), Verdict::Compatible),
            (time(390, true), time(390, true), Verdict::Agree),
            (time(390, true), time(400 + 720, false), Verdict::Conflict),
        ] {
            assert_eq!(judge(&one, &other).map(|found| found.verdict), Some(expected), "{one:?} {other:?}");
            assert_eq!(judge(&other, &one).map(|found| found.verdict), Some(expected), "{other:?} {one:?}");
        }
    }
}
