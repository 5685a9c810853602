//! What a stretch of text means. Renderers turn tags into looks; no state is told by colour alone, so each has a glyph.

use crate::base::Side;
use crate::compare::{QuoteState, Verdict};
use crate::display::Standing;
use crate::messages::tr;

/// The meaning of a highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// A quotation (or, on a side without marks, its words) with its state.
    Quote(QuoteState),
    /// Words that differ inside an altered or shortened quotation.
    Differs,
    /// Words by which two versions of one statement differ.
    Changed,
    /// A value with its verdict.
    Fact(Verdict),
    /// A statement that both sides make.
    Linked,
    /// A statement that both sides may make.
    Possible,
    /// A statement that only this side makes.
    OneSided(Side),
}

/// What can be switched on and off together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Quotations.
    Quotes,
    /// Values.
    Facts,
    /// Statements that both make.
    Links,
    /// Statements that one side makes.
    OneSided,
    /// Words on which a reader noted something.
    Notes,
}

impl Layer {
    /// All layers, in the order users see them.
    pub const ALL: [Layer; 5] = [Layer::Quotes, Layer::Facts, Layer::Links, Layer::OneSided, Layer::Notes];

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Quotes => tr!("layer-quotes"),
            Self::Facts => tr!("layer-facts"),
            Self::Links => tr!("layer-links"),
            Self::OneSided => tr!("layer-one-sided"),
            Self::Notes => tr!("layer-notes"),
        }
    }
}

impl Tag {
    /// The layer it belongs to.
    #[must_use]
    pub fn layer(self) -> Layer {
        match self {
            Self::Quote(_) | Self::Differs => Layer::Quotes,
            Self::Fact(_) => Layer::Facts,
            Self::Linked | Self::Possible | Self::Changed => Layer::Links,
            Self::OneSided(_) => Layer::OneSided,
        }
    }

    /// Whether a reviewer must look at it: a conflict, or an altered or re-attributed quotation.
    #[must_use]
    pub fn needs_attention(self) -> bool {
        matches!(self, Self::Fact(Verdict::Conflict) | Self::Quote(QuoteState::Altered | QuoteState::Reattributed))
    }

    /// Whether it only tells words apart inside another highlight, which is what is chosen by clicking them.
    #[must_use]
    pub fn is_inside(self) -> bool {
        matches!(self, Self::Differs | Self::Changed)
    }

    /// The sign that stands small before the highlighted words and large in the lists.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Quote(QuoteState::Only(side)) | Self::OneSided(side) | Self::Fact(Verdict::Only(side)) => side.letter(),
            Self::Quote(QuoteState::Identical) | Self::Fact(Verdict::Agree) | Self::Linked => "=",
            Self::Quote(QuoteState::Shortened) => "…",
            Self::Quote(QuoteState::Altered) | Self::Fact(Verdict::Conflict) | Self::Differs | Self::Changed => "≠",
            Self::Quote(QuoteState::Reattributed) => "↷",
            Self::Quote(QuoteState::Unquoted) => "“”",
            Self::Fact(Verdict::Compatible) | Self::Possible => "≈",
            Self::Fact(Verdict::Unsure) => "?",
        }
    }

    /// Sign and name: "≠ altered"; the name alone where it begins with the sign: "A only".
    #[must_use]
    pub fn sign_and_label(self) -> String {
        match self {
            Self::Quote(QuoteState::Only(_)) | Self::Fact(Verdict::Only(_)) | Self::OneSided(_) => self.label().to_owned(),
            _ => format!("{} {}", self.glyph(), self.label()),
        }
    }

    /// The stable short name used in reports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Quote(state) => state.code(),
            Self::Fact(verdict) => verdict.code(),
            Self::Differs => "differs",
            Self::Changed => "changed",
            Self::Linked => Standing::Both.code(),
            Self::Possible => Standing::Possible.code(),
            Self::OneSided(side) => Standing::Only(side).code(),
        }
    }

    /// The name users read in chips, legends and lists.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Quote(state) => match state {
                QuoteState::Only(Side::A) => tr!("state-only-a"),
                QuoteState::Only(Side::B) => tr!("state-only-b"),
                QuoteState::Identical => tr!("state-identical"),
                QuoteState::Shortened => tr!("state-shortened"),
                QuoteState::Altered => tr!("state-altered"),
                QuoteState::Reattributed => tr!("state-reattributed"),
                QuoteState::Unquoted => tr!("state-unquoted"),
            },
            Self::Fact(verdict) => match verdict {
                Verdict::Only(Side::A) => tr!("verdict-only-a"),
                Verdict::Only(Side::B) => tr!("verdict-only-b"),
                Verdict::Agree => tr!("verdict-agree"),
                Verdict::Compatible => tr!("verdict-compatible"),
                Verdict::Conflict => tr!("verdict-conflict"),
                Verdict::Unsure => tr!("verdict-unsure"),
            },
            Self::Differs => tr!("tag-differs"),
            Self::Changed => tr!("tag-changed"),
            Self::Linked => tr!("standing-both"),
            Self::Possible => tr!("standing-possible"),
            Self::OneSided(Side::A) => tr!("standing-only-a"),
            Self::OneSided(Side::B) => tr!("standing-only-b"),
        }
    }
}
