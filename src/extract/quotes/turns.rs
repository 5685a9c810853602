//! Paragraphs of a conversation: who is said to speak, who acts beside the words, who is called by name in them.

use crate::base::TextSpan;
use crate::extract::entities::EntityId;
use crate::extract::entities::lexicon::{self as names, Gender};
use crate::extract::quotes::flow::{Class, Flow, NameIndex};
use crate::extract::quotes::foreign;
use crate::extract::quotes::lexicon;
use crate::extract::quotes::phrases::Phrase;
use crate::extract::quotes::resolve::Resolver;
use crate::extract::quotes::tongues::{is_aged, is_first_person, pronoun_gender};
use crate::extract::quotes::{Quote, QuoteId};
use crate::text::{Document, TokenKind};

/// Whom some words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody with a name, or with a role that only one has.
    Entity(EntityId),
    /// "The old captain", by its noun.
    Noun {
        /// The noun, folded.
        head: String,
        /// "A captain": one who was not there before.
        fresh: bool,
    },
    /// "He" or "she".
    Pronoun(Gender),
    /// "I" outside quotations.
    Narrator,
}

/// Words that name somebody, and whom they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) who: Who,
    pub(super) mention: TextSpan,
}

/// Somebody who acts in a sentence beside a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) said: Said,
    /// In the sentence next to a quotation.
    pub(super) near: bool,
}

/// A paragraph, or the part of it that has one speaker.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    pub(super) block: usize,
    pub(super) span: TextSpan,
    /// It begins with a quotation, or with one short sentence before it.
    pub(super) opens: bool,
    /// Quotations that are speech, each with the words of its own cue that name its speaker. Empty for mere narrative.
    pub(super) quotes: Vec<(QuoteId, Option<Said>)>,
    /// Words inside the quotations.
    pub(super) words: usize,
    pub(super) acts: Vec<Act>,
    /// Who is called by name in the words: "Come here, Kiel."
    pub(super) called: Vec<Said>,
    /// Whom the words are said to: "said Lund to Kiel".
    pub(super) told: Vec<Said>,
    /// Says "you" or asks.
    pub(super) addresses: bool,
}

impl Turn {
    /// The first cue of its own that names somebody, a pronoun only where no other does.
    pub(super) fn said(&self) -> Option<&Said> {
        let all = || self.quotes.iter().filter_map(|(_, said)| said.as_ref());
        all().find(|said| !matches!(said.who, Who::Pronoun(_))).or_else(|| all().next())
    }
}

/// Most items of the sentence before the words of a turn.
const LONGEST_BEAT: usize = 8;

/// Reads the turns of a block.
pub(super) struct TurnReader<'a> {
    pub(super) document: &'a Document,
    pub(super) resolver: &'a Resolver<'a>,
    pub(super) names: &'a NameIndex,
}

