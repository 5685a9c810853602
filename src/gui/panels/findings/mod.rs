//! The findings: three lists, filters, and the card of the chosen one.

mod card;
mod filters;
mod item;
mod list;
mod note;
mod review;

use std::time::Duration;

use eframe::egui::{self, Align, Context, Layout, Margin, ProgressBar, RichText, Ui};

use crate::app::{Command, Tab};
use crate::base::{Side, Stage};
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::status_bar::stage_label;
use crate::gui::theme::{SMALL_SIZE, SPACE, UI_SIZE};
use crate::gui::widgets::{Weight, action_button, button_width, rule, tab_ui, text_width, tip};
use crate::messages::tr;

use list::List;

/// How wide the panel is in a window of this width, in points.
#[must_use]
pub fn findings_width(window: f32) -> f32 {
    (window * 0.32).clamp(280.0, 372.0)
}

/// What the button that folds the panel takes of the row of tabs, in points.
const FOLD: f32 = 34.0;
/// Work shorter than this shows no progress bar, so that nothing flashes.
const BRIEF: Duration = Duration::from_millis(250);

/// In a panel lower or narrower than this the filters are folded into one line, in points.
const LOW: f32 = 560.0;
const NARROW: f32 = 300.0;

/// What the panel keeps from frame to frame.
#[derive(Debug, Default)]
pub struct Findings {
    list: List,
    /// Whether folded filters are open.
    filters_open: bool,
    /// The last wish to go to the field for words that was followed.
    filter_asked: u64,
}

impl Findings {
    /// What narrows the list, and how far it is checked; where there is little room, one line that opens.
    fn above_ui(&mut self, ui: &mut Ui, ctx: ViewContext<'_>, little_room: bool) {
        if self.filter_asked != ctx.state.filter_asked {
            (self.filter_asked, self.filters_open) = (ctx.state.filter_asked, true);
        }
        if little_room {
            self.filters_open ^= filters::folded_ui(ui, ctx, self.filters_open);
        }
        if little_room && !self.filters_open {
            return;
        }
        filters::filters_ui(ui, ctx);
        if !little_room {
            filters::in_words_ui(ui, ctx);
        }
        if ctx.state.tab != Tab::Notes {
            progress_ui(ui, ctx);
        }
    }

    /// Whether the keyboard is on an item of the list.
    #[must_use]
    pub fn has_focus(&self, ctx: &Context) -> bool {
        self.list.has_focus(ctx)
    }
}

/// Fills the panel at the right.
pub fn findings_ui(ui: &mut Ui, ctx: ViewContext<'_>, findings: &mut Findings, progress: Option<(Stage, f32, Duration)>) {
    let area = ui.max_rect();
    ui.painter().vline(area.left() + 0.5, area.y_range(), (1.0, ctx.theme.hairline));
    ui.spacing_mut().item_spacing.y = 0.0;
    match &ctx.state.analysis {
        Some(_) => {
            tabs_ui(ui, ctx);
            findings.above_ui(ui, ctx, area.height() < LOW || area.width() < NARROW);
            rule(ui, ctx.theme);
            let rest = ui.available_rect_before_wrap().with_min_x(area.left() + 1.0);
            ui.scope_builder(egui::UiBuilder::new().max_rect(rest), |ui| findings.list.show(ui, ctx));
        }
        None => waiting_ui(ui, ctx, progress),
    }
}

fn tabs_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let Some(analysis) = &ctx.state.analysis else { return };
    let display = &analysis.display;
    ui.add_space(8.0);
    let row = ui.horizontal(|ui| {
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        let tabs = [
            (Tab::Quotes, Action::Quotes, display.quotes.len()),
            (Tab::Facts, Action::Facts, display.facts.len()),
            (Tab::Statements, Action::Statements, display.statements.len()),
            (Tab::Notes, Action::Notes, ctx.state.noted),
        ];
        let names = tabs.map(|(_, action, count)| format!("{} {count}", action.entry().label));
        // In a narrow panel the counts of the other lists give way, then its own.
        let counted = |all: bool, own: bool| {
            let names = tabs.iter().zip(&names);
            let name = |((tab, action, _), name): (&(Tab, Action, usize), &String)| {
                if all || own && ctx.state.tab == *tab { name.clone() } else { action.entry().label.to_owned() }
            };
            names.map(name).collect::<Vec<_>>()
        };
        let room = ui.available_width() - FOLD;
        let fitting = [(true, true), (false, true)].map(|(all, own)| counted(all, own));
        let names = fitting.into_iter().find(|names| tabs_width(ui, names) <= room).unwrap_or_else(|| counted(false, false));
        for ((tab, action, _), name) in tabs.into_iter().zip(&names) {
            let entry = action.entry();
            let response = tab_ui(ui, ctx.theme, name, ctx.state.tab == tab);
            if tip(response, &entry).clicked() {
                ctx.commands.push(Command::ShowTab(tab));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(10.0);
            fold_ui(ui, ctx);
        });
    });
    let line = row.response.rect;
    ui.painter().hline(ui.max_rect().shrink(1.0).x_range(), line.bottom() - 0.5, (1.0, ctx.theme.hairline));
}

