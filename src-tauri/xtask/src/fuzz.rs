//! Tries what the tests try for longer, on cases that nobody has seen: samples of every format
//! changed at random, and the laws.

use std::env;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::step::{Done, Steps, finish, program};

/// How many mutations of each format, where nothing is asked.
const MUTATIONS: u64 = 1_000_000;
/// How many mutations a law is given one case for; a case builds and compares whole texts.
const MUTATIONS_PER_CASE: u64 = 100;

/// Reads `count` mutations of each format and tries the laws on new cases; what a reader
/// stumbles over, and what breaks a law, is printed.
pub(crate) fn run(count: Option<&str>) -> Done {
    let count = match count.map(str::parse::<u64>) {
        None => MUTATIONS,
        Some(Ok(count)) => count,
        Some(Err(_)) => return Err("name a count: cargo xtask fuzz 50000".to_owned()),
    };
    let mut steps = Steps::start();
    steps.step("mutations", || {
        let variables = [("TRAVAUX_MUTATIONS", count)];
        release(&["--test", "mutations", "--", "--nocapture"], &variables)
    })?;
    let seed = seed();
    steps.step("laws", || {
        println!("The seed is PROPTEST_RNG_SEED={seed}");
        let cases = (count / MUTATIONS_PER_CASE).max(1);
        let variables = [("PROPTEST_RNG_SEED", seed), ("PROPTEST_CASES", cases)];
        release(&["--lib"], &variables)
    })?;
    steps.finish();
    Ok(())
}

/// Returns a seed that no run before had.
#[allow(clippy::disallowed_methods, reason = "a new seed is the purpose")]
fn seed() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// Runs tests of the core, optimised.
fn release(tests: &[&str], variables: &[(&str, u64)]) -> Done {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let line = [&["test", "--release", "-p", "travaux"], tests].concat();
    let mut cargo = program(Path::new(&cargo), &line);
    finish(
        cargo.envs(
            variables
                .iter()
                .map(|(name, value)| (name, value.to_string())),
        ),
    )
}
