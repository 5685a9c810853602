//! Cues in languages other than English: a verb of speech or "according to", and the phrase beside it.

use crate::extract::quotes::cues::{Cue, Ending};
use crate::extract::quotes::flow::{Class, Flow};
use crate::extract::quotes::phrases::Phrase;
use crate::extract::quotes::tongues::{self, Tongue};

/// How far a cue is looked for, in items.
const REACH: usize = 40;

/// Nouns after "nach" that make it "according to": "nach Angaben der Polizei".
const GERMAN_STATEMENTS: &[&str] =
    &["angaben", "ansicht", "meinung", "auskunft", "aussage", "aussagen", "worten", "einschätzung", "überzeugung", "darstellung"];

/// The cue behind the quotation at a position.
pub(super) fn after(flow: &Flow<'_>, tongue: &Tongue, quote: usize, ending: Ending) -> Option<Cue> {
    let mut at = quote + 1;
    let mut stopped = false;
    while matches!(flow.class(at), Class::Comma | Class::Stop) && at < flow.items.len() && at < quote + 3 {
        stopped |= flow.class(at) == Class::Stop;
        at += 1;
    }
    if at >= flow.items.len() || stopped && (ending == Ending::None || flow.is_capital(at)) {
        return None;
    }
    let end = (at..flow.items.len().min(at + REACH)).find(|at| matches!(flow.class(*at), Class::Stop | Class::Quote(_)));
    let side = Side { flow, tongue, start: at, end: end.unwrap_or(flow.items.len().min(at + REACH)) };
    let parted = flow.class(quote + 1) == Class::Comma || stopped || ending != Ending::None;
    side.according(at, at + 1)
        .or_else(|| side.so(at))
        .or_else(|| side.as_put_it(at))
        .or_else(|| side.verb_next(at, parted))
        .or_else(|| side.participle(quote, at))
        .map(|cue| Cue { after: true, ..cue })
}

/// The cue before the quotation at a position, in the same sentence.
pub(super) fn before(flow: &Flow<'_>, tongue: &Tongue, quote: usize) -> Option<Cue> {
    let start = flow.sentence_start(quote, REACH);
    if start >= quote {
        return None;
    }
    let side = Side { flow, tongue, start, end: quote };
    let floor = (start..quote).rev().find(|at| matches!(flow.class(*at), Class::Quote(_))).map_or(start, |at| at + 1);
    let verb = (floor..quote).rev().find(|at| flow.class(*at) == Class::Verb);
    let found = verb.and_then(|verb| side.subject_of(verb).map(|subject| side.cue(verb, subject, 0.9)));
    found.or_else(|| side.according(floor, quote)).or_else(|| side.colon()).or_else(|| side.reported(floor))
}

/// The subject of the sentence from `start` to `end`, for a quotation in the next.
pub(super) fn main_subject(flow: &Flow<'_>, tongue: &Tongue, start: usize, end: usize) -> Option<Phrase> {
    let side = Side { flow, tongue, start, end };
    let verb = (start..end).rev().find(|at| flow.class(*at) == Class::Verb);
    verb.and_then(|verb| side.subject_of(verb)).or_else(|| side.first_person(end))
}

/// The words on one side of a quotation.
struct Side<'a> {
    flow: &'a Flow<'a>,
    tongue: &'a Tongue,
    start: usize,
    end: usize,
}

