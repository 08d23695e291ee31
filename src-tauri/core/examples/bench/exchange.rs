//! Files that delegations send and get: how long reading and writing them takes.

use std::path::PathBuf;
use std::time::Duration;

use travaux::compare::compare;
use travaux::exchange::docx::{self, Hand, Hands};
use travaux::exchange::redline::Redline;
use travaux::exchange::{self, Reading, markdown};
use travaux::text::Block;
use travaux::text::states::sides_of_blocks;

use crate::made::Made;
use crate::table::{Done, Table, median_of, ms};

/// Words of a printed page.
const PAGE: usize = 500;

/// Measures Word files, and an act in Akoma Ntoso where one is at hand.
pub(crate) fn files(_: &mut Made, table: &mut Table) -> Done {
    let (old, new) = two_texts(60)?;
    let tracked = redlined(&old, &new);
    let changes = exchange::read(&tracked, "a.docx")?.changes.len();
    let time = median_of(5, || {
        Ok(exchange::read_as(&tracked, "a.docx", Reading::Accepted)?)
    })?;
    let second = Duration::from_secs(1);
    table.aim(
        &format!("reading a Word file of 60 pages with {changes} tracked changes"),
        &ms(time),
        "< 1 s",
        time < second && changes >= 2_000,
    );
    let twice = {
        let (old, new) = two_texts(120)?;
        let tracked = redlined(&old, &new);
        median_of(5, || Ok(exchange::read(&tracked, "a.docx")?))?
    };
    table.report("… one twice as long", &ms(twice));
    let (old, new) = two_texts(100)?;
    let time = median_of(5, || Ok(redlined(&old, &new)))?;
    table.aim(
        "comparing 100 pages and writing the redline for Word",
        &ms(time),
        "< 2 s",
        time < 2 * second,
    );
    act(table)
}

/// Measures the Uruguayan bill.
fn act(table: &mut Table) -> Done {
    let what = "reading and writing the Uruguayan bill in Akoma Ntoso";
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let Ok(bytes) = std::fs::read(folder.join("akn/uy_bill_2010-09-27.xml")) else {
        table.missing(what, "it is not at hand; name its folder in TRAVAUX_DATA");
        return Ok(());
    };
    let time = median_of(5, || {
        let read = exchange::read(&bytes, "a.xml")?;
        Ok(exchange::write(&read.blocks, exchange::Format::AkomaNtoso))
    })?;
    let met = time < Duration::from_millis(200);
    table.aim(what, &ms(time), "< 200 ms", met);
    Ok(())
}

/// A text of so many pages, and another in which two words of each paragraph changed.
fn two_texts(pages: usize) -> Done<(Vec<Block>, Vec<Block>)> {
    const WORDS: [&str; 12] = [
        "States", "parties", "measures", "report", "data", "vessels", "regional", "shared",
        "timely", "agency", "fund", "review",
    ];
    let paragraphs = pages * PAGE / 25;
    let text = |newer: bool| -> Done<Vec<Block>> {
        let mut text = String::new();
        for nth in 0..paragraphs {
            text.push_str(&format!("{}. ", nth + 1));
            for word in 0..25 {
                let changed = newer && (word == 7 || word == 19);
                let which = nth * 7 + word * word + nth / 5 * word + usize::from(changed);
                text.push_str(WORDS[which % WORDS.len()]);
                text.push(if word == 24 { '.' } else { ' ' });
            }
            text.push_str("\n\n");
        }
        Ok(markdown::read(&text)?.blocks)
    };
    Ok((text(false)?, text(true)?))
}

fn redlined(old: &[Block], new: &[Block]) -> Vec<u8> {
    let comparison = compare(&sides_of_blocks(old), &sides_of_blocks(new));
    let hand = Hand {
        author: "A. Person".to_owned(),
        at: Some("2018-03-05T10:00:00Z".to_owned()),
        also: Vec::new(),
    };
    let by = |blocks: &[Block]| vec![vec![(u32::MAX, hand.clone())]; blocks.len()];
    let hands = Hands {
        removed: by(old),
        added: by(new),
    };
    let both = Redline {
        old_name: "old",
        new_name: "new",
        old,
        new,
        comparison: &comparison,
    };
    docx::redline(&both, &hands)
}
