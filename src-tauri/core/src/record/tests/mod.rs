//! What the record promises, told as stories and as laws.

use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::{self, Wording};
use crate::ids::ClauseId;
use crate::text::{Block, Document, Item, Kind, Series, draft, outline};

mod altered;
mod drafting;
mod drafts;
mod forms;
mod laws;
mod undo;

struct Desk {
    folder: TempDir,
    record: Record,
    by: By,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new(
            "the secretariat",
            Timestamp::from_second(1_517_800_000).unwrap(),
            [7; 16],
        );
        let desk = by.id();
        let record = Record::create(
            &folder.path().join("compact.travaux"),
            "A Compact",
            desk,
            &mut by,
        )
        .unwrap();
        Desk { folder, record, by }
    }

    fn again(&mut self) {
        let path = self.record.path().to_owned();
        let desk = self.record.desk;
        self.record = Record::open(&path, Access::Write, desk).unwrap();
        assert!(self.folder.path().exists());
    }

    fn does(&mut self, action: Action) -> crate::Outcome {
        self.by.at += jiff::SignedDuration::from_secs(1);
        self.record.apply(&mut self.by, &action).unwrap()
    }

    fn refuses(&mut self, action: Action) -> String {
        let before = self.record.head().unwrap();
        let error = self.record.apply(&mut self.by, &action).unwrap_err();
        assert_eq!(
            self.record.head().unwrap(),
            before,
            "a refused action leaves nothing"
        );
        error.to_string()
    }

    fn adds(
        &mut self,
        kind: Kind,
        text: &str,
        parent: Option<ClauseId>,
        after: Option<ClauseId>,
    ) -> ClauseId {
        let action = Action::AddClause {
            clause: None,
            wording: Wording::plain(text).unwrap(),
            kind,
            series: Series::Auto,
            alternative: false,
            parent,
            after,
            note: None,
        };
        ClauseId(self.does(action).made[0].id)
    }

    fn rewords(&mut self, clause: ClauseId, text: &str) {
        self.does(Action::Reword {
            clause,
            wording: Wording::plain(text).unwrap(),
            note: None,
        });
    }

    fn text(&self) -> Vec<String> {
        printed(&outline::working(self.record.db()).unwrap())
    }
}

fn printed(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .map(|item| {
            let block = item.block();
            let number = block.number.map_or_else(String::new, |number| number + " ");
            format!(
                "{}{number}{}",
                "  ".repeat(block.level.into()),
                block.wording.text
            )
        })
        .collect()
}

fn document(lines: &[(&str, u16, Kind, &str)]) -> Document {
    let blocks = lines
        .iter()
        .map(|(number, level, kind, text)| Block {
            number: (!number.is_empty()).then(|| (*number).to_owned()),
            kind: *kind,
            level: *level,
            wording: Wording::plain(*text).unwrap(),
            series: if number.is_empty() {
                Series::Unnumbered
            } else {
                Series::Auto
            },
            clause: None,
        })
        .collect();
    Document {
        blocks,
        ..Document::default()
    }
}
