//! One text of a session.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One of the two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SavedSource {
    /// A file; its words are not kept.
    File {
        /// Where it was.
        path: PathBuf,
        /// Of the bytes that were read; empty where they were not.
        #[serde(default)]
        sha256: String,
        /// Whether a web page was read whole instead of its article.
        #[serde(default)]
        whole_page: bool,
    },
    /// Text that was pasted, with its words.
    Pasted {
        /// The words.
        text: String,
    },
    /// A text that comes with the program, by its name.
    Example(String),
}

impl SavedSource {
    /// What tells it from other sources, whatever its words are.
    pub(super) fn key(&self) -> String {
        match self {
            Self::File { path, .. } => format!("file {}", path.display()),
            Self::Pasted { text } => format!("pasted {}", digest(text.as_bytes())),
            Self::Example(name) => format!("example {name}"),
        }
    }

    /// Whether it is the same file or text as another, whatever its words were.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// A file that is not where it was may have moved together with its session.
    pub(super) fn found_in(self, folder: &Path) -> Self {
        match self {
            Self::File { path, sha256, whole_page } if !path.exists() => {
                let beside = path.file_name().map(|name| folder.join(name)).filter(|beside| beside.is_file());
                Self::File { path: beside.unwrap_or(path), sha256, whole_page }
            }
            other => other,
        }
    }
}

/// The SHA-256 of some bytes in hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
