//! Statements that tell the same in nearly the same words, and yet one denies what the other tells, one plans what
//! the other has seen done, or one says the opposite at one place.

mod alike;
mod hedged;
mod leaving;
pub(super) mod opposites;
mod pleas;

use std::collections::BTreeSet;

use crate::base::{Arena, Cancelled, Pair, Side, TextSpan, Work};
use crate::compare::model::{FactRule, Link, LinkId, Sources, Verdict};
use crate::extract::{Quote, QuoteId, is_function_word, looks_like_event};
use crate::text::{Document, SentenceId, Token, TokenKind, is_negation};

/// How many words a negation reaches.
const REACH: usize = 4;
/// A difference between two statements.
pub(super) struct Claim {
    pub(super) sentences: Pair<SentenceId>,
    pub(super) spans: Pair<TextSpan>,
    /// What is denied, planned or turned round, in words of A or B.
    pub(super) about: String,
    pub(super) verdict: Verdict,
    pub(super) rule: FactRule,
}

/// The differences of all statements that are linked or nearly the same.
pub(super) fn claims(sources: &Sources, links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<Claim>, Cancelled> {
    let mut out = Vec::new();
    let alike = alike::alike(sources, links, work)?;
    let pairs = alike.len();
    for pair in alike {
        work.check()?;
        let told = Pair::from_fn(|side| Told::new(&sources.documents[side], pair[side]));
        out.extend(claim(sources, pair, &told));
    }
    for (a, b) in firm(links) {
        let sentences = Pair::new(a, b);
        let is_told = leaving::is_told(sources, sentences) || pleas::is_told(sources, sentences);
        if !is_told && !hedged::differ(sources, sentences) {
            continue;
        }
        let told = Pair::new(Told::new(&sources.documents.a, a), Told::new(&sources.documents.b, b));
        let found =
            pleas::plea(&told).or_else(|| leaving::leaving(&told, false)).or_else(|| hedged::hedged(sources, sentences, &told));
        out.extend(found.and_then(|found| outside_quotes(sources, sentences, found)));
    }
    drop_style(&mut out, pairs);
    // Words that stand several times are paired once, in an order that is the same when the sides are exchanged.
    out.sort_by_key(|claim: &Claim| {
        let (a, b) = (claim.spans.a.start, claim.spans.b.start);
        (u64::from(a) + u64::from(b), a.min(b), a)
    });
    let mut used: Pair<BTreeSet<TextSpan>> = Pair::default();
    out.retain(|claim| {
        let fresh = Side::BOTH.into_iter().all(|side| !used[side].contains(&claim.spans[side]));
        if fresh {
            for side in Side::BOTH {
                used[side].insert(claim.spans[side]);
            }
        }
        fresh
    });
    Ok(out)
}

/// How many plans that the other account has seen done are a matter of style, and as what share of the statements that are alike.
const STYLE: usize = 6;
const STYLE_SHARE: f64 = 0.005;

/// Leaves out what is planned in one account and done in the other where that goes through all of them, as between retellings
/// in two tenses.
fn drop_style(claims: &mut Vec<Claim>, pairs: usize) {
    let count = claims.iter().filter(|claim| claim.rule == FactRule::PlannedDone).count();
    if count >= STYLE && count as f64 >= STYLE_SHARE * pairs as f64 {
        claims.retain(|claim| claim.rule != FactRule::PlannedDone);
    }
}

/// The statements of all links that are more than possible.
fn firm(links: &Arena<LinkId, Link>) -> impl Iterator<Item = (SentenceId, SentenceId)> {
    let firm = links.iter().filter(|(_, link)| link.is_firm());
    firm.flat_map(|(_, link)| {
        let few = |side: Side| link.sentences[side].iter().take(alike::STATEMENTS);
        few(Side::A).flat_map(move |a| few(Side::B).map(|b| (*a, *b)))
    })
}

fn claim(sources: &Sources, sentences: Pair<SentenceId>, told: &Pair<Told>) -> Option<Claim> {
    let found = pleas::plea(told)
        .or_else(|| denied(told))
        .or_else(|| leaving::leaving(told, true))
        .or_else(|| planned(told))
        .or_else(|| opposed(told))?;
    outside_quotes(sources, sentences, found)
}

fn outside_quotes(sources: &Sources, sentences: Pair<SentenceId>, found: Difference) -> Option<Claim> {
    let (spans, about, verdict, rule) = found;
    // What differs within quotation marks is a matter of quotations.
    let quoted = |side: Side| is_quoted(&sources.extractions[side].quotes, spans[side]);
    if Side::BOTH.into_iter().any(quoted) {
        return None;
    }
    Some(Claim { sentences, spans, about, verdict, rule })
}

/// How many quotations before a place are looked at; more do not stand inside each other.
const NESTED: usize = 16;

/// Whether some of a span stands within quotation marks.
fn is_quoted(quotes: &Arena<QuoteId, Quote>, span: TextSpan) -> bool {
    let quotes = quotes.as_slice();
    let end = quotes.partition_point(|quote| quote.span.start < span.end);
    quotes.get(end.saturating_sub(NESTED)..end).unwrap_or(&[]).iter().any(|quote| quote.span.overlaps(span))
}

type Difference = (Pair<TextSpan>, String, Verdict, FactRule);

/// The words of one statement.
struct Told<'d> {
    document: &'d Document,
    tokens: &'d [Token],
    /// The stems of its content words.
    stems: BTreeSet<&'d str>,
}

