//! Files written in the background, one after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use crate::app::jobs::Outbox;
use crate::app::{Analysis, Command, Message, Preferences};
use crate::export;

/// The thread that writes; it ends what it has been given before the program ends.
pub(super) struct Errands {
    sender: Option<Sender<Errand>>,
    thread: Option<JoinHandle<()>>,
}

enum Errand {
    Export { analysis: Arc<Analysis>, path: PathBuf, replace: bool },
    Save { preferences: Box<Preferences>, path: PathBuf },
}

impl Errands {
    pub(super) fn new(outbox: Outbox) -> Self {
        let (sender, receiver) = channel();
        let thread = std::thread::Builder::new().name("errands".to_owned()).spawn(move || run(&receiver, &outbox)).ok();
        Self { sender: Some(sender), thread }
    }

    pub(super) fn export(&self, analysis: Arc<Analysis>, path: PathBuf, replace: bool) {
        self.send(Errand::Export { analysis, path, replace });
    }

    pub(super) fn save(&self, preferences: Preferences, path: PathBuf) {
        self.send(Errand::Save { preferences: Box::new(preferences), path });
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
        match errand {
            Errand::Export { analysis, path, replace } => outbox.send(Command::Exported(write(&analysis, path, replace))),
            Errand::Save { preferences, path } => {
                if let Err(error) = preferences.save(&path) {
                    let text = format!("Preferences could not be kept: {error}: {}", path.display());
                    outbox.send(Command::Say(Message::error(text)));
                }
            }
        }
    }
}

fn write(analysis: &Analysis, path: PathBuf, replace: bool) -> Result<PathBuf, String> {
    if !replace && path.exists() {
        return Err(format!("{} exists already and was left alone; give another name.", path.display()));
    }
    let written = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| write_file(analysis, &path)));
    match written {
        Ok(Ok(())) => Ok(path),
        Ok(Err(reason)) => Err(reason),
        Err(_) => Err(format!("The report could not be made; {} was not touched.", path.display())),
    }
}

fn write_file(analysis: &Analysis, path: &Path) -> Result<(), String> {
    export::write_file(&analysis.comparison, path).map_err(|error| error.to_string())
}
