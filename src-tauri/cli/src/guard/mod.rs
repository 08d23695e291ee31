//! Reads documents from outside in a child process that can do nothing else.
//!
//! The child is the command `travaux read-guarded READING NAME`: bytes in on stdin, the
//! document or one sentence out on stdout, as JSON. It has 512 MiB of memory, ten
//! seconds of the processor, no file and no network. Whatever a hostile file does to it, the
//! parent hears a document or one plain sentence.

mod child;
mod confine;
pub(crate) mod parent;

pub use child::serve;
pub use parent::read_in_child;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use travaux::exchange::Reading;
use travaux::text::Document;

/// The hidden command that is the child.
pub const COMMAND: &str = "read-guarded";

/// Returns the argument of [`COMMAND`] that stands for a reading.
const fn argument(reading: Reading) -> &'static str {
    match reading {
        Reading::AsItStands => "as-it-stands",
        Reading::Accepted => "accepted",
        Reading::Rejected => "rejected",
    }
}

/// Finds the reading that an argument of [`COMMAND`] stands for.
///
/// # Errors
/// One sentence that says what it may be.
pub fn reading(argument: &str) -> Result<Reading, String> {
    match argument {
        "as-it-stands" => Ok(Reading::AsItStands),
        "accepted" => Ok(Reading::Accepted),
        "rejected" => Ok(Reading::Rejected),
        _ => Err("write as-it-stands, accepted or rejected".to_owned()),
    }
}

/// How many bytes a document may have.
pub const LARGEST: usize = 64 << 20;

/// How much of the processor's time reading may take.
const TIME: Duration = Duration::from_secs(10);

/// How long reading may take on the clock. On a quiet machine a reader meets [`TIME`] long
/// before; on a busy one it waits for its turn, and that is no fault of the file.
const PATIENCE: Duration = Duration::from_secs(60);

/// How much memory the child may have.
const MEMORY: u64 = 512 << 20;

/// How many bytes the child may answer with.
const LONGEST_ANSWER: u64 = 256 << 20;

/// What the child says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Answer {
    /// The document as read.
    Document(Document),
    /// Why it could not be read, in one sentence.
    Error(String),
}
