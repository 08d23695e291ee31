//! Travaux without a window: drafts a negotiated text, compares its revisions and
//! traces each clause, down to the word, to the session inputs that prompted it.
//!
//! One way through: an [`Action`](action::Action) goes into
//! [`Record::apply`](record::Record::apply), becomes one change in an append-only
//! log together with the rows it leaves, and comes back as an
//! [`Outcome`](outcome::Outcome) that says what was touched. Nothing else writes.
//! Times, ids and folders are passed in; the crate knows no clock, no dialog, no
//! network and no window.

pub mod action;
mod aside;
pub mod became;
pub mod behind;
pub mod by;
pub mod clause;
pub mod comment;
pub mod compare;
pub mod error;
pub mod exchange;
pub mod ids;
pub mod input;
pub mod instrument;
pub mod journal;
pub mod link;
pub mod outcome;
pub mod participant;
mod phrase;
pub mod proposal;
pub mod provenance;
pub mod reading;
pub mod record;
pub mod report;
pub mod same;
pub mod sample;
pub mod search;
pub mod session;
pub mod source;
pub mod standing;
pub mod suggest;
pub mod term;
pub mod text;
pub mod trace;

pub use action::Action;
pub use by::By;
pub use error::{Error, Remedy, Result};
pub use outcome::{Outcome, Touched};
pub use record::{Record, Stop};
