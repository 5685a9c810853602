//! All keys, and what the signs mean.

use eframe::egui::{self, Align2, Grid, Rect, RichText, ScrollArea, Sense, Ui, scroll_area::ScrollBarVisibility, vec2};

use crate::app::Command;
use crate::compare::{QuoteState, Verdict};
use crate::display::Tag;
use crate::gui::action::{Action, Group, shortcut_text};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::theme::{SMALL_SIZE, UI_SIZE};
use crate::gui::widgets::{Weight, button};
use crate::messages::tr;

const ROW: f32 = 20.0;
/// How wide the column of keys is, so that all groups stand in line.
const KEYS: f32 = 142.0;

/// Fills the help sheet.
pub(super) fn help_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    ui.heading(tr!("help-title"));
    ui.add_space(8.0);
    let height = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    let area = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
    // A bar that shows only under the pointer would hide that there is more.
    ui.spacing_mut().scroll.floating = false;
    ui.spacing_mut().scroll.foreground_color = true;
    area.scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() - 24.0) / 2.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                keys_ui(ui, ctx, &[Group::Findings, Group::Review, Group::Search]);
            });
            ui.add_space(16.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                keys_ui(ui, ctx, &[Group::Files, Group::View]);
                signs_ui(ui, ctx, tr!("help-quotations"), &QuoteState::ALL.map(Tag::Quote));
                signs_ui(ui, ctx, tr!("help-facts"), &Verdict::ALL.map(Tag::Fact));
            });
        });
    });
    ui.add_space(12.0);
    if ui.add(button(ctx.theme, tr!("button-close"), Weight::Framed)).clicked() {
        ctx.commands.push(Command::CloseDialog);
    }
}

fn keys_ui(ui: &mut Ui, ctx: ViewContext<'_>, groups: &[Group]) {
    for group in groups {
        title(ui, ctx, group.label());
        Grid::new(("keys", *group as u8)).num_columns(2).min_row_height(ROW).min_col_width(KEYS).spacing(vec2(14.0, 2.0)).show(
            ui,
            |ui| {
                for action in Action::ALL {
                    let entry = action.entry();
                    if entry.group != *group || entry.keys.is_empty() {
                        continue;
                    }
                    let mut keys: Vec<String> = entry.keys.iter().map(shortcut_text).collect();
                    // Two keys of a keyboard may bear the same sign.
                    keys.dedup();
                    ui.label(RichText::new(keys.join(tr!("help-or"))).size(SMALL_SIZE + 0.5).color(ctx.theme.soft_ink));
                    ui.label(entry.label.trim_end_matches('…'));
                    ui.end_row();
                }
            },
        );
    }
}

fn signs_ui(ui: &mut Ui, ctx: ViewContext<'_>, name: &str, tags: &[Tag]) {
    title(ui, ctx, name);
    Grid::new(("signs", name)).num_columns(2).min_row_height(ROW).spacing(vec2(14.0, 3.0)).show(ui, |ui| {
        for tag in tags {
            let look = ctx.theme.look(*tag);
            let (rect, _) = ui.allocate_exact_size(vec2(30.0, 18.0), Sense::hover());
            if let Some(fill) = look.fill {
                ui.painter().rect_filled(Rect::from_center_size(rect.center(), vec2(30.0, 18.0)), 3.0, fill);
            }
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, look.glyph, fonts::sans_semibold(UI_SIZE), look.text);
            ui.label(tag.label());
            ui.end_row();
        }
    });
}

fn title(ui: &mut Ui, ctx: ViewContext<'_>, text: &str) {
    ui.add_space(6.0);
    ui.add(egui::Label::new(RichText::new(text).font(fonts::sans_semibold(UI_SIZE)).color(ctx.theme.ink)));
    ui.add_space(2.0);
}
