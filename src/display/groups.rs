//! Statements that belong together: what the corroboration list shows in one line.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Id, Pair, Side};
use crate::compare::{Comparison, Link, LinkId};
use crate::display::{Finding, Standing};
use crate::text::SentenceId;

/// Statements joined by links, directly or through each other; or one that stands in none.
pub(super) struct Group {
    /// Its links, the strongest first; or its one statement.
    pub findings: Vec<Finding>,
    pub standing: Standing,
    /// Each with the strongest finding it stands in.
    pub statements: Pair<BTreeMap<SentenceId, Finding>>,
}

impl Group {
    /// The strongest of its findings.
    pub(super) fn finding(&self) -> Finding {
        self.findings.first().copied().unwrap_or(Finding::Statement(Side::A, SentenceId(0)))
    }
}

/// All groups: firm links make groups first; what is only possible joins statements that stand in no firm link, and is shown
/// with their partners. Every statement is told in one group; in another it stands at most as the partner of a possible one.
pub(super) fn groups(comparison: &Comparison) -> Vec<Group> {
    let mut nodes = Nodes::new(comparison);
    let links: Vec<(LinkId, &Link)> = comparison.links.iter().collect();
    let (firm, possible): (Vec<_>, Vec<_>) = links.into_iter().partition(|(_, link)| link.is_firm());
    firm.iter().for_each(|(_, link)| nodes.join(link, |_| true));
    let is_firm = nodes.linked.clone();
    let is_open = |node: usize| !is_firm.get(node).copied().unwrap_or(false);
    possible.iter().for_each(|(_, link)| nodes.join(link, is_open));
    let mut by_root: BTreeMap<(bool, usize), Vec<(LinkId, &Link)>> = BTreeMap::new();
    for (id, link) in firm {
        by_root.entry((false, nodes.root_of(link, |_| true))).or_default().push((id, link));
    }
    for (id, link) in possible {
        let own = nodes.of(link);
        if own.iter().any(|node| is_open(*node)) {
            by_root.entry((true, nodes.root_of(link, is_open))).or_default().push((id, link));
            continue;
        }
        // Between statements that both sides make anyway it is one more link of theirs.
        let roots: BTreeSet<usize> = own.into_iter().map(|node| nodes.root(node)).collect();
        roots.into_iter().for_each(|root| by_root.entry((false, root)).or_default().push((id, link)));
    }
    let mut out: Vec<Group> = by_root.into_values().map(group).collect();
    for side in Side::BOTH {
        let alone = comparison.documents[side].sentences.ids().filter(|id| !nodes.is_linked(side, *id));
        out.extend(alone.map(|id| lone(side, id)));
    }
    out
}

fn lone(side: Side, id: SentenceId) -> Group {
    let finding = Finding::Statement(side, id);
    let mut statements = Pair::<BTreeMap<SentenceId, Finding>>::default();
    statements[side].insert(id, finding);
    Group { findings: vec![finding], standing: Standing::Only(side), statements }
}

fn group(mut links: Vec<(LinkId, &Link)>) -> Group {
    links.sort_by(|(one, x), (other, y)| y.strength.total_cmp(&x.strength).then(one.cmp(other)));
    let is_firm = links.iter().any(|(_, link)| link.is_firm());
    let mut statements = Pair::<BTreeMap<SentenceId, Finding>>::default();
    // A possible link among firm ones adds no statement.
    for (id, link) in links.iter().filter(|(_, link)| link.is_firm() || !is_firm) {
        for side in Side::BOTH {
            for sentence in &link.sentences[side] {
                statements[side].entry(*sentence).or_insert(Finding::Link(*id));
            }
        }
    }
    let findings = links.iter().map(|(id, _)| Finding::Link(*id)).collect();
    Group { findings, standing: if is_firm { Standing::Both } else { Standing::Possible }, statements }
}

/// The statements of both sides as one list, those of A first, and which are joined.
struct Nodes {
    of_a: usize,
    parents: Vec<usize>,
    linked: Vec<bool>,
}

impl Nodes {
    fn new(comparison: &Comparison) -> Self {
        let lengths = comparison.documents.as_ref().map(|document| document.sentences.len());
        let total = lengths.a + lengths.b;
        Self { of_a: lengths.a, parents: (0..total).collect(), linked: vec![false; total] }
    }

