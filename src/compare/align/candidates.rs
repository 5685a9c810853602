//! Which pairs of statements are worth a look.

use crate::base::{Cancelled, Pair, Side, Work};
use crate::compare::align::score;
use crate::compare::align::terms::{Statement, Terms};

/// A term that stands in more statements of one side than this calls up no candidates by itself.
const RARE: u32 = 100;
/// How many of its rarest other terms call up candidates, two by two.
const TWOS: usize = 8;
/// Two terms that stand together in more statements than this call up no candidates.
const RARE_TWO: usize = 50;
/// How many candidates are looked at more closely for each statement.
const MOST: usize = 24;

/// Pairs that share a rare term or two less rare ones, the most promising for each statement; each pair once, in order.
pub(super) fn alike(terms: &Terms, work: &Work) -> Result<Vec<Pair<u32>>, Cancelled> {
    let indexes = Pair::in_parallel(|side| Index::new(terms, side));
    work.check()?;
    let Pair { a, b } = Pair::in_parallel(|side| called_by(terms, &indexes, side, work));
    Ok(merged(&a?, &turned(&b?, terms.statements.a.len())))
}

/// The most promising partners of each statement of one side, as (own, other), in order.
fn called_by(terms: &Terms, indexes: &Pair<Index>, side: Side, work: &Work) -> Result<Vec<(u32, u32)>, Cancelled> {
    let (own, other) = (&indexes[side], &indexes[side.other()]);
    let masses: Vec<f32> = terms.statements[side.other()].iter().map(|statement| statement.mass).collect();
    let twos = Twos::new(own, other, terms.statements[side].len());
    let mut calls = Calls { heard: vec![0.0; masses.len()], called: Vec::new(), best: Vec::new() };
    let mut out = Vec::new();
    for (at, (statement, rarest)) in (0..).zip(terms.statements[side].iter().zip(&own.rarest)) {
        work.check()?;
        for used in &statement.uses {
            for other in other.with(used.term) {
                calls.add(*other, terms.weights[used.term as usize]);
            }
        }
        for common in twos.of(at) {
            let places = other.twos.get(common.first as usize..(common.first + common.count) as usize).unwrap_or(&[]);
            let both = [common.key >> 32, common.key & u64::from(u32::MAX)];
            // Each term stands in several twos.
            let weight = both.iter().map(|term| terms.weights[*term as usize]).sum::<f32>() * 2.0 / rarest.len() as f32;
            places.iter().for_each(|(_, other)| calls.add(*other, weight));
        }
        out.extend(calls.take_best(terms, statement.mass, &masses).iter().map(|(_, other)| (at, *other)));
    }
    Ok(out)
}

/// Pairs as (other, own) in order of others, of whom there are so many.
fn turned(pairs: &[(u32, u32)], others: usize) -> Vec<(u32, u32)> {
    by_bucket(pairs, others, |(_, other)| *other as usize).1.into_iter().map(|(own, other)| (other, own)).collect()
}

/// Items in order of their buckets, and where each bucket begins; within a bucket they keep their order.
fn by_bucket<T: Copy>(items: &[T], buckets: usize, bucket: impl Fn(&T) -> usize) -> (Vec<usize>, Vec<T>) {
    let mut ends = vec![0; buckets + 1];
    items.iter().for_each(|item| ends[bucket(item) + 1] += 1);
    for at in 0..buckets {
        ends[at + 1] += ends[at];
    }
    let starts = ends.clone();
    let Some(first) = items.first() else { return (starts, Vec::new()) };
    let mut out = vec![*first; items.len()];
    for item in items {
        let end = &mut ends[bucket(item)];
        out[*end] = *item;
        *end += 1;
    }
    (starts, out)
}

/// What stands in either of two sorted lists, each once, in order.
fn merged(one: &[(u32, u32)], other: &[(u32, u32)]) -> Vec<Pair<u32>> {
    let mut out = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().copied().peekable(), other.iter().copied().peekable());
    while let Some(next) = left.peek().into_iter().chain(right.peek()).min().copied() {
        while left.next_if_eq(&next).is_some() {}
        while right.next_if_eq(&next).is_some() {}
        out.push(Pair::new(next.0, next.1));
    }
    out
}

/// Where the terms of one side stand.
struct Index {
    /// For each statement, its terms that go two by two.
    rarest: Vec<Vec<u32>>,
    /// For each rare term, where its statements begin in `ones`.
    starts: Vec<usize>,
    ones: Vec<(u32, u32)>,
    /// Two terms and a statement with both, sorted.
    twos: Vec<(u64, u32)>,
}

