//! Comparing in the real window: every draft side by side, and a copy taken in.

use std::fs;

use stories::Told;
use stories::window::{Desk, tell};

use crate::sample::sample;

/// The rows of the synoptic table that are drawn, and the marks in them.
const TABLE: &str = "
    const all = (css) => document.querySelectorAll(`[data-testid=\"synoptic-table\"] ${css}`).length;
    return [all('[role=columnheader]'), all('[data-testid=\"synoptic-row\"]'), all('ins'), all('del')];";

/// The number at the head of `arguments[0]`.
const COUNT: &str = "
    const text = document.querySelector(`[data-testid=\"${arguments[0]}\"]`)?.textContent ?? '';
    return Number(/\\d+/.exec(text)?.[0] ?? -1);";

async fn counted(desk: &Desk, test_id: &str) -> Told<i64> {
    let count = desk.run(COUNT, vec![test_id.into()]).await?;
    count
        .as_i64()
        .ok_or_else(|| format!("{test_id} has no number").into())
}

#[test]
fn every_draft_stands_side_by_side_and_is_taken_along() -> Told {
    let (folder, record) = sample()?;
    tell("synoptic", Some(&record), async |desk| {
        desk.click("view-compare").await?;
        desk.click("tab-all").await?;
        desk.see("synoptic-row").await?;
        desk.until(
            "return document.querySelectorAll('[data-testid=\"synoptic-table\"] ins').length > 0",
            "no word was brought in by any draft",
        )
        .await?;
        let found = desk.run(TABLE, vec![]).await?;
        assert!(found[0].as_i64() >= Some(2), "{found}");
        assert!(found[3].as_i64() > Some(0), "nothing is dropped: {found}");
        desk.picture("synoptic").await?;

        let all = counted(desk, "synoptic-count").await?;
        desk.click("synoptic-changed").await?;
        desk.rests().await?;
        let changed = counted(desk, "synoptic-count").await?;
        assert!(0 < changed && changed < all, "{changed} of {all} rows");

        desk.type_text("n").await?;
        desk.until(
            "return document.querySelector('[data-testid=\"synoptic-row\"][aria-current]') !== null",
            "n goes nowhere",
        )
        .await?;

        let file = folder.path().join("synoptic.html");
        desk.answer_next_dialog(&file)?;
        desk.click("synoptic-export").await?;
        desk.until(
            "return document.body.textContent.includes('Table written to')",
            "no table was written",
        )
        .await?;
        let page = fs::read_to_string(&file)?;
        assert!(page.contains("size:A4 landscape") && page.contains("<ins"));
        let rows = page.matches("<tr>").count() as i64 - 1;
        assert_eq!(rows, changed, "the file has the rows that were shown");

        // The first draft out of the table: one column less, and nothing to compare it with.
        let columns = found[0].as_i64();
        desk.click("hide-0").await?;
        desk.rests().await?;
        let fewer = desk.run(TABLE, vec![]).await?;
        assert_eq!(fewer[0].as_i64().map(|left| left + 1), columns);
        Ok(())
    })
}
