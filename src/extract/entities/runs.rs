//! Runs of capitalised words that may be names.

use std::ops::Range;

use crate::extract::entities::lexicon::{self, Gender};
use crate::extract::entities::shapes::Shapes;
use crate::text::{Document, Sentence, Token, TokenKind, possessive_stem};

/// Small words inside names of persons: "van der Berg".
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van",
    "von", "zu",
];

/// Whose a body may be by its name: "Queen's College", "Children's Hospital".
const DEDICATED: &[&str] = &[
    "bishop", "boy", "child", "children", "girl", "king", "lady", "lord", "man", "men", "mother", "nurse", "people", "prince",
    "princess", "queen", "saint", "teacher", "trinity", "veteran", "woman", "women", "worker",
];

/// Endings of persons' names.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// French words that begin sentences.
const FRENCH: &[&str] = &[
    "alors",
    "après",
    "au",
    "aucun",
    "aussi",
    "aux",
    "avant",
    "avec",
    "ce",
    "cela",
    "ces",
    "cet",
    "cette",
    "chaque",
    "comme",
    "dans",
    "de",
    "depuis",
    "des",
    "deux",
    "donc",
    "du",
    "elle",
    "elles",
    "en",
    "enfin",
    "entre",
    "et",
    "il",
    "ils",
    "je",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lors",
    "lorsque",
    "mais",
    "malgré",
    "mon",
    "nous",
    "on",
    "or",
    "où",
    "par",
    "pendant",
    "plus",
    "plusieurs",
    "pour",
    "pourtant",
    "puis",
    "quand",
    "que",
    "quelques",
    "qui",
    "sa",
    "sans",
    "selon",
    "ses",
    "si",
    "son",
    "sous",
    "sur",
    "tandis",
    "tous",
    "tout",
    "trois",
    "un",
    "une",
    "vous",
    "à",
];
/// Spanish words that begin sentences.
const SPANISH: &[&str] = &[
    "a", "además", "al", "algunos", "ante", "así", "aunque", "cada", "como", "con", "contra", "cuando", "de", "del", "desde",
    "después", "donde", "dos", "durante", "el", "ella", "ellos", "en", "entonces", "entre", "es", "esta", "este", "esto",
    "estos", "ha", "hace", "hasta", "la", "las", "lo", "los", "luego", "mientras", "muchos", "más", "ni", "no", "nos", "o",
    "para", "pero", "por", "porque", "según", "si", "sin", "sobre", "su", "sus", "también", "tras", "tres", "un", "una", "unos",
    "varios", "y", "ya", "yo", "él",
];

/// Words before "of" and "for" that go on with the name: "Bank of …".
const HEADS: &[&str] = &[
    "academy",
    "archbishop",
    "association",
    "bank",
    "bay",
    "bishop",
    "board",
    "bureau",
    "center",
    "centers",
    "centre",
    "chamber",
    "church",
    "city",
    "college",
    "commission",
    "committee",
    "confederation",
    "congress",
    "council",
    "county",
    "court",
    "daughters",
    "department",
    "director",
    "duchess",
    "duke",
    "earl",
    "faculty",
    "federation",
    "gulf",
    "house",
    "institute",
    "isle",
    "kingdom",
    "league",
    "library",
    "ministry",
    "museum",
    "office",
    "order",
    "organisation",
    "organization",
    "port",
    "prince",
    "princess",
    "province",
    "republic",
    "school",
    "secretary",
    "society",
    "speaker",
    "state",
    "states",
    "strait",
    "university",
    "ways",
];

/// A run of words that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The name's tokens, titles left out. The last one may carry a possessive ending.
    pub(super) tokens: Range<usize>,
    /// The words of title and role before it: "Foreign Minister". May be empty.
    pub(super) title: Range<usize>,
    /// What the title tells of its bearer; `None` without a title.
    pub(super) gender: Option<Gender>,
    /// It stands in a headline, where capitals tell nothing.
    pub(super) headline: bool,
}

/// The runs of one sentence, in order.
pub(super) fn runs(document: &Document, shapes: &Shapes, sentence: &Sentence, out: &mut Vec<Run>) {
    let reader = Reader { document, shapes, end: sentence.tokens.end };
    let mut at = sentence.tokens.start;
    while at < reader.end {
        let end = reader.run_end(at);
        if end > at {
            reader.cut(at..end, out);
        }
        at = end.max(at + 1);
    }
}

