//! Where the marked quotations of a document stand that stand in no other.

use crate::base::TextSpan;
use crate::extract::quotes::Quote;

/// The outermost marked quotations, in order, without overlap.
pub(super) struct Outer {
    spans: Vec<TextSpan>,
}

impl Outer {
    pub(super) fn new(marked: &[Quote]) -> Self {
        Self { spans: marked.iter().filter(|quote| quote.depth == 0).map(|quote| quote.span).collect() }
    }

    /// Whether no quotation is open at a byte.
    pub(super) fn is_outside(&self, at: usize) -> bool {
        let before = self.spans.partition_point(|span| (span.start as usize) < at);
        before.checked_sub(1).and_then(|last| self.spans.get(last)).is_none_or(|span| span.end as usize <= at)
    }

    /// Whether no quotation crosses an end of the span, and the span is not marked as a whole.
    pub(super) fn is_free(&self, span: TextSpan) -> bool {
        let first = self.spans.partition_point(|outer| outer.start < span.start);
        let whole =
            self.spans.get(first).is_some_and(|outer| outer.start == span.start && outer.end.saturating_add(1) >= span.end);
        !whole && self.is_outside(span.start as usize) && self.is_outside(span.end as usize)
    }

    /// How many bytes of a span stand in quotations.
    pub(super) fn covered(&self, span: TextSpan) -> usize {
        let first = self.spans.partition_point(|outer| outer.end <= span.start);
        let inside = self.spans.iter().skip(first).take_while(|outer| outer.start < span.end);
        inside.map(|outer| outer.overlap(span)).sum()
    }
}