    fn node(&self, side: Side, id: SentenceId) -> usize {
        id.index() + if side == Side::A { 0 } else { self.of_a }
    }

    fn of(&self, link: &Link) -> Vec<usize> {
        let of = |side: Side| link.sentences[side].iter().map(move |id| self.node(side, *id));
        Side::BOTH.into_iter().flat_map(of).collect()
    }

    /// Joins those statements of a link that may be joined.
    fn join(&mut self, link: &Link, may: impl Fn(usize) -> bool) {
        let mut first = None;
        for node in self.of(link) {
            if let Some(linked) = self.linked.get_mut(node) {
                *linked = true;
            }
            if !may(node) {
                continue;
            }
            let root = self.root(node);
            match first {
                None => first = Some(root),
                Some(other) => {
                    let (low, high) = (root.min(other), root.max(other));
                    if let Some(parent) = self.parents.get_mut(high) {
                        *parent = low;
                    }
                    first = Some(low);
                }
            }
        }
    }

    fn root(&mut self, node: usize) -> usize {
        let mut at = node;
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(own) = self.parents.get_mut(at) {
                *own = above;
            }
            at = parent;
        }
        at
    }

    fn root_of(&mut self, link: &Link, may: impl Fn(usize) -> bool) -> usize {
        let node = self.of(link).into_iter().find(|node| may(*node)).unwrap_or(0);
        self.root(node)
    }

    fn is_linked(&self, side: Side, id: SentenceId) -> bool {
        self.linked.get(self.node(side, id)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::testing::sources;
    use crate::compare::{Rulings, compare_ruled};

    /// Five statements on each side, nothing in common; links by hand, weaker ones made possible.
    fn check(firm: &[(u32, u32)], possible: &[(u32, u32)], expected: &[&str]) {
        let a = "Rain fell. Tugs came. Boats left. Nets tore. Gulls cried.";
        let b = "Bells rang. Doors shut. Lamps went out. Dogs barked. Snow lay.";
        let found = sources(a, b);
        let joined = firm.iter().chain(possible).map(|(a, b)| Pair::new(SentenceId(*a), SentenceId(*b))).collect();
        let rulings = Rulings { joined, ..Rulings::default() };
        let mut found = compare_ruled(found.documents, found.extractions, &rulings, &Work::new()).unwrap();
        let weak = |link: &Link| possible.contains(&(link.sentences.a[0].0, link.sentences.b[0].0));
        found.links.iter_mut().filter(|(_, link)| weak(link)).for_each(|(_, link)| link.strength = 0.3);
        let numbers = |group: &Group, side: Side| group.statements[side].keys().map(|id| id.0.to_string()).collect::<String>();
        let shown = groups(&found);
        let linked = shown.iter().filter(|group| !matches!(group.standing, Standing::Only(_)));
        let linked = linked.map(|group| {
            format!("{} {}-{} {}", group.standing.code(), numbers(group, Side::A), numbers(group, Side::B), group.findings.len())
        });
        assert_eq!(linked.collect::<Vec<_>>(), expected);
        let told = |side: Side| shown.iter().filter(|group| group.standing == Standing::Only(side)).count();
        let all = |side: Side| firm.iter().chain(possible).map(move |pair| if side == Side::A { pair.0 } else { pair.1 });
        let alone = |side: Side| 5 - all(side).collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!((told(Side::A), told(Side::B)), (alone(Side::A), alone(Side::B)));
    }

    #[test]
    fn a_statement_is_told_once_with_all_its_partners() {
        check(&[(0, 0)], &[], &["both 0-0 1"]);
        check(&[(0, 0), (0, 1), (1, 1), (3, 3)], &[], &["both 01-01 3", "both 3-3 1"]);
    }

    #[test]
    fn what_is_only_possible_does_not_make_others_certain() {
        check(&[(0, 0)], &[(1, 0)], &["both 0-0 1", "possible 1-0 1"]);
        check(&[(0, 0)], &[(1, 0), (2, 0), (2, 3)], &["both 0-0 1", "possible 1-0 1", "possible 2-03 2"]);
        // One more link of statements that both make.
        check(&[(0, 0), (1, 1)], &[(0, 1)], &["both 0-0 2", "both 1-1 2"]);
        check(&[], &[(0, 0), (0, 1)], &["possible 0-01 2"]);
    }
}
