//! PDFs made here: what is read of them, and what is refused.

use crate::exchange::{Reading, read, read_as};
use crate::text::Document;

/// What the codes of the font G mean: themselves, and `\\255` the soft hyphen.
const TABLE: &str = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
    /CIDSystemInfo << /Registry(Adobe) /Ordering(UCS) /Supplement 0>>def\n\
    /CMapName /Adobe-Identity-UCS def\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n\
    2 beginbfrange\n<20> <7e> <0020>\n<ad> <ad> <00ad>\nendbfrange\nendcmap\n\
    CMapName currentdict/CMap defineresource pop\nend\nend\n";

/// A PDF with one page for each drawing, and two fonts, F and G; `extra` stands in the
/// last object.
fn made(drawings: &[&str], extra: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..drawings.len())
        .map(|at| format!("{} 0 R", 6 + 2 * at))
        .collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {}/Kids[{}]/Resources<</Font<</F 3 0 R/G 4 0 R>>>>>>",
            drawings.len(),
            kids.join(" ")
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/ToUnicode 5 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{TABLE}\nendstream", TABLE.len()),
    ];
    for (at, drawing) in drawings.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R>>",
            7 + 2 * at
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{drawing}\nendstream",
            drawing.len()
        ));
    }
    objects.push(format!("<<{extra}>>"));
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = out.len();
    out.push_str(&format!("xref\n0 {}\n", objects.len() + 1));
    out.push_str("0000000000 65535 f \n");
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer<</Size {}/Root 1 0 R{}>>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1,
        if extra.contains("/Standard") {
            format!("/Encrypt {} 0 R", objects.len())
        } else {
            String::new()
        }
    ));
    out.into_bytes()
}

/// Lines as a page draws them, each 14 points under the one before.
fn page(lines: &[&str]) -> String {
    let mut drawn = String::from("BT /F 12 Tf 14 TL 72 770 Td ");
    for line in lines {
        drawn.push_str(&format!("({line}) Tj T* "));
    }
    drawn + "ET"
}

fn words(document: &Document) -> Vec<&str> {
    let blocks = document.blocks.iter();
    blocks.map(|block| block.wording.text.as_str()).collect()
}

fn refused(bytes: &[u8]) -> String {
    let said = read(bytes, "a.pdf").unwrap_err().to_string();
    assert!(!said.contains('\n'), "{said}");
    said
}

#[test]
fn a_letter_that_the_table_of_a_font_lacks_is_as_its_encoding_says() {
    let drawing = "BT /G 12 Tf 1 0 0 1 72 700 Tm (caf\\351) Tj ET";
    let document = read(&made(&[drawing], ""), "a.pdf").unwrap();
    assert_eq!(words(&document), ["caf\u{e9}"]);
}

const LONG: &str = "States that are Parties to this agreement cooperate in good faith and";

#[test]
fn words_come_page_by_page_and_a_paragraph_may_go_on_over_the_end_of_one() {
    let first = page(&[
        LONG,
        "they report every year.",
        "2. A body serves the meetings that",
    ]);
    let second = page(&["the Parties hold.", "3. It is paid for."]);
    let document = read(&made(&[&first, &second], ""), "a.pdf").unwrap();
    assert_eq!(
        words(&document),
        [
            &format!("{LONG} they report every year."),
            "A body serves the meetings that the Parties hold.",
            "It is paid for."
        ]
    );
    assert_eq!(document.blocks[1].number.as_deref(), Some("2."));
    let pages: Vec<_> = document
        .pages
        .iter()
        .map(|page| (page.page.as_str(), page.first, page.at))
        .collect();
    let at = "A body serves the meetings that ".len() as u32;
    assert_eq!(pages, [("1", 0, 0), ("2", 1, at)]);
    let text = crate::exchange::plain_text(&document);
    let second = &crate::exchange::text::pages(&document)[1];
    assert!(text[second.start as usize..].starts_with("the Parties hold."));
}

