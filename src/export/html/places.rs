//! Where in the page a highlight begins, so that links between ledgers and texts always arrive.

use std::collections::HashMap;

use crate::base::{Pair, Side, TextSpan};
use crate::display::{Finding, Pane};
use crate::export::ids;

/// Every place that gets an id.
pub(super) struct Places {
    /// Which place of its finding begins at a byte, counted from 0.
    ordinals: Pair<HashMap<(Finding, u32), usize>>,
    /// How many places a finding has.
    counts: Pair<HashMap<Finding, usize>>,
}

impl Places {
    /// Numbers the places of every finding in order of the text.
    pub(super) fn new(panes: &Pair<Pane>) -> Self {
        let mut places = Self { ordinals: Pair::default(), counts: Pair::default() };
        for side in Side::BOTH {
            let pane = &panes[side];
            for segment in &pane.segments {
                let marks = pane.marks.get(segment.marks.clone()).unwrap_or_default();
                for mark in marks.iter().filter(|mark| mark.first && !mark.tag.is_inside()) {
                    let count = places.counts[side].entry(mark.finding).or_default();
                    places.ordinals[side].entry((mark.finding, segment.span.start)).or_insert_with(|| {
                        *count += 1;
                        *count - 1
                    });
                }
            }
        }
        places
    }

    /// The id of the place of a finding that begins with a span, or else of its first place.
    pub(super) fn get(&self, side: Side, finding: Finding, span: Option<TextSpan>) -> Option<String> {
        let own = span.and_then(|span| self.ordinals[side].get(&(finding, span.start)));
        let ordinal = own.copied().or_else(|| self.counts[side].get(&finding).map(|_| 0))?;
        let more = if ordinal == 0 { String::new() } else { format!("-{}", ordinal + 1) };
        Some(format!("in-{}-{}{more}", ids::letter(side), ids::entry(finding)))
    }
}
