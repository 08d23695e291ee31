//! The fixed parts of a Word file that is written, and how it is packed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What is written into a file.
#[derive(Default)]
pub(super) struct Content {
    /// Paragraphs of the body.
    pub(super) body: String,
    /// `w:footnote` elements, with ids from 1.
    pub(super) notes: String,
    /// `w:comment` elements.
    pub(super) comments: String,
    /// `w:abstractNum` elements, with ids from 1, before `w:num` elements.
    pub(super) lists: String,
    /// `w:num` elements.
    pub(super) nums: String,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The parts that the document refers to, by kind.
const KINDS: [&str; 5] = ["styles", "settings", "numbering", "footnotes", "comments"];

/// Packs a Word file: the same content gives the same bytes.
///
/// It says nothing of who made it, where or when.
pub(super) fn pack(content: &Content) -> Vec<u8> {
    let mut types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{TYPE}.document.main+xml\"/>"
    );
    let mut relations = String::new();
    for kind in KINDS {
        types.push_str(&format!(
            "<Override PartName=\"/word/{kind}.xml\" ContentType=\"{TYPE}.{kind}+xml\"/>"
        ));
        relations.push_str(&relation(kind, kind));
    }
    types.push_str("</Types>");
    let rels = |inside: &str| {
        format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let part = |root: &str, inside: &str| format!("{HEAD}<w:{root} {W}>{inside}</w:{root}>");
    let body = format!("<w:body>{}{SECTION}</w:body>", content.body);
    let main = relation("officeDocument", "word/document");
    let parts = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", rels(&main)),
        ("word/document.xml", part("document", &body)),
        ("word/_rels/document.xml.rels", rels(&relations)),
        ("word/styles.xml", part("styles", &styles())),
        ("word/settings.xml", part("settings", SETTINGS)),
        (
            "word/numbering.xml",
            part("numbering", &format!("{}{}", content.lists, content.nums)),
        ),
        (
            "word/footnotes.xml",
            part("footnotes", &format!("{SEPARATORS}{}", content.notes)),
        ),
        ("word/comments.xml", part("comments", &content.comments)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(name, options)
            .and_then(|()| Ok(zip.write_all(text.as_bytes())?))
            .expect("memory takes a few short parts");
    }
    zip.finish()
        .expect("memory takes a list of parts")
        .into_inner()
}

fn relation(kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{kind}\" Type=\"{RELATION}/{kind}\" Target=\"{target}.xml\"/>")
}

/// A4, with margins of one inch.
const SECTION: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>";

/// Word's current layout, and no compatibility mode.
const SETTINGS: &str = "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>";

const SEPARATORS: &str = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>";

fn styles() -> String {
    let mut out = String::from(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after=\"240\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"34\"/></w:rPr></w:style>",
    );
    for depth in 1..=9 {
        let size = [28, 26, 24, 22][(depth - 1).min(3)];
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{depth}\"><w:name w:val=\"heading {depth}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>",
            depth - 1
        ));
    }
    out.push_str("<w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote text\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"40\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
    out
}
