//! Words, marks, notes, tables, and what is left out.

use super::*;

const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>"#;

#[test]
fn headings_are_found_by_style_and_by_outline() {
    let body = [
        p(r#"<w:pStyle w:val="T"/>"#, &r("Compact")),
        p(r#"<w:pStyle w:val="Mine"/>"#, &r("Aims")),
        p("", &r("Text.")),
        p(r#"<w:pStyle w:val="Deep"/>"#, &r("Article 2 First")),
        p(r#"<w:outlineLvl w:val="9"/>"#, &r("More.")),
    ]
    .concat();
    let read = Made::of(&body)
        .with("styles", STYLES)
        .read(Reading::AsItStands);
    assert_eq!(
        shows(&read),
        [
            "0 title | Compact",
            "0 heading | Aims",
            "1 paragraph | Text.",
            "1 heading Article 2 | First",
            "2 paragraph | More.",
        ]
    );
}

#[test]
fn emphasis_is_what_is_set_apart_from_the_paragraphs_own_style() {
    let run = |set: &str, words: &str| {
        format!(r#"<w:r><w:rPr>{set}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#)
    };
    let words = [
        run("<w:i/>", "Recalling"),
        run("", " the "),
        run(r#"<w:rStyle w:val="Em"/>"#, "Charter"),
        run(r#"<w:rStyle w:val="Em"/><w:i w:val="0"/>"#, " of"),
        run("<w:b/><w:i w:val=\"1\"/>", " all"),
    ]
    .concat();
    let body = p("", &words) + &p(r#"<w:pStyle w:val="H1"/>"#, &run("<w:b/>", "Bold heading"));
    let read = Made::of(&body)
        .with("styles", STYLES)
        .read(Reading::AsItStands);
    assert_eq!(
        shows(&read),
        [
            "0 preambular | _Recalling_ the _Charter_ of **_all**_",
            "0 heading | Bold heading",
        ]
    );
}

#[test]
fn rows_keep_their_cells_apart_and_are_not_numbered() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let inner = format!(
        "<w:tbl>{}</w:tbl>",
        row(&[cell(&p("", &r("x"))), cell(&p("", &r("y")))])
    );
    let body = format!(
        "{}<w:tbl><w:tblPr/>{}{}{}</w:tbl>",
        p("", &r("Before")),
        row(&[
            cell(&p("", &r("1. Name"))),
            cell(&(p("", &r("Two")) + &p("", &r("lines"))))
        ]),
        row(&[cell("<w:p/>"), cell(&(inner + "<w:p/>"))]),
        row(&[cell("<w:p/>"), cell("<w:p/>")]),
    );
    assert_eq!(
        shown(&body, Reading::AsItStands),
        [
            "0 paragraph | Before",
            "0 paragraph | 1. Name | Two lines",
            "0 paragraph | | x / y",
        ]
    );
}

#[test]
fn notes_stand_under_the_paragraph_that_refers_to_them() {
    let refer = |kind: &str, id: u8| format!(r#"<w:r><w:{kind}Reference w:id="{id}"/></w:r>"#);
    let marked =
        r#"<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>a</w:t></w:r>"#;
    let body = p(
        "",
        &(r("One") + &refer("footnote", 7) + &r(", two") + marked),
    ) + &p(
        "",
        &(r("Three") + &refer("endnote", 1) + &refer("footnote", 3)),
    );
    let note = |id: u8, words: &str| {
        format!(
            r#"<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>"#,
            r(words)
        )
    };
    let notes = format!(
        r#"<w:footnote w:id="0" w:type="separator"><w:p>{}</w:p></w:footnote>{}{}{}"#,
        r("no"),
        note(3, " Third."),
        note(4, " By letter."),
        note(7, " First.")
    );
    let end = format!(
        r#"<w:endnote w:id="1"><w:p>{}</w:p></w:endnote>"#,
        r("At the end.")
    );
    let read = Made::of(&body)
        .with("footnotes", &notes)
        .with("endnotes", &end)
        .read(Reading::AsItStands);
    assert_eq!(
        shows(&read),
        [
            "0 paragraph | One[^1], two[^a]",
            "1 note [^1] | First.",
            "1 note [^a] | By letter.",
            "0 paragraph | Three[^i][^2]",
            "1 note [^i] | At the end.",
            "1 note [^2] | Third.",
        ]
    );
    let mark = read.blocks[0].wording.marks[0];
    assert_eq!((mark.start, mark.end), (3, 7));
}

#[test]
fn of_a_field_its_result_is_read_and_not_its_instruction() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = "<w:r><w:instrText>REF _x \\h</w:instrText></w:r>";
    let nested = [
        r("See paragraph "),
        field("begin"),
        instruction.to_owned(),
        field("begin"),
        instruction.to_owned(),
        field("separate"),
        r("not shown"),
        field("end"),
        field("separate"),
        r("7"),
        field("end"),
        r(" and "),
        format!(r#"<w:fldSimple w:instr="REF y">{}</w:fldSimple>"#, r("8")),
    ]
    .concat();
    assert_eq!(
        shown(&p("", &nested), Reading::AsItStands),
        ["0 paragraph | See paragraph 7 and 8"]
    );
}

#[test]
fn what_is_no_text_is_listed() {
    let boxed = format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
        p("", &r("In a box"))
    );
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not for you</w:t></w:r>";
    let formula = "<m:oMath><m:r><m:t>A=πr</m:t></m:r><m:sSup><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>";
    let body = p(
        "",
        &[
            r("Text"),
            boxed,
            hidden.to_owned(),
            "<w:r><w:drawing/></w:r>".to_owned(),
            "<w:r><w:tab/><w:noBreakHyphen/><w:br/><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/></w:r>".to_owned(),
            formula.to_owned(),
            "<w:unheardOf><w:t>words</w:t></w:unheardOf>".to_owned(),
        ]
        .concat(),
    ) + r#"<w:sectPr><w:headerReference/></w:sectPr>"#;
    let read = Made::of(&body).read(Reading::AsItStands);
    assert_eq!(shows(&read), ["0 paragraph | Text \u{2011} \u{fffd}A=πr2"]);
    assert_eq!(
        read.left_out,
        [
            "Hidden text was left out: “not for you”.",
            "A text box was left out: “In a box”.",
            "Pictures were left out (1).",
            "Formulas were read as a row of their signs (1).",
            "Signs of a special font are shown as “\u{fffd}” (1).",
            "Things of a kind that is not known here were left out (1).",
            "What stands in headers and footers was left out.",
        ]
    );
}

#[test]
fn comments_are_listed_with_what_they_are_about() {
    let body = p(
        "",
        &[
            r("States "),
            r#"<w:commentRangeStart w:id="5"/>"#.to_owned(),
            r("shall"),
            r#"<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>"#.to_owned(),
            r(" report."),
        ]
        .concat(),
    );
    let comment = format!(
        r#"<w:comment w:id="5" w:author="Norway" w:date="2018-03-01T09:00:00Z">{}{}</w:comment>"#,
        p("", &r("Prefer should.")),
        p("", &r("As in 1990."))
    );
    let read = Made::of(&body)
        .with("comments", &comment)
        .read(Reading::AsItStands);
    assert_eq!(shows(&read), ["0 paragraph | States shall report."]);
    let remark = &read.comments[0];
    assert_eq!(
        (
            remark.author.as_str(),
            remark.about.as_str(),
            remark.text.as_str()
        ),
        ("Norway", "shall", "Prefer should.\nAs in 1990.")
    );
    assert_eq!(
        read.left_out,
        ["Comments are no part of the text and were left out of it (1)."]
    );
}

#[test]
fn a_word_file_is_known_by_its_content_and_not_by_its_name() {
    let bytes = Made::of(&p("", &r("Words."))).bytes();
    for name in ["a.docx", "a.md", "a.pdf", "a"] {
        let read = read_as(&bytes, name, Reading::AsItStands).unwrap();
        assert_eq!(shows(&read), ["0 paragraph | Words."]);
    }
    let said = read_as(b"Words.", "a.docx", Reading::AsItStands).unwrap_err();
    assert!(
        said.to_string()
            .contains("this is no Word file, though its name ends in .docx")
    );
}
