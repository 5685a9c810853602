//! Numbers that are no values: telephone numbers, addresses, versions, labels.

use super::cursor::Words;
use super::numeral::plain_number;

/// Words after which a number is a label.
const LABELS: &[&str] = &[
    "version",
    "v",
    "chapter",
    "section",
    "article",
    "page",
    "pages",
    "pp",
    "p",
    "no",
    "number",
    "room",
    "flight",
    "route",
    "highway",
    "interstate",
    "apollo",
    "boeing",
    "airbus",
    "channel",
    "apartment",
    "apt",
    "suite",
    "gate",
    "platform",
    "title",
    "amendment",
    "rule",
    "figure",
    "table",
    "proposition",
    "prop",
    "docket",
    "resolution",
    "catch",
    "formula",
    "covid",
    "type",
    "class",
    "level",
    "grade",
    "tier",
    "phase",
    "part",
    "volume",
    "vol",
    "episode",
    "season",
    "line",
    "area",
    "district",
    "precinct",
    "ward",
    "fortune",
    "nasdaq",
    "ftse",
    "dax",
    "nikkei",
    "dow",
    "studio",
    "windows",
    "ios",
    "android",
    "iphone",
    "psalm",
    "verse",
    "unit",
    "battalion",
    "ref",
    "id",
    "case",
    "item",
    "row",
    "seat",
    "aisle",
    "berth",
    "dock",
    "lot",
    "deck",
    "track",
];
const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "boulevard",
    "blvd",
    "lane",
    "drive",
    "square",
    "court",
    "terrace",
    "highway",
    "parkway",
];

/// The position after a number that is no value; `None` where the number may be one.
pub(super) fn skip(words: &Words, at: usize) -> Option<usize> {
    if !words.is_number(at) {
        return None;
    }
    phone(words, at).or_else(|| address(words, at)).or_else(|| label(words, at)).or_else(|| odd_form(words, at))
}

/// Whether the number is one of a street or of a thing that has numbers for names: "1914 Harbour Street", "Flight 2019".
pub(super) fn is_labelled(words: &Words, at: usize) -> bool {
    address(words, at).is_some() || words.is_capital(at.wrapping_sub(1)) && label(words, at).is_some()
}

/// Groups of digits that make a telephone number: "555-0142", "(020) 7946 0018".
fn phone(words: &Words, at: usize) -> Option<usize> {
    let mut groups = vec![words.raw(at)];
    let mut end = at + 1;
    loop {
        let next = if matches!(words.raw(end), "-" | "–" | ")" | "‑") { end + 1 } else { end };
        let next = if words.raw(end) == ")" && words.raw(next) == "-" { next + 1 } else { next };
        if !words.is_number(next) {
            break;
        }
        groups.push(words.raw(next));
        end = next + 1;
    }
    let plain = groups.iter().all(|group| group.chars().all(|c| c.is_ascii_digit() || c == '.'));
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let last_four = groups.last().is_some_and(|group| group.len() == 4 && words.is_glued(end - 1));
    let plus = at > 0 && words.raw(at - 1) == "+";
    let dotted = groups.len() == 1 && words.raw(at).split('.').count() == 3 && digits >= 9;
    let found = plain
        && (groups.len() >= 2
            && (plus || last_four && digits >= 7 && groups.first()?.len() == 3 || digits >= 9 && groups.len() >= 3)
            || dotted);
    found.then_some(end)
}

/// "1600 Harbour Avenue".
fn address(words: &Words, at: usize) -> Option<usize> {
    let street = (at + 1..at + 4).find(|near| words.is_any(*near, STREETS))?;
    (at + 1..=street).all(|near| words.is_capital(near)).then_some(street + 1)
}

fn label(words: &Words, at: usize) -> Option<usize> {
    let bare = plain_number(words.raw(at)).is_some() || words.raw(at).matches('.').count() > 1;
    let before = if words.before(at, 1) == "." { words.before(at, 2) } else { words.before(at, 1) };
    let hash = matches!(words.before(at, 1), "#" | "№" | "@");
    let labelled = LABELS.contains(&before)
        && !matches!(
            (before, words.folded(at + 1)),
            ("class" | "level" | "line" | "area" | "case" | "no" | "number" | "part" | "title", "percent" | "people" | "%")
        );
    (bare && (hash || labelled)).then_some(at + 1)
}

/// "F-16", "9/11", "24/7", "3:16", "10.14.2".
fn odd_form(words: &Words, at: usize) -> Option<usize> {
    let letter_before = at >= 2 && words.is_joint(at - 1) && words.is_word(at - 2);
    if letter_before
        && !words.is_any(at - 2, &["mid", "pre", "post", "late", "early", "under", "over", "sub", "top", "a", "in"])
        && words.is_capital(at - 2)
    {
        return Some(at + 1);
    }
    let pair =
        |mark: &str| words.raw(at + 1) == mark && words.is_glued(at + 1) && words.is_glued(at + 2) && words.is_number(at + 2);
    if pair(":") || (pair("/") && super::numeral::single(words, at).is_none_or(|number| !number.share)) {
        return Some(at + 3);
    }
    (words.raw(at).matches('.').count() > 1).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::testing::check_all;

    #[test]
    fn no_values() {
        for text in [
            "Call 555-0142 for help.",
            "Call (020) 7946 0018 for help.",
            "Call +47 22 00 11 22 now.",
            "They live at 1600 Harbour Avenue.",
            "Use version 2.1 of it.",
            "Section 230 protects them.",
            "An F-16 took off.",
            "Since 9/11 it is so.",
            "It is open 24/7.",
            "See page 14.",
            "Ranked No. 1 in the land.",
            "One of them spoke.",
            "No one came.",
            "It is one way of seeing it.",
            "Matthew 3:16 says so.",
        ] {
            check_all(text, &[]);
        }
    }
}
