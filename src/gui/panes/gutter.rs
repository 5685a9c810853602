//! The ribbons between the two texts.

use eframe::egui::epaint::PathStroke;
use eframe::egui::{self, Color32, CursorIcon, Mesh, Painter, Pos2, Rangef, Rect, Sense, Shape, pos2};

use crate::app::{Analysis, Command};
use crate::base::{Pair, Side, TextSpan};
use crate::display::{Connector, Finding, Tag, connectors_of};
use crate::gui::context::ViewContext;
use crate::gui::panes::leaf::View;
use crate::gui::panes::paint::Lit;
use crate::gui::theme::{RIBBON, RIBBON_CHOSEN};
use crate::messages::tr;

/// How many straight pieces a curve is drawn with.
const STEPS: usize = 24;
/// How far outside the window the end of the chosen ribbon lies that goes to a passage out of view, in points.
const OUTSIDE: f32 = 40.0;
/// How far up or down a ribbon to a passage out of view points, in points.
const STUB_TURN: f32 = 30.0;
/// The share of the gutter after which such a ribbon has faded away.
const STUB: f32 = 0.34;

/// Length of a dash, and of the gap after it, along the edge of a ribbon between what may be the same; in points.
const DASH: f32 = 4.0;

/// The order of connectors by B, beside their own by A, so that those in view are found without looking at all.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_b: Vec<usize>,
    longest: Pair<u32>,
}

impl Index {
    pub(super) fn new(connectors: &[Connector]) -> Self {
        let mut by_b: Vec<usize> = (0..connectors.len()).collect();
        by_b.sort_by_key(|index| connectors.get(*index).map(|connector| connector.spans.b));
        let longest = Pair::from_fn(|side| {
            connectors.iter().map(|connector| connector.spans[side].end - connector.spans[side].start).max().unwrap_or(0)
        });
        Self { by_b, longest }
    }

    /// The connectors that touch what is in view on either side, in their own order.
    fn in_view(&self, connectors: &[Connector], spans: Pair<TextSpan>) -> Vec<usize> {
        let first = |side: Side| spans[side].start.saturating_sub(self.longest[side]);
        let from = connectors.partition_point(|connector| connector.spans.a.start < first(Side::A));
        let to = connectors.partition_point(|connector| connector.spans.a.start < spans.a.end);
        let mut found: Vec<usize> = (from..to.max(from)).collect();
        let b_start = |index: &usize| connectors.get(*index).map_or(0, |connector| connector.spans.b.start);
        let from = self.by_b.partition_point(|index| b_start(index) < first(Side::B));
        let to = self.by_b.partition_point(|index| b_start(index) < spans.b.end);
        found.extend(self.by_b.get(from..to.max(from)).unwrap_or(&[]));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// One ribbon on the screen.
struct Ribbon {
    connector: Connector,
    ends: Pair<Rangef>,
    /// The side on which its passage is in view, where only one is: the ribbon fades away before it reaches the other.
    stub: Option<Side>,
}

impl Ribbon {
    /// Its upper and lower edge at a share of the way from A to B.
    fn edges(&self, share: f32) -> Rangef {
        let eased = share * share * (3.0 - 2.0 * share);
        let between = |a: f32, b: f32| a + (b - a) * eased;
        Rangef::new(between(self.ends.a.min, self.ends.b.min), between(self.ends.a.max, self.ends.b.max))
    }

    fn height(&self) -> f32 {
        self.ends.a.span() + self.ends.b.span()
    }
}

/// Draws the gutter; gives back what is pointed at.
pub(super) fn gutter_ui(
    ui: &mut egui::Ui,
    ctx: ViewContext<'_>,
    index: &Index,
    views: Pair<&View>,
    rect: Rect,
    lit: Lit,
) -> Option<Finding> {
    let analysis = ctx.state.analysis.as_ref()?;
    let mut ribbons = ribbons(ctx, index, analysis, views, lit);
    let weight = |ribbon: &Ribbon| (lit.has(ribbon.connector.finding), ribbon.connector.tag != Tag::Linked);
    ribbons.sort_by_key(weight);
    let painter = ui.painter().with_clip_rect(rect);
    for ribbon in &ribbons {
        paint(&painter, ctx, ribbon, rect, lit);
    }
    let response = ui.interact(rect, ui.scope_id().with("gutter"), Sense::CLICK);
    let name = tr!("gutter", count = ribbons.len());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, &name));
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| response.contains_pointer())?;
    let found = under(&ribbons, rect, pointer)?;
    if response.clicked() {
        ctx.commands.push(Command::Select(Some(found)));
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
    Some(found)
}

fn ribbons(ctx: ViewContext<'_>, index: &Index, analysis: &Analysis, views: Pair<&View>, lit: Lit) -> Vec<Ribbon> {
    let all = &analysis.display.connectors;
    let spans = Pair::from_fn(|side| views[side].span);
    let in_view = index.in_view(all, spans).into_iter().filter_map(|index| all.get(index)).copied();
    let mut shown: Vec<Connector> = in_view
        .filter(|connector| ctx.state.layers.contains(&connector.tag.layer()) || lit.chosen == Some(connector.finding))
        .collect();
    // What is chosen or pointed at is joined even where it is of a kind that would crowd the gutter.
    for finding in [lit.chosen, lit.pointed].into_iter().flatten() {
        if !shown.iter().any(|connector| connector.finding == finding) {
            shown.extend(connectors_of(&analysis.comparison, finding));
        }
    }
    shown.into_iter().filter_map(|connector| ribbon(connector, views, lit.has(connector.finding))).collect()
}

