//! The small words of languages other than English by which a cue is read.

use std::sync::LazyLock;

use crate::base::{WordMap, WordSet};
use crate::extract::entities::lexicon::{Gender, german_role, words};
use crate::extract::quotes::flow::Class;
use crate::extract::quotes::lexicon;
use crate::text::Language;

/// What tells the classes of words of one language apart.
pub(super) struct Tongue {
    /// Small words, folded. Of a word in several rows the first counts.
    small: LazyLock<WordMap<&'static str, Class>>,
    verbs: LazyLock<WordSet<String>>,
    pronouns: &'static [(&'static str, Option<Gender>)],
    definite: &'static [&'static str],
    /// "According to".
    pub(super) according: &'static [&'static str],
    /// "As" in "as Lund put it".
    pub(super) r#as: &'static [&'static str],
    /// Common nouns have capitals.
    capital_nouns: bool,
}

fn table(rows: &[(Class, &'static str)]) -> WordMap<&'static str, Class> {
    let mut out = WordMap::default();
    for (class, words) in rows {
        for word in words.split_whitespace() {
            out.entry(word).or_insert(*class);
        }
    }
    out
}

static GERMAN_WORDS: &[(Class, &str)] = &[
    (Class::Pronoun, "er sie ihm ich wir es man"),
    (
        Class::Determiner,
        "der die das dessen deren den dem des ein eine einen einem einer eines sein seine seinen seiner seinem ihr \
         ihre ihren ihrer ihrem unser unsere dieser diese dieses diesem jener jene mehrere viele einige alle beide \
         zwei drei kein keine mein meine dein deine",
    ),
    (Class::Preposition, "laut zufolge gemäß"),
    (
        Class::Auxiliary,
        "hat haben hatte hatten habe hätte wird werde werden wurde wurden würde kann könne muss müsse soll solle \
         sollte will wolle wollte ist sei seien war waren nicht sich",
    ),
    (
        Class::Time,
        "montag dienstag mittwoch donnerstag freitag samstag sonntag montagabend dienstagabend mittwochabend \
         donnerstagabend freitagabend samstagabend sonntagabend abend morgen januar februar märz april mai juni juli \
         august september oktober november dezember woche jahr monat",
    ),
    (Class::Conjunction, "und oder aber denn sondern doch jedoch sowie"),
    (Class::Subordinator, "dass daß weil wenn ob obwohl damit nachdem bevor indem falls sodass"),
    (
        Class::Preposition,
        "am an auf aus bei beim bis durch für gegen gegenüber hinter im in ins mit nach neben ohne seit trotz um \
         unter vom von vor während wegen zu zum zur zwischen über als ab angesichts statt",
    ),
    (
        Class::Adverb,
        "auch weiter dann dagegen später erneut wieder noch nun jetzt zuvor damals gestern heute lediglich nur zudem \
         außerdem etwa bereits daraufhin anschließend hingegen langsam leise laut trotzig schließlich allerdings dazu \
         dabei so da schon zugleich unterdessen ebenfalls kürzlich immer endlich ruhig scharf",
    ),
];
static GERMAN: Tongue = Tongue {
    small: LazyLock::new(|| table(GERMAN_WORDS)),
    verbs: LazyLock::new(|| words(include_str!("../../../assets/words/reporting-verbs-de.txt"))),
    pronouns: &[
        ("er", Some(Gender::Male)),
        ("sie", Some(Gender::Female)),
        ("ihm", Some(Gender::Male)),
        ("ich", None),
        ("wir", None),
        ("es", None),
        ("man", None),
    ],
    definite: &["der", "die", "das", "dessen", "deren"],
    according: &["laut", "zufolge", "gemäß"],
    r#as: &["wie"],
    capital_nouns: true,
};

static FRENCH_WORDS: &[(Class, &str)] = &[
    (Class::Pronoun, "il elle lui je nous on ils elles"),
    (Class::Determiner, "le la les l un une des du son sa ses leur leurs mon ma ce cet cette ces deux trois plusieurs"),
    (Class::Preposition, "selon d'après dixit"),
    (Class::Auxiliary, "a ont avait avaient est était ne n pas s se t aurait y"),
    (Class::Time, "lundi mardi mercredi jeudi vendredi samedi dimanche matin soir semaine mois année"),
    (Class::Conjunction, "et ou mais ni car"),
    (Class::Subordinator, "que qu quand lorsque si où parce tandis alors"),
    (
        Class::Preposition,
        "de d à au aux en dans par pour sur sous avec sans chez vers entre depuis pendant contre comme après avant \
         lors",
    ),
    (Class::Adverb, "aussi également encore hier ensuite alors ainsi notamment déjà toutefois puis enfin"),
    (
        Class::Role,
        "président présidente ministre maire porte-parole directeur directrice chef député députée sénateur sénatrice \
         avocat avocate juge procureur policier médecin professeur chercheur chercheuse témoin habitant habitante \
         voisin voisine homme femme père mère fils fille frère sœur roi reine entraîneur capitaine syndicat \
         gouvernement ministère police parquet entreprise association responsable expert experte secrétaire préfet \
         préfète patron patronne vieillard curé garçon dame monsieur madame comte comtesse baron marquis marquise",
    ),
];
static FRENCH: Tongue = Tongue {
    small: LazyLock::new(|| table(FRENCH_WORDS)),
    verbs: LazyLock::new(|| words(include_str!("../../../assets/words/reporting-verbs-fr.txt"))),
    pronouns: &[
        ("il", Some(Gender::Male)),
        ("elle", Some(Gender::Female)),
        ("lui", Some(Gender::Male)),
        ("je", None),
        ("nous", None),
        ("on", None),
        ("ils", None),
        ("elles", None),
    ],
    definite: &["le", "la", "les", "l"],
    according: &["selon", "d'après", "dixit"],
    r#as: &["comme"],
    capital_nouns: false,
};

static SPANISH_WORDS: &[(Class, &str)] = &[
    (Class::Pronoun, "él ella yo ellos ellas"),
    (
        Class::Determiner,
        "el la los las un una unos unas su sus mi este esta estos ese esa aquel aquella dos tres varios varias \
         algunos",
    ),
    (Class::Preposition, "según"),
    (Class::Auxiliary, "ha han había habían es era fue no se le les"),
    (Class::Time, "lunes martes miércoles jueves viernes sábado domingo mañana tarde noche semana mes año"),
    (Class::Conjunction, "y e o pero ni sino"),
    (Class::Subordinator, "que cuando si porque aunque mientras donde"),
    (Class::Preposition, "de del a al en con por para sobre sin desde hasta entre contra como tras ante durante"),
    (Class::Adverb, "también ayer hoy luego después además ya así asimismo entonces siempre aún"),
    (
        Class::Role,
        "presidente presidenta ministro ministra alcalde alcaldesa portavoz director directora jefe jefa diputado \
         diputada senador senadora abogado abogada juez jueza fiscal policía médico médica profesor profesora \
         investigador investigadora testigo vecino vecina hombre mujer padre madre hijo hija hermano hermana rey \
         reina entrenador capitán sindicato gobierno ministerio empresa asociación experto experta secretario \
         secretaria viejo vieja cura niño niña muchacho muchacha señor señora conde condesa líder consejero consejera",
    ),
];
static SPANISH: Tongue = Tongue {
    small: LazyLock::new(|| table(SPANISH_WORDS)),
    verbs: LazyLock::new(|| words(include_str!("../../../assets/words/reporting-verbs-es.txt"))),
    pronouns: &[("él", Some(Gender::Male)), ("ella", Some(Gender::Female)), ("yo", None), ("ellos", None), ("ellas", None)],
    definite: &["el", "la", "los", "las"],
    according: &["según"],
    r#as: &["como"],
    capital_nouns: false,
};

/// The table of a language; `None` where English rules apply or nothing is known of it.
pub(super) fn tongue(language: Language) -> Option<&'static Tongue> {
    match language.code() {
        "de" => Some(&GERMAN),
        "fr" => Some(&FRENCH),
        "es" => Some(&SPANISH),
        _ => None,
    }
}

/// Whether a folded word of a language is a form of a verb of speech that tells that somebody spoke.
pub(crate) fn is_telling_verb(language: Language, folded: &str) -> bool {
    match tongue(language) {
        Some(tongue) => tongue.verbs.contains(folded),
        None => lexicon::is_speech_verb(folded) && !lexicon::is_base_form(folded),
    }
}

/// Whether a folded word alone names a source in a language: "laut", "selon".
pub(crate) fn is_according(language: Language, folded: &str) -> bool {
    tongue(language).is_some_and(|tongue| tongue.according.contains(&folded))
}

/// Whether a folded word may stand for somebody named before: a pronoun, or the article of a description.
pub(crate) fn may_refer(language: Language, folded: &str) -> bool {
    match tongue(language) {
        Some(tongue) => tongue.is_definite(folded) || tongue.pronouns.iter().any(|(pronoun, _)| *pronoun == folded),
        None => matches!(folded, "he" | "she" | "they" | "it" | "the" | "his" | "her" | "their" | "who"),
    }
}

/// Whether a folded word of a language says how, not what.
pub(crate) fn is_small_word(language: Language, folded: &str) -> bool {
    let class = tongue(language).and_then(|tongue| tongue.small.get(folded));
    class.is_some_and(|class| !matches!(class, Class::Time | Class::Role))
}

impl Tongue {
    /// The class of a folded word.
    pub(super) fn class(&self, folded: &str, capital: bool, first: bool) -> Class {
        if folded == "als" && first {
            return Class::Subordinator;
        }
        if let Some(class) = self.small.get(folded) {
            return *class;
        }
        if folded.len() > 6 && folded.ends_with("mente") {
            Class::Adverb
        } else if self.verbs.contains(folded) && (!capital || first) {
            Class::Verb
        } else if self.capital_nouns && capital && german_role(folded).is_some() {
            Class::Role
        } else if capital && !first && !self.capital_nouns {
            Class::Name
        } else {
            Class::Word
        }
    }

    /// Whether a folded word is a definite article or the like.
    pub(super) fn is_definite(&self, folded: &str) -> bool {
        self.definite.contains(&folded)
    }

    /// Whether nouns have capitals.
    pub(super) fn has_capital_nouns(&self) -> bool {
        self.capital_nouns
    }
}

/// Whether a folded German verb is in the mood of reported speech.
pub(super) fn is_reporting_mood(folded: &str) -> bool {
    matches!(
        folded,
        "sei"
            | "seien"
            | "habe"
            | "werde"
            | "könne"
            | "müsse"
            | "solle"
            | "wolle"
            | "dürfe"
            | "gebe"
            | "gehe"
            | "komme"
            | "bleibe"
    )
}

/// Whether a folded German word stands for somebody by age: "der 28-Jährige".
pub(super) fn is_aged(folded: &str) -> bool {
    folded.ends_with("jährige") || folded.ends_with("jähriger")
}

/// Whom a folded pronoun of any of these languages can mean; `None` for "they", "it" and other words.
pub(super) fn pronoun_gender(folded: &str) -> Option<Gender> {
    match folded {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => [&GERMAN, &FRENCH, &SPANISH]
            .iter()
            .find_map(|tongue| tongue.pronouns.iter().find(|(word, _)| *word == folded))
            .and_then(|(_, gender)| *gender),
    }
}

/// Whether a folded pronoun is the first person's.
pub(super) fn is_first_person(folded: &str) -> bool {
    matches!(folded, "i" | "ich" | "je" | "yo")
}
