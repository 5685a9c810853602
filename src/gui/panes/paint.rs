//! What is painted behind, under and beside the words.

use eframe::egui::{self, Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, pos2, vec2};

use crate::base::TextSpan;
use crate::compare::Verdict;
use crate::display::{Finding, Mark, Tag};
use crate::gui::panes::leaf::{Placed, View};
use crate::gui::panes::typeset::Sheet;
use crate::gui::panes::units::Unit;
use crate::gui::theme::{HIGHLIGHT_RADIUS, Underline};
use crate::text::BlockKind;

/// Half the height of a highlight, before zoom, in points.
const HALF_FILL: f32 = 11.5;
/// How far below the middle of a line a value is underlined, before zoom; quotations are underlined at the foot of their fill.
const VALUE_LINE: f32 = 9.0;

/// What stands out from the rest.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lit {
    pub chosen: Option<Finding>,
    pub pointed: Option<Finding>,
}

impl Lit {
    pub(super) fn has(self, finding: Finding) -> bool {
        self.chosen == Some(finding) || self.pointed == Some(finding)
    }
}

/// Stretches with one look, joined across segments.
#[derive(Default)]
struct Stretches {
    fills: Vec<(Color32, TextSpan)>,
    underlines: Vec<(Tag, Finding, TextSpan)>,
    chosen: Vec<TextSpan>,
    one_sided: Vec<(Tag, TextSpan)>,
}

/// Everything that belongs behind and beside the words of one unit.
pub(super) fn paint_unit(painter: &Painter, sheet: &Sheet<'_>, unit: &Unit, placed: &Placed, view: &View, lit: Lit) {
    let stretches = stretches(sheet, unit, lit);
    let brush = Brush { painter, placed, origin: placed.origin(view.left), zoom: sheet.zoom };
    if let Some((tag, _)) = stretches.one_sided.first() {
        let colour = sheet.theme.tag_colour(*tag).gamma_multiply(0.6);
        brush.bar(stretches.one_sided.iter().map(|(_, span)| span), view.left - 15.0, 2.0, colour);
    }
    brush.bar(stretches.chosen.iter(), view.left - 10.0, 3.0, sheet.theme.ink);
    for (colour, span) in &stretches.fills {
        brush.fill(*span, *colour);
    }
    brush.block(sheet, unit);
}

/// Underlines go over the words, so that a wave stays whole where it meets a descender.
pub(super) fn paint_underlines(painter: &Painter, sheet: &Sheet<'_>, unit: &Unit, placed: &Placed, view: &View, lit: Lit) {
    let brush = Brush { painter, placed, origin: placed.origin(view.left), zoom: sheet.zoom };
    for (tag, _, span) in &stretches(sheet, unit, lit).underlines {
        brush.underline(*span, *tag, sheet);
    }
    for (sign, colour) in placed.set.struck() {
        let sign = sign.translate(brush.origin.to_vec2());
        let (middle, half) = (sign.center() - vec2(0.0, 1.5 * sheet.zoom), 4.5 * sheet.zoom);
        let ends = [middle + vec2(-half, half), middle + vec2(half, -half)];
        painter.line_segment(ends, Stroke::new(1.2, colour));
    }
}

fn stretches(sheet: &Sheet<'_>, unit: &Unit, lit: Lit) -> Stretches {
    let mut out = Stretches::default();
    for segment in sheet.segments(unit) {
        let span = TextSpan { start: segment.span.start.max(unit.span.start), end: segment.span.end.min(unit.span.end) };
        let mut fill: Option<(u8, Color32)> = None;
        for mark in sheet.marks(segment) {
            let own = fill_of(sheet, mark, lit);
            fill = own.filter(|own| fill.is_none_or(|outer| outer.0 <= own.0)).or(fill);
            let own = |(tag, finding, _): &&mut (Tag, Finding, TextSpan)| *tag == mark.tag && *finding == mark.finding;
            if sheet.theme.look(mark.tag).underline != Underline::None {
                match out.underlines.iter_mut().rev().take(8).find(own).filter(|(_, _, last)| last.end == span.start) {
                    Some((_, _, last)) => last.end = span.end,
                    None => out.underlines.push((mark.tag, mark.finding, span)),
                }
            }
            if lit.chosen == Some(mark.finding) {
                out.chosen.push(span);
            }
            if matches!(mark.tag, Tag::OneSided(_)) {
                out.one_sided.push((mark.tag, span));
            }
        }
        match (fill.map(|(_, colour)| colour), out.fills.last_mut()) {
            (Some(colour), Some((last, joined))) if *last == colour && joined.end == span.start => joined.end = span.end,
            (Some(colour), _) => out.fills.push((colour, span)),
            (None, _) => {}
        }
    }
    out
}

/// What a highlight puts behind its words, and how much that counts against what is around it.
fn fill_of(sheet: &Sheet<'_>, mark: &Mark, lit: Lit) -> Option<(u8, Color32)> {
    let look = sheet.theme.look(mark.tag);
    let telling = matches!(mark.tag, Tag::Quote(_) | Tag::Fact(_));
    match (mark.tag, lit.has(mark.finding)) {
        (Tag::Differs | Tag::Changed, _) => None,
        (_, true) => Some((if telling { 2 } else { 0 }, look.lit)),
        (_, false) => look.fill.map(|fill| (1, fill)),
    }
}

