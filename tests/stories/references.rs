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
    let proposals = bridge.ask("likely_references", json!({})).unwrap();
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
    assert_eq!(bridge.ask("likely_references", json!({})), Ok(json!([])));

    let first = json!({ "text": "A new first one.", "marks": [] });
    let first = json!({ "do": "addClause", "wording": first, "kind": "paragraph" });
    bridge.ask("act", json!({ "action": first })).unwrap();
    let says = lines(&bridge)[2]["wording"]["text"].clone();
    assert_eq!(says, "Où 𝒜 dit, see paragraph 2 above.");
    Ok(())
}

#[test]
fn who_types_a_number_finds_the_clause_first_however_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let bridge = Bridge::open(None).unwrap();
    let record =
        json!({"path": folder.path().join("text.travaux"), "title": "Text", "sample": false});
    bridge.ask("new_record", record).unwrap();
    let add = |words: &str, kind: &str, series: &str, parent: Option<&Value>| {
        let mut action = json!({"do": "addClause", "kind": kind, "series": series,
            "wording": {"text": words, "marks": []}});
        if let Some(parent) = parent {
            action["parent"] = parent.clone();
        }
        let outcome = bridge.ask("act", json!({ "action": action })).unwrap();
        outcome["made"][0]["id"].clone()
    };
    let article = add("Article 4", "heading", "unnumbered", None);
    let clause = add("Parties shall report.", "paragraph", "auto", Some(&article));
    let find = |query: &str| {
        let hits = bridge
            .ask("find", json!({"query": query, "limit": 5}))
            .unwrap();
        (hits[0]["id"].clone(), hits[0]["detail"].clone())
    };
    assert_eq!(
        find("article 4(1)"),
        (clause, "Parties shall report.".into())
    );
    assert_eq!(find("Article 4"), (article, "".into()));
}
