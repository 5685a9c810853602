//! What speaks for and against a link between two statements of articles, as numbers, and what they weigh together.
//!
//! In two texts of the length of articles words in common are few, so that everything else is looked at too: who takes
//! part, who speaks, numbers, names that only one has, the statements around, and the places in their texts. The weights
//! were learned by logistic regression (`tools/fit_links.rs`).

mod cast;
mod weights;

use crate::base::{Cancelled, Pair, Side, Work};
use crate::compare::align::choose;
use crate::compare::align::score::{self, Candidate};
use crate::compare::align::terms::{Statement, Terms};
use crate::compare::model::{Link, Sources};
use crate::text::{BlockKind, Document};

use self::cast::Casts;

/// How many numbers tell of a pair of statements.
pub(super) const COUNT: usize = 15;
/// Natural logarithms of the number of pairs of statements: below the first only this evidence counts, above the second
/// only words in common and the order do.
const ARTICLES: (f32, f32) = (9.5, 12.0);
/// Weight added to every statement.
const LEAST_MASS: f32 = 40.0;
/// Weight added to every statement where its words are looked for around another.
const AROUND_MASS: f32 = 5.0;
/// How many words a heading has at most that is not marked as one.
const HEADING_WORDS: f32 = 14.0;
/// How many statements at the beginning tell what a text is about.
const LEAD: usize = 4;
/// The most that the words in common tell of one event, and how much each step into the texts takes from it.
const EVENT: (f32, f32) = (40.0, 0.2);
/// From this kinship on two texts tell of one event.
const KIN: f32 = 0.5;
/// What it weighs that both tell of the event that the texts are about, beside [`weights`].
const EVENT_WEIGHT: f32 = 0.25;
/// From this likelihood on a link is firm; and the most strength of one that is not.
const FIRM: (f32, f32) = (0.7, 0.499);
/// Fewer pairs of statements than these are a handful.
const HANDFUL: usize = 60;
/// From this on a word tells something by itself, as "said" does not.
const TELLING: f32 = 2.0;
/// How many such words a link shares at least among a handful of statements.
const HANDFUL_WORDS: usize = 3;
/// From this likelihood on a link is possible, without the event and with it.
const POSSIBLE: f32 = 0.2;
const POSSIBLE_EVENT: f32 = 0.7;
/// Possible links are told apart where they are all but sure: the power of the likelihood that makes the strength.
const SURE: i32 = 6;

/// Everything that evidence is drawn from.
pub(super) struct Evidence<'a> {
    terms: &'a Terms,
    casts: Casts,
    /// Per side and statement, its names: terms with a capital that do not open it, in order of their ids.
    names: Pair<Vec<Vec<u32>>>,
    /// Per side and statement, whether it is a heading.
    headings: Pair<Vec<bool>>,
    /// Per side and statement, the weight of the words that say something.
    content: Pair<Vec<f32>>,
    /// Whether the statements are so few that every word is rare among them.
    is_handful: bool,
    /// How far the names and numbers the texts begin with stand in the other text, 0 to 1.
    kinship: f32,
}

/// How far the evidence of articles counts for two texts: 1 for articles, 0 for books.
pub(super) fn share(terms: &Terms) -> f32 {
    ((ARTICLES.1 - terms.pairs) / (ARTICLES.1 - ARTICLES.0)).clamp(0.0, 1.0)
}

impl<'a> Evidence<'a> {
    pub(super) fn new(sources: &Sources, terms: &'a Terms) -> Self {
        let names = Pair::from_fn(|side| names(&sources.documents[side], terms, side));
        let headings = Pair::from_fn(|side| headings(&sources.documents[side], terms, side));
        let content = Pair::from_fn(|side| {
            let statements = terms.statements[side].iter();
            statements
                .map(|statement| content(terms, statement).map(|term| terms.weights[term as usize]).sum())
                .collect::<Vec<f32>>()
        });
        let kinship = kinship(terms, &names);
        let is_handful = terms.statements.a.len() * terms.statements.b.len() < HANDFUL;
        Self { terms, casts: Casts::new(sources), names, headings, content, is_handful, kinship }
    }

