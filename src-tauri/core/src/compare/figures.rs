//! How good the alignment is: figures on edits of which the truth is known, and on
//! drafts of a conference as a reader aligned them.

use std::collections::BTreeSet;

use super::generate::{Clause, Edited, Marked, Rates, edit, sides, treaty};
use super::{ChangeKind, Comparison, compare};

/// Found, true, and both: of pairs, moves, splits and merges.
#[derive(Debug, Default)]
pub(super) struct Tally {
    found: usize,
    truth: usize,
    right: usize,
}

impl Tally {
    pub(super) fn add<T: Ord>(&mut self, found: &BTreeSet<T>, truth: &BTreeSet<T>) {
        self.found += found.len();
        self.truth += truth.len();
        self.right += found.intersection(truth).count();
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    /// Precision and recall in one figure, F1.
    pub(super) fn both(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.truth).max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.truth.max(1) as f64
    }
}

#[derive(Debug, Default)]
struct Figures {
    pairs: Tally,
    moves: Tally,
    splits: Tally,
    merges: Tally,
    words: Marked,
}

impl Figures {
    fn add(&mut self, found: &Comparison, text: &[Clause], edited: &Edited) {
        let truth = &edited.truth;
        let of = |kinds: &[ChangeKind]| {
            let rows = found.rows.iter().filter(|row| kinds.contains(&row.change));
            rows.cloned().collect::<Vec<_>>()
        };
        let moves = of(&[ChangeKind::Moved, ChangeKind::MovedReworded]);
        let moves = moves.iter().map(|row| (row.old[0], row.new[0])).collect();
        let splits = of(&[ChangeKind::Split])
            .iter()
            .map(|row| row.old[0])
            .collect();
        let merges = of(&[ChangeKind::Merged]);
        let merges = merges.iter().flat_map(|row| row.new.clone()).collect();
        self.pairs.add(&pairs(found), &set(&truth.pairs));
        self.moves.add(&moves, &set(&truth.moved));
        self.splits.add(&splits, &set(&truth.split));
        self.merges.add(&merges, &set(&truth.merged));
        self.words.add(found, text, edited);
    }

    fn false_flags(&self) -> f64 {
        let found = self.splits.found + self.merges.found;
        let right = self.splits.right + self.merges.right;
        (found - right) as f64 / found.max(1) as f64
    }
}

fn set<T: Ord + Copy>(of: &[T]) -> BTreeSet<T> {
    of.iter().copied().collect()
}

pub(super) fn pairs(found: &Comparison) -> BTreeSet<(u32, u32)> {
    let mut pairs = BTreeSet::new();
    for row in &found.rows {
        for i in &row.old {
            pairs.extend(row.new.iter().map(|j| (*i, *j)));
        }
    }
    pairs
}

fn measure(texts: &[Vec<Clause>], rates: &Rates) -> Figures {
    let mut figures = Figures::default();
    for (seed, text) in texts.iter().enumerate() {
        let edited = edit(text, rates, seed as u64);
        let found = compare(&sides(text), &sides(&edited.clauses));
        figures.add(&found, text, &edited);
    }
    figures
}

/// Texts of the length of real treaties, about 15,000 words.
fn treaties() -> Vec<Vec<Clause>> {
    (100..104).map(|seed| treaty(422, seed)).collect()
}

/// Checks pairs, moves, splits and merges, and the words that are shown as changed.
/// Of those a few in a hundred are drawn equal to what they replace or stand beside.
fn check(texts: &[Vec<Clause>], rates: &Rates, least: (f64, f64)) {
    let figures = measure(texts, rates);
    let words = figures.words;
    println!(
        "{figures:?}: {:.3} × marked, precision {:.3}, recall {:.3}",
        words.ratio(),
        words.precision(),
        words.recall()
    );
    assert!(figures.pairs.precision() >= least.0, "{figures:?}");
    assert!(figures.pairs.recall() >= least.1, "{figures:?}");
    if figures.moves.truth > 0 {
        assert!(figures.moves.precision() >= 0.90, "{figures:?}");
        assert!(figures.moves.recall() >= 0.95, "{figures:?}");
        assert!(figures.splits.recall() >= 0.90, "{figures:?}");
        assert!(figures.merges.recall() >= 0.97, "{figures:?}");
    }
    assert!(figures.false_flags() <= 0.05, "{figures:?}");
    assert!(words.ratio() <= 1.06, "{words:?}");
    assert!(words.precision() >= 0.94, "{words:?}");
    assert!(words.recall() >= 0.985, "{words:?}");
    assert_eq!(words.islands, 0, "{words:?}");
}

#[test]
fn a_lightly_edited_treaty_is_aligned() {
    check(&treaties(), &Rates::LIGHT, (0.99, 0.99));
}

#[test]
fn a_reworded_treaty_is_aligned() {
    check(&treaties(), &Rates::WORDS, (0.99, 0.99));
}

