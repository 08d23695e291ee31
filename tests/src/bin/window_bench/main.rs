//! Measures the real window beside an empty one, and prints a Markdown table.
//! `cargo xtask bench window` builds both as they are shipped, and runs this.
#![allow(
    clippy::print_stdout,
    reason = "this is a command line program; what it prints is for the person at the terminal"
)]

mod comparing;
mod keys;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use jiff::Timestamp;
use stories::Told;
use stories::window::{Launched, Screen, built, tell};
use travaux::clause::Wording;
use travaux::ids::DeskId;
use travaux::record::Access;
use travaux::text::outline;
use travaux::{Action, By, Record};

/// How often each is launched, in turn.
const TURNS: usize = 7;
/// How long a program may settle before its memory is read.
const SETTLED: Duration = Duration::from_secs(3);

fn main() -> Told {
    let folder = tempfile::tempdir()?;
    let (desk, empty) = (built("travaux-desk")?, built("examples/empty")?);
    let sample = folder.path().join("sample.travaux");
    eprintln!("making a sample record and one of 100,000 revisions");
    done(
        Command::new(built("travaux")?)
            .arg("new")
            .arg(&sample)
            .arg("--sample"),
    )?;
    let large = folder.path().join("large.travaux");
    done(
        Command::new(built("examples/bench")?)
            .arg("--record-of-many-revisions")
            .arg(&large),
    )?;
    bracketed(&sample)?;
    bracketed(&large)?;

    eprintln!("measuring: launches");
    println!("| What | Figure | Target |\n|---|---|---|");
    let screen = Screen::start()?;
    let soon = Duration::from_millis(200);
    // The first start of anything is the system's: its files come off the disk.
    screen.launch(&empty, None, soon)?;
    screen.launch(&desk, Some(&sample), soon)?;
    let unknown = screen.launch(&desk, Some(&large), soon)?.shown;
    let (mut none, mut small, mut many) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        none.push(screen.launch(&empty, None, soon)?.shown);
        small.push(screen.launch(&desk, Some(&sample), soon)?.shown);
        many.push(screen.launch(&desk, Some(&large), soon)?.shown);
    }
    let (none, small, many) = (median(none), median(small), median(many));
    let times = small.as_secs_f64() / none.as_secs_f64();
    aim(
        "launch to the first clause of the sample, against an empty window",
        &format!("{times:.2} × ({} against {})", ms(small), ms(none)),
        "≤ 1.5 ×",
        times <= 1.5,
    );
    aim(
        "100,000 revisions: launch to the first clause on screen",
        &ms(many),
        "< 1 s",
        many < Duration::from_secs(1),
    );
    report("… a file that the desk does not know", &ms(unknown));

    let beside = |one: Launched, other: Launched| match (one.memory, other.memory) {
        (Some(one), Some(other)) => format!("{} against {}", mb(one), mb(other)),
        _ => "this system does not tell".to_owned(),
    };
    let bare = screen.launch(&empty, None, SETTLED)?;
    let desk_on = |record: &Path| screen.launch(&desk, Some(record), SETTLED);
    report(
        "memory of all its processes, the sample open, against an empty window",
        &beside(desk_on(&sample)?, bare),
    );
    let bare = screen.launch(&empty, None, SETTLED)?;
    report("… 100,000 revisions", &beside(desk_on(&large)?, bare));
    let size = |program: &PathBuf| Told::Ok(mb(fs::metadata(program)?.len()));
    report(
        "size of the program, against an empty window",
        &format!("{} against {}", size(&desk)?, size(&empty)?),
    );

    eprintln!("measuring: keys");
    tell("bench", Some(&large), keys::keys)?;
    eprintln!("measuring: comparing");
    let drafts = folder.path().join("drafts.travaux");
    comparing::drafts(&drafts)?;
    tell("bench", Some(&drafts), comparing::first_screen)
}

/// Puts a bracket at the start of the first clause: its colour tells that it is on screen.
fn bracketed(record: &Path) -> Told {
    let mut by = By::new("the bench", Timestamp::now(), [9; 16]);
    let desk: DeskId = by.id();
    let mut record = Record::open(record, Access::Write, desk)?;
    let first = outline::working(record.db())?.swap_remove(0);
    let text = format!("[as circulated] {}", first.state.wording.text);
    let action = Action::Reword {
        clause: first.clause,
        wording: Wording::plain(text)?,
        note: None,
    };
    record.apply(&mut by, &action)?;
    Ok(())
}

fn done(command: &mut Command) -> Told {
    let status = command.status()?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{}: {status}", command.get_program().display()).into())
}

fn aim(what: &str, figure: &str, target: &str, met: bool) {
    let verdict = if met { "met" } else { "**missed**" };
    println!("| {what} | {figure} | {target}: {verdict} |");
}

fn report(what: &str, figure: &str) {
    println!("| {what} | {figure} | reported |");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

fn mb(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
