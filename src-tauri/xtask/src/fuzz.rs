//! Changes samples of every format at random, longer than the tests do.

use std::env;
use std::path::Path;

use crate::step::{Done, finish, program};

/// How many mutations of each format, where nothing is asked.
const MUTATIONS: u64 = 1_000_000;

/// Reads `count` mutations of each format; one that a reader stumbles over is printed.
pub(crate) fn run(count: Option<&str>) -> Done {
    let count = match count.map(str::parse::<u64>) {
        None => MUTATIONS,
        Some(Ok(count)) => count,
        Some(Err(_)) => return Err("name a count: cargo xtask fuzz 50000".to_owned()),
    };
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let line = ["test", "--release", "-p", "travaux", "--test", "mutations"];
    let line = [&line[..], &["--", "--nocapture"]].concat();
    finish(program(Path::new(&cargo), &line).env("TRAVAUX_MUTATIONS", count.to_string()))
}
