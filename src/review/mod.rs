//! What a person says of the findings: how far each is checked, notes, and corrections of what the rules decided.
//!
//! Ids mean something only in the comparison that made them, so a review keeps the words instead, and finds them again
//! when a source, or the program, has changed.

mod along;
mod anchor;
mod finding;
mod history;
mod marks;
mod note;
mod place;
mod rule;
mod status;

use serde::{Deserialize, Serialize};

use crate::base::Side;

pub use anchor::{Anchor, Kind, Passage};
pub use finding::Finding;
pub use history::History;
pub use marks::{Marks, Said};
pub use note::{LONGEST_NOTED, Note, NotePlace};
pub use place::{Place, Placement, place, place_after, place_review};
pub use rule::{passage_of, rule};
pub use status::Status;

/// Everything a person said of one comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// What was said of findings; each finding has at most one.
    pub marks: Vec<Mark>,
    /// What was decided against the rules, in order.
    pub corrections: Vec<Correction>,
    /// Notes on words of the texts, in the order in which they were written.
    pub notes: Vec<Note>,
}

/// What was said of one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which finding.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// How far it is checked.
    #[serde(default)]
    pub status: Status,
    /// A note; may be empty.
    #[serde(default)]
    pub note: String,
}

/// What was decided against the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "correction")]
pub enum Correction {
    /// Two statements say the same.
    Link {
        /// The statement of A.
        a: Passage,
        /// The statement of B.
        b: Passage,
    },
    /// Two statements do not say the same.
    Unlink {
        /// The statement of A.
        a: Passage,
        /// The statement of B.
        b: Passage,
    },
    /// Two quotations are one utterance.
    Pair {
        /// The quotation of A, marks included.
        a: Passage,
        /// The quotation of B, marks included.
        b: Passage,
    },
    /// Two quotations are not.
    Unpair {
        /// The quotation of A, marks included.
        a: Passage,
        /// The quotation of B, marks included.
        b: Passage,
    },
    /// Who said a quotation.
    Speaker {
        /// The side of the quotation.
        side: Side,
        /// The quotation, marks included.
        quote: Passage,
        /// The name; empty where it is unclear.
        name: String,
    },
}

impl Review {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.corrections.is_empty() && self.notes.is_empty()
    }

    /// Puts a mark in the place of another, or behind all; one that says nothing is taken away.
    pub fn put(&mut self, at: Option<usize>, mark: Mark) {
        let says_nothing = mark.status == Status::Unchecked && mark.note.is_empty();
        match at.filter(|at| *at < self.marks.len()) {
            Some(at) if says_nothing => drop(self.marks.remove(at)),
            Some(at) => self.marks[at] = mark,
            None if says_nothing => {}
            None => self.marks.push(mark),
        }
    }

    /// The review of the same two texts with the sides exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        let marks = self.marks.into_iter().map(|mark| Mark { anchor: mark.anchor.swapped(), ..mark });
        let corrections = self.corrections.into_iter().map(|correction| match correction {
            Correction::Link { a, b } => Correction::Link { a: b, b: a },
            Correction::Unlink { a, b } => Correction::Unlink { a: b, b: a },
            Correction::Pair { a, b } => Correction::Pair { a: b, b: a },
            Correction::Unpair { a, b } => Correction::Unpair { a: b, b: a },
            Correction::Speaker { side, quote, name } => Correction::Speaker { side: side.other(), quote, name },
        });
        let notes = self.notes.into_iter().map(|note| Note { side: note.side.other(), ..note });
        Self { marks: marks.collect(), corrections: corrections.collect(), notes: notes.collect() }
    }

    /// Adds a correction; an older one about the same passages gives way.
    pub fn correct(&mut self, new: Correction) {
        self.corrections.retain(|old| !old.is_about_the_same(&new));
        self.corrections.push(new);
    }
}

impl Mark {
    /// A mark that says nothing yet.
    #[must_use]
    pub fn new(anchor: Anchor) -> Self {
        Self { anchor, status: Status::Unchecked, note: String::new() }
    }
}

impl Correction {
    fn is_about_the_same(&self, other: &Self) -> bool {
        let both = |correction: &Self| match correction {
            Self::Link { a, b } | Self::Unlink { a, b } => Some((Kind::Link, a.clone(), b.clone())),
            Self::Pair { a, b } | Self::Unpair { a, b } => Some((Kind::Quote, a.clone(), b.clone())),
            Self::Speaker { .. } => None,
        };
        match (self, other) {
            (Self::Speaker { side, quote, .. }, Self::Speaker { side: other_side, quote: other, .. }) => {
                side == other_side && quote == other
            }
            _ => both(self).is_some() && both(self) == both(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(words: &str) -> Passage {
        Passage { start: 0, words: words.to_owned() }
    }

    #[test]
    fn a_correction_takes_the_place_of_an_older_one() {
        let (a, b) = (passage("The quay was shut."), passage("The quay was closed."));
        let speaker = |name: &str| Correction::Speaker { side: Side::A, quote: passage("“No.”"), name: name.to_owned() };
        let mut review = Review::default();
        review.correct(Correction::Link { a: a.clone(), b: b.clone() });
        review.correct(speaker("Ida Brekke"));
        review.correct(Correction::Unlink { a: a.clone(), b: b.clone() });
        review.correct(speaker("Olav Moe"));
        assert_eq!(review.corrections, [Correction::Unlink { a: a.clone(), b: b.clone() }, speaker("Olav Moe")]);
        let swapped = review.swapped();
        assert_eq!(swapped.corrections.first(), Some(&Correction::Unlink { a: b, b: a }));
    }
}
