//! Reads numbers as texts print them: "paragraphs 7(b) and 9", "Article 4, paragraph 2, of
//! the Convention".

use std::collections::HashSet;
use std::ops::Range;

use crate::clause::words::tokens;
use crate::text::numbering::MULTIPLICATIVES;

/// How many words before a number can say that it is another text's.
const BEFORE: usize = 10;

/// What a number is said to be of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Word {
    /// A paragraph or a point.
    Paragraph,
    /// A heading.
    Heading,
    /// One of a series of the text's own.
    Series(String),
}

/// Which clauses a number can mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scope {
    /// Any of the text.
    Text,
    /// Those in the same part of the text ("above", "of this Article").
    Here,
}

/// How a number can be read: where it stands and what it is, the longest first.
pub(super) type Readings = Vec<(Range<u32>, String)>;

/// Numbers under one word: "paragraphs 7(b) and 9".
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) word: Word,
    /// Each number in its readings.
    pub(super) numbers: Vec<Readings>,
    /// Which chain of the unit it stands inside of.
    pub(super) inside: Option<usize>,
}

/// Chains that belong together: "Article 4, paragraph 2".
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) chains: Vec<Chain>,
    pub(super) scope: Scope,
}

/// Finds the numbers in a text, without those of other texts. `series` has the words of the
/// text's own series in lower case.
pub(super) fn units(text: &str, series: &HashSet<String>) -> Vec<Unit> {
    let tokens = tokens(text);
    let scan = Scan {
        text,
        lower: tokens
            .iter()
            .map(|at| slice(text, at).to_lowercase())
            .collect(),
        tokens,
        series,
    };
    let mut units = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        match scan.unit(at) {
            Some((unit, end)) => {
                units.extend(unit);
                at = end;
            }
            None => at += 1,
        }
    }
    units
}

fn slice<'t>(text: &'t str, at: &Range<u32>) -> &'t str {
    text.get(at.start as usize..at.end as usize)
        .unwrap_or_default()
}

struct Scan<'t> {
    text: &'t str,
    tokens: Vec<Range<u32>>,
    lower: Vec<String>,
    series: &'t HashSet<String>,
}

