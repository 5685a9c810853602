//! The words that attribute a quotation, and whom they name.

use crate::base::TextSpan;
use crate::extract::quotes::QuoteId;
use crate::extract::quotes::flow::{Class, Flow};
use crate::extract::quotes::foreign;
use crate::extract::quotes::lexicon;
use crate::extract::quotes::phrases::Phrase;

mod behind;

use behind::Behind;

/// How a quotation is attributed by the words around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cue {
    /// The verb or the words that attribute.
    pub(super) span: TextSpan,
    /// Who speaks; `None` where the words say that somebody does but not who.
    pub(super) subject: Option<Phrase>,
    /// 0 to 1.
    pub(super) confidence: f32,
    /// It stands behind the quotation.
    pub(super) after: bool,
    /// The verb stands next to the quotation.
    pub(super) touches: bool,
    /// The verb has an object: "expressed a wish".
    pub(super) has_object: bool,
}

/// How far a cue is looked for, in items.
const REACH: usize = 40;

/// Confidence in a cue at the end of a sentence that the quotation is only a part of: "“…” for years, she said."
const TRAILING: f32 = 0.8;

/// Confidence in a name behind a dash.
const SIGNED: f32 = 0.75;

/// The last character of a quotation's words: what may follow them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A comma: its cue follows.
    Comma,
    /// A question or exclamation mark, dash or ellipsis: a cue may follow.
    Lively,
    /// A full stop.
    Stop,
    /// None: the quotation is part of a sentence.
    None,
}

/// The cue behind the quotation at a position.
pub(super) fn after(flow: &Flow<'_>, quote: usize, ending: Ending) -> Option<Cue> {
    if let Some(tongue) = flow.tongue {
        return foreign::after(flow, tongue, quote, ending);
    }
    let mut at = quote + 1;
    let mut comma = ending == Ending::Comma;
    let mut stopped = false;
    while matches!(flow.class(at), Class::Comma | Class::Stop) && at < flow.items.len() && at < quote + 3 {
        stopped |= flow.class(at) == Class::Stop;
        comma |= flow.class(at) == Class::Comma;
        at += 1;
    }
    if stopped && ending == Ending::None || at >= flow.items.len() {
        return None;
    }
    let end = (at..flow.items.len().min(at + REACH)).find(|index| matches!(flow.class(*index), Class::Stop | Class::Quote(_)));
    let end = end.unwrap_or(flow.items.len().min(at + REACH));
    let behind = Behind { flow, at, end };
    let cue = behind
        .signature(quote)
        .or_else(|| behind.according())
        .or_else(|| behind.as_put_it())
        .or_else(|| behind.trailing(stopped))
        .or_else(|| behind.inverted())
        .or_else(|| behind.subject_first(comma))?;
    if cue.confidence == TRAILING || cue.confidence == SIGNED {
        return Some(cue);
    }
    let verb_next = behind.is_tight(cue);
    let fits = match ending {
        Ending::Comma => true,
        Ending::Lively => !stopped || verb_next,
        Ending::Stop => verb_next && end - at <= 4 && (!stopped || !flow.span(at, at).is_empty() && behind.is_pronoun_cue()),
        Ending::None => comma || verb_next && behind.is_direct(),
    };
    fits.then_some(cue)
}

/// A finite verb of speech, or a participle of one.
fn is_verb(flow: &Flow<'_>, at: usize) -> bool {
    flow.class(at) == Class::Verb || matches!(flow.word(at), "went" | "goes") && flow.word(at + 1) == "on"
}

/// Whether the subject may follow the verb: "said Lund", but not "told Lund".
fn is_invertible(verb: &str) -> bool {
    !verb.ends_with("ing") && !matches!(verb, "tell" | "tells" | "told")
}

fn is_according(flow: &Flow<'_>, at: usize) -> bool {
    flow.word(at) == "according" && flow.word(at + 1) == "to"
}

