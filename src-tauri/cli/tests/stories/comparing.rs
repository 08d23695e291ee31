//! Comparing at the terminal: side by side, all drafts at once, and texts made to be
//! hard.

use serde_json::Value;

use crate::terminal::{Terminal, assert_lawful, real};

/// A record with two drafts and a working text that goes further.
fn with_drafts() -> Terminal {
    let terminal = Terminal::with_record();
    terminal.write(
        "zero.md",
        "1. States should report on remittances every year.\n\n2. Nobody may leave before the end of the meeting.\n",
    );
    terminal.write(
        "one.md",
        "1. A fund for safe migration is established.\n\n2. States shall report on remittances every year.\n",
    );
    terminal.done("import text.travaux draft zero.md --name Zero --date 2018-02-05");
    terminal.done("import text.travaux draft one.md --name One --date 2018-03-05");
    terminal
}

#[test]
fn two_texts_stand_side_by_side_or_in_one() {
    let terminal = with_drafts();
    let inline = terminal.done("compare text.travaux Zero One --inline");
    assert_eq!(inline, terminal.done("compare text.travaux Zero One"));
    assert!(inline.contains("~ 2. States [-should-]{+shall+} report"));
    let beside = terminal.done("compare text.travaux Zero One --side-by-side");
    let row = beside
        .lines()
        .find(|line| line.contains("[-should-]"))
        .unwrap();
    assert!(row.starts_with("~ 1. States [-should-] report"), "{row}");
    assert!(row.contains(" │ 2. States {+shall+} report"), "{row}");
    let changed = terminal.done("compare text.travaux Zero Zero --side-by-side --changed-only");
    assert!(!changed.contains("remittances"));
    for wrong in ["--inline --side-by-side", "--inline --json", "--base Zero"] {
        let said = terminal.run(&format!("compare text.travaux Zero One {wrong}"));
        assert_eq!(said.code, 2, "{wrong}: {said:?}");
    }
}

#[test]
fn all_drafts_stand_side_by_side_in_one_file_without_scripts() {
    let terminal = with_drafts();
    terminal.done("compare text.travaux --all --to synoptic.html");
    let page = String::from_utf8(terminal.bytes("synoptic.html")).unwrap();
    assert!(page.contains("size:A4 landscape") && !page.contains("<script"));
    assert!(page.contains(">Zero</th>") && page.contains("One</span></th>"));
    terminal.done("compare text.travaux --all --base Zero --changed-only --to synoptic.md");
    let table = String::from_utf8(terminal.bytes("synoptic.md")).unwrap();
    assert!(table.starts_with("| Zero | One |"), "{table}");

    let shown = terminal.json("compare text.travaux --all --json");
    assert_eq!(shown["columns"], serde_json::json!(["Zero", "One"]));
    let rows = shown["rows"].as_array().unwrap();
    let reworded = rows
        .iter()
        .find(|row| row[1]["change"] == "reworded" || row[1]["change"] == "moved-reworded");
    let runs = reworded.unwrap()[1]["runs"].as_array().unwrap();
    let shall = runs.iter().find(|run| run["text"] == "shall ").unwrap();
    assert_eq!(
        (&shall["since"], &shall["until"]),
        (&Value::from(1), &Value::Null)
    );

    assert_eq!(
        terminal
            .run("compare text.travaux --all --to t.md --exit-code")
            .code,
        1
    );
    assert_eq!(terminal.run("compare text.travaux --all").code, 2);
    assert_eq!(terminal.run("compare text.travaux").code, 2);
    assert!(
        terminal
            .refused("compare text.travaux --all --to table.docx")
            .contains(".html or .md")
    );
    assert!(
        terminal
            .refused("compare text.travaux --all --base Two --to t.md")
            .contains("Zero, One")
    );
}

#[test]
fn a_record_without_a_text_has_nothing_to_put_side_by_side() {
    let terminal = Terminal::with_record();
    let said = terminal.refused("compare text.travaux --all --to synoptic.html");
    assert!(said.contains("import a draft"), "{said}");
}

/// Compares two texts both ways and checks what the contract promises.
#[track_caller]
fn lawful(terminal: &Terminal, old: &str, new: &str) -> Value {
    let read = |name: &str| terminal.json(&format!("read {name} --json"))["clauses"].clone();
    let compared = terminal.json(&format!("compare {old} {new} --json"));
    assert_lawful(&compared, &read(old), &read(new));
    let back = terminal.json(&format!("compare {new} {old} --json"));
    assert_lawful(&back, &read(new), &read(old));
    compared
}

fn counted(compared: &Value, what: &str) -> u64 {
    compared["counts"][what].as_u64().unwrap()
}

#[test]
fn an_empty_file_is_refused_in_words_and_a_file_is_the_same_as_itself() {
    let terminal = Terminal::new();
    terminal.write("empty.md", "");
    terminal.write("blank.txt", " \n\t\n");
    terminal.write("text.md", "1. States should report.\n\n2. Nobody leaves.\n");
    for empty in ["empty.md", "blank.txt"] {
        for pair in [format!("text.md {empty}"), format!("{empty} text.md")] {
            let said = terminal.run(&format!("compare {pair}"));
            assert_eq!(said.code, 3, "{said:?}");
            assert!(
                said.err.lines().count() == 1 && said.err.contains("choose another file"),
                "{said:?}"
            );
            // Of two files one wants to know which.
            assert!(said.err.contains(&format!("{empty}: ")), "{said:?}");
        }
    }
    let compared = lawful(&terminal, "text.md", "text.md");
    assert_eq!(counted(&compared, "same"), 2);
    assert_eq!(terminal.run("compare text.md text.md --exit-code").code, 0);
}

