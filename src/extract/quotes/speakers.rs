//! Attributes every quotation: its own cue first, then the run it stands in.

use crate::base::{Arena, Cancelled, Id, TextSpan, Work};
use crate::extract::entities::lexicon::{Gender, german_role};
use crate::extract::entities::{Entity, EntityId};
use crate::extract::quotes::cues::{self, Cue, Ending};
use crate::extract::quotes::dialogue;
use crate::extract::quotes::flow::{Class, Flow, Item, NameIndex, Reader};
use crate::extract::quotes::foreign;
use crate::extract::quotes::kinds;
use crate::extract::quotes::lexicon;
use crate::extract::quotes::listed;
use crate::extract::quotes::manner::{Manner, Place};
use crate::extract::quotes::phrases::Phrase;
use crate::extract::quotes::repeats;
use crate::extract::quotes::resolve::Resolver;
use crate::extract::quotes::tongues::pronoun_gender;
use crate::extract::quotes::turns::{Turn, TurnReader};
use crate::extract::quotes::unmarked;
use crate::extract::quotes::{Quote, QuoteForm, QuoteId, QuoteKind, Speaker};
use crate::extract::role_noun;
use crate::text::{Block, BlockKind, Document};

/// Cues surer than this count without further support.
const SURE: f32 = 0.5;
/// Cues up to this need a subject that can speak.
const WEAK: f32 = 0.6;

/// How far back in a paragraph the speech is looked for that a quotation goes on with, in items.
const FARTHEST: usize = 400;

/// What was found for one quotation.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<Speaker>,
    pub(super) cue: Option<TextSpan>,
    pub(super) continues: Option<QuoteId>,
}

/// The last quotation that was attributed.
#[derive(Clone, Debug)]
struct Last {
    quote: QuoteId,
    block: usize,
    speaker: Speaker,
    /// End of the quotation and of its cue, whichever is later.
    end: u32,
}

/// Kinds, speakers and cues for all quotations, in order.
pub(super) fn attribute(
    document: &Document,
    quotes: &mut Arena<QuoteId, Quote>,
    entities: &Arena<EntityId, Entity>,
    work: &Work,
) -> Result<(), Cancelled> {
    if quotes.is_empty() {
        return Ok(());
    }
    let names = NameIndex::new(document, entities);
    let findings = {
        let reader = Reader { document, quotes, names: &names };
        let resolver = Resolver::new(document, entities, &names);
        let manner = Manner::read(document, quotes);
        let mut teller = Teller {
            reader,
            resolver: &resolver,
            findings: vec![None; quotes.len()],
            subjects: vec![None; quotes.len()],
            turns: Vec::new(),
            last: None,
            before: None,
            manner,
        };
        for (index, block) in document.blocks.as_slice().iter().enumerate() {
            work.check()?;
            teller.block(index, block);
        }
        if dialogue::is_dialogue(&teller.turns) {
            dialogue::attribute(document, quotes, entities, &resolver, &teller.turns, &mut teller.findings);
        }
        teller.nested();
        let minor = |quote: &Quote| manner.place(document, quote) == Place::Minor;
        repeats::attribute(document, quotes, &mut teller.findings, minor);
        teller.findings
    };
    for ((_, quote), finding) in quotes.iter_mut().zip(findings) {
        let Some(finding) = finding else { continue };
        quote.kind = finding.kind;
        quote.continues = finding.continues;
        // Broken sentences may have a subject that is nowhere written.
        quote.speaker = finding.speaker.filter(|speaker| !speaker.mention.is_empty());
        quote.cue = finding.cue;
    }
    Ok(())
}

mod carried;

struct Teller<'a> {
    reader: Reader<'a>,
    resolver: &'a Resolver<'a>,
    findings: Vec<Option<Finding>>,
    /// By quotation: the words of its own cue that name its speaker.
    subjects: Vec<Option<Phrase>>,
    turns: Vec<Turn>,
    last: Option<Last>,
    /// The flow of the block before.
    before: Option<Flow<'a>>,
    manner: Manner,
}

impl<'a> Teller<'a> {
    fn block(&mut self, index: usize, block: &Block) {
        let flow = self.reader.flow(block.span, 0);
        self.signature(&flow, block);
        for at in 0..flow.items.len() {
            if let Class::Quote(id) = flow.class(at) {
                self.quote(&flow, at, id, index);
            }
        }
        self.look_ahead(&flow);
        self.turns(&flow, index);
        self.before = Some(flow);
    }

