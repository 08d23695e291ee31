//! A kept revision: what it writes and how long it takes, in short and long histories.

use std::path::Path;
use std::time::Duration;

use travaux::clause::Wording;
use travaux::text::{Kind, Series};
use travaux::{Action, Record};

use crate::made::{CLAUSES, FEW, Made, REVISIONS, by, desk, id, opened, reworded};
use crate::table::{Done, Table, median, ms, ratio, timed};

/// How often each of the two is measured, in turn.
const TURNS: usize = 10 * FEW + 1;

/// Measures a kept revision in the record of 100,000 revisions against one of 1,000.
pub(crate) fn keep(made: &mut Made, table: &mut Table) -> Done {
    let small = made.at("small.travaux");
    made.fill(&small, FEW)?;
    let large = made.large()?;
    let (mut small, mut large) = (Counted::open(&small)?, Counted::open(&large)?);
    for turn in 0..TURNS {
        // The same texts and the same revisions of as many clauses in both records; in the
        // large one, all over it. Clauses that are reworded for the first time would cost
        // more in both: their leaves are as full as making the record has left them.
        let nth = REVISIONS + turn / FEW;
        let clause = turn % FEW;
        let part = clause * 37 % (CLAUSES / FEW);
        let far = made.text(part * FEW + clause, nth);
        small.keep(clause, made.text(clause, nth))?;
        large.keep(part * FEW + clause, far)?;
    }
    let what = "a kept revision, 100,000 against 1,000: pages written, journal and file";
    if small.pages.is_empty() {
        table.missing(what, "this system does not tell");
    } else {
        // A mean: now and then a leaf is full, and a median of few and many is a toss-up.
        let (few, many) = (mean(&small.pages), mean(&large.pages));
        let figure = format!("{many:.1} against {few:.1}");
        table.aim(what, &figure, "no more", many <= few);
    }
    let (few, many) = (median(&mut small.times), median(&mut large.times));
    let times = ratio(many, few);
    table.aim(
        "… time",
        &format!("{times:.2} × ({} against {})", ms(many), ms(few)),
        "≤ 1.2 ×",
        times <= 1.2,
    );
    Ok(())
}

/// A record whose revisions are timed, with what each writes to the disk.
struct Counted {
    record: Record,
    page: u64,
    pages: Vec<u64>,
    times: Vec<Duration>,
}

impl Counted {
    fn open(path: &Path) -> Done<Counted> {
        let record = opened(path)?;
        let page: i64 = record
            .db()
            .pragma_query_value(None, "page_size", |row| row.get(0))?;
        Ok(Counted {
            record,
            page: u64::try_from(page)?,
            pages: Vec::new(),
            times: Vec::new(),
        })
    }

    fn keep(&mut self, clause: usize, text: String) -> Done {
        let action = Action::Reword {
            clause: id(clause),
            wording: Wording::plain(text)?,
            note: None,
        };
        let before = written();
        let record = &mut self.record;
        let (_, time) = timed(|| Ok(record.apply(&mut by_turn(self.times.len()), &action)?))?;
        self.times.push(time);
        if let (Some(before), Some(after)) = (before, written()) {
            self.pages.push((after - before).div_ceil(self.page));
        }
        Ok(())
    }
}

fn mean(pages: &[u64]) -> f64 {
    pages.iter().sum::<u64>() as f64 / pages.len() as f64
}

/// Returns how many bytes this process has written so far, where the system tells.
fn written() -> Option<u64> {
    let said = std::fs::read_to_string("/proc/self/io").ok()?;
    let bytes = said.lines().find_map(|line| line.strip_prefix("wchar: "))?;
    bytes.parse().ok()
}

/// Returns somebody whose new ids are those of no other turn.
fn by_turn(turn: usize) -> travaux::By {
    let mut by = by();
    let millis = i64::try_from(turn).unwrap_or(0) + 1;
    by.at = jiff::Timestamp::from_millisecond(millis).unwrap_or(by.at);
    by
}

/// Measures the next revision of a clause with 1,000 revisions of 100 words.
pub(crate) fn origin(made: &mut Made, table: &mut Table) -> Done {
    let path = made.at("long.travaux");
    let mut record = Record::create(&path, "One long clause", desk(), &mut by())?;
    let words: Vec<String> = (0..100).map(|nth| format!("word{nth}")).collect();
    let saying = |nth: usize| {
        let mut words = words.clone();
        reworded(&mut words, nth);
        words.join(" ")
    };
    let add = |clause: usize| -> Done<Action> {
        Ok(Action::AddClause {
            clause: Some(id(clause)),
            wording: Wording::plain(saying(0))?,
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after: None,
            note: None,
        })
    };
    let reword = |clause: usize, nth: usize| -> Done<Action> {
        Ok(Action::Reword {
            clause: id(clause),
            wording: Wording::plain(saying(nth))?,
            note: None,
        })
    };
    let mut actions = vec![add(1)?, add(0)?];
    for nth in 1..1_000 {
        actions.push(reword(0, nth)?);
    }
    record
        .apply_all(&mut by_turn(0), &actions)
        .map_err(|(_, error)| error)?;
    drop(record);

    let mut record = opened(&path)?;
    let mut by = by_turn(1);
    let mut next = |clause, nth| -> Done<Duration> {
        let action = reword(clause, nth)?;
        Ok(timed(|| Ok(record.apply(&mut by, &action)?))?.1)
    };
    let cold = next(0, 1_000)?;
    let (mut long, mut short) = (Vec::new(), Vec::new());
    for turn in 1..=21 {
        long.push(next(0, 1_000 + turn)?);
        short.push(next(1, turn)?);
    }
    let (long, short) = (median(&mut long), median(&mut short));
    table.report(
        "the next revision of a clause with 1,000 of 100 words",
        &format!(
            "cold {}, one more {}: {:.1} × a clause with few",
            ms(cold),
            ms(long),
            ratio(long, short)
        ),
    );
    Ok(())
}
