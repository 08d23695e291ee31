//! What people do with Travaux, told through Tauri's mock bridge.

mod comparing;
mod desk;
mod references;
mod refusals;
