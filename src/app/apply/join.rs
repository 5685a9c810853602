//! Statements linked, and quotations paired, by hand; and taken apart.

use std::sync::Arc;

use crate::app::{Analysis, AppState, Effect, Joining, Message};
use crate::base::{Pair, Side};
use crate::compare::{Comparison, LinkId, QuoteMatch, QuoteState};
use crate::display::Finding;
use crate::extract::QuoteId;
use crate::messages::tr;
use crate::review::{Anchor, Correction, Kind, Passage, passage_of};
use crate::text::SentenceId;

impl AppState {
    /// What is joined is taken apart. What stands alone waits for one of the other side, with which it is then joined.
    pub(super) fn link(&mut self) -> Vec<Effect> {
        let Some(analysis) = self.analysis.clone() else { return Vec::new() };
        let (joins, otherwise) = match self.joining {
            Some(Joining::Quote(..)) => (matches!(self.selection, Some(Finding::Quote(_))), tr!("news-no-quotation-to-join")),
            Some(Joining::Statement(..)) => {
                (matches!(self.selection, Some(Finding::Statement(..))), tr!("news-no-statement-to-join"))
            }
            None => (true, ""),
        };
        // What waits for a partner must not take something else apart.
        if !joins {
            self.joining = None;
            self.message = Some(Message::news(otherwise));
            return Vec::new();
        }
        match self.selection {
            Some(Finding::Link(id)) => self.unlink(&analysis, id),
            Some(Finding::Statement(side, id)) => self.join_statement(&analysis.comparison, side, id),
            Some(Finding::Quote(index)) => self.join_quote(&analysis, index),
            Some(Finding::Fact(_)) | None => {
                self.message = Some(Message::news(tr!("news-choose-to-link")));
                Vec::new()
            }
        }
    }

    fn unlink(&mut self, analysis: &Arc<Analysis>, id: LinkId) -> Vec<Effect> {
        let comparison = &analysis.comparison;
        let Some(link) = comparison.links.get(id) else { return Vec::new() };
        let passages = Pair::from_fn(|side| all(&link.sentences[side], |id| statement(comparison, side, *id)));
        let corrections = each_pair(&passages).map(|(a, b)| Correction::Unlink { a, b }).collect();
        self.message = Some(Message::news(tr!("news-unlinked")));
        // What is linked otherwise as well is no statement of its own.
        let elsewhere = |side: Side| {
            let others = comparison.links.iter().filter(|(other, _)| *other != id);
            others.flat_map(|(_, other)| &other.sentences[side]).any(|own| link.sentences[side].contains(own))
        };
        let halves = alone(Kind::Statement, &passages, elsewhere);
        self.part(tr!("change-unlink"), Finding::Link(id), corrections, halves)
    }

    /// Takes apart what was joined; what was said of it is said of its halves.
    fn part(&mut self, what: &str, whole: Finding, corrections: Vec<Correction>, halves: Vec<Anchor>) -> Vec<Effect> {
        let at = self.placement.mark_of(whole);
        let count = halves.len();
        let changed = self.history.change(what, |review| {
            corrections.into_iter().for_each(|correction| review.correct(correction));
            review.part_marks(at, halves);
        });
        if changed {
            self.placement.part_marks(at, count);
        }
        self.corrected(changed)
    }

    /// Joins two findings; what was said of them is said of the whole, which is then chosen.
    fn join(&mut self, what: &str, halves: [Option<Finding>; 2], correction: Correction, whole: Anchor) -> Vec<Effect> {
        let at = halves.map(|finding| self.placement.mark_of(finding?));
        let chosen = whole.clone();
        let changed = self.history.change(what, |review| {
            review.correct(correction);
            review.join_marks(at, whole);
        });
        if changed {
            self.placement.join_marks(at);
            self.keeping.chosen = Some(chosen);
        }
        self.corrected(changed)
    }

    fn join_statement(&mut self, comparison: &Comparison, side: Side, id: SentenceId) -> Vec<Effect> {
        let Some(Joining::Statement(other, waiting)) = self.joining.filter(|joining| joining.side() != side) else {
            self.joining = Some(Joining::Statement(side, id));
            self.message = Some(Message::news(tr!("news-choose-statement", side = side.other().letter())));
            return Vec::new();
        };
        self.joining = None;
        let passages = [(side, id), (other, waiting)].map(|(side, id)| statement(comparison, side, id));
        let Some((a, b)) = in_order(side, passages) else { return Vec::new() };
        self.message = Some(Message::news(tr!("news-linked")));
        let halves = [Finding::Statement(side, id), Finding::Statement(other, waiting)].map(Some);
        let whole = Anchor { kind: Kind::Link, state: "both".to_owned(), a: vec![a.clone()], b: vec![b.clone()] };
        self.join(tr!("change-link"), halves, Correction::Link { a, b }, whole)
    }

