//! `travaux trace`: where each word of a clause comes from.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use travaux::ids::InputId;
use travaux::text::{find, outline};
use travaux::trace::{TracedWord, trace};
use travaux::{Record, input, participant, source};

use crate::desk::Desk;
use crate::ending::{Ending, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Trace {
    /// The record
    record: PathBuf,
    /// The clause: its id or full printed number (7(b)(ii), PP3, "Objective 2")
    clause: String,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

impl Trace {
    pub(crate) fn run(self) -> Result {
        let record = Desk::to_read()?.read(&self.record)?;
        let clause = find(&outline::working(record.db())?, &self.clause)?;
        let trace = trace(record.db(), clause)?;
        if self.json {
            output::json(&trace)?;
        } else {
            output::people(&told(&record, &trace)?)?;
        }
        Ok(Ending::Done)
    }
}

/// Tells a trace: runs of words that came in together, then the links.
fn told(record: &Record, trace: &travaux::trace::Trace) -> Result<String> {
    let mut out = String::new();
    if let Some(number) = &trace.number {
        let _ = write!(out, "{number}  ");
    }
    let _ = writeln!(out, "{}", trace.text);
    for run in trace.words.chunk_by(came_together) {
        let word = &run[0];
        let words: String = run.iter().map(|word| word.text.as_str()).collect();
        let day = word.at.get(..10).unwrap_or(&word.at);
        let draft = word.draft.as_deref().unwrap_or("in no draft yet");
        let _ = write!(
            out,
            "\n“{}”\n    {draft} · {} · {day}",
            words.trim(),
            word.author
        );
        if let Some(note) = &word.note {
            let _ = write!(out, " · {note}");
        }
        out.push('\n');
        for behind in &word.inputs {
            let relation = match &behind.relation {
                Some(relation) => output::word(relation),
                None => "same words".to_owned(),
            };
            let _ = writeln!(out, "    {relation}: {}", said(record, behind.id)?);
        }
    }
    for (nth, link) in trace.links.iter().enumerate() {
        if nth == 0 {
            out.push_str("\nLinks\n");
        }
        let relation = output::word(&link.relation);
        let standing = output::word(&link.standing);
        let _ = write!(out, "    {standing} ({relation}): “{}”", link.was);
        if let Some(now) = link.now.as_ref().filter(|now| **now != link.was) {
            let _ = write!(out, " → “{now}”");
        }
        let _ = writeln!(out, "\n        {}", said(record, link.input)?);
        for answer in &link.answered_by {
            let kind = output::word(&input::get(record.db(), *answer)?.content.kind);
            let _ = writeln!(out, "        {kind}: {}", said(record, *answer)?);
        }
        if let Some(accepted) = &link.accepted {
            let _ = writeln!(out, "        {}: {}", accepted.author, accepted.reason);
        }
        if let Some(withdrawn) = link.withdrawn {
            let what = output::word(&withdrawn);
            let _ = writeln!(
                out,
                "        its {what} has been withdrawn; it shows nothing any more"
            );
        }
    }
    for (nth, same) in trace.same.iter().enumerate() {
        if nth == 0 {
            out.push_str("\nThe same words stand in\n");
        }
        let source = source::get(record.db(), same.source)?;
        let _ = writeln!(out, "    {}: “{}”", source.title, same.text);
    }
    Ok(out)
}

fn came_together(one: &TracedWord, next: &TracedWord) -> bool {
    one.revision == next.revision && one.draft == next.draft && one.inputs == next.inputs
}

/// Returns who said an input, and its words.
fn said(record: &Record, id: InputId) -> Result<String> {
    let db = record.db();
    let input = input::get(db, id)?;
    let mut speakers = Vec::new();
    for speaker in &input.content.speakers {
        speakers.push(participant::get(db, *speaker)?.profile.name);
    }
    if input.content.open {
        speakers.push("and others".to_owned());
    }
    if speakers.is_empty() {
        speakers.push("unattributed".to_owned());
    }
    Ok(format!(
        "{}: “{}”",
        speakers.join(", "),
        input::text(db, &input)?
    ))
}
