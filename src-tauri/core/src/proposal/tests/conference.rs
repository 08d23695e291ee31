//! The rolling text in Word, of texts of real negotiations where they are at hand.

use super::*;
use crate::clause::MarkKind;

/// Drafts of negotiations, each with the one that came after it.
fn pairs() -> Vec<(String, [Vec<Block>; 2])> {
    let root = std::env::var("TRAVAUX_DATA")
        .unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    let named = [
        ("paris/2015-10-23.md", "paris/2015-12-04.md"),
        ("paris/2015-12-04.md", "paris/2015-12-12.md"),
        ("paris/2015-12-12.md", "paris/2015-12-04.md"),
        (
            "gcm/objectives-july-2018.md",
            "gcm/objectives-a-res-73-195.md",
        ),
    ];
    let read = |name: &str| {
        let Ok(bytes) = std::fs::read(format!("{root}/{name}")) else {
            println!("not at hand, so not tried: {name}");
            return None;
        };
        let read = read_as(&bytes, "a.md", Reading::AsItStands);
        let mut blocks = read.expect("it reads").blocks;
        // One draft has two notes of one label, of which nobody can say which is meant.
        let mut labels = std::collections::HashSet::new();
        blocks.retain(|block| block.kind != Kind::Note || labels.insert(block.number.clone()));
        Some(blocks)
    };
    let pair =
        |(old, new): (&str, &str)| Some((format!("{old} to {new}"), [read(old)?, read(new)?]));
    named.into_iter().filter_map(pair).collect()
}

/// A room with a draft of these blocks.
fn room_of_blocks(blocks: &[Block]) -> Room {
    let mut room = Room::new();
    room.does(Action::ImportDraft {
        draft: None,
        name: "Zero".to_owned(),
        date: date(2018, 2, 5),
        document: Document {
            blocks: blocks.to_vec(),
            ..Document::default()
        },
        file: None,
    });
    room
}

/// Changes made all over a text: other words, clauses out and in, footnotes as well.
fn changed(old: &[Block], nth: usize) -> Vec<Block> {
    let mut new = Vec::new();
    for (at, one) in old.iter().enumerate() {
        let mut one = one.clone();
        let noted = one
            .wording
            .marks
            .iter()
            .any(|mark| mark.kind == MarkKind::Footnote);
        let note = one.kind == Kind::Note
            || at
                .checked_sub(1)
                .is_some_and(|at| old[at].kind == Kind::Note);
        // What is nothing but a number is no words to which others can be put.
        let probe = format!("{} x", one.wording.text);
        let bare = read_as(probe.as_bytes(), "a.txt", Reading::AsItStands).unwrap();
        let heading = read_as(
            format!("# A\n\n## {probe}").as_bytes(),
            "a.md",
            Reading::AsItStands,
        )
        .unwrap();
        let bare = bare.blocks[0].number.is_some() || heading.blocks[1].number.is_some();
        let turn = match (at * 7 + nth * 3) % 29 {
            2..=6 if bare => 28,
            turn => turn,
        };
        match turn {
            0 | 1 if !noted && !note => continue,
            2..=6 => {
                let text = &one.wording.text;
                // Marks stay where they are: what comes, comes at the end.
                one.wording.text = format!("{text} and word{nth} of {at}");
            }
            _ => {}
        }
        new.push(one.clone());
        if turn == 7 && !noted && !note {
            let mut more = block(&format!("A new clause {nth} after {at} is put in here."));
            more.level = one.level;
            more.kind = Kind::Paragraph;
            more.series = Series::Unnumbered;
            if matches!(one.kind, Kind::Paragraph | Kind::Point) {
                more.level = one.level;
                new.push(more);
            }
        }
    }
    new
}

/// Where two texts begin to differ.
fn difference(is: &[Block], should: &[Block]) -> Option<String> {
    // The room has the labels of notes on paper, whatever they are in a copy.
    let words = |blocks: &[Block]| -> Vec<String> {
        let texts = blocks.iter().map(|block| {
            let mut pieces = block.wording.text.split("[^");
            let mut text = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                text.push_str("[^");
                text.push_str(piece.find(']').map_or(piece, |end| &piece[end..]));
            }
            text
        });
        texts.collect()
    };
    let (is, should) = (words(is), words(should));
    if is == should {
        return None;
    }
    let mut told = Vec::new();
    let comparison = similar::TextDiff::from_slices(
        &should.iter().map(String::as_str).collect::<Vec<_>>(),
        &is.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    for change in comparison.iter_all_changes() {
        match change.tag() {
            similar::ChangeTag::Delete => told.push(format!("  should {:.300}", change.value())),
            similar::ChangeTag::Insert => told.push(format!("  is     {:.300}", change.value())),
            similar::ChangeTag::Equal => {}
        }
    }
    told.truncate(12);
    Some(told.join("\n"))
}

#[test]
fn in_word_the_rolling_text_of_a_conference_is_that_of_each_participant() {
    let mut wrong = Vec::new();
    for (name, [old, new]) in pairs() {
        let mut room = room_of_blocks(&old);
        let standing = TextName::Working.items(&room.record).unwrap();
        let standing: Vec<Block> = standing.iter().map(crate::text::Item::block).collect();
        let mut copies = Vec::new();
        for nth in 0..4 {
            let state = format!("State {nth}");
            let by = room.participant(&state);
            let wanted = if nth == 0 {
                // As a Word file: its notes stand in the order of their anchors.
                let file = docx::write(&new);
                read_as(&file, "a.docx", Reading::AsItStands)
                    .unwrap()
                    .blocks
            } else {
                changed(&old, nth)
            };
            let copy = copy(&old, &state, |blocks| blocks.clone_from(&wanted));
            let made = take_in(&mut room, &[(by, &copy)]).len();
            println!("{name}: {state} makes {made} proposals");
            copies.push((state, wanted));
        }
        let bytes = docx::rolling(&room.record).unwrap();
        if let Ok(folder) = std::env::var("TRAVAUX_KEEP") {
            let file = name.replace(['/', ' '], "_");
            std::fs::write(format!("{folder}/{file}.docx"), &bytes).unwrap();
        }
        let told = |state: &str, is: &[Block], should: &[Block]| {
            difference(is, should).map(|told| format!("{name}, {state}:\n{told}"))
        };
        wrong.extend(told("nobody", &settled_blocks(&bytes, "nobody"), &standing));
        for (state, wanted) in &copies {
            wrong.extend(told(state, &settled_blocks(&bytes, state), wanted));
        }
        let numbers = |blocks: &[Block]| -> Vec<String> { printed(blocks) };
        if numbers(&settled_blocks(&bytes, "nobody")) != numbers(&standing) {
            wrong.push(format!("{name}: other numbers when all is rejected"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
