//! The hash chain: the bytes that a change's hash covers, and the head of a record.
//!
//! Every field is preceded by its length (8 bytes, big-endian); an absent field has
//! the length 2^64 − 1. The order: the tag `travaux change 1`, record id, change id,
//! desk, number (8 bytes, big-endian), hash of the desk's change before, heads of
//! other desks seen, clock (8 bytes, big-endian), author, time, the change that it
//! takes back, the action, the number of edits (8 bytes, big-endian), and for each
//! edit its kind (1 byte), version (2 bytes, big-endian), row and bytes. SHA-256.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::Change;
use crate::error::Result;
use crate::ids::RecordId;
use crate::record::blob::Hash;
use crate::record::row::Edit;

struct Fields(Sha256);

impl Fields {
    fn add(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn add_optional(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => self.add(bytes),
            None => self.0.update(u64::MAX.to_be_bytes()),
        }
    }
}

/// Computes the hash of a change.
pub(super) fn hash(record: RecordId, change: &Change, edits: &[Edit]) -> Hash {
    let mut fields = Fields(Sha256::new());
    fields.add(b"travaux change 1");
    fields.add(record.0.as_bytes());
    fields.add(change.id.0.as_bytes());
    fields.add(change.desk.0.as_bytes());
    fields.add(&change.number.to_be_bytes());
    fields.add(&change.before.0);
    fields.add(&change.seen);
    fields.add(&change.clock.to_be_bytes());
    fields.add(change.author.as_bytes());
    fields.add(change.at.as_bytes());
    fields.add_optional(change.undoes.as_ref().map(|id| id.0.as_bytes().as_slice()));
    fields.add(&change.action);
    fields.add(&(edits.len() as u64).to_be_bytes());
    for edit in edits {
        fields.add(&[edit.kind as u8]);
        fields.add(&edit.version.to_be_bytes());
        fields.add(edit.row.as_bytes());
        fields.add_optional(edit.after.as_deref());
    }
    Hash(fields.0.finalize().into())
}

/// Returns the head of the record: the hash of the sorted heads of its desks.
pub fn head(db: &Connection) -> Result<Hash> {
    let mut heads: Vec<_> = super::heads(db)?
        .into_iter()
        .map(|(_, _, hash)| hash.0)
        .collect();
    heads.sort_unstable();
    let mut fields = Fields(Sha256::new());
    fields.add(b"travaux head 1");
    heads.iter().for_each(|head| fields.add(head));
    Ok(Hash(fields.0.finalize().into()))
}

/// Returns the first 64 bits of a hash as four words that can be read out over the
/// telephone: proquints (Wilkerson, "A Proposal for Proquints", 2009), 16 bits each.
pub fn words(hash: Hash) -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aiou";
    let word = |pair: &[u8]| {
        let bits = usize::from(pair[0]) << 8 | usize::from(pair[1]);
        [
            CONSONANTS[bits >> 12],
            VOWELS[bits >> 10 & 3],
            CONSONANTS[bits >> 6 & 15],
            VOWELS[bits >> 4 & 3],
            CONSONANTS[bits & 15],
        ]
        .map(char::from)
        .iter()
        .collect::<String>()
    };
    hash.0[..8]
        .chunks(2)
        .map(word)
        .collect::<Vec<_>>()
        .join("-")
}
