//! Over each text: whose it is, what it is, and how to change it.

use eframe::egui::{self, Align, Button, Label, Layout, Rect, RichText, Sense, UiBuilder, vec2};

use crate::app::{Command, SourceState};
use crate::base::Side;
use crate::display::wording;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panes::areas::Areas;
use crate::gui::panes::leaf::Leaf;
use crate::gui::theme::{RADIUS, SMALL_SIZE, SPACE, UI_SIZE};
use crate::messages::tr;
use crate::text::Format;

/// Side of the square behind a letter, in points.
const BADGE: f32 = 24.0;

/// A header over a narrow column of text is as wide as this nevertheless, where there is room, in points.
const LEAST_WIDTH: f32 = 440.0;

/// One side's header, over its column of text.
pub(super) fn header_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side, leaf: &Leaf, areas: &Areas) {
    let (rect, left) = (areas.headers[side], areas.left(side));
    ui.painter().rect_filled(rect, 0.0, ctx.theme.paper);
    let end = rect.right() - 3.0 * SPACE;
    let start = left.min((end - LEAST_WIDTH).max(rect.left() + 30.0)) - 2.0 * SPACE;
    let inner = rect.with_min_x(start).with_max_x(end.min(start + LEAST_WIDTH.max(areas.column + 6.0 * SPACE)));
    let middle = egui::Rect::from_min_max(inner.min + vec2(0.0, 9.0), inner.max - vec2(0.0, 9.0));
    ui.scope_builder(UiBuilder::new().max_rect(middle).layout(Layout::left_to_right(Align::Min)), |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 1.0);
        badge_ui(ui, ctx, side);
        ui.add_space(2.5 * SPACE);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            title_ui(ui, ctx, side, leaf);
            let row = vec2(ui.available_width(), 20.0);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                buttons_ui(ui, ctx, side);
                ui.add_space(2.0 * SPACE);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| details_ui(ui, ctx, side, leaf));
            });
        });
    });
}

fn badge_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side) {
    let (rect, response) = ui.allocate_exact_size(vec2(BADGE, BADGE + 8.0), Sense::HOVER);
    let (words, ground) = ctx.theme.badge(side);
    let square = Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(BADGE, BADGE));
    ui.painter().rect_filled(square, f32::from(RADIUS), ground);
    ui.painter().text(square.center(), egui::Align2::CENTER_CENTER, side.letter(), fonts::sans_semibold(UI_SIZE), words);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, tr!("pane-account", side = side.letter())));
}

fn title_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side, leaf: &Leaf) {
    let reads = ctx.state.working && ctx.state.sources[side] != SourceState::Empty;
    let words = match ctx.state.pane(side) {
        Some(_) => RichText::new(&leaf.title).font(fonts::sans_semibold(UI_SIZE)).color(ctx.theme.ink),
        None => {
            let what = if reads { tr!("pane-reading") } else { tr!("pane-none") };
            RichText::new(what).font(fonts::sans(UI_SIZE)).color(ctx.theme.soft_ink)
        }
    };
    ui.add(Label::new(words).truncate());
}

/// In small print: name, date, words and notices, or what went wrong.
fn details_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side, leaf: &Leaf) {
    let Some((document, _)) = ctx.state.pane(side) else { return };
    if let Some(failure) = &ctx.state.failures[side] {
        let words = RichText::new(failure).font(fonts::sans(SMALL_SIZE)).color(ctx.theme.conflict.text);
        ui.add(Label::new(words).truncate()).on_hover_text(failure);
        return;
    }
    let mut parts = vec![document.source.name.clone()];
    parts.extend(document.date.map(|date| date.strftime("%-d %B %Y").to_string()));
    parts.push(tr!("pane-words", count = leaf.words, number = grouped(leaf.words)));
    let notices = notices(ctx, side);
    parts.extend(match notices.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        more => Some(tr!("pane-notices", count = more.len())),
    });
    let words = RichText::new(parts.join(" · ")).font(fonts::sans(SMALL_SIZE)).color(ctx.theme.soft_ink);
    let details = format!("{} · {}", document.source.format.label(), parts.join(" · "));
    ui.add(Label::new(words).truncate()).on_hover_ui(|ui| {
        ui.label(details);
        if notices.len() > 1 {
            for notice in &notices {
                ui.label(RichText::new(format!("• {notice}")).color(ctx.theme.soft_ink));
            }
        }
    });
}

