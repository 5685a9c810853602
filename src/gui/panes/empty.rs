//! A side without a text: where to drop a file, and the other ways in.

use eframe::egui::{self, Align, Button, Layout, Rect, RichText, Sense, Shape, Stroke, UiBuilder, vec2};

use crate::app::Command;
use crate::base::Side;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::{SPACE, UI_SIZE};
use crate::messages::tr;

/// Between the dashes and what is inside, in points.
const MARGIN: f32 = 12.0;
/// How wide the three buttons are in a row.
const ROW: f32 = 214.0;

/// Fills the window of a side that has no text.
pub(super) fn empty_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side, window: Rect) {
    if ctx.state.working && ctx.state.failures[side].is_none() && ctx.state.sources[side] != crate::app::SourceState::Empty {
        let middle = Rect::from_center_size(window.center(), vec2(200.0, 40.0));
        ui.place(middle, egui::Label::new(RichText::new(tr!("pane-reading")).color(ctx.theme.soft_ink)));
        return;
    }
    let width = (window.width() - 24.0).clamp(120.0, 420.0);
    let in_a_row = width - 2.0 * MARGIN >= ROW;
    let size = vec2(width, if in_a_row { 240.0 } else { 310.0 });
    let target = Rect::from_center_size(window.center() - vec2(0.0, window.height() * 0.08), size);
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    dashed(ui, ctx, target, side, hovering);
    let response = ui.interact(target, ui.scope_id().with(("drop target", side)), Sense::HOVER);
    let name = tr!("pane-drop.name", side = side.letter());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, &name));
    let inner = target.shrink2(vec2(MARGIN, 32.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Center)), |ui| {
        let letter = RichText::new(side.letter()).font(fonts::serif_semibold(34.0)).color(ctx.theme.sides[side].text);
        ui.add(egui::Label::new(letter));
        ui.add_space(2.0 * SPACE);
        ui.label(RichText::new(tr!("pane-drop")).font(fonts::sans(UI_SIZE + 1.0)).color(ctx.theme.ink));
        ui.add_space(3.0 * SPACE);
        buttons_ui(ui, ctx, side, in_a_row);
        if let Some(failure) = &ctx.state.failures[side] {
            ui.add_space(3.0 * SPACE);
            ui.label(RichText::new(failure).color(ctx.theme.conflict.text));
        }
    });
}

fn dashed(ui: &egui::Ui, ctx: ViewContext<'_>, target: Rect, side: Side, hovering: bool) {
    let hue = ctx.theme.sides[side];
    if hovering {
        ui.painter().rect_filled(target, 10.0, hue.fill.gamma_multiply(0.6));
    }
    let colour = if hovering { hue.text } else { ctx.theme.soft_ink.gamma_multiply(0.55) };
    let corners = [target.left_top(), target.right_top(), target.right_bottom(), target.left_bottom(), target.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, Stroke::new(1.5, colour), 7.0, 5.0));
}

fn buttons_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side, in_a_row: bool) {
    let letter = side.letter();
    let ways = [
        (tr!("pane-open"), tr!("pane-open.name", side = letter), Command::PickFile(side)),
        (tr!("pane-paste"), tr!("pane-paste.name", side = letter), Command::AskPaste(side)),
        (tr!("pane-path"), tr!("pane-path.name", side = letter), Command::AskPath(side)),
    ];
    let (size, layout) = if in_a_row {
        (vec2(ROW, 32.0), Layout::left_to_right(Align::Center).with_main_align(Align::Center))
    } else {
        (vec2(80.0, 100.0), Layout::top_down(Align::Center))
    };
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for (label, tip, command) in ways {
            let response = ui.add(Button::new(label).min_size(vec2(66.0, 30.0)));
            if response.on_hover_text(tip).clicked() {
                ctx.commands.push(command);
            }
        }
    });
}
