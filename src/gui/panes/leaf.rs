//! What one side keeps from frame to frame, and which of its units stand in its window.

use std::sync::Arc;

use eframe::egui::emath::GuiRounding;
use eframe::egui::{self, Pos2, Rangef, Rect, pos2};

use crate::app::AppState;
use crate::base::{Side, TextSpan};
use crate::gui::panes::heights::Heights;
use crate::gui::panes::overview::Ticks;
use crate::gui::panes::scroll::{Place, Scroll};
use crate::gui::panes::typeset::{Sheet, Typeset};
use crate::gui::panes::units::{Unit, unit_at, units};
use crate::text::{BlockKind, Document, one_line};

/// A scroll step longer than this many points is found by sums instead of unit by unit.
const LONG_STEP: f64 = 5000.0;

/// One side's scroll position and caches.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    pub document: Option<Arc<Document>>,
    pub units: Vec<Unit>,
    pub heights: Heights,
    pub scroll: Scroll,
    pub words: usize,
    pub title: String,
    /// Where the mouse began to mark words, and where it is; in bytes.
    pub marking: Option<(u32, u32)>,
    pub ticks: Ticks,
    /// Column width and zoom for which heights are known or estimated.
    measured_for: (f32, f32),
}

/// A unit in the window.
pub(super) struct Placed {
    pub unit: usize,
    /// Where its white above begins on the screen.
    pub top: f32,
    pub set: Typeset,
}

/// What stands in a side's window.
pub(super) struct View {
    pub window: Rect,
    /// Left edge of the column on the screen.
    pub left: f32,
    pub placed: Vec<Placed>,
    /// The words of the units in view.
    pub span: TextSpan,
}

impl Leaf {
    /// Follows the state to another document.
    pub(super) fn refresh(&mut self, state: &AppState, side: Side) {
        let document = match &state.analysis {
            Some(analysis) => Some(&analysis.comparison.documents[side]),
            None => state.loaded[side].as_ref().map(|loaded| &loaded.document),
        };
        let same = match (document, &self.document) {
            (Some(new), Some(old)) => Arc::ptr_eq(new, old),
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.replace(document.cloned(), state, side);
        }
    }

    fn replace(&mut self, document: Option<Arc<Document>>, state: &AppState, side: Side) {
        let stays = matches!((&document, &self.document), (Some(new), Some(old)) if new.source.path == old.source.path && new.source.name == old.source.name);
        let same_text = matches!((&document, &self.document), (Some(new), Some(old)) if new.text == old.text);
        let at = if stays { self.units.get(self.scroll.top.unit).map(|unit| unit.span.start) } else { None };
        let rows = state.pane(side).map(|(_, pane)| pane.rows.as_slice()).unwrap_or_default();
        let units = document.as_ref().map(|document| units(document, rows)).unwrap_or_default();
        if stays && same_text && units == self.units {
            // Read anew and still the same: nothing moves.
            self.document = document;
            return;
        }
        let share = self.scroll.top.offset / f64::from(self.heights.get(self.scroll.top.unit).max(1.0));
        self.units = units;
        self.words = document.as_ref().map_or(0, |document| document.word_count());
        self.title = document.as_ref().map_or_else(String::new, |document| title(document));
        self.document = document;
        self.marking = None;
        self.measured_for = (0.0, 0.0);
        // No height is known yet: each counts as one, until they are estimated.
        self.heights = Heights::new(vec![1.0; self.units.len()]);
        self.scroll.glide = None;
        match at {
            Some(offset) if share > 0.0 => self.scroll.top = Place { unit: unit_at(&self.units, offset), offset: share },
            Some(offset) => self.scroll.top.unit = unit_at(&self.units, offset),
            None => self.scroll = Scroll::default(),
        }
    }

    /// Estimates all heights anew where width or zoom changed.
    pub(super) fn measure(&mut self, sheet: &Sheet<'_>) {
        if self.measured_for != (sheet.width, sheet.zoom) || self.heights.len() != self.units.len() {
            let share = self.scroll.top.offset / f64::from(self.heights.get(self.scroll.top.unit).max(1.0));
            self.heights = Heights::new(self.units.iter().map(|unit| sheet.estimate(unit)).collect());
            self.measured_for = (sheet.width, sheet.zoom);
            if share > 0.0 {
                self.scroll.top.offset = share * f64::from(self.heights.get(self.scroll.top.unit));
            }
        }
    }

    /// Sets a unit and remembers its height.
    pub(super) fn set(&mut self, ctx: &egui::Context, sheet: &Sheet<'_>, unit: usize) -> Option<Typeset> {
        let set = sheet.typeset(ctx, self.units.get(unit)?);
        let height = set.height();
        if (self.heights.get(unit) - height).abs() > 0.01 {
            self.heights.set(unit, height);
        }
        Some(set)
    }

