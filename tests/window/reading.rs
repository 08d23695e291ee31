//! A source is read in the real window: a name that nobody knows is asked about, and
//! support goes to the input that it supports.

use std::process::Command;

use stories::Told;
use stories::window::{built, tell};

const ALT: char = '\u{E00A}';
const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';
const ENTER: char = '\u{E007}';

const TEXT: &str = "Mexico said that a glossary would be useful. Belgium and others supported this \
                    proposal. Norway called for more funds.\n";

/// Clicks the first button in the card of an input, or anywhere, that says `arguments[0]`.
const PRESS: &str = "
    const found = [...document.querySelectorAll('[data-testid^=input-] button')]
      .find((button) => button.textContent.trim() === arguments[0]);
    found?.click();
    return found !== undefined;";

#[test]
fn a_name_that_nobody_knows_is_asked_about_and_support_goes_to_what_it_supports() -> Told {
    let folder = tempfile::tempdir()?;
    let record = folder.path().join("reading.travaux");
    let report = folder.path().join("report.txt");
    std::fs::write(&report, TEXT)?;
    let travaux = |args: &[&str]| -> Told {
        let done = Command::new(built("travaux")?)
            .env("TRAVAUX_DATA_DIR", folder.path().join("maker"))
            .current_dir(folder.path())
            .args(args)
            .status()?;
        done.success()
            .then_some(())
            .ok_or_else(|| "it is refused".into())
    };
    travaux(&["new", "reading.travaux", "--title", "Compact"])?;
    travaux(&[
        "import",
        "reading.travaux",
        "source",
        "report.txt",
        "--session",
        "2",
        "--kind",
        "report",
    ])?;
    tell("reading", Some(&record), async |desk| {
        desk.see("view-sources").await?;
        desk.press(&[ALT, '3']).await?;
        desk.read("source-text", "glossary").await?;
        desk.press(&[CONTROL, SHIFT, 'R']).await?;
        desk.read("read-passage", "a glossary would be useful")
            .await?;

        // A name that may be misspelt: Enter goes back, where it can be corrected.
        desk.press(&['e']).await?;
        let speakers = desk.see("speakers").await?;
        speakers.send_keys("Mexiko").await?;
        desk.press(&[CONTROL, ENTER]).await?;
        desk.read("strangers", "Mexiko").await?;
        desk.read("strangers", "Did you mean Mexico?").await?;
        desk.press(&[ENTER]).await?;
        desk.until(
            "return !document.querySelector('dialog') && !document.querySelector('[data-input]')",
            "it asks on, or made the input all the same",
        )
        .await?;
        desk.run(
            "document.querySelector('[aria-label=\"Take Mexiko away\"]').click()",
            vec![],
        )
        .await?;
        desk.press(&[CONTROL, ENTER]).await?;

        // The support goes to the input that was just made.
        desk.read("read-passage", "supported this proposal").await?;
        desk.read("read-about", "a glossary would be useful")
            .await?;
        desk.press(&['y']).await?;
        desk.read("read-passage", "more funds").await?;
        desk.read("answers", "supports Mexico: “a glossary would be useful”")
            .await?;
        desk.read("answered", "supported by at least 1: Belgium and others")
            .await?;
        desk.press(&['\u{E00C}']).await?;

        // On the card of an input a name that nobody resembles is added when asked.
        assert_eq!(desk.run(PRESS, vec!["Correct".into()]).await?, true);
        let speakers = desk.see("speakers").await?;
        speakers.send_keys("Friends of Migration").await?;
        desk.press(&['\u{E004}']).await?;
        let keep = vec!["Keep the correction".into()];
        assert_eq!(desk.run(PRESS, keep).await?, true);
        desk.read("strangers", "Friends of Migration").await?;
        desk.picture("strangers").await?;
        desk.click("strangers-go").await?;
        desk.until(
            "return !document.querySelector('dialog')",
            "the dialog stays",
        )
        .await?;
        desk.until(
            "return document.querySelector('[data-input]').innerText.includes('Mexico and Friends of Migration')",
            "the correction is not kept",
        )
        .await?;
        desk.picture("support").await?;
        Ok(())
    })
}
