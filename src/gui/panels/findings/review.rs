//! What the reader says of the chosen finding: status, note, link, speaker.

use eframe::egui::{self, Id, Key, Margin, RichText, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Command, Joining};
use crate::base::Side;
use crate::compare::{Comparison, QuoteState};
use crate::display::Finding;
use crate::extract::QuoteId;
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::findings::item::status_colour;
use crate::gui::theme::{SMALL_SIZE, UI_SIZE};
use crate::gui::widgets::{Weight, button, choice_box, tip};
use crate::messages::tr;
use crate::review::Status;
use crate::text::one_line;

/// How high the buttons of the status are, in points.
const HEIGHT: f32 = 26.0;

/// How many other links of the same statements are named, and with how many of their first characters.
const MOST_BESIDE: usize = 5;
const WORDS_BESIDE: usize = 28;

/// The foot of the card.
pub(super) fn review_ui(ui: &mut Ui, ctx: ViewContext<'_>, comparison: &Comparison, finding: Finding) {
    ui.add_space(10.0);
    if ctx.state.placement.is_changed(finding) {
        let words = tr!("card-changed");
        ui.add(egui::Label::new(RichText::new(words).size(SMALL_SIZE + 0.5).color(ctx.theme.conflict.text)).wrap());
        ui.add_space(6.0);
    }
    status_ui(ui, ctx, finding);
    ui.add_space(8.0);
    note_ui(ui, ctx, finding);
    match finding {
        Finding::Quote(index) => {
            pair_ui(ui, ctx, comparison, index);
            speakers_ui(ui, ctx, comparison, index);
        }
        Finding::Link(_) => {
            link_ui(ui, ctx, tr!("card-unlink"));
            beside_ui(ui, ctx, comparison, finding);
        }
        Finding::Statement(side, _) => {
            let waits = |joining: Joining| matches!(joining, Joining::Statement(waiting, _) if waiting != side);
            let other = ctx.state.joining.is_some_and(waits);
            link_ui(ui, ctx, if other { tr!("card-link-other") } else { tr!("card-link") });
        }
        Finding::Fact(_) => {}
    }
}

/// Three switches; the one that is on is the status.
fn status_ui(ui: &mut Ui, ctx: ViewContext<'_>, finding: Finding) {
    let now = ctx.state.status_of(finding);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let switches =
            [(Status::Confirmed, Action::Confirm), (Status::Problem, Action::Problem), (Status::Dismissed, Action::Dismiss)];
        for (status, action) in switches {
            if switch_ui(ui, ctx, status, action, now == status) {
                ctx.commands.push(Command::Mark(status));
            }
        }
    });
}

fn switch_ui(ui: &mut Ui, ctx: ViewContext<'_>, status: Status, action: Action, on: bool) -> bool {
    let (theme, entry) = (ctx.theme, action.entry());
    let ink = if on { theme.panel } else { theme.ink };
    let sign_ink = if on { theme.panel } else { status_colour(theme, status) };
    let sign = ui.painter().layout_no_wrap(status.glyph().to_owned(), fonts::sans_semibold(UI_SIZE), sign_ink);
    let words = ui.painter().layout_no_wrap(entry.label.to_owned(), fonts::sans(UI_SIZE - 0.5), ink);
    let (rect, response) = ui.allocate_exact_size(vec2(sign.size().x + words.size().x + 26.0, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, entry.label));
    choice_box(ui, theme, &response, on);
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 9.0, middle - sign.size().y / 2.0), sign.clone(), sign_ink);
    ui.painter().galley(pos2(rect.left() + 16.0 + sign.size().x, middle - words.size().y / 2.0), words, ink);
    tip(response, &entry).clicked()
}

fn note_ui(ui: &mut Ui, ctx: ViewContext<'_>, finding: Finding) {
    let mut text = ctx.state.mark_of(finding).map_or_else(String::new, |mark| mark.note.clone());
    let rows = text.lines().count().clamp(1, 8);
    let field = TextEdit::multiline(&mut text).hint_text(tr!("card-note")).desired_rows(rows).desired_width(f32::INFINITY);
    let response = ui.add(field.margin(Margin::symmetric(8, 6)).id(Id::unique(("note", finding))));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("card-note")));
    let seen = Id::unique("note-asked");
    let asked = ui.data(|data| data.get_temp::<u64>(seen)).unwrap_or(0);
    if asked != ctx.state.note_asked {
        ui.data_mut(|data| data.insert_temp(seen, ctx.state.note_asked));
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.changed() {
        ctx.commands.push(Command::Note(text));
    }
}