#[test]
fn a_restructured_treaty_is_aligned() {
    check(&treaties(), &Rates::STRUCT, (0.99, 0.99));
}

#[test]
fn a_rewritten_treaty_is_aligned() {
    check(&treaties(), &Rates::HEAVY, (0.97, 0.94));
}

#[test]
fn edits_of_real_texts_are_aligned() {
    let names = [
        "paris/2015-12-12.md",
        "paris/2015-10-23.md",
        "gcm/objectives-a-res-73-195.md",
    ];
    let mut texts: Vec<_> = names.iter().filter_map(|name| markdown(name)).collect();
    // Without depths: what stays behind when the clause above it moves has not moved.
    for clause in texts.iter_mut().flatten() {
        clause.level = 0;
    }
    if !texts.is_empty() {
        check(&texts, &Rates::STRUCT, (0.99, 0.98));
        check(&texts, &Rates::HEAVY, (0.97, 0.94));
    }
}

/// Places of clauses of 4 and 12 December that a reader holds to be one another's
/// wordings, up to Article 6.
const READ: &[(u32, u32)] = &[
    (2, 1),
    (3, 2),
    (4, 3),
    (6, 4),
    (5, 5),
    (10, 6),
    (8, 7),
    (9, 8),
    (7, 10),
    (16, 11),
    (15, 12),
    (14, 13),
    (17, 14),
    (14, 15),
    (18, 16),
    (18, 17),
    (20, 19),
    (21, 20),
    (22, 21),
    (35, 22),
    (34, 23),
    (24, 24),
    (38, 25),
    (40, 26),
    (41, 27),
    (42, 28),
    (43, 28),
    (44, 30),
    (46, 31),
    (48, 32),
    (49, 32),
    (55, 33),
    (57, 34),
    (58, 34),
    (59, 34),
    (65, 35),
    (76, 36),
    (72, 37),
    (73, 37),
    (74, 37),
    (75, 39),
    (77, 41),
    (92, 42),
    (103, 44),
    (105, 45),
    (109, 46),
    (110, 46),
    (126, 47),
    (133, 48),
    (139, 49),
    (139, 51),
    (129, 52),
    (152, 53),
    (155, 55),
    (156, 55),
    (157, 56),
    (142, 58),
    (159, 60),
    (160, 61),
    (161, 62),
    (171, 62),
    (162, 67),
    (179, 68),
    (180, 69),
    (181, 70),
];

#[test]
fn drafts_of_a_conference_are_aligned_as_a_reader_would() {
    let (Some(old), Some(new)) = (
        markdown("paris/2015-12-04.md"),
        markdown("paris/2015-12-12.md"),
    ) else {
        return;
    };
    let mut found = pairs(&compare(&sides(&old), &sides(&new)));
    // A footnote and a paragraph whose origin a reader cannot tell.
    found.retain(|(_, j)| *j <= 70 && *j != 40 && *j != 29);
    let mut tally = Tally::default();
    tally.add(&found, &set(READ));
    println!(
        "{tally:?}, missed {:?}, wrong {:?}",
        &set(READ) - &found,
        &found - &set(READ)
    );
    assert!(
        2 * tally.right * 100 >= 92 * (tally.found + tally.truth),
        "{tally:?}"
    );
}

/// Reads a text of the folder with real texts, if it is there: headings, paragraphs
/// and list items, without front matter.
pub(super) fn markdown(name: &str) -> Option<Vec<Clause>> {
    let folder = std::env::var("TRAVAUX_DATA").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data").to_owned()
    });
    let Ok(file) = std::fs::read_to_string(format!("{folder}/{name}")) else {
        println!("{name} is not there: nothing tried");
        return None;
    };
    let text = file.strip_prefix("---\n").map_or(file.as_str(), |rest| {
        rest.split_once("---\n").map_or(rest, |(_, text)| text)
    });
    let mut clauses: Vec<Clause> = Vec::new();
    let mut blank = true;
    for line in text.lines() {
        let words = line.trim_start();
        let link = words.starts_with('[') && words.contains("]: ");
        if words.starts_with("{:") || words.starts_with("* TOC") || link {
            continue;
        }
        let indent = (line.len() - words.len()) as u16;
        let after = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = after.len() < words.len() && after.starts_with(". ");
        let heading = words.starts_with('#');
        let words = if numbered {
            &after[2..]
        } else {
            words.trim_start_matches(['#', ' '])
        };
        let text = words.trim().replace('*', "");
        if blank || numbered || heading || words.starts_with(['*', '-']) {
            clauses.push(Clause {
                number: String::new(),
                level: if heading { 0 } else { 1 + indent / 4 },
                text,
            });
        } else if let Some(last) = clauses.last_mut() {
            last.text = format!("{} {text}", last.text);
        }
        blank = words.is_empty();
    }
    clauses.retain(|clause| !clause.text.is_empty());
    Some(clauses)
}
