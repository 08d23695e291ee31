//! `travaux import RECORD markup`: a delegation's copy of a draft becomes its proposals.

use std::path::{Path, PathBuf};

use clap::Args;
use travaux::proposal::{self, markup};
use travaux::source::{NewSource, SourceKind};
use travaux::text::{TextName, draft};
use travaux::{Action, exchange, participant};

use super::meeting;
use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Refusal, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct Markup {
    /// The marked-up copy (.docx and every other kind of document)
    doc: PathBuf,
    /// Whose copy it is; made where the record does not have it
    #[arg(long, value_name = "NAME")]
    participant: String,
    /// The name of the draft that it marks up; the newest without it
    #[arg(long, value_name = "NAME")]
    draft: Option<String>,
    /// The number or name of the session it was sent to, where the copy is kept as a source
    #[arg(long)]
    session: Option<String>,
    #[command(flatten)]
    hand: Hand,
}

impl Markup {
    pub(crate) fn run(self, record: &Path) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let opened = document::take_in(&self.doc)?;
        let mut record = desk.import_into(record, &by)?;
        let of = match &self.draft {
            Some(name) => draft::named(record.db(), name)?,
            None => draft::list(record.db())?
                .into_iter()
                .rfind(|draft| !draft.withdrawn)
                .ok_or_else(|| {
                    Refusal::Refused(
                        "this record has no draft that could be marked up; import or seal one first"
                            .to_owned(),
                    )
                })?,
        };
        let name = self.participant.trim();
        let mut actions = Vec::new();
        let who = match participant::called(record.db(), name)? {
            Some(known) => known.id,
            None => {
                let id = by.id();
                actions.push(Action::SetParticipant {
                    participant: Some(id),
                    profile: participant::known::profile(name),
                });
                id
            }
        };
        let source = match &self.session {
            Some(session) => {
                let (session, made) = meeting::found_or_made(&record, &mut by, session)?;
                actions.extend(made);
                let source = by.id();
                actions.push(Action::AddSource {
                    source: Some(source),
                    content: NewSource {
                        session,
                        kind: SourceKind::Markup,
                        title: document::stem(&self.doc),
                        language: "en".to_owned(),
                        reported_by: None,
                        file: Some(opened.name.clone()),
                        pages: exchange::text::pages(&opened.document),
                        text: exchange::plain_text(&opened.document),
                        original: Some(opened.bytes.clone()),
                    },
                });
                Some(source)
            }
            None => None,
        };
        let items = TextName::Draft { draft: of.id }.items(&record)?;
        let found = markup::proposals(&items, &opened.document, who, source, || by.id());
        let (proposals, comments) = (found.proposals.len(), found.comments.len());
        if proposals + comments == 0 {
            return Err(Refusal::Refused(format!(
                "{} says what “{}” says, so that there is nothing to propose; choose the draft that it marks up with --draft",
                opened.name, of.name
            )));
        }
        actions.extend(
            found
                .proposals
                .into_iter()
                .map(|content| Action::AddProposal {
                    proposal: None,
                    content,
                }),
        );
        actions.extend(
            found
                .comments
                .into_iter()
                .map(|(clause, said)| Action::AddComment {
                    comment: None,
                    clause,
                    text: format!("{name}: {said}"),
                }),
        );
        let outcome = record.apply(
            &mut by,
            &Action::Together {
                what: format!("take in the mark-up of {name}"),
                actions,
            },
        )?;
        let mine =
            |one: &proposal::Carried| outcome.made.iter().any(|made| made.id == one.proposal.id.0);
        let carried = proposal::carried(record.db())?;
        let clashes = carried
            .iter()
            .filter(|one| mine(one) && !one.clashes.is_empty())
            .count();
        output::people(&format!(
            "{name} on {}: {}, of which {clashes} clash with others; {}\n",
            of.name,
            output::counted(proposals as u64, "proposal"),
            output::counted(comments as u64, "comment"),
        ))?;
        let mut left_out = opened.document.left_out;
        left_out.retain(|said| !said.starts_with("Tracked changes were taken in"));
        output::left_out(&left_out);
        Ok(Ending::Done)
    }
}