    /// A line with nothing but a name, behind a dash or as an item of a list, signs the quotation that is the paragraph before.
    fn signature(&mut self, flow: &Flow<'a>, block: &Block) {
        let text = self.reader.document.slice(block.span);
        let dashed = text.starts_with(['-', '–', '—', '―']) || block.kind == BlockKind::ListItem;
        let mut items = flow.items.iter().filter(|item| !matches!(item.class, Class::Stop | Class::Comma));
        let (Some(first), true) = (items.next(), dashed) else { return };
        let rest: Vec<&Item> = items.collect();
        let capitals = std::iter::once(first).chain(rest.iter().copied()).all(|item| {
            self.reader.document.slice(item.span).chars().next().is_some_and(char::is_uppercase) && item.class != Class::Colon
        });
        if rest.len() > 3 || !capitals {
            return;
        }
        let mention = rest.last().map_or(first.span, |last| first.span.cover(last.span));
        let quoted = self.before.as_ref().and_then(|before| {
            let mut items = before.items.iter().filter(|item| item.class != Class::Stop);
            match (items.next().map(|item| item.class), items.next()) {
                (Some(Class::Quote(id)), None) => Some(id),
                _ => None,
            }
        });
        let Some(id) = quoted else { return };
        let speaker = match first.entity.filter(|_| rest.is_empty()) {
            Some(entity) => self.resolver.of(entity, mention, 0.8),
            None => self.resolver.labelled(mention),
        };
        if let Some(finding) = self.findings.get_mut(id.index()).and_then(Option::as_mut).filter(|found| found.cue.is_none()) {
            finding.kind = QuoteKind::Speech;
            finding.speaker = Some(speaker);
        }
    }

    /// Keeps what tells whose turn it is, should the document turn out to be a conversation.
    fn turns(&mut self, flow: &Flow<'a>, block: usize) {
        let reader = TurnReader { document: self.reader.document, resolver: self.resolver, names: self.reader.names };
        let turns = reader.turns(flow, block, |id| {
            let found = self.finding(id).filter(|found| found.kind == QuoteKind::Speech)?;
            let quote = self.reader.quotes.get(id).filter(|quote| quote.form == QuoteForm::Marks)?;
            Some((quote, self.subjects.get(id.index()).copied().flatten(), found.cue))
        });
        self.turns.extend(turns);
    }

    fn finding(&self, id: QuoteId) -> Option<&Finding> {
        self.findings.get(id.index()).and_then(Option::as_ref)
    }

