//! Words that attribute: verbs of speech and nouns for those who speak.

use std::sync::LazyLock;

use crate::base::WordSet;
use crate::extract::entities::lexicon::{Gender, words};

static VERBS: LazyLock<WordSet<String>> = LazyLock::new(|| words(include_str!("../../../assets/words/reporting-verbs.txt")));
static ROLES: LazyLock<WordSet<String>> = LazyLock::new(|| words(include_str!("../../../assets/words/role-nouns.txt")));

/// Verbs that hardly ever do anything but introduce somebody's words.
const SURE: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "telling",
    "added",
    "adds",
    "adding",
    "replied",
    "replies",
    "asked",
    "asks",
    "wrote",
    "writes",
    "tweeted",
    "tweets",
    "quipped",
    "recalled",
    "testified",
    "responded",
    "responds",
    "insisted",
    "insists",
    "argued",
    "argues",
    "explained",
    "explains",
    "continued",
    "continues",
    "declared",
    "declares",
    "remarked",
    "joked",
    "stated",
    "states",
    "concluded",
    "noted",
    "notes",
    "warned",
    "warns",
    "shouted",
    "whispered",
    "exclaimed",
    "acknowledged",
    "emphasized",
    "emphasised",
    "complained",
    "answered",
    "answers",
    "commented",
    "countered",
];

/// Whether a folded word is a verb of speech in some form.
pub(crate) fn is_speech_verb(folded: &str) -> bool {
    VERBS.contains(folded)
}

/// Whether a folded word is a form that hardly ever means anything but speech.
pub(super) fn is_sure_verb(folded: &str) -> bool {
    SURE.contains(&folded)
}

/// Past forms that do not end in -ed.
const IRREGULAR: &[&str] =
    &["began", "felt", "forgot", "held", "put", "read", "said", "shot", "spoke", "swore", "thought", "told", "written", "wrote"];

/// Whether a folded word looks like a verb in the past.
pub(super) fn is_past(folded: &str) -> bool {
    folded.len() > 3 && folded.ends_with("ed") && !folded.ends_with("eed")
        || IRREGULAR.contains(&folded)
        || matches!(
            folded,
            "went" | "came" | "got" | "made" | "took" | "gave" | "broke" | "rose" | "stood" | "sat" | "ran" | "shook"
        )
}

/// Whether a folded verb of speech is neither a past nor a present form of the third person nor a participle.
pub(crate) fn is_base_form(folded: &str) -> bool {
    let ending = ["ed", "ing"].iter().any(|ending| folded.ends_with(ending));
    let third = folded.ends_with('s') && !folded.ends_with("ss");
    !ending && !third && !IRREGULAR.contains(&folded)
}