#[test]
fn line_ends_of_three_kinds_say_the_same() {
    let terminal = Terminal::new();
    let text = "1. States should report.\n\n2. Nobody leaves.\n";
    terminal.write("unix.md", text);
    terminal.write("dos.md", text.replace('\n', "\r\n"));
    terminal.write("mac.md", text.replace('\n', "\r"));
    for other in ["dos.md", "mac.md"] {
        assert_eq!(
            counted(&lawful(&terminal, "unix.md", other), "same"),
            2,
            "{other}"
        );
    }
}

#[test]
fn a_paragraph_of_a_megabyte_and_a_million_empty_lines_are_compared() {
    let terminal = Terminal::new();
    let long: String = (0..70_000)
        .map(|at| format!("word{} shall ", at % 5_000))
        .collect();
    terminal.write("long.txt", &long);
    terminal.write(
        "longer.txt",
        long.replace("word77 shall", "word77 [should]"),
    );
    let compared = lawful(&terminal, "long.txt", "longer.txt");
    assert_eq!(counted(&compared, "reworded"), 1);
    terminal.write(
        "lines.txt",
        format!("States report.{}Nobody leaves.", "\n".repeat(1_000_000)),
    );
    terminal.write("two.txt", "States report.\n\nNobody leaves.\n");
    assert_eq!(
        counted(&lawful(&terminal, "lines.txt", "two.txt"), "same"),
        2
    );
}

#[test]
fn mixed_scripts_and_directions_come_back_to_the_letter() {
    let terminal = Terminal::new();
    terminal.write("old.md", "1. States يجب على الأطراف 缔约方应报告 \u{202e}abc\u{202c} צריך.\n\n2. e\u{301}tat 👩‍👩‍👧 ok.\n");
    terminal.write(
        "new.md",
        "1. States ينبغي على الأطراف 缔约方须报告 \u{202e}abd\u{202c} צריך.\n\n2. état 👩‍👩‍👧 ok.\n",
    );
    let compared = lawful(&terminal, "old.md", "new.md");
    assert_eq!(counted(&compared, "reworded"), 2);
    terminal.done("compare old.md new.md --side-by-side");
}

#[test]
fn half_a_character_in_json_is_refused_in_words() {
    let terminal = Terminal::new();
    terminal.write(
        "whole.json",
        r#"{"clauses":[{"number":null,"kind":"paragraph","level":0,"text":"Parties","marks":[]}]}"#,
    );
    terminal.write(
        "half.json",
        r#"{"clauses":[{"number":null,"kind":"paragraph","level":0,"text":"\ud800","marks":[]}]}"#,
    );
    let said = terminal.run("compare whole.json half.json");
    assert_eq!(said.code, 3, "{said:?}");
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
}

#[test]
fn the_drafts_of_a_conference_stand_side_by_side() {
    let names = [
        "paris/2015-10-23.md",
        "paris/2015-12-04.md",
        "paris/2015-12-12.md",
    ];
    let Some(files) = names
        .iter()
        .map(|name| real(name))
        .collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let terminal = Terminal::with_record();
    for (file, date) in files.iter().zip(["2015-10-23", "2015-12-04", "2015-12-12"]) {
        let file = file.to_string_lossy();
        let args = [
            "import",
            "text.travaux",
            "draft",
            &file,
            "--name",
            date,
            "--date",
            date,
        ];
        assert_eq!(terminal.run_args(&args).code, 0);
    }
    terminal.done("compare text.travaux --all --to synoptic.html");
    assert!(terminal.bytes("synoptic.html").len() > 100_000);
}

#[test]
fn json_of_what_changed_only_leaves_the_other_rows_out_and_counts_them() {
    let terminal = Terminal::new();
    terminal.write(
        "old.md",
        "1. Parties shall act.\n\n2. Parties shall report.\n",
    );
    terminal.write(
        "new.md",
        "1. Parties shall act.\n\n2. Parties should report.\n",
    );
    let compared = terminal.json("compare old.md new.md --changed-only --json");
    let rows = compared["clauses"].as_array().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["change"], "reworded");
    assert_eq!(compared["counts"]["same"], 1);
}

#[test]
fn private_comments_are_shown_and_never_exported() {
    let terminal = Terminal::with_record();
    terminal.write("zero.md", "1. States should report every year.\n");
    terminal.done("import text.travaux draft zero.md --name Zero --date 2018-02-05");
    let clause = terminal.json("show text.travaux clauses --json")[0]["id"].clone();
    terminal.write(
        "actions.jsonl",
        format!("{{\"do\":\"addComment\",\"clause\":{clause},\"text\":\"ask the capital\"}}\n"),
    );
    terminal.done("apply text.travaux actions.jsonl");
    let comments = terminal.json("show text.travaux comments --json");
    assert_eq!(comments[0]["text"], "ask the capital");
    assert_eq!(comments[0]["clause"], clause);
    assert_eq!(comments[0]["number"], "1");
    let at = comments[0]["at"].as_str().unwrap();
    assert!(at.len() <= "2018-03-01T12:00:00.000Z".len(), "{at}");
    for name in ["out.md", "out.html", "out.xml"] {
        terminal.done(&format!("export text.travaux --draft working --to {name}"));
        let out = String::from_utf8(terminal.bytes(name)).unwrap();
        assert!(!out.contains("capital"), "{name}");
    }
}
