//! Speakers of quotations without a cue that names one: from the run they stand in and the sentences around.

use super::*;

impl<'a> Teller<'a> {
    /// The speaker of the run in which a quotation without cue of its own stands.
    pub(super) fn carried(&self, flow: &Flow<'_>, at: usize, block: usize) -> Option<Speaker> {
        let with =
            |speaker: &Speaker, confidence: f32| Speaker { confidence: confidence.min(speaker.confidence), ..speaker.clone() };
        let here = (at.saturating_sub(FARTHEST)..at).rev().find_map(|index| match flow.class(index) {
            Class::Quote(id) => self.finding(id).filter(|known| known.kind == QuoteKind::Speech).map(|_| (index, id)),
            _ => None,
        });
        let last = self.last.as_ref();
        if let Some((_, id)) = here {
            let known = last.filter(|last| last.quote == id)?;
            // A sentence of its own between the two may have turned to somebody else.
            let start = flow.sentence_start(at, 60);
            let before = start.checked_sub(1).map(|stop| flow.sentence_start(stop, 60));
            let since = before.and_then(|before| flow.items.get(before)).map_or(0, |item| item.span.start);
            if start > 0 && start == at && since >= known.end {
                return self.introduced(flow, start).or_else(|| Some(with(&known.speaker, 0.5)));
            }
            return Some(with(&known.speaker, 0.85));
        }
        let start = flow.sentence_start(at, 60);
        let own = self.inside(flow, start, at);
        if own.is_some() {
            return own;
        }
        if start > 0
            && let Some(found) = self.introduced(flow, start)
        {
            return Some(found);
        }
        if start == 0 && at == 0 {
            let previous = self.before.as_ref()?;
            let ends_in_speech = last.is_some_and(|last| last.block + 1 == block && is_tail(previous, last.end));
            if ends_in_speech {
                return last.map(|last| with(&last.speaker, 0.7));
            }
            let introduced = self.introduced(previous, previous.items.len()).filter(|_| self.is_text_before(block));
            return introduced;
        }
        None
    }

    /// The subject of the sentence in which a quotation without any cue stands: "Lund admires him as a “born sailor.”"
    pub(super) fn inside(&self, flow: &Flow<'a>, start: usize, at: usize) -> Option<Speaker> {
        let subject = match flow.tongue {
            Some(tongue) => foreign::main_subject(flow, tongue, start, at),
            None => flow.main_subject(start, at),
        };
        let subject = subject.filter(|subject| flow.is_personal(*subject))?;
        let found = self.named(flow, subject, 0.45);
        // Nothing says that they speak: a place or a plural noun would be a guess.
        found.entity.is_some_and(|id| self.resolver.may_speak(id)).then_some(found)
    }

    /// The speaker a cue names. A pronoun means the noun with which the sentence before begins, where that is somebody
    /// without a name: "The owner was late. “…,” he said."
    pub(super) fn named(&self, flow: &Flow<'a>, subject: Phrase, confidence: f32) -> Speaker {
        let gender = (flow.class(subject.first) == Class::Pronoun).then(|| pronoun_gender(flow.word(subject.first))).flatten();
        let noun = gender.and_then(|gender| self.noun_before(flow, subject.first, gender));
        let last = self.last_speaker();
        match noun {
            Some(noun) => Speaker { mention: flow.span(subject.first, subject.last), confidence: confidence * 0.7, ..noun },
            None => self.resolver.speaker(flow, subject, confidence, last),
        }
    }

    /// The noun for one person with which the sentence before a position begins, if nobody with a name comes after it.
    pub(super) fn noun_before(&self, flow: &Flow<'a>, at: usize, gender: Gender) -> Option<Speaker> {
        let start = flow.sentence_start(at, 60);
        let (flow, end) = match start.checked_sub(1) {
            Some(end) => (flow, end),
            None => (self.before.as_ref()?, self.before.as_ref()?.items.len().checked_sub(1)?),
        };
        let first = flow.sentence_start(end, 60);
        let named = |at: usize| flow.items.get(at).is_some_and(|item| item.entity.is_some() && !item.possessive);
        let noun = flow.phrase_at(first).filter(|noun| noun.last < end && flow.class(noun.first) == Class::Determiner)?;
        let word = flow.word(noun.last);
        let fits = lexicon::noun_gender(word)
            .map_or_else(|| role_noun(word).is_some() || self.is_german_person(word, gender), |known| known == gender);
        let alone = fits && !(first..end).any(named) && !(first..end).any(|at| matches!(flow.class(at), Class::Quote(_)));
        alone.then(|| self.resolver.speaker(flow, noun, 1.0, None))
    }

    pub(super) fn is_german_person(&self, word: &str, gender: Gender) -> bool {
        self.reader.document.language.code() == "de" && german_role(word) == Some(gender)
    }

    /// Whether the block before ends in a colon.
    pub(super) fn is_announced(&self) -> bool {
        self.before
            .as_ref()
            .and_then(|flow| flow.items.iter().rev().find(|item| item.class != Class::Stop))
            .is_some_and(|item| item.class == Class::Colon)
    }

    /// Whether the block before ends like a sentence or announces what follows; headings do neither.
    pub(super) fn is_text_before(&self, block: usize) -> bool {
        let blocks = self.reader.document.blocks.as_slice();
        let before = block.checked_sub(1).and_then(|before| blocks.get(before));
        before.is_some_and(|before| {
            self.reader.document.slice(before.span).ends_with(['.', ':', '!', '?', ',', '”', '"', '’', '—'])
        })
    }

    /// The subject of the sentence before a position.
    pub(super) fn introduced(&self, flow: &Flow<'_>, at: usize) -> Option<Speaker> {
        let end = at.checked_sub(1)?;
        let start = flow.sentence_start(end, 60);
        if let Some(tongue) = flow.tongue {
            let subject = foreign::main_subject(flow, tongue, start, end)?;
            let found = self.resolver.speaker(flow, subject, 0.6, self.last_speaker());
            return Some(found);
        }
        let verb = (start..end).rev().find(|at| flow.class(*at) == Class::Verb && lexicon::is_sure_verb(flow.word(*at)));
        let stated = verb.and_then(|verb| match verb == start {
            // "Stated Lund:"
            true => flow.phrase_at(verb + 1).filter(|subject| flow.is_personal(*subject)),
            false => flow.subject(verb),
        });
        let subject = stated.or_else(|| flow.main_subject(start, end)).filter(|subject| flow.is_personal(*subject))?;
        let found = self.resolver.speaker(flow, subject, 0.6, self.last_speaker());
        (found.entity.is_some() || self.resolver.is_person_noun(flow, subject)).then_some(found)
    }
}
