//! Checks origins against clauses whose history is scripted, so that the truth is known.
//!
//! Each script draws its edits from a seed: words replaced, phrases put in, taken out
//! and bracketed, sentences moved, phrases and whole wordings brought back, clauses
//! split and joined again.

use uuid::Uuid;

use super::{Known, Run, Word, origin, spelled};
use crate::clause::words::tokens;
use crate::ids::RevisionId;

const SMALL_WORDS: [&str; 16] = [
    "the", "of", "and", "to", "in", "for", "on", "with", "a", "by", "as", "that", "shall", "all",
    "or", "their",
];

/// A token and its true identity; none while it is new.
type Token = (String, Option<Word>);

struct Script {
    seed: u64,
    revisions: u128,
}

/// One clause: its tokens as they truly are, and its revisions as they were found.
#[derive(Clone, Default)]
struct Clause {
    tokens: Vec<Token>,
    revisions: Vec<(Vec<Token>, Known<'static>)>,
    /// What was taken out, and is not in the text.
    gone: Vec<Vec<Token>>,
}

impl Clause {
    /// Tells whether a word was there, was gone and is there again.
    fn has_brought_back(&self, word: &Word) -> bool {
        let there = |(tokens, _): &(Vec<Token>, _)| {
            tokens.iter().any(|(_, truth)| truth.as_ref() == Some(word))
        };
        let was: Vec<bool> = self.revisions.iter().map(there).collect();
        was.windows(2).any(|two| two[0] && !two[1])
    }
}

impl Script {
    fn below(&mut self, limit: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        usize::try_from(self.seed >> 33).unwrap() % limit
    }

    fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// A word, in a treaty's mixture: nearly half are small words.
    fn word(&mut self) -> Token {
        let rank = self.below(100);
        let word = if rank < 45 {
            SMALL_WORDS[self.below(16).min(self.below(16))].to_owned()
        } else {
            let (a, b) = (self.below(300), self.below(300));
            format!(
                "w{}",
                char::from(b'a' + u8::try_from(a.min(b) % 26).unwrap())
                    .to_string()
                    .repeat(1 + a.min(b) / 26)
            )
        };
        (word, None)
    }

    fn phrase(&mut self, least: usize, most: usize) -> Vec<Token> {
        let length = self.between(least, most);
        (0..length).map(|_| self.word()).collect()
    }

    fn sentence(&mut self) -> Vec<Token> {
        let mut tokens = self.phrase(8, 20);
        if tokens.len() > 12 {
            tokens[6] = (",".to_owned(), None);
        }
        tokens.push((".".to_owned(), None));
        tokens
    }

    /// Where a sentence begins, and where it ends.
    fn a_sentence(&mut self, tokens: &[Token]) -> (usize, usize) {
        let ends: Vec<usize> = (0..tokens.len())
            .filter(|i| tokens[*i].0 == ".")
            .map(|i| i + 1)
            .collect();
        if ends.is_empty() {
            return (0, tokens.len());
        }
        let pick = self.below(ends.len());
        (if pick == 0 { 0 } else { ends[pick - 1] }, ends[pick])
    }

    fn edit(&mut self, clause: &mut Clause) {
        let Clause { tokens, gone, .. } = clause;
        let at = self.below(tokens.len());
        match self.below(97) {
            0..30 => {
                let end = (at + self.between(1, 3)).min(tokens.len());
                for token in &mut tokens[at..end] {
                    let old = token.0.clone();
                    while token.0 == old {
                        *token = self.word();
                    }
                }
            }
            30..50 => {
                let phrase = self.phrase(1, 8);
                tokens.splice(at..at, phrase);
            }
            50..62 if tokens.len() > 40 => {
                let end = (at + self.between(1, 8)).min(tokens.len());
                gone.push(tokens.drain(at..end).collect());
            }
            62..70 => {
                let end = (at + self.between(2, 8)).min(tokens.len());
                tokens.insert(end, ("]".to_owned(), None));
                tokens.insert(at, ("[".to_owned(), None));
            }
            70..76 => {
                let sentence = self.sentence();
                let (_, end) = self.a_sentence(tokens);
                tokens.splice(end..end, sentence);
            }
            76..82 if tokens.len() > 60 => {
                let (start, end) = self.a_sentence(tokens);
                if end - start < tokens.len() {
                    gone.push(tokens.drain(start..end).collect());
                }
            }
            82..88 => {
                let (start, end) = self.a_sentence(tokens);
                if end - start < tokens.len() {
                    let sentence: Vec<Token> = tokens.drain(start..end).collect();
                    let (_, end) = self.a_sentence(tokens);
                    tokens.splice(end..end, sentence);
                }
            }
            88.. => {
                gone.retain(|phrase| phrase.len() >= 3);
                if !gone.is_empty() {
                    let pick = self.below(gone.len());
                    let phrase = gone.swap_remove(pick);
                    tokens.splice(at..at, phrase);
                }
            }
            _ => {}
        }
    }

