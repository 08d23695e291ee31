//! The main job in the real window: compare, make an input of a passage, link it, and
//! follow the trace both ways.

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

/// Words of the account that are no input yet.
const PASSAGE: &str = "On the form of the text";

/// Selects words in `arguments[0]` as a mouse does.
const SELECT: &str = "
    const [where, words] = arguments;
    const page = document.querySelector(`[data-testid=\"${where}\"]`);
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      page.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      return true;
    }
    return false;";

/// Clicks the first button in `arguments[0]` that says `arguments[1]`.
const PRESS: &str = "
    const [where, words] = arguments;
    const button = [...document.querySelectorAll(`[data-testid=\"${where}\"] button`)]
      .find((each) => each.textContent.includes(words));
    button?.click();
    return button !== undefined;";

/// Chooses `arguments[1]` in the list `arguments[0]`.
const CHOOSE: &str = "
    const [where, value] = arguments;
    const list = document.querySelector(`[data-testid=\"${where}\"]`);
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    return list.value === value;";

/// Control and Shift, as WebDriver names the keys.
const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';

#[test]
fn a_passage_becomes_an_input_and_is_traced_both_ways() -> Told {
    let (_folder, record) = sample()?;
    tell("tracing", Some(&record), async |desk| {
        desk.click("view-compare").await?;
        desk.read("compare-view", "split into 1 and 2").await?;

        desk.click("view-text").await?;
        desk.see("outline").await?;
        let pressed = desk.run(
            PRESS,
            vec!["outline".into(), "We commit to strengthen".into()],
        );
        assert_eq!(pressed.await?, true, "the clause stands in the outline");

        desk.click("view-sources").await?;
        desk.read("source-text", PASSAGE).await?;
        let selected = desk.run(SELECT, vec!["source-text".into(), PASSAGE.into()]);
        assert_eq!(selected.await?, true);
        desk.read("make-input", "unattributed").await?;
        desk.run(CHOOSE, vec!["tie-to".into(), "words".into()])
            .await?;
        desk.read("tie-words", "We commit to strengthen").await?;
        let selected = desk.run(SELECT, vec!["tie-words".into(), "strengthen".into()]);
        assert_eq!(selected.await?, true);
        desk.read("tie", "chosen: “strengthen”").await?;
        desk.click("make-input-save").await?;

        desk.click("view-trace").await?;
        desk.read("trace-panel", PASSAGE).await?;
        desk.read("trace-panel", "holds").await?;
        let pressed = desk.run(PRESS, vec!["trace-panel".into(), "What it prompted".into()]);
        assert_eq!(pressed.await?, true);
        desk.read("prompted", "“strengthen”").await?;
        desk.picture("tracing").await?;
        let pressed = desk.run(PRESS, vec!["prompted".into(), "holds".into()]);
        assert_eq!(pressed.await?, true);
        desk.read("text-view", "We commit to strengthen").await
    })
}

#[test]
fn a_word_from_the_floor_is_taken_down_and_taken_back_after_a_restart() -> Told {
    let (_folder, record) = sample()?;
    tell("floor", Some(&record), async |desk| {
        desk.see("text-view").await?;
        desk.press(&[CONTROL, SHIFT, 'N']).await?;
        let text = desk.see("floor-text").await?;
        text.send_keys("Children are never to be held.").await?;
        let speakers = desk.see("speakers").await?;
        speakers.send_keys("Holy See,").await?;
        desk.click("floor-go").await?;
        desk.until(
            "return !document.querySelector('dialog')",
            "the dialog stays",
        )
        .await?;
        desk.click("view-sources").await?;
        desk.read("sessions", "Note: Holy See").await?;

        desk.crash()?;
        desk.start_again().await?;
        desk.click("view-sources").await?;
        desk.read("sessions", "Note: Holy See").await?;
        desk.press(&[CONTROL, 'z']).await?;
        let withdrawn =
            "return [...document.querySelectorAll('[data-testid^=\"source-\"].withdrawn')]
            .some((each) => each.textContent.includes('Holy See'))";
        desk.until(withdrawn, "the note stands there after Ctrl+Z")
            .await
    })
}
