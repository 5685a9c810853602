//! What lies over the window: fields for paths and pasted text, a choice of sides, keys and signs.

use std::path::Path;
use std::time::Duration;

use eframe::egui::{self, Frame, Id, Key, Margin, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use crate::app::{Command, Dialog, SourceState, typed_path};
use crate::base::{Side, TextSpan};
use crate::gui::clipboard::Clipboard;
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::gui::panels::help::help_ui;
use crate::gui::panels::paste::Pasting;
use crate::gui::theme::SMALL_SIZE;
use crate::gui::widgets::{Weight, button};
use crate::messages::tr;
use crate::text::one_line;

/// How much is shown of the words that a note is on, in characters.
const SHOWN_WORDS: usize = 400;

/// The dialog shown, and what stands in its field.
#[derive(Debug, Default)]
pub struct Overlay {
    shown: Option<Dialog>,
    pub(super) text: String,
    pub(super) wants_focus: bool,
    /// The line of the palette that Enter takes.
    pub(super) line: usize,
    pub(super) pasting: Pasting,
}

impl Overlay {
    /// Shows the state's dialog, if there is one; `export` is how far a report is that is being written, and for how long.
    pub(in crate::gui) fn show(
        &mut self,
        ctx: &egui::Context,
        view: ViewContext<'_>,
        export: Option<(f32, Duration)>,
        clipboard: &Clipboard,
    ) {
        if self.shown != view.state.dialog {
            self.begin(view.state.dialog.clone());
        }
        let Some(dialog) = self.shown.clone() else { return };
        let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::same(22));
        let modal = Modal::new(Id::unique("overlay")).frame(frame).show(ctx, |ui| {
            let width: f32 = if dialog == Dialog::Help { 760.0 } else { 580.0 };
            ui.set_width(width.min(ctx.content_rect().width() - 80.0));
            match &dialog {
                Dialog::Help => help_ui(ui, view),
                Dialog::OpenPath { side, trouble, .. } => self.open_ui(ui, view, *side, trouble.as_deref()),
                Dialog::Paste { side } => self.paste_ui(ui, view, *side, clipboard),
                Dialog::Export { trouble, there, .. } => {
                    self.export_ui(ui, view, (trouble.as_deref(), there.as_deref()), export);
                }
                Dialog::Session { save, trouble, .. } => self.session_ui(ui, view, *save, trouble.as_deref()),
                Dialog::Palette => self.palette_ui(ui, view),
                Dialog::Note { side, span, at, .. } => self.note_ui(ui, view, *side, *span, *at),
                Dialog::ChooseSide { path } => choose_side_ui(ui, view, path),
                Dialog::ChooseMessage { side, path, messages } => choose_message_ui(ui, view, *side, path, messages),
            }
        });
        if modal.should_close() {
            let beside = modal.backdrop_response.clicked();
            self.closing(&dialog, beside).into_iter().for_each(|command| view.commands.push(command));
        }
    }

    /// What happens to the words of a dialog that is closed with Esc or by a click beside it: none are lost.
    fn closing(&self, dialog: &Dialog, beside: bool) -> Option<Command> {
        let words = self.text.trim();
        match dialog {
            Dialog::Note { text, .. } if words == text.trim() => Some(Command::CloseDialog),
            Dialog::Note { side, span, at: None, .. } if !words.is_empty() => {
                Some(Command::NoteWords(*side, *span, words.to_owned()))
            }
            Dialog::Note { at: Some(at), .. } => Some(Command::ChangeNote(*at, words.to_owned())),
            Dialog::Paste { .. } if beside && !words.is_empty() => None,
            _ => Some(Command::CloseDialog),
        }
    }

    /// What was typed stays when only the trouble is new.
    fn begin(&mut self, dialog: Option<Dialog>) {
        let side = |dialog: &Option<Dialog>| match dialog {
            Some(Dialog::OpenPath { side, .. }) => Some(*side),
            _ => None,
        };
        let place = |dialog: &Option<Dialog>| match dialog {
            Some(Dialog::Export { path, .. }) => Some(path.clone()),
            _ => None,
        };
        let same_place = place(&dialog).is_some() && place(&dialog) == place(&self.shown);
        if !same_place && (side(&dialog).is_none() || side(&dialog) != side(&self.shown)) {
            self.text = match &dialog {
                Some(Dialog::OpenPath { path, .. } | Dialog::Export { path, .. } | Dialog::Session { path, .. }) => path.clone(),
                Some(Dialog::Note { text, .. }) => text.clone(),
                _ => String::new(),
            };
        }
        // Also when it stays open after Enter, with what went wrong.
        self.wants_focus = true;
        self.line = 0;
        self.pasting = Pasting::default();
        self.shown = dialog;
    }

    fn open_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>, side: Side, trouble: Option<&str>) {
        heading(ui, &tr!("path-title", side = side.letter()));
        trouble_ui(ui, view, trouble);
        let entered = self.field_ui(ui, tr!("path-field"));
        let path = typed_path(&self.text);
        let command = path.map(|path| Command::Open(side, SourceState::File(path)));
        buttons_ui(ui, view, tr!("path-open"), command, entered);
    }

    fn session_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>, save: bool, trouble: Option<&str>) {
        heading(ui, if save { tr!("session-save-title") } else { tr!("session-open-title") });
        trouble_ui(ui, view, trouble);
        let entered = self.field_ui(ui, tr!("session-field"));
        if save {
            small(ui, view, tr!("session-what"));
        }
        let command = typed_path(&self.text).map(if save { Command::SaveSession } else { Command::OpenSession });
        buttons_ui(ui, view, if save { tr!("session-save") } else { tr!("path-open") }, command, entered);
    }

    fn note_ui(&mut self, ui: &mut Ui, view: ViewContext<'_>, side: Side, span: TextSpan, at: Option<usize>) {
        heading(ui, &tr!("note-title", side = side.letter()));
        let words = view.state.pane(side).map_or_else(String::new, |(document, _)| one_line(document.slice(span)));
        let long = words.chars().count() > SHOWN_WORDS;
        let words: String = words.chars().take(SHOWN_WORDS).collect::<String>() + if long { "…" } else { "" };
        let words = RichText::new(words).font(fonts::serif_italic(14.5)).color(view.theme.soft_ink);
        ui.add(egui::Label::new(words).wrap());
        ui.add_space(10.0);
        let field = TextEdit::multiline(&mut self.text).desired_width(f32::INFINITY).desired_rows(4);
        let response = ui.add(field.hint_text(tr!("note-hint")).margin(Margin::symmetric(8, 6)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(tr!("note-field")));
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let text = self.text.trim().to_owned();
        let command = match at {
            Some(at) => Some(Command::ChangeNote(at, text)),
            None => (!text.is_empty()).then_some(Command::NoteWords(side, span, text)),
        };
        ui.add_space(4.0);
        small(ui, view, tr!("note-keys"));
        let entered = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
        buttons_ui(ui, view, tr!("note-save"), command, entered);
    }

    /// Whether Enter was pressed in it.
    pub(super) fn field_ui(&mut self, ui: &mut Ui, name: &str) -> bool {
        let label = ui.label(name);
        let field = TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY);
        let response = ui.add(field.margin(Margin::symmetric(8, 6))).labelled_by(label.id);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }
}

