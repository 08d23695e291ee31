//! A text from its zero draft to a sealed one: imported, compared, traced, taken back.

use serde_json::Value;

use crate::terminal::{Terminal, assert_lawful, joined};

const ZERO: &str = "\
# Compact on Fisheries

*Recalling* the Charter,

1. States should report every year.

2. The fund [shall] [should] help small islands with boats, nets and training.

   (a) It pays for boats.

   (b) It pays for nets.

3. This text enters into force when ten States have signed it.
";

const REVISED: &str = "\
# Compact on Fisheries

*Recalling* the Charter,

1. States shall report every two years.

2. The fund shall help small islands with boats, nets and training.

   (a) It pays for nets.

3. A secretariat keeps the register of all vessels.

4. This text enters into force when ten States have signed it.
";

/// A record with both drafts.
pub(crate) fn two_drafts() -> Terminal {
    let terminal = Terminal::with_record();
    terminal.write("zero.md", ZERO);
    terminal.write("revised.md", REVISED);
    terminal.done("import text.travaux draft zero.md --name Zero_Draft --date 2018-02-05 --at 2018-02-05T10:00:00Z");
    terminal.done("import text.travaux draft revised.md --name Rev._1 --date 2018-03-05 --at 2018-03-05T10:00:00Z --author B._Okoye");
    terminal
}

