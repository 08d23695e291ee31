//! Links through changes of the text and of the input, accepted and reviewed.

use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::clause::Wording;
use crate::ids::{DeskId, ParticipantId, SessionId, SourceId};
use crate::input::{InputKind, NewInput, Passage};
use crate::session::Meeting;
use crate::source::{NewSource, SourceKind};
use crate::text::{Kind, Series};
use crate::{Action, By, Outcome, Record, clause, link};

/// A record with a session, into which a test says things.
pub(crate) struct Desk {
    pub(crate) record: Record,
    pub(crate) session: SessionId,
    pub(crate) by: By,
    _folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("Ana", Timestamp::UNIX_EPOCH, [5; 16]);
        let path = folder.path().join("text.travaux");
        let desk = DeskId(Uuid::from_u128(0xde));
        let record = Record::create(&path, "Compact", desk, &mut by).unwrap();
        let mut desk = Desk {
            record,
            session: SessionId(Uuid::nil()),
            by,
            _folder: folder,
        };
        desk.session = desk.meets("2", "2017-05-22");
        desk
    }

    pub(crate) fn does(&mut self, action: &Action) -> Outcome {
        self.by.at += jiff::SignedDuration::from_secs(1);
        self.record.apply(&mut self.by, action).unwrap()
    }

    pub(crate) fn refuses(&mut self, action: &Action) -> String {
        self.record
            .apply(&mut self.by, action)
            .unwrap_err()
            .to_string()
    }

    pub(crate) fn undoes(&mut self) {
        self.record.undo(&mut self.by).unwrap();
    }

    pub(crate) fn meets(&mut self, number: &str, from: &str) -> SessionId {
        let meeting = Meeting {
            number: number.to_owned(),
            name: "Drivers".to_owned(),
            from: Some(from.parse().unwrap()),
            ..Meeting::default()
        };
        let session = None;
        SessionId(self.does(&Action::SetSession { session, meeting }).made[0].id)
    }

    pub(crate) fn adds(&mut self, kind: Kind, text: &str) -> ClauseId {
        let last = crate::text::outline::children(self.record.db(), None).unwrap();
        let action = Action::AddClause {
            clause: None,
            wording: Wording::plain(text).unwrap(),
            kind,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after: last.last().copied(),
            note: None,
        };
        ClauseId(self.does(&action).made[0].id)
    }

    pub(crate) fn rewords(&mut self, clause: ClauseId, text: &str) {
        self.does(&Action::Reword {
            clause,
            wording: Wording::plain(text).unwrap(),
            note: None,
        });
    }

    pub(crate) fn names(&mut self, name: &str) -> ParticipantId {
        let action = Action::SetParticipant {
            participant: None,
            profile: crate::participant::known::profile(name),
        };
        ParticipantId(self.does(&action).made[0].id)
    }

    pub(crate) fn hears(&mut self, text: &str) -> SourceId {
        let action = Action::AddSource {
            source: None,
            content: NewSource {
                pages: Vec::new(),
                session: self.session,
                kind: SourceKind::Note,
                title: "Floor".to_owned(),
                language: "en".to_owned(),
                reported_by: None,
                file: None,
                text: text.to_owned(),
                original: None,
            },
        };
        SourceId(self.does(&action).made[0].id)
    }

    /// Says something in a source of its own.
    pub(crate) fn says(&mut self, speakers: &[ParticipantId], text: &str) -> InputId {
        let source = self.hears(text);
        let action = Action::AddInput {
            input: None,
            content: content(source, 0, text.len(), speakers),
        };
        InputId(self.does(&action).made[0].id)
    }

    pub(crate) fn ties(&mut self, input: InputId, clause: ClauseId, words: &str) -> LinkId {
        let head = clause::head(self.record.db(), clause).unwrap();
        let start = head.state.wording.text.find(words).unwrap();
        let action = Action::AddLink {
            link: None,
            input,
            target: Target::Words {
                clause,
                revision: head.id,
                start: start as u32,
                end: (start + words.len()) as u32,
            },
            relation: Relation::Prompted,
            reason: None,
        };
        LinkId(self.does(&action).made[0].id)
    }

    fn stood(&self, link: LinkId) -> Stood {
        let db = self.record.db();
        standing(db, &link::get(db, link).unwrap()).unwrap()
    }

    fn due(&self) -> Vec<Due> {
        review(self.record.db()).unwrap()
    }
}

fn content(source: SourceId, start: usize, end: usize, speakers: &[ParticipantId]) -> NewInput {
    NewInput {
        passages: vec![Passage {
            source,
            start: start as u32,
            end: end as u32,
        }],
        speakers: speakers.to_vec(),
        on_behalf_of: Vec::new(),
        open: false,
        kind: InputKind::Ask,
        about: Vec::new(),
        name: None,
    }
}

fn accept(link: LinkId, reason: &str) -> Action {
    Action::AcceptLink {
        link,
        reason: reason.to_owned(),
    }
}

const TEXT: &str = "States shall protect displaced people inside their own country.";
const SHORTER: &str = "States shall protect people inside their own country.";

