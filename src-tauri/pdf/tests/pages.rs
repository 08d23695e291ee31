//! What is on the pages, read back with `pdftotext` of poppler-utils.
#![allow(clippy::unwrap_used, reason = "the helpers are of tests, too")]

use std::fs;
use std::path::Path;
use std::process::Command;

use travaux::exchange::print::{self, About};
use travaux::exchange::{Format, Reading, read_as, redline::Redline, write};
use travaux::text::states::sides_of_blocks;
use travaux::text::{Block, Item, TextName, draft};
use travaux::{By, Record, compare::compare};
use travaux_pdf::{Places, Refused, set};

fn blocks(text: &str) -> Vec<Block> {
    let document = read_as(text.as_bytes(), "text.md", Reading::AsItStands);
    document.unwrap().blocks
}

fn pages(text: &str) -> Vec<u8> {
    let print = print::text(&blocks(text), About::files("Draft"));
    set(&print.json(), &Places::here()).unwrap()
}

/// Reads back what a file says.
fn said(pdf: &[u8]) -> String {
    told("pdftotext", &["-raw", "FILE", "-"], pdf)
}

fn told(program: &str, args: &[&str], pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pages.pdf");
    fs::write(&file, pdf).unwrap();
    let args = args.iter().map(|arg| match *arg {
        "FILE" => file.as_os_str(),
        arg => arg.as_ref(),
    });
    let output = Command::new(program)
        .args(args)
        .output()
        .expect("Debian's poppler-utils is installed: `cargo xtask test` brings it");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn holds(pdf: &[u8], bytes: &str) -> bool {
    pdf.windows(bytes.len())
        .any(|window| window == bytes.as_bytes())
}

fn sample(folder: &Path) -> Record {
    let mut by = By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [4; 16]);
    let desk = by.id();
    travaux::sample::create(&folder.join("sample.travaux"), desk, &mut by).unwrap()
}

/// Words as they are told apart by blanks and line ends.
fn words(text: &str) -> Vec<&str> {
    text.split(char::is_whitespace)
        .filter(|word| !word.is_empty())
        .collect()
}

#[test]
fn every_word_of_a_draft_is_on_its_pages_in_order_with_its_name_date_and_hashes() {
    let folder = tempfile::tempdir().unwrap();
    let record = sample(folder.path());
    let zero = draft::named(record.db(), "Zero Draft").unwrap();
    let name = TextName::Draft { draft: zero.id };
    let items = name.items(&record).unwrap();
    let blocks: Vec<Block> = items.iter().map(Item::block).collect();
    let about = About::state(&record, name).unwrap();
    let pdf = set(&print::text(&blocks, about).json(), &Places::here()).unwrap();
    let said = said(&pdf);
    let mut left = words(&said).into_iter();
    for block in &blocks {
        let number = block.number.as_deref().unwrap_or_default();
        for word in [words(number), words(&block.wording.text)].concat() {
            assert!(left.any(|there| there == word), "{word} of {block:?}");
        }
    }
    for told in ["Zero Draft", "5 February 2018", zero.words.as_str()] {
        assert!(said.contains(told), "{told}: {said}");
    }
    let about = told("pdfinfo", &["FILE"], &pdf);
    assert!(about.contains("Tagged:          yes"), "{about}");
    let title = "Compact on Safe and Orderly Migration – Zero Draft";
    assert!(about.contains(title), "{about}");
    assert!(!about.contains("CreationDate"), "{about}");
}

#[test]
fn a_file_is_for_screen_readers_has_bookmarks_and_says_its_language() {
    let pdf = pages(
        "# Charte\n\n## I. Le but et les moyens\n\n1. Les Parties présentent un rapport et des données.\n\n### A. Les données\n\n2. Les Parties les publient.\n",
    );
    assert!(holds(&pdf, "<pdfuaid:part>1</pdfuaid:part>"));
    assert!(holds(&pdf, "/Type/Outlines"));
    assert!(holds(&pdf, "/Lang(fr)"));
    for tag in ["/S/H1", "/S/H2", "/S/H3", "/S/P"] {
        assert!(holds(&pdf, tag), "{tag}");
    }
}

#[test]
fn what_reads_as_markup_is_on_the_page_as_it_is() {
    let hostile = r##"Parties #set page(fill: red) $x^2$ *bold* _it_ [a] <label> @ref `raw` \ ~ -- "quoted" 'so' // no comment /* none */ #import "@preview/x:1.0.0": * #eval("1") report."##;
    let block = Block {
        wording: travaux::clause::Wording::plain(hostile).unwrap(),
        ..blocks("1. Words.\n").remove(0)
    };
    let print = print::text(&[block], About::files("#panic()"));
    let pdf = set(&print.json(), &Places::here()).unwrap();
    let said = said(&pdf);
    assert_eq!(
        words(&said)
            .windows(words(hostile).len())
            .filter(|window| *window == words(hostile))
            .count(),
        1,
        "{said}"
    );
    assert!(said.contains("#panic()"), "{said}");
}

