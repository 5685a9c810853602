//! Going through the texts: wheel, keys, strip, and bringing both passages of a finding face to face.

use eframe::egui::{self, Key, Rect};

use crate::base::{Pair, Side};
use crate::gui::context::ViewContext;
use crate::gui::panes::Desk;
use crate::gui::panes::areas::Areas;
use crate::gui::panes::scroll::{END_AT, Place, Scroll, TOP_MARGIN, wheel_end};
use crate::gui::panes::typeset::Sheet;

/// How far down the window the eye rests while reading, as a share of its height.
const EYE: f64 = 0.35;
/// Where a chosen passage is brought, as a share of the window's height.
const FACE: f64 = 0.3;
/// Texts that have drifted apart come together again by this share of every step.
const CATCH_UP: f64 = 0.6;
/// Units before a passage that are set in order to know how near the top it stands.
const MOST_SET: usize = 40;

impl Desk {
    /// Everything that moves the texts before they are drawn.
    pub(super) fn travel(&mut self, ui: &egui::Ui, ctx: ViewContext<'_>, areas: &Areas, sheets: Pair<&Option<Sheet<'_>>>) {
        for side in Side::BOTH {
            if let Some(sheet) = sheets[side] {
                self.leaves[side].measure(sheet);
            }
        }
        let window = f64::from(areas.gutter.height());
        if let Some((side, by)) = self.wanted(ui, areas) {
            self.active = Some(side);
            self.scroll_by(ctx, side, by, window);
        }
        if ctx.state.reveal != self.revealed {
            self.revealed = ctx.state.reveal;
            self.face_to_face(ui, ctx, areas, sheets);
        }
        if ctx.state.search.current != self.hit {
            self.hit = ctx.state.search.current;
            self.show_hit(ui, ctx, sheets, window);
        }
        let animated = ui.style().animation_time > 0.0;
        let seconds = if animated { f64::from(ui.input(|input| input.stable_dt.min(0.05))) } else { 0.0 };
        for side in Side::BOTH {
            let leaf = &mut self.leaves[side];
            if leaf.scroll.step(seconds, &leaf.heights, window) {
                ui.ctx().request_repaint();
            }
        }
    }

    /// Which side is to move, and how far down.
    fn wanted(&self, ui: &egui::Ui, areas: &Areas) -> Option<(Side, f64)> {
        let over = |rect: Rect| ui.rect_contains_pointer(rect);
        let pointer = Side::BOTH.into_iter().find(|side| over(areas.windows[*side]) || over(areas.strips[*side]));
        let in_gutter = over(areas.gutter).then(|| self.active.unwrap_or(Side::A));
        let by = f64::from(ui.input(|input| input.smooth_scroll_delta().y));
        if let Some(side) = pointer.or(in_gutter).filter(|_| by != 0.0) {
            return Some((side, -by));
        }
        let side = pointer.or(self.active).unwrap_or(Side::A);
        if let Some(by) = self.beyond(ui, areas) {
            return Some(by);
        }
        if ui.ctx().egui_wants_keyboard_input() || ui.ctx().any_popup_open() {
            return None;
        }
        let page = f64::from(areas.gutter.height()) * 0.85;
        let far = self.leaves[side].heights.total() + page;
        let keys = [(Key::PageDown, page), (Key::PageUp, -page), (Key::Home, -far), (Key::End, far)];
        ui.input(|input| keys.into_iter().find(|(key, _)| input.key_pressed(*key))).map(|(_, by)| (side, by))
    }

    /// Words are being marked and the mouse has left the window above or below.
    fn beyond(&self, ui: &egui::Ui, areas: &Areas) -> Option<(Side, f64)> {
        let side = Side::BOTH.into_iter().find(|side| ui.ctx().is_being_dragged(ui.scope_id().with(("text", *side))))?;
        let pointer = ui.input(|input| input.pointer.latest_pos())?;
        let window = areas.windows[side];
        let by = (pointer.y - window.bottom()).max(0.0) + (pointer.y - window.top()).min(0.0);
        (by != 0.0).then(|| {
            ui.ctx().request_repaint();
            (side, f64::from(by.clamp(-60.0, 60.0)) * 0.4)
        })
    }

    /// Moves a side, and the other with it.
    fn scroll_by(&mut self, ctx: ViewContext<'_>, side: Side, by: f64, window: f64) {
        let other = side.other();
        let together = ctx.state.synchronised && ctx.state.analysis.is_some();
        let before = self.across(side, window);
        let leaf = &mut self.leaves[side];
        let from = leaf.scroll.y(&leaf.heights);
        leaf.scroll.wheel(by, &leaf.heights, window);
        let moved = leaf.scroll.y(&leaf.heights) - from;
        if !together {
            return;
        }
        let partner = &mut self.leaves[other];
        if moved == 0.0 {
            // This side is at its end, or fits its window: the rest of the way belongs to the other.
            partner.scroll.wheel(by, &partner.heights, window);
            return;
        }
        let drift = partner.scroll.y(&partner.heights) - before;
        let less = (moved.abs() * CATCH_UP).max(drift.abs() * 0.03).min(drift.abs());
        let to = self.across(side, window) + drift - less * drift.signum();
        let partner = &mut self.leaves[other];
        partner.scroll.jump(to, &partner.heights);
    }

