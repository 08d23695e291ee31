//! Texts like treaties, and edits of them of which the truth is known: for tests and
//! for the bench, not for the program.

mod apart;
mod edit;
mod marked;
mod treaty;
mod words;

pub use apart::{Apart, apart};
pub use edit::{Edited, Rates, Truth, edit};
pub use marked::{Marked, islands};
pub use treaty::treaty;

use super::Side;

/// One clause of a made text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its number as printed.
    pub number: String,
    /// How deep it stands.
    pub level: u16,
    /// What it says.
    pub text: String,
}

/// Returns the clauses as comparing takes them.
pub fn sides(clauses: &[Clause]) -> Vec<Side<'_>> {
    clauses
        .iter()
        .map(|clause| Side {
            id: None,
            number: Some(&clause.number),
            level: clause.level,
            text: &clause.text,
        })
        .collect()
}

/// Chance that can be repeated: the same seed gives the same text (splitmix64).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Makes dice of a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number below `end`, 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    /// Returns a number from `first` to `last`.
    pub fn from_to(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    /// Returns true in this share of the cases.
    pub fn chance(&mut self, share: f64) -> bool {
        (self.roll() >> 11) as f64 / ((1u64 << 53) as f64) < share
    }

    /// Returns one of some things.
    pub fn of<'a, T: ?Sized>(&mut self, things: &[&'a T]) -> &'a T {
        things[self.below(things.len())]
    }
}
