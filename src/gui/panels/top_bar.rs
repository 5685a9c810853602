//! Name, sources, layers, search, theme, export.

use eframe::egui::{Align, Layout, RichText, Ui, containers::menu::MenuButton};

use crate::app::Command;
use crate::display::Layer;
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::{SMALL_SIZE, UI_SIZE};
use crate::gui::widgets::{Weight, action_button, button, edge_boxes, rule, tip};
use crate::messages::tr;

/// Fills the bar at the top of the window.
pub fn top_bar_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, (1.0, ctx.theme.hairline));
    ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(line.shrink2([14.0, 0.0].into())), |ui| {
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            ui.label(RichText::new("Twosource").font(fonts::sans_semibold(UI_SIZE)));
            ui.add_space(10.0);
            action_button(ui, ctx, Action::OpenA, Weight::Framed);
            action_button(ui, ctx, Action::OpenB, Weight::Framed);
            action_button(ui, ctx, Action::Swap, Weight::Plain);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| right_ui(ui, ctx));
        });
    });
}

fn right_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    action_button(ui, ctx, Action::Export, Weight::Framed);
    theme_button(ui, ctx);
    find_button(ui, ctx);
    layers_menu(ui, ctx);
    if !ctx.state.panel_open {
        action_button(ui, ctx, Action::Panel, Weight::Plain);
    }
}

/// Says which theme it leads to.
fn theme_button(ui: &mut Ui, ctx: ViewContext<'_>) {
    let entry = Action::Theme.entry();
    let label = if ctx.theme.dark { tr!("theme-light") } else { tr!("theme-dark") };
    if tip(ui.add(button(ctx.theme, label, Weight::Plain)), &entry).clicked() {
        (entry.command)(ctx.state, ctx.theme.dark).into_iter().for_each(|command| ctx.commands.push(command));
    }
}

fn find_button(ui: &mut Ui, ctx: ViewContext<'_>) {
    let entry = Action::Find.entry();
    let command = (entry.command)(ctx.state, ctx.theme.dark);
    let key = entry.keys.first().map(crate::gui::action::shortcut_text).unwrap_or_default();
    let key = RichText::new(key).size(SMALL_SIZE).color(ctx.theme.soft_ink);
    let shown = eframe::egui::Button::new((entry.label, key)).frame_when_inactive(false);
    if tip(ui.add_enabled(command.is_some(), shown), &entry).clicked() {
        command.into_iter().for_each(|command| ctx.commands.push(command));
    }
}

fn layers_menu(ui: &mut Ui, ctx: ViewContext<'_>) {
    let shown = button(ctx.theme, tr!("layers"), Weight::Plain).right_text(RichText::new("▾").color(ctx.theme.soft_ink));
    let (response, _) = MenuButton::from_button(shown).ui(ui, |ui| {
        ui.set_width(210.0);
        edge_boxes(ui, ctx.theme);
        for layer in Layer::ALL {
            let mut on = ctx.state.layers.contains(&layer);
            if ui.checkbox(&mut on, layer.label()).changed() {
                ctx.commands.push(Command::ToggleLayer(layer));
            }
        }
        rule(ui, ctx.theme);
        let entry = Action::Synchronise.entry();
        let mut together = ctx.state.synchronised;
        if tip(ui.checkbox(&mut together, entry.label), &entry).changed() {
            ctx.commands.push(Command::ToggleSynchronised);
        }
        let entry = Action::Contrast.entry();
        let mut contrast = ctx.state.high_contrast;
        if tip(ui.checkbox(&mut contrast, entry.label), &entry).changed() {
            ctx.commands.push(Command::ToggleContrast);
        }
        let entry = Action::Motion.entry();
        let mut still = ctx.state.less_motion;
        if tip(ui.checkbox(&mut still, entry.label), &entry).changed() {
            ctx.commands.push(Command::ToggleMotion);
        }
        let entry = Action::Panel.entry();
        let mut panel = ctx.state.panel_open;
        if tip(ui.checkbox(&mut panel, entry.label), &entry).changed() {
            ctx.commands.push(Command::TogglePanel);
        }
    });
    response.on_hover_text(tr!("layers.tooltip"));
}
