//! Controls that egui has not, or has otherwise.

use eframe::egui::{
    self, Align2, Button, Color32, CornerRadius, FontId, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::base::Side;
use crate::gui::action::{Action, Entry, shortcut_text};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::{SMALL_SIZE, SPACE, Theme, UI_SIZE};

/// How a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Words only, until the pointer is over it.
    Plain,
    /// With a frame.
    Framed,
    /// Filled with ink: the one thing to do.
    Primary,
}

/// A button for an action; greyed while it cannot be done.
pub(crate) fn action_button(ui: &mut Ui, ctx: ViewContext<'_>, action: Action, weight: Weight) -> Response {
    let entry = action.entry();
    let command = (entry.command)(ctx.state, ctx.theme.dark);
    let shown = button(ctx.theme, entry.label, weight);
    let response = tip(ui.add_enabled(command.is_some(), shown), &entry);
    if response.clicked() {
        command.into_iter().for_each(|command| ctx.commands.push(command));
    }
    response
}

/// The tooltip of an action, with its key.
pub(crate) fn tip(response: Response, entry: &Entry) -> Response {
    let text = match entry.keys.first() {
        Some(key) => format!("{}  ({})", entry.tooltip, shortcut_text(key)),
        None => entry.tooltip.to_owned(),
    };
    response.on_hover_text(&text).on_disabled_hover_text(text)
}

/// A button in the look of the window.
pub(crate) fn button<'a>(theme: &Theme, label: &'a str, weight: Weight) -> Button<'a> {
    match weight {
        Weight::Plain => Button::new(label).frame_when_inactive(false),
        Weight::Framed => Button::new(label),
        Weight::Primary => {
            Button::new(RichText::new(label).color(theme.paper)).fill(theme.ink).stroke(Stroke::new(1.0, theme.ink))
        }
    }
}

/// Gives the boxes of choices in a menu an edge; menus take it from buttons, which have none there.
pub(crate) fn edge_boxes(ui: &mut Ui, theme: &Theme) {
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        state.bg_stroke = Stroke::new(1.0, theme.soft_ink);
    }
}

/// How wide words are on one line, in points.
pub(crate) fn text_width(ui: &Ui, words: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(words.to_owned(), font, Color32::BLACK).size().x
}

/// How wide a button with this label is, in points.
pub(crate) fn button_width(ui: &Ui, label: &str) -> f32 {
    text_width(ui, label, fonts::sans(UI_SIZE)) + 2.0 * ui.spacing().button_padding.x
}

/// A switch in the shape of a pill.
pub(crate) struct Chip<'a> {
    /// The sign before the words.
    pub glyph: &'a str,
    /// The sign's colour.
    pub colour: Color32,
    /// The words.
    pub label: &'a str,
    /// How many there are.
    pub count: usize,
    /// Whether it is on.
    pub on: bool,
}

/// Shows a chip; its accessible name is label and count.
pub(crate) fn chip_ui(ui: &mut Ui, theme: &Theme, chip: &Chip<'_>) -> Response {
    let font = fonts::sans(SMALL_SIZE + 0.5);
    let strong = fonts::sans_semibold(SMALL_SIZE + 0.5);
    let name = format!("{} {}", chip.label, chip.count);
    let ink = match (chip.on, chip.count) {
        (true, _) => theme.panel,
        (false, 0) => theme.soft_ink,
        _ => theme.ink,
    };
    let sign = (!chip.glyph.is_empty()).then(|| {
        let colour = if chip.on || chip.count == 0 { ink } else { chip.colour };
        ui.painter().layout_no_wrap(chip.glyph.to_owned(), strong, colour)
    });
    let words = ui.painter().layout_no_wrap(name.clone(), font, ink);
    let lead = sign.as_ref().map_or(0.0, |sign| sign.size().x + 5.0);
    let (rect, response) = ui.allocate_exact_size(vec2(lead + words.size().x + 20.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chip.on, &name));
    let fill = match (chip.on, response.hovered()) {
        (true, _) => theme.ink,
        (false, true) => theme.hairline,
        (false, false) if chip.count == 0 => Color32::TRANSPARENT,
        _ => theme.chip,
    };
    let edge = if chip.count == 0 && !chip.on { theme.hairline } else { Color32::TRANSPARENT };
    ui.painter().rect(rect, 12.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, theme, &response, 12);
    if let Some(sign) = sign {
        let at = pos2(rect.left() + 10.0, rect.center().y - sign.size().y / 2.0);
        ui.painter().galley(at, sign, ink);
    }
    let at = pos2(rect.left() + 10.0 + lead, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, ink);
    response
}

