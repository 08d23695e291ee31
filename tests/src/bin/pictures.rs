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

fn main() -> Told {
    let record = env::args_os().nth(1).map(PathBuf::from);
    tell("pictures", record.as_deref(), async |desk| {
        for view in VIEWS {
            desk.click(&format!("view-{view}")).await?;
            desk.see(&format!("{view}-view")).await?;
            println!("{}", desk.picture(view).await?.display());
        }
        Ok(())
    })
}
