//! The same texts given to other programs and libraries: time, marked words, islands.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use diff_match_patch_rs::{DiffMatchPatch, Efficient, Ops};
use similar::{ChangeTag, TextDiff};
use travaux::clause::words::tokens;
use travaux::compare::generate::{Clause, Edited, Marked, Rates, islands, sides};
use travaux::compare::{ChangeKind, Comparison, Op, Piece, compare};

use super::speed::unit;
use super::texts::{LONG, TREATY, edited, whole};
use crate::made::Made;
use crate::table::{Done, Table, quickest_of, ratio};

/// One line of the table.
struct Line {
    who: &'static str,
    time: Duration,
    pieces: Vec<Piece>,
}

/// Measures comparing beside its peers, on 15,000 and on 500,000 words.
pub(crate) fn beside(made: &mut Made, table: &mut Table) -> Done {
    for (size, clauses, runs) in [("15,000", TREATY, 11), ("500,000", LONG, 1)] {
        let (text, edited) = edited(clauses, &Rates::STRUCT, 1);
        let (old, new) = (sides(&text), sides(&edited.clauses));
        let unit = unit(&old, &new, 11)?;
        let ours = compare(&old, &new);
        let time = quickest_of(11, || Ok(compare(&old, &new)))?;
        let mut truth = Marked::default();
        truth.add(&ours, &text, &edited);
        let (older, newer) = (whole(&text), whole(&edited.clauses));
        let files = (made.at("old.txt"), made.at("new.txt"));
        std::fs::write(&files.0, &older)?;
        std::fs::write(&files.1, &newer)?;

        let mut lines = vec![Line {
            who: "Travaux",
            time,
            pieces: shown(&ours, &text, &edited),
        }];
        lines.push(git(&files.0, &files.1, runs)?);
        lines.extend(wdiff(&files.0, &files.1, runs)?);
        lines.push(similar(&older, &newer, runs)?);
        lines.push(patches(&older, &newer, runs)?);
        let [_, git, .., similar, patches] = &lines[..] else {
            return Err("five lines stand here".into());
        };
        for (peer, least) in [(git, 1.0), (similar, 15.0), (patches, 40.0)] {
            let times = ratio(peer.time, time);
            let what = format!("{size} words: {} ÷ Travaux", peer.who);
            table.aim(
                &what,
                &format!("{times:.1}"),
                &format!("≥ {least}"),
                times >= least,
            );
        }
        table.below(printed(size, &lines, unit, truth.truly));
    }
    Ok(())
}

fn printed(size: &str, lines: &[Line], unit: Duration, truly: usize) -> String {
    let mut out = format!(
        "| {size} words, 39 % of clauses touched, with moves | time | marked ÷ truly changed | islands |\n|---|---|---|---|\n"
    );
    for line in lines {
        let marked: usize = line
            .pieces
            .iter()
            .filter(|p| p.op != Op::Keep)
            .map(|p| tokens(&p.text).len())
            .sum();
        let _ = writeln!(
            out,
            "| {} | {:.1} F | {:.2} | {} |",
            line.who,
            ratio(line.time, unit),
            marked as f64 / truly as f64,
            islands(&line.pieces)
        );
    }
    out
}

/// Returns what a reader of a comparison sees, from the beginning to the end.
fn shown(found: &Comparison, text: &[Clause], edited: &Edited) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for row in &found.rows {
        let whole = |op, text: &str| Piece {
            op,
            text: text.to_owned(),
        };
        match row.change {
            ChangeKind::Added => {
                pieces.push(whole(Op::Add, &edited.clauses[row.new[0] as usize].text));
            }
            ChangeKind::Removed => pieces.push(whole(Op::Remove, &text[row.old[0] as usize].text)),
            _ => pieces.extend(row.words.iter().cloned()),
        }
        // A clause is unchanged, or ends: nothing stands between two changes across it.
        pieces.push(whole(Op::Keep, "\n\n"));
    }
    pieces
}

