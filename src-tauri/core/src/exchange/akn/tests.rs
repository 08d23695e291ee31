use crate::exchange::tests::shown;
use crate::exchange::{Reading, read, read_as};
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

mod written {
    use jiff::civil::date;
    use proptest::prelude::*;

    use crate::clause::{Mark, MarkKind, Wording};
    use crate::exchange::Reading;
    use crate::exchange::akn::{About, read, write};
    use crate::exchange::markdown;
    use crate::ids::ClauseId;
    use crate::text::{Block, Kind, Series};

    const TEXT: &str = "# Compact\n\nThe Assembly,\n\n*Recalling* the <Charter> & **all**,[^1]\n\n*Noting*  it,\n\n## Article 2 (Aim)\n\n1. States shall [should / may]:\n\n   (a) report;\n\n   - or not.\n\n2. See[^1] and[^2].\n\n[^1]: A note.\n\n    (a) with a point.\n\n[^2]: Two.\n";

    fn about(blocks: usize) -> About {
        About {
            title: "R & D".to_owned(),
            author: "the \"chair\"".to_owned(),
            date: Some(date(2018, 7, 11)),
            drafts: vec![
                ("Zero".to_owned(), date(2018, 2, 5)),
                ("Final".to_owned(), date(2018, 7, 11)),
            ],
            clauses: (0..blocks as u128)
                .map(|n| ClauseId(uuid::Uuid::from_u128(n + 1)))
                .collect(),
            since: (0..blocks)
                .map(|n| [Some(0), Some(1), None][n % 3])
                .collect(),
            hands: Vec::new(),
        }
    }

    #[test]
    fn a_text_reads_back_as_it_was_with_its_clauses() {
        let blocks = markdown::read(TEXT).unwrap().blocks;
        let about = about(blocks.len());
        let file = write(&blocks, &about);
        let back = read(&file, Reading::default()).unwrap();
        assert_eq!(back.blocks, blocks, "{file}");
        let clauses: Vec<_> = back.identities.into_iter().flatten().collect();
        assert_eq!(clauses, about.clauses);
        assert!(!file.contains("travaux:kind"), "{file}");
        assert_eq!(
            back.left_out,
            [
                "What was left out of the document: what it says about itself (identification, lifecycle, temporalData, references)."
            ]
        );
    }

    fn wording() -> impl Strategy<Value = Wording> {
        let piece = "(a|word |Recalling |  |[é؟中]|<|&|\\[|\\[\\^1\\]|\\[\\^2\\]|\"|\u{a0}|\u{ffff}|\t){1,8}";
        (
            piece,
            proptest::collection::vec((0_usize..20, 1_usize..9, 0_u8..2), 0..5),
        )
            .prop_filter_map("a wording", |(text, marks)| {
                let mut marks: Vec<Mark> = marks
                    .into_iter()
                    .map(|(start, length, kind)| Mark {
                        start: start as u32,
                        end: (start + length) as u32,
                        kind: [MarkKind::Italic, MarkKind::Bold][usize::from(kind)],
                    })
                    .filter(|mark| text.get(mark.start as usize..mark.end as usize).is_some())
                    .collect();
                for anchor in ["[^1]", "[^2]"] {
                    marks.extend(text.match_indices(anchor).map(|(at, _)| Mark {
                        start: at as u32,
                        end: at as u32 + 4,
                        kind: MarkKind::Footnote,
                    }));
                }
                marks.sort_unstable();
                let wording = Wording { text, marks };
                wording.check().is_ok().then_some(wording)
            })
    }

