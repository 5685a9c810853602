//! Notices that an open file changed on disk.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use crate::app::Command;
use crate::app::jobs::Outbox;
use crate::base::{Pair, Side};

/// How often files are looked at. Polling is understood by every file system, network ones too.
const EVERY: Duration = Duration::from_secs(1);

/// What of a file is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    /// `None` for a file that is not there.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let meta = std::fs::metadata(path).ok()?;
        Some(Self { modified: meta.modified().ok(), length: meta.len() })
    }
}

/// Clones watch the same files; the thread ends with the last of them.
#[derive(Clone)]
pub(super) struct Watcher {
    watched: Arc<Mutex<Pair<Option<Watched>>>>,
    rouse: Sender<()>,
}

struct Watched {
    path: PathBuf,
    stamp: Option<Stamp>,
}

impl Watcher {
    pub(super) fn new(outbox: Outbox) -> Self {
        let (rouse, roused) = channel::<()>();
        let watched: Arc<Mutex<Pair<Option<Watched>>>> = Arc::default();
        let seen = watched.clone();
        let body = move || {
            while roused.recv().is_ok() {
                // Asleep for good as long as there is nothing to watch.
                while changes(&seen, &outbox) {
                    match roused.recv_timeout(EVERY) {
                        Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
            }
        };
        // Without the thread nothing is noticed; reloading by hand still works.
        drop(std::thread::Builder::new().name("watch".to_owned()).spawn(body));
        Self { watched, rouse }
    }

    /// Watches a file that was read when it had this stamp.
    pub(super) fn watch(&self, side: Side, path: PathBuf, stamp: Option<Stamp>) {
        self.set(side, Some(Watched { path, stamp }));
    }

    pub(super) fn forget(&self, side: Side) {
        self.set(side, None);
    }

    fn set(&self, side: Side, watched: Option<Watched>) {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)[side] = watched;
        // Without the thread nobody listens.
        self.rouse.send(()).ok();
    }
}

/// Says which files changed, once per change; whether there is anything to watch at all.
fn changes(watched: &Mutex<Pair<Option<Watched>>>, outbox: &Outbox) -> bool {
    let mut any = false;
    for side in Side::BOTH {
        let path = watched.lock().unwrap_or_else(PoisonError::into_inner)[side].as_ref().map(|watched| watched.path.clone());
        let Some(path) = path else { continue };
        any = true;
        // Not under the lock: a network file system may take its time. A file that is away for a moment is being saved.
        let Some(now) = Stamp::of(&path) else { continue };
        let mut guard = watched.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(watched) = guard[side].as_mut().filter(|watched| watched.path == path && watched.stamp != Some(now)) {
            watched.stamp = Some(now);
            outbox.send(Command::ChangedOnDisk(side));
        }
    }
    any
}
