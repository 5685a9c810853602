//! Writing a file whole or not at all.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Puts what `write` writes in place of the file at `path`, by way of a new file in the same folder: it appears whole or
/// not at all.
///
/// # Errors
/// What the system or `write` says; what stood there before still stands there.
pub fn replace_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
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

/// What a new file is called until it stands in its place.
const NEW: (&str, &str) = (".twosource-", ".part");
/// A new file that was not written to for so long belongs to a program that was killed.
const FORGOTTEN: Duration = Duration::from_secs(600);

/// Removes what programs that were killed while they replaced a file left in a folder; younger files may still be written.
pub fn sweep_leftovers(folder: &Path) {
    let is_leftover = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let age = || fs::symlink_metadata(path).and_then(|found| found.modified()).ok()?.elapsed().ok();
        name.starts_with(NEW.0) && name.ends_with(NEW.1) && age().is_some_and(|age| age > FORGOTTEN)
    };
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in files.filter(|path| is_leftover(path)) {
        // Somebody else may have been faster.
        fs::remove_file(path).ok();
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
    builder.prefix(NEW.0).suffix(NEW.1);
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
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn only_old_leftovers_are_swept() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let old = SystemTime::now() - 2 * FORGOTTEN;
        for (name, time) in [
            (".twosource-a1.part", old),
            (".twosource-b2.part", SystemTime::now()),
            (".twosource-notes", old),
            ("mine.part", old),
        ] {
            File::create(folder.path().join(name))?.set_modified(time)?;
        }
        sweep_leftovers(folder.path());
        let mut left: Vec<_> = fs::read_dir(folder.path())?.flatten().map(|entry| entry.file_name()).collect();
        left.sort();
        assert_eq!(left, [".twosource-b2.part", ".twosource-notes", "mine.part"]);
        sweep_leftovers(&folder.path().join("no such folder"));
        Ok(())
    }
}
