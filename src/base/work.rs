//! Long work that can be watched and cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};

/// The work was cancelled; its partial result is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// The steps of one analysis, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the files.
    Reading,
    /// Finding quotations, names and values.
    Extracting,
    /// Linking statements.
    Linking,
    /// Matching quotations.
    Quotes,
    /// Comparing facts.
    Facts,
}

impl Stage {
    const ALL: [Stage; 5] = [Stage::Reading, Stage::Extracting, Stage::Linking, Stage::Quotes, Stage::Facts];
}

/// A handle passed down to every long step; clones share one state.
#[derive(Clone, Debug, Default)]
pub struct Work {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    cancelled: AtomicBool,
    stage: AtomicU8,
    /// Share of the stage that is done, in thousandths.
    done: AtomicU32,
}

impl Work {
    /// Work that nobody watches.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the work to stop at its next check.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// To be called once per sentence, page or other small step.
    ///
    /// # Errors
    /// [`Cancelled`] once somebody called [`Work::cancel`].
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.shared.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// Says which step begins.
    pub fn begin(&self, stage: Stage) {
        self.shared.stage.store(stage as u8, Ordering::Relaxed);
        self.shared.done.store(0, Ordering::Relaxed);
    }

    /// Says how far the step is: `done` of `total`.
    pub fn progress(&self, done: usize, total: usize) {
        let thousandths = done.min(total) * 1000 / total.max(1);
        self.shared.done.store(u32::try_from(thousandths).unwrap_or(1000), Ordering::Relaxed);
    }

    /// The current step and the share of the whole that is done, 0 to 1.
    #[must_use]
    pub fn state(&self) -> (Stage, f32) {
        let index = usize::from(self.shared.stage.load(Ordering::Relaxed)).min(Stage::ALL.len() - 1);
        let done = self.shared.done.load(Ordering::Relaxed) as f32 / 1000.0;
        (Stage::ALL[index], (index as f32 + done) / Stage::ALL.len() as f32)
    }
}
