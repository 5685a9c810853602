//! Which place lies in which, as far as lists know: the towns of the world by land (`cities`) and our own list of regions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::text::{fold, possessive_stem};

/// What two places have to do with each other. Of names with several meanings the first of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// One is a part of the other.
    Within,
    /// The lists cannot tell.
    Unknown,
    /// Two towns of one land, which may lie close to each other.
    Neighbours,
    /// They are in different lands, or two parts of one.
    Apart,
}

/// The more levels there may be between a street and a continent.
const MOST_LEVELS: usize = 6;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

/// What two places, by their names, have to do with each other.
pub(super) fn relation(one: &str, other: &str) -> Relation {
    let (one, other) = (GAZETTEER.meanings(one), GAZETTEER.meanings(other));
    let all = one.iter().flat_map(|one| other.iter().map(move |other| GAZETTEER.relation(one, other)));
    all.min().unwrap_or(Relation::Unknown)
}

struct Gazetteer {
    /// The larger places of each, one level up.
    wholes: BTreeMap<String, BTreeSet<String>>,
    /// Places that have parts.
    larger: BTreeSet<String>,
    /// Lands, by which towns are told apart.
    lands: BTreeSet<String>,
    /// The places that may be meant by another name.
    others: BTreeMap<String, BTreeSet<String>>,
}

impl Gazetteer {
    fn new() -> Self {
        let mut found =
            Self { wholes: BTreeMap::new(), larger: BTreeSet::new(), lands: BTreeSet::new(), others: BTreeMap::new() };
        for line in include_str!("../../../assets/words/place-parts.txt").lines() {
            let Some((whole, parts)) = line.split_once(": ").filter(|_| !line.starts_with('#')) else { continue };
            let parts = parts.split(", ").map(key);
            match whole.strip_prefix("= ") {
                Some(name) => found.rename(parts, &key(name)),
                None => parts.for_each(|part| found.add(part, key(whole))),
            }
        }
        for city in cities::all() {
            let land = land(city.country);
            found.lands.insert(land.clone());
            for town in found.meanings_or_itself(&key(city.city)) {
                found.add(town, land.clone());
            }
        }
        found
    }

    fn add(&mut self, part: String, whole: String) {
        if part != whole {
            self.larger.insert(whole.clone());
            self.wholes.entry(part).or_default().insert(whole);
        }
    }

    fn rename(&mut self, others: impl Iterator<Item = String>, name: &str) {
        for other in others {
            self.others.entry(other).or_default().insert(name.to_owned());
        }
    }

    fn meanings_or_itself(&self, name: &str) -> BTreeSet<String> {
        self.others.get(name).cloned().unwrap_or_else(|| BTreeSet::from([name.to_owned()]))
    }

    /// The known places that a name may mean.
    fn meanings(&self, name: &str) -> BTreeSet<String> {
        let name = key(name);
        let mut found = self.others.get(&name).cloned().unwrap_or_default();
        if self.wholes.contains_key(&name) || self.larger.contains(&name) {
            found.insert(name);
        }
        found
    }

    /// The place and all that it lies in.
    fn around(&self, place: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::from([place.to_owned()]);
        for _ in 0..MOST_LEVELS {
            let next: Vec<String> = all.iter().filter_map(|place| self.wholes.get(place)).flatten().cloned().collect();
            all.extend(next);
        }
        all
    }

    fn relation(&self, one: &str, other: &str) -> Relation {
        let (around_one, around_other) = (self.around(one), self.around(other));
        if around_one.contains(other) || around_other.contains(one) {
            return Relation::Within;
        }
        let lands = |around: &BTreeSet<String>| around.intersection(&self.lands).cloned().collect::<BTreeSet<_>>();
        let (own, others) = (lands(&around_one), lands(&around_other));
        if own.is_empty() || others.is_empty() {
            return Relation::Unknown;
        }
        if own.is_disjoint(&others) {
            return Relation::Apart;
        }
        match (self.larger.contains(one), self.larger.contains(other)) {
            (false, false) => Relation::Neighbours,
            (true, true) if self.wholes.get(one) == self.wholes.get(other) => Relation::Apart,
            // Of a region not all towns are listed.
            _ => Relation::Unknown,
        }
    }
}

/// "Korea, South" as people write it.
fn land(listed: &str) -> String {
    match listed.split_once(", ") {
        Some((name, first)) => key(&format!("{first} {name}")),
        None => key(listed),
    }
}

fn key(name: &str) -> String {
    let folded = fold(name).replace('.', "");
    let name = possessive_stem(folded.trim()).to_owned();
    name.strip_prefix("the ").filter(|_| name != "the hague").map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: Relation, pairs: &[(&str, &str)]) {
        for (one, other) in pairs {
            assert_eq!(relation(one, other), expected, "{one} / {other}");
            assert_eq!(relation(other, one), expected, "{other} / {one}");
        }
    }

    #[test]
    fn parts_and_wholes() {
        let pairs = [
            ("Geneva", "Switzerland"),
            ("Kharkiv", "Ukraine"),
            ("Buffalo", "New York"),
            ("Brooklyn", "New York"),
            ("Glasgow", "the U.K."),
            ("Lyon", "Europe"),
            ("Seattle", "Washington"),
            ("Savannah", "Georgia"),
            ("Tbilisi", "Georgia"),
            ("Seoul", "South Korea"),
        ];
        check(Relation::Within, &pairs);
    }

    #[test]
    fn places_apart() {
        check(Relation::Apart, &[("Geneva", "Berlin"), ("Norway", "Sweden"), ("Texas", "Ohio"), ("Lyon", "Germany")]);
        check(Relation::Neighbours, &[("Lyon", "Paris"), ("Geneva", "Bern")]);
    }

    #[test]
    fn what_lists_cannot_tell() {
        let pairs = [("Portsea", "Southsea"), ("Portsea", "Britain"), ("Fresno", "Oregon"), ("Birmingham", "Huntsville Road")];
        check(Relation::Unknown, &pairs);
    }
}
