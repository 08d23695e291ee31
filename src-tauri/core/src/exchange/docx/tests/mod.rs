//! Word files made for tests, and how they read.

mod hostile;
mod numbers;
mod tracked;
mod words;
mod written;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::exchange::{Reading, read_as};
use crate::text::Document;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word file in the making: its parts by name.
struct Made(Vec<(String, Vec<u8>)>);

impl Made {
    /// A file with this body.
    fn of(body: &str) -> Self {
        let document = format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"#
        );
        Made(vec![
            (
                "_rels/.rels".to_owned(),
                br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#.to_vec(),
            ),
            ("word/document.xml".to_owned(), document.into_bytes()),
        ])
    }

    /// Adds a part that the document refers to; `kind` is also the name of its root.
    fn with(mut self, kind: &str, content: &str) -> Self {
        let text = format!(r#"<w:{kind} xmlns:w="{W}">{content}</w:{kind}>"#);
        self.0.push((format!("word/{kind}.xml"), text.into_bytes()));
        let one = format!(
            r#"<Relationship Id="{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{kind}.xml"/></Relationships>"#
        );
        let rels = "word/_rels/document.xml.rels";
        match self.0.iter_mut().find(|(name, _)| name == rels) {
            Some((_, bytes)) => {
                let text = String::from_utf8(bytes.clone()).unwrap();
                *bytes = text.replace("</Relationships>", &one).into_bytes();
            }
            None => self.0.push((
                rels.to_owned(),
                format!("<Relationships>{one}").into_bytes(),
            )),
        }
        self
    }

    /// Packs the file.
    fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default())
                .unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(&self, reading: Reading) -> Document {
        read_as(&self.bytes(), "a.docx", reading).unwrap()
    }
}

/// Makes a Word file of a body and its other parts, each by its kind.
pub(crate) fn made(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut made = Made::of(body);
    for (kind, content) in parts {
        made = made.with(kind, content);
    }
    made.bytes()
}

/// Shows the blocks of a document, one a line.
fn shows(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(crate::exchange::tests::shown)
        .collect()
}

/// Shows a body in one reading.
fn shown(body: &str, reading: Reading) -> Vec<String> {
    shows(&Made::of(body).read(reading))
}

/// A paragraph with these properties and runs.
fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run of words.
fn r(words: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

/// A tracked change of somebody's around runs; `op` is `ins`, `del`, `moveFrom` or `moveTo`.
fn by(author: &str, op: &str, runs: &str) -> String {
    format!(r#"<w:{op} w:id="1" w:author="{author}" w:date="2018-03-01T09:00:00Z">{runs}</w:{op}>"#)
}
