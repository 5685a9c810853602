//! Statements linked, and quotations paired, by hand; and taken apart.

use std::sync::Arc;

use crate::app::{Analysis, AppState, Effect, Joining, Message};
use crate::base::{Pair, Side};
use crate::compare::{Comparison, LinkId, QuoteMatch};
use crate::display::Finding;
use crate::extract::QuoteId;
use crate::review::{Correction, Passage, passage_of};
use crate::text::SentenceId;

impl AppState {
    /// What is joined is taken apart. What stands alone waits for one of the other side, with which it is then joined.
    pub(super) fn link(&mut self) -> Vec<Effect> {
        let Some(analysis) = self.analysis.clone() else { return Vec::new() };
        let (joins, other) = match self.joining {
            Some(Joining::Quote(..)) => (matches!(self.selection, Some(Finding::Quote(_))), "quotation"),
            Some(Joining::Statement(..)) => (matches!(self.selection, Some(Finding::Statement(..))), "statement"),
            None => (true, ""),
        };
        // What waits for a partner must not take something else apart.
        if !joins {
            self.joining = None;
            self.message =
                Some(Message::news(format!("That is no {other} on its own, so nothing was changed. Begin again with the two.")));
            return Vec::new();
        }
        match self.selection {
            Some(Finding::Link(id)) => self.unlink(&analysis, id),
            Some(Finding::Statement(side, id)) => self.join_statement(&analysis.comparison, side, id),
            Some(Finding::Quote(index)) => self.join_quote(&analysis, index),
            Some(Finding::Fact(_)) | None => {
                self.message = Some(Message::news("Choose a statement or a quotation to link, or a link to take away."));
                Vec::new()
            }
        }
    }

    fn unlink(&mut self, analysis: &Arc<Analysis>, id: LinkId) -> Vec<Effect> {
        let comparison = &analysis.comparison;
        let Some(link) = comparison.links.get(id) else { return Vec::new() };
        let passages = Pair::from_fn(|side| all(&link.sentences[side], |id| statement(comparison, side, *id)));
        let changed = self.history.change("unlink", |review| {
            each_pair(passages).for_each(|(a, b)| review.correct(Correction::Unlink { a, b }));
        });
        self.selection = None;
        self.message = Some(Message::news("The link was taken away."));
        self.corrected(changed)
    }

    fn join_statement(&mut self, comparison: &Comparison, side: Side, id: SentenceId) -> Vec<Effect> {
        let Some(Joining::Statement(other, waiting)) = self.joining.filter(|joining| joining.side() != side) else {
            self.joining = Some(Joining::Statement(side, id));
            return self.ask_partner("statement", side);
        };
        self.joining = None;
        let passages = [(side, id), (other, waiting)].map(|(side, id)| statement(comparison, side, id));
        let Some((a, b)) = in_order(side, passages) else { return Vec::new() };
        self.message = Some(Message::news("Linked."));
        self.correct("link", Correction::Link { a, b })
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
            self.message = Some(Message::news("Paired."));
            return self.correct("pair", Correction::Pair { a, b });
        }
        match own_side(found) {
            Some((side, id)) => {
                self.joining = Some(Joining::Quote(side, id));
                self.ask_partner("quotation", side)
            }
            None => self.unpair(comparison, found),
        }
    }

    fn unpair(&mut self, comparison: &Comparison, found: &QuoteMatch) -> Vec<Effect> {
        let passages = Pair::from_fn(|side| all(&found.quotes[side], |id| quotation(comparison, side, *id)));
        let changed = self.history.change("unpair", |review| {
            each_pair(passages).for_each(|(a, b)| review.correct(Correction::Unpair { a, b }));
        });
        self.selection = None;
        self.message = Some(Message::news("The quotations are no longer paired."));
        self.corrected(changed)
    }

    fn ask_partner(&mut self, what: &str, side: Side) -> Vec<Effect> {
        let other = side.other().letter();
        self.message = Some(Message::news(format!("Choose the {what} of {other} that says the same, and link again.")));
        Vec::new()
    }
}

/// The quotation that stands on one side only, or without marks on the other.
fn own_side(found: &QuoteMatch) -> Option<(Side, QuoteId)> {
    let side = Side::BOTH.into_iter().find(|side| found.quotes[side.other()].is_empty())?;
    Some((side, *found.quotes[side].first()?))
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

fn each_pair(passages: Pair<Vec<Passage>>) -> impl Iterator<Item = (Passage, Passage)> {
    let Pair { a, b } = passages;
    a.into_iter().flat_map(move |a| b.clone().into_iter().map(move |b| (a.clone(), b)))
}

/// The first of two passages stands on this side.
fn in_order(side: Side, [first, second]: [Option<Passage>; 2]) -> Option<(Passage, Passage)> {
    let (own, other) = (first?, second?);
    Some(if side == Side::A { (own, other) } else { (other, own) })
}
