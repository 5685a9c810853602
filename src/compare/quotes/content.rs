//! Quotations whose content the other side reports in its own words: weaker evidence than words. People who write of one
//! matter share its words anyway; so it must be reported speech, and the speaker the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::TextSpan;
use crate::compare::lexicon::Lexicon;
use crate::compare::quotes::shared::Shared;
use crate::compare::quotes::support::Named;
use crate::compare::quotes::told::{Teller, Telling, tellings};
use crate::compare::quotes::unquoted::{Linked, Plain};
use crate::compare::quotes::utterance::Utterance;
use crate::extract::is_speech_verb;
use crate::text::{Document, SentenceId};

/// A word in more clauses than this is no place to start a search.
const COMMON: usize = 64;
/// How rare a word is that stands once on either side of two texts of eighty statements; what is asked below is measured by it.
const USUAL: f32 = 3.5;
/// How far shorter texts bring it down.
const SHORTEST: f32 = 0.4;
/// A quotation of so few words that say something may be told in one of them.
const FEW: usize = 3;
/// How many clauses are looked at closely.
const CLOSE_LOOKS: usize = 16;

/// The reporting clauses of one side, by their words.
pub(super) struct Told<'p> {
    plain: &'p Plain<'p>,
    tellings: Vec<Telling>,
    /// By clause, its words that say something.
    words: Vec<Vec<Word>>,
    /// Clauses by sentence.
    of: BTreeMap<SentenceId, Vec<usize>>,
    /// Clauses by stem.
    with: BTreeMap<u32, Vec<u32>>,
}

/// A word of a clause.
struct Word {
    stem: u32,
    span: TextSpan,
    /// Whether it is neither a verb of saying nor part of a name.
    is_of_its_own: bool,
}

/// Where the content stands, and the words both have.
pub(super) struct Content {
    pub span: TextSpan,
    pub shared: Vec<String>,
}

/// What a clause has of a quotation.
struct Share {
    words: Vec<TextSpan>,
    /// How many of them are neither verbs of saying nor part of a name.
    told_of: usize,
    /// How rare they are, added up.
    told: f32,
    /// Against that of all the quotation's words, 0 to 1.
    share: f32,
    /// Whether there is a number of two digits or more among them that is no year.
    has_figure: bool,
}

