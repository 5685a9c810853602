//! Everything left of the findings: both source headers, both texts, the gutter between them, an overview strip at each
//! outer edge.
//!
//! Text is set in type only where it is in view. Scroll positions, heights and indices live in the [`Desk`]; everything else
//! comes anew from the state in every frame.

mod areas;
mod cite;
mod empty;
mod gutter;
mod header;
mod heights;
mod leaf;
mod notes;
mod overview;
mod paint;
mod preview;
mod scroll;
mod sync;
mod text;
mod travel;
mod typeset;
mod units;

use std::sync::Arc;

use eframe::egui::{self, Rect, Response, Sense, Stroke};

use crate::app::{Analysis, AppState, Command};
use crate::base::{Pair, Side};
use crate::display::Finding;
use crate::gui::context::ViewContext;
use crate::gui::panes::areas::Areas;
use crate::gui::panes::leaf::{Leaf, View};
use crate::gui::panes::paint::Lit;
use crate::gui::panes::sync::Knots;
use crate::gui::panes::text::{Pointed, Scene};
use crate::gui::panes::typeset::Sheet;

/// What the panes keep from frame to frame: scroll positions and caches.
#[derive(Debug, Default)]
pub struct Desk {
    leaves: Pair<Leaf>,
    /// The comparison for which `ribbons` and `knots` were made; held so that another one cannot take its address.
    analysis: Option<Arc<Analysis>>,
    ribbons: gutter::Index,
    knots: Knots,
    /// The last reveal that was followed.
    revealed: u64,
    /// The search hit that was last brought into view.
    hit: Option<(Side, usize)>,
    /// What the pointer was on in the last frame.
    pointed: Option<Finding>,
    /// The last wish for words with their source that was followed.
    citations: u64,
    /// The last wish to forget the marked words that was followed.
    unmarked: u64,
    /// The side that was last scrolled or clicked.
    active: Option<Side>,
}

/// Fills `ui` with both accounts.
pub fn desk_ui(ui: &mut egui::Ui, ctx: ViewContext<'_>, desk: &mut Desk) {
    let areas = Areas::new(ui.max_rect(), ctx.state.zoom, ctx.state.letters);
    desk.refresh(ctx);
    ground_ui(ui, ctx, &areas);
    for side in Side::BOTH {
        header::header_ui(ui, ctx, side, &desk.leaves[side], &areas);
    }
    ui.painter().hline(ui.max_rect().x_range(), areas.gutter.top() - 0.5, Stroke::new(1.0, ctx.theme.hairline));
    let responses =
        Pair::from_fn(|side| ui.interact(areas.windows[side], ui.scope_id().with(("text", side)), Sense::CLICK | Sense::DRAG));
    let sheets = Pair::from_fn(|side| sheet(ctx, side, areas.column));
    desk.travel(ui, ctx, &areas, sheets.as_ref());
    let views = Pair::from_fn(|side| desk.view(ui, sheets[side].as_ref(), side, &areas));
    desk.texts_ui(ui, ctx, sheets.as_ref(), &views, &responses, &areas);
    for side in Side::BOTH {
        if sheets[side].is_none() {
            empty::empty_ui(ui, ctx, side, areas.windows[side]);
        }
    }
    desk.copy(ui, ctx);
}

fn sheet<'a>(ctx: ViewContext<'a>, side: Side, width: f32) -> Option<Sheet<'a>> {
    let (document, pane) = ctx.state.pane(side)?;
    let AppState { layers, selection, zoom, .. } = ctx.state;
    Some(Sheet { document, pane, theme: ctx.theme, layers, chosen: *selection, zoom: *zoom, width })
}

fn ground_ui(ui: &egui::Ui, ctx: ViewContext<'_>, areas: &Areas) {
    let painter = ui.painter();
    painter.rect_filled(ui.max_rect(), 0.0, ctx.theme.ground);
    for side in Side::BOTH {
        painter.rect_filled(areas.windows[side], 0.0, ctx.theme.paper);
        let strip = areas.strips[side];
        painter.rect_filled(Rect::from_min_max(egui::pos2(strip.left(), ui.max_rect().top()), strip.max), 0.0, ctx.theme.panel);
    }
}

