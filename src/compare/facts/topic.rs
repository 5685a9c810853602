//! What each value is of, as weighted words: the rarer a word in both texts, the more it says.

use std::collections::HashMap;

use crate::base::{Arena, Id, Pair, Side};
use crate::compare::model::Sources;
use crate::extract::{Deed, Fact, FactId, FactKind, FactValue, deed, is_function_word, looks_like_event};
use crate::text::{Document, SentenceId, TokenKind, Word};

/// How many content words away a word has half its weight.
const HALF_DISTANCE: f32 = 5.0;
/// How many content words on each side of a value count, so that a sentence without end costs no more than others.
const NEAR_WORDS: usize = 60;
/// How far from a value the word that tells what happened may stand, in words.
const EVENT_WORDS: usize = 12;
/// Past forms that tell who gave a value and not what happened.
const SAYING: &[&str] = &["said", "told", "estimated", "reported", "added", "announced", "claimed", "stated", "say", "says"];

/// Verbs that fit any event.
const LIGHT: &[&str] = &[
    "be", "being", "begin", "began", "came", "come", "comes", "coming", "did", "do", "doing", "expected", "get", "getting", "go",
    "going", "got", "had", "have", "having", "held", "hold", "made", "make", "making", "put", "remain", "remained", "set",
    "take", "takes", "taken", "taking", "took", "used", "using", "went", "become", "became", "given", "gave", "give", "called",
    "asked",
];
/// How far from a day or time the verbs of its event may stand, in words.
const VERB_WORDS: usize = 14;

/// The event of a number that was another before: "it was cut to 19 points".
const CHANGE: Term = Term::MAX;
/// Words before "to" and "from" that tell that a number was another before.
const CHANGING: &[&str] = &[
    "cut",
    "raised",
    "rose",
    "risen",
    "revised",
    "reduced",
    "increased",
    "dropped",
    "fell",
    "fallen",
    "grew",
    "grown",
    "trimmed",
    "expanded",
    "lowered",
    "narrowed",
    "shrank",
    "climbed",
    "jumped",
    "updated",
    "corrected",
    "whittled",
    "pared",
];

/// A word of both texts; numbered in alphabetical order, so that sums come out the same when the sides are exchanged.
pub(super) type Term = u32;
/// A folded word of both texts, marks too.
pub(super) type Form = u32;

/// What one value is of; of names nothing is told but their rank.
#[derive(Clone, Debug, Default)]
pub(super) struct Topic {
    /// Words around it, each once, in order, with weights by distance (1 beside it) times rarity.
    pub(super) near: Vec<(Term, f32)>,
    /// The words of `about`, in order, with their rarity.
    pub(super) about: Vec<(Term, f32)>,
    /// Which value of its kind it is in its statement, and of how many.
    pub(super) rank: (usize, usize),
    /// Words near it that tell what happened, in order.
    pub(super) events: Vec<Term>,
    /// All verbs of its statement near it that tell an event, in order; for days and times only.
    pub(super) verbs: Vec<Term>,
    /// Whether it is the only day or time of its precision in its statement.
    pub(super) alone: bool,
    /// What happens to the people it counts.
    pub(super) deed: Option<Deed>,
    /// The words just before and after it.
    pub(super) beside: (Option<Form>, Option<Form>),
}

/// How exactly a day or time is told.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Precision {
    Clock,
    Weekday,
    Distance,
    Day,
    Longer,
}

impl Precision {
    fn of(value: &FactValue) -> Option<Self> {
        match value {
            FactValue::Time { .. } => Some(Self::Clock),
            FactValue::Date(date) if date.day.is_some() => Some(Self::Day),
            FactValue::Date(date) if date.weekday.is_some() => Some(Self::Weekday),
            FactValue::Date(date) if date.relative.is_some() => Some(Self::Distance),
            FactValue::Date(_) => Some(Self::Longer),
            _ => None,
        }
    }
}

/// The topics of both sides' facts, by fact.
pub(super) struct Topics {
    topics: Pair<Vec<Topic>>,
    /// All content words of each statement with their rarity.
    statements: Pair<Vec<Vec<(Term, f32)>>>,
}

