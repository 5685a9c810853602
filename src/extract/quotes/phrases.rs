//! Noun phrases and subjects in a flow.

use crate::extract::quotes::flow::{Class, Flow};
use crate::extract::quotes::lexicon;

/// A phrase that may name a speaker: positions of its first and last item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// How far a subject is looked for, in items.
const REACH: usize = 60;

impl Flow<'_> {
    /// The noun phrase that begins at a position: determiner, words, head. `None` where none does.
    pub(super) fn phrase_at(&self, start: usize) -> Option<Phrase> {
        if self.class(start) == Class::Pronoun {
            return Some(Phrase { first: start, last: start });
        }
        let mut at = start;
        let determined = self.class(at) == Class::Determiner;
        while self.class(at) == Class::Determiner {
            at += 1;
        }
        let words = at;
        let mut head = false;
        while let Class::Name | Class::Role | Class::Word | Class::Time = self.class(at) {
            if self.class(at) == Class::Time && !determined {
                break;
            }
            // "Lund admires Kiel": a verb between two names.
            let verbal = lexicon::is_past(self.word(at)) || self.word(at).ends_with('s');
            let named =
                at > words && self.class(at - 1) == Class::Name && !self.items.get(at - 1).is_some_and(|item| item.possessive);
            if !determined && named && verbal && self.class(at) == Class::Word {
                break;
            }
            head |= matches!(self.class(at), Class::Name | Class::Role);
            at += 1;
        }
        // "Many said", "others say": a determiner alone can be the subject.
        let alone = determined
            && at == words
            && matches!(
                self.word(start),
                "one" | "another" | "some" | "many" | "most" | "few" | "all" | "both" | "several" | "others" | "two" | "three"
            );
        // "Marsh deadpanned": what follows a name without determiner is its verb; what somebody has follows a possessive.
        let owned = |at: usize| self.items.get(at).is_some_and(|item| item.possessive);
        if !determined && head {
            while at > words + 1 && self.class(at - 1) == Class::Word && !owned(at - 2) {
                at -= 1;
            }
        }
        // "The nominee riffed": what follows a noun for somebody and looks like a verb is one.
        if determined && head {
            let is_head = |at: &usize| matches!(self.class(*at), Class::Name | Class::Role);
            let last = (words..at).rev().find(is_head).unwrap_or(words);
            let verb = |at: &usize| self.class(*at) == Class::Word && lexicon::is_past(self.word(*at));
            at = (last + 1..at).find(verb).unwrap_or(at);
        }
        if determined && !head && at > words + 1 && lexicon::is_past(self.word(at - 1)) {
            at -= 1;
        }
        let found = head || determined && at > words || alone;
        (found && at > start).then(|| Phrase { first: start, last: at - 1 })
    }

    /// The noun phrase that ends at a position.
    pub(super) fn phrase_ending(&self, last: usize) -> Option<Phrase> {
        match self.class(last) {
            Class::Pronoun => return Some(Phrase { first: last, last }),
            Class::Name | Class::Role | Class::Word | Class::Determiner => {}
            _ => return None,
        }
        let named = self.class(last) == Class::Name;
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let joins = match self.class(before) {
                Class::Name | Class::Role => true,
                // "The interview Marsh": plain words belong to a common noun, not to a name, unless a role stands between.
                Class::Word => !named || self.class(first) == Class::Role,
                Class::Determiner => true,
                _ => false,
            };
            if !joins || self.class(first) == Class::Determiner || self.class(last) == Class::Determiner {
                break;
            }
            first = before;
        }
        let head = (first..=last).any(|at| matches!(self.class(at), Class::Name | Class::Role));
        let determined = self.class(first) == Class::Determiner;
        (head || determined).then_some(Phrase { first, last })
    }

    /// The subject of the verb at a position, looked for on its left.
    pub(super) fn subject(&self, verb: usize) -> Option<Phrase> {
        let start = self.sentence_start(verb, REACH);
        let mut at = verb;
        let mut infinitive = false;
        while let Some(before) = at.checked_sub(1).filter(|before| *before >= start) {
            match self.class(before) {
                Class::Adverb | Class::Auxiliary | Class::Be | Class::Time => at = before,
                // "Who in 2010 said".
                Class::Word
                    if before >= start + 2
                        && self.class(before - 1) == Class::Preposition
                        && self.class(before - 2) == Class::Relative =>
                {
                    at = before - 1;
                }
                Class::Preposition if self.word(before) == "to" && at == verb => {
                    infinitive = true;
                    at = before;
                }
                _ => break,
            }
        }
        let mut before = at.checked_sub(1).filter(|before| *before >= start)?;
        // "Lund (Tarn), said", "Lund (Tarn) said": brackets are no part of the sentence.
        let close = if self.raw(before) == "," { before.saturating_sub(1) } else { before };
        if self.raw(close) == ")"
            && let Some(open) = (start..close).rev().find(|at| self.raw(*at) == "(").filter(|open| *open > start)
        {
            before = open - 1;
        }
        if infinitive {
            return self.main_subject(start, before + 1);
        }
        match self.class(before) {
            Class::Comma => self.subject_before_comma(start, before, verb),
            Class::Conjunction | Class::Subordinator | Class::Preposition | Class::Verb => self.main_subject(start, before),
            Class::Relative => {
                self.antecedent(start, before).filter(|found| !self.is_text(*found)).or_else(|| self.main_subject(start, before))
            }
            Class::Quote(_) | Class::Stop | Class::Colon => None,
            _ if self.word(verb).ends_with("ing") && (at == verb || self.class(at) == Class::Time) => {
                let close = self.phrase_ending(before).filter(|found| !self.is_text(*found) && self.is_personal(*found));
                close.or_else(|| self.main_subject(start, before))
            }
            _ => self.adjacent_subject(start, before).or_else(|| self.main_subject(start, before)),
        }
    }

    /// Whether the phrase names a text: "a statement".
    fn is_text(&self, phrase: Phrase) -> bool {
        lexicon::is_text(self.word(phrase.last))
    }

    /// The phrase directly before a verb; out of "of …" and the like up to the noun they belong to.
    fn adjacent_subject(&self, start: usize, last: usize) -> Option<Phrase> {
        let mut phrase = self.phrase_ending(last)?;
        for _ in 0..5 {
            let Some(before) = phrase.first.checked_sub(1).filter(|before| *before > start) else { break };
            // "Marsh and Lund said", "a spokesman for the mayor said".
            let joined = match self.class(before) {
                Class::Conjunction => self.word(before) == "and",
                Class::Preposition => {
                    !matches!(self.word(before), "as" | "after" | "before" | "since" | "until" | "following" | "like")
                }
                _ => false,
            };
            let Some(outer) = joined.then(|| self.phrase_ending(before - 1)).flatten() else { break };
            let is_list = self.class(before) == Class::Conjunction;
            if is_list && (outer.first > start && self.class(outer.first - 1) == Class::Preposition || !self.is_personal(outer)) {
                break;
            }
            // "In the debate with Marsh Lund said" does not occur; "the debate with Marsh said" neither.
            if !is_list
                && outer.first > start
                && self.class(outer.first - 1) == Class::Preposition
                && self.is_personal(phrase)
                && !self.is_personal(outer)
            {
                break;
            }
            if !is_list && !self.is_personal(outer) && self.class(outer.first) != Class::Determiner {
                break;
            }
            phrase = outer;
        }
        Some(phrase)
    }

    /// Whether the phrase has a name or a noun for somebody who speaks.
    pub(super) fn is_personal(&self, phrase: Phrase) -> bool {
        (phrase.first..=phrase.last).any(|at| matches!(self.class(at), Class::Name | Class::Role | Class::Pronoun))
    }

    /// The subject of a verb that follows a comma: the phrase before an aside ("Lund, the mayor, said"), or the main one.
    fn subject_before_comma(&self, start: usize, comma: usize, verb: usize) -> Option<Phrase> {
        let participle = self.word(verb).ends_with("ing");
        if participle {
            return self.main_subject(start, comma);
        }
        let mut close = comma;
        for _ in 0..4 {
            let open = (start..close).rev().find(|at| matches!(self.class(*at), Class::Comma | Class::Quote(_)));
            let Some(open) = open.filter(|open| self.class(*open) == Class::Comma && *open > start) else { break };
            let Some(phrase) = self.phrase_ending(open - 1) else {
                close = open;
                continue;
            };
            let before = phrase.first.checked_sub(1).filter(|before| *before >= start);
            let nested = before.is_some_and(|before| matches!(self.class(before), Class::Preposition | Class::Comma));
            if !nested || before.is_some_and(|before| self.is_opener(start, before)) {
                return self.adjacent_subject(start, open - 1);
            }
            if let Some(outer) = self.adjacent_subject(start, open - 1).filter(|outer| outer.first < phrase.first) {
                return Some(outer);
            }
            if before.is_some_and(|before| self.class(before) == Class::Comma)
                && self.is_personal(phrase)
                && !self.has_name_before(start, phrase.first)
            {
                return Some(phrase);
            }
            close = open;
        }
        self.main_subject(start, comma)
    }

    fn has_name_before(&self, start: usize, at: usize) -> bool {
        (start..at).any(|index| matches!(self.class(index), Class::Name | Class::Role | Class::Pronoun))
    }

    /// Whether the comma at a position ends the opening phrase of the sentence: "In a statement on Monday, …".
    pub(super) fn is_opener(&self, start: usize, comma: usize) -> bool {
        let opens =
            matches!(self.class(start), Class::Preposition | Class::Subordinator | Class::Adverb | Class::Time | Class::Verb)
                || self.word(start).ends_with("ing");
        self.class(comma) == Class::Comma && opens && !(start..comma).any(|at| self.class(at) == Class::Comma)
    }

    /// Whom "who" means: the phrase before it.
    fn antecedent(&self, start: usize, relative: usize) -> Option<Phrase> {
        let mut at = relative.checked_sub(1)?;
        if self.class(at) == Class::Comma {
            at = at.checked_sub(1)?;
        }
        if at < start {
            return None;
        }
        let phrase = self.phrase_ending(at)?;
        if !self.is_personal(phrase) {
            // "Lund said on the phone to Kiel, who …", "on camera, who …": somebody before in the clause.
            let nearest = (start..phrase.first).rev().take(6).find(|at| matches!(self.class(*at), Class::Name | Class::Role))?;
            return self.phrase_ending(nearest).or(Some(phrase));
        }
        // "A professor at Tarn College who said": the college does not speak.
        let before = phrase.first.checked_sub(1).filter(|before| *before > start && self.class(*before) == Class::Preposition);
        let outer = before.and_then(|before| self.phrase_ending(before - 1));
        let outer = outer.filter(|outer| matches!(self.class(outer.last), Class::Name | Class::Role));
        Some(outer.unwrap_or(phrase))
    }

    /// The subject of the clause in which the position stands, or of the sentence.
    pub(super) fn main_subject(&self, start: usize, end: usize) -> Option<Phrase> {
        // The latest clause of its own: ", but Marsh …", "while Lund …", "after she …".
        for at in (start..end).rev() {
            let clause = match self.class(at) {
                // "When Kiel left, Lund laughed and …": behind the comma stands the main clause.
                Class::Comma => self.opens_clause(start, at),
                Class::Preposition => {
                    matches!(self.word(at), "after" | "before" | "since" | "until")
                        && self.class(at + 1) == Class::Pronoun
                        && !(at..=end).any(|inner| self.class(inner) == Class::Comma)
                }
                Class::Conjunction => at > start && self.class(at - 1) == Class::Comma,
                Class::Subordinator => {
                    at > start && (self.word(at) == "while" || self.class(at - 1) == Class::Comma && self.word(at) != "that")
                }
                Class::Colon => true,
                _ => false,
            };
            let found = clause.then(|| self.phrase_at(at + 1)).flatten();
            if let Some(found) = found.filter(|phrase| phrase.last < end && self.is_followed_by_verb(*phrase, end)) {
                return Some(found);
            }
        }
        let mut at = start;
        let mut kept = None;
        for round in 0..4 {
            if let Some(found) = self.first_phrase(at, end) {
                // "In Tarn, Holm, the keeper rose": a name between commas may belong to the place before it.
                if round == 0 || self.class(found.last + 1) != Class::Comma {
                    return Some(found);
                }
                kept = kept.or(Some(found));
            }
            let Some(comma) = (at..end).find(|index| self.class(*index) == Class::Comma) else { break };
            at = comma + 1;
        }
        kept
    }

    /// Whether a subordinate clause ends at the comma at a position and the main clause begins behind it.
    fn opens_clause(&self, start: usize, comma: usize) -> bool {
        let opener = (start..comma).rev().take(20).find(|at| self.class(*at) == Class::Subordinator);
        let opener =
            opener.filter(|at| matches!(self.word(*at), "when" | "if" | "because" | "although" | "though" | "while" | "once"));
        let phrase = self.phrase_at(comma + 1).filter(|phrase| self.is_personal(*phrase));
        opener.is_some_and(|at| !(at + 1..comma).any(|inner| self.class(inner) == Class::Comma))
            && phrase.is_some_and(|phrase| {
                let verb = phrase.last + 1;
                matches!(self.class(verb), Class::Verb | Class::Auxiliary | Class::Be)
                    || self.class(verb) == Class::Word && lexicon::is_past(self.word(verb))
            })
    }

    /// The phrase with which a clause begins, after openers without comma.
    fn first_phrase(&self, start: usize, end: usize) -> Option<Phrase> {
        let mut at = start;
        while at < end && matches!(self.class(at), Class::Adverb | Class::Conjunction | Class::Time | Class::Quote(_)) {
            at += 1;
        }
        // "“…,” said Lund, adding …"
        if at > start && self.class(at) == Class::Verb && matches!(self.class(at - 1), Class::Quote(_)) {
            at += 1;
        }
        // "On “Morning Watch,” Lund said"
        if self.class(at) == Class::Preposition && matches!(self.class(at + 1), Class::Quote(_)) {
            at += 2;
        }
        let phrase = self.phrase_at(at).filter(|phrase| phrase.last < end);
        let timed = |phrase: &Phrase| self.class(phrase.last) == Class::Time || matches!(self.word(phrase.last), "day" | "night");
        phrase.filter(|phrase| !timed(phrase) && (self.is_personal(*phrase) || self.class(phrase.first) == Class::Determiner))
    }

    fn is_followed_by_verb(&self, phrase: Phrase, end: usize) -> bool {
        let at = phrase.last + 1;
        at <= end
            && matches!(
                self.class(at),
                Class::Verb | Class::Auxiliary | Class::Be | Class::Word | Class::Adverb | Class::Comma | Class::Preposition
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::quotes::testing::with_flow;

    /// The subject of the last verb of speech of a text; "-" for none.
    fn check(text: &str, expected: &str) {
        let subject = with_flow(text, |document, flow| {
            let verb = (0..flow.items.len()).rev().find(|at| flow.class(*at) == Class::Verb).unwrap();
            flow.subject(verb).map(|found| document.slice(flow.span(found.first, found.last)).to_owned())
        });
        assert_eq!(subject.as_deref().unwrap_or("-"), expected, "{text}");
    }

    #[test]
    fn next_to_its_verb() {
        check("Greta Lund said so.", "Greta Lund");
        check("She also said so.", "She");
        check("The old mayor had said so.", "The old mayor");
        check("Most said so.", "Most");
    }

    #[test]
    fn heads_of_long_phrases() {
        check("A spokesman for the mayor said so.", "A spokesman");
    }

    #[test]
    fn asides_and_openers() {
        check("Greta Lund, the mayor, said so.", "Greta Lund");
        check("In a letter on Monday, Greta Lund said so.", "Greta Lund");
        check("Kiel left, but Greta Lund said so.", "Greta Lund");
    }

    #[test]
    fn relative_clauses_and_second_verbs() {
        check("Olav Kiel, who said so, left.", "Olav Kiel");
        check("Greta Lund rose and said so.", "Greta Lund");
        check("Greta Lund wants to say so.", "Greta Lund");
    }

    #[test]
    fn no_subject() {
        check("“The pier,” said Lund.", "-");
    }
}
