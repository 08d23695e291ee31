//! All that the typesetter sees: the template, the print, its letters.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::Letters;

/// The typesetter's desk, with nothing on it but what is to be set.
pub(crate) struct Desk {
    functions: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    print: (FileId, Bytes),
    faces: (FileId, Bytes),
}

impl Desk {
    pub(crate) fn new(print: &str, letters: Letters) -> Desk {
        let faces = serde_json::to_vec(&letters.families).expect("names are plain data");
        Desk {
            functions: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&letters.fonts)),
            fonts: letters.fonts,
            template: Source::new(id("print.typ"), include_str!("print.typ").to_owned()),
            print: (id("print.json"), Bytes::new(print.as_bytes().to_vec())),
            faces: (id("faces.json"), Bytes::new(faces)),
        }
    }
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names here are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.functions
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.template.id() {
            true => Ok(self.template.clone()),
            false => Err(not_here(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        [&self.print, &self.faces]
            .into_iter()
            .find(|(here, _)| *here == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| not_here(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