/// How much room the tabs take with all their counts, in points.
fn tabs_width(ui: &Ui, names: &[String]) -> f32 {
    names.iter().map(|name| text_width(ui, name, fonts::sans_semibold(UI_SIZE)) + 4.0 * SPACE).sum()
}

/// How far the review is, and what is shown of it.
fn progress_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let (checked, total) = ctx.state.checked();
    egui::Frame::new().inner_margin(Margin { left: 16, right: 10, top: 0, bottom: 8 }).show(ui, |ui| {
        let small = |words: String| RichText::new(words).size(SMALL_SIZE + 0.5).color(ctx.theme.soft_ink);
        let width = |words: &str| text_width(ui, words, fonts::sans(SMALL_SIZE + 0.5));
        let gap = ui.spacing().item_spacing.x;
        let buttons = filters::status_width(ui, ctx) + button_width(ui, Action::NextUnchecked.entry().label) + 2.0 * gap;
        let (long, short) =
            (tr!("progress", checked = checked, total = total), tr!("progress.short", checked = checked, total = total));
        let room = ui.available_width() - buttons;
        let fits = width(&short) <= room;
        let words = if width(&long) <= room || !fits { long } else { short };
        if !fits {
            // Too long for one line in this language: the buttons stand below.
            ui.label(small(words));
            ui.horizontal_wrapped(|ui| {
                filters::status_ui(ui, ctx);
                action_button(ui, ctx, Action::NextUnchecked, Weight::Plain);
            });
            return;
        }
        ui.horizontal(|ui| {
            ui.label(small(words));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                action_button(ui, ctx, Action::NextUnchecked, Weight::Plain);
                filters::status_ui(ui, ctx);
            });
        });
    });
}

fn fold_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let entry = Action::Panel.entry();
    let sign = RichText::new("»").color(ctx.theme.soft_ink);
    let response = tip(ui.add(egui::Button::new(sign).frame_when_inactive(false)), &entry);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, entry.label));
    if response.clicked() {
        ctx.commands.push(Command::TogglePanel);
    }
}

/// Nothing to list yet: what is being done, or what is missing.
fn waiting_ui(ui: &mut Ui, ctx: ViewContext<'_>, progress: Option<(Stage, f32, Duration)>) {
    egui::Frame::new().inner_margin(Margin::symmetric(16, 20)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        match progress.filter(|_| ctx.state.working) {
            Some((_, _, since)) if since < BRIEF => {}
            Some((stage, share, _)) => {
                ui.label(tr!("stage-going-on", stage = stage_label(stage)));
                ui.add(ProgressBar::new(share).desired_height(4.0).fill(ctx.theme.same.text));
                action_button(ui, ctx, Action::Cancel, Weight::Framed);
            }
            None => {
                ui.add(egui::Label::new(RichText::new(missing(ctx)).color(ctx.theme.soft_ink)).wrap());
                if Side::BOTH.iter().all(|side| !ctx.state.sources[*side].is_empty()) {
                    action_button(ui, ctx, Action::Reload, Weight::Framed);
                }
            }
        }
    });
}

fn missing(ctx: ViewContext<'_>) -> String {
    let failures: Vec<&str> = Side::BOTH.iter().filter_map(|side| ctx.state.failures[*side].as_deref()).collect();
    if !failures.is_empty() {
        return failures.join("\n");
    }
    let empty = Side::BOTH.iter().find(|side| ctx.state.sources[**side].is_empty());
    empty.map_or_else(|| tr!("list-not-compared").to_owned(), |side| tr!("list-one-side", side = side.letter()))
}
