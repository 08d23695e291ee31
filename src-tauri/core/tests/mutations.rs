//! Samples of every format, changed at random: read or refused in words, never a panic.
//!
//! `TRAVAUX_MUTATIONS` says how many a format; `cargo xtask fuzz` sets it.
#![allow(missing_docs, clippy::print_stdout)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use travaux::exchange::{self, Format};

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
fn tried(bytes: &[u8], name: &str) {
    match exchange::read(bytes, name) {
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
    let count = std::env::var("TRAVAUX_MUTATIONS").ok();
    let count = count
        .and_then(|count| count.parse().ok())
        .unwrap_or(MUTATIONS);
    let mut chance = Chance(0x2545_f491_4f6c_dd1d ^ sample.len() as u64);
    for nth in 0..count {
        let bytes = mutated(sample.as_bytes(), &mut chance);
        let done = catch_unwind(AssertUnwindSafe(|| tried(&bytes, name)));
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
    let sample = pdf();
    assert!(exchange::read(sample.as_bytes(), "a.pdf").is_ok());
    mutations(&sample, "a.pdf");
}
