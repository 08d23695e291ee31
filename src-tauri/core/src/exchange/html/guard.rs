//! What is looked at before a web page is read: its encoding, and tags that would
//! take a reader too long.

use crate::error::Result;
use crate::exchange::assemble::unreadable;

/// Most attributes that one tag may have.
const MOST_ATTRIBUTES: usize = 256;

/// The encoding that a page declares in its first 1,024 bytes.
pub(crate) fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(1_024)].to_ascii_lowercase();
    let at = head.windows(8).position(|w| w == b"charset=")? + 8;
    let name: String = head[at..]
        .iter()
        .skip_while(|b| matches!(b, b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        .map(|b| char::from(*b))
        .collect();
    Some(name)
}

/// Refuses a tag with hundreds of attributes: comparing them takes quadratic time.
pub(super) fn check(text: &str) -> Result<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = bytes[at..].iter().position(|b| *b == b'<') {
        at += open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let raw = ["script", "style"].into_iter().find(|name| {
            bytes
                .get(at..at + name.len())
                .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        });
        let mut quote = 0;
        let mut gaps = 0;
        let mut gap = false;
        while let Some(b) = bytes.get(at) {
            match b {
                b'"' | b'\'' if quote == 0 => quote = *b,
                b if *b == quote => {
                    quote = 0;
                    gap = true;
                }
                _ if quote != 0 => {}
                b'>' => break,
                b if b.is_ascii_whitespace() || *b == b'/' => gap = true,
                _ => {
                    gaps += usize::from(gap);
                    gap = false;
                }
            }
            at += 1;
        }
        if gaps > 2 * MOST_ATTRIBUTES {
            return Err(unreadable(
                "a tag of this page has more than 256 attributes; save the page as text and import that",
            ));
        }
        if raw.is_some() {
            // What a script compares with "<" is no tag.
            at += bytes[at..]
                .windows(2)
                .position(|w| w == b"</")
                .unwrap_or(bytes.len() - at);
        }
    }
    Ok(())
}
