//! One side's text in its window.

use eframe::egui::{self, CursorIcon, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind};

use crate::app::Command;
use crate::base::{Side, TextSpan};
use crate::display::{Finding, Tag, wording};
use crate::gui::action::Action;
use crate::gui::context::ViewContext;
use crate::gui::panes::leaf::{Leaf, Placed, View};
use crate::gui::panes::notes;
use crate::gui::panes::paint::{self, Lit};
use crate::gui::panes::typeset::Sheet;
use crate::gui::panes::units::Unit;
use crate::gui::widgets::{Weight, action_button};
use crate::messages::tr;
use crate::text::one_line;

/// The longest name of a highlight for people who listen, in characters.
const LONGEST_NAME: usize = 120;

/// What the pointer is on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pointed {
    pub finding: Finding,
    pub tag: Tag,
}

/// The most telling highlight under a place: a quotation or value before a link before a statement, inner before outer.
pub(super) fn pointed(sheet: &Sheet<'_>, leaf: &Leaf, view: &View, place: Pos2) -> Option<Pointed> {
    let (unit, offset) = view.offset_under(place)?;
    let segments = sheet.segments(leaf.units.get(unit)?);
    let segment = segments.iter().find(|segment| segment.span.contains_offset(offset))?;
    let rank = |tag: Tag| match tag {
        Tag::Quote(_) | Tag::Differs | Tag::Fact(_) => 0,
        Tag::Linked | Tag::Possible | Tag::Changed => 1,
        Tag::OneSided(_) => 2,
    };
    let best = sheet.marks(segment).rev().filter(|mark| !mark.tag.is_inside()).min_by_key(|mark| rank(mark.tag))?;
    Some(Pointed { finding: best.finding, tag: best.tag })
}

/// What one side shows in one frame.
pub(super) struct Scene<'a> {
    pub ctx: ViewContext<'a>,
    pub side: Side,
    pub sheet: &'a Sheet<'a>,
    pub view: &'a View,
    /// The mouse over the whole window.
    pub response: &'a Response,
    pub pointed: Option<Pointed>,
    pub lit: Lit,
}

/// Paints a side's text and answers the mouse.
pub(super) fn text_ui(ui: &mut egui::Ui, scene: &Scene<'_>, leaf: &mut Leaf) {
    let Scene { ctx, sheet, view, lit, .. } = *scene;
    let painter = ui.painter().with_clip_rect(view.window);
    for placed in &view.placed {
        if let Some(unit) = leaf.units.get(placed.unit) {
            paint::paint_unit(&painter, sheet, unit, placed, view, lit);
        }
    }
    notes::paint_notes(&painter, scene);
    paint_hits(&painter, ctx, scene.side, view);
    paint_marking(&painter, ctx, leaf, view);
    for placed in &view.placed {
        painter.galley(placed.origin(view.left), placed.set.galley.clone(), ctx.theme.ink);
        if let Some(unit) = leaf.units.get(placed.unit) {
            paint::paint_underlines(&painter, sheet, unit, placed, view, lit);
            highlights_ui(ui, scene, unit, placed);
            unit_ui(ui, scene, unit, placed);
        }
    }
    mouse(ui, scene, leaf);
    notes::sheets_ui(ui, scene);
}

/// What can be done with the marked words, under the other button of the mouse.
pub(super) fn menu_ui(scene: &Scene<'_>, leaf: &Leaf) {
    let Scene { ctx, response, .. } = *scene;
    response.context_menu(|ui| {
        let words = marked_words(leaf);
        if ui.add_enabled(words.is_some(), egui::Button::new(tr!("pane-copy")).frame_when_inactive(false)).clicked() {
            words.into_iter().for_each(|words| ui.ctx().copy_text(words));
            ui.close();
        }
        for action in [Action::Cite, Action::NoteWords] {
            if action_button(ui, ctx, action, Weight::Plain).clicked() {
                ui.close();
            }
        }
    });
}

