//! The report's shape.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, Edit, FactMatch, Link, LinkId, Origin, QuoteMatch};
use crate::display::{Finding, wording};
use crate::export::Subject;
use crate::export::ids::{self, item};
use crate::extract::{DateValue, Extraction, Fact, FactKind, FactValue, Quote, Speaker};
use crate::review::{Note, NotePlace, Said};
use crate::text::{Document, SentenceId};

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
struct SpanView {
    start: u32,
    end: u32,
}

impl From<TextSpan> for SpanView {
    fn from(span: TextSpan) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[derive(Serialize)]
struct DocumentView<'c> {
    name: &'c str,
    path: Option<String>,
    format: &'static str,
    sha256: &'c str,
    title: Option<&'c str>,
    author: Option<&'c str>,
    date: Option<String>,
    language: &'static str,
    text: &'c str,
    blocks: Vec<BlockView>,
    places: Vec<PlaceView>,
    statements: Vec<StatementView>,
    quotes: Vec<QuoteView<'c>>,
    facts: Vec<FactView<'c>>,
    notices: Vec<NoticeView>,
}

#[derive(Serialize)]
struct BlockView {
    #[serde(flatten)]
    span: SpanView,
    kind: &'static str,
}

#[derive(Serialize)]
struct PlaceView {
    start: u32,
    at: String,
}

#[derive(Serialize)]
struct StatementView {
    id: String,
    #[serde(flatten)]
    span: SpanView,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<MarkView>,
}

#[derive(Serialize)]
struct MarkView {
    #[serde(flatten)]
    span: SpanView,
    kind: &'static str,
}

/// The superlatives and hedges of a statement.
fn marks_of(extraction: &Extraction, sentence: SentenceId) -> Vec<MarkView> {
    let marks = extraction.marks.as_slice();
    let first = marks.partition_point(|mark| mark.sentence < sentence);
    let own = marks.get(first..).unwrap_or(&[]).iter().take_while(|mark| mark.sentence == sentence);
    own.map(|mark| MarkView { span: mark.span.into(), kind: mark.kind.code() }).collect()
}

#[derive(Serialize)]
struct NoticeView {
    kind: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<u32>,
}

#[derive(Serialize)]
struct QuoteView<'c> {
    id: String,
    #[serde(flatten)]
    span: SpanView,
    parts: Vec<SpanView>,
    kind: &'static str,
    continues: Option<String>,
    speaker: Option<SpeakerView<'c>>,
    cue: Option<SpanView>,
}

#[derive(Serialize)]
struct SpeakerView<'c> {
    name: &'c str,
    #[serde(flatten)]
    span: SpanView,
    confidence: f64,
}

#[derive(Serialize)]
struct FactView<'c> {
    id: String,
    #[serde(flatten)]
    span: SpanView,
    kind: &'static str,
    value: Value,
    about: &'c str,
    statement: String,
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
        Self { finding: ids::entry(finding), status: said.status.label(), note: &said.note, check_again: said.again }
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
            summary: summary(subject),
        }
    }
}

impl<'c> Inspection<'c> {
    pub(super) fn new(document: &'c Document, extraction: &'c Extraction) -> Self {
        Self { schema: SCHEMA, generator: GENERATOR, document: DocumentView::new(Side::A, document, extraction) }
    }
}

