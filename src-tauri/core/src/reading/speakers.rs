//! Reads the words before a verb of saying: who speaks, for whom, and who is named beside.

use super::names::{self, Piece};
use super::people::{self, People};
use super::phrases::{Chunk, List, chunks, classify, is_person};
use super::sentences::Token;
use super::words::{ADVERBS, AUXILIARIES};
use crate::participant::known;

/// Most words that a subject is looked for in.
const LONGEST: usize = 160;

/// Who says something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    /// Named speakers; none for "many said".
    pub(super) speakers: Vec<String>,
    /// On whose behalf.
    pub(super) on_behalf_of: Vec<String>,
    /// True for "and others".
    pub(super) open: bool,
    /// Who is said to support or to oppose in passing ("supported by Chile").
    pub(super) beside: Vec<Beside>,
}

/// Support or opposition in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) speakers: Vec<String>,
    pub(super) open: bool,
    pub(super) opposes: bool,
}

/// Reads the subject at the end of `region`, the words from the start of a sentence or
/// part of one up to a verb. In `strictly` nothing else may stand there.
pub(super) fn read(region: &[Token<'_>], people: &People, strictly: bool) -> Option<Subject> {
    if region.len() > LONGEST {
        return None;
    }
    let region = without_adverbs(region);
    let closed = region.last().is_some_and(|token| token.text == ",");
    let parts = chunks(region);
    let mut read: Vec<(Chunk, &[Token<'_>])> = parts
        .iter()
        .map(|part| (classify(part, people), *part))
        .collect();
    let behalf = take_beside(&mut read);
    let lead = read
        .iter()
        .take_while(|(chunk, _)| matches!(chunk, Chunk::Lead))
        .count();
    if strictly && lead > 0 {
        return None;
    }
    let place = place_after(&read[..lead]);
    let mut rest = &read[lead..];
    // "In Vienna, Austria, Chile and Peru said": the first State is where it was.
    if let (Some(state), [(Chunk::Names(list), _), more @ ..]) = (place, rest)
        && list.pieces == [Piece::Known(state)]
        && !list.is_joined
        && more
            .iter()
            .any(|(chunk, _)| matches!(chunk, Chunk::Names(_)))
    {
        rest = more;
    }
    let mut subject = match rest.first()? {
        (Chunk::Names(list), _) if is_person(list) => persons(rest, people),
        _ if closed => closed_list(rest)?,
        _ => open_list(rest, strictly)?,
    };
    subject.on_behalf_of.extend(behalf.on_behalf_of);
    subject.speakers.extend(behalf.with);
    subject.beside = behalf.beside;
    subject.open |= behalf.open && !subject.speakers.is_empty();
    Some(subject)
}

/// Reads phrases that name only who else speaks, for whom, or with whose support.
pub(super) fn beside(region: &[Token<'_>], people: &People) -> Option<Subject> {
    let parts = chunks(without_adverbs(region));
    let mut read: Vec<(Chunk, &[Token<'_>])> = parts
        .iter()
        .map(|part| (classify(part, people), *part))
        .collect();
    let taken = take_beside(&mut read);
    // "in its national capacity" says nothing more.
    read.retain(|(chunk, _)| !matches!(chunk, Chunk::Lead));
    (read.is_empty() && !parts.is_empty()).then_some(Subject {
        speakers: taken.with,
        on_behalf_of: taken.on_behalf_of,
        open: false,
        beside: taken.beside,
    })
}

fn without_adverbs<'a, 't>(mut region: &'a [Token<'t>]) -> &'a [Token<'t>] {
    while let [before @ .., last] = region {
        let adverb = last.is_one_of(ADVERBS) || last.is_one_of(AUXILIARIES) || last.is_adverb();
        if !adverb || before.is_empty() {
            break;
        }
        region = before;
    }
    region
}

#[derive(Default)]
struct Taken {
    on_behalf_of: Vec<String>,
    with: Vec<String>,
    beside: Vec<Beside>,
    open: bool,
}

/// Takes out who else is named: for whom, with whom, supported by whom.
fn take_beside(read: &mut Vec<(Chunk, &[Token<'_>])>) -> Taken {
    let mut taken = Taken::default();
    // "supported by Chile, Peru and Japan" was cut at its comma, and so was "for A, B and C".
    let mut index = 0;
    while index < read.len() {
        let more: Vec<String> = match &read[index].0 {
            Chunk::Beside(_) | Chunk::Behalf(_) | Chunk::With(_) | Chunk::Others => {
                let mut end = index + 1;
                while matches!(&read.get(end), Some((Chunk::Names(list), _)) if !list.is_joined && !list.is_unnamed())
                {
                    end += 1;
                }
                let complete = end > index + 1
                    && end + 1 < read.len()
                    && matches!(&read.get(end), Some((Chunk::Names(list), _)) if list.is_joined);
                if complete {
                    read.drain(index + 1..=end)
                        .filter_map(|(chunk, _)| {
                            if let Chunk::Names(list) = chunk {
                                Some(list.names())
                            } else {
                                None
                            }
                        })
                        .flatten()
                        .collect()
                } else {
                    Vec::new()
                }
            }
            _ => {
                index += 1;
                continue;
            }
        };
        match read.remove(index).0 {
            Chunk::Behalf(names) => taken.on_behalf_of.extend(names.into_iter().chain(more)),
            Chunk::With(names) => taken.with.extend(names.into_iter().chain(more)),
            Chunk::Beside(mut beside) => {
                beside.speakers.extend(more);
                taken.beside.push(beside);
            }
            Chunk::Others => taken.open = true,
            Chunk::Names(_) | Chunk::Lead | Chunk::Other => {}
        }
    }
    taken
}

/// The State of the city in which the words before the subject say that it was.
fn place_after(leads: &[(Chunk, &[Token<'_>])]) -> Option<&'static str> {
    let (_, last) = leads.last()?;
    let at = last
        .iter()
        .rposition(|token| token.is_one_of(&["in", "at", "from", "to", "near"]))?;
    let city = names::joined(&last[at + 1..]);
    known::states()
        .find(|state| state.places.iter().any(|place| *place == city))
        .map(|state| state.name)
}

/// A person, and what is said of her between commas; then perhaps another.
fn persons(rest: &[(Chunk, &[Token<'_>])], people: &People) -> Subject {
    let mut subject = Subject::default();
    let mut index = 0;
    while index < rest.len() {
        let (Chunk::Names(list), _) = &rest[index] else {
            index += 1;
            continue;
        };
        if !is_person(list) || (index > 0 && !list.is_joined) {
            index += 1;
            continue;
        }
        let end = (index + 1..rest.len())
            .find(|at| matches!(&rest[*at].0, Chunk::Names(next) if next.is_joined && is_person(next)))
            .unwrap_or(rest.len());
        let phrases = &rest[index + 1..end];
        let mut names = list.names();
        let office = phrases.iter().any(|(_, words)| people::has_office(words))
            || names.iter().any(|name| people.holds_office(name));
        let state = phrases
            .iter()
            .find_map(|(_, words)| people::represented(words));
        if let (false, Some(state)) = (office, state) {
            names = vec![state.to_owned()];
        }
        subject.speakers.extend(names);
        subject
            .on_behalf_of
            .extend(list.on_behalf_of.iter().cloned());
        subject.open |= list.is_open();
        index = end;
    }
    subject
}

/// A list before a phrase between commas: "Norway and Chile, in its national capacity, …".
fn closed_list(rest: &[(Chunk, &[Token<'_>])]) -> Option<Subject> {
    let count = rest
        .iter()
        .take_while(|(chunk, _)| matches!(chunk, Chunk::Names(_)))
        .count();
    list_of(&rest[..count])
}

/// A list whose last name stands right before the verb.
fn open_list(rest: &[(Chunk, &[Token<'_>])], strictly: bool) -> Option<Subject> {
    let (Chunk::Names(last), _) = rest.last()? else {
        // "Kenya, in its national capacity" with the comma left out, and the like.
        return None;
    };
    let mut start = rest.len() - 1;
    if last.is_joined {
        while start > 0 && matches!(&rest[start - 1].0, Chunk::Names(list) if !list.is_joined) {
            start -= 1;
        }
    }
    if strictly && start > 0 {
        return None;
    }
    list_of(&rest[start..])
}

fn list_of(chunks: &[(Chunk, &[Token<'_>])]) -> Option<Subject> {
    let mut subject = Subject::default();
    let mut all = List::default();
    for (chunk, _) in chunks {
        if let Chunk::Names(list) = chunk {
            all.pieces.extend(list.pieces.iter().cloned());
            subject
                .on_behalf_of
                .extend(list.on_behalf_of.iter().cloned());
        }
    }
    if all.pieces.is_empty() {
        return None;
    }
    subject.speakers = all.names();
    subject.open = all.is_open() && !subject.speakers.is_empty();
    Some(subject)
}