impl Topics {
    pub(super) fn new(sources: &Sources) -> Self {
        let (terms, forms) = (terms(sources), numbered(sources, |word| &word.folded).0);
        let Pair { a, b } = Pair::in_parallel(|side| {
            let weighed = Weighed::new(&sources.documents[side], &terms[side], &forms[side]);
            (weighed.topics(&sources.extractions[side].facts), weighed.statements())
        });
        let (topics, statements) = (Pair::new(a.0, b.0), Pair::new(a.1, b.1));
        Self { topics, statements }
    }

    pub(super) fn of(&self, side: Side, fact: FactId) -> &Topic {
        &self.topics[side][fact.index()]
    }

    /// Whether the same is said to happen in both facts of one side, one tells no event of its own, or one is the other changed.
    pub(super) fn same_event(&self, side: Side, one: FactId, other: FactId) -> bool {
        let (one, other) = (&self.of(side, one).events, &self.of(side, other).events);
        one.is_empty()
            || other.is_empty()
            || one.contains(&CHANGE)
            || other.contains(&CHANGE)
            || one.iter().any(|term| other.contains(term))
    }

    /// Whether the facts of one side both tell an event.
    pub(super) fn has_event(&self, side: Side, one: FactId, other: FactId) -> bool {
        !self.of(side, one).events.is_empty() && !self.of(side, other).events.is_empty()
    }

    /// Whether a verb that tells an event stands near both facts.
    pub(super) fn same_verb(&self, facts: Pair<FactId>) -> bool {
        let (a, b) = (&self.of(Side::A, facts.a).verbs, &self.of(Side::B, facts.b).verbs);
        a.iter().any(|term| b.binary_search(term).is_ok())
    }

    pub(super) fn statement(&self, side: Side, sentence: SentenceId) -> &[(Term, f32)] {
        self.statements[side].get(sentence.index()).map_or(&[], Vec::as_slice)
    }
}

/// Per side and word of its vocabulary, the stem with its rarity in both texts together; `None` for what is no word.
fn terms(sources: &Sources) -> Pair<Vec<Option<(Term, f32)>>> {
    let documents = sources.documents.as_ref();
    let (of_word, stems) = numbered(sources, |word| &word.stem);
    let counts = Pair::in_parallel(|side| counts(documents[side], &of_word[side], stems));
    let total = u32::try_from(documents.a.sentences.len() + documents.b.sentences.len()).unwrap_or(u32::MAX);
    let term = |stem: u32| {
        let count: u32 = Side::BOTH.iter().filter_map(|side| counts[*side].get(stem as usize)).sum();
        (count > 0).then(|| (stem, (1.0 + (total.max(1) as f32) / (count as f32)).ln()))
    };
    of_word.map(|stems| stems.into_iter().map(term).collect())
}

/// Per side and word of its vocabulary, the number of its form in both texts; and how many forms there are.
fn numbered(sources: &Sources, form: impl for<'w> Fn(&'w Word) -> &'w str + Sync) -> (Pair<Vec<u32>>, usize) {
    let vocabulary = |side: Side| sources.documents[side].vocabulary.iter().map(|(_, word)| form(word));
    let mut forms: Vec<&str> = Side::BOTH.into_iter().flat_map(vocabulary).collect();
    forms.sort_unstable();
    forms.dedup();
    let number = |form: &str| forms.binary_search(&form).map_or(u32::MAX, |at| u32::try_from(at).unwrap_or(u32::MAX));
    (Pair::in_parallel(|side| vocabulary(side).map(number).collect()), forms.len())
}

/// How many statements of a document have each stem.
fn counts(document: &Document, of_word: &[u32], stems: usize) -> Vec<u32> {
    let mut counts = vec![0; stems];
    let mut last_seen_in = vec![usize::MAX; stems];
    for (at, (_, sentence)) in document.sentences.iter().enumerate() {
        for token in document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]) {
            let Some(stem) = of_word.get(token.word.index()).filter(|_| token.kind == TokenKind::Word) else { continue };
            let stem = *stem as usize;
            if last_seen_in[stem] != at {
                last_seen_in[stem] = at;
                counts[stem] += 1;
            }
        }
    }
    counts
}

