//! Words by which a statement claims to be the utmost ("the largest", "the only") or holds back ("reportedly").

use std::sync::LazyLock;

use super::cursor::Words;
use super::lexicon::is_function_word;
use crate::base::{Arena, Cancelled, TextSpan, WordSet, Work};
use crate::text::{Document, SentenceId};

/// What a word does to the statement it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// It claims to be the utmost: "the first", "the only", "the largest", "unprecedented".
    Superlative,
    /// It holds back: "reportedly", "allegedly", "is believed to".
    Hedge,
}

impl MarkKind {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Superlative => "superlative",
            Self::Hedge => "hedge",
        }
    }
}

/// A superlative or hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its words.
    pub span: TextSpan,
    /// The statement it stands in.
    pub sentence: SentenceId,
    /// What it does.
    pub kind: MarkKind,
}

/// Adjectives that tell the utmost of their kind.
const UTMOST: &[&str] = &[
    "largest",
    "biggest",
    "greatest",
    "highest",
    "lowest",
    "longest",
    "shortest",
    "smallest",
    "oldest",
    "youngest",
    "newest",
    "earliest",
    "fastest",
    "slowest",
    "strongest",
    "weakest",
    "richest",
    "poorest",
    "wealthiest",
    "deadliest",
    "worst",
    "best",
    "tallest",
    "deepest",
    "busiest",
    "heaviest",
    "hottest",
    "coldest",
    "warmest",
    "cheapest",
    "bloodiest",
    "costliest",
    "fewest",
    "hardest",
    "toughest",
    "safest",
    "widest",
    "steepest",
    "sharpest",
    "closest",
    "nearest",
    "latest",
    "harshest",
    "gravest",
    "unprecedented",
    "record-breaking",
];
/// Words that tell the utmost after an article or owner.
const AFTER_ARTICLE: &[&str] = &["first", "only", "sole", "most", "least", "last"];
/// What follows "first" and "last" where they tell no rank.
const NO_RANK: &[&str] = &[
    "lady",
    "name",
    "aid",
    "week",
    "month",
    "year",
    "night",
    "minute",
    "place",
    "half",
    "quarter",
    "step",
    "days",
    "weeks",
    "months",
    "years",
    "few",
    "two",
    "three",
    "of",
    "part",
    "round",
    "amendment",
    "class",
    "floor",
];
/// Phrases that hold back, the longest of those that begin alike first.
const HEDGES: &[&str] = &[
    "reportedly",
    "allegedly",
    "apparently",
    "supposedly",
    "purportedly",
    "presumably",
    "seemingly",
    "possibly",
    "perhaps",
    "alleged",
    "purported",
    "reputedly",
    "ostensibly",
    "unconfirmed",
    "rumored",
    "rumoured",
    "according to reports",
    "according to unconfirmed",
    "is believed to",
    "are believed to",
    "was believed to",
    "were believed to",
    "is thought to",
    "are thought to",
    "was thought to",
    "were thought to",
    "is said to",
    "are said to",
    "was said to",
    "were said to",
    "is alleged to",
    "are alleged to",
    "may have",
    "might have",
    "could have",
    "is reported to",
    "are reported to",
];

/// All words that a mark may begin with; this is asked for at every word of a document.
static BEGINNINGS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| {
    let hedges = HEDGES.iter().filter_map(|hedge| hedge.split(' ').next());
    UTMOST.iter().copied().chain(AFTER_ARTICLE.iter().copied()).chain(hedges).collect()
});

/// The marks of all statements, in order.
///
/// # Errors
/// [`Cancelled`] if the work was cancelled on the way.
pub fn marks(document: &Document, work: &Work) -> Result<Arena<MarkId, Mark>, Cancelled> {
    let mut out = Vec::new();
    for (id, sentence) in document.sentences.iter() {
        work.check()?;
        let words = Words::new(document, sentence);
        let mut at = 0;
        while at < words.len() {
            match read(&words, at) {
                Some((kind, end)) => {
                    out.push(Mark { span: words.span(at..end), sentence: id, kind });
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    Ok(out.into())
}

crate::base::define_id! {
    /// A mark of one document.
    MarkId,
}

fn read(words: &Words, at: usize) -> Option<(MarkKind, usize)> {
    let word = words.folded(at);
    if !BEGINNINGS.contains(word) {
        return None;
    }
    // "The thief alleged that": a verb.
    let verb = matches!(word, "alleged" | "purported" | "rumored" | "rumoured")
        && !matches!(words.before(at, 1), "the" | "an" | "a" | "his" | "her" | "its" | "their" | "of");
    if let Some(end) = HEDGES.iter().find_map(|hedge| words.phrase(at, hedge)).filter(|_| !verb) {
        return Some((MarkKind::Hedge, end));
    }
    if UTMOST.contains(&word) {
        return Some((MarkKind::Superlative, at + 1));
    }
    let before = words.before(at, 1);
    let owned = matches!(before, "the" | "his" | "her" | "its" | "their" | "our" | "my") || before.ends_with("'s");
    let next = words.folded(at + 1);
    let noun = words.is_word(at + 1) && !is_function_word(next) && !NO_RANK.contains(&next);
    let utmost = match word {
        // "The most active", and not "the most" and "most of them".
        "most" | "least" => words.is_word(at + 1) && !is_function_word(next) && !next.ends_with('s'),
        "first" | "last" => noun && !words.is_capital(at + 1) || words.phrase(at + 1, "time").is_some(),
        _ => noun,
    };
    let end = if matches!(word, "most" | "least") { at + 2 } else { at + 1 };
    (AFTER_ARTICLE.contains(&word) && owned && utmost && !words.is_joint(at + 1)).then_some((MarkKind::Superlative, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::facts::testing::document;

    fn check(text: &str, expected: &[&str]) {
        let document = document(text);
        let found = marks(&document, &Work::new()).unwrap();
        let shown = found.iter().map(|(_, mark)| format!("{} {}", mark.kind.code(), document.slice(mark.span)));
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn superlatives() {
        check("It is the largest ferry and the only one on the pier.", &["superlative largest"]);
        check("It is the only ferry.", &["superlative only"]);
        check("She is the first captain of Tarn.", &["superlative first"]);
        check("It is the most expensive ferry.", &["superlative most expensive"]);
        check("It was an unprecedented loss, Tarn’s worst.", &["superlative unprecedented", "superlative worst"]);
    }

    #[test]
    fn hedges() {
        check("The captain reportedly left.", &["hedge reportedly"]);
        check("The captain is believed to have left.", &["hedge is believed to"]);
        check("The alleged thief may have left.", &["hedge alleged", "hedge may have"]);
    }

    #[test]
    fn neither() {
        for text in [
            "The first lady spoke.",
            "At first it rained.",
            "Most of them left.",
            "He only left.",
            "The last week was wet.",
            "They may leave.",
            "He had an interest in the forest.",
            "The first two left.",
            "The captain alleged that it left.",
        ] {
            check(text, &[]);
        }
    }
}
