//! How far a finding is checked.

use serde::{Deserialize, Serialize};

use crate::messages::tr;

/// How far a finding is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nobody has looked at it yet.
    #[default]
    Unchecked,
    /// It is as the finding says.
    Confirmed,
    /// Something has to be done about it.
    Problem,
    /// It does not matter.
    Dismissed,
}

impl Status {
    /// All, in the order users see them.
    pub const ALL: [Status; 4] = [Status::Unchecked, Status::Confirmed, Status::Problem, Status::Dismissed];

    /// The stable short name in reports and sessions.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Confirmed => "confirmed",
            Self::Problem => "problem",
            Self::Dismissed => "dismissed",
        }
    }

    /// The name users read.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Unchecked => tr!("status-unchecked"),
            Self::Confirmed => tr!("status-confirmed"),
            Self::Problem => tr!("status-problem"),
            Self::Dismissed => tr!("status-dismissed"),
        }
    }

    /// Its sign; nothing while nobody has looked.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Unchecked => "",
            Self::Confirmed => "✓",
            Self::Problem => "!",
            Self::Dismissed => "×",
        }
    }
}
