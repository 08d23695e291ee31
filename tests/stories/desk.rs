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
fn the_window_may_send_no_command_outside_the_list() -> Told {
    let bridge = Bridge::open(None)?;
    for command in ["goodbye", "plugin:dialog|open", "plugin:window|close"] {
        let refusal = bridge.ask(command, json!({})).unwrap_err();
        assert!(refusal.to_string().contains("not allowed"), "{refusal}");
    }
    Ok(())
}
