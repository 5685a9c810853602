//! The words by which two versions of one statement differ.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::base::{Arena, Id, Pair, Side, TextSpan, in_stretches};
use crate::compare::model::{Comparison, Edit, EditKind, Link, LinkId};
use crate::compare::words::{Run, align};
use crate::text::{Document, SentenceId, Token};

/// Two statements are versions of one when this share of the words of the longer stands in both, in the same order.
const VERSION: f32 = 0.6;
/// Two texts are versions of one when this share of the statements of the shorter one have a version in the other, and
/// this share of them the very same words.
const COPIES: (f32, f32) = (0.5, 0.15);
/// The same where hardly a statement has the very same words: a press release that two papers print in words of their own here
/// and there.
const NEARLY_ALL: f32 = 0.8;
/// How many statements the shorter text must have for that.
const STATEMENTS: usize = 4;
/// What a word weighs in the alignment.
const WEIGHT: i32 = 10;
/// At most so many statements of one side are cut out of, or joined into, one of the other.
const MOST: usize = 4;

/// The firm links of each statement of both sides.
pub(super) fn firm_links(documents: &Pair<Arc<Document>>, links: &Arena<LinkId, Link>) -> Pair<Vec<Vec<LinkId>>> {
    let mut firm = Pair::from_fn(|side| vec![Vec::new(); documents[side].sentences.len()]);
    for (id, link) in links.iter().filter(|(_, link)| link.is_firm()) {
        for side in Side::BOTH {
            for sentence in &link.sentences[side] {
                if let Some(own) = firm[side].get_mut(sentence.0 as usize) {
                    own.push(id);
                }
            }
        }
    }
    firm
}

impl Comparison {
    /// Of every link, in their order, what [`Comparison::edits`] finds; nothing of any where the texts are no versions of one.
    #[must_use]
    pub fn all_edits(&self) -> Vec<Vec<Edit>> {
        if !self.are_copies() {
            return vec![Vec::new(); self.links.len()];
        }
        self.of_all(|link| self.edits(link))
    }

    /// Of every link, in their order, what [`Comparison::changed`] finds; nothing of any where the texts are no versions of one.
    #[must_use]
    pub fn all_changed(&self) -> Vec<Pair<Vec<TextSpan>>> {
        if !self.are_copies() {
            return vec![Pair::default(); self.links.len()];
        }
        let is_firm = |link: LinkId| self.links.get(link).is_some_and(Link::is_firm);
        self.of_all(|link| if is_firm(link) { self.changed(link) } else { Pair::default() })
    }

    fn of_all<T: Send>(&self, of: impl Fn(LinkId) -> T + Sync) -> Vec<T> {
        let all = |range: Range<usize>| range.map(LinkId::from_index).map(&of).collect::<Vec<T>>();
        in_stretches(self.links.len(), all).into_iter().flatten().collect()
    }

    /// Whether the two texts are versions of one, so that the words in which they differ tell something all over them, and
    /// not only where both quote the same.
    #[must_use]
    pub fn are_copies(&self) -> bool {
        let is_same = |id: LinkId| self.links.get(id).is_some_and(|link| link.strength >= 1.0);
        let is_firm = |id: LinkId| self.links.get(id).is_some_and(Link::is_firm);
        let least = if self.share(is_same) >= COPIES.1 { COPIES.0 } else { NEARLY_ALL };
        // Most texts are no versions; a look at their links is cheaper than one at their words.
        if self.share(is_firm) < least || least > COPIES.0 && self.shorter() < STATEMENTS {
            return false;
        }
        self.share(|id| is_firm(id) && self.is_version(id)) >= least
    }

    /// How many statements the shorter text has.
    fn shorter(&self) -> usize {
        self.documents.a.sentences.len().min(self.documents.b.sentences.len())
    }

    /// The share of the statements of the shorter text that stand in such links.
    fn share(&self, is_wanted: impl Fn(LinkId) -> bool + Sync) -> f32 {
        let wanted: Vec<LinkId> = self.of_all(|id| is_wanted(id).then_some(id)).into_iter().flatten().collect();
        let share = |side: Side| {
            let links = wanted.iter().filter_map(|id| self.links.get(*id));
            let own: HashSet<SentenceId> = links.flat_map(|link| &link.sentences[side]).copied().collect();
            own.len() as f32 / self.documents[side].sentences.len().max(1) as f32
        };
        share(Side::A).max(share(Side::B))
    }

