//! What an action did: which things were touched, so that whoever draws reads again only those.

use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::ids::ChangeId;
use crate::record::row::Kind;

/// What an action did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The change that it became.
    pub change: ChangeId,
    /// What it did, in words.
    pub label: String,
    /// The rows it touched, in order, each once.
    pub touched: Vec<Touched>,
    /// What it made, in order: a clause, a draft, a session …
    pub made: Vec<Touched>,
}

/// One thing that a change touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
pub struct Touched {
    /// What it is. For a revision, `id` is that of its clause.
    pub kind: Kind,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
}