fn paint_hits(painter: &Painter, ctx: ViewContext<'_>, side: Side, view: &View) {
    let search = &ctx.state.search;
    let hits = &search.hits[side];
    let from = hits.partition_point(|hit| hit.end <= view.span.start);
    for (index, hit) in hits.iter().enumerate().skip(from).take_while(|(_, hit)| hit.start < view.span.end) {
        let current = search.current == Some((side, index));
        let lines = view.lines(*hit);
        if current {
            paint::fill_lines(painter, lines.clone(), ctx.theme.current_hit, ctx.state.zoom);
            for line in lines {
                let edge = line.shrink2(egui::vec2(-1.0, 1.0));
                painter.rect_stroke(edge, 3.0, Stroke::new(1.5, ctx.theme.ink), StrokeKind::Outside);
            }
        } else {
            paint::fill_lines(painter, lines, ctx.theme.hit, ctx.state.zoom);
        }
    }
}

fn paint_marking(painter: &Painter, ctx: ViewContext<'_>, leaf: &Leaf, view: &View) {
    if let Some(span) = marked(leaf) {
        for line in view.lines(span) {
            painter.rect_filled(line, 0.0, ctx.theme.marked);
        }
    }
}

/// The words marked with the mouse.
pub(super) fn marked(leaf: &Leaf) -> Option<TextSpan> {
    let (anchor, head) = leaf.marking?;
    (anchor != head).then(|| TextSpan { start: anchor.min(head), end: anchor.max(head) })
}

/// The marked words as plain text: one line a paragraph, a blank line between paragraphs.
pub(super) fn marked_words(leaf: &Leaf) -> Option<String> {
    let span = marked(leaf)?;
    let document = leaf.document.as_ref()?;
    let blocks = document.blocks.as_slice();
    let from = blocks.partition_point(|block| block.span.end <= span.start);
    let inside = blocks.iter().skip(from).take_while(|block| block.span.start < span.end);
    let words = inside.map(|block| {
        let own = TextSpan { start: block.span.start.max(span.start), end: block.span.end.min(span.end) };
        one_line(document.slice(own))
    });
    Some(words.collect::<Vec<_>>().join("\n\n"))
}

/// A unit for people who listen.
fn unit_ui(ui: &egui::Ui, scene: &Scene<'_>, unit: &Unit, placed: &Placed) {
    let size = placed.set.galley.size();
    let rect = Rect::from_min_size(placed.origin(scene.view.left), size).intersect(scene.view.window);
    if rect.is_positive() {
        let response = ui.interact(rect, ui.scope_id().with(("unit", scene.side, unit.span.start)), Sense::HOVER);
        let name = || one_line(scene.sheet.document.slice(unit.span));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name()));
    }
}

/// The quotations and values that begin in a unit, as buttons.
fn highlights_ui(ui: &egui::Ui, scene: &Scene<'_>, unit: &Unit, placed: &Placed) {
    let Scene { sheet, side, .. } = *scene;
    let to_screen = placed.origin(scene.view.left).to_vec2();
    let begun = sheet.segments(unit).iter().filter(|segment| segment.span.start >= unit.span.start);
    for segment in begun {
        let telling = |tag: Tag| matches!(tag, Tag::Quote(_) | Tag::Fact(_));
        for mark in sheet.marks(segment).filter(|mark| mark.first && telling(mark.tag)) {
            let Some(line) = placed.set.lines(segment.span).first().map(|line| line.translate(to_screen)) else { continue };
            let rect = line.intersect(scene.view.window);
            if !rect.is_positive() {
                continue;
            }
            let id = ui.scope_id().with(("highlight", side, segment.span.start, mark.finding));
            let response = ui.interact(rect, id, Sense::CLICK);
            let name = || name(sheet, side, mark.tag, segment.span);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name()));
            if response.clicked() {
                scene.ctx.commands.push(Command::Select(Some(mark.finding)));
            }
        }
    }
}

