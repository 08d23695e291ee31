//! What a source seems to say, for a person to confirm.

use serde::Serialize;
use travaux::input::{self, InputKind};
use travaux::{reading, source};
use ts_rs::TS;

use super::sources::OfSource;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// Something said, as the program reads it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Proposed {
    /// First UTF-16 unit of the passage in the text of the source.
    start: u32,
    /// One past the last.
    end: u32,
    /// Its words.
    text: String,
    /// Who says it, by name; nobody where the source names nobody.
    speakers: Vec<String>,
    /// On whose behalf.
    on_behalf_of: Vec<String>,
    /// True for an open list ("and others").
    open: bool,
    /// What kind of thing it says.
    kind: InputKind,
    /// What it supports or opposes: the places of others in the list.
    about: Vec<u32>,
    /// Where else the same passage stands in the source.
    again: Vec<Printing>,
    /// True where an input of the record has the passage, or most of it.
    made: bool,
}

/// Another printing of a passage.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Printing {
    /// First UTF-16 unit.
    start: u32,
    /// One past the last.
    end: u32,
}

/// Proposes the inputs of a source, in reading order.
pub(super) fn proposed(desk: &Desk, args: OfSource) -> Result<Vec<Proposed>, Failure> {
    desk.read(|record| {
        let db = record.db();
        let text = source::text(db, args.source)?;
        let passages: Vec<_> = input::list(db)?
            .into_iter()
            .filter(|input| !input.withdrawn)
            .flat_map(|input| input.content.passages)
            .filter(|passage| passage.source == args.source)
            .collect();
        let units = Units::of(&text);
        let proposals = reading::propose(&text);
        Ok(proposals
            .into_iter()
            .map(|one| Proposed {
                made: passages.iter().any(|passage| {
                    let shared = passage
                        .end
                        .min(one.end)
                        .saturating_sub(passage.start.max(one.start));
                    2 * shared > one.end - one.start
                }),
                start: units.at(one.start),
                end: units.at(one.end),
                text: text[one.start as usize..one.end as usize].to_owned(),
                speakers: one.speakers,
                on_behalf_of: one.on_behalf_of,
                open: one.open,
                kind: one.kind,
                about: one.about,
                again: one
                    .again
                    .into_iter()
                    .map(|range| Printing {
                        start: units.at(range.start),
                        end: units.at(range.end),
                    })
                    .collect(),
            })
            .collect())
    })
}