fn ribbon(connector: Connector, views: Pair<&View>, is_lit: bool) -> Option<Ribbon> {
    let extents = Pair::from_fn(|side: Side| views[side].extent(connector.spans[side]));
    let (ends, stub) = match (extents.a, extents.b) {
        (Some(a), Some(b)) => (Pair::new(a, b), None),
        (Some(a), None) => (Pair::new(a, hidden(&connector, views, Side::B, a, is_lit)), Some(Side::A)),
        (None, Some(b)) => (Pair::new(hidden(&connector, views, Side::A, b, is_lit), b), Some(Side::B)),
        (None, None) => return None,
    };
    Some(Ribbon { connector, ends, stub: stub.filter(|_| !is_lit) })
}

/// Where a ribbon ends on a side on which its passage is out of view.
fn hidden(connector: &Connector, views: Pair<&View>, side: Side, seen: Rangef, is_lit: bool) -> Rangef {
    let view = views[side];
    let first = view.lines(connector.spans[side]).first().map(|line| line.top());
    let above = connector.spans[side].end <= view.span.start || first.is_some_and(|top| top < view.window.top());
    match (is_lit, above) {
        (true, true) => Rangef::point(view.window.top() - OUTSIDE),
        (true, false) => Rangef::point(view.window.bottom() + OUTSIDE),
        (false, true) => Rangef::point(seen.min - STUB_TURN),
        (false, false) => Rangef::point(seen.max + STUB_TURN),
    }
}

fn paint(painter: &Painter, ctx: ViewContext<'_>, ribbon: &Ribbon, rect: Rect, lit: Lit) {
    let is_lit = lit.has(ribbon.connector.finding);
    let colour = ctx.theme.tag_colour(ribbon.connector.tag);
    let fill = colour.gamma_multiply(if is_lit { RIBBON_CHOSEN } else { RIBBON });
    let edge = colour.gamma_multiply(if is_lit { 1.0 } else { 0.28 });
    let points = |step: usize| {
        let share = step as f32 / STEPS as f32;
        let (x, edges) = (rect.left() + rect.width() * share, ribbon.edges(share));
        let faded = match ribbon.stub {
            None => 1.0,
            Some(Side::A) => (1.0 - share / STUB).max(0.0),
            Some(Side::B) => (1.0 - (1.0 - share) / STUB).max(0.0),
        };
        ((pos2(x, edges.min), pos2(x, edges.max)), fill.gamma_multiply(faded))
    };
    let (edges, fills): (Vec<(Pos2, Pos2)>, Vec<Color32>) = (0..=STEPS).map(points).unzip();
    painter.add(Shape::mesh(strip(&edges, &fills)));
    if ribbon.stub.is_none() {
        let (upper, lower): (Vec<Pos2>, Vec<Pos2>) = edges.into_iter().unzip();
        for line in [upper, lower] {
            if ribbon.connector.tag == Tag::Possible {
                painter.extend(Shape::dashed_line(&line, (1.0, edge), DASH, DASH));
            } else {
                painter.add(Shape::line(line, PathStroke::new(1.0, edge)));
            }
        }
    }
}

fn strip(edges: &[(Pos2, Pos2)], fills: &[Color32]) -> Mesh {
    let mut mesh = Mesh::default();
    for (index, ((above, below), fill)) in (0u32..).zip(edges.iter().zip(fills)) {
        mesh.colored_vertex(*above, *fill);
        mesh.colored_vertex(*below, *fill);
        if index > 0 {
            let at = 2 * index;
            mesh.add_triangle(at - 2, at - 1, at);
            mesh.add_triangle(at - 1, at, at + 1);
        }
    }
    mesh
}

/// The slimmest ribbon under a place; what is not a mere link goes before.
fn under(ribbons: &[Ribbon], rect: Rect, place: Pos2) -> Option<Finding> {
    let share = ((place.x - rect.left()) / rect.width()).clamp(0.0, 1.0);
    let hit = ribbons.iter().filter(|ribbon| {
        let edges = ribbon.edges(share);
        let faded = match ribbon.stub {
            None => false,
            Some(Side::A) => share > STUB,
            Some(Side::B) => share < 1.0 - STUB,
        };
        !faded && edges.min - 2.0 <= place.y && place.y <= edges.max + 2.0
    });
    let key = |ribbon: &&Ribbon| (ribbon.connector.tag == Tag::Linked, ribbon.height());
    hit.min_by(|a, b| key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal)).map(|ribbon| ribbon.connector.finding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connector(a: (usize, usize), b: (usize, usize)) -> Connector {
        let spans = Pair::new(TextSpan::new(a.0, a.1), TextSpan::new(b.0, b.1));
        Connector { spans, tag: Tag::Linked, finding: Finding::Quote(a.0) }
    }

    fn check(a: (usize, usize), b: (usize, usize), expected: &[usize]) {
        let all = [connector((0, 10), (900, 910)), connector((50, 60), (0, 400)), connector((100, 110), (450, 460))];
        let spans = Pair::new(TextSpan::new(a.0, a.1), TextSpan::new(b.0, b.1));
        assert_eq!(Index::new(&all).in_view(&all, spans), expected);
    }

    #[test]
    fn what_touches_the_view_on_either_side_is_found() {
        check((0, 20), (0, 20), &[0, 1]);
        check((105, 200), (905, 1000), &[0, 2]);
        check((100, 200), (300, 500), &[1, 2]);
        check((2000, 3000), (2000, 3000), &[]);
    }
}
