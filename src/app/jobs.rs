//! Analyses in the background: one at a time, the newest wins.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::app::errands::Errands;
use crate::app::keep::saved;
use crate::app::watch::{Stamp, Watcher};
use crate::app::{Analysis, Command, Export, Loaded, Message, Preferences, SourceState};
use crate::base::{Cancelled, Pair, Side, Stage, Work};
use crate::compare::compare_ruled;
use crate::display::{Display, pane_of};
use crate::extract::extract;
use crate::import::{self, Cause, ImportError};
use crate::messages::tr;
use crate::review::{Anchor, Mark, Review, place, place_review, rule};
use crate::session::Session;
use crate::text::Document;

/// Called from other threads whenever there is news to poll.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What to analyse.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What stands on each side.
    pub sources: Pair<SourceState>,
    /// Whether a web page is read whole.
    pub whole_page: Pair<bool>,
    /// Sides that have been read already.
    pub loaded: Pair<Option<Arc<Loaded>>>,
    /// What the reader said so far; the comparison obeys it.
    pub review: Arc<Review>,
    /// Where a review of these two may have been kept earlier.
    pub kept: Option<PathBuf>,
    /// What was chosen before, to be found again.
    pub chosen: Option<Anchor>,
}

/// Everything that runs beside the window: the analysis, reports and preferences to write, files to watch.
pub struct Jobs {
    outbox: Outbox,
    inbox: Receiver<(Option<u64>, Command)>,
    current: Option<Current>,
    errands: Errands,
    watcher: Watcher,
}

struct Current {
    revision: u64,
    work: Work,
    since: Instant,
}

/// Where background threads put their news.
#[derive(Clone)]
pub(crate) struct Outbox {
    sender: Sender<(Option<u64>, Command)>,
    wake: Wake,
}

impl Outbox {
    /// News that concerns no analysis.
    pub(crate) fn send(&self, command: Command) {
        self.post(None, command);
    }

    fn post(&self, revision: Option<u64>, command: Command) {
        // Fails only when the window is gone; then nobody wants the news.
        self.sender.send((revision, command)).ok();
        (self.wake)();
    }
}

impl Jobs {
    /// Nothing runs yet.
    pub fn new(wake: Wake) -> Self {
        let (sender, inbox) = channel();
        let outbox = Outbox { sender, wake };
        let (errands, watcher) = (Errands::new(outbox.clone()), Watcher::new(outbox.clone()));
        Self { outbox, inbox, current: None, errands, watcher }
    }

    /// Reads and compares in a thread of its own. A running analysis is cancelled and its results are dropped.
    pub fn start(&mut self, revision: u64, request: Request) {
        let watch = self.watcher.clone();
        for side in Side::BOTH.into_iter().filter(|side| request.sources[*side].path().is_none()) {
            watch.forget(side);
        }
        self.spawn(revision, move |work, post| analyse(revision, &request, work, &watch, post));
    }

    fn spawn(&mut self, revision: u64, run: impl FnOnce(&Work, &dyn Fn(Command)) -> Result<(), Cancelled> + Send + 'static) {
        self.cancel();
        let work = Work::new();
        self.current = Some(Current { revision, work: work.clone(), since: Instant::now() });
        let outbox = self.outbox.clone();
        let body = move || {
            let post = |command| outbox.post(Some(revision), command);
            let ended = std::panic::catch_unwind(AssertUnwindSafe(|| run(&work, &post)));
            let trouble = ended.err().map(|panic| tr!("error-comparison-panic", reason = panic_text(&*panic)));
            post(Command::Stopped(revision, trouble));
        };
        if let Err(error) = std::thread::Builder::new().name("analysis".to_owned()).spawn(body) {
            let trouble = tr!("error-comparison-start", reason = error.to_string());
            self.outbox.post(Some(revision), Command::Stopped(revision, Some(trouble)));
        }
    }

    /// Stops the running analysis, if there is one.
    pub fn cancel(&mut self) {
        if let Some(current) = self.current.take() {
            current.work.cancel();
        }
    }

    /// The running analysis: its step, the share that is done, and how long it has run.
    #[must_use]
    pub fn progress(&self) -> Option<(Stage, f32, Duration)> {
        let current = self.current.as_ref()?;
        let (stage, share) = current.work.state();
        Some((stage, share, current.since.elapsed()))
    }

    /// Writes a report in the background.
    pub fn export(&self, export: Export) {
        self.errands.export(export);
    }

    /// Writes the preferences in the background.
    pub fn save(&self, preferences: Preferences, path: PathBuf) {
        self.errands.save(preferences, path);
    }

