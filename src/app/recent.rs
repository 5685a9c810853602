//! What became of pairs that were opened before.

use std::path::{Path, PathBuf};

use crate::app::SourceState;
use crate::app::keep::saved;
use crate::base::Pair;
use crate::review::Status;
use crate::session::Session;

/// What is known of a pair that was opened before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether a file is not where it was.
    pub missing: Pair<bool>,
    /// How many findings were checked, if any; and of how many, where that is known.
    pub checked: Option<(usize, Option<usize>)>,
}

/// Looks at the files of a pair and at what was kept of its review. Not for the window's thread.
#[must_use]
pub(super) fn look(pair: &Pair<PathBuf>, sessions: Option<&Path>) -> Seen {
    Seen { missing: pair.as_ref().map(|path| !is_there(path)), checked: sessions.and_then(|folder| checked(pair, folder)) }
}

/// A message of a mailbox is there when the mailbox is.
fn is_there(path: &Path) -> bool {
    let mailbox = || path.to_str().and_then(|path| path.rsplit_once('#')).is_some_and(|(mailbox, _)| Path::new(mailbox).exists());
    path.exists() || mailbox()
}

fn checked(pair: &Pair<PathBuf>, folder: &Path) -> Option<(usize, Option<usize>)> {
    let source = |path: &PathBuf| saved(&SourceState::File(path.clone()), false, String::new());
    let sources = Pair::new(source(&pair.a)?, source(&pair.b)?);
    let session = Session::read(&folder.join(Session::kept_name(&sources))).ok()?;
    let marked = session.review.marks.iter().filter(|mark| mark.status != Status::Unchecked).count();
    match session.progress {
        Some(progress) if progress.checked > 0 => Some((progress.checked, Some(progress.total))),
        // A session of an older version does not say how many findings there are.
        _ => (marked > 0).then_some((marked, None)),
    }
}
