//! Votes and scores: two figures that belong together.

use super::Found;
use super::about;
use super::cursor::Words;
use crate::extract::facts::FactValue;

/// Words near the figures that tell of a vote or game.
const CUES: &[&str] = &[
    "vote",
    "votes",
    "voted",
    "voting",
    "passed",
    "approved",
    "rejected",
    "ballot",
    "margin",
    "ruled",
    "ruling",
    "decision",
    "confirmed",
    "defeated",
    "won",
    "win",
    "beat",
    "lost",
    "lead",
    "score",
    "scored",
    "tally",
    "majority",
    "override",
    "passing",
];
const CUE_WORDS: usize = 8;

/// A tally that begins at a place: "51-49", "348 to 77", "31 votes to 20".
pub(super) fn read(words: &Words, at: usize) -> Option<Found> {
    if words.folded(at + 1) == "votes" && words.is_any(at + 2, &["to", "against"]) {
        let (first, second) = (figure(words.raw(at))?, figure(words.raw(at + 3))?);
        let about = about::event(words, &(at..at + 4));
        return Some(Found::new(at..at + 4, FactValue::Tally { first, second }, about));
    }
    let joint = words.is_joint(at + 1);
    if at > 0 && (words.is_joint(at - 1) || matches!(words.raw(at - 1), "$" | "#" | "." | "/")) {
        return None;
    }
    let (first, second) = (figure(words.raw(at))?, figure(words.raw(at + 2))?);
    let range = at..at + 3;
    // "15-3-2020", "3-4%", "51-49-year"
    let goes_on = words.is_joint(at + 3) || matches!(words.raw(at + 3), "%" | "/") || words.is_any(at + 3, &["percent", "per"]);
    let cued = (at.saturating_sub(CUE_WORDS)..(at + 3 + CUE_WORDS).min(words.len())).any(|near| words.is_any(near, CUES));
    let enough = if joint { first >= second || cued } else { words.folded(at + 1) == "to" && cued && first >= second };
    let about = about::named(words, range.end).filter(|phrase| phrase.words.start == range.end);
    let about = about.map_or_else(|| about::event(words, &range), |phrase| words.text(phrase.words));
    (enough && !goes_on).then(|| Found::new(range, FactValue::Tally { first, second }, about))
}

fn figure(raw: &str) -> Option<f64> {
    (raw.len() <= 5 && raw.chars().all(|c| c.is_ascii_digit() || c == ',')).then(|| super::numeral::plain_number(raw))?
}

#[cfg(test)]
mod tests {
    use crate::extract::facts::FactKind::Number;
    use crate::extract::facts::testing::check;

    #[test]
    fn tallies() {
        check("The council voted 51-49 for it.", Number, &["51:49"]);
        check("It passed by 348 to 77.", Number, &["348:77"]);
        check("They carried it by 31 votes to 20.", Number, &["31:20"]);
        check("A 5-4 ruling came in June.", Number, &["5:4"]);
    }

    #[test]
    fn no_tallies() {
        check("It takes 20-30 helpers.", Number, &["20-30 helper"]);
        check("They came 5 to 4 times.", Number, &["5", "4 time"]);
    }
}
