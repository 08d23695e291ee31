//! What the window asks for when texts are compared, through the bridge.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use stories::Told;
use stories::bridge::Bridge;

/// Opens a desk on a new sample record; returns its drafts as states, oldest first.
fn sample(folder: &Path) -> Told<(Bridge, Vec<Value>)> {
    let bridge = Bridge::open(None)?;
    let path = folder.join("sample.travaux");
    let overview = bridge
        .ask("new_record", json!({"path": path, "sample": true}))
        .unwrap();
    let drafts = overview["drafts"].as_array().unwrap().iter();
    let states = drafts.map(|draft| json!({"is": "draft", "draft": draft["id"]}));
    Ok((bridge, states.collect()))
}

fn texts(bridge: &Bridge) -> Vec<String> {
    let lines = bridge.ask("text", json!({})).unwrap();
    let lines = lines.as_array().unwrap().iter();
    lines
        .map(|line| line["wording"]["text"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_table_tells_its_rows_first_and_their_words_when_asked() -> Told {
    let folder = tempfile::tempdir()?;
    let (bridge, mut columns) = sample(folder.path())?;
    columns.push(json!({"is": "working"}));
    let table = json!({"columns": columns});
    let outline = bridge.ask("synoptic", table.clone()).unwrap();
    let rows = outline["rows"].as_array().unwrap();
    assert_eq!(outline["names"].as_array().unwrap().len(), columns.len());
    let all: Vec<usize> = (0..rows.len()).collect();
    let words = bridge
        .ask("synoptic_rows", json!({"table": table, "rows": all}))
        .unwrap();
    let said = |row: &Value, column: usize| -> String {
        let parts = row[column]["parts"].as_array().unwrap().iter();
        let here = parts.filter(|part| part["op"] != "remove");
        here.map(|part| part["text"].as_str().unwrap()).collect()
    };
    let last = columns.len() - 1;
    let shown: Vec<String> = words
        .as_array()
        .unwrap()
        .iter()
        .map(|row| said(row, last))
        .collect();
    for text in texts(&bridge) {
        assert!(shown.iter().any(|row| row.contains(&text)), "{text}");
    }

    // The same clause as a ribbon.
    let (at, row) = rows
        .iter()
        .enumerate()
        .find(|(_, row)| row["cells"][last]["change"] == "reworded")
        .unwrap();
    let ribbon = bridge
        .ask("ribbon", json!({"clause": row["clause"]}))
        .unwrap();
    let stretches = ribbon["stretches"].as_array().unwrap();
    assert_eq!(stretches.len(), columns.len());
    assert_eq!(stretches[last]["parts"], words[at][last]["parts"]);
    Ok(())
}

#[test]
fn a_comparison_tells_its_rows_first_and_their_words_when_asked() -> Told {
    let folder = tempfile::tempdir()?;
    let (bridge, drafts) = sample(folder.path())?;
    let states = json!({"old": drafts[0], "new": {"is": "working"}});
    let compared = bridge.ask("compare", states.clone()).unwrap();
    let rows = compared["rows"].as_array().unwrap();
    assert!(!compared.to_string().contains("planned relocation"));
    let all: Vec<usize> = (0..rows.len()).collect();
    let of_all = json!({"states": states, "rows": all});
    let words = bridge.ask("compare_rows", of_all.clone()).unwrap();
    let words = words.as_array().unwrap();
    let said: Vec<&str> = words
        .iter()
        .flat_map(|row| row["new"].as_array().unwrap())
        .map(|clause| clause["text"].as_str().unwrap())
        .collect();
    for text in texts(&bridge) {
        assert!(said.contains(&&*text), "{text}");
    }

    let at = rows
        .iter()
        .position(|row| row["change"] == "reworded")
        .unwrap();
    let pieces = words[at]["words"].as_array().unwrap();
    let count = |op: &str| pieces.iter().filter(|piece| piece["op"] == op).count();
    assert_eq!(rows[at]["insertions"], count("add"));
    assert_eq!(rows[at]["deletions"], count("remove"));
    assert_eq!(rows[at]["name"], words[at]["new"][0]["name"]);
    let behind = bridge.ask("behind", of_all).unwrap();
    assert!(!behind[at]["authors"].as_array().unwrap().is_empty());
    Ok(())
}

#[test]
fn a_copy_edited_elsewhere_is_taken_in_and_taken_back() -> Told {
    let folder = tempfile::tempdir()?;
    let (bridge, drafts) = sample(folder.path())?;
    let from = drafts.last().unwrap();
    let file = folder.path().join("copy.md");
    bridge
        .ask("export_text", json!({"state": from, "path": file}))
        .unwrap();
    let before = texts(&bridge);
    let text = fs::read_to_string(&file)?;
    assert!(text.contains("planned relocation"), "{text}");
    fs::write(
        &file,
        text.replace("planned relocation", "voluntary relocation"),
    )?;

    let copy = json!({"path": file, "from": from, "ours": "EU", "theirs": "G77"});
    let asks = bridge.ask("open_copy", copy.clone()).unwrap();
    let rows = asks["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{asks}");
    assert!(
        rows[0]["both"]
            .as_str()
            .unwrap()
            .contains("voluntary relocation")
    );

    let nothing = json!({"choices": [{"row": rows[0]["row"], "take": "ours"}]});
    assert_eq!(bridge.ask("take_copy", nothing).unwrap(), Value::Null);
    let choices = json!({"choices": [{"row": rows[0]["row"], "take": "both"}]});
    let outcome = bridge.ask("take_copy", choices.clone()).unwrap();
    assert_eq!(outcome["label"], "take in the copy of G77");
    assert!(
        texts(&bridge)
            .iter()
            .any(|text| text.contains("voluntary relocation"))
    );
    let clause = json!({"clause": rows[0]["clause"]});
    let history = bridge.ask("history", clause).unwrap();
    assert_eq!(history[0]["note"], "from the copy of G77, copy.md");

    // The copy was opened before the text changed: it has to be opened again.
    bridge.ask("undo", json!({})).unwrap();
    assert_eq!(texts(&bridge), before);
    bridge.ask("open_copy", copy).unwrap();
    bridge
        .ask(
            "act",
            json!({"action": {"do": "retitle", "title": "Another"}}),
        )
        .unwrap();
    let refused = bridge.ask("take_copy", choices).unwrap_err();
    assert!(
        refused["message"]
            .as_str()
            .unwrap()
            .contains("open the copy again")
    );
    Ok(())
}
