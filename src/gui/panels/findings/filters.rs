//! Which items are listed, and in which order.

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Frame, Layout, Margin, RichText, TextEdit, Ui};

use crate::app::{Command, Order, Tab, in_words};
use crate::compare::{QuoteState, Verdict};
use crate::display::{Standing, Tag};
use crate::extract::FactKind;
use crate::gui::context::ViewContext;
use crate::gui::theme::SMALL_SIZE;
use crate::gui::widgets::{Chip, Weight, button, button_width, chip_ui, edge_boxes};
use crate::messages::tr;
use crate::review::Status;

/// One chip before it is drawn.
struct State {
    tag: Tag,
    count: usize,
    on: bool,
    command: Command,
}

/// The narrowest field for words, and its own margin, in points.
const SHORTEST_FIELD: f32 = 120.0;
const FIELD_MARGIN: f32 = 16.0;

pub(super) fn filters_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    Frame::new().inner_margin(Margin { left: 13, right: 13, top: 10, bottom: 8 }).show(ui, |ui| {
        if ctx.state.tab != Tab::Notes {
            chips_ui(ui, ctx);
            ui.add_space(8.0);
        }
        ui.horizontal_wrapped(|ui| {
            text_ui(ui, ctx);
            order_ui(ui, ctx);
        });
    });
}

fn chips_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let states = states(ctx);
    let total = states.iter().map(|state| state.count).sum();
    let none = states.iter().all(|state| !state.on);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let all = Chip { glyph: "", colour: ctx.theme.ink, label: tr!("filter-all"), count: total, on: none };
        if chip_ui(ui, ctx.theme, &all).on_hover_text(tr!("filter-all.tooltip")).clicked() {
            ctx.commands.push(Command::ClearFilter);
        }
        for state in states {
            let look = ctx.theme.look(state.tag);
            // "A" before "A only" would say the same twice.
            let glyph = if state.tag.label().starts_with(look.glyph) { "" } else { look.glyph };
            let chip = Chip { glyph, colour: look.text, label: state.tag.label(), count: state.count, on: state.on };
            if chip_ui(ui, ctx.theme, &chip).clicked() {
                ctx.commands.push(state.command);
            }
        }
    });
}

fn states(ctx: ViewContext<'_>) -> Vec<State> {
    let Some(analysis) = &ctx.state.analysis else { return Vec::new() };
    let (counts, filter) = (&analysis.display.counts, &ctx.state.filter);
    match ctx.state.tab {
        Tab::Quotes => QuoteState::ALL
            .map(|state| {
                let count = counts.quotes.get(&state).copied();
                chip(Tag::Quote(state), count, filter.quotes.contains(&state), Command::ToggleQuoteState(state))
            })
            .into(),
        Tab::Facts => Verdict::ALL
            .map(|verdict| {
                let count = counts.facts.get(&verdict).copied();
                chip(Tag::Fact(verdict), count, filter.facts.contains(&verdict), Command::ToggleVerdict(verdict))
            })
            .into(),
        Tab::Statements => Standing::ALL
            .map(|standing| {
                let count = counts.statements.get(&standing).copied();
                chip(standing.tag(), count, filter.statements.contains(&standing), Command::ToggleStanding(standing))
            })
            .into(),
        Tab::Notes => Vec::new(),
    }
}

/// One line that says what is listed and opens the filters; whether it was clicked.
pub(super) fn folded_ui(ui: &mut Ui, ctx: ViewContext<'_>, open: bool) -> bool {
    let (checked, total) = ctx.state.checked();
    let words = in_words(&ctx.state.filter, ctx.state.tab);
    let shown = if words.is_empty() {
        tr!("filter-folded", count = total)
    } else {
        tr!("filter-shown", count = ctx.state.shown.len(), total = total, words = words)
    };
    let frame = Frame::new().inner_margin(Margin { left: 9, right: 12, top: 3, bottom: 3 });
    let row = |ui: &mut Ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ctx.state.tab != Tab::Notes && !open {
                let progress = tr!("progress.short", checked = checked, total = total);
                ui.label(RichText::new(progress).size(SMALL_SIZE + 0.5).color(ctx.theme.soft_ink));
            }
            let line = Layout::left_to_right(Align::Center).with_main_justify(true).with_main_align(Align::Min);
            ui.with_layout(line, |ui| {
                let sign = if open { "▴" } else { "▾" };
                let label = RichText::new(format!("{sign} {shown}")).size(SMALL_SIZE + 0.5).color(ctx.theme.ink);
                let response = ui.add(egui::Button::new(label).truncate().frame_when_inactive(false));
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_label(tr!("filter-fold", shown = shown.as_str()));
                    node.set_expanded(open);
                });
                response.on_hover_text(tr!("filter-fold-tip")).clicked()
            })
            .inner
        })
        .inner
    };
    frame.show(ui, |ui| ui.allocate_ui(egui::vec2(ui.available_width(), 28.0), row).inner).inner
}

