//! Samples of every format, changed at random: read or refused in words, never a panic.
//!
//! `TRAVAUX_MUTATIONS` says how many a format; `cargo xtask fuzz` sets it.
#![allow(missing_docs, clippy::print_stdout)]

use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use travaux::exchange::{self, Format, Reading};

/// How many mutations of each format, where nothing else is asked.
const MUTATIONS: u64 = 10_000;

const MARKDOWN: &str = "# Compact\n\nThe Assembly,\n\n*Recalling* the **Charter**,[^1]\n\n## Article 1 (Aim)\n\n1. States [shall / should] report:\n\n   (a) data;\n\n   - `more` & [a link](x \"y\")\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note.\n\n    (i) under it.\n\n[x]: /y\n";
const HTML: &str = "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><h1>T</h1><p><em>Recalling</em> &amp; <b>all</b>,<sup><a href=\"#fn1\">1</a></sup></p><ol type=\"a\"><li value=\"3\">x<ul><li>y<br>z</ul></ol><table><tr><td>A<td>B</table><p>Old <del datetime=\"2018\">gone</del><ins>come</ins></p><p id=\"fn1\"><sup>1</sup> note</p><script>a<b</script></body></html>";
const AKN: &str = "<?xml version=\"1.0\"?><akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" xmlns:travaux=\"urn:x\"><bill name=\"b\"><meta><references source=\"#a\"><TLCPerson eId=\"p\" href=\"/p\" showAs=\"P\"/></references><notes><note eId=\"n\"><p>end</p></note></notes></meta><preface><p><docTitle>T</docTitle></p></preface><preamble><recitals><recital eId=\"cl_00000000000000000000000000000001\"><p xml:space=\"preserve\"><i>Recalling</i>  it,<authorialNote marker=\"1\"><p>note</p></authorialNote></p></recital></recitals></preamble><body><section travaux:kind=\"heading\" travaux:series=\"named:X\"><num>1.</num><heading>H</heading><list><intro><p>By:</p></intro><point><num>(a)</num><content><p>x<noteRef href=\"#n\"/> <mod>“<quotedStructure><indent><content><p><ins>new</ins></p></content></indent></quotedStructure>”</mod>;</p></content></point></list></section><table><tr><td><p>A</p></td><td>B</td></tr></table><speech by=\"#p\"><from>P:</from><p>I &lt; you.</p></speech></body></bill></akomaNtoso>";
const TEXT: &str = "TITLE\n\nArticle 1\n\n1. Parties shall\nreport:\n(a) every year;\n    (i) and more;\n- or not.\n\n2. They may.\n";

/// A PDF of two pages, with a drawing in a drawing and two kinds of fonts.
fn pdf() -> String {
    let drawn = "q 1 0 0 1 9 9 cm BT /F 12 Tf 14 TL 72 770 Td (1. States [shall]) Tj T* [(re) -300 (port)] TJ /G 9 Tf <00010002> Tj 1 2 (x) \" ET Q /X Do";
    let table = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
        /CMapName /T def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\n\
        endcodespacerange\n2 beginbfchar\n<0001> <0041>\n<0002> <0042>\nendbfchar\n\
        endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/Resources<</Font<</F 5 0 R/G 6 0 R>>/XObject<</X 8 0 R>>>>>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 9 0 R>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents[9 0 R 9 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/Type1/FirstChar 32/Widths[250 300 400]/Encoding<</Differences[65/B 66/eacute]>>>>".to_owned(),
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</DW 500/W[1[300 400]5 9 600]>>]>>".to_owned(),
        format!("<</Length {}>>stream\n{table}\nendstream", table.len()),
        "<</Subtype/Form/Matrix[1 0 0 1 0 9]/Length 2>>stream\nBT\nendstream".to_owned(),
        format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len()),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = out.len();
    format!(
        "{out}xref\n0 10\n0000000000 65535 f \n{places}trailer<</Size 10/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
}