impl Desk {
    /// Follows the state to other documents and another comparison.
    fn refresh(&mut self, ctx: ViewContext<'_>) {
        for side in Side::BOTH {
            self.leaves[side].refresh(ctx.state, side);
        }
        let same = match (&self.analysis, &ctx.state.analysis) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new),
            (None, None) => true,
            _ => false,
        };
        if same {
            return;
        }
        self.analysis.clone_from(&ctx.state.analysis);
        let analysis = self.analysis.as_ref();
        self.ribbons = analysis.map(|found| gutter::Index::new(&found.display.connectors)).unwrap_or_default();
        self.knots = analysis.map(|found| Knots::new(&found.comparison)).unwrap_or_default();
        self.pointed = None;
    }

    fn view(&mut self, ui: &egui::Ui, sheet: Option<&Sheet<'_>>, side: Side, areas: &Areas) -> Option<View> {
        Some(self.leaves[side].view(ui.ctx(), sheet?, areas.windows[side], areas.left(side)))
    }

    fn texts_ui(
        &mut self,
        ui: &mut egui::Ui,
        ctx: ViewContext<'_>,
        sheets: Pair<&Option<Sheet<'_>>>,
        views: &Pair<Option<View>>,
        responses: &Pair<Response>,
        areas: &Areas,
    ) {
        let pointed =
            Pair::from_fn(|side| self.pointed_in(ui, sheets[side].as_ref(), views[side].as_ref(), side, &responses[side]));
        let lit = Lit { chosen: ctx.state.selection, pointed: self.pointed };
        let mut now = Side::BOTH.into_iter().find_map(|side| pointed[side]).map(|pointed| pointed.finding);
        if let (Some(a), Some(b)) = (&views.a, &views.b) {
            now = now.or(gutter::gutter_ui(ui, ctx, &self.ribbons, Pair::new(a, b), areas.gutter, lit));
        }
        for side in Side::BOTH {
            let (Some(sheet), Some(view)) = (sheets[side], &views[side]) else { continue };
            let scene = Scene { ctx, side, sheet, view, response: &responses[side], pointed: pointed[side], lit };
            text::text_ui(ui, &scene, &mut self.leaves[side]);
            text::menu_ui(&scene, &self.leaves[side]);
            if responses[side].drag_started() || responses[side].clicked() {
                self.leaves[side.other()].marking = None;
                self.active = Some(side);
            }
            if let Some(byte) = overview::overview_ui(ui, ctx, side, &mut self.leaves[side], view, areas.strips[side]) {
                self.go_to(ui, ctx, side, byte, f64::from(view.window.height()));
            }
        }
        if now != self.pointed {
            self.pointed = now;
            ui.ctx().request_repaint();
        }
        self.tell_marked(ctx);
    }

    /// Says which words are marked, where that has changed; forgets them where the state did, as after a note on them.
    fn tell_marked(&mut self, ctx: ViewContext<'_>) {
        if self.unmarked != ctx.state.unmarked {
            self.unmarked = ctx.state.unmarked;
            self.leaves.a.marking = None;
            self.leaves.b.marking = None;
        }
        let marked = Side::BOTH.into_iter().find_map(|side| Some((side, text::marked(&self.leaves[side])?)));
        if marked != ctx.state.marked {
            ctx.commands.push(Command::MarkWords(marked));
        }
    }

    fn pointed_in(
        &self,
        ui: &egui::Ui,
        sheet: Option<&Sheet<'_>>,
        view: Option<&View>,
        side: Side,
        response: &Response,
    ) -> Option<Pointed> {
        let place = ui.input(|input| input.pointer.hover_pos()).filter(|_| response.contains_pointer())?;
        text::pointed(sheet?, &self.leaves[side], view?, place)
    }

    /// Ctrl+C copies the marked words, unless some field has the keyboard; asked for by name, with their source.
    fn copy(&mut self, ui: &egui::Ui, ctx: ViewContext<'_>) {
        if self.citations != ctx.state.citation_asked {
            self.citations = ctx.state.citation_asked;
            let marked = Side::BOTH.into_iter().find_map(|side| Some((side, text::marked(&self.leaves[side])?)));
            let cited = marked.map_or_else(|| cite::chosen(ctx.state), |(side, span)| cite::words(ctx.state, side, span));
            cited.into_iter().for_each(|words| ui.ctx().copy_text(words));
        }
        let asked = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy)));
        if !asked || ui.ctx().egui_wants_keyboard_input() {
            return;
        }
        if let Some(words) = Side::BOTH.into_iter().find_map(|side| text::marked_words(&self.leaves[side])) {
            ui.ctx().copy_text(words);
        }
    }
}
