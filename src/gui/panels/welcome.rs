//! The first thing a user sees: two places for texts, pairs opened before, the example.

use std::path::PathBuf;

use eframe::egui::{self, Align, Layout, Rect, RichText, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use crate::app::{Command, Seen, SourceState};
use crate::base::{Pair, Side};
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::SMALL_SIZE;
use crate::gui::widgets::{Weight, action_button, badge, focus_ring};
use crate::messages::tr;

const GAP: f32 = 24.0;
const TARGET_HEIGHT: f32 = 230.0;

/// Fills the place of the texts while there are none.
pub fn welcome_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, ctx.theme.ground);
    let width = (ui.available_width() - 2.0 * GAP).clamp(280.0, 980.0);
    let side = ((ui.available_width() - width) / 2.0).max(0.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let column = Rect::from_min_size(ui.max_rect().min + vec2(side, 0.0), vec2(width, 10_000.0));
        ui.scope_builder(UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Min)), |ui| {
            ui.add_space(56.0);
            ui.label(RichText::new(tr!("welcome-title")).font(fonts::serif_semibold(25.0)).color(ctx.theme.ink));
            ui.add_space(4.0);
            let line = tr!("welcome-what");
            ui.label(RichText::new(line).font(fonts::serif(16.0)).color(ctx.theme.soft_ink));
            ui.add_space(24.0);
            targets_ui(ui, ctx, width);
            ui.add_space(20.0);
            example_ui(ui, ctx);
            recent_ui(ui, ctx);
            ui.add_space(32.0);
        });
    });
}

fn targets_ui(ui: &mut Ui, ctx: ViewContext<'_>, width: f32) {
    let (row, _) = ui.allocate_exact_size(vec2(width, TARGET_HEIGHT), egui::Sense::hover());
    let half = (width - GAP) / 2.0;
    for side in Side::BOTH {
        let left = if side == Side::A { row.left() } else { row.right() - half };
        let rect = Rect::from_min_size(pos2(left, row.top()), vec2(half, TARGET_HEIGHT));
        ui.push_id(side, |ui| target_ui(ui, ctx, side, rect));
    }
}

/// One side's place: what can be dropped, opened, pasted or typed here.
fn target_ui(ui: &mut Ui, ctx: ViewContext<'_>, side: Side, rect: Rect) {
    let theme = ctx.theme;
    ui.painter().rect(rect, 10.0, theme.paper, Stroke::new(1.0, theme.hairline), StrokeKind::Inside);
    dashes(ui, theme.side(side).text.gamma_multiply(0.55), rect.shrink(10.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(28.0)).layout(Layout::top_down(Align::Center)), |ui| {
        ui.add_space(12.0);
        badge(ui, theme, side, 34.0);
        ui.add_space(12.0);
        ui.label(RichText::new(tr!("welcome-drop")).font(fonts::sans_semibold(16.0)).color(theme.ink));
        ui.label(RichText::new(tr!("welcome-formats")).size(SMALL_SIZE + 0.5).color(theme.soft_ink));
        ui.add_space(14.0);
        let (open, paste, path) = match side {
            Side::A => (Action::OpenA, Action::PasteA, Action::PathA),
            Side::B => (Action::OpenB, Action::PasteB, Action::PathB),
        };
        centred_row(ui, |ui| {
            action_button(ui, ctx, open, Weight::Primary);
            action_button(ui, ctx, paste, Weight::Framed);
            action_button(ui, ctx, path, Weight::Framed);
        });
    });
}

/// A row as wide as its content, in the middle.
fn centred_row(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with("row-width");
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let indent = known.map_or(0.0, |width| ((ui.available_width() - width) / 2.0).max(0.0));
    let inner = ui.horizontal(|ui| {
        ui.add_space(indent);
        let start = ui.cursor().left();
        content(ui);
        ui.min_rect().right() - start
    });
    if known.is_none_or(|known| (known - inner.inner).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, inner.inner));
        ui.ctx().request_discard("width of a centred row");
    }
}

fn dashes(ui: &Ui, colour: egui::Color32, rect: Rect) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.2, colour), 6.0, 5.0));
}

fn example_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    ui.horizontal(|ui| {
        action_button(ui, ctx, Action::Example, Weight::Framed);
        ui.label(RichText::new(Action::Example.entry().tooltip).size(SMALL_SIZE + 0.5).color(ctx.theme.soft_ink));
    });
}

fn recent_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    if ctx.state.recent.is_empty() {
        return;
    }
    ui.add_space(24.0);
    ui.label(RichText::new(tr!("welcome-recent")).font(fonts::sans_semibold(13.0)).color(ctx.theme.ink));
    ui.add_space(4.0);
    for (at, pair) in ctx.state.recent.iter().enumerate() {
        pair_ui(ui, ctx, pair, ctx.state.seen.get(at));
    }
}

/// One pair: both names, and how far its review is or what is missing.
fn pair_ui(ui: &mut Ui, ctx: ViewContext<'_>, pair: &Pair<PathBuf>, seen: Option<&Seen>) {
    let theme = ctx.theme;
    let names = pair.as_ref().map(|path| SourceState::File(path.clone()).name());
    let missing = seen.is_some_and(|seen| seen.missing.a || seen.missing.b);
    let detail = seen.map_or_else(String::new, |seen| detail(&names, seen));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), egui::Sense::click());
    let spoken = tr!("welcome-pair", a = names.a.as_str(), b = names.b.as_str(), detail = detail.as_str());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, theme.chip);
    }
    focus_ring(ui, theme, &response, 6);
    let middle = rect.center().y;
    let left = egui::Align2::LEFT_CENTER;
    let ink = if missing { theme.soft_ink } else { theme.ink };
    let painter = ui.painter().with_clip_rect(rect);
    let mut x = rect.left() + 10.0;
    for side in Side::BOTH {
        let letter = fonts::sans_semibold(SMALL_SIZE + 0.5);
        x = painter.text(pos2(x, middle), left, side.letter(), letter, theme.side(side).text).right() + 7.0;
        x = painter.text(pos2(x, middle), left, &names[side], fonts::serif(15.0), ink).right() + 18.0;
    }
    let right = pos2(rect.right() - 10.0, middle);
    let hue = if missing { theme.conflict.text } else { theme.soft_ink };
    let words = painter.layout_no_wrap(detail, fonts::sans(SMALL_SIZE + 0.5), hue);
    let ground = Rect::from_min_max(pos2(right.x - words.size().x - 10.0, rect.top()), rect.max);
    painter.rect_filled(ground.intersect(rect), 6.0, if response.hovered() { theme.chip } else { theme.ground });
    painter.galley(pos2(right.x - words.size().x, middle - words.size().y / 2.0), words, hue);
    if response.on_hover_text(format!("{}\n{}", pair.a.display(), pair.b.display())).clicked() {
        ctx.commands.push(Command::OpenPair(Pair::new(pair.a.clone(), pair.b.clone())));
    }
}

/// "12 of 47 checked", or which file is gone.
fn detail(names: &Pair<String>, seen: &Seen) -> String {
    let missing: Vec<&str> = Side::BOTH.into_iter().filter(|side| seen.missing[*side]).map(|side| names[side].as_str()).collect();
    if !missing.is_empty() {
        return tr!("welcome-missing", names = missing.join(", "));
    }
    match seen.checked {
        Some((checked, Some(total))) => tr!("progress", checked = checked, total = total),
        Some((checked, None)) => tr!("progress-checked", checked = checked),
        None => String::new(),
    }
}
