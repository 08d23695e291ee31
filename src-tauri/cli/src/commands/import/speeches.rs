//! The speeches of a document as inputs of the source that it becomes.

use travaux::ids::SourceId;
use travaux::input::{InputKind, NewInput, Passage};
use travaux::text::Document;
use travaux::{Action, By, Record, exchange};

use super::inputs::TakenIn;
use crate::ending::{Refusal, Result};

/// Returns what has to be done to take in each speech as an input, participants first.
pub(super) fn inputs(
    record: &Record,
    by: &mut By,
    document: &Document,
    source: SourceId,
) -> Result<(Vec<Action>, u64)> {
    let (_, places) = exchange::text::plain_with_places(document);
    let mut taken = TakenIn::default();
    let mut inputs = Vec::new();
    for speech in &document.speeches {
        let blocks = places.get(speech.first as usize..speech.end as usize);
        let Some([first, .., last] | [first @ last]) = blocks else {
            continue;
        };
        let offset = |at: usize| {
            u32::try_from(at).map_err(|_| {
                Refusal::Refused("the document is over 4 GiB; split the file".to_owned())
            })
        };
        let passage = Passage {
            source,
            start: offset(first.start)?,
            end: offset(last.end)?,
        };
        let speakers = taken.named(record, by, &speech.speakers)?;
        inputs.push(Action::AddInput {
            input: Some(by.id()),
            content: NewInput {
                passages: vec![passage],
                speakers,
                on_behalf_of: Vec::new(),
                open: false,
                kind: match speech.asks {
                    true => InputKind::Ask,
                    false => InputKind::Claim,
                },
                about: Vec::new(),
                name: None,
            },
        });
    }
    if inputs.is_empty() {
        return Err(Refusal::Refused(
            "there is no speech in this document; import it without --speeches".to_owned(),
        ));
    }
    let count = inputs.len() as u64;
    let actions = taken.participants_made().into_iter().chain(inputs);
    Ok((actions.collect(), count))
}
