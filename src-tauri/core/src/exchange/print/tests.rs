use super::*;
use crate::exchange::markdown;
use crate::text::Block;

fn blocks(text: &str) -> Vec<Block> {
    markdown::read(text).unwrap().blocks
}

fn printed(text: &str) -> Print {
    super::text(&blocks(text), About::files("Draft"))
}

#[test]
fn no_heading_skips_a_level_and_the_title_is_no_heading_of_its_own() {
    let print = printed("# T\n\n#### Deep\n\n1. One.\n\n## A\n\n### B\n\n## C\n");
    let levels: Vec<u8> = print
        .pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Heading { level, .. } => Some(*level),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [2, 2, 3, 2]);
    assert_eq!(print.title.runs, [Run::plain("T")]);
}

#[test]
fn a_note_hangs_on_its_first_mark_and_one_that_nobody_marks_stands_in_the_text() {
    let print = printed("1. One[^a], two[^a].\n\n[^a]: Told.\n\n[^b]: Alone.\n");
    let Piece::Paragraph { line, .. } = &print.pieces[0] else {
        panic!("{print:?}");
    };
    let marks: Vec<(&str, usize)> = line
        .runs
        .iter()
        .filter(|run| run.mark)
        .map(|run| (run.text.as_str(), run.note.len()))
        .collect();
    assert_eq!(marks, [("a", 1), ("a", 0)]);
    let said = print.json();
    assert_eq!(said.matches("Told.").count(), 1);
    assert_eq!(said.matches("Alone.").count(), 1);
}

#[test]
fn a_line_names_its_language_only_where_the_whole_has_another() {
    let print = printed(
        "1. The Parties shall report to the Assembly and to the Council.\n\n2. تقدم الدول.\n",
    );
    assert_eq!(print.language, Language::En);
    let languages: Vec<_> = print.lines().iter().map(|line| line.language).collect();
    assert_eq!(languages, [None, None, Some(Language::Ar)]);
}

#[test]
fn a_web_page_says_its_language_and_runs_from_the_right_in_arabic() {
    let page = |text: &str| crate::exchange::html::write(&blocks(text));
    assert!(page("1. تقدم الدول.\n").contains("<html lang=\"ar\" dir=\"rtl\">"));
    let french = "1. Les Parties présentent un rapport et des données.\n";
    assert!(page(french).contains("<html lang=\"fr\">"));
}

#[test]
fn nothing_leads_to_a_place_that_is_not_on_paper() {
    use crate::clause::{Mark, MarkKind};
    use crate::ids::ClauseId;
    let (here, gone) = (
        ClauseId(uuid::Uuid::from_u128(1)),
        ClauseId(uuid::Uuid::from_u128(2)),
    );
    let mut blocks = blocks("1. See 2 and 9.\n\n2. Words.\n");
    let mark = |start, to| Mark {
        start,
        end: start + 1,
        kind: MarkKind::Reference(to),
    };
    blocks[0].wording.marks = vec![mark(4, here), mark(10, gone)];
    blocks[1].clause = Some(here);
    let print = super::text(&blocks, About::files("Draft"));
    let Piece::Paragraph { line, .. } = &print.pieces[0] else {
        panic!("{print:?}");
    };
    let leads: Vec<&str> = line
        .runs
        .iter()
        .filter_map(|run| run.to.as_deref())
        .collect();
    assert_eq!(leads, [format!("clause-{here}")]);
}
