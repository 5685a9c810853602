//! One side's text as rows of segments.

use std::collections::HashSet;
use std::ops::Range;

use crate::base::{Id, Pair, Side, TextSpan};
use crate::compare::{Comparison, EditKind};
use crate::display::segment::{Layered, Mark, Segment, flatten};
use crate::display::{Finding, Tag};
use crate::text::{BlockId, BlockKind, Document};

/// One side's text.
#[derive(Clone, Debug, Default)]
pub struct Pane {
    /// One row per block, in order.
    pub rows: Vec<Row>,
    /// The segments of all rows.
    pub segments: Vec<Segment>,
    /// The highlights of all segments.
    pub marks: Vec<Mark>,
    /// The highlights before they were cut, in order of the text: what an overview shows.
    pub layers: Vec<Layered>,
}

/// One block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The block.
    pub block: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its words; a line break inside is shown as a space.
    pub span: TextSpan,
    /// Its segments: positions in [`Pane::segments`].
    pub segments: Range<usize>,
}

impl Pane {
    /// The same text with the highlights of some findings only.
    pub(super) fn only(&self, document: &Document, keep: impl Fn(Finding) -> bool) -> Self {
        rows(document, self.layers.iter().filter(|layer| keep(layer.finding)).copied().collect())
    }

    /// The row at a byte, or the last one before it.
    #[must_use]
    pub fn row_at(&self, offset: u32) -> Option<usize> {
        self.rows.partition_point(|row| row.span.start <= offset).checked_sub(1)
    }
}

/// A document on its own, before there is anything to compare it with.
#[must_use]
pub fn pane_of(document: &Document) -> Pane {
    rows(document, Vec::new())
}

/// A side's text with its highlights; `words` are those that changed, of every link.
pub(super) fn pane(comparison: &Comparison, words: &[Pair<Vec<TextSpan>>], side: Side) -> Pane {
    let mut layers = Vec::new();
    statement_layers(comparison, words, side, &mut layers);
    quote_layers(comparison, side, &mut layers);
    fact_layers(comparison, side, &mut layers);
    layers.sort_unstable();
    layers.dedup();
    rows(&comparison.documents[side], layers)
}

fn rows(document: &Document, layers: Vec<Layered>) -> Pane {
    let mut pane = Pane { layers, ..Pane::default() };
    let mut next = 0;
    let mut open: Vec<Layered> = Vec::new();
    for (id, block) in document.blocks.iter() {
        open.retain(|layer| layer.span.end > block.span.start);
        while let Some(layer) = pane.layers.get(next).filter(|layer| layer.span.start < block.span.end) {
            open.push(*layer);
            next += 1;
        }
        let from = pane.segments.len();
        flatten(block.span, &open, &mut pane.segments, &mut pane.marks);
        pane.rows.push(Row { block: id, kind: block.kind, span: block.span, segments: from..pane.segments.len() });
    }
    pane
}

fn statement_layers(comparison: &Comparison, words: &[Pair<Vec<TextSpan>>], side: Side, layers: &mut Vec<Layered>) {
    let document = &comparison.documents[side];
    let mut covered = vec![false; document.sentences.len()];
    let mut changed: HashSet<TextSpan> = HashSet::new();
    for (id, link) in comparison.links.iter() {
        let tag = if link.is_firm() { Tag::Linked } else { Tag::Possible };
        for sentence in &link.sentences[side] {
            if let Some(covered) = covered.get_mut(sentence.0 as usize) {
                *covered = true;
            }
            layers.push(Layered { span: document.sentences[*sentence].span, tag, finding: Finding::Link(id) });
        }
        if let Some(words) = words.get(id.index()) {
            // What is cut in two stands in two links.
            let spans = words[side].iter().copied().filter(|span| changed.insert(*span));
            layers.extend(spans.map(|span| Layered { span, tag: Tag::Changed, finding: Finding::Link(id) }));
        }
    }
    for ((id, sentence), _) in document.sentences.iter().zip(&covered).filter(|(_, covered)| !**covered) {
        layers.push(Layered { span: sentence.span, tag: Tag::OneSided(side), finding: Finding::Statement(side, id) });
    }
}

fn quote_layers(comparison: &Comparison, side: Side, layers: &mut Vec<Layered>) {
    for (index, found) in comparison.quotes.iter().enumerate() {
        let finding = Finding::Quote(index);
        let tag = Tag::Quote(found.state);
        layers.extend(finding.spans(comparison, side).into_iter().map(|span| Layered { span, tag, finding }));
        let differing = found.edits.iter().filter(|edit| edit.kind != EditKind::Equal);
        let spans = differing.filter_map(|edit| if side == Side::A { edit.a } else { edit.b });
        if found.state == crate::compare::QuoteState::Altered {
            layers.extend(spans.map(|span| Layered { span, tag: Tag::Differs, finding }));
        }
    }
}

fn fact_layers(comparison: &Comparison, side: Side, layers: &mut Vec<Layered>) {
    for (index, found) in comparison.facts.iter().enumerate() {
        let finding = Finding::Fact(index);
        let tag = Tag::Fact(found.verdict);
        layers.extend(finding.spans(comparison, side).into_iter().map(|span| Layered { span, tag, finding }));
    }
}