    fn quote(&mut self, flow: &Flow<'a>, at: usize, id: QuoteId, block: usize) {
        let Some(quote) = self.reader.quotes.get(id) else { return };
        // A quotation over several paragraphs is met in each of them.
        if self.finding(id).is_some_and(|known| known.speaker.is_some()) {
            return;
        }
        if quote.form != QuoteForm::Marks {
            if self.finding(id).is_some() {
                return;
            }
            self.unmarked(quote, id, block);
            return;
        }
        let words = quote.parts.first().copied().unwrap_or(quote.span);
        let ending = ending(self.reader.document, quote);
        let cue = choose(cues::before(flow, at, |id| self.is_speech(id)), cues::after(flow, at, ending), ending);
        if let Some(name) = self.labelled(flow, at, words) {
            let speaker = self.resolver.labelled(name);
            self.keep(id, Finding { kind: QuoteKind::Speech, speaker: Some(speaker.clone()), cue: None, continues: None });
            self.last = Some(Last { quote: id, block, speaker, end: quote.span.end });
            return;
        }
        let place = self.manner.place(self.reader.document, quote);
        let found = kinds::kind(flow, at, words, cue.as_ref(), place, self.manner);
        // What was speech in its first paragraph is so in the others.
        let mut kind = if self.is_speech(id) { QuoteKind::Speech } else { found };
        let speaker = cue.and_then(|cue| {
            let subject = cue.subject?;
            let named = self.named(flow, subject, cue.confidence);
            // A weak cue and a thing as its subject ("All this led him to fear a “…”") say nothing about who speaks.
            let points = matches!(flow.word(subject.first), "this" | "that" | "all" | "many" | "one" | "such");
            let somebody = named.entity.is_some() || !points || self.resolver.is_person_noun(flow, subject);
            (cue.confidence > WEAK || somebody).then_some(named)
        });
        let speaker = speaker.map(|speaker| match cue.and_then(|cue| cues::relative(flow, cue)) {
            Some(mention) => Speaker { mention, ..speaker },
            None => speaker,
        });
        if let Some(slot) = self.subjects.get_mut(id.index()) {
            *slot = cue.filter(|cue| cue.confidence >= SURE).and_then(|cue| cue.subject);
        }
        let mut finding = Finding { kind, speaker, cue: cue.map(|cue| cue.span), continues: None };
        let weak = finding.speaker.is_none() || cue.is_none_or(|cue| cue.confidence < SURE);
        let goes_on = quote.span.end > self.reader.document.blocks.as_slice().get(block).map_or(0, |block| block.span.end);
        let resumed = self.resumed(flow, at, block);
        let opened = goes_on && (resumed.is_some() || at == 0 && self.is_announced());
        if weak && (!goes_on || opened) && (kind == QuoteKind::Speech || place == Place::Plain && self.is_listed(flow, at, kind))
        {
            kind = QuoteKind::Speech;
            finding.kind = kind;
            if let Some(carried) = self.carried(flow, at, block) {
                finding.speaker = Some(carried);
            }
        }
        if kind == QuoteKind::Speech {
            finding.continues = resumed.filter(|_| !self.is_another(finding.speaker.as_ref(), cue.as_ref()));
            if let Some(speaker) = &finding.speaker {
                let end = cue.map_or(quote.span.end, |cue| cue.span.end.max(quote.span.end));
                self.last = Some(Last { quote: id, block, speaker: speaker.clone(), end });
            }
        } else {
            finding.speaker = None;
            finding.cue = None;
        }
        self.keep(id, finding);
    }

    fn keep(&mut self, id: QuoteId, finding: Finding) {
        if let Some(slot) = self.findings.get_mut(id.index()) {
            *slot = Some(finding);
        }
    }

    /// The name with which the words of a paragraph begin inside the marks: "“LUND: We sail.”"
    fn labelled(&self, flow: &Flow<'_>, at: usize, words: TextSpan) -> Option<TextSpan> {
        let document = self.reader.document;
        let tokens = document.tokens.get(document.tokens_in(words)).unwrap_or(&[]);
        let colon =
            tokens.iter().take(5).position(|token| document.slice(token.span) == ":").filter(|colon| *colon > 0 && at == 0)?;
        let capitals = |raw: &str| raw.chars().count() > 1 && raw.chars().all(|c| !c.is_lowercase());
        let name = tokens.get(..colon)?;
        let is_name = name.iter().all(|token| capitals(document.slice(token.span)) || !token.kind.is_word());
        let (first, last) = (name.first()?, name.last()?);
        (is_name && flow.class(at) != Class::Stop).then(|| first.span.cover(last.span))
    }

    /// A quotation without marks: always speech, of whom its label or the line above says.
    fn unmarked(&mut self, quote: &Quote, id: QuoteId, block: usize) {
        let (mut speaker, mut cue) = (quote.speaker.clone(), quote.cue);
        if quote.form == QuoteForm::Block
            && speaker.is_none()
            && let Some(flow) = &self.before
            && let Some(found) = unmarked::announced(flow, quote.span.start, |id| self.is_speech(id))
        {
            cue = Some(found.span);
            speaker = found.subject.map(|subject| self.resolver.speaker(flow, subject, found.confidence, self.last_speaker()));
        }
        if let Some(speaker) = &speaker {
            self.last = Some(Last { quote: id, block, speaker: speaker.clone(), end: quote.span.end });
        }
        self.keep(id, Finding { kind: QuoteKind::Speech, speaker, cue, continues: None });
    }

    /// Whether a cue of its own gives the quotation to somebody else than the one before.
    fn is_another(&self, speaker: Option<&Speaker>, cue: Option<&Cue>) -> bool {
        let named = speaker.filter(|_| cue.is_some_and(|cue| cue.confidence >= SURE));
        named.zip(self.last_speaker()).is_some_and(|(one, last)| one.entity != last.entity || one.name != last.name)
    }

