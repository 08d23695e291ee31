//! What delegations ask for, taken in, printed and decided at the terminal.

use serde_json::Value;

use crate::drafting::two_drafts;
use crate::terminal::Terminal;

/// A record with a draft and the mark-up of two delegations.
fn marked_up() -> Terminal {
    let terminal = two_drafts();
    let revised = String::from_utf8(terminal.bytes("revised.md")).unwrap();
    terminal.write(
        "norway.md",
        revised
            .replace("every two years", "every year")
            .replace("all vessels", "all fishing vessels"),
    );
    terminal.write("fiji.md", revised.replace("every two years", "when asked"));
    for name in ["norway", "fiji"] {
        terminal.done(&format!("compare revised.md {name}.md --to {name}.docx"));
        let said = terminal.done(&format!(
            "import text.travaux markup {name}.docx --participant {name} --session 2"
        ));
        assert!(
            said.contains("on Rev. 1:") || said.contains("on Rev._1:"),
            "{said}"
        );
    }
    terminal
}

#[test]
fn copies_of_a_draft_become_proposals_with_clashes_marked() {
    let terminal = marked_up();
    let all = terminal.json("show text.travaux proposals --json");
    let all = all.as_array().unwrap();
    let names: Vec<&str> = all
        .iter()
        .map(|one| one["names"][0].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let on_first: Vec<&Value> = all.iter().filter(|one| one["number"] == "1").collect();
    assert_eq!(on_first.len(), 2);
    assert!(
        on_first
            .iter()
            .all(|one| one["clashes"].as_array().unwrap().len() == 1)
    );
    terminal.done("export text.travaux --rolling --to rolling.md");
    let rolling = String::from_utf8(terminal.bytes("rolling.md")).unwrap();
    assert!(
        rolling.contains("fishing") && rolling.to_lowercase().contains("norway"),
        "{rolling}"
    );
    terminal.done("export text.travaux --draft working --to clean.md");
    let clean = String::from_utf8(terminal.bytes("clean.md")).unwrap();
    assert!(
        !clean.contains("fishing") && !clean.to_lowercase().contains("norway"),
        "{clean}"
    );
    let said = terminal.run("accept text.travaux");
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("2 proposals accepted") && said.out.contains("clashes with"),
        "{}",
        said.out
    );
    terminal.done("verify text.travaux");
    terminal.refused("import text.travaux markup revised.md --participant norway");
}

#[test]
fn in_word_the_rolling_text_has_each_delegation_as_author() {
    let terminal = marked_up();
    terminal.done("export text.travaux --rolling --to rolling.docx");
    terminal.done("export text.travaux --draft working --to clean.md");
    let read = |line: &str| {
        let read = terminal.json(line);
        let clauses = read["clauses"].as_array().unwrap().iter();
        let text = |clause: &Value| format!("{} {}", clause["number"], clause["text"]);
        clauses.map(text).collect::<Vec<_>>()
    };
    assert_eq!(
        read("read rolling.docx --rejected --json"),
        read("read clean.md --json")
    );
    let changes = terminal.json("read rolling.docx --json")["changes"].clone();
    let authors: std::collections::BTreeSet<String> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["author"].as_str().unwrap().to_lowercase())
        .collect();
    let authors: Vec<&str> = authors.iter().map(String::as_str).collect();
    assert_eq!(authors, ["fiji", "norway"]);
}

#[test]
fn in_akoma_ntoso_proposals_are_amendments_to_the_text() {
    let terminal = marked_up();
    terminal.done("export text.travaux --rolling --to rolling.xml");
    let page = String::from_utf8(terminal.bytes("rolling.xml")).unwrap();
    assert_eq!(page.matches("<amendment ").count(), 3, "{page}");
    assert!(page.contains("<ins>fishing </ins>"), "{page}");
    assert!(page.contains("showAs=\"fiji\""), "{page}");
    let end = page.find("<attachments>").unwrap();
    assert!(!page[..end].contains("fishing"), "the text is as it stands");
    crate::akoma_ntoso::validate(&terminal, &["rolling.xml"]);

    terminal.done("export text.travaux --draft working --to clean.xml");
    let clauses = |file: &str| terminal.json(&format!("read {file} --json"))["clauses"].clone();
    assert_eq!(clauses("rolling.xml"), clauses("clean.xml"));
    let left_out = &terminal.json("read rolling.xml --json")["left_out"];
    assert!(
        left_out.to_string().contains("proposals attached"),
        "{left_out}"
    );
}

#[test]
fn a_copy_that_takes_out_a_heading_and_adds_under_it_is_accepted_whole() {
    let terminal = Terminal::new();
    let draft = "# T\n\n## Article 1\n\n1. Old words of the first paragraph stand here.\n\n\
        ## Article 2\n\n1. States shall report every year.\n\n2. States shall pay.\n";
    let copy = "# T\n\n## Article 1\n\n1. Old words of the first paragraph stand here.\n\n\
        1. A wholly new paragraph about birds.\n\n1. States shall report every year.\n\n\
        1. The sea is deep and green and cold.\n\n2. States shall pay.\n";
    terminal.write("draft.md", draft);
    terminal.write("copy.md", copy);
    terminal.done("new text.travaux --title T");
    terminal.done("import text.travaux draft draft.md --name One --date 2018-02-05");
    terminal.done("import text.travaux markup copy.md --participant Norway");
    terminal.done("accept text.travaux --by Norway");
    let texts = |json: Value| -> Vec<String> {
        let clauses = json.as_array().unwrap().iter();
        clauses
            .map(|one| one["text"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        texts(terminal.json("show text.travaux clauses --json")),
        texts(terminal.json("read copy.md --json")["clauses"].clone())
    );
    terminal.done("verify text.travaux");
}

#[test]
fn what_is_agreed_asks_before_it_changes_and_is_counted() {
    let terminal = two_drafts();
    let clauses = terminal.json("show text.travaux clauses --json");
    let first = clauses
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["path"] == "1")
        .unwrap();
    let clause = first["id"].as_str().unwrap();
    terminal.write("agree.jsonl", format!("{{\"do\":\"setStanding\",\"clause\":\"{clause}\",\"said\":\"agreedAdRef\",\"reading\":2}}\n"));
    terminal.done("apply text.travaux agree.jsonl --at 2018-06-02T10:00:00Z");
    terminal.write("reword.jsonl", format!("{{\"do\":\"reword\",\"clause\":\"{clause}\",\"wording\":{{\"text\":\"Other words.\"}}}}\n"));
    assert!(
        terminal
            .refused("apply text.travaux reword.jsonl --at 2018-06-03T10:00:00Z")
            .contains("reopen it first")
    );
    terminal.write(
        "reopen.jsonl",
        format!("{{\"do\":\"setStanding\",\"clause\":\"{clause}\",\"said\":\"reopened\"}}\n"),
    );
    terminal.done("apply text.travaux reopen.jsonl --at 2018-06-04T10:00:00Z");
    let counted = |line: &str| {
        let all = terminal.json(line);
        all.as_array().unwrap().last().unwrap()["agreed"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(counted("show text.travaux standing --json"), 0);
    assert_eq!(
        counted("show text.travaux standing --draft @2018-06-02 --json"),
        1
    );
    assert_eq!(
        counted("show text.travaux standing --draft @2018-05-01 --json"),
        0
    );
}
