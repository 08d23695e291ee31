//! How a reader aligned the draft that a conference began with and the one of its first
//! week: paragraphs fuse, options collapse and are numbered anew.

use std::collections::BTreeSet;

use super::compare;
use super::figures::{Tally, markdown, pairs};
use super::generate::sides;

/// Places of clauses of 23 October and 4 December that a reader holds to be one
/// another's wordings, up to the end of Article 3: the first of a
/// run on either side, and how many follow one another.
const READ: &[(u32, u32, u32)] = &[
    (1, 1, 1),
    (3, 2, 5),
    (9, 7, 1),
    (8, 8, 1),
    (8, 9, 1),
    (10, 10, 7),
    (17, 16, 26),
    (44, 42, 1),
    (43, 43, 1),
    (45, 44, 2),
    (47, 45, 7),
    (54, 53, 5),
    (60, 58, 1),
    (60, 59, 1),
    (60, 60, 1),
    (60, 61, 1),
    (59, 62, 1),
    (61, 64, 2),
    (63, 65, 1),
    (64, 67, 1),
    (66, 68, 3),
    (72, 71, 3),
    (77, 75, 1),
    (75, 76, 1),
    (76, 76, 1),
    (78, 76, 1),
    (79, 76, 4),
    (83, 79, 1),
    (84, 79, 1),
    (100, 80, 1),
    (101, 80, 1),
    (105, 80, 1),
    (109, 80, 1),
    (135, 84, 18),
    (158, 102, 2),
    (160, 103, 1),
    (164, 104, 31),
];

/// The last clause of 4 December that was read.
const LAST: u32 = 134;

#[test]
fn the_first_week_of_a_conference_is_aligned_as_a_reader_would() {
    let (Some(old), Some(new)) = (
        markdown("paris/2015-10-23.md"),
        markdown("paris/2015-12-04.md"),
    ) else {
        return;
    };
    let read = READ.iter();
    let truth: BTreeSet<(u32, u32)> = read
        .flat_map(|&(old, new, run)| (0..run).map(move |at| (old + at, new + at)))
        .collect();
    let mut found = pairs(&compare(&sides(&old), &sides(&new)));
    found.retain(|(_, j)| *j <= LAST);
    let mut tally = Tally::default();
    tally.add(&found, &truth);
    println!(
        "{tally:?}, missed {:?}, wrong {:?}",
        &truth - &found,
        &found - &truth
    );
    assert!(tally.both() >= 0.95, "{tally:?}");
}