struct Reader<'a> {
    document: &'a Document,
    shapes: &'a Shapes,
    end: usize,
}

impl<'a> Reader<'a> {
    fn token(&self, index: usize) -> Option<&'a Token> {
        self.document.tokens.get(index).filter(|_| index < self.end)
    }

    /// The word at a position, folded and without its possessive; "" where there is none.
    fn word(&self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| possessive_stem(self.document.folded(token)))
    }

    fn raw(&self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| self.document.slice(token.span))
    }

    /// Whether nothing stands between a token and the one before it.
    fn touches(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.token(before));
        matches!((before, self.token(index)), (Some(before), Some(token)) if before.span.end == token.span.start)
    }

    fn is_possessive(&self, index: usize) -> bool {
        let raw = self.raw(index);
        raw.ends_with("'s") || raw.ends_with("’s") || raw.ends_with("ʼs")
    }

    /// Whether the word can be part of a name.
    fn is_name_word(&self, index: usize) -> bool {
        let Some(token) = self.token(index) else { return false };
        let shape = self.shapes.at(index);
        if token.kind != TokenKind::Word || !shape.capital {
            return false;
        }
        let word = self.word(index);
        if self.is_middle_initial(index) {
            return true;
        }
        if word == "i" {
            return false;
        }
        if shape.initial && (self.is_small_abroad(word) || self.is_participle(token, word)) || lexicon::is_preposition(word) {
            return false;
        }
        if lexicon::is_never_name(word) {
            // "New York", "Best Buy", "Will Smith": such words are names only together with others.
            let next = self.shapes.at(index + 1);
            return !shape.initial
                && !shape.headline
                && next.capital
                && !matches!(word, "the" | "a" | "an" | "he" | "she" | "it")
                || word == "one" && !shape.initial && index > 0 && self.is_name_word(index - 1)
                || word == "us" && shape.all_capitals
                || lexicon::is_place(&format!("{word} {}", self.word(index + 1)))
                || lexicon::first_name(word).is_some() && next.capital && !lexicon::is_never_name(self.word(index + 1));
        }
        !shape.initial
            || !self.shapes.is_seen_lower(token)
            || lexicon::first_name(word).is_some()
            || lexicon::title(word).is_some()
            || self.shapes.is_seen_proper(token)
    }

    /// "Diverting" at the beginning of a sentence: a verb, unless it is a name elsewhere.
    fn is_participle(&self, token: &Token, word: &str) -> bool {
        word.len() >= 6
            && word.ends_with("ing")
            && !self.shapes.is_seen_proper(token)
            && lexicon::first_name(word).is_none()
            && !lexicon::is_place(word)
    }

    /// Whether the word is a French or Spanish function word in a text of that language.
    fn is_small_abroad(&self, word: &str) -> bool {
        match self.document.language.code() {
            "fr" => FRENCH.contains(&word),
            "es" => SPANISH.contains(&word),
            _ => false,
        }
    }

    /// "A." and "I." between two words in capitals.
    fn is_middle_initial(&self, index: usize) -> bool {
        matches!(self.raw(index), "A" | "I")
            && index > 0
            && self.shapes.at(index - 1).capital
            && !self.touches(index)
            && self.raw(index + 1) == "."
            && self.touches(index + 1)
            && self.shapes.at(index + 2).capital
            && !self.shapes.at(index + 2).initial
    }

    /// One past the last token of the run that begins at a position; the position itself where none does.
    fn run_end(&self, start: usize) -> usize {
        if !self.is_name_word(start) {
            return start;
        }
        let mut end = start + 1;
        while !self.is_possessive(end - 1) || self.is_dedicated(start, end) {
            match self.joint(start, end) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// Whether a possessive before `at` is part of a body's name: "King's College", "St Olaf's Hospital".
    fn is_dedicated(&self, start: usize, at: usize) -> bool {
        let saint = |index: usize| matches!(self.word(index), "st" | "saint" | "saints");
        let before = (start..at - 1).rev().find(|index| self.raw(*index) != ".");
        let is_honoured = DEDICATED.contains(&self.word(at - 1)) || before.is_some_and(saint);
        let is_body = lexicon::is_organisation_word(self.word(at)) || lexicon::is_place_word(self.word(at));
        is_honoured && is_body && self.is_name_word(at)
    }

    /// Where the run goes on after `at`, its present end; `None` where it ends.
    fn joint(&self, start: usize, at: usize) -> Option<usize> {
        if self.is_name_word(at) {
            return Some(at + 1);
        }
        let name_at = |index: usize| self.is_name_word(index).then_some(index + 1);
        match self.raw(at) {
            "." if self.touches(at) && self.takes_stop(at - 1) => name_at(at + 1),
            "-" | "‐" | "‑" if self.touches(at) && self.touches(at + 1) => name_at(at + 1)
                .filter(|_| self.is_one_name(at - 1, at + 1))
                .or_else(|| self.is_split_name(start, at).then_some(at + 2)),
            "&" => name_at(at + 1),
            "," if SUFFIXES.contains(&self.word(at + 1)) && self.shapes.at(at + 1).capital => Some(at + 2),
            "of" | "for" | "on" if HEADS.contains(&self.word(at - 1)) => {
                name_at(at + 1).or_else(|| name_at(at + 2).filter(|_| self.raw(at + 1) == "the"))
            }
            "and" if self.is_list_in_name(start, at) => name_at(at + 1),
            small if PARTICLES.contains(&small) && !self.touches(at) => {
                name_at(at + 1).or_else(|| name_at(at + 2).filter(|_| PARTICLES.contains(&self.raw(at + 1))))
            }
            _ => None,
        }
    }

    /// Whether the stop after a word belongs to it: an initial, a title, "St."
    fn takes_stop(&self, index: usize) -> bool {
        let raw = self.raw(index);
        raw.chars().filter(|c| c.is_alphanumeric()).take(2).count() == 1
            || raw.contains('.')
            || (raw.len() <= 4 && lexicon::title(self.word(index)).is_some())
            || matches!(self.word(index), "st" | "mt" | "ft")
            || SUFFIXES.contains(&self.word(index))
    }

    /// Whether two words joined by a hyphen are one name ("Jean-Luc", "Al-Masri") and not two ("Oslo-Bergen").
    fn is_one_name(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.word(left), self.word(right));
        let alone = |index: usize| self.token(index).is_some_and(|token| self.shapes.is_seen_lower(token));
        let both_first = lexicon::first_name(a).is_some() && lexicon::first_name(b).is_some();
        let place = lexicon::is_place(a) || lexicon::is_place(b) || lexicon::is_demonym(a) || lexicon::is_demonym(b);
        let proper = |index: usize| self.token(index).is_some_and(|token| self.shapes.is_seen_proper(token));
        let two = proper(left) && proper(right);
        PARTICLES.contains(&a) || both_first || !place && !two && !alone(right)
    }

    /// "Ban Ki-moon", "Kim Jong-un": a short part in small letters behind two short words in capitals.
    fn is_split_name(&self, start: usize, hyphen: usize) -> bool {
        let short = |index: usize| (2..=5).contains(&self.word(index).chars().count());
        let small =
            self.token(hyphen + 1).is_some_and(|token| token.kind == TokenKind::Word) && !self.shapes.at(hyphen + 1).capital;
        let common = matches!(
            self.word(hyphen + 1),
            "led"
                | "era"
                | "run"
                | "style"
                | "based"
                | "born"
                | "only"
                | "free"
                | "like"
                | "type"
                | "wide"
                | "made"
                | "rich"
                | "held"
                | "aged"
                | "elect"
                | "class"
                | "area"
                | "aid"
                | "ally"
        );
        start + 2 <= hyphen
            && self.shapes.at(hyphen - 2).capital
            && short(hyphen - 2)
            && small
            && !common
            && short(hyphen - 1)
            && short(hyphen + 1)
    }

    /// Whether "and" joins words inside the name of a body: "Department of Health and Human Services".
    fn is_list_in_name(&self, start: usize, at: usize) -> bool {
        (start..at).any(|index| self.raw(index) == "of")
            && (start..at).any(|index| lexicon::is_organisation_word(self.word(index)))
    }

    /// Cuts titles off a run and hands over what is left.
    fn cut(&self, run: Range<usize>, out: &mut Vec<Run>) {
        let headline = self.shapes.at(run.start).headline;
        let start = self.name_start(&run);
        let gender = (run.start..start).filter_map(|index| lexicon::title(self.word(index))).max_by_key(|g| *g != Gender::Either);
        let tokens = start..run.end;
        if tokens.is_empty() || !self.is_worth(&tokens, gender.is_some()) {
            return;
        }
        out.push(Run { tokens, title: run.start..start, gender, headline });
    }

    /// Where the name begins after the titles of a run.
    fn name_start(&self, run: &Range<usize>) -> usize {
        let title_at = |index: usize| lexicon::title(self.word(index)).is_some() && !self.is_possessive(index);
        let first = |index: usize| lexicon::first_name(self.word(index)).is_some();
        let Some(title) = run.clone().find(|index| title_at(*index)) else { return self.after_demonyms(run) };
        if run.clone().any(|index| self.is_body_word(index)) && !(title + 1..run.end - 1).any(first) {
            // "House Speaker", "Bank Governor" stand before names; "Chief Constables Association" is one.
            let last_is_body =
                lexicon::is_organisation_word(self.word(run.end - 1)) || lexicon::is_place_word(self.word(run.end - 1));
            if last_is_body && self.raw(title + 1) != "of" {
                return run.start;
            }
        }
        let last_title = (title..run.end).rev().find(|index| title_at(*index) && !self.is_given(*index, run)).unwrap_or(title);
        let mut start = last_title + 1;
        if self.raw(start) == "." {
            start += 1;
        }
        if matches!(self.raw(start), "of" | "for" | "on") {
            start = self.after_office(start, run);
        }
        start.min(run.end)
    }

    fn is_body_word(&self, index: usize) -> bool {
        lexicon::is_organisation_word(self.word(index)) || lexicon::is_place_word(self.word(index))
    }

    /// A title that is also a given name or surname stands last or before the last word: "Dean Acheson", "Betty King".
    fn is_given(&self, index: usize, run: &Range<usize>) -> bool {
        index + 1 == run.end && index > run.start
            || lexicon::first_name(self.word(index)).is_some() && index + 2 == run.end && index == run.start
    }

    /// Where the name begins in "Secretary of State Ann Lee": at a given name, otherwise at the last two words.
    fn after_office(&self, of: usize, run: &Range<usize>) -> usize {
        let given = (of + 1..run.end.saturating_sub(1)).find(|index| lexicon::first_name(self.word(*index)).is_some());
        let words = run.end.saturating_sub(of + 1);
        given.unwrap_or(if words >= 3 { run.end - 2 } else { run.end })
    }

    /// Leading nationalities are no part of a name ("Norwegian Erik Lund") unless a body's name follows.
    fn after_demonyms(&self, run: &Range<usize>) -> usize {
        let body = run.clone().any(|index| self.is_body_word(index));
        let mut start = run.start;
        // "Saudi Arabia".
        let land = run.len() > 1 && lexicon::is_place(&format!("{} {}", self.word(start), self.word(start + 1)));
        while !body && !land && start < run.end && lexicon::is_demonym(self.word(start)) {
            start += 1;
        }
        start
    }

    /// Whether what is left can be a name at all.
    fn is_worth(&self, tokens: &Range<usize>, titled: bool) -> bool {
        let words = tokens.clone().filter(|index| self.token(*index).is_some_and(|token| token.kind == TokenKind::Word)).count();
        if words != 1 {
            return words > 0;
        }
        let (shape, word) = (self.shapes.at(tokens.start), self.word(tokens.start));
        let Some(token) = self.token(tokens.start) else { return false };
        if SUFFIXES.contains(&word) {
            return false;
        }
        let short = word.replace('.', "");
        let state = lexicon::state(&short).is_some() && tokens.start > 0 && matches!(self.raw(tokens.start - 1), "," | "(");
        let known = lexicon::first_name(word).is_some() || lexicon::is_place(&short) || state;
        if lexicon::is_demonym(word) || word.chars().count() < 2 {
            return false;
        }
        titled || !shape.initial || known || self.shapes.is_seen_proper(token)
    }
}
