//! One vocabulary for the words of both documents, as they are compared in quotations.

use std::collections::HashMap;

use crate::base::{Pair, Side};
use crate::extract::is_small_word;
use crate::text::{self, Document, MONTHS, ONES, TENS, Token, is_function_word, is_negation};

/// The distinct words of both documents, numbered in alphabetical order, so that the numbers do not depend on the side.
pub(super) struct Lexicon {
    words: Vec<Entry>,
    ids: Pair<Vec<u32>>,
    /// Per stem: 0 for one in every other statement, more for rarer ones.
    rarities: Vec<f32>,
    /// How many statements there are.
    statements: usize,
}

struct Entry {
    form: String,
    stem: u32,
    is_light: bool,
}

impl Lexicon {
    pub(super) fn new(documents: Pair<&Document>) -> Self {
        let forms =
            Pair::from_fn(|side| documents[side].vocabulary.iter().map(|(_, word)| spoken(&word.folded)).collect::<Vec<_>>());
        let words = sorted(forms.a.iter().chain(&forms.b).cloned());
        let number: HashMap<&str, u32> = words.iter().map(String::as_str).zip(0..).collect();
        let ids = Pair::from_fn(|side| {
            forms[side].iter().map(|form| number.get(form.as_str()).copied().unwrap_or(0)).collect::<Vec<u32>>()
        });
        let stems = stems(&words, &ids, documents);
        let rarities = rarities(&stems, &ids, documents);
        let statements = documents.a.sentences.len() + documents.b.sentences.len();
        let is_light =
            |form: &str| is_function_word(form) || Side::BOTH.iter().any(|side| is_small_word(documents[*side].language, form));
        let entry = |(form, stem): (String, u32)| Entry { is_light: is_light(&form), form, stem };
        Self { words: words.into_iter().zip(stems).map(entry).collect(), ids, rarities, statements }
    }

    /// The number of a token's word.
    pub(super) fn id(&self, side: Side, token: &Token) -> u32 {
        self.ids[side].get(token.word.0 as usize).copied().unwrap_or(0)
    }

    /// The number of a word in the form in which it is compared, where a text has it.
    pub(super) fn find(&self, form: &str) -> Option<u32> {
        let at = self.words.binary_search_by(|word| word.form.as_str().cmp(form)).ok()?;
        u32::try_from(at).ok()
    }

    /// A word as it is compared.
    pub(super) fn form(&self, id: u32) -> &str {
        &self.words[id as usize].form
    }

