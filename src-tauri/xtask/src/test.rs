//! Every check and test, in an order that fails early.

use crate::step::{Done, Steps, cargo, npm};
use crate::{build, setup};

/// Runs everything; the first step that fails ends it.
pub(crate) fn test() -> Done {
    let mut steps = Steps::start();
    steps.step("what is missing", setup::to_drive)?;
    steps.step("format", || {
        cargo(&["fmt", "--all", "--check"])?;
        npm(&["run", "--silent", "format:check"])
    })?;
    steps.step("the window's types", || npm(&["run", "--silent", "check"]))?;
    steps.step("the window's unit tests", || {
        npm(&["run", "--silent", "test"])
    })?;
    steps.step("the window's page", build::page)?;
    steps.step("lints", || {
        let lints = ["clippy", "--workspace", "--all-targets", "--quiet"];
        cargo(&[&lints[..], &["--", "-D", "warnings"]].concat())
    })?;
    steps.step("build", || {
        cargo(&["build", "--workspace", "--all-targets"])
    })?;
    steps.step(
        "unit tests of the core, the command line and the desk",
        || cargo(&["test", "--workspace", "--lib", "--bins"]),
    )?;
    steps.step("examples in the documentation", || {
        cargo(&["test", "--workspace", "--doc"])
    })?;
    steps.step("stories, the command line and the real window", || {
        cargo(&["test", "--workspace", "--test", "*"])
    })?;
    steps.finish();
    Ok(())
}
