//! A record of 100,000 revisions: how soon it can be read, and how long its proof takes.

use std::time::Duration;

use sha2::{Digest, Sha256};
use travaux::Record;
use travaux::record::Access;
use travaux::text::outline;

use crate::made::{Made, desk, opened};
use crate::table::{Done, Table, median_of, ms, ratio, timed};

/// Measures opening and verifying.
pub(crate) fn open(made: &mut Made, table: &mut Table) -> Done {
    let path = made.large()?;
    let second = Duration::from_secs(1);
    let read = |record: &Record| -> Done<String> {
        let items = outline::working(record.db())?;
        let first = items.into_iter().next().ok_or("the text is empty")?;
        Ok(first.state.wording.text)
    };

    let plain = median_of(5, || read(&Record::open(&path, Access::Read, desk())?))?;
    table.aim(
        "100,000 revisions: open and read the first clause",
        &ms(plain),
        "< 1 s",
        plain < second,
    );

    let remembered = made.at("desk");
    std::fs::create_dir(&remembered)?;
    let guarded = || -> Done<String> {
        read(&Record::open_guarded(
            &path,
            Access::Write,
            desk(),
            &remembered,
        )?)
    };
    let (_, strange) = timed(guarded)?;
    let known = median_of(5, guarded)?;
    table.aim(
        "… with the checks of the desk, a file that it knows",
        &ms(known),
        "< 1 s",
        known < second,
    );
    table.report(
        "… a file that it does not know (checked whole)",
        &ms(strange),
    );

    let hash = median_of(3, || Ok(Sha256::digest(std::fs::read(&path)?)))?;
    let record = opened(&path)?;
    let (verdict, verify) = timed(|| Ok(record.verify()?))?;
    if !verdict.good {
        return Err(format!("the record does not verify: {:?}", verdict.findings).into());
    }
    table.aim(
        "… verify",
        &format!(
            "{}, {:.1} × hashing the file",
            ms(verify),
            ratio(verify, hash)
        ),
        "< 3 s",
        verify < Duration::from_secs(3),
    );
    Ok(())
}
