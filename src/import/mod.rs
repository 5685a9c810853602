//! Bytes in, document out. Nothing here knows what quotations are.

mod plain;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::base::{Cancelled, Work};
use crate::text::{Document, Format, Source};

/// Why a source could not be read. Each message is one clear sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file could not be opened or read.
    #[error("{}: {reason}", path.display())]
    Read {
        /// What went wrong, in plain words.
        reason: String,
        /// The file.
        path: PathBuf,
    },
    /// The work was cancelled.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// What to read and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Read as this format instead of the one the content and the name suggest.
    pub format: Option<Format>,
}

/// Reads a file.
///
/// # Errors
/// [`ImportError`] with a sentence that names the file.
pub fn read(path: &Path, options: &Options, work: &Work) -> Result<Document, ImportError> {
    let bytes = std::fs::read(path).map_err(|error| ImportError::Read { reason: error.to_string(), path: path.to_owned() })?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    import(&bytes, &name, Some(path), options, work)
}

/// Reads bytes that came from a file, standard input or the clipboard.
///
/// # Errors
/// [`ImportError`] with a sentence that names the source.
pub fn import(bytes: &[u8], name: &str, path: Option<&Path>, _options: &Options, work: &Work) -> Result<Document, ImportError> {
    let source = Source {
        name: name.to_owned(),
        path: path.map(Path::to_owned),
        format: Format::Plain,
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    let draft = plain::draft(source, &String::from_utf8_lossy(bytes));
    Ok(Document::new(draft, work)?)
}
