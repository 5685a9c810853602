//! The comparison as one web page: nothing loaded from elsewhere, whole without scripts, fit for paper.

mod facts;
mod filter;
mod head;
mod look;
mod notes;
mod places;
mod policy;
mod quotes;
mod statements;
mod texts;

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::base::{Pair, Side, TextSpan, Work};
use crate::compare::Comparison;
use crate::display::wording::{self, DecidedBy};
use crate::display::{Display, Finding, Tag};
use crate::export::clean::clean;
use crate::export::head::{Head, caution};
use crate::export::ledger::{NoteLine, notes};
use crate::export::{Subject, ids};
use crate::messages::tr;
use places::Places;

/// What every part of the page reads.
struct Page<'c> {
    subject: &'c Subject<'c>,
    comparison: &'c Comparison,
    head: Head,
    display: &'c Display,
    places: Places,
    /// What the reviewer noted on words of the texts.
    notes: Vec<NoteLine<'c>>,
}

/// Writes the page.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> std::io::Result<()> {
    work.check()?;
    let Subject { comparison, display, .. } = subject;
    let places = Places::new(&display.panes);
    let page = Page { subject, comparison, head: Head::new(subject), display, places, notes: notes(subject) };
    out.write_all(page.markup().into_string().as_bytes())
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        let titles = self.titles();
        html! {
            (DOCTYPE)
            html lang=(tr!("language")) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy::policy());
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content=(format!("twosource {}", env!("CARGO_PKG_VERSION")));
                    title { (titles.a) " / " (titles.b) " – Twosource" }
                    style { (PreEscaped(policy::STYLE)) }
                }
                body {
                    a.skip href="#texts" { (tr!("report-skip-to-texts")) }
                    a.skip href="#quotations" { (tr!("report-skip-to-ledgers")) }
                    (self.header())
                    main {
                        (self.texts())
                        (self.filter())
                        (self.quotes())
                        (self.facts())
                        (self.statements())
                        (self.noted())
                    }
                    footer {
                        p { (self.head.written_by()) " " (caution()) }
                    }
                    script { (PreEscaped(policy::SCRIPT)) }
                }
            }
        }
    }

    fn titles(&self) -> Pair<String> {
        Pair::from_fn(|side| {
            let document = &self.comparison.documents[side];
            clean(document.title.as_deref().unwrap_or(&document.source.name)).into_owned()
        })
    }

    /// The language of a side as an attribute; empty says that it is not known.
    fn language(&self, side: Side) -> &'static str {
        match self.comparison.documents[side].language.code() {
            "und" => "",
            code => code,
        }
    }

    /// Why a finding is what it is, who decided it where the program did not, and what the reviewer said of it.
    fn why(&self, finding: Finding, findings: &[Finding]) -> Markup {
        let by = wording::decided_by(self.comparison, finding);
        html! {
            td.why {
                (words(&wording::reason(self.comparison, finding)))
                @if by != DecidedBy::Program { " " strong { (tr!("report-decided-by", who = by.label())) } }
                @for said in findings.iter().filter_map(|finding| self.subject.marks.get(*finding)) {
                    p.reviewer.(said.status.code()) { @if !said.status.glyph().is_empty() { span.sign aria-hidden="true" { (said.status.glyph()) } " " } (words(&wording::reviewer(said))) }
                }
            }
        }
    }

    /// The letter of a side, leading to the place of a finding in its text.
    fn badge(&self, side: Side, finding: Finding, span: Option<TextSpan>) -> Markup {
        let letter = side.letter();
        match self.places.get(side, finding, span) {
            Some(place) => html! {
                a.badge.(ids::letter(side)) href={ "#" (place) } title=(tr!("report-show-in-text", side = letter)) aria-label=(tr!("report-show-in-text", side = letter)) { (letter) }
            },
            None => html! { span.badge.(ids::letter(side)) { (letter) } },
        }
    }
}

/// Who decided, over every ledger.
fn decided() -> Markup {
    html! { p.none { (tr!("report-decided")) } }
}

/// A state or verdict in a ledger: its sign and its name.
fn state(tag: Tag) -> Markup {
    let label = tag.label();
    html! { span.state.(look::colour(tag)) { span.sign aria-hidden="true" { (tag.glyph()) } " " (label) } }
}

/// Words from a text in the middle of ours.
fn words(text: &str) -> Markup {
    html! { bdi { (clean(text)) } }
}
