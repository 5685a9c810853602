//! Everything left of the findings: both source headers, both texts, the gutter between them, an overview strip at each
//! outer edge.

use eframe::egui;

use crate::gui::context::ViewContext;

/// What the panes keep from frame to frame: scroll positions and caches.
#[derive(Debug, Default)]
pub struct Desk {}

/// Fills `ui` with both accounts.
pub fn desk_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, _desk: &mut Desk) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, ctx.theme.ground);
}
