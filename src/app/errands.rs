//! Files written in the background, one after the other.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::jobs::Outbox;
use crate::app::{Analysis, Command, Message, Preferences};
use crate::export::{self, Subject};
use crate::review::Marks;
use crate::session::Session;

/// The thread that writes; it ends what it has been given before the program ends.
pub(super) struct Errands {
    sender: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
}

enum Errand {
    Export { analysis: Arc<Analysis>, marks: Marks, path: PathBuf, replace: bool },
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

    pub(super) fn export(&self, analysis: Arc<Analysis>, marks: Marks, path: PathBuf, replace: bool) {
        self.send(Errand::Export { analysis, marks, path, replace });
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
        Errand::Export { analysis, marks, path, replace } => {
            outbox.send(Command::Exported(write(&analysis, &marks, path, replace)))
        }
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

fn write(analysis: &Analysis, marks: &Marks, path: PathBuf, replace: bool) -> Result<PathBuf, String> {
    if !replace && path.exists() {
        return Err(format!("{} exists already and was left alone; give another name.", path.display()));
    }
    let written = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| write_file(analysis, marks, &path)));
    match written {
        Ok(Ok(())) => Ok(path),
        Ok(Err(reason)) => Err(reason),
        Err(_) => Err(format!("The report could not be made; {} was not touched.", path.display())),
    }
}

fn write_file(analysis: &Analysis, marks: &Marks, path: &Path) -> Result<(), String> {
    export::write_file(Subject { comparison: &analysis.comparison, marks }, path).map_err(|error| error.to_string())
}
