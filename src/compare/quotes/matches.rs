//! From what was found to matches with their evidence.

use std::ops::Range;

use crate::base::{Cancelled, Pair, Side, TextSpan, Work};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::{Edit, Origin, QuoteMatch, QuoteReason, QuoteState, Sources};
use crate::compare::quotes::alike::Found;
use crate::compare::quotes::bag::Bag;
use crate::compare::quotes::content::Told;
use crate::compare::quotes::pieces::{Group, grouped};
use crate::compare::quotes::relation::{Alike, Relation};
use crate::compare::quotes::shared::Shared;
use crate::compare::quotes::support::{Speakers, Support};
use crate::compare::quotes::unquoted::{Linked, Plain};
use crate::compare::quotes::{Utterance, Utterances};
use crate::compare::words::Run;

/// What a search through one side needs again and again.
pub(super) struct Seek<'l> {
    bag: Bag<'l>,
    shared: Shared,
}

impl<'l> Seek<'l> {
    pub(super) fn new(told: &Told, lexicon: &'l Lexicon) -> Self {
        Self { bag: Bag::new(lexicon), shared: Shared::new(told.len()) }
    }
}

/// Makes matches; all quotations are meant by their positions in `utterances`.
pub(super) struct Maker<'m> {
    pub sources: &'m Sources,
    pub utterances: &'m Utterances,
    pub support: &'m Support<'m>,
}

