//! How long the start of the window takes.

use std::io::Write;
use std::time::Instant;

use eframe::egui::{Context, ViewportCommand};

use crate::app::AppState;

/// Says on standard output when the first frame, and the first with findings, have been shown; then closes the window.
pub(super) struct Timed {
    begun: Instant,
    frames: usize,
    /// Whether the frame before this one had findings.
    found: bool,
}

impl Timed {
    pub(super) fn new(begun: Instant) -> Self {
        Self { begun, frames: 0, found: false }
    }

    /// To be called before every frame; what was drawn before has been shown by then.
    pub(super) fn frame(&mut self, ctx: &Context, state: &AppState) {
        if self.frames == 1 {
            self.say("first frame");
        }
        if self.found || self.frames == 1 && !state.working && state.analysis.is_none() {
            self.say("findings");
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        self.frames += 1;
        self.found = state.analysis.is_some();
        ctx.request_repaint();
    }

    fn say(&self, what: &str) {
        // Nobody may be listening.
        writeln!(std::io::stdout(), "{what}: {} ms", self.begun.elapsed().as_millis()).ok();
    }
}
