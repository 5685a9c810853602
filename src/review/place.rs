//! Where the marks of a review are in a comparison.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::{Pair, Side, TextSpan};
use crate::compare::Comparison;
use crate::review::note::Flat;
use crate::review::{Anchor, Finding, Kind, Mark, Note, NotePlace, Passage, Review};
use crate::text::Document;

/// What became of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The same words on both sides, the same state.
    Found(Finding),
    /// The words of one side are others, or the state is: to be checked again.
    Changed(Finding),
    /// Its words are gone.
    Lost,
}

/// Where every mark is, and back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// The place of each mark, in their order.
    pub places: Vec<Place>,
    marks: HashMap<Finding, usize>,
    /// The places of all notes that were looked for, also of those that were taken back.
    notes: BTreeMap<(Side, Passage), NotePlace>,
}

impl Placement {
    /// The mark of a finding: its position in the review.
    #[must_use]
    pub fn mark_of(&self, finding: Finding) -> Option<usize> {
        self.marks.get(&finding).copied()
    }

    /// The mark at a position, or one behind all, is of this finding as it is now.
    pub fn set(&mut self, at: usize, finding: Finding) {
        match self.places.get_mut(at) {
            Some(place) => *place = Place::Found(finding),
            None => self.places.push(Place::Found(finding)),
        }
        self.index();
    }

    /// The mark at a position was taken away.
    pub fn remove(&mut self, at: usize) {
        if at < self.places.len() {
            self.places.remove(at);
            self.index();
        }
    }

    fn index(&mut self) {
        let found = self.places.iter().enumerate().filter_map(|(at, place)| Some((place.finding()?, at)));
        self.marks = found.collect();
    }

    /// How many marks and notes are to be checked again, and how many are lost.
    #[must_use]
    pub fn troubled(&self, review: &Review) -> (usize, usize) {
        let count = |wanted: fn(&Place) -> bool| self.places.iter().filter(|place| wanted(place)).count();
        let notes = |wanted: fn(NotePlace) -> bool| review.notes.iter().filter(|note| wanted(self.place_of(note))).count();
        let changed = count(|place| matches!(place, Place::Changed(_))) + notes(|place| matches!(place, NotePlace::Changed(_)));
        (changed, count(|place| *place == Place::Lost) + notes(|place| place == NotePlace::Lost))
    }

    /// Where the words of a note stand.
    #[must_use]
    pub fn place_of(&self, note: &Note) -> NotePlace {
        self.notes.get(&note.key()).copied().unwrap_or(NotePlace::Lost)
    }

    /// Looks for the words of notes whose place is not known yet. Takes one pass over each text that has such notes.
    pub fn look_for(&mut self, documents: Pair<&Document>, notes: &[Note]) {
        for side in Side::BOTH {
            let new = notes.iter().filter(|note| note.side == side && !self.notes.contains_key(&note.key()));
            let new: Vec<&Note> = new.collect();
            if new.is_empty() {
                continue;
            }
            let flat = Flat::new(documents[side]);
            let places: Vec<_> = new.into_iter().map(|note| (note.key(), flat.place(note))).collect();
            self.notes.extend(places);
        }
    }

    /// A note that was just written stands here.
    pub fn set_note(&mut self, note: &Note, span: TextSpan) {
        self.notes.insert(note.key(), NotePlace::Found(span));
    }

    /// Whether the mark of a finding is to be checked again.
    #[must_use]
    pub fn is_changed(&self, finding: Finding) -> bool {
        self.mark_of(finding).is_some_and(|at| matches!(self.places.get(at), Some(Place::Changed(_))))
    }
}

impl Place {
    /// The finding, unless it is lost.
    #[must_use]
    pub fn finding(self) -> Option<Finding> {
        match self {
            Self::Found(finding) | Self::Changed(finding) => Some(finding),
            Self::Lost => None,
        }
    }
}

