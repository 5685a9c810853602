//! Writing a file whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::base::{Side, replace_file};
use crate::compare::Comparison;
use crate::export::ExportError;

/// Fails when `path` is the file of one of the accounts.
pub(super) fn refuse_sources(comparison: &Comparison, path: &Path) -> Result<(), ExportError> {
    let Ok(target) = fs::canonicalize(path) else { return Ok(()) };
    for side in Side::BOTH {
        let source = comparison.documents[side].source.path.as_deref();
        if source.and_then(|source| fs::canonicalize(source).ok()).is_some_and(|source| source == target) {
            return Err(ExportError::OverSource { name: path.display().to_string() });
        }
    }
    Ok(())
}

/// Puts what `write` writes in place of `path`, by way of a new file in the same folder.
pub(super) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), ExportError> {
    replace_file(path, write).map_err(|cause| ExportError::of(cause, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: Option<&str>, write: impl FnOnce(&mut dyn Write) -> io::Result<()>, expected: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        if let Some(before) = before {
            fs::write(&path, before).unwrap();
        }
        drop(replace(&path, write));
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), expected);
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, usize::from(expected.is_some()), "nothing else stays in the folder");
    }

    #[test]
    fn the_file_appears_whole_or_not_at_all() {
        check(None, |out| out.write_all(b"new"), Some("new"));
        check(Some("old"), |out| out.write_all(b"new"), Some("new"));
        let broken = |out: &mut dyn Write| out.write_all(b"half").and(Err(io::ErrorKind::StorageFull.into()));
        check(None, broken, None);
        check(Some("old"), broken, Some("old"));
        let cancelled = |out: &mut dyn Write| out.write_all(b"half").and(Err(crate::base::Cancelled.into()));
        check(Some("old"), cancelled, Some("old"));
    }

    #[test]
    fn a_folder_or_a_missing_folder_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let said = |path: &Path| replace(path, |_| Ok(())).unwrap_err().to_string();
        assert!(said(folder.path()).starts_with("There is a folder of this name: "));
        assert!(said(&folder.path().join("no/report.txt")).starts_with("The folder of the report does not exist: "));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_still_points_where_it_pointed() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.txt"), folder.path().join("link.txt"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        replace(&link, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
