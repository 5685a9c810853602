//! The card of a chosen finding: both passages with the differing words marked, and the reason.

use crate::base::{Pair, Side, TextSpan};
use crate::compare::{Comparison, EditKind, QuoteState};
use crate::display::{Finding, Tag, wording};

/// What is shown of one finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The finding.
    pub finding: Finding,
    /// Its state or verdict.
    pub tag: Tag,
    /// Each passage, A's first.
    pub passages: Vec<Passage>,
    /// One sentence that says why.
    pub reason: String,
}

/// One passage of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The side.
    pub side: Side,
    /// Where it stands.
    pub span: TextSpan,
    /// The words in order.
    pub pieces: Vec<Piece>,
    /// Speaker and cue, or what the value is of; may be empty.
    pub caption: String,
}

/// Some words of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words as they stand in the text.
    pub text: String,
    /// Whether these are the words that matter: the differing ones, or the value.
    pub marked: bool,
}

/// Makes the card of a finding; `None` for a finding of another comparison.
#[must_use]
pub fn card(comparison: &Comparison, finding: Finding) -> Option<Card> {
    let tag = tag(comparison, finding)?;
    let changed = if let Finding::Link(id) = finding { comparison.changed(id) } else { Pair::default() };
    let mut passages = Vec::new();
    for side in Side::BOTH {
        let spans = finding.spans(comparison, side).into_iter();
        passages.extend(spans.map(|span| passage(comparison, finding, side, span, &changed[side])));
    }
    Some(Card { finding, tag, passages, reason: wording::reason(comparison, finding) })
}

pub(super) fn tag(comparison: &Comparison, finding: Finding) -> Option<Tag> {
    Some(match finding {
        Finding::Quote(index) => Tag::Quote(comparison.quotes.get(index)?.state),
        Finding::Fact(index) => Tag::Fact(comparison.facts.get(index)?.verdict),
        Finding::Link(id) if comparison.links.get(id)?.is_firm() => Tag::Linked,
        Finding::Link(_) => Tag::Possible,
        Finding::Statement(side, _) => Tag::OneSided(side),
    })
}

/// One passage; `changed` are the words of a link that the other side has not.
fn passage(comparison: &Comparison, finding: Finding, side: Side, span: TextSpan, changed: &[TextSpan]) -> Passage {
    let (shown, marked) = match finding {
        Finding::Quote(index) => (span, differing(comparison, index, side)),
        Finding::Fact(_) => (sentence_around(comparison, side, span), vec![span]),
        Finding::Link(_) => (span, changed.to_vec()),
        Finding::Statement(..) => (span, Vec::new()),
    };
    let caption = wording::caption(comparison, finding, side, span);
    Passage { side, span, pieces: pieces(comparison, side, shown, &marked), caption }
}

/// The words of a quotation that the other side has not, or has otherwise.
fn differing(comparison: &Comparison, index: usize, side: Side) -> Vec<TextSpan> {
    let Some(found) = comparison.quotes.get(index).filter(|found| found.state != QuoteState::Identical) else {
        return Vec::new();
    };
    let changed = found.edits.iter().filter(|edit| edit.kind != EditKind::Equal);
    changed.filter_map(|edit| if side == Side::A { edit.a } else { edit.b }).collect()
}

fn sentence_around(comparison: &Comparison, side: Side, span: TextSpan) -> TextSpan {
    let document = &comparison.documents[side];
    document.sentence_at(span.start).map_or(span, |id| document.sentences[id].span.cover(span))
}

fn pieces(comparison: &Comparison, side: Side, shown: TextSpan, marked: &[TextSpan]) -> Vec<Piece> {
    let document = &comparison.documents[side];
    let mut pieces = Vec::new();
    let mut at = shown.start;
    let mut push = |start: u32, end: u32, marked: bool| {
        if start < end {
            let text = document.slice(TextSpan { start, end }).replace('\n', " ");
            pieces.push(Piece { text, marked });
        }
    };
    for span in marked.iter().filter(|span| shown.contains(**span) && !span.is_empty()) {
        if span.start < at {
            continue;
        }
        push(at, span.start, false);
        push(span.start, span.end, true);
        at = span.end;
    }
    push(at, shown.end, false);
    pieces
}