fn name(sheet: &Sheet<'_>, side: Side, tag: Tag, span: TextSpan) -> String {
    let words: String = sheet.document.slice(span).chars().take(LONGEST_NAME).collect();
    format!("{}, {}: {}", side.letter(), tag.label(), one_line(&words))
}

fn mouse(ui: &egui::Ui, scene: &Scene<'_>, leaf: &mut Leaf) {
    let Scene { ctx, response, pointed, .. } = *scene;
    let quiet = |tag: Tag| !matches!(tag, Tag::Quote(_) | Tag::Fact(_));
    if response.contains_pointer() && !response.dragged() {
        let loud = pointed.filter(|pointed| !quiet(pointed.tag));
        ui.ctx().set_cursor_icon(if loud.is_some() { CursorIcon::PointingHand } else { CursorIcon::Text });
        if let (Some(pointed), Some(analysis)) = (loud, &ctx.state.analysis) {
            tooltip(ui, ctx, &analysis.comparison, pointed, response);
        }
    }
    if response.clicked() {
        leaf.marking = None;
        if let Some(pointed) = pointed {
            ctx.commands.push(Command::Select(Some(pointed.finding)));
        }
    }
    mark_words(ui, scene, leaf);
}

fn tooltip(ui: &egui::Ui, ctx: ViewContext<'_>, comparison: &crate::compare::Comparison, pointed: Pointed, response: &Response) {
    // Whoever goes on by key has left the mouse where it was.
    let id = egui::Id::unique("reveal-when-the-mouse-moved");
    let moved = ui.input(|input| input.pointer.is_moving() || input.pointer.any_down());
    if moved || ui.data(|data| data.get_temp::<u64>(id)).is_none() {
        ui.data_mut(|data| data.insert_temp(id, ctx.state.reveal));
    }
    if ui.data(|data| data.get_temp::<u64>(id)) != Some(ctx.state.reveal) {
        return;
    }
    let still = ui.input(|input| input.pointer.time_since_last_movement()) > ui.style().interaction.tooltip_delay;
    if !still || ui.input(|input| input.pointer.any_down()) {
        ui.ctx().request_repaint_after_secs(ui.style().interaction.tooltip_delay);
        return;
    }
    let id = response.id.with(pointed.finding);
    let tip = egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, egui::PopupAnchor::Pointer);
    tip.gap(14.0).show(|ui| {
        ui.horizontal_wrapped(|ui| {
            let look = ctx.theme.look(pointed.tag);
            let label = pointed.tag.label();
            let state = if label.starts_with(look.glyph) { label.to_owned() } else { format!("{} {label}", look.glyph) };
            ui.label(egui::RichText::new(state).color(look.text).font(crate::gui::fonts::sans_semibold(12.5)));
            ui.label(wording::reason(comparison, pointed.finding));
        });
    });
}

/// Dragging marks words, a double click one word, a triple click one statement.
fn mark_words(ui: &egui::Ui, scene: &Scene<'_>, leaf: &mut Leaf) {
    let Scene { response, view, sheet, .. } = *scene;
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let near = |place: Pos2| view.offset_near(place, &leaf.units);
    let Some(at) = near(pointer) else { return };
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
        leaf.marking = near(origin).map(|anchor| (anchor, at));
    } else if let (true, Some((anchor, _))) = (response.dragged(), leaf.marking) {
        leaf.marking = Some((anchor, at));
    }
    if response.triple_clicked() {
        let sentence = sheet.document.sentence_at(at).map(|id| sheet.document.sentences[id].span);
        leaf.marking = sentence.map(|span| (span.start, span.end));
    } else if response.double_clicked() {
        let tokens = &sheet.document.tokens;
        let after = tokens.partition_point(|token| token.span.start <= at);
        let token = after.checked_sub(1).and_then(|index| tokens.get(index));
        leaf.marking = token.map(|token| (token.span.start, token.span.end));
    }
}
