//! Ends of paragraphs: which of them comes, where paragraphs come after one that stays.
//!
//! Where words come at the end of a paragraph that stays, and a paragraph of which nothing
//! stood there before comes after it, the end that came is the first one and the end that stayed is the last one, as if
//! somebody had typed on. Said the other way, Word takes both back as well, but
//! LibreOffice joins the words and the paragraph to one insertion, and on taking it back
//! joins what stood before it to what stands after it.

use super::hands::Hand;

/// A paragraph of which is not yet known whether its end stayed or came.
pub(super) struct Held {
    pub(super) properties: String,
    /// What its properties were, where that was different.
    pub(super) before: Option<String>,
    pub(super) runs: String,
    pub(super) hand: Hand,
    /// The properties of the paragraph whose end stayed.
    was: String,
}

impl Held {
    /// Holds a paragraph that stays, if its last words came.
    pub(super) fn of(
        properties: &str,
        before: Option<&str>,
        runs: &mut String,
        hand: &Hand,
    ) -> Option<Self> {
        runs.ends_with("</w:ins>").then(|| Held {
            properties: properties.to_owned(),
            before: before.map(str::to_owned),
            runs: std::mem::take(runs),
            hand: hand.clone(),
            was: before.unwrap_or(properties).to_owned(),
        })
    }

    /// Holds a paragraph that came after this one, with the end that stayed.
    pub(super) fn next(&self, properties: &str, runs: String, hand: &Hand) -> Self {
        Held {
            properties: properties.to_owned(),
            before: (self.was != properties).then(|| self.was.clone()),
            runs,
            hand: hand.clone(),
            was: self.was.clone(),
        }
    }
}