/// The document of a Word file, with changes, a list, a table, a note and a comment.
const WORD: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"720\" w:hanging=\"360\"/><w:rPr><w:ins w:id=\"1\" w:author=\"A\" w:date=\"2018-03-01T09:00:00Z\"/></w:rPr></w:pPr><w:commentRangeStart w:id=\"0\"/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">States </w:t></w:r><w:del w:id=\"2\" w:author=\"B\"><w:r><w:delText>should</w:delText></w:r></w:del><w:ins w:id=\"3\" w:author=\"B\"><w:r><w:t>shall</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:ins><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>b</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
/// The content of an OpenDocument text, with the same.
const OPEN_DOCUMENT: &str = "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:style=\"s\" xmlns:fo=\"f\" xmlns:dc=\"d\"><office:automatic-styles><style:style style:name=\"I\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style><text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"2\"/></text:list-style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><office:change-info><dc:creator>A</dc:creator><dc:date>2018-03-01</dc:date></office:change-info><text:p>gone</text:p><text:p>too</text:p></text:deletion></text:changed-region><text:changed-region text:id=\"b\"><text:insertion><office:change-info/></text:insertion></text:changed-region></text:tracked-changes><text:p text:style-name=\"Title\">T</text:p><text:h text:outline-level=\"1\">H</text:h><text:list text:style-name=\"L\"><text:list-item><text:p>It <text:change text:change-id=\"a\"/><text:change-start text:change-id=\"b\"/><text:span text:style-name=\"I\">comes</text:span></text:p></text:list-item><text:list-item text:start-value=\"4\"><text:p>on<text:change-end text:change-id=\"b\"/>,<text:s text:c=\"3\"/><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note><office:annotation office:name=\"n\"><dc:creator>C</dc:creator><text:p>why</text:p></office:annotation>so<office:annotation-end office:name=\"n\"/></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>";

/// Rich Text with the same.
const RICH: &str = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset204 T;}}{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}{\\*\\revtbl{Unknown;}{EU;}}{\\pard\\s1\\b H\\par}\\pard{\\listtext\\pard 1.\\tab}\\ilvl0\\li720\\fi-720 {\\i States} {\\deleted\\revauthdel1 should}{\\revised\\revauth1\\revdttm5 shall\\par}\\u8211\\'96{\\f0 \\'cf}{\\super\\chftn{\\*\\footnote\\pard A note.}}{\\*\\atrfstart 1}so{\\*\\atrfend 1}{\\*\\atnauthor C}{\\*\\annotation{\\*\\atnref 1}\\pard why}\\par\\trowd\\intbl a\\cell b\\cell\\row\\pard{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt y}}{\\bin3 abc}\\par}";

/// Packs parts, each by its name.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, options).expect("a name");
        zip.write_all(content).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn word(document: &[u8]) -> Vec<u8> {
    const RELATIONS: &[u8] = b"<Relationships><Relationship Type=\"x/footnotes\" Target=\"footnotes.xml\"/><Relationship Type=\"x/comments\" Target=\"comments.xml\"/></Relationships>";
    const FOOTNOTES: &[u8] = b"<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    const COMMENTS: &[u8] = b"<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment w:id=\"0\" w:author=\"C\"><w:p><w:r><w:t>why</w:t></w:r></w:p></w:comment></w:comments>";
    packed(&[
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/footnotes.xml", FOOTNOTES),
        ("word/comments.xml", COMMENTS),
    ])
}

fn open_document(content: &[u8]) -> Vec<u8> {
    const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";
    packed(&[("mimetype", KIND), ("content.xml", content)])
}

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() >> 16) as usize % limit.max(1)
    }
}

