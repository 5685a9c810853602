//! Long work that can be watched and cancelled.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// The work was cancelled; its partial result is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// The steps of long work, in order.
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
    /// Writing a report: a work of its own, not a part of the analysis.
    Writing,
}

impl Stage {
    /// The steps of an analysis.
    const ANALYSIS: [Stage; 5] = [Stage::Reading, Stage::Extracting, Stage::Linking, Stage::Quotes, Stage::Facts];
}

impl From<Cancelled> for std::io::Error {
    fn from(cancelled: Cancelled) -> Self {
        Self::other(cancelled)
    }
}

/// A handle passed down to every long step; clones share one state.
#[derive(Clone, Debug, Default)]
pub struct Work {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    cancelled: AtomicBool,
    /// The stage times [`WHOLE`], and the share of it that is done; both in one, so that nobody sees it fall.
    reached: AtomicU32,
    #[cfg(test)]
    checks: std::sync::atomic::AtomicUsize,
}

/// A whole stage.
const WHOLE: u32 = 1000;

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
        #[cfg(test)]
        self.shared.checks.fetch_add(1, Ordering::Relaxed);
        if self.shared.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// Says which step begins; a step that came before does not begin again.
    pub fn begin(&self, stage: Stage) {
        self.shared.reached.fetch_max(stage as u32 * WHOLE, Ordering::Relaxed);
    }

    /// Says how far the step is: `done` of `total`. Of several parts that are done at once, the furthest counts.
    pub fn progress(&self, done: usize, total: usize) {
        let share = done.min(total) * WHOLE as usize / total.max(1);
        let stage = self.shared.reached.load(Ordering::Relaxed) / WHOLE;
        // The whole of a stage would be the next one.
        let share = u32::try_from(share).unwrap_or(WHOLE).min(WHOLE - 1);
        self.shared.reached.fetch_max(stage * WHOLE + share, Ordering::Relaxed);
    }

    /// The current step and the share of the whole that is done, 0 to 1; it never falls while an analysis, or the writing of a
    /// report, goes on.
    #[must_use]
    pub fn state(&self) -> (Stage, f32) {
        let reached = self.shared.reached.load(Ordering::Relaxed);
        let steps = Stage::ANALYSIS;
        match steps.get((reached / WHOLE) as usize) {
            Some(stage) => (*stage, reached as f32 / (WHOLE as f32 * steps.len() as f32)),
            None => (Stage::Writing, (reached % WHOLE) as f32 / WHOLE as f32),
        }
    }

    /// How often [`Work::check`] was asked.
    #[cfg(test)]
    pub(crate) fn checks(&self) -> usize {
        self.shared.checks.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_never_falls() {
        let work = Work::new();
        let steps: [(&dyn Fn(), Stage, f32); 8] = [
            (&|| work.begin(Stage::Reading), Stage::Reading, 0.0),
            (&|| work.progress(1, 2), Stage::Reading, 0.1),
            (&|| work.progress(1, 4), Stage::Reading, 0.1),
            (&|| work.begin(Stage::Linking), Stage::Linking, 0.4),
            (&|| work.begin(Stage::Extracting), Stage::Linking, 0.4),
            (&|| work.progress(7, 7), Stage::Linking, 0.5998),
            (&|| work.begin(Stage::Writing), Stage::Writing, 0.0),
            (&|| work.progress(1, 4), Stage::Writing, 0.25),
        ];
        for (step, stage, share) in steps {
            step();
            let state = work.state();
            assert!(state.0 == stage && (state.1 - share).abs() < 1e-4, "{state:?}");
        }
    }

    #[test]
    fn cancelled_work_fails_its_checks() {
        let work = Work::new();
        assert_eq!(work.check(), Ok(()));
        work.clone().cancel();
        assert_eq!(work.check(), Err(Cancelled));
        assert_eq!(work.checks(), 2);
    }
}
