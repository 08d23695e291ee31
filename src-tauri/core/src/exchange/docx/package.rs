//! The packed file around a Word document: which parts it has, inflated within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::damaged;
use super::xml::{Token, Xml};
use crate::error::Result;
use crate::exchange::LARGEST;
use crate::exchange::assemble::unreadable;
use crate::exchange::decode;

/// Most entries of a packed file.
const MOST_ENTRIES: usize = 4_096;
/// Most inflated bytes for each packed one, in a part above [`SMALL`].
const RATIO: u64 = 200;
/// A part of fewer bytes may be packed as tightly as it likes.
const SMALL: u64 = 1024 * 1024;

/// A Word file, opened.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes inflated so far.
    inflated: usize,
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
        let mut archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| damaged("it is cut off, or its list of parts is broken"))?;
        if archive.len() > MOST_ENTRIES {
            return Err(unreadable(format!(
                "this packed file has {} parts, more than a Word file needs; choose another file",
                archive.len()
            )));
        }
        let mut names: Vec<String> = archive
            .file_names_raw()
            .map(|name| {
                String::from_utf8_lossy(name)
                    .to_lowercase()
                    .replace('\\', "/")
            })
            .collect();
        names.sort_unstable();
        // Two parts of one name would show one text here and another in Word.
        if archive.has_duplicate_names() || names.windows(2).any(|two| two[0] == two[1]) {
            return Err(damaged("it has two parts of the same name"));
        }
        if archive.has_overlapping_entries().unwrap_or(true) {
            return Err(damaged("its parts lie over one another"));
        }
        let mut package = Package {
            archive,
            inflated: 0,
            document: String::new(),
            relations: Vec::new(),
        };
        let of_the_file = package.relations_in("_rels/.rels", "")?;
        package.document = of_the_file
            .into_iter()
            .find(|(kind, _)| kind == "officeDocument")
            .map_or_else(|| "word/document.xml".to_owned(), |(_, part)| part);
        if package.has("content.xml") && !package.has(&package.document) {
            return Err(unreadable(
                "OpenDocument (.odt) is not read; open it in LibreOffice or Word, save it as .docx and try again",
            ));
        }
        if !package.has(&package.document) {
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
            .find(|(known, part)| known == kind && self.has(part))
            .map(|(_, part)| part.clone());
        part.map(|part| Ok((self.text(&part)?, part))).transpose()
    }

    /// Inflates a part.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`] where it is missing, locked, broken or over the limits.
    pub(super) fn text(&mut self, part: &str) -> Result<String> {
        let left = LARGEST - self.inflated;
        let broken = || damaged(&format!("its part {part} cannot be unpacked"));
        let file = self.archive.by_name(part).map_err(|problem| match problem {
            zip::result::ZipError::UnsupportedArchive(_) => unreadable(
                "this Word file is locked or packed in a way that Word does not use; unlock it, save it anew and try again",
            ),
            _ => broken(),
        })?;
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        { file }
            .take(left as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken())?;
        let inflated = bytes.len() as u64;
        if bytes.len() > left || (inflated > SMALL && inflated / RATIO > packed) {
            return Err(unreadable(
                "this Word file unpacks to far more than a text can need; choose another file",
            ));
        }
        self.inflated += bytes.len();
        decode::text(&bytes, None).map_err(|_| broken())
    }

    fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// Reads which parts a part refers to. What lies outside the file is passed over.
    fn relations_in(&mut self, rels: &str, folder: &str) -> Result<Vec<(String, String)>> {
        if !self.has(rels) {
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
