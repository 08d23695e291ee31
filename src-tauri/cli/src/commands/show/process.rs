//! The process: phases, sessions, drafts and expected documents on one line of time.

use serde_json::Value;
use travaux::session::{self, Awaiting, Plan};
use travaux::{Error, Record};

use super::{Shown, with};

pub(super) fn listed(record: &Record) -> Result<Vec<Shown>, Error> {
    let process = session::process(record.db())?;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut shown: Vec<(String, Shown)> = Vec::new();
    for span in &process.phases {
        let plans = span.phase.iter().flat_map(|phase| &phase.stretch.plans);
        let id = span.phase.as_ref().map(|phase| phase.id.to_string());
        let object = with(
            span,
            [("id", Value::from(id)), ("is", Value::from("phase"))],
        );
        let line = format!(
            "{} – {}  phase: {}{}",
            day(span.from),
            day(span.until),
            span.name,
            planned(plans)
        );
        shown.push((day(span.from), Shown { line, object }));
    }
    for one in &process.sessions {
        let meeting = &one.meeting;
        let line = format!(
            "{}  session {} {}{}{}",
            day(meeting.from),
            meeting.number,
            meeting.name,
            meeting
                .place
                .as_ref()
                .map(|place| format!(", {place}"))
                .unwrap_or_default(),
            planned(meeting.plans.iter())
        );
        let object = with(one, [("is", Value::from("session"))]);
        shown.push((day(meeting.from), Shown { line, object }));
    }
    for draft in &process.drafts {
        let line = format!("{}  draft: {}", draft.date, draft.name);
        let object = with(draft, [("is", Value::from("draft"))]);
        shown.push((draft.date.to_string(), Shown { line, object }));
    }
    for one in &process.documents {
        let document = &one.expected.document;
        let line = format!(
            "{}  document: {}, {}",
            day(document.due.or(document.received)),
            document.name,
            came(one)
        );
        let object = with(one, [("is", Value::from("document"))]);
        shown.push((
            day(document.due.or(document.received)),
            Shown { line, object },
        ));
    }
    // What has no day comes last.
    shown.sort_by_key(|(day, _)| (day.is_empty(), day.clone()));
    Ok(shown.into_iter().map(|(_, shown)| shown).collect())
}

/// Says what was planned before.
fn planned<'p>(plans: impl Iterator<Item = &'p Plan>) -> String {
    let told: Vec<String> = plans
        .map(|plan| {
            let days = [plan.from, plan.until]
                .into_iter()
                .flatten()
                .map(|day| day.to_string());
            let what: Vec<String> = plan.place.clone().into_iter().chain(days).collect();
            let said = plan
                .said
                .map(|day| format!(" (said {day})"))
                .unwrap_or_default();
            format!("{}{said}", what.join(" "))
        })
        .collect();
    match told.is_empty() {
        true => String::new(),
        false => format!("; planned before: {}", told.join(", ")),
    }
}

/// Says when a document was due and when it came.
fn came(one: &Awaiting) -> String {
    let document = &one.expected.document;
    let due = document.due.map(|day| format!("due {day}"));
    let received = match document.received {
        Some(day) => format!("received {day}"),
        None => "not received".to_owned(),
    };
    let late = one.days_late.map(|days| match days {
        0 => "on the day".to_owned(),
        days if days < 0 => format!("{} early", days_in_words(-days)),
        days => format!("{} late", days_in_words(days)),
    });
    let told: Vec<String> = due.into_iter().chain([received]).chain(late).collect();
    told.join(", ")
}

fn days_in_words(days: i32) -> String {
    match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}
