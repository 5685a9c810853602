//! The comparison as one web page: no scripts, nothing loaded from elsewhere, fit for paper.

mod facts;
mod head;
mod look;
mod places;
mod quotes;
mod statements;
mod texts;

use std::io::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::base::{Pair, Side, TextSpan, Work};
use crate::compare::Comparison;
use crate::display::{Display, Finding, Tag, wording};
use crate::export::clean::clean;
use crate::export::{Subject, ids};
use crate::review::Marks;
use places::Places;

const STYLE: &str = include_str!("style.css");

/// What every part of the page reads.
struct Page<'c> {
    comparison: &'c Comparison,
    marks: &'c Marks,
    display: &'c Display,
    places: Places,
}

/// Writes the page.
///
/// # Errors
/// The error of the writer; [`crate::base::Cancelled`] inside one when the work was cancelled.
pub fn write_report(subject: &Subject<'_>, work: &Work, mut out: impl Write) -> std::io::Result<()> {
    work.check()?;
    let Subject { comparison, marks, display, .. } = subject;
    let places = Places::new(&display.panes);
    let page = Page { comparison, marks, display, places };
    out.write_all(page.markup().into_string().as_bytes())
}

impl Page<'_> {
    fn markup(&self) -> Markup {
        let titles = self.titles();
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="generator" content={ "twosource " (env!("CARGO_PKG_VERSION")) };
                    title { (titles.a) " / " (titles.b) " – Twosource" }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#texts" { "Skip to the texts" }
                    (self.header())
                    main {
                        (self.texts())
                        (self.quotes())
                        (self.facts())
                        (self.statements())
                    }
                    footer {
                        p { "Written by twosource " (env!("CARGO_PKG_VERSION")) ". The findings are those of a program that reads words, not the world: look at both passages before relying on one." }
                    }
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

    /// Why a finding is what it is, and what the reviewer said of it.
    fn why(&self, finding: Finding) -> Markup {
        html! {
            td.why {
                (words(&wording::reason(self.comparison, finding)))
                @if let Some(said) = self.marks.get(finding) {
                    p.reviewer.(said.status.label()) { @if !said.status.glyph().is_empty() { span.sign aria-hidden="true" { (said.status.glyph()) } " " } (words(&wording::reviewer(said))) }
                }
            }
        }
    }

    /// The letter of a side, leading to the place of a finding in its text.
    fn badge(&self, side: Side, finding: Finding, span: Option<TextSpan>) -> Markup {
        let letter = side.letter();
        match self.places.get(side, finding, span) {
            Some(place) => html! {
                a.badge.(ids::letter(side)) href={ "#" (place) } title={ "Show in text " (letter) } aria-label={ "Show in text " (letter) } { (letter) }
            },
            None => html! { span.badge.(ids::letter(side)) { (letter) } },
        }
    }
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