/// Changes some bytes to some others: flips, cuts, doubles, moves, and puts in pieces of
/// the format.
fn mutated(sample: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for _ in 0..=chance.below(6) {
        let from = chance.below(bytes.len());
        let to = (from + 1 + chance.below(40)).min(bytes.len());
        let at = chance.below(bytes.len() + 1);
        match chance.below(7) {
            0 if from < to => bytes[from] ^= 1 << chance.below(8),
            1 => drop(bytes.drain(from..to)),
            2 | 3 => {
                let piece = bytes[from..to].to_vec();
                let piece = piece.repeat(1 + chance.below(4));
                bytes.splice(at..at, piece);
            }
            4 => bytes.truncate(at),
            _ => {
                // A whole piece of the sample, so that tags meet where they never do.
                let start = chance.below(sample.len());
                let rest = &sample[start..];
                let length = rest.iter().position(|b| matches!(b, b'>' | b'\n' | b'}'));
                let piece = rest[..length.map_or(rest.len(), |at| at + 1)].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

/// Reads a file, and where that is possible checks and prints what was read.
fn tried(bytes: &[u8], name: &str, reading: Reading) {
    match exchange::read_as(bytes, name, reading) {
        Ok(document) => {
            let mut deepest = 0;
            for block in &document.blocks {
                block
                    .wording
                    .check()
                    .expect("a wording that a record takes");
                assert!(block.level <= deepest, "a block has a parent");
                deepest = block.level + 1;
            }
            exchange::plain_text(&document);
            for format in [Format::Markdown, Format::Html, Format::Text, Format::Json] {
                exchange::write(&document.blocks, format);
            }
            let written = exchange::write(&document.blocks, Format::AkomaNtoso);
            let back = exchange::read(&written, "back.xml").expect("it reads back");
            assert_eq!(back.blocks.len(), document.blocks.len());
        }
        Err(problem) => assert!(!problem.to_string().contains('\n')),
    }
}

fn mutations(sample: &str, name: &str) {
    mutations_packed(sample, name, <[u8]>::to_vec);
}

/// As [`mutations`], where what is changed is packed into a file.
fn mutations_packed(sample: &str, name: &str, pack: fn(&[u8]) -> Vec<u8>) {
    assert!(exchange::read(&pack(sample.as_bytes()), name).is_ok());
    const READINGS: [Reading; 3] = [Reading::AsItStands, Reading::Accepted, Reading::Rejected];
    let count = std::env::var("TRAVAUX_MUTATIONS").ok();
    let count = count
        .and_then(|count| count.parse().ok())
        .unwrap_or(MUTATIONS);
    let mut chance = Chance(0x2545_f491_4f6c_dd1d ^ sample.len() as u64);
    for nth in 0..count {
        let bytes = mutated(sample.as_bytes(), &mut chance);
        let reading = READINGS[(nth % 3) as usize];
        let done = catch_unwind(AssertUnwindSafe(|| tried(&pack(&bytes), name, reading)));
        assert!(
            done.is_ok(),
            "mutation {nth} of {name}: {:?}",
            String::from_utf8_lossy(&bytes)
        );
    }
    println!("{count} mutations of {name}");
}

#[test]
fn mutated_markdown_is_read_or_refused() {
    mutations(MARKDOWN, "a.md");
}

#[test]
fn mutated_text_is_read_or_refused() {
    mutations(TEXT, "a.txt");
}

#[test]
fn mutated_pages_are_read_or_refused() {
    mutations(HTML, "a.html");
}

#[test]
fn mutated_akoma_ntoso_is_read_or_refused() {
    mutations(AKN, "a.xml");
}

#[test]
fn mutated_json_is_read_or_refused() {
    let document = exchange::read(MARKDOWN.as_bytes(), "a.md").unwrap();
    let json = exchange::write(&document.blocks, Format::Json);
    mutations(&String::from_utf8(json).unwrap(), "a.json");
}

#[test]
fn mutated_pdfs_are_read_or_refused() {
    mutations(&pdf(), "a.pdf");
}

#[test]
fn mutated_word_files_are_read_or_refused() {
    mutations_packed(WORD, "a.docx", word);
    // Also the packing itself.
    let sample = word(WORD.as_bytes());
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..MUTATIONS {
        let bytes = mutated(&sample, &mut chance);
        tried(&bytes, "a.docx", Reading::Accepted);
    }
}

#[test]
fn mutated_rich_text_is_read_or_refused() {
    mutations(RICH, "a.rtf");
}

#[test]
fn mutated_open_documents_are_read_or_refused() {
    mutations_packed(OPEN_DOCUMENT, "a.odt", open_document);
}
