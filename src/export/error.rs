//! Why a report could not be written.

use std::io::ErrorKind;
use std::path::Path;

use crate::base::Cancelled;
use crate::export::Format;

/// What only a version of the other text has: changes.
#[derive(Debug, thiserror::Error)]
#[error("The two accounts are not two versions of one text, so that B cannot be shown as changes of A")]
pub(super) struct NotVersions;

/// Why a report could not be written. Each message is one sentence for a person: the cause first, the file last.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No format has this name or ending.
    #[error("A report is written as {}: {name}", Format::endings())]
    UnknownFormat {
        /// The file, or the name of the format.
        name: String,
    },
    /// The report would replace one of the accounts it is about.
    #[error("The report would replace one of the two accounts: {name}")]
    OverSource {
        /// The file.
        name: String,
    },
    /// The writing was cancelled; what stood there before still stands there.
    #[error("The report was cancelled: {name}")]
    Cancelled {
        /// The file.
        name: String,
    },
    /// Only of two versions of one text B can be shown as changes of A.
    #[error("{NotVersions}: {name}")]
    NotVersions {
        /// The file.
        name: String,
    },
    /// The file could not be written.
    #[error("{}: {name}", plain_words(cause))]
    Write {
        /// What the system said.
        cause: std::io::Error,
        /// The file.
        name: String,
    },
}

impl ExportError {
    /// What a writer said of a file.
    pub(super) fn of(cause: std::io::Error, path: &Path) -> Self {
        let name = path.display().to_string();
        if cause.get_ref().is_some_and(|cause| cause.is::<Cancelled>()) {
            return Self::Cancelled { name };
        }
        if cause.get_ref().is_some_and(|cause| cause.is::<NotVersions>()) {
            return Self::NotVersions { name };
        }
        Self::Write { cause, name }
    }

    /// The same error, naming a file.
    #[must_use]
    pub(super) fn at(mut self, path: &Path) -> Self {
        match &mut self {
            Self::UnknownFormat { name }
            | Self::OverSource { name }
            | Self::Cancelled { name }
            | Self::NotVersions { name }
            | Self::Write { name, .. } => {
                *name = path.display().to_string();
            }
        }
        self
    }
}

/// What the system says of a failed write, in words that do not need its handbook.
fn plain_words(cause: &std::io::Error) -> String {
    match cause.kind() {
        ErrorKind::NotFound => "The folder of the report does not exist".to_owned(),
        ErrorKind::NotADirectory => "The folder of the report is a file".to_owned(),
        ErrorKind::PermissionDenied => "The report may not be written here".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "The disk can only be read".to_owned(),
        ErrorKind::IsADirectory => "There is a folder of this name".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "There is no space left for the report".to_owned(),
        ErrorKind::InvalidFilename => "No file can have this name".to_owned(),
        _ => format!("The report could not be written ({cause})"),
    }
}
