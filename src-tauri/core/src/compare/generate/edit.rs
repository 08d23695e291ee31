//! Edits a text as negotiators do, and keeps the truth of what it did.

use super::treaty::paragraph_text;
use super::words::{self, Starts, Word};
use super::{Clause, Dice};

/// How much is done to a text, as shares of its clauses.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Reworded.
    pub touched: f64,
    /// Put in.
    pub inserted: f64,
    /// Taken out.
    pub deleted: f64,
    /// Moved, in blocks of one to four.
    pub moved: f64,
    /// Split in two.
    pub split: f64,
    /// Joined with the next.
    pub merged: f64,
    /// Edits in a touched clause, at most.
    pub edits: usize,
    /// Words in an edit, at most.
    pub run: usize,
}

impl Rates {
    /// A quiet week: one clause in twenty.
    pub const LIGHT: Rates = Rates {
        touched: 0.05,
        inserted: 0.0,
        deleted: 0.0,
        moved: 0.0,
        split: 0.0,
        merged: 0.0,
        edits: 3,
        run: 3,
    };
    /// Many words, nothing moved.
    pub const WORDS: Rates = Rates {
        touched: 0.39,
        ..Rates::LIGHT
    };
    /// A new draft: words and structure.
    pub const STRUCT: Rates = Rates {
        inserted: 0.03,
        deleted: 0.03,
        moved: 0.03,
        split: 0.02,
        merged: 0.02,
        ..Rates::WORDS
    };
    /// A text rewritten.
    pub const HEAVY: Rates = Rates {
        touched: 0.90,
        moved: 0.06,
        split: 0.04,
        merged: 0.04,
        edits: 6,
        run: 5,
        ..Rates::STRUCT
    };
}

/// A text after the edits, and what is true of it.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The clauses.
    pub clauses: Vec<Clause>,
    /// What was done.
    pub truth: Truth,
}

/// What was done to a text.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    /// Old and new place of each clause that lives on, in whole or in part; ordered.
    pub pairs: Vec<(u32, u32)>,
    /// Those pairs of them that moved.
    pub moved: Vec<(u32, u32)>,
    /// Old places of the clauses that were split.
    pub split: Vec<u32>,
    /// New places of the clauses that were joined out of several.
    pub merged: Vec<u32>,
    /// For each new clause, which token of which old clause each of its tokens was;
    /// none where it is new.
    pub words: Vec<Vec<Option<(u32, u32)>>>,
}

struct Item {
    level: u16,
    line: Vec<Word>,
    from: Vec<u32>,
    heading: bool,
    moved: bool,
}

/// A clause of fewer words is a heading: it is reworded, but stays where it is.
const HEADING: usize = 8;

/// Edits a text.
pub fn edit(text: &[Clause], rates: &Rates, seed: u64) -> Edited {
    let mut dice = Dice::new(seed ^ 0xED17);
    let mut truth = Truth::default();
    let words: Vec<&str> = text
        .iter()
        .flat_map(|c| c.text.split(' '))
        .filter(|w| !w.is_empty())
        .collect();
    let mut items = structure(text, rates, &words, &mut dice);
    for item in &mut items {
        if !item.from.is_empty() && dice.chance(rates.touched) {
            reword(&mut item.line, rates, &words, &mut dice);
        }
    }
    move_blocks(
        &mut items,
        (rates.moved * text.len() as f64) as usize,
        &mut dice,
    );

    let starts = Starts::of(text.iter().map(|clause| clause.text.as_str()));
    let mut times = vec![0u32; text.len()];
    let mut clauses = Vec::with_capacity(items.len());
    for (j, item) in items.into_iter().enumerate() {
        for &i in &item.from {
            times[i as usize] += 1;
            truth.pairs.push((i, j as u32));
            if item.moved {
                truth.moved.push((i, j as u32));
            }
        }
        if item.from.len() > 1 {
            truth.merged.push(j as u32);
        }
        truth.words.push(starts.trace(&item.line));
        clauses.push(Clause {
            number: format!("{}.", j + 1),
            level: item.level,
            text: words::text(&item.line),
        });
    }
    truth.pairs.sort_unstable();
    truth.split = (0..text.len() as u32)
        .filter(|i| times[*i as usize] > 1)
        .collect();
    Edited { clauses, truth }
}

