//! Opens the desk's real window on a record and saves a picture of each view.
#![allow(
    clippy::print_stdout,
    reason = "this is a command line program; what it prints is for the person at the terminal"
)]

use std::env;
use std::path::PathBuf;

use stories::Told;
use stories::window::tell;

const VIEWS: [&str; 5] = ["text", "compare", "sources", "trace", "process"];

/// Chooses the clause that most inputs stand behind.
const CHOOSE: &str = "
    const inputs = (entry) => Number(entry.querySelector('.count')?.textContent ?? 0) || 0;
    const entries = [...document.querySelectorAll('[data-testid=outline] button')];
    entries.sort((a, b) => inputs(b) - inputs(a))[0]?.click();";

fn main() -> Told {
    let record = env::args_os().nth(1).map(PathBuf::from);
    tell("pictures", record.as_deref(), async |desk| {
        for view in VIEWS {
            desk.click(&format!("view-{view}")).await?;
            desk.see(&format!("{view}-view")).await?;
            match view {
                "text" => drop(desk.run(CHOOSE, vec![]).await?),
                "compare" => desk.press(&['n']).await?,
                _ => {}
            }
            println!("{}", desk.picture(view).await?.display());
        }
        Ok(())
    })
}
