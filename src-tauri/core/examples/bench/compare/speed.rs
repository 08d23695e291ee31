//! The times of comparing, in units of F: one pass that cuts both texts into words and
//! punctuation and numbers each.

use std::hint::black_box;
use std::time::Duration;

use rustc_hash::FxHashMap;
use travaux::clause::words;
use travaux::compare::generate::{Rates, treaty};
use travaux::compare::words::words as compare_words;
use travaux::compare::{Side, compare};

use super::texts::{LONG, Pair, TREATY, edited, whole};
use crate::table::{Done, Table, ms, quickest_of, ratio};

/// Measures every kind of edit, and the hard texts.
pub(crate) fn edits(table: &mut Table) -> Done {
    let rates = [
        ("5 % of clauses touched", Rates::LIGHT, 0.35),
        ("39 % touched, with moves", Rates::STRUCT, 1.6),
        ("90 % touched", Rates::HEAVY, 5.0),
    ];
    for (what, rates, aim) in rates {
        for (size, clauses) in [("15,000", TREATY), ("500,000", LONG)] {
            let what = format!("comparing {size} words, {what}");
            within(table, &what, &Pair::edited(clauses, &rates), aim)?;
        }
    }
    within(table, "… the clauses shuffled", &Pair::shuffled(LONG), 1.0)?;
    within(table, "… nothing in common", &Pair::strangers(LONG), 4.0)?;
    within(
        table,
        "… a vocabulary of twenty words",
        &Pair::of_twenty_words(LONG),
        8.0,
    )
}

/// Measures one clause with another wording, and one paragraph of a megabyte.
pub(crate) fn wordings(table: &mut Table) -> Done {
    let (text, edited) = edited(TREATY, &Rates::WORDS, 1);
    let pairs: Vec<(&str, &str)> = edited
        .truth
        .pairs
        .iter()
        .map(|&(i, j)| (&*text[i as usize].text, &*edited.clauses[j as usize].text))
        .filter(|(old, new)| old != new)
        .collect();
    let unit = quickest_of(31, || {
        Ok(pairs
            .iter()
            .map(|(old, new)| numbered([*old, *new]).len())
            .sum::<usize>())
    })?;
    let time = quickest_of(31, || {
        Ok(pairs
            .iter()
            .map(|(old, new)| compare_words(old, new).len())
            .sum::<usize>())
    })?;
    aim(
        table,
        "one clause reworded, with the reading pass",
        time,
        unit,
        2.5,
    );

    let long = |seed| whole(&treaty(4_800, seed)).replace("\n\n", " ");
    let (old, new) = (long(1), long(2));
    let unit = quickest_of(5, || Ok(numbered([&*old, &*new])))?;
    let time = quickest_of(3, || Ok(compare_words(&old, &new)))?;
    aim(
        table,
        "one paragraph of a megabyte, nothing to do with the other",
        time,
        unit,
        4.0,
    );
    let (text, edited) = self::edited(4_800, &Rates::WORDS, 1);
    let (old, new) = (
        whole(&text).replace("\n\n", " "),
        whole(&edited.clauses).replace("\n\n", " "),
    );
    let time = quickest_of(3, || Ok(compare_words(&old, &new)))?;
    table.report(
        "… and edited",
        &format!("{:.2} F ({})", ratio(time, unit), ms(time)),
    );
    Ok(())
}

/// Measures how time grows from 1,000 to 100,000 clauses.
pub(crate) fn growth(table: &mut Table) -> Done {
    for (what, rates) in [
        ("5 %", Rates::LIGHT),
        ("39 %", Rates::STRUCT),
        ("90 %", Rates::HEAVY),
    ] {
        let mut times = [Duration::ZERO; 2];
        for (time, clauses) in times.iter_mut().zip([1_000, 100_000]) {
            let pair = Pair::edited(clauses, &rates);
            let (old, new) = pair.sides();
            *time = quickest_of(if clauses > 1_000 { 5 } else { 31 }, || {
                Ok(compare(&old, &new))
            })?;
        }
        let exponent = ratio(times[1], times[0]).log(100.0);
        let figure = format!("{exponent:.2} ({} → {})", ms(times[0]), ms(times[1]));
        let what = format!("exponent of growth from 1,000 to 100,000 clauses, {what} touched");
        table.aim(&what, &figure, "≤ 1.10", exponent <= 1.10);
    }
    Ok(())
}

fn within(table: &mut Table, what: &str, pair: &Pair, most: f64) -> Done {
    let (old, new) = pair.sides();
    let runs = if old.len() > 1_000 { 9 } else { 51 };
    let unit = unit(&old, &new, runs)?;
    let time = quickest_of(runs, || Ok(compare(&old, &new)))?;
    aim(table, what, time, unit, most);
    Ok(())
}

fn aim(table: &mut Table, what: &str, time: Duration, unit: Duration, most: f64) {
    let times = ratio(time, unit);
    let figure = format!("{times:.2} F ({})", ms(time));
    table.aim(what, &figure, &format!("≤ {most} F"), times <= most);
}

/// Returns how long F takes.
pub(crate) fn unit(old: &[Side<'_>], new: &[Side<'_>], runs: usize) -> Done<Duration> {
    quickest_of(runs, || {
        Ok(black_box(numbered(
            old.iter().chain(new).map(|side| side.text),
        )))
    })
}

/// F: cuts texts into words and punctuation, and numbers each.
pub(crate) fn numbered<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<u32> {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    let mut numbers = Vec::new();
    for text in texts {
        for at in words::tokens(text) {
            let next = known.len() as u32;
            let word = &text[at.start as usize..at.end as usize];
            numbers.push(*known.entry(word).or_insert(next));
        }
    }
    numbers
}
