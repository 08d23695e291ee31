//! Rich Text (`.rtf`) in.
//!
//! Read strictly: groups that do not close, control words that are none, and letters of a
//! code page that is not known here are refused. What stands in a place that is not known
//! is passed over, as the format asks.

mod pages;
mod story;
#[cfg(test)]
mod tests;
mod tokens;

use super::Reading;
use crate::error::Result;
use crate::text::Document;

use story::Story;
use tokens::{Token, Tokens, damaged};

/// Tells whether a file is Rich Text, by what stands first in it.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Reads a Rich Text file.
///
/// Paragraphs, headings by their styles, lists with the numbers that the file prints,
/// tables (a row a paragraph, ` | ` between its cells), italic, bold and footnotes become
/// blocks and marks; tracked changes are taken as `reading` says and listed in
/// [`Document::changes`], comments in [`Document::comments`].
///
/// # Errors
/// [`crate::Error::Unreadable`] where it is damaged, hostile, holds no words, or is over
/// the limits.
pub(super) fn read(bytes: &[u8], reading: Reading) -> Result<Document> {
    let mut tokens = Tokens::of(bytes);
    let mut story = Story::new(reading);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Open => story.open()?,
            Token::Close => {
                if story.close()? {
                    return story.finish();
                }
            }
            Token::Word("bin", number) => {
                tokens.pass(number.and_then(|n| n.try_into().ok()).unwrap_or(0));
            }
            Token::Word(word, number) => story.word(word, number)?,
            Token::Byte(byte) => story.byte(byte)?,
        }
    }
    Err(damaged("it is cut off"))
}
