//! Lengths of time.

use super::Found;
use super::about;
use super::cursor::Words;
use super::lexicon::{is_function_word, looks_like_event, looks_plural};
use super::numeral::{Numeral, hedged, some};
use crate::extract::facts::{Bound, FactKind, FactValue};

const DAY_SECONDS: f64 = 86_400.0;
/// Units in the singular with their length in seconds; a year has 365.25 days and twelve months.
const UNITS: &[(&str, f64)] = &[
    ("second", 1.0),
    ("minute", 60.0),
    ("hour", 3_600.0),
    ("day", DAY_SECONDS),
    ("week", 7.0 * DAY_SECONDS),
    ("month", 365.25 * DAY_SECONDS / 12.0),
    ("year", 365.25 * DAY_SECONDS),
    ("decade", 3_652.5 * DAY_SECONDS),
    ("century", 36_525.0 * DAY_SECONDS),
];
/// Words before "a year" that show it to be a length and no rate.
const LENGTH_LEADS: &[&str] = &[
    "for", "in", "within", "after", "lasted", "took", "spent", "lasts", "last", "than", "least", "nearly", "almost", "about",
    "over", "just",
];

/// Seconds of a unit named in the singular.
pub(crate) fn unit_seconds(unit: &str) -> Option<f64> {
    UNITS.iter().find(|(name, _)| *name == unit).map(|(_, seconds)| *seconds)
}

/// A length of time that begins at a place: "five minutes", "a 20-year term", "a year and a half".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    if let Some(found) = for_years(words, at).or_else(|| part(words, at)) {
        return Some(found);
    }
    let (mut number, unit_at) = counted(words, at).or_else(|| one(words, at))?;
    let (unit, seconds) = unit(words, unit_at)?;
    // "a second tug" is a place in an order.
    if words.folded(unit_at) == "second" && !words.is_joint(unit_at - 1) && is_noun_next(words, unit_at + 1) {
        return None;
    }
    if is_during(words, at, unit_at + 1) {
        number.bound = Bound::Exact;
    }
    let mut end = unit_at + 1;
    let (mut low, mut high) = (number.low, number.high);
    if words.phrase(end, "and a half").is_some() {
        (low, high, end) = (low + 0.5, high + 0.5, end + 3);
    }
    let mut further = 0.0;
    if let Some((more, after)) = smaller(words, end, seconds) {
        (further, end) = (more, after);
    }
    let range = at..end;
    let about = about_length(words, &range);
    let value = FactValue::Quantity {
        kind: FactKind::Duration,
        low: low * seconds + further,
        high: high * seconds + further,
        unit: unit.to_owned(),
        bound: number.bound,
    };
    Some(Found::new(range, value, about))
}

/// Words before "over six years" after which it tells a bound and not in what time.
const BOUND_LEADS: &[&str] = &[
    "for", "in", "within", "after", "of", "with", "than", "is", "was", "are", "were", "be", "been", "has", "had", "have",
    "lasts", "last", "take", "takes", "took", "spent", "just", "well", "a", "an", "the", "to", "and", "or", "at", "by", "some",
];

/// Whether "over" tells in what time something happened: "was paid 400 crowns over six years".
fn is_during(words: &Words, at: usize, end: usize) -> bool {
    let before = words.before(at, 1);
    let is_bound = BOUND_LEADS.contains(&before) || looks_like_event(before) || words.is_joint(end - 2);
    let counts_back = words.is_any(end, &["ago", "later", "old", "long", "earlier", "before", "after"]);
    words.folded(at) == "over" && !before.is_empty() && !is_bound && !counts_back
}

/// Parts of a unit: "a quarter of an hour", "three quarters of an hour", "half hour".
fn part(words: &Words, at: usize) -> Option<Found> {
    let (bound, start) = super::hedge::before(words, at);
    let article = if words.is_any(start, &["a", "an"]) { start + 1 } else { start };
    let joined = |at: usize| if words.is_joint(at) { at + 1 } else { at };
    let quarters = |at: usize| words.phrase(at, "of an").or_else(|| words.phrase(at, "of a"));
    let (share, unit_at) = match words.folded(article) {
        "quarter" => (0.25, quarters(article + 1)?),
        "three" if words.is_any(joined(article + 1), &["quarter", "quarters"]) => (0.75, quarters(joined(article + 1) + 1)?),
        "half" if words.folded(joined(article + 1)) == "hour" => (0.5, joined(article + 1)),
        _ => return None,
    };
    let (unit, seconds) = unit(words, unit_at)?;
    let range = at..unit_at + 1;
    let about = about_length(words, &range);
    let value = FactValue::Quantity {
        kind: FactKind::Duration,
        low: share * seconds,
        high: share * seconds,
        unit: unit.to_owned(),
        bound,
    };
    Some(Found::new(range, value, about))
}

