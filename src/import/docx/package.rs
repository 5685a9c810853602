//! The parts of the package that a Word document is.

use crate::import::archive::{Archive, target_name};
use crate::import::docx::kind;
use crate::import::error::Cause;
use crate::import::xml;
use crate::messages::tr;

/// How many headers and footers are looked into.
const MAX_PARTS: usize = 64;

/// An open package.
pub(super) struct Package<'b> {
    archive: Archive<'b>,
    /// The name of the part with the text.
    main: String,
    /// What the main part refers to: kind (the last word of its address) and part name.
    relations: Vec<(String, String)>,
}

impl<'b> Package<'b> {
    /// Opens it and finds the main part.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Cause> {
        let archive = Archive::open(bytes, kind())?;
        let mut package = Self { archive, main: String::new(), relations: Vec::new() };
        let top = package.relations_of("")?;
        let main = top.into_iter().find(|(kind, _)| kind == "officeDocument").map(|(_, part)| part);
        package.main = main.unwrap_or_else(|| "word/document.xml".to_owned());
        package.relations = package.relations_of(&package.main.clone())?;
        Ok(package)
    }

    /// The main part.
    pub(super) fn main(&mut self) -> Result<String, Cause> {
        self.part(&self.main.clone())?.ok_or_else(|| Cause::damaged(kind(), tr!("damage-no-text")))
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
        self.archive.text(name)
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
