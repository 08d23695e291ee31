//! Who acts, when, and with which new ids: all that the core needs from outside.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Who acts and when.
#[derive(Clone, Debug)]
pub struct By {
    /// The name that the history shows.
    pub author: String,
    /// The time that the history shows.
    pub at: Timestamp,
    /// Where new ids come from.
    pub ids: Ids,
}

impl By {
    /// Makes one. `seed` must be random bytes in earnest and may be fixed in a test. The
    /// time is taken to the millisecond, which is what the log tells apart.
    pub fn new(author: impl Into<String>, at: Timestamp, seed: [u8; 16]) -> Self {
        let at = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        By {
            author: author.into(),
            at,
            ids: Ids { seed, drawn: 0 },
        }
    }

    /// Draws a new id (UUIDv7), stamped with the time of the act.
    pub fn id<T: From<Uuid>>(&mut self) -> T {
        let millis = u64::try_from(self.at.as_millisecond()).unwrap_or(0);
        T::from(self.ids.next(millis))
    }
}

/// A stream of ids that only its seed decides.
#[derive(Clone, Debug)]
pub struct Ids {
    seed: [u8; 16],
    drawn: u64,
}

impl Ids {
    fn next(&mut self, millis: u64) -> Uuid {
        self.drawn += 1;
        let digest = Sha256::new()
            .chain_update(self.seed)
            .chain_update(millis.to_be_bytes())
            .chain_update(self.drawn.to_be_bytes())
            .finalize();
        let mut random = [0; 10];
        random.copy_from_slice(&digest[..10]);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
