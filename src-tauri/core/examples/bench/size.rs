//! Sizes: bytes a revision, the memory that reading takes, and the programs.

use std::path::Path;
use std::process::Command;

use travaux::Record;
use travaux::record::Access;
use travaux::text::outline;

use crate::history;
use crate::made::{CLAUSES, Made, REVISIONS, by, desk, opened};
use crate::paris;
use crate::table::{Done, Table};

/// The argument with which this program measures its own memory.
pub(crate) const CHILD: &str = "--memory-of";

/// Commits of the git history beside the record of 100,000 revisions.
const COMMITS: usize = 500;

/// Reports the bytes a revision of records, and those of git.
pub(crate) fn bytes(made: &mut Made, table: &mut Table) -> Done {
    let empty = made.at("empty.travaux");
    Record::create(&empty, "Empty", desk(), &mut by())?;
    let empty = std::fs::metadata(empty)?.len();

    let what = "bytes a revision: the three Paris drafts";
    match paris::drafts() {
        Err(why) => table.missing(what, &why),
        Ok(drafts) => {
            let path = made.at("paris.travaux");
            let mut by = by();
            let mut record = Record::create(&path, "Paris", desk(), &mut by)?;
            for draft in &drafts {
                draft.import(&mut record, &mut by)?;
            }
            drop(record);
            let texts = drafts.into_iter().map(|draft| draft.bytes);
            let git = history::packed(&made.at("paris"), texts)?;
            table.report(what, &beside(&path, empty, git)?);
        }
    }

    let path = made.large()?;
    let step = CLAUSES * REVISIONS / COMMITS;
    let texts = (1..=COMMITS).map(|commit| state(made, commit * step));
    let git = history::packed(&made.at("large"), texts)?;
    table.report(
        &format!("… 100,000 revisions (git: {COMMITS} commits)"),
        &beside(&path, empty, git)?,
    );
    Ok(())
}

/// Returns the large text after so many of its revisions.
fn state(made: &Made, revisions: usize) -> Vec<u8> {
    let (round, into) = (revisions / CLAUSES, revisions % CLAUSES);
    let mut text = String::new();
    for clause in 0..CLAUSES {
        let written = round + usize::from(clause < into);
        if let Some(nth) = written.checked_sub(1) {
            text.push_str(&made.text(clause, nth));
            text.push_str("\n\n");
        }
    }
    text.into_bytes()
}

fn beside(path: &Path, empty: u64, git: u64) -> Done<String> {
    let bytes = std::fs::metadata(path)?.len() - empty;
    let record = opened(path)?;
    let count = |what: &str| -> Done<u64> {
        let value: i64 = record.db().query_row(what, [], |row| row.get(0))?;
        Ok(u64::try_from(value)?)
    };
    let revisions = count("SELECT count(*) FROM revision")?.max(1);
    let texts = count("SELECT coalesce(sum(length(bytes)), 0) FROM blob")?;
    Ok(format!(
        "{} (its text {}, git {}; {revisions} revisions, {:.1} MB)",
        bytes / revisions,
        texts / revisions,
        git / revisions,
        bytes as f64 / 1e6,
    ))
}

/// Reports the peak memory of a process that opens the large record and reads its text,
/// and the sizes of the programs where they are built.
pub(crate) fn memory(made: &mut Made, table: &mut Table) -> Done {
    let path = made.large()?;
    let program = std::env::current_exe()?;
    let child = Command::new(&program).arg(CHILD).arg(&path).output()?;
    let said = String::from_utf8(child.stdout)?;
    let what = "memory: 100,000 revisions opened and the text read, at most";
    if said.trim().is_empty() {
        table.missing(what, "this system does not tell");
    } else {
        table.report(what, said.trim());
    }
    let built = program.ancestors().nth(2).ok_or("no folder of programs")?;
    for name in ["travaux", "travaux-desk"] {
        let what = format!("size of the program `{name}`");
        match std::fs::metadata(built.join(name)) {
            Ok(file) => table.report(&what, &format!("{:.1} MB", file.len() as f64 / 1e6)),
            Err(_) => table.missing(&what, "not built: cargo build --release --workspace"),
        }
    }
    Ok(())
}

/// Opens a record, reads its text and prints the most memory that this took.
pub(crate) fn child(path: &str) -> Done {
    let record = Record::open(Path::new(path), Access::Read, desk())?;
    let items = outline::working(record.db())?;
    std::hint::black_box(&items);
    if let Some(megabytes) = peak() {
        println!("{megabytes:.1} MB");
    }
    Ok(())
}

/// Returns the most memory that this process has taken, in megabytes, where the system
/// tells.
pub(crate) fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = peak.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0 / 1e6)
}
