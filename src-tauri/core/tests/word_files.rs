//! The reader of Word files on real ones, where they are at hand: `TRAVAUX_DATA`, or
//! `../shared/data` beside the repository.
#![allow(missing_docs, clippy::print_stdout)]

use std::path::PathBuf;

use travaux::exchange::{Reading, plain_text, read_as};

fn words(bytes: &[u8], name: &str, reading: Reading) -> Vec<String> {
    let document = read_as(bytes, name, reading).expect(name);
    plain_text(&document)
        .split([' ', '\n', '\t', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn accepted_and_rejected_a_file_says_what_word_makes_of_it() {
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let folder = folder.join("docx");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("not at hand, so not tried: {}", folder.display());
        return;
    };
    let mut names: Vec<String> = files
        .flatten()
        .filter_map(|file| file.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut tried = 0;
    let mut wrong = Vec::new();
    for name in &names {
        let Some(stem) = name.strip_suffix(".docx") else {
            continue;
        };
        for (reading, ending) in [
            (Reading::Accepted, "Accepted"),
            (Reading::Rejected, "Rejected"),
        ] {
            let given = format!("{stem}-{ending}.docx");
            if !names.contains(&given) {
                continue;
            }
            let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
            let read = words(&bytes(name), name, reading);
            let given_words = words(&bytes(&given), &given, Reading::AsItStands);
            tried += 1;
            if read != given_words {
                wrong.push(format!(
                    "{given}\n  read  {read:?}\n  given {given_words:?}"
                ));
            }
        }
    }
    println!("{tried} readings of {} files", tried / 2);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
