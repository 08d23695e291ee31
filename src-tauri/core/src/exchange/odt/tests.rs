//! OpenDocument texts made for tests, and how they read.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::exchange::tests::shown as block;
use crate::exchange::{Reading, read_as};
use crate::text::{Document, TrackedOp};
use Reading::{Accepted, AsItStands, Rejected};

const KIND: &str = "application/vnd.oasis.opendocument.text";
const STYLES: &str = r#"<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Heading_20_1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>"#;

/// Packs parts, each by its name.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // What names the kind of the file is stored as it is.
        let way = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(way);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn content(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" xmlns:fo="urn:f" xmlns:dc="urn:d"><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>{inside}</office:body></office:document-content>"#
    )
}

/// A text with this body.
fn made(body: &str) -> Vec<u8> {
    let content = content(&format!("<office:text>{body}</office:text>"));
    packed(&[("mimetype", KIND), ("content.xml", &content)])
}

fn read(body: &str, reading: Reading) -> Document {
    read_as(&made(body), "a.odt", reading).unwrap()
}

fn shown(body: &str, reading: Reading) -> Vec<String> {
    read(body, reading).blocks.iter().map(block).collect()
}

fn refused(bytes: &[u8]) -> String {
    read_as(bytes, "a.odt", AsItStands).unwrap_err().to_string()
}

#[test]
fn a_text_reads_through_its_structure() {
    let body = r#"<text:p text:style-name="P1">Compact</text:p>
        <text:p><text:span text:style-name="I">Recalling</text:span> the
            <text:span text:style-name="B">Charter</text:span>,<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p> Of 1945.</text:p></text:note-body></text:note></text:p>
        <text:h text:style-name="Heading_20_1" text:outline-level="1">Aims</text:h>
        <text:list text:style-name="L"><text:list-item><text:p>States<text:s text:c="2"/>report:</text:p><text:list><text:list-item><text:p>data;</text:p></text:list-item><text:list-item><text:p>more.</text:p><text:list><text:list-item><text:p>A point</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item><text:list-item><text:p>Cities pay.</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
        <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>Courts sit.</text:p></text:list-item></text:list>"#;
    assert_eq!(
        shown(body, AsItStands),
        [
            "0 title | Compact",
            "0 preambular | _Recalling_ the **Charter**,[^1]",
            "1 note [^1] | Of 1945.",
            "0 heading | Aims",
            "1 paragraph 1. | States  report:",
            "2 point (a) | data;",
            "2 point (b) | more.",
            "3 point | A point",
            "1 paragraph 2. | Cities pay.",
            "1 paragraph | a | b",
            "1 paragraph 3. | Courts sit.",
        ]
    );
}

/// A change of somebody's, to be named in the text; `deleted` is what was taken out.
fn region(id: &str, author: &str, op: &str, deleted: &str) -> String {
    format!(
        r#"<text:changed-region text:id="{id}"><text:{op}><office:change-info><dc:creator>{author}</dc:creator><dc:date>2018-03-01T09:00:00</dc:date></office:change-info>{deleted}</text:{op}></text:changed-region>"#
    )
}

fn changes(document: &Document) -> Vec<String> {
    document
        .changes
        .iter()
        .map(|change| match change.op {
            TrackedOp::Insert => format!("{}: {{+{}+}}", change.author, change.text),
            TrackedOp::Delete => format!("{}: [-{}-]", change.author, change.text),
        })
        .collect()
}

#[test]
fn tracked_changes_have_three_readings() {
    let body = format!(
        "<text:tracked-changes>{}{}{}{}</text:tracked-changes>{}",
        region("a", "EU", "deletion", "<text:p>should</text:p>"),
        region("b", "EU", "insertion", ""),
        region(
            "c",
            "US",
            "deletion",
            "<text:p>1. Cities pay.</text:p><text:p>2. </text:p>"
        ),
        region("d", "US", "insertion", ""),
        r#"<text:p>States <text:change text:change-id="a"/><text:change-start text:change-id="b"/>shall<text:change-end text:change-id="b"/> report.</text:p><text:p><text:change text:change-id="c"/>Courts sit.<text:change-start text:change-id="d"/> In public.</text:p><text:p>A fund pays.<text:change-end text:change-id="d"/></text:p><text:p>The end.</text:p>"#
    );
    assert_eq!(
        shown(&body, Accepted),
        [
            "0 paragraph | States shall report.",
            "0 paragraph | Courts sit. In public.",
            "0 paragraph | A fund pays.",
            "0 paragraph | The end.",
        ]
    );
    assert_eq!(
        shown(&body, Rejected),
        [
            "0 paragraph | States should report.",
            "0 paragraph 1. | Cities pay.",
            "0 paragraph 2. | Courts sit.",
            "0 paragraph | The end.",
        ]
    );
    let read = read(&body, AsItStands);
    assert_eq!(read.blocks[0].wording.text, "States shouldshall report.");
    assert_eq!(
        changes(&read),
        [
            "EU: [-should-]",
            "EU: {+shall+}",
            "US: [-1. Cities pay.¶2. -]",
            "US: {+ In public.¶A fund pays.+}",
        ]
    );
    assert_eq!(read.changes[0].date, "2018-03-01T09:00:00");
}