impl<'c> DocumentView<'c> {
    fn new(side: Side, document: &'c Document, extraction: &'c Extraction) -> Self {
        let notices = document.notices.iter().chain(&extraction.notices);
        Self {
            name: &document.source.name,
            path: document.source.path.as_ref().map(|path| path.display().to_string()),
            format: document.source.format.code(),
            sha256: &document.source.sha256,
            title: document.title.as_deref(),
            author: document.author.as_deref(),
            date: document.date.map(|date| date.to_string()),
            language: document.language.code(),
            text: &document.text,
            blocks: document
                .blocks
                .iter()
                .map(|(_, block)| BlockView { span: block.span.into(), kind: block.kind.code() })
                .collect(),
            places: document.places.iter().map(|place| PlaceView { start: place.start, at: place.at.to_string() }).collect(),
            statements: document
                .sentences
                .iter()
                .map(|(id, sentence)| StatementView {
                    id: item(side, 's', id),
                    span: sentence.span.into(),
                    marks: marks_of(extraction, id),
                })
                .collect(),
            quotes: extraction.quotes.iter().map(|(id, quote)| QuoteView::new(side, item(side, 'q', id), quote)).collect(),
            facts: extraction.facts.iter().map(|(id, fact)| FactView::new(side, item(side, 'f', id), fact)).collect(),
            notices: notices
                .map(|notice| NoticeView {
                    kind: notice.kind.code(),
                    message: wording::notice_message(&notice.kind),
                    start: notice.span.map(|span| span.start),
                    end: notice.span.map(|span| span.end),
                })
                .collect(),
        }
    }
}

impl<'c> QuoteView<'c> {
    fn new(side: Side, id: String, quote: &'c Quote) -> Self {
        Self {
            id,
            span: quote.span.into(),
            parts: spans(&quote.parts),
            kind: quote.kind.code(),
            continues: quote.continues.map(|id| item(side, 'q', id)),
            speaker: quote.speaker.as_ref().map(SpeakerView::new),
            cue: quote.cue.map(SpanView::from),
        }
    }
}

impl<'c> SpeakerView<'c> {
    fn new(speaker: &'c Speaker) -> Self {
        Self { name: &speaker.name, span: speaker.mention.into(), confidence: rounded(speaker.confidence) }
    }
}

impl<'c> FactView<'c> {
    fn new(side: Side, id: String, fact: &'c Fact) -> Self {
        Self {
            id,
            span: fact.span.into(),
            kind: fact.kind().code(),
            value: normal_form(&fact.value),
            about: &fact.about,
            statement: item(side, 's', fact.sentence),
        }
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

fn normal_form(value: &FactValue) -> Value {
    match value {
        FactValue::Date(date) => date_form(date),
        FactValue::Time { minutes, zone, bound } => json!({"minutes": minutes, "zone": zone, "bound": bound.code()}),
        FactValue::Quantity { low, high, unit, bound, .. } => {
            json!({"low": low, "high": high, "unit": unit, "bound": bound.code()})
        }
        FactValue::Tally { first, second } => json!({"first": first, "second": second}),
        FactValue::Entity { name, .. } => json!({"name": name}),
        FactValue::Described { kind: FactKind::Role, text, .. } => json!({"holder": "", "role": text}),
        FactValue::Described { text, .. } => json!({"name": text}),
        FactValue::Claim { words } => json!({"words": words}),
        FactValue::Role { holder, role, .. } => json!({"holder": holder, "role": role}),
    }
}

/// Only what is given.
fn date_form(date: &DateValue) -> Value {
    let mut form = serde_json::Map::new();
    let numbers = [
        ("year", date.year.map(i32::from)),
        ("month", date.month.map(i32::from)),
        ("day", date.day.map(i32::from)),
        ("weekday", date.weekday.map(i32::from)),
        ("offset", date.relative.map(|relative| relative.offset)),
    ];
    for (key, value) in numbers {
        value.map(|value| form.insert(key.to_owned(), value.into()));
    }
    date.relative.map(|relative| form.insert("unit".to_owned(), relative.unit.code().into()));
    if date.from_event {
        form.insert("from_event".to_owned(), true.into());
    }
    date.part.map(|part| form.insert("part".to_owned(), part.code().into()));
    Value::Object(form)
}

fn spans(spans: &[TextSpan]) -> Vec<SpanView> {
    spans.iter().copied().map(SpanView::from).collect()
}

fn by(origin: Origin) -> &'static str {
    match origin {
        Origin::Engine => "engine",
        Origin::Reviewer => "reviewer",
    }
}

/// Three decimals, so that the last bits of a float never show.
fn rounded(value: f32) -> f64 {
    (f64::from(value) * 1000.0).round() / 1000.0
}
