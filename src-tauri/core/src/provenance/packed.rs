//! How an origin is written: compactly, since every revision carries one.
//!
//! In base64 (URL-safe, no padding), with all numbers as LEB128: how many revisions the
//! words come from, their ids (16 bytes each), then for each run which of them, the index
//! of its first word, and how many words.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustc_hash::FxHashMap;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use uuid::Uuid;

use super::Run;
use crate::ids::RevisionId;

/// Writes an origin, for serde's `with`.
pub(crate) fn serialize<S: Serializer>(runs: &[Run], out: S) -> Result<S::Ok, S::Error> {
    URL_SAFE_NO_PAD.encode(packed(runs)).serialize(out)
}

/// Reads an origin, for serde's `with`.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<Run>, D::Error> {
    let text = Cow::<str>::deserialize(input)?;
    let bytes = URL_SAFE_NO_PAD.decode(&*text).map_err(D::Error::custom)?;
    unpacked(&bytes).ok_or_else(|| D::Error::custom("an origin that makes no sense"))
}

fn packed(runs: &[Run]) -> Vec<u8> {
    let mut ids: Vec<RevisionId> = Vec::new();
    let mut places = FxHashMap::default();
    let mut rest = Vec::with_capacity(4 * runs.len());
    for run in runs {
        let place = *places.entry(run.revision).or_insert_with(|| {
            ids.push(run.revision);
            ids.len() - 1
        });
        put(
            &mut rest,
            u32::try_from(place).expect("fewer revisions than words"),
        );
        put(&mut rest, run.first);
        put(&mut rest, run.words);
    }
    let mut bytes = Vec::with_capacity(5 + 16 * ids.len() + rest.len());
    put(
        &mut bytes,
        u32::try_from(ids.len()).expect("fewer revisions than words"),
    );
    for id in ids {
        bytes.extend_from_slice(id.0.as_bytes());
    }
    bytes.append(&mut rest);
    bytes
}

fn unpacked(mut bytes: &[u8]) -> Option<Vec<Run>> {
    let count = take(&mut bytes)? as usize;
    let (ids, mut rest) = bytes.split_at_checked(count.checked_mul(16)?)?;
    let mut runs = Vec::with_capacity(rest.len() / 3);
    while !rest.is_empty() {
        let place = take(&mut rest)? as usize;
        let id = ids.chunks_exact(16).nth(place)?;
        runs.push(Run {
            revision: RevisionId(Uuid::from_slice(id).ok()?),
            first: take(&mut rest)?,
            words: take(&mut rest)?,
        });
    }
    Some(runs)
}

fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in (0..).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u32::from(byte & 0x7f);
        let shifted = bits.checked_shl(shift)?;
        if shifted >> shift != bits {
            return None;
        }
        number |= shifted;
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn runs() -> impl Strategy<Value = Vec<Run>> {
        let run = (0_u128..5, any::<u32>(), any::<u32>()).prop_map(|(id, first, words)| Run {
            revision: RevisionId(Uuid::from_u128(id)),
            first,
            words,
        });
        prop::collection::vec(run, 0..12)
    }

    #[test]
    fn the_form_is_pinned() {
        let run = |id, first, words| Run {
            revision: RevisionId(Uuid::from_u128(id)),
            first,
            words,
        };
        let written = packed(&[run(1, 0, 300), run(2, 0, 2), run(1, 302, 1)]);
        assert_eq!(
            URL_SAFE_NO_PAD.encode(written),
            "AgAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAACAACsAgEAAgCuAgE"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(runs in runs()) {
            prop_assert_eq!(unpacked(&packed(&runs)), Some(runs));
        }

        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Some(runs) = unpacked(&bytes) {
                prop_assert_eq!(unpacked(&packed(&runs)), Some(runs));
            }
        }
    }
}