#[test]
fn a_note_that_nothing_refers_to_stays_a_note() {
    // As LibreOffice stores what Word has as text that is set as anchors are.
    let body = r#"<text:p>States report.</text:p><text:p><text:span text:style-name="Footnote_20_Symbol">[^2bis]</text:span><text:tab/>Lone.</text:p>"#;
    assert_eq!(
        shown(body, AsItStands),
        ["0 paragraph | States report.", "0 note [^2bis] | Lone."]
    );
}

#[test]
fn what_was_taken_out_of_a_list_is_not_counted_in_the_text() {
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let list = |items: &str| format!("<text:list text:style-name=\"L\">{items}</text:list>");
    let gone = list(&(item("Gone.") + &item("")));
    let body = format!(
        "<text:tracked-changes>{}</text:tracked-changes>{}",
        region("a", "EU", "deletion", &gone),
        list(&(item("One.") + &item("<text:change text:change-id=\"a\"/>Two.")))
    );
    let kept = ["0 paragraph 1. | One.", "0 paragraph 2. | Two."];
    assert_eq!(shown(&body, Accepted), kept);
    let all = shown(&body, Rejected);
    assert_eq!(all[0], kept[0]);
    assert!(all[1].ends_with("| Gone."), "{all:?}");
    assert!(all[2].ends_with("| Two."), "{all:?}");
}

#[test]
fn a_comment_stands_at_its_paragraph() {
    let comment = |name: &str, text: &str| {
        format!(
            "<office:annotation{name}><dc:creator>A. Hansen</dc:creator><dc:date>2018-03-01</dc:date><text:p>{text}</text:p></office:annotation>"
        )
    };
    let body = format!(
        "<text:p>States report.</text:p><text:p>Cities {}report<office:annotation-end office:name=\"x\"/>.</text:p><text:p>Courts report.{}</text:p>",
        comment(" office:name=\"x\"", "Why?"),
        comment("", "All of it.")
    );
    let read = read(&body, AsItStands);
    let said: Vec<_> = read
        .comments
        .iter()
        .map(|one| (one.block, one.about.as_str(), one.text.as_str()))
        .collect();
    assert_eq!(
        said,
        [(Some(1), "report", "Why?"), (Some(2), "", "All of it.")]
    );
    assert_eq!(read.comments[0].author, "A. Hansen");
    assert_eq!(read.blocks[1].wording.text, "Cities report.");
}

#[test]
fn what_has_no_place_is_listed() {
    let body = r#"<text:p>Words<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame><draw:frame><draw:image/><svg:desc>a flag</svg:desc></draw:frame>.</text:p>"#;
    let read = read(body, AsItStands);
    assert_eq!(read.blocks[0].wording.text, "Words.");
    assert_eq!(
        read.left_out,
        [
            "A text box was left out: “boxed”.",
            "Pictures were left out (1)."
        ]
    );
}

#[test]
fn hostile_files_are_refused_in_a_sentence() {
    let text = content("<office:text><text:p>x</text:p></office:text>");
    let sheet = content("<office:spreadsheet/>");
    let doctype = text.replace(
        "<office:document-content",
        "<!DOCTYPE a><office:document-content",
    );
    let deep = format!(
        "<office:text>{}x{}</office:text>",
        "<text:span>".repeat(2_000),
        "</text:span>".repeat(2_000)
    );
    let locked = "<manifest:encryption-data/>";
    for (bytes, says) in [
        (
            packed(&[("mimetype", KIND), ("content.xml", &sheet)]),
            "is no text but",
        ),
        (packed(&[("mimetype", KIND)]), "its text is missing"),
        (
            packed(&[("mimetype", KIND), ("content.xml", &doctype)]),
            "DOCTYPE",
        ),
        (
            packed(&[("mimetype", KIND), ("content.xml", &content(&deep))]),
            "levels deep",
        ),
        (
            packed(&[
                ("mimetype", KIND),
                ("content.xml", "<office:document-content>"),
            ]),
            "cut off",
        ),
        (
            packed(&[
                ("mimetype", KIND),
                ("content.xml", &text),
                ("CONTENT.xml", &text),
            ]),
            "two parts of the same name",
        ),
        (
            packed(&[
                ("mimetype", KIND),
                ("content.xml", &text),
                ("META-INF/manifest.xml", locked),
            ]),
            "locked with a password",
        ),
        (
            packed(&[("mimetype", KIND), ("content.xml", &" ".repeat(4 << 20))]),
            "unpacks to far more",
        ),
        (made(""), "holds no words"),
        (
            made("<text:p>x</text:p>")[..200].to_vec(),
            "is damaged: it is cut off",
        ),
    ] {
        let said = refused(&bytes);
        assert!(said.contains(says), "{said}");
    }
    // Without the line that names its kind it is known by its parts, and cut by its name.
    let bare = packed(&[("content.xml", &text)]);
    assert!(refused(&bare[..99]).starts_with("this OpenDocument file is damaged: it is cut off"));
    assert_eq!(read_as(&bare, "a.odt", AsItStands).unwrap().blocks.len(), 1);
}

#[test]
fn what_was_taken_out_stands_in_one_place_only() {
    // A change that holds itself, and one that many places name, swell nothing.
    let inside = "<text:p>x<text:change text:change-id=\"a\"/></text:p>";
    let body = format!(
        "<text:tracked-changes>{}</text:tracked-changes><text:p>y{}</text:p>",
        region("a", "EU", "deletion", inside),
        "<text:change text:change-id=\"a\"/>".repeat(1_000)
    );
    assert_eq!(shown(&body, AsItStands), ["0 paragraph | yx"]);
}
