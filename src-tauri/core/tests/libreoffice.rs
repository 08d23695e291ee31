//! Redlines as LibreOffice settles them: all accepted they are the newer text, all
//! rejected the older, to the letter. It says so where LibreOffice is not installed.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "the helpers are of tests, too"
)]

use std::path::Path;
use std::process::Command;

use travaux::compare::compare;
use travaux::compare::generate::{Rates, edit, treaty};
use travaux::exchange::docx::{self, Hand, Hands};
use travaux::exchange::redline::Redline;
use travaux::exchange::{Reading, markdown, read_as};
use travaux::text::Block;
use travaux::text::states::sides_of_blocks;

/// Opens every file of a folder in Writer, settles its changes both ways, and stores it.
const MACRO: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub SettleAll(sFolder)
  Dim aNames(1000)
  nNames = 0
  sName = Dir(sFolder &amp; "/*.docx")
  Do While sName &lt;&gt; ""
    aNames(nNames) = sName
    nNames = nNames + 1
    sName = Dir
  Loop
  For nName = 0 To nNames - 1
    Settle(sFolder, aNames(nName), "Accept")
    Settle(sFolder, aNames(nName), "Reject")
  Next
End Sub

Sub Settle(sFolder, sName, sOrder)
  Dim aLoad(0) As New com.sun.star.beans.PropertyValue
  Dim aStore(0) As New com.sun.star.beans.PropertyValue
  Dim aNone()
  aLoad(0).Name = "Hidden"
  aLoad(0).Value = True
  aStore(0).Name = "FilterName"
  aStore(0).Value = "MS Word 2007 XML"
  oFile = StarDesktop.loadComponentFromURL(ConvertToURL(sFolder &amp; "/" &amp; sName), "_blank", 0, aLoad())
  ' Without a display it cannot draw the margin of comments, and crashes.
  oFile.CurrentController.ViewSettings.ShowAnnotations = False
  oDispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  oDispatcher.executeDispatch(oFile.CurrentController.Frame, ".uno:" &amp; sOrder &amp; "AllTrackedChanges", "", 0, aNone())
  oFile.storeToURL(ConvertToURL(sFolder &amp; "/" &amp; sOrder &amp; "/" &amp; sName), aStore())
  oFile.close(True)
End Sub
</script:module>
"#;

/// Says that there is the macro.
const LIBRARY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"#;

/// Settles every Word file of a folder; false where there is no LibreOffice.
fn settle(folder: &Path) -> bool {
    let profile = folder.join("profile");
    let office = |argument: &str| {
        Command::new("soffice")
            .args(["--headless", "--norestore"])
            .arg(format!(
                "-env:UserInstallation=file://{}",
                profile.display()
            ))
            .arg(argument)
            .output()
    };
    // It looks for macros only where it has been before.
    if office("--terminate_after_init").is_err() {
        println!("not tried: LibreOffice (libreoffice-writer-nogui) is not installed");
        return false;
    }
    let standard = profile.join("user/basic/Standard");
    std::fs::create_dir_all(&standard).unwrap();
    std::fs::write(standard.join("script.xlb"), LIBRARY).unwrap();
    std::fs::write(standard.join("Module1.xba"), MACRO).unwrap();
    for order in ["Accept", "Reject"] {
        std::fs::create_dir_all(folder.join(order)).unwrap();
    }
    let call = format!(
        "macro:///Standard.Module1.SettleAll(\"{}\")",
        folder.display()
    );
    let settled = office(&call).unwrap();
    assert!(settled.status.success(), "{settled:?}");
    true
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }

    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

const LINES: [&str; 12] = [
    "## Article 1 Aim",
    "## Means of A",
    "*Recalling* the Charter and A,",
    "1. States shall A report on the measures that they take.",
    "2. Parties cooperate A in good faith with the agency",
    "2 bis. Parties cooperate in good faith with the agency, B.",
    "3. The **secretariat** serves the meetings, B:",
    "   (a) keep registers of A vessels;",
    "   (b) send *them all* to A.",
    "[A committee of nine A members reviews [the reports / all reports].]",
    "States shall report. They A cooperate with all. They keep registers B.",
    "4. States shall report to B.[^1]",
];
const WORDS: [&str; 6] = [
    "every year",
    "shall",
    "may, in full",
    "of [all] the",
    "a & <b>",
    "B",
];

/// A draft and another that was made of it: lines changed at their ends and inside, put
/// in, taken out and moved.
fn pair(chance: &mut Chance) -> [String; 2] {
    let mut old: Vec<String> = (0..3 + chance.below(6))
        .map(|_| chance.of(&LINES).replace('A', chance.of(&WORDS)))
        .collect();
    let mut new = old.clone();
    for _ in 0..2 + chance.below(5) {
        let at = chance.below(new.len());
        match chance.below(6) {
            0 if new.len() > 1 => drop(new.remove(at)),
            1 => new[at].push_str(" and they may"),
            2 => new[at] = new[at].replacen("the", chance.of(&WORDS), 1),
            3 => {
                let moved = new.remove(at);
                new.insert(chance.below(new.len() + 1), moved);
            }
            _ => new.insert(at + 1, chance.of(&LINES).replace('B', chance.of(&WORDS))),
        }
    }
    [&mut old, &mut new].map(|lines| {
        let mut text = lines.join("\n\n") + "\n";
        if text.contains("[^1]") {
            text.push_str("\n[^1]: A note.\n");
        }
        text
    })
}

/// Each block with its number and words.
fn lines(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| {
            let number = block.number.as_deref().unwrap_or_default();
            format!("{number}|{}", block.wording.text)
        })
        .collect()
}

