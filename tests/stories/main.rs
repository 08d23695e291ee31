//! What people do with Travaux, told through Tauri's mock bridge.

mod desk;
mod references;
mod refusals;