/// Nouns for men and boys.
const MEN: &[&str] = &[
    "abbot",
    "actor",
    "baron",
    "bachelor",
    "bloke",
    "boy",
    "bridegroom",
    "brother",
    "chap",
    "count",
    "cousin",
    "dad",
    "daddy",
    "duke",
    "earl",
    "emperor",
    "father",
    "fellow",
    "footman",
    "friar",
    "gentleman",
    "grandfather",
    "grandpa",
    "grandson",
    "groom",
    "guy",
    "heir",
    "host",
    "husband",
    "king",
    "lad",
    "landlord",
    "lord",
    "man",
    "marquis",
    "master",
    "monk",
    "nephew",
    "papa",
    "priest",
    "prince",
    "schoolboy",
    "sir",
    "son",
    "son-in-law",
    "squire",
    "stepfather",
    "stepson",
    "sultan",
    "uncle",
    "valet",
    "viscount",
    "waiter",
    "widower",
    "wizard",
    "youth",
    "mann",
    "knabe",
    "bursche",
    "vater",
    "sohn",
    "bruder",
    "onkel",
    "neffe",
    "könig",
    "graf",
    "homme",
    "père",
    "garçon",
    "frère",
    "hombre",
    "padre",
    "niño",
    "muchacho",
];
/// Nouns for women and girls.
const WOMEN: &[&str] = &[
    "abbess",
    "actress",
    "aunt",
    "baroness",
    "bride",
    "countess",
    "dame",
    "damsel",
    "daughter",
    "daughter-in-law",
    "duchess",
    "empress",
    "girl",
    "governess",
    "grandma",
    "grandmother",
    "granddaughter",
    "heiress",
    "hostess",
    "housekeeper",
    "lady",
    "ladyship",
    "landlady",
    "lass",
    "maid",
    "maiden",
    "mam",
    "mama",
    "mamma",
    "marchioness",
    "matron",
    "mistress",
    "mom",
    "mother",
    "mother-in-law",
    "mum",
    "mummy",
    "niece",
    "nun",
    "nurse",
    "princess",
    "queen",
    "schoolgirl",
    "sister",
    "sister-in-law",
    "spinster",
    "stepdaughter",
    "stepmother",
    "waitress",
    "widow",
    "wife",
    "witch",
    "woman",
    "frau",
    "mädchen",
    "mutter",
    "tochter",
    "schwester",
    "tante",
    "nichte",
    "königin",
    "gräfin",
    "dame",
    "femme",
    "mère",
    "fille",
    "mujer",
    "madre",
    "niña",
    "muchacha",
];

/// What a folded common noun for one person tells of the pronoun: "landlady".
pub(super) fn noun_gender(folded: &str) -> Option<Gender> {
    if MEN.contains(&folded) || folded.len() > 5 && folded.ends_with("man") && !folded.ends_with("woman") {
        Some(Gender::Male)
    } else {
        (WOMEN.contains(&folded) || folded.ends_with("woman")).then_some(Gender::Female)
    }
}

/// Whether a folded word names a text or talk: "in a statement".
pub(super) fn is_text(folded: &str) -> bool {
    TEXTS.contains(&folded)
}

/// Whether a folded word names what somebody says to be so: "the claim that".
pub(super) fn is_claim(folded: &str) -> bool {
    matches!(
        folded,
        "claim"
            | "claims"
            | "accusation"
            | "accusations"
            | "allegation"
            | "allegations"
            | "assertion"
            | "assertions"
            | "suggestion"
            | "contention"
            | "insinuation"
            | "complaint"
    )
}

/// Nouns for words said or written.
const TEXTS: &[&str] = &[
    "accusation",
    "ad",
    "address",
    "allegation",
    "argument",
    "assertion",
    "affidavit",
    "announcement",
    "answer",
    "appearance",
    "article",
    "blog",
    "book",
    "briefing",
    "caption",
    "claim",
    "claims",
    "column",
    "contention",
    "comment",
    "comments",
    "complaint",
    "conversation",
    "debate",
    "editorial",
    "email",
    "emails",
    "essay",
    "filing",
    "indictment",
    "interview",
    "lawsuit",
    "letter",
    "mail",
    "memo",
    "memoir",
    "message",
    "messages",
    "note",
    "op-ed",
    "opinion",
    "petition",
    "post",
    "posting",
    "release",
    "remark",
    "remarks",
    "reply",
    "report",
    "response",
    "ruling",
    "sign",
    "signs",
    "slogan",
    "speech",
    "statement",
    "statements",
    "testimony",
    "text",
    "transcript",
    "tweet",
    "tweets",
    "video",
    "words",
    "chant",
    "chants",
    "declaration",
    "demand",
    "description",
    "pledge",
    "prediction",
    "suggestion",
    "vow",
    "warning",
    "motto",
];

/// Whether a folded word names somebody, or a body or text, that can say something.
pub(crate) fn is_role(folded: &str) -> bool {
    ROLES.contains(folded) || folded.strip_suffix('s').is_some_and(|one| ROLES.contains(one))
}
