//! Words that attribute: verbs of speech and nouns for those who speak.
#![allow(dead_code, reason = "read by the rules for speakers")]

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::extract::entities::lexicon::words;

static VERBS: LazyLock<HashSet<String>> = LazyLock::new(|| words(include_str!("../../../assets/words/reporting-verbs.txt")));
static ROLES: LazyLock<HashSet<String>> = LazyLock::new(|| words(include_str!("../../../assets/words/role-nouns.txt")));

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
pub(super) fn is_speech_verb(folded: &str) -> bool {
    VERBS.contains(folded)
}

/// Whether a folded word is a form that hardly ever means anything but speech.
pub(super) fn is_sure_verb(folded: &str) -> bool {
    SURE.contains(&folded)
}

/// Whether a folded word names somebody, or a body or text, that can say something.
pub(super) fn is_role(folded: &str) -> bool {
    ROLES.contains(folded) || folded.strip_suffix('s').is_some_and(|one| ROLES.contains(one))
}
