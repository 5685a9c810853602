//! Numbers in digits and in words, ranges, and how they bound the true value. What they count is told by other rules.

use std::sync::LazyLock;

use super::cursor::Words;
use super::hedge;
use crate::base::WordSet;
use crate::extract::facts::Bound;
use crate::text::{ONES, TENS};

/// A number as written, without what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// The value, or the lower end of a range.
    pub(super) low: f64,
    /// The upper end of a range; equal to `low` otherwise.
    pub(super) high: f64,
    /// How it bounds the true value.
    pub(super) bound: Bound,
    /// The position after its last word.
    pub(super) end: usize,
    /// Whether it is in digits.
    pub(super) digits: bool,
    /// A fraction or a proportion: "two-thirds", "one in three".
    pub(super) share: bool,
    /// Factor of its scale word, 1 without one.
    pub(super) scale: f64,
}

impl Numeral {
    /// A value that was found in another way.
    pub(super) fn of(value: f64, end: usize) -> Self {
        exact(value, end)
    }
}

const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("mn", 1e6),
    ("bn", 1e9),
    ("tn", 1e12),
    ("dozen", 12.0),
];
/// Plurals that tell no more than an order of size: how many of them are meant at least, and at most.
const VAGUE: &[(&str, f64, f64)] = &[
    ("dozens", 24.0, 199.0),
    ("scores", 40.0, 399.0),
    ("hundreds", 200.0, 1_999.0),
    ("thousands", 2e3, 99_999.0),
    ("millions", 2e6, 999e6),
    ("billions", 2e9, 999e9),
    ("trillions", 2e12, 999e12),
];
/// Before a scale in the plural: "tens of thousands".
const TENS_OF: &[(&str, f64)] = &[("tens", 10.0), ("dozens", 12.0), ("scores", 20.0), ("hundreds", 100.0), ("thousands", 1e3)];
/// How many are at least and at most meant by words for some number.
const SOME: &[(&str, f64, f64)] = &[
    ("several", 3.0, 12.0),
    ("some", 2.0, 1e12),
    ("multiple", 2.0, 1e3),
    ("numerous", 3.0, 1e4),
    ("many", 3.0, 1e12),
    ("countless", 10.0, 1e12),
    ("a few", 2.0, 12.0),
    ("a handful of", 2.0, 12.0),
    ("a couple of", 2.0, 3.0),
    ("a couple", 2.0, 3.0),
    ("a number of", 2.0, 1e3),
    ("a series of", 2.0, 1e3),
];
const PARTS: &[(&str, f64)] = &[
    ("half", 2.0),
    ("halves", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fourth", 4.0),
    ("fourths", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("sixth", 6.0),
    ("sixths", 6.0),
    ("eighth", 8.0),
    ("eighths", 8.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
];

/// A number with the words before and after it that bound it: "more than 30", "90-plus", "between 20 and 30".
pub(super) fn hedged(words: &Words, at: usize) -> Option<Numeral> {
    if let Some(found) = between(words, at) {
        return Some(found);
    }
    let (before, start) = hedge::before(words, at);
    let mut found = range(words, start)?;
    if before != Bound::Exact {
        found.bound = before;
    }
    if let Some(end) = words.phrase(found.end, "and a half").filter(|_| found.low == found.high && found.scale == 1.0) {
        let scale = scale_at(words, end);
        let value = (found.low + 0.5) * scale.unwrap_or(1.0);
        found = Numeral { low: value, high: value, end: if scale.is_some() { end + 1 } else { end }, ..found };
    }
    if let Some((bound, end)) = hedge::after(words, found.end) {
        if found.bound == Bound::Exact {
            found.bound = bound;
        }
        found.end = end;
        // "90-plus million"
        if let Some(scale) = scale_at(words, end) {
            found = Numeral { low: found.low * scale, high: found.high * scale, end: end + 1, ..found };
        }
    }
    Some(found)
}

fn between(words: &Words, at: usize) -> Option<Numeral> {
    if !matches!(words.folded(at), "between") {
        return None;
    }
    let low = single(words, at + 1)?;
    let high = (words.folded(low.end) == "and").then(|| single(words, low.end + 1))??;
    join(low, high)
}

/// A number or a range of two.
pub(super) fn range(words: &Words, at: usize) -> Option<Numeral> {
    words.range.at(at, || read_range(words, at))
}

fn read_range(words: &Words, at: usize) -> Option<Numeral> {
    let low = single(words, at)?;
    let joint = words.is_joint(low.end) || words.is_any(low.end, &["to", "or"]);
    if !joint || low.share {
        return Some(low);
    }
    match single(words, low.end + 1).and_then(|high| join(low, high)) {
        // "two or three" is a guess, "20 or 500" are two values
        Some(both) if words.folded(low.end) != "or" || both.high <= both.low * 2.0 => Some(both),
        _ => Some(low),
    }
}

fn join(low: Numeral, high: Numeral) -> Option<Numeral> {
    // "5 to 6 million": the scale is of both.
    let factor = if low.scale == 1.0 && high.scale > 1.0 && low.low < high.low / high.scale * 1.5 { high.scale } else { 1.0 };
    let joined = Numeral { low: low.low * factor, high: high.high, end: high.end, digits: low.digits && high.digits, ..low };
    (joined.low < joined.high && !high.share).then_some(joined)
}

/// The words that a number may begin with; this is asked for at every word of a document.
static BEGINNINGS: LazyLock<WordSet<&str>> = LazyLock::new(|| {
    let vague = VAGUE.iter().map(|(word, ..)| word).chain(TENS_OF.iter().map(|(word, _)| word));
    ONES.iter().chain(&TENS).chain(vague).chain(&["a", "an", "half", "threescore", "fourscore"]).copied().collect()
});

fn may_begin(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(first) => first.is_ascii_digit() || !first.is_ascii() || BEGINNINGS.contains(word),
        None => false,
    }
}

/// One number, without bounds.
pub(super) fn single(words: &Words, at: usize) -> Option<Numeral> {
    if !may_begin(words.folded(at)) {
        return None;
    }
    proportion(words, at)
        .or_else(|| fraction(words, at))
        .or_else(|| in_digits(words, at))
        .or_else(|| in_words(words, at))
        .or_else(|| vague(words, at))
}

fn exact(value: f64, end: usize) -> Numeral {
    Numeral { low: value, high: value, bound: Bound::Exact, end, digits: false, share: false, scale: 1.0 }
}

fn in_digits(words: &Words, at: usize) -> Option<Numeral> {
    let (value, scale) = digits(words.raw(at))?;
    let mut found = Numeral { digits: true, scale, ..exact(value * scale, at + 1) };
    let scale_word = if words.is_joint(at + 1) { at + 2 } else { at + 1 };
    if let Some(scale) = scale_at(words, scale_word) {
        found = Numeral { scale, low: value * scale, high: value * scale, end: scale_word + 1, ..found };
    }
    Some(found)
}

fn scale_at(words: &Words, at: usize) -> Option<f64> {
    SCALES.iter().find(|(word, _)| *word == words.folded(at)).map(|(_, scale)| *scale)
}

/// A token's value and the factor of a suffix ("3bn", "20k").
fn digits(raw: &str) -> Option<(f64, f64)> {
    if let Some(value) = vulgar_fraction(raw) {
        return Some((value, 1.0));
    }
    let split = raw.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(raw.len());
    let (number, suffix) = (raw.get(..split)?, raw.get(split..)?);
    let scale = match suffix.to_lowercase().as_str() {
        "" => 1.0,
        "k" => 1e3,
        "mn" => 1e6,
        "bn" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    Some((plain_number(number)?, scale))
}

/// "1,234.5" and the like; commas only between groups of three digits (or two, as in "1,50,000"), one point at most.
pub(super) fn plain_number(raw: &str) -> Option<f64> {
    let (whole, decimals) = raw.split_once('.').unwrap_or((raw, ""));
    if whole.is_empty() || decimals.contains(['.', ',']) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().rev().enumerate().all(|(index, group)| group.len() == 3 || (index > 0 && group.len() == 2));
    if !rest.is_empty() && (first.len() > 3 || !grouped) {
        return None;
    }
    raw.replace(',', "").parse().ok()
}

fn vulgar_fraction(raw: &str) -> Option<f64> {
    let last = raw.chars().next_back()?;
    let part = match last {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    };
    let whole = raw.strip_suffix(last).unwrap_or("");
    if whole.is_empty() { Some(part) } else { Some(plain_number(whole)? + part) }
}

fn in_words(words: &Words, at: usize) -> Option<Numeral> {
    let (article, start) = if words.is_any(at, &["a", "an"]) { (true, at + 1) } else { (false, at) };
    if words.folded(at) == "half" && words.is_any(at + 1, &["a", "an"]) {
        let scale = scale_at(words, at + 2)?;
        return Some(Numeral { scale, ..exact(scale / 2.0, at + 3) });
    }
    let mut total = 0.0;
    // "A hundred and twenty".
    let mut group = if article { scale_at(words, start).map(|_| exact(1.0, start))? } else { small(words, at)? };
    let mut scale = 1.0;
    loop {
        let end = group.end;
        if let Some(factor) = scale_at(words, end) {
            group = exact(group.low * factor, end + 1);
            scale = factor;
            if factor >= 1e3 {
                total += group.low;
                group = exact(0.0, end + 1);
            }
            continue;
        }
        let next = if words.folded(end) == "and" && scale > 1.0 { end + 1 } else { end };
        match small(words, next) {
            Some(more) if scale > 1.0 && more.low < scale => group = exact(group.low + more.low, more.end),
            _ => break,
        }
    }
    let value = total + group.low;
    Some(Numeral { scale, ..exact(value, group.end) })
}

/// A word below one hundred, "twenty-five" included.
fn small(words: &Words, at: usize) -> Option<Numeral> {
    let word = words.folded(at);
    if let Some(value) = scores(word) {
        let next = if words.folded(at + 1) == "and" { at + 2 } else { at + 1 };
        let more = ONES.iter().position(|one| *one == words.folded(next)).filter(|more| *more > 0);
        return Some(more.map_or_else(|| exact(value, at + 1), |more| exact(value + more as f64, next + 1)));
    }
    let tens = |at: usize| TENS.iter().position(|ten| *ten == words.folded(at)).map(|ten| (ten + 2) as f64 * 10.0);
    if let Some(value) = ONES.iter().position(|one| *one == word) {
        // "Two and twenty thousand".
        let old = if (1..=9).contains(&value) && words.folded(at + 1) == "and" { tens(at + 2) } else { None };
        return Some(old.map_or_else(|| exact(value as f64, at + 1), |tens| exact(tens + value as f64, at + 3)));
    }
    let tens = (TENS.iter().position(|ten| *ten == word)? + 2) as f64 * 10.0;
    let next = if words.is_joint(at + 1) { at + 2 } else { at + 1 };
    match ONES.iter().position(|one| *one == words.folded(next)) {
        Some(one @ 1..=9) => Some(exact(tens + one as f64, next + 1)),
        _ => Some(exact(tens, at + 1)),
    }
}

/// "Threescore and ten".
fn scores(word: &str) -> Option<f64> {
    match word {
        "threescore" => Some(60.0),
        "fourscore" => Some(80.0),
        _ => None,
    }
}

fn vague(words: &Words, at: usize) -> Option<Numeral> {
    let size = |at: usize| VAGUE.iter().find(|(word, ..)| *word == words.folded(at));
    let range = |low: f64, high: f64, end: usize| Numeral { high, bound: Bound::Vague, ..exact(low, end) };
    let of = words.folded(at + 1) == "of";
    if let Some((_, times)) = TENS_OF.iter().find(|(word, _)| of && *word == words.folded(at))
        && let Some((_, low, _)) = size(at + 2)
    {
        // "Tens of thousands" are twenty thousand at least.
        return Some(range(low * times, low * times * 50.0, at + 3));
    }
    size(at).filter(|_| of).map(|(_, low, high)| range(*low, *high, at + 1))
}

/// Words for some number that nobody counted: "several", "a few". Only where something counted must follow.
pub(super) fn some(words: &Words, at: usize) -> Option<Numeral> {
    let may = |word: &str| matches!(word, "several" | "some" | "multiple" | "numerous" | "many" | "countless" | "a");
    if !may(words.folded(at)) {
        return None;
    }
    let found = SOME.iter().filter_map(|(phrase, low, high)| Some((words.phrase(at, phrase)?, low, high)));
    let (end, low, high) = found.max_by_key(|(end, ..)| *end)?;
    Some(Numeral { high: *high, bound: Bound::Vague, ..exact(*low, end) })
}

/// "two-thirds", "a quarter of", "1/3".
fn fraction(words: &Words, at: usize) -> Option<Numeral> {
    let share = |value: f64, end: usize| Some(Numeral { share: true, ..exact(value, end) });
    let count = if words.is_any(at, &["a", "an"]) { 1.0 } else { count_at(words, at).unwrap_or(0.0) };
    if words.folded(at) == "half" && (words.folded(at + 1) == "of" || words.folded(at + 1) == "the") {
        return share(0.5, at + 1);
    }
    if words.raw(at + 1) == "/" && words.is_glued(at + 1) && words.is_glued(at + 2) && words.raw(at + 3) != "/" {
        let below = count_at(words, at + 2)?;
        return if count > 0.0 && count < below && below <= 20.0 && !(count == 9.0 && below == 11.0) {
            share(count / below, at + 3)
        } else {
            None
        };
    }
    let noun = if words.is_joint(at + 1) { at + 2 } else { at + 1 };
    let (part, below) = PARTS.iter().find(|(part, _)| *part == words.folded(noun))?;
    let plural = part.ends_with('s');
    let whole = words.folded(noun + 1) == "of" || plural || noun == at + 2;
    (count > 0.0 && count < *below && whole && plural == (count > 1.0)).then(|| share(count / below, noun + 1))?
}

fn count_at(words: &Words, at: usize) -> Option<f64> {
    let word = words.folded(at);
    ONES.iter().position(|one| *one == word).map(|one| one as f64).or_else(|| word.parse::<u8>().ok().map(f64::from))
}

/// "one in three", "1-in-3", "nine out of ten".
fn proportion(words: &Words, at: usize) -> Option<Numeral> {
    let count = count_at(words, at)?;
    let mut next = at + 1;
    let step = |next: usize| if words.is_joint(next) { next + 1 } else { next };
    next = step(next);
    if words.folded(next) == "out" && words.folded(next + 1) == "of" {
        next += 2;
    } else if words.folded(next) == "in" {
        next += 1;
    } else {
        return None;
    }
    next = step(next);
    let below = count_at(words, next)?;
    (count > 0.0 && count < below && below <= 100.0).then(|| Numeral { share: true, ..exact(count / below, next + 1) })
}
