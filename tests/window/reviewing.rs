//! From a word to what it is coloured by, from a changed link to a person's word that it still
//! holds, and from a figure of a report to the inputs behind it; by keys.

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

/// Control and Alt, as WebDriver names the keys.
const CONTROL: char = '\u{E009}';
const ALT: char = '\u{E00A}';
const ENTER: char = '\u{E007}';

/// How many links wait in the queue.
const WAITING: &str = "document.querySelectorAll('[data-testid=\"review-queue\"] li').length";

#[test]
fn changed_links_are_gone_through_by_keys_and_a_figure_leads_to_its_inputs() -> Told {
    let (_folder, record) = sample()?;
    tell("reviewing", Some(&record), async |desk| {
        desk.see("text-view").await?;
        desk.press(&[ALT, 'r']).await?;
        desk.read("review", "The words it was made on").await?;
        desk.picture("review").await?;
        let waiting = desk.run(&format!("return {WAITING};"), vec![]).await?;
        let waiting = waiting.as_u64().ok_or("the queue cannot be counted")?;
        let left = |count: u64| format!("return {WAITING} === {count};");

        desk.press(&['h']).await?;
        desk.see("review-reason").await?;
        desk.type_text("The new words say the same.").await?;
        desk.press(&[ENTER]).await?;
        desk.until(&left(waiting - 1), "the link is still in the queue")
            .await?;
        desk.press(&[CONTROL, 'z']).await?;
        desk.until(&left(waiting), "the link is not in the queue again")
            .await?;

        desk.click("tab-report").await?;
        desk.read("report", "clauses have an input behind them")
            .await?;
        desk.run(
            "[...document.querySelectorAll('[data-testid=\"matrix\"] button')]
               .find((each) => /^[1-9]/.test(each.textContent)).click();",
            vec![],
        )
        .await?;
        desk.read("behind-figure", "What became of it").await?;
        desk.picture("report").await?;

        desk.click("tab-clause").await?;
        desk.read("legend", "Zero Draft").await?;
        desk.press(&[ALT, 'c']).await?;
        desk.until(
            "return document.querySelector('[data-testid=\"colour-by\"]').value === 'session'",
            "the words are still coloured by draft",
        )
        .await?;
        desk.picture("colours").await.map(|_| ())
    })
}
