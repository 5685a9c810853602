//! What to show, without colours or fonts: one derivation that the window and every export read.
//!
//! [`Display`] holds, for each side, the text cut into flat [`Segment`]s that neither overlap nor leave gaps inside a row,
//! the connectors between the sides, and the lists of findings. Each renderer owns one table from [`Tag`] to a look.

mod card;
mod connect;
mod groups;
mod lists;
mod pane;
mod segment;
mod tag;
pub mod wording;

use crate::base::{Id, Pair, Side};
use crate::compare::{Comparison, LinkId};

pub use crate::review::Finding;
pub use card::{Card, Passage, Piece, card};
pub use connect::{Connector, connectors_of};
pub use lists::{Counts, FactItem, QuoteItem, Standing, StatementItem, counts, in_step};
pub use pane::{Pane, Row, pane_of};
pub use segment::{Layered, Mark, Segment, flatten};
pub use tag::{Layer, Tag};

/// Everything about one comparison that is shown, in the order it is shown.
#[derive(Clone, Debug, Default)]
pub struct Display {
    /// Each side's text.
    pub panes: Pair<Pane>,
    /// What joins the two, in order of A.
    pub connectors: Vec<Connector>,
    /// The ledger of quotations, in order of A with B's own between.
    pub quotes: Vec<QuoteItem>,
    /// The ledger of facts.
    pub facts: Vec<FactItem>,
    /// Every statement of both texts once: both say, only A, only B.
    pub statements: Vec<StatementItem>,
    /// For every link, where it stands in `statements`.
    pub listed: Vec<usize>,
    /// How many there are of each kind.
    pub counts: Counts,
}

impl Display {
    /// The same of some findings only: their highlights, connectors, lines and counts. Both texts stay whole.
    #[must_use]
    pub fn only(&self, comparison: &Comparison, keep: impl Fn(Finding) -> bool) -> Self {
        let mut only = Self {
            panes: Pair::from_fn(|side: Side| self.panes[side].only(&comparison.documents[side], &keep)),
            connectors: self.connectors.iter().filter(|connector| keep(connector.finding)).copied().collect(),
            quotes: self.quotes.iter().filter(|item| keep(item.finding)).cloned().collect(),
            facts: self.facts.iter().filter(|item| keep(item.finding)).cloned().collect(),
            statements: self.statements.iter().filter(|item| item.findings.iter().any(|one| keep(*one))).cloned().collect(),
            listed: Vec::new(),
            counts: Counts::default(),
        };
        only.listed = listed(comparison, &only.statements);
        only.counts = Counts::of(&only.quotes, &only.facts, &only.statements);
        only
    }

    /// Derives what is shown of a comparison.
    #[must_use]
    pub fn new(comparison: &Comparison) -> Self {
        let quotes = lists::quotes(comparison);
        let facts = lists::facts(comparison);
        let statements = lists::statements(comparison);
        let changed = comparison.all_changed();
        Self {
            panes: Pair::from_fn(|side: Side| pane::pane(comparison, &changed, side)),
            connectors: connect::connectors(comparison),
            counts: lists::counts(comparison),
            listed: listed(comparison, &statements),
            quotes,
            facts,
            statements,
        }
    }

    /// The finding that stands in a list for this one: of several links between the same statements the strongest.
    #[must_use]
    pub fn listed(&self, finding: Finding) -> Finding {
        let Finding::Link(id) = finding else { return finding };
        self.links_beside(id).map_or(finding, |item| item.finding)
    }

    /// The line of the statements that a link joins.
    #[must_use]
    pub fn links_beside(&self, id: LinkId) -> Option<&StatementItem> {
        self.statements.get(*self.listed.get(id.index())?)
    }
}

/// For every link, the line of its statements.
fn listed(comparison: &Comparison, statements: &[StatementItem]) -> Vec<usize> {
    let mut listed = vec![usize::MAX; comparison.links.len()];
    for (row, item) in statements.iter().enumerate() {
        for finding in &item.findings {
            let Finding::Link(id) = finding else { continue };
            if let Some(known) = listed.get_mut(id.index()) {
                *known = row;
            }
        }
    }
    listed
}