/// What is added in a smaller unit, in seconds, and where it ends: "and six months" after "three years".
fn smaller(words: &Words, at: usize, larger: f64) -> Option<(f64, usize)> {
    let start = if words.folded(at) == "and" { at + 1 } else { at };
    let (number, unit_at) = counted(words, start)?;
    let (_, seconds) = unit(words, unit_at)?;
    let exact = number.low == number.high && number.bound == Bound::Exact;
    (exact && seconds < larger && number.low * seconds < larger).then_some((number.low * seconds, unit_at + 1))
}

/// Units in the plural with the most of them that are meant where nobody counts: "for months".
const UNCOUNTED: &[(&str, &str, f64)] = &[
    ("minutes", "minute", 59.0),
    ("hours", "hour", 23.0),
    ("days", "day", 20.0),
    ("weeks", "week", 15.0),
    ("months", "month", 30.0),
    ("years", "year", 60.0),
    ("decades", "decade", 9.0),
    ("centuries", "century", 20.0),
];
/// Words before such a unit.
const UNCOUNTED_LEADS: &[&str] =
    &["for", "in", "within", "after", "lasted", "took", "spent", "lasts", "take", "last", "over", "of", "through"];

/// A length that nobody counted: "for years", "weeks or months", "longtime".
fn for_years(words: &Words, at: usize) -> Option<Found> {
    let uncounted = |at: usize| UNCOUNTED.iter().find(|(plural, ..)| *plural == words.folded(at));
    let year = unit_seconds("year").unwrap_or(1.0);
    let (range, low, high, unit) = if words.is_any(at, &["longtime", "longstanding"]) {
        (at..at + 1, 3.0 * year, 70.0 * year, "year")
    } else if words.folded(at) == "long" && words.is_joint(at + 1) && words.is_any(at + 2, &["time", "standing", "term"]) {
        (at..at + 3, 3.0 * year, 70.0 * year, "year")
    } else if let Some(end) = words.phrase(at, "for the near future") {
        (at..end, year / 52.0, 3.0 * year, "year")
    } else {
        let (_, unit, most) = uncounted(at)?;
        if !UNCOUNTED_LEADS.contains(&words.before(at, 1))
            || words.is_any(at + 1, &["ago", "later", "before", "after", "earlier"])
        {
            return None;
        }
        let further = if words.folded(at + 1) == "or" { uncounted(at + 2) } else { None };
        let seconds = |unit: &str| unit_seconds(unit).unwrap_or(1.0);
        let (end, longest, most) = further.map_or((at + 1, unit, most), |(_, unit, most)| (at + 3, unit, most));
        (at..end, 2.0 * seconds(unit), most * seconds(longest), *longest)
    };
    let about = about_length(words, &range);
    let value = FactValue::Quantity { kind: FactKind::Duration, low, high, unit: unit.to_owned(), bound: Bound::Vague };
    Some(Found::new(range, value, about))
}

fn is_noun_next(words: &Words, at: usize) -> bool {
    words.is_word(at) && !is_function_word(words.folded(at)) && !looks_like_event(words.folded(at))
}

fn counted(words: &Words, at: usize) -> Option<(Numeral, usize)> {
    let number = hedged(words, at).or_else(|| some(words, at)).filter(|number| !number.share)?;
    let mut end = if words.is_joint(number.end) { number.end + 1 } else { number.end };
    if words.is_any(end, &["full", "straight", "consecutive", "long", "short", "more", "additional"])
        && !words.is_joint(number.end)
    {
        end += 1;
    }
    Some((number, end))
}

