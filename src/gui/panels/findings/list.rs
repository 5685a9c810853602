//! The list: only what is in view is laid out, so that its length costs nothing.

use std::sync::Arc;

use eframe::egui::{
    self, Context, EventFilter, Id, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::app::{Analysis, Command, Filter, Tab};
use crate::gui::context::ViewContext;
use crate::gui::panels::findings::card::card_ui;
use crate::gui::panels::findings::item::{self, Line};
use crate::gui::panels::findings::note::note_card_ui;
use crate::gui::widgets::{Weight, button, focus_ring};
use crate::messages::tr;

/// Heights of all rows, and where the list has to scroll to.
#[derive(Debug, Default)]
pub(super) struct List {
    made_for: Option<Made>,
    /// What each row was guessed to measure.
    guesses: Vec<f32>,
    heights: Vec<f32>,
    /// Top of each row and the foot of the last, in points from the top of the list.
    tops: Vec<f32>,
    seen_reveal: u64,
    /// Frames in which the chosen row is still to be brought into view; its card's height is known after the first.
    scrolling: u8,
    /// The row that is open, and where the list is to be scrolled to in the next frame.
    open: Option<usize>,
    target: Option<f32>,
}

/// What the heights were guessed for.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    analysis: usize,
    tab: Tab,
    filter: Filter,
    shown: usize,
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
        let area = match self.target.take() {
            Some(offset) => area.vertical_scroll_offset(offset),
            None => area,
        };
        area.show_viewport(ui, |ui, viewport| self.rows_ui(ui, ctx, analysis, viewport));
    }

    fn keep_up(&mut self, ctx: ViewContext<'_>, analysis: &Arc<Analysis>, width: f32) {
        let made = Made {
            analysis: Arc::as_ptr(analysis) as usize,
            tab: ctx.state.tab,
            filter: ctx.state.filter.clone(),
            shown: ctx.state.shown.len(),
            width: width as u32,
        };
        let guess = |row: &usize| item::guess(item::letters(ctx.state, analysis, ctx.state.tab, *row), width);
        let chosen = ctx.state.selected_row();
        if self.made_for.as_ref() != Some(&made) {
            let guesses: Vec<f32> = ctx.state.shown.iter().map(guess).collect();
            // The same rows, read anew, stay where they are.
            let same = self.made_for.as_ref().is_some_and(|old| Made { analysis: made.analysis, ..old.clone() } == made);
            self.made_for = Some(made);
            if !same || self.open != chosen || self.guesses != guesses {
                self.heights.clone_from(&guesses);
                self.guesses = guesses;
                self.open = chosen;
                self.sum();
                self.scrolling = 2;
            }
        }
        if self.open != chosen {
            // What was open is as low as any other again, though it may be out of view.
            let was = self.open.and_then(|row| Some((row, ctx.state.shown.get(row)?)));
            if let Some((height, item)) = was.and_then(|(row, item)| Some((self.heights.get_mut(row)?, item))) {
                *height = guess(item);
            }
            self.open = chosen;
            self.sum();
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
            let Some(line) = ctx.state.shown.get(row).and_then(|item| item::line(ctx.state, analysis, ctx.state.tab, *item))
            else {
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
            self.scrolling = if self.scrolling > 0 { self.scrolling.max(2) } else { 0 };
        }
        self.scroll(ui, ctx, viewport);
    }

    /// As little as possible; where the chosen row does not fit, its top counts.
    fn scroll(&mut self, ui: &Ui, ctx: ViewContext<'_>, viewport: Rect) {
        if self.scrolling == 0 {
            return;
        }
        self.scrolling -= 1;
        let Some(row) = ctx.state.selected_row() else { return };
        let (Some(&top), Some(&foot)) = (self.tops.get(row), self.tops.get(row + 1)) else { return };
        self.target = offset_for(top, foot, viewport.top(), viewport.height());
        ui.ctx().request_repaint();
    }
}

/// Where a view of this height has to begin to show a row; `None` where it shows it already.
fn offset_for(top: f32, foot: f32, view: f32, height: f32) -> Option<f32> {
    if top < view || foot - top > height { Some(top) } else { (foot > view + height).then_some(foot - height) }
}

/// Draws one row, with its card when it is chosen; gives back its height and its id when the keyboard is on it.
fn row_ui(ui: &mut Ui, ctx: ViewContext<'_>, line: &Line, row: usize, at: egui::Pos2, width: f32) -> (f32, Option<Id>) {
    let theme = ctx.theme;
    let chosen_line = line.finding.is_some() && ctx.state.selection.map(|chosen| ctx.state.listed(chosen)) == line.finding;
    let chosen = chosen_line || line.note.is_some() && ctx.state.chosen_note == line.note;
    let drawn = item::lay_out(ui.painter(), theme, line, width, chosen);
    let rect = Rect::from_min_size(at, vec2(width, drawn.height));
    let lost = line.finding.is_none().then_some(row);
    let id = ui.scope_id().with((ctx.state.tab as u8, line.finding, lost));
    let ground = ui.painter().add(egui::Shape::Noop);
    let response = ui.interact(rect, id, Sense::click());
    let number = row + 1;
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, item::spoken(line, number)));
    item::paint(ui, theme, line, &drawn, rect, number);
    let mut height = drawn.height;
    if chosen {
        let below = Rect::from_min_max(pos2(at.x, rect.bottom() - 2.0), pos2(at.x + width, rect.bottom() + 4000.0));
        height += match line.note {
            Some(note) => note_card_ui(ui, ctx, below, note),
            None => card_ui(ui, ctx, below),
        };
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
        ctx.commands.push(line.note.map_or(Command::Select(line.finding), Command::SelectNote));
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
            Tab::Notes => false,
        }
        || (ctx.state.tab != Tab::Notes && !filter.status.is_empty());
    let words = match ctx.state.tab {
        _ if narrowed => tr!("list-filtered"),
        Tab::Quotes => tr!("list-no-quotations"),
        Tab::Facts => tr!("list-no-facts"),
        Tab::Statements => tr!("list-no-statements"),
        Tab::Notes => {
            tr!("list-no-notes")
        }
    };
    let area = ui.available_rect_before_wrap().shrink(16.0);
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ui.add(egui::Label::new(RichText::new(words).color(ctx.theme.soft_ink)).wrap());
        ui.add_space(8.0);
        if narrowed && ui.add(button(ctx.theme, tr!("filter-all.tooltip"), Weight::Framed)).clicked() {
            ctx.commands.push(Command::ClearFilter);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(row: (f32, f32), view: f32, expected: Option<f32>) {
        assert_eq!(offset_for(row.0, row.1, view, 100.0), expected, "{row:?} from {view}");
    }

    #[test]
    fn a_chosen_row_is_shown_whole_or_from_its_top() {
        check((20.0, 80.0), 0.0, None);
        check((20.0, 80.0), 40.0, Some(20.0));
        check((80.0, 140.0), 0.0, Some(40.0));
        check((80.0, 300.0), 0.0, Some(80.0));
        check((80.0, 300.0), 120.0, Some(80.0));
    }
}
