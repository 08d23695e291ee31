//! What people do at the terminal, told through the real command.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "the helpers are of tests, too"
)]

mod akoma_ntoso;
mod comparing;
mod drafting;
mod inputs;
mod negotiation;
mod printing;
mod proposals;
mod real_texts;
mod references;
mod refusals;
mod reports;
mod terminal;
mod word;
