//! What the command `travaux` shares with the desk: the guarded reading of
//! documents, and printing, each in a process of its own; and what both outlive.

pub mod guard;
pub mod printing;
pub mod signals;
