//! What a reader of a word processor's file leaves out of the text, in sentences.

use super::margin::{LONGEST_QUOTE, quote};

/// What is left out of the text.
#[derive(Default)]
pub(super) struct Left {
    /// Words of text boxes.
    pub(super) boxes: Vec<String>,
    /// Pictures and other objects.
    pub(super) pictures: u32,
    /// Formulas, whose signs are read as text.
    pub(super) formulas: u32,
    /// Addresses of links.
    pub(super) links: u32,
    /// Documents inside the document.
    pub(super) embedded: u32,
    /// Elements with words that are not known.
    pub(super) unknown: u32,
    /// Characters of special fonts.
    pub(super) symbols: u32,
    /// True where there are headers or footers.
    pub(super) margins: bool,
    pub(super) hidden: Vec<String>,
}

impl Left {
    /// Notes hidden words; those that follow one another are one.
    pub(super) fn hide(&mut self, words: &str) {
        match self.hidden.last_mut() {
            Some(last) if last.len() < LONGEST_QUOTE => quote(last, words),
            _ => {
                let mut first = String::new();
                quote(&mut first, words);
                self.hidden.push(first);
            }
        }
    }

    /// Says what is left out, one sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        for hidden in self.hidden.iter().filter(|words| !words.trim().is_empty()) {
            said.push(format!("Hidden text was left out: “{}”.", hidden.trim()));
        }
        for words in &self.boxes {
            let mut short = String::new();
            quote(&mut short, words);
            said.push(format!("A text box was left out: “{}”.", short.trim()));
        }
        let counted = [
            (self.pictures, "Pictures were left out"),
            (self.links, "Addresses of links were left out"),
            (self.embedded, "Documents inside the document were left out"),
            (self.formulas, "Formulas were read as a row of their signs"),
            (
                self.symbols,
                "Signs of a special font are shown as “\u{fffd}”",
            ),
            (
                self.unknown,
                "Things of a kind that is not known here were left out",
            ),
        ];
        for (count, what) in counted.into_iter().filter(|(count, _)| *count > 0) {
            said.push(format!("{what} ({count})."));
        }
        if self.margins {
            said.push("What stands in headers and footers was left out.".to_owned());
        }
        said
    }
}
