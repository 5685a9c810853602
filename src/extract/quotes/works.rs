//! Nouns beside which names and terms stand in quotation marks.

/// Whether the name of a work follows a folded noun, English or German.
pub(super) fn is_work(folded: &str) -> bool {
    WORKS.contains(&folded)
}

/// Whether a term follows a folded word, English or German: "the so-called …", "known as …".
pub(super) fn is_term(folded: &str) -> bool {
    TERMS.contains(&folded)
}

/// Whether a folded noun is something written that has a heading of its own.
pub(super) fn is_writing(folded: &str) -> bool {
    matches!(folded, "article" | "blog" | "column" | "commentary" | "editorial" | "essay" | "letter" | "op-ed" | "piece" | "post")
}

const WORKS: &[&str] = &[
    "ad",
    "album",
    "anthem",
    "article",
    "audiobook",
    "aufsatz",
    "ausstellung",
    "ballad",
    "band",
    "bestseller",
    "bild",
    "book",
    "broadcast",
    "buch",
    "cartoon",
    "column",
    "comedy",
    "commentary",
    "commercial",
    "documentary",
    "drama",
    "entitled",
    "essay",
    "exhibition",
    "feature",
    "fernsehserie",
    "film",
    "game",
    "gedicht",
    "gemälde",
    "headline",
    "hit",
    "host",
    "hymn",
    "lied",
    "magazin",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "newsletter",
    "novel",
    "oper",
    "opera",
    "painting",
    "paper",
    "play",
    "podcast",
    "poem",
    "program",
    "programme",
    "project",
    "roman",
    "segment",
    "sendung",
    "sequel",
    "serie",
    "series",
    "show",
    "sitcom",
    "song",
    "spielfilm",
    "starring",
    "story",
    "stück",
    "tageszeitung",
    "theaterstück",
    "thriller",
    "titel",
    "title",
    "titled",
    "tour",
    "trilogy",
    "unternehmen",
    "video",
    "watch",
    "wochenzeitung",
    "zeitschrift",
    "zeitung",
    "überschrift",
];

const TERMS: &[&str] = &[
    "alias",
    "ausdruck",
    "begriff",
    "called",
    "codenamed",
    "coined",
    "dubbed",
    "expression",
    "genannt",
    "genannte",
    "genannten",
    "known",
    "label",
    "labeled",
    "labelled",
    "moniker",
    "name",
    "named",
    "namens",
    "nickname",
    "nicknamed",
    "phrase",
    "schlagwort",
    "slang",
    "sogenannte",
    "sogenannten",
    "sogenannter",
    "sogenanntes",
    "stichwort",
    "term",
    "termed",
    "unwort",
    "word",
    "words",
    "wort",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_known_in_both_languages() {
        for noun in ["film", "roman", "zeitung"] {
            assert!(is_work(noun) && !is_term(noun), "{noun}");
        }
        for noun in ["nickname", "begriff", "sogenannte"] {
            assert!(is_term(noun) && !is_work(noun), "{noun}");
        }
    }
}