impl<'d> Told<'d> {
    fn new(document: &'d Document, sentence: SentenceId) -> Self {
        let range = document.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
        let tokens = document.tokens.get(range).unwrap_or(&[]);
        let content = |token: &&Token| token.kind == TokenKind::Word && !is_function_word(document.folded(token));
        let stems = tokens.iter().filter(content).map(|token| document.stem(token)).collect();
        Self { document, tokens, stems }
    }

    fn folded(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| self.document.folded(token))
    }

    fn stem(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| self.document.stem(token))
    }

    fn is_content(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word) && !is_function_word(self.folded(at))
    }

    fn span(&self, from: usize, to: usize) -> TextSpan {
        match (self.tokens.get(from), self.tokens.get(to)) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => TextSpan::default(),
        }
    }

    fn text(&self, at: usize) -> String {
        self.tokens.get(at).map_or_else(String::new, |token| self.document.slice(token.span).to_owned())
    }

    /// Where something is denied; "not only" denies nothing.
    fn denials(&self) -> Vec<usize> {
        let only = |at: usize| matches!(self.folded(at + 1), "only" | "just" | "merely" | "least");
        let all = 0..self.tokens.len();
        all.filter(|at| is_negation(self.folded(*at)) && !only(*at) || DENYING.contains(&self.folded(*at))).collect()
    }

    /// Whether it asks or makes a condition, so that it tells nothing that could be denied.
    fn is_open(&self) -> bool {
        let words = (0..self.tokens.len()).map(|at| self.folded(at));
        words.into_iter().any(|word| matches!(word, "?" | "if" | "unless" | "whether" | "lest" | "neither" | "nor" | "except"))
    }

    fn is_name(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| self.document.slice(token.span).starts_with(char::is_uppercase))
    }

    /// Whether the words after a place tell until when it is so.
    fn lasts(&self, at: usize) -> bool {
        (at + 1..=at + REACH).any(|near| matches!(self.folded(near), "until" | "till"))
    }

    /// The first place of a stem.
    fn find(&self, stem: &str) -> Option<usize> {
        (0..self.tokens.len()).find(|at| self.is_content(*at) && self.stem(*at) == stem)
    }

    /// Where the verb of a word begins, its helping verbs included: "will" in "will surely reopen".
    fn verb_start(&self, at: usize) -> usize {
        let word = |at: usize| self.folded(at);
        let helps =
            |at: &usize| HELPING.contains(&word(*at)) || is_negation(word(*at)) || word(*at).ends_with("ly") || word(*at) == "to";
        let first = (at.saturating_sub(REACH)..at).rev().take_while(helps).last().unwrap_or(at);
        (first..=at).find(|at| word(*at) != "to").unwrap_or(at)
    }
}

/// Verbs that deny what follows.
const DENYING: &[&str] = &[
    "denied", "denies", "deny", "denying", "refused", "refuses", "refuse", "declined", "declines", "decline", "failed", "fails",
    "fail", "unable",
];
/// Helping verbs.
const HELPING: &[&str] = &[
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "can",
    "could",
    "must",
    "has",
    "have",
    "had",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "do",
    "does",
    "did",
    "expected",
    "set",
    "plans",
    "plan",
    "planned",
    "scheduled",
    "likely",
];

/// "Will not reopen" and "will reopen": one statement denies one thing that the other, which denies nothing, tells.
fn denied(told: &Pair<Told>) -> Option<Difference> {
    let denials = Pair::from_fn(|side| told[side].denials());
    let side = Side::BOTH.into_iter().find(|side| denials[*side].len() == 1 && denials[side.other()].is_empty())?;
    let (own, other) = (&told[side], &told[side.other()]);
    let at = *denials[side].first()?;
    // What is denied is a verb: "not on the pier" and "have not a boat" deny something else.
    let goes_on = |at: &usize| matches!(own.folded(*at), "to" | "be" | "been" | "have" | "yet" | "ever" | "having" | "being");
    let word = (at + 1..=at + REACH).find(|at| !goes_on(at)).filter(|at| own.is_content(*at) && !own.is_name(*at))?;
    let there = other.find(own.stem(word))?;
    if own.folded(word).ends_with("ing") != other.folded(there).ends_with("ing") {
        return None;
    }
    if !is_same_place(own, word, other, there) || own.is_open() || other.is_open() {
        return None;
    }
    let mut spans = Pair::new(TextSpan::default(), TextSpan::default());
    spans[side] = own.span(own.verb_start(at).min(at), word);
    spans[side.other()] = other.span(other.verb_start(there), there);
    Some((spans, other.text(there), Verdict::Conflict, FactRule::Denied))
}

