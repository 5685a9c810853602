//! Words with letters masked: "d--n", "b****", "m*rd*r". They are the words they stand for where one document has these.

use crate::base::TextSpan;
use crate::compare::lexicon::Lexicon;
use crate::text::{Document, fold};

/// A masked word.
#[derive(Clone, Debug)]
pub(super) struct Masked {
    /// The whole word, masks included.
    pub span: TextSpan,
    pattern: Pattern,
}

/// How many letters more or fewer than there are signs a mask may stand for.
const SLACK: usize = 2;
/// What one long sign may stand for: "d—n", "s…r".
const LONG_SIGN: usize = 8;
/// A masked word of more pieces is something else.
const MOST_PIECES: usize = 4;
/// At the end of a word signs are a mask only behind so few letters; behind more they are a dash or dots.
const SHORT_START: usize = 4;

/// The masked words of a span for which one of the documents has a word, in order.
pub(super) fn masked(document: &Document, span: TextSpan, lexicon: &Lexicon) -> Vec<Masked> {
    let text = document.slice(span);
    if !text.contains(is_sign) {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (pattern, end) = Pattern::read(&chars, at);
        if let Some(pattern) = pattern.filter(|pattern| pattern.is_in(lexicon)) {
            let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
            let offset = |at: usize| span.start.saturating_add(u32::try_from(byte(at)).unwrap_or(u32::MAX));
            out.push(Masked { span: TextSpan { start: offset(at), end: offset(end) }, pattern });
        }
        at = end.max(at + 1);
    }
    out
}

impl Masked {
    /// Whether it may stand for a word, folded.
    pub(super) fn fits(&self, form: &str) -> bool {
        self.pattern.fits(form)
    }
}

/// A word as far as it can be read.
#[derive(Clone, Debug)]
struct Pattern {
    /// The folded letters between the masks; the last is empty where the end is masked.
    pieces: Vec<String>,
    /// The fewest and the most letters each mask stands for.
    hidden: Vec<(usize, usize)>,
}

impl Pattern {
    /// The word that begins at a position and where it ends; no pattern for a word without mask.
    fn read(chars: &[(usize, char)], start: usize) -> (Option<Self>, usize) {
        let char_at = |at: usize| chars.get(at).map(|(_, c)| *c);
        let letters =
            |from: usize| (from..chars.len()).find(|at| !char_at(*at).is_some_and(char::is_alphabetic)).unwrap_or(chars.len());
        let text = |from: usize, to: usize| fold(&chars.iter().take(to).skip(from).map(|(_, c)| *c).collect::<String>());
        let mut end = letters(start);
        let mut pattern = Self { pieces: vec![text(start, end)], hidden: Vec::new() };
        while end > start && pattern.pieces.len() <= MOST_PIECES {
            let Some(sign) = char_at(end).filter(|c| is_sign(*c)) else { break };
            let after = (end..chars.len()).find(|at| char_at(*at) != Some(sign)).unwrap_or(chars.len());
            let next = letters(after);
            let is_last = next == after;
            if !is_mask(sign, after - end, is_last.then_some(end - start)) {
                break;
            }
            pattern.hidden.push(stands_for(sign, after - end));
            pattern.pieces.push(text(after, next));
            end = next;
            if is_last {
                break;
            }
        }
        ((!pattern.hidden.is_empty()).then_some(pattern), end)
    }

    fn is_in(&self, lexicon: &Lexicon) -> bool {
        let first = self.pieces.first().filter(|first| !first.is_empty());
        first.is_some_and(|first| lexicon.beginning(first).any(|(_, form)| self.fits(form)))
    }

    fn fits(&self, form: &str) -> bool {
        let Some((first, rest)) = self.pieces.split_first() else { return false };
        let Some(left) = form.strip_prefix(first.as_str()) else { return false };
        left.chars().all(char::is_alphabetic) && fits(left, rest, &self.hidden)
    }
}

/// Whether the rest of a word is masked letters and pieces in turn.
fn fits(left: &str, pieces: &[String], hidden: &[(usize, usize)]) -> bool {
    let (Some((piece, pieces)), Some(((least, most), hidden))) = (pieces.split_first(), hidden.split_first()) else {
        return left.is_empty();
    };
    (*least..=*most).any(|count| {
        let rest = left.char_indices().map(|(at, _)| at).chain([left.len()]).nth(count).and_then(|at| left.get(at..));
        rest.and_then(|rest| rest.strip_prefix(piece.as_str())).is_some_and(|rest| fits(rest, pieces, hidden))
    })
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '*' | '_' | '.' | '…' | '–' | '—' | '•')
}

/// Whether so many equal signs mask letters; `behind` counts what stands before them where they end the word.
fn is_mask(sign: char, count: usize, behind: Option<usize>) -> bool {
    match (sign, behind) {
        ('*' | '•', None) => true,
        ('*' | '•', Some(behind)) => behind <= SHORT_START,
        ('-' | '_', Some(behind)) => count >= 3 && behind <= SHORT_START,
        ('-' | '_' | '.', None) => count >= 2,
        ('…' | '–' | '—', None) => count == 1,
        _ => false,
    }
}

fn stands_for(sign: char, count: usize) -> (usize, usize) {
    match sign {
        '…' | '–' | '—' => (1, LONG_SIGN),
        _ => (count.saturating_sub(SLACK).max(1), count + SLACK),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Pair, Side};
    use crate::compare::testing::sources;

    /// The words of the second text that masked words of the first may stand for, as "mask=word".
    fn check(masked_text: &str, words: &str, expected: &str) {
        let sources = sources(masked_text, words);
        let lexicon = Lexicon::new(Pair::new(&sources.documents.a, &sources.documents.b));
        let document = &sources.documents[Side::A];
        let found = masked(document, TextSpan::new(0, masked_text.len()), &lexicon);
        let shown = found.iter().flat_map(|one| {
            let fitting = words.split(' ').filter(|word| one.fits(&fold(word)));
            fitting.map(|word| format!("{}={word}", document.slice(one.span))).collect::<Vec<_>>()
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn masked_words_are_read() {
        check("you b-----d", "bastard", "b-----d=bastard");
        check("a d**n fool", "damn", "d**n=damn");
        check("bl**dy hell", "Bloody", "bl**dy=Bloody");
        check("what the h***", "hell", "h***=hell");
        check("that little b----, she", "brat", "b----=brat");
        check("you son-of-a-b----!", "beast", "b----=beast");
        check("m*rd*r!", "murder", "m*rd*r=murder");
        check("d—n it and d…n them", "damn", "d—n=damn d…n=damn");
        check("f__l", "fool", "f__l=fool");
    }

    #[test]
    fn other_signs_are_no_masks() {
        check("I thought--you know", "thoughtyou thoughtful", "");
        check("He was going...", "goings", "");
        check("well-known", "wellborn wellknown", "");
        check("the price*", "prices priced", "");
        check("that-- no", "that thatch", "");
        check("d**n", "dandelion don't", "");
        check("b-----d", "bed", "");
        check("***", "damn", "");
    }
}
