//! What a synoptic table looks like, printed.

use super::*;
use crate::compare::Side;
use crate::compare::synoptic::synoptic;
use crate::text::states::sides_of_blocks;

fn printed(texts: &[(&str, &str)], base: Base, print: impl Fn(&Table<'_>) -> String) -> String {
    let read = |text: &str| crate::exchange::markdown::read(text).unwrap().blocks;
    let states: Vec<(&str, Vec<Block>)> = texts
        .iter()
        .map(|(name, text)| (*name, read(text)))
        .collect();
    let sides: Vec<Vec<Side<'_>>> = states
        .iter()
        .map(|(_, blocks)| sides_of_blocks(blocks))
        .collect();
    let lent: Vec<&[Side<'_>]> = sides.iter().map(Vec::as_slice).collect();
    let columns: Vec<Column<'_>> = states
        .iter()
        .map(|(name, clauses)| Column { name, clauses })
        .collect();
    print(&Table {
        columns: &columns,
        synoptic: &synoptic(&lent, base),
        base,
    })
}

const DRAFTS: [(&str, &str); 3] = [
    (
        "Zero",
        "1. States should report to the <Assembly> every year.\n",
    ),
    (
        "One & a half",
        "1. A fund | is set up.\n\n2. States shall report to the <Assembly> every year.\n",
    ),
    (
        "Two",
        "1. States shall report to the <Assembly> every year.\n",
    ),
];

#[test]
fn a_page_has_a_column_for_each_draft_and_escapes_every_word() {
    let page = printed(&DRAFTS, Base::Before, html);
    assert!(page.contains("size:A4 landscape") && !page.contains("<script"));
    assert!(page.contains("<th scope=\"col\">Zero</th><th scope=\"col\"><span class=\"c1\">One &amp; a half</span></th>"), "{page}");
    assert!(page.contains("<b><bdi>2.</bdi></b> States <del class=\"c1\" title=\"dropped by One &amp; a half\">should</del><ins class=\"c1\" title=\"in since One &amp; a half\">shall</ins>"), "{page}");
    assert!(
        page.contains("to the &lt;Assembly&gt; every year."),
        "{page}"
    );
    assert!(page.contains("States <span class=\"g1\"><span title=\"dropped by One &amp; a half\">should </span></span>"), "{page}");
    assert!(
        page.contains("<td class=\"no\"><del>removed</del></td>"),
        "{page}"
    );
    assert!(page.contains("<td class=\"no\">–</td>"), "{page}");
    assert!(page.contains("[was 2.]"), "{page}");
}

#[test]
fn any_column_can_be_the_base() {
    let page = printed(&DRAFTS, Base::Column(0), html);
    assert!(page.contains("beside “Zero”"));
    let shall = page.matches(">should</del>").count();
    assert_eq!(shall, 2, "{page}");
}

#[test]
fn markdown_makes_a_table_with_a_row_a_line() {
    let text = printed(&DRAFTS, Base::Before, markdown);
    assert_eq!(
        text,
        "| Zero | One &amp; a half | Two |\n|---|---|---|\n\
         | – | **1.** <ins>A fund \\| is set up.</ins> | *removed* |\n\
         | **1.** States should report to the &lt;Assembly&gt; every year. | **2.** States <del>should</del><ins>shall</ins> report to the &lt;Assembly&gt; every year. *(was 1.)* | **1.** States shall report to the &lt;Assembly&gt; every year. *(was 2.)* |\n"
    );
}
