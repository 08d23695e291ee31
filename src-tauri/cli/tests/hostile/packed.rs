//! Word files and OpenDocument texts made to hurt a reader: what is in them, and how they
//! are packed.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::files::MANY;

const WORD: &str = "word/document.xml";
const OPEN_DOCUMENT: &str = "content.xml";

/// Makes all of them.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes| files.push((name.to_owned(), bytes));
    for (ending, part, whole) in [
        ("docx", WORD, word as fn(&str) -> String),
        ("odt", OPEN_DOCUMENT, open_document),
    ] {
        for (name, bytes) in packings(part, &whole("")) {
            add(&format!("{name}.{ending}"), bytes);
        }
        let paragraph = |words: &str| match part {
            WORD => format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"),
            _ => format!("<text:p>{words}</text:p>"),
        };
        let many = (0..MANY).map(|k| paragraph(&scattered(k)));
        add(
            &format!("paragraphs.{ending}"),
            packed(&[(part, &whole(&many.collect::<String>()))]),
        );
        add(
            &format!("long.{ending}"),
            packed(&[(
                part,
                &whole(&paragraph(
                    &(0..MANY * 3).map(scattered).collect::<String>(),
                )),
            )]),
        );
        let doctype = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        let swelling = format!("{doctype}{}", whole(&paragraph("&b;")));
        add(&format!("swelling.{ending}"), packed(&[(part, &swelling)]));
        let attributes = (0..MANY).map(|k| format!(" a{k}='x'"));
        let attributes = format!("<a{}/>", attributes.collect::<String>());
        add(
            &format!("attributes.{ending}"),
            packed(&[(part, &whole(&attributes))]),
        );
    }
    for (name, inside) in in_word() {
        add(name, packed(&[(WORD, &word(&inside))]));
    }
    for (name, inside) in in_open_document() {
        add(name, packed(&[(OPEN_DOCUMENT, &open_document(&inside))]));
    }
    for (name, parts) in word_with_parts() {
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (*name, &**text)).collect();
        add(name, packed(&parts));
    }
    files
}

/// Words that cannot be packed tightly.
fn scattered(k: usize) -> String {
    format!(
        "{:016x}",
        (k as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    )
}

/// Packs parts, each by its name.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(*name, options).expect("a name");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// Writes other bytes of the same length, wherever some stand.
fn replaced(mut bytes: Vec<u8>, old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    for at in 0..bytes.len() - old.len() {
        if bytes[at..].starts_with(old.as_bytes()) {
            bytes[at..at + new.len()].copy_from_slice(new.as_bytes());
        }
    }
    bytes
}

/// A file packed so that it hurts, whatever is in it.
fn packings(part: &str, text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let good = packed(&[(part, text)]);
    let names: Vec<String> = (0..5_000).map(|k| format!("a{k}")).collect();
    let mut entries: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    entries.push((part, text));
    let other = format!("{}k", &part[..part.len() - 1]);
    let blanks = format!("{text}{}", " ".repeat(60 << 20));
    let too_many = format!("{text}{}", " ".repeat(65 << 20));
    // Of a part: flags at 6 in its own head and at 8 in the list, method at 8 and 10.
    let patched = |own: usize, listed: usize, value: u8| {
        let mut bytes = good.clone();
        let list = bytes.windows(4).rposition(|four| four == b"PK\x01\x02");
        bytes[own] = value;
        bytes[list.expect("a list of parts") + listed] = value;
        bytes
    };
    vec![
        ("entries", packed(&entries)),
        ("blanks", packed(&[(part, &blanks)])),
        ("too_many", packed(&[(part, &too_many)])),
        (
            "twice",
            replaced(packed(&[(part, text), (&other, text)]), &other, part),
        ),
        (
            "capitals",
            packed(&[(part, text), (&part.to_uppercase(), text)]),
        ),
        (
            "above",
            packed(&[(part, text), ("../../../etc/passwd", "x")]),
        ),
        ("elsewhere", packed(&[("other.xml", text)])),
        ("cut", good[..good.len() / 2].to_vec()),
        ("headless", good[40..].to_vec()),
        ("locked", patched(6, 8, 1)),
        ("method", patched(8, 10, 99)),
        ("short", patched(22, 24, 1)),
        ("lone_head", b"PK\x03\x04".to_vec()),
        ("nothing", packed(&[(part, "")])),
        ("broken", packed(&[(part, &text[..text.len() - 9])])),
    ]
}

fn word(inside: &str) -> String {
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>T</w:t></w:r></w:p>{inside}</w:body></w:document>"
    )
}

fn open_document(inside: &str) -> String {
    format!(
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:dc=\"d\"><office:body><office:text><text:p>T</text:p>{inside}</office:text></office:body></office:document-content>"
    )
}

fn nested(open: &str, inside: &str, close: &str, times: usize) -> String {
    format!("{}{inside}{}", open.repeat(times), close.repeat(times))
}

