//! The list: only what is in view is laid out, so that its length costs nothing.

use std::sync::Arc;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{
    self, Context, EventFilter, Id, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::{Analysis, Command, Filter, Tab};
use crate::gui::context::ViewContext;
use crate::gui::panels::findings::card::card_ui;
use crate::gui::panels::findings::item::{self, Line};
use crate::gui::widgets::{Weight, button, focus_ring};

/// Heights of all rows, and where the list has to scroll to.
#[derive(Debug, Default)]
pub(super) struct List {
    made_for: Option<Made>,
    heights: Vec<f32>,
    /// Top of each row and the foot of the last, in points from the top of the list.
    tops: Vec<f32>,
    seen_reveal: u64,
    /// Frames in which the chosen row is still to be brought into view; its card's height is known after the first.
    scrolling: u8,
}

/// What the heights were guessed for.
#[derive(Debug, PartialEq)]
struct Made {
    analysis: usize,
    tab: Tab,
    filter: Filter,
    width: u32,
}

impl List {
    /// Whether the keyboard is on a row.
    pub(super) fn has_focus(&self, ctx: &Context) -> bool {
        ctx.memory(|memory| memory.focused()).is_some_and(|id| {
            let first = ctx.data(|data| data.get_temp::<Id>(focus_id()));
            first == Some(id)
        })
    }

    pub(super) fn show(&mut self, ui: &mut Ui, ctx: ViewContext<'_>) {
        let Some(analysis) = &ctx.state.analysis else { return };
        if ctx.state.shown.is_empty() {
            return empty_ui(ui, ctx);
        }
        self.keep_up(ctx, analysis, ui.available_width());
        let area = ScrollArea::vertical().id_salt(("findings", ctx.state.tab as u8)).auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| self.rows_ui(ui, ctx, analysis, viewport));
    }

    fn keep_up(&mut self, ctx: ViewContext<'_>, analysis: &Arc<Analysis>, width: f32) {
        let made = Made {
            analysis: Arc::as_ptr(analysis) as usize,
            tab: ctx.state.tab,
            filter: ctx.state.filter.clone(),
            width: width as u32,
        };
        if self.made_for.as_ref() != Some(&made) {
            let chars =
                |row: &usize| item::line(&analysis.display, ctx.state.tab, *row).map_or(0, |line| line.words.chars().count());
            self.heights = ctx.state.shown.iter().map(|row| item::guess(chars(row), width)).collect();
            self.made_for = Some(made);
            self.sum();
            self.scrolling = 2;
        }
        if self.seen_reveal != ctx.state.reveal {
            self.seen_reveal = ctx.state.reveal;
            self.scrolling = 3;
        }
    }

    fn sum(&mut self) {
        self.tops.clear();
        self.tops.push(0.0);
        let mut top = 0.0;
        for height in &self.heights {
            top += height;
            self.tops.push(top);
        }
    }

    fn rows_ui(&mut self, ui: &mut Ui, ctx: ViewContext<'_>, analysis: &Analysis, viewport: Rect) {
        let origin = ui.max_rect().left_top();
        let width = ui.available_width();
        ui.set_height(self.tops.last().copied().unwrap_or(0.0));
        let first = self.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
        let mut changed = false;
        let mut focus = None;
        for row in first..self.heights.len() {
            let Some(&top) = self.tops.get(row).filter(|top| **top < viewport.bottom()) else { break };
            let Some(line) = ctx.state.shown.get(row).and_then(|item| item::line(&analysis.display, ctx.state.tab, *item)) else {
                continue;
            };
            let (height, focused) = row_ui(ui, ctx, &line, row, origin + vec2(0.0, top), width);
            focus = focus.or(focused);
            if let Some(known) = self.heights.get_mut(row).filter(|known| (**known - height).abs() > 0.5) {
                *known = height;
                changed = true;
            }
        }
        ui.data_mut(|data| data.insert_temp(focus_id(), focus.unwrap_or(Id::NULL)));
        if changed {
            self.sum();
            ui.ctx().request_repaint();
        }
        self.scroll(ui, ctx, origin);
    }

    fn scroll(&mut self, ui: &Ui, ctx: ViewContext<'_>, origin: egui::Pos2) {
        if self.scrolling == 0 {
            return;
        }
        self.scrolling -= 1;
        let Some(row) = ctx.state.selected_row() else { return };
        let (Some(top), Some(foot)) = (self.tops.get(row), self.tops.get(row + 1)) else { return };
        let place = Rect::from_min_max(origin + vec2(0.0, *top), origin + vec2(10.0, *foot));
        ui.scroll_to_rect_animation(place, None, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Draws one row, with its card when it is chosen; gives back its height and its id when the keyboard is on it.
fn row_ui(ui: &mut Ui, ctx: ViewContext<'_>, line: &Line, row: usize, at: egui::Pos2, width: f32) -> (f32, Option<Id>) {
    let theme = ctx.theme;
    let chosen = ctx.state.selection == Some(line.finding);
    let drawn = item::lay_out(ui.painter(), theme, line, width, chosen);
    let rect = Rect::from_min_size(at, vec2(width, drawn.height));
    let id = ui.scope_id().with((ctx.state.tab as u8, line.finding));
    let ground = ui.painter().add(egui::Shape::Noop);
    let response = ui.interact(rect, id, Sense::click());
    let number = row + 1;
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, item::spoken(line, number)));
    item::paint(ui, theme, line, &drawn, rect, number);
    let mut height = drawn.height;
    if chosen {
        height +=
            card_ui(ui, ctx, Rect::from_min_max(pos2(at.x, rect.bottom() - 2.0), pos2(at.x + width, rect.bottom() + 4000.0)));
    }
    let whole = Rect::from_min_size(at, vec2(width, height));
    if chosen {
        ui.painter().set(ground, egui::Shape::rect_filled(whole, 0.0, theme.paper));
        ui.painter().rect_filled(whole.with_max_x(whole.left() + 3.0), 0.0, theme.ink);
    } else if response.hovered() {
        ui.painter().set(ground, egui::Shape::rect_filled(whole, 0.0, theme.chip.gamma_multiply(0.6)));
    }
    ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, (1.0, theme.hairline));
    focus_ring(ui, theme, &response, 0);
    if response.clicked() {
        ctx.commands.push(Command::Select(Some(line.finding)));
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    (height, response.has_focus().then_some(id))
}

fn focus_id() -> Id {
    Id::unique("findings-row-with-focus")
}

/// Nothing to list, said kindly.
fn empty_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let filter = &ctx.state.filter;
    let narrowed = !filter.text.trim().is_empty()
        || match ctx.state.tab {
            Tab::Quotes => !filter.quotes.is_empty(),
            Tab::Facts => !filter.facts.is_empty() || !filter.kinds.is_empty(),
            Tab::Statements => !filter.statements.is_empty(),
        };
    let words = match ctx.state.tab {
        _ if narrowed => "Nothing passes the filter.",
        Tab::Quotes => "No quotations in either text.",
        Tab::Facts => "No dates, numbers or names in either text.",
        Tab::Statements => "No statements in either text.",
    };
    let area = ui.available_rect_before_wrap().shrink(16.0);
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ui.label(RichText::new(words).color(ctx.theme.soft_ink));
        ui.add_space(8.0);
        if narrowed && ui.add(button(ctx.theme, "Show all", Weight::Framed)).clicked() {
            ctx.commands.push(Command::ClearFilter);
        }
    });
}
