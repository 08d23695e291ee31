//! How like two clauses are: shared words weighed by rarity, and shared word triples.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Side;
use super::stems::each_stem;

/// The words of those clauses of two states that are compared by content.
pub(super) struct Likeness {
    weights: Vec<f32>,
    old: Bags,
    new: Bags,
}

/// Which of two states a clause belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Old,
    New,
}

/// What two clauses have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    /// Weight of the shared words over the mean weight of the two clauses.
    pub(super) dice: f32,
    /// Weight of the shared words over the weight of the lighter clause.
    pub(super) contained: f32,
    /// Share of the shorter clause's word triples that both have.
    pub(super) phrases: f32,
}

impl Shared {
    /// Returns one figure from 0 to 1: equal words give 1, a clause wholly taken
    /// into a much longer one still gives more than 0.4, and words in the same order
    /// count for more than the same words anywhere.
    pub(super) fn score(self) -> f32 {
        let words = 0.6 * self.dice + 0.4 * self.contained;
        words + 0.3 * (1.0 - words) * self.phrases.sqrt()
    }
}

/// The word bags and word triples of one state, clause after clause in flat lists.
pub(super) struct Bags {
    /// Where the bag of each clause ends in `words`.
    word_ends: Vec<u32>,
    /// The words, ordered, each as often as it stands there.
    words: Vec<u32>,
    /// Where the triples of each clause end in `triples`.
    triple_ends: Vec<u32>,
    /// Hashes of three words in a row, ordered, each once.
    triples: Vec<u32>,
    /// Weight of each bag.
    weight: Vec<f32>,
    /// Number of words of each clause.
    length: Vec<u32>,
    /// One bit for each hashed word: two bags with hardly a common bit share hardly a
    /// word.
    sketch: Vec<u128>,
}

/// Bytes that a word and its blank take, about.
const BYTES: usize = 7;

impl Bags {
    fn words(&self, clause: u32) -> &[u32] {
        span(&self.words, &self.word_ends, clause)
    }

    /// Returns the hashes of the clause's word triples, ordered, each once.
    pub(super) fn triples(&self, clause: u32) -> &[u32] {
        span(&self.triples, &self.triple_ends, clause)
    }

    /// Returns how many word triples all clauses together have.
    pub(super) fn triples_of_all(&self) -> usize {
        self.triples.len()
    }

