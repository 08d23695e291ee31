//! Bad input at the desk: each time one plain sentence, and the record stays as it was.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use stories::Told;
use stories::bridge::Bridge;
use tempfile::TempDir;
use travaux::record::Access;
use travaux::{By, Record};

/// A folder with the sample record, open on a desk.
struct Scene {
    bridge: Bridge,
    folder: TempDir,
}

impl Scene {
    fn new() -> Told<Scene> {
        let folder = tempfile::tempdir()?;
        let mut by = By::new("Ana", jiff::Timestamp::UNIX_EPOCH, [3; 16]);
        let desk = by.id();
        travaux::sample::create(&folder.path().join("sample.travaux"), desk, &mut by)?;
        let bridge = Bridge::open(None)?;
        let scene = Scene { bridge, folder };
        scene.open("sample.travaux").map_err(|no| no.to_string())?;
        Ok(scene)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Told {
        Ok(fs::write(self.at(name), bytes)?)
    }

    fn open(&self, name: &str) -> Result<Value, Value> {
        self.bridge
            .ask("open_record", json!({ "path": self.at(name) }))
    }

    /// Returns the sentence with which a file is refused as a record. The one on the desk
    /// is still there.
    fn refuses(&self, name: &str) -> Told<String> {
        let before = fs::read(self.at(name))?;
        let refusal = self.open(name).unwrap_err();
        assert_eq!(fs::read(self.at(name))?, before, "{name} was changed");
        self.stands()?;
        sentence(&refusal)
    }

    /// Returns the sentence with which a file is refused as a draft.
    fn refuses_draft(&self, name: &str) -> Told<String> {
        let draft = json!({ "path": self.at(name), "name": "Draft", "date": "2018-02-05" });
        let refusal = self.bridge.ask("import_draft", draft).unwrap_err();
        self.stands()?;
        sentence(&refusal)
    }

    fn stands(&self) -> Told {
        let open = self.bridge.ask("current", json!({})).unwrap();
        let path = open["path"].as_str().ok_or("no record is open")?;
        assert!(path.ends_with("sample.travaux"), "{path}");
        assert_eq!(open["drafts"].as_array().map(Vec::len), Some(2));
        Ok(())
    }
}

fn sentence(refusal: &Value) -> Told<String> {
    let said = refusal["message"].as_str().ok_or("no sentence")?;
    assert!(!said.contains('\n'), "{said}");
    Ok(said.to_owned())
}

fn assert_says(said: &str, words: &str) {
    assert!(said.contains(words), "“{said}” does not say “{words}”");
}

#[test]
fn what_is_no_record_is_refused_and_the_one_on_the_desk_stays() -> Told {
    let scene = Scene::new()?;
    let sample = fs::read(scene.at("sample.travaux"))?;
    scene.write("empty.travaux", "")?;
    assert_says(&scene.refuses("empty.travaux")?, "not a Travaux record");
    scene.write("picture.travaux", [0xff_u8, 0xd8, 0xff, 0xe0].repeat(400))?;
    assert_says(&scene.refuses("picture.travaux")?, "not a Travaux record");
    scene.write("cut.travaux", &sample[..sample.len() / 2])?;
    assert_says(&scene.refuses("cut.travaux")?, "damaged");

    let mut newer = sample;
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    scene.write("newer.travaux", newer)?;
    assert_says(&scene.refuses("newer.travaux")?, "newer version");

    let nothing = json!({ "path": scene.at("nothing.travaux") });
    let refusal = scene.bridge.ask("open_record", nothing).unwrap_err();
    assert_says(&sentence(&refusal)?, "there is no file");
    scene.stands()
}

#[test]
fn a_record_that_is_altered_is_found_so_and_made_again_from_its_backup() -> Told {
    let scene = Scene::new()?;
    scene
        .bridge
        .ask("back_up", json!({ "sealed": false }))
        .map_err(|no| no.to_string())?;
    let whole = fs::read(scene.at("sample.travaux"))?;
    let at = whole
        .windows(9)
        .position(|words| words == b"migration")
        .ok_or("the sample is about migration")?;
    let mut altered = whole;
    altered[at] = b'M';
    scene.write("sample.travaux", &altered)?;

    let refusal = scene.bridge.ask("check", json!({})).unwrap_err();
    assert_eq!(refusal["remedy"], "makeAgain");
    let said = sentence(&refusal)?;
    assert_says(&said, "sample.travaux is damaged (");
    let (_, backup) = said
        .split_once("the newest backup is ")
        .ok_or("it names no backup")?;
    scene
        .bridge
        .ask("close_record", json!({}))
        .map_err(|no| no.to_string())?;
    let refusal = scene.open("sample.travaux").unwrap_err();
    assert_says(&sentence(&refusal)?, backup);

    let asked = json!({ "from": backup, "path": scene.at("again.travaux") });
    let made = scene
        .bridge
        .ask("make_again", asked)
        .map_err(|no| no.to_string())?;
    assert_eq!(made["seen"], Value::Null);
    assert_eq!(made["overview"]["drafts"].as_array().map(Vec::len), Some(2));
    scene
        .bridge
        .ask("check", json!({}))
        .map_err(|no| no.to_string())?;
    Ok(())
}

#[test]
fn a_document_that_cannot_be_read_is_refused_whole() -> Told {
    let scene = Scene::new()?;
    scene.write("empty.md", "")?;
    scene.refuses_draft("empty.md")?;
    scene.write(
        "binary.txt",
        (0..=255_u8).cycle().take(4096).collect::<Vec<_>>(),
    )?;
    scene.refuses_draft("binary.txt")?;
    scene.write("cut.docx", b"PK\x03\x04 and no more")?;
    scene.refuses_draft("cut.docx")?;
    scene.write("latin.txt", b"Le r\xe9gime des fronti\xe8res")?;
    scene.refuses_draft("latin.txt")?;
    scene.write("deep.html", "<div>".repeat(100_000))?;
    scene.refuses_draft("deep.html")?;
    fs::File::create(scene.at("large.txt"))?.set_len(100 << 20)?;
    assert_says(&scene.refuses_draft("large.txt")?, "100 MiB");
    fs::create_dir(scene.at("folder.md"))?;
    assert_says(&scene.refuses_draft("folder.md")?, "no ordinary file");
    assert_says(&scene.refuses_draft("missing.md")?, "there is no file");
    Ok(())
}

#[test]
fn an_endless_file_is_not_read() -> Told {
    let scene = Scene::new()?;
    let draft = json!({ "path": "/dev/zero", "name": "Draft", "date": "2018-02-05" });
    let refusal = scene.bridge.ask("import_draft", draft).unwrap_err();
    assert_says(&sentence(&refusal)?, "no ordinary file");
    scene.stands()
}

#[test]
fn a_damaged_journal_is_told_once_and_none_of_its_bytes_is_lost() -> Told {
    let scene = Scene::new()?;
    let id = id_of(&scene.at("sample.travaux"))?;
    // No process has that number.
    let journal = scene
        .bridge
        .data()
        .join(format!("journals/{id}.999999999.0.journal"));
    fs::write(&journal, "these were somebody's words")?;
    scene.open("sample.travaux").map_err(|no| no.to_string())?;

    let refusal = scene.bridge.ask("journals_read", json!({})).unwrap_err();
    let said = sentence(&refusal)?;
    assert_says(&said, "is damaged");
    let aside = said
        .split(' ')
        .map(|word| word.trim_end_matches(';'))
        .find(|word| word.contains("999999999"))
        .ok_or("the sentence does not say where it is")?;
    assert_eq!(fs::read_to_string(aside)?, "these were somebody's words");
    assert_eq!(
        scene.bridge.ask("journals_read", json!({})),
        Ok(Value::Null)
    );
    Ok(())
}

fn id_of(record: &Path) -> Told<String> {
    let mut by = By::new("Ana", jiff::Timestamp::UNIX_EPOCH, [4; 16]);
    let desk = by.id();
    Ok(Record::open(record, Access::Read, desk)?.id().to_string())
}

#[test]
fn a_record_that_cannot_be_written_opens_for_reading_and_says_so() -> Told {
    let scene = Scene::new()?;
    let other = Bridge::open(None)?;
    let open = json!({ "path": scene.at("sample.travaux") });
    let overview = other.ask("open_record", open).unwrap();
    let why = overview["readOnly"].as_str().ok_or("it can be written")?;
    assert_says(why, "open elsewhere");
    let renumber = json!({ "action": { "do": "renumber" } });
    let refusal = other.ask("act", renumber).unwrap_err();
    assert_says(&sentence(&refusal)?, "reading only");
    Ok(())
}