/// Takes out, splits, joins and puts in.
fn structure(text: &[Clause], rates: &Rates, words: &[&str], dice: &mut Dice) -> Vec<Item> {
    let mut items = Vec::with_capacity(text.len() + text.len() / 8);
    let mut i = 0;
    while let Some(clause) = text.get(i) {
        let from = vec![i as u32];
        let heading = clause.text.split(' ').count() < HEADING;
        let item = |line: Vec<Word>, from: Vec<u32>| Item {
            level: clause.level,
            line,
            from,
            heading,
            moved: false,
        };
        let mut line = words::line(i as u32, &clause.text);
        if !heading && dice.chance(rates.deleted) {
        } else if !heading && line.len() >= 20 && dice.chance(rates.split * 1.2) {
            let second = line.split_off(cut(&line, dice));
            items.push(item(line, from.clone()));
            items.push(item(second, from));
        } else if let Some(next) = text.get(i + 1)
            && !heading
            && next.text.split(' ').count() >= HEADING
            && dice.chance(rates.merged * 1.2)
        {
            if !dice.chance(0.5) {
                line.push(Word::new("[and]"));
            }
            line.extend(words::line(i as u32 + 1, &next.text));
            items.push(item(line, vec![i as u32, i as u32 + 1]));
            i += 1;
        } else {
            items.push(item(line, from));
        }
        if dice.chance(rates.inserted) {
            let text = if dice.chance(0.5) {
                paragraph_text(dice)
            } else {
                patchwork(words, dice)
            };
            items.push(item(words::new_line(&text), Vec::new()));
        }
        i += 1;
    }
    items
}

/// Makes a clause out of runs of words from anywhere in the text.
fn patchwork(words: &[&str], dice: &mut Dice) -> String {
    let mut text: Vec<&str> = Vec::new();
    for _ in 0..dice.from_to(4, 9) {
        let start = dice.below(words.len());
        let run = dice.from_to(2, 5);
        text.extend(words[start..].iter().take(run));
    }
    text.join(" ")
}

/// Returns where to cut a clause in two: after a full stop or comma where one is near
/// the middle.
fn cut(line: &[Word], dice: &mut Dice) -> usize {
    let (first, last) = (line.len() * 3 / 10, line.len() * 7 / 10);
    let stops: Vec<usize> = (first..last).filter(|at| line[*at].stops()).collect();
    if stops.is_empty() {
        dice.from_to(first, last)
    } else {
        stops[dice.below(stops.len())] + 1
    }
}

/// Moves blocks of one to four clauses far away, until enough have moved.
fn move_blocks(items: &mut Vec<Item>, enough: usize, dice: &mut Dice) {
    let movable = |item: &Item| item.from.len() == 1 && !item.moved && !item.heading;
    let (mut moved, mut tries) = (0, 0);
    while moved < enough && tries < 100 * enough {
        tries += 1;
        let block = dice.from_to(1, 4).min(enough - moved);
        if items.len() < 12 * block {
            return;
        }
        let start = dice.below(items.len() - block);
        let split = |at: &Item| items.iter().filter(|other| other.from == at.from).count() > 1;
        if !items[start..start + block]
            .iter()
            .all(|item| movable(item) && !split(item))
        {
            continue;
        }
        let mut taken: Vec<Item> = items.drain(start..start + block).collect();
        for item in &mut taken {
            item.moved = true;
        }
        let to = loop {
            let to = dice.below(items.len() + 1);
            if to.abs_diff(start) > 4 * block {
                break to;
            }
        };
        items.splice(to..to, taken);
        moved += block;
    }
}

/// Rewords a clause.
fn reword(line: &mut Vec<Word>, rates: &Rates, words: &[&str], dice: &mut Dice) {
    let mut changed = 0;
    let most = line.len() / 2;
    for _ in 0..dice.from_to(1, rates.edits) {
        let at = dice.below(line.len());
        let run = dice.from_to(1, rates.run).min(line.len() - at);
        let room = most.saturating_sub(changed);
        match dice.below(4) {
            0 if run <= room => {
                changed += run;
                line.drain(at..at + run);
            }
            2 if run <= room => {
                let more = other_words(words, run, dice);
                changed += more.len();
                line.splice(at..at, more);
            }
            3 if 2 * run <= room => {
                let more = other_words(words, run, dice);
                changed += 2 * run;
                line.splice(at..at + run, more);
            }
            _ => {
                let end = (at + dice.from_to(1, 6)).min(line.len()) - 1;
                line[end].close();
                line[at].open();
                changed += 2;
            }
        }
    }
}

fn other_words(words: &[&str], count: usize, dice: &mut Dice) -> Vec<Word> {
    (0..count)
        .map(|_| Word::new(words[dice.below(words.len())]))
        .collect()
}
