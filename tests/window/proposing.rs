//! What a delegation asks for is typed in place, decided by key, and what is agreed asks first.

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

/// Clicks the entry of the outline that says `arguments[0]`.
const GO: &str = "
    const entry = [...document.querySelectorAll('[data-testid=\"outline\"] button')]
      .find((each) => each.textContent.includes(arguments[0]));
    entry?.click();
    const clause = document.querySelector('.clause.selected .words');
    return entry !== undefined;";

/// Takes the clause at hand in hand, the caret at its end.
const HAND: &str = "
    const words = document.querySelector('.clause.selected .words');
    words?.click();
    return words !== null;";

/// Alt and Control, as WebDriver names the keys.
const ALT: char = '\u{E00A}';
const CONTROL: char = '\u{E009}';

#[test]
fn a_proposal_is_typed_in_place_accepted_by_key_and_agreed_words_ask_first() -> Told {
    let (_folder, record) = sample()?;
    tell("proposing", Some(&record), async |desk| {
        desk.see("outline").await?;
        let gone = desk.run(GO, vec!["We commit to strengthen".into()]).await?;
        assert_eq!(gone, true, "the clause stands in the outline");
        desk.until(
            "return document.querySelector('.clause.selected') !== null",
            "no clause is at hand",
        )
        .await?;
        assert_eq!(desk.run(HAND, vec![]).await?, true);
        desk.until(
            "return document.querySelector('.ProseMirror') !== null",
            "no editor",
        )
        .await?;
        desk.press(&[CONTROL, '\u{E010}']).await?;
        desk.type_text("Zanzibar ").await?;
        desk.press(&[ALT, 'p']).await?;
        desk.click("propose").await?;
        desk.read("proposed-redline", "Zanzibar").await?;
        let by = desk.see("proposed-by").await?;
        by.send_keys("Norway,").await?;
        desk.click("propose-go").await?;
        desk.until(
            "return !document.querySelector('dialog')",
            "the dialog stays",
        )
        .await?;
        desk.press(&[ALT, 'p']).await?;
        desk.read("in-place", "Zanzibar").await?;
        // In the text what stands is as it was, and beneath it is what is asked for.
        desk.read("proposed", "Zanzibar").await?;
        desk.until(
            "return !document.querySelector('.clause.selected').innerText.includes('Zanzibar')",
            "what is proposed is in the text",
        )
        .await?;
        desk.read("proposals", "Norway").await?;
        desk.picture("proposing").await?;
        desk.press(&[ALT, 'y']).await?;
        desk.read("text-view", "Zanzibar").await?;
        desk.read("proposals", "accepted").await?;

        desk.press(&[ALT, 'a']).await?;
        desk.read("stands", "agreed ad ref").await?;
        assert_eq!(desk.run(HAND, vec![]).await?, true);
        desk.until(
            "return document.querySelector('.ProseMirror') !== null",
            "no editor",
        )
        .await?;
        desk.type_text("x").await?;
        desk.press(&[CONTROL, 's']).await?;
        desk.click("reopen").await?;
        desk.read("stands", "reopened").await
    })
}

#[test]
fn agreed_words_ask_before_they_go_elsewhere_and_an_emptied_clause_says_what_to_do() -> Told {
    let (_folder, record) = sample()?;
    tell("agreed", Some(&record), async |desk| {
        desk.see("outline").await?;
        let gone = desk.run(GO, vec!["support research".into()]).await?;
        assert_eq!(gone, true, "the clause stands in the outline");
        desk.press(&[ALT, 'a']).await?;
        desk.read("stands", "agreed ad ref").await?;
        desk.press(&[ALT, '\u{E013}']).await?;
        desk.click("move-agreed").await?;
        desk.until("return !document.querySelector('dialog')", "it asks on")
            .await?;
        // In another place the words are the same, and agreed.
        desk.read("stands", "agreed ad ref").await?;

        assert_eq!(desk.run(HAND, vec![]).await?, true);
        desk.until(
            "return document.querySelector('.ProseMirror') !== null",
            "no editor",
        )
        .await?;
        desk.press(&[CONTROL, 'a']).await?;
        desk.press(&['\u{E003}']).await?;
        desk.press(&[CONTROL, 's']).await?;
        desk.read("emptied", "support research").await?;
        desk.click("put-back").await?;
        desk.until(
            "return document.querySelector('.clause.selected').innerText.includes('support research')",
            "the words are not back",
        )
        .await
    })
}
