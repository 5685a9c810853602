//! The search in both texts.

use eframe::egui::{self, Align, Key, Label, Layout, Modifiers, RichText, TextEdit, Ui, UiBuilder};

use crate::app::{Command, SearchOptions};
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::theme::SMALL_SIZE;
use crate::gui::widgets::{Weight, button};
use crate::messages::tr;

/// What the search bar keeps from frame to frame.
#[derive(Debug, Default)]
pub struct SearchBar {
    /// Whether the field is to get the focus.
    wants_focus: bool,
}

impl SearchBar {
    /// Asking for the bar puts the caret into its field, open or not.
    pub fn heed(&mut self, command: &Command) {
        self.wants_focus |= matches!(command, Command::ShowSearch(true));
    }

    /// Fills the bar above the texts.
    pub fn show(&mut self, ui: &mut Ui, ctx: ViewContext<'_>) {
        let line = ui.max_rect();
        ui.painter().hline(line.x_range(), line.bottom() - 0.5, (1.0, ctx.theme.hairline));
        ui.scope_builder(UiBuilder::new().max_rect(line.shrink2([14.0, 0.0].into())), |ui| {
            ui.horizontal_centered(|ui| {
                self.field_ui(ui, ctx);
                let found = &ctx.state.search;
                step_button(ui, ctx, "↑", Action::PreviousHit);
                step_button(ui, ctx, "↓", Action::NextHit);
                let now = found.options;
                let case = SearchOptions { match_case: !now.match_case, ..now };
                option_button(
                    ui,
                    ctx,
                    (tr!("search-case"), tr!("search-case.name"), tr!("search-case.tooltip")),
                    now.match_case,
                    case,
                );
                let whole = SearchOptions { whole_words: !now.whole_words, ..now };
                option_button(
                    ui,
                    ctx,
                    (tr!("search-words"), tr!("search-words.name"), tr!("search-words.tooltip")),
                    now.whole_words,
                    whole,
                );
                let expression = SearchOptions { expression: !now.expression, ..now };
                option_button(
                    ui,
                    ctx,
                    (tr!("search-pattern"), tr!("search-pattern.name"), tr!("search-pattern.tooltip")),
                    now.expression,
                    expression,
                );
                ui.add_space(6.0);
                let ink = if found.trouble.is_some() { ctx.theme.conflict.text } else { ctx.theme.soft_ink };
                ui.add(Label::new(RichText::new(summary(ctx)).size(SMALL_SIZE + 0.5).color(ink)).truncate());
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let close = ui.add(button(ctx.theme, "×", Weight::Plain)).on_hover_text(tr!("search-close.tooltip"));
                    name(&close, tr!("search-close"), false);
                    if close.clicked() {
                        ctx.commands.push(Command::ShowSearch(false));
                    }
                });
            });
        });
    }

    fn field_ui(&mut self, ui: &mut Ui, ctx: ViewContext<'_>) {
        let mut text = ctx.state.search.text.clone();
        let field = TextEdit::singleline(&mut text).hint_text(tr!("search-field")).desired_width(260.0);
        let output = field.return_key(None).margin(egui::Margin::symmetric(8, 5)).show(ui);
        let response = output.response.response;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("search-field")));
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
            select_all(ui, response.id, &text);
        }
        if response.changed() {
            ctx.commands.push(Command::Search(text));
        }
        if response.has_focus() {
            let (next, previous) = ui.input_mut(|input| {
                let previous = input.consume_key(Modifiers::SHIFT, Key::Enter);
                (input.consume_key(Modifiers::NONE, Key::Enter), previous)
            });
            if next || previous {
                ctx.commands.push(Command::SearchStep(next));
            }
        }
    }
}

fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    TextEdit::store_state(ui.ctx(), id, state);
}

fn step_button(ui: &mut Ui, ctx: ViewContext<'_>, sign: &str, action: Action) {
    let entry = action.entry();
    let command = (entry.command)(ctx.state, ctx.theme.dark);
    let response = ui.add_enabled(command.is_some(), button(ctx.theme, sign, Weight::Plain));
    let response = crate::gui::widgets::tip(response, &entry);
    name(&response, entry.label, false);
    if response.clicked() {
        command.into_iter().for_each(|command| ctx.commands.push(command));
    }
}

/// Sign, name and tooltip of something that counts in the search, or not.
fn option_button(ui: &mut Ui, ctx: ViewContext<'_>, words: (&str, &str, &str), on: bool, other: SearchOptions) {
    let (sign, label, tooltip) = words;
    let response = ui.add(button(ctx.theme, sign, Weight::Plain).selected(on)).on_hover_text(tooltip);
    name(&response, label, on);
    if response.clicked() {
        ctx.commands.push(Command::SearchOptions(other));
    }
}

fn name(response: &egui::Response, name: &str, on: bool) {
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, response.enabled(), on, name));
}

fn summary(ctx: ViewContext<'_>) -> String {
    let search = &ctx.state.search;
    if let Some(trouble) = &search.trouble {
        return trouble.clone();
    }
    if search.text.trim().is_empty() {
        return String::new();
    }
    let (a, b) = (search.hits.a.len(), search.hits.b.len());
    match search.current {
        Some((side, at)) => tr!("search-at", a = a, b = b, at = at + 1, count = search.hits[side].len(), side = side.letter()),
        None => tr!("search-hits", a = a, b = b),
    }
}
