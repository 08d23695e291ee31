//! The standing of a link: whether the words it was made on still stand.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{Link, Target};
use crate::clause::identity::as_known;
use crate::clause::{self, Revision};
use crate::error::Result;
use crate::provenance::{self, Standing};

/// How a link stands, with the words it was made on and those that stand there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Stood {
    /// Holds, changed or lapsed.
    pub standing: Standing,
    /// The words it was made on.
    pub was: String,
    /// The words that stand there now; none where it has lapsed.
    pub now: Option<String>,
    /// Where they stand in the clause's newest wording (UTF-8 bytes; in the window, UTF-16 units).
    pub at: Vec<(u32, u32)>,
}

/// Finds how a link stands in the working text.
pub fn standing(db: &Connection, link: &Link) -> Result<Stood> {
    match link.target {
        Target::Words {
            clause,
            revision,
            start,
            end,
        } => words(
            &clause::revision(db, revision)?,
            &clause::head(db, clause)?,
            start,
            end,
        ),
        // Words taken out hold as long as they stay out.
        Target::Removal {
            clause,
            revision,
            start,
            end,
        } => {
            let mut stood = words(
                &clause::revision(db, revision)?,
                &clause::head(db, clause)?,
                start,
                end,
            )?;
            stood.standing = match stood.standing {
                Standing::Lapsed => Standing::Holds,
                Standing::Changed => Standing::Changed,
                Standing::Holds => Standing::Lapsed,
            };
            Ok(stood)
        }
        Target::Clause { clause } | Target::Part { clause } => {
            let head = clause::head(db, clause)?;
            let text = head.state.wording.text;
            let standing = if head.state.removed {
                Standing::Lapsed
            } else {
                Standing::Holds
            };
            let now = (!head.state.removed).then(|| text.clone());
            let at = now.iter().map(|text| (0, text.len() as u32)).collect();
            Ok(Stood {
                standing,
                was: text,
                now,
                at,
            })
        }
        Target::Text => Ok(Stood {
            standing: Standing::Holds,
            was: String::new(),
            now: None,
            at: Vec::new(),
        }),
    }
}

fn words(then: &Revision, now: &Revision, start: u32, end: u32) -> Result<Stood> {
    let was = then.state.wording.text[start as usize..end as usize].to_owned();
    if now.state.removed {
        return Ok(Stood {
            standing: Standing::Lapsed,
            was,
            now: None,
            at: Vec::new(),
        });
    }
    let followed = provenance::follow(start..end, &as_known(then), &as_known(now));
    let text = &now.state.wording.text;
    let parts: Vec<&str> = followed
        .now
        .iter()
        .map(|(from, to)| &text[*from as usize..*to as usize])
        .collect();
    let now = (!parts.is_empty()).then(|| parts.join(" … "));
    Ok(Stood {
        standing: followed.standing,
        was,
        now,
        at: followed.now,
    })
}