/// Finds marks again where the first so many stand where they stood.
#[must_use]
pub fn place_after(comparison: &Comparison, marks: &[Mark], known: &Placement, same: usize) -> Placement {
    let places = known.places.iter().copied().take(same).collect();
    let mut placement = Placement { places, marks: HashMap::new(), notes: known.notes.clone() };
    placement.places.resize(marks.len(), Place::Lost);
    placement.index();
    find_rest(comparison, marks, same, &mut placement);
    placement
}

/// Finds the marks and the notes of a review again.
#[must_use]
pub fn place_review(comparison: &Comparison, review: &Review) -> Placement {
    let mut placement = place(comparison, &review.marks);
    placement.look_for(comparison.documents.as_ref().map(|document| &**document), &review.notes);
    placement
}

/// Finds every mark again: by the words of both sides, else by those of one, else by one of its statements, linked by now or
/// no longer. Of several findings with the same words the nearest to the old place is taken; a finding takes one mark at
/// most.
#[must_use]
pub fn place(comparison: &Comparison, marks: &[Mark]) -> Placement {
    place_after(comparison, marks, &Placement::default(), 0)
}

/// Finds the marks from a position on.
fn find_rest(comparison: &Comparison, marks: &[Mark], from: usize, placement: &mut Placement) {
    let candidates = Candidates::new(comparison, marks.get(from..).unwrap_or_default());
    for by in [By::Both, By::One, By::Statement] {
        for (at, mark) in marks.iter().enumerate().skip(from) {
            if placement.places.get(at) != Some(&Place::Lost) {
                continue;
            }
            let Some((finding, anchor)) = candidates.best(&mark.anchor, by, &placement.marks) else { continue };
            placement.marks.insert(finding, at);
            let is_same = by == By::Both && (anchor.state == mark.anchor.state || mark.anchor.state.is_empty());
            if let Some(place) = placement.places.get_mut(at) {
                *place = if is_same { Place::Found(finding) } else { Place::Changed(finding) };
            }
        }
    }
}

/// What a mark is found by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The words of both sides.
    Both,
    /// Those of one side.
    One,
    /// One of its statements, in a link or alone.
    Statement,
}

/// The findings that have some words of a mark.
struct Candidates {
    by_words: HashMap<(Kind, Side, String), Vec<(Finding, Anchor)>>,
    by_statement: HashMap<(Side, String), Vec<(Finding, Anchor)>>,
}

impl Candidates {
    fn new(comparison: &Comparison, marks: &[Mark]) -> Self {
        let mut candidates = Self { by_words: HashMap::new(), by_statement: HashMap::new() };
        let wanted: HashSet<(Kind, Side, String)> = marks.iter().flat_map(|mark| keys(&mark.anchor)).collect();
        let stated: HashSet<(Side, String)> = marks.iter().flat_map(|mark| statements(&mark.anchor)).collect();
        if wanted.is_empty() {
            return candidates;
        }
        for finding in all(comparison) {
            let anchor = Anchor::of(comparison, finding);
            for key in keys(&anchor).into_iter().filter(|key| wanted.contains(key)) {
                candidates.by_words.entry(key).or_default().push((finding, anchor.clone()));
            }
            for key in statements(&anchor).into_iter().filter(|key| stated.contains(key)) {
                candidates.by_statement.entry(key).or_default().push((finding, anchor.clone()));
            }
        }
        candidates
    }

    /// The nearest free finding with the words that are asked for.
    fn best(&self, anchor: &Anchor, by: By, taken: &HashMap<Finding, usize>) -> Option<(Finding, &Anchor)> {
        let found: Vec<&(Finding, Anchor)> = if by == By::Statement {
            statements(anchor).iter().filter_map(|key| self.by_statement.get(key)).flatten().collect()
        } else {
            keys(anchor).iter().filter_map(|key| self.by_words.get(key)).flatten().collect()
        };
        let free = found.into_iter().filter(|(finding, _)| !taken.contains_key(finding));
        let fits = free.filter(|(_, own)| by != By::Both || own.has_words_of(anchor, &Side::BOTH));
        fits.min_by_key(|(finding, own)| (own.distance(anchor), *finding)).map(|(finding, own)| (*finding, own))
    }
}

