//! Where a side's window stands in its text.
//!
//! A position is a unit and a distance below its top, so that heights which are only estimated can become known without
//! anything on the screen moving.

use crate::gui::panes::heights::Heights;

/// White above the first line, in points.
pub(super) const TOP_MARGIN: f64 = 18.0;
/// How much of the text stays in view however far it is scrolled, in points.
const LEAST_IN_VIEW: f64 = 100.0;
/// How far up a window the end of the text may be scrolled with the wheel, as a share of its height.
pub(super) const END_AT: f64 = 0.6;
/// Farther glides than this many window heights begin with a jump.
const LONGEST_GLIDE: f64 = 1.5;
/// How fast a glide comes to rest, per second.
const GLIDE_RATE: f64 = 16.0;

/// A unit and how far below its top, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub unit: usize,
    pub offset: f64,
}

/// The place at the top of a side's window, and where it glides to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scroll {
    pub top: Place,
    pub glide: Option<Place>,
}

impl Default for Scroll {
    fn default() -> Self {
        Self { top: Place { unit: 0, offset: -TOP_MARGIN }, glide: None }
    }
}

impl Place {
    /// Its distance from the top of the text.
    pub(super) fn y(self, heights: &Heights) -> f64 {
        heights.top(self.unit) + self.offset
    }

    /// The place at a distance from the top of the text.
    pub(super) fn at(y: f64, heights: &Heights) -> Self {
        let unit = heights.at(y);
        Self { unit, offset: y - heights.top(unit) }
    }
}

impl Scroll {
    /// The distance of the window's top from the top of the text.
    pub(super) fn y(&self, heights: &Heights) -> f64 {
        self.top.y(heights)
    }

    /// Goes to a distance from the top of the text at once.
    pub(super) fn jump(&mut self, y: f64, heights: &Heights) {
        self.glide = None;
        self.top = Place::at(y, heights);
    }

    /// Moves by a few points, within the text.
    pub(super) fn wheel(&mut self, by: f64, heights: &Heights, window: f64) {
        self.glide = None;
        let y = self.y(heights);
        let end = wheel_end(heights, window).max(y);
        self.top.offset += (y + by).clamp(-TOP_MARGIN, end) - y;
    }

    /// Takes one step of a glide; true while there is more to go. `seconds` of zero or less goes all the way.
    pub(super) fn step(&mut self, seconds: f64, heights: &Heights, window: f64) -> bool {
        let Some(to) = self.glide else { return false };
        let mut distance = to.y(heights) - self.y(heights);
        if seconds <= 0.0 || distance.abs() < 0.5 {
            self.top = to;
            self.glide = None;
            return false;
        }
        if distance.abs() > LONGEST_GLIDE * window {
            let rest = LONGEST_GLIDE * window * distance.signum();
            self.top = Place { unit: to.unit, offset: to.offset - rest };
            distance = rest;
        }
        self.top.offset += distance * (1.0 - (-GLIDE_RATE * seconds).exp());
        true
    }

    /// Keeps some of the text in view.
    pub(super) fn clamp(&mut self, heights: &Heights) {
        let y = self.y(heights);
        let end = (heights.total() - LEAST_IN_VIEW).max(-TOP_MARGIN);
        self.top.offset += y.clamp(-TOP_MARGIN, end) - y;
    }
}

/// How far the wheel scrolls.
pub(super) fn wheel_end(heights: &Heights, window: f64) -> f64 {
    let total = heights.total();
    if total + TOP_MARGIN <= window { -TOP_MARGIN } else { total - END_AT * window }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights() -> Heights {
        Heights::new(vec![100.0; 50])
    }

    fn check(scroll: Scroll, expected: f64) {
        let y = scroll.y(&heights());
        assert!((y - expected).abs() < 0.6, "{y} instead of {expected}");
    }

    #[test]
    fn the_wheel_stays_within_the_text() {
        let mut scroll = Scroll::default();
        scroll.wheel(-50.0, &heights(), 800.0);
        check(scroll, -TOP_MARGIN);
        scroll.wheel(100.0 + TOP_MARGIN, &heights(), 800.0);
        check(scroll, 100.0);
        scroll.wheel(9000.0, &heights(), 800.0);
        check(scroll, 5000.0 - 480.0);
    }

    #[test]
    fn a_text_that_fits_does_not_scroll() {
        let short = Heights::new(vec![100.0; 3]);
        let mut scroll = Scroll::default();
        scroll.wheel(50.0, &short, 800.0);
        assert!((scroll.y(&short) + TOP_MARGIN).abs() < 0.1);
    }

    #[test]
    fn a_glide_arrives() {
        let mut scroll = Scroll { glide: Some(Place { unit: 40, offset: 7.0 }), ..Scroll::default() };
        let mut steps = 0;
        while scroll.step(1.0 / 60.0, &heights(), 800.0) {
            steps += 1;
            assert!(steps < 200);
        }
        check(scroll, 4007.0);
        assert!(steps > 5);
        scroll.glide = Some(Place { unit: 3, offset: 0.0 });
        assert!(!scroll.step(0.0, &heights(), 800.0));
        check(scroll, 300.0);
    }

    #[test]
    fn known_heights_move_nothing_in_view() {
        let mut heights = heights();
        let scroll = Scroll { top: Place { unit: 10, offset: 20.0 }, glide: None };
        heights.set(3, 500.0);
        assert_eq!(scroll.top, Place { unit: 10, offset: 20.0 });
        assert!((scroll.y(&heights) - 1420.0).abs() < 1e-9);
    }
}
