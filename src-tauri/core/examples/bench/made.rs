//! What is measured: records made of a treaty-like text, in a folder that goes away.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use tempfile::TempDir;
use travaux::clause::Wording;
use travaux::clause::words;
use travaux::compare::generate;
use travaux::ids::{ClauseId, DeskId};
use travaux::record::Access;
use travaux::text::{Kind, Series};
use travaux::{Action, By, Record};

use crate::table::Done;

/// Clauses of the large record.
pub(crate) const CLAUSES: usize = 2_000;
/// Clauses of the small record: every text of it recurs in the large one.
pub(crate) const FEW: usize = 20;
/// Revisions of each clause.
pub(crate) const REVISIONS: usize = 50;
/// The argument with which this program makes the large record for another bench.
pub(crate) const RECORD: &str = "--record-of-many-revisions";
/// Changes in one transaction while a record is being made.
const AT_ONCE: usize = 1_000;

/// The folder, and what has been made in it.
pub(crate) struct Made {
    folder: TempDir,
    texts: Vec<Vec<String>>,
    large: Option<PathBuf>,
}

impl Made {
    pub(crate) fn new() -> Done<Made> {
        Ok(Made {
            folder: tempfile::tempdir()?,
            texts: texts(),
            large: None,
        })
    }

    /// Returns a path in the folder.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Returns the record of 100,000 revisions, made on first use.
    pub(crate) fn large(&mut self) -> Done<PathBuf> {
        if let Some(large) = &self.large {
            return Ok(large.clone());
        }
        eprintln!("making a record of {} revisions", CLAUSES * REVISIONS);
        let path = self.at("large.travaux");
        self.fill(&path, CLAUSES)?;
        self.large = Some(path.clone());
        Ok(path)
    }

    /// Makes a record of `clauses` clauses with 50 revisions each, all clauses growing together.
    pub(crate) fn fill(&self, path: &Path, clauses: usize) -> Done {
        let mut by = by();
        let mut record = Record::create(path, "A text of many revisions", desk(), &mut by)?;
        let mut actions = Vec::with_capacity(AT_ONCE);
        for nth in 0..REVISIONS {
            for clause in 0..clauses {
                actions.push(if nth == 0 {
                    self.adding(clause)?
                } else {
                    self.rewording(clause, nth)?
                });
                if actions.len() == AT_ONCE || clause + 1 == clauses {
                    record
                        .apply_all(&mut by, &actions)
                        .map_err(|(_, error)| error)?;
                    actions.clear();
                }
            }
        }
        Ok(())
    }

    fn adding(&self, clause: usize) -> Done<Action> {
        // Twenty clauses to a part, so that no part is longer than those of real texts.
        let first = clause - clause % FEW;
        let parent = (clause != first).then(|| id(first));
        let after = match clause.checked_sub(1) {
            Some(before) if before > first => Some(id(before)),
            _ if parent.is_none() => first.checked_sub(FEW).map(id),
            _ => None,
        };
        Ok(Action::AddClause {
            clause: Some(id(clause)),
            wording: Wording::plain(self.text(clause, 0))?,
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent,
            after,
            note: None,
        })
    }

    /// Returns the action that gives a clause its revision `nth`.
    pub(crate) fn rewording(&self, clause: usize, nth: usize) -> Done<Action> {
        Ok(Action::Reword {
            clause: id(clause),
            wording: Wording::plain(self.text(clause, nth))?,
            note: None,
        })
    }

    /// Returns what a clause says in its revision `nth`: each puts three words, one of
    /// them never seen before, in the stead of three others.
    pub(crate) fn text(&self, clause: usize, nth: usize) -> String {
        let mut words = self.texts[clause % FEW].clone();
        words[0] = format!("{} ({clause})", words[0]);
        reworded(&mut words, nth);
        words.join(" ")
    }
}

/// Makes the large record at a path.
pub(crate) fn record(path: &str) -> Done {
    Made::new()?.fill(Path::new(path), CLAUSES)
}

/// Replaces three words for each revision up to `nth`.
pub(crate) fn reworded(words: &mut [String], nth: usize) {
    let places = (words.len() - 1) / 3;
    for revision in 1..=nth {
        let at = 1 + revision * 7 % places * 3;
        words[at] = format!("proposal-{revision}");
        words[at + 1] = "shall".to_owned();
        words[at + 2] = "endeavour".to_owned();
    }
}

/// Returns the texts of twenty paragraphs of a treaty, in words.
fn texts() -> Vec<Vec<String>> {
    let treaty = generate::treaty(400, 2018);
    let texts = treaty.iter().map(|clause| in_words(&clause.text));
    let texts: Vec<_> = texts.filter(|words| words.len() >= 30).take(FEW).collect();
    assert_eq!(
        texts.len(),
        FEW,
        "a treaty of 400 clauses has {FEW} long ones"
    );
    texts
}

fn in_words(text: &str) -> Vec<String> {
    let tokens = words::tokens(text);
    let tokens = tokens
        .iter()
        .map(|at| &text[at.start as usize..at.end as usize]);
    let found = tokens.filter(|token| words::is_word(token));
    found.map(str::to_owned).collect()
}

/// Returns the id of a clause.
pub(crate) fn id(clause: usize) -> ClauseId {
    ClauseId(uuid::Uuid::from_u128(
        (0xbe << 120) | (0x7 << 76) | (0x8 << 60) | clause as u128,
    ))
}

/// Returns who makes the records.
pub(crate) fn by() -> By {
    By::new("the bench", Timestamp::UNIX_EPOCH, [7; 16])
}

/// Returns the desk that they are made on.
pub(crate) fn desk() -> DeskId {
    DeskId(uuid::Uuid::from_u128(0xde))
}

/// Opens a record to write to it.
pub(crate) fn opened(path: &Path) -> Done<Record> {
    Ok(Record::open(path, Access::Write, desk())?)
}