impl Side<'_> {
    fn cue(&self, at: usize, subject: impl Into<Option<Phrase>>, confidence: f32) -> Cue {
        let (span, subject) = (self.flow.span(at, at), subject.into());
        Cue { span, subject, confidence, after: false, touches: false, has_object: false }
    }

    /// The phrase at a position with the genitives and places that belong to it: "ein Sprecher der Polizei in Bremen".
    fn phrase(&self, at: usize) -> Option<Phrase> {
        let flow = self.flow;
        let mut phrase = flow.phrase_at(at).filter(|phrase| phrase.last < self.end)?;
        // The head is the last noun for somebody: what follows belongs to the sentence.
        let head = |at: &usize| matches!(flow.class(*at), Class::Name | Class::Role | Class::Pronoun);
        phrase.last = (phrase.first..=phrase.last).rev().find(head).unwrap_or(phrase.last);
        let genitive = |at: usize| matches!(flow.word(at), "des" | "der" | "von" | "vom" | "de" | "du" | "del" | "d");
        while genitive(phrase.last + 1)
            && let Some(inner) = flow.phrase_at(phrase.last + 1).or_else(|| flow.phrase_at(phrase.last + 2))
            && inner.last < self.end
            && flow.class(phrase.last) != Class::Pronoun
        {
            phrase.last = inner.last;
        }
        Some(phrase)
    }

    /// The phrase with its head only, for whom it names: "ein Sprecher" of "ein Sprecher der Polizei".
    fn personal(&self, at: usize) -> Option<Phrase> {
        self.phrase(at).filter(|phrase| {
            self.flow.is_personal(*phrase)
                || matches!(self.flow.class(phrase.first), Class::Determiner) && phrase.last > phrase.first
        })
    }

    /// "Laut Lund", "nach Angaben der Polizei", "Lund zufolge", "selon Lund".
    fn according(&self, from: usize, until: usize) -> Option<Cue> {
        let flow = self.flow;
        for at in (from..until).rev() {
            let word = flow.word(at);
            let stated = word == "nach" && GERMAN_STATEMENTS.contains(&flow.word(at + 1));
            if word == "zufolge" {
                let phrase = (self.start..at).rev().filter_map(|first| self.phrase(first)).find(|phrase| phrase.last + 1 == at);
                return phrase.map(|phrase| self.cue(at, phrase, 0.85));
            }
            if stated || self.tongue.according.contains(&word) && flow.class(at) == Class::Preposition {
                let first = at + 1 + usize::from(stated);
                let first = first + usize::from(matches!(flow.word(first), "von" | "vom"));
                let phrase =
                    self.phrase(first).or_else(|| (flow.class(first) == Class::Word).then_some(Phrase { first, last: first }));
                return phrase.map(|phrase| self.cue(at, phrase, 0.85));
            }
        }
        None
    }

    /// "„…“, so Lund".
    fn so(&self, at: usize) -> Option<Cue> {
        let german = self.tongue.has_capital_nouns() && self.flow.word(at) == "so";
        let phrase = german.then(|| self.personal(at + 1)).flatten()?;
        Some(self.cue(at, phrase, 0.9))
    }

    /// "…, wie Lund sagte".
    fn as_put_it(&self, at: usize) -> Option<Cue> {
        let phrase = self.tongue.r#as.contains(&self.flow.word(at)).then(|| self.personal(at + 1)).flatten()?;
        let verb = (phrase.last + 1..self.end).find(|at| self.flow.class(*at) == Class::Verb)?;
        Some(self.cue(verb, phrase, 0.9))
    }

    /// "…, sagte Lund", "a-t-il dit", "Lund a déclaré".
    fn verb_next(&self, at: usize, parted: bool) -> Option<Cue> {
        let flow = self.flow;
        let Some(verb) = (at..self.end.min(at + 6)).find(|index| flow.class(*index) == Class::Verb) else {
            // "…, ironise Lund": whatever stands there is a verb.
            let verb = flow.class(at) == Class::Word && !flow.is_capital(at) && flow.class(at - 1) == Class::Comma;
            let subject = verb.then(|| self.behind(at, false)).flatten().filter(|subject| flow.is_personal(*subject))?;
            return Some(self.cue(at, subject, 0.8));
        };
        if let Some(pronoun) = (at..verb).find(|index| flow.class(*index) == Class::Pronoun) {
            return Some(self.cue(verb, Phrase { first: pronoun, last: pronoun }, 0.9));
        }
        let small =
            |index: usize| matches!(flow.class(index), Class::Adverb | Class::Auxiliary | Class::Time | Class::Conjunction);
        if (at..verb).all(small) && parted {
            if flow.word(verb + 1) == "es" {
                let author = (verb + 2..self.end).find(|index| matches!(flow.word(*index), "von" | "vom" | "des"));
                let author = author.and_then(|author| self.personal(author + usize::from(flow.word(author) != "des")));
                let confidence = if author.is_some() { 0.8 } else { 0.4 };
                return Some(self.cue(verb, author, confidence));
            }
            let subject = self.behind(verb, false);
            let confidence = if subject.is_some() { 0.95 } else { 0.4 };
            return Some(self.cue(verb, subject, confidence));
        }
        let subject = self.personal(at).filter(|subject| subject.last < verb && parted)?;
        Some(self.cue(verb, subject, 0.85))
    }

    /// "… hatte sie ihn als „…“ bezeichnet."
    fn participle(&self, quote: usize, at: usize) -> Option<Cue> {
        let flow = self.flow;
        if flow.class(at) != Class::Verb || at != quote + 1 {
            return None;
        }
        let start = flow.sentence_start(quote, REACH);
        let subject = Side { start, end: quote, ..*self }.first_person(quote)?;
        Some(self.cue(at, subject, 0.8))
    }

    /// The subject of a verb: before it, else behind it, else the first of its sentence.
    fn subject_of(&self, verb: usize) -> Option<Phrase> {
        self.front(verb).or_else(|| self.behind(verb, true)).or_else(|| self.first_person(verb))
    }

    /// The phrase directly before a verb that is no part of a group with a preposition: "der Sprecher der Polizei sagte".
    fn front(&self, verb: usize) -> Option<Phrase> {
        let flow = self.flow;
        let mut last = verb.checked_sub(1)?;
        while last > self.start && matches!(flow.class(last), Class::Adverb | Class::Auxiliary | Class::Time) {
            last -= 1;
        }
        if flow.class(last) == Class::Comma {
            // "Lund (SPD) sagte", "Lund, die seit März im Amt ist, sagte".
            let open = (self.start..last).rev().find(|at| flow.class(*at) == Class::Comma)?;
            last = open.checked_sub(1)?;
        }
        (self.start..=last)
            .filter(|first| *first == self.start || !matches!(flow.class(first - 1), Class::Preposition | Class::Determiner))
            .filter_map(|first| self.personal(first))
            .find(|phrase| phrase.last == last && (flow.is_personal(*phrase)))
    }

    /// The phrase behind a verb, small words between left out: "sagte am Montag der Minister". With `objects`, one may stand
    /// there instead: "er nannte den Plan …".
    fn behind(&self, verb: usize, objects: bool) -> Option<Phrase> {
        let flow = self.flow;
        let mut at = verb + 1;
        for _ in 0..4 {
            match flow.class(at) {
                Class::Adverb | Class::Auxiliary | Class::Time => at += 1,
                Class::Preposition => at = self.group_end(at),
                _ => break,
            }
        }
        let object = objects && matches!(flow.word(at), "den" | "dem" | "einen" | "einem" | "das");
        self.personal(at).filter(|_| !object && at < self.end)
    }

    /// One past the group of a preposition: "am Montag", "de son côté".
    fn group_end(&self, preposition: usize) -> usize {
        let mut at = preposition + 1;
        while self.flow.class(at) == Class::Determiner {
            at += 1;
        }
        let first = at;
        while at < self.end && (matches!(self.flow.class(at), Class::Word | Class::Time) || at == first) {
            at += 1;
        }
        at
    }

    /// The first phrase for somebody in the sentence that is in no group with a preposition.
    fn first_person(&self, end: usize) -> Option<Phrase> {
        let flow = self.flow;
        let mut at = self.start;
        while at < end {
            match flow.class(at) {
                Class::Preposition => at = flow.phrase_at(at + 1).map_or(at + 1, |phrase| phrase.last + 1),
                Class::Pronoun | Class::Name | Class::Role | Class::Determiner => match self.phrase(at) {
                    Some(phrase) if flow.is_personal(phrase) && !matches!(flow.word(at), "den" | "dem" | "es" | "man") => {
                        return Some(phrase).filter(|phrase| phrase.last < end);
                    }
                    Some(phrase) => at = phrase.last + 1,
                    None => at += 1,
                },
                _ => at += 1,
            }
        }
        None
    }

    /// The subjunctive of reported speech, whoever reports: "Der Täter sei „…“ geflohen".
    fn reported(&self, floor: usize) -> Option<Cue> {
        let is_reported = |at: &usize| tongues::is_reporting_mood(self.flow.word(*at));
        let verb = (floor..self.end).find(|at| self.tongue.has_capital_nouns() && is_reported(at))?;
        Some(self.cue(verb, None, 0.4))
    }

    /// "Lund zeigte sich gelassen: „…“"
    fn colon(&self) -> Option<Cue> {
        let colon = self.end.checked_sub(1).filter(|at| *at > self.start && self.flow.class(*at) == Class::Colon)?;
        self.first_person(colon).map(|subject| self.cue(colon, subject, 0.6))
    }
}
