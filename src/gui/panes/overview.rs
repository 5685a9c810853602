//! The strip at the outer edge of a text: the whole document at a glance.

use std::collections::BTreeSet;

use eframe::egui::{self, CornerRadius, CursorIcon, Rangef, Rect, Sense, Stroke, StrokeKind, pos2, vec2};

use crate::base::{Side, TextSpan};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Layer, Pane, Tag};
use crate::gui::context::ViewContext;
use crate::gui::panes::leaf::{Leaf, View};
use crate::gui::panes::preview;
use crate::gui::panes::scroll::TOP_MARGIN;
use crate::messages::tr;

/// More hits of a search than this are thinned out in the strip.
const MOST_HITS: usize = 4000;

/// Up to so many findings on one pixel all marks are drawn alike; beyond, their width tells how many there are.
const CROWDED: u32 = 3;
/// How many widths and shades tell how much there is.
const LEVELS: u8 = 4;

/// The marks of a strip, one for each run of pixels with the same meaning.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    runs: Vec<Run>,
    made_for: Option<(usize, usize, u32, Vec<Layer>)>,
}

/// Pixels with the same meaning, and how much of it: from 1 to [`LEVELS`].
#[derive(Debug, PartialEq)]
struct Run {
    y: Rangef,
    tag: Tag,
    level: u8,
}

/// What falls on one pixel.
#[derive(Clone, Copy, Default)]
struct Pixel {
    tag: Option<Tag>,
    /// How many marks of this meaning.
    count: u32,
    /// How many bytes of it are said by one side only.
    one_sided: f32,
}

impl Ticks {
    /// Makes the marks anew where highlights, layers or the height changed. `generation` tells comparisons apart.
    fn refresh(&mut self, pane: &Pane, length: usize, height: u32, layers: &BTreeSet<Layer>, generation: usize) {
        let made_for = Some((generation, length, height, layers.iter().copied().collect()));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        let bytes = (length.max(1) as f64 / f64::from(height.max(1))) as f32;
        self.runs = runs(&pixels(pane, height as usize, bytes, layers), bytes);
    }
}

fn pixels(pane: &Pane, height: usize, bytes: f32, layers: &BTreeSet<Layer>) -> Vec<Pixel> {
    let mut pixels = vec![Pixel::default(); height];
    for layer in pane.layers.iter().filter(|layer| layers.contains(&layer.tag.layer())) {
        let Some(own) = rank(layer.tag) else { continue };
        let (start, end) = (layer.span.start as f32 / bytes, layer.span.end as f32 / bytes);
        let from = (start as usize).min(height);
        let to = (end.ceil() as usize).max(from + 3).min(height);
        for (at, pixel) in pixels.iter_mut().enumerate().take(to).skip(from) {
            match pixel.tag.and_then(rank) {
                Some(before) if before > own => {}
                Some(before) if before == own => pixel.count += 1,
                _ => (pixel.tag, pixel.count) = (Some(layer.tag), 1),
            }
            if matches!(layer.tag, Tag::OneSided(_)) {
                pixel.one_sided += (end.min(at as f32 + 1.0) - start.max(at as f32)).max(0.0) * bytes;
            }
        }
    }
    pixels
}

fn runs(pixels: &[Pixel], bytes: f32) -> Vec<Run> {
    let most = pixels.iter().map(|pixel| pixel.count).max().unwrap_or(0);
    let level = |share: f32| 1 + (share.clamp(0.0, 1.0) * f32::from(LEVELS - 1)).round() as u8;
    let mut runs: Vec<Run> = Vec::new();
    for (index, pixel) in pixels.iter().enumerate() {
        let Some(tag) = pixel.tag else { continue };
        let level = match tag {
            Tag::OneSided(_) => level(pixel.one_sided / bytes),
            _ if most <= CROWDED => LEVELS,
            _ => level((pixel.count as f32 / most as f32).sqrt()),
        };
        let y = index as f32;
        match runs.last_mut() {
            Some(last) if last.tag == tag && last.level == level && last.y.max >= y => last.y.max = y + 1.0,
            _ => runs.push(Run { y: Rangef::new(y, y + 1.0), tag, level }),
        }
    }
    runs
}

