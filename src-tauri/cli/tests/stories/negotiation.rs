//! What the room did to the text: reports, the process, terms and instruments.

use serde_json::{Value, json};

use crate::terminal::Terminal;

const ZERO: &str = "\
# Compact

## Aims

1. States shall report on irregular migration [every year - EU; US delete / every two years].

2. States should meet in Geneva, guided by the 2030 Agenda and its target 10.7.

3. Undocumented migrants are protected under article 2 of the Paris Agreement.
";

/// A record with the drafts "Zero" and "Rev. 1": paragraph 1 softened in silence, the words
/// on Geneva taken out with a note, paragraph 3 moved.
fn negotiated() -> Terminal {
    let terminal = Terminal::with_record();
    terminal.write("zero.md", ZERO);
    terminal.done(
        "import text.travaux draft zero.md --name Zero --date 2018-02-05 --at 2018-02-05T09:00:00Z",
    );
    let clauses = terminal.json("show text.travaux clauses --json");
    let id = |path: &str| {
        let mut all = clauses.as_array().unwrap().iter();
        all.find(|clause| clause["path"] == path).unwrap()["id"].clone()
    };
    let actions = [
        json!({"do": "reword", "clause": id("1"), "wording": {"text": "States should report on irregular migration [every year - EU; US delete / every two years].", "marks": []}}),
        json!({"do": "reword", "clause": id("2"), "wording": {"text": "States should meet, guided by the 2030 Agenda and its target 10.7.", "marks": []}, "note": "as agreed in session 2"}),
        json!({"do": "move", "clause": id("3"), "parent": clauses[1]["id"]}),
    ];
    let lines: Vec<String> = actions.iter().map(Value::to_string).collect();
    terminal.write("round.jsonl", lines.join("\n"));
    terminal.done("apply text.travaux round.jsonl --at 2018-02-20T09:00:00Z");
    terminal.done("seal text.travaux --name Rev._1 --date 2018-03-26 --at 2018-03-26T09:00:00Z");
    terminal
}

#[test]
fn what_was_lost_in_silence_is_listed_and_what_has_a_note_is_not() {
    let terminal = negotiated();
    let found = terminal.json("report text.travaux silence --json");
    assert_eq!(
        (&found["older"], &found["newer"]),
        (&json!("Zero"), &json!("Rev. 1"))
    );
    let silent = found["silent"].as_array().unwrap();
    assert_eq!(silent.len(), 1, "{silent:?}");
    assert_eq!(
        (&silent[0]["text"], &silent[0]["number"]),
        (&json!("shall"), &json!("1"))
    );
    assert_eq!(found["explained"][0]["text"], "in Geneva");
    assert_eq!(
        found["explained"][0]["reason"],
        json!({"note": "as agreed in session 2"})
    );
    let said = terminal.done("report text.travaux silence");
    assert!(
        said.contains(
            "1 wording of 1 clause lost without a note or an input behind it; 1 with one."
        ),
        "{said}"
    );
    terminal.done("report text.travaux silence --to silence.html");
    let page = String::from_utf8(terminal.bytes("silence.html")).unwrap();
    assert!(
        page.contains(">shall</td>") && !page.contains("<script"),
        "{page}"
    );
}

#[test]
fn verbs_brackets_and_convergence_are_reported() {
    let terminal = negotiated();
    let verbs = terminal.json("report text.travaux verbs --older Zero --newer Rev._1 --json");
    assert_eq!(verbs["verbs"].as_array().unwrap().len(), 1);
    assert_eq!(verbs["verbs"][0]["change"], "softened");
    assert_eq!(
        (&verbs["verbs"][0]["from"], &verbs["verbs"][0]["to"]),
        (&json!("shall"), &json!("should"))
    );

    let convergence = terminal.json("report text.travaux convergence --json");
    assert_eq!(convergence["drafts"].as_array().unwrap().len(), 2);
    assert_eq!(convergence["days"].as_array().unwrap().len(), 2);
    let last = &convergence["drafts"][1];
    assert_eq!(
        (
            &last["brackets"],
            &last["nesting"],
            &last["paragraphs"],
            &last["clean"]
        ),
        (&json!(1), &json!(1), &json!(3), &json!(2))
    );

    let ledger = terminal.json("report text.travaux ledger --json");
    let bracket = &ledger["brackets"][0];
    assert_eq!(bracket["holders"], json!(["EU", "US"]));
    assert_eq!(
        (&bracket["since"], &bracket["draft"]),
        (&json!("2018-02-05"), &json!("Zero"))
    );
    assert_eq!(bracket["part"]["text"], "Aims");

    terminal.done("report text.travaux convergence --to chart.csv");
    let csv = String::from_utf8(terminal.bytes("chart.csv")).unwrap();
    assert_eq!(csv.lines().count(), 5, "{csv}");
    let wrong = terminal.run("report text.travaux verbs --to verbs.odt");
    assert_eq!(wrong.code, 3);
}

