//! Real texts through the command, where they are at hand.

use std::path::Path;

use crate::terminal::{Terminal, assert_lawful, joined, real};

/// Runs a line in which a path may hold anything.
#[track_caller]
fn done(terminal: &Terminal, args: &[&str]) -> String {
    let said = terminal.run_args(args);
    assert_eq!(said.code, 0, "{args:?}: {said:?}");
    said.out
}

fn list(terminal: &Terminal, file: &Path) -> serde_json::Value {
    let out = done(terminal, &["read", &file.to_string_lossy(), "--json"]);
    let read: serde_json::Value = serde_json::from_str(&out).unwrap();
    read["clauses"].clone()
}

#[test]
fn three_drafts_of_a_conference_become_one_record() {
    let days = ["2015-10-23", "2015-12-04", "2015-12-12"];
    let files: Vec<_> = days
        .iter()
        .filter_map(|day| real(&format!("paris/{day}.md")))
        .collect();
    if files.len() < days.len() {
        return;
    }
    let terminal = Terminal::with_record();
    for (day, file) in days.iter().zip(&files) {
        let file = file.to_string_lossy();
        let args = [
            "import",
            "text.travaux",
            "draft",
            &file,
            "--name",
            day,
            "--date",
            day,
        ];
        done(&terminal, &args);
    }
    for pair in [[0, 1], [1, 2]] {
        let (old, new) = (days[pair[0]], days[pair[1]]);
        let compared = terminal.json(&format!("compare text.travaux {old} {new} --json"));
        assert_lawful(
            &compared,
            &list(&terminal, &files[pair[0]]),
            &list(&terminal, &files[pair[1]]),
        );
    }
    assert_eq!(
        terminal
            .run("compare text.travaux 2015-12-12 working --exit-code")
            .code,
        0
    );
    let clauses = terminal.json("show text.travaux clauses --json");
    let clauses = clauses.as_array().unwrap();
    let mut drafts = std::collections::HashSet::new();
    for clause in clauses.iter().step_by(40) {
        let id = clause["id"].as_str().unwrap();
        let trace = terminal.json(&format!("trace text.travaux {id} --json"));
        let words = trace["words"].as_array().unwrap();
        assert_eq!(joined(words, ""), trace["text"].as_str().unwrap());
        drafts.extend(
            words
                .iter()
                .map(|word| word["draft"].as_str().unwrap().to_owned()),
        );
    }
    assert!(
        drafts.len() > 1,
        "words come from more than one draft: {drafts:?}"
    );
    terminal.done("verify text.travaux");
}

#[test]
fn two_wordings_of_the_objectives_compare_on_disk() {
    let (Some(old), Some(new)) = (
        real("gcm/objectives-july-2018.md"),
        real("gcm/objectives-a-res-73-195.md"),
    ) else {
        return;
    };
    let terminal = Terminal::new();
    let args = [
        "compare",
        &old.to_string_lossy(),
        &new.to_string_lossy(),
        "--json",
    ];
    let compared = serde_json::from_str(&done(&terminal, &args)).unwrap();
    assert_lawful(&compared, &list(&terminal, &old), &list(&terminal, &new));
}

#[test]
fn the_report_on_a_session_becomes_a_source() {
    let Some(report) = real("seed/second-thematic-session-2017-05-25.txt") else {
        return;
    };
    let terminal = Terminal::with_record();
    let args = [
        "import",
        "text.travaux",
        "source",
        &report.to_string_lossy(),
        "--session",
        "2",
        "--kind",
        "report",
        "--reported-by",
        "a news service",
    ];
    done(&terminal, &args);
    let sources = terminal.json("show text.travaux sources --json");
    assert!(sources[0]["bytes"].as_u64().unwrap() > 10_000);
    let hits = terminal.json("search text.travaux remittance --json");
    assert_eq!(hits[0]["kind"], "source");
    terminal.done("verify text.travaux");
}