    /// A quotation that waits is paired with the chosen one of the other side, whatever that was paired with before.
    fn join_quote(&mut self, analysis: &Arc<Analysis>, index: usize) -> Vec<Effect> {
        let comparison = &analysis.comparison;
        let Some(found) = comparison.quotes.get(index) else { return Vec::new() };
        if let Some(Joining::Quote(side, waiting)) = self.joining
            && let Some(partner) = found.quotes[side.other()].first().filter(|_| !found.quotes[side].contains(&waiting))
        {
            self.joining = None;
            let passages = [(side, waiting), (side.other(), *partner)].map(|(side, id)| quotation(comparison, side, id));
            let Some((a, b)) = in_order(side, passages) else { return Vec::new() };
            self.message = Some(Message::news(tr!("news-paired")));
            // What was paired with another so far is another finding.
            let chosen = own_side(found).is_some().then_some(Finding::Quote(index));
            let whole = Anchor { kind: Kind::Quote, state: String::new(), a: vec![a.clone()], b: vec![b.clone()] };
            return self.join(
                tr!("change-pair"),
                [alone_quote(comparison, side, waiting), chosen],
                Correction::Pair { a, b },
                whole,
            );
        }
        match own_side(found) {
            Some((side, id)) => {
                self.joining = Some(Joining::Quote(side, id));
                self.message = Some(Message::news(tr!("news-choose-quotation", side = side.other().letter())));
                Vec::new()
            }
            None => self.unpair(comparison, index, found),
        }
    }

    /// Quotations that are not the same, or words without marks that are not what a quotation says.
    fn unpair(&mut self, comparison: &Comparison, index: usize, found: &QuoteMatch) -> Vec<Effect> {
        let quoted = Pair::from_fn(|side| all(&found.quotes[side], |id| quotation(comparison, side, *id)));
        let words = |side: Side| all(&found.spans[side], |span| Some(passage_of(&comparison.documents[side], *span)));
        let passages = Pair::from_fn(|side| if quoted[side].is_empty() { words(side) } else { quoted[side].clone() });
        let said = match found.state {
            QuoteState::Unquoted => tr!("news-words-taken-away"),
            _ => tr!("news-unpaired"),
        };
        self.message = Some(Message::news(said));
        let corrections = each_pair(&passages).map(|(a, b)| Correction::Unpair { a, b }).collect();
        let elsewhere = |side: Side| {
            let others = comparison.quotes.iter().enumerate().filter(|(other, _)| *other != index);
            others.flat_map(|(_, other)| &other.quotes[side]).any(|own| found.quotes[side].contains(own))
        };
        let halves = alone(Kind::Quote, &quoted, elsewhere);
        self.part(tr!("change-unpair"), Finding::Quote(index), corrections, halves)
    }
}

/// The quotation that stands on one side only.
fn own_side(found: &QuoteMatch) -> Option<(Side, QuoteId)> {
    if found.state == QuoteState::Unquoted {
        return None;
    }
    let side = Side::BOTH.into_iter().find(|side| found.quotes[side.other()].is_empty())?;
    Some((side, *found.quotes[side].first()?))
}

/// The finding of a quotation that has no partner with marks.
fn alone_quote(comparison: &Comparison, side: Side, id: QuoteId) -> Option<Finding> {
    let is_it = |found: &QuoteMatch| found.quotes[side].contains(&id) && found.quotes[side.other()].is_empty();
    comparison.quotes.iter().position(is_it).map(Finding::Quote)
}

/// The halves that stand alone, each by its first passage; both where neither does.
fn alone(kind: Kind, passages: &Pair<Vec<Passage>>, elsewhere: impl Fn(Side) -> bool) -> Vec<Anchor> {
    let half = |side: Side| Some((elsewhere(side), half(kind, side, passages[side].first()?.clone())));
    let halves: Vec<(bool, Anchor)> = Side::BOTH.into_iter().filter_map(half).collect();
    let all = halves.iter().all(|(elsewhere, _)| *elsewhere);
    halves.into_iter().filter(|(elsewhere, _)| all || !elsewhere).map(|(_, half)| half).collect()
}

/// A finding that stands on one side only; what became of a quotation is not known yet.
fn half(kind: Kind, side: Side, passage: Passage) -> Anchor {
    let state = match (kind, side) {
        (Kind::Statement, Side::A) => "only_a",
        (Kind::Statement, Side::B) => "only_b",
        _ => "",
    };
    let mut anchor = Anchor { kind, state: state.to_owned(), a: Vec::new(), b: Vec::new() };
    if side == Side::A {
        anchor.a.push(passage)
    } else {
        anchor.b.push(passage)
    }
    anchor
}

fn statement(comparison: &Comparison, side: Side, id: SentenceId) -> Option<Passage> {
    let span = comparison.documents[side].sentences.get(id)?.span;
    Some(passage_of(&comparison.documents[side], span))
}

fn quotation(comparison: &Comparison, side: Side, id: QuoteId) -> Option<Passage> {
    let span = comparison.extractions[side].quotes.get(id)?.span;
    Some(passage_of(&comparison.documents[side], span))
}

fn all<T>(ids: &[T], passage: impl Fn(&T) -> Option<Passage>) -> Vec<Passage> {
    ids.iter().filter_map(passage).collect()
}

fn each_pair(passages: &Pair<Vec<Passage>>) -> impl Iterator<Item = (Passage, Passage)> {
    passages.a.iter().flat_map(|a| passages.b.iter().map(|b| (a.clone(), b.clone())))
}

/// The first of two passages stands on this side.
fn in_order(side: Side, [first, second]: [Option<Passage>; 2]) -> Option<(Passage, Passage)> {
    let (own, other) = (first?, second?);
    Some(if side == Side::A { (own, other) } else { (other, own) })
}