/// One document and how rare its words are.
struct Weighed<'d> {
    document: &'d Document,
    /// Per word of the vocabulary, its stem with its rarity; `None` for what is no word.
    terms: &'d [Option<(Term, f32)>],
    /// Per word of the vocabulary, its number in both texts.
    forms: &'d [Form],
    /// The terms of words that tell what rather than how.
    content: Vec<Option<(Term, f32)>>,
}

impl<'d> Weighed<'d> {
    fn new(document: &'d Document, terms: &'d [Option<(Term, f32)>], forms: &'d [Form]) -> Self {
        let words = document.vocabulary.iter().zip(terms);
        let content = words.map(|((_, word), term)| term.filter(|_| !is_function_word(&word.folded))).collect();
        Self { document, terms, forms, content }
    }

    fn folded(&self, at: usize) -> &str {
        self.document.tokens.get(at).map_or("", |token| self.document.folded(token))
    }

    fn term(&self, at: usize) -> Option<Term> {
        let token = self.document.tokens.get(at)?;
        self.terms.get(token.word.index()).copied().flatten().map(|(term, _)| term)
    }

    /// The words at some positions that tell what rather than how.
    fn content(&self, tokens: impl Iterator<Item = usize>) -> impl Iterator<Item = Option<(Term, f32)>> {
        let tokens = tokens.filter_map(|at| self.document.tokens.get(at)).filter(|token| token.kind == TokenKind::Word);
        tokens.map(|token| self.content.get(token.word.index()).copied().flatten()).filter(Option::is_some)
    }

    fn statements(&self) -> Vec<Vec<(Term, f32)>> {
        let sentences = self.document.sentences.iter();
        sentences.map(|(_, sentence)| highest(self.content(sentence.tokens.clone()).flatten().collect())).collect()
    }

    fn topics(&self, facts: &Arena<FactId, Fact>) -> Vec<Topic> {
        let mut totals: HashMap<(SentenceId, FactKind), usize> = HashMap::new();
        let mut precisions: HashMap<(SentenceId, Precision), usize> = HashMap::new();
        let mut ranks = Vec::with_capacity(facts.len());
        for (_, fact) in facts.iter() {
            if let Some(precision) = Precision::of(&fact.value) {
                *precisions.entry((fact.sentence, precision)).or_default() += 1;
            }
            let count = totals.entry((fact.sentence, fact.kind())).or_default();
            ranks.push(*count);
            *count += 1;
        }
        let of = |((_, fact), rank): ((FactId, &Fact), usize)| {
            let total = totals.get(&(fact.sentence, fact.kind())).copied().unwrap_or(0);
            if matches!(fact.value, FactValue::Entity { .. }) {
                return Topic { rank: (rank, total), ..Topic::default() };
            }
            Topic {
                near: self.near(fact),
                about: self.about(fact),
                rank: (rank, total),
                deed: if fact.kind() == FactKind::Number { deed(self.document, fact) } else { None },
                events: self.events(fact),
                verbs: if matches!(fact.kind(), FactKind::Date | FactKind::Time) { self.verbs(fact) } else { Vec::new() },
                alone: Precision::of(&fact.value)
                    .is_some_and(|precision| precisions.get(&(fact.sentence, precision)) == Some(&1)),
                beside: self.beside(fact),
            }
        };
        facts.iter().zip(ranks).map(of).collect()
    }

    /// The content words of the statement outside the value itself, lighter with distance.
    fn near(&self, fact: &Fact) -> Vec<(Term, f32)> {
        let Some(sentence) = self.document.sentences.get(fact.sentence) else { return Vec::new() };
        let own = self.document.tokens_in(fact.span);
        let before = self.content((sentence.tokens.start..own.start).rev()).take(NEAR_WORDS).enumerate();
        let after = self.content(own.end..sentence.tokens.end).take(NEAR_WORDS).enumerate();
        let weighed = |(distance, term): (usize, Option<(Term, f32)>)| {
            term.map(|(term, weight)| (term, weight * HALF_DISTANCE / (HALF_DISTANCE + distance as f32)))
        };
        highest(before.chain(after).filter_map(weighed).collect())
    }