fn link_ui(ui: &mut Ui, ctx: ViewContext<'_>, label: &str) {
    ui.add_space(8.0);
    if tip(ui.add(button(ctx.theme, label, Weight::Framed)), &Action::Link.entry()).clicked() {
        ctx.commands.push(Command::Link);
    }
}

/// What the link key does with a quotation.
fn pair_ui(ui: &mut Ui, ctx: ViewContext<'_>, comparison: &Comparison, index: usize) {
    let Some(found) = comparison.quotes.get(index) else { return };
    let alone = matches!(found.state, QuoteState::Only(_));
    let waits = |joining: Joining| match joining {
        Joining::Quote(side, id) => !found.quotes[side].contains(&id) && !found.quotes[side.other()].is_empty(),
        Joining::Statement(..) => false,
    };
    let label = match (ctx.state.joining.is_some_and(waits), alone) {
        (true, _) => tr!("card-pair-other"),
        (false, true) => tr!("card-pair"),
        (false, false) => tr!("card-unpair"),
    };
    link_ui(ui, ctx, label);
}

/// The other links of the same statements.
fn beside_ui(ui: &mut Ui, ctx: ViewContext<'_>, comparison: &Comparison, finding: Finding) {
    let (Finding::Link(id), Some(analysis)) = (finding, &ctx.state.analysis) else { return };
    let beside = analysis.display.links_beside(id).map_or(&[][..], |item| &item.findings);
    let first_words = |finding: Finding, side: Side| {
        let span = finding.place(comparison, side)?;
        Some(one_line(comparison.documents[side].slice(span)).chars().take(WORDS_BESIDE).collect::<String>())
    };
    for other in beside.iter().filter(|other| **other != finding).take(MOST_BESIDE) {
        let words = Side::BOTH.map(|side| format!("{} {}…", side.letter(), first_words(*other, side).unwrap_or_default()));
        ui.add_space(4.0);
        let label = tr!("card-also", words = words.join("  ↔  "));
        let label = RichText::new(label).size(SMALL_SIZE + 0.5);
        let other_link = egui::Button::new(label).wrap().frame_when_inactive(false);
        if ui.add(other_link).on_hover_text(tr!("card-also.tooltip")).clicked() {
            ctx.commands.push(Command::Select(Some(*other)));
        }
    }
}

/// Who said the quotation, on each side that has it; to be corrected.
fn speakers_ui(ui: &mut Ui, ctx: ViewContext<'_>, comparison: &Comparison, index: usize) {
    let Some(found) = comparison.quotes.get(index) else { return };
    let open = Id::unique("speaker-fields");
    let shown = ui.data(|data| data.get_temp::<usize>(open)) == Some(index);
    ui.add_space(8.0);
    if !shown {
        let response = ui.add(button(ctx.theme, tr!("card-speaker"), Weight::Plain));
        if response.on_hover_text(tr!("card-speaker.tooltip")).clicked() {
            ui.data_mut(|data| data.insert_temp(open, index));
        }
        return;
    }
    for side in Side::BOTH {
        if let Some(quote) = found.quotes[side].first() {
            speaker_ui(ui, ctx, comparison, side, *quote);
        }
    }
}

fn speaker_ui(ui: &mut Ui, ctx: ViewContext<'_>, comparison: &Comparison, side: Side, quote: QuoteId) {
    let speaker = comparison.extractions[side].quotes.get(quote).and_then(|quote| quote.speaker.as_ref());
    let known = speaker.map_or("", |speaker| speaker.name.as_str());
    let id = Id::unique(("speaker", side, quote));
    let mut name = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| known.to_owned());
    let label = tr!("card-said-by", side = side.letter());
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(label).size(SMALL_SIZE + 0.5).color(ctx.theme.soft_ink));
        let field = TextEdit::singleline(&mut name).hint_text(tr!("card-said-by.unclear")).desired_width(f32::INFINITY);
        let response = ui.add(field.margin(Margin::symmetric(8, 5)).id(id.with("field"))).labelled_by(label.id);
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            ui.data_mut(|data| data.remove::<String>(id));
            ctx.commands.push(Command::NameSpeaker(side, quote, name.clone()));
        } else if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, name.clone()));
        }
    });
    ui.add_space(4.0);
}
