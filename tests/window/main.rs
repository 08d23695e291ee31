//! The real window: a handful of stories that only it can tell.

mod comparing;
mod damaged;
mod drafting;
mod one_text;
mod process;
mod projecting;
mod proposing;
mod reading;
mod references;
mod reviewing;
mod sample;
mod tracing;
mod ways_out;

use stories::Told;
use stories::window::tell;

#[test]
fn the_window_opens_and_says_which_program_it_is() -> Told {
    tell("hello", None, async |desk| {
        desk.read("hello", "Travaux").await?;
        desk.see_named("heading", "Travaux 0.1.0").await?;
        desk.picture("hello").await?;
        Ok(())
    })
}

#[test]
fn the_window_comes_back_after_a_crash() -> Told {
    tell("crash", None, async |desk| {
        desk.see("hello").await?;
        desk.crash()?;
        desk.start_again().await?;
        desk.read("hello", "Travaux").await
    })
}
