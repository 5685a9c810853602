//! Which statements of the two sides share most of their content, found through the stems that few statements have.

use std::collections::HashMap;

use crate::base::{Arena, Cancelled, Id, Pair, Side, Work};
use crate::compare::model::{Link, LinkId, Sources};
use crate::extract::is_function_word;
use crate::text::{SentenceId, TokenKind};

/// How much of their content two statements must share, as the Dice measure of their stems.
const ALIKE: f32 = 0.55;
/// How many stems they must share at least.
const SHARED: usize = 3;
/// Statements of one side of a link that are looked at.
pub(super) const STATEMENTS: usize = 4;
/// A stem that more statements of one side have calls up no pairs.
const COMMON: usize = 12;

/// The content of every statement as numbers of stems, sorted, each once.
struct Contents {
    statements: Pair<Vec<Vec<u32>>>,
    /// How many stems there are.
    stems: usize,
}

impl Contents {
    fn new(sources: &Sources) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let by_word = Pair::from_fn(|side| {
            let words = sources.documents[side].vocabulary.iter().map(|(_, word)| {
                let next = numbers.len() as u32;
                (!is_function_word(&word.folded)).then(|| *numbers.entry(&word.stem).or_insert(next))
            });
            words.collect::<Vec<Option<u32>>>()
        });
        let statements = Pair::from_fn(|side| {
            let document = &sources.documents[side];
            let of = |tokens: std::ops::Range<usize>| {
                let words = document.tokens.get(tokens).unwrap_or(&[]).iter().filter(|token| token.kind == TokenKind::Word);
                let mut stems: Vec<u32> = words.filter_map(|token| by_word[side].get(token.word.index()).copied()?).collect();
                stems.sort_unstable();
                stems.dedup();
                stems
            };
            document.sentences.iter().map(|(_, sentence)| of(sentence.tokens.clone())).collect()
        });
        Self { statements, stems: numbers.len() }
    }

    /// How much of their content two statements share, 0 to 1; 0 for too little to tell.
    fn likeness(&self, a: SentenceId, b: SentenceId) -> f32 {
        let (Some(a), Some(b)) = (self.statements.a.get(a.index()), self.statements.b.get(b.index())) else { return 0.0 };
        let shared = a.iter().filter(|stem| b.binary_search(stem).is_ok()).count();
        if shared < SHARED { 0.0 } else { 2.0 * shared as f32 / (a.len() + b.len()) as f32 }
    }

    /// Pairs that share stems which few others have, in order. Cost is that of what they share.
    fn pairs(&self, work: &Work) -> Result<Vec<(SentenceId, SentenceId)>, Cancelled> {
        let index = Pair::from_fn(|side| {
            let mut index: Vec<Vec<u32>> = vec![Vec::new(); self.stems];
            for (at, stems) in (0_u32..).zip(&self.statements[side]) {
                for stem in stems {
                    index[*stem as usize].push(at);
                }
            }
            index
        });
        let mut out = Vec::new();
        let mut counts: Vec<u8> = vec![0; self.statements.b.len()];
        for (at, stems) in self.statements.a.iter().enumerate() {
            work.check()?;
            let rare = stems.iter().map(|stem| *stem as usize).filter(|stem| index.a[*stem].len() <= COMMON);
            let mut seen: Vec<u32> = Vec::new();
            for other in rare.filter(|stem| index.b[*stem].len() <= COMMON).flat_map(|stem| &index.b[stem]) {
                let count = &mut counts[*other as usize];
                if *count == 0 {
                    seen.push(*other);
                }
                *count = count.saturating_add(1);
            }
            seen.sort_unstable();
            for other in seen {
                if usize::from(std::mem::take(&mut counts[other as usize])) >= SHARED {
                    out.push((SentenceId::from_index(at), SentenceId::from_index(other as usize)));
                }
            }
        }
        Ok(out)
    }
}

/// Pairs of statements that share most of their content, none of which stands more alike elsewhere; in order.
pub(super) fn alike(sources: &Sources, links: &Arena<LinkId, Link>, work: &Work) -> Result<Vec<Pair<SentenceId>>, Cancelled> {
    let contents = Contents::new(sources);
    let mut pairs = contents.pairs(work)?;
    for (_, link) in links.iter() {
        for a in link.sentences.a.iter().take(STATEMENTS) {
            pairs.extend(link.sentences.b.iter().take(STATEMENTS).map(|b| (*a, *b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut best = Pair::from_fn(|side: Side| vec![0.0_f32; contents.statements[side].len()]);
    let mut found = Vec::new();
    for (a, b) in pairs {
        let likeness = contents.likeness(a, b);
        if likeness >= ALIKE {
            for (side, id) in [(Side::A, a), (Side::B, b)] {
                best[side][id.index()] = best[side][id.index()].max(likeness);
            }
            found.push((likeness, Pair::new(a, b)));
        }
    }
    found.retain(|(likeness, pair)| Side::BOTH.into_iter().all(|side| *likeness >= best[side][pair[side].index()]));
    Ok(found.into_iter().map(|(_, pair)| pair).collect())
}
