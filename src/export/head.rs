//! What stands over every report: the sources, how much was found, and how far it is checked.

use crate::base::{Pair, Side};
use crate::display::{Finding, Tag, wording};
use crate::export::ledger::Ledger;
use crate::export::{Subject, order};
use crate::messages::tr;
use crate::review::Status;

/// What stands over a report.
pub(super) struct Head {
    pub(super) sources: Pair<SourceHead>,
    /// Each ledger with its states, the weightiest first; with glyph and name of each also the legend.
    pub(super) counts: Vec<Count>,
    /// Which findings the report holds.
    pub(super) scope: String,
    /// How far they are checked, in one sentence.
    pub(super) progress: String,
    /// "twosource 0.1.0"
    pub(super) program: String,
}

/// What is known of one source.
pub(super) struct SourceHead {
    /// Its own title, else the name of its file.
    pub(super) title: String,
    /// File name, format, date, length and who wrote it.
    pub(super) details: Vec<String>,
    /// Of the bytes that were read.
    pub(super) sha256: String,
    /// The different notices, each with how often it was given.
    pub(super) notices: Vec<(String, usize)>,
}

impl SourceHead {
    /// The notices, each with how often it was given.
    pub(super) fn notices_said(&self) -> impl Iterator<Item = String> {
        self.notices.iter().map(|(message, count)| notice(message, *count))
    }
}

/// A notice with how often it was given.
pub(super) fn notice(message: &str, count: usize) -> String {
    if count > 1 { format!("{message} {}", tr!("report-times", count = count)) } else { message.to_owned() }
}

/// How many findings of one ledger there are.
pub(super) struct Count {
    pub(super) ledger: Ledger,
    pub(super) total: usize,
    /// By state; states without findings too.
    pub(super) states: Vec<(Tag, usize)>,
}

/// The sentence under every report.
pub(super) fn caution() -> &'static str {
    tr!("report-caution")
}

impl Head {
    /// "Written by twosource 0.1.0."
    pub(super) fn written_by(&self) -> String {
        tr!("report-written-by", program = self.program.as_str())
    }

    /// Which findings the report holds, how far they are checked, and what wrote it.
    pub(super) fn in_short(&self) -> String {
        format!("{}. {} {}", self.scope, self.progress, self.written_by())
    }

    pub(super) fn new(subject: &Subject<'_>) -> Self {
        Self {
            sources: Pair::from_fn(|side| source(subject, side)),
            counts: counts(subject),
            scope: subject.scope.words().to_owned(),
            progress: progress(subject),
            program: format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        }
    }
}

fn source(subject: &Subject<'_>, side: Side) -> SourceHead {
    let document = &subject.comparison.documents[side];
    let mut details = wording::source_details(document);
    details.extend(document.author.as_ref().map(|author| tr!("report-author", author = author)));
    let notices: Vec<_> = document.notices.iter().chain(&subject.comparison.extractions[side].notices).collect();
    SourceHead {
        title: document.title.clone().unwrap_or_else(|| document.source.name.clone()),
        details,
        sha256: document.source.sha256.clone(),
        notices: order::notices(&notices),
    }
}

fn counts(subject: &Subject<'_>) -> Vec<Count> {
    let counts = &subject.display.counts;
    let count = |ledger: Ledger, mut states: Vec<(Tag, usize)>| {
        states.sort_by_key(|(tag, _)| order::weight(*tag));
        Count { ledger, total: states.iter().map(|(_, count)| count).sum(), states }
    };
    vec![
        count(Ledger::Quotations, counts.quotes.iter().map(|(state, count)| (Tag::Quote(*state), *count)).collect()),
        count(Ledger::Facts, counts.facts.iter().map(|(verdict, count)| (Tag::Fact(*verdict), *count)).collect()),
        count(Ledger::Statements, counts.statements.iter().map(|(standing, count)| (standing.tag(), *count)).collect()),
    ]
}

fn progress(subject: &Subject<'_>) -> String {
    let findings: Vec<Finding> = Ledger::ALL.iter().flat_map(|ledger| ledger.findings(subject)).collect();
    let said: Vec<_> = findings.iter().filter_map(|finding| subject.marks.get(*finding)).collect();
    let count = |status: Status| said.iter().filter(|said| said.status == status).count();
    let notes = said.iter().filter(|said| !said.note.is_empty()).count();
    let again = said.iter().filter(|said| said.again).count();
    wording::progress(findings.len(), &Status::ALL.map(|status| (status, count(status))), notes, again)
}
