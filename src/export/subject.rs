//! What a report is of, and how much of it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::compare::Comparison;
use crate::display::{Display, Finding};
use crate::messages::tr;
use crate::review::{Marks, Review, Status};

/// Which findings a report holds. Both texts are in it whole; highlights, ledgers and counts are those of the findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All.
    #[default]
    All,
    /// Those whose status is other than unchecked.
    Checked,
    /// These.
    Only {
        /// The findings.
        findings: BTreeSet<Finding>,
        /// What they are, as the report says it: "Quotations that are altered".
        said: String,
    },
}

/// What a report is of.
#[derive(Clone, Debug)]
pub struct Subject<'c> {
    /// The findings, whether or not the report holds them.
    pub comparison: &'c Comparison,
    /// What is shown: of the findings the report holds, nothing of others.
    pub display: Cow<'c, Display>,
    /// Everything a reviewer said and corrected.
    pub review: &'c Review,
    /// What the reviewer said, by the findings.
    pub marks: &'c Marks,
    /// Which findings it holds.
    pub scope: &'c Scope,
    numbers: HashMap<Finding, usize>,
}

impl<'c> Subject<'c> {
    /// A report of the findings in `scope`; `display` is all that is shown of the comparison, `marks` are those of the review.
    #[must_use]
    pub fn new(comparison: &'c Comparison, display: &'c Display, review: &'c Review, marks: &'c Marks, scope: &'c Scope) -> Self {
        let mut subject = Self { comparison, display: Cow::Borrowed(display), review, marks, scope, numbers: numbers(display) };
        if *scope != Scope::All {
            let narrowed = display.only(comparison, |finding| subject.holds(finding));
            subject.display = Cow::Owned(narrowed);
        }
        subject
    }

    /// Whether the report holds a finding.
    #[must_use]
    pub fn holds(&self, finding: Finding) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Checked => self.marks.get(finding).is_some_and(|said| said.status != Status::Unchecked),
            Scope::Only { findings, .. } => findings.contains(&finding),
        }
    }

    /// The number by which people cite a finding: "Q7", "F3", "S12". It counts the lines of the ledgers of everything, so
    /// that it is the same in a report of less.
    #[must_use]
    pub fn number(&self, finding: Finding) -> String {
        let letter = match finding {
            Finding::Quote(_) => 'Q',
            Finding::Fact(_) => 'F',
            Finding::Link(_) | Finding::Statement(..) => 'S',
        };
        self.numbers.get(&finding).map_or_else(String::new, |number| format!("{letter}{number}"))
    }
}

impl Scope {
    /// Which findings a report holds, in words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::All => tr!("report-scope-all"),
            Self::Checked => tr!("report-scope-checked"),
            Self::Only { said, .. } => said,
        }
    }
}

/// The position of each finding in its ledger, counted from 1.
fn numbers(display: &Display) -> HashMap<Finding, usize> {
    let quotes = display.quotes.iter().map(|item| item.finding).enumerate();
    let facts = display.facts.iter().map(|item| item.finding).enumerate();
    let statements = display.statements.iter().enumerate();
    let statements = statements.flat_map(|(at, item)| item.findings.iter().map(move |finding| (at, *finding)));
    quotes.chain(facts).chain(statements).map(|(at, finding)| (finding, at + 1)).collect()
}
