//! Files written in the background.

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::jobs::Outbox;
use crate::app::recent::look;
use crate::app::{Analysis, Command, Message, Preferences};
use crate::base::{Pair, Work, sweep_leftovers};
use crate::export::{self, Scope, Subject};
use crate::messages::tr;
use crate::review::{Marks, Review};
use crate::session::Session;

/// The thread that keeps reviews and preferences, and those that write reports; all end what they have been given before
/// the program ends. A report may take long, and a review is to be kept at once, so they do not wait for each other.
pub(super) struct Errands {
    sender: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
    beside: RefCell<Vec<JoinHandle<()>>>,
    outbox: Outbox,
}

/// A report to be written.
pub struct Export {
    /// The findings.
    pub analysis: Arc<Analysis>,
    /// Everything the reader said.
    pub review: Arc<Review>,
    /// What the reader said, by the findings.
    pub marks: Marks,
    /// Which findings the report holds.
    pub scope: Scope,
    /// The file; its ending says the format.
    pub path: PathBuf,
    /// Whether a file that is there is replaced.
    pub replace: bool,
    /// How far it is, and the way to cancel it.
    pub work: Work,
}

enum Errand {
    Save { preferences: Box<Preferences>, path: PathBuf },
    Keep { session: Box<Session>, path: PathBuf },
    Read { path: PathBuf },
}

impl Errands {
    pub(super) fn new(outbox: Outbox) -> Self {
        let (sender, receiver) = channel();
        let own = outbox.clone();
        let thread = std::thread::Builder::new().name("errands".to_owned()).spawn(move || run(&receiver, &own)).ok();
        Self { sender: Some(sender), thread, beside: RefCell::default(), outbox }
    }

    pub(super) fn export(&self, export: Export) {
        let outbox = self.outbox.clone();
        self.beside("export", move || {
            let asks = !export.replace && export.path.is_file() && export::Format::of_path(&export.path).is_ok();
            outbox.send(if asks { Command::AskReplace(export.path) } else { Command::Exported(write(export)) });
        });
    }

    pub(super) fn save(&self, preferences: Preferences, path: PathBuf) {
        self.send(Errand::Save { preferences: Box::new(preferences), path });
    }

    pub(super) fn keep(&self, session: Session, path: PathBuf) {
        self.send(Errand::Keep { session: Box::new(session), path });
    }

    pub(super) fn read_session(&self, path: PathBuf) {
        self.send(Errand::Read { path });
    }

    pub(super) fn look(&self, recent: Vec<Pair<PathBuf>>, sessions: Option<PathBuf>) {
        let outbox = self.outbox.clone();
        self.beside("recent", move || {
            outbox.send(Command::RecentSeen(recent.iter().map(|pair| look(pair, sessions.as_deref())).collect()));
        });
    }

    fn beside(&self, name: &str, run: impl FnOnce() + Send + 'static) {
        let mut beside = self.beside.borrow_mut();
        beside.retain(|thread| !thread.is_finished());
        match std::thread::Builder::new().name(name.to_owned()).spawn(run) {
            Ok(thread) => beside.push(thread),
            Err(error) => self.outbox.send(Command::Exported(Err(tr!("error-nothing-written", reason = error.to_string())))),
        }
    }

    fn send(&self, errand: Errand) {
        if let Some(sender) = &self.sender {
            // The thread lives as long as the sender.
            sender.send(errand).ok();
        }
    }
}

impl Drop for Errands {
    fn drop(&mut self) {
        self.sender = None;
        for thread in self.thread.take().into_iter().chain(self.beside.take()) {
            drop(thread.join());
        }
    }
}

fn run(receiver: &Receiver<Errand>, outbox: &Outbox) {
    let mut swept: BTreeSet<PathBuf> = BTreeSet::new();
    while let Ok(errand) = receiver.recv() {
        let mut waiting: VecDeque<Errand> = std::iter::once(errand).chain(receiver.try_iter()).collect();
        while let Some(errand) = waiting.pop_front() {
            if !waiting.iter().any(|later| errand.is_outdated_by(later)) {
                if let Errand::Keep { path, .. } = &errand
                    && let Some(folder) = path.parent().filter(|folder| swept.insert((*folder).to_owned()))
                {
                    sweep_leftovers(folder);
                }
                carry_out(errand, outbox);
            }
        }
    }
}

impl Errand {
    /// Of several states of one review only the last is written.
    fn is_outdated_by(&self, later: &Self) -> bool {
        matches!((self, later), (Self::Keep { path, .. }, Self::Keep { path: later, .. }) if path == later)
    }
}

fn carry_out(errand: Errand, outbox: &Outbox) {
    match errand {
        Errand::Save { preferences, path } => {
            if let Err(error) = preferences.save(&path) {
                let text = tr!("error-preferences-kept", reason = error.to_string(), path = path.display().to_string());
                outbox.send(Command::Say(Message::error(text)));
            }
        }
        Errand::Keep { session, path } => {
            let kept = session.write(&path).map_err(|error| format!("{error}: {}", path.display()));
            outbox.send(Command::SessionKept(kept.map(|()| path)));
        }
        Errand::Read { path } => {
            let read = Session::read(&path).map(Box::new);
            outbox.send(Command::SessionRead(path, read));
        }
    }
}

fn write(export: Export) -> Result<PathBuf, String> {
    let written = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| write_file(&export)));
    let path = export.path;
    match written {
        Ok(Ok(())) => Ok(path),
        Ok(Err(reason)) => Err(reason),
        Err(_) => Err(tr!("error-export-panic", path = path.display().to_string())),
    }
}

fn write_file(export: &Export) -> Result<(), String> {
    let Analysis { comparison, display, .. } = &*export.analysis;
    let subject = Subject::new(comparison, display, &export.review, &export.marks, &export.scope);
    export::write_file(&subject, &export.work, &export.path).map_err(|error| error.to_string())
}