/// What is worth a mark, and which mark wins where several fall on one pixel.
pub(super) fn rank(tag: Tag) -> Option<u8> {
    match tag {
        Tag::Fact(Verdict::Conflict) => Some(8),
        Tag::Quote(QuoteState::Altered) => Some(7),
        Tag::Quote(QuoteState::Reattributed) => Some(6),
        Tag::Quote(QuoteState::Unquoted) => Some(5),
        Tag::Quote(QuoteState::Only(_)) => Some(4),
        Tag::Quote(QuoteState::Shortened) => Some(3),
        Tag::Quote(QuoteState::Identical) => Some(2),
        Tag::OneSided(_) => Some(1),
        Tag::Differs | Tag::Changed | Tag::Fact(_) | Tag::Linked | Tag::Possible => None,
    }
}

/// The part of the strip that stands for the text: as high as the text where that is shorter than the strip.
fn scale_of(strip: Rect, leaf: &Leaf) -> Rect {
    let height = (leaf.heights.total() + TOP_MARGIN).min(f64::from(strip.height())) as f32;
    Rect::from_min_size(strip.min, vec2(strip.width(), height.round().max(1.0)))
}

/// Draws a strip; gives back the byte to go to when it is clicked or dragged.
pub(super) fn overview_ui(
    ui: &mut egui::Ui,
    ctx: ViewContext<'_>,
    side: Side,
    leaf: &mut Leaf,
    view: &View,
    strip: Rect,
) -> Option<f64> {
    let (document, pane) = ctx.state.pane(side)?;
    let length = document.text.len();
    let scale = scale_of(strip, leaf);
    let generation = ctx.state.analysis.as_ref().map_or(0, |analysis| std::sync::Arc::as_ptr(analysis).addr());
    let mut ticks = std::mem::take(&mut leaf.ticks);
    ticks.refresh(pane, length, scale.height() as u32, &ctx.state.layers, generation);
    let painter = ui.painter().with_clip_rect(strip);
    paint_ticks(&painter, ctx, &ticks, scale);
    leaf.ticks = ticks;
    paint_hits(&painter, ctx, side, length, scale);
    paint_chosen(&painter, ctx, side, length, scale);
    paint_window(&painter, ctx, leaf, view, length, scale);
    let response = ui.interact(strip, ui.scope_id().with(("overview", side)), Sense::CLICK | Sense::DRAG);
    let name = tr!("pane-overview", side = side.letter());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        let share = 100.0 * f64::from(view.span.start) / length.max(1) as f64;
        node.set_numeric_value(share.round());
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if let Some(pointer) = response.hover_pos().filter(|_| !response.dragged()) {
        let at = |y: f32| ((y - scale.top()) / scale.height()).clamp(0.0, 1.0) * length as f32;
        if pointer.y <= scale.bottom() + 2.0 {
            preview::preview_ui(ui, ctx, side, at(pointer.y - 1.5) as u32..at(pointer.y + 1.5).ceil() as u32 + 1, &response);
        }
    }
    let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
    let share = (pointer.y - scale.top()) / scale.height();
    Some(f64::from(share.clamp(0.0, 1.0)) * length as f64)
}

fn place(span: TextSpan, length: usize, scale: Rect) -> Rangef {
    let y = |offset: u32| scale.top() + scale.height() * (f64::from(offset) / length.max(1) as f64) as f32;
    Rangef::new(y(span.start), y(span.end).max(y(span.start) + 3.0))
}

fn paint_ticks(painter: &egui::Painter, ctx: ViewContext<'_>, ticks: &Ticks, scale: Rect) {
    let lane = Rangef::new(scale.left() + 3.0, scale.right() - 3.0);
    for Run { y: run, tag, level } in &ticks.runs {
        let narrow = matches!(tag, Tag::OneSided(_));
        let share = f32::from(*level) / f32::from(LEVELS);
        let half = if narrow { 1.0 + 0.5 * share } else { lane.span() / 2.0 * share };
        let x = Rangef::new(scale.center().x - half, scale.center().x + half);
        // Only where there is room, so that neighbours do not cover each other.
        let least = if *level == LEVELS && !narrow { 3.0 } else { 1.0 };
        let y = Rangef::new(scale.top() + run.min, scale.top() + run.max.max(run.min + least));
        let colour = ctx.theme.tag_colour(*tag).gamma_multiply(if narrow { 0.15 + 0.45 * share } else { 0.75 });
        painter.rect_filled(Rect::from_x_y_ranges(x, y), 1.5, colour);
    }
}