    /// Sets the units that stand in the window.
    pub(super) fn view(&mut self, ctx: &egui::Context, sheet: &Sheet<'_>, window: Rect, left: f32) -> View {
        self.settle(ctx, sheet);
        let mut y = (f64::from(window.top()) - self.scroll.top.offset) as f32;
        y = y.round_to_pixels(ctx.pixels_per_point());
        let mut placed = Vec::new();
        let mut unit = self.scroll.top.unit;
        while y < window.bottom() {
            let Some(set) = self.set(ctx, sheet, unit) else { break };
            let height = set.height();
            placed.push(Placed { unit, top: y, set });
            y += height;
            unit += 1;
        }
        let edge = |placed: Option<&Placed>| placed.and_then(|placed| self.units.get(placed.unit)).map(|unit| unit.span);
        let span = match (edge(placed.first()), edge(placed.last())) {
            (Some(first), Some(last)) => first.cover(last),
            _ => TextSpan::default(),
        };
        View { window, left, placed, span }
    }

    /// Makes the place at the window's top one inside its unit, by true heights.
    fn settle(&mut self, ctx: &egui::Context, sheet: &Sheet<'_>) {
        if self.scroll.top.offset.abs() > LONG_STEP {
            self.scroll.top = Place::at(self.scroll.y(&self.heights), &self.heights);
        }
        self.scroll.clamp(&self.heights);
        while self.scroll.top.offset < 0.0 && self.scroll.top.unit > 0 {
            self.scroll.top.unit -= 1;
            self.set(ctx, sheet, self.scroll.top.unit);
            self.scroll.top.offset += f64::from(self.heights.get(self.scroll.top.unit));
        }
        while self.scroll.top.unit + 1 < self.units.len() {
            self.set(ctx, sheet, self.scroll.top.unit);
            let height = f64::from(self.heights.get(self.scroll.top.unit));
            if self.scroll.top.offset < height {
                break;
            }
            self.scroll.top.offset -= height;
            self.scroll.top.unit += 1;
        }
    }

    /// The byte at a distance from the top of the text, without setting anything.
    pub(super) fn byte_at(&self, y: f64) -> f64 {
        let place = Place::at(y, &self.heights);
        let Some(unit) = self.units.get(place.unit) else { return 0.0 };
        let share = place.offset / f64::from(self.heights.get(place.unit).max(1.0));
        f64::from(unit.span.start) + share.clamp(0.0, 1.0) * unit.span.len() as f64
    }

    /// The distance of a byte from the top of the text, without setting anything.
    pub(super) fn y_of(&self, byte: f64) -> f64 {
        let unit = unit_at(&self.units, byte as u32);
        let Some(span) = self.units.get(unit).map(|unit| unit.span) else { return 0.0 };
        let share = (byte - f64::from(span.start)) / span.len().max(1) as f64;
        self.heights.top(unit) + share.clamp(0.0, 1.0) * f64::from(self.heights.get(unit))
    }

    /// The place of the line in which words begin.
    pub(super) fn place_of(&mut self, ctx: &egui::Context, sheet: &Sheet<'_>, span: TextSpan) -> Option<Place> {
        let unit = unit_at(&self.units, span.start);
        let set = self.set(ctx, sheet, unit)?;
        let line = set.lines(span).first().map_or(0.0, |line| line.top());
        Some(Place { unit, offset: f64::from(set.above + line) })
    }
}

/// The document's own title, else its first heading, else its name.
fn title(document: &Document) -> String {
    let heading = || {
        let first = document.blocks.iter().map(|(_, block)| block).take(3);
        let mut headings = first.filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        headings.next().map(|block| one_line(document.slice(block.span)))
    };
    document.title.clone().or_else(heading).unwrap_or_else(|| document.source.name.clone())
}

impl Placed {
    /// Where its first line begins on the screen.
    pub(super) fn origin(&self, left: f32) -> Pos2 {
        pos2(left + self.set.indent, self.top + self.set.above)
    }
}

impl View {
    /// Where words stand on the screen, line by line, as far as their units are in view.
    pub(super) fn lines(&self, span: TextSpan) -> Vec<Rect> {
        let mut out = Vec::new();
        if span.overlaps(self.span) {
            for placed in &self.placed {
                let to_screen = placed.origin(self.left).to_vec2();
                out.extend(placed.set.lines(span).into_iter().map(|line| line.translate(to_screen)));
            }
        }
        out
    }

    /// From the top of the first to the foot of the last line of some words, if any of them are in view.
    pub(super) fn extent(&self, span: TextSpan) -> Option<Rangef> {
        let lines = self.lines(span);
        let extent = Rangef::new(lines.first()?.top() + 2.0, lines.last()?.bottom() - 2.0);
        (extent.max > self.window.top() && extent.min < self.window.bottom()).then_some(extent)
    }

    fn at(&self, y: f32) -> Option<&Placed> {
        let after = self.placed.partition_point(|placed| placed.top <= y);
        self.placed.get(after.saturating_sub(1))
    }

    /// The unit and the byte of the character under a place on the screen.
    pub(super) fn offset_under(&self, place: Pos2) -> Option<(usize, u32)> {
        let placed = self.at(place.y)?;
        let offset = placed.set.offset_under(place - placed.origin(self.left).to_vec2())?;
        Some((placed.unit, offset))
    }

    /// The byte between characters that is nearest to a place on the screen.
    pub(super) fn offset_near(&self, place: Pos2, units: &[Unit]) -> Option<u32> {
        let placed = self.at(place.y)?;
        let end = units.get(placed.unit)?.span.end;
        Some(placed.set.offset_near(place - placed.origin(self.left).to_vec2(), end))
    }
}
