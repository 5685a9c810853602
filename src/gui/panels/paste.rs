//! Pasting a text into a side: plain words that can be edited, or what was copied with its structure.

use eframe::egui::{self, Event, Key, ScrollArea, TextEdit, Ui, ViewportCommand};

use crate::app::{Command, SourceState};
use crate::base::Side;
use crate::gui::clipboard::Clipboard;
use crate::gui::context::ViewContext;
use crate::gui::panels::overlay::{Overlay, buttons_ui, heading, small};
use crate::gui::widgets::{Weight, button};
use crate::messages::tr;

/// A paste longer than this is used at once instead of being shown for editing, in bytes.
const LONG: usize = 20_000;

/// What is known of the last paste.
#[derive(Debug, Default)]
pub(super) struct Pasting {
    /// Its plain words.
    plain: String,
    /// The same with its structure.
    page: Option<String>,
    /// Whether the structure is not wanted.
    words_only: bool,
    /// A long paste that waits to hear whether there is structure.
    waiting: bool,
}

impl Overlay {
    pub(super) fn paste_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>, side: Side, clipboard: &Clipboard) {
        let open = |text: &str| view.commands.push(Command::Open(side, SourceState::Pasted(text.into())));
        if let Some((text, long)) = take_paste(ui) {
            let asked = clipboard.read();
            self.pasting = Pasting { plain: text, waiting: long && asked, ..Pasting::default() };
            if long && !asked {
                return open(&self.pasting.plain);
            }
        }
        if let Some(page) = clipboard.poll() {
            if std::mem::take(&mut self.pasting.waiting) {
                return open(page.as_deref().unwrap_or(&self.pasting.plain));
            }
            self.pasting.page = page;
        }
        heading(ui, &tr!("paste-title", side = side.letter()));
        self.words_ui(ui, view);
        let same = self.text.replace("\r\n", "\n").trim() == self.pasting.plain.replace("\r\n", "\n").trim();
        let page = self.pasting.page.clone().filter(|_| same);
        if page.is_some() {
            ui.add_space(4.0);
            let mut kept = !self.pasting.words_only;
            ui.checkbox(&mut kept, tr!("paste-keep"));
            self.pasting.words_only = !kept;
            small(ui, view, tr!("paste-rich"));
        }
        let page = page.filter(|_| !self.pasting.words_only);
        let text = Some(self.text.trim()).filter(|text| !text.is_empty());
        let command = text.map(|_| page.as_deref().unwrap_or(&self.text));
        let command = command.map(|text| Command::Open(side, SourceState::Pasted(text.into())));
        let entered = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
        buttons_ui(ui, view, tr!("paste-use"), command, entered);
    }

    /// The field with the words.
    fn words_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>) {
        let mut focus = None;
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            let field = TextEdit::multiline(&mut self.text).desired_width(f32::INFINITY).desired_rows(12);
            let response = ui.add(field.hint_text(tr!("paste-hint")));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("paste-field")));
            focus = Some(response);
        });
        if let (Some(response), true) = (&focus, std::mem::take(&mut self.wants_focus)) {
            response.request_focus();
        }
        ui.add_space(4.0);
        if ui.add(button(view.theme, tr!("paste-clipboard"), Weight::Framed)).clicked() {
            focus.iter().for_each(egui::Response::request_focus);
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
        }
    }
}

/// The words that are pasted in this frame, and whether they are too long for a field: a text edit lays out all its text
/// every time, so that a book is better opened at once.
fn take_paste(ui: &Ui) -> Option<(String, bool)> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
        let Some(Event::Paste(text)) = input.events.get(at).cloned() else { return None };
        let long = text.len() > LONG;
        if long {
            input.events.remove(at);
        }
        Some((text, long))
    })
}