    fn read(
        sides: &[Side<'_>],
        wanted: &[bool],
        ids: &mut FxHashMap<u64, u32>,
        clauses_with: &mut Vec<u32>,
    ) -> Bags {
        let texts = sides.iter().zip(wanted).filter(|(_, wanted)| **wanted);
        let bytes: usize = texts.map(|(side, _)| side.text.len()).sum();
        let mut bags = Bags {
            word_ends: Vec::with_capacity(sides.len()),
            words: Vec::with_capacity(bytes / BYTES),
            triple_ends: Vec::with_capacity(sides.len()),
            triples: Vec::with_capacity(bytes / BYTES),
            weight: Vec::new(),
            length: Vec::with_capacity(sides.len()),
            sketch: Vec::with_capacity(sides.len()),
        };
        let mut line: Vec<u32> = Vec::new();
        for (side, wanted) in sides.iter().zip(wanted) {
            line.clear();
            if *wanted {
                each_stem(side.text, |hash| {
                    let next = ids.len() as u32;
                    let id = *ids.entry(hash).or_insert(next);
                    if id == next {
                        clauses_with.push(0);
                    }
                    line.push(id);
                });
            }
            bags.length.push(line.len() as u32);
            let first = bags.triples.len();
            bags.triples.extend(line.windows(3).map(triple));
            sort_unique(&mut bags.triples, first);
            bags.triple_ends.push(bags.triples.len() as u32);

            line.sort_unstable();
            let mut sketch = 0u128;
            for same in line.chunk_by(|a, b| a == b) {
                clauses_with[same[0] as usize] += 1;
                sketch |= 1 << (same[0].wrapping_mul(0x9E37_79B1) >> 25);
            }
            bags.words.extend_from_slice(&line);
            bags.word_ends.push(bags.words.len() as u32);
            bags.sketch.push(sketch);
        }
        bags
    }

    fn weigh(&mut self, weights: &[f32]) {
        let clauses = self.length.len() as u32;
        self.weight = (0..clauses)
            .map(|clause| {
                self.words(clause)
                    .iter()
                    .map(|word| weights[*word as usize])
                    .sum()
            })
            .collect();
    }
}

impl Likeness {
    /// Reads the clauses of both states that are marked as wanted.
    pub(super) fn read(
        old: &[Side<'_>],
        new: &[Side<'_>],
        wanted_old: &[bool],
        wanted_new: &[bool],
    ) -> Likeness {
        let mut ids = FxHashMap::default();
        let mut clauses_with = Vec::new();
        let mut old = Bags::read(old, wanted_old, &mut ids, &mut clauses_with);
        let mut new = Bags::read(new, wanted_new, &mut ids, &mut clauses_with);
        let clauses = wanted_old.iter().chain(wanted_new).filter(|w| **w).count() as f32;
        let weights: Vec<f32> = clauses_with
            .iter()
            .map(|&with| (1.0 + clauses / with.max(1) as f32).ln())
            .collect();
        old.weigh(&weights);
        new.weigh(&weights);
        drop_common(&mut old, &mut new);
        Likeness { weights, old, new }
    }

    /// Returns the bags of one state.
    pub(super) fn bags(&self, of: Of) -> &Bags {
        match of {
            Of::Old => &self.old,
            Of::New => &self.new,
        }
    }

    /// Compares a clause of the old state with one of the new by their words.
    pub(super) fn shared(&self, old: u32, new: u32) -> Shared {
        let (i, j) = (old as usize, new as usize);
        let (heavy_old, heavy_new) = (self.old.weight[i], self.new.weight[j]);
        let lighter = heavy_old.min(heavy_new);
        let (a, b) = (self.old.sketch[i], self.new.sketch[j]);
        let fewer = a.count_ones().min(b.count_ones());
        if lighter <= 0.0 || 10 * (a & b).count_ones() < 3 * fewer {
            return Shared::default();
        }
        let mut common = 0.0;
        each_common(self.old.words(old), self.new.words(new), |word| {
            common += self.weights[word as usize];
        });
        let length = self.old.length[i].min(self.new.length[j]);
        Shared {
            dice: 2.0 * common / (heavy_old + heavy_new),
            contained: common / lighter * trust(length),
            phrases: self.phrases(old, new),
        }
    }

    fn phrases(&self, old: u32, new: u32) -> f32 {
        let (ours, theirs) = (self.old.triples(old), self.new.triples(new));
        let fewer = ours.len().min(theirs.len());
        let found = common_triples(ours, theirs);
        found as f32 / (fewer as f32).max(8.0)
    }

    /// Returns the share of the part's words, by weight, that stand in the whole and
    /// are not used up by the clauses in `taken` (of the part's own state).
    pub(super) fn cover(&self, of: Of, part: u32, whole: u32, taken: &[u32]) -> f32 {
        let (own, other) = match of {
            Of::Old => (&self.old, &self.new),
            Of::New => (&self.new, &self.old),
        };
        let weight = own.weight[part as usize];
        if weight <= 0.0 {
            return 0.0;
        }
        let mut common = 0.0;
        for same in own.words(part).chunk_by(|a, b| a == b) {
            let (word, times) = (same[0], same.len() as u32);
            let there = times_in(other.words(whole), word);
            let used: u32 = taken
                .iter()
                .map(|&clause| times_in(own.words(clause), word))
                .sum();
            let left = there.saturating_sub(used);
            common += self.weights[word as usize] * times.min(left) as f32;
        }
        common / weight
    }

    /// Returns the share of the part's word triples that stand in the whole, and how
    /// many they are.
    pub(super) fn triples_in(&self, of: Of, part: u32, whole: u32) -> (f32, u32) {
        let (own, other) = match of {
            Of::Old => (&self.old, &self.new),
            Of::New => (&self.new, &self.old),
        };
        let triples = own.triples(part);
        if triples.is_empty() {
            return (0.0, 0);
        }
        let found = common_triples(triples, other.triples(whole));
        (found as f32 / triples.len() as f32, found as u32)
    }

    /// Returns how many word triples the part and the whole share that are not in the
    /// clauses of `taken` (of the part's own state).
    pub(super) fn fresh_triples(&self, of: Of, part: u32, whole: u32, taken: &[u32]) -> u32 {
        let (own, other) = match of {
            Of::Old => (&self.old, &self.new),
            Of::New => (&self.new, &self.old),
        };
        let there = other.triples(whole);
        own.triples(part)
            .iter()
            .filter(|t| there.binary_search(t).is_ok())
            .filter(|t| {
                taken
                    .iter()
                    .all(|c| own.triples(*c).binary_search(t).is_err())
            })
            .count() as u32
    }
}

/// A word triple that stands in more clauses of either state than this is a stock
/// phrase and tells nothing.
const COMMON: u8 = 24;

/// Drops the stock phrases. Counted in a table without keys, so that now and then a
/// rare triple goes with a common one that falls into the same place.
fn drop_common(old: &mut Bags, new: &mut Bags) {
    let size = (old.triples.len() + new.triples.len()).next_power_of_two();
    let place = |triple: u32| (triple.wrapping_mul(0x9E37_79B1) as usize) & (size - 1);
    let mut times = vec![0u8; size];
    for bags in [&mut *old, &mut *new] {
        times.fill(0);
        for triple in &bags.triples {
            let count = &mut times[place(*triple)];
            *count = count.saturating_add(1);
        }
        let (mut from, mut kept) = (0, 0);
        for end in &mut bags.triple_ends {
            for at in from..*end as usize {
                let triple = bags.triples[at];
                if times[place(triple)] <= COMMON {
                    bags.triples[kept] = triple;
                    kept += 1;
                }
            }
            from = *end as usize;
            *end = kept as u32;
        }
        bags.triples.truncate(kept);
    }
}

/// A short clause is contained in a long one by chance: below eight words
/// containment counts for less.
fn trust(length: u32) -> f32 {
    (length as f32 / 8.0).min(1.0)
}

fn span<'a, T>(flat: &'a [T], ends: &[u32], clause: u32) -> &'a [T] {
    let at = clause as usize;
    let start = if at == 0 { 0 } else { ends[at - 1] as usize };
    &flat[start..ends[at] as usize]
}

fn sort_unique(list: &mut Vec<u32>, first: usize) {
    list[first..].sort_unstable();
    let mut kept = first;
    for at in first..list.len() {
        if at == first || list[at] != list[kept - 1] {
            list[kept] = list[at];
            kept += 1;
        }
    }
    list.truncate(kept);
}

fn triple(words: &[u32]) -> u32 {
    (FxBuildHasher.hash_one((words[0], words[1], words[2])) >> 32) as u32
}

fn times_in(words: &[u32], word: u32) -> u32 {
    let first = words.partition_point(|other| *other < word);
    let run = words[first..].iter().take_while(|other| **other == word);
    run.count() as u32
}

fn common_triples(ours: &[u32], theirs: &[u32]) -> usize {
    let mut found = 0;
    each_common(ours, theirs, |_| found += 1);
    found
}

/// Calls `found` with each number that stands in both of two ordered lists, as often
/// as it stands in both.
fn each_common(ours: &[u32], theirs: &[u32], mut found: impl FnMut(u32)) {
    let (few, mut many) = if ours.len() < theirs.len() {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    if many.len() > 16 * few.len() {
        for number in few {
            many = &many[many.partition_point(|other| other < number)..];
            if many.first() == Some(number) {
                found(*number);
                many = &many[1..];
            }
        }
        return;
    }
    let (mut i, mut j) = (0, 0);
    while i < few.len() && j < many.len() {
        let (a, b) = (few[i], many[j]);
        if a == b {
            found(a);
        }
        // Without a branch: which of the two is less cannot be foreseen.
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(old: &str, new: &str) -> (Likeness, Shared) {
        let read = Likeness::read(&[Side::from(old)], &[Side::from(new)], &[true], &[true]);
        let shared = read.shared(0, 0);
        (read, shared)
    }

    #[test]
    fn brackets_case_and_punctuation_do_not_make_clauses_unlike() {
        let (_, shared) = likeness("[Parties] shall report;", "parties shall [report]");
        assert!((shared.dice - 1.0).abs() < 1e-6);
    }

    #[test]
    fn clauses_without_a_common_word_score_nothing() {
        let (_, shared) = likeness("Parties shall report", "nobody may leave");
        assert!(shared.score().abs() < 1e-6);
        let (_, shared) = likeness("", "");
        assert!(shared.score().abs() < 1e-6);
    }

    #[test]
    fn chinese_is_read_character_by_character() {
        let (read, _) = likeness("缔约方应当报告。", "缔约方报告。");
        assert_eq!(read.old.length[0], 7);
        assert!(read.shared(0, 0).dice > 0.7);
    }

    #[test]
    fn what_another_part_has_used_up_is_not_covered_again() {
        let old = [Side::from("one two three four five six seven eight")];
        let new = [
            Side::from("one two three four"),
            Side::from("one two three four"),
            Side::from("five six"),
        ];
        let read = Likeness::read(&old, &new, &[true], &[true; 3]);
        assert!(read.cover(Of::New, 1, 0, &[0]) < 0.01);
        assert!(read.cover(Of::New, 2, 0, &[0]) > 0.99);
        assert_eq!(read.triples_in(Of::New, 0, 0), (1.0, 2));
    }
}