    /// The words that begin with some letters, in alphabetical order.
    pub(super) fn beginning<'l>(&'l self, letters: &'l str) -> impl Iterator<Item = (u32, &'l str)> {
        let first = self.words.partition_point(|word| *word.form < *letters);
        let words = self.words.get(first..).unwrap_or(&[]);
        let forms = (first as u32..).zip(words).map(|(id, word)| (id, word.form.as_str()));
        forms.take_while(move |(_, form)| form.starts_with(letters))
    }

    /// The number of a word's stem.
    pub(super) fn stem(&self, id: u32) -> u32 {
        self.words[id as usize].stem
    }

    /// How much it tells that two texts share a stem: the logarithm of how few statements of the pair have it.
    pub(super) fn rarity(&self, stem: u32) -> f32 {
        self.rarities.get(stem as usize).copied().unwrap_or(0.0)
    }

    /// How rare a stem is that stands once on either side.
    pub(super) fn rarest(&self) -> f32 {
        ((self.statements as f32 + 1.0) / 2.5).ln().max(0.0)
    }

    /// Whether the word says something of its own.
    pub(super) fn is_content(&self, id: u32) -> bool {
        !self.words[id as usize].is_light
    }

    /// Whether the word denies something.
    pub(super) fn is_negation(&self, id: u32) -> bool {
        is_negation(&self.words[id as usize].form)
    }

    /// Whether the word is a number of two digits or more; smaller ones are often no more than words.
    pub(super) fn is_figure(&self, id: u32) -> bool {
        let form = &self.words[id as usize].form;
        form.len() >= 2 && form.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the word is a number of one digit, spelled out or not.
    pub(super) fn is_digit(&self, id: u32) -> bool {
        let form = &self.words[id as usize].form;
        form.len() == 1 && form.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether the word is a year: "2019".
    pub(super) fn is_year(&self, id: u32) -> bool {
        let form = &self.words[id as usize].form;
        form.len() == 4 && (form.starts_with("19") || form.starts_with("20")) && form.chars().all(|c| c.is_ascii_digit())
    }

    /// How much the word counts in an alignment.
    pub(super) fn weight(&self, id: u32) -> i32 {
        if self.is_content(id) { 20 } else { 10 }
    }

    /// How much the words count together.
    pub(super) fn weigh(&self, words: &[u32]) -> i32 {
        words.iter().map(|id| self.weight(*id)).sum()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// Months that outlets shorten; "mar" is more often a word or a name.
const SHORT_MONTHS: &[&str] = &["jan", "feb", "apr", "aug", "sept", "sep", "oct", "nov", "dec"];

/// The form in which words of quotations are compared: "1,000" is "1000", "two" is "2", "thirty" is "30", "Feb" is "February".
fn spoken(folded: &str) -> String {
    let month = SHORT_MONTHS.contains(&folded).then(|| text::month(folded)).flatten();
    if let Some(whole) = month.and_then(|number| MONTHS.get(usize::try_from(number - 1).ok()?)) {
        return (*whole).to_owned();
    }
    if let Some(number) = ONES.iter().position(|word| *word == folded) {
        return number.to_string();
    }
    if let Some(ten) = TENS.iter().position(|word| *word == folded) {
        return (10 * (ten + 2)).to_string();
    }
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return folded.replace(',', "");
    }
    american(folded)
}

/// Shorter words have no variants that matter; among them are too many that would become another word: "our", "wise".
const LEAST_LETTERS: usize = 6;

/// British spellings and their American ones, wherever they stand in a word ...
const SPELLED_INSIDE: &[(&str, &str)] =
    &[("our", "or"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ogue", "og")];
/// ... and at its end.
const SPELLED_AT_END: &[(&str, &str)] =
    &[("ise", "ize"), ("ises", "izes"), ("yse", "yze"), ("ysed", "yzed"), ("tre", "ter"), ("tres", "ters"), ("ence", "ense")];

/// One spelling for both, so that “neighbour” and “neighbor” are the same word; what comes out need not be a word itself.
fn american(folded: &str) -> String {
    if folded.len() < LEAST_LETTERS || !folded.is_ascii() {
        return folded.to_owned();
    }
    let mut out = folded.to_owned();
    for (british, american) in SPELLED_INSIDE {
        // Not at the beginning: "ours", "outing".
        let at = out.get(1..).and_then(|rest| rest.find(british)).map(|at| at + 1);
        if let Some(at) = at {
            out.replace_range(at..at + british.len(), american);
        }
    }
    let end = SPELLED_AT_END.iter().find_map(|(british, american)| Some((out.strip_suffix(british)?, american)));
    end.map(|(stem, american)| format!("{stem}{american}")).unwrap_or(out)
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The number of each word's stem, in alphabetical order of the stems.
fn stems(words: &[String], ids: &Pair<Vec<u32>>, documents: Pair<&Document>) -> Vec<u32> {
    let mut stems = vec![""; words.len()];
    for side in Side::BOTH {
        for (id, (_, word)) in ids[side].iter().zip(documents[side].vocabulary.iter()) {
            let stem = &mut stems[*id as usize];
            *stem = (*stem).max(&*word.stem);
        }
    }
    let distinct = sorted(stems.iter().map(|stem| (*stem).to_owned()));
    let numbers: HashMap<&str, u32> = distinct.iter().map(String::as_str).zip(0..).collect();
    stems.iter().map(|stem| numbers.get(stem).copied().unwrap_or(0)).collect()
}

fn rarities(stems: &[u32], ids: &Pair<Vec<u32>>, documents: Pair<&Document>) -> Vec<f32> {
    let mut counts = vec![0_u32; stems.len()];
    for side in Side::BOTH {
        for token in documents[side].tokens.iter().filter(|token| token.kind.is_word()) {
            let stem = ids[side].get(token.word.0 as usize).and_then(|id| stems.get(*id as usize));
            if let Some(count) = stem.and_then(|stem| counts.get_mut(*stem as usize)) {
                *count += 1;
            }
        }
    }
    let statements = (documents.a.sentences.len() + documents.b.sentences.len()) as f32;
    counts.iter().map(|count| ((statements + 1.0) / (*count as f32 + 0.5)).ln().max(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two folded words are compared as one.
    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(spoken(a) == spoken(b), same, "{a} {b}");
    }

    #[test]
    fn forms_of_one_word_are_the_same() {
        check("neighbours", "neighbors", true);
        check("neighbourhood", "neighborhood", true);
        check("organised", "organized", true);
        check("organisation", "organization", true);
        check("analyse", "analyze", true);
        check("theatre", "theater", true);
        check("defence", "defense", true);
        check("dialogue", "dialog", true);
        check("two", "2", true);
        check("1,000", "1000", true);
        check("feb", "february", true);
    }

    #[test]
    fn other_words_are_not() {
        check("four", "for", false);
        check("our", "or", false);
        check("wise", "wize", false);
        check("mar", "march", false);
        check("harbour", "arbor", false);
        check("promise", "premise", false);
        check("12", "2", false);
    }
}
