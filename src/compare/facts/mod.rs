//! Which values of the two documents are of the same thing, and whether both can be true.

mod candidates;
mod choose;
mod claims;
mod dateline;
mod gazetteer;
mod governments;
mod holders;
mod names;
mod only;
mod pairing;
mod places;
mod roles;
mod swapped;
mod timing;
mod topic;
mod verdict;

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::{Arena, Cancelled, Id, Pair, Side, TextSpan, Work};
use crate::compare::model::{FactMatch, FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{EntityId, Fact, FactId, FactValue};
use topic::Topics;

/// How many steps there are to the matches, about as long as each other.
const STEPS: usize = 3;

/// One match or more for every fact of both documents that can stand on its own, in order of their first place.
pub(super) fn matches(sources: &Sources, links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<FactMatch>, Cancelled> {
    work.check()?;
    let topics = Topics::new(sources);
    work.check()?;
    work.progress(1, STEPS);
    let pairs = pairing::pairs(sources, links, &topics, work)?;
    work.progress(2, STEPS);
    let mut out = choose::choose(sources, &topics, &pairs);
    swapped::matches(sources, links, &mut out);
    work.check()?;
    let same = names::matches(sources, &mut out);
    work.check()?;
    roles::matches(sources, links, &same, &mut out);
    governments::matches(sources, links, &mut out);
    places::matches(sources, links, &mut out, work)?;
    one_sided(sources, &mut out);
    out.sort_by_key(order);
    Ok(out)
}

/// Adds what linked statements deny, plan or turn round. The words become facts of the documents only now, since nothing in
/// one document tells that they are worth a word.
pub(super) fn add_claims(
    sources: &mut Sources,
    links: &Arena<LinkId, Link>,
    out: &mut Vec<FactMatch>,
    work: &Work,
) -> Result<(), Cancelled> {
    let told: Vec<Pair<TextSpan>> = out.iter().filter_map(|found| conflict(sources, found)).collect();
    for claim in claims::claims(sources, links, work)? {
        let covers = |spans: &Pair<TextSpan>| Side::BOTH.iter().all(|side| spans[*side].overlaps(claim.spans[*side]));
        if told.iter().any(covers) {
            continue;
        }
        let facts = Pair::from_fn(|side| {
            let span = claim.spans[side];
            let words = crate::text::one_line(sources.documents[side].slice(span));
            let value = FactValue::Claim { words };
            let fact = Fact { span, sentence: claim.sentences[side], value, about: claim.about.clone() };
            vec![Arc::make_mut(&mut sources.extractions[side]).facts.push(fact)]
        });
        out.push(FactMatch { verdict: claim.verdict, facts, about: claim.about, rule: claim.rule });
    }
    Ok(())
}

/// Where two values that are in conflict stand.
fn conflict(sources: &Sources, found: &FactMatch) -> Option<Pair<TextSpan>> {
    let span = |side: Side| found.facts[side].first().map(|id| sources.extractions[side].facts[*id].span);
    (found.verdict == Verdict::Conflict).then(|| Some(Pair::new(span(Side::A)?, span(Side::B)?))).flatten()
}

/// By place in A and B together, so that the order is the same when the sides are exchanged.
fn order(found: &FactMatch) -> (usize, usize, usize) {
    let first = |side: Side| found.facts[side].first().map_or(usize::MAX / 4, |id| id.index());
    let (a, b) = (first(Side::A), first(Side::B));
    (a.min(b), a, b)
}

/// Adds what only one side has.
fn one_sided(sources: &Sources, out: &mut Vec<FactMatch>) {
    for side in Side::BOTH {
        let facts = &sources.extractions[side].facts;
        let mut matched = vec![false; facts.len()];
        for id in out.iter().flat_map(|found| &found.facts[side]) {
            if let Some(matched) = matched.get_mut(id.index()) {
                *matched = true;
            }
        }
        // A name stands once, with all its places.
        let mut entries: HashMap<EntityId, usize> = HashMap::new();
        let open = |id: &FactId| !matched.get(id.index()).copied().unwrap_or(false);
        for (id, fact) in facts.iter().filter(|(id, fact)| open(id) && !fact.value.is_loose()) {
            if let FactValue::Entity { entity, .. } = &fact.value {
                let next = out.len();
                let entry = *entries.entry(*entity).or_insert(next);
                if let Some(found) = out.get_mut(entry) {
                    found.facts[side].push(id);
                    continue;
                }
            }
            let facts = only(side, id);
            out.push(FactMatch { verdict: Verdict::Only(side), facts, about: fact.about.clone(), rule: FactRule::OneSided });
        }
    }
}

fn only(side: Side, id: FactId) -> Pair<Vec<FactId>> {
    let mut facts = Pair::default();
    Vec::push(&mut facts[side], id);
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{align, testing};

    /// The matches of two texts as "verdict A / B", names left out unless `names`.
    fn found(a: &str, b: &str, names: bool) -> Vec<String> {
        let sources = testing::sources(a, b);
        let work = Work::new();
        let links = align::links(&sources, &work).unwrap();
        let matches = matches(&sources, &links, &work).unwrap();
        let text = |side: Side, ids: &[FactId]| {
            let words = ids.iter().map(|id| sources.documents[side].slice(sources.extractions[side].facts[*id].span));
            words.collect::<Vec<_>>().join(", ")
        };
        let is_name = |found: &FactMatch| {
            Side::BOTH.iter().any(|side| {
                found.facts[*side]
                    .first()
                    .is_some_and(|id| matches!(sources.extractions[*side].facts[*id].value, FactValue::Entity { .. }))
            })
        };
        let shown = matches.iter().filter(|found| names || !is_name(found));
        shown
            .map(|found| {
                format!("{} {} / {}", found.verdict.code(), text(Side::A, &found.facts.a), text(Side::B, &found.facts.b))
            })
            .collect()
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[&str]) {
        assert_eq!(found(a, b, false), expected, "{a} // {b}");
    }

    #[test]
    fn the_same_value_in_other_forms() {
        check(
            "The ferry sank on Oct. 14, 2025.",
            "On 14 October 2025 the ferry sank.",
            &["agree Oct. 14, 2025 / 14 October 2025"],
        );
        check("The bridge cost $3 billion.", "The bridge cost 3bn dollars.", &["agree $3 billion / 3bn dollars"]);
    }

    #[test]
    fn values_that_fit() {
        check(
            "More than 30 passengers were hurt in the ferry fire.",
            "The ferry fire hurt 34 passengers.",
            &["compatible More than 30 / 34"],
        );
        check(
            "The initial 28-point harbour plan failed. It was cut to 19 points.",
            "They offered a 20-point harbour plan.",
            &["compatible 28-point, 19 / 20-point"],
        );
    }

    #[test]
    fn values_that_exclude_each_other() {
        check(
            "The harbour fire killed 12 sailors on the pier.",
            "The harbour fire killed 15 sailors on the pier.",
            &["conflict 12 / 15"],
        );
        check(
            "The council voted 51-49 to close the harbour school.",
            "The council voted 53-47 to close the harbour school.",
            &["conflict 51-49 / 53-47"],
        );
    }

    #[test]
    fn several_values_of_one_thing_only() {
        let marched = "About 5,000 people marched to the harbour on the day of the fair.";
        check(
            &format!("Three people were killed in the harbour fire. {marched}"),
            "Four people were killed in the harbour fire.",
            &["conflict Three / Four", "only_a About 5,000 / "],
        );
        check(
            "Three people were killed in the harbour fire, police said. Five people were killed in the harbour fire, the mayor said.",
            "Four people were killed in the harbour blaze.",
            &["compatible Three, Five / Four"],
        );
    }

    #[test]
    fn people_counted_by_what_happened() {
        check(
            "The ferry blast killed two people and injured nine.",
            "The ferry blast killed two people and injured seven.",
            &["agree two / two", "conflict nine / seven"],
        );
        check("The ferry blast injured nine.", "The ferry blast killed nine.", &["only_a nine / ", "only_b  / nine"]);
    }

    #[test]
    fn measures_in_other_units() {
        check("The ferry is 300 feet long.", "The ferry is 300 metres long.", &["conflict 300 / 300"]);
        check("The ferry is 100 metres long.", "The ferry is 328 feet long.", &["compatible 100 / 328"]);
        check("The ferry is 300 feet long.", "The ferry weighs 300 tonnes.", &["only_a 300 / ", "only_b  / 300"]);
    }

    #[test]
    fn lengths_of_one_event() {
        check(
            "The harbour siege lasted five hours.",
            "The harbour siege lasted six hours.",
            &["conflict five hours / six hours"],
        );
        check(
            "More than 2,000 readers signed it.",
            "It has 2,140 signatures.",
            &["only_a More than 2,000 / ", "only_b  / 2,140"],
        );
        check(
            "The harbour petition has more than 2,000 signatures.",
            "The harbour petition drew 2,140 signatures.",
            &["compatible more than 2,000 / 2,140"],
        );
    }

    #[test]
    fn values_of_other_things() {
        check("The fire killed 12 sailors.", "Her bakery sold 15 loaves.", &["only_a 12 / ", "only_b  / 15"]);
        check("The mayor said so on Tuesday.", "Her bakery opened on Friday.", &["only_b  / Friday", "only_a Tuesday / "]);
    }

    #[test]
    fn the_price_of_one_thing_in_other_words() {
        check(
            "The repair will cost £12 million, the harbour board said after a long debate.",
            "Members of the harbour board were told that repairs would cost £1.2 million.",
            &["conflict £12 million / £1.2 million"],
        );
        check(
            "The repair of the pier will cost £12 million.",
            "The new harbour school will cost £9 million.",
            &["only_a £12 million / ", "only_b  / £9 million"],
        );
    }

    #[test]
    fn the_only_value_of_its_kind() {
        check(
            "The firm was fined £2 million for polluting the river, a court in Lund ruled.",
            "A court in Lund ordered the firm to pay a £3 million fine over pollution in the river.",
            &["conflict £2 million / £3 million"],
        );
        check(
            "The harbour club bought the striker Olav Kiel for £4 million, the club said.",
            "The harbour club bought the striker Rune Holm for £6 million, the club said.",
            &["unsure £4 million / £6 million"],
        );
        check(
            "The repair of the harbour pier will cost £12 million in all.",
            "The repair of the harbour pier roof alone will cost £2 million.",
            &["unsure £12 million / £2 million"],
        );
        check(
            "The board spent £4 million on the harbour roads and £2 million on the harbour schools.",
            "The board spent £3 million on the harbour parks.",
            &["only_a £4 million / ", "only_b  / £3 million", "only_a £2 million / "],
        );
    }

    #[test]
    fn medals() {
        check(
            "Tove Berg, who won Olympic silver in the harbour race, teaches rowing.",
            "Tove Berg, who took the gold medal in the harbour race, teaches rowing.",
            &["conflict silver / gold medal"],
        );
        check(
            "Tove Berg won silver in the harbour race.",
            "Greta Lund won gold in the harbour race.",
            &["only_a silver / ", "only_b  / gold"],
        );
    }

    #[test]
    fn values_of_other_periods_and_places() {
        check(
            "Sales of the ferry firm rose 4 percent in May.",
            "Sales of the ferry firm rose 6 percent in June.",
            &["unsure 4 percent / 6 percent", "conflict May / June"],
        );
        check("The ferry firm will shed 400 jobs.", "The bakery on the hill will shed 60 jobs.", &["unsure 400 / 60"]);
    }

    #[test]
    fn days_that_end_something() {
        check(
            "The harbour bridge will be shut until Monday.",
            "The harbour bridge will be shut on Monday.",
            &["compatible Monday / Monday"],
        );
        check(
            "The harbour work must be done by 11 May.",
            "The harbour work must be done on 4 May.",
            &["compatible 11 May / 4 May"],
        );
        check("The harbour show runs until 4 May.", "The harbour show runs until 11 May.", &["conflict 4 May / 11 May"]);
    }

    #[test]
    fn shares_that_change_places() {
        check(
            "Some 52 percent backed the harbour plan, while 48 percent opposed it.",
            "The survey found 48 percent in favour of the harbour plan and 52 percent opposed.",
            &["conflict Some 52 percent / 48 percent", "conflict 48 percent / 52 percent"],
        );
        check(
            "In the harbour vote 52% chose to leave and 48% to remain.",
            "In the harbour vote 48% chose to remain and 52% to leave.",
            &["agree 52% / 52%", "agree 48% / 48%"],
        );
    }

    #[test]
    fn things_counted_by_another_noun() {
        check(
            "The yard won the ferry contract in May 2024 against two rival bidders.",
            "The yard won the ferry contract in May 2024 against three rivals.",
            &["agree May 2024 / May 2024", "conflict two / three"],
        );
    }

    #[test]
    fn names_in_other_spellings() {
        let a = "There President Olena Kovalenskyy spoke. Kovalenskyy left.";
        let b = "There President Olena Kovalenskyy spoke. “Kovalenskiy is coming.”";
        let expected = [
            "agree Olena Kovalenskyy, Kovalenskyy / Olena Kovalenskyy",
            "compatible Olena Kovalenskyy, Kovalenskyy / Kovalenskiy",
        ];
        let names: Vec<String> = found(a, b, true).into_iter().filter(|line| line.contains("Koval")).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn roles_of_one_person() {
        check("There Sen. Rosa Marsh spoke.", "Senator Rosa Marsh spoke there.", &["agree Sen. / Senator"]);
        check(
            "There Rosa Marsh, the special envoy to Lund, spoke.",
            "There Rosa Marsh, the special envoy to Oslo, spoke.",
            &["conflict special envoy to Lund / special envoy to Oslo"],
        );
        check(
            "There Chief Inspector Rosa Marsh spoke.",
            "There Inspector Rosa Marsh spoke.",
            &["compatible Chief Inspector / Inspector"],
        );
        check(
            "There Rosa Marsh, a nurse, spoke.",
            "There Rosa Marsh, the mayor of Lund, spoke.",
            &["compatible nurse / mayor of Lund"],
        );
    }

    /// What two statements deny, plan or turn round.
    #[track_caller]
    fn check_claims(a: &str, b: &str, expected: &[&str]) {
        for (a, b, mirrored) in [(a, b, false), (b, a, true)] {
            let mut sources = testing::sources(a, b);
            let work = Work::new();
            let links = align::links(&sources, &work).unwrap();
            let mut matches = Vec::new();
            add_claims(&mut sources, &links, &mut matches, &work).unwrap();
            let text = |side: Side, found: &FactMatch| {
                let id = found.facts[side].first().copied().unwrap();
                sources.documents[side].slice(sources.extractions[side].facts[id].span).to_owned()
            };
            let (first, second) = if mirrored { (Side::B, Side::A) } else { (Side::A, Side::B) };
            let found: Vec<String> = matches
                .iter()
                .map(|found| format!("{} {} / {}", found.rule.code(), text(first, found), text(second, found)))
                .collect();
            assert_eq!(found, expected, "{a} // {b}");
        }
    }

    #[test]
    fn denied_planned_and_opposite() {
        check_claims(
            "The council said the old bridge will reopen in May.",
            "The council said the old bridge will not reopen in May.",
            &["denied will reopen / will not reopen"],
        );
        // The denials of two sentences are not told apart: too often both deny the same in other words.
        check_claims(
            "The mayor said the cause was not yet known but that the harbour fire had been ruled an accident.",
            "The harbour fire has not been ruled an accident, the mayor said.",
            &[],
        );
        check_claims(
            "The ferry struck the left pier of the old bridge.",
            "The ferry struck the right pier of the old bridge.",
            &["opposite left / right"],
        );
        check_claims(
            "The mayor is expected to sign the harbour bill.",
            "The mayor signed the harbour bill on Friday.",
            &["planned-done is expected to sign / signed"],
        );
        check_claims(
            "The old bridge may reopen in the spring.",
            "The old bridge will reopen in the spring.",
            &["planned-done may reopen / will reopen"],
        );
    }

    #[test]
    fn pleas() {
        check_claims(
            "Olav Kiel, who had pleaded guilty in May, was jailed for the harbour fraud on Thursday.",
            "Kiel denied the charge but was jailed for the harbour fraud on Thursday.",
            &["opposite pleaded guilty / denied the charge"],
        );
        for (a, b) in [
            ("Olav Kiel pleaded guilty to the harbour fraud in court.", "Greta Lund denied the harbour fraud in court."),
            (
                "Olav Kiel pleaded guilty to the harbour fraud.",
                "Olav Kiel denied two charges of the theft of boats from the harbour.",
            ),
            ("Olav Kiel pleaded guilty to the harbour fraud in May.", "Olav Kiel denied the charge of harbour fraud in March."),
            ("Olav Kiel admitted that the harbour plan failed.", "Olav Kiel denied that the harbour plan failed at all."),
        ] {
            check_claims(a, b, &[]);
        }
    }

    #[test]
    fn nothing_denied() {
        for (a, b) in [
            ("The old bridge will not reopen in May.", "The old bridge will not reopen in May."),
            ("The old bridge will not only reopen in May.", "The old bridge will reopen in May."),
            ("The mayor does not like the old bridge.", "The old ferry will reopen in May, the sailors hope."),
            ("He said: “The old bridge will not reopen in May.”", "He said: “The old bridge will reopen in May.”"),
            (
                "The harbour school on the island will stay closed until Monday.",
                "The harbour school on the island will open on Monday.",
            ),
            ("The new ferry struck the pier of the bridge.", "The old ferry struck the pier of the bridge."),
            (
                "The old bridge will reopen in May. The new bridge will not reopen in May.",
                "The new bridge will not reopen in May. The old bridge will reopen in May.",
            ),
        ] {
            check_claims(a, b, &[]);
        }
    }

    #[test]
    fn a_text_against_itself() {
        let text = "There President Olena Kovalenskyy met 12 sailors on Oct. 14. “Kovalenskiy is coming.” It cost $3 billion, not $4 billion.";
        assert!(found(text, text, true).iter().all(|line| line.starts_with("agree ")), "{:?}", found(text, text, true));
    }
}
