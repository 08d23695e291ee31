use crate::exchange::read;
use crate::exchange::tests::shown;
use crate::text::Document;

/// Reads an element of a document, put where it belongs.
fn document(kind: &str, inside: &str) -> Document {
    let file = format!(
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><{kind} name=\"x\">{inside}</{kind}></akomaNtoso>"
    );
    read(file.as_bytes(), "a.xml").expect("it reads")
}

fn shows(kind: &str, inside: &str) -> Vec<String> {
    document(kind, inside).blocks.iter().map(shown).collect()
}

#[test]
fn units_are_read_with_their_numbers_and_headings() {
    assert_eq!(
        shows(
            "act",
            "<body><part><num>PART I</num><heading>Aims</heading>
               <section><num>1.</num><heading>Short title</heading>
                 <subsection><num>(1)</num><content><p>This Act is an Act.</p><p>It is.</p></content></subsection>
                 <subsection><num>(2)</num><intro><p>It may—</p></intro>
                   <paragraph><num>a</num><content><p>be <b>long</b>;</p></content></paragraph>
                   <wrapUp><p>or not.</p></wrapUp></subsection>
               </section></part></body>"
        ),
        [
            "0 heading PART I | Aims",
            "1 heading 1. | Short title",
            "2 paragraph (1) | This Act is an Act.",
            "3 paragraph | It is.",
            "2 paragraph (2) | It may—",
            "3 point a | be **long**;",
            "3 paragraph | or not.",
        ]
    );
}

#[test]
fn the_words_that_open_a_list_are_those_of_the_unit_around_it() {
    assert_eq!(
        shows(
            "bill",
            "<body><article><num>Art. 3</num><content><blockList><listIntroduction>Unless:</listIntroduction>
               <item><num>A)</num><p>one</p></item>
               <item><blockList><listIntroduction>\"post\"</listIntroduction><item><num>i</num><p>a pole</p></item></blockList></item>
             </blockList></content></article>
             <section><num>2</num><heading>H</heading><list><intro><p>By:</p></intro><point><num>(a)</num><content><p>x</p></content></point></list></section></body>"
        ),
        [
            "0 paragraph Art. 3 | Unless:",
            "1 point A) | one",
            "1 point | \"post\"",
            "2 point i | a pole",
            "0 heading 2 | H",
            "1 paragraph | By:",
            "2 point (a) | x",
        ]
    );
}

#[test]
fn a_number_that_no_words_take_is_words() {
    assert_eq!(
        shows(
            "act",
            "<body><article><num>Article 3</num><clause><content><p>One.</p></content></clause><clause><content><p>Two.</p></content></clause></article>
             <point><num>(b)</num><content><p><omissis/></p></content></point></body>"
        ),
        [
            "0 heading | Article 3",
            "1 paragraph | One.",
            "1 paragraph | Two.",
            "0 point | (b)",
        ]
    );
}

#[test]
fn a_resolution_has_a_title_a_preamble_and_footnotes() {
    let read = document(
        "statement",
        "<meta><identification/><notes><note eId=\"n9\"><p>From the end.</p></note></notes></meta>
         <preface><p><docProponent>Japan:</docProponent> <docTitle>On <i>this</i></docTitle></p></preface>
         <preamble><p>The Commission,</p><p><i>Recalling</i> it,<authorialNote marker=\"*\"><p>A <ref href=\"x\">note</ref>.</p></authorialNote></p></preamble>
         <mainBody><paragraph><num>1.</num><content><p><i>Urges</i>
            States<noteRef href=\"#n9\" marker=\"1\"/> to act;</p></content></paragraph></mainBody>",
    );
    let blocks: Vec<String> = read.blocks.iter().map(shown).collect();
    assert_eq!(
        blocks,
        [
            "0 paragraph | Japan:",
            "0 title | On _this_",
            "0 paragraph | The Commission,",
            "0 preambular | _Recalling_ it,[^1]",
            "1 note [^1] | A note.",
            "0 paragraph 1. | _Urges_ States[^2] to act;",
            "1 note [^2] | From the end.",
        ]
    );
    assert_eq!(read.title.as_deref(), Some("On this"));
    assert_eq!(
        read.left_out,
        [
            "What was left out of the document: what it says about itself (identification, notes).",
            "What was left out of the document: targets of references (1).",
        ]
    );
}

#[test]
fn what_is_quoted_stands_apart_and_the_sentence_ends_after_it() {
    assert_eq!(
        shows(
            "bill",
            "<body><point><num>(a)</num><content><p><mod>insert “<quotedStructure><paragraph><num>5</num><content><p><ins>new words</ins></p></content></paragraph></quotedStructure>”</mod>; and</p></content></point></body>"
        ),
        ["0 point (a) | insert “", "1 paragraph 5 | new words”; and"]
    );
}

#[test]
fn speeches_keep_their_speakers() {
    let read = document(
        "debate",
        "<meta><references source=\"#x\"><TLCPerson eId=\"a\" href=\"/a\" showAs=\"Mr. Alfa\"/></references></meta>
         <debateBody><debateSection name=\"m\"><heading>MOTIONS</heading>
           <speech by=\"#a\"><from>Mr. Alfa (Chair):</from><p>I move.</p><p>Now.</p></speech>
           <question by=\"#b\"><from>Mr. Beta</from><p>Why?</p></question>
           <scene>(Applause)</scene></debateSection></debateBody>",
    );
    let blocks: Vec<String> = read.blocks.iter().map(shown).collect();
    assert_eq!(
        blocks,
        [
            "0 heading | MOTIONS",
            "1 paragraph | Mr. Alfa (Chair):",
            "2 paragraph | I move.",
            "2 paragraph | Now.",
            "1 paragraph | Mr. Beta",
            "2 paragraph | Why?",
            "1 paragraph | (Applause)",
        ]
    );
    let said: Vec<_> = read
        .speeches
        .iter()
        .map(|s| (s.first, s.end, s.speakers.join(", "), s.asks))
        .collect();
    assert_eq!(
        said,
        [
            (2, 4, "Mr. Alfa".to_owned(), false),
            (5, 6, "Mr. Beta".to_owned(), true),
        ]
    );
}

#[test]
fn cells_of_a_table_stay_apart_and_rows_are_paragraphs() {
    assert_eq!(
        shows(
            "doc",
            "<mainBody><p>Before</p><table><tr><th><p>A</p></th><td><p>B</p><p>C</p></td></tr><tr><td>D</td></tr></table></mainBody>"
        ),
        [
            "0 paragraph | Before",
            "0 paragraph | A | B C",
            "0 paragraph | D"
        ]
    );
}

#[test]
fn an_older_namespace_is_read_and_other_xml_is_refused() {
    let old = "<a:akomaNtoso xmlns:a=\"http://www.akomantoso.org/2.0\"><a:doc><a:mainBody><a:p>x</a:p></a:mainBody></a:doc></a:akomaNtoso>";
    assert_eq!(read(old.as_bytes(), "a.xml").unwrap().blocks.len(), 1);
    for other in [
        "<html><p>x</p></html>",
        "<akomaNtoso xmlns='urn:x'><p>x</p></akomaNtoso>",
    ] {
        let said = read(other.as_bytes(), "a.xml").unwrap_err().to_string();
        assert!(said.contains("this XML file is no Akoma Ntoso"), "{said}");
    }
}
