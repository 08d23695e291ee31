//! The process in the real window: its line of time, a bracket resolved by key, what was
//! lost in silence, and the inputs of a source confirmed by key.

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

const ALT: char = '\u{E00A}';
const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';

/// Clicks the first element that matches.
const CLICK: &str = "
    const found = document.querySelector(arguments[0]);
    found?.click();
    return found !== null;";
/// Withdraws the first input of the source.
const WITHDRAW: &str = "
    const found = [...document.querySelectorAll('[data-testid^=input-] button')]
      .find((button) => button.textContent.trim() === 'Withdraw');
    found?.click();
    return found !== undefined;";
/// How many elements match.
const COUNT: &str = "return document.querySelectorAll(arguments[0]).length;";

#[test]
fn a_bracket_is_resolved_from_the_ledger_and_inputs_are_confirmed_by_key() -> Told {
    let (_folder, record) = sample()?;
    tell("process", Some(&record), async |desk| {
        desk.see("outline").await?;
        desk.press(&[ALT, '5']).await?;
        desk.read("timeline", "Draft Rev. 1").await?;
        desk.picture("timeline").await?;

        desk.click("tab-brackets").await?;
        desk.read("ledger-count", "open bracket").await?;
        let before = desk.run(COUNT, vec!["[data-testid=ledger] tbody tr".into()]);
        let before = before.await?.as_u64().unwrap_or(0);
        assert!(before > 0, "the sample has an open bracket");
        let pressed = desk.run(CLICK, vec!["[data-testid^=resolve-]".into()]);
        assert_eq!(pressed.await?, true);
        desk.see("resolve").await?;
        // The first way, as it stands between the brackets.
        desk.press(&['1']).await?;
        desk.see("reads").await?;
        desk.click("decided-who").await?;
        desk.type_text("the Chair").await?;
        desk.click("resolve-go").await?;
        desk.until(
            &format!(
                "return document.querySelectorAll('[data-testid=ledger] tbody tr').length === {}",
                before - 1
            ),
            "the bracket is still open",
        )
        .await?;

        desk.click("tab-convergence").await?;
        desk.read("convergence-figures", "Draft Rev. 1").await?;
        desk.read("agreed-said", "1 agreed (1 ad ref)").await?;
        // Two of the sample's proposals clash: one is taken, the other says why not.
        desk.click("tab-proposals").await?;
        desk.click("choose-all").await?;
        desk.click("accept-chosen").await?;
        desk.read("not-accepted", "clashes with").await?;
        desk.click("tab-lost").await?;
        desk.read("lost-count", "lost in silence").await?;

        desk.click("view-sources").await?;
        desk.see("source-text").await?;
        // The sample has an input for all that it says; one is left to be confirmed again.
        let withdrawn = desk.run(WITHDRAW, vec![]).await?;
        assert_eq!(withdrawn, true, "an input can be withdrawn");
        desk.press(&[CONTROL, SHIFT, 'r']).await?;
        desk.read("read-left", "to look at").await?;
        desk.see("read-passage").await?;
        desk.picture("read-inputs").await?;
        let inputs = "[data-testid^=input-][data-input]";
        let made = desk
            .run(COUNT, vec![inputs.into()])
            .await?
            .as_u64()
            .unwrap_or(0);
        desk.press(&['y']).await?;
        desk.until(
            &format!(
                "return document.querySelectorAll('{inputs}').length === {}",
                made + 1
            ),
            "no input was made",
        )
        .await
    })
}