/// Whether a word next to the verb is the same in both, so that both tell of the same doing.
fn is_same_place(own: &Told, at: usize, other: &Told, there: usize) -> bool {
    let near = |told: &Told, at: usize, before: bool| {
        let found = if before {
            (0..told.verb_start(at)).rev().find(|at| told.is_content(*at))
        } else {
            (at + 1..told.tokens.len()).find(|at| told.is_content(*at))
        };
        found.map(|at| told.stem(at).to_owned())
    };
    [true, false].into_iter().any(|before| near(own, at, before).is_some_and(|stem| near(other, there, before) == Some(stem)))
}

/// How certain a verb is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Done,
    Planned,
    Possible,
}

/// "Is expected to sign" and "signed": the same verb, planned on one side and done on the other.
fn planned(told: &Pair<Told>) -> Option<Difference> {
    if Side::BOTH.iter().any(|side| !told[*side].denials().is_empty() || told[*side].is_open()) {
        return None;
    }
    let both = told.a.stems.intersection(&told.b.stems);
    both.filter_map(|stem| {
        let places = Pair::new(told.a.find(stem)?, told.b.find(stem)?);
        let stands = Pair::new(stand(&told.a, places.a)?, stand(&told.b, places.b)?);
        if !is_same_place(&told.a, places.a, &told.b, places.b) {
            return None;
        }
        let spans = Pair::from_fn(|side| told[side].span(told[side].verb_start(places[side]), places[side]));
        (stands.a != stands.b)
            .then(|| (spans, told.a.text(places.a).min(told.b.text(places.b)), Verdict::Compatible, FactRule::PlannedDone))
    })
    .next()
}

/// Forms of common verbs that are no past, or not only.
const PRESENT: &[&str] = &[
    "arrive", "beat", "become", "begin", "come", "cut", "die", "end", "expire", "go", "hit", "hurt", "leave", "meet", "open",
    "put", "quit", "read", "remain", "resign", "retire", "return", "say", "set", "shut", "spread", "take", "visit", "vote",
];

fn is_past(folded: &str) -> bool {
    let ending = folded.ends_with("ing") || folded.ends_with('s');
    looks_like_event(folded) && !ending && !PRESENT.contains(&folded)
}

fn stand(told: &Told, at: usize) -> Option<Stand> {
    let start = told.verb_start(at);
    let helping: Vec<&str> = (start..at).map(|at| told.folded(at)).collect();
    let any = |words: &[&str]| helping.iter().any(|word| words.contains(word));
    if any(&["may", "might", "could"]) {
        return Some(Stand::Possible);
    }
    // "Would" tells what was to come and what never came.
    if any(&["would", "should", "must", "can", "shall"]) {
        return None;
    }
    if any(&["will", "expected", "set", "plans", "plan", "planned", "scheduled", "likely"]) {
        return Some(Stand::Planned);
    }
    let past = is_past(told.folded(at));
    let noun = matches!(told.folded(at.wrapping_sub(1)), "the" | "a" | "an" | "of" | "his" | "her" | "its" | "their");
    (past && !noun && !any(&["be", "to"])).then_some(Stand::Done)
}

/// One content word differs, and the two are opposites: "the left bank", "the right bank".
fn opposed(told: &Pair<Told>) -> Option<Difference> {
    // What the other statement tells too, in whatever form, is no odd word.
    let odd = |side: Side| {
        let (own, other) = (&told[side], &told[side.other()]);
        let is_missing =
            move |at: &usize| !(0..other.tokens.len()).any(|there| opposites::same_sense(own.folded(*at), other.folded(there)));
        (0..own.tokens.len()).filter(move |at| opposites::has_opposite(own.folded(*at)) && is_missing(at))
    };
    // A content word within two words is the same, or both words beside.
    let near = |a: usize, b: usize| {
        let same = |a: Option<usize>, b: Option<usize>, content: bool| {
            let (Some(a), Some(b)) = (a, b) else { return false };
            let word = |told: &Told, at: usize| told.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
            told.a.stem(a) == told.b.stem(b) && if content { told.a.is_content(a) } else { word(&told.a, a) }
        };
        let beside = |content: bool| [same(a.checked_sub(1), b.checked_sub(1), content), same(Some(a + 1), Some(b + 1), content)];
        let further = [(a.checked_sub(2), b.checked_sub(2)), (Some(a + 2), Some(b + 2))];
        // "For" and "against" have many senses.
        if !told.a.is_content(a) || !told.b.is_content(b) {
            return beside(false) == [true, true];
        }
        beside(true).contains(&true) || beside(false) == [true, true] || further.into_iter().any(|(a, b)| same(a, b, true))
    };
    let found = odd(Side::A).find_map(|a| {
        odd(Side::B).find(|b| opposites::are_opposites(told.a.folded(a), told.b.folded(*b)) && near(a, *b)).map(|b| (a, b))
    });
    let (a, b) = found?;
    // "Closed until Monday" and "will reopen on Monday" tell the same.
    let ends = Pair::new(told.a.lasts(a), told.b.lasts(b));
    if ends.a != ends.b {
        return None;
    }
    let about = told.a.text(a).min(told.b.text(b));
    Some((Pair::new(told.a.span(a, a), told.b.span(b, b)), about, Verdict::Conflict, FactRule::Opposite))
}
