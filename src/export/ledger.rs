//! The ledgers as lines that every format shares.

use std::collections::BTreeMap;

use crate::base::{Pair, Side, TextSpan};
use crate::display::wording::{self, DecidedBy, Kind};
use crate::display::{Card, Finding, Passage, StatementItem, Tag, card};
use crate::export::{Subject, ids};
use crate::messages::tr;
use crate::review::{Note, NotePlace, Said};
use crate::text::At;

/// One of the three ledgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ledger {
    Quotations,
    Facts,
    Statements,
}

/// One line of a ledger.
pub(super) struct Entry<'c> {
    /// "F3"; see [`Subject::number`].
    pub(super) number: String,
    /// Its findings: one, or all links between the statements of one line, the strongest first.
    pub(super) findings: Vec<Finding>,
    /// State or verdict, both passages with the words that matter marked, and the reason.
    pub(super) card: Card,
    /// What kind of quotation or value it is, or that a statement is moved.
    pub(super) kind: Option<Kind>,
    /// What a value is of; may be empty.
    pub(super) about: &'c str,
    /// What the reviewer said of its findings.
    pub(super) said: Vec<&'c Said>,
    /// Who decided.
    pub(super) by: DecidedBy,
}

impl Ledger {
    pub(super) const ALL: [Ledger; 3] = [Ledger::Quotations, Ledger::Facts, Ledger::Statements];

    /// The name over it.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Quotations => tr!("ledger-quotations"),
            Self::Facts => tr!("ledger-facts"),
            Self::Statements => tr!("ledger-statements"),
        }
    }

    /// So many findings of it: "12 quotations".
    pub(super) fn counted(self, count: usize) -> String {
        match self {
            Self::Quotations => tr!("ledger-count-quotations", count = count),
            Self::Facts => tr!("ledger-count-facts", count = count),
            Self::Statements => tr!("ledger-count-statements", count = count),
        }
    }

    /// Its findings in order of the texts, as they are numbered.
    pub(super) fn findings(self, subject: &Subject<'_>) -> Vec<Finding> {
        let display = &subject.display;
        match self {
            Self::Quotations => display.quotes.iter().map(|item| item.finding).collect(),
            Self::Facts => display.facts.iter().map(|item| item.finding).collect(),
            Self::Statements => display.statements.iter().map(|item| item.finding).collect(),
        }
    }
}

impl<'c> Entry<'c> {
    /// The line of a finding.
    pub(super) fn new(subject: &Subject<'c>, finding: Finding) -> Option<Self> {
        let comparison = subject.comparison;
        let mut card = card(comparison, finding)?;
        let mut findings = vec![finding];
        if let Finding::Link(id) = finding
            && let Some(item) = subject.display.links_beside(id).filter(|item| item.findings.contains(&finding))
        {
            card.passages = grouped(subject, item);
            findings.clone_from(&item.findings);
        }
        let about = match finding {
            Finding::Fact(index) => comparison.facts.get(index).map_or("", |found| found.about.as_str()),
            _ => "",
        };
        Some(Self {
            number: subject.number(finding),
            card,
            kind: wording::kind(comparison, finding),
            about,
            said: findings.iter().filter_map(|finding| subject.marks.get(*finding)).collect(),
            by: wording::decided_by(comparison, finding),
            findings,
        })
    }

    /// The name of its kind; may be empty.
    pub(super) fn kind(&self) -> &'static str {
        self.kind.map_or("", Kind::label)
    }

    /// "fm2", as in the JSON report; of several links all, with spaces between.
    pub(super) fn ids(&self) -> String {
        self.findings.iter().map(|finding| ids::entry(*finding)).collect::<Vec<_>>().join(" ")
    }

    /// Its passages on one side.
    pub(super) fn passages(&self, side: Side) -> impl Iterator<Item = &Passage> {
        self.card.passages.iter().filter(move |passage| passage.side == side)
    }

    /// Speakers and cues on one side, each once, or that words stand without marks; empty for values and statements.
    pub(super) fn captions(&self, side: Side) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        let is_quote = matches!(self.card.finding, Finding::Quote(_));
        for passage in self.passages(side).filter(|passage| is_quote && !passage.caption.is_empty()) {
            if !out.contains(&passage.caption.as_str()) {
                out.push(&passage.caption);
            }
        }
        out
    }

    /// Pages or times at which its passages begin, each once; empty for sources that have neither.
    pub(super) fn places(&self, subject: &Subject<'_>) -> Pair<Vec<String>> {
        Pair::from_fn(|side| {
            let document = &subject.comparison.documents[side];
            let places = self.passages(side).filter_map(|passage| document.place_at(passage.span.start));
            let mut places: Vec<String> = places.map(At::label).collect();
            places.dedup();
            places
        })
    }

    /// Where its passages on one side begin and end, in bytes.
    pub(super) fn extent(&self, side: Side) -> Option<(u32, u32)> {
        let start = self.passages(side).map(|passage| passage.span.start).min()?;
        Some((start, self.passages(side).map(|passage| passage.span.end).max()?))
    }

    /// State or verdict.
    pub(super) fn tag(&self) -> Tag {
        self.card.tag
    }
}

/// The passages of statements that several links join, each once.
fn grouped(subject: &Subject<'_>, item: &StatementItem) -> Vec<Passage> {
    // The strongest link last, so that its marked words are shown.
    let of_links = item.findings.iter().rev().filter_map(|finding| card(subject.comparison, *finding));
    let passages = of_links.flat_map(|card| card.passages);
    let known: BTreeMap<(Side, TextSpan), Passage> = passages.map(|passage| ((passage.side, passage.span), passage)).collect();
    let places = Side::BOTH.into_iter().flat_map(|side| item.passages[side].iter().map(move |(span, _)| (side, *span)));
    places.filter_map(|place| known.get(&place).cloned()).collect()
}

/// What a reviewer noted on words of a text.
pub(super) struct NoteLine<'c> {
    pub(super) side: Side,
    /// The words when it was noted.
    pub(super) words: &'c str,
    pub(super) note: &'c str,
    /// Where the words are; nowhere when they are lost.
    pub(super) span: Option<TextSpan>,
    /// What became of the words, if not the same: "to be checked again", "words lost".
    pub(super) state: &'static str,
}

/// The notes on words, those of A first, each side in order of the text, lost ones last.
pub(super) fn notes<'c>(subject: &Subject<'c>) -> Vec<NoteLine<'c>> {
    let line = |(note, place): &'c (Note, NotePlace)| NoteLine {
        side: note.side,
        words: &note.at.words,
        note: &note.note,
        span: place.span(),
        state: match place {
            NotePlace::Found(_) => "",
            NotePlace::Changed(_) => tr!("status-again"),
            NotePlace::Lost => tr!("note-lost"),
        },
    };
    let mut lines: Vec<NoteLine<'c>> = subject.marks.notes().iter().map(line).collect();
    lines.sort_by_key(|line| (line.side, line.span.is_none(), line.span));
    lines
}
