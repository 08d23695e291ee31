//! What was said comes into a record: a source, and inputs line by line.

use crate::terminal::Terminal;

const LINES: &str = r#"{"id":"a1","text":"The Netherlands asked for a glossary.","speakers":["Netherlands"],"session":2,"kind":"ask"}

{"id":2,"text":"Many said that costs are too high.","speakers":[],"session":"2","kind":"claim"}
{"id":"a3","text":"For the African Group, Chad supported it.","speakers":["Chad","chad"],"for":["African Group"],"open":true,"session":"Expert panel","kind":"support"}
"#;

#[test]
fn inputs_come_in_with_their_speakers_sessions_and_sources() {
    let terminal = Terminal::with_record();
    terminal.write("floor.jsonl", LINES);
    assert_eq!(
        terminal.done("import text.travaux inputs floor.jsonl"),
        "3 inputs\n"
    );
    let inputs = terminal.json("show text.travaux inputs --json");
    assert_eq!(inputs[0]["name"], "a1");
    assert_eq!(inputs[0]["text"], "The Netherlands asked for a glossary.");
    assert_eq!(inputs[0]["speakers"][0], "Netherlands");
    assert_eq!(inputs[1]["name"], "2");
    assert_eq!(inputs[1]["speakers"].as_array().unwrap().len(), 0);
    assert_eq!(inputs[2]["speakers"].as_array().unwrap().len(), 1);
    assert_eq!(inputs[2]["for"][0], "African Group");
    assert_eq!(inputs[2]["open"], true);
    let sources = terminal.json("show text.travaux sources --json");
    assert_eq!(sources.as_array().unwrap().len(), 2);
    assert!(
        sources
            .as_array()
            .unwrap()
            .iter()
            .all(|one| one["kind"] == "note" && one["title"] == "floor")
    );
    let sessions = terminal.json("show text.travaux sessions --json");
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    assert_eq!(
        terminal.done("undo text.travaux"),
        "undo: import 3 inputs from floor.jsonl\n"
    );
    terminal.done("verify text.travaux");
}

#[test]
fn a_line_that_is_no_input_takes_the_others_with_it() {
    let terminal = Terminal::with_record();
    let good = LINES.lines().next().unwrap();
    for (bad, says) in [
        ("{", "line 2 is not an input"),
        (
            r#"{"id":"b","speakers":[],"session":"1","kind":"ask"}"#,
            "missing field `text`",
        ),
        (
            r#"{"id":"b","text":"x","speakers":[],"session":"1","kind":"shout"}"#,
            "unknown variant `shout`",
        ),
        (
            r#"{"id":"b","text":"x","speakers":[],"session":[],"kind":"ask"}"#,
            "a session is a text or a number",
        ),
        (
            r#"{"id":"b","text":" ","speakers":[],"session":"1","kind":"ask"}"#,
            "line 2: an input needs some words",
        ),
        (
            r#"{"id":"b","text":"x","speakers":[" "],"session":"1","kind":"ask"}"#,
            "line 2: a speaker has no name",
        ),
        (
            r#"{"id":"a1","text":"x","speakers":[],"session":"1","kind":"ask"}"#,
            "line 2: line 1 has the id “a1” already",
        ),
        (
            r#"{"id":"b","text":"x","speaker":["Chad"],"session":"1","kind":"ask"}"#,
            "line 2 is not an input: it has a field “speaker” that means nothing there",
        ),
    ] {
        terminal.write("floor.jsonl", format!("{good}\n{bad}\n"));
        let sentence = terminal.refused("import text.travaux inputs floor.jsonl");
        assert!(sentence.contains(says), "{sentence}");
        assert!(sentence.ends_with("the record is unchanged"), "{sentence}");
    }
    terminal.write("floor.jsonl", good);
    terminal.done("import text.travaux inputs floor.jsonl");
    let sentence = terminal.refused("import text.travaux inputs floor.jsonl");
    assert!(
        sentence.contains("already an input named “a1”"),
        "{sentence}"
    );
}

const ANSWERS: &str = r#"{"id":"b1","text":"Belgium supported this proposal.","speakers":["Belgium"],"session":2,"kind":"support","about":["a1"]}
{"id":"a1","text":"A glossary would be useful.","speakers":["Mexico"],"session":2,"kind":"ask"}
{"id":3,"text":"Chad did not.","speakers":["Chad"],"session":2,"kind":"opposition","about":["a1"]}
"#;

