//! The projector in a window of its own: it follows the clause at hand, and shows at once what
//! the room decides. And brackets, by key.

use std::time::{Duration, Instant};

use stories::Told;
use stories::window::{Desk, tell};

use crate::sample::sample;

const ALT: char = '\u{E00A}';
const CONTROL: char = '\u{E009}';
const SHIFT: char = '\u{E008}';
const F9: char = '\u{E039}';

/// Clicks the entry of the outline that says `arguments[0]`.
const GO: &str = "
    const entry = [...document.querySelectorAll('[data-testid=\"outline\"] button')]
      .find((each) => each.textContent.includes(arguments[0]));
    entry?.click();
    return entry !== undefined;";

/// Presses Escape a little later: the driver does not survive a window that goes while it
/// presses a key in it.
const ESCAPE: &str = "
    setTimeout(() => document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })), 500);";

/// Waits until so many windows are there, and returns them.
async fn windows(desk: &Desk, count: usize) -> Told<Vec<fantoccini::wd::WindowHandle>> {
    let since = Instant::now();
    loop {
        let all = desk.client().windows().await?;
        if all.len() == count {
            return Ok(all);
        }
        if since.elapsed() > Duration::from_secs(15) {
            return Err(format!("there are {} windows, not {count}", all.len()).into());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[test]
fn the_projector_shows_the_clause_at_hand_and_at_once_the_compromise_on_its_bracket() -> Told {
    let (_folder, record) = sample()?;
    tell("projecting", Some(&record), async |desk| {
        desk.see("outline").await?;
        let main = desk.client().window().await?;
        desk.until(
            "return document.querySelector('[data-testid=outline]').textContent.includes('build partnerships')",
            "the outline is not drawn",
        )
        .await?;
        assert_eq!(desk.run(GO, vec!["build partnerships".into()]).await?, true);
        desk.press(&[F9]).await?;
        desk.read("projecting", "follows").await?;
        let all = windows(desk, 2).await?;
        let projector = all.into_iter().find(|one| *one != main);
        let projector = projector.ok_or("there is no projector")?;

        desk.client().switch_to_window(projector.clone()).await?;
        desk.read("projector", "[, transit]").await?;
        desk.picture("projector").await?;
        let size = "return Number(document.querySelector('[data-testid=projector]').dataset.size)";
        let before = desk.run(size, vec![]).await?.as_u64().unwrap_or(0);
        desk.press(&['-']).await?;
        desk.until(
            &format!("{size} < {before}"),
            "the letters have not become smaller",
        )
        .await?;

        desk.client().switch_to_window(main.clone()).await?;
        desk.press(&[CONTROL, SHIFT, 'b']).await?;
        desk.see("resolve").await?;
        desk.press(&['3']).await?;
        desk.click("compromise").await?;
        desk.type_text(", first transit").await?;
        desk.click("decided-who").await?;
        desk.type_text("the Chair").await?;
        desk.click("resolve-go").await?;
        desk.read("text-view", "origin, first transit and destination")
            .await?;

        desk.client().switch_to_window(projector).await?;
        desk.read("projector", "origin, first transit and destination")
            .await?;
        desk.run(ESCAPE, vec![]).await?;
        desk.client().switch_to_window(main).await?;
        windows(desk, 1).await?;
        desk.see("outline").await?;
        assert_eq!(
            desk.run(GO, vec!["We commit to strengthen".into()]).await?,
            true
        );
        desk.press(&[ALT, SHIFT, 'B']).await?;
        let holders = desk.see("bracket-holders").await?;
        holders.send_keys("EU,").await?;
        desk.click("bracket-go").await?;
        desk.read("stands", "in brackets").await?;
        desk.read("text-view", "[We commit to strengthen").await?;
        desk.read("text-view", "- EU]").await
    })
}
