//! The projector: it shows the room what the room may see, and can ask for nothing else.

use serde_json::{Value, json};
use stories::Told;
use stories::bridge::Bridge;
use tempfile::TempDir;
use travaux::By;

/// The sample record, open on a desk with a projector.
fn opened() -> Told<(Bridge, TempDir)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("sample.travaux");
    let mut by = By::new("Ana", jiff::Timestamp::UNIX_EPOCH, [3; 16]);
    let desk = by.id();
    travaux::sample::create(&path, desk, &mut by)?;
    let bridge = Bridge::open(None)?;
    done(&bridge, "open_record", json!({ "path": path }));
    Ok((bridge, folder))
}

fn done(bridge: &Bridge, request: &str, args: Value) -> Value {
    bridge
        .ask(request, args)
        .map_err(|no| format!("{request}: {no}"))
        .unwrap()
}

/// The first clause whose words begin so.
fn clause(bridge: &Bridge, words: &str) -> Value {
    let text = done(bridge, "text", json!({}));
    let says = |line: &&Value| {
        let text = line["wording"]["text"].as_str().unwrap();
        text.starts_with(words)
    };
    text.as_array().unwrap().iter().find(says).unwrap().clone()
}

#[test]
fn the_projector_may_ask_what_the_room_sees_and_nothing_else() -> Told {
    let (bridge, _folder) = opened()?;
    let list = include_str!("../../src-tauri/src/requests/list.rs");
    let requests = list
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';')?.split_once("::"));
    let mut seen = 0;
    for (topic, name) in requests {
        let refusal = match topic {
            "projector" => bridge.ask(name, json!({})).unwrap_err(),
            _ => bridge.ask_from_projector(name, json!({})).unwrap_err(),
        };
        assert!(
            refusal.to_string().contains("not allowed"),
            "{name}: {refusal}"
        );
        seen += 1;
    }
    assert!(seen > 70, "only {seen} requests were tried");
    for command in [
        "plugin:dialog|open",
        "plugin:window|close",
        "plugin:event|emit",
    ] {
        let refusal = bridge.ask_from_projector(command, json!({})).unwrap_err();
        assert!(refusal.to_string().contains("not allowed"), "{refusal}");
    }
    bridge.ask_from_projector("seen", json!({})).unwrap();
    Ok(())
}

#[test]
fn the_room_sees_words_brackets_and_proposals_and_nothing_private() -> Told {
    let (bridge, _folder) = opened()?;
    let id = clause(&bridge, "We commit to strengthen")["clause"].clone();
    let act = |action: Value| done(&bridge, "act", json!({ "action": action }));
    act(json!({ "do": "addComment", "clause": id, "text": "SECRET-COMMENT" }));
    done(
        &bridge,
        "set_settings",
        json!({ "author": "SECRET-AUTHOR" }),
    );
    act(json!({ "do": "reword", "clause": id, "note": "SECRET-NOTE",
        "wording": { "text": "We commit to strengthen [all] evidence.", "marks": [] } }));
    done(
        &bridge,
        "propose",
        json!({ "clause": id, "by": ["Norway", "Chile"],
        "wording": { "text": "We commit to strengthen [all] the evidence.", "marks": [] },
        "reason": "SECRET-REASON" }),
    );
    let revision = clause(&bridge, "We commit to strengthen")["revision"].clone();
    done(
        &bridge,
        "hold",
        json!({ "clause": id, "revision": revision,
        "wording": { "text": "SECRET-TYPED", "marks": [] } }),
    );
    act(json!({ "do": "label", "clause": id, "label": "SECRET-LABEL" }));

    let project = |part: bool| json!({ "clause": id, "part": part, "pinned": false });
    done(&bridge, "project", project(true));
    let seen = bridge.ask_from_projector("seen", json!({})).unwrap();
    assert!(
        seen["clauses"].as_array().unwrap().len() > 2,
        "a part has several"
    );
    assert!(!seen.to_string().contains("SECRET"), "{seen}");
    assert!(!seen.to_string().contains("Ana"), "{seen}");

    done(&bridge, "project", project(false));
    let seen = bridge.ask_from_projector("seen", json!({})).unwrap();
    let one = &seen["clauses"][0];
    assert_eq!(
        one["wording"]["text"],
        "We commit to strengthen [all] evidence."
    );
    assert_eq!(one["stands"], "inBrackets");
    let pieces = one["pieces"].as_array().unwrap();
    let added = pieces.iter().find(|piece| piece["op"] == "add").unwrap();
    assert_eq!(added["text"].as_str().unwrap().trim(), "the");
    // In the order in which they were typed.
    assert_eq!(added["by"], json!(["Norway, Chile"]));
    Ok(())
}

#[test]
fn the_projector_follows_the_clause_at_hand_unless_it_is_pinned() -> Told {
    let (bridge, _folder) = opened()?;
    let first = clause(&bridge, "We commit to strengthen")["clause"].clone();
    let second = clause(&bridge, "States remain free")["clause"].clone();
    let seen = || bridge.ask_from_projector("seen", json!({})).unwrap();
    let project = |clause: &Value, pinned: bool| {
        let args = json!({ "clause": clause, "part": false, "pinned": pinned });
        done(&bridge, "project", args);
    };
    project(&first, false);
    done(&bridge, "follow", json!({ "clause": second }));
    assert_eq!(seen()["clauses"][0]["clause"], second);
    project(&second, true);
    done(&bridge, "follow", json!({ "clause": first }));
    assert_eq!(seen()["clauses"][0]["clause"], second);
    done(&bridge, "close_record", json!({}));
    assert_eq!(
        seen()["clauses"],
        json!([]),
        "nothing of a record that is closed"
    );
    Ok(())
}