#[test]
fn an_accepted_link_is_good_until_its_words_change_again() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let input = desk.says(&[], "Protect the displaced inside their country!");
    let link = desk.ties(input, clause, "protect displaced people");
    assert!(
        desk.refuses(&accept(link, "why not"))
            .contains("nothing to accept")
    );

    desk.rewords(clause, SHORTER);
    let due = desk.due();
    assert_eq!((due.len(), &due[0].why[..]), (1, &[Why::Changed][..]));
    assert_eq!(due[0].was, "protect displaced people");
    assert_eq!(due[0].now.as_deref(), Some("protect people"));
    assert_eq!(due[0].turned.as_ref().unwrap().number, 2);
    assert!(
        desk.refuses(&accept(link, " "))
            .contains("why it still holds")
    );

    desk.does(&accept(link, "people includes the displaced"));
    let stood = desk.stood(link);
    assert_eq!(stood.standing, Standing::Accepted);
    assert_eq!(stood.accepted.unwrap().author, "Ana");
    assert!(desk.due().is_empty());

    desk.rewords(
        clause,
        "States shall protect people inside their own territory.",
    );
    assert_eq!(
        desk.stood(link).standing,
        Standing::Accepted,
        "other words changed"
    );
    desk.rewords(
        clause,
        "States shall protect all people inside their own territory.",
    );
    assert_eq!(desk.stood(link).standing, Standing::Changed);
    assert_eq!(desk.due()[0].turned.as_ref().unwrap().number, 4);
    desk.undoes();
    assert_eq!(desk.stood(link).standing, Standing::Accepted);
}

#[test]
fn an_acceptance_is_taken_back_like_any_change_and_the_log_rebuilds_it() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let input = desk.says(&[], "Protect the displaced.");
    let link = desk.ties(input, clause, "displaced people");
    desk.rewords(clause, SHORTER);
    let accepted = desk.does(&accept(link, "it means the same")).change;
    assert!(desk.record.verify().unwrap().good);
    desk.undoes();
    assert_eq!(desk.stood(link).standing, Standing::Changed);
    assert!(desk.record.verify().unwrap().good);
    let past = desk.record.as_of(accepted).unwrap();
    let then = link::get(past.db(), link).unwrap();
    assert_eq!(
        standing(past.db(), &then).unwrap().standing,
        Standing::Accepted
    );
}

#[test]
fn a_lapsed_link_that_was_seen_stays_lapsed_and_leaves_the_queue() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let input = desk.says(&[], "Protect the displaced.");
    let link = desk.ties(input, clause, "inside their own country");
    desk.rewords(clause, "States shall protect displaced people.");
    assert_eq!(desk.due()[0].why, [Why::Lapsed]);
    desk.does(&accept(link, "taken out on purpose"));
    assert_eq!(desk.stood(link).standing, Standing::Lapsed);
    assert!(desk.due().is_empty());
    desk.rewords(clause, TEXT);
    assert_eq!(desk.stood(link).standing, Standing::Holds);
}

#[test]
fn a_link_is_due_from_the_side_of_the_source_too() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let text = "Kenya asked to protect the displaced. Chad agreed.";
    let source = desk.hears(text);
    let made = desk.does(&Action::AddInput {
        input: None,
        content: content(source, 0, text.len(), &[]),
    });
    let input = InputId(made.made[0].id);
    let link = desk.ties(input, clause, "protect displaced people");
    assert!(desk.due().is_empty());

    desk.does(&Action::CorrectInput {
        input,
        content: content(source, 0, 37, &[]),
    });
    let due = desk.due().remove(0);
    assert_eq!(
        (&due.why[..], due.standing),
        (&[Why::InputCorrected][..], Standing::Holds)
    );
    assert_eq!(due.said.as_deref(), Some(text));
    assert_eq!(due.says, &text[..37]);
    desk.undoes();
    assert!(desk.due().is_empty(), "as it was when the link was made");

    let withdrawn = true;
    desk.does(&Action::WithdrawSource { source, withdrawn });
    assert_eq!(desk.due()[0].why, [Why::SourceWithdrawn]);
    desk.does(&accept(link, "the note is being scanned again"));
    assert!(desk.due().is_empty());
    desk.does(&Action::WithdrawInput { input, withdrawn });
    assert_eq!(desk.due()[0].why, [Why::InputWithdrawn]);
}

#[test]
fn the_queue_follows_the_order_of_the_text() {
    let mut desk = Desk::new();
    let first = desk.adds(Kind::Paragraph, TEXT);
    let second = desk.adds(Kind::Paragraph, TEXT);
    let input = desk.says(&[], "Protect the displaced.");
    let late = desk.ties(input, second, "displaced people");
    let early = desk.ties(input, first, "displaced people");
    desk.rewords(second, SHORTER);
    desk.rewords(first, SHORTER);
    let order: Vec<LinkId> = desk.due().iter().map(|due| due.id).collect();
    assert_eq!(order, [early, late]);
    assert_eq!(desk.due()[1].number.as_deref(), Some("2"));
}
