//! Drafting in the real window: typing, a crash, keeping and taking back.

use stories::Told;
use stories::window::{Desk, tell};

use crate::sample::sample;

/// Control, as WebDriver names the key.
const CONTROL: char = '\u{E009}';
/// Keys as WebDriver names them.
const END: char = '\u{E010}';
const LEFT: char = '\u{E012}';
const ENTER: char = '\u{E007}';
const BACKSPACE: char = '\u{E003}';
const DELETE: char = '\u{E017}';
/// A word that no sample clause has.
const WORD: &str = "Xylophone ";

/// Puts the caret into the clause that is about housing.
async fn take_in_hand(desk: &Desk) -> Told {
    desk.run(
        "const clause = [...document.querySelectorAll('[data-testid^=\"clause-\"]')]
           .find((each) => each.textContent.includes('decent housing'));
         clause.id = 'at-hand'; clause.scrollIntoView({ block: 'center' });",
        vec![],
    )
    .await?;
    let words = desk
        .client()
        .find(fantoccini::Locator::Id("at-hand"))
        .await?;
    words.click().await?;
    desk.see("editor").await.map(|_| ())
}

#[test]
fn typing_survives_a_crash_and_is_taken_back_after_it_was_kept() -> Told {
    let (_folder, record) = sample()?;
    tell("drafting", Some(&record), async |desk| {
        desk.see("text-view").await?;
        take_in_hand(desk).await?;
        desk.type_text(WORD).await?;
        tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
        desk.crash()?;
        desk.start_again().await?;
        desk.see("keep-left").await?;
        desk.read("left-behind", WORD.trim()).await?;
        desk.picture("left-behind").await?;
        desk.click("let-go").await?;
        desk.rests().await?;

        take_in_hand(desk).await?;
        desk.type_text(WORD).await?;
        desk.press(&[CONTROL, 's']).await?;
        desk.read("standing", "kept").await?;
        desk.press(&[CONTROL, 'z']).await?;
        let gone = "return !document.querySelector('[data-testid=\"text-view\"]').textContent.includes('Xylophone')";
        desk.until(gone, "what was typed is still there after Ctrl+Z")
            .await?;
        desk.picture("taken-back").await.map(|_| ())
    })
}

/// What the clauses around the one about housing say, and what the desk said last.
const AROUND: &str = "const said = [...document.querySelectorAll('[data-clause] .words')]
       .map((each) => each.textContent);
     const toast = document.querySelector('[data-testid=\"toast\"]')?.textContent ?? '';";

async fn says(desk: &Desk, test: &str, problem: &str) -> Told {
    desk.until(&format!("{AROUND} return {test}"), problem)
        .await
}

#[test]
fn a_word_cut_by_enter_is_one_again_after_backspace_and_undo_says_what_it_took_back() -> Told {
    let (_folder, record) = sample()?;
    tell("cut-and-joined", Some(&record), async |desk| {
        desk.see("text-view").await?;
        take_in_hand(desk).await?;
        for key in [END, LEFT, LEFT, LEFT, ENTER] {
            desk.press(&[key]).await?;
        }
        says(desk, "said.includes('ng.')", "Enter does not cut the word").await?;
        desk.press(&[BACKSPACE]).await?;
        let whole = "said.some((each) => each.endsWith('decent housing.'))";
        says(desk, whole, "the word is not whole again").await?;
        desk.press(&[CONTROL, 'z']).await?;
        says(
            desk,
            "said.includes('ng.') && toast.includes('Undone: join two clauses')",
            "Ctrl+Z does not say that it took the join back",
        )
        .await?;
        desk.press(&[CONTROL, 'z']).await?;
        says(
            desk,
            &format!("{whole} && toast.includes('Undone: split 3 bis')"),
            "Ctrl+Z does not say which clause it made whole",
        )
        .await
    })
}

#[test]
fn what_is_chosen_over_several_clauses_is_deleted_and_comes_back() -> Told {
    let (_folder, record) = sample()?;
    tell("chosen-across", Some(&record), async |desk| {
        desk.see("text-view").await?;
        desk.run(
            "const words = [...document.querySelectorAll('[data-clause] .words')];
             const at = (start) => words.find((each) => each.textContent.startsWith(start));
             const text = (each) => document.createTreeWalker(each, NodeFilter.SHOW_TEXT).nextNode();
             getSelection().setBaseAndExtent(
               text(at('States remain')), 'States'.length, text(at('Migrants have')), 'Migrants'.length);",
            vec![],
        )
        .await?;
        desk.press(&[DELETE]).await?;
        says(
            desk,
            "said.includes('States have access to justice and to decent housing.')",
            "what is left of the two clauses is not one clause",
        )
        .await?;
        desk.press(&[CONTROL, 'z']).await?;
        says(
            desk,
            "['States remain', 'The human rights', 'Migrants have']
               .every((start) => said.some((each) => each.startsWith(start)))",
            "Ctrl+Z does not bring all three back",
        )
        .await
    })
}
