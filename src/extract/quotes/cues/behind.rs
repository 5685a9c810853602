//! Cues behind the quotation they attribute.

use super::*;

/// The words behind a quotation.
pub(super) struct Behind<'a> {
    pub(super) flow: &'a Flow<'a>,
    pub(super) at: usize,
    pub(super) end: usize,
}

impl Behind<'_> {
    pub(super) fn cue(&self, first: usize, last: usize, subject: Option<Phrase>, confidence: f32) -> Option<Cue> {
        let has_object = self.flow.class(last + 1) == Class::Determiner && !lexicon::is_sure_verb(self.flow.word(last));
        let has_object = has_object && subject.is_some_and(|subject| subject.last < first);
        Some(Cue { span: self.flow.span(first, last), subject, confidence, after: true, touches: first == self.at, has_object })
    }

    /// "…, according to Lund".
    pub(super) fn according(&self) -> Option<Cue> {
        let found = (self.at..self.end.min(self.at + 6)).find(|at| is_according(self.flow, *at))?;
        let subject = self.flow.phrase_at(found + 2).filter(|phrase| phrase.last < self.end);
        self.cue(found, found + 1, subject, 0.9)
    }

    /// "…, as Lund put it".
    pub(super) fn as_put_it(&self) -> Option<Cue> {
        if self.flow.word(self.at) != "as" {
            return None;
        }
        let subject = self.flow.phrase_at(self.at + 1)?;
        let verb =
            (subject.last + 1..self.end).find(|at| is_verb(self.flow, *at) || matches!(self.flow.word(*at), "put" | "puts"))?;
        self.cue(verb, verb, Some(subject), 0.9)
    }

    /// "…, said Lund".
    pub(super) fn inverted(&self) -> Option<Cue> {
        let mut verb = self.at;
        while matches!(self.flow.class(verb), Class::Adverb | Class::Auxiliary) && verb < self.end {
            verb += 1;
        }
        if verb >= self.end || !is_verb(self.flow, verb) || !is_invertible(self.flow.word(verb)) {
            return None;
        }
        let subject = self.flow.phrase_at(verb + 1).filter(|phrase| phrase.last < self.end)?;
        // "…, denounced her record and left": an object.
        let ends = matches!(self.flow.class(subject.last + 1), Class::Stop | Class::Comma | Class::Colon | Class::Quote(_));
        let fits = self.flow.is_personal(subject) || ends || lexicon::is_sure_verb(self.flow.word(verb));
        self.cue(verb, verb, Some(subject).filter(|_| fits), 0.95).filter(|_| fits)
    }

    /// "…, Lund said", "…, Lund, who came late, said".
    pub(super) fn subject_first(&self, comma: bool) -> Option<Cue> {
        let start = (self.at..self.end).find(|at| self.flow.class(*at) != Class::Adverb).unwrap_or(self.at);
        let subject = self.flow.phrase_at(start).filter(|phrase| phrase.last < self.end)?;
        if let Some(verb) = self.verb_of(subject) {
            // "The Courier was told by Lund".
            let passive = self.flow.class(verb - 1) == Class::Be && self.flow.word(verb + 1) == "by";
            let agent = passive.then(|| self.flow.phrase_at(verb + 2)).flatten().filter(|agent| agent.last < self.end);
            if agent.is_some() {
                return self.cue(verb, verb, agent, 0.85);
            }
            let quoted = self.quoted_as(verb);
            return self.cue(verb, verb, quoted.or(Some(subject)), 0.95);
        }
        let next = subject.last + 1;
        let word = self.flow.word(next);
        let verbal = self.flow.class(next) == Class::Word && (word.ends_with("ed") || word.ends_with('s')) && next < self.end;
        (comma && verbal).then(|| self.cue(next, next, Some(subject), 0.6))?
    }

    /// "…, the Courier quoted Lund as saying".
    fn quoted_as(&self, verb: usize) -> Option<Phrase> {
        if !matches!(self.flow.word(verb), "quoted" | "quotes" | "cited" | "cites" | "remembered" | "remembers") {
            return None;
        }
        let object = self.flow.phrase_at(verb + 1).filter(|object| object.last + 2 < self.end + 1)?;
        (self.flow.word(object.last + 1) == "as" && self.flow.word(object.last + 2).ends_with("ing")).then_some(object)
    }

    /// "“…” for years, she said."
    pub(super) fn trailing(&self, stopped: bool) -> Option<Cue> {
        let flow = self.flow;
        if stopped || flow.class(self.end) != Class::Stop {
            return None;
        }
        let comma = (self.at..self.end).rev().find(|at| flow.class(*at) == Class::Comma)?;
        let said = (self.at + 1..self.end).find(|at| {
            is_verb(flow, *at)
                && flow.class(*at - 1) == Class::Comma
                && is_invertible(flow.word(*at))
                && lexicon::is_sure_verb(flow.word(*at))
        });
        let inverted = said.and_then(|verb| Some((verb, flow.phrase_at(verb + 1)?)));
        if let Some((verb, subject)) = inverted.filter(|(_, phrase)| phrase.last < self.end && flow.is_personal(*phrase)) {
            return self.cue(verb, verb, Some(subject), TRAILING);
        }
        let subject = flow.phrase_at(comma + 1).filter(|phrase| phrase.last < self.end && flow.is_personal(*phrase))?;
        let verb = (subject.last + 1..self.end).find(|at| !matches!(flow.class(*at), Class::Adverb | Class::Auxiliary))?;
        let tail = verb + 1 == self.end || matches!(flow.class(verb + 1), Class::Preposition | Class::Time | Class::Adverb);
        let sure = is_verb(flow, verb) && lexicon::is_sure_verb(flow.word(verb));
        (sure && tail && comma > self.at).then(|| self.cue(verb, verb, Some(subject), TRAILING))?
    }

    /// The verb of speech whose subject is the phrase, asides and "of …" left out.
    pub(super) fn verb_of(&self, subject: Phrase) -> Option<usize> {
        let mut aside = false;
        for at in subject.last + 1..self.end {
            match self.flow.class(at) {
                Class::Comma => aside = !aside,
                _ if is_verb(self.flow, at) && !self.flow.word(at).ends_with("ing") => {
                    let behind_comma = self.flow.class(at - 1) == Class::Comma
                        || self.flow.class(at - 1) == Class::Adverb && self.flow.class(at - 2) == Class::Comma;
                    if !aside || behind_comma {
                        return Some(at);
                    }
                }
                Class::Relative if !aside => return None,
                Class::Colon => return None,
                _ => {}
            }
        }
        None
    }

    /// "“…” — Greta Lund".
    pub(super) fn signature(&self, quote: usize) -> Option<Cue> {
        let dash_at = (quote + 1..self.at).find(|at| self.flow.class(*at) == Class::Comma)?;
        let dash = self.flow.items.get(dash_at).map(|item| self.flow.document.slice(item.span))?;
        if !matches!(dash, "–" | "—" | "―" | "--") || self.end > self.at + 10 {
            return None;
        }
        let subject = self
            .flow
            .phrase_at(self.at)
            .filter(|phrase| phrase.last < self.end && self.flow.class(phrase.first) == Class::Name)?;
        self.cue(dash_at, dash_at, Some(subject), SIGNED)
    }

    /// Whether the verb follows the subject or goes before it without anything between.
    pub(super) fn is_tight(&self, cue: Cue) -> bool {
        cue.subject.is_some_and(|subject| {
            let between = self.flow.items.iter().enumerate().filter(|(at, item)| {
                item.span.start >= self.flow.span(self.at, self.at).start && *at < self.end && item.span.end <= cue.span.start
            });
            between
                .filter(|(at, item)| {
                    !(subject.first..=subject.last).contains(at) && !matches!(item.class, Class::Adverb | Class::Auxiliary)
                })
                .count()
                == 0
        })
    }

    pub(super) fn is_pronoun_cue(&self) -> bool {
        self.flow.class(self.at) == Class::Pronoun
            || self.flow.document.slice(self.flow.span(self.at, self.at)).chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether the words begin with a name or pronoun: “…” Lund has described.
    pub(super) fn is_direct(&self) -> bool {
        matches!(self.flow.class(self.at), Class::Name | Class::Pronoun | Class::Verb)
    }
}
