//! Writing a file whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::base::Side;
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
    try_replace(path, write).map_err(|cause| ExportError::Write { cause, name: path.display().to_string() })
}

fn try_replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link keeps pointing where it points; what it points at is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        // A device or pipe cannot be replaced, only written to.
        Ok(found) if !found.is_file() => write(&mut BufWriter::new(File::options().write(true).open(&target)?)),
        Ok(found) => through_new_file(&target, Some(&found), write),
        Err(_) => through_new_file(&target, None, write),
    }
}

fn through_new_file(
    target: &Path,
    found: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if found.is_some_and(|found| found.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(".twosource-").suffix(".part");
    if let Some(permissions) = permissions(found) {
        builder.permissions(permissions);
    }
    let new = builder.tempfile_in(folder.map_or_else(|| PathBuf::from("."), Path::to_owned)).map_err(without_path)?;
    let mut out = BufWriter::new(new);
    write(&mut out)?;
    let new = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    new.as_file().sync_all()?;
    new.persist(target).map_err(|failed| failed.error)?;
    Ok(())
}

/// Those of the file that is replaced, else what new files usually get (less what the user's mask takes away).
#[cfg(unix)]
fn permissions(found: Option<&Metadata>) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(found.map_or_else(|| fs::Permissions::from_mode(0o666), Metadata::permissions))
}

#[cfg(not(unix))]
fn permissions(_found: Option<&Metadata>) -> Option<fs::Permissions> {
    None
}

/// The system's error alone, without the name of the new file, which means nothing to the user.
fn without_path(error: io::Error) -> io::Error {
    error.raw_os_error().map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
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