#[test]
fn the_six_languages_have_all_their_letters() {
    for line in [
        "The Parties “shall” report – every year’s end.",
        "Les Parties présentent « un rapport » sur l’œuvre à Noël.",
        "¿Quién presentará el informe del año? ¡La señora Núñez!",
        "Государства-участники представляют доклад в объёме №7.",
        "تقدم الدول تقريرا كل سنة.",
        "各缔约国应每年提交报告。",
    ] {
        let pdf = pages(&format!("1. {line}\n"));
        let said = told("pdftotext", &["FILE", "-"], &pdf);
        // Marks of direction are the reader's own.
        let said = said.replace(['\u{202a}', '\u{202b}', '\u{202c}', '\u{200f}'], "");
        for word in words(line).iter().map(|word| word.trim_matches('.')) {
            assert!(said.contains(word), "{word}: {said}");
        }
        let fonts = told("pdffonts", &["FILE"], &pdf);
        for font in fonts.lines().skip(2) {
            assert!(font.contains(" yes yes yes "), "{font}");
        }
    }
}

#[test]
fn arabic_runs_from_the_right() {
    let pdf = pages("1. تقدم الدول تقريرا كل سنة.\n");
    let at = told("pdftotext", &["-bbox", "FILE", "-"], &pdf);
    let x = |word: &str| -> f64 {
        // The reader lists the letters as they stand on the page, from the left.
        let drawn: String = word.chars().rev().collect();
        let line = at.lines().find(|line| line.contains(&drawn)).unwrap();
        let from = line.split("xMin=\"").nth(1).unwrap();
        from.split('"').next().unwrap().parse().unwrap()
    };
    assert!(x("الدول") > x("سنة"), "{at}");
    assert!(holds(&pdf, "/Lang(ar)"));
}

#[test]
fn letters_without_a_font_are_refused_in_a_sentence_and_not_printed_as_boxes() {
    let folder = tempfile::tempdir().unwrap();
    let print = print::text(&blocks("1. تقدم الدول.\n"), About::files("Draft"));
    let Err(problem @ Refused::NoFont { .. }) = set(&print.json(), &Places::only(&[folder.path()]))
    else {
        panic!("it was set");
    };
    let said = problem.to_string();
    assert!(said.starts_with("no font here has the letters “"), "{said}");
    assert!(said.contains("fonts-noto-core"), "{said}");
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let text = "# T\n\n1. Words[^1] and 文字.\n\n[^1]: A note.\n";
    assert_eq!(pages(text), pages(text));
}

#[test]
fn a_footnote_stands_at_the_foot_of_the_page_of_its_mark() {
    let mut text =
        "# T\n\n1. The first[^a] has a note, and again[^a].\n\n[^a]: Noted *once*.\n\n".to_owned();
    for nth in 2..80 {
        text.push_str(&format!("{nth}. Filler that takes up a line or so.\n\n"));
    }
    let pdf = pages(&text);
    let first = told("pdftotext", &["-l", "1", "FILE", "-"], &pdf);
    assert_eq!(first.matches("Noted once.").count(), 1, "{first}");
    assert_eq!(said(&pdf).matches("Noted once.").count(), 1);
    assert!(!said(&pdf).contains("[^a]"));
    assert!(holds(&pdf, "/S/Note"));
}

#[test]
fn a_redline_tells_what_came_and_what_went_without_colour() {
    let (old, new) = (
        blocks("1. Parties should report.\n"),
        blocks("1. Parties shall report.\n"),
    );
    let comparison = compare(&sides_of_blocks(&old), &sides_of_blocks(&new));
    let redline = Redline {
        old_name: "old",
        new_name: "new",
        old: &old,
        new: &new,
        comparison: &comparison,
    };
    let print = print::redline(&redline, About::files("old → new"));
    let pdf = set(&print.json(), &Places::here()).unwrap();
    assert!(holds(&pdf, "/TextDecorationType/Underline"));
    assert!(holds(&pdf, "/TextDecorationType/LineThrough"));
    assert!(said(&pdf).contains("1 reworded"), "{}", said(&pdf));
}

#[test]
fn what_is_on_the_pages_reads_as_the_web_page_does() {
    let text = "# T\n\n## Preamble\n\n*Recalling* **all** of it,\n\n1. One:\n\n    (a) first;\n\n        (i) and deeper.\n";
    let pdf = said(&pages(text));
    let html = String::from_utf8(write(&blocks(text), Format::Html)).unwrap();
    for word in ["Recalling", "all", "(a)", "first;", "(i)", "deeper."] {
        assert!(
            html.contains(word) && words(&pdf).contains(&word),
            "{word}: {pdf}"
        );
    }
}
