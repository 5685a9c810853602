//! The card of the chosen finding: its passages, differing words marked, and the reason.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, CornerRadius, Frame, Label, Margin, RichText, Stroke, Ui, UiBuilder, pos2};

use crate::base::Side;
use crate::display::{Card, Passage, Tag, card};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::findings::item::INDENT;
use crate::gui::panels::findings::review;
use crate::gui::theme::{SMALL_SIZE, UI_SIZE};
use crate::messages::tr;

/// Longer passages are cut in the card; the texts have the whole. In characters.
const LONGEST: usize = 1200;

/// Draws the card of the chosen finding from `top` down; gives back its height.
pub(super) fn card_ui(ui: &mut Ui, ctx: ViewContext<'_>, area: egui::Rect) -> f32 {
    let (Some(analysis), Some(finding)) = (&ctx.state.analysis, ctx.state.selection) else { return 0.0 };
    let Some(shown) = card(&analysis.comparison, finding) else { return 0.0 };
    let inside = area.with_min_x(area.left() + 14.0).with_max_x(area.right() - 14.0);
    let response = ui.scope_builder(UiBuilder::new().max_rect(inside).id_salt("card"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for passage in &shown.passages {
            passage_ui(ui, ctx, &shown, passage);
            ui.add_space(8.0);
        }
        absent_ui(ui, ctx, &shown);
        reason_ui(ui, ctx, &shown.reason);
        review::review_ui(ui, ctx, &analysis.comparison, finding);
        ui.add_space(14.0);
    });
    response.response.rect.height()
}

fn passage_ui(ui: &mut Ui, ctx: ViewContext<'_>, card: &Card, passage: &Passage) {
    letter(ui, ctx, passage.side);
    let area = ui.available_rect_before_wrap();
    let inside = area.with_min_x(area.left() + INDENT - 14.0);
    let response = ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        ui.add(Label::new(words(ctx, card.tag, passage, ui.available_width())).wrap().selectable(true));
        if !passage.caption.is_empty() {
            ui.add_space(2.0);
            let caption = RichText::new(&passage.caption).size(SMALL_SIZE).color(ctx.theme.soft_ink);
            ui.add(Label::new(caption).wrap());
        }
    });
    ui.advance_cursor_after_rect(response.response.rect);
}

fn letter(ui: &mut Ui, ctx: ViewContext<'_>, side: Side) {
    let at = ui.cursor().left_top();
    let ink = ctx.theme.side(side).text;
    let middle = pos2(at.x + 9.0, at.y + 11.0);
    ui.painter().text(middle, egui::Align2::CENTER_CENTER, side.letter(), fonts::sans_semibold(UI_SIZE - 0.5), ink);
}

fn words(ctx: ViewContext<'_>, tag: Tag, passage: &Passage, width: f32) -> LayoutJob {
    let look = ctx.theme.look(tag);
    let mut job = LayoutJob::default();
    let mut left = LONGEST;
    for piece in &passage.pieces {
        let text: String = piece.text.chars().take(left).collect();
        left -= text.chars().count();
        let (font_id, color) = if piece.marked {
            (fonts::serif_semibold(14.5), if look.text == ctx.theme.quiet.text { ctx.theme.ink } else { look.text })
        } else {
            (fonts::serif(14.5), ctx.theme.ink)
        };
        // Weight and colour alone are easily overlooked in a short word.
        let underline = if piece.marked { Stroke::new(1.0, color) } else { Stroke::NONE };
        job.append(&text, 0.0, TextFormat { font_id, color, underline, line_height: Some(22.0), ..TextFormat::default() });
        if left == 0 {
            job.append(" …", 0.0, TextFormat { font_id: fonts::serif(14.5), color: ctx.theme.soft_ink, ..TextFormat::default() });
            break;
        }
    }
    job.wrap.max_width = width;
    job
}

/// Says so where one side has no passage.
fn absent_ui(ui: &mut Ui, ctx: ViewContext<'_>, card: &Card) {
    for side in Side::BOTH {
        if card.passages.iter().any(|passage| passage.side == side) {
            continue;
        }
        letter(ui, ctx, side);
        let area = ui.available_rect_before_wrap();
        let inside = area.with_min_x(area.left() + INDENT - 14.0);
        let response = ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
            ui.add_space(2.0);
            ui.label(RichText::new(tr!("card-none")).font(fonts::serif_italic(14.5)).color(ctx.theme.soft_ink));
        });
        ui.advance_cursor_after_rect(response.response.rect);
        ui.add_space(8.0);
    }
}

fn reason_ui(ui: &mut Ui, ctx: ViewContext<'_>, reason: &str) {
    if reason.is_empty() {
        return;
    }
    let frame = Frame::new().fill(ctx.theme.chip).corner_radius(CornerRadius::same(6)).inner_margin(Margin::symmetric(10, 7));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(RichText::new(reason).font(fonts::sans(UI_SIZE - 0.5)).color(ctx.theme.ink)).wrap().selectable(true));
    });
}
