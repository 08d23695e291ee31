//! The room, through the forms: sessions with their offices, phases, silence, terms,
//! instruments and names; and what is refused, in words.

use serde_json::{Value, json};
use stories::Told;
use stories::bridge::Bridge;
use tempfile::TempDir;

const TEXT: &str = "Irregular migrants and undocumented migrants are protected, in line with the \
                    Guiding Principles and target 10.7.";

/// A record with one clause and one draft.
struct Scene {
    bridge: Bridge,
    draft: Value,
    _folder: TempDir,
}

impl Scene {
    fn new() -> Told<Scene> {
        let folder = tempfile::tempdir()?;
        let mut scene = Scene {
            bridge: Bridge::open(None)?,
            draft: Value::Null,
            _folder: folder,
        };
        let path = scene._folder.path().join("compact.travaux");
        scene.ask(
            "new_record",
            json!({ "path": path, "title": "Compact", "sample": false }),
        );
        scene.act(json!({ "do": "addClause", "kind": "paragraph",
            "wording": { "text": TEXT, "marks": [] } }));
        scene.act(json!({ "do": "seal", "name": "Zero", "date": "2018-02-05" }));
        scene.draft = scene.ask("current", json!({}))["drafts"][0]["id"].clone();
        Ok(scene)
    }

    fn ask(&self, request: &str, args: Value) -> Value {
        self.bridge
            .ask(request, args)
            .map_err(|no| format!("{request}: {no}"))
            .unwrap()
    }

    fn act(&self, action: Value) -> Value {
        self.ask("act", json!({ "action": action }))
    }

    /// Asserts that a request is refused, in these words.
    fn refuses(&self, request: &str, args: Value, words: &str) {
        let no = self.bridge.ask(request, args).unwrap_err();
        let said = no["message"].as_str().unwrap();
        assert!(said.contains(words), "“{said}” does not say “{words}”");
    }

    fn refuses_act(&self, action: Value, words: &str) {
        self.refuses("act", json!({ "action": action }), words);
    }

