//! What is written, read back: clean drafts, and redlines in both readings.

use super::*;
use crate::compare::{Comparison, compare};
use crate::exchange::docx::{Hand, Hands, redline, write};
use crate::exchange::redline::Redline;
use crate::exchange::{markdown, plain_text};
use crate::text::Block;
use crate::text::states::sides_of_blocks;

fn blocks(text: &str) -> Vec<Block> {
    markdown::read(text).unwrap().blocks
}

fn compared(old: &[Block], new: &[Block]) -> Comparison {
    compare(&sides_of_blocks(old), &sides_of_blocks(new))
}

fn redlined(old: &[Block], new: &[Block], hands: &Hands) -> Vec<u8> {
    let comparison = compared(old, new);
    let both = Redline {
        old_name: "old",
        new_name: "new",
        old,
        new,
        comparison: &comparison,
    };
    redline(&both, hands)
}

fn back(bytes: &[u8], reading: Reading) -> Document {
    read_as(bytes, "a.docx", reading).unwrap()
}

/// Each block with its number, its words and its marks.
fn lines(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| {
            let marks: Vec<_> = block
                .wording
                .marks
                .iter()
                .map(|mark| (mark.start, mark.end, mark.kind))
                .collect();
            let number = block.number.as_deref().unwrap_or_default();
            format!("{number}|{}|{marks:?}", block.wording.text)
        })
        .collect()
}

const DRAFT: &str = "# Compact\n\n*Recalling* the **Charter** & \"more\" < less,[^1]\n\n## Article 2 Aim\n\n1. States shall:\n\n   (a) report;\n\n   (b) keep:\n\n      (i) registers;\n\n      (ii) files;[^2]\n\n7 bis. More  blanks.\n\n2. Last:[^x]\n\n   - and[^1]\n\n### Objective 1: Data\n\n[^1]: A note.\n[^2]: Another *one*.\n[^x]: By letter.\n";

#[test]
fn a_clean_draft_comes_back_as_it_was() {
    let draft = blocks(DRAFT);
    let bytes = write(&draft);
    let read = back(&bytes, Reading::AsItStands);
    assert_eq!(read.blocks, draft);
    assert!(
        read.changes.is_empty() && read.left_out.is_empty(),
        "{read:?}"
    );
    assert_eq!(bytes, write(&draft), "the same bytes each time");
}