impl TurnReader<'_> {
    /// Whom a phrase means; `None` for groups and things. With `speaks`, any noun will do: only people speak.
    fn said(&self, flow: &Flow<'_>, phrase: Phrase, speaks: bool) -> Option<Said> {
        let mention = self.resolver.mention(flow, phrase);
        let who = match (flow.class(phrase.first), flow.word(phrase.first)) {
            (Class::Pronoun, word) if is_first_person(word) => Who::Narrator,
            (Class::Pronoun, word) => Who::Pronoun(pronoun_gender(word)?),
            (_, article) if is_aged(flow.word(phrase.last)) => {
                Who::Pronoun(if article == "die" { Gender::Female } else { Gender::Male })
            }
            _ => match self.resolver.named(flow, phrase) {
                Some(id) => Who::Entity(id),
                None => return self.noun(flow, phrase, speaks),
            },
        };
        Some(Said { who, mention })
    }

    /// A common noun for one person.
    fn noun(&self, flow: &Flow<'_>, phrase: Phrase, speaks: bool) -> Option<Said> {
        let named = flow.class(phrase.last) == Class::Name;
        let at = (phrase.first..=phrase.last)
            .rev()
            .find(|at| is_person_noun(flow, *at))
            .or_else(|| (named || speaks).then_some(phrase.last))?;
        if flow.items.get(at).is_some_and(|item| item.possessive) {
            return None;
        }
        let head = flow.word(at).to_owned();
        let mention = self.resolver.mention(flow, Phrase { first: phrase.first, last: at });
        let fresh = is_indefinite(flow.word(phrase.first));
        let who = match self.resolver.bearer(&head).filter(|_| !fresh) {
            Some(id) => Who::Entity(id),
            None => Who::Noun { head, fresh },
        };
        Some(Said { who, mention })
    }

    /// The turns of a block; one without quotations where it has none. `own` gives the cue's words for a quotation, `None`
    /// for one that is no speech.
    pub(super) fn turns<'q>(
        &self,
        flow: &Flow<'_>,
        block: usize,
        quotes: impl Fn(QuoteId) -> Option<(&'q Quote, Option<Phrase>, Option<TextSpan>)>,
    ) -> Vec<Turn> {
        let mut out: Vec<Turn> = Vec::new();
        let whole = flow.items.first().zip(flow.items.last()).map_or(TextSpan::default(), |(a, b)| a.span.cover(b.span));
        let mut turn = Turn { block, span: whole, ..Turn::default() };
        // What `Turn::said` would say of the turn so far.
        let mut known: Option<Who> = None;
        for at in 0..flow.items.len() {
            let Class::Quote(id) = flow.class(at) else { continue };
            let Some((quote, subject, cue)) = quotes(id) else { continue };
            let said = subject.and_then(|subject| self.said(flow, subject, true));
            if let (Some(who), Some(new)) = (&known, &said)
                && is_another(who, &new.who)
            {
                known = None;
                let next = Turn { block, span: quote.span.cover(whole), ..Turn::default() };
                turn.span.end = quote.span.start;
                out.push(std::mem::replace(&mut turn, next));
            }
            // "Lund took off her hat. “Yes.”" opens as well.
            let beat = turn.quotes.is_empty() && at <= LONGEST_BEAT && flow.class(at.wrapping_sub(1)) == Class::Stop;
            turn.opens |= at == 0 || beat;
            // A quotation over several paragraphs is met in each of them, and heard once.
            if quote.span.start >= whole.start {
                self.listen(&mut turn, quote);
            }
            if let Some(cue) = cue {
                self.told(flow, cue, subject, &mut turn);
            }
            if let Some(new) = said.as_ref().map(|said| &said.who)
                && known.as_ref().is_none_or(|who| matches!(who, Who::Pronoun(_)) && !matches!(new, Who::Pronoun(_)))
            {
                known = Some(new.clone());
            }
            turn.quotes.push((id, said));
        }
        out.push(turn);
        self.acts(flow, &mut out);
        self.comers(flow, &mut out);
        out
    }

    /// Who acts in the sentences outside the quotations.
    fn acts(&self, flow: &Flow<'_>, turns: &mut [Turn]) {
        let mut fresh = true;
        for at in 0..flow.items.len() {
            match flow.class(at) {
                Class::Stop => fresh = true,
                Class::Quote(_) => fresh = flow.is_capital(at + 1),
                _ if !fresh => {}
                Class::Adverb | Class::Conjunction | Class::Time | Class::Subordinator | Class::Comma => {}
                _ => {
                    fresh = false;
                    let end = (at..flow.items.len()).find(|end| matches!(flow.class(*end), Class::Stop | Class::Quote(_)));
                    let end = end.unwrap_or(flow.items.len());
                    let near = matches!(flow.class(at.wrapping_sub(1)), Class::Quote(_)) && at > 0
                        || matches!(flow.class(end), Class::Quote(_))
                        || matches!(flow.class(end + 1), Class::Quote(_));
                    let Some(said) = self.actor(flow, at, end) else { continue };
                    let turn = turns.iter_mut().rev().find(|turn| turn.span.start <= said.mention.start);
                    if let Some(turn) = turn {
                        turn.acts.push(Act { said, near });
                    }
                }
            }
        }
    }

    /// People who come in: "the door opened and a boy came in".
    fn comers(&self, flow: &Flow<'_>, turns: &mut [Turn]) {
        for at in 0..flow.items.len() {
            let opens = is_indefinite(flow.word(at)) && flow.class(at) == Class::Determiner;
            let inner = at > 0 && matches!(flow.class(at - 1), Class::Preposition | Class::Be);
            let phrase = (opens && !inner).then(|| flow.phrase_at(at)).flatten();
            let Some(said) = phrase.and_then(|phrase| self.said(flow, phrase, false)) else { continue };
            if let (Who::Noun { .. }, Some(turn)) =
                (&said.who, turns.iter_mut().rev().find(|turn| turn.span.start <= said.mention.start))
                && !turn.acts.iter().any(|act| act.said == said)
            {
                turn.acts.push(Act { said, near: false });
            }
        }
    }

    /// The subject of a sentence: "Lund rose", "her hands shook", "Lund's face fell".
    fn actor(&self, flow: &Flow<'_>, at: usize, end: usize) -> Option<Said> {
        let phrase = flow.phrase_at(at).filter(|phrase| phrase.last < end);
        let Some(phrase) = phrase else {
            let main = match flow.tongue {
                Some(tongue) => foreign::main_subject(flow, tongue, at, end),
                None => flow.main_subject(at, end),
            };
            return main.filter(|phrase| flow.is_personal(*phrase)).and_then(|found| self.said(flow, found, false));
        };
        let mention = flow.span(phrase.first, phrase.first);
        let owner = match flow.word(phrase.first) {
            "his" | "sein" | "seine" => Some(Who::Pronoun(Gender::Male)),
            "her" | "ihr" | "ihre" => Some(Who::Pronoun(Gender::Female)),
            "my" | "mein" | "meine" => Some(Who::Narrator),
            _ => None,
        };
        let possessive = flow.items.get(phrase.first).filter(|item| item.possessive).and_then(|item| item.entity);
        match (self.said(flow, phrase, false), owner, possessive) {
            (Some(said), _, _) => Some(said),
            (None, Some(who), _) => Some(Said { who, mention }),
            (None, None, Some(id)) => Some(Said { who: Who::Entity(id), mention }),
            _ => None,
        }
    }

    /// Whom a cue says the words were said to.
    fn told(&self, flow: &Flow<'_>, cue: TextSpan, subject: Option<Phrase>, turn: &mut Turn) {
        let verb = flow.items.partition_point(|item| item.span.start < cue.start);
        if flow.items.get(verb).is_none_or(|item| item.span != cue) {
            return;
        }
        let from = subject.map_or(verb, |subject| subject.last.max(verb)) + 1;
        let direct =
            matches!(flow.word(verb), "told" | "tells" | "asked" | "asks" | "answered" | "assured" | "reminded" | "warned");
        if direct && subject.is_some_and(|subject| subject.last < verb) {
            turn.told.extend(flow.phrase_at(from).and_then(|phrase| self.said(flow, phrase, true)));
        }
        for at in from..from + 8 {
            match flow.class(at) {
                Class::Stop | Class::Quote(_) | Class::Comma | Class::Colon => break,
                Class::Preposition if flow.word(at) == "to" => {
                    turn.told.extend(flow.phrase_at(at + 1).and_then(|phrase| self.said(flow, phrase, true)));
                    break;
                }
                _ => {}
            }
        }
    }

    /// Who is called in the words of a quotation, and whether they speak to anybody.
    fn listen(&self, turn: &mut Turn, quote: &Quote) {
        for part in &quote.parts {
            let tokens = self.document.tokens_in(*part);
            turn.words += tokens.clone().filter(|at| self.document.tokens[*at].kind.is_word()).count();
            let mut at = tokens.start;
            while at < tokens.end {
                let word = self.resolver.word(at);
                turn.addresses |= matches!(word, "you" | "your" | "?" | "du" | "dich" | "dir" | "vous" | "usted");
                let (who, end) = match self.names.at(at) {
                    Some((id, end)) => (Some(Who::Entity(id)), end),
                    None => (self.call(word), at + 1),
                };
                if let Some(who) = who.filter(|_| self.is_call(&tokens, at, end)) {
                    let mention = self.document.tokens[at].span.cover(self.document.tokens[end.min(tokens.end) - 1].span);
                    turn.called.push(Said { who, mention });
                }
                at = end.max(at + 1);
            }
        }
    }

    /// Whom a common noun calls: "sir", "captain".
    fn call(&self, word: &str) -> Option<Who> {
        match word {
            "sir" => Some(Who::Pronoun(Gender::Male)),
            "ma'am" | "madam" | "madame" | "lady" => Some(Who::Pronoun(Gender::Female)),
            _ if lexicon::noun_gender(word).is_some() || names::title(word).is_some() => Some(match self.resolver.bearer(word) {
                Some(id) => Who::Entity(id),
                None => Who::Noun { head: word.to_owned(), fresh: false },
            }),
            _ => None,
        }
    }

    /// Whether words of a quotation stand by themselves between marks: ", Kiel," but not "Kiel said".
    fn is_call(&self, part: &std::ops::Range<usize>, start: usize, end: usize) -> bool {
        let is_mark = |at: usize| self.document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark);
        let mut before = start;
        while before > part.start {
            let word = self.resolver.word(before - 1);
            let kept = matches!(
                word,
                "my" | "dear" | "dearest" | "old" | "poor" | "good" | "young" | "oh" | "o" | "yes" | "no" | "well" | "please"
            ) || names::title(word).is_some()
                || word == "." && before - 1 > part.start && names::title(self.resolver.word(before - 2)).is_some();
            if !kept {
                break;
            }
            before -= 1;
        }
        let opens = before == part.start || is_mark(before - 1);
        let closes = end >= part.end || is_mark(end) && !matches!(self.resolver.word(end), "'" | "-");
        // "Kiel? Lund?" may be a list; alone at the start of what is said it needs a comma or an exclamation mark.
        opens && closes && (before > part.start || end < part.end)
    }
}

fn is_indefinite(folded: &str) -> bool {
    matches!(folded, "a" | "an" | "another" | "ein" | "eine" | "un" | "une" | "una")
}

/// Whether the item is a noun for one person.
fn is_person_noun(flow: &Flow<'_>, at: usize) -> bool {
    let word = flow.word(at);
    let plural = word.ends_with('s') && !word.ends_with("ss");
    lexicon::noun_gender(word).is_some() || flow.class(at) == Class::Role && !lexicon::is_text(word) && !plural
}

/// Whether two mentions in one paragraph cannot mean the same.
fn is_another(one: &Who, other: &Who) -> bool {
    match (one, other) {
        (Who::Entity(a), Who::Entity(b)) => a != b,
        (Who::Noun { head: a, .. }, Who::Noun { head: b, .. }) => a != b,
        (Who::Pronoun(a), Who::Pronoun(b)) => a != b,
        (Who::Narrator, other) | (other, Who::Narrator) => *other != Who::Narrator,
        _ => false,
    }
}