/// What the filter lets through, in words, where it does not let everything through.
pub(super) fn in_words_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let words = in_words(&ctx.state.filter, ctx.state.tab);
    if words.is_empty() {
        return;
    }
    Frame::new().inner_margin(Margin { left: 16, right: 13, top: 0, bottom: 8 }).show(ui, |ui| {
        let (_, total) = ctx.state.checked();
        let text = tr!("filter-shown", count = ctx.state.shown.len(), total = total, words = words);
        ui.add(egui::Label::new(RichText::new(text).size(SMALL_SIZE + 0.5).color(ctx.theme.ink)).wrap());
    });
}

/// Findings by how far they are checked.
pub(super) fn status_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let chosen = &ctx.state.filter.status;
    menu_ui(ui, ctx, tr!("filter-status"), chosen.len(), || {
        let switch = |status: Status| {
            let label = format!("{} {}", status.label(), status.glyph());
            (label.trim().to_owned(), chosen.contains(&status), Command::ToggleStatus(status))
        };
        Status::ALL.map(switch).into()
    });
}

/// How wide the button of [`status_ui`] is, in points.
pub(super) fn status_width(ui: &Ui, ctx: ViewContext<'_>) -> f32 {
    button_width(ui, &menu_label(tr!("filter-status"), ctx.state.filter.status.len()))
}

fn chip(tag: Tag, count: Option<usize>, on: bool, command: Command) -> State {
    State { tag, count: count.unwrap_or(0), on, command }
}

fn text_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let mut text = ctx.state.filter.text.clone();
    let (beside, room) = (beside(ui, ctx), ui.available_width());
    // What has no room beside the field stands below it.
    let width = if room - beside < SHORTEST_FIELD { room } else { room - beside };
    let field = TextEdit::singleline(&mut text).hint_text(tr!("filter-words")).desired_width(width - FIELD_MARGIN);
    let response = ui.add(field.margin(Margin::symmetric(8, 5)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("filter-words")));
    let seen = egui::Id::unique("filter-asked");
    if ui.data(|data| data.get_temp::<u64>(seen)).unwrap_or(0) != ctx.state.filter_asked {
        ui.data_mut(|data| data.insert_temp(seen, ctx.state.filter_asked));
        response.request_focus();
    }
    if response.changed() {
        ctx.commands.push(Command::FilterText(text));
    }
}

/// How much room the buttons beside the field take, in points.
fn beside(ui: &Ui, ctx: ViewContext<'_>) -> f32 {
    let kinds = menu_label(tr!("filter-kinds"), ctx.state.filter.kinds.len());
    let labels: &[&str] = match ctx.state.tab {
        Tab::Facts => &[&kinds, order(ctx).0],
        Tab::Notes => &[],
        _ => &[order(ctx).0],
    };
    labels.iter().map(|label| button_width(ui, label) + ui.spacing().item_spacing.x).sum()
}

/// The name of the order that the list has, and the order that it has not.
fn order(ctx: ViewContext<'_>) -> (&'static str, Order) {
    match ctx.state.filter.order {
        Order::Position => (tr!("order-position"), Order::Weight),
        Order::Weight => (tr!("order-weight"), Order::Position),
    }
}

fn order_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    if ctx.state.tab == Tab::Facts {
        kinds_ui(ui, ctx);
    }
    if ctx.state.tab == Tab::Notes {
        return;
    }
    let (label, other) = order(ctx);
    let response = ui.add(button(ctx.theme, label, Weight::Plain));
    let tip = tr!("order-tip");
    if response.on_hover_text(tip).clicked() {
        ctx.commands.push(Command::SortBy(other));
    }
}

/// The kinds of fact that occur.
fn kinds_ui(ui: &mut Ui, ctx: ViewContext<'_>) {
    let Some(analysis) = &ctx.state.analysis else { return };
    let chosen = &ctx.state.filter.kinds;
    menu_ui(ui, ctx, tr!("filter-kinds"), chosen.len(), || {
        let kinds: BTreeSet<_> = analysis.display.facts.iter().map(|item| item.kind).collect();
        let switch = |kind: FactKind| (kind.label().to_owned(), chosen.contains(&kind), Command::ToggleKind(kind));
        kinds.into_iter().map(switch).collect()
    });
}

/// The name of a switch, whether it is on, and what switches it.
type Switch = (String, bool, Command);

fn menu_label(name: &str, on: usize) -> String {
    if on == 0 { name.to_owned() } else { format!("{name} {on}") }
}

/// A menu that stays open while its switches are set; they are asked for only while it is open. Its button says how many
/// are on.
fn menu_ui(ui: &mut Ui, ctx: ViewContext<'_>, name: &str, on: usize, switches: impl FnOnce() -> Vec<Switch>) {
    let label = menu_label(name, on);
    egui::containers::menu::MenuButton::from_button(button(ctx.theme, &label, Weight::Plain))
        .config(egui::containers::menu::MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside))
        .ui(ui, |ui| {
            edge_boxes(ui, ctx.theme);
            for (name, mut on, command) in switches() {
                if ui.checkbox(&mut on, name).changed() {
                    ctx.commands.push(command);
                }
            }
        });
}
