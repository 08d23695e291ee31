//! Hostile and broken files: one plain sentence each.

use super::*;

fn refused(bytes: &[u8]) -> String {
    let said = match read_as(bytes, "a.docx", Reading::Accepted) {
        Ok(_) => panic!("the file is read"),
        Err(problem) => problem.to_string(),
    };
    assert!(
        !said.contains('\n') && said.ends_with("the record is unchanged"),
        "{said}"
    );
    said
}

/// A file whose document is this text.
fn document(text: impl Into<Vec<u8>>) -> Vec<u8> {
    let mut made = Made::of("");
    made.0[1].1 = text.into();
    made.bytes()
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = Made::of(&p("", &r("Words that were agreed."))).bytes();
    for cut in 5..whole.len() {
        refused(&whole[..cut]);
    }
}

#[test]
fn a_part_cut_anywhere_is_refused() {
    let whole = Made::of(&p("", &r("Words."))).0[1].1.clone();
    for cut in 0..whole.len() {
        let said = refused(&document(&whole[..cut]));
        assert!(said.contains("this Word file is damaged"), "{said}");
    }
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused() {
    let bomb = document(vec![b' '; 65 << 20]);
    assert!(bomb.len() < 1 << 20);
    assert!(refused(&bomb).contains("unpacks to far more than a text can need"));
    let tight = document(vec![b' '; 2 << 20]);
    assert!(refused(&tight).contains("unpacks to far more than a text can need"));
}

#[test]
fn a_file_with_too_many_parts_is_refused() {
    let mut made = Made::of(&p("", &r("Words.")));
    made.0
        .extend((0..5_000).map(|n| (format!("part{n}"), Vec::new())));
    assert!(refused(&made.bytes()).contains("5002 parts"));
}

#[test]
fn a_file_with_two_documents_is_refused() {
    let mut made = Made::of(&p("", &r("States shall.")));
    made.0
        .push(("word/documenT.xml".to_owned(), b"<x/>".to_vec()));
    let said = refused(&made.bytes());
    assert!(said.contains("two parts of the same name"), "{said}");
    // The same name letter for letter, as only a forger packs it.
    let bytes = made.bytes();
    let forged: Vec<u8> = String::from_utf8_lossy(b"word/documenT.xml")
        .bytes()
        .collect();
    let mut same = bytes.clone();
    for at in 0..bytes.len() - forged.len() {
        if bytes[at..].starts_with(&forged) {
            same[at..at + forged.len()].copy_from_slice(b"word/document.xml");
        }
    }
    let said = refused(&same);
    assert!(said.contains("two parts of the same name"), "{said}");
}

#[test]
fn a_document_type_is_refused_before_it_can_expand() {
    let laughs: String = (1..30)
        .map(|n| format!("<!ENTITY l{n} \"&l{0};&l{0};&l{0};\">", n - 1))
        .collect();
    let text = format!(
        "<!DOCTYPE w:document [<!ENTITY l0 \"ha\">{laughs}]><w:document xmlns:w=\"{W}\"><w:body><w:p><w:r><w:t>&l29;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert!(refused(&document(text)).contains("declares a document type"));
    let text = format!(
        "<w:document xmlns:w=\"{W}\"><w:body><w:p><w:r><w:t>&laugh;</w:t></w:r></w:p></w:body></w:document>"
    );
    assert!(refused(&document(text)).contains("names a character that it does not say"));
}

#[test]
fn nesting_over_the_limit_is_refused() {
    for (open, close) in [
        ("<w:sdt>", "</w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<x>", "</x>"),
    ] {
        let n = 20_000;
        let body = format!("{}{}", open.repeat(n), close.repeat(n));
        assert!(refused(&Made::of(&body).bytes()).contains("nested more than 256 levels deep"));
        let inside = p("", &body);
        assert!(refused(&Made::of(&inside).bytes()).contains("nested more than 256 levels deep"));
    }
    let tables = "<w:tbl><w:tr><w:tc>".repeat(80);
    let cells = "</w:tc></w:tr></w:tbl>".repeat(80);
    let deep = format!("{tables}{}{cells}", p("", &r("deep")));
    assert_eq!(shown(&deep, Reading::Accepted), ["0 paragraph | deep"]);
}

#[test]
fn too_many_attributes_are_refused() {
    let many: String = (0..300).map(|n| format!(" a{n}=\"\"")).collect();
    let said = refused(&Made::of(&format!("<w:p{many}/>")).bytes());
    assert!(said.contains("more than 256 attributes"), "{said}");
    let many: String = (0..300).map(|n| format!(" xmlns:a{n}=\"x\"")).collect();
    let said = refused(&Made::of(&format!("<w:p{many}/>")).bytes());
    assert!(said.contains("more than 256 attributes"), "{said}");
}

#[test]
fn circles_are_refused() {
    let style = |id: &str, on: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:basedOn w:val="{on}"/></w:style>"#
        )
    };
    let body = p(r#"<w:pStyle w:val="A"/>"#, &r("Words."));
    let styles = style("A", "B") + &style("B", "A");
    let said = refused(&Made::of(&body).with("styles", &styles).bytes());
    assert!(
        said.contains("its styles stand on one another in a circle"),
        "{said}"
    );

    let styles = r#"<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"#;
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let body = p(r#"<w:numPr><w:numId w:val="1"/></w:numPr>"#, &r("Words."));
    let made = Made::of(&body)
        .with("styles", styles)
        .with("numbering", numbering);
    let said = refused(&made.bytes());
    assert!(
        said.contains("its lists stand for one another in a circle"),
        "{said}"
    );
}

#[test]
fn a_file_without_a_document_is_refused() {
    let mut made = Made::of("");
    made.0.truncate(1);
    assert!(refused(&made.bytes()).contains("has no Word document in it"));
    assert!(refused(&Made::of("").bytes()).contains("holds no words"));
    assert!(refused(&document("<x/>")).contains("its part word/document.xml is something else"));
    assert!(refused(b"PK\x03\x04").contains("it is cut off"));
}

#[test]
fn a_field_that_never_closes_hides_no_words() {
    let begin = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#;
    let body = p("", &(r("Shown ") + begin + &r("swallowed")));
    assert!(refused(&Made::of(&body).bytes()).contains("a field in it is never closed"));
}

#[test]
fn what_lies_outside_the_file_is_never_looked_up() {
    let mut made = Made::of(&p("", &r("Words."))).with("styles", "");
    let rels = made.0.last_mut().unwrap();
    rels.1 = br#"<Relationships><Relationship Type="x/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/><Relationship Type="x/numbering" Target="../../../../etc/passwd"/><Relationship Type="x/footnotes" Target="file:///etc/passwd"/></Relationships>"#.to_vec();
    assert_eq!(
        shows(&made.read(Reading::Accepted)),
        ["0 paragraph | Words."]
    );
}

proptest::proptest! {
    #[test]
    fn a_file_with_a_byte_changed_is_read_or_refused(
        at in 0_usize..4_000,
        to in proptest::num::u8::ANY,
        in_part in proptest::bool::ANY,
    ) {
        let list = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
        let body = p(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#, &(r("Words ") + &by("EU", "ins", &r("new"))))
            + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
        let mut made = Made::of(&body).with("numbering", list);
        let bytes = if in_part {
            let part = at % made.0.len();
            let content = &mut made.0[part].1;
            let at = at % content.len();
            content[at] = to;
            made.bytes()
        } else {
            let mut bytes = made.bytes();
            let at = at % bytes.len();
            bytes[at] = to;
            bytes
        };
        for reading in [Reading::AsItStands, Reading::Accepted, Reading::Rejected] {
            if let Ok(document) = read_as(&bytes, "a.docx", reading) {
                for block in &document.blocks {
                    proptest::prop_assert!(block.wording.check().is_ok());
                }
            }
        }
    }
}
