//! The desk itself, before any record is open.

use serde_json::json;
use stories::Told;
use stories::bridge::Bridge;

#[test]
fn the_desk_says_which_program_it_is() -> Told {
    let bridge = Bridge::open(None)?;
    let hello = bridge.ask("hello", json!({})).unwrap();
    assert_eq!(hello["program"], "Travaux");
    Ok(())
}

#[test]
fn the_first_answer_has_the_record_that_the_desk_was_started_with() -> Told {
    let folder = tempfile::tempdir()?;
    let record = folder.path().join("first.travaux");
    let bridge = Bridge::open(None)?;
    let made = bridge
        .ask("new_record", json!({ "path": record, "sample": true }))
        .unwrap();
    drop(bridge);
    let bridge = Bridge::open(Some(&record))?;
    let hello = bridge.ask("hello", json!({})).unwrap();
    assert_eq!(hello["open"]["overview"]["title"], made["title"]);
    let lines = bridge.ask("text", json!({})).unwrap();
    assert_eq!(hello["open"]["lines"], lines);
    bridge.ask("close_record", json!({})).unwrap();
    let again = bridge.ask("hello", json!({})).unwrap();
    assert_eq!(again["open"], json!(null));
    Ok(())
}

#[test]
fn a_desk_started_with_a_record_that_is_not_there_says_so() -> Told {
    let folder = tempfile::tempdir()?;
    let bridge = Bridge::open(Some(&folder.path().join("gone.travaux")))?;
    let hello = bridge.ask("hello", json!({})).unwrap();
    assert_eq!(hello["program"], "Travaux");
    assert_eq!(hello["open"], json!(null));
    let said = hello["refused"]["message"].as_str().unwrap_or_default();
    assert!(said.contains("gone.travaux"), "{said}");
    Ok(())
}

#[test]
fn the_window_may_send_no_command_outside_the_list() -> Told {
    let bridge = Bridge::open(None)?;
    for command in ["goodbye", "plugin:dialog|open", "plugin:window|close"] {
        let refusal = bridge.ask(command, json!({})).unwrap_err();
        assert!(refusal.to_string().contains("not allowed"), "{refusal}");
    }
    Ok(())
}
