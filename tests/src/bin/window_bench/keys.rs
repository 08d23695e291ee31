//! How long a key takes, in the real window.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::Value;
use stories::Told;
use stories::window::Desk;

use super::aim;

/// How often a key is pressed, and how long after the one before.
const KEYS: usize = 300;
const APART: Duration = Duration::from_millis(40);

/// Answers whether every clause has its row: they are drawn bit by bit.
const WHOLE: &str = "
    const all = Number(document.querySelector('footer').textContent.match(/(\\d+) clauses/)[1]);
    return document.querySelectorAll('article .clause').length >= all;";

/// Notes for each key how long it is from its going down until all that follows from it is
/// done and laid out.
const WATCH: &str = "
    const since = [];
    let down = 0;
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      document.querySelector('article').getBoundingClientRect();
      window.keyTimes.push(performance.now() - since.shift());
    };
    addEventListener('keydown', () => { down = performance.now(); }, true);
    addEventListener('input', () => { since.push(down); after.port2.postMessage(0); }, true);";

/// Puts a bare page in place of the desk: as many paragraphs with the same words, and the one in
/// the middle takes keys. Nothing follows a key there but what the browser does.
const BARE: &str = "
    const words = [...document.querySelectorAll('article .clause .words')];
    const texts = words.map((each) => each.textContent);
    const article = document.createElement('article');
    article.style.cssText = 'height: 100vh; overflow: auto; padding: 0 250px; font: 17px/1.62 \"Source Serif 4 Variable\"';
    for (const text of texts) {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      article.append(paragraph);
    }
    document.body.replaceChildren(article);
    const middle = article.children[Math.floor(texts.length / 2)];
    middle.contentEditable = 'true';
    middle.scrollIntoView({ block: 'center' });
    middle.focus();
    getSelection().collapse(middle.firstChild, middle.textContent.length);";

/// Types into a clause in the middle of the text, and into a bare page.
pub(crate) async fn keys(desk: &mut Desk) -> Told {
    desk.see("text-view").await?;
    desk.until(WHOLE, "the text is not drawn to its end")
        .await?;
    desk.rests().await?;
    let clauses = desk
        .client()
        .find_all(Locator::Css("article .clause .words"))
        .await?;
    let middle = clauses.get(clauses.len() / 2).ok_or("the text is empty")?;
    let look = "arguments[0].scrollIntoView({ block: 'center' })";
    desk.run(look, vec![serde_json::to_value(middle)?]).await?;
    middle.click().await?;
    desk.see("editor").await?;
    desk.run(WATCH, vec![]).await?;
    let (keys, half, most) = typed(desk).await?;
    aim(
        &format!(
            "key down to finished layout, {} clauses, {keys} keys, 95th percentile",
            clauses.len(),
        ),
        &format!("{most:.1} ms (median {half:.1} ms)"),
        "≤ 8 ms",
        most <= 8.0,
    );
    desk.run(BARE, vec![]).await?;
    desk.rests().await?;
    let (_, half, most) = typed(desk).await?;
    super::report(
        "… in a bare page of as many paragraphs",
        &format!("{most:.1} ms (median {half:.1} ms)"),
    );
    Ok(())
}

/// Types; says how many keys were seen, and the median and the 95th percentile of their times.
async fn typed(desk: &Desk) -> Told<(usize, f64, f64)> {
    desk.run("window.keyTimes = []", vec![]).await?;
    for word in vec!["negotiated "; KEYS / 11 + 1] {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in word.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
                .then(KeyAction::Pause { duration: APART });
        }
        desk.client().perform_actions(keys).await?;
    }
    let times = desk.run("return window.keyTimes", vec![]).await?;
    let mut times: Vec<f64> = numbers(&times);
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get(times.len() * part / 100).copied();
    let (half, most) = at(50).zip(at(95)).ok_or("no key was seen")?;
    Ok((times.len(), half, most))
}

pub(crate) fn numbers(list: &Value) -> Vec<f64> {
    let all = list.as_array().into_iter().flatten();
    all.filter_map(Value::as_f64).collect()
}
