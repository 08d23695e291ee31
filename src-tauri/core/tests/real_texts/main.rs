//! The core on real texts, where they are at hand: `TRAVAUX_DATA`, or `../shared/data`
//! beside the repository.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests tell what they did not try, and may fail"
)]

mod passages;
mod report;

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::date;
use travaux::compare::{ChangeKind, compare};
use travaux::text::states::{sides, sides_of_blocks};
use travaux::text::{Item, draft, outline};
use travaux::{Action, By, Record};

fn data(path: &str) -> Option<(String, Vec<u8>)> {
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let file = folder.join(path);
    match std::fs::read(&file) {
        Ok(bytes) => Some((path.to_owned(), bytes)),
        Err(_) => {
            println!("not at hand, so not tried: {}", file.display());
            None
        }
    }
}

#[test]
fn three_drafts_of_one_conference_become_three_drafts_of_one_record() {
    let files = [
        ("paris/2015-10-23.md", date(2015, 10, 23)),
        ("paris/2015-12-04.md", date(2015, 12, 4)),
        ("paris/2015-12-12.md", date(2015, 12, 12)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut by = By::new("the secretariat", jiff::Timestamp::UNIX_EPOCH, [5; 16]);
    let desk = by.id();
    let mut record =
        Record::create(&folder.path().join("paris.travaux"), "Paris", desk, &mut by).unwrap();
    let mut brackets = Vec::new();
    let mut read = Vec::new();
    for (file, date) in files {
        let Some((name, bytes)) = data(file) else {
            return;
        };
        let document = travaux::exchange::read(&bytes, &name).unwrap();
        brackets.push(brackets_of_text(std::str::from_utf8(&bytes).unwrap()));
        read.push(document.blocks.clone());
        record
            .apply(
                &mut by,
                &Action::ImportDraft {
                    draft: None,
                    name,
                    date,
                    document,
                    file: None,
                },
            )
            .unwrap();
    }
    let drafts = draft::list(record.db()).unwrap();
    let texts: Vec<Vec<Item>> = drafts
        .iter()
        .map(|draft| outline::draft(record.db(), draft.id).unwrap())
        .collect();
    for ((text, read), brackets) in texts.iter().zip(&read).zip(&brackets) {
        let now: usize = text
            .iter()
            .map(|item| item.state.wording.text.matches('[').count())
            .sum();
        assert_eq!(now, *brackets, "every bracket survives");
        assert_eq!(text.len(), read.len());
        for (item, block) in text.iter().zip(read) {
            assert_eq!(item.state.wording, block.wording, "to the letter");
            assert_eq!(item.number, block.number, "with the number on paper");
        }
    }
    assert!(brackets[0] >= 1_000);
    for pair in texts.windows(2) {
        let compared = compare(&sides(&pair[0]), &sides(&pair[1]));
        let counts = compared.counts;
        let rows = |side: fn(&travaux::compare::Row) -> &[u32]| {
            let mut rows: Vec<u32> = compared.rows.iter().flat_map(side).copied().collect();
            rows.sort_unstable();
            rows
        };
        let each = |text: &[Item]| (0..text.len() as u32).collect::<Vec<_>>();
        assert_eq!(
            rows(|row| &row.old),
            each(&pair[0]),
            "each clause is in one row"
        );
        assert_eq!(
            rows(|row| &row.new),
            each(&pair[1]),
            "each clause is in one row"
        );
        let older: HashSet<_> = pair[0].iter().map(|item| item.clause).collect();
        let live_on = pair[1]
            .iter()
            .filter(|item| older.contains(&item.clause))
            .count();
        println!(
            "{} → {} clauses, {live_on} live on: {counts:?}",
            pair[0].len(),
            pair[1].len()
        );
        assert!(
            live_on * 3 > pair[1].len(),
            "a good part of the clauses lives on"
        );
    }
    for text in &texts {
        let found = travaux::text::reference::proposals(text);
        println!("{} printed numbers name one clause", found.len());
        for one in found {
            let item = text.iter().find(|item| item.clause == one.clause).unwrap();
            let range = one.start as usize..one.end as usize;
            assert_eq!(item.state.wording.text[range], one.prints);
        }
    }
    let mut drafts = HashSet::new();
    for item in texts[2].iter().step_by(10) {
        let trace = travaux::trace::trace(record.db(), item.clause).unwrap();
        let joined: String = trace.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(joined, item.state.wording.text);
        drafts.extend(trace.words.into_iter().filter_map(|word| word.draft));
    }
    assert_eq!(drafts.len(), 3, "the last draft has words of all three");
    assert!(record.verify().unwrap().good);
}

/// Counts the brackets of a Markdown text, those of its links and of its notes' labels
/// left out.
fn brackets_of_text(markdown: &str) -> usize {
    let is_definition = |line: &&str| line.starts_with('[') && line.contains("]: ");
    let labels: Vec<&str> = markdown
        .lines()
        .filter(is_definition)
        .filter_map(|line| Some(line.split_once("]: ")?.0))
        .collect();
    let links: usize = labels
        .iter()
        .filter(|label| !label.starts_with("[^"))
        .map(|label| markdown.matches(&format!("]{label}]")).count())
        .sum();
    markdown.matches('[').count() - labels.len() - 2 * links
}

#[test]
fn two_wordings_of_the_objectives_pair_up() {
    let Some((old, july)) = data("gcm/objectives-july-2018.md") else {
        return;
    };
    let Some((new, resolution)) = data("gcm/objectives-a-res-73-195.md") else {
        return;
    };
    let (old, new) = (
        travaux::exchange::read(&july, &old).unwrap(),
        travaux::exchange::read(&resolution, &new).unwrap(),
    );
    let (old_sides, new_sides) = (sides_of_blocks(&old.blocks), sides_of_blocks(&new.blocks));
    let found = compare(&old_sides, &new_sides);
    println!("{:?}", found.counts);
    let actions = found
        .rows
        .iter()
        .filter(|row| matches!(row.change, ChangeKind::Same | ChangeKind::Reworded))
        .filter(|row| {
            row.new.len() == 1
                && new.blocks[row.new[0] as usize]
                    .number
                    .as_deref()
                    .is_some_and(|number| number.starts_with('('))
        })
        .count();
    assert!(
        actions >= 170,
        "178 actions pair by objective and letter; {actions} did"
    );
}

const AKOMA_NTOSO: [&str; 10] = [
    "Act_Kenya_2003-12-10-short.xml",
    "Amendment_mexico_enmienda_2010-10-07.xml",
    "Bill_Kenya_2006-02-10.xml",
    "Bill_UN_2012.xml",
    "Bill_UN_2012_ES.xml",
    "it_senato_ddl_2013.xml",
    "ke_Debate_Bungeni_2011-06-10.xml",
    "uk_pga-2014-27-enacted-data.xml",
    "uy_bill_2010-09-27.xml",
    "za_bill_2006-12-23.xml",
];

/// The words between the tags of an XML file, those of its metadata left out but for
/// footnotes, found without any of the program.
fn words_between_tags(file: &str) -> Vec<String> {
    const APART: [&str; 12] = [
        "p",
        "num",
        "heading",
        "item",
        "from",
        "scene",
        "summary",
        "narrative",
        "eol",
        "authorialNote",
        "quotedStructure",
        "listIntroduction",
    ];
    let mut out = String::new();
    let (mut meta, mut note) = (false, false);
    let mut rest = file;
    while let Some(open) = rest.find('<') {
        if !meta || note {
            out.push_str(&rest[..open]);
        }
        rest = &rest[open..];
        let end = match rest.starts_with("<!--") {
            true => rest.find("-->").expect("a comment ends") + 3,
            false => rest.find('>').expect("a tag ends") + 1,
        };
        let tag = rest[1..end].trim_start_matches('/');
        let name = tag
            .split([' ', '\t', '\n', '\r', '>', '/'])
            .next()
            .unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        let opens = !rest.starts_with("</");
        match name {
            "meta" => meta = opens,
            "note" => note = opens,
            _ => {}
        }
        if APART.contains(&name) || !opens && name == "note" {
            out.push(' ');
        }
        rest = &rest[end..];
    }
    let out = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
    words(&out)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a document as it was read, without the anchors of footnotes.
fn words_read(document: &travaux::text::Document) -> Vec<String> {
    let mut all = Vec::new();
    for block in &document.blocks {
        let number = block.number.as_deref().filter(|n| !n.starts_with("[^"));
        all.extend(words(number.unwrap_or_default()));
        let mut text = block.wording.text.clone();
        for mark in block.wording.marks.iter().rev() {
            if mark.kind == travaux::clause::MarkKind::Footnote {
                text.replace_range(mark.start as usize..mark.end as usize, "");
            }
        }
        all.extend(words(&text));
    }
    all
}

#[test]
fn every_word_of_an_akoma_ntoso_document_is_read_in_its_place() {
    for name in AKOMA_NTOSO {
        let Some((name, bytes)) = data(&format!("akn/{name}")) else {
            continue;
        };
        let file = String::from_utf8(bytes.clone()).unwrap();
        let document = travaux::exchange::read(&bytes, &name).unwrap();
        let (mut there, mut read) = (words_between_tags(&file), words_read(&document));
        if file.contains("authorialNote") || file.contains("noteRef") {
            // A footnote stands under the paragraph that it interrupts.
            there.sort();
            read.sort();
        }
        assert!(!there.is_empty(), "{name}");
        assert_same_words(&there, &read, &name);
        for two in document.blocks.windows(2) {
            assert!(two[1].level <= two[0].level + 1, "{name}: {two:?}");
        }
        assert_eq!(document.blocks[0].level, 0, "{name}");
    }
}

/// Says where two runs of words part.
fn assert_same_words(there: &[String], read: &[String], name: &str) {
    let at = there.iter().zip(read).position(|(a, b)| a != b);
    let at = at.unwrap_or(there.len().min(read.len()));
    let around = |words: &[String]| {
        let from = at.saturating_sub(6).min(words.len());
        words[from..words.len().min(at + 8)].join(" ")
    };
    assert!(
        there == read,
        "{name}: {} / {}",
        around(there),
        around(read)
    );
}
