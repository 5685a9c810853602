//! Names in German, where every noun has a capital: two capitals in a row, known given names, and short forms of both.

use std::collections::HashSet;

use crate::extract::entities::lexicon;
use crate::extract::entities::runs::Run;
use crate::extract::entities::shapes::Shapes;
use crate::text::{Document, TokenKind, possessive_stem};

/// Small words inside names.
const PARTICLES: &[&str] = &["von", "van", "zu", "de", "der", "den", "di", "da", "del"];

/// The runs of the whole document, in order.
pub(super) fn runs(document: &Document, shapes: &Shapes) -> Vec<Run> {
    let reader = Reader { document, shapes };
    let mut out = Vec::new();
    for (_, sentence) in document.sentences.iter() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = reader.run_end(at, sentence.tokens.end);
            if end > at {
                out.extend(reader.cut(at, end));
            }
            at = end.max(at + 1);
        }
    }
    reader.keep_known(out)
}

struct Reader<'a> {
    document: &'a Document,
    shapes: &'a Shapes,
}

impl Reader<'_> {
    fn word(&self, index: usize) -> &str {
        self.document.tokens.get(index).map_or("", |token| possessive_stem(self.document.folded(token)))
    }

    fn is_word(&self, index: usize) -> bool {
        self.document.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_capital(&self, index: usize) -> bool {
        let shape = self.shapes.at(index);
        self.is_word(index) && shape.capital && (shape.all_capitals || !lexicon::is_german_word(self.word(index)))
    }

    fn touches(&self, index: usize) -> bool {
        let pair = index.checked_sub(1).and_then(|before| self.document.tokens.get(before)).zip(self.document.tokens.get(index));
        pair.is_some_and(|(before, token)| before.span.end == token.span.start)
    }

    fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "‐" | "‑") && self.touches(index) && self.touches(index + 1)
    }

    fn run_end(&self, start: usize, limit: usize) -> usize {
        if !self.is_capital(start) {
            return start;
        }
        let mut end = start + 1;
        while end < limit {
            let next = if self.is_capital(end) {
                end + 1
            } else if (self.is_hyphen(end) || self.is_abbreviated(end)) && self.is_capital(end + 1) {
                end + 2
            } else if PARTICLES.contains(&self.word(end)) && !self.shapes.at(end).capital && self.is_given(end - 1) {
                (end + 1..end + 3).find(|at| self.is_capital(*at)).map_or(end, |at| at + 1)
            } else {
                end
            };
            if next == end || next > limit {
                break;
            }
            end = next;
        }
        end
    }

    /// Whether a stop belongs to an initial or a title before it.
    fn is_abbreviated(&self, stop: usize) -> bool {
        let before = stop.checked_sub(1).map_or("", |before| self.word(before));
        let short = before.chars().count() == 1 || lexicon::title(before).is_some();
        self.word(stop) == "." && self.touches(stop) && short
    }

    fn is_given(&self, index: usize) -> bool {
        lexicon::first_name(self.word(index)).is_some()
    }

    fn is_role(&self, index: usize) -> bool {
        lexicon::title(self.word(index)).is_some() || lexicon::german_role(self.word(index)).is_some()
    }

    /// Cuts roles off a run: "Bürgermeisterin Helga Lund", "CDU-Abgeordneter Lund".
    fn cut(&self, start: usize, end: usize) -> Option<Run> {
        let given = (start..end.saturating_sub(1)).find(|at| self.is_given(*at) && (*at == start || !self.is_hyphen(*at - 1)));
        let role = (start..end).rev().find(|at| self.is_role(*at) && !(self.is_given(*at) && *at > start));
        let name = match (given, role) {
            (Some(given), _) => given,
            (None, Some(role)) if role + 1 < end => role + 1 + usize::from(self.word(role + 1) == "."),
            (None, Some(_)) => return None,
            (None, None) => start,
        };
        let title = start..name;
        let gender =
            title.clone().rev().find_map(|at| lexicon::title(self.word(at)).or_else(|| lexicon::german_role(self.word(at))));
        (name < end).then(|| Run { tokens: name..end, title, gender, headline: self.shapes.at(start).headline })
    }

    /// Keeps lone words only where they are short for a longer name, or known.
    fn keep_known(&self, runs: Vec<Run>) -> Vec<Run> {
        let is_person = |run: &Run| run.tokens.len() > 1 && self.is_given(run.tokens.start) || run.gender.is_some();
        let mut known: HashSet<String> = HashSet::new();
        for run in runs.iter().filter(|run| is_person(run)) {
            known.insert(self.word(run.tokens.start).to_owned());
            known.insert(self.word(run.tokens.end - 1).to_owned());
        }
        let is_name = |run: &Run| {
            let word = self.word(run.tokens.start);
            let shape = self.shapes.at(run.tokens.start);
            let before = run.tokens.start.checked_sub(1).map_or("", |at| self.word(at));
            let article = matches!(
                before,
                "der" | "die" | "das" | "den" | "dem" | "des" | "ein" | "eine" | "einen" | "einem" | "am" | "im"
            );
            let genitive = word.strip_suffix('s').is_some_and(|stem| known.contains(stem));
            run.tokens.len() > 1
                || run.gender.is_some()
                || known.contains(word)
                || genitive
                || shape.all_capitals
                || lexicon::is_place(word)
                || lexicon::first_name(word).is_some() && !shape.initial && !article
        };
        runs.into_iter().filter(is_name).collect()
    }
}
