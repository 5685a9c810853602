//! Words with their source, for quoting them elsewhere.

use crate::app::AppState;
use crate::base::{Side, TextSpan};
use crate::messages::tr;
use crate::text::one_line;

/// The words of a span and where they stand: "… (A: post.html, paragraph 4)".
pub(super) fn words(state: &AppState, side: Side, span: TextSpan) -> Option<String> {
    let (document, _) = state.pane(side)?;
    let words = one_line(document.slice(span));
    let blocks = document.blocks.as_slice();
    let paragraph = blocks.partition_point(|block| block.span.start <= span.start).max(1);
    let place = document.places.iter().rev().find(|place| place.start <= span.start);
    let (side, name) = (side.letter(), document.source.name.as_str());
    Some(match place {
        Some(place) => {
            tr!("citation-at", words = words, side = side, name = name, place = place.at.label(), paragraph = paragraph)
        }
        None => tr!("citation", words = words, side = side, name = name, paragraph = paragraph),
    })
}

/// The same of all passages of the chosen finding, one line each.
pub(super) fn chosen(state: &AppState) -> Option<String> {
    let (finding, analysis) = state.selection.zip(state.analysis.as_ref())?;
    let all = Side::BOTH.into_iter().flat_map(|side| {
        let spans = finding.spans(&analysis.comparison, side);
        spans.into_iter().filter_map(move |span| words(state, side, span))
    });
    Some(all.collect::<Vec<_>>().join("\n"))
}
