//! Edits a text twice, in different places, and keeps what both edits together give.

use super::treaty::paragraph_text;
use super::{Clause, Dice};

/// A text as two drafters left it.
#[derive(Clone, Debug)]
pub struct Apart {
    /// As the one left it.
    pub one: Vec<Clause>,
    /// As the other left it.
    pub other: Vec<Clause>,
    /// With the edits of both.
    pub both: Vec<Clause>,
}

/// An edit of a few words, and whose it is.
struct Edit {
    at: usize,
    out: usize,
    put: Vec<String>,
    ones: bool,
}

/// Edits a text twice. Three clauses in five are touched, most of them by both, with at
/// least one unchanged word between edits of the two; one in forty is split by one of
/// them, one taken out, and one put in.
pub fn apart(text: &[Clause], seed: u64) -> Apart {
    let mut dice = Dice::new(seed ^ 0xA9A7);
    let words: Vec<&str> = text
        .iter()
        .flat_map(|clause| clause.text.split(' '))
        .collect();
    let mut apart = Apart {
        one: Vec::new(),
        other: Vec::new(),
        both: Vec::new(),
    };
    for clause in text {
        let line: Vec<&str> = clause.text.split(' ').collect();
        let ones = dice.chance(0.5);
        if line.len() >= 12 && dice.chance(0.025) {
            // Taken out by one of the two.
            apart.lists(!ones).push(clause.clone());
            continue;
        }
        let edits = if line.len() >= 12 && dice.chance(0.6) {
            edits(line.len(), &words, &mut dice)
        } else {
            Vec::new()
        };
        let split = (line.len() >= 24 && dice.chance(0.025)).then_some(line.len() / 2);
        apart.one.extend(edited(
            clause,
            &line,
            &edits,
            |edit| edit.ones,
            split.filter(|_| ones),
        ));
        apart.other.extend(edited(
            clause,
            &line,
            &edits,
            |edit| !edit.ones,
            split.filter(|_| !ones),
        ));
        apart
            .both
            .extend(edited(clause, &line, &edits, |_| true, split));
        if dice.chance(0.025) {
            let new = Clause {
                text: paragraph_text(&mut dice),
                ..clause.clone()
            };
            let ones = dice.chance(0.5);
            apart.lists(ones).push(new.clone());
            apart.both.push(new);
        }
    }
    apart
}

impl Apart {
    fn lists(&mut self, ones: bool) -> &mut Vec<Clause> {
        if ones { &mut self.one } else { &mut self.other }
    }
}

/// Makes edits from the beginning of a clause to its end.
fn edits(length: usize, words: &[&str], dice: &mut Dice) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = dice.from_to(0, 3);
    while at + 3 < length && edits.len() < 4 {
        let out = dice.from_to(0, 2);
        let put = dice.from_to(usize::from(out == 0), 2);
        edits.push(Edit {
            at,
            out,
            put: (0..put)
                .map(|_| words[dice.below(words.len())].to_owned())
                .collect(),
            ones: dice.chance(0.5),
        });
        at += out + dice.from_to(1, 12);
    }
    edits
}

/// Returns a clause with some of the edits, cut in two before a word where asked.
fn edited(
    clause: &Clause,
    line: &[&str],
    edits: &[Edit],
    whose: impl Fn(&Edit) -> bool,
    split: Option<usize>,
) -> Vec<Clause> {
    let mut texts = vec![Vec::new()];
    let mut from = 0;
    for at in 0..=line.len() {
        if split == Some(at) {
            texts.push(Vec::new());
        }
        let last = texts.len() - 1;
        if let Some(edit) = edits.iter().find(|edit| edit.at == at && whose(edit)) {
            texts[last].extend(edit.put.iter().map(String::as_str));
            from = at + edit.out;
        }
        if at >= from && at < line.len() {
            texts[last].push(line[at]);
        }
    }
    let clause = |words: Vec<&str>| Clause {
        text: words.join(" "),
        ..clause.clone()
    };
    texts.into_iter().map(clause).collect()
}
