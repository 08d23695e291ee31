//! The sample record: a small compact on migration in our own words, with two drafts, a
//! working text, three sessions and what was said there, to try the program on.

use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;

use crate::clause::{self, Mark, MarkKind, Wording};
use crate::ids::{ClauseId, DeskId, InputId, ParticipantId, SessionId, SourceId};
use crate::input::{NewInput, Passage};
use crate::link::{Relation, Target};
use crate::participant::Profile;
use crate::session::Meeting;
use crate::source::NewSource;
use crate::text::{Kind, Series};
use crate::{Action, By, Error, Record, Result};

mod process;
mod room;
mod story;
mod zero;

/// The title of the sample's text.
pub const TITLE: &str = "Compact on Safe and Orderly Migration";

/// Makes a record and fills it with the sample.
///
/// # Errors
/// As [`Record::create`].
pub fn create(path: &Path, desk: DeskId, by: &mut By) -> Result<Record> {
    let begun = by.at;
    by.at = time("2017-04-20T09:00:00Z");
    let who = std::mem::replace(&mut by.author, SECRETARIAT.to_owned());
    let made = Record::create(path, TITLE, desk, by).and_then(|record| {
        let mut hand = Hand {
            record,
            by,
            keys: HashMap::new(),
        };
        let told = process::take_in(&mut hand)
            .and_then(|()| zero::draft(&mut hand))
            .and_then(|()| story::revise(&mut hand))
            .and_then(|()| room::negotiates(&mut hand));
        match told {
            Ok(()) => Ok(hand.record),
            Err(error) => {
                hand.record.abandon();
                Err(error)
            }
        }
    });
    by.at = begun;
    by.author = who;
    made
}

/// Who holds the pen as a rule.
const SECRETARIAT: &str = "the conference secretariat";

fn time(text: &str) -> Timestamp {
    text.parse().expect("the sample's times are written well")
}

/// The hand that fills the record: every step is an action like anybody's, and what it
/// makes is known by a short key.
struct Hand<'b> {
    record: Record,
    by: &'b mut By,
    keys: HashMap<&'static str, uuid::Uuid>,
}

impl Hand<'_> {
    /// Sits down: who acts from now on, and when.
    fn sits(&mut self, author: &str, at: &str) {
        author.clone_into(&mut self.by.author);
        self.by.at = time(at);
    }

    /// Does something, half a minute after the step before.
    fn does(&mut self, action: &Action) -> Result<()> {
        self.by.at += jiff::SignedDuration::from_secs(30);
        self.record.apply(self.by, action).map(|_| ())
    }

    /// Makes an id that the key stands for from now on.
    fn new_id<T: From<uuid::Uuid>>(&mut self, key: &'static str) -> T {
        let id: uuid::Uuid = self.by.id();
        let other = self.keys.insert(key, id);
        debug_assert!(other.is_none(), "two things are called “{key}”");
        T::from(id)
    }

    fn id<T: From<uuid::Uuid>>(&self, key: &str) -> T {
        T::from(
            *self
                .keys
                .get(key)
                .unwrap_or_else(|| unreachable!("the sample knows no “{key}”")),
        )
    }

    fn text_of(&self, key: &str) -> Result<(crate::ids::RevisionId, String)> {
        let head = clause::head(self.record.db(), self.id(key))?;
        Ok((head.id, head.state.wording.text))
    }

    fn session(&mut self, key: &'static str, meeting: Meeting) -> Result<()> {
        let session = Some(self.new_id::<SessionId>(key));
        self.does(&Action::SetSession { session, meeting })
    }

    fn participants(
        &mut self,
        kind: crate::participant::Sort,
        names: &[&'static str],
    ) -> Result<()> {
        for name in names {
            let participant = Some(self.new_id::<ParticipantId>(name));
            let profile = Profile {
                name: (*name).to_owned(),
                kind,
                ..Profile::default()
            };
            self.does(&Action::SetParticipant {
                participant,
                profile,
            })?;
        }
        Ok(())
    }

    fn source(&mut self, key: &'static str, content: NewSource) -> Result<()> {
        let source = Some(self.new_id::<SourceId>(key));
        self.does(&Action::AddSource { source, content })
    }

    /// Makes the words of a source an input.
    fn input(&mut self, key: &'static str, source: &str, said: &Said<'_>) -> Result<()> {
        let source: SourceId = self.id(source);
        let text = crate::source::text(self.record.db(), source)?;
        let (start, end) = range(&text, said.words)?;
        let content = NewInput {
            passages: vec![Passage { source, start, end }],
            speakers: said.speakers.iter().map(|name| self.id(name)).collect(),
            on_behalf_of: Vec::new(),
            open: said.open,
            kind: said.kind,
            about: said.about.iter().map(|key| self.id(key)).collect(),
            name: None,
        };
        let input = Some(self.new_id::<InputId>(key));
        self.does(&Action::AddInput { input, content })
    }

    /// Links an input to words of a clause as they stand now; no words: to the clause.
    fn link(
        &mut self,
        input: &str,
        clause: &str,
        words: &str,
        relation: Relation,
        reason: &str,
    ) -> Result<()> {
        let id: ClauseId = self.id(clause);
        let target = if words.is_empty() {
            Target::Clause { clause: id }
        } else {
            let (revision, text) = self.text_of(clause)?;
            let (start, end) = range(&text, words)?;
            Target::Words {
                clause: id,
                revision,
                start,
                end,
            }
        };
        self.ties(input, target, relation, reason)
    }

    fn ties(
        &mut self,
        input: &str,
        target: Target,
        relation: Relation,
        reason: &str,
    ) -> Result<()> {
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        self.does(&Action::AddLink {
            link: None,
            input: self.id(input),
            target,
            relation,
            reason,
        })
    }

    /// Adds a clause; `_words_` are set in italics.
    fn clause(&mut self, new: &New<'_>) -> Result<()> {
        let clause = Some(self.new_id::<ClauseId>(new.key));
        self.does(&Action::AddClause {
            clause,
            wording: wording(new.text),
            kind: new.kind,
            series: new.series.clone(),
            alternative: false,
            parent: new.under.map(|key| self.id(key)),
            after: new.after.map(|key| self.id(key)),
            note: None,
        })
    }

    fn reword(&mut self, key: &str, text: &str, note: &str) -> Result<()> {
        let note = (!note.is_empty()).then(|| note.to_owned());
        self.does(&Action::Reword {
            clause: self.id(key),
            wording: wording(text),
            note,
        })
    }
}

