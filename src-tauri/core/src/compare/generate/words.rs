//! Words that remember which word of the older text they were.

use crate::clause::words::tokens;

/// A word between two blanks, with its punctuation.
#[derive(Clone, Debug)]
pub(super) struct Word {
    text: String,
    /// The older clause and the place of the word in it; none for a new word.
    from: Option<(u32, u32)>,
    /// Brackets put before and after it.
    brackets: (u32, u32),
}

impl Word {
    /// Makes a word that the older text does not have.
    pub(super) fn new(text: &str) -> Word {
        Word {
            text: text.to_owned(),
            from: None,
            brackets: (0, 0),
        }
    }

    /// Puts an opening bracket before it.
    pub(super) fn open(&mut self) {
        self.text.insert(0, '[');
        self.brackets.0 += 1;
    }

    /// Puts a closing bracket after it.
    pub(super) fn close(&mut self) {
        self.text.push(']');
        self.brackets.1 += 1;
    }

    /// Says whether a sentence or a part of one ends with it.
    pub(super) fn stops(&self) -> bool {
        self.text.ends_with(['.', ',', ';'])
    }
}

/// Cuts a clause of the older text into its words.
pub(super) fn line(clause: u32, text: &str) -> Vec<Word> {
    text.split(' ')
        .zip(0..)
        .map(|(text, at)| Word {
            from: Some((clause, at)),
            ..Word::new(text)
        })
        .collect()
}

/// Cuts a text that is new into its words.
pub(super) fn new_line(text: &str) -> Vec<Word> {
    text.split(' ').map(Word::new).collect()
}

/// Returns what a line says.
pub(super) fn text(line: &[Word]) -> String {
    let words: Vec<&str> = line.iter().map(|word| word.text.as_str()).collect();
    words.join(" ")
}

/// Where each word of each older clause begins, counted in tokens.
pub(super) struct Starts(Vec<Vec<u32>>);

impl Starts {
    pub(super) fn of<'t>(clauses: impl Iterator<Item = &'t str>) -> Starts {
        let starts = |text: &str| {
            let mut at = 0;
            let mut starts = vec![0];
            for word in text.split(' ') {
                at += tokens(word).len() as u32;
                starts.push(at);
            }
            starts
        };
        Starts(clauses.map(starts).collect())
    }

    /// Returns for each token of a line the older clause and token that it was.
    pub(super) fn trace(&self, line: &[Word]) -> Vec<Option<(u32, u32)>> {
        let mut traced = Vec::with_capacity(line.len());
        for word in line {
            let count = tokens(&word.text).len() as u32;
            let (open, close) = word.brackets;
            let old = word.from.and_then(|(clause, at)| {
                let starts = &self.0[clause as usize];
                let (first, end) = (starts[at as usize], starts[at as usize + 1]);
                (end - first + open + close == count).then_some((clause, first))
            });
            traced.extend((0..count).map(|at| {
                let (clause, first) = old?;
                let inside = (open..count - close).contains(&at);
                inside.then(|| (clause, first + at - open))
            }));
        }
        traced
    }
}
