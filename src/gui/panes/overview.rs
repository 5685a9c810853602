//! The strip at the outer edge of a text: the whole document at a glance.

use std::collections::BTreeSet;

use eframe::egui::{self, CornerRadius, CursorIcon, Rangef, Rect, Sense, Stroke, StrokeKind, pos2, vec2};

use crate::base::{Side, TextSpan};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Layer, Pane, Tag};
use crate::gui::context::ViewContext;
use crate::gui::panes::leaf::{Leaf, View};
use crate::gui::panes::scroll::TOP_MARGIN;

/// More hits of a search than this are thinned out in the strip.
const MOST_HITS: usize = 4000;

/// The marks of a strip, one for each run of pixels with the same meaning.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    runs: Vec<(Rangef, Tag)>,
    made_for: Option<(usize, usize, u32, Vec<Layer>)>,
}

impl Ticks {
    /// Makes the marks anew where highlights, layers or the height changed. `generation` tells comparisons apart.
    fn refresh(&mut self, pane: &Pane, length: usize, height: u32, layers: &BTreeSet<Layer>, generation: usize) {
        let made_for = Some((generation, length, height, layers.iter().copied().collect()));
        if self.made_for == made_for {
            return;
        }
        self.made_for = made_for;
        let mut pixels: Vec<Option<Tag>> = vec![None; height as usize];
        let scale = f64::from(height) / length.max(1) as f64;
        for layer in pane.layers.iter().filter(|layer| layers.contains(&layer.tag.layer())) {
            let Some(own) = rank(layer.tag) else { continue };
            let from = (f64::from(layer.span.start) * scale) as usize;
            let to = ((f64::from(layer.span.end) * scale).ceil() as usize).max(from + 3).min(pixels.len());
            for pixel in pixels.get_mut(from.min(to)..to).unwrap_or(&mut []) {
                if pixel.and_then(rank).is_none_or(|before| before < own) {
                    *pixel = Some(layer.tag);
                }
            }
        }
        self.runs.clear();
        for (index, tag) in pixels.into_iter().enumerate() {
            let Some(tag) = tag else { continue };
            let y = index as f32;
            match self.runs.last_mut() {
                Some((run, last)) if *last == tag && run.max >= y => run.max = y + 1.0,
                _ => self.runs.push((Rangef::new(y, y + 1.0), tag)),
            }
        }
    }
}

/// What is worth a mark, and which mark wins where several fall on one pixel.
fn rank(tag: Tag) -> Option<u8> {
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
    let response = ui.interact(strip, ui.scope_id().with(("overview", side)), Sense::click_and_drag());
    let name = format!("Overview of {}", side.letter());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ScrollBar, true, &name));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
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
    for (run, tag) in &ticks.runs {
        let narrow = matches!(tag, Tag::OneSided(_));
        let x = if narrow { Rangef::new(scale.center().x - 1.0, scale.center().x + 1.0) } else { lane };
        let y = Rangef::new(scale.top() + run.min, scale.top() + run.max.max(run.min + 3.0));
        let colour = ctx.theme.tag_colour(*tag).gamma_multiply(if narrow { 0.35 } else { 0.75 });
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
