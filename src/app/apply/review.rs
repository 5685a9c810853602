//! What the reader says of the findings.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::keep::opened;
use crate::app::{Analysis, AppState, Command, Dialog, Effect, Keeping, Message, Place, Tab};
use crate::base::{Pair, Side};
use crate::display::Finding;
use crate::extract::QuoteId;
use crate::messages::tr;
use crate::review::{Anchor, Correction, History, Mark, Placement, Review, Status, passage_of, place_after};
use crate::session::Session;

impl AppState {
    pub(super) fn apply_to_review(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Mark(status) => self.mark(status),
            Command::Note(text) => self.note(text),
            Command::AskNote
            | Command::AskNoteOnWords
            | Command::MarkWords(_)
            | Command::NoteWords(..)
            | Command::ChangeNote(..)
            | Command::SelectNote(_) => self.apply_to_notes(command),
            Command::NameSpeaker(side, quote, name) => self.name_speaker(side, quote, name),
            Command::Link => self.link(),
            Command::Undo => self.undo(true),
            Command::Redo => self.undo(false),
            Command::AskSaveSession if self.analysis.is_some() => vec![Effect::ShowDialog(Place::SaveSession)],
            Command::AskOpenSession => vec![Effect::ShowDialog(Place::OpenSession)],
            Command::SaveSession(path) => self.save_session(path),
            Command::OpenSession(path) => {
                self.dialog = None;
                vec![Effect::ReadSession(path)]
            }
            Command::SessionRead(path, read) => self.session_read(path, read),
            Command::SessionFound(revision, session) if revision == self.revision => {
                self.take_in(*session, None);
                Vec::new()
            }
            Command::SessionKept(kept) => self.session_kept(kept),
            _ => Vec::new(),
        }
    }

    fn mark(&mut self, status: Status) -> Vec<Effect> {
        let Some(finding) = self.selection else { return Vec::new() };
        let new = if self.status_of(finding) == status { Status::Unchecked } else { status };
        let changed = self.change_mark(finding, new.label(), false, |mark| mark.status = new);
        self.noted = self.count_notes();
        if changed && !self.filter.status.is_empty() {
            // What no longer passes the filter stays in the list while it is chosen.
            self.refresh_shown();
        }
        self.kept(changed)
    }

    fn note(&mut self, text: String) -> Vec<Effect> {
        let Some(finding) = self.selection else { return Vec::new() };
        let changed = self.change_mark(finding, tr!("change-note"), true, |mark| mark.note = text);
        self.noted = self.count_notes();
        self.kept(changed)
    }

    /// Changes the mark of a finding; one that says nothing any more is taken away.
    fn change_mark(&mut self, finding: Finding, what: &str, goes_on: bool, change: impl FnOnce(&mut Mark)) -> bool {
        let Some(analysis) = self.analysis.clone() else { return false };
        let at = self.placement.mark_of(finding);
        // A finding that is looked at anew is as it is now.
        let anchor = Anchor::of(&analysis.comparison, finding);
        let apply = |review: &mut Review| {
            let mut mark = at.and_then(|at| review.marks.get(at)).cloned().unwrap_or_else(|| Mark::new(anchor.clone()));
            change(&mut mark);
            mark.anchor = anchor;
            review.put(at, mark);
        };
        let changed = if goes_on {
            self.history.go_on(what, at.unwrap_or(self.history.review().marks.len()), apply)
        } else {
            self.history.change(what, apply)
        };
        match (changed, at) {
            (false, _) => {}
            (true, Some(at)) if self.history.review().marks.len() < self.placement.places.len() => self.placement.remove(at),
            (true, at) => self.placement.set(at.unwrap_or(self.placement.places.len()), finding),
        }
        changed
    }

    fn name_speaker(&mut self, side: Side, quote: QuoteId, name: String) -> Vec<Effect> {
        let Some(analysis) = &self.analysis else { return Vec::new() };
        let Some(found) = analysis.comparison.extractions[side].quotes.get(quote) else { return Vec::new() };
        let known = found.speaker.as_ref().map_or("", |speaker| speaker.name.as_str());
        if known == name.trim() {
            return Vec::new();
        }
        let quote = passage_of(&analysis.comparison.documents[side], found.span);
        let correction = Correction::Speaker { side, quote, name: name.trim().to_owned() };
        self.correct(tr!("change-speaker"), correction)
    }

    pub(super) fn correct(&mut self, what: &str, correction: Correction) -> Vec<Effect> {
        let changed = self.history.change(what, |review| review.correct(correction));
        self.corrected(changed)
    }

    /// The engine has to obey: both are compared anew.
    pub(super) fn corrected(&mut self, changed: bool) -> Vec<Effect> {
        if !changed {
            return Vec::new();
        }
        let mut effects = self.analyse();
        effects.push(Effect::KeepSession);
        effects
    }

    fn undo(&mut self, back: bool) -> Vec<Effect> {
        let before = self.history.review().clone();
        let what = if back { self.history.undo() } else { self.history.redo() };
        let Some(what) = what else {
            self.message = Some(Message::news(if back { tr!("news-nothing-to-undo") } else { tr!("news-nothing-to-redo") }));
            return Vec::new();
        };
        self.message = Some(Message::news(if back { tr!("news-undone", what = what) } else { tr!("news-redone", what = what) }));
        self.joining = None;
        let same = before.marks.iter().zip(&self.history.review().marks);
        let same = same.take_while(|(old, new)| old.anchor == new.anchor).count();
        self.place_marks(same);
        self.chosen_note = None;
        self.refresh_shown();
        if before.corrections != self.history.review().corrections {
            return self.corrected(true);
        }
        vec![Effect::KeepSession]
    }

    /// Finds all marks again among the present findings.
    pub(super) fn replace_marks(&mut self) {
        self.place_marks(0);
    }

    /// Finds the marks again of which the first so many stand where they stood.
    fn place_marks(&mut self, same: usize) {
        let marks = &self.history.review().marks;
        let place = |analysis: &Arc<Analysis>| place_after(&analysis.comparison, marks, &self.placement, same);
        self.placement = self.analysis.as_ref().map_or_else(Placement::default, place);
        if let Some(analysis) = &self.analysis {
            let documents = analysis.comparison.documents.as_ref().map(|document| &**document);
            self.placement.look_for(documents, &self.history.review().notes);
        }
    }

    fn kept(&self, changed: bool) -> Vec<Effect> {
        if changed { vec![Effect::KeepSession] } else { Vec::new() }
    }

    fn save_session(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.analysis.is_none() {
            return Vec::new();
        }
        self.dialog = None;
        let path = if crate::session::is_session(&path) { path } else { with_ending(path) };
        self.message = Some(Message::news(tr!("news-session-kept", path = path.display().to_string())));
        self.keeping.file = Some(path);
        vec![Effect::KeepSession]
    }

    fn session_read(&mut self, path: PathBuf, read: Result<Box<Session>, String>) -> Vec<Effect> {
        let session = match read {
            Ok(session) => *session,
            Err(reason) => {
                self.message = Some(Message::error(reason));
                return Vec::new();
            }
        };
        let (Some(a), Some(b)) = (opened(session.sources.a.clone()), opened(session.sources.b.clone())) else {
            self.message = Some(Message::error(tr!("error-session-example", path = path.display().to_string())));
            return Vec::new();
        };
        self.put(Side::A, a.0);
        self.put(Side::B, b.0);
        self.whole_page = Pair::new(a.1, b.1);
        self.take_in(session, Some(path));
        self.analyse()
    }

    /// Takes over what was kept.
    fn take_in(&mut self, session: Session, file: Option<PathBuf>) {
        self.history = History::new(session.review);
        self.tab = Tab::ALL.into_iter().find(|tab| Some(tab.name()) == session.view.list.as_deref()).unwrap_or(self.tab);
        self.keeping = Keeping { file, looked: true, trouble: None, chosen: session.view.chosen };
    }

    fn session_kept(&mut self, kept: Result<PathBuf, String>) -> Vec<Effect> {
        match kept {
            Ok(_) => self.keeping.trouble = None,
            Err(reason) => {
                let text = tr!("error-review-not-kept", reason = reason.as_str());
                // Said once, not with every key.
                if self.keeping.trouble.is_none() {
                    self.message = Some(Message::error(text));
                }
                self.keeping.trouble = Some(reason);
            }
        }
        Vec::new()
    }

    /// The finding that was chosen before; and what of the review has to be looked at again.
    pub(super) fn resume(&mut self, fresh: bool) {
        let Some(analysis) = self.analysis.clone() else { return };
        if self.keeping.chosen.take().is_some() && analysis.chosen.is_some() {
            self.apply(Command::Select(analysis.chosen));
        }
        let (changed, lost) = self.placement.troubled(self.history.review());
        let lost = lost + analysis.lost.len();
        if fresh && changed + lost > 0 {
            self.message = Some(Message::news(troubled(changed, lost)));
        }
    }
}

/// "2 marks to check again, 1 lost: see Notes."
fn troubled(changed: usize, lost: usize) -> String {
    match (changed, lost) {
        (changed, 0) => tr!("news-marks-again", count = changed),
        (0, lost) => tr!("news-marks-lost", count = lost),
        (changed, lost) => tr!("news-marks-again-and-lost", count = changed, lost = lost),
    }
}

fn with_ending(path: PathBuf) -> PathBuf {
    let mut name = path.into_os_string();
    name.push(".");
    name.push(crate::session::ENDING);
    PathBuf::from(name)
}

impl AppState {
    pub(super) fn ask_session(&mut self, save: bool, trouble: Option<String>) {
        let path = if save { self.session_file_field() } else { String::new() };
        self.dialog = Some(Dialog::Session { save, path, trouble });
    }

    /// The path that is offered for a session: the present file, else one beside the first text.
    fn session_file_field(&self) -> String {
        let beside = || {
            let name = self.session_name();
            self.directory(Side::A).map_or(name.clone(), |folder| folder.join(&name))
        };
        self.keeping.file.clone().unwrap_or_else(beside).display().to_string()
    }
}
