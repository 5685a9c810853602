//! Files dropped onto the window.

use eframe::egui::{Align2, Context, Id, LayerId, Order, Rect, Stroke, StrokeKind};

use crate::app::{Command, Message};
use crate::base::{Pair, Side};
use crate::gui::context::ViewContext;
use crate::gui::fonts;
use crate::messages::tr;

/// Takes dropped files, and shows where hovering ones would go. `desk` is the place of the two sides.
pub(super) fn drops_ui(ctx: &Context, view: ViewContext<'_>, desk: Rect) {
    let (hovering, paths) = ctx.input(|input| {
        let paths: Vec<_> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
        (input.raw.hovered_files.len(), paths)
    });
    let side = side_under_pointer(ctx, desk);
    if hovering > 0 {
        let target = side.or_else(|| Side::BOTH.into_iter().find(|side| view.state.sources[*side].is_empty()));
        hint(ctx, view, desk, hovering, target);
    }
    let mut paths = paths.into_iter();
    match (paths.next(), paths.next()) {
        (Some(a), Some(b)) => {
            view.commands.push(Command::OpenPair(Pair::new(a, b)));
            if paths.next().is_some() {
                view.commands.push(Command::Say(Message::news(tr!("drop-more"))));
            }
        }
        (Some(path), None) => view.commands.push(Command::Drop(side, path)),
        _ => {}
    }
}

/// Some systems do not say where the pointer is while it carries files.
fn side_under_pointer(ctx: &Context, desk: Rect) -> Option<Side> {
    let pointer = ctx.input(|input| input.pointer.hover_pos()).filter(|pointer| desk.contains(*pointer))?;
    Some(if pointer.x < desk.center().x { Side::A } else { Side::B })
}

fn hint(ctx: &Context, view: ViewContext<'_>, desk: Rect, files: usize, target: Option<Side>) {
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop-hint")));
    let half = |side: Side| match side {
        Side::A => desk.with_max_x(desk.center().x),
        Side::B => desk.with_min_x(desk.center().x),
    };
    for side in Side::BOTH.into_iter().filter(|side| files > 1 || target.is_none_or(|target| target == *side)) {
        let hue = view.theme.side(side);
        let area = half(side).shrink(8.0);
        // Words that shone through would run into those that say what to do.
        painter.rect_filled(area, 10.0, view.theme.paper.gamma_multiply(0.9));
        painter.rect(area, 10.0, hue.fill.gamma_multiply(0.85), Stroke::new(2.0, hue.text), StrokeKind::Inside);
        let words = tr!("drop-side", side = side.letter());
        painter.text(area.center(), Align2::CENTER_CENTER, words, fonts::sans_semibold(20.0), hue.text);
    }
}
