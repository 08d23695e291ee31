//! Measures: builds the bench as it is shipped, and runs it.

use crate::step::{Done, cargo, finish, program};
use crate::{build, bundle, project, setup};

/// Measures one figure by its name, or all, and prints Markdown tables.
pub(crate) fn run(args: &[&str]) -> Done {
    match args {
        [] => without_window(&[]).and_then(|()| window()),
        ["window"] => window(),
        _ => without_window(args),
    }
}

/// Measures the real window beside an empty one.
fn window() -> Done {
    setup::to_drive()?;
    build::page()?;
    bundle::shipped()?;
    finish(&mut program(project("target/release/window_bench"), &[]))
}

fn without_window(args: &[&str]) -> Done {
    let mut line = vec!["run", "--quiet", "--release", "-p", "travaux"];
    line.extend(["--example", "bench", "--"]);
    line.extend(args);
    cargo(&line)
}