/// What was said, and by whom.
struct Said<'a> {
    words: &'a str,
    speakers: &'a [&'a str],
    open: bool,
    kind: crate::input::InputKind,
    /// The keys of the inputs that it supports.
    about: &'a [&'a str],
}

/// A clause to add.
struct New<'a> {
    key: &'static str,
    kind: Kind,
    series: Series,
    under: Option<&'a str>,
    after: Option<&'a str>,
    text: &'a str,
}

/// Finds words in a text.
fn range(text: &str, words: &str) -> Result<(u32, u32)> {
    let start = text.find(words).ok_or(Error::OutsideText {
        start: 0,
        end: words.len() as u32,
    })?;
    Ok((start as u32, (start + words.len()) as u32))
}

/// Reads a wording in which `_words_` are in italics.
fn wording(text: &str) -> Wording {
    let mut wording = Wording::default();
    for (nth, part) in text.split('_').enumerate() {
        let start = wording.text.len() as u32;
        wording.text.push_str(part);
        if nth % 2 == 1 {
            wording.marks.push(Mark {
                start,
                end: wording.text.len() as u32,
                kind: MarkKind::Italic,
            });
        }
    }
    wording
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{draft, outline};
    use crate::{compare, input, link, session};

    fn sides(items: &[outline::Item]) -> Vec<compare::Side<'_>> {
        items
            .iter()
            .map(|item| compare::Side {
                id: Some(item.clause),
                number: None,
                level: item.level,
                text: &item.state.wording.text,
            })
            .collect()
    }

    #[test]
    fn the_sample_has_what_one_needs_to_try_the_program() {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("somebody", time("2026-01-01T00:00:00Z"), [3; 16]);
        let desk = by.id();
        let record = create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        let db = record.db();
        assert!(session::list(db).unwrap().len() >= 3);
        assert!(input::list(db).unwrap().len() >= 25);
        let drafts = draft::list(db).unwrap();
        assert_eq!(drafts.len(), 2);
        let links = link::list(db).unwrap();
        assert!(links.len() >= 25);
        let standings: std::collections::HashSet<_> = links
            .iter()
            .map(|link| link::standing(db, link).unwrap().standing)
            .collect();
        assert_eq!(
            standings.len(),
            3,
            "some links hold, some have changed, some have lapsed"
        );

        let (zero, rev) = (
            outline::draft(db, drafts[0].id).unwrap(),
            outline::draft(db, drafts[1].id).unwrap(),
        );
        let counts = compare::compare(&sides(&zero), &sides(&rev)).counts;
        assert!(
            counts.reworded >= 5 && counts.added >= 3 && counts.moved + counts.moved_reworded >= 1,
            "{counts:?}"
        );
        assert!(
            counts.split >= 1 && counts.brackets_opened >= 1,
            "{counts:?}"
        );
        let items = crate::text::TextName::Working.items(&record).unwrap();
        let process = session::process(db).unwrap();
        assert!(process.phases.len() >= 2 && process.documents.len() >= 2);
        assert!(
            session::list(db)
                .unwrap()
                .iter()
                .any(|one| !one.meeting.offices.is_empty())
        );
        let uses = crate::term::uses(crate::term::list(db).unwrap(), &items);
        assert!(uses.iter().filter(|one| !one.uses.is_empty()).count() >= 3);
        assert!(
            crate::proposal::list(db)
                .unwrap()
                .iter()
                .filter(|one| one.waits())
                .count()
                >= 3
        );
        let shown = crate::standing::shown(db, &items).unwrap();
        let counts = crate::standing::counts(&items, &shown);
        assert!(counts.ad_ref >= 1 && counts.in_brackets >= 1);
        let silences = crate::standing::silences(db).unwrap();
        let now = time("2026-01-01T00:00:00Z");
        assert_eq!(
            silences[0].stands(now),
            crate::standing::SilenceStands::Passed
        );
        assert!(record.verify().unwrap().good);
        assert_eq!(by.author, "somebody");
    }
}
