//! From what was found to matches with their evidence.

use std::ops::Range;

use crate::base::{Cancelled, Pair, Side, TextSpan, Work};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::{Edit, QuoteMatch, QuoteReason, QuoteState, Sources};
use crate::compare::quotes::alike::Found;
use crate::compare::quotes::pieces::{Group, grouped};
use crate::compare::quotes::relation::{Alike, Relation};
use crate::compare::quotes::support::{Speakers, Support};
use crate::compare::quotes::unquoted::{Linked, Plain, content_of};
use crate::compare::quotes::{Utterance, Utterances};
use crate::compare::words::Run;
use crate::text::Document;

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
            edits: self.edits(std::slice::from_ref(&run), Pair::new(&pair.a.tokens, &pair.b.tokens)),
            reason: if other { QuoteReason::OtherSpeaker { speakers: self.support.names(pair) } } else { QuoteReason::SameWords },
        }
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
        let tokens =
            members.as_ref().map(|members| members.iter().flat_map(|member| &member.tokens).copied().collect::<Vec<_>>());
        let joined: Relation;
        let relation = if group.members.len() == 1 {
            &first.relation
        } else {
            let words =
                members.as_ref().map(|members| members.iter().flat_map(|member| &member.words).copied().collect::<Vec<_>>());
            joined = Relation::new(&words.a, &words.b, lexicon)?;
            &joined
        };
        let (state, reason) = self.verdict(self.pair(first.at), relation, first.speakers);
        Some(QuoteMatch {
            state,
            quotes: members.as_ref().map(|members| members.iter().map(|member| member.quote).collect()),
            spans: Pair::from_fn(|side| self.window(side, &members[side], &tokens[side], relation.window[side].clone())),
            edits: self.edits(&relation.runs, Pair::new(&tokens.a, &tokens.b)),
            reason,
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
        plain: &Plain,
        links: &Linked,
        work: &Work,
    ) -> Result<QuoteMatch, Cancelled> {
        let utterance = &self.utterances[side][at];
        let mut found = QuoteMatch {
            state: QuoteState::Only(side),
            quotes: Pair::default(),
            spans: Pair::default(),
            edits: Vec::new(),
            reason: QuoteReason::NothingAlike,
        };
        found.quotes[side].push(utterance.quote);
        found.spans[side] = self.parts(side, utterance);
        let other = side.other();
        if let Some(words) = plain.words_of(utterance, links, work)? {
            let runs = &words.relation.runs;
            let window = words.relation.window.b.clone();
            found.state = QuoteState::Unquoted;
            found.spans[other] = vec![cover(&self.sources.documents[other], words.tokens.get(window).unwrap_or(&[]))];
            found.edits = self.unquoted_edits(side, runs, &utterance.tokens, &words.tokens);
            found.reason = QuoteReason::WordsUnquoted { side: other };
        } else if utterance.is_speech
            && let Some((span, shared)) = content_of(plain, utterance, links)
        {
            found.state = QuoteState::Unquoted;
            found.spans[other] = vec![span];
            found.reason = QuoteReason::ContentUnquoted { side: other, shared };
        }
        Ok(found)
    }

    /// The edits between a quotation of `side` and unquoted text, without what stands around the latter.
    fn unquoted_edits(&self, side: Side, runs: &[Run], own: &[usize], theirs: &[usize]) -> Vec<Edit> {
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

    fn edits(&self, runs: &[Run], tokens: Pair<&[usize]>) -> Vec<Edit> {
        let span = |side: Side, range: &Range<usize>| {
            let tokens = tokens[side].get(range.clone()).filter(|tokens| !tokens.is_empty())?;
            Some(cover(&self.sources.documents[side], tokens))
        };
        runs.iter().map(|run| Edit { kind: run.kind, a: span(Side::A, &run.a), b: span(Side::B, &run.b) }).collect()
    }

    fn parts(&self, side: Side, utterance: &Utterance) -> Vec<TextSpan> {
        self.sources.extractions[side].quotes[utterance.quote].parts.clone()
    }

    /// The words of a window, cut where paragraphs end; whole parts where the window has all words.
    fn window(&self, side: Side, members: &[&Utterance], tokens: &[usize], window: Range<usize>) -> Vec<TextSpan> {
        let parts = members.iter().flat_map(|member| self.parts(side, member));
        if window == (0..tokens.len()) {
            return parts.collect();
        }
        let whole = cover(&self.sources.documents[side], tokens.get(window).unwrap_or(&[]));
        let cut = |part: TextSpan| TextSpan { start: part.start.max(whole.start), end: part.end.min(whole.end) };
        parts.filter(|part| part.overlaps(whole)).map(cut).collect()
    }
}

fn only_own(run: &Run) -> Run {
    Run { kind: crate::compare::EditKind::Delete, a: run.a.clone(), b: run.b.start..run.b.start }
}

/// From the first to the last of some tokens.
fn cover(document: &Document, tokens: &[usize]) -> TextSpan {
    let span = |at: Option<&usize>| at.and_then(|at| document.tokens.get(*at)).map(|token| token.span).unwrap_or_default();
    span(tokens.first()).cover(span(tokens.last()))
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