/// The text of a part of a packed file.
fn part(bytes: &[u8], name: &str) -> String {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn numbers_are_real_lists_that_count_on() {
    let bytes = write(&blocks(
        "1. One.\n\n2. Two:\n\n   (a) x;\n\n   (b) y.\n\n3. Three.\n",
    ));
    let numbering = part(&bytes, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:num ").count(), 2, "{numbering}");
    assert!(numbering.contains(r#"<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>"#));
    assert!(numbering.contains(r#"<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>"#));
    assert!(!part(&bytes, "word/document.xml").contains(">1."));
}

#[test]
fn a_redline_tracks_words_numbers_marks_and_notes() {
    let old = blocks(
        "1. States should *report*.[^1]\n\n2. They may wait.\n\n3. Gone.\n\n[^1]: Every year.\n",
    );
    let new = blocks(
        "1. States shall **report**.[^1]\n\n1 bis. New.[^2]\n\n2. They may wait.\n\n[^1]: Every two years.\n[^2]: See 1.\n",
    );
    let bytes = redlined(&old, &new, &Hands::default());
    let accepted = back(&bytes, Reading::Accepted);
    assert_eq!(lines(&accepted.blocks), lines(&new));
    assert_eq!(lines(&back(&bytes, Reading::Rejected).blocks), lines(&old));
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("<w:ins ") && document.contains("<w:del "));
    assert!(document.contains("<w:rPrChange "));
}

#[test]
fn splits_joins_and_moves_come_out_in_both_orders() {
    let old = "1. States shall report every year on the measures. They shall keep registers of all vessels under their flag.\n\n2. Parties cooperate in good faith with the agency.\n\n3. The secretariat serves the meetings and keeps the records of them.\n\n4. A committee of nine members reviews the reports sent by the Parties.\n";
    let new = "1. A committee of nine members reviews the reports sent by the Parties.\n\n2. States shall report every year on the measures.\n\n3. They shall keep registers of all vessels under their flag.\n\n4. Parties cooperate in good faith with the agency. The secretariat serves the meetings and keeps the records of them.\n";
    let (old, new) = (blocks(old), blocks(new));
    let bytes = redlined(&old, &new, &Hands::default());
    assert_eq!(lines(&back(&bytes, Reading::Accepted).blocks), lines(&new));
    assert_eq!(lines(&back(&bytes, Reading::Rejected).blocks), lines(&old));
    let moved = &back(&bytes, Reading::Accepted).comments[0];
    assert_eq!(moved.text, "moved from 4.");
}

#[test]
fn where_words_and_then_paragraphs_come_the_first_end_is_the_one_that_came() {
    let old = blocks("1. States shall report\n\n2. They may wait.\n");
    let new = blocks(
        "1. States shall report every year\n\n1 bis. So shall others.\n\n1 ter. And all.\n\n2. They may wait.\n",
    );
    let bytes = redlined(&old, &new, &Hands::default());
    let document = part(&bytes, "word/document.xml");
    let came: Vec<bool> = document
        .split("<w:p>")
        .skip(1)
        .map(|paragraph| paragraph.contains("<w:rPr><w:ins "))
        .collect();
    assert_eq!(came, [true, true, false, false]);
    assert_eq!(lines(&back(&bytes, Reading::Accepted).blocks), lines(&new));
    assert_eq!(lines(&back(&bytes, Reading::Rejected).blocks), lines(&old));
}

#[test]
fn what_is_split_after_words_that_came_goes_back_in_one_piece() {
    let old = blocks(
        "1. Recognizing the importance of sinks.\n\n2. Affirming the importance of education and of training, and recognizing the role of all actors of all kinds,\n",
    );
    let new = blocks(
        "1. Recognizing the importance of sinks and more.\n\n2. Affirming the importance of education and of training,\n\n3. Recognizing the role of all actors of all kinds,\n",
    );
    let comparison = compared(&old, &new);
    assert!(
        comparison.rows.iter().any(|row| row.new.len() == 2),
        "it is a split"
    );
    let bytes = redlined(&old, &new, &Hands::default());
    assert_eq!(lines(&back(&bytes, Reading::Accepted).blocks), lines(&new));
    assert_eq!(lines(&back(&bytes, Reading::Rejected).blocks), lines(&old));
}

/// The words of each paragraph, with its number.
fn printed(blocks: &[Block]) -> Vec<String> {
    let number = |block: &Block| block.number.clone().unwrap_or_default();
    blocks
        .iter()
        .map(|block| format!("{} {}", number(block), block.wording.text))
        .collect()
}

#[test]
fn made_edits_with_moves_splits_and_merges_go_both_ways_to_the_letter() {
    use crate::compare::generate::{Clause, Rates, edit, treaty};
    let text = |clauses: &[Clause]| -> Vec<Block> {
        let lines: Vec<String> = clauses.iter().map(|clause| clause.text.clone()).collect();
        blocks(&lines.join("\n\n"))
    };
    for seed in 0..24 {
        let clauses = treaty(60, seed);
        let (old, new) = (
            text(&clauses),
            text(&edit(&clauses, &Rates::HEAVY, seed).clauses),
        );
        let bytes = redlined(&old, &new, &Hands::default());
        let read = |reading| printed(&back(&bytes, reading).blocks);
        assert_eq!(read(Reading::Accepted), printed(&new), "{seed}");
        assert_eq!(read(Reading::Rejected), printed(&old), "{seed}");
    }
}

#[test]
fn drafts_of_a_conference_go_both_ways_to_the_letter() {
    let texts = crate::exchange::tests::conference();
    for old in &texts {
        for new in &texts {
            let bytes = redlined(old, new, &Hands::default());
            let read = |reading| printed(&back(&bytes, reading).blocks);
            assert_eq!(read(Reading::Accepted), printed(new));
            assert_eq!(read(Reading::Rejected), printed(old));
        }
    }
}

#[test]
fn a_mark_of_several_characters_is_one_label_also_where_libreoffice_stores_it_twice() {
    let draft = blocks("1. One.[^10]\n\n2. Two.[^x1]\n\n[^10]: A note.\n[^x1]: Another.\n");
    assert_eq!(back(&write(&draft), Reading::AsItStands).blocks, draft);
    let body = p(
        "",
        "<w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>10</w:t></w:r>",
    );
    let read = Made::of(&body).with("footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t>10</w:t></w:r><w:r><w:t>10</w:t></w:r><w:r><w:t xml:space=\"preserve\"> A note.</w:t></w:r></w:p></w:footnote>");
    assert_eq!(
        shows(&read.read(Reading::AsItStands)),
        ["0 paragraph | One.[^10]", "1 note [^10] | A note."]
    );
}

#[test]
fn the_mark_of_a_note_is_known_by_its_style_however_often_it_is_there() {
    let body = p(
        "",
        "<w:r><w:t>One.</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>2</w:t></w:r>",
    );
    let mark = "<w:r><w:rPr><w:rStyle w:val=\"F\"/></w:rPr><w:t>2</w:t></w:r>";
    let style = "<w:style w:type=\"character\" w:styleId=\"F\"><w:name w:val=\"Footnote Characters\"/></w:style>";
    for marks in [1, 2] {
        let note = format!(
            "<w:footnote w:id=\"2\"><w:p>{}<w:r><w:t xml:space=\"preserve\"> 2 January.</w:t></w:r></w:p></w:footnote>",
            mark.repeat(marks)
        );
        let file = Made::of(&body)
            .with("footnotes", &note)
            .with("styles", style);
        assert_eq!(
            shows(&file.read(Reading::AsItStands)),
            ["0 paragraph | One.[^2]", "1 note [^2] | 2 January."]
        );
    }
}

#[test]
fn a_note_that_nothing_refers_to_stays_a_note() {
    let old = blocks("States report.[^1]\n\n[^1]: Yes.\n[^2]: Overlaps.\n");
    let new = blocks("States shall report.[^1]\n\n[^1]: Yes.\n[^3]: Overlaps widely.\n");
    let clean = back(&write(&old), Reading::AsItStands);
    assert_eq!(lines(&clean.blocks), lines(&old));
    let bytes = redlined(&old, &new, &Hands::default());
    assert_eq!(lines(&back(&bytes, Reading::Accepted).blocks), lines(&new));
    assert_eq!(lines(&back(&bytes, Reading::Rejected).blocks), lines(&old));
}

#[test]
fn a_note_that_was_put_in_beside_another_stays_a_note() {
    for added in ["[^1bis]", "1bis"] {
        let mut draft = blocks("States report.[^1]\n\n[^1]: Yes.\n[^2]: Lone.\n");
        draft[2].number = Some(added.to_owned());
        let read = back(&write(&draft), Reading::AsItStands);
        let numbers: Vec<_> = read
            .blocks
            .iter()
            .map(|one| one.number.as_deref())
            .collect();
        assert_eq!(numbers, [None, Some("[^1]"), Some(added)]);
        assert_eq!(read.blocks[2].wording, draft[2].wording);
    }
}

#[test]
fn each_change_has_its_author_and_its_date() {
    let (old, new) = (
        blocks("States should report every year on all of the measures.\n"),
        blocks("States shall report every year on all of the new measures.\n"),
    );
    let hand = |author: &str, at: Option<&str>| Hand {
        author: author.to_owned(),
        at: at.map(str::to_owned),
        also: Vec::new(),
    };
    let hands = Hands {
        removed: vec![vec![(
            55,
            hand("Norway & Chile", Some("2018-03-01T09:00:00Z")),
        )]],
        added: vec![vec![
            (30, hand("Norway & Chile", Some("2018-03-01T09:00:00Z"))),
            (58, hand("the chair", None)),
        ]],
    };
    let read = back(&redlined(&old, &new, &hands), Reading::AsItStands);
    let said: Vec<String> = read
        .changes
        .iter()
        .map(|change| format!("{} {} {}", change.author, change.date, change.text))
        .collect();
    assert_eq!(
        said,
        [
            "Norway & Chile 2018-03-01T09:00:00Z should",
            "Norway & Chile 2018-03-01T09:00:00Z shall",
            "the chair  new ",
        ]
    );
}

#[test]
fn nothing_goes_out_that_the_text_does_not_show() {
    let bytes = write(&blocks("Seen.\n"));
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = (0..zip.len())
        .map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/settings.xml",
            "word/numbering.xml",
            "word/footnotes.xml",
            "word/comments.xml",
        ]
    );
    let all: String = names.iter().map(|name| part(&bytes, name)).collect();
    for word in [
        "author", "rsid", "date", "/home", "vanish", "creator", "Travaux",
    ] {
        assert!(!all.contains(word), "{word}");
    }
}

/// Paragraphs from which drafts are drawn, and words with which they are changed.
const LINES: [&str; 14] = [
    "## Article 1 Aim",
    "## Means",
    "*Recalling* the Charter,",
    "1. States WORD report on the measures that they take.[^1]",
    "2. Parties cooperate WORD in good faith with the agency.",
    "2 bis. Parties cooperate WORD in good faith with the agency.",
    "3. The **secretariat** serves the WORD meetings:",
    "   (a) keep registers of WORD vessels;",
    "   (b) send *them WORD* to all;",
    "   (b) send *them WORD* to all;[^2]",
    "   - in WORD time.",
    "[A committee of nine WORD members reviews [the reports / all reports].]",
    "States shall report. They WORD cooperate with all. They keep registers.",
    "States shall report.",
];
const WORDS: [&str; 6] = [
    "should",
    "shall",
    "may, in full",
    "*perhaps*",
    "of [all] the",
    "a & <b>",
];

fn draft() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    proptest::collection::vec((0..LINES.len(), 0..WORDS.len()), 1..10).prop_map(|chosen| {
        let mut text: String = chosen
            .iter()
            .map(|(line, word)| LINES[*line].replace("WORD", WORDS[*word]) + "\n\n")
            .collect();
        for (label, note) in [("[^1]", "As of WORD old."), ("[^2]", "See WORD above.")] {
            if text.contains(label) {
                let word = WORDS[chosen.len() % WORDS.len()];
                text.push_str(&format!("{label}: {}\n", note.replace("WORD", word)));
            }
        }
        text
    })
}

proptest::proptest! {
    #[test]
    fn accepted_a_redline_is_the_newer_text_and_rejected_the_older(old in draft(), new in draft()) {
        let (old, new) = (blocks(&old), blocks(&new));
        let bytes = redlined(&old, &new, &Hands::default());
        proptest::prop_assert_eq!(lines(&back(&bytes, Reading::Accepted).blocks), lines(&new));
        proptest::prop_assert_eq!(lines(&back(&bytes, Reading::Rejected).blocks), lines(&old));
    }

    #[test]
    fn a_clean_draft_reads_back_to_the_letter(text in draft()) {
        let draft = blocks(&text);
        let read = back(&write(&draft), Reading::AsItStands);
        proptest::prop_assert_eq!(lines(&read.blocks), lines(&draft));
        let plain = |blocks: &[Block]| plain_text(&Document { blocks: blocks.to_vec(), ..Document::default() });
        proptest::prop_assert_eq!(plain(&read.blocks), plain(&draft));
    }
}