    /// Writes a review in the background.
    pub fn keep(&self, session: Session, path: PathBuf) {
        self.errands.keep(session, path);
    }

    /// Looks in the background at what became of pairs opened before.
    pub fn look(&self, recent: Vec<Pair<PathBuf>>, sessions: Option<PathBuf>) {
        self.errands.look(recent, sessions);
    }

    /// Reads a session in the background.
    pub fn read_session(&self, path: PathBuf) {
        self.errands.read_session(path);
    }

    /// Where other threads of the window put their news.
    #[cfg(feature = "gui")]
    pub(crate) fn outbox(&self) -> Outbox {
        self.outbox.clone()
    }

    /// The news since the last call, without that of older analyses.
    pub fn poll(&mut self) -> Vec<Command> {
        let mut news = Vec::new();
        while let Ok((revision, command)) = self.inbox.try_recv() {
            self.take_in(revision, command, &mut news);
        }
        news
    }

    /// Like [`Jobs::poll`], but waits up to `patience` for the first news. Not for the window's thread.
    pub fn wait(&mut self, patience: Duration) -> Vec<Command> {
        let begun = Instant::now();
        let mut news = Vec::new();
        while news.is_empty() {
            // What older analyses send does not count as news.
            match self.inbox.recv_timeout(patience.saturating_sub(begun.elapsed())) {
                Ok((revision, command)) => self.take_in(revision, command, &mut news),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        news.extend(self.poll());
        news
    }

    fn take_in(&mut self, revision: Option<u64>, command: Command, news: &mut Vec<Command>) {
        let running = self.current.as_ref().map(|current| current.revision);
        if revision.is_some() && revision != running {
            return;
        }
        if matches!(command, Command::Stopped(..)) {
            self.current = None;
        }
        news.push(command);
    }
}

fn analyse(revision: u64, request: &Request, work: &Work, watcher: &Watcher, post: &dyn Fn(Command)) -> Result<(), Cancelled> {
    work.begin(Stage::Reading);
    let mut documents: Pair<Option<Arc<Document>>> = Pair::default();
    for side in Side::BOTH {
        if let Some(loaded) = &request.loaded[side] {
            documents[side] = Some(loaded.document.clone());
            continue;
        }
        match read(&request.sources[side], request.whole_page[side], work, |path, stamp| watcher.watch(side, path, stamp)) {
            None => {}
            Some(Ok(document)) => {
                let document = Arc::new(document);
                let loaded = Loaded { pane: pane_of(&document), document: document.clone() };
                post(Command::Loaded(revision, side, Arc::new(loaded)));
                documents[side] = Some(document);
            }
            Some(Err(error)) if error.is_cancelled() => return Err(Cancelled),
            Some(Err(ImportError { cause: Cause::Choose { messages }, .. })) => {
                post(Command::AskMessage(revision, side, messages))
            }
            Some(Err(error)) => post(Command::Failed(revision, side, error.to_string())),
        }
        work.progress(usize::from(side == Side::A), 2);
    }
    let (Some(a), Some(b)) = (documents.a, documents.b) else { return Ok(()) };
    let documents = Pair::new(a, b);
    work.begin(Stage::Extracting);
    let Pair { a, b } = Pair::in_parallel(|side| extract(&documents[side], work));
    let extractions = Pair::new(a?, b?).map(Arc::new);
    let kept = kept(revision, request, post);
    let (review, chosen) = kept.unwrap_or_else(|| (request.review.clone(), request.chosen.clone()));
    let bare = |side: Side| (&*documents[side], &*extractions[side]);
    let (a, b) = (bare(Side::A), bare(Side::B));
    let (rulings, lost) = rule(&review, Pair::new(a.0, b.0), Pair::new(a.1, b.1));
    let comparison = compare_ruled(documents, extractions, &rulings, work)?;
    let display = Display::new(&comparison);
    let placement = place_review(&comparison, &review);
    work.check()?;
    let chosen = chosen.map(|anchor| place(&comparison, &[Mark::new(anchor)]));
    let chosen = chosen.and_then(|placed| placed.places.first()?.finding());
    post(Command::Analysed(revision, Arc::new(Analysis { comparison, display, placement, lost, chosen })));
    Ok(())
}

/// The review of the same two texts that was kept earlier, if there is one, and what was chosen. One that cannot be read is left where it is.
fn kept(revision: u64, request: &Request, post: &dyn Fn(Command)) -> Option<(Arc<Review>, Option<Anchor>)> {
    let path = request.kept.as_ref().filter(|path| path.is_file())?;
    match Session::read(path) {
        Ok(session) => {
            let a = saved(&request.sources.a, request.whole_page.a, String::new())?;
            let is_swapped = !session.sources.a.is_same(&a) && session.sources.b.is_same(&a);
            let session = if is_swapped { session.swapped() } else { session };
            let (review, chosen) = (Arc::new(session.review.clone()), session.view.chosen.clone());
            post(Command::SessionFound(revision, Box::new(session)));
            Some((review, chosen))
        }
        Err(reason) => {
            post(Command::Say(Message::error(reason)));
            None
        }
    }
}

/// `None` where there is nothing to read.
fn read(
    source: &SourceState,
    whole_page: bool,
    work: &Work,
    seen: impl FnOnce(PathBuf, Option<Stamp>),
) -> Option<Result<Document, ImportError>> {
    let options = import::Options { whole_page, ..import::Options::default() };
    Some(match source {
        SourceState::Empty => return None,
        SourceState::File(path) => {
            // Taken before reading, so that a change meanwhile is not missed.
            let stamp = Stamp::of(path);
            let document = import::read(path, &options, work);
            if document.is_ok() {
                seen(path.clone(), stamp);
            }
            document
        }
        SourceState::Pasted(text) => import::import_pasted(text, work),
        SourceState::Embedded(file) => import::import(file.bytes, file.name, None, &options, work),
    })
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| tr!("error-no-reason").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn jobs() -> Jobs {
        Jobs::new(Arc::new(|| ()))
    }

    fn pasted(text: &str) -> SourceState {
        SourceState::Pasted(text.into())
    }

    /// The names of all news up to the end of the analysis.
    fn news(jobs: &mut Jobs) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            let news = jobs.wait(PATIENCE);
            if news.is_empty() {
                return seen;
            }
            for command in news {
                let text = match &command {
                    Command::Loaded(revision, side, _) => format!("loaded {revision} {}", side.letter()),
                    Command::Analysed(revision, _) => format!("analysed {revision}"),
                    Command::Failed(revision, side, _) => format!("failed {revision} {}", side.letter()),
                    Command::Stopped(revision, reason) => format!("stopped {revision} {}", reason.as_deref().unwrap_or("well")),
                    other => format!("{other:?}"),
                };
                seen.push(text);
                if matches!(command, Command::Stopped(..)) {
                    return seen;
                }
            }
        }
    }

