//! Where the parts of the desk stand.

use eframe::egui::{Rangef, Rect, pos2};

use crate::base::{Pair, Side};
use crate::gui::panes::typeset::MEAN_ADVANCE;
use crate::gui::theme::READING_SIZE;

/// Width of an overview strip, in points.
const STRIP: f32 = 14.0;
/// Height of a source header, in points.
const HEADER: f32 = 64.0;
/// The usual width of the gutter; narrow windows get less.
const GUTTER: f32 = 84.0;
/// White beside the text; narrow windows get less.
const MARGIN: f32 = 30.0;

/// The parts of the desk on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Areas {
    pub strips: Pair<Rect>,
    pub headers: Pair<Rect>,
    /// Where the texts show.
    pub windows: Pair<Rect>,
    /// Between the windows.
    pub gutter: Rect,
    /// Width of a column of text.
    pub column: f32,
    /// White between a column and the gutter.
    margin: f32,
}

impl Areas {
    pub(super) fn new(whole: Rect, zoom: f32, letters: f32) -> Self {
        let gutter_width = (whole.width() * 0.08).clamp(36.0, GUTTER).round();
        let pane_width = ((whole.width() - 2.0 * STRIP - gutter_width) / 2.0).floor().max(1.0);
        let below = Rangef::new((whole.top() + HEADER).min(whole.bottom()), whole.bottom());
        let left = |side: Side| match side {
            Side::A => whole.left() + STRIP,
            Side::B => whole.right() - STRIP - pane_width,
        };
        let pane = |side: Side| Rangef::new(left(side), left(side) + pane_width);
        let strip = |side: Side| match side {
            Side::A => Rangef::new(whole.left(), whole.left() + STRIP),
            Side::B => Rangef::new(whole.right() - STRIP, whole.right()),
        };
        let margin = MARGIN.min(pane_width * 0.07);
        let longest = letters * MEAN_ADVANCE * READING_SIZE * zoom;
        Self {
            strips: Pair::from_fn(|side| Rect::from_x_y_ranges(strip(side), below)),
            headers: Pair::from_fn(|side| Rect::from_x_y_ranges(pane(side), Rangef::new(whole.top(), below.min))),
            windows: Pair::from_fn(|side| Rect::from_x_y_ranges(pane(side), below)),
            gutter: Rect::from_min_max(pos2(pane(Side::A).max, below.min), pos2(pane(Side::B).min, below.max)),
            column: (pane_width - 2.0 * margin).min(longest).floor().max(60.0),
            margin,
        }
    }

    /// Left edge of a side's column of text. The columns stand next to the gutter, so that ribbons are short; what is left
    /// of a wide window is outside.
    pub(super) fn left(&self, side: Side) -> f32 {
        let window = self.windows[side];
        let left = match side {
            Side::A => window.right() - self.margin - self.column,
            Side::B => window.left() + self.margin,
        };
        left.round()
    }
}

#[cfg(test)]
mod tests {
    const LETTERS: f32 = 68.0;

    use super::*;

    fn check(width: f32, zoom: f32) {
        let whole = Rect::from_min_max(pos2(0.0, 44.0), pos2(width, 870.0));
        let areas = Areas::new(whole, zoom, LETTERS);
        assert!(areas.strips.a.right() <= areas.windows.a.left() && areas.windows.a.right() <= areas.gutter.left());
        assert!(areas.gutter.right() <= areas.windows.b.left() && areas.windows.b.right() <= areas.strips.b.left());
        for side in Side::BOTH {
            let left = areas.left(side);
            assert!(areas.windows[side].left() < left && left + areas.column < areas.windows[side].right());
            assert!(areas.column <= LETTERS * READING_SIZE * zoom);
            // However wide the window, both columns stand next to the gutter.
            let inner = [areas.windows.a.right() - areas.left(side) - areas.column, areas.left(side) - areas.windows.b.left()];
            assert!((0.0..=MARGIN + 1.0).contains(&inner[usize::from(side == Side::B)]), "{inner:?}");
        }
    }

    #[test]
    fn nothing_overlaps_at_any_width() {
        for width in [400.0, 700.0, 1068.0, 1440.0, 3840.0] {
            check(width, 1.0);
            check(width, 3.0);
        }
    }
}
