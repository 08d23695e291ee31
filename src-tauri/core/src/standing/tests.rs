//! What standing promises, told as stories.

use jiff::Timestamp;
use tempfile::TempDir;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::Wording;
use crate::ids::DraftId;
use crate::participant::Profile;
use crate::record::Record;
use crate::text::{Kind, Series, TextName};

struct Room {
    _folder: TempDir,
    record: Record,
    by: By,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let at = Timestamp::from_second(1_517_800_000).unwrap();
        let mut by = By::new("the chair", at, [9; 16]);
        let desk = by.id();
        let path = folder.path().join("text.travaux");
        let record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
        Room {
            _folder: folder,
            record,
            by,
        }
    }

    fn does(&mut self, action: Action) -> crate::Outcome {
        self.by.at += jiff::SignedDuration::from_secs(60);
        self.record.apply(&mut self.by, &action).unwrap()
    }

    fn refuses(&mut self, action: Action) -> String {
        self.record
            .apply(&mut self.by, &action)
            .unwrap_err()
            .to_string()
    }

    fn clause(&mut self, text: &str, parent: Option<ClauseId>) -> ClauseId {
        let made = self.does(Action::AddClause {
            clause: None,
            wording: Wording::plain(text).unwrap(),
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent,
            after: None,
            note: None,
        });
        ClauseId(made.made[0].id)
    }

    fn counted(&self, name: TextName) -> String {
        let record = match name {
            TextName::Change { change } => Some(self.record.as_of(change).unwrap()),
            _ => None,
        };
        let record = record.as_ref().unwrap_or(&self.record);
        let items = TextName::Working.items(record).unwrap();
        counts(&items, &shown(record.db(), &items).unwrap()).said()
    }
}

fn says(clause: ClauseId, part: bool, said: Said) -> Action {
    Action::SetStanding {
        clause,
        part,
        said,
        session: None,
        reading: Some(1),
        note: None,
    }
}

fn rewords(clause: ClauseId, text: &str) -> Action {
    Action::Reword {
        clause,
        wording: Wording::plain(text).unwrap(),
        note: None,
    }
}

#[test]
fn a_change_to_an_agreed_clause_asks_first_and_reopens_it() {
    let mut room = Room::new();
    let clause = room.clause("States shall report.", None);
    let agreed = room.does(says(clause, false, Said::AgreedAdRef)).change;
    assert_eq!(
        room.refuses(rewords(clause, "States may report.")),
        "this clause is agreed; reopen it first"
    );
    assert!(
        room.refuses(Action::Remove { clause, note: None })
            .contains("agreed")
    );
    assert!(
        room.refuses(Action::Split {
            clause,
            at: 7,
            second: None,
            note: None
        })
        .contains("agreed")
    );
    let both = Action::Together {
        what: "reopen and reword".to_owned(),
        actions: vec![
            says(clause, false, Said::Reopened),
            rewords(clause, "States may report."),
        ],
    };
    room.does(both);
    let said: Vec<Said> = history(room.record.db(), clause)
        .unwrap()
        .iter()
        .map(|one| one.said)
        .collect();
    assert_eq!(said, [Said::AgreedAdRef, Said::Reopened]);
    assert_eq!(
        room.counted(TextName::Working),
        "0 agreed, 0 in brackets, of 1 paragraph"
    );
    assert_eq!(
        room.counted(TextName::Change { change: agreed }),
        "1 agreed (1 ad ref), 0 in brackets, of 1 paragraph"
    );
    // One undo takes back both.
    room.record.undo(&mut room.by).unwrap();
    assert_eq!(
        room.counted(TextName::Working),
        "1 agreed (1 ad ref), 0 in brackets, of 1 paragraph"
    );
    assert!(room.record.verify().unwrap().good);
}

#[test]
fn words_that_were_agreed_since_are_not_taken_back_by_somebody_else() {
    let mut room = Room::new();
    let clause = room.clause("States shall report.", None);
    let mut other = room.by.clone();
    other.author = "B. Okoye".to_owned();
    other.ids = By::new("", other.at, [3; 16]).ids;
    room.record
        .apply(&mut other, &rewords(clause, "States may report."))
        .unwrap();
    room.does(says(clause, false, Said::Agreed));
    let refused = room.record.undo(&mut other).unwrap_err().to_string();
    assert_eq!(refused, "this clause is agreed; reopen it first");
}

#[test]
fn a_part_is_agreed_whole_and_what_is_in_brackets_is_not() {
    let mut room = Room::new();
    let head = room.clause("The fund.", None);
    let below = room.clause("It [shall] pay for boats.", Some(head));
    assert_eq!(
        room.counted(TextName::Working),
        "0 agreed, 1 in brackets, of 2 paragraphs"
    );
    assert!(
        room.refuses(says(head, true, Said::Agreed))
            .contains("has brackets")
    );
    room.does(rewords(below, "It shall pay for boats. [Agreed ad ref]"));
    room.does(says(head, true, Said::Agreed));
    assert_eq!(
        room.counted(TextName::Working),
        "2 agreed, 0 in brackets, of 2 paragraphs"
    );
    assert!(
        room.refuses(says(head, true, Said::Agreed))
            .contains("nothing would change")
    );
    room.does(says(below, false, Said::Reopened));
    assert!(
        room.refuses(says(below, false, Said::Reopened))
            .contains("not agreed")
    );
    assert_eq!(
        newest(room.record.db(), below).unwrap().unwrap().said,
        Said::Reopened
    );
}

#[test]
fn silence_passes_at_its_deadline_unless_somebody_breaks_it() {
    let mut room = Room::new();
    room.clause("States shall report.", None);
    let draft: DraftId = room.by.id();
    room.does(Action::Seal {
        draft: Some(draft),
        name: "Rev. 1".to_owned(),
        date: jiff::civil::date(2018, 2, 5),
        note: None,
    });
    let profile = Profile {
        name: "Fiji".to_owned(),
        ..Profile::default()
    };
    let fiji = ParticipantId(
        room.does(Action::SetParticipant {
            participant: None,
            profile,
        })
        .made[0]
            .id,
    );
    let deadline = room.by.at + jiff::SignedDuration::from_hours(72);
    let opened = room.does(Action::OpenSilence {
        silence: None,
        draft,
        deadline,
    });
    let silence = crate::ids::SilenceId(opened.made[0].id);
    let stands = |room: &Room, at| silences(room.record.db()).unwrap()[0].stands(at);
    assert_eq!(stands(&room, room.by.at), SilenceStands::Running);
    assert_eq!(stands(&room, deadline), SilenceStands::Passed);
    let breaks = Action::BreakSilence {
        silence,
        by: vec![fiji],
        note: Some("paragraph 1".to_owned()),
    };
    room.does(breaks.clone());
    assert_eq!(stands(&room, deadline), SilenceStands::Broken);
    room.by.at = deadline;
    assert!(room.refuses(breaks).contains("silence ended"));
    assert!(
        room.refuses(Action::OpenSilence {
            silence: None,
            draft,
            deadline
        })
        .contains("ends before it begins")
    );
    assert!(room.record.verify().unwrap().good);
}