    /// How strong a link each candidate makes, in the same order; 0 for none.
    pub(super) fn strengths(&self, candidates: &[Candidate], work: &Work) -> Result<Vec<f32>, Cancelled> {
        let mut out = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            work.check()?;
            out.push(self.strength(candidate.at));
        }
        Ok(out)
    }

    /// A link is firm by its own evidence alone; that both tell of the event the texts are about makes it possible at most.
    fn strength(&self, at: Pair<u32>) -> f32 {
        if self.is_handful && self.telling_words(at) < HANDFUL_WORDS {
            return 0.0;
        }
        let logistic = |sum: f32| 1.0 / (1.0 + (-sum).exp());
        let sum = weights::sum(&self.numbers(at));
        let alone = logistic(sum);
        let with_event = logistic(sum + EVENT_WEIGHT * self.event(at));
        if alone >= FIRM.0 {
            return Link::FIRM + (choose::CHANGED - Link::FIRM) * (alone - FIRM.0) / (1.0 - FIRM.0);
        }
        let is_possible = alone >= POSSIBLE || with_event >= POSSIBLE_EVENT;
        if is_possible { choose::POSSIBLE + (FIRM.1 - choose::POSSIBLE) * with_event.powi(SURE) } else { 0.0 }
    }

    /// The numbers that tell of two statements; the same when the sides are exchanged.
    pub(super) fn numbers(&self, at: Pair<u32>) -> [f32; COUNT] {
        let index = at.map(|at| at as usize);
        let casts = Pair::new(&self.casts.of.a[index.a], &self.casts.of.b[index.b]);
        let [people, participants, organisations] = self.casts.shared(casts.a, casts.b);
        let strangers =
            !casts.a.speakers.is_empty() && !casts.b.speakers.is_empty() && casts.a.speakers.is_disjoint(&casts.b.speakers);
        let quotes = [casts.a.quotes, casts.b.quotes].map(f32::from);
        let headings = [self.headings.a[index.a], self.headings.b[index.b]].map(f32::from);
        let (telling, numbers) = self.telling(at);
        let near = index.a.min(index.b) as f32;
        [
            self.share(at),
            self.around(at),
            self.parallel(at),
            numbers,
            telling.ln_1p(),
            self.names_of_one(index) as f32,
            people,
            participants,
            organisations,
            f32::from(strangers),
            quotes[0] + quotes[1],
            (quotes[0] - quotes[1]).abs(),
            headings[0] + headings[1],
            near.ln_1p(),
            self.distance(index),
        ]
    }

    /// How far both tell of the event that both texts begin with: words in common that are rare in the language, early in
    /// texts about the same. In short texts these words are in most statements, so that their rarity in the pair tells little.
    fn event(&self, at: Pair<u32>) -> f32 {
        let steps = (at.a.max(at.b) as f32).ln_1p();
        (self.telling(at).0 / (1.0 + EVENT.1 * steps)).min(EVENT.0) * self.kinship.min(KIN)
    }

    /// The weight of the words in common as a share of both statements.
    fn share(&self, at: Pair<u32>) -> f32 {
        let found = score::candidate(self.terms, at);
        let masses = Pair::from_fn(|side| self.statement(side, at).mass);
        score::share_with(found.common + found.once, masses, LEAST_MASS)
    }

    fn statement(&self, side: Side, at: Pair<u32>) -> &Statement {
        &self.terms.statements[side][at[side] as usize]
    }

    /// How much the words in common tell by their rarity in the language, and how much of it numbers do.
    fn telling(&self, at: Pair<u32>) -> (f32, f32) {
        let (mut all, mut numbers) = (0.0, 0.0);
        for place in self.terms.common(at) {
            let term = self.statement(Side::A, at).uses[place.a].term;
            all += self.terms.telling[term as usize];
            numbers += if self.terms.is_number(term) { self.terms.telling[term as usize] } else { 0.0 };
        }
        (all, numbers)
    }

    /// How many words that tell something by themselves both have.
    fn telling_words(&self, at: Pair<u32>) -> usize {
        let uses = &self.statement(Side::A, at).uses;
        self.terms.common(at).filter(|place| self.terms.telling[uses[place.a].term as usize] >= TELLING).count()
    }

    /// How many names only one of the two has.
    fn names_of_one(&self, index: Pair<usize>) -> usize {
        let (a, b) = (&self.names.a[index.a], &self.names.b[index.b]);
        let common = a.iter().filter(|name| b.binary_search(name).is_ok()).count();
        a.len() + b.len() - 2 * common
    }

    /// How far apart the two stand, each in its own text, 0 to 1.
    fn distance(&self, index: Pair<usize>) -> f32 {
        let place = |side: Side, at: usize| at as f32 / (self.terms.statements[side].len().max(2) - 1) as f32;
        (place(Side::A, index.a) - place(Side::B, index.b)).abs()
    }

    /// The share in common of the best of the eight pairs of statements next to the two.
    fn parallel(&self, at: Pair<u32>) -> f32 {
        let steps = |side: Side| {
            let here = at[side];
            let last = u32::try_from(self.terms.statements[side].len().saturating_sub(1)).unwrap_or(u32::MAX);
            here.saturating_sub(1)..=(here + 1).min(last)
        };
        let beside = steps(Side::A).flat_map(|a| steps(Side::B).map(move |b| Pair::new(a, b)));
        beside.filter(|beside| *beside != at).map(|beside| self.share(beside)).fold(0.0, f32::max)
    }

    /// The lesser share of the words of one that stand in the other or next to it.
    fn around(&self, at: Pair<u32>) -> f32 {
        let seen = |side: Side| {
            let others = &self.terms.statements[side.other()];
            let here = at[side.other()] as usize;
            let near = others.get(here.saturating_sub(1)..(here + 2).min(others.len())).unwrap_or(&[]);
            let has = |term: u32| near.iter().any(|other| other.uses.binary_search_by_key(&term, |used| used.term).is_ok());
            let found: f32 = content(self.terms, self.statement(side, at))
                .filter(|term| has(*term))
                .map(|term| self.terms.weights[term as usize])
                .sum();
            found / (self.content[side][at[side] as usize] + AROUND_MASS)
        };
        seen(Side::A).min(seen(Side::B))
    }
}