    #[test]
    fn both_sides_are_read_then_compared() {
        let mut jobs = jobs();
        let sources = Pair::new(pasted("The quay was shut."), pasted("The quay was shut."));
        jobs.start(1, Request { sources, ..Request::default() });
        assert_eq!(news(&mut jobs), ["loaded 1 A", "loaded 1 B", "analysed 1", "stopped 1 well"]);
        assert!(jobs.progress().is_none());
    }

    #[test]
    fn one_side_alone_is_only_read_and_a_missing_file_is_said() {
        let mut jobs = jobs();
        let sources = Pair::new(SourceState::File(PathBuf::from("/no/such/file.txt")), pasted("One side."));
        jobs.start(7, Request { sources, ..Request::default() });
        assert_eq!(news(&mut jobs), ["failed 7 A", "loaded 7 B", "stopped 7 well"]);
    }

    #[test]
    fn the_newest_wins() {
        let mut jobs = jobs();
        let (release, wait) = channel::<()>();
        jobs.spawn(1, move |work, post| {
            wait.recv().ok();
            post(Command::Failed(1, Side::A, "late".to_owned()));
            work.check()
        });
        jobs.spawn(2, |_, post| {
            post(Command::Failed(2, Side::A, "now".to_owned()));
            Ok(())
        });
        drop(release);
        assert_eq!(news(&mut jobs), ["failed 2 A", "stopped 2 well"]);
    }

    #[test]
    fn cancelled_work_stops_at_its_next_check() {
        let mut jobs = jobs();
        let (stopped, ended) = channel();
        jobs.spawn(1, move |work, _| {
            while work.check().is_ok() {
                std::thread::yield_now();
            }
            stopped.send(()).ok();
            Err(Cancelled)
        });
        jobs.cancel();
        assert!(ended.recv_timeout(PATIENCE).is_ok());
        assert!(jobs.progress().is_none());
    }

    #[test]
    fn a_panic_is_caught_and_said() {
        let mut jobs = jobs();
        jobs.spawn(3, |_, _| std::panic::panic_any("the rule broke"));
        assert_eq!(news(&mut jobs), ["stopped 3 The comparison failed unexpectedly: the rule broke"]);
    }
}
