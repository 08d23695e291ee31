//! The text is one to the hand, though each clause has an editor of its own.

use stories::Told;
use stories::window::{Desk, tell};

use crate::sample::sample;

/// Keys as WebDriver names them.
const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';
const HOME: char = '\u{E011}';
const END: char = '\u{E010}';
const UP: char = '\u{E013}';
const DOWN: char = '\u{E015}';
const PAGE_DOWN: char = '\u{E00F}';
const ENTER: char = '\u{E007}';
const TAB: char = '\u{E004}';
const DELETE: char = '\u{E017}';

/// What the clauses say, which one is in hand, and what is chosen.
const NOW: &str = "const rows = [...document.querySelectorAll('[data-clause]')];
     const said = rows.map((each) => each.querySelector('.words').textContent);
     const inHand = document.querySelector('.ProseMirror')?.textContent;
     const chosen = String(getSelection()).replaceAll('\\n', ' ');
     const at = (start) => said.findIndex((each) => each.startsWith(start));";

async fn now(desk: &Desk, test: &str, problem: &str) -> Told {
    desk.until(&format!("{NOW} return {test}"), problem).await
}

/// Puts the caret at the end of the first line of the clause that begins so.
async fn take_in_hand(desk: &Desk, start: &str) -> Told {
    desk.see("text-view").await?;
    let (x, y) = point(desk, start, 0.5).await?;
    desk.drag(&[(x, y)]).await?;
    now(
        desk,
        &format!("inHand?.startsWith('{start}')"),
        "the clause is not in hand",
    )
    .await?;
    // The editor looks at its selection again a moment after it has the focus.
    desk.rests().await
}

/// Puts the caret at the start of the clause in hand. A key that comes before the editor
/// has looked again is lost, as it would be to a person, who presses it again.
async fn to_the_start(desk: &Desk) -> Told {
    let there = "const { anchorNode, anchorOffset } = getSelection();
         const before = document.createRange();
         before.selectNodeContents(document.querySelector('.ProseMirror'));
         before.setEnd(anchorNode, anchorOffset);
         return String(before) === ''";
    for _ in 0..20 {
        desk.press(&[HOME]).await?;
        desk.rests().await?;
        if desk.run(there, vec![]).await? == true {
            return Ok(());
        }
    }
    Err("the caret does not go to the start".into())
}

/// A point on the first line of the clause that begins so, as a part of its width.
async fn point(desk: &Desk, start: &str, part: f64) -> Told<(f64, f64)> {
    let script = format!(
        "{NOW} const words = rows[at('{start}')].querySelector('.words');
         const box = words.getBoundingClientRect();
         return [box.left + box.width * {part}, box.top + 14]"
    );
    let found = desk.run(&script, vec![]).await?;
    match (found[0].as_f64(), found[1].as_f64()) {
        (Some(x), Some(y)) => Ok((x, y)),
        _ => Err("the clause is not in the text".into()),
    }
}

#[test]
fn enter_at_the_start_begins_a_clause_before_and_tab_sets_it_in() -> Told {
    let (_folder, record) = sample()?;
    tell("begun-before", Some(&record), async |desk| {
        take_in_hand(desk, "Migrants have").await?;
        to_the_start(desk).await?;
        desk.press(&[ENTER]).await?;
        let before = "said[at('Migrants have') - 1]";
        now(
            desk,
            &format!("inHand === '' && {before} === ''"),
            "none is begun",
        )
        .await?;
        desk.press(&[CONTROL, 'z']).await?;
        now(
            desk,
            &format!("inHand.startsWith('Migrants have') && {before} !== ''"),
            "Ctrl+Z does not let the empty clause be",
        )
        .await?;

        desk.press(&[ENTER]).await?;
        now(desk, "inHand === ''", "none is begun again").await?;
        desk.press(&[TAB]).await?;
        desk.type_text("with their families;").await?;
        desk.press(&[ENTER]).await?;
        now(desk, "inHand === ''", "Enter does not go on to the next").await?;
        desk.press(&[ENTER]).await?;
        desk.type_text("Parties meet.").await?;
        desk.press(&[CONTROL, 's']).await?;
        desk.read("standing", "kept").await?;
        now(
            desk,
            "at('Parties meet.') === at('Migrants have') - 1
               && at('with their families;') === at('Migrants have') - 2
               && rows[at('with their families;')].dataset.level === '1'
               && rows[at('Parties meet.')].dataset.level === '0'",
            "what was begun does not stand where it was set",
        )
        .await
    })
}

