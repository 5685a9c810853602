//! The report's shape.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::document::DocumentView;
use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, Edit, FactMatch, Link, LinkId, Origin, QuoteMatch};
use crate::display::{Finding, wording};
use crate::export::ids::{self, item};
use crate::export::{Scope, Subject};
use crate::extract::Extraction;
use crate::review::{Anchor, Note, NotePlace, Review, Said};
use crate::text::Document;

const SCHEMA: &str = "twosource-report/1";

#[derive(Serialize)]
pub(super) struct Report<'c> {
    schema: &'static str,
    generator: Generator,
    documents: Sides<DocumentView<'c>>,
    links: Vec<LinkView<'c>>,
    quote_matches: Vec<QuoteMatchView>,
    fact_matches: Vec<FactMatchView<'c>>,
    /// Only where a reviewer said something.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    review: Vec<SaidView<'c>>,
    /// Only where a reviewer noted something on words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteView<'c>>,
    /// What a session keeps, by words instead of ids; only where a reviewer said something.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<Cow<'c, Review>>,
    summary: Value,
}

#[derive(Serialize)]
pub(super) struct Inspection<'c> {
    schema: &'static str,
    generator: Generator,
    document: DocumentView<'c>,
}

#[derive(Serialize)]
struct Generator {
    name: &'static str,
    version: &'static str,
}

const GENERATOR: Generator = Generator { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") };

#[derive(Serialize)]
struct Sides<T> {
    a: T,
    b: T,
}

impl<T> From<Pair<T>> for Sides<T> {
    fn from(pair: Pair<T>) -> Self {
        Self { a: pair.a, b: pair.b }
    }
}

#[derive(Serialize)]
pub(super) struct SpanView {
    start: u32,
    end: u32,
}

impl From<TextSpan> for SpanView {
    fn from(span: TextSpan) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[derive(Serialize)]
struct LinkView<'c> {
    id: String,
    a: Vec<String>,
    b: Vec<String>,
    strength: f64,
    moved: bool,
    by: &'static str,
    shared: &'c [String],
    /// Only of two versions of one statement that differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditView>,
}

#[derive(Serialize)]
struct QuoteMatchView {
    id: String,
    state: &'static str,
    a: Vec<String>,
    b: Vec<String>,
    a_spans: Vec<SpanView>,
    b_spans: Vec<SpanView>,
    edits: Vec<EditView>,
    reason: String,
    by: &'static str,
}

#[derive(Serialize)]
struct SaidView<'c> {
    finding: String,
    status: &'static str,
    note: &'c str,
    check_again: bool,
}

impl<'c> SaidView<'c> {
    fn new((finding, said): (Finding, &'c Said)) -> Self {
        Self { finding: ids::entry(finding), status: said.status.code(), note: &said.note, check_again: said.again }
    }
}

#[derive(Serialize)]
struct NoteView<'c> {
    side: &'static str,
    words: &'c str,
    note: &'c str,
    /// Absent where the words are gone.
    #[serde(flatten)]
    place: Option<SpanView>,
    check_again: bool,
}

impl<'c> NoteView<'c> {
    fn new((note, place): &'c (Note, NotePlace)) -> Self {
        Self {
            side: ids::letter(note.side),
            words: &note.at.words,
            note: &note.note,
            place: place.span().map(SpanView::from),
            check_again: matches!(place, NotePlace::Changed(_)),
        }
    }
}

#[derive(Serialize)]
struct EditView {
    op: &'static str,
    a: Option<SpanView>,
    b: Option<SpanView>,
}

#[derive(Serialize)]
struct FactMatchView<'c> {
    id: String,
    verdict: &'static str,
    a: Vec<String>,
    b: Vec<String>,
    about: &'c str,
    rule: &'static str,
    reason: String,
}

impl<'c> Report<'c> {
    pub(super) fn new(subject: &Subject<'c>) -> Self {
        let comparison = subject.comparison;
        let view = |side| DocumentView::new(side, &comparison.documents[side], &comparison.extractions[side]);
        let edits = comparison.all_edits();
        let links = comparison.links.iter().zip(&edits).filter(|((id, _), _)| subject.holds(Finding::Link(*id)));
        let quotes = comparison.quotes.iter().enumerate().filter(|(at, _)| subject.holds(Finding::Quote(*at)));
        let facts = comparison.facts.iter().enumerate().filter(|(at, _)| subject.holds(Finding::Fact(*at)));
        Self {
            schema: SCHEMA,
            generator: GENERATOR,
            documents: Pair::from_fn(view).into(),
            links: links.map(|((id, link), edits)| LinkView::new(edits, id, link)).collect(),
            quote_matches: quotes.map(|item| QuoteMatchView::new(comparison, item)).collect(),
            fact_matches: facts.map(|item| FactMatchView::new(comparison, item)).collect(),
            review: subject.marks.iter().filter(|(finding, _)| subject.holds(*finding)).map(SaidView::new).collect(),
            notes: subject.marks.notes().iter().map(NoteView::new).collect(),
            session: session(subject),
            summary: summary(subject),
        }
    }
}

