//! The card of a note on words.

use eframe::egui::{self, Label, Rect, RichText, Ui, UiBuilder};

use crate::app::Command;
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::findings::item::INDENT;
use crate::gui::theme::UI_SIZE;
use crate::gui::widgets::{Weight, button, tip};
use crate::messages::tr;
use crate::review::NotePlace;

/// Words shorter than this, in characters, stand whole in a line of the list.
const SHORT: usize = 38;

/// Draws the card of a note from the top of the area down; gives back its height.
pub(super) fn note_card_ui(ui: &mut Ui, ctx: ViewContext<'_>, area: Rect, at: usize) -> f32 {
    let Some(note) = ctx.state.history.review().notes.get(at) else { return 0.0 };
    let inside = area.with_min_x(area.left() + INDENT).with_max_x(area.right() - 14.0);
    let response = ui.scope_builder(UiBuilder::new().max_rect(inside).id_salt("note-card"), |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        // Few words are in the line above.
        if note.at.words.chars().count() > SHORT {
            let words = RichText::new(&note.at.words).font(fonts::serif(14.5)).color(ctx.theme.ink);
            ui.add(Label::new(words).wrap().selectable(true));
        }
        if let NotePlace::Changed(span) = ctx.state.placement.place_of(note) {
            let now = ctx.state.pane(note.side).map_or("", |(document, _)| document.slice(span));
            let words = tr!("card-now", words = crate::text::one_line(now));
            ui.add(Label::new(RichText::new(words).color(ctx.theme.conflict.text)).wrap());
        }
        let text = RichText::new(&note.note).font(fonts::sans(UI_SIZE)).color(ctx.theme.ink);
        egui::Frame::new().fill(ctx.theme.note.fill).corner_radius(6).inner_margin(egui::Margin::symmetric(10, 7)).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width());
                ui.add(Label::new(text).wrap().selectable(true));
            },
        );
        ui.horizontal(|ui| {
            if ctx.state.placement.place_of(note).span().is_some()
                && tip(ui.add(button(ctx.theme, tr!("card-edit-note"), Weight::Framed)), &Action::Note.entry()).clicked()
            {
                ctx.commands.push(Command::AskNote);
            }
            if ui.add(button(ctx.theme, tr!("card-remove-note"), Weight::Plain)).clicked() {
                ctx.commands.push(Command::ChangeNote(at, String::new()));
            }
        });
        ui.add_space(6.0);
    });
    response.response.rect.height()
}
