//! Tracked changes in the three readings.

use super::*;
use Reading::{Accepted, AsItStands, Rejected};

/// Shows the changes of a document in the reader's notation, each with its author.
fn changes(document: &Document) -> Vec<String> {
    document
        .changes
        .iter()
        .map(|change| match change.op {
            crate::text::TrackedOp::Insert => format!("{}: {{+{}+}}", change.author, change.text),
            crate::text::TrackedOp::Delete => format!("{}: [-{}-]", change.author, change.text),
        })
        .collect()
}

#[test]
fn a_file_has_three_readings() {
    let body = p(
        "",
        &[
            r("States "),
            by("EU", "del", &r("should")),
            by("EU", "ins", &r("shall")),
            r(" report."),
        ]
        .concat(),
    );
    assert_eq!(
        shown(&body, AsItStands),
        ["0 paragraph | States shouldshall report."]
    );
    assert_eq!(
        shown(&body, Accepted),
        ["0 paragraph | States shall report."]
    );
    assert_eq!(
        shown(&body, Rejected),
        ["0 paragraph | States should report."]
    );
    let read = Made::of(&body).read(AsItStands);
    assert_eq!(changes(&read), ["EU: [-should-]", "EU: {+shall+}"]);
    assert_eq!(read.changes[0].date, "2018-03-01T09:00:00Z");
}

#[test]
fn a_change_in_a_change_keeps_both_names() {
    let inside = r("promptly ") + &by("US", "del", &r("and in full "));
    let body = p(
        "",
        &(r("Report ") + &by("EU", "ins", &inside) + &r("twice.")),
    );
    assert_eq!(
        shown(&body, Accepted),
        ["0 paragraph | Report promptly twice."]
    );
    assert_eq!(shown(&body, Rejected), ["0 paragraph | Report twice."]);
    assert_eq!(
        changes(&Made::of(&body).read(Accepted)),
        ["EU: {+promptly and in full +}", "US: [-and in full -]"]
    );
}

#[test]
fn a_moved_paragraph_stands_where_it_came_from_or_where_it_went() {
    let mark = |op: &str| format!("<w:rPr>{}</w:rPr>", by("EU", op, ""));
    let body = [
        p(&mark("moveFrom"), &by("EU", "moveFrom", &r("First."))),
        p("", &r("Second.")),
        p(&mark("moveTo"), &by("EU", "moveTo", &r("First."))),
        p("", &r("Third.")),
    ]
    .concat();
    let texts = |reading| {
        shown(&body, reading)
            .join(" ")
            .replace("0 paragraph | ", "")
    };
    assert_eq!(texts(Accepted), "Second. First. Third.");
    assert_eq!(texts(Rejected), "First. Second. Third.");
    assert_eq!(
        changes(&Made::of(&body).read(Accepted)),
        ["EU: [-First.¶-]", "EU: {+First.¶+}"]
    );
}

#[test]
fn without_its_mark_a_paragraph_goes_on_in_the_next() {
    let mark = |op: &str| format!("<w:rPr>{}</w:rPr>", by("EU", op, ""));
    let body = [
        p(&mark("ins"), &r("One ")),
        p("", &r("two. ")),
        p(&mark("del"), &r("Three ")),
        p(&mark("del"), &r("four ")),
        p("", &r("five.")),
    ]
    .concat();
    let texts = |reading| {
        shown(&body, reading)
            .join("/")
            .replace("0 paragraph | ", "")
    };
    assert_eq!(texts(Accepted), "One/two./Three four five.");
    assert_eq!(texts(Rejected), "One two./Three/four/five.");
    assert_eq!(texts(AsItStands), "One/two./Three/four/five.");
}

#[test]
fn rows_and_cells_come_and_go_whole() {
    let row = |change: &str, cells: &str| format!("<w:tr><w:trPr>{change}</w:trPr>{cells}</w:tr>");
    let cell = |change: &str, words: &str| {
        format!("<w:tc><w:tcPr>{change}</w:tcPr>{}</w:tc>", p("", &r(words)))
    };
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(
            "",
            &(cell("", "a") + &cell(&by("EU", "cellDel", ""), "b") + &cell("", "c"))
        ),
        row(&by("EU", "ins", ""), &cell("", "new")),
        row(&by("EU", "del", ""), &cell("", "old")),
    );
    let texts = |reading| {
        shown(&body, reading)
            .join("/")
            .replace("0 paragraph | ", "")
    };
    assert_eq!(texts(Accepted), "a | c/new");
    assert_eq!(texts(Rejected), "a | b | c/old");
    assert_eq!(texts(AsItStands), "a | b | c/new/old");
}

#[test]
fn rejecting_brings_back_the_older_setting() {
    let styles =
        r#"<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>"#;
    let was = r#"<w:pPrChange w:id="1" w:author="EU"><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>"#;
    let run = r#"<w:r><w:rPr><w:i/><w:rPrChange w:id="2" w:author="EU"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>Words</w:t></w:r>"#;
    let made = Made::of(&p(was, run)).with("styles", styles);
    assert_eq!(shows(&made.read(Accepted)), ["0 paragraph | _Words_"]);
    assert_eq!(shows(&made.read(Rejected)), ["0 heading | **Words**"]);
}

#[test]
fn a_deleted_note_goes_with_its_anchor() {
    let anchor = r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#;
    let kept = r#"<w:r><w:footnoteReference w:id="2"/></w:r>"#;
    let body = p(
        "",
        &(r("One") + &by("EU", "del", anchor) + &r(" two") + kept),
    );
    let notes = format!(
        r#"<w:footnote w:id="1"><w:p>{}</w:p></w:footnote><w:footnote w:id="2"><w:p>{}</w:p></w:footnote>"#,
        r("Gone."),
        r("Kept.")
    );
    let made = Made::of(&body).with("footnotes", &notes);
    assert_eq!(
        shows(&made.read(Accepted)),
        ["0 paragraph | One two[^1]", "1 note [^1] | Kept."]
    );
    assert_eq!(
        shows(&made.read(Rejected)),
        [
            "0 paragraph | One[^1] two[^2]",
            "1 note [^1] | Gone.",
            "1 note [^2] | Kept."
        ]
    );
}