fn paint_hits(painter: &egui::Painter, ctx: ViewContext<'_>, side: Side, length: usize, scale: Rect) {
    let hits = &ctx.state.search.hits[side];
    for hit in hits.iter().step_by(hits.len().div_ceil(MOST_HITS).max(1)) {
        let y = place(*hit, length, scale);
        let rect = Rect::from_x_y_ranges(scale.x_range(), Rangef::new(y.min, y.min + 2.0));
        painter.rect_filled(rect, CornerRadius::ZERO, ctx.theme.current_hit);
    }
}

fn paint_chosen(painter: &egui::Painter, ctx: ViewContext<'_>, side: Side, length: usize, scale: Rect) {
    let (Some(finding), Some(analysis)) = (ctx.state.selection, &ctx.state.analysis) else { return };
    for span in finding.spans(&analysis.comparison, side) {
        let rect = Rect::from_x_y_ranges(scale.x_range(), place(span, length, scale)).shrink2(vec2(1.0, -1.0));
        painter.rect_stroke(rect, 2.0, Stroke::new(1.5, ctx.theme.ink), StrokeKind::Inside);
    }
}

/// The frame round the part of the text that stands in the window.
fn paint_window(painter: &egui::Painter, ctx: ViewContext<'_>, leaf: &Leaf, view: &View, length: usize, scale: Rect) {
    let top = leaf.scroll.y(&leaf.heights);
    let bottom = top + f64::from(view.window.height());
    let share = |y: f64| (leaf.byte_at(y) / length.max(1) as f64) as f32;
    let from = if top <= 0.0 { 0.0 } else { share(top) };
    let to = if bottom >= leaf.heights.total() { 1.0 } else { share(bottom) };
    let y = |share: f32| scale.top() + scale.height() * share;
    let rect = Rect::from_min_max(pos2(scale.left() + 0.5, y(from) + 0.5), pos2(scale.right() - 0.5, y(to).max(y(from) + 12.0)));
    let fill = ctx.theme.ink.gamma_multiply(0.06);
    painter.rect(rect, 3.0, fill, Stroke::new(1.0, ctx.theme.soft_ink.gamma_multiply(0.8)), StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::display::{Finding, Layered};

    /// Marks as (start, end, conflict or one-sided) on a strip of ten pixels of ten bytes; expected are runs with their levels.
    fn check(marks: &[(usize, usize, bool)], expected: &[(f32, f32, bool, u8)]) {
        let tag = |conflict| if conflict { Tag::Fact(Verdict::Conflict) } else { Tag::OneSided(Side::A) };
        let layer = |(start, end, conflict): &(usize, usize, bool)| Layered {
            span: TextSpan::new(*start, *end),
            tag: tag(*conflict),
            finding: Finding::Fact(*start),
        };
        let pane = Pane { layers: marks.iter().map(layer).collect(), ..Pane::default() };
        let layers = Layer::ALL.into_iter().collect();
        let found = runs(&pixels(&pane, 10, 10.0, &layers), 10.0);
        let expected = expected.iter().map(|(from, to, conflict, level)| Run {
            y: Rangef::new(*from, *to),
            tag: tag(*conflict),
            level: *level,
        });
        assert_eq!(found, expected.collect::<Vec<_>>());
    }

    #[test]
    fn few_marks_are_alike_and_stand_out() {
        check(&[(0, 5, true), (60, 70, true)], &[(0.0, 3.0, true, 4), (6.0, 9.0, true, 4)]);
        check(&[(0, 100, false), (20, 24, true)], &[(0.0, 2.0, false, 4), (2.0, 5.0, true, 4), (5.0, 10.0, false, 4)]);
    }

    #[test]
    fn many_marks_tell_by_their_width_how_many_they_are() {
        let crowd: Vec<_> = (0..9).map(|at| (at, at + 1, true)).chain([(70, 71, true)]).collect();
        check(&crowd, &[(0.0, 3.0, true, 4), (7.0, 10.0, true, 2)]);
    }

    #[test]
    fn one_sided_words_tell_their_share() {
        check(&[(0, 30, false), (30, 35, false)], &[(0.0, 3.0, false, 4), (3.0, 4.0, false, 3), (4.0, 6.0, false, 1)]);
    }
}
