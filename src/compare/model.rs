//! The types of a comparison.

use std::sync::Arc;

use crate::base::{Arena, Pair, Side, TextSpan, define_id};
use crate::compare::rulings::Rulings;
use crate::extract::{Extraction, FactId, QuoteId};
use crate::text::{Document, SentenceId};

define_id! {
    /// A link between statements of one comparison.
    LinkId,
}

/// What the steps of a comparison read.
pub(crate) struct Sources {
    /// Both documents.
    pub documents: Pair<Arc<Document>>,
    /// What was found in each.
    pub extractions: Pair<Arc<Extraction>>,
}

/// Everything the comparison found.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Both documents.
    pub documents: Pair<Arc<Document>>,
    /// What was found in each.
    pub extractions: Pair<Arc<Extraction>>,
    /// Statements that both make.
    pub links: Arena<LinkId, Link>,
    /// Every speech quotation of either document stands in at least one of these.
    pub quotes: Vec<QuoteMatch>,
    /// Every fact of either document stands in at least one of these.
    pub facts: Vec<FactMatch>,
    /// The firm links of each statement.
    pub(super) firm: Pair<Vec<Vec<LinkId>>>,
    /// What a person decided, and is obeyed in all of these.
    pub rulings: Rulings,
}

/// Statements of both sides that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The statements on each side; none is empty.
    pub sentences: Pair<Vec<SentenceId>>,
    /// 0 to 1; from [`Link::FIRM`] the window shows it as a link, below as "possible".
    pub strength: f32,
    /// Whether its order differs from the links around it.
    pub moved: bool,
    /// Who made it.
    pub by: Origin,
    /// Short texts: the words, values or names that both have.
    pub shared: Vec<String>,
}

impl Link {
    /// The least strength of a link that is shown as such.
    pub const FIRM: f32 = 0.5;

    /// Whether it is more than possible.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        self.strength >= Self::FIRM
    }
}

/// Who decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The rules of this program.
    #[default]
    Engine,
    /// The person at the window.
    Reviewer,
}

/// What became of a quotation on the other side.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteMatch {
    /// The verdict.
    pub state: QuoteState,
    /// The quotations on each side; one side may be empty.
    pub quotes: Pair<Vec<QuoteId>>,
    /// Where the words stand on each side: quotation parts, or unquoted text.
    pub spans: Pair<Vec<TextSpan>>,
    /// Word by word, in order; empty where nothing was compared word by word.
    pub edits: Vec<Edit>,
    /// Why.
    pub reason: QuoteReason,
    /// Who decided that these belong together.
    pub by: Origin,
}

/// The states of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteState {
    /// The same words.
    Identical,
    /// The same words, some left out.
    Shortened,
    /// Words added, replaced or moved.
    Altered,
    /// The same or nearly the same words, given to somebody else.
    Reattributed,
    /// Stands on the other side without quotation marks.
    Unquoted,
    /// Only on this side.
    Only(Side),
}

impl QuoteState {
    /// All states, in the order users see them.
    pub const ALL: [QuoteState; 7] = [
        QuoteState::Only(Side::A),
        QuoteState::Only(Side::B),
        QuoteState::Altered,
        QuoteState::Reattributed,
        QuoteState::Shortened,
        QuoteState::Unquoted,
        QuoteState::Identical,
    ];

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Shortened => "shortened",
            Self::Altered => "altered",
            Self::Reattributed => "reattributed",
            Self::Unquoted => "unquoted",
            Self::Only(Side::A) => "only_a",
            Self::Only(Side::B) => "only_b",
        }
    }
}

/// One run of words in a word-by-word comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What happens to it.
    pub kind: EditKind,
    /// The words in A; `None` for an insertion.
    pub a: Option<TextSpan>,
    /// The words in B; `None` for a deletion.
    pub b: Option<TextSpan>,
}

/// What happens to a run of words between A and B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// On both sides.
    Equal,
    /// Only in A.
    Delete,
    /// Only in B.
    Insert,
    /// One wording in A, another in B.
    Replace,
}

impl EditKind {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Delete => "delete",
            Self::Insert => "insert",
            Self::Replace => "replace",
        }
    }
}