    /// Whether most words of both stand in the other, in any order.
    fn is_version(&self, link: LinkId) -> bool {
        let group = self.group(link);
        let words = Pair::from_fn(|side| {
            let mut words: Vec<&str> = words(&self.documents[side], &group[side]).iter().map(|word| word.folded).collect();
            words.sort_unstable();
            words
        });
        let (mut at, mut same) = (0, 0);
        for word in &words.a {
            at += words.b.get(at..).unwrap_or_default().partition_point(|other| other < word);
            if words.b.get(at) == Some(word) {
                (at, same) = (at + 1, same + 1);
            }
        }
        same as f32 >= VERSION * words.a.len().max(words.b.len()) as f32
    }

    /// Word by word what two versions of one statement have in common and where they differ, in order; empty where the
    /// statements are told in words of their own, or the same word for word. A statement that the other side cuts in two
    /// is compared with both parts.
    #[must_use]
    pub fn edits(&self, link: LinkId) -> Vec<Edit> {
        let Some((words, runs)) = self.runs(link) else { return Vec::new() };
        let place = |words: &[Word<'_>], range: &Range<usize>| cover(words.get(range.clone())?);
        let edit = |run: &Run| Edit { kind: run.kind, a: place(&words.a, &run.a), b: place(&words.b, &run.b) };
        runs.iter().map(edit).collect()
    }

    /// The words of the link's statements that the other side has not or has otherwise, in order of the text; none where
    /// there is nothing to compare word by word.
    #[must_use]
    pub fn changed(&self, link: LinkId) -> Pair<Vec<TextSpan>> {
        let (Some((words, runs)), Some(own)) = (self.runs(link), self.links.get(link)) else {
            return Pair::default();
        };
        Pair::from_fn(|side| {
            let changed = runs.iter().filter(|run| run.kind != EditKind::Equal);
            let ranges = changed.map(|run| if side == Side::A { &run.a } else { &run.b });
            let words = ranges.filter_map(|range| words[side].get(range.clone()));
            let pieces = words.flat_map(|words| words.chunk_by(|one, next| one.sentence == next.sentence));
            pieces
                .filter(|piece| piece.first().is_some_and(|word| own.sentences[side].contains(&word.sentence)))
                .filter_map(cover)
                .collect()
        })
    }

    /// The words of both versions and how they are aligned; nothing where they are no versions or the same.
    fn runs(&self, link: LinkId) -> Option<(Pair<Vec<Word<'_>>>, Vec<Run>)> {
        let group = self.group(link);
        let words = Pair::from_fn(|side| words(&self.documents[side], &group[side]));
        let longer = words.a.len().max(words.b.len());
        let is_version = |same: usize| same as f32 >= VERSION * longer as f32;
        if !is_version(words.a.len().min(words.b.len())) {
            return None;
        }
        // Numbered in alphabetical order, so that exchanging the sides changes nothing.
        let mut all: Vec<&str> = words.a.iter().chain(&words.b).map(|word| word.folded).collect();
        all.sort_unstable();
        let number = |word: &Word<'_>| u32::try_from(all.partition_point(|other| *other < word.folded)).unwrap_or(u32::MAX);
        let numbers = words.as_ref().map(|words| words.iter().map(number).collect::<Vec<_>>());
        let runs = align(&numbers.a, &numbers.b, |_| WEIGHT);
        let same: usize = runs.iter().filter(|run| run.kind == EditKind::Equal).map(|run| run.a.len()).sum();
        (is_version(same) && same < longer).then_some((words, runs))
    }

    /// The statements of a link, and those that firm links join to them, in order; the link's own where these do not stand
    /// together.
    fn group(&self, link: LinkId) -> Pair<Vec<SentenceId>> {
        let Some(link) = self.links.get(link) else { return Pair::default() };
        let mut group = link.sentences.clone();
        let mut known = 0;
        while known < group.a.len() + group.b.len() && group.a.len().max(group.b.len()) <= MOST {
            known = group.a.len() + group.b.len();
            for side in Side::BOTH {
                let links: Vec<LinkId> = group[side].iter().flat_map(|id| self.of(side, *id)).copied().collect();
                let partners = links.iter().filter_map(|id| self.links.get(*id));
                group[side.other()].extend(partners.flat_map(|link| &link.sentences[side.other()]));
                group[side.other()].sort_unstable();
                group[side.other()].dedup();
            }
        }
        let together = |ids: &[SentenceId]| ids.windows(2).all(|pair| matches!(pair, [one, next] if one.0 + 1 == next.0));
        let fits = |side: Side| group[side].len() <= MOST && together(&group[side]);
        if Side::BOTH.into_iter().all(fits) { group } else { link.sentences.clone() }
    }

    fn of(&self, side: Side, id: SentenceId) -> &[LinkId] {
        self.firm[side].get(id.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// A word by which statements are compared.
struct Word<'d> {
    folded: &'d str,
    span: TextSpan,
    sentence: SentenceId,
}

fn words<'d>(document: &'d Document, ids: &[SentenceId]) -> Vec<Word<'d>> {
    let mut out = Vec::new();
    for sentence in ids {
        let tokens = document.sentences.get(*sentence).and_then(|own| document.tokens.get(own.tokens.clone()));
        let words = tokens.unwrap_or(&[]).iter().filter(|token| token.kind.is_word());
        let word = |token: &'d Token| &*document.vocabulary.word(token.word).folded;
        out.extend(words.map(|token| Word { folded: word(token), span: token.span, sentence: *sentence }));
    }
    out
}

fn cover(words: &[Word<'_>]) -> Option<TextSpan> {
    Some(words.first()?.span.cover(words.last()?.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::compare;
    use crate::compare::testing::sources;

    /// The changed words of the first link, those of A before the bar.
    fn check(a: &str, b: &str, expected: &str) {
        let sources = sources(a, b);
        let found = compare(sources.documents.clone(), sources.extractions.clone(), &Work::new()).unwrap();
        let link = found.links.ids().next().expect("a link");
        let changed = found.changed(link);
        let show = |side: Side| {
            let words: Vec<&str> = changed[side].iter().map(|span| found.documents[side].slice(*span)).collect();
            words.join(", ")
        };
        assert_eq!(format!("{} | {}", show(Side::A), show(Side::B)), expected);
    }

    #[test]
    fn changed_words_of_two_versions_are_found() {
        let a = "The ferry Albatross ran aground near Holm island on Tuesday morning.";
        check(a, "The ferry Albatross ran aground off Holm island late on Tuesday.", "near, morning | off, late");
        check(a, a, " | ");
    }

    #[test]
    fn a_statement_printed_in_two_versions_is_one_text() {
        let versions = |a: &str, b: &str| {
            let sources = sources(a, b);
            compare(sources.documents.clone(), sources.extractions.clone(), &Work::new()).unwrap().are_copies()
        };
        let a = "The harbour board regrets the delay of the new ferry. The yard told the board of it on Tuesday morning. \
                 A crack was found in the hull during the last trial. Tickets for June remain valid until the autumn.";
        let b = "The harbour board deeply regrets the delay of the new ferry. The yard told the board about it on Tuesday morning. \
                 A crack was found in its hull during the last trial. All tickets for June remain valid until the autumn.";
        let other = "The new ferry comes late, and the harbour board is sorry. On Tuesday morning the yard had told it so. \
                     During a trial the hull had cracked. Who has a ticket for June can still use it.";
        assert!(versions(a, b));
        assert!(!versions(a, other));
    }

    #[test]
    fn a_statement_cut_in_two_is_compared_with_both_parts() {
        let a = "The ferry Albatross ran aground near Holm island on Tuesday morning, and nobody of the forty on board was hurt.";
        let b = "The ferry Albatross ran aground near Holm island on Monday morning. Nobody of the forty on board was hurt.";
        check(a, b, "Tuesday, and | Monday");
    }

    #[test]
    fn statements_in_words_of_their_own_are_not_compared_word_by_word() {
        let a = "The ferry Albatross ran aground near Holm island on Tuesday morning.";
        check(a, "On Tuesday morning, near the island of Holm, a ferry called Albatross hit ground.", " | ");
    }
}
