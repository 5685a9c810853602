//! A land on one side and its government on the other: "Norway", "the Norwegian government".

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::roles::region;
use crate::base::{Arena, Pair, Side};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{Fact, FactId, FactKind, FactValue};
use crate::text::{SentenceId, fold, possessive_stem};

/// The least strength of a link of statements in which the one stands for the other.
const LINKED: f32 = 0.3;

/// Adds a match for each land that linked statements name on one side and by its government on the other.
pub(super) fn matches(sources: &Sources, links: &Arena<LinkId, Link>, out: &mut Vec<FactMatch>) {
    let found = Pair::from_fn(|side| Found::new(sources, side));
    let mut matched: BTreeMap<(Side, String), Pair<BTreeSet<FactId>>> = BTreeMap::new();
    for (_, link) in links.iter().filter(|(_, link)| link.strength >= LINKED) {
        for side in Side::BOTH {
            let (own, other) = (&found[side], &found[side.other()]);
            let governments = link.sentences[side].iter().filter_map(|id| own.governments.get(id)).flatten();
            for (land, government) in governments {
                let lands = link.sentences[side.other()].iter().filter_map(|id| other.lands.get(id)).flatten();
                for (_, place) in lands.filter(|(key, _)| key == land) {
                    let entry = matched.entry((side, land.clone())).or_default();
                    entry[side].insert(*government);
                    entry[side.other()].insert(*place);
                }
            }
        }
    }
    for ((side, land), facts) in matched {
        // Where both accounts tell of the government, nothing is told by its land.
        if found[side.other()].governments.values().flatten().any(|(other, _)| *other == land) {
            continue;
        }
        let facts = facts.map(|facts| facts.into_iter().collect::<Vec<_>>());
        let about = facts[side].first().map(|id| sources.extractions[side].facts[*id].about.clone()).unwrap_or_default();
        out.push(FactMatch { verdict: Verdict::Compatible, facts, about, rule: FactRule::OtherDescription });
    }
}

/// Lands and governments of one side by the statement they stand in, with the beginning of the land's name.
struct Found {
    lands: HashMap<SentenceId, Vec<(String, FactId)>>,
    governments: HashMap<SentenceId, Vec<(String, FactId)>>,
}

impl Found {
    fn new(sources: &Sources, side: Side) -> Self {
        let (mut lands, mut governments): (HashMap<_, Vec<_>>, HashMap<_, Vec<_>>) = Default::default();
        for (id, fact) in sources.extractions[side].facts.iter() {
            if let Some(land) = land(fact) {
                lands.entry(fact.sentence).or_default().push((land, id));
            }
            if let Some(land) = governed(fact) {
                governments.entry(fact.sentence).or_default().push((land, id));
            }
        }
        Self { lands, governments }
    }
}

fn land(fact: &Fact) -> Option<String> {
    let FactValue::Entity { kind: FactKind::Place, name, .. } = &fact.value else { return None };
    let folded = fold(name);
    let first = possessive_stem(folded.split(' ').next()?);
    Some(region(first)).filter(|key| key.len() >= 3)
}

/// The land of "the Norwegian government".
fn governed(fact: &Fact) -> Option<String> {
    let FactValue::Described { kind: FactKind::Organisation, head, text, .. } = &fact.value else { return None };
    let demonym = text.split(' ').map(fold).find(|word| crate::extract::entities::lexicon::is_demonym(word))?;
    (head == "government").then(|| region(&demonym))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::{align, testing};

    fn check(a: &str, b: &str, expected: usize) {
        let sources = testing::sources(a, b);
        let links = align::links(&sources, &Work::new()).unwrap();
        let mut out = Vec::new();
        matches(&sources, &links, &mut out);
        assert_eq!(out.len(), expected, "{a} // {b}: {out:?}");
    }

    #[test]
    fn lands_and_their_governments() {
        let a = "The widows of the ferry fire may sue Norway for the loss of the old ferry.";
        check(a, "The widows of the ferry fire may sue the Norwegian government for the loss of the old ferry.", 1);
        check(a, "The widows of the ferry fire may sue the Swedish government for the loss of the old ferry.", 0);
        check(a, "The baker of Lund likes the Norwegian government.", 0);
    }
}
