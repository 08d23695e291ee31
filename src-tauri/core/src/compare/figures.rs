//! How good the alignment is: figures on generated edits of which the truth is known.

use std::collections::BTreeSet;

use super::generate::{Clause, Edited, Rates, edit, sides, treaty};
use super::{ChangeKind, Comparison, compare};

/// Figures of one comparison against the truth.
#[derive(Debug)]
struct Figures {
    precision: f64,
    recall: f64,
    moves_precision: f64,
    moves_recall: f64,
    splits: f64,
    merges: f64,
    false_flags: f64,
}

fn figures(found: &Comparison, edited: &Edited) -> Figures {
    let truth = &edited.truth;
    let (mut pairs, mut moved) = (BTreeSet::new(), BTreeSet::new());
    let (mut split, mut merged) = (BTreeSet::new(), BTreeSet::new());
    for row in &found.rows {
        for i in &row.old {
            pairs.extend(row.new.iter().map(|j| (*i, *j)));
        }
        match row.change {
            ChangeKind::Moved | ChangeKind::MovedReworded => {
                moved.insert((row.old[0], row.new[0]));
            }
            ChangeKind::Split => {
                split.insert(row.old[0]);
            }
            ChangeKind::Merged => merged.extend(row.new.iter().copied()),
            _ => {}
        }
    }
    let share = |part: usize, whole: usize| {
        if whole == 0 {
            1.0
        } else {
            part as f64 / whole as f64
        }
    };
    let true_pairs: BTreeSet<_> = truth.pairs.iter().copied().collect();
    let true_moves: BTreeSet<_> = truth.moved.iter().copied().collect();
    let right = pairs.intersection(&true_pairs).count();
    let right_moves = moved.intersection(&true_moves).count();
    let splits = truth.split.iter().filter(|i| split.contains(i)).count();
    let merges = truth.merged.iter().filter(|j| merged.contains(j)).count();
    Figures {
        precision: share(right, pairs.len()),
        recall: share(right, true_pairs.len()),
        moves_precision: share(right_moves, moved.len()),
        moves_recall: share(right_moves, true_moves.len()),
        splits: share(splits, truth.split.len()),
        merges: share(merges, truth.merged.len()),
        false_flags: 1.0 - share(splits + merges, split.len() + merged.len()),
    }
}

fn measure(text: &[Clause], rates: &Rates, seed: u64) -> Figures {
    let edited = edit(text, rates, seed);
    figures(&compare(&sides(text), &sides(&edited.clauses)), &edited)
}

#[test]
#[ignore]
fn wrong() {
    for (name, rates) in [("struct", Rates::STRUCT), ("heavy", Rates::HEAVY)] {
        for seed in 0..2 {
            let text = treaty(422, 100 + seed);
            let edited = edit(&text, &rates, seed);
            let found = compare(&sides(&text), &sides(&edited.clauses));
            let truth: BTreeSet<_> = edited.truth.pairs.iter().copied().collect();
            let moved: BTreeSet<_> = edited.truth.moved.iter().copied().collect();
            let mut pairs = BTreeSet::new();
            println!("=== {name} {seed}");
            for row in &found.rows {
                for i in &row.old {
                    pairs.extend(row.new.iter().map(|j| (*i, *j)));
                }
                if matches!(row.change, ChangeKind::Moved | ChangeKind::MovedReworded)
                    && !moved.contains(&(row.old[0], row.new[0]))
                {
                    println!(
                        "false move {:?} {:?} {} \n   {}\n   {}",
                        row.old,
                        row.new,
                        row.score,
                        text[row.old[0] as usize].text,
                        edited.clauses[row.new[0] as usize].text
                    );
                }
            }
            for (i, j) in truth.difference(&pairs) {
                println!(
                    "missed {i} {j}\n   {}\n   {}",
                    text[*i as usize].text, edited.clauses[*j as usize].text
                );
            }
            for (i, j) in pairs.difference(&truth) {
                println!(
                    "false {i} {j}\n   {}\n   {}",
                    text[*i as usize].text, edited.clauses[*j as usize].text
                );
            }
        }
    }
}

#[test]
#[ignore]
fn trial() {
    for (name, rates) in [
        ("light", Rates::LIGHT),
        ("words", Rates::WORDS),
        ("struct", Rates::STRUCT),
        ("heavy", Rates::HEAVY),
    ] {
        for seed in 0..3 {
            let text = treaty(422, 100 + seed);
            println!("{name} {:?}", measure(&text, &rates, seed));
        }
    }
}

