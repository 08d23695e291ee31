use crate::clause::MarkKind;
use crate::exchange::{Format, plain_text, read, write};

/// Shows a block on one line: level, kind, number, words with `_italic_`, `**bold**`.
pub(crate) fn shown(block: &crate::text::Block) -> String {
    let mut text = block.wording.text.clone();
    let mut signs: Vec<(u32, u32, &str)> = Vec::new();
    for mark in &block.wording.marks {
        let sign = match mark.kind {
            MarkKind::Italic => "_",
            MarkKind::Bold => "**",
            MarkKind::Footnote | MarkKind::Reference(_) => continue,
        };
        signs.push((mark.start, 1, sign));
        signs.push((mark.end, 0, sign));
    }
    signs.sort_unstable();
    for (at, _, sign) in signs.into_iter().rev() {
        text.insert_str(at as usize, sign);
    }
    let kind = format!("{:?}", block.kind).to_lowercase();
    let number = block
        .number
        .as_ref()
        .map(|n| format!(" {n}"))
        .unwrap_or_default();
    format!("{} {kind}{number} | {text}", block.level)
}

fn shows(bytes: &[u8], name: &str) -> Vec<String> {
    read(bytes, name)
        .expect("the sample reads")
        .blocks
        .iter()
        .map(shown)
        .collect()
}

fn refused(bytes: &[u8], name: &str) -> String {
    read(bytes, name)
        .expect_err("the sample is refused")
        .to_string()
}

/// The drafts of a conference, where they are at hand.
pub(crate) fn conference() -> Vec<Vec<crate::text::Block>> {
    let root = std::env::var("TRAVAUX_DATA")
        .unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    let days = ["2015-10-23", "2015-12-04", "2015-12-12"];
    let read = |day: &&str| {
        let path = format!("{root}/paris/{day}.md");
        let Ok(bytes) = std::fs::read(&path) else {
            println!("not at hand, so not tried: {path}");
            return None;
        };
        Some(super::read(&bytes, "a.md").expect("it reads").blocks)
    };
    days.iter().filter_map(read).collect()
}

#[test]
fn plain_text_is_read_by_paragraphs_with_their_numbers() {
    let text = "Article 1\n\n1. Parties shall\nreport:\n(a) every year;\n(b) in full.\n\n2. They may:\n\n    (a) wait;\n\n    - or not.\n";
    assert_eq!(
        shows(text.as_bytes(), "a.txt"),
        [
            "0 paragraph | Article 1",
            "0 paragraph 1. | Parties shall report:",
            "1 point (a) | every year;",
            "1 point (b) | in full.",
            "0 paragraph 2. | They may:",
            "1 point (a) | wait;",
            "2 point | or not.",
        ]
    );
}

#[test]
fn lines_are_paragraphs_where_no_line_is_blank() {
    assert_eq!(
        shows(b"One speaks.\r\nAnother answers.\r\n", "a.txt"),
        [
            "0 paragraph | One speaks.",
            "0 paragraph | Another answers."
        ]
    );
}

#[test]
fn a_web_page_is_read_into_its_clauses() {
    let page = r##"<!DOCTYPE html><html><head><title>A page</title><style>p{}</style></head><body>
        <h1>Draft</h1><script>if (a<b) document.write("<p>no</p>")</script>
        <p><em>Recalling</em> it &amp; <b>all</b>,<sup><a href="#fn1">1</a></sup></p>
        <h2>Article 1 <i>(aim)</i></h2>
        <ol><li>First<ol type="a"><li>one</li><li value="4">four</li></ol></li><li><p>Second</p><p>more</p></li></ol>
        <ul><li>x<br>y</li></ul>
        <table><tr><td>A</td><td><p>B</p></td></tr><tr><th>C<td></tr></table>
        <p>Old <del datetime="2018-02-05" data-author="EU">gone</del><ins>come</ins></p>
        <p id="fn1"><sup>1</sup> A note.</p></body></html>"##;
    let document = read(page.as_bytes(), "a.html").expect("it reads");
    let blocks: Vec<String> = document.blocks.iter().map(shown).collect();
    assert_eq!(
        blocks,
        [
            "0 title | Draft",
            "0 preambular | _Recalling_ it & **all**,[^1]",
            "1 note [^1] | A note.",
            "0 heading Article 1 | _(aim)_",
            "1 paragraph 1. | First",
            "2 point a. | one",
            "2 point d. | four",
            "1 paragraph 2. | Second",
            "2 paragraph | more",
            "2 point | x y",
            "1 paragraph | A | B",
            "1 paragraph | C |",
            "1 paragraph | Old gonecome",
        ]
    );
    assert_eq!(document.title.as_deref(), Some("A page"));
    assert_eq!(
        document.left_out,
        [
            "What was left out of the page: scripts (1).",
            "What was left out of the page: style sheets (1)."
        ]
    );
    let changes: Vec<_> = document
        .changes
        .iter()
        .map(|c| (c.author.as_str(), c.text.as_str()))
        .collect();
    assert_eq!(changes, [("EU", "gone"), ("", "come")]);
}

