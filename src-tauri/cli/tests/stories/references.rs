//! A clause prints another clause's number, in the record and in what is exported.

use serde_json::json;

use crate::terminal::Terminal;

const TEXT: &str = "\
# Compact

1. States report.

2. States meet.

3. States decide [by vote]:

    (a) on boats;

    (b) on *nets*.

4. *As in paragraph 3(b)*, they act.
";

/// A record in which paragraph 4 refers to 3(b), and its clauses by number.
fn referring() -> (Terminal, impl Fn(&Terminal, &str) -> String) {
    let terminal = Terminal::with_record();
    terminal.write("zero.md", TEXT);
    terminal.done("import text.travaux draft zero.md --name Zero --date 2018-02-05");
    let clauses = terminal.json("show text.travaux clauses --json");
    let clause = move |_: &Terminal, number: &str| -> String {
        let mut all = clauses.as_array().unwrap().iter();
        let found = all.find(|clause| clause["path"] == number).unwrap();
        found["id"].as_str().unwrap().to_owned()
    };
    let mark =
        json!({"start": 16, "end": 20, "mark": "reference", "clause": clause(&terminal, "3(b)")});
    let italic = json!({"start": 0, "end": 20, "mark": "italic"});
    let reword = json!({
        "do": "reword", "clause": clause(&terminal, "4"),
        "wording": {"text": "As in paragraph 3(b), they act.", "marks": [italic, mark]},
    });
    terminal.write("refer.jsonl", reword.to_string());
    terminal.done("apply text.travaux refer.jsonl");
    (terminal, clause)
}

fn does(terminal: &Terminal, action: serde_json::Value) {
    terminal.write("does.jsonl", action.to_string());
    terminal.done("apply text.travaux does.jsonl");
}

#[test]
fn a_renumbering_prints_the_new_number_and_an_undo_the_old() {
    let (terminal, clause) = referring();
    does(
        &terminal,
        json!({"do": "remove", "clause": clause(&terminal, "2")}),
    );
    does(
        &terminal,
        json!({"do": "renumber", "note": "for the second reading"}),
    );
    let clauses = terminal.json("show text.travaux clauses --json");
    let last = clauses.as_array().unwrap().last().unwrap();
    assert_eq!(last["text"], "As in paragraph 2(b), they act.");
    assert_eq!(
        last["marks"],
        json!([{"start": 0, "end": 20, "mark": "italic"}])
    );

    let found = &terminal.json("show text.travaux references --json")[0];
    assert_eq!(found["id"], clause(&terminal, "4"));
    assert_eq!(found["to"], clause(&terminal, "3(b)"));
    assert_eq!(
        (&found["prints"], &found["number"]),
        (&json!("2(b)"), &json!("2(b)"))
    );
    assert_eq!(
        (&found["path"], &found["standing"]),
        (&json!("3"), &json!("holds"))
    );

    let trace = terminal.json("trace text.travaux 3 --json");
    let words = trace["words"].as_array().unwrap();
    assert!(
        words.iter().all(|word| word["note"].is_null()),
        "no new words: {trace}"
    );
    let redline = terminal.done("compare text.travaux Zero working");
    assert!(redline.contains("[-3-]{+2+}"), "{redline}");

    terminal.done("undo text.travaux");
    let shown = terminal.done("show text.travaux references");
    assert!(shown.ends_with("  4 prints 3(b)\n"), "{shown}");
    terminal.done("verify text.travaux");
}

#[test]
fn a_reference_to_a_removed_clause_is_told() {
    let (terminal, clause) = referring();
    does(
        &terminal,
        json!({"do": "remove", "clause": clause(&terminal, "3(b)")}),
    );
    let shown = terminal.done("show text.travaux references");
    assert!(
        shown.ends_with("4 prints 3(b)  (that clause has been removed)\n"),
        "{shown}"
    );
}

#[test]
fn a_page_leads_to_the_clause_and_other_formats_print_its_number() {
    let (terminal, clause) = referring();
    let export = |name: &str| {
        terminal.done(&format!("export text.travaux --draft working --to {name}"));
        String::from_utf8(terminal.bytes(name)).unwrap()
    };
    let to = clause(&terminal, "3(b)");
    let page = export("text.html");
    assert!(
        page.contains(&format!(
            "<a href=\"#clause-{to}\"><em>3(b)</em></a>, they act."
        )),
        "{page}"
    );
    assert_eq!(
        page.matches(&format!(" id=\"clause-{to}\"")).count(),
        1,
        "{page}"
    );
    assert_eq!(
        page.matches(" id=\"clause-").count(),
        1,
        "only what is referred to: {page}"
    );
    assert_eq!(export("text.md"), TEXT);
    assert!(export("text.txt").contains("4. As in paragraph 3(b), they act."));
    assert!(!export("text.json").contains("reference"));
    for name in ["text.html", "text.json"] {
        let compared = terminal.run(&format!("compare {name} zero.md --exit-code"));
        assert_eq!(compared.code, 0, "{name}: {compared:?}");
    }
}

#[test]
fn in_akoma_ntoso_a_reference_leads_to_its_clause_and_comes_back_as_one() {
    let (terminal, clause) = referring();
    terminal.done("seal text.travaux --name One --date 2018-03-05");
    terminal.done("export text.travaux --draft One --to one.xml");
    let page = String::from_utf8(terminal.bytes("one.xml")).unwrap();
    let to = clause(&terminal, "3(b)").replace('-', "");
    assert!(
        page.contains(&format!("<ref href=\"#cl_{to}\"><i>3(b)</i></ref>")),
        "{page}"
    );
    terminal.done("new other.travaux --title Other");
    terminal.done("import other.travaux draft one.xml --name One --date 2018-03-05");
    let references = terminal.json("show other.travaux references --json");
    assert_eq!(references[0]["prints"], "3(b)");
    assert_eq!(references[0]["standing"], "holds");
    terminal.done("export other.travaux --draft One --to again.xml");
    let again = String::from_utf8(terminal.bytes("again.xml")).unwrap();
    let body = |page: &str| page[page.find("<mainBody>").unwrap()..].to_owned();
    let since = |page: String| {
        page.replace(" period=\"#tmpg_1\"", "")
            .replace(" period=\"#tmpg_2\"", "")
    };
    assert_eq!(since(body(&page)), since(body(&again)));
    terminal.done("verify other.travaux");
}
