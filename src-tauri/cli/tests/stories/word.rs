//! Word files in and out.

use serde_json::Value;

use crate::drafting::two_drafts;
use crate::terminal::Terminal;

/// The clauses of a document, each as number and text.
fn clauses(terminal: &Terminal, line: &str) -> Vec<String> {
    let read: Value = serde_json::from_str(&terminal.done(line)).unwrap();
    let clauses = read["clauses"].as_array().unwrap().iter();
    clauses
        .map(|clause| {
            let number = clause["number"].as_str().unwrap_or_default();
            format!("{number} {}", clause["text"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn a_redline_in_word_is_both_drafts() {
    let terminal = two_drafts();
    terminal.done("compare text.travaux Zero_Draft Rev._1 --to redline.docx");
    let old = clauses(&terminal, "read zero.md --json");
    let new = clauses(&terminal, "read revised.md --json");
    assert_eq!(
        clauses(&terminal, "read redline.docx --accepted --json"),
        new
    );
    assert_eq!(
        clauses(&terminal, "read redline.docx --rejected --json"),
        old
    );
    let read: Value = serde_json::from_str(&terminal.done("read redline.docx --json")).unwrap();
    let changes = read["changes"].as_array().unwrap();
    assert!(!changes.is_empty());
    for change in changes {
        // Nobody renumbers: numbers follow from what is put in and taken out.
        if matches!(
            change["text"].as_str(),
            Some("(a) " | "(b) " | "3. " | "4. ")
        ) {
            continue;
        }
        assert_eq!(change["author"], "B. Okoye", "{change}");
        assert_eq!(change["date"], "2018-03-05T10:00:00Z", "{change}");
    }
}

#[test]
fn a_draft_goes_out_to_word_and_comes_back() {
    let terminal = two_drafts();
    terminal.done("export text.travaux --draft Rev._1 --to out.docx");
    let first = terminal.bytes("out.docx");
    terminal.done("export text.travaux --draft Rev._1 --to out.docx");
    assert_eq!(
        first,
        terminal.bytes("out.docx"),
        "the same bytes each time"
    );
    terminal.done("import text.travaux draft out.docx --name Back --date 2018-04-01");
    let said = terminal.run("compare text.travaux Rev._1 Back --exit-code");
    assert_eq!(said.code, 0, "{}", said.out);
    terminal.done("import text.travaux source out.docx --session 1 --kind proposal");
}

#[test]
fn a_mark_up_is_taken_in_as_accepted_and_says_so() {
    let terminal = two_drafts();
    terminal.done("compare zero.md revised.md --to markup.docx");
    let said =
        terminal.run("import text.travaux draft markup.docx --name Mark-up --date 2018-04-01");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err
            .contains("Tracked changes were taken in as accepted"),
        "{}",
        said.err
    );
    let said = terminal.run("compare text.travaux Rev._1 Mark-up --exit-code");
    assert_eq!(said.code, 0, "{}", said.out);
}

#[test]
fn a_broken_word_file_is_one_sentence_and_no_change() {
    let terminal = two_drafts();
    terminal.done("export text.travaux --draft working --to out.docx");
    let record = terminal.bytes("text.travaux");
    let whole = terminal.bytes("out.docx");
    terminal.write("cut.docx", &whole[..whole.len() / 2]);
    terminal.write("none.docx", "words");
    for name in ["cut.docx", "none.docx"] {
        let said = terminal.run(&format!(
            "import text.travaux draft {name} --name Cut --date 2018-04-01"
        ));
        assert_eq!(said.code, 3);
        assert_eq!(said.err.trim().lines().count(), 1, "{}", said.err);
        assert_eq!(terminal.bytes("text.travaux"), record);
    }
}

#[test]
fn a_redline_says_the_inputs_behind_a_change_where_it_is_asked_to() {
    let terminal = Terminal::new();
    terminal.done("new s.travaux --sample");
    let drafts = terminal.json("show s.travaux drafts --json");
    let names: Vec<&str> = drafts
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    let [old, new] = [names[0], names[names.len() - 1]];
    let compared = |more: &[&str]| {
        let mut args = vec!["compare", "s.travaux", old, new, "--to", "c.docx"];
        args.extend(more);
        let said = terminal.run_args(&args);
        assert_eq!(said.code, 0, "{said:?}");
        let read = terminal.json("read c.docx --json");
        read["comments"].as_array().cloned().unwrap_or_default()
    };
    let without = compared(&[]).len();
    let with = compared(&["--comments"]);
    assert!(with.len() > without, "{with:?}");
    assert!(
        with.iter()
            .any(|one| one["text"].as_str().unwrap().contains("(session ")),
        "{with:?}"
    );
    let refused = terminal.run_args(&[
        "compare",
        "s.travaux",
        old,
        new,
        "--to",
        "c.md",
        "--comments",
    ]);
    assert_eq!(refused.code, 2, "{refused:?}");
}

#[test]
fn an_ending_that_no_text_has_is_refused_with_those_that_there_are() {
    let terminal = two_drafts();
    for line in [
        "export text.travaux --draft working --to x.foo",
        "export text.travaux --rolling --to x.foo",
    ] {
        let said = terminal.refused(line);
        assert!(said.contains(".docx, .md, .txt, .html, .xml"), "{said}");
    }
}
