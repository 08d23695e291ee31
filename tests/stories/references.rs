//! Cross-references at the desk: what could be one is proposed, and set as a mark.

use serde_json::{Value, json};
use stories::Told;
use stories::bridge::Bridge;

/// Opens a new record with two paragraphs, the second of which names the first.
fn desk(folder: &std::path::Path) -> Told<Bridge> {
    let bridge = Bridge::open(None)?;
    let record = json!({ "path": folder.join("text.travaux"), "title": "Text", "sample": false });
    bridge.ask("new_record", record).unwrap();
    for text in ["States shall report.", "Où 𝒜 dit, see paragraph 1 above."] {
        let wording = json!({ "text": text, "marks": [] });
        let mut action = json!({ "do": "addClause", "wording": wording, "kind": "paragraph" });
        if let Some(last) = lines(&bridge).last() {
            action["after"] = last["clause"].clone();
        }
        bridge.ask("act", json!({ "action": action })).unwrap();
    }
    Ok(bridge)
}

fn lines(bridge: &Bridge) -> Vec<Value> {
    let text = bridge.ask("text", json!({})).unwrap();
    text.as_array().cloned().unwrap_or_default()
}

#[test]
fn a_number_that_names_a_clause_is_proposed_in_the_window_s_units_and_prints_again() -> Told {
    let folder = tempfile::tempdir()?;
    let bridge = desk(folder.path())?;
    let proposals = bridge.ask("proposals", json!({})).unwrap();
    let [one] = proposals.as_array().map(Vec::as_slice).unwrap_or_default() else {
        panic!("one number names a clause: {proposals}");
    };
    let text = lines(&bridge);
    let units: Vec<u16> = text[1]["wording"]["text"]
        .as_str()
        .unwrap_or_default()
        .encode_utf16()
        .collect();
    let at = |field: &str| one[field].as_u64().unwrap_or(u64::MAX) as usize;
    assert_eq!(String::from_utf16(&units[at("start")..at("end")])?, "1");
    assert_eq!(one["to"], text[0]["clause"]);

    let mut wording = text[1]["wording"].clone();
    wording["marks"] = json!([{
        "start": one["start"], "end": one["end"], "mark": "reference", "clause": one["to"],
    }]);
    let set = json!({ "do": "reword", "clause": text[1]["clause"], "wording": wording });
    bridge.ask("act", json!({ "action": set })).unwrap();
    assert_eq!(bridge.ask("proposals", json!({})), Ok(json!([])));

    let first = json!({ "text": "A new first one.", "marks": [] });
    let first = json!({ "do": "addClause", "wording": first, "kind": "paragraph" });
    bridge.ask("act", json!({ "action": first })).unwrap();
    let says = lines(&bridge)[2]["wording"]["text"].clone();
    assert_eq!(says, "Où 𝒜 dit, see paragraph 2 above.");
    Ok(())
}
