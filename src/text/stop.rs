//! Words that say how, not what.

use std::sync::LazyLock;

use crate::base::WordSet;

/// English words too common to tell one statement from another, folded, in alphabetical order.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "any",
    "are",
    "aren't",
    "around",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "can't",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "doing",
    "don't",
    "down",
    "during",
    "each",
    "either",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "had",
    "hadn't",
    "has",
    "hasn't",
    "have",
    "haven't",
    "having",
    "he",
    "he'd",
    "he'll",
    "he's",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "if",
    "in",
    "into",
    "is",
    "isn't",
    "it",
    "it'll",
    "it's",
    "its",
    "itself",
    "just",
    "let",
    "let's",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "neither",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "one",
    "only",
    "onto",
    "or",
    "other",
    "others",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "per",
    "rather",
    "same",
    "shall",
    "she",
    "she'd",
    "she'll",
    "she's",
    "should",
    "shouldn't",
    "since",
    "so",
    "some",
    "such",
    "than",
    "that",
    "that's",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "there's",
    "these",
    "they",
    "they'd",
    "they'll",
    "they're",
    "they've",
    "this",
    "those",
    "though",
    "through",
    "to",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "unto",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "wasn't",
    "we",
    "we'd",
    "we'll",
    "we're",
    "we've",
    "were",
    "weren't",
    "what",
    "what's",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "who's",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "won't",
    "would",
    "wouldn't",
    "yet",
    "you",
    "you'd",
    "you'll",
    "you're",
    "you've",
    "your",
    "yours",
    "yourself",
    "yourselves",
];

/// Whether a folded English word is an article, preposition, pronoun, auxiliary or the like.
#[must_use]
pub fn is_function_word(folded: &str) -> bool {
    static ALL: LazyLock<WordSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.iter().copied().collect());
    ALL.contains(folded)
}

/// Words that turn a statement into its opposite, in English, German, French and Spanish; so does every English word that
/// ends in "n't".
const NEGATIONS: &[&str] = &[
    "aucun", "aucune", "barely", "cannot", "hardly", "jamais", "kaum", "kein", "keine", "keinem", "keinen", "keiner", "keines",
    "nada", "nadie", "neither", "never", "nicht", "nichts", "nie", "niemals", "niemand", "ninguna", "ninguno", "ningún", "no",
    "nobody", "none", "nor", "not", "nothing", "nowhere", "nunca", "ohne", "pas", "rien", "scarcely", "without", "weder",
];

/// Whether a folded word denies something.
#[must_use]
pub fn is_negation(folded: &str) -> bool {
    NEGATIONS.contains(&folded) || folded.ends_with("n't")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn negations_are_told_from_other_words() {
        for word in ["not", "won't", "never"] {
            assert!(is_negation(word), "{word}");
        }
        for word in ["now", "note", "tent", ""] {
            assert!(!is_negation(word), "{word}");
        }
    }

    #[test]
    fn content_words_are_not_function_words() {
        for word in ["the", "don't", "yourselves", "a"] {
            assert!(is_function_word(word), "{word}");
        }
        for word in ["ferry", "said", "zebra", ""] {
            assert!(!is_function_word(word), "{word}");
        }
    }
}
