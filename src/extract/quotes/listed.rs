//! Whether a quotation goes on with the speech before it: a list of verdicts, the second half behind its cue.

use crate::extract::quotes::flow::{Class, Flow};

/// How far before a quotation the one is looked for that it may go on with, in items.
const REACH: usize = 25;

/// The quotation before a position.
pub(super) fn previous(flow: &Flow<'_>, at: usize) -> Option<usize> {
    (at.saturating_sub(REACH)..at).rev().find(|index| matches!(flow.class(*index), Class::Quote(_)))
}

/// Whether only "and" or a comma stands between two quotations, or a cue between its commas: “One,” she said, “two”.
pub(super) fn is_joined(flow: &Flow<'_>, previous: usize, at: usize) -> bool {
    let comma = |index: usize| flow.class(index) == Class::Comma;
    let inner = previous + 2..at.saturating_sub(1);
    let words = flow.raw(previous).trim_end_matches(['”', '"', '’', '\'', '“', '»', '«']);
    let begins = comma(previous + 1) || words.ends_with([',', '-', '—']);
    let cue = inner.clone().all(|index| !comma(index) && flow.class(index) != Class::Stop) && !inner.is_empty();
    let listed = (previous + 1..at).all(|index| matches!(flow.class(index), Class::Comma | Class::Conjunction));
    begins && cue && comma(at - 1) && at <= previous + 8 || listed && at <= previous + 3
}

/// Whether nothing between two quotations of one sentence begins another clause.
pub(super) fn is_told_on(flow: &Flow<'_>, previous: usize, at: usize) -> bool {
    let subject = |index: usize| matches!(flow.class(index), Class::Name | Class::Role | Class::Pronoun);
    let verbal = |index: usize| {
        matches!(flow.class(index), Class::Verb | Class::Be | Class::Auxiliary)
            || flow.class(index) == Class::Word && flow.word(index).ends_with("ed")
    };
    let clause = |index: usize| {
        // "A “liar” who is “amoral”": said of the same.
        let relative = flow.class(index) == Class::Relative && index > previous + 1;
        relative || matches!(flow.class(index), Class::Stop | Class::Colon) || subject(index) && verbal(index + 1)
    };
    // "Called herself “appalled” that he would “disparage” them": the clause is part of what is told.
    let told = flow.word(previous + 1) == "that" && !(previous + 2..at).any(|index| flow.class(index) == Class::Stop);
    told || !(previous + 1..at).any(clause)
}
