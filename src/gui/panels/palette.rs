//! All actions, to be found by their names; a number leads to a finding.

use eframe::egui::{self, Key, Modifiers, RichText, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::Command;
use crate::gui::action::{Action, shortcut_text};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::overlay::Overlay;
use crate::gui::theme::{SMALL_SIZE, UI_SIZE};
use crate::messages::tr;

/// How high a line is, in points.
const LINE: f32 = 28.0;

impl Overlay {
    pub(super) fn palette_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>) {
        let (up, down) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::NONE, Key::ArrowUp), input.consume_key(Modifiers::NONE, Key::ArrowDown))
        });
        let before = self.text.clone();
        let entered = self.field_ui(ui, tr!("palette-field"));
        let number = self.text.trim().parse::<usize>().ok();
        if let Some(number) = number {
            return number_ui(ui, view, number, entered);
        }
        let found = matching(&self.text, view);
        let last = found.len().saturating_sub(1);
        self.line = match (up, down) {
            _ if self.text != before => 0,
            (true, _) => self.line.saturating_sub(1),
            (_, true) => self.line + 1,
            _ => self.line,
        }
        .min(last);
        ui.add_space(8.0);
        let mut taken = entered.then_some(self.line);
        ScrollArea::vertical().max_height(12.0 * LINE).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, action) in found.iter().enumerate() {
                if line_ui(ui, view, *action, at == self.line, up || down) {
                    taken = Some(at);
                }
            }
            if found.is_empty() {
                ui.label(RichText::new(tr!("palette-none")).color(view.theme.soft_ink));
            }
        });
        if let Some(action) = taken.and_then(|at| found.get(at)) {
            view.commands.push(Command::CloseDialog);
            (action.entry().command)(view.state, view.theme.dark).into_iter().for_each(|command| view.commands.push(command));
        }
    }
}

/// A number leads to that finding of the list.
fn number_ui(ui: &mut Ui, view: ViewContext<'_>, number: usize, entered: bool) {
    ui.add_space(8.0);
    let item = number.checked_sub(1).and_then(|row| view.state.shown.get(row));
    let finding = item.and_then(|item| view.state.finding_at(*item));
    let words = match finding {
        Some(_) => tr!("palette-go", number = number),
        None => tr!("palette-count", count = view.state.shown.len()),
    };
    ui.label(RichText::new(words).color(view.theme.soft_ink));
    if let (Some(finding), true) = (finding, entered) {
        view.commands.push(Command::CloseDialog);
        view.commands.push(Command::Select(Some(finding)));
    }
}

/// The actions that can be done now and have every word that was typed in name or tooltip; those whose name begins with
/// it come first, then those with a word that does.
fn matching(text: &str, view: ViewContext<'_>) -> Vec<Action> {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let name = |action: &Action| format!("{} {}", action.entry().label, action.entry().tooltip).to_lowercase();
    let can = |action: &Action| (action.entry().command)(view.state, view.theme.dark).is_some();
    let all = Action::ALL.into_iter().filter(|action| !matches!(action, Action::Palette | Action::Close));
    let mut found: Vec<Action> = all.filter(can).filter(|action| words.iter().all(|word| name(action).contains(word))).collect();
    found.sort_by_key(|action| words.first().map_or(0, |word| rank(&action.entry().label.to_lowercase(), word)));
    found
}

fn rank(label: &str, word: &str) -> u8 {
    match label.find(word) {
        Some(0) => 0,
        Some(_) if label.split_whitespace().any(|own| own.starts_with(word)) => 1,
        Some(_) => 2,
        None => 3,
    }
}

/// One action with its key; whether it was clicked.
fn line_ui(ui: &mut Ui, view: ViewContext<'_>, action: Action, chosen: bool, moved: bool) -> bool {
    let entry = action.entry();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, chosen, entry.label));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 4.0, if chosen { view.theme.chip } else { view.theme.panel });
    }
    if chosen && moved {
        response.scroll_to_me(None);
    }
    let middle = rect.center().y;
    let label = entry.label.trim_end_matches('…');
    let left = egui::Align2::LEFT_CENTER;
    let words = ui.painter().text(pos2(rect.left() + 10.0, middle), left, label, fonts::sans_semibold(UI_SIZE), view.theme.ink);
    let keys = entry.keys.first().map(shortcut_text).unwrap_or_default();
    let right = egui::Align2::RIGHT_CENTER;
    let keys = ui.painter().text(pos2(rect.right() - 10.0, middle), right, keys, fonts::sans(SMALL_SIZE), view.theme.soft_ink);
    let room = egui::Rect::from_min_max(pos2(words.right() + 12.0, rect.top()), pos2(keys.left() - 12.0, rect.bottom()));
    let painter = ui.painter().with_clip_rect(room);
    painter.text(pos2(room.left(), middle), left, entry.tooltip, fonts::sans(SMALL_SIZE + 0.5), view.theme.soft_ink);
    response.clicked()
}
