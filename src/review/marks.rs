//! The marks of a review, by the findings of one comparison.

use std::collections::BTreeMap;

use crate::review::{Finding, Note, NotePlace, Placement, Review, Status};

/// What was said of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How far it is checked.
    pub status: Status,
    /// The note; may be empty.
    pub note: String,
    /// Whether its words or its state are others than when it was said.
    pub again: bool,
}

/// What was said of the findings of one comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    said: BTreeMap<Finding, Said>,
    notes: Vec<(Note, NotePlace)>,
}

impl Marks {
    /// The marks of a review that were found again.
    #[must_use]
    pub fn new(review: &Review, placement: &Placement) -> Self {
        let placed = review.marks.iter().zip(&placement.places);
        let said = placed.filter_map(|(mark, place)| {
            let finding = place.finding()?;
            let again = placement.is_changed(finding);
            Some((finding, Said { status: mark.status, note: mark.note.clone(), again }))
        });
        let notes = review.notes.iter().map(|note| (note.clone(), placement.place_of(note)));
        Self { said: said.collect(), notes: notes.collect() }
    }

    /// What was said of a finding.
    #[must_use]
    pub fn get(&self, finding: Finding) -> Option<&Said> {
        self.said.get(&finding)
    }

    /// The notes on words of the texts with their places, in the order in which they were written; also those that are lost.
    #[must_use]
    pub fn notes(&self) -> &[(Note, NotePlace)] {
        &self.notes
    }

    /// Everything that was said, in order of the findings.
    pub fn iter(&self) -> impl Iterator<Item = (Finding, &Said)> {
        self.said.iter().map(|(finding, said)| (*finding, said))
    }
}
