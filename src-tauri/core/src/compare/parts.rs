//! Splits and merges: free clauses that are a part of a clause joined nearby.

use super::Side;
use super::likeness::{Likeness, Of};
use super::pairs::{NONE, Pairs};

/// How far from the joined clause, or from another part, a part may stand.
pub(super) const REACH: u32 = 2;
/// How far when only free clauses stand between.
const FREE_REACH: u32 = 16;
/// The share of a part's words, not used up by the other parts, that must stand in
/// the whole.
const CONTAINED: f32 = 0.55;
/// The share that leaves no doubt.
const SURE: f32 = 0.7;
/// A clause beside the whole that is so much like it is a part where some of its words
/// are in no other part.
const ALIKE: f32 = 0.42;
/// The share of an option's words that must stand in what took it up.
const TAKEN_UP: f32 = 0.45;
/// The same where whole phrases are shared that stand in no other part.
const WITH_PHRASES: f32 = 0.3;
/// Word triples that make such phrases: a run of six words, or two of five.
const PHRASES: u32 = 4;

/// What makes a clause a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nearly all of its words stand in the whole, and in no other part.
    Sure,
    /// Half of its words, or phrases of its own, or it is one of several options
    /// whose wording the whole took up.
    Any,
}

/// Both states, to be asked which clauses are alternatives ("Option 1").
pub(super) struct Options<'a> {
    pub(super) old: &'a [Side<'a>],
    pub(super) new: &'a [Side<'a>],
}

/// Finds parts on both sides and lets them go with their pairs.
pub(super) fn attach(
    pairs: &mut Pairs,
    likeness: &Likeness,
    options: &Options<'_>,
    evidence: Evidence,
) {
    let new = Attaching {
        of: Of::New,
        partner: &pairs.of_new,
        with: pairs.new_with.clone(),
        own: options.new,
        other: options.old,
        likeness,
        evidence,
    };
    let old = Attaching {
        of: Of::Old,
        partner: &pairs.of_old,
        with: pairs.old_with.clone(),
        own: options.old,
        other: options.new,
        likeness,
        evidence,
    };
    let (new, old) = (new.run(), old.run());
    pairs.new_with = new;
    pairs.old_with = old;
}

/// The free clauses of one state on their way to the clauses that they go with.
struct Attaching<'a> {
    of: Of,
    partner: &'a [u32],
    with: Vec<u32>,
    own: &'a [Side<'a>],
    other: &'a [Side<'a>],
    likeness: &'a Likeness,
    evidence: Evidence,
}

impl Attaching<'_> {
    fn run(mut self) -> Vec<u32> {
        let count = self.partner.len() as u32;
        for part in (0..count).chain((0..count).rev()) {
            if self.partner[part as usize] == NONE && self.with[part as usize] == NONE {
                self.with[part as usize] = self.best_head(part);
            }
        }
        self.with
    }

    /// Returns the joined clause whose row a clause belongs to, or none.
    fn best_head(&self, part: u32) -> u32 {
        let last = self.partner.len() as u32 - 1;
        let mut best = (0.0, NONE);
        let mut tried = [NONE; 8];
        let mut count = 0;
        let beside = (1..=REACH)
            .flat_map(|step| [part.checked_sub(step), part.checked_add(step)])
            .flatten()
            .filter(|at| *at <= last);
        let across = [self.nearest(part, -1), self.nearest(part, 1)];
        for at in beside.chain(across.into_iter().flatten()) {
            let head = self.head(at);
            if head == NONE || tried[..count].contains(&head) {
                continue;
            }
            tried[count] = head;
            count += 1;
            let strength = self.strength(part, head);
            if strength > best.0 {
                best = (strength, head);
            }
        }
        best.1
    }

    fn head(&self, at: u32) -> u32 {
        if self.partner[at as usize] == NONE {
            self.with[at as usize]
        } else {
            at
        }
    }

    /// Returns the nearest clause to one side that is joined or goes with one.
    fn nearest(&self, part: u32, step: i64) -> Option<u32> {
        (1..=i64::from(FREE_REACH))
            .map(|far| i64::from(part) + step * far)
            .take_while(|at| (0..self.partner.len() as i64).contains(at))
            .map(|at| at as u32)
            .find(|at| self.head(*at) != NONE)
    }

    /// Says how surely a clause is a part of the other wording of `head`, beside the
    /// parts already known; 0 when it is not.
    fn strength(&self, part: u32, head: u32) -> f32 {
        let whole = self.partner[head as usize];
        let (share, shared) = self.likeness.triples_in(self.of, part, whole);
        if shared < 2 {
            return 0.0;
        }
        let known = self.known(head);
        let rest = self.likeness.cover(self.of, part, whole, &known);
        if self.evidence == Evidence::Sure {
            return if share >= 0.2 && rest >= SURE {
                rest
            } else {
                0.0
            };
        }
        let contained = share >= 0.2 && rest >= CONTAINED;
        let phrases = rest >= WITH_PHRASES
            && self.likeness.fresh_triples(self.of, part, whole, &known) >= PHRASES;
        if contained || phrases {
            return rest;
        }
        let alike = rest >= 0.2 && self.score(part, whole) >= ALIKE;
        let taken_up = share >= 0.15 && self.likeness.cover(self.of, part, whole, &[]) >= TAKEN_UP;
        if !alike && !taken_up {
            return 0.0;
        }
        // An option that goes while another stays an option is removed, not merged.
        let option = is_alternative(self.own, part);
        let stays = option && is_alternative(self.other, whole);
        if !stays && (alike || option) {
            return rest.max(0.01);
        }
        0.0
    }

    fn score(&self, part: u32, whole: u32) -> f32 {
        let shared = match self.of {
            Of::Old => self.likeness.shared(part, whole),
            Of::New => self.likeness.shared(whole, part),
        };
        shared.score()
    }

    /// Returns a joined clause and the parts that are known to go with it.
    fn known(&self, head: u32) -> Vec<u32> {
        let last = self.partner.len() as u32 - 1;
        let around = head.saturating_sub(FREE_REACH)..=head.saturating_add(FREE_REACH).min(last);
        std::iter::once(head)
            .chain(around.filter(|at| self.with[*at as usize] == head))
            .collect()
    }
}

/// Clauses that one alternative has, at most.
const LONGEST: usize = 64;

/// Tells whether a clause is an alternative: it begins with the word, in a language of
/// the United Nations, or follows such a clause with none between that is less deep.
fn is_alternative(sides: &[Side<'_>], clause: u32) -> bool {
    let mut level = u16::MAX;
    let before = sides[..=clause as usize].iter().rev();
    before.take(LONGEST).any(|side| {
        let holds = side.level <= level;
        level = level.min(side.level);
        holds && (side.number.is_some_and(names_option) || names_option(side.text))
    })
}

fn names_option(text: &str) -> bool {
    const WORDS: [&str; 7] = [
        "option",
        "alternative",
        "opción",
        "вариант",
        "备选",
        "الخيار",
        "البديل",
    ];
    let text = text.trim_start_matches(['[', '*', ' ']);
    // Nearly every clause is told by its first byte.
    let Some(b'O' | b'o' | b'A' | b'a' | 0x80..) = text.as_bytes().first() else {
        return false;
    };
    WORDS.iter().any(|word| {
        let mut letters = text.chars();
        word.chars().all(|expected| {
            letters
                .next()
                .is_some_and(|letter| letter == expected || letter.to_lowercase().eq([expected]))
        })
    })
}
