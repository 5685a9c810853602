//! Why a report could not be written.

use std::io::ErrorKind;
use std::path::Path;

use crate::base::Cancelled;
use crate::export::Format;
use crate::messages::tr;

/// What only a version of the other text has: changes.
#[derive(Debug, thiserror::Error)]
#[error("{}", tr!("error-export-not-versions"))]
pub(super) struct NotVersions;

/// Why a report could not be written. Each message is one sentence for a person: the cause first, the file last.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// No format has this name or ending.
    #[error("{}", tr!("error-export-format", endings = Format::endings(), name = name))]
    UnknownFormat {
        /// The file, or the name of the format.
        name: String,
    },
    /// The report would replace one of the accounts it is about.
    #[error("{}", tr!("error-export-over-source", name = name))]
    OverSource {
        /// The file.
        name: String,
    },
    /// The writing was cancelled; what stood there before still stands there.
    #[error("{}", tr!("error-export-cancelled", name = name))]
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
        ErrorKind::NotFound => tr!("error-export-no-folder").to_owned(),
        ErrorKind::NotADirectory => tr!("error-export-folder-is-file").to_owned(),
        ErrorKind::PermissionDenied => tr!("error-export-forbidden").to_owned(),
        ErrorKind::ReadOnlyFilesystem => tr!("error-export-read-only").to_owned(),
        ErrorKind::IsADirectory => tr!("error-export-is-folder").to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => tr!("error-export-no-space").to_owned(),
        ErrorKind::InvalidFilename => tr!("error-export-name").to_owned(),
        _ => tr!("error-export-unwritable", reason = cause.to_string()),
    }
}
