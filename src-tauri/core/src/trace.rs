//! temporary
use crate::ids::*;
use serde::Serialize;
use ts_rs::TS;
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Trace {
    pub clause: ClauseId,
    pub number: Option<String>,
    pub text: String,
    pub words: Vec<Word>,
    pub links: Vec<TracedLink>,
}
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Word {
    pub text: String,
    pub revision: RevisionId,
    pub draft: Option<String>,
    pub author: String,
    pub at: String,
    pub note: Option<String>,
    pub inputs: Vec<Behind>,
}
#[derive(Debug, Serialize, TS)]
pub struct Behind {
    pub id: InputId,
    pub relation: crate::link::Relation,
    pub evidence: Evidence,
}
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    Linked,
    SameWords,
}
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub struct TracedLink {
    pub input: InputId,
    pub relation: crate::link::Relation,
    pub standing: crate::provenance::Standing,
    pub was: String,
    pub now: Option<String>,
}
pub fn trace(_db: &rusqlite::Connection, clause: ClauseId) -> crate::Result<Trace> {
    Err(crate::Error::NoSuchClause(clause))
}
