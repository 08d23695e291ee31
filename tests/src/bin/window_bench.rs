//! Measures the real window beside an empty one, and prints a Markdown table.
//! `cargo xtask bench window` builds both as they are shipped, and runs this.
#![allow(
    clippy::print_stdout,
    reason = "this is a command line program; what it prints is for the person at the terminal"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use jiff::Timestamp;
use serde_json::Value;
use stories::Told;
use stories::window::{Desk, Launched, Screen, built, tell};
use travaux::clause::Wording;
use travaux::ids::DeskId;
use travaux::record::Access;
use travaux::text::outline;
use travaux::{Action, By, Record};

/// How often each is launched, in turn.
const TURNS: usize = 7;
/// How often a key is pressed, and how long after the one before.
const KEYS: usize = 300;
const APART: Duration = Duration::from_millis(40);
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
    tell("bench", Some(&large), keys)
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

/// Notes for each key how long it is from its going down until all that follows from it is
/// done and laid out.
const WATCH: &str = "
    window.keyTimes = [];
    const since = [];
    let down = 0;
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      document.querySelector('article').getBoundingClientRect();
      window.keyTimes.push(performance.now() - since.shift());
    };
    addEventListener('keydown', () => { down = performance.now(); }, true);
    addEventListener('input', () => { since.push(down); after.port2.postMessage(0); }, true);";

async fn keys(desk: &mut Desk) -> Told {
    desk.see("text-view").await?;
    desk.rests().await?;
    let clauses = desk
        .client()
        .find_all(Locator::Css("article .clause .words"))
        .await?;
    let middle = clauses.get(clauses.len() / 2).ok_or("the text is empty")?;
    let look = "arguments[0].scrollIntoView({ block: 'center' })";
    desk.run(look, vec![serde_json::to_value(middle)?]).await?;
    middle.click().await?;
    desk.see("editor").await?;
    desk.run(WATCH, vec![]).await?;
    for word in vec!["negotiated "; KEYS / 11 + 1] {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in word.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
                .then(KeyAction::Pause { duration: APART });
        }
        desk.client().perform_actions(keys).await?;
    }
    let times = desk.run("return window.keyTimes", vec![]).await?;
    let mut times: Vec<f64> = numbers(&times);
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100).copied();
    let (half, most) = (at(50), at(95));
    let (half, most) = half.zip(most).ok_or("no key was seen")?;
    aim(
        &format!(
            "key down to finished layout, {} clauses, {} keys, 95th percentile",
            clauses.len(),
            times.len()
        ),
        &format!("{most:.1} ms (median {half:.1} ms)"),
        "≤ 8 ms",
        most <= 8.0,
    );
    Ok(())
}

fn numbers(list: &Value) -> Vec<f64> {
    let all = list.as_array().into_iter().flatten();
    all.filter_map(Value::as_f64).collect()
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