fn git(old: &Path, new: &Path, runs: usize) -> Done<Line> {
    let run = || {
        let mut git = Command::new("git");
        git.args(["diff", "--no-index", "--word-diff=porcelain", "--unified=0"]);
        Ok(String::from_utf8(git.args([old, new]).output()?.stdout)?)
    };
    let time = quickest_of(runs, run)?;
    let said = run()?;
    let mut pieces = Vec::new();
    for line in said.lines().skip_while(|line| !line.starts_with("@@")) {
        let op = match line.chars().next() {
            Some('+') => Op::Add,
            Some('-') => Op::Remove,
            _ => Op::Keep,
        };
        let text = line.get(1..).unwrap_or_default();
        pieces.push(Piece {
            op,
            text: text.to_owned(),
        });
    }
    Ok(Line {
        who: "`git diff --word-diff`",
        time,
        pieces,
    })
}

/// Asks `wdiff`, where it is installed.
fn wdiff(old: &Path, new: &Path, runs: usize) -> Done<Option<Line>> {
    let run = || {
        let mut wdiff = Command::new("wdiff");
        wdiff.args([
            "-w", "\u{1}-", "-x", "\u{1}=", "-y", "\u{1}+", "-z", "\u{1}=",
        ]);
        Ok(wdiff.args([old, new]).output().map(|done| done.stdout)?)
    };
    let Ok(said) = run() else {
        return Ok(None);
    };
    let time = quickest_of(runs, run)?;
    let said = String::from_utf8(said)?;
    let pieces = said.split('\u{1}').enumerate().map(|(at, text)| {
        let op = match text.chars().next().filter(|_| at > 0) {
            Some('-') => Op::Remove,
            Some('+') => Op::Add,
            _ => Op::Keep,
        };
        Piece {
            op,
            text: text
                .get(usize::from(at > 0)..)
                .unwrap_or_default()
                .to_owned(),
        }
    });
    let pieces = pieces.filter(|piece| !piece.text.is_empty()).collect();
    Ok(Some(Line {
        who: "`wdiff`",
        time,
        pieces,
    }))
}

fn similar(old: &str, new: &str, runs: usize) -> Done<Line> {
    let time = quickest_of(runs, || Ok(TextDiff::from_words(old, new).ops().len()))?;
    let diff = TextDiff::from_words(old, new);
    let changes = diff.iter_all_changes().map(|change| {
        let op = match change.tag() {
            ChangeTag::Equal => Op::Keep,
            ChangeTag::Delete => Op::Remove,
            ChangeTag::Insert => Op::Add,
        };
        (op, change.value().to_owned())
    });
    Ok(Line {
        who: "`similar`, `TextDiff::from_words`",
        time,
        pieces: gathered(changes),
    })
}

fn patches(old: &str, new: &str, runs: usize) -> Done<Line> {
    let mut engine = DiffMatchPatch::new();
    engine.set_timeout(None);
    let run = || {
        let mut found = engine
            .diff_main::<Efficient>(old, new)
            .map_err(|problem| format!("{problem:?}"))?;
        DiffMatchPatch::diff_cleanup_semantic(&mut found);
        Ok(found)
    };
    let time = quickest_of(runs, run)?;
    let changes = run()?.into_iter().map(|change| {
        let op = match change.op() {
            Ops::Equal => Op::Keep,
            Ops::Delete => Op::Remove,
            Ops::Insert => Op::Add,
        };
        (op, String::from_utf8_lossy(change.data()).into_owned())
    });
    Ok(Line {
        who: "diff-match-patch (Rust), semantic cleanup",
        time,
        pieces: gathered(changes),
    })
}

/// Joins pieces of a kind that follow each other.
fn gathered(changes: impl Iterator<Item = (Op, String)>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (op, text) in changes {
        match pieces.last_mut() {
            Some(last) if last.op == op => last.text.push_str(&text),
            _ => pieces.push(Piece { op, text }),
        }
    }
    pieces
}
