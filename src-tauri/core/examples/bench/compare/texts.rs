//! The texts that comparing is measured on: made treaties and their edits, and texts
//! made to be hard.

use travaux::compare::Side;
use travaux::compare::generate::{self, Clause, Dice, Edited, Rates, edit, treaty};

/// Clauses of a text of 15,000 words, as long as a treaty.
pub(crate) const TREATY: usize = 422;
/// Clauses of a text of 500,000 words.
pub(crate) const LONG: usize = 14_000;

/// Two states of a text.
pub(crate) struct Pair {
    pub(crate) old: Vec<Clause>,
    pub(crate) new: Vec<Clause>,
}

impl Pair {
    /// Makes a text and edits it.
    pub(crate) fn edited(clauses: usize, rates: &Rates) -> Pair {
        let (old, edited) = edited(clauses, rates, 1);
        let new = edited.clauses;
        Pair { old, new }
    }

    /// Makes a text and shuffles its clauses.
    pub(crate) fn shuffled(clauses: usize) -> Pair {
        let old = treaty(clauses, 1);
        let mut new = old.clone();
        let mut dice = Dice::new(2);
        for at in (1..new.len()).rev() {
            new.swap(at, dice.below(at + 1));
        }
        Pair { old, new }
    }

    /// Makes two texts that have no word in common.
    pub(crate) fn strangers(clauses: usize) -> Pair {
        let (old, mut new) = (treaty(clauses, 1), treaty(clauses, 2));
        for clause in &mut new {
            let words = clause.text.split(' ').map(backwards);
            clause.text = words.collect::<Vec<_>>().join(" ");
        }
        Pair { old, new }
    }

    /// Makes two texts of the same twenty words.
    pub(crate) fn of_twenty_words(clauses: usize) -> Pair {
        const WORDS: [&str; 20] = [
            "the", "Parties", "shall", "report", "on", "measures", "of", "each", "State", "and",
            "to", "in", "fund", "may", "review", "data", "with", "article", "its", "under",
        ];
        let mut dice = Dice::new(3);
        let mut text = || {
            let clause = |at: usize, dice: &mut Dice| {
                let words = (0..dice.from_to(20, 50)).map(|_| dice.of(&WORDS));
                Clause {
                    number: format!("{at}."),
                    level: 0,
                    text: words.collect::<Vec<_>>().join(" "),
                }
            };
            (0..clauses).map(|at| clause(at, &mut dice)).collect()
        };
        Pair {
            old: text(),
            new: text(),
        }
    }

    pub(crate) fn sides(&self) -> (Vec<Side<'_>>, Vec<Side<'_>>) {
        (generate::sides(&self.old), generate::sides(&self.new))
    }
}

/// Makes a text and edits it, and keeps the truth.
pub(crate) fn edited(clauses: usize, rates: &Rates, seed: u64) -> (Vec<Clause>, Edited) {
    let text = treaty(clauses, seed);
    let edited = edit(&text, rates, seed);
    (text, edited)
}

/// Returns the text of some clauses, a clause a paragraph.
pub(crate) fn whole(clauses: &[Clause]) -> String {
    let texts: Vec<&str> = clauses.iter().map(|clause| clause.text.as_str()).collect();
    texts.join("\n\n") + "\n"
}

/// Writes a word from its end to its beginning, which no other word is.
fn backwards(word: &str) -> String {
    "q".chars().chain(word.chars().rev()).collect()
}
