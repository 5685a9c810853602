//! Word lists for names: given names, titles, and words by which organisations and places are known.

use std::sync::LazyLock;

use crate::base::{WordMap, WordSet};

/// What a title or given name tells of a person's pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Gender {
    /// "She".
    Female,
    /// "He".
    Male,
    /// Borne by both, or telling nothing.
    Either,
}

type Words = LazyLock<WordSet<String>>;

static ORGANISATION_WORDS: Words = LazyLock::new(|| words(include_str!("../../../assets/words/organisation-words.txt")));
static PLACE_WORDS: Words = LazyLock::new(|| words(include_str!("../../../assets/words/place-words.txt")));
static DEMONYMS: Words = LazyLock::new(|| words(include_str!("../../../assets/words/demonyms.txt")));
static NEVER_NAMES: Words = LazyLock::new(|| words(include_str!("../../../assets/words/never-names.txt")));
static PLACES: Words = LazyLock::new(|| {
    let list = include_str!("../../../assets/words/places.txt");
    entries(list).map(|line| line.to_lowercase().replace('.', "")).collect()
});
static TITLES: LazyLock<WordMap<String, Gender>> = LazyLock::new(|| {
    entries(include_str!("../../../assets/words/titles.txt"))
        .filter_map(|line| {
            let mut columns = line.split_whitespace();
            let title = columns.next()?.to_lowercase();
            let gender = match columns.next() {
                Some("m") => Gender::Male,
                Some("f") => Gender::Female,
                _ => Gender::Either,
            };
            Some((title, gender))
        })
        .collect()
});
static FIRST_NAMES: LazyLock<WordMap<String, Gender>> = LazyLock::new(|| {
    let female = words(include_str!("../../../assets/words/first-names-female.txt"));
    let male = words(include_str!("../../../assets/words/first-names-male.txt"));
    let of = |name: &String| match (female.contains(name), male.contains(name)) {
        (true, true) => Gender::Either,
        (true, false) => Gender::Female,
        _ => Gender::Male,
    };
    female.union(&male).map(|name| (name.clone(), of(name))).collect()
});

static GERMAN_WORDS: Words = LazyLock::new(|| words(include_str!("../../../assets/words/german-words.txt")));
static GERMAN_ROLES: Words = LazyLock::new(|| words(include_str!("../../../assets/words/german-roles.txt")));

/// The lines of a list without comments.
fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty())
}

/// The words of a list, folded.
pub(crate) fn words(list: &'static str) -> WordSet<String> {
    entries(list).flat_map(str::split_whitespace).map(str::to_lowercase).collect()
}

/// Whether a folded word is a title or role that stands before a name, and what it tells of its bearer.
pub(crate) fn title(folded: &str) -> Option<Gender> {
    TITLES.get(folded).copied()
}

/// The words of a name in small letters that are no titles; all of them where every one is.
pub(crate) fn without_titles(name: &str) -> Vec<&str> {
    let rest: Vec<&str> = name.split_whitespace().filter(|word| title(word.trim_matches(['.', ','])).is_none()).collect();
    if rest.is_empty() { name.split_whitespace().collect() } else { rest }
}

/// Whether a folded word is a given name, and whose.
pub(crate) fn first_name(folded: &str) -> Option<Gender> {
    FIRST_NAMES.get(folded).copied()
}

/// Whether a folded word is part of an organisation's name: "committee".
pub(crate) fn is_organisation_word(folded: &str) -> bool {
    ORGANISATION_WORDS.contains(folded)
}

/// Whether a folded word is part of a place's name: "river".
pub(crate) fn is_place_word(folded: &str) -> bool {
    PLACE_WORDS.contains(folded)
}

/// Whether folded words, joined by single spaces and without stops, are a country, state or large town.
pub(crate) fn is_place(folded: &str) -> bool {
    PLACES.contains(folded)
}

