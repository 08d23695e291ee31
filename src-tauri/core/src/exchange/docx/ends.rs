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

/// Puts what goes at the beginning of a paragraph before what comes there: LibreOffice
/// joins words that come to those that came at the end of the paragraph before, with the
/// end between them.
pub(super) fn gone_first(runs: String) -> String {
    let mut gone = String::new();
    let mut come = String::new();
    let mut rest = runs.as_str();
    loop {
        let (into, name) = if rest.starts_with("<w:ins ") {
            (&mut come, "ins")
        } else if rest.starts_with("<w:del ") {
            (&mut gone, "del")
        } else {
            break;
        };
        let close = format!("</w:{name}>");
        let Some(end) = rest.find(&close).map(|at| at + close.len()) else {
            break;
        };
        let (element, after) = rest.split_at(end);
        if element[1..].contains(&format!("<w:{name} ")) {
            break;
        }
        into.push_str(element);
        rest = after;
    }
    if gone.is_empty() || come.is_empty() {
        return runs;
    }
    format!("{gone}{come}{rest}")
}
