//! Whether two accounts say the same of what a person is.

use std::collections::{BTreeMap, BTreeSet};

use super::holders;
use super::names::Same;
use crate::base::{Arena, Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{EntityId, FactId, FactValue, is_function_word, normal_role, role_noun};

/// Offices of which a person holds one at a time, so that two different ones exclude each other.
const EXCLUSIVE: &[&str] =
    &["ambassador", "chancellor", "envoy", "governor", "king", "mayor", "pope", "premier", "queen", "senator", "sheriff"];
/// Words that tell nothing about the field of an office.
const GENERAL: &[&str] = &[
    "special",
    "top",
    "senior",
    "chief",
    "new",
    "long-time",
    "newly",
    "current",
    "first",
    "us",
    "then",
    "presidential",
    "president",
    "mr",
    "controversial",
    "democratic",
    "republican",
    "administration",
    "leading",
    "company",
    "firm",
    "group",
    "organisation",
    "organization",
];
/// Words that tell when or how an office is held.
const STANDING: &[&str] =
    &["former", "acting", "interim", "outgoing", "incoming", "deputy", "vice", "assistant", "retired", "late", "elect"];
/// Of these, what puts somebody below the holder of an office.
const BELOW: &[&str] = &["deputy", "vice", "assistant"];
/// Ranks that "chief" raises: a chief superintendent is no superintendent.
const RANKS: &[&str] = &["constable", "inspector", "justice", "officer", "secretary", "sergeant", "superintendent", "whip"];
/// Relatives of which somebody is not two to the same person.
const KIN: &[&str] = &[
    "aunt",
    "brother",
    "cousin",
    "daughter",
    "father",
    "grandfather",
    "grandmother",
    "husband",
    "mother",
    "nephew",
    "niece",
    "sister",
    "son",
    "uncle",
    "wife",
];
/// Small words after which the field of an office is told.
const FIELD: &[&str] = &["of", "to", "for", "in", "at", "on", "with"];

/// One description of a person.
pub(super) struct Role {
    pub(super) fact: FactId,
    /// The noun.
    pub(super) head: String,
    /// All other words that count.
    pub(super) words: BTreeSet<String>,
    /// Those that tell what it is about: without names of persons and general words.
    pub(super) matter: BTreeSet<String>,
    /// Of these, the ones that tell the field of an office for certain.
    field: BTreeSet<String>,
    /// Names of the persons for whom it is held: "trump" in "President Trump’s envoy".
    owner: BTreeSet<String>,
    /// When or how it is held.
    pub(super) standing: BTreeSet<String>,
}

/// Adds the matches of the descriptions of people whom both sides describe, and of offices that each gives to somebody else.
pub(super) fn matches(sources: &Sources, links: &Arena<LinkId, Link>, same: &Same, out: &mut Vec<FactMatch>) {
    let roles = Pair::from_fn(|side| roles(sources, side));
    for (a, b) in same {
        if let (Some(a), Some(b)) = (roles.a.get(a), roles.b.get(b)) {
            person(sources, a, b, out);
        }
    }
    holders::matches(sources, links, &roles, same, out);
}

fn roles(sources: &Sources, side: Side) -> BTreeMap<EntityId, Vec<Role>> {
    let extraction = &sources.extractions[side];
    let persons: BTreeSet<String> = extraction
        .entities
        .iter()
        .filter(|(_, entity)| entity.kind == crate::extract::EntityKind::Person)
        .flat_map(|(_, entity)| entity.name.split(' ').map(crate::text::fold).collect::<Vec<_>>())
        .collect();
    let mut out: BTreeMap<EntityId, Vec<Role>> = BTreeMap::new();
    for (id, fact) in extraction.facts.iter() {
        if let FactValue::Role { entity: Some(entity), role, .. } = &fact.value {
            let text = sources.documents[side].slice(fact.span);
            out.entry(*entity).or_default().push(parsed(id, role, text, &persons));
        }
    }
    out
}

/// `text` is the role as written: "noble" in "the noble governor" tells no field, since it has no capital.
fn parsed(fact: FactId, role: &str, text: &str, persons: &BTreeSet<String>) -> Role {
    let all: Vec<&str> = role.split(' ').collect();
    let field_at = all.iter().position(|word| FIELD.contains(word)).unwrap_or(all.len());
    let head_at = (0..field_at)
        .rev()
        .find(|at| all.get(*at).is_some_and(|word| role_noun(word).is_some()))
        .unwrap_or(field_at.saturating_sub(1));
    let head = all.get(head_at).copied().unwrap_or("").to_owned();
    let rest =
        || all.iter().enumerate().filter(|(at, _)| *at != head_at).map(|(_, word)| *word).filter(|word| !is_function_word(word));
    let standing: BTreeSet<String> = rest().filter(|word| STANDING.contains(word)).map(str::to_owned).collect();
    let words: BTreeSet<String> = rest().filter(|word| !STANDING.contains(word)).map(region).collect();
    let names = normal_role(&text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).collect::<Vec<_>>().join(" "));
    let told: BTreeSet<String> = names.split(' ').chain(all.iter().skip(field_at).copied()).map(region).collect();
    let tells = |word: &&String| !GENERAL.contains(&word.as_str()) && !persons.contains(*word) && role_noun(word).is_none();
    let matter: BTreeSet<String> = words.iter().filter(tells).cloned().collect();
    let field = matter.iter().filter(|word| told.contains(*word)).cloned().collect();
    let owner = words.iter().filter(|word| persons.contains(*word)).cloned().collect();
    Role { fact, matter, field, owner, head, words, standing }
}

