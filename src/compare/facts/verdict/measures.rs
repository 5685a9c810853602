//! Units of length and weight that are converted into each other.

/// Units by their stem: what they measure (length, weight, area) and their size in metres, kilograms or square metres.
const UNITS: &[(&str, char, f64)] = &[
    ("inch", 'm', 0.0254),
    ("foot", 'm', 0.3048),
    ("feet", 'm', 0.3048),
    ("ft", 'm', 0.3048),
    ("yard", 'm', 0.9144),
    ("mile", 'm', 1_609.344),
    ("centimet", 'm', 0.01),
    ("metr", 'm', 1.0),
    ("meter", 'm', 1.0),
    ("kilomet", 'm', 1_000.0),
    ("km", 'm', 1_000.0),
    ("pound", 'k', 0.453_592_37),
    ("kilogram", 'k', 1.0),
    ("kilo", 'k', 1.0),
    ("kg", 'k', 1.0),
    ("tonn", 'k', 1_000.0),
    ("ton", 'k', 1_000.0),
    ("acre", 'a', 4_046.856),
    ("hectar", 'a', 10_000.0),
];

/// How many of `one` make one of `other`; `None` for the same unit and for units that measure different things.
pub(super) fn ratio(one: &str, other: &str) -> Option<f64> {
    if one == other {
        return None;
    }
    let (dimension, factor) = unit(one)?;
    let (other_dimension, other_factor) = unit(other)?;
    (dimension == other_dimension && factor != other_factor).then_some(other_factor / factor)
}

/// A stem may keep more of the word: "kilometr", "tonne".
fn unit(stem: &str) -> Option<(char, f64)> {
    let (dimension, factor) = UNITS
        .iter()
        .filter(|(name, ..)| {
            let begins = stem.as_bytes().first() == name.as_bytes().first();
            let rest = if begins { stem.strip_prefix(name) } else { None };
            rest.is_some_and(|rest| matches!(rest, "" | "e" | "s" | "es" | "r" | "er" | "re" | "ers" | "res"))
        })
        .max_by_key(|(name, ..)| name.len())
        .map(|(_, dimension, factor)| (*dimension, *factor))?;
    Some((dimension, factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: Option<f64>) {
        assert_eq!(ratio(one, other).map(|ratio| (ratio * 1e3).round() / 1e3), expected, "{one} {other}");
    }

    #[test]
    fn ratios() {
        check("feet", "metre", Some(3.281));
        check("metr", "feet", Some(0.305));
        check("kilometr", "mile", Some(1.609));
        check("feet", "foot", None);
        check("feet", "tonn", None);
        check("boat", "feet", None);
    }
}
