use super::*;
use crate::text::Document;

fn doc(text: &str) -> Document {
    read(text).expect("the sample reads")
}

/// `level kind number | words`, with marks as `_italic_` and `**bold**`.
fn shown(text: &str) -> Vec<String> {
    doc(text)
        .blocks
        .iter()
        .map(crate::exchange::tests::shown)
        .collect()
}

fn comes_back(text: &str) {
    let first = doc(text);
    let written = write(&first.blocks);
    let again = doc(&written);
    assert_eq!(again.blocks, first.blocks, "written as:\n{written}");
    assert_eq!(again.left_out, Vec::<String>::new());
}

const SAMPLE: &str = "\
---
title: A sample
edit: true
---

*This is a [sample][source] text.*

[source]: http://example.org/a.pdf

# Draft on reporting
{:.no_toc}

* TOC
{:toc}

## Preamble

The Parties,

*Recalling* decision 1,[^1]

*In [furtherance][pursuit]* of the aim, [[principles] and provisions],

*[Taking* account of the [needs of][urgent needs of] Parties],

## Article 1 *(general)*

1. Parties [shall][should] report:

    (a) every year;

    (b) on what they did:

        (i) at home;
        (ii) abroad.

2. **Option 1:** No text

   **Option 2:** Each Party decides, under *NDMC** or else.

3bis. [To this end.]

## Article 2

Option (a): one
Option (b): two
goes on here

- first
- (17bis) second

[^1]: A note
    with two lines.

[^2]: Nobody refers to this.
";

#[test]
fn a_draft_is_read_into_its_clauses() {
    assert_eq!(
        shown(SAMPLE),
        [
            "0 paragraph | _This is a sample text._",
            "0 title | Draft on reporting",
            "0 heading | Preamble",
            "1 paragraph | The Parties,",
            "1 preambular | _Recalling_ decision 1,[^1]",
            "2 note [^1] | A note with two lines.",
            "1 preambular | _In [furtherance][pursuit]_ of the aim, [[principles] and provisions],",
            "1 preambular | _[Taking_ account of the [needs of][urgent needs of] Parties],",
            "0 heading Article 1 | _(general)_",
            "1 paragraph 1. | Parties [shall][should] report:",
            "2 point (a) | every year;",
            "2 point (b) | on what they did:",
            "3 point (i) | at home;",
            "3 point (ii) | abroad.",
            "1 paragraph 2. | **Option 1:** No text",
            "2 paragraph Option 2: | Each Party decides, under _NDMC_* or else.",
            "1 paragraph 3bis. | [To this end.]",
            "0 heading | Article 2",
            "1 paragraph Option (a): | one",
            "1 paragraph Option (b): | two goes on here",
            "2 point | first",
            "2 point (17bis) | second",
            "0 note [^2] | Nobody refers to this.",
        ]
    );
}

#[test]
fn what_is_no_word_is_listed() {
    let read = doc(SAMPLE);
    assert_eq!(read.title.as_deref(), Some("A sample"));
    assert_eq!(
        read.left_out,
        [
            "The front matter was left out: title: A sample; edit: true",
            "The link definition [source] was left out: http://example.org/a.pdf",
            "The layout note {:.no_toc} was left out.",
            "The table of contents (TOC {:toc}) was left out.",
        ]
    );
}

#[test]
fn a_draft_comes_back_as_it_was_read() {
    comes_back(SAMPLE);
}

/// The real texts, where they are there.
fn real_texts() -> Vec<(String, String)> {
    let root = std::env::var("TRAVAUX_DATA")
        .unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    let mut texts = Vec::new();
    for folder in ["paris", "gcm"] {
        let Ok(entries) = std::fs::read_dir(format!("{root}/{folder}")) else {
            println!("the real texts are missing: {root}/{folder}");
            continue;
        };
        for entry in entries {
            let path = entry.expect("an entry").path();
            let text = std::fs::read_to_string(&path).expect("a text");
            texts.push((path.display().to_string(), text));
        }
    }
    texts
}

/// Words and brackets, without what Markdown puts around them.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if !c.is_whitespace() && !matches!(c, '*' | '\\' | '#' | '-') {
            words.push(c.to_string());
        }
    }
    words.push(word);
    words
}

#[test]
fn real_drafts_come_back_with_every_word_and_bracket() {
    for (path, text) in real_texts() {
        let first = doc(&text);
        for block in &first.blocks {
            block
                .wording
                .check()
                .expect("a wording that a record takes");
        }
        let levels = first
            .blocks
            .windows(2)
            .all(|two| two[1].level <= two[0].level + 1);
        assert!(levels, "{path}");
        let written = write(&first.blocks);
        let again = doc(&written);
        for (a, b) in first.blocks.iter().zip(&again.blocks) {
            assert_eq!(a, b, "{path}");
        }
        assert_eq!(first.blocks.len(), again.blocks.len());
        // The words of the file, but for what was left out.
        let mut body = text.clone();
        if let Some(end) = text[3..]
            .find("\n---\n")
            .filter(|_| text.starts_with("---"))
        {
            body = text[end + 8..].to_owned();
        }
        body = body
            .lines()
            .filter(|line| !line.trim().starts_with("{:") && line.trim() != "* TOC")
            .filter(|line| !line.contains("]: http") && !line.contains("]: /"))
            .map(|line| format!("{line}\n"))
            .collect();
        for name in ["[source]", "[10nov]", "[4dec]", "[12dec]", "[decision]"] {
            while let Some(at) = body.find(&format!("]{name}")) {
                let open = body[..at].rfind('[').expect("a link opens");
                body.replace_range(at..=at + name.len(), "");
                body.remove(open);
            }
        }
        body = body
            .replace("<span style=\"font-variant:small-caps;\">", "")
            .replace("</span>", "");
        let (was, is) = (words(&body), words(&written));
        for (n, (a, b)) in was.iter().zip(&is).enumerate() {
            assert_eq!(
                a,
                b,
                "{path}: …{:?}… is …{:?}…",
                &was[n.saturating_sub(9)..(n + 9).min(was.len())],
                &is[n.saturating_sub(9)..(n + 9).min(is.len())]
            );
        }
        assert_eq!(was.len(), is.len());
        println!("{path}: {} blocks", first.blocks.len());
    }
}

/// Pieces of which a hostile or careless Markdown file is made.
const PIECES: &str = r"(a|b|word|Recalling|Option 1:|Option 2:|Article 2bis|\*|\*\*|_|__|\[|\]|\(|\)|\[\^1\]|\[\^1\]: |`|<em>|</em>|<b>|<x>|&amp;|&|\\|#|# |## |- |1\. |2\) |\(a\) |\(i\) |a\. |3bis\. |\{:toc\}|---|===|\||>|~~~|~|:|;|,|\.|é|\n|\n\n|\n\n    | |  |\t|\[x\]: /y|\[a\]\(/b\)|•|\+ ){0,40}";

proptest::proptest! {
    #[test]
    fn whatever_was_read_comes_back_the_same(text in PIECES) {
        let Ok(first) = read(&text) else { return Ok(()) };
        for block in &first.blocks {
            proptest::prop_assert!(block.wording.check().is_ok());
        }
        for two in first.blocks.windows(2) {
            proptest::prop_assert!(two[1].level <= two[0].level + 1);
        }
        let written = write(&first.blocks);
        let again = doc(&written);
        proptest::prop_assert_eq!(&again.blocks, &first.blocks, "{:?}", written);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}") {
        if let Ok(first) = read(&text) {
            proptest::prop_assert_eq!(doc(&write(&first.blocks)).blocks, first.blocks);
        }
    }
}
