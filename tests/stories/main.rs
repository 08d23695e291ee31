//! What people do with Travaux, told through Tauri's mock bridge.
#![allow(clippy::unwrap_used, reason = "the helpers are of tests, too")]

mod comparing;
mod desk;
mod printing;
mod projector;
mod references;
mod refusals;
mod room;