impl<'p> Told<'p> {
    pub(super) fn new(plain: &'p Plain<'p>) -> Self {
        let tellings = tellings(plain.sources, plain.side, &plain.quoted);
        let document = &plain.sources.documents[plain.side];
        let word = |(stem, at): (u32, usize)| {
            let token = document.tokens.get(at)?;
            let is_of_its_own = !is_speech_verb(document.folded(token)) && !plain.is_in_name(at);
            Some(Word { stem, span: token.span, is_of_its_own })
        };
        let words = |telling: &Telling| plain.content_in(telling.scope.clone()).filter_map(word).collect();
        let words: Vec<Vec<Word>> = tellings.iter().map(words).collect();
        let mut of: BTreeMap<SentenceId, Vec<usize>> = BTreeMap::new();
        let mut with: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, telling) in (0_u32..).zip(&tellings) {
            of.entry(telling.sentence).or_default().push(at as usize);
            for word in words.get(at as usize).into_iter().flatten() {
                let clauses = with.entry(word.stem).or_default();
                if clauses.last() != Some(&at) && clauses.len() <= COMMON {
                    clauses.push(at);
                }
            }
        }
        Self { plain, tellings, words, of, with }
    }

    /// The statement that reports a quotation's content best.
    pub(super) fn content_of(
        &self,
        utterance: &Utterance,
        speaker: Option<&Named>,
        links: &Linked,
        shared: &mut Shared,
    ) -> Option<Content> {
        let lexicon = self.plain.lexicon;
        let (stems, figures) = (stems(utterance, lexicon), figures(utterance, lexicon));
        let linked: BTreeSet<SentenceId> =
            utterance.sentences.iter().flat_map(|own| links.to(self.plain.side.other(), *own)).map(|(there, _)| *there).collect();
        if speaker.is_none() && linked.is_empty() {
            return None;
        }
        let mut best: Option<(f32, Content)> = None;
        for at in self.candidates(&stems, &linked, shared) {
            let Some(telling) = self.tellings.get(at) else { continue };
            let share = self.share(at, &stems, &figures);
            if share.words.len() < if stems.len() <= FEW { 1 } else { 2 } {
                continue;
            }
            let teller = speaker.map(|speaker| telling.teller(self.document(), speaker));
            let is_linked = linked.contains(&telling.sentence);
            let score = share.told + if is_linked { 1.0 } else { 0.0 };
            if best.as_ref().is_some_and(|(least, _)| *least >= score) {
                continue;
            }
            if is_told(&share, teller, is_linked, stems.len()) {
                let document = self.document();
                let shared = share.words.iter().map(|span| document.slice(*span).to_owned()).collect();
                best = Some((score, Content { span: document.sentences[telling.sentence].span, shared }));
            }
        }
        best.map(|(_, content)| content)
    }

    fn document(&self) -> &Document {
        &self.plain.sources.documents[self.plain.side]
    }

    /// How many clauses there are.
    pub(super) fn len(&self) -> usize {
        self.tellings.len()
    }

    /// Clauses of linked statements, and those that share most.
    fn candidates(&self, stems: &[u32], linked: &BTreeSet<SentenceId>, shared: &mut Shared) -> BTreeSet<usize> {
        for stem in stems {
            let clauses = self.with.get(stem).filter(|clauses| clauses.len() <= COMMON);
            for at in clauses.into_iter().flatten() {
                shared.add(*at, self.plain.lexicon.rarity(*stem));
            }
        }
        let near = linked.iter().filter_map(|sentence| self.of.get(sentence)).flatten().copied();
        shared.take_best(CLOSE_LOOKS).into_iter().map(|at| at as usize).chain(near).collect()
    }

    fn share(&self, telling: usize, stems: &[u32], figures: &BTreeSet<u32>) -> Share {
        let lexicon = self.plain.lexicon;
        let mut seen = Vec::new();
        let mut words = Vec::new();
        let mut told_of = 0;
        // Most words are none of the quotation's, which one bit tells of nearly all.
        let mask = stems.iter().fold(0_u64, |mask, stem| mask | 1 << (stem % 64));
        let all = self.words.get(telling).into_iter().flatten();
        for word in all.filter(|word| mask & 1 << (word.stem % 64) != 0) {
            if stems.binary_search(&word.stem).is_ok() && !seen.contains(&word.stem) {
                seen.push(word.stem);
                told_of += usize::from(word.is_of_its_own);
                words.push(word.span);
            }
        }
        seen.sort_unstable();
        let part: f32 = seen.iter().map(|stem| lexicon.rarity(*stem)).sum();
        let has_figure = !figures.is_empty() && figures.iter().all(|figure| seen.contains(figure));
        // In short texts no word is rare; a figure tells nevertheless.
        let told = if has_figure { part / (lexicon.rarest() / USUAL).clamp(SHORTEST, 1.0) } else { part };
        let whole: f32 = stems.iter().map(|stem| lexicon.rarity(*stem)).sum();
        let share = if has_figure || figures.is_empty() { part / whole.max(f32::MIN_POSITIVE) } else { 0.0 };
        Share { words, told_of, told, share, has_figure }
    }
}

/// The stems of a quotation's numbers. A figure is the core of what it stands in: who does not give it does not tell the
/// same; but years may be left out.
fn figures(utterance: &Utterance, lexicon: &Lexicon) -> BTreeSet<u32> {
    let figures = utterance.words.iter().filter(|word| lexicon.is_figure(**word) && !lexicon.is_year(**word));
    figures.map(|word| lexicon.stem(*word)).collect()
}

/// The stems of a quotation's words that say something, sorted.
fn stems(utterance: &Utterance, lexicon: &Lexicon) -> Vec<u32> {
    let content = utterance.words.iter().filter(|word| lexicon.is_content(**word) && !lexicon.is_digit(**word));
    let mut stems: Vec<u32> = content.map(|word| lexicon.stem(*word)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Whether a clause tells a quotation's content. `stems` is how many words of its own the quotation has.
fn is_told(share: &Share, teller: Option<Teller>, is_linked: bool, stems: usize) -> bool {
    let least = |words: usize, told: f32, part: f32| share.words.len() >= words && share.told >= told && share.share >= part;
    match (teller, is_linked) {
        // A figure that both give tells more than words.
        (Some(Teller::Same), _) if share.has_figure && least(2, 5.0, 0.05) => true,
        (Some(Teller::Same), true) => least(2, 4.0, 0.2) || least(2, 6.0, 0.15) || stems <= FEW && least(1, 2.5, 0.4),
        (Some(Teller::Perhaps), true) => least(2, 4.0, 0.25) || least(2, 6.0, 0.15),
        (Some(Teller::Same), false) => share.told_of >= 3 && least(3, 4.5, 0.25) || share.told_of >= 2 && least(2, 4.0, 0.5),
        (Some(Teller::Perhaps), false) => share.told_of >= 3 && least(3, 7.0, 0.35) || share.told_of >= 2 && least(2, 4.0, 0.6),
        (None, true) => least(3, 6.0, 0.4),
        (None, false) | (Some(Teller::Other), _) => false,
    }
}