/// What was said, without what is not in the scope of the report.
fn session<'c>(subject: &Subject<'c>) -> Option<Cow<'c, Review>> {
    let review = subject.review;
    if *subject.scope == Scope::All || review.marks.is_empty() {
        return (!review.is_empty()).then_some(Cow::Borrowed(review));
    }
    let held: Vec<Anchor> = subject
        .marks
        .iter()
        .filter(|(finding, _)| subject.holds(*finding))
        .map(|(finding, _)| Anchor::of(subject.comparison, finding))
        .collect();
    let marks =
        review.marks.iter().filter(|mark| held.iter().any(|anchor| anchor.a == mark.anchor.a && anchor.b == mark.anchor.b));
    Some(Cow::Owned(Review { marks: marks.cloned().collect(), ..review.clone() }))
}

impl<'c> Inspection<'c> {
    pub(super) fn new(document: &'c Document, extraction: &'c Extraction) -> Self {
        Self { schema: SCHEMA, generator: GENERATOR, document: DocumentView::new(Side::A, document, extraction) }
    }
}

impl<'c> LinkView<'c> {
    fn new(edits: &[Edit], id: LinkId, link: &'c Link) -> Self {
        let ids = |side: Side| link.sentences[side].iter().map(|id| item(side, 's', *id)).collect();
        Self {
            id: ids::entry(Finding::Link(id)),
            a: ids(Side::A),
            b: ids(Side::B),
            strength: rounded(link.strength),
            moved: link.moved,
            by: by(link.by),
            shared: &link.shared,
            edits: edits.iter().map(EditView::from).collect(),
        }
    }
}

impl QuoteMatchView {
    fn new(comparison: &Comparison, (index, found): (usize, &QuoteMatch)) -> Self {
        let ids = |side: Side| found.quotes[side].iter().map(|id| item(side, 'q', *id)).collect();
        Self {
            id: ids::entry(Finding::Quote(index)),
            state: found.state.code(),
            a: ids(Side::A),
            b: ids(Side::B),
            a_spans: spans(&found.spans.a),
            b_spans: spans(&found.spans.b),
            edits: found.edits.iter().map(EditView::from).collect(),
            reason: wording::quote_reason(comparison, found),
            by: by(found.by),
        }
    }
}

impl From<&Edit> for EditView {
    fn from(edit: &Edit) -> Self {
        Self { op: edit.kind.code(), a: edit.a.map(SpanView::from), b: edit.b.map(SpanView::from) }
    }
}

impl<'c> FactMatchView<'c> {
    fn new(comparison: &Comparison, (index, found): (usize, &'c FactMatch)) -> Self {
        let ids = |side: Side| found.facts[side].iter().map(|id| item(side, 'f', *id)).collect();
        Self {
            id: ids::entry(Finding::Fact(index)),
            verdict: found.verdict.code(),
            a: ids(Side::A),
            b: ids(Side::B),
            about: &found.about,
            rule: found.rule.code(),
            reason: wording::fact_reason(comparison, found),
        }
    }
}

/// How many there are of each; states and verdicts that were not found count 0.
fn summary(subject: &Subject<'_>) -> Value {
    let comparison = subject.comparison;
    let counts = &subject.display.counts;
    let quotes: BTreeMap<&str, usize> = counts.quotes.iter().map(|(state, count)| (state.code(), *count)).collect();
    let facts: BTreeMap<&str, usize> = counts.facts.iter().map(|(verdict, count)| (verdict.code(), *count)).collect();
    let per_side = |count: &dyn Fn(Side) -> usize| json!({"a": count(Side::A), "b": count(Side::B)});
    json!({
        "links": comparison.links.ids().filter(|id| subject.holds(Finding::Link(*id))).count(),
        "quote_matches": quotes,
        "fact_matches": facts,
        "statements": per_side(&|side| comparison.documents[side].sentences.len()),
        "quotes": per_side(&|side| comparison.extractions[side].quotes.len()),
        "facts": per_side(&|side| comparison.extractions[side].facts.len()),
    })
}

pub(super) fn spans(spans: &[TextSpan]) -> Vec<SpanView> {
    spans.iter().copied().map(SpanView::from).collect()
}

fn by(origin: Origin) -> &'static str {
    match origin {
        Origin::Engine => "engine",
        Origin::Reviewer => "reviewer",
    }
}

/// Three decimals, so that the last bits of a float never show.
pub(super) fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}
