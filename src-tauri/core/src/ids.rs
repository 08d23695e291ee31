//! Identities: one type for each kind of thing that a record names.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Error;

/// Declares an id type: a UUID that cannot be confused with another kind's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Uuid::parse_str(text)
                    .map($name)
                    .map_err(|_| Error::NotAnId { text: text.to_owned() })
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                $name(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

id! {
    /// One file: a text, its whole history and the sources behind it.
    RecordId
}
id! {
    /// One installation of the program; each has its own chain in the history.
    DeskId
}
id! {
    /// One change in the history.
    ChangeId
}
id! {
    /// A clause, through all its wordings and wherever it is moved.
    ClauseId
}
id! {
    /// One immutable state of one clause.
    RevisionId
}
id! {
    /// The whole text as circulated under a name and a date.
    DraftId
}
id! {
    /// A meeting of the process.
    SessionId
}
id! {
    /// A State, group, organisation, expert or office-holder.
    ParticipantId
}
id! {
    /// A document from or about a session.
    SourceId
}
id! {
    /// One passage of a source that says something somebody wants or claims.
    InputId
}
id! {
    /// An input tied to its target in the text.
    LinkId
}
id! {
    /// A private comment on a clause.
    CommentId
}
id! {
    /// A phase of the process.
    PhaseId
}
id! {
    /// A document that is expected, or was.
    ExpectedId
}
id! {
    /// An entry of the glossary.
    TermId
}
id! {
    /// An existing text that clauses lean on.
    InstrumentId
}
id! {
    /// A change that participants ask for.
    ProposalId
}
id! {
    /// One thing said of the standing of a clause.
    StandingId
}
id! {
    /// A silence procedure.
    SilenceId
}