#[test]
fn support_comes_in_goes_out_and_is_shown_with_what_it_supports() {
    let terminal = Terminal::with_record();
    terminal.write("floor.jsonl", ANSWERS);
    terminal.done("import text.travaux inputs floor.jsonl");
    let inputs = terminal.json("show text.travaux inputs --json");
    assert_eq!(inputs[0]["about"][0], inputs[1]["id"]);
    assert_eq!(inputs[1]["about"].as_array().unwrap().len(), 0);
    assert_eq!(inputs[1]["answeredBy"][0], inputs[0]["id"]);
    assert_eq!(inputs[1]["answeredBy"][1], inputs[2]["id"]);

    terminal.done("export text.travaux --to out.jsonl");
    let out = String::from_utf8(terminal.bytes("out.jsonl")).unwrap();
    assert!(out.contains(r#""about":["a1"]"#), "{out}");
    terminal.done("new again.travaux --title Again");
    terminal.done("import again.travaux inputs out.jsonl");
    let again = terminal.json("show again.travaux inputs --json");
    assert_eq!(again[1]["answeredBy"].as_array().unwrap().len(), 2);

    // A later file can name what the record has.
    terminal.write(
        "more.jsonl",
        r#"{"text":"Norway agreed.","speakers":["Norway"],"session":"2","kind":"support","about":["a1"]}"#,
    );
    terminal.done("import text.travaux inputs more.jsonl");
    let inputs = terminal.json("show text.travaux inputs --json");
    assert_eq!(inputs[1]["answeredBy"].as_array().unwrap().len(), 3);

    for (lines, says) in [
        (
            r#"{"id":"x","text":"Yes.","session":"1","kind":"support","about":["nobody"]}"#,
            "line 1: neither the file nor the record has an input “nobody”",
        ),
        (
            "{\"id\":\"x\",\"text\":\"Yes.\",\"session\":\"1\",\"kind\":\"support\",\"about\":[\"y\"]}\n{\"id\":\"y\",\"text\":\"Agreed.\",\"session\":\"1\",\"kind\":\"support\",\"about\":[\"x\"]}",
            "line 2: it is about “x”, which is about this one in turn",
        ),
        (
            r#"{"id":"x","text":"Yes.","session":"1","kind":"support","about":["x"]}"#,
            "or is this one",
        ),
    ] {
        terminal.write("wrong.jsonl", lines);
        let sentence = terminal.refused("import text.travaux inputs wrong.jsonl");
        assert!(sentence.contains(says), "{sentence}");
        assert!(sentence.ends_with("the record is unchanged"), "{sentence}");
    }
    terminal.done("verify text.travaux");
}

#[test]
fn a_source_comes_in_with_its_session() {
    let terminal = Terminal::with_record();
    terminal.write("report.html", "<h1>Report</h1><p>Chad asked for boats.</p>");
    terminal.done("import text.travaux source report.html --session 2 --kind report --reported-by a_news_service");
    terminal
        .done("import text.travaux source report.html --session 2 --kind statement --title Again");
    let sources = terminal.json("show text.travaux sources --json");
    assert_eq!(sources[0]["title"], "report");
    assert_eq!(sources[0]["reportedBy"], "a news service");
    assert_eq!(sources[1]["title"], "Again");
    assert_eq!(sources[0]["session"], sources[1]["session"]);
    let wrong = terminal.run("import text.travaux source report.html --session 2 --kind rumour");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("statement, summary, report"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_link_stands_behind_the_words_that_it_was_made_on() {
    let terminal = Terminal::with_record();
    terminal.write("zero.md", "1. States should report every year.\n");
    terminal.done("import text.travaux draft zero.md --name Zero --date 2018-02-05");
    terminal.write("floor.jsonl", LINES);
    terminal.done("import text.travaux inputs floor.jsonl");
    let clause = terminal.json("show text.travaux clauses --json")[0].clone();
    let input = terminal.json("show text.travaux inputs --json")[0].clone();
    let link = serde_json::json!({
        "do": "addLink", "input": input["id"], "relation": "prompted",
        "target": {"to": "words", "clause": clause["id"], "revision": clause["revision"], "start": 7, "end": 20},
    });
    terminal.write("link.jsonl", link.to_string());
    terminal.done("apply text.travaux link.jsonl");
    let trace = terminal.json("trace text.travaux 1 --json");
    for word in trace["words"].as_array().unwrap() {
        let linked = matches!(word["text"].as_str().unwrap().trim(), "should" | "report");
        assert_eq!(
            word["inputs"].as_array().unwrap().len(),
            usize::from(linked),
            "{word}"
        );
        if linked {
            assert_eq!(word["inputs"][0]["id"], input["id"]);
            assert_eq!(word["inputs"][0]["relation"], "prompted");
            assert_eq!(word["inputs"][0]["evidence"], "linked");
        }
    }
    assert_eq!(trace["links"][0]["standing"], "holds");
    assert_eq!(trace["links"][0]["was"], "should report");
    assert_eq!(trace["links"][0]["now"], "should report");
    assert!(
        terminal
            .done("trace text.travaux 1")
            .contains("prompted: Netherlands:")
    );
}

#[test]
fn inputs_are_suggested_with_the_words_that_both_have() {
    let terminal = Terminal::with_record();
    terminal.write(
        "floor.jsonl",
        r#"{"id":"a1","text":"Transaction costs of remittances are too high.","speakers":["Chad"],"session":"2","kind":"ask"}
{"id":"a2","text":"Children must not be detained.","speakers":[],"session":"2","kind":"ask"}
"#,
    );
    terminal.done("import text.travaux inputs floor.jsonl");
    terminal.write(
        "text.md",
        "1. States shall lower the transaction costs of remittances.\n",
    );
    terminal.done("import text.travaux draft text.md --name Zero --date 2018-02-05");
    let found = terminal.json("suggest text.travaux 1 --json");
    assert_eq!(found["inputs"].as_array().unwrap().len(), 1);
    assert_eq!(found["inputs"][0]["id"], "a1");
    assert_eq!(
        found["inputs"][0]["why"],
        "“Transaction costs of remittances”"
    );
    assert_eq!(
        found["inputs"][0]["text"],
        "Transaction costs of remittances are too high."
    );
    assert!(found["inputs"][0]["score"].as_f64().unwrap() > 0.0);
    terminal.write(
        "change.txt",
        "Children shall [-not be detained-]{+be at liberty+}.",
    );
    let told = terminal.done("suggest text.travaux --text-file change.txt --limit 1");
    assert!(
        told.contains("a2  Children must not be detained."),
        "{told}"
    );
    assert!(told.contains("both say “not be detained”"), "{told}");
    terminal.write("change.txt", "Nothing alike");
    assert_eq!(
        terminal.json("suggest text.travaux --text-file change.txt --json"),
        serde_json::json!({"inputs": []})
    );
}

#[test]
fn a_suggestion_needs_a_clause_or_a_text_with_words() {
    let terminal = Terminal::with_record();
    assert_eq!(terminal.run("suggest text.travaux").code, 2);
    let sentence = terminal.refused("suggest text.travaux 9");
    assert!(sentence.contains('9'), "{sentence}");
    let sentence = terminal.refused("suggest text.travaux --text-file nowhere.txt");
    assert!(sentence.contains("nowhere.txt"), "{sentence}");
    terminal.write("blank.txt", " …\n");
    let sentence = terminal.refused("suggest text.travaux --text-file blank.txt");
    assert!(sentence.contains("has no word in it"), "{sentence}");
}

#[test]
fn a_source_proposes_what_was_said_in_it() {
    let terminal = Terminal::with_record();
    terminal.write(
        "report.txt",
        "In Vienna, Austria, Chile, the US and others said a glossary would be useful — and short.\n\n\
         Kenya, for the African Group, asked for data. Mali and others supported this call.\n",
    );
    let read = terminal.json("read report.txt --inputs --json");
    let text = read["text"].as_str().unwrap();
    let inputs = read["inputs"].as_array().unwrap();
    for input in inputs {
        let at = |end: &str| usize::try_from(input[end].as_u64().unwrap()).unwrap();
        assert_eq!(
            &text[at("start")..at("end")],
            input["text"].as_str().unwrap()
        );
    }
    assert_eq!(
        inputs[0]["speakers"],
        serde_json::json!(["Chile", "United States"])
    );
    assert_eq!(inputs[0]["open"], true);
    assert_eq!(inputs[0]["kind"], "form");
    assert_eq!(inputs[1]["for"], serde_json::json!(["African Group"]));
    assert_eq!(inputs[2]["kind"], "support");
    assert_eq!(inputs[2]["about"], serde_json::json!([1]));
    assert!(read["clauses"].is_array());
    let lines = terminal.done("read report.txt --inputs");
    assert!(
        lines.contains("ask  Kenya for African Group: data\n"),
        "{lines}"
    );
}
