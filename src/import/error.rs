//! Why a source could not be read.

use std::path::Path;

use crate::base::Cancelled;
use crate::import::foreign::Foreign;
use crate::messages::tr;
use crate::text;

/// Why a source could not be read: the cause, then the file. Each message is one sentence for a person, on one line.
#[derive(Debug, thiserror::Error)]
#[error("{cause}: {name}")]
pub struct ImportError {
    /// What is wrong. No `source` in the sense of error chains: the message has it already.
    pub cause: Cause,
    /// The file's path, or the name of what is no file.
    pub name: String,
}

impl ImportError {
    /// Whether nothing is wrong but that the work was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self.cause, Cause::Cancelled)
    }
}

/// What is wrong with a source.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// Nothing has that name.
    #[error("{}", tr!("error-import-missing"))]
    Missing,
    /// A folder.
    #[error("{}", tr!("error-import-folder"))]
    Folder,
    /// The reader may not read it.
    #[error("{}", tr!("error-import-forbidden"))]
    Forbidden,
    /// The system gave an error.
    #[error("{}", tr!("error-import-unreadable", reason = _0))]
    Unreadable(String),
    /// No bytes, or no words among them.
    #[error("{}", tr!("error-import-empty"))]
    Empty,
    /// No text and no known kind of file.
    #[error("{}", tr!("error-import-binary"))]
    Binary,
    /// Protected with a password.
    #[error("{}", tr!("error-import-encrypted", kind = *kind))]
    Encrypted {
        /// The kind of file.
        kind: &'static str,
    },
    /// Broken off or garbled.
    #[error("{}", tr!("error-import-damaged", kind = *kind, detail = detail))]
    Damaged {
        /// The kind of file.
        kind: &'static str,
        /// What does not fit, on one line.
        detail: String,
    },
    /// Over a limit.
    #[error("{}", tr!("error-import-too-large", kind = *kind, limit = limit))]
    TooLarge {
        /// The kind of file, or the part of one.
        kind: &'static str,
        /// The limit with its unit.
        limit: String,
    },
    /// A known kind that is not supported.
    #[error("{}", .0.sentence())]
    Unsupported(Foreign),
    /// Several texts in one file.
    #[error("{}", tr!("error-import-choose", count = messages.len(), list = super::mail_list(messages)))]
    Choose {
        /// Subject, sender and day of each.
        messages: Vec<String>,
    },
    /// Pages without text.
    #[error("{}", tr!("error-import-only-pictures", kind = *kind))]
    OnlyPictures {
        /// The kind of file.
        kind: &'static str,
    },
    /// Reading took too long or too much memory.
    #[error("{}", tr!("error-import-too-hard", kind = *kind, limit = *limit))]
    TooHard {
        /// The kind of file.
        kind: &'static str,
        /// The limits.
        limit: &'static str,
    },
    /// The work was cancelled.
    #[error("{}", tr!("error-import-cancelled"))]
    Cancelled,
}

impl From<Cancelled> for Cause {
    fn from(Cancelled: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl Cause {
    /// The cause of an error that the system gave.
    pub(super) fn of_io(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Self::Missing,
            std::io::ErrorKind::PermissionDenied => Self::Forbidden,
            std::io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(one_line(&error.to_string())),
        }
    }

    /// A damaged file; the detail is what a reader of that format said.
    pub(super) fn damaged(kind: &'static str, detail: impl std::fmt::Display) -> Self {
        Self::Damaged { kind, detail: one_line(&detail.to_string()) }
    }

    /// Over a limit in bytes.
    pub(super) fn too_large(kind: &'static str, limit_bytes: u64) -> Self {
        Self::TooLarge { kind, limit: tr!("limit-size", size = limit_bytes >> 20) }
    }

    /// Names the source.
    pub(super) fn of(self, path: Option<&Path>, name: &str) -> ImportError {
        let name = path.map_or_else(|| name.to_owned(), |path| path.display().to_string());
        ImportError { cause: self, name: name.replace(['\n', '\r'], " ") }
    }
}

/// How much of a foreign message is passed on, in characters.
const DETAIL_CHARS: usize = 120;

fn one_line(message: &str) -> String {
    text::one_line(message).chars().take(DETAIL_CHARS).collect()
}