fn redlined(old: &[Block], new: &[Block]) -> Vec<u8> {
    let comparison = compare(&sides_of_blocks(old), &sides_of_blocks(new));
    let both = Redline {
        old_name: "old",
        new_name: "new",
        old,
        new,
        comparison: &comparison,
    };
    let hand = Hand {
        author: "A. Person".to_owned(),
        at: Some("2018-03-05T10:00:00Z".to_owned()),
        also: Vec::new(),
    };
    let by = |blocks: &[Block]| vec![vec![(u32::MAX, hand.clone())]; blocks.len()];
    let hands = Hands {
        removed: by(old),
        added: by(new),
    };
    docx::redline(&both, &hands)
}

/// Made edits with moves, splits and merges, each clause a paragraph.
fn made(seed: u64) -> [Vec<Block>; 2] {
    let clauses = treaty(40, seed);
    let edited = edit(&clauses, &Rates::HEAVY, seed).clauses;
    [clauses, edited].map(|clauses| {
        let lines: Vec<String> = clauses.into_iter().map(|clause| clause.text).collect();
        markdown::read(&lines.join("\n\n")).unwrap().blocks
    })
}

/// Drafts of a conference beside one another, where they are at hand.
fn conference() -> Vec<[Vec<Block>; 2]> {
    let root = std::env::var("TRAVAUX_DATA")
        .unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    let read = |day: &str| {
        let path = format!("{root}/paris/{day}.md");
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("not at hand, so not tried: {path}");
            return None;
        };
        let mut blocks = markdown::read(&text).unwrap().blocks;
        // Where notes come and go, LibreOffice reads some into the place of others, whatever
        // their marks are and in whichever order they stand in the file.
        let notes = |block: &Block| block.kind == travaux::text::Kind::Note;
        blocks.retain(|block| !notes(block));
        for block in &mut blocks {
            let anchors =
                |mark: &travaux::clause::Mark| mark.kind != travaux::clause::MarkKind::Footnote;
            block.wording.marks.retain(anchors);
        }
        Some(blocks)
    };
    let days = ["2015-10-23", "2015-12-04", "2015-12-12"].map(read);
    let [Some(first), Some(second), Some(third)] = days else {
        return Vec::new();
    };
    vec![
        [first, second.clone()],
        [second.clone(), third.clone()],
        [third, second],
    ]
}

#[test]
fn libreoffice_accepts_the_newer_text_and_rejects_to_the_older() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut pairs: Vec<[String; 2]> = vec![[
        "1. States shall report\n\n2. They may wait.\n".to_owned(),
        "1. States shall report every year\n\n1 bis. So shall others.\n\n1 ter. And all.\n\n2. They may wait.\n".to_owned(),
    ]];
    pairs.extend((0..24).map(|_| pair(&mut chance)));
    let mut texts: Vec<[Vec<Block>; 2]> = pairs
        .iter()
        .map(|two| [0, 1].map(|side| markdown::read(&two[side]).unwrap().blocks))
        .collect();
    texts.extend((0..8).map(made));
    texts.extend(conference());
    for (nth, [old, new]) in texts.iter().enumerate() {
        std::fs::write(folder.join(format!("{nth}.docx")), redlined(old, new)).unwrap();
    }
    if !settle(folder) {
        return;
    }
    let mut wrong = Vec::new();
    for (nth, [old, new]) in texts.iter().enumerate() {
        for (order, wanted) in [("Accept", new), ("Reject", old)] {
            let file = folder.join(order).join(format!("{nth}.docx"));
            let bytes = std::fs::read(&file).expect("LibreOffice stored it");
            let read = read_as(&bytes, "a.docx", Reading::AsItStands).unwrap();
            let (read, wanted) = (lines(&read.blocks), lines(wanted));
            if read != wanted {
                let at = read
                    .iter()
                    .zip(&wanted)
                    .position(|(is, should)| is != should);
                let at = at.unwrap_or(read.len().min(wanted.len()));
                wrong.push(format!(
                    "{nth} {order}, from line {at}\n  is     {:?}\n  should {:?}",
                    read.get(at..(at + 2).min(read.len())),
                    wanted.get(at..(at + 2).min(wanted.len())),
                ));
            }
        }
    }
    println!("{} redlines settled both ways", texts.len());
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_draft_that_libreoffice_prints_is_read_back_word_for_word() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = LINES.join("\n\n") + "\n\n[^1]: A note.\n\n";
    let text = text.replace("[^1]", "");
    let draft = markdown::read(&text.repeat(12)).unwrap().blocks;
    std::fs::write(folder.join("a.docx"), docx::write(&draft)).unwrap();
    let printed = Command::new("soffice")
        .args([
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
        ])
        .arg(folder)
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        .arg(folder.join("a.docx"))
        .output();
    let Ok(printed) = printed else {
        println!("not tried: LibreOffice (libreoffice-writer-nogui) is not installed");
        return;
    };
    assert!(printed.status.success(), "{printed:?}");
    let bytes = std::fs::read(folder.join("a.pdf")).unwrap();
    let read = read_as(&bytes, "a.pdf", Reading::AsItStands).unwrap();
    let words = |blocks: &[Block]| -> Vec<String> {
        let lines = lines(blocks).join(" ").replace('|', " ");
        lines
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(words(&read.blocks), words(&draft));
    // Paper has no ends of paragraphs: of two without numbers, of which the first fills its
    // line, nobody can say that they are two. What has a number begins anew.
    let numbered = |blocks: &[Block]| -> Vec<Option<String>> {
        let numbers = blocks.iter().map(|block| block.number.clone());
        numbers.filter(Option::is_some).collect()
    };
    assert_eq!(numbered(&read.blocks), numbered(&draft));
    assert!(read.pages.len() > 1, "{:?}", read.pages);
}