/// "an hour", "half a year", where it is no rate ("twice a day").
fn one(words: &Words, at: usize) -> Option<(Numeral, usize)> {
    let (bound, start) = super::hedge::before(words, at);
    let half = words.folded(start) == "half";
    let article = if half { start + 1 } else { start };
    let halved = words.phrase(article + 2, "and a half").is_some();
    let lead = start > at || half || halved || LENGTH_LEADS.contains(&words.before(at, 1));
    if !words.is_any(article, &["a", "an"]) || !lead {
        return None;
    }
    let mut number = super::numeral::single(words, article).filter(|number| number.end > article + 1);
    if number.is_none() {
        number = Some(Numeral::of(if half { 0.5 } else { 1.0 }, article + 1));
    }
    let number = number?;
    Some((Numeral { bound: if bound == Bound::Exact { number.bound } else { bound }, ..number }, number.end))
}

fn unit(words: &Words, at: usize) -> Option<(&'static str, f64)> {
    let word = words.folded(at);
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    let singular = match word {
        "centuries" => "century",
        "hrs" | "hr" => "hour",
        "mins" | "min" => "minute",
        "secs" => "second",
        "yrs" => "year",
        other => other.strip_suffix('s').unwrap_or(other),
    };
    UNITS.iter().find(|(name, _)| *name == singular).copied()
}

/// What lasts: the noun after "five-minute", else the event.
fn about_length(words: &Words, range: &std::ops::Range<usize>) -> String {
    let compound = range.end >= 2 && words.is_joint(range.end - 2);
    if compound && let Some(phrase) = about::named(words, range.end) {
        return words.text(phrase.words);
    }
    if words.is_any(range.end, &["of", "in"])
        && let Some(phrase) = about::named(words, range.end + 1)
    {
        return words.text(phrase.words);
    }
    // "Friends for over 40 years".
    let lasting = range.start >= 3
        && words.before(range.start, 1) == "for"
        && words.is_any(range.start - 3, &["been", "be", "were", "are", "was", "is", "remained"]);
    if lasting && looks_plural(words.folded(range.start - 2)) {
        return words.text(range.start - 2..range.start - 1);
    }
    about::event(words, range)
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Duration;
    use crate::extract::facts::testing::check;

    #[test]
    fn lengths() {
        check("The five-minute call was taped.", Duration, &["5 minute"]);
        check("It lasted for five minutes.", Duration, &["5 minute"]);
        check("They were friends for over 40 years.", Duration, &["AtLeast 40 year"]);
        check("He got two to three years.", Duration, &["2-3 year"]);
        check("He got three years and six months.", Duration, &["3.5 year"]);
        check("It took two hours, 30 minutes.", Duration, &["2 hour", "30 minute"]);
        check("He got six months and a year later two years.", Duration, &["6 month", "2 year"]);
        check("It took half an hour.", Duration, &["0.5 hour"]);
        check("It took a year and a half.", Duration, &["1.5 year"]);
        check("It lasted more than a month.", Duration, &["AtLeast 1 month"]);
        check("The strike ran three straight weeks.", Duration, &["3 week"]);
        check("It took two decades.", Duration, &["2 decade"]);
        check("They argued for months.", Duration, &["Vague 2-30 month"]);
        check("It may take weeks or months.", Duration, &["Vague 0.46-30 month"]);
        check("He is a longtime friend.", Duration, &["Vague 3-70 year"]);
        check("It took several weeks.", Duration, &["Vague 3-12 week"]);
        check("They waited a quarter of an hour.", Duration, &["0.25 hour"]);
        check("They waited about three-quarters of an hour.", Duration, &["About 0.75 hour"]);
        check("Boats leave every half hour.", Duration, &["0.5 hour"]);
        check("A half-hour walk leads there.", Duration, &["0.5 hour"]);
        check("The ferry was an hour and a half late.", Duration, &["1.5 hour"]);
        check("He was paid 400 crowns over six years.", Duration, &["6 year"]);
        check("The siege lasted over six years.", Duration, &["AtLeast 6 year"]);
        check("Friends for over six years, they fell out.", Duration, &["AtLeast 6 year"]);
    }

    #[test]
    fn no_lengths() {
        for text in [
            "They meet twice a year.",
            "It costs $5 a day.",
            "The second man spoke.",
            "It closed two years ago.",
            "He is 40 years old.",
            "The years went by.",
            "It closed years ago.",
            "Those were the days.",
        ] {
            check(text, Duration, &[]);
        }
    }
}