    /// Keeps the clause's tokens as a revision that follows the parents.
    fn keep(&mut self, clause: &mut Clause, parents: &[Known<'_>]) {
        self.revisions += 1;
        let revision = RevisionId(Uuid::from_u128(self.revisions));
        for ((_, truth), index) in clause.tokens.iter_mut().zip(0..) {
            truth.get_or_insert(Word { revision, index });
        }
        let text = text(&clause.tokens);
        assert_eq!(tokens(&text).len(), clause.tokens.len());
        let earlier = clause
            .revisions
            .iter()
            .rev()
            .map(|(_, known)| known.clone());
        let runs: Vec<Run> = origin(&text, revision, parents, earlier, []);
        clause
            .revisions
            .push((clause.tokens.clone(), Known::new(text, runs)));
    }

    fn clause(&mut self) -> Clause {
        let mut clause = Clause::default();
        for _ in 0..5 {
            clause.tokens.extend(self.sentence());
        }
        self.keep(&mut clause, &[]);
        clause
    }

    fn revise(&mut self, clause: &mut Clause) {
        for _ in 0..self.between(1, 3) {
            self.edit(clause);
        }
        let parent = clause.revisions.last().map(|(_, known)| known.clone());
        self.keep(clause, parent.as_slice());
    }

    /// Brings back a whole earlier wording.
    fn restore(&mut self, clause: &mut Clause) {
        let pick = self.below(clause.revisions.len());
        clause.tokens = clause.revisions[pick].0.clone();
        clause.gone.clear();
        let parent = clause.revisions.last().map(|(_, known)| known.clone());
        self.keep(clause, parent.as_slice());
    }

    /// Splits a clause at a sentence end, rewords both parts and joins them again.
    fn split_and_join(&mut self, clause: &mut Clause) {
        let (_, at) = self.a_sentence(&clause.tokens);
        if at == clause.tokens.len() || at == 0 {
            return;
        }
        let before = clause.revisions.last().map(|(_, known)| known.clone());
        let mut second = Clause {
            tokens: clause.tokens.split_off(at),
            ..Clause::default()
        };
        self.keep(clause, before.as_slice());
        self.keep(&mut second, before.as_slice());
        self.revise(clause);
        self.revise(&mut second);
        let heads = [&*clause, &second].map(|part| part.revisions.last().unwrap().1.clone());
        clause.tokens.append(&mut second.tokens);
        self.keep(clause, &heads);
    }
}

fn text(tokens: &[Token]) -> String {
    let mut text = String::new();
    for (token, _) in tokens {
        if !text.is_empty() && !text.ends_with('[') && !matches!(token.as_str(), "," | "." | "]") {
            text.push(' ');
        }
        text.push_str(token);
    }
    text
}

/// How many words have the right origin, of how many.
struct Score {
    right: usize,
    of: usize,
}

impl Score {
    fn count(clauses: &[Clause], counts: impl Fn(&Clause, &Word) -> bool) -> Score {
        let mut score = Score { right: 0, of: 0 };
        for clause in clauses {
            let (truth, known) = clause.revisions.last().unwrap();
            for ((_, truth), found) in truth.iter().zip(spelled(&known.origin)) {
                let truth = truth.unwrap();
                if counts(clause, &truth) {
                    score.of += 1;
                    score.right += usize::from(found.revision == truth.revision);
                }
            }
        }
        score
    }

    fn share(&self) -> f64 {
        f64::from(u32::try_from(self.right).unwrap()) / f64::from(u32::try_from(self.of).unwrap())
    }
}

#[test]
fn of_the_words_of_scripted_clauses_at_least_98_in_100_have_the_right_origin() {
    let mut script = Script {
        seed: 0x5eed_7e87,
        revisions: 0,
    };
    let mut clauses = Vec::new();
    for _ in 0..40 {
        let mut clause = script.clause();
        for round in 0..30 {
            match round % 10 {
                9 => script.split_and_join(&mut clause),
                5 => script.restore(&mut clause),
                _ => script.revise(&mut clause),
            }
        }
        clauses.push(clause);
    }
    let all = Score::count(&clauses, |_, _| true);
    let back = Score::count(&clauses, Clause::has_brought_back);
    assert!(all.of >= 2_000, "{} words", all.of);
    assert!(all.share() >= 0.98, "{} of {}", all.right, all.of);
    assert!(
        back.share() >= 0.98,
        "brought back: {} of {}",
        back.right,
        back.of
    );
}
