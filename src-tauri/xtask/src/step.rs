//! Steps with a name, a time and, if one fails, a sentence that says which.

use std::env;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::project;

/// Done, or one sentence that says what failed.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The steps of one command, in the order in which they ran.
pub(crate) struct Steps {
    started: Instant,
    took: Vec<(&'static str, Duration)>,
}

impl Steps {
    pub(crate) fn start() -> Self {
        Steps {
            started: Instant::now(),
            took: Vec::new(),
        }
    }

    /// Runs one step; the first that fails ends the command.
    pub(crate) fn step(&mut self, name: &'static str, work: impl FnOnce() -> Done) -> Done {
        println!("\n── {name}");
        let started = Instant::now();
        let done = work();
        let took = started.elapsed();
        self.took.push((name, took));
        done.map_err(|problem| format!("✗ {name} failed after {}: {problem}", seconds(took)))
    }

    /// Prints how long each step took, and the whole.
    pub(crate) fn finish(&self) {
        println!("\n── done");
        for (name, took) in &self.took {
            println!("{:>9}  {name}", seconds(*took));
        }
        println!("{:>9}  in all", seconds(self.started.elapsed()));
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Returns a program started at the top of the project.
pub(crate) fn program(name: impl AsRef<Path>, args: &[&str]) -> Command {
    let mut command = Command::new(name.as_ref());
    command.args(args).current_dir(project(""));
    command
}

/// Runs cargo, the one that runs this.
pub(crate) fn cargo(args: &[&str]) -> Done {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    finish(&mut program(Path::new(&cargo), args))
}

/// Runs npm in `ui`.
pub(crate) fn npm(args: &[&str]) -> Done {
    finish(program("npm", args).current_dir(project("ui")))
}

/// Runs a command to its end.
pub(crate) fn finish(command: &mut Command) -> Done {
    let status = command.status().map_err(|problem| {
        let name = command.get_program().display();
        format!("{name} does not start ({problem})")
    })?;
    if status.success() {
        return Ok(());
    }
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    let folder = command.get_current_dir().map(Path::display);
    Err(match folder {
        Some(folder) => format!("`{}` in {folder}: {status}", words.join(" ")),
        None => format!("`{}`: {status}", words.join(" ")),
    })
}
