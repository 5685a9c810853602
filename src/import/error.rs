//! Why a source could not be read.

use std::path::Path;

use crate::base::Cancelled;
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
    #[error("There is no such file")]
    Missing,
    /// A folder.
    #[error("This is a folder, not a file")]
    Folder,
    /// The reader may not read it.
    #[error("You are not allowed to read this file")]
    Forbidden,
    /// The system gave an error.
    #[error("The file could not be read ({0})")]
    Unreadable(String),
    /// No bytes, or no words among them.
    #[error("There is no text in this file")]
    Empty,
    /// No text and no known kind of file.
    #[error("This is no text, and no kind of file that is known here")]
    Binary,
    /// Protected with a password.
    #[error("This {kind} is protected with a password; save a copy without one and open that")]
    Encrypted {
        /// The kind of file.
        kind: &'static str,
    },
    /// Broken off or garbled.
    #[error("This {kind} is damaged ({detail})")]
    Damaged {
        /// The kind of file.
        kind: &'static str,
        /// What does not fit, on one line.
        detail: String,
    },
    /// Over a limit.
    #[error("This {kind} is too large; the limit is {limit}")]
    TooLarge {
        /// The kind of file, or the part of one.
        kind: &'static str,
        /// The limit with its unit.
        limit: String,
    },
    /// A known kind that is not supported.
    #[error("This is {kind}, which is not read here; {advice}")]
    Unsupported {
        /// The kind, with its article.
        kind: &'static str,
        /// What to do instead.
        advice: &'static str,
    },
    /// Several texts in one file.
    #[error("This mailbox holds {} messages; add the number of one to the name, as in {example}: {list}", messages.len(), example = "“…#1”", list = super::mail_list(messages))]
    Choose {
        /// Subject, sender and day of each.
        messages: Vec<String>,
    },
    /// Pages without text.
    #[error("This {kind} holds only pictures of pages; let a program recognise its text (OCR) and open the result")]
    OnlyPictures {
        /// The kind of file.
        kind: &'static str,
    },
    /// Reading took too long or too much memory.
    #[error("This {kind} could not be read within {limit}; print it to a new PDF, or copy its words and paste them")]
    TooHard {
        /// The kind of file.
        kind: &'static str,
        /// The limits.
        limit: &'static str,
    },
    /// The work was cancelled.
    #[error("Reading was cancelled")]
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
        Self::TooLarge { kind, limit: format!("{} MiB", limit_bytes >> 20) }
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