/// Paints one unit.
struct Brush<'a> {
    painter: &'a Painter,
    placed: &'a Placed,
    origin: Pos2,
    zoom: f32,
}

impl Brush<'_> {
    fn lines(&self, span: TextSpan) -> impl Iterator<Item = Rect> {
        let to_screen = self.origin.to_vec2();
        self.placed.set.lines(span).into_iter().map(move |line| line.translate(to_screen))
    }

    fn fill(&self, span: TextSpan, colour: Color32) {
        fill_lines(self.painter, self.lines(span), colour, self.zoom);
    }

    /// A bar in the margin beside every line that has some of these words, once a line.
    fn bar<'s>(&self, spans: impl Iterator<Item = &'s TextSpan>, x: f32, width: f32, colour: Color32) {
        let mut reached = f32::NEG_INFINITY;
        for line in spans.flat_map(|span| self.lines(*span)) {
            let top = line.top().max(reached);
            if top < line.bottom() {
                let rect = Rect::from_min_max(pos2(x, top), pos2(x + width, line.bottom()));
                self.painter.rect_filled(rect, 0.0, colour);
                reached = line.bottom();
            }
        }
    }

    /// A list item's bullet, a block quotation's rule.
    fn block(&self, sheet: &Sheet<'_>, unit: &Unit) {
        let set = &self.placed.set;
        let middle = set.galley.rows.first().map_or(0.0, |row| row.rect().center().y);
        match set.kind {
            BlockKind::ListItem if unit.first => {
                let at = self.origin + vec2(-12.0 * self.zoom, middle + 0.5);
                self.painter.circle_filled(at, 2.2 * self.zoom, sheet.theme.soft_ink);
            }
            BlockKind::Quotation => {
                let below = if unit.last { 0.0 } else { set.below };
                let y = Rangef::new(self.origin.y + 3.0, self.origin.y + set.galley.size().y + below - 3.0);
                let x = Rangef::new(self.origin.x - 16.0 * self.zoom, self.origin.x - 16.0 * self.zoom + 2.0);
                self.painter.rect_filled(Rect::from_x_y_ranges(x, y), 1.0, sheet.theme.hairline);
            }
            _ => {}
        }
    }

    fn underline(&self, span: TextSpan, tag: Tag, sheet: &Sheet<'_>) {
        let look = sheet.theme.look(tag);
        let is_value = matches!(tag, Tag::Fact(verdict) if verdict != Verdict::Conflict);
        let below = if is_value { VALUE_LINE } else { HALF_FILL - 0.5 };
        let colour = if is_value { look.text.gamma_multiply(0.75) } else { look.text };
        for line in self.lines(span) {
            let y = line.center().y + below * self.zoom;
            self.painter.extend(stroke(line.x_range(), y, look.underline, colour));
        }
    }
}

/// Fills behind words, one rounded box a line.
pub(super) fn fill_lines(painter: &Painter, lines: impl IntoIterator<Item = Rect>, colour: Color32, zoom: f32) {
    for line in lines {
        let half = HALF_FILL * zoom;
        let y = Rangef::new((line.center().y - half).round(), (line.center().y + half).round());
        painter.rect_filled(Rect::from_x_y_ranges(line.x_range(), y), f32::from(HIGHLIGHT_RADIUS), colour);
    }
}

/// The shapes of one line of an underline.
pub(super) fn stroke(x: Rangef, y: f32, kind: Underline, colour: Color32) -> Vec<Shape> {
    let y = y.round() + 0.5;
    let ends = [pos2(x.min, y), pos2(x.max, y)];
    let thin = Stroke::new(1.0, colour);
    match kind {
        Underline::None => Vec::new(),
        Underline::Thin => vec![Shape::line_segment(ends, thin)],
        Underline::Thick => vec![Shape::line_segment(ends.map(|end| end - vec2(0.0, 0.5)), Stroke::new(2.0, colour))],
        Underline::Dashed => Shape::dashed_line(&ends, Stroke::new(1.5, colour), 5.0, 3.0),
        Underline::Dotted => Shape::dotted_line(&ends, colour, 3.5, 0.9),
        Underline::Double => {
            let lower = ends.map(|end| end + vec2(0.0, 2.5));
            vec![Shape::line_segment(ends, thin), Shape::line_segment(lower, thin)]
        }
        Underline::Wavy => vec![Shape::line(wave(x, y), egui::epaint::PathStroke::new(1.1, colour))],
    }
}

/// A wave of 5 points' length and 1.3 points' height.
fn wave(x: Rangef, y: f32) -> Vec<Pos2> {
    let steps = ((x.max - x.min) / 1.25).ceil().max(1.0);
    let count = steps as usize;
    (0..=count)
        .map(|step| {
            let at = x.min + (x.max - x.min) * step as f32 / steps;
            pos2(at, y + 1.3 * ((at - x.min) * std::f32::consts::TAU / 5.0).sin())
        })
        .collect()
}