    fn blocks() -> impl Strategy<Value = Vec<Block>> {
        let kind = prop_oneof![
            Just(Kind::Title),
            Just(Kind::Heading),
            Just(Kind::Preambular),
            Just(Kind::Paragraph),
            Just(Kind::Point),
            Just(Kind::Note),
        ];
        let number = prop_oneof![
            Just(None),
            "(1\\.|\\(a\\)|i\\.|Article 2|Option 1:|x  y|\\[\\^1\\]|\\[\\^2\\]|•)".prop_map(Some),
        ];
        let series = prop_oneof![
            Just(Series::Auto),
            Just(Series::Unnumbered),
            Just(Series::Bullet),
            Just(Series::Named("Article".to_owned())),
        ];
        let block = (kind, number, series, wording(), 0_u16..4);
        proptest::collection::vec(block, 1..12).prop_map(|parts| {
            let mut deepest = 0;
            parts
                .into_iter()
                .map(|(kind, number, series, wording, level)| {
                    let level = level.min(deepest);
                    deepest = level + 1;
                    Block {
                        number,
                        kind,
                        level,
                        wording,
                        series,
                        clause: None,
                    }
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn export_import_export_gives_the_same_bytes(blocks in blocks()) {
            let about = about(blocks.len());
            let first = write(&blocks, &about);
            let back = read(&first, Reading::default()).expect("it reads");
            prop_assert_eq!(back.blocks.len(), blocks.len());
            let clauses: Vec<_> = back.identities.iter().copied().flatten().collect();
            let again = write(&back.blocks, &About { clauses, ..about });
            prop_assert_eq!(again, first);
        }
    }
}

#[test]
fn changes_are_read_as_they_stand_accepted_and_rejected() {
    let file = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><statement name=\"x\"><mainBody>
        <paragraph><num><del>1.</del><ins>2.</ins></num><content><p>States <del>should<authorialNote marker=\"1\"><p>As of old.</p></authorialNote></del><ins>shall</ins> report.</p></content></paragraph>
        <paragraph><num><ins>3.</ins></num><content><p><ins>All of it is new.</ins></p></content></paragraph>
        <paragraph><num><del>4.</del></num><content><p><del>It goes.</del></p></content></paragraph>
        </mainBody></statement></akomaNtoso>";
    let read = |reading| {
        let document = read_as(file.as_bytes(), "a.xml", reading).expect("it reads");
        assert_eq!(document.changes.len(), 8, "all are listed");
        document.blocks.iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(
        read(Reading::Accepted),
        [
            "0 paragraph 2. | States shall report.",
            "0 paragraph 3. | All of it is new."
        ]
    );
    assert_eq!(
        read(Reading::Rejected),
        [
            "0 paragraph 1. | States should[^1] report.",
            "1 note [^1] | As of old.",
            "0 paragraph 4. | It goes.",
        ]
    );
    assert_eq!(
        read(Reading::AsItStands)[0],
        "0 paragraph 1.2. | States should[^1]shall report."
    );
}

mod redlined {
    use super::*;
    use crate::clause::Wording;
    use crate::compare::compare;
    use crate::compare::generate::{self, Rates};
    use crate::exchange::akn::redline;
    use crate::exchange::docx::{Hand, Hands};
    use crate::exchange::markdown;
    use crate::exchange::redline::Redline;
    use crate::text::states::sides_of_blocks;
    use crate::text::{Block, Kind, Series};

    fn both(old: &[Block], new: &[Block]) -> [Vec<Block>; 2] {
        let comparison = compare(&sides_of_blocks(old), &sides_of_blocks(new));
        let page = redline(
            &Redline {
                old_name: "old",
                new_name: "new",
                old,
                new,
                comparison: &comparison,
            },
            &Hands::default(),
        );
        [Reading::Rejected, Reading::Accepted].map(|reading| {
            read_as(page.as_bytes(), "a.xml", reading)
                .expect("it reads")
                .blocks
        })
    }

    fn bare(blocks: &[Block]) -> Vec<String> {
        blocks
            .iter()
            .map(|block| {
                let number = block.number.as_deref().unwrap_or_default();
                let marks = &block.wording.marks;
                format!("{number}|{}|{marks:?}|{:?}", block.wording.text, block.kind)
            })
            .collect()
    }

    #[test]
    fn a_redline_reads_back_as_either_state_with_its_levels_and_marks() {
        let old = "# Compact\n\n*Recalling* the Charter,\n\n## Aims\n\n1. States should *report*  every year:[^1]\n\n   (a) to the Assembly;\n\n2. A committee of nine members reviews the reports that are sent by the Parties.\n\n3. The secretariat serves the meetings.\n\n[^1]: From the first day.\n";
        let new = "# Compact\n\n## Purpose and scope of it\n\n1. States shall **report** every  two years:[^1]\n\n   (a) to the Assembly;\n\n   (b) to all.\n\n2. The secretariat serves the meetings.[^2]\n\n3. A committee of nine members reviews the reports that are sent by the Parties.\n\n[^1]: From the first full day.\n[^2]: And after.\n";
        let (old, new) = (
            markdown::read(old).unwrap().blocks,
            markdown::read(new).unwrap().blocks,
        );
        let [was, is] = both(&old, &new);
        assert_eq!(was, old);
        assert_eq!(is, new);
    }

    #[test]
    fn a_redline_names_whose_hand_is_in_each_change_and_when() {
        let blocks = |text: &str| markdown::read(text).unwrap().blocks;
        let old = blocks("1. States should report.\n");
        let new = blocks("1. States shall report in full.\n");
        let comparison = compare(&sides_of_blocks(&old), &sides_of_blocks(&new));
        let hand = |author: &str, day: u8| Hand {
            author: author.to_owned(),
            at: Some(format!("2018-03-0{day}T09:00:00Z")),
            also: Vec::new(),
        };
        let hands = Hands {
            removed: vec![vec![(u32::MAX, hand("Ms. A & Co", 1))]],
            added: vec![vec![(13, hand("Mr. B", 2)), (99, hand("Ms. A & Co", 3))]],
        };
        let page = redline(
            &Redline {
                old_name: "old",
                new_name: "new",
                old: &old,
                new: &new,
                comparison: &comparison,
            },
            &hands,
        );
        let read = read_as(page.as_bytes(), "a.xml", Reading::AsItStands).unwrap();
        let said: Vec<String> = read
            .changes
            .iter()
            .map(|one| format!("{} {}: {:?} {}", one.author, one.date, one.op, one.text))
            .collect();
        assert_eq!(
            said,
            [
                "Ms. A & Co 2018-03-01T09:00:00Z: Delete should report",
                "Mr. B 2018-03-02T09:00:00Z: Insert shall",
                "Ms. A & Co 2018-03-03T09:00:00Z: Insert report in full",
            ]
        );
    }

    #[test]
    fn made_edits_with_moves_splits_and_merges_read_back_to_the_letter() {
        for seed in 0..24 {
            let clauses = generate::treaty(60, seed);
            let edited = generate::edit(&clauses, &Rates::HEAVY, seed).clauses;
            let blocks = |clauses: &[generate::Clause]| -> Vec<Block> {
                clauses
                    .iter()
                    .map(|clause| Block {
                        number: Some(clause.number.clone()),
                        kind: Kind::Paragraph,
                        level: clause.level,
                        wording: Wording {
                            text: clause.text.clone(),
                            marks: Vec::new(),
                        },
                        series: Series::Auto,
                        clause: None,
                    })
                    .collect()
            };
            let (old, new) = (blocks(&clauses), blocks(&edited));
            let [was, is] = both(&old, &new);
            assert_eq!(bare(&was), bare(&old), "{seed}");
            assert_eq!(bare(&is), bare(&new), "{seed}");
        }
    }

    #[test]
    fn drafts_of_a_conference_read_back_to_the_letter() {
        let texts = crate::exchange::tests::conference();
        for (old, new) in texts
            .iter()
            .flat_map(|old| texts.iter().map(move |new| (old, new)))
        {
            let [was, is] = both(old, new);
            assert_eq!(bare(&was), bare(old));
            assert_eq!(bare(&is), bare(new));
        }
    }
}
