//! Layers of overlapping highlights → flat segments.

use std::ops::Range;

use crate::base::TextSpan;
use crate::display::{Finding, Tag};

/// One highlight before flattening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Layered {
    /// Its place.
    pub span: TextSpan,
    /// Its meaning.
    pub tag: Tag,
    /// What is chosen by clicking it.
    pub finding: Finding,
}

/// A stretch of text with the same highlights throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub span: TextSpan,
    /// Its highlights: positions in [`crate::display::Pane::marks`], outermost first.
    pub marks: Range<usize>,
}

/// One highlight of one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its meaning.
    pub tag: Tag,
    /// What is chosen by clicking it.
    pub finding: Finding,
    /// Whether the highlight begins here, which is where its glyph stands.
    pub first: bool,
}

/// Cuts `whole` at every edge of `layers` (sorted by start) and appends the pieces, in order and without gaps.
pub fn flatten(whole: TextSpan, layers: &[Layered], segments: &mut Vec<Segment>, marks: &mut Vec<Mark>) {
    let mut cuts: Vec<u32> = vec![whole.start, whole.end];
    for layer in layers {
        cuts.extend([layer.span.start, layer.span.end].into_iter().filter(|cut| whole.start < *cut && *cut < whole.end));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut next = 0;
    let mut covering: Vec<&Layered> = Vec::new();
    for edge in cuts.windows(2) {
        let &[start, end] = edge else { continue };
        covering.retain(|layer| layer.span.end > start);
        while let Some(layer) = layers.get(next).filter(|layer| layer.span.start <= start) {
            covering.extend((layer.span.end > start).then_some(layer));
            next += 1;
        }
        covering.sort_by_key(|layer| (std::cmp::Reverse(layer.span.len()), layer.tag, layer.finding));
        let from = marks.len();
        marks.extend(covering.iter().map(|layer| Mark {
            tag: layer.tag,
            finding: layer.finding,
            first: layer.span.start == start,
        }));
        segments.push(Segment { span: TextSpan { start, end }, marks: from..marks.len() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Side;
    use crate::compare::{QuoteState, Verdict};

    fn layered(start: usize, end: usize, tag: Tag) -> Layered {
        Layered { span: TextSpan::new(start, end), tag, finding: Finding::Quote(0) }
    }

    fn check(whole: (usize, usize), layers: &[Layered], expected: &[(u32, u32, usize)]) {
        let (mut segments, mut marks) = (Vec::new(), Vec::new());
        flatten(TextSpan::new(whole.0, whole.1), layers, &mut segments, &mut marks);
        let got: Vec<_> = segments.iter().map(|segment| (segment.span.start, segment.span.end, segment.marks.len())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn segments_leave_no_gap_and_do_not_overlap() {
        let quote = Tag::Quote(QuoteState::Only(Side::A));
        let fact = Tag::Fact(Verdict::Agree);
        check((0, 10), &[], &[(0, 10, 0)]);
        check((0, 10), &[layered(2, 6, quote)], &[(0, 2, 0), (2, 6, 1), (6, 10, 0)]);
        check((0, 10), &[layered(2, 6, quote), layered(4, 8, fact)], &[(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 1), (8, 10, 0)]);
        check((5, 10), &[layered(0, 20, quote)], &[(5, 10, 1)]);
    }

    #[test]
    fn only_the_first_piece_of_a_highlight_is_first() {
        let (mut segments, mut marks) = (Vec::new(), Vec::new());
        let layers = [layered(0, 8, Tag::Linked), layered(4, 6, Tag::Fact(Verdict::Agree))];
        flatten(TextSpan::new(0, 8), &layers, &mut segments, &mut marks);
        assert_eq!(marks.iter().map(|mark| mark.first).collect::<Vec<_>>(), [true, false, true, false]);
    }
}
