//! The main job in the real window: compare, make an input of a passage, link it, and
//! follow the trace both ways.

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

/// Words of the account that are no input yet.
const PASSAGE: &str = "On the form of the text";

/// Selects the passage in the source as a mouse does.
const SELECT: &str = "
    const [words] = arguments;
    const page = document.querySelector('[data-testid=\"source-text\"]');
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
        assert_eq!(desk.run(SELECT, vec![PASSAGE.into()]).await?, true);
        desk.read("make-input", "unattributed").await?;
        desk.click("make-input-save").await?;

        desk.click("view-trace").await?;
        desk.read("trace-panel", PASSAGE).await?;
        desk.read("trace-panel", "holds").await?;
        let pressed = desk.run(PRESS, vec!["trace-panel".into(), "What it prompted".into()]);
        assert_eq!(pressed.await?, true);
        desk.read("prompted", "prompted · holds").await?;
        desk.picture("tracing").await?;
        let pressed = desk.run(PRESS, vec!["prompted".into(), "holds".into()]);
        assert_eq!(pressed.await?, true);
        desk.read("text-view", "We commit to strengthen").await
    })
}