impl Maker<'_> {
    fn pair(&self, at: Pair<usize>) -> Pair<&Utterance> {
        Pair::new(&self.utterances.a[at.a], &self.utterances.b[at.b])
    }

    pub(super) fn identical(&self, at: Pair<usize>) -> QuoteMatch {
        let pair = self.pair(at);
        let other = self.support.speakers(pair) == Speakers::Other;
        let words = 0..pair.a.words.len();
        let run = Run { kind: crate::compare::EditKind::Equal, a: words.clone(), b: words };
        QuoteMatch {
            state: if other { QuoteState::Reattributed } else { QuoteState::Identical },
            quotes: pair.map(|utterance| vec![utterance.quote]),
            spans: Pair::from_fn(|side| self.parts(side, pair[side])),
            edits: self.edits(std::slice::from_ref(&run), Pair::new(&pair.a.places, &pair.b.places)),
            reason: if other { QuoteReason::OtherSpeaker { speakers: self.support.names(pair) } } else { QuoteReason::SameWords },
            by: Origin::Engine,
        }
    }

    /// Two quotations that a person paired, whatever they have in common.
    pub(super) fn paired(&self, at: Pair<usize>, lexicon: &Lexicon) -> QuoteMatch {
        let pair = self.pair(at);
        let words = Pair::new(pair.a.words_beside(&pair.b.words, lexicon), pair.b.words_beside(&pair.a.words, lexicon));
        let found = match Relation::new(&words.a, &words.b, lexicon) {
            Some(relation) if relation.alike == Alike::Same => self.identical(at),
            Some(relation) => {
                let (state, reason) = self.verdict(pair, &relation, self.support.speakers(pair));
                let edits = self.edits(&relation.runs, Pair::new(&pair.a.places, &pair.b.places));
                self.whole(pair, state, reason, edits)
            }
            None => {
                let counts = words.map(|words| words.len());
                let run = Run { kind: crate::compare::EditKind::Replace, a: 0..counts.a, b: 0..counts.b };
                let edits = self.edits(&[run], Pair::new(&pair.a.places, &pair.b.places));
                let reason = QuoteReason::WordsDiffer { shared: 0, only_a: counts.a, only_b: counts.b };
                self.whole(pair, QuoteState::Altered, reason, edits)
            }
        };
        QuoteMatch { by: Origin::Reviewer, ..found }
    }

    fn whole(&self, pair: Pair<&Utterance>, state: QuoteState, reason: QuoteReason, edits: Vec<Edit>) -> QuoteMatch {
        let quotes = pair.map(|utterance| vec![utterance.quote]);
        let spans = Pair::from_fn(|side| self.parts(side, pair[side]));
        QuoteMatch { state, quotes, spans, edits, reason, by: Origin::Engine }
    }

    pub(super) fn alike(&self, found: &[Found], lexicon: &Lexicon) -> Vec<QuoteMatch> {
        let groups = grouped(found, self.utterances);
        groups.iter().filter_map(|group| self.one_alike(group, found, lexicon)).collect()
    }

    fn one_alike(&self, group: &Group, found: &[Found], lexicon: &Lexicon) -> Option<QuoteMatch> {
        let first = found.get(*group.members.first()?)?;
        let mut at = first.at.map(|at| vec![at]);
        at[group.pieces] = group.members.iter().map(|member| found[*member].at[group.pieces]).collect();
        let members = Pair::from_fn(|side| at[side].iter().map(|at| &self.utterances[side][*at]).collect::<Vec<_>>());
        let places =
            members.as_ref().map(|members| members.iter().flat_map(|member| &member.places).copied().collect::<Vec<_>>());
        let joined: Relation;
        let relation = if group.members.len() == 1 {
            &first.relation
        } else {
            let plain =
                members.as_ref().map(|members| members.iter().flat_map(|member| &member.words).copied().collect::<Vec<_>>());
            let words = Pair::from_fn(|side| {
                let read = |member: &&Utterance| member.words_beside(&plain[side.other()], lexicon).into_owned();
                members[side].iter().flat_map(read).collect::<Vec<_>>()
            });
            joined = Relation::new(&words.a, &words.b, lexicon)?;
            &joined
        };
        let (state, reason) = self.verdict(self.pair(first.at), relation, first.speakers);
        Some(QuoteMatch {
            state,
            quotes: members.as_ref().map(|members| members.iter().map(|member| member.quote).collect()),
            spans: Pair::from_fn(|side| self.window(side, &members[side], &places[side], relation.window[side].clone())),
            edits: self.edits(&relation.runs, Pair::new(&places.a, &places.b)),
            reason,
            by: Origin::Engine,
        })
    }

    fn verdict(&self, pair: Pair<&Utterance>, relation: &Relation, speakers: Speakers) -> (QuoteState, QuoteReason) {
        match relation.alike {
            _ if speakers == Speakers::Other => {
                (QuoteState::Reattributed, QuoteReason::OtherSpeaker { speakers: self.support.names(pair) })
            }
            Alike::Same => (QuoteState::Identical, QuoteReason::SameWords),
            Alike::Shortened => (QuoteState::Shortened, shortened(relation)),
            Alike::Differing => {
                let (only_a, only_b) = (relation.left_out(Side::A), relation.left_out(Side::B));
                (QuoteState::Altered, QuoteReason::WordsDiffer { shared: relation.equal, only_a, only_b })
            }
        }
    }

    /// The match of a quotation that has no partner among the quotations of the other side.
    pub(super) fn one_sided(
        &self,
        side: Side,
        at: usize,
        (plain, told): (&Plain, &Told),
        links: &Linked,
        seek: &mut Seek<'_>,
        work: &Work,
    ) -> Result<QuoteMatch, Cancelled> {
        let utterance = &self.utterances[side][at];
        let mut found = QuoteMatch {
            state: QuoteState::Only(side),
            quotes: Pair::default(),
            spans: Pair::default(),
            edits: Vec::new(),
            reason: QuoteReason::NothingAlike,
            by: Origin::Engine,
        };
        found.quotes[side].push(utterance.quote);
        found.spans[side] = self.parts(side, utterance);
        let other = side.other();
        if let Some(words) = plain.words_of(utterance, links, &mut seek.bag, work)? {
            let runs = &words.relation.runs;
            let window = words.relation.window.b.clone();
            found.state = QuoteState::Unquoted;
            found.spans[other] = vec![cover(words.places.get(window).unwrap_or(&[]))];
            found.edits = self.unquoted_edits(side, runs, &utterance.places, &words.places);
            found.reason = QuoteReason::WordsUnquoted { side: other };
        } else if utterance.is_speech
            && let Some(content) = told.content_of(utterance, self.support.speaker(side, utterance), links, &mut seek.shared)
        {
            found.state = QuoteState::Unquoted;
            found.spans[other] = vec![content.span];
            found.reason = QuoteReason::ContentUnquoted { side: other, shared: content.shared };
        }
        Ok(found)
    }

    /// The edits between a quotation of `side` and unquoted text, without what stands around the latter.
    fn unquoted_edits(&self, side: Side, runs: &[Run], own: &[TextSpan], theirs: &[TextSpan]) -> Vec<Edit> {
        let last = runs.len().saturating_sub(1);
        let trimmed: Vec<Run> =
            runs.iter()
                .enumerate()
                .filter(|(at, run)| (*at > 0 && *at < last) || !run.a.is_empty())
                .map(|(at, run)| {
                    if (at == 0 || at == last) && run.kind != crate::compare::EditKind::Equal {
                        only_own(run)
                    } else {
                        run.clone()
                    }
                })
                .collect();
        if side == Side::A {
            self.edits(&trimmed, Pair::new(own, theirs))
        } else {
            let turned: Vec<Run> = trimmed.into_iter().map(crate::compare::words::mirrored).collect();
            self.edits(&turned, Pair::new(theirs, own))
        }
    }

    fn edits(&self, runs: &[Run], places: Pair<&[TextSpan]>) -> Vec<Edit> {
        let span =
            |side: Side, range: &Range<usize>| places[side].get(range.clone()).filter(|places| !places.is_empty()).map(cover);
        runs.iter().map(|run| Edit { kind: run.kind, a: span(Side::A, &run.a), b: span(Side::B, &run.b) }).collect()
    }

    fn parts(&self, side: Side, utterance: &Utterance) -> Vec<TextSpan> {
        self.sources.extractions[side].quotes[utterance.quote].parts.clone()
    }

    /// The words of a window, cut where paragraphs end; whole parts where the window has all words.
    fn window(&self, side: Side, members: &[&Utterance], places: &[TextSpan], window: Range<usize>) -> Vec<TextSpan> {
        let parts = members.iter().flat_map(|member| self.parts(side, member));
        if window == (0..places.len()) {
            return parts.collect();
        }
        let whole = cover(places.get(window).unwrap_or(&[]));
        let cut = |part: TextSpan| TextSpan { start: part.start.max(whole.start), end: part.end.min(whole.end) };
        parts.filter(|part| part.overlaps(whole)).map(cut).collect()
    }
}

fn only_own(run: &Run) -> Run {
    Run { kind: crate::compare::EditKind::Delete, a: run.a.clone(), b: run.b.start..run.b.start }
}

/// From the first to the last of some words.
fn cover(places: &[TextSpan]) -> TextSpan {
    let span = |place: Option<&TextSpan>| place.copied().unwrap_or_default();
    span(places.first()).cover(span(places.last()))
}

fn shortened(relation: &Relation) -> QuoteReason {
    let left_out = Pair::new(relation.left_out(Side::A), relation.left_out(Side::B));
    match (left_out.a, left_out.b) {
        (left_out, 0) => QuoteReason::WithinOther { longer: Side::A, left_out },
        (0, left_out) => QuoteReason::WithinOther { longer: Side::B, left_out },
        (only_a, only_b) => QuoteReason::EachLeavesOut { only_a, only_b },
    }
}

/// Matches stand in the order of the text of A; those without a place in A come after all others, in the order of B.
pub(super) fn order(found: &QuoteMatch) -> (bool, Option<crate::extract::QuoteId>, Option<crate::extract::QuoteId>, QuoteState) {
    (found.quotes.a.is_empty(), found.quotes.a.first().copied(), found.quotes.b.first().copied(), found.state)
}
