//! Reviewing links, and reporting on a whole record.

use crate::terminal::Terminal;

/// A terminal with the sample as `text.travaux`.
fn with_sample() -> Terminal {
    let terminal = Terminal::new();
    terminal.done("new text.travaux --sample");
    terminal
}

fn read(terminal: &Terminal, name: &str) -> String {
    String::from_utf8(terminal.bytes(name)).unwrap()
}

#[test]
fn a_changed_link_is_accepted_with_a_reason_and_leaves_the_queue() {
    let terminal = with_sample();
    let due = terminal.json("show text.travaux review --json");
    let due = due.as_array().unwrap();
    assert!(!due.is_empty(), "the sample has links to look at");
    for one in due {
        let text_side = one["standing"] != "holds";
        assert!(text_side || one["why"][0] != "changed");
        assert_eq!(one["turned"].is_object(), text_side);
    }
    let changed = due.iter().find(|one| one["standing"] == "changed").unwrap();
    let id = changed["id"].as_str().unwrap();
    let line =
        format!("{{\"do\":\"acceptLink\",\"link\":\"{id}\",\"reason\":\"it says the same\"}}");
    terminal.write("accept.jsonl", &line);
    terminal.done("apply text.travaux accept.jsonl --author Ana");
    let left = terminal.json("show text.travaux review --json");
    assert_eq!(left.as_array().unwrap().len(), due.len() - 1);
    let links = terminal.json("show text.travaux links --json");
    let link = |one: &&serde_json::Value| one["id"] == id;
    let link = links.as_array().unwrap().iter().find(link).unwrap();
    assert_eq!(link["standing"], "accepted");
    assert_eq!(link["accepted"]["reason"], "it says the same");
    terminal.done("undo text.travaux --author Ana");
    let again = terminal.json("show text.travaux review --json");
    assert_eq!(again.as_array().unwrap().len(), due.len());
    terminal.done("verify text.travaux");
}

#[test]
fn what_became_of_an_input_is_suggested_and_said() {
    let terminal = with_sample();
    let fates = terminal.json("show text.travaux became --json");
    let fates = fates.as_array().unwrap();
    assert!(
        fates
            .iter()
            .any(|fate| fate["suggested"]["is"] == "inOtherWords")
    );
    let id = fates[0]["id"].as_str().unwrap();
    let line = format!(
        "{{\"do\":\"judgeInput\",\"input\":\"{id}\",\"became\":{{\"is\":\"nothingYet\"}}}}"
    );
    terminal.write("judge.jsonl", &line);
    terminal.done("apply text.travaux judge.jsonl");
    let fates = terminal.json("show text.travaux became --json");
    assert_eq!(fates[0]["judged"]["is"], "nothingYet");
}

#[test]
fn the_three_reports_are_printed_and_written() {
    let terminal = with_sample();
    let coverage = terminal.json("report text.travaux coverage --json");
    let parts = coverage["parts"].as_array().unwrap().len();
    for matrix in ["sessions", "participants"] {
        for row in coverage[matrix]["rows"].as_array().unwrap() {
            assert_eq!(row["cells"].as_array().unwrap().len(), parts);
        }
    }
    let participation = terminal.json("report text.travaux participation --json");
    let states = participation["states"]["count"].as_u64().unwrap();
    let groups = participation["groups"].as_array().unwrap();
    let sum: u64 = groups
        .iter()
        .map(|one| one["count"].as_u64().unwrap())
        .sum();
    assert!(states > 0 && states == sum);
    let travaux = terminal.json("report text.travaux travaux --json");
    let clauses = terminal.json("show text.travaux clauses --json");
    assert!(travaux["clauses"].as_array().unwrap().len() >= clauses.as_array().unwrap().len());
    assert!(
        terminal
            .done("report text.travaux participation")
            .contains("from these sources")
    );

    for (what, ending) in [
        ("coverage", "csv"),
        ("coverage", "html"),
        ("participation", "md"),
        ("participation", "csv"),
        ("travaux", "html"),
        ("travaux", "md"),
    ] {
        terminal.done(&format!("report text.travaux {what} --to {what}.{ending}"));
        let written = read(&terminal, &format!("{what}.{ending}"));
        assert!(written.len() > 200, "{what}.{ending}");
        assert_eq!(written.contains("<!DOCTYPE html>"), ending == "html");
    }
    let id = clauses[0]["id"].as_str().unwrap();
    assert!(read(&terminal, "travaux.html").contains(id));
    let says = terminal.refused("report text.travaux travaux --to travaux.csv");
    assert!(says.contains(".html or .md"), "{says}");
}

#[test]
fn a_withdrawn_source_shows_nothing_in_a_trace_and_says_so() {
    let terminal = with_sample();
    let links = terminal.json("show text.travaux links --json");
    let links = links.as_array().unwrap();
    let link = links
        .iter()
        .find(|one| one["standing"] == "holds" && one["target"]["to"] == "words")
        .unwrap();
    let (clause, input) = (link["target"]["clause"].as_str().unwrap(), &link["input"]);
    let behind = |terminal: &Terminal| {
        let trace = terminal.json(&format!("trace text.travaux {clause} --json"));
        let words = trace["words"].as_array().unwrap().clone();
        let on_words = words.iter().any(|word| {
            let inputs = word["inputs"].as_array().unwrap();
            inputs.iter().any(|one| one["id"] == *input)
        });
        let links = trace["links"].as_array().unwrap();
        let link = links.iter().find(|one| one["input"] == *input).unwrap();
        (on_words, link["withdrawn"].clone())
    };
    assert_eq!(behind(&terminal), (true, serde_json::Value::Null));
    let inputs = terminal.json("show text.travaux inputs --json");
    let all = inputs.as_array().unwrap();
    let said = all.iter().find(|one| one["id"] == *input).unwrap();
    let lines: Vec<String> = said["passages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|at| {
            format!(
                "{{\"do\":\"withdrawSource\",\"source\":{},\"withdrawn\":true}}",
                at["source"]
            )
        })
        .collect();
    terminal.write("withdraw.jsonl", lines.join("\n"));
    terminal.done("apply text.travaux withdraw.jsonl");
    assert_eq!(behind(&terminal), (false, "source".into()));
    let says = terminal.done(&format!("trace text.travaux {clause}"));
    assert!(says.contains("has been withdrawn"), "{says}");
}
