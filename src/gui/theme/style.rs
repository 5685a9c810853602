//! The theme in egui's terms.

use eframe::egui::style::{Selection, WidgetVisuals, Widgets};
use eframe::egui::{self, Color32, CornerRadius, Margin, Stroke, TextStyle, Visuals, vec2};

use crate::gui::fonts;
use crate::gui::theme::{RADIUS, SMALL_SIZE, SPACE, Theme, UI_SIZE};

impl Theme {
    /// Sets fonts, colours and spacing of the whole window. To be called at the start and when the theme changes, not every
    /// frame.
    pub fn apply(&self, ctx: &egui::Context) {
        ctx.set_fonts(fonts::definitions());
        let theme = if self.dark { egui::Theme::Dark } else { egui::Theme::Light };
        ctx.set_theme(theme);
        ctx.style_mut_of(theme, |style| {
            style.visuals = self.visuals();
            style.text_styles = [
                (TextStyle::Small, fonts::sans(SMALL_SIZE)),
                (TextStyle::Body, fonts::sans(UI_SIZE)),
                (TextStyle::Button, fonts::sans(UI_SIZE)),
                (TextStyle::Heading, fonts::sans_semibold(UI_SIZE + 2.0)),
                (TextStyle::Monospace, egui::FontId::monospace(UI_SIZE - 0.5)),
            ]
            .into();
            let spacing = &mut style.spacing;
            spacing.item_spacing = vec2(2.0 * SPACE, SPACE);
            spacing.button_padding = vec2(2.5 * SPACE, 1.25 * SPACE);
            spacing.interact_size = vec2(7.0 * SPACE, 7.0 * SPACE);
            spacing.window_margin = Margin::same(20);
            spacing.menu_margin = Margin::same(6);
            spacing.tooltip_width = 360.0;
            spacing.scroll = egui::style::ScrollStyle::thin();
            style.interaction.tooltip_delay = 0.35;
            style.interaction.selectable_labels = false;
        });
    }

    fn visuals(&self) -> Visuals {
        let base = if self.dark { Visuals::dark() } else { Visuals::light() };
        let shadow = |alpha| egui::Shadow { offset: [0, 4], blur: 18, spread: 0, color: Color32::from_black_alpha(alpha) };
        Visuals {
            dark_mode: self.dark,
            widgets: self.widgets(),
            selection: Selection { bg_fill: self.marked, stroke: Stroke::new(1.0, self.ink) },
            hyperlink_color: self.sides.a.text,
            faint_bg_color: self.panel,
            extreme_bg_color: self.paper,
            text_edit_bg_color: Some(self.paper),
            code_bg_color: self.chip,
            weak_text_color: Some(self.soft_ink),
            warn_fg_color: self.sides.b.text,
            error_fg_color: self.conflict.text,
            window_corner_radius: CornerRadius::same(RADIUS + 4),
            window_shadow: shadow(if self.dark { 110 } else { 46 }),
            window_fill: self.panel,
            window_stroke: Stroke::new(1.0, self.hairline),
            menu_corner_radius: CornerRadius::same(RADIUS),
            panel_fill: self.panel,
            popup_shadow: shadow(if self.dark { 96 } else { 36 }),
            striped: false,
            ..base
        }
    }

    fn widgets(&self) -> Widgets {
        let widget = |fill: Color32, line: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, line),
            corner_radius: CornerRadius::same(RADIUS),
            fg_stroke: Stroke::new(1.0, self.ink),
            expansion: 0.0,
        };
        Widgets {
            noninteractive: widget(self.panel, self.hairline),
            inactive: widget(self.paper, self.hairline),
            hovered: widget(self.chip, self.soft_ink.gamma_multiply(0.6)),
            active: widget(self.chip, self.soft_ink),
            open: widget(self.chip, self.hairline),
        }
    }
}
