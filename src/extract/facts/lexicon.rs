//! Closed classes of English words that several rules need.

use std::sync::LazyLock;

use crate::base::WordSet;
use crate::text;

/// Prepositions and adverbs that carry no topic of their own, beside [`text::is_function_word`]; folded, in order.
const MORE: &[&str] = &[
    "according",
    "across",
    "ago",
    "ahead",
    "almost",
    "along",
    "already",
    "always",
    "amid",
    "another",
    "away",
    "back",
    "behind",
    "cannot",
    "despite",
    "earlier",
    "else",
    "including",
    "inside",
    "instead",
    "later",
    "least",
    "less",
    "like",
    "likely",
    "many",
    "meanwhile",
    "near",
    "never",
    "often",
    "outside",
    "s",
    "soon",
    "still",
    "t",
    "throughout",
    "thus",
    "together",
    "unless",
    "well",
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
    text::is_function_word(folded) || MORE.binary_search(&folded).is_ok()
}

/// [`IRREGULAR_PASTS`], which is asked for at many words of a document.
static PASTS: LazyLock<WordSet<&'static str>> = LazyLock::new(|| IRREGULAR_PASTS.iter().copied().collect());

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
        || PASTS.contains(folded)
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
        assert!(MORE.is_sorted());
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
