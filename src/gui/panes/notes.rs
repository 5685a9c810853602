//! Notes on words, shown in the text: a box round the words and a small sheet in the margin.

use eframe::egui::{self, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::app::Command;
use crate::base::TextSpan;
use crate::display::Layer;
use crate::gui::panes::leaf::View;
use crate::gui::panes::text::Scene;
use crate::gui::widgets::note_sign;
use crate::messages::tr;
use crate::review::Note;

/// The notes that stand in view, with their positions in the review; none while their layer is off.
fn in_view<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = (usize, &'a Note, TextSpan)> {
    let state = scene.ctx.state;
    let on = state.layers.contains(&Layer::Notes) && state.analysis.is_some();
    let notes = state.history.review().notes.iter().enumerate().filter(move |_| on);
    notes.filter(|(_, note)| note.side == scene.side).filter_map(|(at, note)| {
        let span = state.placement.place_of(note).span()?;
        span.overlaps(scene.view.span).then_some((at, note, span))
    })
}

/// Boxes round the words, to be painted before the words themselves.
pub(super) fn paint_notes(painter: &Painter, scene: &Scene<'_>) {
    let theme = scene.ctx.theme;
    for (at, _, span) in in_view(scene) {
        let chosen = scene.ctx.state.chosen_note == Some(at);
        let width = if chosen { 2.0 } else { 1.2 };
        for line in scene.view.lines(span) {
            let around = Rect::from_center_size(line.center(), vec2(line.width() + 3.0, 23.0 * scene.ctx.state.zoom));
            if chosen {
                painter.rect_filled(around, 4.0, theme.note.fill);
            }
            painter.rect_stroke(around, 4.0, Stroke::new(width, theme.note.text.gamma_multiply(0.8)), StrokeKind::Middle);
        }
    }
}

/// A sheet in the margin beside the first line of each note, as a button; notes on one line stand side by side.
pub(super) fn sheets_ui(ui: &egui::Ui, scene: &Scene<'_>) {
    let View { window, left, .. } = *scene.view;
    let mut last = f32::NEG_INFINITY;
    let mut beside = 0.0;
    let mut all: Vec<(usize, &Note, Rect)> =
        in_view(scene).filter_map(|(at, note, span)| Some((at, note, *scene.view.lines(span).first()?))).collect();
    all.sort_by(|(_, _, one), (_, _, other)| one.top().total_cmp(&other.top()));
    for (at, note, line) in all {
        beside = if (line.top() - last).abs() < 2.0 { beside + 13.0 } else { 0.0 };
        last = line.top();
        let x = (left + scene.sheet.width + 12.0 + beside).min(window.right() - 7.0);
        let rect = Rect::from_center_size(pos2(x, line.center().y), vec2(15.0, 19.0));
        if !window.intersects(rect) {
            continue;
        }
        note_sign(&ui.painter().with_clip_rect(window), rect.center(), scene.ctx.theme, 1.0);
        let id = ui.scope_id().with(("note-sign", scene.side, at));
        let response = ui.interact(rect.intersect(window), id, egui::Sense::CLICK);
        let name = || tr!("pane-note", side = scene.side.letter(), note = note.note.as_str());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
        let response = response.on_hover_text(&note.note).on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.clicked() {
            scene.ctx.commands.push(Command::SelectNote(at));
        }
    }
}
