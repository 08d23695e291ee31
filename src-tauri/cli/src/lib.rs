//! What the command `travaux` shares with the desk: the guarded reading of
//! documents in a process of its own.

pub mod guard;