#[test]
fn what_is_drawn_apart_on_a_line_is_one_line() {
    let drawing = "BT /F 12 Tf 1 0 0 1 72 700 Tm [(Sta) 20 (tes) -400 (shall)] TJ 1 0 0 1 300 700 Tm (report.) Tj ET";
    let document = read(&made(&[drawing], ""), "a.pdf").unwrap();
    assert_eq!(words(&document), ["States shall report."]);
}

#[test]
fn a_word_that_the_end_of_a_line_cuts_is_whole() {
    let cut = page(&[
        "The Parties shall take measures and shall cooperate in what the coor\\255",
        "dination asks for, and each of these long-term and effective mea-",
        "sures is reviewed with a view to what is long-",
        "term.",
    ]);
    // Where a word may be cut is a letter of its own only in a font that says so.
    let cut = cut.replace("/F 12 Tf", "/G 12 Tf");
    let document = read(&made(&[&cut], ""), "a.pdf").unwrap();
    assert_eq!(
        words(&document),
        [
            "The Parties shall take measures and shall cooperate in what the coordination asks for, \
             and each of these long-term and effective measures is reviewed with a view to what is \
             long-term."
        ]
    );
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let left = "report to the meeting every year and";
    let mut drawn = String::from("BT /F 12 Tf 1 0 0 1 72 770 Tm (1. The Parties) Tj ");
    for nth in 0..8 {
        let y = 756 - 14 * nth;
        let right = if nth == 0 {
            "2. They cooperate"
        } else {
            "and meet in good faith or"
        };
        drawn.push_str(&format!(
            "1 0 0 1 72 {y} Tm ({left}) Tj 1 0 0 1 320 {y} Tm ({right}) Tj "
        ));
    }
    let document = read(&made(&[&(drawn + "ET")], ""), "a.pdf").unwrap();
    let first = format!("The Parties{}", format!(" {left}").repeat(8));
    let second = format!("They cooperate{}", " and meet in good faith or".repeat(7));
    assert_eq!(words(&document), [first, second]);
    assert_eq!(document.blocks[1].level, document.blocks[0].level);
}

#[test]
fn running_heads_are_said_once_and_are_no_text() {
    let pages: Vec<String> = ["One thing.", "Another thing.", "A third."]
        .iter()
        .enumerate()
        .map(|(at, words)| {
            let foot = format!("{}/3", at + 1);
            page(&["A/CONF.231/3", "", words, "More.", "Most.", "", &foot])
        })
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let document = read(&made(&pages, ""), "a.pdf").unwrap();
    let all = words(&document).join(" ");
    assert_eq!(
        all,
        "One thing. More. Most. Another thing. More. Most. A third. More. Most."
    );
    assert!(
        document
            .left_out
            .iter()
            .any(|said| said.contains("“A/CONF.231/3”"))
    );
}

#[test]
fn a_page_without_words_is_listed_and_a_file_without_any_is_refused() {
    let first = page(&["Words."]);
    let document = read(&made(&[&first, "0 0 9 9 re f"], ""), "a.pdf").unwrap();
    assert_eq!(
        document.left_out,
        ["Pages without words (pictures, or blank): 2."]
    );
    assert!(refused(&made(&["0 0 9 9 re f"], "")).contains("no text layer"));
}

#[test]
fn letters_are_called_by_the_names_that_a_font_gives_them() {
    let font = "/Type/Font/Subtype/Type1/Encoding<</Differences[65/fi/g7/uni00E9/a.alt]>>";
    let drawing =
        "BT /H 12 Tf 1 0 0 1 72 700 Tm (oAce, cafC, no others in a long line of words B D) Tj ET";
    let with_h = String::from_utf8(made(&[drawing], font)).unwrap();
    let with_h = with_h.replace("/G 4 0 R", "/H 8 0 R");
    let document = read(with_h.as_bytes(), "a.pdf").unwrap();
    assert_eq!(
        words(&document),
        ["ofice, caf\u{e9}, no others in a long line of words \u{fffd} a"]
    );
    assert!(document.left_out[0].starts_with("1 letters are drawn"));
}

