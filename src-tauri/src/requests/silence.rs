//! Silence procedures: each as it stands now, and who broke it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use travaux::ids::SilenceId;
use travaux::standing::{self, Silence, SilenceStands};
use travaux::text::draft;
use travaux::{Action, Outcome, participant};
use ts_rs::TS;

use super::about::Nothing;
use super::participants::participants;
use crate::desk::Desk;
use crate::failure::Failure;

/// A silence procedure as it stands now.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct SilenceNow {
    /// The procedure.
    #[serde(flatten)]
    silence: Silence,
    /// How it stands.
    stands: SilenceStands,
    /// The name of the draft.
    name: String,
    /// The names of those who broke it.
    broken_by: Vec<String>,
}

/// Lists the silence procedures, each as it stands now.
pub(super) fn silences(desk: &Desk, _args: Nothing) -> Result<Vec<SilenceNow>, Failure> {
    let now = Timestamp::now();
    desk.read(|record| {
        let db = record.db();
        standing::silences(db)?
            .into_iter()
            .map(|silence| {
                let by = silence.broken.iter().flat_map(|broken| &broken.by);
                let broken_by = by
                    .map(|id| Ok(participant::get(db, *id)?.profile.name))
                    .collect::<travaux::Result<_>>()?;
                Ok(SilenceNow {
                    stands: silence.stands(now),
                    name: draft::get(db, silence.draft)?.name,
                    broken_by,
                    silence,
                })
            })
            .collect()
    })
}

/// Who broke silence.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct BreakSilence {
    /// Which silence procedure.
    silence: SilenceId,
    /// The names of those who broke it.
    by: Vec<String>,
    /// Why.
    note: Option<String>,
}

/// Says who broke silence; participants are found by name or made.
pub(super) fn break_silence(desk: &Desk, args: BreakSilence) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let (mut actions, mut known) = (Vec::new(), Vec::new());
        let broke = participants(record, by, &args.by, &mut actions, &mut known)?;
        actions.push(Action::BreakSilence {
            silence: args.silence,
            by: broke,
            note: args.note,
        });
        let what = "break silence".to_owned();
        record.apply(by, &Action::Together { what, actions })
    })
}
