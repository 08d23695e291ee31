//! The process drawn: its line of time, its open brackets and what became of the words.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use travaux::ids::{ClauseId, DraftId};
use travaux::report::{convergence, ledger, silence, verbs};
use travaux::text::{TextName, draft, states};
use travaux::{session, standing};
use ts_rs::TS;

use super::about::Nothing;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// Reads the phases, sessions, drafts and expected documents of the process.
pub(super) fn process(desk: &Desk, _args: Nothing) -> Result<session::Process, Failure> {
    desk.read(|record| session::process(record.db()))
}

/// Lists the brackets of the working text, with their age today.
pub(super) fn ledger(desk: &Desk, _args: Nothing) -> Result<ledger::Ledger, Failure> {
    let today = TimeZone::UTC.to_datetime(Timestamp::now()).date();
    desk.read(|record| {
        let mut ledger = ledger::ledger(record, today)?;
        let texts: HashMap<ClauseId, String> = TextName::Working
            .items(record)?
            .into_iter()
            .map(|item| (item.clause, item.state.wording.text))
            .collect();
        let units = |clause: &ClauseId| Units::of(texts.get(clause).map_or("", String::as_str));
        for bracket in &mut ledger.open {
            let units = units(&bracket.clause);
            bracket.start = units.at(bracket.start);
            bracket.end = units.at(bracket.end);
        }
        for sign in &mut ledger.left {
            sign.start = units(&sign.clause).at(sign.start);
        }
        Ok(ledger)
    })
}

/// How far the text is from being agreed.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Convergence {
    /// The drafts by date.
    drafts: Vec<convergence::Point>,
    /// The working text at the end of each day on which it was changed.
    days: Vec<convergence::Point>,
    /// The working text as it stands; none where there is none.
    working: Option<convergence::Point>,
}

/// Counts the brackets of every draft, and of the working text day by day.
pub(super) fn convergence(desk: &Desk, _args: Nothing) -> Result<Convergence, Failure> {
    desk.read(|record| {
        let days = convergence::days(record)?;
        Ok(Convergence {
            drafts: convergence::drafts(record)?,
            working: days.last().cloned(),
            days,
        })
    })
}

/// Two drafts.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct TwoDrafts {
    /// The older.
    older: DraftId,
    /// The newer.
    newer: DraftId,
}

/// Lists what a later draft lost, with the reason where the record has one.
pub(super) fn silence(desk: &Desk, args: TwoDrafts) -> Result<silence::Silence, Failure> {
    desk.read(|record| {
        let get = |id| draft::get(record.db(), id);
        let mut found = silence::between(record, &get(args.older)?, &get(args.newer)?)?;
        for loss in &mut found.lost {
            let units = Units::of(&loss.was);
            loss.start = units.at(loss.start);
            loss.end = units.at(loss.end);
        }
        Ok(found)
    })
}

/// Lists each verb of force that hardened or softened between two drafts.
pub(super) fn verbs(desk: &Desk, args: TwoDrafts) -> Result<Vec<verbs::Shift>, Failure> {
    desk.read(|record| {
        let get = |id| draft::get(record.db(), id);
        verbs::between(record, &get(args.older)?, &get(args.newer)?)
    })
}

/// A day.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OnDay {
    /// The day.
    #[ts(type = "string")]
    day: Date,
}

/// What was agreed of a text at the end of a day.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct AgreedThen {
    /// The figures, as the field quotes them.
    said: String,
    /// The clauses that were agreed, in reading order.
    clauses: Vec<AgreedClause>,
}

/// A clause that was agreed.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct AgreedClause {
    /// The clause.
    clause: ClauseId,
    /// Its full printed number then.
    number: Option<String>,
    /// What it said then.
    text: String,
    /// How it stood.
    stands: standing::Stands,
    /// What had been said of it last.
    last: Option<standing::Standing>,
    /// The session in which that was said, by its number or name.
    session: Option<String>,
}

/// Lists what was agreed at the end of a day, as the log has it.
pub(super) fn agreed_on(desk: &Desk, args: OnDay) -> Result<AgreedThen, Failure> {
    desk.read(|record| {
        let then = record.as_of(record.change_at(states::end_of_day(args.day))?)?;
        let items = TextName::Working.items(&then)?;
        let shown = standing::shown(then.db(), &items)?;
        let said = standing::counts(&items, &shown).said();
        let mut clauses = Vec::new();
        for (item, one) in items.into_iter().zip(shown) {
            if !matches!(
                one.stands,
                standing::Stands::Agreed | standing::Stands::AgreedAdRef
            ) {
                continue;
            }
            let session = one.last.as_ref().and_then(|last| last.session);
            let session = session.map(|id| session::get(then.db(), id)).transpose()?;
            clauses.push(AgreedClause {
                clause: item.clause,
                number: item.path,
                text: item.state.wording.text,
                stands: one.stands,
                session: session.map(|one| match one.meeting.number.as_str() {
                    "" => one.meeting.name,
                    number => format!("session {number}"),
                }),
                last: one.last,
            });
        }
        Ok(AgreedThen { said, clauses })
    })
}
