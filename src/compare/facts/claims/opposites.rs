//! Words of which one excludes the other at the same place of the same statement.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Pairs of opposites; forms of a word stand together. Words that go on in both senses ("old", "new") are left out.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["left"], &["right"]),
    (&["north", "northern", "northward"], &["south", "southern", "southward"]),
    (&["east", "eastern", "eastward"], &["west", "western", "westward"]),
    (&["northeast", "northeastern"], &["southwest", "southwestern", "northwest", "northwestern", "southeast", "southeastern"]),
    (
        &["rose", "rise", "rises", "rising", "risen", "increased", "increase", "increases", "grew", "grow", "climbed", "up"],
        &[
            "fell",
            "fall",
            "falls",
            "falling",
            "fallen",
            "decreased",
            "decrease",
            "decreases",
            "shrank",
            "dropped",
            "drop",
            "drops",
            "declined",
            "decline",
            "down",
        ],
    ),
    (&["raise", "raised", "raises", "raising"], &["lower", "lowered", "lowers", "lowering", "cut", "cuts", "reduce", "reduced"]),
    (&["won", "win", "wins", "winning"], &["lost", "lose", "loses", "losing"]),
    (&["before"], &["after"]),
    (&["more"], &["less", "fewer"]),
    (&["open", "opened", "opens", "opening", "reopen", "reopened"], &["close", "closed", "closes", "closing", "shut"]),
    (
        &["accepted", "accept", "accepts", "approved", "approve", "approves", "passed"],
        &["rejected", "reject", "rejects", "refused", "vetoed"],
    ),
    (&["supported", "support", "supports", "backed", "backs"], &["opposed", "oppose", "opposes"]),
    (&["for"], &["against"]),
    (&["alive", "survived", "survive"], &["dead", "died", "die"]),
    (&["guilty", "convicted"], &["innocent", "acquitted"]),
    (&["man", "men"], &["woman", "women"]),
    (&["boy", "boys"], &["girl", "girls"]),
    (&["husband"], &["wife"]),
    (&["son", "sons"], &["daughter", "daughters"]),
    (&["brother", "brothers"], &["sister", "sisters"]),
    (&["mother"], &["father"]),
    (&["he", "him", "his"], &["she", "her", "hers"]),
    (&["inside", "indoors"], &["outside", "outdoors"]),
    (&["upper", "top"], &["lower", "bottom"]),
    (&["bought", "buy", "buys"], &["sold", "sell", "sells"]),
    (&["arrived", "arrive", "arrives", "entered", "entering", "arriving"], &["left", "leave", "leaves", "departed", "leaving"]),
    (&["true"], &["false", "untrue"]),
    (&["legal", "lawful"], &["illegal", "unlawful"]),
    (&["likely"], &["unlikely"]),
    (&["able"], &["unable"]),
    (&["all"], &["none"]),
    (&["always"], &["never"]),
    (&["with"], &["without"]),
    (&["allowed", "allow", "allows", "permitted"], &["banned", "forbade", "forbidden", "prohibited", "barred"]),
    (&["armed"], &["unarmed"]),
    (&["employed"], &["unemployed"]),
    (&["married"], &["unmarried", "divorced"]),
    (&["public", "publicly"], &["private", "privately"]),
    (&["began", "begin", "begins", "started", "start"], &["ended", "end", "ends", "stopped", "stop"]),
    (&["first"], &["last"]),
    (&["major", "majority"], &["minor", "minority"]),
    (&["minimum"], &["maximum"]),
    (&["confirmed", "confirm", "confirms"], &["denied", "deny", "denies"]),
    (&["strengthen", "strengthened"], &["weaken", "weakened"]),
    (&["stopped"], &["continued"]),
];

/// The lists a word stands in: which pair, and which side of it.
static PLACES: LazyLock<HashMap<&str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<(usize, bool)>> = HashMap::new();
    for (at, (left, right)) in OPPOSITES.iter().enumerate() {
        for (words, is_right) in [(left, false), (right, true)] {
            words.iter().for_each(|word| out.entry(word).or_default().push((at, is_right)));
        }
    }
    out
});

/// Whether a folded word has an opposite.
pub(super) fn has_opposite(word: &str) -> bool {
    PLACES.contains_key(word)
}

/// Whether two folded words are the same or stand on the same side of a pair of opposites.
pub(super) fn same_sense(one: &str, other: &str) -> bool {
    let places = |word: &str| PLACES.get(word).map_or(&[][..], Vec::as_slice);
    one == other || places(one).iter().any(|place| places(other).contains(place))
}

/// Whether one folded word is the opposite of the other.
pub(in crate::compare::facts) fn are_opposites(one: &str, other: &str) -> bool {
    let places = |word: &str| PLACES.get(word).map_or(&[][..], Vec::as_slice);
    places(one).iter().any(|(at, is_right)| places(other).contains(&(*at, !is_right)))
}

#[cfg(test)]
mod tests {
    use super::are_opposites;

    #[test]
    fn opposites_in_both_orders() {
        for (one, other, expected) in
            [("left", "right", true), ("rose", "fell", true), ("rose", "grew", false), ("left", "bank", false)]
        {
            assert_eq!(are_opposites(one, other), expected, "{one} {other}");
            assert_eq!(are_opposites(other, one), expected, "{other} {one}");
        }
    }
}
