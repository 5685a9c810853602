//! Files written in the background, one after the other.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::jobs::Outbox;
use crate::app::{Analysis, Command, Message, Preferences};
use crate::base::Work;
use crate::export::{self, Scope, Subject};
use crate::review::{Marks, Review};
use crate::session::Session;

/// The thread that writes; it ends what it has been given before the program ends.
pub(super) struct Errands {
    sender: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
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
    Export(Box<Export>),
    Save { preferences: Box<Preferences>, path: PathBuf },
    Keep { session: Box<Session>, path: PathBuf },
    Read { path: PathBuf },
}

impl Errands {
    pub(super) fn new(outbox: Outbox) -> Self {
        let (sender, receiver) = channel();
        let thread = std::thread::Builder::new().name("errands".to_owned()).spawn(move || run(&receiver, &outbox)).ok();
        Self { sender: Some(sender), thread }
    }

    pub(super) fn export(&self, export: Export) {
        self.send(Errand::Export(Box::new(export)));
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
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

fn run(receiver: &Receiver<Errand>, outbox: &Outbox) {
    while let Ok(errand) = receiver.recv() {
        let mut waiting: VecDeque<Errand> = std::iter::once(errand).chain(receiver.try_iter()).collect();
        while let Some(errand) = waiting.pop_front() {
            if !waiting.iter().any(|later| errand.is_outdated_by(later)) {
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
        Errand::Export(export) => outbox.send(Command::Exported(write(*export))),
        Errand::Save { preferences, path } => {
            if let Err(error) = preferences.save(&path) {
                let text = format!("Preferences could not be kept: {error}: {}", path.display());
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
    if !export.replace && export.path.exists() {
        return Err(format!("{} exists already and was left alone; give another name.", export.path.display()));
    }
    let written = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| write_file(&export)));
    let path = export.path;
    match written {
        Ok(Ok(())) => Ok(path),
        Ok(Err(reason)) => Err(reason),
        Err(_) => Err(format!("The report could not be made; {} was not touched.", path.display())),
    }
}

fn write_file(export: &Export) -> Result<(), String> {
    let Analysis { comparison, display, .. } = &*export.analysis;
    let subject = Subject::new(comparison, display, &export.review, &export.marks, &export.scope);
    export::write_file(&subject, &export.work, &export.path).map_err(|error| error.to_string())
}
