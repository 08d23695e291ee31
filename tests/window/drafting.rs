//! Drafting in the real window: typing, a crash, keeping and taking back.

use stories::Told;
use stories::window::{Desk, tell};

use crate::sample::sample;

/// Control, as WebDriver names the key.
const CONTROL: char = '\u{E009}';
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
