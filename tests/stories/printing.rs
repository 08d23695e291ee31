//! What goes on paper from the desk.

use serde_json::json;
use stories::bridge::Bridge;

#[test]
fn the_desk_prints_a_text_a_redline_a_table_and_a_report() {
    let desk = Bridge::open(None).unwrap();
    let record = desk.data().join("sample.travaux");
    let file = desk.data().join("out.pdf");
    let overview = desk
        .ask("new_record", json!({"path": record, "sample": true}))
        .unwrap();
    let zero = &overview["drafts"][0]["id"];
    let (zero, working) = (
        json!({"is": "draft", "draft": zero}),
        json!({"is": "working"}),
    );
    for (request, args) in [
        ("export_text", json!({"state": working, "path": file})),
        (
            "export_redline",
            json!({"old": zero, "new": working, "path": file}),
        ),
        (
            "export_synoptic",
            json!({"table": {"columns": [zero, working]}, "path": file}),
        ),
        (
            "export_report",
            json!({"report": "participation", "path": file}),
        ),
    ] {
        let answer = desk.ask(request, args).unwrap();
        assert_eq!(answer, json!(file), "{request}");
        assert!(
            std::fs::read(&file).unwrap().starts_with(b"%PDF-"),
            "{request}"
        );
        std::fs::remove_file(&file).unwrap();
    }
}
