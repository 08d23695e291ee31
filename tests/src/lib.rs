//! What the stories are told with: the desk behind Tauri's mock bridge, and the
//! real window by WebDriver.

use std::error::Error;

pub mod bridge;
pub mod window;

/// How a story ends.
pub type Told<T = ()> = Result<T, Box<dyn Error>>;
