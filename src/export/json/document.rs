//! The part of the report that tells of one document.

use serde::Serialize;
use serde_json::{Value, json};

use super::model::{SpanView, rounded, spans};
use crate::base::Side;
use crate::display::wording;
use crate::export::ids::item;
use crate::extract::{DateValue, Extraction, Fact, FactKind, FactValue, Quote, Speaker};
use crate::text::{At, Block, BlockKind, Document, Format, Place, SentenceId};

#[derive(Serialize)]
pub(super) struct DocumentView<'c> {
    name: &'c str,
    path: Option<String>,
    format: &'static str,
    /// Only of web pages that were read whole.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    whole_page: bool,
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
    notices: Vec<NoticeView<'c>>,
}

#[derive(Serialize)]
struct BlockView {
    #[serde(flatten)]
    span: SpanView,
    kind: &'static str,
    /// Only of headings.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
}

impl BlockView {
    fn new(block: &Block) -> Self {
        let level = if let BlockKind::Heading(level) = block.kind { Some(level) } else { None };
        Self { span: block.span.into(), kind: block.kind.code(), level }
    }
}

#[derive(Serialize)]
struct PlaceView {
    start: u32,
    at: String,
    /// Only of times, which `at` tells in whole seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<u64>,
}

impl PlaceView {
    fn new(place: &Place) -> Self {
        let milliseconds = if let At::Time(milliseconds) = place.at { Some(milliseconds) } else { None };
        Self { start: place.start, at: place.at.to_string(), milliseconds }
    }
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
struct NoticeView<'c> {
    kind: &'static str,
    message: String,
    step: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<&'c str>,
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

impl<'c> DocumentView<'c> {
    pub(super) fn new(side: Side, document: &'c Document, extraction: &'c Extraction) -> Self {
        let reading = document.notices.iter().map(|notice| ("reading", notice));
        let notices = reading.chain(extraction.notices.iter().map(|notice| ("finding", notice)));
        Self {
            name: &document.source.name,
            path: document.source.path.as_ref().map(|path| path.display().to_string()),
            format: document.source.format.code(),
            whole_page: document.source.format == Format::HtmlPage,
            sha256: &document.source.sha256,
            title: document.title.as_deref(),
            author: document.author.as_deref(),
            date: document.date.map(|date| date.to_string()),
            language: document.language.code(),
            text: &document.text,
            blocks: document.blocks.iter().map(|(_, block)| BlockView::new(block)).collect(),
            places: document.places.iter().map(PlaceView::new).collect(),
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
                .map(|(step, notice)| NoticeView {
                    kind: notice.kind.code(),
                    message: wording::notice_message(&notice.kind),
                    step,
                    count: notice.kind.parameters().0,
                    what: notice.kind.parameters().1,
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

fn normal_form(value: &FactValue) -> Value {
    match value {
        FactValue::Date(date) => date_form(date),
        FactValue::Time { minutes, zone, bound, .. } => json!({"minutes": minutes, "zone": zone, "bound": bound.code()}),
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
