//! One office, two names: "the mayor of Lund, Ida Brekke", "the mayor of Lund, Anna Reed". Only persons whom the other account
//! does not name are looked at.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::names::{Same, by_entity};
use super::places::Forms;
use super::roles::Role;
use crate::base::{Arena, Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{EntityId, FactId};
use crate::text::SentenceId;

/// Nouns of offices that one person at a time holds.
const SINGLE: &[&str] = &[
    "archbishop",
    "bishop",
    "captain",
    "chair",
    "chairman",
    "chairwoman",
    "chancellor",
    "chief",
    "coach",
    "commissioner",
    "executive",
    "governor",
    "headmaster",
    "headmistress",
    "headteacher",
    "king",
    "mayor",
    "minister",
    "pope",
    "premier",
    "president",
    "principal",
    "queen",
    "rector",
    "sheriff",
    "treasurer",
];
/// Words that tell that an office is held no longer, not yet, or by several.
const NOT_HOLDING: &[&str] =
    &["former", "outgoing", "incoming", "retired", "late", "elect", "deputy", "vice", "assistant", "then"];

/// The persons of one side with their descriptions.
pub(super) type Described = BTreeMap<EntityId, Vec<Role>>;

/// Adds a match for each office that linked statements give to different persons.
pub(super) fn matches(
    sources: &Sources,
    links: &Arena<LinkId, Link>,
    roles: &Pair<Described>,
    same: &Same,
    out: &mut Vec<FactMatch>,
) {
    let holders = Pair::from_fn(|side| holders(sources, side, &roles[side], same));
    let shared: Vec<_> = holders.a.iter().filter_map(|(office, a)| Some((office, a, holders.b.get(office)?))).collect();
    if shared.is_empty() {
        return;
    }
    let linked: HashSet<(SentenceId, SentenceId)> = links
        .iter()
        .flat_map(|(_, link)| link.sentences.a.iter().flat_map(|a| link.sentences.b.iter().map(|b| (*a, *b))))
        .collect();
    let names = Pair::from_fn(|side| by_entity(sources, side));
    for (_, a, b) in shared {
        let ([a], [b]) = (a.as_slice(), b.as_slice()) else { continue };
        let said = a.said.iter().any(|a| b.said.iter().any(|b| linked.contains(&(*a, *b))));
        let (Some(in_a), Some(in_b)) = (names.a.get(&a.person), names.b.get(&b.person)) else { continue };
        let others = forms(sources, Side::A, in_a).are_others(&forms(sources, Side::B, in_b), None);
        if said && others {
            let facts = Pair::new(a.with_names(in_a), b.with_names(in_b));
            let about = a.office.clone().min(b.office.clone());
            out.push(FactMatch { verdict: Verdict::Conflict, facts, about, rule: FactRule::OtherHolder });
        }
    }
}

/// Somebody who holds an office.
struct Holder {
    person: EntityId,
    /// The statements that say so.
    said: Vec<SentenceId>,
    /// The office as written.
    office: String,
    /// Where it is told.
    told: Vec<FactId>,
}

impl Holder {
    /// The name, the office, and all other places of the name.
    fn with_names(&self, names: &[FactId]) -> Vec<FactId> {
        let first = names.first().copied().into_iter();
        first.chain(self.told.iter().copied()).chain(names.iter().skip(1).copied()).collect()
    }
}

/// The holders by office: its noun and what it is of.
fn holders(sources: &Sources, side: Side, roles: &Described, same: &Same) -> BTreeMap<(String, BTreeSet<String>), Vec<Holder>> {
    let known: HashSet<EntityId> = same.iter().map(|(a, b)| if side == Side::A { *a } else { *b }).collect();
    let mut out: BTreeMap<_, Vec<Holder>> = BTreeMap::new();
    for (person, roles) in roles.iter().filter(|(person, _)| !known.contains(person)) {
        for role in roles.iter().filter(|role| is_single(role)) {
            let fact = &sources.extractions[side].facts[role.fact];
            let holders = out.entry((role.head.clone(), role.words.clone())).or_default();
            match holders.iter_mut().find(|holder| holder.person == *person) {
                Some(holder) => {
                    holder.said.push(fact.sentence);
                    holder.told.push(role.fact);
                }
                None => {
                    let office = crate::text::one_line(sources.documents[side].slice(fact.span));
                    holders.push(Holder { person: *person, said: vec![fact.sentence], office, told: vec![role.fact] });
                }
            }
        }
    }
    out
}

fn is_single(role: &Role) -> bool {
    SINGLE.contains(&role.head.as_str())
        && !role.matter.is_empty()
        && !role.standing.iter().any(|word| NOT_HOLDING.contains(&word.as_str()))
}

/// How an account writes a name.
fn forms(sources: &Sources, side: Side, names: &[FactId]) -> Forms {
    let mut forms = Forms::default();
    for id in names {
        forms.add(sources.documents[side].slice(sources.extractions[side].facts[*id].span));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::{align, testing};

    #[track_caller]
    fn check(a: &str, b: &str, expected: usize) {
        for (a, b) in [(a, b), (b, a)] {
            let sources = testing::sources(a, b);
            let links = align::links(&sources, &Work::new()).unwrap();
            let mut out = Vec::new();
            let same = super::super::names::matches(&sources, &mut out);
            super::super::roles::matches(&sources, &links, &same, &mut out);
            let found = out.iter().filter(|found| found.rule == FactRule::OtherHolder).count();
            assert_eq!(found, expected, "{a} // {b}: {out:?}");
        }
    }

    #[test]
    fn one_office_two_names() {
        check(
            "The mayor of Lund, Ida Brekke, ordered the old bridge shut on Monday.",
            "The mayor of Lund, Anna Reed, ordered the old bridge shut on Monday.",
            1,
        );
    }

    #[test]
    fn other_offices_and_times() {
        for b in [
            "The mayor of Oslo, Anna Reed, ordered the old bridge shut on Monday.",
            "The former mayor of Lund, Anna Reed, ordered the old bridge shut on Monday.",
            "A nurse of Lund, Anna Reed, ordered the old bridge shut on Monday.",
            "The mayor of Lund, Anna Reed, likes herring. Ida Brekke ordered the old bridge shut on Monday.",
        ] {
            check("The mayor of Lund, Ida Brekke, ordered the old bridge shut on Monday.", b, 0);
        }
    }
}