/// The name of a land for its adjective, as far as the ending shows it: "ukrainian" and "ukraine" become "ukrain".
pub(super) fn region(word: &str) -> String {
    match word {
        "polish" | "poland" => "pol".to_owned(),
        "french" | "france" => "franc".to_owned(),
        "german" | "germany" => "german".to_owned(),
        "spanish" | "spain" => "spain".to_owned(),
        "turkish" | "turkey" => "turk".to_owned(),
        "dutch" | "netherlands" => "dutch".to_owned(),
        "chinese" | "china" => "chin".to_owned(),
        "norwegian" | "norway" => "norw".to_owned(),
        "danish" | "denmark" => "dan".to_owned(),
        "swedish" | "sweden" => "swed".to_owned(),
        "finnish" | "finland" => "finn".to_owned(),
        "irish" | "ireland" => "ire".to_owned(),
        "scottish" | "scotland" => "scot".to_owned(),
        "greek" | "greece" => "greec".to_owned(),
        "swiss" | "switzerland" => "swiss".to_owned(),
        "portuguese" | "portugal" => "portug".to_owned(),
        "lebanese" | "lebanon" => "leban".to_owned(),
        other => ["ian", "an", "ia", "ish", "ese", "e", "a", "i"]
            .iter()
            .find_map(|ending| other.strip_suffix(ending).filter(|stem| stem.len() >= 4))
            .unwrap_or(other)
            .to_owned(),
    }
}

/// The matches of one person: what agrees, what excludes, and the rest as described otherwise.
fn person(sources: &Sources, a: &[Role], b: &[Role], out: &mut Vec<FactMatch>) {
    let mut used: Pair<BTreeSet<FactId>> = Pair::default();
    let mut groups: BTreeMap<(u8, String), Pair<BTreeSet<FactId>>> = BTreeMap::new();
    let exact = |one: &Role, list: &[Role]| list.iter().any(|other| identical(one, other));
    let split: BTreeSet<&str> = a
        .iter()
        .filter(|one| !exact(one, b))
        .flat_map(|one| b.iter().filter(move |other| excludes(one, other)))
        .filter(|other| !exact(other, a))
        .map(|other| other.head.as_str())
        .collect();
    for one in a {
        for other in b {
            let kind = if identical(one, other) {
                0
            } else if excludes(one, other) && !exact(one, b) && !exact(other, a) {
                2
            } else if one.head == other.head && agrees(one, other) && !exact(one, b) && !exact(other, a) {
                if split.contains(one.head.as_str()) { 3 } else { 1 }
            } else {
                continue;
            };
            let key = (if kind == 0 { 1 } else { kind }, one.head.clone());
            let group = groups.entry(key).or_default();
            group.a.insert(one.fact);
            group.b.insert(other.fact);
            used.a.insert(one.fact);
            used.b.insert(other.fact);
        }
    }
    // A more general description of one side joins what agrees already.
    for (kind, facts) in &mut groups {
        if kind.0 == 1 {
            join(a, &kind.1, &mut used.a, &mut facts.a);
            join(b, &kind.1, &mut used.b, &mut facts.b);
        }
    }
    for ((kind, _), facts) in groups {
        let (verdict, rule) = match kind {
            1 => (Verdict::Agree, FactRule::SameValue),
            2 => (Verdict::Conflict, FactRule::DifferentRole),
            _ => (Verdict::Compatible, FactRule::OtherDescription),
        };
        push(sources, verdict, rule, facts, out);
    }
    otherwise(sources, &Pair::new(a, b), &used, out);
}

/// Descriptions that no other stands for yet join the group of their noun, if one of it is the more exact.
fn join(roles: &[Role], head: &str, used: &mut BTreeSet<FactId>, facts: &mut BTreeSet<FactId>) {
    let fits = |role: &&Role| {
        role.head == head
            && !used.contains(&role.fact)
            && roles.iter().any(|other| facts.contains(&other.fact) && agrees(role, other))
    };
    let more: Vec<FactId> = roles.iter().filter(fits).map(|role| role.fact).collect();
    facts.extend(&more);
    used.extend(more);
}