fn markdown(name: &str) -> Option<Vec<(u16, String)>> {
    let folder = std::env::var("TRAVAUX_DATA").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data").to_owned()
    });
    let text = std::fs::read_to_string(format!("{folder}/{name}")).ok()?;
    let text = text.splitn(3, "---\n").nth(2)?;
    let mut blocks: Vec<(u16, String)> = Vec::new();
    let mut blank = true;
    for line in text.lines() {
        let inner = line.trim_start();
        let indent = (line.len() - inner.len()) as u16;
        if inner.is_empty() {
            blank = true;
            continue;
        }
        if inner.starts_with("{:")
            || inner.starts_with("* TOC")
            || (inner.starts_with('[') && inner.contains("]: "))
        {
            continue;
        }
        let digits = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = digits.len() < inner.len() && digits.starts_with(". ");
        let item =
            number || inner.starts_with("* ") || inner.starts_with("- ") || inner.starts_with('#');
        let words = if number {
            digits[2..].trim()
        } else {
            inner.trim_start_matches(['#', ' '])
        };
        let level = if inner.starts_with('#') {
            0
        } else {
            1 + indent / 4
        };
        let words = words.replace('*', "");
        if blank || item {
            blocks.push((level, words));
        } else if let Some(last) = blocks.last_mut() {
            last.1.push(' ');
            last.1.push_str(&words);
        }
        blank = false;
    }
    Some(blocks)
}

#[test]
#[ignore]
fn paris() {
    let dates = ["2015-10-23", "2015-12-04", "2015-12-12"];
    let texts: Vec<_> = dates
        .iter()
        .filter_map(|d| markdown(&format!("paris/{d}.md")))
        .collect();
    for pair in texts.windows(2) {
        let [old, new] = pair else { unreachable!() };
        let side = |blocks: &'_ [(u16, String)]| -> Vec<(u16, String)> { blocks.to_vec() };
        let (old, new) = (side(old), side(new));
        let sides = |b: &'static [(u16, String)]| {
            b.iter()
                .map(|(level, text)| super::Side {
                    id: None,
                    number: None,
                    level: *level,
                    text,
                })
                .collect::<Vec<_>>()
        };
        let (old, new): (&'static _, &'static _) = (old.leak(), new.leak());
        let found = compare(&sides(old), &sides(new));
        println!(
            "=================== {} {} {:?}",
            old.len(),
            new.len(),
            found.counts
        );
        for row in &found.rows {
            println!("{:?} {:.2}", row.change, row.score);
            for i in &row.old {
                println!("   - {i} {}: {}", old[*i as usize].0, old[*i as usize].1);
            }
            for j in &row.new {
                println!("   + {j} {}: {}", new[*j as usize].0, new[*j as usize].1);
            }
        }
    }
}

/// Pairs of 4 and 12 December as read by hand, of the first 71 clauses.
const GOLD: &[(u32, u32)] = &[
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
    (58, 34),
    (59, 34),
    (65, 35),
    (76, 36),
    (73, 37),
    (74, 37),
    (156, 55),
    (171, 62),
    (57, 34),
    (72, 37),
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
    (157, 56),
    (142, 58),
    (159, 60),
    (160, 61),
    (161, 62),
    (162, 67),
    (179, 68),
    (180, 69),
    (181, 70),
];

#[test]
#[ignore]
fn gold() {
    let (old, new) = (
        markdown("paris/2015-12-04.md").unwrap(),
        markdown("paris/2015-12-12.md").unwrap(),
    );
    let sides = |b: &'static [(u16, String)]| {
        b.iter()
            .map(|(level, text)| super::Side {
                id: None,
                number: None,
                level: *level,
                text,
            })
            .collect::<Vec<_>>()
    };
    let (old, new): (&'static _, &'static _) = (old.leak(), new.leak());
    let found = compare(&sides(old), &sides(new));
    let mut pairs = BTreeSet::new();
    for row in &found.rows {
        for i in &row.old {
            pairs.extend(row.new.iter().map(|j| (*i, *j)));
        }
    }
    let all = |n: usize| vec![true; n];
    let likeness =
        super::likeness::Likeness::read(&sides(old), &sides(new), &all(old.len()), &all(new.len()));
    for (i, j) in [
        (129, 52),
        (150, 52),
        (105, 45),
        (130, 45),
        (162, 67),
        (142, 58),
        (160, 61),
        (43, 28),
        (49, 32),
        (18, 17),
        (14, 15),
        (328, 52),
        (152, 53),
    ] {
        let s = likeness.shared(i, j);
        println!(
            "{i} {j} {s:?} {} {:?}",
            s.score(),
            likeness.triples_in(super::likeness::Of::Old, i, j)
        );
    }
    pairs.retain(|(_, j)| *j <= 70 && *j != 40 && *j != 29);
    let truth: BTreeSet<_> = GOLD.iter().copied().collect();
    let right = pairs.intersection(&truth).count() as f64;
    println!(
        "P {:.3} R {:.3} F {:.3}",
        right / pairs.len() as f64,
        right / truth.len() as f64,
        2.0 * right / (pairs.len() + truth.len()) as f64
    );
    for (i, j) in truth.difference(&pairs) {
        println!(
            "missed {i} {j}\n   {}\n   {}",
            old[*i as usize].1, new[*j as usize].1
        );
    }
    for (i, j) in pairs.difference(&truth) {
        println!(
            "false {i} {j}\n   {}\n   {}",
            old[*i as usize].1, new[*j as usize].1
        );
    }
}
