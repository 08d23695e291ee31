//! The drafts of the Paris Agreement: taking them in, and comparing them.

use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::{Date, date};
use travaux::compare::{self, Side};
use travaux::text::Document;
use travaux::{Action, Record};

use crate::compare::unit;
use crate::made::{Made, by, desk};
use crate::table::{Done, Table, median, median_of, ms, ratio, timed};

/// A draft as it lies on the disk.
pub(crate) struct Draft {
    pub(crate) name: &'static str,
    date: Date,
    pub(crate) bytes: Vec<u8>,
}

impl Draft {
    fn read(&self) -> Done<Document> {
        Ok(travaux::exchange::read(&self.bytes, self.name)?)
    }

    /// Reads it and takes it into a record.
    pub(crate) fn import(&self, record: &mut Record, by: &mut travaux::By) -> Done {
        let action = Action::ImportDraft {
            draft: None,
            name: self.name.to_owned(),
            date: self.date,
            document: self.read()?,
            file: None,
        };
        record.apply(by, &action)?;
        Ok(())
    }
}

/// Returns the three drafts, or the folder in which they are missing.
pub(crate) fn drafts() -> Result<Vec<Draft>, String> {
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let files = [
        ("2015-10-23.md", date(2015, 10, 23)),
        ("2015-12-04.md", date(2015, 12, 4)),
        ("2015-12-12.md", date(2015, 12, 12)),
    ];
    let read = |(name, date)| {
        let path = folder.join("paris").join(name);
        let bytes = std::fs::read(path).map_err(|_| {
            "the Paris drafts are missing; name the folder that has them in TRAVAUX_DATA".to_owned()
        })?;
        Ok(Draft { name, date, bytes })
    };
    files.into_iter().map(read).collect()
}

/// Measures the import of the first two drafts.
pub(crate) fn import(made: &mut Made, table: &mut Table) -> Done {
    let what = "import of the Paris draft of 23 October";
    let drafts = match drafts() {
        Ok(drafts) => drafts,
        Err(why) => {
            table.missing(what, &why);
            return Ok(());
        }
    };
    let mut times = [Vec::new(), Vec::new()];
    for run in 0..5 {
        let mut by = by();
        let path = made.at(&format!("import-{run}.travaux"));
        let mut record = Record::create(&path, "Paris", desk(), &mut by)?;
        for (draft, times) in drafts.iter().zip(&mut times) {
            times.push(timed(|| draft.import(&mut record, &mut by))?.1);
        }
    }
    let reading = median_of(5, || drafts[0].read())?;
    let [first, second] = times.map(|mut times| median(&mut times));
    table.aim(
        what,
        &format!("{}, of which reading {}", ms(first), ms(reading)),
        "< 300 ms",
        first < Duration::from_millis(300),
    );
    table.report("… then that of 4 December", &ms(second));
    Ok(())
}

/// Measures comparing against the unit F: cutting both texts into words, each numbered.
pub(crate) fn compare(_: &mut Made, table: &mut Table) -> Done {
    let what = "comparing two Paris drafts";
    let drafts = match drafts() {
        Ok(drafts) => drafts,
        Err(why) => {
            table.missing(what, &why);
            return Ok(());
        }
    };
    for pair in drafts.windows(2) {
        let (old, new) = (pair[0].read()?, pair[1].read()?);
        let (old, new) = (sides(&old), sides(&new));
        let unit = unit(&old, &new, 11)?;
        let time = median_of(5, || Ok(compare::compare(&old, &new)))?;
        table.report(
            &format!("{what}, {} and {}", pair[0].name, pair[1].name),
            &format!("{:.1} F ({}; F: {})", ratio(time, unit), ms(time), ms(unit)),
        );
    }
    Ok(())
}

fn sides(document: &Document) -> Vec<Side<'_>> {
    let blocks = document.blocks.iter();
    blocks
        .map(|block| Side {
            id: None,
            number: block.number.as_deref(),
            level: block.level,
            text: &block.wording.text,
        })
        .collect()
}