/// What is left is described otherwise on the other side.
fn otherwise(sources: &Sources, roles: &Pair<&[Role]>, used: &Pair<BTreeSet<FactId>>, out: &mut Vec<FactMatch>) {
    let left = Pair::from_fn(|side| {
        let left: BTreeSet<FactId> = roles[side].iter().map(|role| role.fact).filter(|fact| !used[side].contains(fact)).collect();
        left
    });
    if left.a.is_empty() && left.b.is_empty() {
        return;
    }
    let near = related(roles, &left);
    let facts = Pair::from_fn(|side| match &near {
        Some(near) => near[side].clone(),
        None if left[side].is_empty() => roles[side].iter().map(|role| role.fact).collect(),
        None => left[side].clone(),
    });
    push(sources, Verdict::Compatible, FactRule::OtherDescription, facts, out);
}

/// Of what is left, the descriptions of the same noun or field, if there are any: "Kiel’s top trade aide" and "senior trade
/// adviser to Kiel".
fn related(roles: &Pair<&[Role]>, left: &Pair<BTreeSet<FactId>>) -> Option<Pair<BTreeSet<FactId>>> {
    let open = |side: Side| roles[side].iter().filter(move |role| left[side].contains(&role.fact));
    let akin = |one: &Role, other: &Role| {
        one.standing == other.standing && (one.head == other.head || !one.matter.is_disjoint(&other.matter))
    };
    let of = |side: Side| {
        let found = open(side).filter(|one| open(side.other()).any(|other| akin(one, other)));
        found.map(|role| role.fact).collect::<BTreeSet<_>>()
    };
    let found = Pair::from_fn(of);
    (!found.a.is_empty()).then_some(found)
}

fn push(sources: &Sources, verdict: Verdict, rule: FactRule, facts: Pair<BTreeSet<FactId>>, out: &mut Vec<FactMatch>) {
    let facts = facts.map(|facts| facts.into_iter().collect::<Vec<_>>());
    let names = Side::BOTH
        .into_iter()
        .filter_map(|side| facts[side].first().map(|id| sources.extractions[side].facts[*id].about.clone()));
    let about = names.max_by_key(|name| (name.len(), name.clone())).unwrap_or_default();
    out.push(FactMatch { verdict, facts, about, rule });
}

fn identical(one: &Role, other: &Role) -> bool {
    one.head == other.head && one.words == other.words && one.standing == other.standing
}

/// Whether one only says less than the other.
fn agrees(one: &Role, other: &Role) -> bool {
    let specific = |role: &Role| {
        let words = role.words.iter().filter(|word| !GENERAL.contains(&word.as_str()) && !role.owner.contains(*word));
        words.cloned().collect::<BTreeSet<_>>()
    };
    let (one_words, other_words) = (specific(one), specific(other));
    let chief = |role: &Role| role.words.contains("chief");
    if RANKS.contains(&one.head.as_str()) && chief(one) != chief(other) {
        return false;
    }
    let owners = one.owner.is_empty() || other.owner.is_empty() || !one.owner.is_disjoint(&other.owner);
    one.standing == other.standing && owners && (one_words.is_subset(&other_words) || other_words.is_subset(&one_words))
}

/// Whether both cannot be held at once.
fn excludes(one: &Role, other: &Role) -> bool {
    ranked_apart(one, other) || other_kin(one, other) || other_field(one, other)
}

/// "The council leader" and "the deputy council leader".
fn ranked_apart(one: &Role, other: &Role) -> bool {
    let rank = |role: &Role| role.standing.iter().filter(|word| BELOW.contains(&word.as_str())).cloned().collect::<BTreeSet<_>>();
    let rest =
        |role: &Role| role.standing.iter().filter(|word| !BELOW.contains(&word.as_str())).cloned().collect::<BTreeSet<_>>();
    one.head == other.head && one.words == other.words && rank(one) != rank(other) && rest(one) == rest(other)
}

/// "The mother of Ida Brekke" and "the wife of Ida Brekke".
fn other_kin(one: &Role, other: &Role) -> bool {
    let is_kin = |role: &Role| KIN.contains(&role.head.as_str());
    one.head != other.head && is_kin(one) && is_kin(other) && one.owner == other.owner && !one.owner.is_empty()
}

/// The same office, each with a field, with nothing in common.
fn other_field(one: &Role, other: &Role) -> bool {
    one.head == other.head
        && EXCLUSIVE.contains(&one.head.as_str())
        && one.standing == other.standing
        && !one.standing.contains("former")
        && !one.field.is_empty()
        && !other.field.is_empty()
        && one.field.is_disjoint(&other.field)
}
