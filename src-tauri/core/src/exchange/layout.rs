//! Depth: how deep a block stands, from its indentation and its number.

use super::number::Form;

/// How a block ranks among others at the same indentation: a higher rank stands
/// under a lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A footnote: takes everything that is indented under it.
    Note,
    /// `I.`
    CapitalRoman,
    /// `A.`
    Capital,
    /// A paragraph, numbered or not.
    Paragraph,
    /// `(a)`
    LetterInBrackets,
    /// `(i)`
    RomanInBrackets,
    /// `a.`
    LetterWithPoint,
    /// `i.`
    RomanWithPoint,
    /// A bullet.
    Bullet,
}

/// A number as far as its rank depends on its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// What it counts in, as far as the number alone says.
    pub(crate) form: Option<Form>,
    /// Its value as a letter or roman number.
    pub(crate) value: u32,
    /// True for a bullet, whatever number is typed after it.
    pub(crate) bullet: bool,
}

impl Numbered {
    /// Returns true where this ranks lower than `parent`, whatever stands beside it.
    pub(crate) fn surely_under(self, parent: Numbered) -> bool {
        self.highest() > parent.lowest()
    }

    /// Returns true where this may rank lower than `other`, by what stands beside it.
    pub(crate) fn perhaps_under(self, other: Numbered) -> bool {
        self.lowest() > other.highest()
    }

    /// The highest rank that the number can have.
    fn highest(self) -> Rank {
        match self.form {
            _ if self.bullet => Rank::Bullet,
            None | Some(Form::Arabic | Form::Named) => Rank::Paragraph,
            Some(Form::CapitalRoman) => Rank::CapitalRoman,
            Some(Form::Capital) if self.is_ambiguous() => Rank::CapitalRoman,
            Some(Form::Capital) => Rank::Capital,
            Some(Form::LetterInBrackets) => Rank::LetterInBrackets,
            Some(Form::RomanInBrackets) => Rank::RomanInBrackets,
            Some(Form::LetterWithPoint) => Rank::LetterWithPoint,
            Some(Form::RomanWithPoint) => Rank::RomanWithPoint,
        }
    }

    /// The lowest rank that the number can have.
    fn lowest(self) -> Rank {
        match self.form {
            _ if self.bullet || !self.is_ambiguous() => self.highest(),
            Some(Form::Capital) => Rank::Capital,
            Some(Form::LetterInBrackets) => Rank::RomanInBrackets,
            Some(Form::LetterWithPoint) => Rank::RomanWithPoint,
            _ => self.highest(),
        }
    }

    /// Returns true for a letter that is a roman number too: i, v, x.
    fn is_ambiguous(self) -> bool {
        matches!(self.value, 9 | 22 | 24)
    }
}

/// The blocks that are still open, outermost first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layout {
    headings: Vec<(u16, u16)>,
    open: Vec<Open>,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    indent: usize,
    rank: Rank,
    value: u32,
    ends_open: bool,
    level: u16,
}

/// Two blocks whose indentation differs by less stand side by side.
const STEP: usize = 2;

impl Layout {
    /// Places a heading of `depth` (1 for `#`) and returns its level.
    pub(crate) fn heading(&mut self, depth: u16) -> u16 {
        self.open.clear();
        while self
            .headings
            .last()
            .is_some_and(|(other, _)| *other >= depth)
        {
            self.headings.pop();
        }
        let level = self.base();
        self.headings.push((depth, level));
        level
    }

    /// The level of a block that stands under nothing but the heading.
    pub(crate) fn base(&self) -> u16 {
        self.headings.last().map_or(0, |(_, level)| level + 1)
    }

    /// The blocks that are open, outermost first, each as indentation and level.
    pub(crate) fn open(&self) -> impl DoubleEndedIterator<Item = (usize, u16)> {
        self.open.iter().map(|open| (open.indent, open.level))
    }

    /// Opens a footnote, whose blocks are those indented under it.
    pub(crate) fn note(&mut self) {
        self.headings.clear();
        self.open.clear();
        self.open.push(Open {
            indent: 0,
            rank: Rank::Note,
            value: 0,
            ends_open: false,
            level: 0,
        });
    }

    /// Places a block and returns its level. `ends_open` says that its words end in a
    /// colon, so that what follows is a series of its own.
    pub(crate) fn place(&mut self, indent: usize, number: Numbered, ends_open: bool) -> u16 {
        let (rank, value) = self.rank(indent, number);
        while let Some(open) = self.open.last() {
            let outermost = self.open.len() == 1;
            let inner = open.indent >= indent + STEP && !(outermost && open.rank < rank);
            let beside = open.indent + STEP > indent && open.rank >= rank;
            if !inner && !beside {
                break;
            }
            self.open.pop();
        }
        let level = self.open.last().map_or(self.base(), |open| open.level + 1);
        self.open.push(Open {
            indent,
            rank,
            value,
            ends_open,
            level,
        });
        level
    }

    fn rank(&self, indent: usize, number: Numbered) -> (Rank, u32) {
        let value = number.value;
        if number.bullet {
            return (Rank::Bullet, 0);
        }
        let (letter, roman) = match number.form {
            None | Some(Form::Arabic | Form::Named) => return (Rank::Paragraph, 0),
            Some(Form::RomanInBrackets) => return (Rank::RomanInBrackets, value),
            Some(Form::RomanWithPoint) => return (Rank::RomanWithPoint, value),
            Some(Form::CapitalRoman) => return (Rank::CapitalRoman, value),
            Some(Form::LetterInBrackets) => (Rank::LetterInBrackets, Rank::RomanInBrackets),
            Some(Form::LetterWithPoint) => (Rank::LetterWithPoint, Rank::RomanWithPoint),
            Some(Form::Capital) => (Rank::Capital, Rank::CapitalRoman),
        };
        self.letter_or_roman(indent, value, letter, roman)
    }

    /// Tells `(i)` after `(h)` from `(i)` before `(ii)`.
    fn letter_or_roman(&self, indent: usize, value: u32, letter: Rank, roman: Rank) -> (Rank, u32) {
        let as_roman = match value {
            9 => 1,
            22 => 5,
            24 => 10,
            _ => return (letter, value),
        };
        let beside = self
            .open
            .iter()
            .rev()
            .take_while(|open| open.indent + STEP > indent);
        for open in beside {
            if open.rank == roman && open.value + 1 == as_roman {
                return (roman, as_roman);
            }
            if open.rank == letter && open.value + 1 == value && !open.ends_open {
                return (letter, value);
            }
        }
        if value == 9 {
            (roman, as_roman)
        } else {
            (letter, value)
        }
    }
}
