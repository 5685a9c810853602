//! The parts of the package that a Word document is.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::docx::{KIND, xml};
use crate::import::error::Cause;

/// The largest part that is unpacked: small files can unpack to terabytes.
const MAX_PART_BYTES: u64 = 128 << 20;

/// How many headers and footers are looked into.
const MAX_PARTS: usize = 64;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The name of the part with the text.
    main: String,
    /// What the main part refers to: kind (the last word of its address) and part name.
    relations: Vec<(String, String)>,
}

impl<'b> Package<'b> {
    /// Opens it and finds the main part.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Cause> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Cause::damaged(KIND, error))?;
        let mut package = Self { archive, main: String::new(), relations: Vec::new() };
        let top = package.relations_of("")?;
        let main = top.into_iter().find(|(kind, _)| kind == "officeDocument").map(|(_, part)| part);
        package.main = main.unwrap_or_else(|| "word/document.xml".to_owned());
        package.relations = package.relations_of(&package.main.clone())?;
        Ok(package)
    }

    /// The main part.
    pub(super) fn main(&mut self) -> Result<String, Cause> {
        self.part(&self.main.clone())?.ok_or_else(|| Cause::damaged(KIND, "the part with its text is missing"))
    }

    /// The part of a kind that the main part refers to.
    pub(super) fn related(&mut self, kind: &str) -> Result<Option<String>, Cause> {
        let name = self.relations.iter().find(|(known, _)| known == kind).map(|(_, part)| part.clone());
        self.part(&name.unwrap_or_else(|| format!("word/{kind}.xml")))
    }

    /// All parts of these kinds that the main part refers to.
    pub(super) fn all_related(&mut self, kinds: &[&str]) -> Result<Vec<String>, Cause> {
        let is_asked = |(kind, _): &&(String, String)| kinds.contains(&kind.as_str());
        let names: Vec<String> = self.relations.iter().filter(is_asked).take(MAX_PARTS).map(|(_, part)| part.clone()).collect();
        names.iter().filter_map(|name| self.part(name).transpose()).collect()
    }

    /// A part as text; none if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Cause> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword) => return Err(Cause::Encrypted { kind: KIND }),
            Err(ZipError::UnsupportedArchive(text)) if text == ZipError::PASSWORD_REQUIRED => {
                return Err(Cause::Encrypted { kind: KIND });
            }
            Err(error) => return Err(Cause::damaged(KIND, error)),
        };
        let mut bytes = Vec::new();
        file.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes).map_err(|error| Cause::damaged(KIND, error))?;
        if bytes.len() as u64 > MAX_PART_BYTES {
            return Err(Cause::too_large("Word document's text", MAX_PART_BYTES));
        }
        Ok(Some(xml::decode(&bytes)))
    }

    fn relations_of(&mut self, part: &str) -> Result<Vec<(String, String)>, Cause> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(xml) = self.part(&format!("{prefix}_rels/{file}.rels"))? else { return Ok(Vec::new()) };
        let mut out = Vec::new();
        xml::each_element(&xml, "Relationship", |element| {
            if let (Some(kind), Some(target)) = (xml::attribute(element, "Type"), xml::attribute(element, "Target")) {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                out.push((kind, target_name(&prefix, &target)));
            }
        });
        Ok(out)
    }
}

/// The part name of a target, which may be relative to the folder of the part that refers to it.
fn target_name(prefix: &str, target: &str) -> String {
    let full = target.strip_prefix('/').map_or_else(|| format!("{prefix}{target}"), str::to_owned);
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