#[test]
fn a_report_between_drafts_says_where_there_are_not_two() {
    let terminal = Terminal::with_record();
    let said = terminal.run("report text.travaux silence");
    assert_eq!(said.code, 3);
    assert!(
        said.err.contains("there are not two; seal or import one"),
        "{}",
        said.err
    );
}

#[test]
fn terms_and_instruments_are_found_in_the_text() {
    let terminal = negotiated();
    let actions = [
        json!({"do": "setTerm", "name": "irregular migration", "forms": ["irregular migrant"], "otherNames": ["undocumented migrant"], "standing": "contested", "source": "IOM Glossary"}),
        json!({"do": "setInstrument", "name": "Geneva Conventions"}),
    ];
    terminal.write(
        "words.jsonl",
        actions.map(|action| action.to_string()).join("\n"),
    );
    terminal.done("apply text.travaux words.jsonl");
    let terms = terminal.json("show text.travaux terms --json");
    assert_eq!(terms[0]["name"], "irregular migration");
    assert_eq!(terms[0]["uses"].as_array().unwrap().len(), 2);
    assert_eq!(
        terms[0]["called"],
        json!(["irregular migration", "undocumented migrant"])
    );
    assert!(
        terminal
            .done("show text.travaux terms")
            .contains("the text also says: “undocumented migrant”")
    );

    let instruments = terminal.json("show text.travaux instruments --json");
    let all = instruments.as_array().unwrap();
    assert_eq!(all.len(), 6);
    let cited = |name: &str| -> Vec<Value> {
        let one = all.iter().find(|one| one["name"] == name).unwrap();
        let cited = one["cited"].as_array().unwrap();
        cited.iter().map(|one| one["provision"].clone()).collect()
    };
    assert_eq!(cited("2030 Agenda"), [Value::Null, json!("target 10.7")]);
    assert_eq!(cited("Paris Agreement"), [json!("article 2")]);
    assert!(cited("Geneva Conventions").is_empty());
    let earlier = terminal.json("show text.travaux instruments --draft Zero --json");
    assert_eq!(earlier.as_array().unwrap().len(), 6);
}

#[test]
fn the_process_shows_both_days_of_a_document_and_both_plans() {
    let terminal = negotiated();
    let session = "0197a000-0000-7000-8000-000000000001";
    let actions = [
        json!({"do": "setPhase", "name": "stocktaking", "from": "2017-11-01", "until": "2018-01-31", "plans": [{"said": "2017-05-24", "place": "Guadalajara"}]}),
        json!({"do": "setSession", "session": session, "number": "2", "name": "Addressing drivers", "place": "New York", "from": "2017-05-22", "until": "2017-05-23", "plans": [{"said": "2017-04-06", "place": "Geneva"}]}),
        json!({"do": "setExpected", "name": "co-facilitators' summary", "session": session, "due": "2017-06-02", "received": "2017-06-19"}),
    ];
    terminal.write(
        "process.jsonl",
        actions.map(|action| action.to_string()).join("\n"),
    );
    terminal.done("apply text.travaux process.jsonl");
    let said = terminal.done("show text.travaux process");
    for line in [
        "2017-05-22  session 2 Addressing drivers, New York; planned before: Geneva (said 2017-04-06)",
        "2017-06-02  document: co-facilitators' summary, due 2017-06-02, received 2017-06-19, 17 days late",
        "2017-11-01 – 2018-01-31  phase: stocktaking; planned before: Guadalajara (said 2017-05-24)",
        "2018-02-05  draft: Zero",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let listed = terminal.json("show text.travaux process --json");
    assert!(
        listed
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["daysLate"] == 17)
    );
    terminal.done("verify text.travaux");
}
