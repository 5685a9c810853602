//! ZIP packages: documents that are several files in one. Small packages can unpack to terabytes, so everything is bounded.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::error::Cause;
use crate::import::xml;
use crate::messages::tr;

/// The largest part that is unpacked.
const MAX_PART_BYTES: u64 = 128 << 20;

/// How much is unpacked of one package in all.
const MAX_TOTAL_BYTES: u64 = 256 << 20;

/// How many parts a package may have; each costs memory before anything is unpacked.
const MAX_PARTS: usize = 50_000;

/// The mark of a part in a package's table of contents.
const ENTRY: &[u8] = b"PK\x01\x02";

/// An open package. Nothing is written to disk, so that a part's name is only a name.
pub(super) struct Archive<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    kind: &'static str,
    unpacked: u64,
}

impl<'b> Archive<'b> {
    /// Opens a package; `kind` is how users know such a file.
    ///
    /// # Errors
    /// Damage, or too many parts.
    pub(super) fn open(bytes: &'b [u8], kind: &'static str) -> Result<Self, Cause> {
        if bytes.len() > MAX_PARTS * 46 && count(bytes, ENTRY) > MAX_PARTS {
            return Err(Cause::TooLarge { kind, limit: tr!("limit-parts", count = MAX_PARTS) });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Cause::damaged(kind, error))?;
        Ok(Self { archive, kind, unpacked: 0 })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part as it is; none if there is no such part.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword) => return Err(Cause::Encrypted { kind: self.kind }),
            Err(ZipError::UnsupportedArchive(text)) if text == ZipError::PASSWORD_REQUIRED => {
                return Err(Cause::Encrypted { kind: self.kind });
            }
            Err(error) => return Err(Cause::damaged(self.kind, error)),
        };
        let limit = MAX_PART_BYTES.min(MAX_TOTAL_BYTES - self.unpacked);
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| Cause::damaged(self.kind, error))?;
        if bytes.len() as u64 > limit {
            let limit = if limit == MAX_PART_BYTES { MAX_PART_BYTES } else { MAX_TOTAL_BYTES };
            return Err(Cause::TooLarge { kind: self.kind, limit: tr!("limit-unpacked", size = limit >> 20) });
        }
        self.unpacked += bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part as characters; none if there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Cause> {
        // Nearly all parts are UTF-8 and become characters as they are.
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        if bytes.starts_with(b"\xef\xbb\xbf") || bytes.contains(&0) || bytes.contains(&0x1b) {
            return Ok(Some(xml::decode(&bytes).into_owned()));
        }
        Ok(Some(String::from_utf8(bytes).unwrap_or_else(|error| xml::decode(error.as_bytes()).into_owned())))
    }
}

fn count(bytes: &[u8], mark: &[u8]) -> usize {
    bytes.windows(mark.len()).filter(|window| *window == mark).count()
}

/// The part name of a target that stands in a part of `folder` ("" or ending with "/").
pub(super) fn target_name(folder: &str, target: &str) -> String {
    let full = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
    let mut names: Vec<&str> = Vec::new();
    for name in full.split('/') {
        match name {
            "." | "" => {}
            ".." => {
                names.pop();
            }
            _ => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_stay_inside_the_package() {
        assert_eq!(target_name("OEBPS/", "text/one.xhtml"), "OEBPS/text/one.xhtml");
        assert_eq!(target_name("OEBPS/text/", "../notes.xhtml"), "OEBPS/notes.xhtml");
        assert_eq!(target_name("OEBPS/", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(target_name("a/", "/b/c"), "b/c");
    }
}