#[test]
fn a_page_that_is_understood_in_part_is_refused_and_named() {
    let first = page(&["Words."]);
    for fault in ["(unclosed", ") >> ]", "<zz> Tj", "<< /A"] {
        let second = format!("{} {fault} {}", page(&["More."]), page(&["Most."]));
        let said = refused(&made(&[&first, &second], ""));
        assert!(said.contains("page 2 cannot be understood"), "{said}");
    }
    let image = "BI /W 4 /H 1 /BPC 8 /CS /G ID \u{1}(<) EI";
    let second = format!("{} {image} {}", page(&["More."]), page(&["Most."]));
    let read = read(&made(&[&first, &second], ""), "a.pdf").unwrap();
    assert_eq!(words(&read), ["Words.", "More.", "Most."]);
}

#[test]
fn a_blank_drawn_as_space_between_letters_is_one() {
    let drawing =
        "BT /F 10 Tf 1 0 0 1 72 700 Tm (shall tak) Tj 3.1 Tc (ee) Tj 0 Tc (ffective) Tj ET";
    let document = read(&made(&[drawing], ""), "a.pdf").unwrap();
    assert_eq!(words(&document), ["shall take effective"]);
}

#[test]
fn a_foot_that_is_drawn_before_two_columns_is_a_foot() {
    let pages: Vec<String> = (1..=4)
        .map(|nth| {
            let mut drawn = format!("BT /F 12 Tf 1 0 0 1 300 30 Tm ({nth}/4) Tj ");
            for line in 0..10 {
                let y = 770 - 14 * line;
                drawn.push_str(&format!(
                    "1 0 0 1 72 {y} Tm (left column number {nth}{line} and so on) Tj \
                     1 0 0 1 320 {y} Tm (right column number {nth}{line} and on) Tj "
                ));
            }
            drawn + "ET"
        })
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let document = read(&made(&pages, ""), "a.pdf").unwrap();
    assert!(!words(&document).join(" ").contains("/4"));
    assert_eq!(document.left_out, ["Printed again on most pages: “1/4”."]);
}

#[test]
fn cut_broken_and_locked_files_are_refused_whole() {
    let whole = made(&[&page(&["Words."]), &page(&["More."])], "");
    for end in [20, whole.len() / 2, whole.len() - 8] {
        assert!(refused(&whole[..end]).contains("cut off"), "{end}");
    }
    let text = String::from_utf8(whole).unwrap();
    let fewer = text.replace("/Kids[6 0 R 8 0 R]", "/Kids[6 0 R      ]");
    assert!(refused(fewer.as_bytes()).contains("pages of it are missing"));
    let locked = made(
        &[&page(&["Words."])],
        "/Filter/Standard/V 1/R 2/P -4/O(00000000000000000000000000000000)/U(00000000000000000000000000000000)",
    );
    assert!(
        refused(&locked).contains("encrypted"),
        "{}",
        refused(&locked)
    );
}

#[test]
fn a_pdf_is_known_by_its_content() {
    let read = read_as(&made(&[&page(&["Words."])], ""), "x.txt", Reading::Rejected);
    assert_eq!(words(&read.unwrap()), ["Words."], "its content decides");
}

#[test]
fn a_running_head_at_the_distance_of_lines_is_no_text() {
    let pages: Vec<String> = (1..=4)
        .map(|nth| {
            page(&[
                &format!("Report of the Assembly - {nth}"),
                &format!(
                    "{nth}. Item {} is open.",
                    ["one", "two", "three", "four"][nth - 1]
                ),
                "It was read again.",
                ["It ends.", "It goes on.", "A vote follows.", "All agree."][nth - 1],
            ])
        })
        .collect();
    let drawings: Vec<&str> = pages.iter().map(String::as_str).collect();
    let document = read(&made(&drawings, ""), "a.pdf").unwrap();
    let words = words(&document);
    assert!(
        words.iter().all(|words| !words.contains("Report of")),
        "{words:?}"
    );
    assert_eq!(
        document.left_out,
        ["Printed again on most pages: “Report of the Assembly - 1”."]
    );
}
