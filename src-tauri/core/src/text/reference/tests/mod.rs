//! References, told as stories and as laws.

mod laws;
mod proposals;
mod stories;

use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::{self, Mark, MarkKind};
use crate::{Outcome, Record};

struct Desk {
    _folder: tempfile::TempDir,
    record: Record,
    by: By,
}

impl Desk {
    /// A record whose working text is a Markdown text that nobody has on paper.
    fn with(markdown: &str) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", Timestamp::UNIX_EPOCH, [9; 16]);
        let desk = by.id();
        let path = folder.path().join("compact.travaux");
        let record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
        let mut desk = Desk {
            _folder: folder,
            record,
            by,
        };
        desk.imports("Zero", 1, markdown);
        desk
    }

    fn imports(&mut self, name: &str, day: i8, markdown: &str) {
        let document = crate::exchange::markdown::read(markdown).unwrap();
        self.does(Action::ImportDraft {
            draft: None,
            name: name.to_owned(),
            date: date(2018, 2, day),
            document,
            file: None,
        });
    }

    fn does(&mut self, action: Action) -> Outcome {
        self.record.apply(&mut self.by, &action).unwrap()
    }

    fn items(&self) -> Vec<Item> {
        outline::working(self.record.db()).unwrap()
    }

    fn clause(&self, number: &str) -> ClauseId {
        crate::text::find(&self.items(), number).unwrap()
    }

    fn head(&self, clause: ClauseId) -> clause::Revision {
        clause::head(self.record.db(), clause).unwrap()
    }

    fn rewords(&mut self, clause: ClauseId, wording: Wording) -> Outcome {
        self.does(Action::Reword {
            clause,
            wording,
            note: None,
        })
    }

    /// Gives a clause words in which `«…»` refers to another.
    fn refers(&mut self, clause: ClauseId, words: &str, to: ClauseId) {
        let wording = marked(words, to);
        self.rewords(clause, wording);
    }

    fn removes(&mut self, clause: ClauseId) {
        self.does(Action::Remove { clause, note: None });
    }

    fn moves(&mut self, clause: ClauseId, parent: Option<ClauseId>, after: Option<ClauseId>) {
        self.does(Action::Move {
            clause,
            parent,
            after,
            note: None,
        });
    }

    fn renumbers(&mut self) -> Outcome {
        self.does(Action::Renumber { note: None })
    }

    /// The words of a clause, with `«…»` around what refers to another.
    fn says(&self, clause: ClauseId) -> String {
        shown(&self.head(clause).state.wording)
    }
}

fn marked(words: &str, to: ClauseId) -> Wording {
    let start = words.find('«').unwrap();
    let end = words.find('»').unwrap() - '«'.len_utf8();
    Wording {
        text: words.replace(['«', '»'], ""),
        marks: vec![Mark {
            start: start as u32,
            end: end as u32,
            kind: MarkKind::Reference(to),
        }],
    }
}

fn shown(wording: &Wording) -> String {
    let mut text = wording.text.clone();
    let mut ranges: Vec<_> = wording.references().map(|(range, _)| range).collect();
    ranges.reverse();
    for range in ranges {
        text.insert(range.end as usize, '»');
        text.insert(range.start as usize, '«');
    }
    text
}

const FOUR: &str = "1. States report.\n\n2. States meet.\n\n3. States decide.\n\n4. As in paragraph 3, they act.\n";
