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

/// Notes for each key how long it is from its going down until all that follows from it is
/// done and laid out.
const WATCH: &str = "
    window.keyTimes = [];
    const since = [];
    let down = 0;
    const after = new MessageChannel();
    after.port1.onmessage = () => {
      document.querySelector('article').getBoundingClientRect();
      window.keyTimes.push(performance.now() - since.shift());
    };
    addEventListener('keydown', () => { down = performance.now(); }, true);
    addEventListener('input', () => { since.push(down); after.port2.postMessage(0); }, true);";

/// Types into a clause in the middle of the text.
pub(crate) async fn keys(desk: &mut Desk) -> Told {
    desk.see("text-view").await?;
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
    let (half, most) = (at(50), at(95));
    let (half, most) = half.zip(most).ok_or("no key was seen")?;
    aim(
        &format!(
            "key down to finished layout, {} clauses, {} keys, 95th percentile",
            clauses.len(),
            times.len()
        ),
        &format!("{most:.1} ms (median {half:.1} ms)"),
        "≤ 8 ms",
        most <= 8.0,
    );
    Ok(())
}

pub(crate) fn numbers(list: &Value) -> Vec<f64> {
    let all = list.as_array().into_iter().flatten();
    all.filter_map(Value::as_f64).collect()
}