    fn is_speech(&self, id: QuoteId) -> bool {
        self.finding(id).is_some_and(|known| known.kind == QuoteKind::Speech)
    }

    fn last_speaker(&self) -> Option<&Speaker> {
        self.last.as_ref().map(|last| &last.speaker)
    }

    /// Whether a quotation that looks like none of speech goes on with the speech before it.
    fn is_listed(&self, flow: &Flow<'_>, at: usize, kind: QuoteKind) -> bool {
        let Some(previous) = listed::previous(flow, at) else { return false };
        let Class::Quote(id) = flow.class(previous) else { return false };
        let known = self.finding(id).filter(|known| known.kind == QuoteKind::Speech);
        known.is_some_and(|known| {
            listed::is_joined(flow, previous, at)
                || kind == QuoteKind::Term && known.speaker.is_some() && listed::is_told_on(flow, previous, at)
        })
    }

    /// The quotation that this one resumes after its cue.
    fn resumed(&self, flow: &Flow<'_>, at: usize, block: usize) -> Option<QuoteId> {
        let last = self.last.as_ref().filter(|last| last.block == block)?;
        let previous = (0..at).rev().find(|index| matches!(flow.class(*index), Class::Quote(_)))?;
        let Class::Quote(id) = flow.class(previous) else { return None };
        let known = self.finding(id)?;
        let cue = known.cue.filter(|cue| cue.start >= flow.span(previous, previous).end)?;
        let stops = (previous + 1..at).filter(|index| flow.class(*index) == Class::Stop).count();
        let inner =
            flow.items.get(previous + 1..at).unwrap_or(&[]).iter().any(|item| item.span.contains(cue) || cue.contains(item.span));
        let short = at - previous <= 24 && stops <= 1 && matches!(flow.class(at - 1), Class::Stop | Class::Comma | Class::Colon);
        (last.quote == id && inner && short).then_some(id)
    }

    /// A quotation without speaker belongs to the one of the quotation that follows at once: `“One.” “Two,” said Lund.`
    fn look_ahead(&mut self, flow: &Flow<'a>) {
        let mut next: Option<(usize, QuoteId)> = None;
        for at in (0..flow.items.len()).rev() {
            let Class::Quote(id) = flow.class(at) else { continue };
            if let Some((index, following)) = next {
                let near = (at + 1..index).all(|between| matches!(flow.class(between), Class::Stop | Class::Comma));
                let speaker = self.finding(following).and_then(|known| known.speaker.clone());
                let finding = self.findings.get_mut(id.index()).and_then(Option::as_mut);
                if let Some(finding) = finding.filter(|found| near && found.kind == QuoteKind::Speech && found.speaker.is_none())
                {
                    finding.speaker = speaker.map(|speaker| Speaker { confidence: speaker.confidence.min(0.6), ..speaker });
                }
            }
            next = Some((at, id));
        }
    }

    /// Quotations inside others: speech only where the words before say so.
    fn nested(&mut self) {
        for (id, quote) in self.reader.quotes.iter() {
            let next = QuoteId::from_index(id.index() + 1);
            if self.reader.quotes.get(next).is_none_or(|inner| inner.depth <= quote.depth) {
                continue;
            }
            for part in &quote.parts {
                self.inner(*part, quote.depth + 1, id);
            }
        }
    }

    fn inner(&mut self, part: TextSpan, depth: u8, outer: QuoteId) {
        let flow = self.reader.flow(part, depth);
        for at in 0..flow.items.len() {
            let Class::Quote(id) = flow.class(at) else { continue };
            let Some(quote) = self.reader.quotes.get(id).filter(|quote| part.contains(quote.span)) else { continue };
            let ending = ending(self.reader.document, quote);
            let cue = choose(cues::before(&flow, at, |_| true), cues::after(&flow, at, ending), ending);
            let words = quote.parts.first().copied().unwrap_or(quote.span);
            let kind = kinds::kind(&flow, at, words, cue.as_ref(), Place::Nested, self.manner);
            let around = self.finding(outer).and_then(|known| known.speaker.clone());
            let subject = cue.filter(|_| kind == QuoteKind::Speech).and_then(|cue| Some((cue.subject?, cue.confidence)));
            let speaker = subject.and_then(|(subject, confidence)| match flow.word(subject.first) {
                "i" => around.clone(),
                _ => Some(self.resolver.speaker(&flow, subject, confidence, None)),
            });
            let cue = cue.filter(|_| kind == QuoteKind::Speech).map(|cue| cue.span);
            self.keep(id, Finding { kind, speaker, cue, continues: None });
        }
    }
}