/// What the reader must know about a document, each once.
fn notices(ctx: ViewContext<'_>, side: Side) -> Vec<String> {
    let Some((document, _)) = ctx.state.pane(side) else { return Vec::new() };
    let found = ctx.state.analysis.as_ref().map(|analysis| &analysis.comparison.extractions[side].notices);
    let mut out: Vec<String> = Vec::new();
    for notice in document.notices.iter().chain(found.into_iter().flatten()).take(1000) {
        let message = wording::notice_message(&notice.kind);
        if !out.contains(&message) {
            out.push(message);
        }
    }
    out
}

/// A number with a comma at each thousand.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Where there is less room than this, in points, the buttons stand in a menu.
const NARROW: f32 = 260.0;

/// From right to left.
fn buttons_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side) {
    ui.spacing_mut().button_padding = vec2(1.5 * SPACE, 0.5 * SPACE);
    ui.spacing_mut().interact_size.y = 20.0;
    if ui.available_width() < NARROW {
        let words = RichText::new(tr!("pane-more")).font(fonts::sans(SMALL_SIZE)).color(ctx.theme.soft_ink);
        let shown = Button::new(words).frame_when_inactive(false);
        let (response, _) = egui::containers::menu::MenuButton::from_button(shown).ui(ui, |ui| all_buttons_ui(ui, ctx, side));
        let name = tr!("pane-more.name", side = side.letter());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        return;
    }
    all_buttons_ui(ui, ctx, side);
}

fn all_buttons_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side) {
    let letter = side.letter();
    quiet_button(ui, ctx, tr!("pane-path"), &tr!("pane-path.name", side = letter), Command::AskPath(side));
    quiet_button(ui, ctx, tr!("pane-paste"), &tr!("pane-paste.name", side = letter), Command::AskPaste(side));
    quiet_button(ui, ctx, tr!("pane-open"), &tr!("pane-open.name", side = letter), Command::PickFile(side));
    if matches!(ctx.state.sources[side], SourceState::File(_)) {
        reload_button(ui, ctx, side);
    }
    page_button(ui, ctx, side);
}

/// Only where there is a page around an article.
fn page_button(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side) {
    let letter = side.letter();
    match ctx.state.pane(side).map(|(document, _)| document.source.format) {
        _ if ctx.state.whole_page[side] => {
            let tip = tr!("pane-article.name", side = letter);
            quiet_button(ui, ctx, tr!("pane-article"), &tip, Command::SetWholePage(side, false));
        }
        Some(Format::Html) => {
            let tip = tr!("pane-page.name", side = letter);
            quiet_button(ui, ctx, tr!("pane-page"), &tip, Command::SetWholePage(side, true));
        }
        _ => {}
    }
}

fn quiet_button(ui: &mut egui::Ui, ctx: ViewContext<'_>, label: &str, tip: &str, command: Command) {
    let words = RichText::new(label).font(fonts::sans(SMALL_SIZE)).color(ctx.theme.soft_ink);
    let response = ui.add(Button::new(words).frame_when_inactive(false));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, tip));
    if response.on_hover_text(tip).clicked() {
        ctx.commands.push(command);
    }
}

/// Stands out once the file has changed on disk.
fn reload_button(ui: &mut egui::Ui, ctx: ViewContext<'_>, side: Side) {
    let letter = side.letter();
    if !ctx.state.changed_on_disk[side] {
        quiet_button(ui, ctx, "↻", &tr!("pane-reload.again", side = letter), Command::Reload(side));
        return;
    }
    let tip = tr!("pane-reload.name", side = letter);
    let words = RichText::new(tr!("pane-reload")).font(fonts::sans_semibold(SMALL_SIZE)).color(ctx.theme.on_badge);
    let response = ui.add(Button::new(words).fill(ctx.theme.sides[side].text));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &tip));
    if response.on_hover_text(&tip).clicked() {
        ctx.commands.push(Command::Reload(side));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: usize, expected: &str) {
        assert_eq!(grouped(number), expected);
    }

    #[test]
    fn thousands_are_set_apart() {
        check(0, "0");
        check(742, "742");
        check(1000, "1,000");
        check(1_234_567, "1,234,567");
    }
}