#[test]
fn a_printed_page_reads_back_with_its_words_and_marks() {
    let text = "# T\n\n*Recalling* <a & \"b\",[^1]\n\n1. x **y *z***\n\n(a) w\n\n[^1]: note\n";
    let first = read(text.as_bytes(), "a.md").expect("it reads");
    let page = write(&first.blocks, Format::Html);
    let again = read(&page, "a.html").expect("it reads");
    assert_eq!(again.blocks, first.blocks);
}

#[test]
fn a_source_is_kept_with_its_numbers() {
    let document = read(b"# T\n\n1. a\n\n   - b\n", "a.md").expect("it reads");
    assert_eq!(plain_text(&document), "T\n\n1. a\n\n- b");
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    for (bytes, name, words) in [
        (
            &b"PK\x03\x04xx"[..],
            "a.md",
            "this Word file is damaged: it is cut off",
        ),
        (b"%PDF-1.7", "a.pdf", "this is a PDF file"),
        (b"a\0b", "a.txt", "there is a zero byte at 1"),
        (b"ab\xffc", "a.md", "byte 2 is wrong"),
        (b"", "a.md", "this file is empty"),
        (b" \n\n ", "a.md", "this file holds no words"),
        (b"x", "a.odt", "this is no OpenDocument file"),
        (b"x", "a.rtf", "this is no Rich Text file"),
        (b"x", "a.doc", "there is no reader for “.doc” files"),
        (b"\xff\xfea", "a.txt", "not written in UTF-16"),
    ] {
        let said = refused(bytes, name);
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn letters_are_read_in_the_encoding_that_the_file_declares() {
    assert_eq!(
        shows(b"\xef\xbb\xbfcaf\xc3\xa9", "a.txt"),
        ["0 paragraph | café"]
    );
    assert_eq!(shows(b"\xff\xfec\0\xe9\0", "a.md"), ["0 paragraph | cé"]);
    assert_eq!(shows(b"\xfe\xff\0c\0\xe9", "a.md"), ["0 paragraph | cé"]);
    assert_eq!(
        shows(
            b"<meta charset=\"iso-8859-1\"><p>caf\xe9 \x93x\x94",
            "a.html"
        ),
        ["0 paragraph | café “x”"]
    );
}

#[test]
fn hostile_files_are_read_or_refused_in_words() {
    let n = 100_000;
    for (text, name) in [
        (format!("{} x", ">".repeat(n)), "a.md"),
        (format!("x{}y", "[".repeat(n)), "a.md"),
        (format!("{}x{}", "[".repeat(n), "]".repeat(n)), "a.md"),
        (format!("[a]: /x\n\n{}", "[a][".repeat(n)), "a.md"),
        ("*a **b _c ".repeat(n / 4), "a.md"),
        ("a* b_ ".repeat(n), "a.md"),
        ("`".repeat(n) + "x", "a.md"),
        ((1..500).map(|k| "`".repeat(k) + "x").collect(), "a.md"),
        ("<".repeat(n), "a.md"),
        ("](".repeat(n), "a.md"),
        ("&".repeat(n), "a.md"),
        ("- ".repeat(n), "a.md"),
        ("#".repeat(n), "a.md"),
        (
            (0..400)
                .map(|k| format!("{}- x\n", " ".repeat(4 * k)))
                .collect(),
            "a.md",
        ),
        ("x ".repeat(n * 5), "a.md"),
        ("\n".repeat(n * 10) + "x", "a.md"),
        ("\n".repeat(n * 10) + "x", "a.txt"),
        ("<div>".repeat(n) + "x", "a.html"),
        ("<b>".repeat(n) + "x", "a.html"),
        ("<ul><li>".repeat(n) + "x", "a.html"),
        ("<del>".repeat(n) + "x", "a.html"),
        (
            format!(
                "<p {}>x",
                (0..n).map(|k| format!("a{k} ")).collect::<String>()
            ),
            "a.html",
        ),
        ("<table><tr><td>".repeat(n) + "x", "a.html"),
        ("<!--".repeat(n), "a.html"),
    ] {
        match read(text.as_bytes(), name) {
            Ok(document) => {
                for block in &document.blocks {
                    block
                        .wording
                        .check()
                        .expect("a wording that a record takes");
                }
                write(&document.blocks, Format::Markdown);
            }
            Err(problem) => assert!(problem.to_string().ends_with("the record is unchanged")),
        }
    }
}

#[test]
fn levels_come_back_from_markdown_beside_a_point_and_after_a_title() {
    for page in [
        r##"<sup><a href="#fn1">1</a></sup><ol><ol type="a">a<li>a<ul></ol></ol>a"##,
        "a<h1>a<li>a<ol>(a) a",
    ] {
        let first = read(page.as_bytes(), "a.html").unwrap();
        let again = read(&write(&first.blocks, Format::Markdown), "a.md").unwrap();
        assert_eq!(again.blocks, first.blocks);
    }
}

#[test]
fn a_no_break_space_at_the_end_of_a_line_is_kept() {
    let first = read("a\u{a0}\u{7f}".as_bytes(), "a.md").unwrap();
    let again = read(&write(&first.blocks, Format::Markdown), "a.md").unwrap();
    assert_eq!(again.blocks, first.blocks);
}

/// Pieces of which a careless or hostile page is made.
const TAGS: &str = r##"(a|word|Recalling|\(a\) |1\. |Option 1: |\[|\]|&amp;|&lt;|<|>| |\n|<p>|</p>|<div>|</div>|<h1>|</h1>|<h2>|</h2>|<ul>|</ul>|<ol>|<ol type="a">|</ol>|<li>|</li>|<em>|</em>|<b>|</b>|<br>|<table>|<tr>|<td>|</table>|<sup><a href="#fn1">1</a></sup>|<p id="fn1">|<li id="fn1">|<sup>|</sup>|<ins>|</ins>|<del>|</del>|<script>|</script>|<svg>|</svg>|<title>|</title>|<!--|-->|\*|_|#|-|é){0,40}"##;

proptest::proptest! {
    #[test]
    fn a_page_that_was_read_comes_back_from_markdown(page in TAGS) {
        let Ok(first) = read(page.as_bytes(), "a.html") else { return Ok(()) };
        for block in &first.blocks {
            proptest::prop_assert!(block.wording.check().is_ok());
        }
        for two in first.blocks.windows(2) {
            proptest::prop_assert!(two[1].level <= two[0].level + 1);
        }
        let written = write(&first.blocks, Format::Markdown);
        let again = read(&written, "a.md").expect("it reads");
        proptest::prop_assert_eq!(&again.blocks, &first.blocks, "{:?}", String::from_utf8(written));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..80)) {
        for name in ["a.md", "a.txt", "a.html"] {
            if let Ok(document) = read(&bytes, name) {
                plain_text(&document);
                write(&document.blocks, Format::Html);
            }
        }
    }
}

#[test]
fn formats_that_are_not_read_are_refused_with_advice() {
    let said = read(b"\xd0\xcf\x11\xe0", "a.doc").unwrap_err().to_string();
    assert!(said.contains("save it as .docx"), "{said}");
}

#[test]
fn a_redline_as_a_page_leads_to_its_notes_and_a_latin_number_turns_no_line() {
    use crate::compare::compare;
    use crate::text::states::sides_of_blocks;
    let blocks = |text: &str| read(text.as_bytes(), "a.md").unwrap().blocks;
    let old = blocks("1. One[^1] <old> word:\n\n   (a) على المستوى المحلي؛\n\n[^1]: A note.\n");
    let new =
        blocks("1. One[^1] word:[^2]\n\n   (a) على المستوى المحلي؛\n\n[^1]: A note.\n[^2]: Two.\n");
    let comparison = compare(&sides_of_blocks(&old), &sides_of_blocks(&new));
    let page = super::redline::html(&super::redline::Redline {
        old_name: "old",
        new_name: "new",
        old: &old,
        new: &new,
        comparison: &comparison,
    });
    for part in [
        "One<sup><a href=\"#fn1\">1</a></sup>",
        "id=\"fn1\"><sup>1</sup> A note.",
        "id=\"fn2\"><ins><sup>2</sup></ins> <ins>Two.</ins>",
        "dir=\"rtl\"><span class=\"number\">(a)</span> على",
        "prefers-color-scheme:dark",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(!page.contains("[^"), "{page}");
}

#[test]
fn what_stands_in_a_footnote_of_a_page_comes_back_in_it() {
    let text = "1. One[^1] and two.[^a]\n\n   (a) point;\n\n2. After.\n\n[^1]: Note one.\n\n    (a) in the note\n\n[^a]: Note a.\n";
    let blocks = read(text.as_bytes(), "a.md").unwrap().blocks;
    let page = write(&blocks, Format::Html);
    assert_eq!(read(&page, "a.html").unwrap().blocks, blocks);
}
