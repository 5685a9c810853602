//! What stands at a place of an overview strip, in a small card beside the pointer.

use std::ops::Range;

use eframe::egui::{PopupAnchor, Response, RichText, Tooltip, Ui};

use crate::base::{Side, TextSpan};
use crate::display::{Layered, Pane, Tag};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panes::overview::rank;
use crate::gui::theme::SMALL_SIZE;
use crate::text::{Document, one_line};

/// How many words are shown, in characters.
const SHOWN: usize = 140;
/// How many highlights before a place are looked through for one that reaches it.
const LOOKED_AT: usize = 400;

/// Shows the first words at some bytes of a side, and the weightiest finding there with its state.
pub(super) fn preview_ui(ui: &Ui, ctx: ViewContext<'_>, side: Side, bytes: Range<u32>, response: &Response) {
    let Some((document, pane)) = ctx.state.pane(side) else { return };
    let found = weightiest(pane, &bytes, |tag| ctx.state.layers.contains(&tag.layer()));
    let Some(words) = words(document, found, bytes.start) else { return };
    let tip = Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id.with("preview"), PopupAnchor::Pointer);
    tip.gap(16.0).show(|ui| {
        ui.set_max_width(300.0);
        if let Some(found) = found {
            let look = ctx.theme.look(found.tag);
            let label = found.tag.label();
            let state = if label.starts_with(look.glyph) { label.to_owned() } else { format!("{} {label}", look.glyph) };
            ui.label(RichText::new(state).color(look.text).font(fonts::sans_semibold(SMALL_SIZE + 0.5)));
        }
        ui.label(RichText::new(words).font(fonts::serif(14.0)).color(ctx.theme.ink));
    });
}

/// The highlight at these bytes that a mark in the strip would be of; of equals the one that begins last.
fn weightiest(pane: &Pane, bytes: &Range<u32>, is_on: impl Fn(Tag) -> bool) -> Option<Layered> {
    let behind = pane.layers.partition_point(|layer| layer.span.start < bytes.end);
    let before = pane.layers.get(behind.saturating_sub(LOOKED_AT)..behind).unwrap_or(&[]);
    let here = before.iter().filter(|layer| layer.span.end > bytes.start && is_on(layer.tag));
    here.filter(|layer| rank(layer.tag).is_some()).max_by_key(|layer| (rank(layer.tag), layer.span.start)).copied()
}

/// The words of a finding, else of the statement at a byte.
fn words(document: &Document, found: Option<Layered>, at: u32) -> Option<String> {
    let sentence = || {
        let sentences = document.sentences.as_slice();
        let next = sentences.partition_point(|sentence| sentence.span.end <= at);
        Some(sentences.get(next)?.span)
    };
    let span: TextSpan = found.map(|found| found.span).or_else(sentence)?;
    let words = one_line(document.slice(span));
    let more = if words.chars().count() > SHOWN { "…" } else { "" };
    Some(words.chars().take(SHOWN).collect::<String>() + more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{QuoteState, Verdict};
    use crate::display::Finding;

    fn check(bytes: Range<u32>, expected: Option<Tag>) {
        let layer = |start, end, tag| Layered { span: TextSpan::new(start, end), tag, finding: Finding::Quote(start) };
        let layers = vec![
            layer(0, 100, Tag::OneSided(Side::A)),
            layer(10, 20, Tag::Quote(QuoteState::Altered)),
            layer(15, 18, Tag::Fact(Verdict::Conflict)),
            layer(40, 50, Tag::Linked),
        ];
        let pane = Pane { layers, ..Pane::default() };
        assert_eq!(weightiest(&pane, &bytes, |_| true).map(|found| found.tag), expected);
    }

    #[test]
    fn the_weightiest_finding_is_shown() {
        check(10..13, Some(Tag::Quote(QuoteState::Altered)));
        check(12..16, Some(Tag::Fact(Verdict::Conflict)));
        check(42..44, Some(Tag::OneSided(Side::A)));
        check(120..140, None);
    }
}
