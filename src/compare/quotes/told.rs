//! Clauses that report what somebody says without quoting it: "Lund said the pier would close", "according to Lund".

use std::ops::Range;

use crate::base::{Side, TextSpan};
use crate::compare::model::Sources;
use crate::compare::quotes::support::Named;
use crate::extract::{EntityKind, MentionForm, is_according, is_telling_verb, may_refer};
use crate::text::{Document, SentenceId, Token, TokenKind, is_function_word};

/// How far behind a verb or "according" its speaker is looked for, in tokens.
const BEHIND: usize = 6;
/// How far before a verb its pronoun or description is looked for, in tokens.
const BEFORE: usize = 4;
/// A pronoun means somebody who is named so many statements before at the most.
const MEANT: u32 = 3;

/// A clause that reports.
pub(super) struct Telling {
    /// The statement it stands in.
    pub sentence: SentenceId,
    /// What is told: positions in [`Document::tokens`].
    pub scope: Range<usize>,
    /// The names one of which tells it.
    tellers: Vec<TextSpan>,
    /// Whether a pronoun or description may tell it.
    by_pronoun: bool,
}

/// Whether a clause is told by the speaker of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Teller {
    /// Somebody else, or nobody knows.
    Other,
    /// A pronoun or description that may mean the speaker.
    Perhaps,
    /// The speaker by name.
    Same,
}

/// The reporting clauses of a document, in order; `quoted` tells which tokens stand between marks of speech.
pub(super) fn tellings(sources: &Sources, side: Side, quoted: &[bool]) -> Vec<Telling> {
    let document = &sources.documents[side];
    let mut names: Vec<TextSpan> = Vec::new();
    for (_, entity) in sources.extractions[side].entities.iter().filter(|(_, entity)| entity.kind != EntityKind::Place) {
        names.extend(entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name).map(|mention| mention.span));
    }
    names.sort_unstable();
    let mut out = Vec::new();
    for (id, sentence) in document.sentences.iter() {
        let within = names.partition_point(|name| name.start < sentence.span.start)
            ..names.partition_point(|name| name.start < sentence.span.end);
        let clause = Clause { document, quoted, tokens: sentence.tokens.clone(), names: names.get(within).unwrap_or(&[]) };
        out.extend(sentence.tokens.clone().filter_map(|at| clause.telling(id, at)));
    }
    out
}

/// One statement and the names in it.
struct Clause<'c> {
    document: &'c Document,
    quoted: &'c [bool],
    tokens: Range<usize>,
    names: &'c [TextSpan],
}

impl Clause<'_> {
    fn telling(&self, sentence: SentenceId, at: usize) -> Option<Telling> {
        if self.quoted.get(at).copied().unwrap_or(true) {
            return None;
        }
        let word = self.folded(at)?;
        let language = self.document.language;
        if word == "according" && self.folded(at + 1) == Some("to") || is_according(language, word) {
            return Some(Telling {
                sentence,
                scope: self.tokens.clone(),
                tellers: self.names_in(at..at + BEHIND + 2),
                by_pronoun: self.any(at + 1..at + 4, |word| may_refer(language, word)),
            });
        }
        if !is_telling_verb(language, word) {
            return None;
        }
        let is_last = (at + 1..self.tokens.end).find(|next| self.is_word(*next)).is_none();
        let behind =
            self.follows_mark(at).then(|| self.names_in(at + 1..self.subject_end(at + 1))).filter(|names| !names.is_empty());
        let scope = if self.is_inserted(at) {
            self.tokens.clone()
        } else if behind.is_some() || is_last || self.ends_clause(at) {
            self.tokens.start..at
        } else {
            at + 1..self.tokens.end
        };
        let tellers = behind.unwrap_or_else(|| self.names_in(self.tokens.start..at));
        let by_pronoun = self.any(at.saturating_sub(BEFORE).max(self.tokens.start)..at, |word| may_refer(language, word));
        Some(Telling { sentence, scope, tellers, by_pronoun })
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.document.tokens.get(at).filter(|_| self.tokens.contains(&at))
    }

    fn folded(&self, at: usize) -> Option<&str> {
        self.token(at).map(|token| self.document.folded(token))
    }

    fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind != TokenKind::Mark)
    }

    /// ", said Lund": the verb stands behind what is told.
    fn follows_mark(&self, at: usize) -> bool {
        at > self.tokens.start && !self.is_word(at - 1)
    }

    /// "the pier would close, Lund said."
    fn ends_clause(&self, at: usize) -> bool {
        let told_before = (self.tokens.start..at).any(|at| !self.is_word(at));
        told_before
            && !self.is_word(at + 1)
            && self.folded(at + 1) != Some(":")
            && !self.quoted.get(at + 1).copied().unwrap_or(false)
    }

    /// Where what may be the subject of an inverted verb ends: "said the mayor, Ida Lund, about".
    fn subject_end(&self, start: usize) -> usize {
        let is_over = |at: &usize| {
            self.folded(*at).is_none_or(|word| is_function_word(word) && !matches!(word, "the" | "a" | "an" | "his" | "her"))
        };
        (start..start + BEHIND).find(is_over).unwrap_or(start + BEHIND)
    }

    /// Whether a verb and its subject stand between two commas: "It would remain shut, she said, until …".
    fn is_inserted(&self, at: usize) -> bool {
        let is_comma = |at: usize| self.folded(at) == Some(",");
        let before = (self.tokens.start..at).rev().take(BEFORE + 2).any(is_comma);
        before && is_comma(at + 1) && self.is_word(at + 2)
    }

    fn any(&self, range: Range<usize>, test: impl Fn(&str) -> bool) -> bool {
        range.filter_map(|at| self.folded(at)).any(test)
    }

    fn names_in(&self, range: Range<usize>) -> Vec<TextSpan> {
        let Some(from) = self.token(range.start.max(self.tokens.start)) else { return Vec::new() };
        let to = self.token(range.end.min(self.tokens.end).saturating_sub(1)).unwrap_or(from);
        let whole = from.span.cover(to.span);
        self.names.iter().filter(|name| whole.contains(**name)).copied().collect()
    }
}

impl Telling {
    /// Whether the speaker of a quotation of the other side tells it.
    pub(super) fn teller(&self, document: &Document, speaker: &Named) -> Teller {
        if self.tellers.iter().any(|name| speaker.is_named_by(document.slice(*name))) {
            return Teller::Same;
        }
        let before = (self.sentence.0.saturating_sub(MEANT)..self.sentence.0).map(SentenceId);
        let named = |id: SentenceId| {
            let tokens = document.sentences.get(id).and_then(|sentence| document.tokens.get(sentence.tokens.clone()));
            tokens.unwrap_or(&[]).iter().any(|token| speaker.has_surname(document.folded(token)))
        };
        if self.by_pronoun && before.into_iter().any(named) { Teller::Perhaps } else { Teller::Other }
    }
}