/// The cue before the quotation at a position, in the same sentence and behind the last quotation that is speech.
pub(super) fn before(flow: &Flow<'_>, quote: usize, is_speech: impl Fn(QuoteId) -> bool) -> Option<Cue> {
    if let Some(tongue) = flow.tongue {
        return foreign::before(flow, tongue, quote);
    }
    let start = flow.sentence_start(quote, REACH);
    if start >= quote {
        return None;
    }
    let last_quote = (start..quote).rev().find(|at| matches!(flow.class(*at), Class::Quote(id) if is_speech(id)));
    let front = Front { flow, start, floor: last_quote.map_or(start, |at| at + 1), quote };
    front
        .label()
        .or_else(|| front.claimed())
        .or_else(|| front.verb())
        .or_else(|| front.according())
        .or_else(|| front.noun())
        .or_else(|| front.colon())
        .or_else(|| front.comma())
}

/// The "who" that stands for the speaker before the verb of a cue.
pub(super) fn relative(flow: &Flow<'_>, cue: Cue) -> Option<TextSpan> {
    let verb = flow.items.partition_point(|item| item.span.start < cue.span.start);
    let mut at = verb.checked_sub(1).filter(|_| !cue.after)?;
    while at > 0 && matches!(flow.class(at), Class::Adverb | Class::Auxiliary) {
        at -= 1;
    }
    (flow.class(at) == Class::Relative && flow.word(at) == "who").then(|| flow.span(at, at))
}

struct Front<'a> {
    flow: &'a Flow<'a>,
    /// Where the sentence begins.
    start: usize,
    /// Where the words behind the quotation before this one begin.
    floor: usize,
    quote: usize,
}

