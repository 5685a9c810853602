//! Closed classes of English words that several rules need.

/// Words that carry no topic of their own: articles, prepositions, pronouns, auxiliaries, conjunctions and the commonest
/// adverbs, folded.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "according",
    "across",
    "after",
    "again",
    "against",
    "ago",
    "ahead",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "always",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "aren't",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "can't",
    "cannot",
    "could",
    "couldn't",
    "despite",
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
    "earlier",
    "either",
    "else",
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
    "i'm",
    "if",
    "in",
    "including",
    "inside",
    "instead",
    "into",
    "is",
    "isn't",
    "it",
    "it's",
    "its",
    "itself",
    "just",
    "later",
    "least",
    "less",
    "like",
    "likely",
    "many",
    "may",
    "me",
    "meanwhile",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "near",
    "neither",
    "never",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "often",
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
    "out",
    "outside",
    "over",
    "own",
    "per",
    "rather",
    "s",
    "same",
    "she",
    "should",
    "shouldn't",
    "since",
    "so",
    "some",
    "soon",
    "still",
    "such",
    "t",
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
    "these",
    "they",
    "they're",
    "this",
    "those",
    "though",
    "through",
    "throughout",
    "thus",
    "to",
    "together",
    "too",
    "toward",
    "towards",
    "under",
    "unless",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "wasn't",
    "we",
    "we're",
    "well",
    "were",
    "weren't",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
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
    "you're",
    "your",
];

/// Irregular past forms that news tells events with, folded.
const IRREGULAR_PASTS: &[&str] = &[
    "began", "became", "beat", "bought", "broke", "brought", "built", "came", "caught", "chose", "cut", "dealt", "died", "drew",
    "drove", "fell", "fled", "flew", "fought", "found", "gave", "got", "grew", "held", "hit", "hurt", "kept", "knew", "laid",
    "left", "led", "lost", "made", "meant", "met", "paid", "put", "quit", "ran", "read", "rose", "said", "sank", "sat", "saw",
    "sent", "set", "shot", "shut", "sold", "sought", "spent", "spoke", "spread", "stood", "struck", "stole", "swept", "swore",
    "told", "took", "thought", "threw", "tore", "went", "withdrew", "woke", "won", "wore", "wrote", "begin", "begins", "born",
    "broken", "chosen", "come", "comes", "die", "dies", "end", "ends", "expire", "expires", "fallen", "given", "go", "goes",
    "known", "leave", "leaves", "meet", "meets", "open", "opens", "resign", "resigns", "say", "says", "seen", "shown", "sworn",
    "take", "takes", "taken", "vote", "votes", "written", "remain", "visit", "arrive", "arrives", "return", "returns", "retire",
];

/// Nouns with a plural that does not end in "s", folded.
const IRREGULAR_PLURALS: &[&str] = &[
    "aircraft",
    "children",
    "cattle",
    "crew",
    "deer",
    "feet",
    "fish",
    "geese",
    "men",
    "mice",
    "people",
    "personnel",
    "police",
    "sheep",
    "staff",
    "teeth",
    "women",
    "firemen",
    "policemen",
    "congressmen",
    "congresswomen",
    "servicemen",
    "lawmen",
    "gunmen",
    "fishermen",
    "salesmen",
    "sportsmen",
    "spacecraft",
    "criteria",
    "media",
    "percent",
];

/// Words that end in "s" and are no plural nouns, folded.
const NO_PLURALS: &[&str] = &[
    "always",
    "as",
    "does",
    "has",
    "his",
    "hers",
    "is",
    "its",
    "less",
    "ours",
    "perhaps",
    "says",
    "theirs",
    "this",
    "thus",
    "was",
    "us",
    "yes",
    "news",
    "afterwards",
    "towards",
    "besides",
    "sometimes",
    "various",
    "previous",
    "serious",
    "religious",
    "across",
    "famous",
];

/// Whether a folded word carries no topic of its own.
#[must_use]
pub(crate) fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORDS.binary_search(&folded).is_ok()
}

/// Whether a folded word looks like a verb that tells an event: a past form, a participle or one of the commonest.
pub(crate) fn looks_like_event(folded: &str) -> bool {
    let regular = (folded.ends_with("ed") || folded.ends_with("ing")) && folded.len() > 4;
    (regular
        && !matches!(
            folded,
            "during"
                | "united"
                | "according"
                | "including"
                | "following"
                | "hundred"
                | "morning"
                | "evening"
                | "building"
                | "wedding"
                | "king"
                | "nothing"
                | "something"
                | "anything"
                | "everything"
        ))
        || IRREGULAR_PASTS.contains(&folded)
}

/// Whether a folded word looks like a noun in the plural.
pub(super) fn looks_plural(folded: &str) -> bool {
    if IRREGULAR_PLURALS.contains(&folded) {
        return true;
    }
    folded.len() > 3
        && folded.ends_with('s')
        && !(folded.ends_with("ss") || folded.ends_with("'s") || folded.ends_with("us") || folded.ends_with("is"))
        && !NO_PLURALS.contains(&folded)
        && !is_function_word(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_sorted_for_the_search() {
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn plurals_and_events() {
        for word in ["passengers", "people", "women"] {
            assert!(looks_plural(word), "{word}");
        }
        for word in ["was", "glass", "virus", "crisis", "harbour", "serious"] {
            assert!(!looks_plural(word), "{word}");
        }
        for word in ["announced", "met", "fleeing"] {
            assert!(looks_like_event(word), "{word}");
        }
        for word in ["during", "hundred", "bed", "ship"] {
            assert!(!looks_like_event(word), "{word}");
        }
    }
}
