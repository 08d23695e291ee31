//! Copies taken into a record.

use super::*;
use crate::Record;
use crate::compare::generate::{self, Clause, Rates};
use crate::text::{Document, Kind, Series, TextName};

const NAMES: Names<'_> = Names {
    ours: "EU",
    theirs: "G77",
    note: "from the copy of the G77",
};

fn block(level: u16, number: &str, text: &str) -> Block {
    Block {
        number: Some(number.to_owned()).filter(|number| !number.is_empty()),
        kind: Kind::Paragraph,
        level,
        wording: crate::clause::Wording::plain(text).unwrap(),
        series: Series::Auto,
        clause: None,
    }
}

fn blocks(clauses: &[Clause]) -> Vec<Block> {
    let block = |clause: &Clause| block(clause.level, &clause.number, &clause.text);
    clauses.iter().map(block).collect()
}

/// `1 Text` is a clause at level 1.
fn lines(text: &str) -> Vec<Block> {
    text.lines()
        .map(|line| {
            let (level, text) = line.split_once(' ').unwrap();
            block(level.parse().unwrap(), "", text)
        })
        .collect()
}

/// A record whose working text went from `base` to `ours`.
struct Story {
    _folder: tempfile::TempDir,
    record: Record,
    by: crate::By,
}

impl Story {
    fn of(base: Vec<Block>, ours: Vec<Block>) -> Story {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [6; 16]);
        let desk = by.id();
        let path = folder.path().join("copy.travaux");
        let mut record = Record::create(&path, "A text", desk, &mut by).unwrap();
        for (name, day, blocks) in [("Zero", 1, base), ("One", 2, ours)] {
            let action = Action::ImportDraft {
                draft: None,
                name: name.to_owned(),
                date: jiff::civil::date(2018, 2, day),
                document: Document {
                    blocks,
                    ..Document::default()
                },
                file: None,
            };
            record.apply(&mut by, &action).unwrap();
        }
        Story {
            _folder: folder,
            record,
            by,
        }
    }

    fn copy(&self, theirs: Vec<Block>) -> Copy {
        let zero = TextName::parse(&self.record, "Zero").unwrap();
        Copy::new(
            zero.items(&self.record).unwrap(),
            TextName::Working.items(&self.record).unwrap(),
            theirs,
            &[],
        )
    }

    fn take(&mut self, copy: &Copy, choice: impl Fn(usize) -> Choice) -> usize {
        let (by, db) = (&mut self.by, self.record.db());
        let cut_from = |clause, from| crate::clause::cut_from(db, clause, from).unwrap();
        let actions = copy.actions(choice, NAMES, cut_from, || by.id());
        let count = actions.len();
        if count > 0 {
            let together = Action::Together {
                what: "take in a copy".to_owned(),
                actions,
            };
            self.record.apply(&mut self.by, &together).unwrap();
        }
        count
    }

    fn text(&self) -> Vec<(u16, String)> {
        let items = TextName::Working.items(&self.record).unwrap();
        let line = |item: Item| (item.level, item.state.wording.text);
        items.into_iter().map(line).collect()
    }

    fn said(&self) -> String {
        let lines = self.text().into_iter();
        lines
            .map(|(level, text)| format!("{level} {text}"))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// What a text becomes with a copy in it.
#[track_caller]
fn check(base: &str, ours: &str, theirs: &str, choice: Choice, expected: &str) {
    let mut story = Story::of(lines(base), lines(ours));
    let copy = story.copy(lines(theirs));
    story.take(&copy, |_| choice.clone());
    assert_eq!(story.said(), expected);
    assert!(story.record.verify().unwrap().good);
}

const BASE: &str = "0 States should report on the cost of remittances every year.\n\
                    1 They should lower that cost below three per cent.\n\
                    0 This text enters into force once it has been adopted.";

#[test]
fn what_only_the_copy_changed_is_taken_and_what_only_we_changed_stays() {
    check(
        BASE,
        &BASE.replace("every year", "every two years"),
        &BASE.replace("three per cent", "two per cent"),
        Choice::Both,
        &BASE
            .replace("every year", "every two years")
            .replace("three per cent", "two per cent"),
    );
}

#[test]
fn a_dispute_is_settled_either_way_or_becomes_a_bracket() {
    let ours = BASE.replace("should report", "shall report");
    let theirs = BASE.replace("should report", "may report");
    let both = BASE.replace("should report", "[shall - EU / may - G77] report");
    check(BASE, &ours, &theirs, Choice::Both, &both);
    check(BASE, &ours, &theirs, Choice::Ours, &ours);
    check(BASE, &ours, &theirs, Choice::Theirs, &theirs);
    let words = Choice::Words("States will report.".to_owned());
    let own = BASE.replace(
        "States should report on the cost of remittances every year.",
        "States will report.",
    );
    check(BASE, &ours, &theirs, words, &own);
}

#[test]
fn clauses_of_the_copy_come_in_where_they_stand_and_go_out() {
    let theirs = format!("{BASE}\n1 A fund is set up to help States with it.")
        .replace("1 They should lower that cost below three per cent.\n", "");
    check(BASE, BASE, &theirs, Choice::Both, &theirs);
    check(BASE, BASE, &theirs, Choice::Ours, BASE);
}

#[test]
fn a_clause_is_moved_split_and_joined_as_in_the_copy() {
    let lines: Vec<&str> = BASE.lines().collect();
    let moved = [lines[2], lines[0], lines[1]].join("\n");
    check(BASE, BASE, &moved, Choice::Both, &moved);
    check(BASE, BASE, &moved, Choice::Ours, BASE);
    let deeper = BASE.replace("0 This text", "1 This text");
    check(BASE, BASE, &deeper, Choice::Both, &deeper);

    let long = "0 States should report on the cost of remittances every year. \
                They should lower that cost below three per cent in all corridors.";
    let cut = long.replace("year. They", "year.\n0 They");
    check(long, long, &cut, Choice::Both, &cut);
    check(&cut, &cut, long, Choice::Both, long);
}

#[test]
fn a_text_that_nobody_changed_here_becomes_what_the_copy_says() {
    for seed in 0..6 {
        let base = generate::treaty(150, seed);
        let theirs = generate::edit(&base, &Rates::STRUCT, seed).clauses;
        let mut story = Story::of(blocks(&base), blocks(&base));
        let copy = story.copy(blocks(&theirs));
        story.take(&copy, |_| Choice::Theirs);
        let wanted: Vec<(u16, String)> = theirs
            .iter()
            .map(|clause| (clause.level, clause.text.clone()))
            .collect();
        assert_eq!(story.text(), wanted, "seed {seed}");
    }
}

#[test]
fn edits_of_both_in_different_places_are_all_there() {
    for seed in 0..4 {
        let base = generate::treaty(120, seed);
        let apart = generate::apart(&base, seed);
        let mut story = Story::of(blocks(&base), blocks(&apart.one));
        let copy = story.copy(blocks(&apart.other));
        let disputes = (0..copy.rows().len())
            .filter(|row| copy.rows()[*row].disputed())
            .count();
        story.take(&copy, |_| Choice::Both);
        let wanted: Vec<&str> = apart.both.iter().map(|clause| &*clause.text).collect();
        let found = story.text();
        let missing = wanted
            .iter()
            .filter(|text| !found.iter().any(|(_, found)| found == *text))
            .count();
        assert!(missing <= disputes, "seed {seed}: {missing} of {disputes}");
    }
}

#[test]
fn taking_nothing_does_nothing() {
    let base = generate::treaty(80, 9);
    let theirs = generate::edit(&base, &Rates::STRUCT, 9).clauses;
    let mut story = Story::of(blocks(&base), blocks(&base));
    let copy = story.copy(blocks(&theirs));
    assert_eq!(story.take(&copy, |_| Choice::Ours), 0);
    let same = story.copy(blocks(&base));
    assert!((0..same.rows().len()).all(|row| !same.asks(row)));
}

#[test]
fn a_word_that_the_working_text_cut_in_two_is_whole_again_when_a_copy_joins_its_parts() {
    let whole = "Parties share their data.";
    for chosen in [whole, "Parties share thei r data.", "Parties share data."] {
        let mut story = Story::of(lines(&format!("0 {whole}")), lines(&format!("0 {whole}")));
        let clause = TextName::Working.items(&story.record).unwrap()[0].clause;
        let split = Action::Split {
            clause,
            at: 18,
            second: None,
            note: None,
        };
        story.record.apply(&mut story.by, &split).unwrap();
        assert_eq!(story.said(), "0 Parties share thei\n0 r data.");
        let copy = story.copy(lines("0 Parties share all their data."));
        story.take(&copy, |_| Choice::Words(chosen.to_owned()));
        assert_eq!(story.said(), format!("0 {chosen}"));
    }
}
