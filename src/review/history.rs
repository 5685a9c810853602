//! A review that can be undone and redone.

use std::sync::Arc;

use crate::review::Review;

/// How many steps can be undone.
const MOST: usize = 500;

/// A review, what it was before, and what was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    present: Arc<Review>,
    past: Vec<(Step, Arc<Review>)>,
    future: Vec<(Step, Arc<Review>)>,
}

/// What a change was, in a few words, and whether the next change of the same words belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    what: String,
    /// Changes that go on, like typing a note, are one step.
    goes_on: Option<usize>,
}

impl History {
    /// A review as it was read.
    #[must_use]
    pub fn new(review: Review) -> Self {
        Self { present: Arc::new(review), ..Self::default() }
    }

    /// The review as it is.
    #[must_use]
    pub fn review(&self) -> &Arc<Review> {
        &self.present
    }

    /// Changes the review; whether anything is other than before. `what` is said when it is undone.
    pub fn change(&mut self, what: &str, change: impl FnOnce(&mut Review)) -> bool {
        self.step(what, None, change)
    }

    /// Like [`History::change`] for changes that go on: as long as `of` is the same, they are undone together.
    pub fn go_on(&mut self, what: &str, of: usize, change: impl FnOnce(&mut Review)) -> bool {
        self.step(what, Some(of), change)
    }

    fn step(&mut self, what: &str, goes_on: Option<usize>, change: impl FnOnce(&mut Review)) -> bool {
        let mut new = (*self.present).clone();
        change(&mut new);
        if new == *self.present {
            return false;
        }
        let old = std::mem::replace(&mut self.present, Arc::new(new));
        let step = Step { what: what.to_owned(), goes_on };
        let is_same = goes_on.is_some() && self.past.last().is_some_and(|(last, _)| *last == step) && self.future.is_empty();
        if !is_same {
            self.past.push((step, old));
        }
        if self.past.len() > MOST {
            self.past.remove(0);
        }
        self.future.clear();
        true
    }

    /// Takes the last change back; says what it was.
    pub fn undo(&mut self) -> Option<String> {
        let (step, old) = self.past.pop()?;
        let what = step.what.clone();
        self.future.push((step, std::mem::replace(&mut self.present, old)));
        Some(what)
    }

    /// Makes the last change that was undone again; says what it was.
    pub fn redo(&mut self) -> Option<String> {
        let (step, new) = self.future.pop()?;
        let what = step.what.clone();
        self.past.push((step, std::mem::replace(&mut self.present, new)));
        Some(what)
    }

    /// Whether there is anything to undo, and to redo.
    #[must_use]
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// The same with the sides exchanged; what was done before cannot be undone any more.
    #[must_use]
    pub fn swapped(self) -> Self {
        Self::new(Arc::unwrap_or_clone(self.present).swapped())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Anchor, Kind, Mark, Status};

    fn note(history: &mut History, text: &str) {
        history.go_on("note", 0, |review| {
            let anchor = Anchor { kind: Kind::Quote, state: String::new(), a: Vec::new(), b: Vec::new() };
            review.marks = vec![Mark { anchor, status: Status::default(), note: text.to_owned() }];
        });
    }

    fn notes(history: &History) -> Vec<&str> {
        history.review().marks.iter().map(|mark| mark.note.as_str()).collect()
    }

    #[test]
    fn changes_are_undone_and_made_again() {
        let mut history = History::default();
        assert!(!history.change("nothing", |_| ()));
        assert_eq!((history.undo(), history.can()), (None, (false, false)));
        note(&mut history, "W");
        note(&mut history, "Wh");
        note(&mut history, "Why?");
        assert_eq!(notes(&history), ["Why?"]);
        assert_eq!((history.undo().as_deref(), notes(&history).len(), history.can()), (Some("note"), 0, (false, true)));
        assert_eq!((history.redo().as_deref(), notes(&history)), (Some("note"), vec!["Why?"]));
        history.undo();
        note(&mut history, "Who?");
        assert_eq!((history.redo(), notes(&history)), (None, vec!["Who?"]));
    }
}