pub(super) fn heading(ui: &mut Ui, text: &str) {
    ui.heading(text);
    ui.add_space(8.0);
}

pub(super) fn small(ui: &mut Ui, view: ViewContext<'_>, text: &str) {
    ui.label(RichText::new(text).size(SMALL_SIZE + 0.5).color(view.theme.soft_ink));
}

pub(super) fn trouble_ui(ui: &mut Ui, view: ViewContext<'_>, trouble: Option<&str>) {
    if let Some(trouble) = trouble {
        ui.add(egui::Label::new(RichText::new(trouble).color(view.theme.sides.b.text)).wrap());
        ui.add_space(8.0);
    }
}

pub(super) fn buttons_ui(ui: &mut Ui, view: ViewContext<'_>, label: &str, command: Option<Command>, entered: bool) {
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let go = ui.add_enabled(command.is_some(), button(view.theme, label, Weight::Primary)).clicked();
        if ui.add(button(view.theme, tr!("button-cancel"), Weight::Framed)).clicked() {
            view.commands.push(Command::CloseDialog);
        }
        if go || entered {
            command.into_iter().for_each(|command| view.commands.push(command));
        }
    });
}

/// One button for each message of a mailbox; only those that are seen are drawn.
fn choose_message_ui(ui: &mut Ui, view: ViewContext<'_>, side: Side, path: &Path, messages: &[String]) {
    heading(ui, &tr!("mailbox-title", side = side.letter()));
    let height = ui.spacing().interact_size.y.max(28.0);
    ScrollArea::vertical().max_height(380.0).show_rows(ui, height, messages.len(), |ui, seen| {
        for (at, message) in messages.iter().enumerate().skip(seen.start).take(seen.len()) {
            if ui.add(button(view.theme, &format!("{}. {message}", at + 1), Weight::Framed)).clicked() {
                let chosen = format!("{}#{}", path.display(), at + 1);
                view.commands.push(Command::Open(side, SourceState::File(chosen.into())));
            }
        }
    });
    ui.add_space(12.0);
    if ui.add(button(view.theme, tr!("button-cancel"), Weight::Plain)).clicked() {
        view.commands.push(Command::CloseDialog);
    }
}

fn choose_side_ui(ui: &mut Ui, view: ViewContext<'_>, path: &Path) {
    let name = SourceState::File(path.to_owned()).name();
    heading(ui, tr!("side-title"));
    ui.add(egui::Label::new(tr!("side-replaced", name = name)).wrap());
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        for side in Side::BOTH {
            let label = tr!("side-choice", side = side.letter(), name = view.state.sources[side].name());
            if ui.add(button(view.theme, &label, Weight::Framed)).clicked() {
                view.commands.push(Command::Drop(Some(side), path.to_owned()));
            }
        }
        if ui.add(button(view.theme, tr!("button-cancel"), Weight::Plain)).clicked() {
            view.commands.push(Command::CloseDialog);
        }
    });
    let chosen = ui.input_mut(|input| {
        let a = input.consume_key(Modifiers::NONE, Key::A).then_some(Side::A);
        a.or(input.consume_key(Modifiers::NONE, Key::B).then_some(Side::B))
    });
    if let Some(side) = chosen {
        view.commands.push(Command::Drop(Some(side), path.to_owned()));
    }
}