fn in_word() -> Vec<(&'static str, String)> {
    let run = "<w:r><w:t>x</w:t></w:r>";
    let counted =
        |times: usize, each: &dyn Fn(usize) -> String| (0..times).map(each).collect::<String>();
    vec![
        ("deep.docx", nested("<w:sdt>", "", "</w:sdt>", MANY)),
        (
            "tables.docx",
            nested(
                "<w:tbl><w:tr><w:tc>",
                "<w:p/>",
                "</w:tc></w:tr></w:tbl>",
                80,
            ),
        ),
        (
            "changes.docx",
            nested(
                "<w:ins w:author='a'><w:del w:author='b'>",
                &format!("<w:p>{run}</w:p>"),
                "</w:del></w:ins>",
                120,
            ),
        ),
        (
            "changed_runs.docx",
            format!(
                "<w:p>{}</w:p>",
                counted(MANY / 4, &|k| format!(
                    "<w:ins w:author='a{}'><w:r><w:t>{}</w:t></w:r></w:ins>",
                    k % 7,
                    scattered(k)
                ))
            ),
        ),
        (
            "comments.docx",
            format!(
                "<w:p>{}{}</w:p>",
                counted(MANY / 4, &|k| format!("<w:commentRangeStart w:id='{k}'/>")),
                counted(MANY / 4, &|k| format!(
                    "<w:r><w:t>{}</w:t></w:r>",
                    scattered(k)
                ))
            ),
        ),
        (
            "fields.docx",
            format!(
                "<w:p>{}{run}</w:p>",
                counted(MANY / 10, &|k| format!(
                    "<w:r><w:fldChar w:fldCharType='begin' w:id='{k}'/></w:r>"
                ))
            ),
        ),
        (
            "cells.docx",
            format!(
                "<w:tbl><w:tr>{}</w:tr></w:tbl>",
                counted(MANY / 4, &|k| format!(
                    "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
                    scattered(k)
                ))
            ),
        ),
        (
            "indent.docx",
            format!(
                "<w:p><w:pPr><w:ind w:left='{}'/><w:numPr><w:ilvl w:val='-9'/><w:numId w:val='99999999999'/></w:numPr></w:pPr>{run}</w:p>",
                i64::MAX
            ),
        ),
    ]
}

fn word_with_parts() -> Vec<(&'static str, Vec<(&'static str, String)>)> {
    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let rels = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Type=\"x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    const RELS: &str = "word/_rels/document.xml.rels";
    let reference = "<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id='2'/></w:r></w:p>";
    vec![
        (
            "notes_in_notes.docx",
            vec![
                (WORD, word(reference)),
                (RELS, rels("footnotes", "footnotes.xml")),
                (
                    "word/footnotes.xml",
                    format!("<w:footnotes {W}><w:footnote w:id='2'>{reference}</w:footnote></w:footnotes>"),
                ),
            ],
        ),
        (
            "references.docx",
            vec![
                (
                    WORD,
                    word(&(0..MANY / 4).map(|k| format!("<w:p><w:r><w:t>{}</w:t><w:footnoteReference w:id='2'/></w:r></w:p>", scattered(k))).collect::<String>()),
                ),
                (RELS, rels("footnotes", "footnotes.xml")),
                (
                    "word/footnotes.xml",
                    format!("<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>y</w:t></w:r></w:p></w:footnote></w:footnotes>"),
                ),
            ],
        ),
        (
            "styles.docx",
            vec![
                (WORD, word("<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")),
                (RELS, rels("styles", "styles.xml")),
                (
                    "word/styles.xml",
                    format!("<w:styles {W}><w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style></w:styles>"),
                ),
            ],
        ),
        (
            "lists.docx",
            vec![
                (WORD, word("<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")),
                (RELS, rels("numbering", "numbering.xml")),
                (
                    "word/numbering.xml",
                    format!("<w:numbering {W}><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='4294967295'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='{}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>", "%1".repeat(MANY)),
                ),
            ],
        ),
        (
            "itself.docx",
            vec![(WORD, word("")), (RELS, rels("footnotes", "document.xml"))],
        ),
        (
            "outside.docx",
            vec![
                (WORD, word("")),
                ("_rels/.rels", rels("officeDocument", "../../../etc/passwd")),
            ],
        ),
    ]
}

fn in_open_document() -> Vec<(&'static str, String)> {
    let counted =
        |times: usize, each: &dyn Fn(usize) -> String| (0..times).map(each).collect::<String>();
    let list = (
        "<text:list><text:list-item>",
        "</text:list-item></text:list>",
    );
    vec![
        (
            "deep.odt",
            nested("<text:section>", "", "</text:section>", MANY),
        ),
        ("lists.odt", nested(list.0, "<text:p>x</text:p>", list.1, 120)),
        (
            "tables.odt",
            nested(
                "<table:table><table:table-row><table:table-cell>",
                "<text:p/>",
                "</table:table-cell></table:table-row></table:table>",
                80,
            ),
        ),
        (
            "repeated.odt",
            "<table:table><table:table-row table:number-rows-repeated='2147483647'><table:table-cell table:number-columns-repeated='2147483647'><text:p>x</text:p></table:table-cell></table:table-row></table:table>".to_owned(),
        ),
        (
            "blanks_counted.odt",
            "<text:p>a<text:s text:c='4294967295'/>b</text:p>".repeat(1_000),
        ),
        (
            "deleted.odt",
            format!(
                "<text:tracked-changes><text:changed-region text:id='a'><text:deletion><text:p>{}</text:p></text:deletion></text:changed-region></text:tracked-changes>{}",
                scattered(1).repeat(1_000),
                counted(MANY / 4, &|k| format!("<text:p>{}<text:change text:change-id='a'/></text:p>", scattered(k)))
            ),
        ),
        (
            "comments.odt",
            format!(
                "<text:p>{}</text:p>",
                counted(MANY / 4, &|k| format!("<office:annotation office:name='{k}'><text:p>y</text:p></office:annotation>{}", scattered(k)))
            ),
        ),
        (
            "notes_in_notes.odt",
            nested(
                "<text:p><text:note><text:note-citation>1</text:note-citation><text:note-body>",
                "<text:p>x</text:p>",
                "</text:note-body></text:note></text:p>",
                60,
            ),
        ),
        (
            "start.odt",
            format!("{}<text:p>x</text:p>{}", list.0.replace("-item>", "-item text:start-value='99999999999'>"), list.1),
        ),
    ]
}