/// Why a quotation has its state; put into words by `display::wording`.
#[derive(Clone, Debug, PartialEq)]
pub enum QuoteReason {
    /// Nothing like it was found on the other side.
    NothingAlike,
    /// The same words on both sides.
    SameWords,
    /// One wording lies within the other; the side that has more, and how many words more.
    WithinOther {
        /// The side with more words.
        longer: Side,
        /// Words the other side leaves out.
        left_out: usize,
    },
    /// The same words, but each side leaves some out at its ends.
    EachLeavesOut {
        /// Words that B leaves out.
        only_a: usize,
        /// Words that A leaves out.
        only_b: usize,
    },
    /// Words differ.
    WordsDiffer {
        /// Words on both sides.
        shared: usize,
        /// Words that only A has.
        only_a: usize,
        /// Words that only B has.
        only_b: usize,
    },
    /// The words are given to different people.
    OtherSpeaker {
        /// Who says it in A and in B.
        speakers: Pair<String>,
    },
    /// The words stand on the other side without marks.
    WordsUnquoted {
        /// The side that has no marks.
        side: Side,
    },
    /// The content stands on the other side in other words.
    ContentUnquoted {
        /// The side that reports it.
        side: Side,
        /// Words both have.
        shared: Vec<String>,
    },
}

/// What two facts have to do with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct FactMatch {
    /// The verdict.
    pub verdict: Verdict,
    /// The facts on each side; one side may be empty.
    pub facts: Pair<Vec<FactId>>,
    /// What the values are of, in words of the text.
    pub about: String,
    /// Which rule decided.
    pub rule: FactRule,
}

/// Whether two values can both be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The same value.
    Agree,
    /// Both can be true.
    Compatible,
    /// Both cannot be true as written.
    Conflict,
    /// Comparable, but what they are of cannot be matched with confidence.
    Unsure,
    /// Only on this side.
    Only(Side),
}

impl Verdict {
    /// All verdicts, in the order users see them.
    pub const ALL: [Verdict; 6] =
        [Verdict::Conflict, Verdict::Unsure, Verdict::Compatible, Verdict::Agree, Verdict::Only(Side::A), Verdict::Only(Side::B)];

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Conflict => "conflict",
            Self::Unsure => "unsure",
            Self::Only(Side::A) => "only_a",
            Self::Only(Side::B) => "only_b",
        }
    }
}

/// Which rule decided about two facts; put into words by `display::wording`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactRule {
    /// The same normal form.
    SameValue,
    /// One is given more exactly: a day in a month, a weekday beside a date.
    OtherPrecision,
    /// Day and month of one may be meant the other way round.
    EitherOrder,
    /// One lies within the bounds of the other: "more than 30" and 34.
    WithinBounds,
    /// One is the other rounded, or in a coarser unit.
    Rounded,
    /// At least one account itself gives several values of it, so that more than one can be true.
    SeveralValues,
    /// The same name, spelled in another way.
    OtherSpelling,
    /// One place lies in the other.
    OneInOther,
    /// Names of which only a part is the same, at the same place of the same statement.
    OtherName,
    /// Two persons in one office.
    OtherHolder,
    /// The same name with other letters, so that one account must be wrong.
    Misspelled,
    /// The same name in a longer and a shorter form.
    OtherForm,
    /// The same person described in other words.
    OtherDescription,
    /// Descriptions of one person that exclude each other.
    DifferentRole,
    /// Different values, but of the same thing perhaps only.
    TopicUnsure,
    /// Nothing comparable on the other side.
    OneSided,
    /// Different values of the same thing.
    DifferentValue,
    /// One account denies what the other tells.
    Denied,
    /// Planned in one account, done in the other, or only possible in one.
    PlannedDone,
    /// Opposites at the same place of the same statement.
    Opposite,
    /// One account tells it with reserve: "reportedly".
    Hedged,
}

impl FactRule {
    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::SameValue => "same-value",
            Self::OtherPrecision => "other-precision",
            Self::EitherOrder => "either-order",
            Self::WithinBounds => "within-bounds",
            Self::Rounded => "rounded",
            Self::SeveralValues => "several-values",
            Self::OtherSpelling => "other-spelling",
            Self::OneInOther => "one-in-other",
            Self::OtherName => "other-name",
            Self::OtherHolder => "other-holder",
            Self::Misspelled => "misspelled",
            Self::OtherForm => "other-form",
            Self::OtherDescription => "other-description",
            Self::DifferentRole => "different-role",
            Self::TopicUnsure => "topic-unsure",
            Self::OneSided => "one-sided",
            Self::DifferentValue => "different-value",
            Self::Denied => "denied",
            Self::PlannedDone => "planned-done",
            Self::Opposite => "opposite",
            Self::Hedged => "hedged",
        }
    }
}