#[test]
fn what_is_chosen_by_key_goes_on_from_the_clause_in_hand() -> Told {
    let (_folder, record) = sample()?;
    tell("chosen-by-key", Some(&record), async |desk| {
        take_in_hand(desk, "Migrants have").await?;
        desk.press(&[END]).await?;
        desk.rests().await?;
        for _ in 0..3 {
            desk.press(&[SHIFT, UP]).await?;
        }
        now(
            desk,
            "!inHand && chosen.includes('whatever their status. Migrants have')",
            "Shift+Up does not leave the clause",
        )
        .await?;
        for _ in 0..3 {
            desk.press(&[SHIFT, DOWN]).await?;
        }
        now(
            desk,
            "inHand?.startsWith('Migrants have') && chosen === ''",
            "Shift+Down does not come back",
        )
        .await?;

        desk.rests().await?;
        to_the_start(desk).await?;
        desk.press(&[SHIFT, UP]).await?;
        desk.press(&[SHIFT, UP]).await?;
        now(
            desk,
            "chosen.startsWith('The human rights')",
            "it is not chosen",
        )
        .await?;
        desk.press(&[DELETE]).await?;
        now(
            desk,
            "at('The human rights') < 0 && at('Migrants have') > 0",
            "what was chosen is not deleted",
        )
        .await?;
        desk.press(&[CONTROL, 'z']).await?;
        now(desk, "at('The human rights') > 0", "it does not come back").await
    })
}

#[test]
fn what_is_chosen_by_mouse_goes_on_from_the_clause_in_hand() -> Told {
    let (_folder, record) = sample()?;
    tell("chosen-by-mouse", Some(&record), async |desk| {
        take_in_hand(desk, "States remain").await?;
        let from = point(desk, "States remain", 0.4).await?;
        let over = point(desk, "The human rights", 0.2).await?;
        let to = point(desk, "Migrants have", 0.3).await?;
        desk.drag(&[from, over, to, to]).await?;
        now(
            desk,
            "!inHand && chosen.includes('The human rights') && /Migrants have.+$/.test(chosen)",
            "the drag does not go on into other clauses",
        )
        .await?;
        desk.type_text("Written over ").await?;
        now(
            desk,
            "at('The human rights') < 0 && inHand?.includes('Written over ')",
            "what is typed does not stand in its place",
        )
        .await?;

        // Out of the clause and back: it is the clause in hand again.
        let from = point(desk, "States remain", 0.2).await?;
        let out = point(desk, "This Compact rests", 0.2).await?;
        let back = point(desk, "States remain", 0.1).await?;
        desk.drag(&[from, from]).await?;
        desk.drag(&[from, out, out, back, back]).await?;
        now(
            desk,
            "inHand?.startsWith('States remain') && chosen !== '' && inHand.includes(chosen)",
            "a drag that comes back does not choose words of its clause",
        )
        .await
    })
}

#[test]
fn the_caret_goes_by_screens_and_to_both_ends_of_the_text() -> Told {
    let (_folder, record) = sample()?;
    tell("caret-far", Some(&record), async |desk| {
        take_in_hand(desk, "States remain").await?;
        desk.press(&[CONTROL, END]).await?;
        let last = "inHand === said.at(-1)";
        now(desk, last, "Ctrl+End does not go to the end").await?;
        desk.press(&[CONTROL, HOME]).await?;
        now(
            desk,
            "inHand === said[0]",
            "Ctrl+Home does not go to the beginning",
        )
        .await?;
        desk.press(&[PAGE_DOWN]).await?;
        now(
            desk,
            "inHand && inHand !== said[0] && inHand !== said.at(-1)",
            "Page Down does not go on by a screen",
        )
        .await?;
        for _ in 0..4 {
            desk.press(&[PAGE_DOWN]).await?;
        }
        now(desk, last, "Page Down does not come to the end").await?;
        desk.press(&[CONTROL, 'a']).await?;
        desk.press(&[CONTROL, 'a']).await?;
        now(
            desk,
            "!inHand && said.every((each) => chosen.includes(each))",
            "Ctrl+A twice does not choose the whole text",
        )
        .await
    })
}
