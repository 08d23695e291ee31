//! The packed file around a Word document: which part is the document, and what it refers to.

use super::xml::{Token, Xml};
use crate::error::Result;
use crate::exchange::assemble::unreadable;
use crate::exchange::packed::Packed;

/// A Word file, opened.
pub(super) struct Package<'b> {
    packed: Packed<'b>,
    /// The name of the document's own part.
    pub(super) document: String,
    /// What the document refers to: kind (the last word of its address) and part.
    relations: Vec<(String, String)>,
}

impl<'b> Package<'b> {
    /// Opens a packed file and finds the document in it.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`] where it is cut, hostile, or no Word file.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self> {
        let mut package = Package {
            packed: Packed::open(bytes, "Word", "Word")?,
            document: String::new(),
            relations: Vec::new(),
        };
        let of_the_file = package.relations_in("_rels/.rels", "")?;
        package.document = of_the_file
            .into_iter()
            .find(|(kind, _)| kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |(_, part)| part);
        if !package.packed.has(&package.document) {
            return Err(unreadable(
                "this packed file has no Word document in it; save the text as .docx and try again",
            ));
        }
        let (folder, name) = match package.document.rsplit_once('/') {
            Some((folder, name)) => (folder.to_owned(), name.to_owned()),
            None => (String::new(), package.document.clone()),
        };
        let rels = joined(&folder, &format!("_rels/{name}.rels"));
        package.relations = package.relations_in(&rels, &folder)?;
        Ok(package)
    }

    /// Inflates the part that the document refers to as `kind` ("styles"), if there is one.
    pub(super) fn related(&mut self, kind: &str) -> Result<Option<(String, String)>> {
        let part = self
            .relations
            .iter()
            .find(|(known, part)| known == kind && self.packed.has(part))
            .map(|(_, part)| part.clone());
        part.map(|part| Ok((self.text(&part)?, part))).transpose()
    }

    /// Inflates a part.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`] where it is missing, locked, broken or over the limits.
    pub(super) fn text(&mut self, part: &str) -> Result<String> {
        self.packed.text(part)
    }

    /// Reads which parts a part refers to. What lies outside the file is passed over.
    fn relations_in(&mut self, rels: &str, folder: &str) -> Result<Vec<(String, String)>> {
        if !self.packed.has(rels) {
            return Ok(Vec::new());
        }
        let text = self.text(rels)?;
        let mut xml = Xml::new(&text, rels);
        let mut found = Vec::new();
        let Token::Open(_) = xml.next()? else {
            return Ok(found);
        };
        xml.children(|xml, element| {
            let get = |name| element.get(name).unwrap_or_default();
            if element.name() == "Relationship" && get("TargetMode") != "External" {
                let kind = get("Type")
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                found.push((kind, joined(folder, &get("Target"))));
            }
            xml.skip()
        })?;
        Ok(found)
    }
}

/// Joins the name of a part to the folder that it is named from.
fn joined(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}