fn changes(compared: &Value) -> Vec<&str> {
    compared["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["change"].as_str().unwrap())
        .collect()
}

#[test]
fn two_drafts_compare_by_the_laws_of_the_contract() {
    let terminal = two_drafts();
    let list = |name: &str| terminal.json(&format!("read {name} --json"))["clauses"].clone();
    let (old, new) = (list("zero.md"), list("revised.md"));
    let in_record = terminal.json("compare text.travaux Zero_Draft Rev._1 --json");
    let on_disk = terminal.json("compare zero.md revised.md --json");
    let mixed = terminal.json("compare text.travaux zero.md working --json");
    for compared in [&in_record, &on_disk, &mixed] {
        assert_lawful(compared, &old, &new);
        assert_eq!(compared["counts"]["reworded"], 2);
        assert_eq!(compared["counts"]["added"], 1);
        assert_eq!(compared["counts"]["removed"], 1);
    }
    assert_eq!(changes(&in_record), changes(&on_disk));
}

#[test]
fn comparing_answers_by_exit_code_where_asked() {
    let terminal = two_drafts();
    for (line, code) in [
        ("compare zero.md revised.md", 0),
        ("compare zero.md revised.md --exit-code", 1),
        ("compare zero.md zero.md --exit-code", 0),
        ("compare text.travaux Rev._1 working --exit-code", 0),
        (
            "compare text.travaux zero_draft working --exit-code --json",
            1,
        ),
        ("compare text.travaux Rev._1", 2),
        ("compare zero.md", 2),
        ("compare zero.md revised.md --json --to redline.html", 2),
        ("new", 2),
        ("new other.travaux", 2),
        ("undo text.travaux --at yesterday", 2),
    ] {
        assert_eq!(terminal.run(line).code, code, "{line}");
    }
}

#[test]
fn a_redline_marks_words_without_colour_where_nobody_looks() {
    let terminal = two_drafts();
    let shown = terminal.done("compare zero.md revised.md --changed-only");
    assert_eq!(
        shown,
        "\
zero.md → revised.md
2 reworded · 1 added · 1 removed · 4 the same · 11 words in, 7 out

~ 1. States [-should-]{+shall+} report every [-year-]{+two years+}.
~ 2. The fund [-[-]shall[-] [should]-] help small islands with boats, nets and training.
-   (a) [-It pays for boats.-]
+ 3. {+A secretariat keeps the register of all vessels.+}
"
    );
    assert!(
        terminal
            .done("compare zero.md revised.md")
            .contains("Recalling")
    );
}

#[test]
fn a_redline_goes_into_a_file_by_its_ending() {
    let terminal = two_drafts();
    terminal.done("compare text.travaux Zero_Draft Rev._1 --to redline.html");
    terminal.done("compare zero.md revised.md --to redline.md");
    for name in ["redline.html", "redline.md"] {
        let text = String::from_utf8(terminal.bytes(name)).unwrap();
        assert!(text.contains("<del>should</del><ins>shall</ins>"), "{text}");
    }
    let sentence = terminal.refused("compare zero.md revised.md --to redline.odt");
    assert!(sentence.contains(".html, .md or .xml"), "{sentence}");
}

#[test]
fn each_word_is_traced_to_who_brought_it_in() {
    let terminal = two_drafts();
    let trace = terminal.json("trace text.travaux 1 --json");
    let words = trace["words"].as_array().unwrap();
    assert_eq!(joined(words, ""), trace["text"].as_str().unwrap());
    assert_eq!(trace["text"], "States shall report every two years.");
    let word = |text: &str| {
        words
            .iter()
            .find(|word| word["text"].as_str().unwrap().trim() == text)
            .unwrap()
    };
    assert_eq!(word("States")["draft"], "Zero Draft");
    assert_eq!(word("States")["author"], "A. Rivera");
    assert_eq!(word("shall")["draft"], "Rev. 1");
    assert_eq!(word("shall")["author"], "B. Okoye");
    assert_eq!(word("shall")["at"], "2018-03-05T10:00:00.000Z");
    for key in [
        "text", "revision", "draft", "author", "at", "note", "inputs",
    ] {
        assert!(words.iter().all(|word| word.get(key).is_some()), "{key}");
    }
    let told = terminal.done("trace text.travaux 1");
    assert!(
        told.contains("“shall”\n    Rev. 1 · B. Okoye · 2018-03-05"),
        "{told}"
    );
}

#[test]
fn what_is_done_is_sealed_and_taken_back_and_done_again() {
    let terminal = two_drafts();
    let clauses = terminal.json("show text.travaux clauses --json");
    let first = clauses
        .as_array()
        .unwrap()
        .iter()
        .find(|clause| clause["path"] == "1")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    terminal.write(
        "actions.jsonl",
        format!(
            "{{\"do\":\"reword\",\"clause\":\"{first}\",\"wording\":{{\"text\":\"States must report.\"}},\"note\":\"as asked\"}}\n\n{{\"do\":\"retitle\",\"title\":\"Fisheries\"}}\n"
        ),
    );
    let said = terminal.done("apply text.travaux actions.jsonl --at 2018-04-01T10:00:00Z");
    assert_eq!(said, "reword a clause\nchange the title\n");
    terminal.done("seal text.travaux --name Rev._2 --at 2018-04-02T10:00:00Z");
    let drafts = terminal.json("show text.travaux drafts --json");
    assert_eq!(drafts[2]["name"], "Rev. 2");
    assert_eq!(drafts[2]["date"], "2018-04-02");

    assert_eq!(
        terminal.done("undo text.travaux"),
        "undo: seal the draft “Rev. 2”\n"
    );
    assert_eq!(
        terminal.done("undo text.travaux"),
        "undo: change the title\n"
    );
    assert_eq!(
        terminal.done("undo text.travaux"),
        "undo: reword a clause\n"
    );
    let same = terminal.run("compare text.travaux Rev._1 working --exit-code");
    assert_eq!(same.code, 0, "{same:?}");
    assert_eq!(
        terminal.done("redo text.travaux"),
        "redo: reword a clause\n"
    );
    let differs = terminal.run("compare text.travaux Rev._1 working --exit-code");
    assert_eq!(differs.code, 1, "{differs:?}");

    let log = terminal.json("log text.travaux --json");
    assert_eq!(log[0]["label"], "redo: reword a clause");
    assert!(
        log.as_array()
            .unwrap()
            .iter()
            .all(|entry| entry["id"].is_string())
    );
    let verdict = terminal.json("verify text.travaux --json");
    assert_eq!(verdict["good"], true);
    assert_eq!(verdict["changes"], log.as_array().unwrap().len());
}

#[test]
fn a_point_in_time_is_a_text_like_any_other() {
    let terminal = two_drafts();
    let same = terminal.run("compare text.travaux @2018-02-28 Zero_Draft --exit-code");
    assert_eq!(same.code, 0, "{same:?}");
    let newest = terminal.json("log text.travaux --json")[0]["id"].clone();
    let line = format!(
        "compare text.travaux @{} working --exit-code",
        newest.as_str().unwrap()
    );
    assert_eq!(terminal.run(&line).code, 0);
    let sentence = terminal.refused("compare text.travaux @2017-01-01 working");
    assert!(sentence.contains("choose a later time"), "{sentence}");
    let sentence = terminal.refused("compare text.travaux @soon working");
    assert!(sentence.contains("is not a point in time"), "{sentence}");
}

#[test]
fn a_draft_goes_out_and_comes_back_the_same() {
    let terminal = two_drafts();
    for ending in ["md", "txt", "html", "json"] {
        terminal.done(&format!(
            "export text.travaux --draft working --to out.{ending}"
        ));
        let same = terminal.run(&format!("compare revised.md out.{ending} --exit-code"));
        assert_eq!(same.code, 0, "{ending}: {same:?}");
    }
    let read = terminal.json("read out.json --json");
    assert_eq!(read, terminal.json("read revised.md --json"));
    for key in ["number", "kind", "level", "text", "marks"] {
        assert!(
            read["clauses"]
                .as_array()
                .unwrap()
                .iter()
                .all(|clause| clause.get(key).is_some())
        );
    }
    let sentence = terminal.refused("export text.travaux --draft working --to out.odt");
    assert!(sentence.contains(".odt"), "{sentence}");
}

#[test]
fn the_sample_is_searched_shown_and_verified() {
    let terminal = Terminal::new();
    terminal.done("new sample.travaux --sample");
    for what in [
        "drafts",
        "clauses",
        "sessions",
        "sources",
        "inputs",
        "links",
        "participants",
    ] {
        let shown = terminal.json(&format!("show sample.travaux {what} --json"));
        let shown = shown.as_array().unwrap();
        assert!(
            !shown.is_empty() && shown.iter().all(|one| one["id"].is_string()),
            "{what}"
        );
        assert!(
            !terminal
                .done(&format!("show sample.travaux {what}"))
                .is_empty()
        );
    }
    let hits = terminal.json("search sample.travaux remittances --json");
    assert!(
        hits.as_array()
            .unwrap()
            .iter()
            .any(|hit| hit["kind"] == "clause")
    );
    assert!(
        hits.as_array()
            .unwrap()
            .iter()
            .all(|hit| hit["id"].is_string())
    );
    terminal.done("verify sample.travaux");
}

#[test]
fn the_brackets_of_a_text_are_listed_with_alternatives_and_holders() {
    let terminal = Terminal::new();
    terminal.write(
        "draft.md",
        "# A text\n\n1. Parties [shall - EU; US delete / should - US] report.\n2. [Parties [may] meet.\n3. They vote.] [sic]\n",
    );
    terminal.done("new text.travaux --title T");
    terminal.done("import text.travaux draft draft.md --name Zero --date 2018-02-05");
    let brackets = terminal.json("show text.travaux brackets --draft Zero --json");
    let first = &brackets[0];
    assert_eq!(first["number"], "1");
    assert_eq!(first["text"], "[shall - EU; US delete / should - US]");
    assert_eq!(first["alternatives"][0]["text"], "shall");
    assert_eq!(first["alternatives"][0]["positions"][0]["verb"], "delete");
    assert_eq!(first["alternatives"][1]["holders"][0], "US");
    assert_eq!(first["holders"], serde_json::json!(["EU", "US"]));
    assert_eq!(brackets[1]["closes"]["number"], "3");
    assert_eq!(brackets[2]["text"], "[may]");
    assert_eq!(
        brackets[3]["reason"],
        "it says that a word stands so in the original"
    );
    assert_eq!(brackets.as_array().unwrap().len(), 4);
    let lines = terminal.done("show text.travaux brackets");
    assert!(
        lines.contains("1  depth 0  [shall - EU; US delete / should - US]  (EU, US)"),
        "{lines}"
    );
}
