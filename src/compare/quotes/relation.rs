//! What the words of two quotations have to do with each other.

use std::ops::Range;

use crate::base::{Pair, Side};
use crate::compare::lexicon::Lexicon;
use crate::compare::model::EditKind;
use crate::compare::quotes::spelling;
use crate::compare::words::{Run, align};

/// How two word lists are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alike {
    /// Nothing differs.
    Same,
    /// Words are left out, none is added or replaced.
    Shortened,
    /// Some words differ.
    Differing,
}

/// Two word lists laid side by side.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub alike: Alike,
    /// How they are alike but for the spelling of a word or two, where it is nothing else in which they differ.
    pub respelled: Option<Alike>,
    pub runs: Vec<Run>,
    /// Per side, from the first to the last word that both have.
    pub window: Pair<Range<usize>>,
    /// How many words both have, and how many of them say something of their own.
    pub equal: usize,
    pub equal_content: usize,
    /// How many words of the list that has fewer say something of their own.
    pub content: usize,
    /// The weight of the common words against that of the lighter list, 0 to 1.
    pub cover: f32,
    /// The weight of the common words against that of the heavier window, 0 to 1.
    pub density: f32,
    /// The weight of the words both have in any order against that of the heavier list, 0 to 1.
    pub bag: f32,
}

impl Relation {
    /// Lays two word lists side by side; `None` if they have no word in common.
    pub(super) fn new(a: &[u32], b: &[u32], lexicon: &Lexicon) -> Option<Self> {
        let runs = align(a, b, |id| lexicon.weight(id));
        let mut equals = runs.iter().filter(|run| run.kind == EditKind::Equal);
        let (first, last) = (equals.next()?, equals.next_back());
        let last = last.unwrap_or(first);
        let window = Pair::new(first.a.start..last.a.end, first.b.start..last.b.end);
        let words = Pair::new(a, b);
        let common: Vec<u32> =
            runs.iter().filter(|run| run.kind == EditKind::Equal).flat_map(|run| &a[run.a.clone()]).copied().collect();
        let weight = lexicon.weigh(&common) as f32;
        let whole = words.map(|words| lexicon.weigh(words));
        let content = words.map(|words| words.iter().filter(|id| lexicon.is_content(**id)).count());
        let inside = Pair::from_fn(|side| lexicon.weigh(&words[side][window[side].clone()]));
        let bag = bag(a, b, lexicon) as f32 / whole.a.max(whole.b).max(1) as f32;
        // What one leaves out at the beginning and the other at the end has moved.
        let alike = match alike(&runs, words, lexicon) {
            Alike::Shortened if bag >= ALL_WORDS => Alike::Differing,
            alike => alike,
        };
        Some(Self {
            alike,
            respelled: None,
            equal: common.len(),
            equal_content: common.iter().filter(|id| lexicon.is_content(**id)).count(),
            content: content.a.min(content.b),
            cover: weight / whole.a.min(whole.b).max(1) as f32,
            bag,
            density: weight / inside.a.max(inside.b).max(1) as f32,
            runs,
            window,
        })
    }

    /// Lays two word lists side by side that differ in the spelling of a word or two, and else in nothing but what is left
    /// out; `None` for all others.
    pub(super) fn respelled(a: &[u32], b: &[u32], lexicon: &Lexicon) -> Option<Self> {
        let (read_a, read_b) = spelling::read(a, b, lexicon)?;
        let found =
            Self::new(&read_a, &read_b, lexicon).filter(|found| found.alike != Alike::Differing && found.equal >= LEAST)?;
        let runs = spelling::told(found.runs, a, b);
        let is_told = runs.iter().any(|run| run.kind == EditKind::Replace);
        is_told.then_some(Self { alike: Alike::Differing, respelled: Some(found.alike), runs, ..found })
    }

    /// Whether all but one word of either side are the same, in order, as in "We must (not) pay".
    pub(super) fn is_one_word_apart(&self) -> bool {
        self.equal >= 3 && self.equal_content >= 1 && Side::BOTH.iter().all(|side| self.left_out(*side) <= 1)
    }

    /// How many words of a side the other has not.
    pub(super) fn left_out(&self, side: Side) -> usize {
        let of = |run: &Run| if side == Side::A { run.a.len() } else { run.b.len() };
        self.runs.iter().filter(|run| run.kind != EditKind::Equal).map(of).sum()
    }

    /// Whether both lists have the same words, in another order.
    pub(super) fn is_reordered(&self) -> bool {
        self.alike == Alike::Differing && self.bag >= SAME_BAG
    }

    /// How many stretches of common words there are.
    pub(super) fn stretches(&self) -> usize {
        self.runs.iter().filter(|run| run.kind == EditKind::Equal).count()
    }

    /// Whether every word of `side` stands on the other side too, in whatever spelling.
    pub(super) fn is_whole(&self, side: Side) -> bool {
        let respelled = self.respelled.map_or(0, |_| {
            let replaced = self.runs.iter().filter(|run| run.kind == EditKind::Replace && run.a.len() == run.b.len());
            replaced.map(|run| run.a.len()).sum()
        });
        self.left_out(side) == respelled
    }
}

/// How many words two lists must have in common for one to be the other in another spelling.
const LEAST: usize = 4;
/// From here on no word is left out, whatever floating point makes of it.
const ALL_WORDS: f32 = 0.9999;
/// From this share of common words on, two lists differ in their order.
const SAME_BAG: f32 = 0.95;

/// The weight of the words that both lists have, in any order.
fn bag(a: &[u32], b: &[u32], lexicon: &Lexicon) -> i32 {
    let sorted = |words: &[u32]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    let (a, b) = (sorted(a), sorted(b));
    let (mut i, mut j, mut weight) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            weight += lexicon.weight(*x);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    weight
}

/// From how many words on a stretch that is left out counts as a clause of its own.
const CLAUSE: usize = 5;

fn alike(runs: &[Run], words: Pair<&[u32]>, lexicon: &Lexicon) -> Alike {
    let differing = || runs.iter().enumerate().filter(|(_, run)| run.kind != EditKind::Equal);
    if differing().next().is_none() {
        return Alike::Same;
    }
    let inner: Vec<&Run> = differing().filter(|(at, _)| *at > 0 && at + 1 < runs.len()).map(|(_, run)| run).collect();
    let is = |kind| inner.iter().any(|run| run.kind == kind);
    let replaced = differing().any(|(_, run)| run.kind == EditKind::Replace);
    // A "not" that comes or goes by itself turns the sense; one inside a whole clause that is left out does not.
    let denied = inner.iter().filter(|run| run.a.len().max(run.b.len()) < CLAUSE).any(|run| {
        let (a, b) = (&words.a[run.a.clone()], &words.b[run.b.clone()]);
        a.iter().chain(b).any(|id| lexicon.is_negation(*id))
    });
    let leaves_out_both = is(EditKind::Delete) && differing().any(|(_, run)| run.kind == EditKind::Insert)
        || is(EditKind::Insert) && differing().any(|(_, run)| run.kind == EditKind::Delete);
    if replaced || denied || leaves_out_both { Alike::Differing } else { Alike::Shortened }
}