/// The terms of a statement that say something.
fn content<'a>(terms: &'a Terms, statement: &'a Statement) -> impl Iterator<Item = u32> + 'a {
    statement.uses.iter().map(|used| used.term).filter(|term| terms.telling[*term as usize] > 0.0)
}

fn names(document: &Document, terms: &Terms, side: Side) -> Vec<Vec<u32>> {
    let is_name = |token: u32| {
        let token = document.tokens.get(token as usize);
        token.is_some_and(|token| document.slice(token.span).starts_with(char::is_uppercase))
    };
    let of = |(statement, first): (&Statement, usize)| {
        let inside = statement.uses.iter().filter(|used| used.token as usize > first && is_name(used.token));
        inside.map(|used| used.term).filter(|term| terms.telling[*term as usize] > 0.0).collect()
    };
    let firsts = document.sentences.iter().map(|(_, sentence)| first_word(document, sentence.tokens.clone()));
    terms.statements[side].iter().zip(firsts).map(of).collect()
}

/// The position of the first word of a sentence.
fn first_word(document: &Document, tokens: std::ops::Range<usize>) -> usize {
    let start = tokens.start;
    tokens.clone().find(|at| document.tokens.get(*at).is_some_and(|token| token.kind.is_word())).unwrap_or(start)
}

fn headings(document: &Document, terms: &Terms, side: Side) -> Vec<bool> {
    let is_heading = |(sentence, statement): (&crate::text::Sentence, &Statement)| {
        let is_marked = document.blocks.get(sentence.block).is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        let ends = document.slice(sentence.span).trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?', '…']);
        is_marked || (!ends && statement.length < HEADING_WORDS)
    };
    document.sentences.iter().map(|(_, sentence)| sentence).zip(&terms.statements[side]).map(is_heading).collect()
}