/// Whether nothing but the rest of its sentence stands behind a place in a block.
fn is_tail(flow: &Flow<'_>, end: u32) -> bool {
    let stops = flow
        .items
        .iter()
        .rev()
        .take(60)
        .take_while(|item| item.span.start >= end)
        .filter(|item| item.class == Class::Stop)
        .count();
    stops <= 1
}

/// The better of the two cues.
fn choose(before: Option<Cue>, after: Option<Cue>, ending: Ending) -> Option<Cue> {
    match (before, after) {
        (Some(before), Some(after)) => {
            // "… that Lund called “grim,” Kiel expressed a wish": a verb with an object of its own.
            if before.touches && before.confidence >= 0.85 && after.has_object {
                return Some(before);
            }
            let prefers_after = match ending {
                Ending::Comma | Ending::Lively => after.confidence >= before.confidence - 0.2,
                Ending::Stop | Ending::None => after.confidence > before.confidence + 0.2,
            };
            Some(if prefers_after && after.subject.is_some() || before.subject.is_none() { after } else { before })
        }
        (before, after) => before.or(after),
    }
}

/// How the words of a quotation end.
fn ending(document: &Document, quote: &Quote) -> Ending {
    let words = quote.parts.last().map_or("", |part| document.slice(*part));
    let last = words.chars().rev().find(|c| !matches!(c, '’' | '\'' | '”' | '"' | ')' | ']'));
    match last {
        Some(',') => Ending::Comma,
        Some('?' | '!' | '—' | '–' | '-' | '…') => Ending::Lively,
        Some('.') if words.ends_with("..") => Ending::Lively,
        Some('.') => Ending::Stop,
        _ => Ending::None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::quotes::testing::extracted;

    /// Each quotation of a text: its kind's first letter, a `+` if it resumes another, and its speaker.
    fn check(text: &str, expected: &[&str]) {
        let (_, extraction) = extracted("t.txt", text);
        let shown: Vec<String> = extraction
            .quotes
            .iter()
            .map(|(_, quote)| {
                let kind = quote.kind.code().chars().next().unwrap_or(' ');
                let resumed = if quote.continues.is_some() { "+" } else { "" };
                format!("{kind}{resumed} {}", quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str()))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn interrupted_speech_is_resumed() {
        check("“The pier,” Greta Lund said, “will hold this winter.”", &["s Greta Lund", "s+ Greta Lund"]);
        check("“The pier will hold,” Greta Lund said. “It always did.”", &["s Greta Lund", "s+ Greta Lund"]);
    }

    #[test]
    fn speech_without_cue_goes_on() {
        check("“The pier will hold,” Greta Lund said.\n\n“It has held for forty years.”", &["s Greta Lund", "s Greta Lund"]);
        check("“We are late.” “Nobody minds,” said Olav Kiel.", &["s Olav Kiel", "s Olav Kiel"]);
        check("Greta Lund called the pier “a ruin” and “a disgrace.”", &["s Greta Lund", "s Greta Lund"]);
    }

    #[test]
    fn speech_nobody_claims_stays_open() {
        check("“The pier will hold this winter.”", &["s -"]);
        check("A sign at the gate was new. “The pier is closed this winter.”", &["s -"]);
    }

    #[test]
    fn quotations_inside_others_have_speakers_of_their_own() {
        check("“And then Olav Kiel said, ‘It is closed,’ to me,” Greta Lund said.", &["s Greta Lund", "s Olav Kiel"]);
        check("“A deckhand kept shouting, ‘Sit down and hold on,’ to us,” Greta Lund said.", &["s Greta Lund", "s A deckhand"]);
        check("“The captain told us, ‘Nobody leaves this deck,’ and left,” Greta Lund said.", &["s Greta Lund", "s The captain"]);
        check("“People always say, ‘It is closed,’ to me,” Greta Lund said.", &["s Greta Lund", "t -"]);
    }
}