impl Scan<'_> {
    fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// Reads a unit; none inside where its numbers are of another text. Returns where it ends.
    fn unit(&self, at: usize) -> Option<(Option<Unit>, usize)> {
        let (first, mut end) = self.chain(at)?;
        let mut chains = vec![first];
        loop {
            let comma = usize::from(self.lower(end) == ",");
            let of = usize::from(self.lower(end + comma) == "of");
            let Some((mut next, after)) = (comma + of > 0)
                .then(|| self.chain(end + comma + of))
                .flatten()
            else {
                break;
            };
            let last = chains.len() - 1;
            if of > 0 {
                chains[last].inside = Some(last + 1);
            } else if next.word == Word::Paragraph && chains[last].word != Word::Paragraph {
                next.inside = Some(last);
            } else {
                break;
            }
            chains.push(next);
            end = after;
        }
        let heads = at == 0 && matches!(self.lower(end), ":" | "");
        let scope = self.scope(end).filter(|_| !heads && !self.of_another(at));
        Some((scope.map(|scope| Unit { chains, scope }), end))
    }

    /// Tells from the words before a unit whether its numbers are another text's: "decision
    /// 2/CP.17, paragraph 83", "the Convention, in particular its Article 4".
    fn of_another(&self, at: usize) -> bool {
        let before = (at.saturating_sub(BEFORE)..at).rev();
        let mut of_sentence = before.take_while(|at| !matches!(self.lower(*at), ";" | ":"));
        of_sentence.any(|here| match self.lower(here) {
            "its" | "their" => here + 1 == at,
            "agenda" | "charter" | "convention" | "decision" | "protocol" | "resolution"
            | "treaty" => {
                let own = |back: usize| here.checked_sub(back).map(|at| self.lower(at));
                !matches!(own(1), Some("this" | "present"))
            }
            _ => false,
        })
    }

    /// Tells from the words after a unit what it is about; none for another text.
    fn scope(&self, at: usize) -> Option<Scope> {
        let at = at + usize::from(self.lower(at) == "," && self.lower(at + 1) == "of");
        match (self.lower(at), self.lower(at + 1)) {
            ("above" | "below", _) => Some(Scope::Here),
            ("of", "this" | "these") => match self.word(at + 2) {
                Some(_) => Some(Scope::Here),
                None => Some(Scope::Text),
            },
            ("of", "the") if self.lower(at + 2) == "present" => Some(Scope::Text),
            ("of", _) | ("thereof", _) => None,
            _ => Some(Scope::Text),
        }
    }

    /// Reads a word and the numbers after it.
    fn chain(&self, at: usize) -> Option<(Chain, usize)> {
        if let Some(chain) = self.abbreviated(at) {
            return Some((chain, at + 1));
        }
        let (word, several, mut end) = self.word(at)?;
        let (first, after) = self.number(end, &word)?;
        let mut numbers = vec![first];
        end = after;
        while let Some((number, after)) = several
            .then(|| self.step(end))
            .flatten()
            .and_then(|step| self.number(end + step, &word))
        {
            numbers.push(number);
            end = after;
        }
        let chain = Chain {
            word,
            numbers,
            inside: None,
        };
        Some((chain, end))
    }

    /// Returns how many tokens stand between two numbers of a chain.
    fn step(&self, at: usize) -> Option<usize> {
        match (self.lower(at), self.lower(at + 1)) {
            (",", "and" | "or") => Some(2),
            ("," | "and" | "or" | "to" | "-" | "–" | "&", _) => Some(1),
            _ => None,
        }
    }

    /// Reads "PP3" or "OP4".
    fn abbreviated(&self, at: usize) -> Option<Chain> {
        let range = self.tokens.get(at)?;
        let token = slice(self.text, range);
        let digits = token.strip_prefix("PP").or(token.strip_prefix("OP"))?;
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number = if token.starts_with("PP") {
            (range.clone(), token.to_owned())
        } else {
            (range.start + 2..range.end, digits.to_owned())
        };
        Some(Chain {
            word: Word::Paragraph,
            numbers: vec![vec![number]],
            inside: None,
        })
    }

    /// Reads the word before a number: which, whether it stands for several, where it ends.
    fn word(&self, at: usize) -> Option<(Word, bool, usize)> {
        let at = at
            + if self.lower(at) == "sub" && self.lower(at + 1) == "-" {
                2
            } else {
                0
            };
        let lower = self.lower(at);
        for (one, several) in [
            (lower, false),
            (lower.strip_suffix('s').unwrap_or(""), true),
        ] {
            let word = match one {
                _ if self.series.contains(one) => Word::Series(one.to_owned()),
                "paragraph" | "para" | "subparagraph" | "point" | "action" => Word::Paragraph,
                "section" | "chapter" | "part" => Word::Heading,
                _ => continue,
            };
            return Some((word, several, at + 1));
        }
        None
    }

    /// Reads a number: its readings, the longest first, and where the longest ends.
    fn number(&self, at: usize, word: &Word) -> Option<(Readings, usize)> {
        let first = slice(self.text, self.tokens.get(at)?);
        let digits = first.starts_with(|c: char| c.is_ascii_digit());
        let capital = first.chars().all(|c| c.is_ascii_uppercase());
        let mut ends = Vec::new();
        let mut end = at;
        if digits || capital && *word != Word::Paragraph {
            end += 1;
            end += usize::from(MULTIPLICATIVES.contains(&self.lower(end)));
            ends.push(end);
        } else if first != "(" || *word != Word::Paragraph {
            return None;
        }
        while self.lower(end) == "(" && self.lower(end + 2) == ")" {
            let label = self.lower(end + 1);
            if label.len() > 5 || !label.bytes().all(|b| b.is_ascii_alphanumeric()) {
                break;
            }
            // What touches the number is part of it; after a blank it may be an aside.
            if end > at && self.tokens[end].start == self.tokens[end - 1].end {
                ends.pop();
            }
            end += 3;
            ends.push(end);
        }
        let from = self.tokens[at].start;
        let readings = ends.iter().rev().map(|end| {
            let range = from..self.tokens[end - 1].end;
            (range.clone(), slice(self.text, &range).to_owned())
        });
        let readings: Vec<_> = readings.collect();
        (!readings.is_empty()).then_some((readings, end))
    }
}