/// Its words on each side that has some.
fn keys(anchor: &Anchor) -> Vec<(Kind, Side, String)> {
    let words = |side: Side| anchor.passages(side).iter().map(|at| at.words.as_str()).collect::<Vec<_>>().join("\n");
    Side::BOTH.into_iter().map(|side| (anchor.kind, side, words(side))).filter(|(_, _, words)| !words.is_empty()).collect()
}

/// The statements of a link, or the one that stands alone.
fn statements(anchor: &Anchor) -> Vec<(Side, String)> {
    if !matches!(anchor.kind, Kind::Link | Kind::Statement) {
        return Vec::new();
    }
    let of = |side: Side| anchor.passages(side).iter().map(move |at| (side, at.words.clone()));
    Side::BOTH.into_iter().flat_map(of).collect()
}

/// Every finding of a comparison.
fn all(comparison: &Comparison) -> Vec<Finding> {
    let mut out: Vec<Finding> = (0..comparison.quotes.len()).map(Finding::Quote).collect();
    out.extend((0..comparison.facts.len()).map(Finding::Fact));
    out.extend(comparison.links.ids().map(Finding::Link));
    for side in Side::BOTH {
        let linked: HashSet<_> = comparison.links.iter().flat_map(|(_, link)| &link.sentences[side]).collect();
        let alone = comparison.documents[side].sentences.ids().filter(|id| !linked.contains(id));
        out.extend(alone.map(|id| Finding::Statement(side, id)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Work;
    use crate::compare::compare;
    use crate::compare::testing::sources;
    use crate::review::Status;

    const A: &str = "“We lost every net,” Ida Brekke said. Tugs came at noon. The quay was shut.";
    const B: &str = "“We lost every net,” Ida Brekke said on Monday. Boats stayed out.";

    fn compared(a: &str, b: &str) -> Comparison {
        let found = sources(a, b);
        compare(found.documents, found.extractions, &Work::new()).unwrap()
    }

    /// Marks everything of A and B, then looks for the marks in another version.
    fn check(a: &str, b: &str, found: usize, changed: usize, lost: usize) {
        let old = compared(A, B);
        let mark = |finding| Mark { anchor: Anchor::of(&old, finding), status: Status::Confirmed, note: String::new() };
        let marks: Vec<Mark> = all(&old).into_iter().filter(|finding| !matches!(finding, Finding::Fact(_))).map(mark).collect();
        let new = compared(a, b);
        let placement = place(&new, &marks);
        let count = |wanted: fn(&Place) -> bool| placement.places.iter().filter(|place| wanted(place)).count();
        assert_eq!(
            (count(|place| matches!(place, Place::Found(_))), placement.troubled(&Review::default())),
            (found, (changed, lost))
        );
        for (at, place) in placement.places.iter().enumerate() {
            let Some(finding) = place.finding() else { continue };
            assert_eq!(placement.mark_of(finding), Some(at));
        }
    }

    #[test]
    fn marks_are_found_again_by_their_words() {
        check(A, B, 5, 0, 0);
        check(&format!("It rained.\n\n{A}"), B, 5, 0, 0);
        // One statement of A is gone.
        check(&A.replace(" Tugs came at noon.", ""), B, 4, 0, 1);
        // The words of one side of the quotation and of the link around it are others.
        check(A, &B.replace("every net", "every good net"), 3, 2, 0);
        // What only A said is linked now.
        check(A, &format!("{B} Tugs came at noon."), 4, 1, 0);
        // What was linked stands alone; the quotation is gone.
        check("We lost it.", &B.replace("“We lost every net,” Ida", "Ida"), 1, 0, 4);
    }

    #[test]
    fn of_the_same_words_in_two_places_each_keeps_its_mark() {
        let text = "“We lost it.” Rain fell. “We lost it.”";
        let old = compared(text, "Snow fell on the hills.");
        let mark = |finding| Mark { anchor: Anchor::of(&old, finding), status: Status::Problem, note: String::new() };
        let marks = [mark(Finding::Quote(1)), mark(Finding::Quote(0))];
        assert_eq!(place(&old, &marks).places, [Place::Found(Finding::Quote(1)), Place::Found(Finding::Quote(0))]);
    }
}