impl Index {
    fn new(terms: &Terms, side: Side) -> Self {
        let statements = &terms.statements[side];
        let rarest: Vec<Vec<u32>> = statements.iter().map(|statement| less_rare(terms, statement)).collect();
        let rare = (0..).zip(statements).flat_map(|(at, statement)| {
            let uses = statement.uses.iter().filter(|used| is_rare(terms, used.term));
            uses.map(move |used| (used.term, at))
        });
        let (starts, ones) = by_bucket(&rare.collect::<Vec<_>>(), terms.weights.len(), |(term, _)| *term as usize);
        let twos = (0..).zip(&rarest).flat_map(|(at, rarest)| keys(rarest).map(move |key| (key, at)));
        let mut twos: Vec<(u64, u32)> = twos.collect();
        twos.sort_unstable();
        Self { rarest, starts, ones, twos }
    }

    /// The statements with a term, if it is rare.
    fn with(&self, term: u32) -> impl Iterator<Item = &u32> {
        let ends = (self.starts.get(term as usize), self.starts.get(term as usize + 1));
        let range = if let (Some(from), Some(to)) = ends { *from..*to } else { 0..0 };
        self.ones.get(range).unwrap_or(&[]).iter().map(|(_, at)| at)
    }
}

/// Two terms that stand together in a statement of one side, and where in the index of the other side.
#[derive(Clone, Copy)]
struct Common {
    own: u32,
    key: u64,
    first: u32,
    count: u32,
}

/// What the statements of one side have in common with the index of the other, two by two.
struct Twos {
    starts: Vec<usize>,
    common: Vec<Common>,
}

impl Twos {
    fn new(own: &Index, other: &Index, statements: usize) -> Self {
        let mut common = Vec::new();
        let mut first = 0;
        for same in own.twos.chunk_by(|x, y| x.0 == y.0) {
            let Some((key, _)) = same.first() else { continue };
            let rest = other.twos.get(first..).unwrap_or(&[]);
            first += rest.iter().take_while(|entry| entry.0 < *key).count();
            let count = other.twos.get(first..).unwrap_or(&[]).iter().take_while(|entry| entry.0 == *key).count();
            if (1..=RARE_TWO).contains(&count) {
                let narrow = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
                common.extend(same.iter().map(|(_, own)| Common {
                    own: *own,
                    key: *key,
                    first: narrow(first),
                    count: narrow(count),
                }));
            }
            first += count;
        }
        let (starts, common) = by_bucket(&common, statements, |common| common.own as usize);
        Self { starts, common }
    }

    fn of(&self, statement: u32) -> &[Common] {
        let at = statement as usize;
        let ends = (self.starts.get(at), self.starts.get(at + 1));
        if let (Some(from), Some(to)) = ends { self.common.get(*from..*to).unwrap_or(&[]) } else { &[] }
    }
}

/// What the index answered for one statement.
struct Calls {
    /// For each statement of the other side, the weight it was called with.
    heard: Vec<f32>,
    called: Vec<u32>,
    best: Vec<(f32, u32)>,
}

impl Calls {
    fn add(&mut self, other: u32, weight: f32) {
        let heard = &mut self.heard[other as usize];
        if *heard == 0.0 {
            self.called.push(other);
        }
        *heard += weight;
    }

    /// The most promising for a statement, by the masses of both; forgets all.
    fn take_best(&mut self, terms: &Terms, mass: f32, masses: &[f32]) -> &[(f32, u32)] {
        self.best.clear();
        for other in self.called.drain(..) {
            let heard = std::mem::take(&mut self.heard[other as usize]);
            self.best.push((score::share(terms, heard, Pair::new(mass, masses[other as usize])), other));
        }
        if self.best.len() > MOST {
            self.best.select_nth_unstable_by(MOST, |x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            self.best.truncate(MOST);
        }
        self.best.sort_unstable_by_key(|(_, other)| *other);
        &self.best
    }
}

/// Whether a term stands on both sides, but so seldom that it calls up candidates by itself.
fn is_rare(terms: &Terms, term: u32) -> bool {
    let counts = [terms.counts.a[term as usize], terms.counts.b[term as usize]];
    terms.weights[term as usize] > 0.0 && counts.iter().all(|count| (1..=RARE).contains(count))
}

/// The rarest terms on both sides that are not rare, in order of their ids.
fn less_rare(terms: &Terms, statement: &Statement) -> Vec<u32> {
    let is_on_both = |term: u32| terms.counts.a[term as usize] > 0 && terms.counts.b[term as usize] > 0;
    let weight = |term: u32| terms.weights[term as usize];
    let uses = statement.uses.iter().map(|used| used.term);
    let mut out: Vec<u32> = uses.filter(|term| weight(*term) > 0.0 && is_on_both(*term) && !is_rare(terms, *term)).collect();
    out.sort_unstable_by(|x, y| weight(*y).total_cmp(&weight(*x)).then(x.cmp(y)));
    out.truncate(TWOS);
    out.sort_unstable();
    out
}

/// Every two of some terms as one number.
fn keys(terms: &[u32]) -> impl Iterator<Item = u64> + '_ {
    terms
        .iter()
        .enumerate()
        .flat_map(|(at, first)| terms.iter().skip(at + 1).map(|second| u64::from(*first) << 32 | u64::from(*second)))
}
