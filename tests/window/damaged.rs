//! A damaged record in the real window, and the way out of it.

use std::fs;

use stories::Told;
use stories::window::tell;

use crate::sample::sample;

#[test]
fn a_damaged_record_is_made_again_from_a_copy() -> Told {
    let (folder, record) = sample()?;
    let copy = folder.path().join("copy.travaux");
    let again = folder.path().join("again.travaux");
    let whole = fs::read(&record)?;
    let at = whole
        .windows(9)
        .position(|words| words == b"migration")
        .ok_or("the sample is about migration")?;
    let mut altered = whole.clone();
    altered[at] = b'M';
    fs::write(&copy, whole)?;
    fs::write(&record, altered)?;

    tell("damaged", Some(&record), async |desk| {
        desk.read("toast", "is damaged").await?;
        desk.picture("damaged").await?;
        // Nobody chooses a file: all stays as it is.
        desk.click("make-again").await?;
        desk.rests().await?;
        desk.read("toast", "is damaged").await?;

        desk.answer_next_dialogs(&[&copy, &again])?;
        desk.click("make-again").await?;
        desk.read("toast", "Made again").await?;
        desk.read("text-view", "Guided by the purposes").await?;
        desk.picture("made-again").await.map(|_| ())
    })
}
