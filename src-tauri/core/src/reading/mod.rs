//! Reads a source for what was said: proposes where each thing said begins and ends, who
//! says it, for whom, and of what kind it is. A person confirms.
//!
//! [`propose`] is a pure function of a text. It knows English; of a text in another
//! language it proposes nothing rather than something wrong. What it never does is turn
//! somebody without a name, a place or an office into a State.

mod asks;
mod impersonal;
mod kind;
mod names;
mod opening;
mod people;
mod phrases;
mod reader;
mod report;
mod sentences;
mod speakers;
mod statement;
#[cfg(test)]
mod tests;
mod twice;
mod verbs;
// Lists of words, several to a line.
#[rustfmt::skip]
mod words;

use std::ops::Range;

use serde::Serialize;

use crate::input::InputKind;
use people::People;
use reader::Reader;
use sentences::Token;

/// Something said, for a person to confirm as an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// First byte of what is said, in the text of the source.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Who says it, by the name in use; nobody where the source names nobody.
    pub speakers: Vec<String>,
    /// On whose behalf.
    #[serde(rename = "for")]
    pub on_behalf_of: Vec<String>,
    /// True for an open list ("and others").
    pub open: bool,
    /// What kind of thing it says.
    pub kind: InputKind,
    /// What it supports or opposes: the places of other proposals in the list.
    pub about: Vec<u32>,
    /// Where else the same passage stands in the source.
    pub again: Vec<Range<u32>>,
}

/// Most words of a sentence; what is longer is read in parts.
const LONGEST_SENTENCE: usize = 600;

/// Proposes inputs for the text of a source, in reading order.
///
/// ```
/// use travaux::{input::InputKind, reading::propose};
///
/// let text = "Chile, the US and others said a glossary would be useful.";
/// let read = &propose(text)[0];
/// assert_eq!(&text[read.start as usize..read.end as usize], "a glossary would be useful");
/// assert_eq!(read.speakers, ["Chile", "United States"]);
/// assert!(read.open && read.kind == InputKind::Form);
/// ```
pub fn propose(text: &str) -> Vec<Proposal> {
    let paragraphs: Vec<Vec<Vec<Token<'_>>>> = sentences::paragraphs(text)
        .map(|paragraph| {
            sentences::sentences(text, paragraph)
                .into_iter()
                .map(|sentence| sentences::tokens(text, sentence))
                .flat_map(|tokens| {
                    tokens
                        .chunks(LONGEST_SENTENCE)
                        .map(<[_]>::to_vec)
                        .collect::<Vec<_>>()
                })
                .filter(|tokens| !tokens.is_empty())
                .collect()
        })
        .collect();
    let mut people = People::default();
    for sentence in paragraphs.iter().flatten() {
        people.meet_in(sentence);
    }
    let whole = statement::speaker(&paragraphs);
    let mut reader = Reader::new(text, people, whole);
    for paragraph in &paragraphs {
        reader.paragraph(paragraph);
    }
    twice::merge(text, reader.found)
}
