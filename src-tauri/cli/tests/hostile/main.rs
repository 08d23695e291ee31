//! Files made to hurt a reader, each read in the guarded child: a document or one plain
//! sentence, within the child's ten seconds and 512 MiB, and the child lives.
#![allow(missing_docs)]

use std::path::Path;
use travaux::Stop;
use travaux::exchange::Reading;

mod files;
mod packed;

#[test]
fn every_hostile_file_ends_in_a_document_or_one_plain_sentence() {
    let files = files::files();
    assert!(files.len() >= 64, "{} files", files.len());
    let program = Path::new(env!("CARGO_BIN_EXE_travaux"));
    for file in &files {
        let name = file.name.as_str();
        match travaux_cli::guard::read_in_child(
            program,
            &file.bytes,
            name,
            Reading::AsItStands,
            &Stop::default(),
        ) {
            Ok(document) => assert!(!document.blocks.is_empty(), "{name} is empty"),
            Err(problem) => {
                let said = problem.to_string();
                assert!(!said.contains('\n') && said.len() < 600, "{name}: {said}");
                let ended = ["could not be read within", "stumbled"];
                assert!(!ended.iter().any(|w| said.contains(w)), "{name}: {said}");
            }
        }
    }
}

#[test]
fn an_import_of_a_hostile_file_leaves_the_record_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &str| {
        std::process::Command::new(env!("CARGO_BIN_EXE_travaux"))
            .args(line.split(' '))
            .current_dir(folder.path())
            .env("TRAVAUX_DATA_DIR", folder.path().join("desk"))
            .output()
            .unwrap()
    };
    run("new r.travaux --title T");
    let record = folder.path().join("r.travaux");
    let before = std::fs::read(&record).unwrap();
    for file in files::files()
        .iter()
        .filter(|file| file.bytes.len() < 4_096)
    {
        std::fs::write(folder.path().join(&file.name), &file.bytes).unwrap();
        let said = run(&format!(
            "import r.travaux draft {} --name N --date 2018-02-05",
            file.name
        ));
        if said.status.code() == Some(0) {
            run("undo r.travaux");
            continue;
        }
        assert_eq!(said.status.code(), Some(3), "{}", file.name);
        assert_eq!(
            String::from_utf8_lossy(&said.stderr).lines().count(),
            1,
            "{}",
            file.name
        );
    }
    let refused = files::in_akoma_ntoso("<p>&unknown;</p>");
    std::fs::write(folder.path().join("x.xml"), refused).unwrap();
    let now = std::fs::read(&record).unwrap();
    run("import r.travaux draft x.xml --name N --date 2018-02-05");
    assert_eq!(std::fs::read(&record).unwrap(), now);
    assert!(now.len() >= before.len());
}
