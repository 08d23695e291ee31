//! Whatever is wrong is said in one sentence, and the record stays as it was.

use std::fs::{self, File};

use travaux::ids::DeskId;
use travaux::record::{Access, Holder};

use crate::terminal::Terminal;

/// A record with a draft of one clause.
fn with_draft() -> Terminal {
    let terminal = Terminal::with_record();
    terminal.write("zero.md", "1. States should report every year.\n");
    terminal.done("import text.travaux draft zero.md --name Zero --date 2018-02-05");
    terminal
}

#[track_caller]
fn says(sentence: &str, words: &str) {
    assert!(sentence.contains(words), "{sentence:?} says not {words:?}");
}

#[test]
fn a_wrong_argument_is_answered_with_the_form_that_is_expected() {
    let terminal = with_draft();
    for (line, words) in [
        (
            "import text.travaux draft zero.md --name New --date 5.2.2018",
            "write a day that there is, as year, month and day: 2018-02-05",
        ),
        (
            "seal text.travaux --name New --date 2018-02-30",
            "2018-02-05",
        ),
        (
            "seal text.travaux --name New --at yesterday",
            "2018-02-05T10:00:00Z",
        ),
        ("suggest text.travaux 1 --limit ten", "a whole number"),
    ] {
        let said = terminal.run(line);
        assert_eq!(said.code, 2, "{line}: {said:?}");
        says(&said.err, words);
        for stranger in ["parse", "digit", "parameter"] {
            assert!(!said.err.contains(stranger), "{line}: {said:?}");
        }
    }
    for (action, words) in [
        (
            r#"{"do":"seal","name":"New","date":"soon"}"#,
            "line 1 is not an action: a day or a time in it is none; write 2018-02-05",
        ),
        (
            r#"{"do":"seal","name":"New","date":"2018-02-30"}"#,
            "2018-02-05",
        ),
        (
            r#"{"do":"remove","clause":"first"}"#,
            "an id in it is none; copy one from `travaux show`",
        ),
        (r#"{"do":"remove","clause":7}"#, "an id in it is none"),
    ] {
        terminal.write("actions.jsonl", action);
        says(&terminal.refused("apply text.travaux actions.jsonl"), words);
    }
}

#[test]
fn a_whole_record_is_no_draft_and_the_way_to_it_is_said() {
    let terminal = with_draft();
    terminal.done("export text.travaux --to whole.json");
    says(
        &terminal.refused("import text.travaux draft whole.json --name New --date 2018-03-01"),
        "whole.json: this is a whole record, not one draft; make a record of it with `travaux new NEW --from FILE`",
    );
}

#[test]
fn a_pipe_is_no_document_and_nothing_waits_for_its_end() {
    let terminal = Terminal::new();
    let made = std::process::Command::new("mkfifo")
        .arg(terminal.path("pipe.md"))
        .status();
    assert!(made.unwrap().success());
    says(&terminal.refused("read pipe.md"), "no ordinary file");
}

#[test]
fn what_is_no_record_is_refused() {
    let terminal = Terminal::new();
    terminal.write("letter.travaux", "Dear colleague,");
    terminal.write("empty.travaux", "");
    fs::create_dir(terminal.path("folder.travaux")).unwrap();
    for command in ["log", "verify", "undo", "show"] {
        let more = if command == "show" { " drafts" } else { "" };
        let refused = |name: &str| terminal.refused(&format!("{command} {name}{more}"));
        says(&refused("none.travaux"), "there is no file none.travaux");
        says(&refused("letter.travaux"), "is not a Travaux record");
        says(&refused("empty.travaux"), "is not a Travaux record");
        says(&refused("folder.travaux"), "is not a Travaux record");
    }
    assert_eq!(terminal.bytes("letter.travaux"), b"Dear colleague,");
}

#[test]
fn a_record_is_not_made_over_another_file() {
    let terminal = with_draft();
    says(
        &terminal.refused("new text.travaux --title Again"),
        "is there already",
    );
    says(
        &terminal.refused("new none/text.travaux --title Again"),
        "could not be made",
    );
    says(
        &terminal.refused("new other.travaux --title _"),
        "needs a name",
    );
    assert!(!terminal.path("other.travaux").exists());
    fs::copy(terminal.path("text.travaux"), terminal.path("copy.md")).unwrap();
    says(
        &terminal.refused("export text.travaux --draft Zero --to copy.md"),
        "is there already",
    );
}

#[test]
fn a_newer_record_is_refused_untouched() {
    let terminal = with_draft();
    let db = rusqlite::Connection::open(terminal.path("text.travaux")).unwrap();
    db.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(db);
    for command in ["log", "undo", "verify"] {
        says(
            &terminal.refused(&format!("{command} text.travaux")),
            "newer version",
        );
    }
}

#[test]
fn a_damaged_record_is_refused_or_found_altered() {
    let terminal = with_draft();
    let whole = terminal.bytes("text.travaux");
    let mut damaged = whole.clone();
    damaged[1024..].fill(0xAA);
    terminal.write("text.travaux", &damaged);
    says(&terminal.refused("log text.travaux"), "is damaged");
    let verified = terminal.run("verify text.travaux");
    assert!(matches!(verified.code, 1 | 3), "{verified:?}");
    terminal.write("text.travaux", &whole[..whole.len() / 2]);
    terminal.refused("undo text.travaux");
    let verified = terminal.run("verify text.travaux");
    assert!(matches!(verified.code, 1 | 3), "{verified:?}");
}

#[test]
fn an_altered_history_is_found_and_the_change_named() {
    let terminal = with_draft();
    let db = rusqlite::Connection::open(terminal.path("text.travaux")).unwrap();
    db.execute_batch("UPDATE change SET author = 'somebody else' WHERE seq = 1")
        .unwrap();
    drop(db);
    let before = terminal.bytes("text.travaux");
    let said = terminal.run("verify text.travaux");
    assert_eq!(said.code, 1, "{said:?}");
    says(&said.out, "change 1 (somebody else");
    let said = terminal.run("verify text.travaux --json");
    assert_eq!(said.code, 1);
    let verdict: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(verdict["good"], false);
    assert!(verdict["findings"][0]["change"].is_string());
    assert_eq!(terminal.bytes("text.travaux"), before);
}

#[test]
fn a_letter_altered_in_a_record_of_one_s_own_is_refused_with_what_to_do() {
    let terminal = with_draft();
    terminal.done("show text.travaux clauses");
    let mut altered = terminal.bytes("text.travaux");
    let at = altered.windows(6).position(|words| words == b"report");
    altered[at.unwrap()] = b'R';
    terminal.write("text.travaux", altered);
    let backups = fs::read_dir(terminal.path("desk/backups"))
        .unwrap()
        .map(|folder| fs::read_dir(folder.unwrap().path()).unwrap().count());
    assert_eq!(backups.collect::<Vec<_>>(), [1], "one before the import");
    for command in [
        "show text.travaux clauses",
        "trace text.travaux 1",
        "compare text.travaux Zero working",
        "log text.travaux",
        "undo text.travaux",
        "seal text.travaux --name Next",
        "export text.travaux --draft working --to out.md",
        "new again.travaux --from text.travaux",
    ] {
        let said = terminal.refused(command);
        says(&said, "text.travaux is damaged (");
        says(
            &said,
            "make it again from its history, or from a backup: `travaux new NEW --from",
        );
        says(&said, "; the newest backup is ");
    }
    let said = terminal.run("verify text.travaux");
    assert_eq!(said.code, 1, "{said:?}");
    says(
        &said.err,
        "make it again from its history, or from a backup",
    );
}

#[test]
fn an_older_copy_is_noticed() {
    let terminal = with_draft();
    let older = terminal.bytes("text.travaux");
    terminal.done("seal text.travaux --name Rev._1");
    terminal.write("text.travaux", older);
    says(&terminal.refused("undo text.travaux"), "older copy");
    let said = terminal.run("verify text.travaux");
    assert_eq!(said.code, 1, "{said:?}");
    terminal.done("log text.travaux");
}

#[test]
fn a_write_protected_record_is_read_and_not_changed() {
    let terminal = with_draft();
    let path = terminal.path("text.travaux");
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    says(
        &terminal.refused("undo text.travaux"),
        "open for reading only",
    );
    terminal.done("log text.travaux");
    terminal.done("verify text.travaux");
}

#[test]
fn a_record_that_is_open_elsewhere_is_read_and_not_changed() {
    let terminal = with_draft();
    let desk = DeskId(uuid::Uuid::from_u128(7));
    let mut elsewhere =
        travaux::Record::open(&terminal.path("text.travaux"), Access::Write, desk).unwrap();
    let holder = Holder {
        author: "B. Okoye".to_owned(),
        process: 7,
        host: "elsewhere".to_owned(),
        since: jiff::Timestamp::UNIX_EPOCH,
    };
    elsewhere.hold(&holder).unwrap();
    says(
        &terminal.refused("undo text.travaux"),
        "B. Okoye on elsewhere",
    );
    terminal.done("log text.travaux");
    terminal.done("verify text.travaux");
    drop(elsewhere);
    terminal.done("undo text.travaux");
}

#[test]
fn a_document_that_cannot_be_read_whole_changes_nothing() {
    let terminal = with_draft();
    terminal.write("empty.md", "");
    terminal.write("blank.txt", " \n\n ");
    terminal.write("binary.md", b"\x7fELF\x00\x00\x01\x02");
    terminal.write("picture.pdf", "%PDF-1.7");
    terminal.write("wrong.txt", b"caf\xe9 \xff\xfe");
    terminal.write("cut.json", r#"{"clauses":[{"number":null,"kind":"para"#);
    terminal.write("cut.txt", &"Réunion".as_bytes()[..2]);
    terminal.write("deep.html", "<div>".repeat(100_000));
    terminal.write("deep.md", "> ".repeat(100_000) + "words");
    terminal.write("deep.json", "[".repeat(100_000));
    File::create(terminal.path("huge.txt"))
        .unwrap()
        .set_len(100 << 20)
        .unwrap();
    fs::create_dir(terminal.path("folder.md")).unwrap();
    for name in [
        "empty.md",
        "blank.txt",
        "binary.md",
        "picture.pdf",
        "wrong.txt",
        "cut.json",
        "cut.txt",
        "deep.html",
        "deep.md",
        "deep.json",
        "huge.txt",
        "folder.md",
        "none.md",
    ] {
        terminal.refused(&format!(
            "import text.travaux draft {name} --name New --date 2018-03-01"
        ));
        terminal.refused(&format!(
            "import text.travaux source {name} --session 1 --kind note"
        ));
        terminal.refused(&format!("read {name} --json"));
        terminal.refused(&format!("compare zero.md {name}"));
    }
    says(
        &terminal.refused("read huge.txt"),
        "has 100 MiB, more than can be read (64 MiB)",
    );
    assert_eq!(
        terminal
            .json("show text.travaux sessions --json")
            .as_array()
            .unwrap()
            .len(),
        0
    );
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let terminal = with_draft();
    says(
        &terminal.refused("trace text.travaux 9"),
        "no clause is numbered “9”",
    );
    let strange = "0190f7c0-0000-7000-8000-000000000001";
    says(
        &terminal.refused(&format!("trace text.travaux {strange}")),
        "has no clause",
    );
    says(
        &terminal.refused("compare text.travaux Zero Rev._9"),
        "it has: Zero",
    );
    says(
        &terminal.refused("export text.travaux --draft Rev._9 --to out.md"),
        "it has: Zero",
    );
    says(
        &terminal.refused("import text.travaux draft zero.md --name zero --date 2018-02-05"),
        "there is already a draft named “zero”",
    );
    says(
        &terminal.refused("seal text.travaux --name Working"),
        "the draft needs a name",
    );
    says(
        &terminal.refused("redo text.travaux"),
        "nothing of yours to redo",
    );
    says(
        &terminal.refused("undo text.travaux --author nobody"),
        "nothing of yours to undo",
    );
}

#[test]
fn an_action_that_does_not_fit_is_refused_with_its_line_and_all_before_it() {
    let terminal = with_draft();
    let clause = terminal.json("show text.travaux clauses --json")[0].clone();
    let (id, revision) = (&clause["id"], &clause["revision"]);
    let good = r#"{"do":"retitle","title":"Another"}"#;
    for (bad, words) in [
        (
            format!(r#"{{"do":"reword","clause":{id},"wording":{{"text":" "}}}}"#),
            "needs some words",
        ),
        (
            format!(r#"{{"do":"split","clause":{id},"at":900}}"#),
            "does not lie inside the text",
        ),
        (
            format!(
                r#"{{"do":"addLink","input":{id},"relation":"cites","target":{{"to":"words","clause":{id},"revision":{revision},"start":0,"end":900}}}}"#
            ),
            "has no input",
        ),
        (
            r#"{"do":"remove","clause":"0190f7c0-0000-7000-8000-000000000001"}"#.to_owned(),
            "has no clause",
        ),
        (r#"{"do":"dance"}"#.to_owned(), "is not an action"),
        ("{".to_owned(), "is not an action"),
    ] {
        terminal.write("actions.jsonl", format!("{good}\n\n{bad}\n"));
        let sentence = terminal.refused("apply text.travaux actions.jsonl");
        says(&sentence, "line 3");
        says(&sentence, words);
    }
    terminal.write("actions.jsonl", "\n");
    says(
        &terminal.refused("apply text.travaux actions.jsonl"),
        "has no line in it",
    );
    says(
        &terminal.refused("apply text.travaux none.jsonl"),
        "there is no file",
    );
}

#[test]
fn an_older_copy_is_gone_on_from_in_a_new_file_and_never_silently() {
    let terminal = with_draft();
    terminal.write("older.travaux", terminal.bytes("text.travaux"));
    terminal.done("seal text.travaux --name Rev._1");
    says(
        &terminal.refused("undo older.travaux"),
        "travaux new NEW --from older.travaux",
    );
    let said = terminal.run("new again.travaux --from older.travaux");
    assert_eq!(said.code, 0, "{said:?}");
    says(&said.err, "this desk has seen 3 changes of this record");
    terminal.done("seal again.travaux --name Another");
    terminal.done("verify again.travaux");
    says(
        &terminal.refused("undo text.travaux"),
        "tells another history",
    );
    says(
        &terminal.refused("new again.travaux --from older.travaux"),
        "is there already",
    );
}

#[test]
fn a_record_is_read_where_the_desk_has_no_folder() {
    let terminal = with_draft();
    let reads = || {
        for command in ["log", "verify", "show", "search"] {
            let more = match command {
                "show" => " clauses",
                "search" => " States",
                _ => "",
            };
            let said = terminal.run(&format!("{command} text.travaux{more}"));
            assert_eq!(said.code, 0, "{said:?}");
            says(&said.err, "note: this desk has no folder to write to");
            assert_eq!(said.err.lines().count(), 1, "{said:?}");
        }
    };
    // A folder that takes no memory, as on a full disk; then none at all.
    fs::remove_dir_all(terminal.path("desk")).unwrap();
    fs::create_dir_all(terminal.path("desk/trust.db")).unwrap();
    reads();
    fs::remove_dir_all(terminal.path("desk")).unwrap();
    terminal.write("desk", "in the way");
    reads();
    says(&terminal.refused("undo text.travaux"), "TRAVAUX_DATA_DIR");
}

#[test]
fn a_field_that_an_action_does_not_have_is_refused_with_the_line() {
    let terminal = with_draft();
    let clause = terminal.json("show text.travaux clauses --json")[0]["id"].clone();
    terminal.write(
        "actions.jsonl",
        format!(
            "{{\"do\":\"renumber\"}}\n{{\"do\":\"reword\",\"clause\":{clause},\"wording\":{{\"text\":\"A.\"}},\"reason\":\"as asked\"}}\n"
        ),
    );
    let said = terminal.refused("apply text.travaux actions.jsonl");
    says(&said, "actions.jsonl, line 2 is not an action");
    says(&said, "“reason”");
    terminal.write(
        "actions.jsonl",
        r#"{"do":"retitle","title":"One","title":"Another"}"#,
    );
    says(
        &terminal.refused("apply text.travaux actions.jsonl"),
        "duplicate field",
    );
}

#[test]
fn a_draft_has_no_name_that_means_another_text() {
    let terminal = with_draft();
    for name in ["@2018-03-01", "WORKING"] {
        says(
            &terminal.refused(&format!("seal text.travaux --name {name}")),
            "a name of its own",
        );
        says(
            &terminal.refused(&format!(
                "import text.travaux draft zero.md --name {name} --date 2018-03-01"
            )),
            "a name of its own",
        );
    }
}

#[test]
fn a_refusal_of_a_file_names_it_and_speaks_of_no_record_where_there_is_none() {
    let terminal = with_draft();
    terminal.write("blank.txt", " \n\n ");
    for command in ["read blank.txt", "compare zero.md blank.txt"] {
        let said = terminal.refused(command);
        says(&said, "blank.txt");
        assert!(!said.contains("record"), "{said}");
    }
    let said = terminal.refused("import text.travaux draft blank.txt --name New --date 2018-03-01");
    says(&said, "blank.txt");
    says(&said, "the record is unchanged");
    says(
        &terminal.refused("export text.travaux --draft Zero --to zero.odt"),
        "cannot be written",
    );
}

#[test]
fn a_file_of_an_earlier_version_is_made_again_from_its_history() {
    let terminal = with_draft();
    let db = rusqlite::Connection::open(terminal.path("text.travaux")).unwrap();
    db.execute_batch("DROP TABLE silence; ALTER TABLE session ADD COLUMN room TEXT")
        .unwrap();
    drop(db);
    fs::remove_dir_all(terminal.path("desk")).unwrap();
    says(
        &terminal.refused("log text.travaux"),
        "travaux new NEW --from text.travaux",
    );
    terminal.done("new again.travaux --from text.travaux");
    terminal.done("verify again.travaux");
    terminal.done("seal again.travaux --name Rev._1");
    terminal.write("letter.md", "Dear colleague,");
    let said = terminal.refused("new other.travaux --from letter.md");
    assert!(!said.contains("unchanged"), "{said}");
    assert!(!terminal.path("other.travaux").exists());
}

#[test]
fn unspaced_and_right_to_left_clauses_are_traced_to_the_letter() {
    let terminal = Terminal::with_record();
    let (chinese, arabic) = (
        "各国承诺加强移民数据的收集。",
        "تلتزم الدول بتعزيز جمع البيانات عن الهجرة.",
    );
    terminal.write("zero.md", format!("1. {chinese}\n\n2. {arabic}\n"));
    terminal.done("import text.travaux draft zero.md --name Zero --date 2018-02-05");
    terminal.write("note.md", format!("{chinese}\n"));
    terminal.done("import text.travaux source note.md --session 1 --kind note --language zh");
    for (number, text) in [("1", chinese), ("2", arabic)] {
        let traced = terminal.json(&format!("trace text.travaux {number} --json"));
        let words = traced["words"].as_array().unwrap();
        let joined: String = words
            .iter()
            .map(|word| word["text"].as_str().unwrap())
            .collect();
        assert_eq!(joined, text);
        assert!(words.len() > 3, "{traced}");
        assert!(words.iter().all(|word| word["draft"] == "Zero"), "{traced}");
    }
}

#[test]
fn what_a_command_has_no_use_for_is_wrong_usage() {
    let terminal = with_draft();
    for (line, says_so) in [
        ("show text.travaux drafts --draft Zero", "leave --draft out"),
        (
            "report text.travaux coverage --older Zero",
            "leave --older and --newer out",
        ),
        (
            "suggest text.travaux 1 --limit 0",
            "write a whole number from 1 up, such as 10",
        ),
        ("search text.travaux ...", "no word to look for"),
        ("seal text.travaux --name A --date today", "2018-02-05"),
        ("undo text.travaux --at noon", "2018-02-05T10:00:00Z"),
    ] {
        let said = terminal.run(line);
        assert_eq!(said.code, 2, "{line}: {said:?}");
        assert!(said.out.is_empty(), "{line}: {said:?}");
        says(&said.err, says_so);
    }
    terminal.done("show text.travaux clauses --draft Zero");
}

#[test]
fn where_there_is_nothing_yet_it_is_said() {
    let terminal = with_draft();
    says(
        &terminal.done("suggest text.travaux 1"),
        "There is no input yet; `travaux import RECORD source DOC",
    );
    for line in ["show text.travaux links", "search text.travaux remittances"] {
        let said = terminal.run(line);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{line}");
        says(&said.err, "note: ");
    }
    assert_eq!(terminal.done("show text.travaux links --json"), "[]\n");
}

#[test]
fn a_place_where_nothing_can_be_written_is_said_in_words() {
    let terminal = with_draft();
    fs::create_dir(terminal.path("folder")).unwrap();
    for (line, says_so) in [
        ("new none/a.travaux --title A", "no such folder"),
        (
            "export text.travaux --draft working --to none/a.md",
            "no such folder",
        ),
        (
            "export text.travaux --draft working --to text.travaux/a.md",
            "is a file",
        ),
    ] {
        let said = terminal.refused(line);
        says(&said, says_so);
        assert!(!said.contains("os error"), "{said}");
    }
    fs::rename(terminal.path("folder"), terminal.path("folder.md")).unwrap();
    says(
        &terminal.refused("export text.travaux --draft working --to folder.md"),
        "is a folder",
    );
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_grow_is_said_and_the_record_is_as_it_was() {
    let terminal = with_draft();
    let long = "All are heard. ".repeat(100_000);
    terminal.write(
        "long.jsonl",
        format!(
            r#"{{"do":"addClause","wording":{{"text":"{}"}},"kind":"paragraph","series":"auto"}}"#,
            long.trim()
        ),
    );
    let before = terminal.bytes("text.travaux");
    let most = before.len() / 512 + 200;
    let output = std::process::Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -f {most}; exec \"$0\" apply text.travaux long.jsonl"),
        ])
        .arg(env!("CARGO_BIN_EXE_travaux"))
        .current_dir(terminal.path(""))
        .env("TRAVAUX_DATA_DIR", terminal.path("desk"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    says(&said, "the disk refused to write");
    terminal.done("verify text.travaux");
    assert_eq!(terminal.bytes("text.travaux"), before);
    terminal.done("apply text.travaux long.jsonl");
}