    fn about(&self, fact: &Fact) -> Vec<(Term, f32)> {
        // `about` is made of words of the document, so that they are in its vocabulary.
        let words = fact.about.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '.')));
        let ids = words.filter_map(|word| self.document.vocabulary.find(&crate::text::fold(word)));
        highest(ids.filter_map(|id| self.content.get(id.index()).copied().flatten()).collect())
    }

    /// The nearest word before and the nearest after the value that tell what happened, within its clause; who said so is
    /// no event.
    fn events(&self, fact: &Fact) -> Vec<Term> {
        let Some(sentence) = self.document.sentences.get(fact.sentence) else { return Vec::new() };
        let own = self.document.tokens_in(fact.span);
        let near = |at: &usize| !matches!(self.folded(*at), ";" | "," | "." | "and" | "while" | "but");
        let event = |at: &usize| looks_like_event(self.folded(*at)) && !SAYING.contains(&self.folded(*at));
        let after = (own.end..sentence.tokens.end).take(EVENT_WORDS).take_while(near).find(event);
        let before = (sentence.tokens.start..own.start).rev().take(EVENT_WORDS).take_while(near).find(event);
        let mut terms: Vec<Term> = before.into_iter().chain(after).filter_map(|at| self.term(at)).collect();
        let is_change = before.is_some_and(|at| CHANGING.contains(&self.folded(at)));
        if is_change && matches!(self.folded(own.start.saturating_sub(1)), "to" | "from") {
            terms.push(CHANGE);
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The words of the statement near the value that tell an event, future ones too ("will travel"); those that fit any
    /// event and those that tell who said so are left out.
    fn verbs(&self, fact: &Fact) -> Vec<Term> {
        let Some(sentence) = self.document.sentences.get(fact.sentence) else { return Vec::new() };
        let own = self.document.tokens_in(fact.span);
        let range =
            sentence.tokens.start.max(own.start.saturating_sub(VERB_WORDS))..sentence.tokens.end.min(own.end + VERB_WORDS);
        let is_verb = |at: &usize| {
            let word = self.folded(*at);
            let to_come = *at > range.start && matches!(self.folded(*at - 1), "will" | "would" | "to" | "may" | "could" | "must");
            (looks_like_event(word) || to_come && !is_function_word(word)) && !SAYING.contains(&word) && !LIGHT.contains(&word)
        };
        let mut terms: Vec<Term> = range.clone().filter(is_verb).filter_map(|at| self.term(at)).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    fn beside(&self, fact: &Fact) -> (Option<Form>, Option<Form>) {
        let own = self.document.tokens_in(fact.span);
        let form = |at: usize| self.forms.get(self.document.tokens.get(at)?.word.index()).copied();
        (own.start.checked_sub(1).and_then(form), form(own.end))
    }
}

/// Each term once, with its highest weight, in order.
fn highest(mut terms: Vec<(Term, f32)>) -> Vec<(Term, f32)> {
    terms.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    terms.dedup_by_key(|(term, _)| *term);
    terms
}

/// How much two weighted lists have in common, 0 to 1 (the Dice measure).
pub(super) fn likeness(one: &[(Term, f32)], other: &[(Term, f32)]) -> f32 {
    let sum = |list: &[(Term, f32)]| list.iter().map(|(_, weight)| weight).sum::<f32>();
    let total = sum(one) + sum(other);
    if total <= 0.0 { 0.0 } else { 2.0 * shared(one, other) / total }
}

/// The weight of what two lists have in common.
pub(super) fn shared(one: &[(Term, f32)], other: &[(Term, f32)]) -> f32 {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut found = 0.0;
    while let (Some((a, x)), Some((b, y))) = (left.peek().copied(), right.peek().copied()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                found += x.min(*y);
                left.next();
                right.next();
            }
        }
    }
    found
}
