//! Notes on words of the texts.

use crate::app::{AppState, Command, Dialog, Effect, Message, Tab};
use crate::base::{Side, TextSpan};
use crate::messages::tr;
use crate::review::{LONGEST_NOTED, Note};
use crate::text::Document;

impl AppState {
    pub(super) fn apply_to_notes(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AskNote => self.ask_note(self.marked),
            Command::AskNoteOnWords => self.ask_note(self.marked_or_found()),
            Command::MarkWords(marked) => self.marked = marked,
            Command::NoteWords(side, span, text) => return self.note_words(side, span, text),
            Command::ChangeNote(at, text) => return self.change_note(at, text),
            Command::SelectNote(at) => self.select_note(at),
            _ => {}
        }
        Vec::new()
    }

    /// The marked words, else those that the search stands at.
    #[must_use]
    pub fn marked_or_found(&self) -> Option<(Side, TextSpan)> {
        let hit = || {
            let (side, at) = self.search.current?;
            Some((side, *self.search.hits[side].get(at)?))
        };
        self.marked.or_else(hit)
    }

    fn ask_note(&mut self, words: Option<(Side, TextSpan)>) {
        if let (Some((side, span)), true) = (words, self.analysis.is_some()) {
            if span.len() > LONGEST_NOTED {
                self.message = Some(Message::news(tr!("news-note-too-long")));
                return;
            }
            let known = self.history.review().notes.iter().position(|note| self.placement.place_of(note).span() == Some(span));
            self.dialog = Some(self.note_dialog(side, span, known));
        } else if let Some(at) = self.chosen_note {
            let note = self.history.review().notes.get(at);
            let place = note.and_then(|note| Some((note.side, self.placement.place_of(note).span()?)));
            if let Some((side, span)) = place {
                self.dialog = Some(self.note_dialog(side, span, Some(at)));
            }
        } else {
            self.note_asked += u64::from(self.selection.is_some());
            self.panel_open = true;
        }
    }

    fn note_dialog(&self, side: Side, span: TextSpan, at: Option<usize>) -> Dialog {
        let known = at.and_then(|at| self.history.review().notes.get(at));
        Dialog::Note { side, span, at, text: known.map_or_else(String::new, |note| note.note.clone()) }
    }

    fn document(&self, side: Side) -> Option<&Document> {
        Some(&*self.analysis.as_ref()?.comparison.documents[side])
    }

    fn note_words(&mut self, side: Side, span: TextSpan, text: String) -> Vec<Effect> {
        self.dialog = None;
        let note = self.document(side).filter(|document| document.text.get(span.range()).is_some());
        let Some(note) = note.map(|document| Note::new(document, side, span, text.trim().to_owned())) else { return Vec::new() };
        if note.note.is_empty() || note.at.words.is_empty() {
            return Vec::new();
        }
        self.placement.set_note(&note, span);
        let changed = self.history.change(tr!("change-note"), |review| review.notes.push(note));
        self.marked = None;
        self.unmarked += 1;
        self.message = Some(Message::news(tr!("news-noted")));
        self.noted(changed)
    }

    fn change_note(&mut self, at: usize, text: String) -> Vec<Effect> {
        self.dialog = None;
        let text = text.trim().to_owned();
        let gone = text.is_empty();
        let place = self.history.review().notes.get(at).and_then(|note| self.placement.place_of(note).span());
        // Words that were looked at again are those that stand there now.
        let anew = |note: &Note, state: &Self| {
            let document = state.document(note.side)?;
            Some((Note::new(document, note.side, place?, text.clone()), place?))
        };
        let new = self.history.review().notes.get(at).and_then(|note| anew(note, self));
        if let (Some((note, span)), false) = (&new, gone) {
            self.placement.set_note(note, *span);
        }
        let changed = self.history.change(tr!("change-note"), |review| {
            if gone && at < review.notes.len() {
                review.notes.remove(at);
            } else if let Some(note) = review.notes.get_mut(at) {
                match new {
                    Some((new, _)) => *note = new,
                    None => note.note = text,
                }
            }
        });
        if gone {
            self.chosen_note = None;
        }
        self.noted(changed)
    }

    fn noted(&mut self, changed: bool) -> Vec<Effect> {
        self.refresh_shown();
        if changed { vec![Effect::KeepSession] } else { Vec::new() }
    }

    /// Shows the note in its list; a filter that hides it is lifted.
    pub(super) fn select_note(&mut self, at: usize) {
        if at >= self.history.review().notes.len() {
            return;
        }
        self.selection = None;
        self.chosen_note = Some(at);
        self.tab = Tab::Notes;
        self.reveal += 1;
        self.refresh_shown();
        if self.selected_row().is_none() {
            self.filter.text.clear();
            self.refresh_shown();
        }
    }
}