impl Front<'_> {
    fn cue(&self, first: usize, last: usize, subject: Option<Phrase>, confidence: f32) -> Option<Cue> {
        let touches = last + 1 == self.quote;
        Some(Cue { span: self.flow.span(first, last), subject, confidence, after: false, touches, has_object: false })
    }

    /// "Lund said: …", "Lund called it …", "described by Lund as …".
    fn verb(&self) -> Option<Cue> {
        let flow = self.flow;
        let mut tried = 0;
        let mut nobody = None;
        for at in (self.floor..self.quote).rev().filter(|at| is_verb(flow, *at)) {
            if self.is_in_opener(at) {
                continue;
            }
            // "According to Lund, Kiel praised …": what Lund tells.
            let told = (self.start..at).rev().find(|told| is_according(flow, *told));
            if told.is_some() && !lexicon::is_sure_verb(flow.word(at)) {
                return self.according();
            }
            tried += 1;
            if tried > 3 {
                break;
            }
            let near = self.quote - at <= 12;
            let passive = self.is_passive(at);
            if passive && !flow.word(at).ends_with("ing") {
                if let Some(agent) = self.agent(at) {
                    return self.cue(at, at, Some(agent), 0.85);
                }
                if !matches!(flow.word(at), "quoted" | "cited" | "reported") {
                    return self.cue(at, at, None, 0.3);
                }
            }
            if let Some(object) = self.quoted_as(at) {
                return self.cue(at, at, Some(object), 0.85);
            }
            if let Some(subject) = self.inverted(at) {
                return self.cue(at, at, Some(subject), 0.9);
            }
            if let Some(subject) = flow.subject(at) {
                let subject = self.meant(subject);
                let thing = !flow.is_personal(subject) && !lexicon::is_sure_verb(flow.word(at));
                let inner = thing || flow.class(subject.first) == Class::Pronoun;
                let outer = inner.then(|| self.outer(subject.first)).flatten();
                if outer.is_some() {
                    return outer;
                }
                let confidence = match (near, flow.is_personal(subject)) {
                    (true, true) => 0.9,
                    (true, false) => 0.6,
                    (false, true) => 0.7,
                    (false, false) => 0.4,
                };
                return self.cue(at, at, Some(subject), confidence);
            }
            if nobody.is_none() && lexicon::is_sure_verb(flow.word(at)) {
                nobody = self.cue(at, at, None, 0.4);
            }
        }
        nobody
    }

    /// "Lund: …", "… - Greta Lund: …": a name right before the colon, and nothing before the name.
    fn label(&self) -> Option<Cue> {
        let flow = self.flow;
        let colon = self.quote.checked_sub(1).filter(|at| *at > self.start && flow.class(*at) == Class::Colon)?;
        let name = colon.checked_sub(1).filter(|at| *at >= self.start && flow.class(*at) == Class::Name)?;
        let dashed = name > self.start && matches!(flow.raw(name - 1), "-" | "–" | "—" | "--");
        let from = name > self.start && matches!(flow.word(name - 1), "from" | "by") && name - self.start <= 2;
        (name == self.start || dashed || from).then(|| self.cue(colon, colon, Some(Phrase { first: name, last: name }), 0.8))?
    }

    /// "Lund rejected the claim of Kiel that …": what Kiel says, whoever tells of it.
    fn claimed(&self) -> Option<Cue> {
        let flow = self.flow;
        let noun = (self.floor..self.quote).rev().find(|at| lexicon::is_claim(flow.word(*at)))?;
        let that = (noun + 1..self.quote).find(|at| flow.word(*at) == "that")?;
        if (that..self.quote).any(|at| is_verb(flow, at) && lexicon::is_sure_verb(flow.word(at))) {
            return None;
        }
        let owner = (self.start..noun).rev().take(3).find(|at| flow.items.get(*at).is_some_and(|item| item.possessive));
        let author = match owner {
            Some(owner) => flow.phrase_ending(owner),
            None if matches!(flow.word(noun + 1), "by" | "of" | "from") => flow.phrase_at(noun + 2),
            None => None,
        };
        let author = author.filter(|author| author.last < that && flow.class(author.first) != Class::Pronoun);
        self.cue(noun, noun, Some(author.filter(|author| flow.is_personal(*author))?), 0.85)
    }

    /// Whether the verb at a position stands in the phrase that opens the sentence, before a colon in the main clause.
    fn is_in_opener(&self, verb: usize) -> bool {
        let colon = self.quote.checked_sub(1).filter(|at| self.flow.class(*at) == Class::Colon);
        let comma = (verb..self.quote).find(|at| self.flow.class(*at) == Class::Comma);
        colon.is_some()
            && self.flow.class(self.start) == Class::Preposition
            && comma.is_some_and(|comma| self.flow.is_opener(self.start, comma))
    }

    /// "Said Lund: …"
    fn inverted(&self, verb: usize) -> Option<Phrase> {
        let flow = self.flow;
        let opens = verb == self.start && is_invertible(flow.word(verb)) && lexicon::is_sure_verb(flow.word(verb));
        let subject = opens.then(|| flow.phrase_at(verb + 1)).flatten()?;
        let ends = matches!(flow.class(subject.last + 1), Class::Colon | Class::Comma);
        (ends && subject.last < self.quote && flow.is_personal(subject)).then_some(subject)
    }

    /// Whom "it" and "they" mean in "the council denounced what it called …": the subject of the sentence.
    fn meant(&self, subject: Phrase) -> Phrase {
        let flow = self.flow;
        let what = subject.first.checked_sub(1).filter(|what| *what > self.start && flow.word(*what) == "what");
        let main = what
            .filter(|_| matches!(flow.word(subject.first), "it" | "they"))
            .and_then(|what| flow.main_subject(self.start, what))
            .filter(|main| flow.is_personal(*main));
        main.unwrap_or(subject)
    }

    /// "Lund said she …": the sure verb whose object clause begins with the pronoun at a position.
    fn outer(&self, pronoun: usize) -> Option<Cue> {
        let flow = self.flow;
        let verb = (self.floor..pronoun).rev().take(10).find(|at| is_verb(flow, *at) && lexicon::is_sure_verb(flow.word(*at)))?;
        let clause = (verb + 1..pronoun).all(|at| !matches!(flow.class(at), Class::Verb | Class::Comma | Class::Colon));
        let subject = flow.subject(verb).filter(|_| clause)?;
        self.cue(verb, verb, Some(subject), 0.85)
    }

    /// Whether a form of "be" makes the verb passive.
    fn is_passive(&self, verb: usize) -> bool {
        let mut at = verb;
        while let Some(before) = at.checked_sub(1).filter(|before| *before >= self.floor) {
            match self.flow.class(before) {
                Class::Adverb | Class::Auxiliary => at = before,
                Class::Be => return true,
                _ => return false,
            }
        }
        false
    }

    /// "… by Lund" between the verb and the quotation.
    fn agent(&self, verb: usize) -> Option<Phrase> {
        let by = (verb + 1..self.quote).find(|at| self.flow.word(*at) == "by")?;
        self.flow.phrase_at(by + 1).filter(|phrase| phrase.last < self.quote && self.flow.is_personal(*phrase))
    }

    /// "Quoted Lund as saying …".
    fn quoted_as(&self, verb: usize) -> Option<Phrase> {
        let flow = self.flow;
        let r#as =
            verb.checked_sub(1).filter(|at| *at > self.floor && flow.word(*at) == "as" && flow.word(verb).ends_with("ing"))?;
        let object = flow.phrase_ending(r#as - 1).filter(|phrase| phrase.first > self.start)?;
        (object.first > self.start && flow.class(object.first - 1) == Class::Verb).then_some(object)
    }

    /// "According to Lund, …".
    fn according(&self) -> Option<Cue> {
        // "To Lund, Kiel is a “born sailor.”"
        if self.flow.word(self.start) == "to"
            && let Some(subject) = self.flow.phrase_at(self.start + 1)
            && self.flow.class(subject.last + 1) == Class::Comma
            && subject.last + 1 < self.quote
        {
            return self.cue(self.start, self.start, Some(subject), 0.6);
        }
        let at = (self.start..self.quote).rev().find(|at| is_according(self.flow, *at))?;
        let subject = self.flow.phrase_at(at + 2).filter(|phrase| phrase.last < self.quote);
        self.cue(at, at + 1, subject, 0.85)
    }

    /// "In a statement, Lund …", "Lund's letter, …", "a message from Lund".
    fn noun(&self) -> Option<Cue> {
        let flow = self.flow;
        let at = (self.floor..self.quote)
            .rev()
            .find(|at| lexicon::is_text(flow.word(*at)) && matches!(flow.class(*at), Class::Role | Class::Word))?;
        let owner = (self.start..at).rev().take(3).find(|index| {
            flow.items.get(*index).is_some_and(|item| item.possessive) || matches!(flow.word(*index), "his" | "her" | "my")
        });
        if let Some(owner) = owner.and_then(|owner| match flow.class(owner) {
            Class::Determiner => Some(Phrase { first: owner, last: owner }),
            _ => flow.phrase_ending(owner).filter(|phrase| flow.class(phrase.last) != Class::Time),
        }) {
            return self.cue(at, at, Some(owner), 0.75);
        }
        let author = matches!(flow.word(at + 1), "from" | "by").then(|| flow.phrase_at(at + 2)).flatten();
        if let Some(author) = author.filter(|phrase| phrase.last < self.quote) {
            return self.cue(at, at, Some(author), 0.75);
        }
        let subject = flow.main_subject(self.start, self.quote);
        self.cue(at, at, subject, 0.55)
    }

    /// "Lund was blunt: …", "LUND: …".
    fn colon(&self) -> Option<Cue> {
        let colon = self.quote.checked_sub(1).filter(|at| *at >= self.start && self.flow.class(*at) == Class::Colon)?;
        let subject = self.flow.main_subject(self.start, colon).or_else(|| self.flow.phrase_ending(colon.checked_sub(1)?));
        self.cue(colon, colon, subject, 0.6)
    }

    /// "Lund deadpanned, …".
    fn comma(&self) -> Option<Cue> {
        let comma = self.quote.checked_sub(1).filter(|at| *at > self.start && self.flow.class(*at) == Class::Comma)?;
        let subject = self
            .flow
            .main_subject(self.start, comma)
            .filter(|subject| self.flow.is_personal(*subject) && subject.last + 1 < comma)?;
        let verb = subject.last + 1;
        let word = self.flow.word(verb);
        let verbal = self.flow.class(verb) == Class::Word && (word.ends_with("ed") || word.ends_with('s') || word.ends_with('t'));
        verbal.then(|| self.cue(verb, verb, Some(subject), 0.6))?
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::quotes::testing::extracted;

    /// The cue of the first quotation of a text and the words that name its speaker, parted by " / ".
    fn check(text: &str, expected: &str) {
        let (document, extraction) = extracted("t.txt", text);
        let quote = extraction.quotes.as_slice().first().unwrap();
        let cue = quote.cue.map_or("-", |cue| document.slice(cue));
        let mention = quote.speaker.as_ref().map_or("-", |speaker| document.slice(speaker.mention));
        assert_eq!(format!("{cue} / {mention}"), expected, "{text}");
    }

    #[test]
    fn a_cue_follows() {
        check("“The pier will hold,” Greta Lund said on Monday.", "said / Greta Lund");
        check("“The pier will hold,” said Greta Lund, the mayor.", "said / Greta Lund");
        check("“The pier will hold,” according to Greta Lund.", "according to / Greta Lund");
        check("“A fine pier,” as Greta Lund put it.", "put / Greta Lund");
        check("“The pier will hold” — Greta Lund", "— / Greta Lund");
        check("“Will it hold?” asked Olav Kiel.", "asked / Olav Kiel");
    }

    #[test]
    fn asides_do_not_mislead() {
        check("“The pier will hold,” Greta Lund, who replaced Olav Kiel, said.", "said / Greta Lund");
        check("“The pier will hold,” Lund, 69, told Olav Kiel when asked about it.", "told / Lund");
        check("Greta Lund, who replaced Olav Kiel, said: “The pier will hold this winter.”", "said / Greta Lund");
    }

    #[test]
    fn whoever_is_told_does_not_speak() {
        check("“The pier will hold,” Greta Lund told Olav Kiel.", "told / Greta Lund");
        check("Greta Lund told Olav Kiel: “The pier will hold.”", "told / Greta Lund");
    }

    #[test]
    fn a_cue_goes_before() {
        check("Greta Lund said: “The pier will hold this winter.”", "said / Greta Lund");
        check("According to Greta Lund, “the pier will hold this winter.”", "According to / Greta Lund");
        check("The pier was described by Greta Lund as “a thing of beauty.”", "described / Greta Lund");
        check("In a statement, Greta Lund called the pier “a thing of beauty.”", "called / Greta Lund");
        check("Olav Kiel came first, but Greta Lund called it “a thing of beauty.”", "called / Greta Lund");
    }

    #[test]
    fn inverted_and_inner_clauses() {
        check("Wrote Greta Lund: “The pier will hold this winter.”", "Wrote / Greta Lund");
        check("The town council denounced what it called “a reckless plan.”", "called / The town council");
        check("The company said it was “too late.”", "said / The company");
        check("“The pier will hold,” said Kiel’s predecessor, Greta Lund.", "said / Kiel’s predecessor");
    }

    #[test]
    fn whose_claim_is_told() {
        check(
            "Greta Lund rejected the claim of her old captain, Olav Kiel, that she left “without a word to anybody.”",
            "claim / her old captain",
        );
        check("Greta Lund dismissed Olav Kiel’s claim that the pier was “a ruin.”", "claim / Olav Kiel");
        check("Greta Lund rejected the accusation as “a shameless lie.”", "rejected / Greta Lund");
        check("Greta Lund rejected Olav Kiel’s claim, calling it “a shameless lie.”", "calling / Greta Lund");
        check("Greta Lund denied that the pier was “a ruin.”", "denied / Greta Lund");
    }

    #[test]
    fn other_sentences_have_no_cue() {
        check("“The pier will hold.” Seven boats lay there that night.", "- / -");
    }
}
