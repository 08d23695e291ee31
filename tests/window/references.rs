//! Cross-references in the real window: set by keys, printed, followed and removed.

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

/// Control, Shift and Enter, as WebDriver names the keys.
const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';
const ENTER: char = '\u{E007}';

/// Takes the clause about housing in hand, the caret at its end.
const TAKE: &str = "
    const words = [...document.querySelectorAll('[data-testid^=\"clause-\"] .words')]
      .find((each) => each.textContent.includes('decent housing'));
    words.scrollIntoView({ block: 'center' });
    words.click();";

#[test]
fn a_reference_is_set_by_keys_and_followed() -> Told {
    let (_folder, record) = sample()?;
    tell("references", Some(&record), async |desk| {
        desk.see("text-view").await?;
        desk.run(TAKE, vec![]).await?;
        desk.see("editor").await?;
        desk.type_text(" See paragraph ").await?;
        desk.press(&[CONTROL, SHIFT, 'R']).await?;
        desk.see("reference").await?;
        desk.type_text("2").await?;
        desk.press(&[ENTER]).await?;
        desk.read("reference-says", "goes in at the caret").await?;
        desk.picture("reference").await?;
        desk.click("reference-set").await?;
        let printed =
            "return document.querySelector('.ProseMirror .reference')?.textContent === '2'";
        desk.until(printed, "the number is not in the text").await?;
        desk.read("standing", "kept").await?;

        desk.press(&[CONTROL, SHIFT, 'G']).await?;
        let followed =
            "return document.querySelector('.clause.selected .number')?.textContent === '2.'";
        desk.until(followed, "clause 2 is not at hand").await?;
        let quiet = "return document.querySelector('.words .reference')?.textContent === '2'";
        desk.until(quiet, "the reference is not shown").await
    })
}