/// One of several choices, in a box; the one that is on is filled with ink.
pub(crate) fn switch_ui(ui: &mut Ui, theme: &Theme, label: &str, on: bool) -> Response {
    let ink = if on { theme.panel } else { theme.ink };
    let words = ui.painter().layout_no_wrap(label.to_owned(), fonts::sans(UI_SIZE - 0.5), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 20.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, label));
    choice_box(ui, theme, &response, on);
    ui.painter().galley(rect.center() - words.size() / 2.0, words, ink);
    response
}

/// The box around a choice, filled with ink when it is on, and its focus ring.
pub(crate) fn choice_box(ui: &Ui, theme: &Theme, response: &Response, on: bool) {
    let fill = match (on, response.hovered()) {
        (true, _) => theme.ink,
        (false, true) => theme.chip,
        (false, false) => theme.paper,
    };
    let edge = if on { theme.ink } else { theme.hairline };
    ui.painter().rect(response.rect, 6.0, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, theme, response, 6);
}

/// One of several lists.
pub(crate) fn tab_ui(ui: &mut Ui, theme: &Theme, name: &str, chosen: bool) -> Response {
    let (font, ink) = if chosen { (fonts::sans_semibold(UI_SIZE), theme.ink) } else { (fonts::sans(UI_SIZE), theme.soft_ink) };
    let words = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    let (rect, response) = ui.allocate_exact_size(vec2(words.size().x + 4.0 * SPACE, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, name));
    let ink = if response.hovered() { theme.ink } else { ink };
    ui.painter().galley_with_override_text_color(rect.center() - words.size() / 2.0, words, ink);
    if chosen {
        let line = egui::Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.right_bottom());
        ui.painter().rect_filled(line, 0.0, theme.ink);
    }
    focus_ring(ui, theme, &response, 4);
    response
}

/// A side's letter on its colour.
pub(crate) fn badge(ui: &mut Ui, theme: &Theme, side: Side, size: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    let (ink, fill) = theme.badge(side);
    ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, side.letter(), fonts::sans_semibold(size * 0.55), ink);
}

/// A line round a control that the keyboard is on.
pub(crate) fn focus_ring(ui: &Ui, theme: &Theme, response: &Response, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.sides.a.text);
        ui.painter().rect_stroke(response.rect, CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}

/// A sheet with a folded corner and two lines: somebody noted something. `size` 1 is 9 by 11 points.
pub(crate) fn note_sign(painter: &egui::Painter, middle: egui::Pos2, theme: &Theme, size: f32) {
    let half = vec2(4.5, 5.5) * size;
    let (min, max) = (middle - half, middle + half);
    let fold = 3.5 * size;
    let outline = vec![min, pos2(max.x - fold, min.y), pos2(max.x, min.y + fold), max, pos2(min.x, max.y)];
    let edge = Stroke::new(1.2, theme.note.text);
    painter.add(egui::Shape::convex_polygon(outline, theme.note.fill, edge));
    for share in [0.5, 0.72] {
        let y = min.y + 11.0 * size * share;
        painter.hline(min.x + 2.0 * size..=max.x - 2.0 * size, y, Stroke::new(1.0, theme.note.text));
    }
}

/// A hairline over the whole width.
pub(crate) fn rule(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme.hairline);
}