    /// Where the other side's window belongs while this side stands where it does.
    fn across(&self, side: Side, window: f64) -> f64 {
        let (leaf, partner) = (&self.leaves[side], &self.leaves[side.other()]);
        let y = leaf.scroll.y(&leaf.heights);
        let left = wheel_end(&leaf.heights, window) - y;
        // The eye wanders from the first line at the top of the text to the last line at its end.
        let eye = (EYE * window).min(y + TOP_MARGIN).max(END_AT * window - left.max(0.0));
        let at = y + eye;
        if at <= 0.0 {
            return at - eye;
        }
        partner.y_of(self.knots.across(side, leaf.byte_at(at))) - eye
    }

    /// Goes to a byte at once, as a click on the strip asks.
    pub(super) fn go_to(&mut self, ui: &egui::Ui, ctx: ViewContext<'_>, side: Side, byte: f64, window: f64) {
        let leaf = &mut self.leaves[side];
        let y = leaf.y_of(byte) - EYE * window;
        let end = wheel_end(&leaf.heights, window);
        leaf.scroll.jump(y.clamp(-TOP_MARGIN, end.max(-TOP_MARGIN)), &leaf.heights);
        self.active = Some(side);
        if ctx.state.synchronised && ctx.state.analysis.is_some() {
            let to = self.across(side, window);
            let partner = &mut self.leaves[side.other()];
            partner.scroll.jump(to, &partner.heights);
        }
        ui.ctx().request_repaint();
    }

    /// Brings the current search hit into view.
    fn show_hit(&mut self, ui: &egui::Ui, ctx: ViewContext<'_>, sheets: Pair<&Option<Sheet<'_>>>, window: f64) {
        let search = &ctx.state.search;
        let Some((side, hit)) = search.current.and_then(|(side, index)| Some((side, *search.hits[side].get(index)?))) else {
            return;
        };
        let Some(sheet) = sheets[side] else { return };
        let leaf = &mut self.leaves[side];
        let Some(place) = leaf.place_of(ui.ctx(), sheet, hit) else { return };
        let at = place.y(&leaf.heights) - leaf.scroll.y(&leaf.heights);
        if (0.05 * window..0.85 * window).contains(&at) {
            return;
        }
        let top = (place.y(&leaf.heights) - FACE * window).max(-TOP_MARGIN);
        leaf.scroll.glide = Some(Place { unit: place.unit, offset: place.offset - (place.y(&leaf.heights) - top) });
        let mut places = Pair::default();
        places[side] = Some(place);
        self.bring_along(ctx, places, window);
        ui.ctx().request_repaint();
    }

    /// Brings the passages of the chosen finding to the same height.
    fn face_to_face(&mut self, ui: &egui::Ui, ctx: ViewContext<'_>, areas: &Areas, sheets: Pair<&Option<Sheet<'_>>>) {
        let window = f64::from(areas.gutter.height());
        let places = Pair::from_fn(|side| self.chosen_place(ui, ctx, side, sheets[side].as_ref()));
        let y_of = |desk: &Desk, side: Side| places[side].map(|place| place.y(&desk.leaves[side].heights));
        let seen = |desk: &Desk, side: Side| {
            let leaf = &desk.leaves[side];
            y_of(desk, side).map(|y| y - leaf.scroll.y(&leaf.heights)).filter(|at| (0.04 * window..0.75 * window).contains(at))
        };
        // A passage that is in view stays where it is, first of all the one under the pointer.
        let under = Side::BOTH.into_iter().find(|side| ui.rect_contains_pointer(areas.windows[*side]));
        let first = under.or(self.active).unwrap_or(Side::A);
        let kept = seen(self, first).or_else(|| seen(self, first.other()));
        let level = Side::BOTH.into_iter().filter_map(|side| y_of(self, side)).map(|y| y + TOP_MARGIN);
        let level = level.fold(kept.unwrap_or(FACE * window), f64::min);
        for side in Side::BOTH {
            if let Some(place) = places[side] {
                self.leaves[side].scroll.glide = Some(Place { unit: place.unit, offset: place.offset - level });
            }
        }
        self.bring_along(ctx, places, window);
        ui.ctx().request_repaint();
    }

    /// A passage that only one side has takes the other side along to where it would stand.
    fn bring_along(&mut self, ctx: ViewContext<'_>, places: Pair<Option<Place>>, window: f64) {
        let Some(side) = Side::BOTH.into_iter().find(|side| places[*side].is_some() && places[side.other()].is_none()) else {
            return;
        };
        if !ctx.state.synchronised || ctx.state.analysis.is_none() {
            return;
        }
        let Some(goal) = self.leaves[side].scroll.glide else { return };
        let now = std::mem::replace(&mut self.leaves[side].scroll, Scroll { top: goal, glide: None });
        let to = self.across(side, window);
        self.leaves[side].scroll = Scroll { glide: Some(goal), ..now };
        let partner = &mut self.leaves[side.other()];
        partner.scroll.glide = Some(Place::at(to.max(-TOP_MARGIN), &partner.heights));
    }

    /// Where the first words of the chosen finding stand on a side.
    fn chosen_place(&mut self, ui: &egui::Ui, ctx: ViewContext<'_>, side: Side, sheet: Option<&Sheet<'_>>) -> Option<Place> {
        let analysis = ctx.state.analysis.as_ref()?;
        let noted = || {
            let note = ctx.state.history.review().notes.get(ctx.state.chosen_note?)?;
            ctx.state.placement.place_of(note).span().filter(|_| note.side == side)
        };
        let span = match ctx.state.selection {
            Some(chosen) => *chosen.spans(&analysis.comparison, side).first()?,
            None => noted()?,
        };
        let leaf = &mut self.leaves[side];
        let place = leaf.place_of(ui.ctx(), sheet?, span)?;
        for unit in 0..place.unit.min(MOST_SET) {
            leaf.set(ui.ctx(), sheet?, unit);
        }
        Some(place)
    }
}