/// Short forms of states' names, as they stand after towns and persons, with the whole name; all in small letters without
/// stops.
const STATES: &[(&str, &str)] = &[
    ("ala", "alabama"),
    ("ariz", "arizona"),
    ("ark", "arkansas"),
    ("calif", "california"),
    ("colo", "colorado"),
    ("conn", "connecticut"),
    ("del", "delaware"),
    ("fla", "florida"),
    ("ga", "georgia"),
    ("ill", "illinois"),
    ("ind", "indiana"),
    ("kan", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("md", "maryland"),
    ("mass", "massachusetts"),
    ("mich", "michigan"),
    ("minn", "minnesota"),
    ("miss", "mississippi"),
    ("mo", "missouri"),
    ("mont", "montana"),
    ("neb", "nebraska"),
    ("nev", "nevada"),
    ("nh", "new hampshire"),
    ("nj", "new jersey"),
    ("nm", "new mexico"),
    ("ny", "new york"),
    ("nc", "north carolina"),
    ("nd", "north dakota"),
    ("okla", "oklahoma"),
    ("ore", "oregon"),
    ("pa", "pennsylvania"),
    ("ri", "rhode island"),
    ("sc", "south carolina"),
    ("sd", "south dakota"),
    ("tenn", "tennessee"),
    ("tex", "texas"),
    ("vt", "vermont"),
    ("va", "virginia"),
    ("wash", "washington"),
    ("wva", "west virginia"),
    ("wis", "wisconsin"),
    ("wyo", "wyoming"),
    ("dc", "district of columbia"),
];
/// Short forms of lands' and bodies' names.
const LANDS: &[(&str, &str)] = &[
    ("us", "united states"),
    ("usa", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("great britain", "united kingdom"),
    ("britain", "united kingdom"),
    ("uae", "united arab emirates"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("washington dc", "washington"),
];

/// The whole name for the short form of a state's, in small letters without stops: "r i" and "ri" give "rhode island".
pub(crate) fn state(short: &str) -> Option<&'static str> {
    STATES.iter().find(|(form, _)| *form == short).map(|(_, name)| *name)
}

/// The whole name for the short form of a land's or state's, in small letters without stops.
pub(crate) fn whole_name(short: &str) -> Option<&'static str> {
    LANDS.iter().find(|(form, _)| *form == short).map(|(_, name)| *name).or_else(|| state(short))
}

/// Prepositions, of which none begins a name.
const PREPOSITIONS: &[&str] = &[
    "about", "against", "amid", "among", "around", "as", "at", "before", "behind", "between", "beyond", "by", "despite",
    "during", "for", "from", "in", "inside", "into", "like", "of", "onto", "since", "through", "to", "toward", "towards",
    "under", "until", "upon", "via", "with", "within", "without",
];

/// Whether a folded word is a preposition that begins no name.
pub(crate) fn is_preposition(folded: &str) -> bool {
    PREPOSITIONS.contains(&folded)
}

/// Whether a folded word tells a nationality, creed or party: "norwegian".
pub(crate) fn is_demonym(folded: &str) -> bool {
    DEMONYMS.contains(folded)
}

/// Whether a folded word is no name although it may be capitalised: "however", "monday".
pub(crate) fn is_never_name(folded: &str) -> bool {
    NEVER_NAMES.contains(folded)
}

/// Whether a folded German word is no noun.
pub(crate) fn is_german_word(folded: &str) -> bool {
    GERMAN_WORDS.contains(folded)
}

/// Whether a folded German noun is in the list of roles itself or with the ending -in.
pub(crate) fn is_german_role(folded: &str) -> bool {
    GERMAN_ROLES.contains(folded) || folded.strip_suffix("in").is_some_and(|stem| GERMAN_ROLES.contains(stem))
}

/// Whether a folded German noun, or the last part of a compound, is somebody or a body that can speak, and what it tells of
/// the pronoun: "ministerin", "polizeisprecher".
pub(crate) fn german_role(folded: &str) -> Option<Gender> {
    let female = folded.strip_suffix("in");
    if female.is_some_and(|stem| stem.ends_with("er") || stem.ends_with("ist") || stem.ends_with("or") || ends_in_role(stem)) {
        return Some(Gender::Female);
    }
    let bare =
        ["innen", "en", "n", "s", "es"].iter().find_map(|ending| folded.strip_suffix(ending).filter(|stem| ends_in_role(stem)));
    if !ends_in_role(folded) && bare.is_none() {
        return None;
    }
    let women =
        ["frau", "mutter", "tochter", "schwester", "dame", "tante", "witwe", "nonne", "magd", "nichte", "mädchen", "greisin"];
    let men =
        ["er", "or", "ent", "mann", "chef", "herr", "junge", "rat", "ist", "graf", "könig", "vater", "bruder", "sohn", "kapitän"];
    if women.iter().any(|word| folded.ends_with(word)) || folded.ends_with("in") {
        Some(Gender::Female)
    } else if men.iter().any(|word| folded.ends_with(word)) {
        Some(Gender::Male)
    } else {
        Some(Gender::Either)
    }
}

/// Whether a folded German noun is in the list of roles, or its last part of at least four letters is.
fn ends_in_role(folded: &str) -> bool {
    let starts = folded.char_indices().map(|(at, _)| at);
    starts
        .filter_map(|at| folded.get(at..))
        .any(|tail| (tail.len() == folded.len() || tail.chars().count() >= 4) && GERMAN_ROLES.contains(tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_without_their_comments() {
        assert_eq!(title("mrs"), Some(Gender::Female));
        assert_eq!(title("dr"), Some(Gender::Either));
        assert_eq!(title("second"), None);
        assert_eq!(first_name("greta"), Some(Gender::Female));
        assert_eq!(first_name("jean"), Some(Gender::Either));
        assert_eq!(first_name("table"), None);
        assert!(is_never_name("monday") && !is_never_name("function"));
        assert!(is_place("new zealand") && is_place("us") && !is_place("new"));
        assert!(is_demonym("norwegian") && is_organisation_word("ministry") && is_place_word("river"));
    }
}