    fn participants(&self) -> Vec<String> {
        let room = self.ask("room", json!({}));
        let all = room["participants"].as_array().unwrap().iter();
        all.map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

#[test]
fn a_session_has_its_office_holders_by_name_and_one_person_holds_several() -> Told {
    let scene = Scene::new()?;
    scene.ask(
        "set_session",
        json!({
            "meeting": { "number": "2", "name": "Drivers", "parts": ["General debate", "Panel"] },
            "offices": [
                { "holder": "Jürg Lauber", "office": "co-facilitator" },
                { "holder": "jurg lauber", "office": "moderator", "part": "Panel" },
            ],
        }),
    );
    assert_eq!(scene.participants(), ["Jürg Lauber"]);
    let room = scene.ask("room", json!({}));
    let offices = &room["sessions"][0]["offices"];
    assert_eq!(offices[0]["holder"], offices[1]["holder"]);
    assert_eq!(offices[1]["part"], "Panel");

    let backwards = json!({
        "meeting": { "number": "3", "name": "", "from": "2018-03-02", "until": "2018-03-01" },
        "offices": [{ "holder": "Somebody New", "office": "chair" }],
    });
    scene.refuses("set_session", backwards, "ends before it begins");
    assert_eq!(
        scene.participants(),
        ["Jürg Lauber"],
        "what was refused made nobody"
    );
    Ok(())
}

#[test]
fn a_phase_that_changed_keeps_both_values_and_can_be_removed() -> Told {
    let scene = Scene::new()?;
    scene.act(json!({ "do": "setPhase", "name": "stocktaking", "from": "2017-11-01" }));
    let phase = scene.ask("process", json!({}))["phases"][0]["phase"]["id"].clone();
    scene.act(
        json!({ "do": "setPhase", "phase": phase, "name": "stocktaking",
        "from": "2017-12-04", "plans": [{ "said": "2017-10-01", "from": "2017-11-01" }] }),
    );
    let span = scene.ask("process", json!({}))["phases"][0].clone();
    assert_eq!(span["from"], "2017-12-04");
    assert_eq!(span["phase"]["plans"][0]["from"], "2017-11-01");
    scene.refuses_act(
        json!({ "do": "setPhase", "name": "Stocktaking" }),
        "already a phase",
    );
    scene.act(json!({ "do": "removePhase", "phase": phase }));
    assert_eq!(scene.ask("process", json!({}))["phases"], json!([]));
    Ok(())
}

#[test]
fn silence_runs_and_is_broken_by_whoever_breaks_it_with_the_reason() -> Told {
    let scene = Scene::new()?;
    let until =
        |deadline: &str| json!({ "do": "openSilence", "draft": scene.draft, "deadline": deadline });
    scene.refuses_act(until("2001-01-01T00:00:00Z"), "ends before it begins");
    scene.act(until("2100-01-01T00:00:00Z"));
    let one = scene.ask("silences", json!({}))[0].clone();
    assert_eq!(
        (&one["stands"], &one["name"]),
        (&json!("running"), &json!("Zero"))
    );
    scene.ask(
        "break_silence",
        json!({ "silence": one["id"], "by": ["norway", "Chile"], "note": "too far" }),
    );
    let one = scene.ask("silences", json!({}))[0].clone();
    assert_eq!(one["stands"], "broken");
    assert_eq!(one["brokenBy"], json!(["Norway", "Chile"]));
    assert_eq!(one["broken"]["note"], "too far");
    Ok(())
}

#[test]
fn what_the_text_calls_by_two_names_is_pointed_out() -> Told {
    let scene = Scene::new()?;
    scene.act(
        json!({ "do": "setTerm", "name": "irregular migrant", "standing": "contested",
        "otherNames": ["undocumented migrant"] }),
    );
    let term = scene.ask("terms", json!({}))[0].clone();
    assert_eq!(term["uses"].as_array().unwrap().len(), 2);
    assert_eq!(term["called"].as_array().unwrap().len(), 2);
    let again = json!({ "do": "setTerm", "name": "Undocumented Migrant" });
    scene.refuses_act(again, "already a term");
    scene.act(json!({ "do": "removeTerm", "term": term["id"] }));
    assert_eq!(scene.ask("terms", json!({})), json!([]));
    Ok(())
}

#[test]
fn an_instrument_of_ones_own_is_found_in_the_text_and_a_shipped_one_can_be_corrected() -> Told {
    let scene = Scene::new()?;
    let named = |name: &str| -> Value {
        let all = scene.ask("instruments", json!({}));
        let mut all = all.as_array().unwrap().iter();
        all.find(|one| one["name"] == name)
            .cloned()
            .unwrap_or_default()
    };
    scene.act(json!({ "do": "setInstrument", "name": "Guiding Principles" }));
    let own = named("Guiding Principles");
    assert_eq!(own["shipped"], false);
    assert_eq!(own["cited"][0]["text"], "Guiding Principles");
    let agenda = named("2030 Agenda");
    assert_eq!(agenda["cited"][0]["provision"], "target 10.7");
    let remove = json!({ "do": "removeInstrument", "instrument": agenda["id"] });
    scene.refuses_act(remove.clone(), "of its own");
    scene.act(json!({ "do": "setInstrument", "instrument": agenda["id"], "name": "Agenda 2030" }));
    assert_eq!(named("Agenda 2030")["corrected"], true);
    scene.act(remove);
    assert_eq!(named("2030 Agenda")["corrected"], false);
    Ok(())
}

#[test]
fn a_name_in_lower_case_finds_the_participant_and_strangers_are_told_with_who_was_meant() -> Told {
    let scene = Scene::new()?;
    scene.act(json!({ "do": "setParticipant", "name": "Tuvalu", "kind": "state" }));
    let strangers = scene.ask("strangers", json!({ "names": ["tuvalu", "norvay", "us"] }));
    assert_eq!(strangers[0]["name"], "norvay");
    assert_eq!(strangers[0]["near"], json!(["Norway"]));
    // The program knows the United States: nobody is asked.
    assert_eq!(strangers[1], Value::Null);
    let clause = scene.ask("text", json!({}))[0]["clause"].clone();
    let by = ["us", "tuvalu", "United States"];
    scene.ask("propose", json!({ "clause": clause, "by": by }));
    assert_eq!(scene.participants(), ["Tuvalu", "US"]);
    let found = scene.ask("proposals", json!({ "clause": clause }));
    assert_eq!(found["proposals"][0]["names"], json!(["US", "Tuvalu"]));
    Ok(())
}

#[test]
fn two_participants_of_one_name_and_a_group_in_itself_are_refused_in_words() -> Told {
    let scene = Scene::new()?;
    let (inner, outer) = (
        "01900000-0000-7000-8000-000000000001",
        "01900000-0000-7000-8000-000000000002",
    );
    scene.act(
        json!({ "do": "setParticipant", "participant": outer, "name": "G77",
        "official": "Group of 77 and China", "kind": "group" }),
    );
    scene.act(
        json!({ "do": "setParticipant", "participant": inner, "name": "African Group",
        "kind": "group", "groups": [{ "group": outer }] }),
    );
    let twice = json!({ "do": "setParticipant", "name": "group of 77 and china" });
    scene.refuses_act(twice, "already a participant");
    let official = json!({ "do": "setParticipant", "name": "Others", "official": "African group" });
    scene.refuses_act(official, "already a participant");
    let itself = json!({ "do": "setParticipant", "participant": outer, "name": "G77",
        "kind": "group", "groups": [{ "group": inner }] });
    scene.refuses_act(itself, "cannot be a member of itself");
    let days = json!({ "do": "setParticipant", "name": "Fiji",
        "groups": [{ "group": outer, "from": "2018-01-02", "until": "2018-01-01" }] });
    scene.refuses_act(days, "ends before it begins");
    Ok(())
}

#[test]
fn the_working_text_comes_after_the_drafts_in_the_convergence() -> Told {
    let scene = Scene::new()?;
    let clause = scene.ask("text", json!({}))[0]["clause"].clone();
    scene.act(json!({ "do": "reword", "clause": clause,
        "wording": { "text": "Migrants [are] protected.", "marks": [] } }));
    let found = scene.ask("convergence", json!({}));
    assert_eq!(found["drafts"][0]["brackets"], 0);
    assert_eq!(found["working"]["brackets"], 1);
    Ok(())
}

#[test]
fn a_bracket_around_paragraphs_is_counted_once_everywhere_and_resolved_in_one_step() -> Told {
    let scene = Scene::new()?;
    let first = scene.ask("text", json!({}))[0]["clause"].clone();
    // An “é” takes one unit in the window and two bytes in the record.
    scene.act(json!({ "do": "reword", "clause": first,
        "wording": { "text": "Protégés [are protected", "marks": [] } }));
    scene.act(
        json!({ "do": "addClause", "kind": "paragraph", "after": first,
        "wording": { "text": "and [fully] heard - EU; US delete] at all times.", "marks": [] } }),
    );
    scene.act(json!({ "do": "addClause", "kind": "paragraph",
        "wording": { "text": "A stray ] sign.", "marks": [] } }));
    let ledger = scene.ask("ledger", json!({}));
    let open = ledger["open"].as_array().unwrap();
    assert_eq!(open.len(), 2);
    assert_eq!(open[0]["start"], 9);
    assert_eq!(open[0]["across"]["clauses"].as_array().unwrap().len(), 2);
    assert_eq!(open[0]["holders"], json!(["EU", "US"]));
    assert_eq!(ledger["left"].as_array().unwrap().len(), 1);
    let working = scene.ask("convergence", json!({}))["working"].clone();
    assert_eq!(
        (&working["brackets"], &working["left"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(scene.ask("current", json!({}))["inBrackets"], 3);
    let line = scene.ask("text", json!({}));
    let lines = line.as_array().unwrap();
    assert!(lines.iter().all(|line| line["stands"] == "inBrackets"));
    assert!(lines.iter().all(|line| line["brackets"].as_u64() > Some(0)));

    scene.act(
        json!({ "do": "resolveAcross", "clause": first, "at": open[0]["start"],
        "stays": { "what": "words" }, "note": "the Chair" }),
    );
    let says = |scene: &Scene| -> Vec<String> {
        let text = scene.ask("text", json!({}));
        let lines = text.as_array().unwrap().iter();
        lines
            .map(|line| line["wording"]["text"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = says(&scene);
    assert!(
        all.contains(&"Protégés are protected".to_owned()),
        "{all:?}"
    );
    assert!(
        all.contains(&"and [fully] heard at all times.".to_owned()),
        "{all:?}"
    );
    scene.ask("undo", json!({}));
    assert!(says(&scene).contains(&"Protégés [are protected".to_owned()));
    // A compromise is worded in both at once, and taken back at once.
    let words = open[0]["across"]["words"].clone();
    assert_eq!(words[0]["text"], "are protected");
    assert_eq!(words[1]["text"], "and [fully] heard");
    scene.act(
        json!({ "do": "resolveAcross", "clause": first, "at": open[0]["start"],
        "stays": { "what": "compromise", "words": [
            { "clause": first, "text": "are protected always" },
            { "clause": words[1]["clause"], "text": "" } ] },
        "note": "the Chair" }),
    );
    let all = says(&scene);
    assert!(
        all.contains(&"Protégés are protected always".to_owned()),
        "{all:?}"
    );
    assert!(all.contains(&"at all times.".to_owned()), "{all:?}");
    scene.ask("undo", json!({}));
    assert!(says(&scene).contains(&"Protégés [are protected".to_owned()));
    scene.refuses_act(
        json!({ "do": "resolveAcross", "clause": first, "at": 0, "stays": { "what": "nothing" } }),
        "look at the bracket again",
    );
    Ok(())
}

#[test]
fn of_proposals_that_are_accepted_together_those_that_fail_are_listed_with_the_reason() -> Told {
    let scene = Scene::new()?;
    let clause = scene.ask("text", json!({}))[0]["clause"].clone();
    scene.act(json!({ "do": "reword", "clause": clause,
        "wording": { "text": "Migrants are protected.", "marks": [] } }));
    for (by, text) in [
        ("Norway", "All migrants are protected."),
        ("Chile", "No migrants are protected."),
    ] {
        scene.ask(
            "propose",
            json!({ "clause": clause, "by": [by], "wording": { "text": text, "marks": [] } }),
        );
    }
    let new = "01900000-0000-7000-8000-00000000000a";
    scene.ask(
        "set_session",
        json!({ "meeting": { "number": "2", "name": "", "parts": [] }, "offices": [] }),
    );
    let room = scene.ask("room", json!({}));
    scene.act(
        json!({ "do": "addSource", "session": room["sessions"][0]["id"], "kind": "proposal",
        "title": "Peru’s letter", "language": "en", "text": "States report." }),
    );
    let letter = scene.ask("room", json!({}))["sources"][0]["id"].clone();
    scene.ask(
        "propose",
        json!({ "clause": new, "by": ["Peru"], "source": letter,
            "place": { "after": clause, "kind": "paragraph" },
            "wording": { "text": "States report.", "marks": [] } }),
    );
    let waiting = scene.ask("waiting_proposals", json!({}));
    let waiting = waiting.as_array().unwrap();
    assert_eq!(waiting.len(), 3);
    assert_eq!(waiting[2]["asked"]["is"], "newClause");
    assert_eq!(waiting[2]["source"], letter);
    let ids: Vec<&Value> = waiting.iter().map(|one| &one["id"]).collect();
    let plan = scene.ask("plan_acceptance", json!({ "proposals": ids }));
    assert_eq!(plan["fits"].as_array().unwrap().len(), 2);
    // Of the two that clash the earlier is taken; the other says with whom it clashes.
    let failed = plan["failed"].as_array().unwrap();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0]["names"], json!(["Chile"]));
    let why = failed[0]["why"].as_str().unwrap();
    assert!(
        why.starts_with("it clashes with the earlier proposal of Norway at “"),
        "{why}"
    );
    scene.act(json!({ "do": "acceptProposals", "proposals": plan["fits"] }));
    let text = scene.ask("text", json!({}));
    assert_eq!(text[0]["wording"]["text"], "All migrants are protected.");
    assert_eq!(text[1]["clause"], new);
    Ok(())
}

#[test]
fn what_was_agreed_on_a_day_is_answered_from_the_log() -> Told {
    let scene = Scene::new()?;
    let clause = scene.ask("text", json!({}))[0]["clause"].clone();
    let later = "2099-01-01";
    let then = |day: &str| scene.ask("agreed_on", json!({ "day": day }));
    assert_eq!(then(later)["clauses"], json!([]));
    scene.act(
        json!({ "do": "setStanding", "clause": clause, "said": "agreedAdRef",
        "reading": 2, "note": "in the small hours" }),
    );
    let found = then(later);
    assert_eq!(
        found["said"],
        "1 agreed (1 ad ref), 0 in brackets, of 1 paragraph"
    );
    assert_eq!(found["clauses"][0]["clause"], clause);
    assert_eq!(found["clauses"][0]["last"]["reading"], 2);
    let working = scene.ask("convergence", json!({}))["working"].clone();
    assert_eq!(working["agreed"], 1);
    scene.refuses(
        "agreed_on",
        json!({ "day": "2001-01-01" }),
        "choose a later time",
    );
    Ok(())
}

#[test]
fn the_same_ask_in_two_sources_is_one_input_told_once() -> Told {
    let scene = Scene::new()?;
    let text = "Norway called for more funds. Chile called for more funds.";
    for (session, title) in [("1", "First"), ("2", "Second")] {
        scene.ask(
            "set_session",
            json!({ "meeting": { "number": session, "name": "", "parts": [] }, "offices": [] }),
        );
        let room = scene.ask("room", json!({}));
        let sessions = room["sessions"].as_array().unwrap();
        let id = &sessions
            .iter()
            .find(|one| one["number"] == session)
            .unwrap()["id"];
        scene.act(json!({ "do": "addSource", "session": id, "kind": "report",
            "title": title, "language": "en", "text": text }));
    }
    let room = scene.ask("room", json!({}));
    let of = |title: &str| {
        let sources = room["sources"].as_array().unwrap();
        sources.iter().find(|one| one["title"] == title).unwrap()["id"].clone()
    };
    let (first, second) = (of("First"), of("Second"));
    let passage = |one: &Value, source: &Value| json!([{ "source": source, "start": one["start"], "end": one["end"] }]);
    let asked = scene.ask("proposed", json!({ "source": first }));
    assert_eq!(asked[0]["saidBefore"], Value::Null);
    scene.ask(
        "make_input",
        json!({ "passages": passage(&asked[0], &first), "speakers": ["Norway"],
            "onBehalfOf": [], "open": false, "kind": "ask" }),
    );
    // The same words of another State are another input.
    let asked = scene.ask("proposed", json!({ "source": second }));
    assert_eq!(asked[0]["saidBefore"]["place"], "Session 1 · First");
    assert_eq!(asked[1]["saidBefore"], Value::Null);
    let input = &asked[0]["saidBefore"]["input"];
    scene.ask(
        "said_again",
        json!({ "input": input, "passages": passage(&asked[0], &second) }),
    );
    let said = scene.ask("input", json!({ "input": input }));
    assert_eq!(said["text"], "more funds");
    assert_eq!(said["alsoIn"], json!(["Session 2 · Second"]));
    assert_eq!(
        scene.ask("proposed", json!({ "source": second }))[0]["made"],
        *input
    );
    Ok(())
}

#[test]
fn support_belongs_to_what_it_supports_whichever_is_taken_first() -> Told {
    let scene = Scene::new()?;
    scene.ask(
        "set_session",
        json!({ "meeting": { "number": "2", "name": "", "parts": [] }, "offices": [] }),
    );
    let room = scene.ask("room", json!({}));
    let text = "Mexico said a glossary would be useful. Belgium and others supported this proposal. \
                Norway called for more funds. Chile supported this proposal.";
    scene.act(
        json!({ "do": "addSource", "session": room["sessions"][0]["id"], "kind": "report",
        "title": "Report", "language": "en", "text": text }),
    );
    let source = scene.ask("room", json!({}))["sources"][0]["id"].clone();
    let proposed = || scene.ask("proposed", json!({ "source": source }));
    let make = |one: &Value, more: Value| {
        let mut args = json!({ "speakers": one["speakers"], "onBehalfOf": [], "open": one["open"],
            "kind": one["kind"],
            "passages": [{ "source": source, "start": one["start"], "end": one["end"] }] });
        for (field, value) in more.as_object().unwrap() {
            args[field] = value.clone();
        }
        scene.ask("make_input", args)
    };
    let all = proposed();
    assert_eq!(
        (&all[1]["about"], &all[3]["about"]),
        (&json!([0]), &json!([2]))
    );

    // What it supports is an input already.
    make(&all[0], json!({}));
    let asked = proposed()[0]["made"].clone();
    make(&all[1], json!({ "answers": [asked] }));
    let said = scene.ask("input", json!({ "input": asked }));
    assert_eq!(said["answered"][0]["names"], json!(["Belgium"]));
    assert_eq!(said["answered"][0]["kind"], "support");
    assert_eq!(said["answered"][0]["open"], true);

    // It becomes one later.
    make(&all[3], json!({}));
    let support = proposed()[3]["made"].clone();
    make(&all[2], json!({ "answeredBy": [support] }));
    let said = scene.ask("input", json!({ "input": support }));
    assert_eq!(said["answers"][0]["text"], "more funds");
    assert_eq!(said["answers"][0]["names"], json!(["Norway"]));

    // Who corrects the rest keeps it, or takes it away.
    let correct = |answers: Value| {
        json!({ "input": support, "speakers": ["Chile"], "onBehalfOf": [], "open": false,
            "kind": "opposition", "answers": answers })
    };
    let funds = said["answers"][0]["input"].clone();
    scene.ask("correct_input", correct(json!([funds])));
    let said = scene.ask("input", json!({ "input": funds }));
    assert_eq!(said["answered"][0]["kind"], "opposition");
    scene.ask("correct_input", correct(json!([])));
    let said = scene.ask("input", json!({ "input": funds }));
    assert_eq!(said["answered"], json!([]));
    scene.refuses(
        "correct_input",
        correct(json!([support])),
        "cannot support or oppose itself",
    );
    Ok(())
}