/// How far the names and numbers that each text begins with stand in the other, 0 to 1 (the geometric mean of both).
fn kinship(terms: &Terms, names: &Pair<Vec<Vec<u32>>>) -> f32 {
    let shares = Side::BOTH.map(|side| {
        let mut all: Vec<u32> = names[side].iter().flatten().copied().collect();
        all.sort_unstable();
        let lead = terms.statements[side].iter().take(LEAD).flat_map(|statement| content(terms, statement));
        let mut lead: Vec<u32> = lead.filter(|term| terms.is_number(*term) || all.binary_search(term).is_ok()).collect();
        lead.sort_unstable();
        lead.dedup();
        let weigh = |terms_: &mut dyn Iterator<Item = &u32>| terms_.map(|term| terms.telling[*term as usize]).sum::<f32>();
        let whole = weigh(&mut lead.iter());
        let found = weigh(&mut lead.iter().filter(|term| terms.counts[side.other()][**term as usize] > 0));
        if whole > 0.0 { found / whole } else { 0.5 }
    });
    (shares[0] * shares[1]).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::sources;

    const A: &str = "The ferry Albatross ran aground near Holm on Tuesday.\n\nHarbour master Ida Brekke ordered an inquiry.\n\n\
        She said on 14 May that it would take six weeks.\n\nA brass band played.";
    const B: &str = "On Tuesday the ferry Albatross ran aground off Holm.\n\nIda Brekke expects an inquiry of six weeks.\n\n\
        Karl Moen sold soup.\n\nTulip prices fell.";

    /// The numbers of two statements of A and B.
    fn numbers(at: (u32, u32)) -> [f32; COUNT] {
        let sources = sources(A, B);
        let terms = Terms::new(&sources);
        Evidence::new(&sources, &terms).numbers(Pair::new(at.0, at.1))
    }

    #[test]
    fn company_meant_by_a_pronoun_counts_without_being_named() {
        let told = numbers((2, 1));
        let (people, participants) = (told[6], told[7]);
        assert_eq!(people, 0.0);
        assert!(participants > 0.5, "{told:?}");
        assert_eq!(numbers((2, 2))[7], 0.0);
    }

    #[test]
    fn names_that_only_one_has_are_counted() {
        assert_eq!(numbers((0, 0))[5], 0.0);
        assert_eq!(numbers((1, 2))[5], 3.0);
    }

    #[test]
    fn numbers_in_digits_and_in_words_are_the_same() {
        let texts = ("Six boats sank.\n\nRain fell.", "Some 6 boats went down.\n\nSnow fell.");
        let sources = sources(texts.0, texts.1);
        let terms = Terms::new(&sources);
        let evidence = Evidence::new(&sources, &terms);
        assert!(evidence.numbers(Pair::new(0, 0))[3] > 0.0);
        assert_eq!(evidence.numbers(Pair::new(1, 1))[3], 0.0);
    }

    #[test]
    fn a_link_is_firm_by_its_own_evidence_only() {
        let sources = sources(A, B);
        let terms = Terms::new(&sources);
        let evidence = Evidence::new(&sources, &terms);
        let strength = |a, b| evidence.strength(Pair::new(a, b));
        assert!(strength(0, 0) >= Link::FIRM, "{}", strength(0, 0));
        assert_eq!(strength(3, 3), 0.0);
        assert_eq!(strength(0, 2), 0.0);
    }

    #[test]
    fn books_are_not_weighed_as_articles() {
        let of = |statements: usize| {
            let text = vec!["Rain fell."; statements].join("\n\n");
            share(&Terms::new(&sources(&text, &text)))
        };
        assert_eq!((of(20), of(1_000)), (1.0, 0.0));
        assert!((0.1..0.9).contains(&of(200)), "{}", of(200));
    }
}
