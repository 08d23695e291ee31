//! How long two drafts of 5,000 clauses take to be compared and shown.

use std::path::Path;
use std::process::Command;

use stories::Told;
use stories::window::{Desk, built};
use travaux::compare::generate::{Clause, Rates, edit, treaty};

use super::{aim, done};

/// Clauses of a draft.
const CLAUSES: usize = 5_000;

/// Makes a record with a long draft and the next, of which 39 % of the clauses differ.
pub(crate) fn drafts(record: &Path) -> Told {
    let older = treaty(CLAUSES, 1);
    let newer = edit(&older, &Rates::STRUCT, 1).clauses;
    let travaux = || built("travaux").map(Command::new);
    done(travaux()?.arg("new").arg(record).args(["--title", "Long"]))?;
    for (name, date, clauses) in [("One", "2018-02-05", older), ("Two", "2018-03-05", newer)] {
        let file = record.with_file_name(format!("{name}.txt"));
        std::fs::write(&file, printed(&clauses))?;
        let mut import = travaux()?;
        import.arg("import").arg(record).arg("draft").arg(&file);
        done(import.args(["--name", name, "--date", date]))?;
    }
    Ok(())
}

fn printed(clauses: &[Clause]) -> String {
    let paragraphs: Vec<&str> = clauses.iter().map(|clause| &*clause.text).collect();
    paragraphs.join("\n\n") + "\n"
}

/// Presses the key of the view and comes back with the milliseconds until the first rows are
/// laid out: a row is one once its words are read.
const OPEN: &str = "
    const done = arguments[0];
    const since = performance.now();
    const look = () => {
      const row = document.querySelector('[data-testid=\"compare-row\"]');
      if (!row) return setTimeout(look, 1);
      row.getBoundingClientRect();
      done(performance.now() - since);
    };
    dispatchEvent(new KeyboardEvent('keydown', { key: '2', code: 'Digit2', altKey: true, bubbles: true }));
    look();";

/// Scrolls down by screens and comes back with the milliseconds of each frame.
const SCROLL: &str = "
    const done = arguments[0];
    const frames = [];
    const row = document.querySelector('[data-testid=\"compare-row\"]');
    let box = row;
    while (box && box.scrollHeight <= box.clientHeight + 100) box = box.parentElement;
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (frames.length > 60) return done(frames.slice(1));
      box.scrollBy(0, box.clientHeight / 4);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);";

/// Opens Compare on the two drafts, and scrolls.
pub(crate) async fn first_screen(desk: &mut Desk) -> Told {
    desk.see("text-view").await?;
    desk.rests().await?;
    let shown = desk.client().execute_async(OPEN, vec![]).await?;
    let shown = shown.as_f64().ok_or("no row was seen")?;
    aim(
        &format!("comparing {CLAUSES} clauses, key down to the first screen"),
        &format!("{shown:.0} ms"),
        "< 300 ms",
        shown < 300.0,
    );
    desk.rests().await?;
    let frames = desk.client().execute_async(SCROLL, vec![]).await?;
    let mut frames = super::keys::numbers(&frames);
    frames.sort_by(f64::total_cmp);
    let longest = frames.last().ok_or("no frame was drawn")?;
    let half = frames[frames.len() / 2];
    super::report(
        "… scrolled by quarters of a screen",
        &format!("longest frame {longest:.0} ms, median {half:.0} ms"),
    );
    Ok(())
}
