//! What was said of findings goes along when they are joined or taken apart by hand.

use crate::review::{Anchor, Mark, Placement, Review, Status};

impl Review {
    /// Two findings become one: what was said of either is said of the whole. A status was said of something else, so it is
    /// to be checked again; a note stays as it is. Positions of the two marks, of those there are.
    pub fn join_marks(&mut self, halves: [Option<usize>; 2], whole: Anchor) {
        let mut at: Vec<usize> = halves.into_iter().flatten().filter(|at| *at < self.marks.len()).collect();
        at.sort_unstable();
        at.dedup();
        let joined = at.iter().filter_map(|at| self.marks.get(*at)).cloned().reduce(joined);
        let (Some(joined), Some(first)) = (joined, at.first()) else { return };
        if let Some(mark) = self.marks.get_mut(*first) {
            *mark = carried(&joined, whole);
        }
        at.iter().skip(1).for_each(|at| drop(self.marks.remove(*at)));
    }

    /// A finding is taken apart: what was said of it is said of each half, a status to be checked again.
    pub fn part_marks(&mut self, whole: Option<usize>, halves: Vec<Anchor>) {
        let Some(at) = whole.filter(|at| *at < self.marks.len()) else { return };
        let Some(mark) = self.marks.get(at).cloned() else { return };
        let mut halves = halves.into_iter();
        if let (Some(own), Some(first)) = (self.marks.get_mut(at), halves.next()) {
            *own = carried(&mark, first);
        }
        self.marks.extend(halves.map(|half| carried(&mark, half)));
    }
}

impl Placement {
    /// Follows [`Review::join_marks`] until the findings are there anew.
    pub fn join_marks(&mut self, halves: [Option<usize>; 2]) {
        if let [Some(one), Some(other)] = halves
            && one != other
        {
            self.remove(one.max(other));
        }
    }

    /// Follows [`Review::part_marks`] until the findings are there anew.
    pub fn part_marks(&mut self, whole: Option<usize>, halves: usize) {
        let finding = whole.and_then(|at| self.places.get(at)?.finding());
        for _ in 1..halves {
            finding.into_iter().for_each(|finding| self.set(self.places.len(), finding));
        }
    }
}

/// The mark with another anchor. What has a status keeps the state that it was said of, so that it is seen to have changed.
fn carried(mark: &Mark, anchor: Anchor) -> Mark {
    let state = if mark.status == Status::Unchecked { anchor.state } else { mark.anchor.state.clone() };
    Mark { anchor: Anchor { state, ..anchor }, status: mark.status, note: mark.note.clone() }
}

/// The more urgent status and both notes.
fn joined(one: Mark, other: Mark) -> Mark {
    let urgency = |mark: &Mark| match mark.status {
        Status::Problem => 3,
        Status::Confirmed => 2,
        Status::Dismissed => 1,
        Status::Unchecked => 0,
    };
    let mut notes = vec![one.note.clone(), other.note.clone()];
    notes.dedup();
    notes.retain(|note| !note.is_empty());
    let first = if urgency(&other) > urgency(&one) { other } else { one };
    Mark { note: notes.join("\n"), ..first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Kind, Passage};

    fn anchor(kind: Kind, state: &str, a: &str, b: &str) -> Anchor {
        let passages = |words: &str| {
            let words = Some(words).filter(|words| !words.is_empty());
            words.map(|words| Passage { start: 0, words: words.to_owned() }).into_iter().collect()
        };
        Anchor { kind, state: state.to_owned(), a: passages(a), b: passages(b) }
    }

    fn mark(anchor: Anchor, status: Status, note: &str) -> Mark {
        Mark { anchor, status, note: note.to_owned() }
    }

    fn review() -> Review {
        let link = anchor(Kind::Link, "both", "The quay was shut.", "The quay was closed.");
        let marks = vec![
            mark(anchor(Kind::Statement, "only_a", "Rain fell.", ""), Status::Unchecked, "When?"),
            mark(link, Status::Confirmed, "Seen."),
            mark(anchor(Kind::Statement, "only_b", "", "It was wet."), Status::Problem, "How wet?"),
        ];
        Review { marks, ..Review::default() }
    }

    fn shown(review: &Review) -> Vec<String> {
        let show = |mark: &Mark| format!("{:?} {} {} {}", mark.anchor.kind, mark.anchor.state, mark.status.label(), mark.note);
        review.marks.iter().map(show).collect()
    }

    fn check_join(halves: [Option<usize>; 2], expected: &[&str]) {
        let mut review = review();
        review.join_marks(halves, anchor(Kind::Link, "both", "Rain fell.", "It was wet."));
        assert_eq!(shown(&review), expected);
    }

    #[test]
    fn what_was_said_of_the_halves_is_said_of_the_whole() {
        let rest = "Link both confirmed Seen.";
        check_join([Some(0), None], &["Link both unchecked When?", rest, "Statement only_b problem How wet?"]);
        check_join([None, Some(2)], &["Statement only_a unchecked When?", rest, "Link only_b problem How wet?"]);
        check_join([Some(2), Some(0)], &["Link only_b problem When?\nHow wet?", rest]);
        check_join([None, None], &["Statement only_a unchecked When?", rest, "Statement only_b problem How wet?"]);
    }

    #[test]
    fn what_was_said_of_the_whole_is_said_of_each_half() {
        let mut review = review();
        let (a, b) = (anchor(Kind::Statement, "only_a", "The quay", ""), anchor(Kind::Statement, "only_b", "", "The quay"));
        review.part_marks(Some(1), vec![a, b]);
        let said = "Statement both confirmed Seen.";
        let expected = ["Statement only_a unchecked When?", said, "Statement only_b problem How wet?", said];
        assert_eq!(shown(&review), expected);
        review.part_marks(None, Vec::new());
        review.part_marks(Some(9), Vec::new());
        assert_eq!(review.marks.len(), 4);
    }
}
