//! From bytes to text: what a file is, and how its letters are written.

use super::assemble::unreadable;
use crate::error::Result;

/// First bytes of files that are no text, and what such a file is.
const BINARY: [(&[u8], &str); 12] = [
    (b"%PDF", "a PDF file"),
    (b"PK\x05\x06", "an empty packed file"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Word file (.doc), or one locked with a password",
    ),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (
        b"SQLite format 3\0",
        "a database (a record is opened, not imported)",
    ),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"RIFF", "a sound or film"),
];

/// Decodes a text file: UTF-8, UTF-16 with a byte order mark, or, where `charset`
/// says so, the Western encoding of old web pages. Line ends become `\n`.
///
/// # Errors
/// [`crate::Error::Unreadable`], naming what the file is or the first byte that is
/// no text.
pub(crate) fn text(bytes: &[u8], charset: Option<&str>) -> Result<String> {
    if let Some((_, what)) = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(unreadable(format!(
            "this is {what}; save it as .docx, .odt, .rtf, .md, .txt or .html and import that"
        )));
    }
    let decoded = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ if charset.is_some_and(is_western) && !bytes.contains(&0) => western(bytes),
        _ => utf8(bytes, 0)?,
    };
    if let Some(at) = decoded.find('\0') {
        return Err(unreadable(format!(
            "this is no text: there is a zero byte at {at}; choose another file"
        )));
    }
    if decoded.contains('\r') {
        return Ok(decoded.replace("\r\n", "\n").replace('\r', "\n"));
    }
    Ok(decoded)
}

fn utf8(bytes: &[u8], before: usize) -> Result<String> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|bad| {
        unreadable(format!(
            "this text is not written in UTF-8: byte {} is wrong; save it as UTF-8 and try again",
            bad.valid_up_to() + before
        ))
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String> {
    let broken = |at: usize| {
        unreadable(format!(
            "this text is not written in UTF-16: byte {at} is wrong; save it as UTF-8 and try again"
        ))
    };
    if bytes.len() % 2 == 1 {
        return Err(broken(bytes.len() + 1));
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut at = 2;
    for c in char::decode_utf16(units) {
        let c = c.map_err(|_| broken(at))?;
        at += c.len_utf16() * 2;
        text.push(c);
    }
    Ok(text)
}

fn is_western(charset: &str) -> bool {
    let name = charset.to_ascii_lowercase();
    [
        "iso-8859-1",
        "iso8859-1",
        "latin1",
        "latin-1",
        "windows-1252",
        "cp1252",
        "iso-8859-15",
        "us-ascii",
    ]
    .contains(&name.as_str())
}

/// Windows-1252, which browsers read for Latin-1 too.
fn western(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|b| match b {
            0x80..=0x9f => {
                html5ever::data::C1_REPLACEMENTS[usize::from(b - 0x80)].unwrap_or('\u{fffd}')
            }
            _ => char::from(*b),
        })
        .collect()
}
