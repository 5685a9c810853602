//! One sentence of news over the foot of the window.

use eframe::egui::{self, Align2, Area, Frame, Id, Margin, Order, RichText, vec2};

use crate::app::{Command, Message};
use crate::gui::context::ViewContext;
use crate::gui::widgets::{Weight, button};
use crate::messages::tr;

/// How long news stays, in seconds; errors stay until they are dismissed.
const NEWS_STAYS: f64 = 8.0;

/// What is being said, and since when.
#[derive(Debug, Default)]
pub struct Toast {
    said: Option<(Message, f64)>,
}

impl Toast {
    /// Shows the state's message.
    pub fn show(&mut self, ctx: &egui::Context, view: ViewContext<'_>) {
        let Some(message) = &view.state.message else {
            self.said = None;
            return;
        };
        let now = ctx.input(|input| input.time);
        if self.said.as_ref().is_none_or(|(said, _)| said != message) {
            self.said = Some((message.clone(), now));
        }
        let since = self.said.as_ref().map_or(now, |(_, since)| *since);
        if !message.is_error {
            let left = since + NEWS_STAYS - now;
            if left <= 0.0 {
                view.commands.push(Command::DismissMessage);
                return;
            }
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
        toast_ui(ctx, view, message);
    }
}

fn toast_ui(ctx: &egui::Context, view: ViewContext<'_>, message: &Message) {
    let theme = view.theme;
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::symmetric(14, 9)).fill(theme.paper);
    let area = Area::new(Id::unique("toast")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0));
    area.show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let most = (ctx.content_rect().width() - 160.0).clamp(200.0, 620.0);
                ui.set_max_width(most);
                if message.is_error {
                    ui.label(RichText::new("!").strong().color(theme.conflict.text));
                }
                let ink = if message.is_error { theme.conflict.text } else { theme.ink };
                let text = egui::Label::new(RichText::new(&message.text).color(ink)).wrap();
                ui.add_sized_label(text, most - 60.0);
                let close = ui.add(button(theme, "×", Weight::Plain)).on_hover_text(tr!("toast-dismiss.tooltip"));
                close.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, tr!("toast-dismiss")));
                if close.clicked() {
                    view.commands.push(Command::DismissMessage);
                }
            });
        });
    });
}

trait AddSizedLabel {
    fn add_sized_label(&mut self, label: egui::Label, most: f32);
}

impl AddSizedLabel for egui::Ui {
    /// As wide as its words, and no wider than `most`.
    fn add_sized_label(&mut self, label: egui::Label, most: f32) {
        self.scope(|ui| {
            ui.set_max_width(most);
            ui.add(label);
        });
    }
}
