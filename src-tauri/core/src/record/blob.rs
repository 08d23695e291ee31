//! Blobs: texts and files, named by their hash and stored once.

use std::fmt;

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// SHA-256 of some bytes; written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Hashes some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Hash(Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut out = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in out.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Hash(out))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        Hash::parse(&text).ok_or_else(|| serde::de::Error::custom("not a SHA-256"))
    }
}

/// Stores bytes, once, and returns their name.
pub(crate) fn put(db: &Connection, bytes: &[u8]) -> Result<Hash> {
    let hash = Hash::of(bytes);
    db.prepare_cached(include_str!("sql/put_blob.sql"))?
        .execute(named_params! {":hash": hash.0, ":bytes": bytes})?;
    Ok(hash)
}

/// Returns the bytes of that name.
///
/// # Errors
/// [`Error::Stored`] when they are not there.
pub(crate) fn get(db: &Connection, hash: Hash) -> Result<Vec<u8>> {
    db.prepare_cached(include_str!("sql/get_blob.sql"))?
        .query_row(named_params! {":hash": hash.0}, |row| row.get("bytes"))
        .optional()?
        .ok_or_else(|| Error::Stored {
            what: format!("the blob {hash} is missing"),
        })
}

/// Returns the text of that name.
///
/// # Errors
/// [`Error::Stored`] when it is not there or no UTF-8.
pub(crate) fn text(db: &Connection, hash: Hash) -> Result<String> {
    String::from_utf8(get(db, hash)?).map_err(|_| Error::Stored {
        what: format!("the blob {hash} is no text"),
    })
}
