//! Rich Text cut into its pieces: groups, control words, characters.

use crate::error::Result;
use crate::exchange::assemble::unreadable;

/// Longest control word.
const LONGEST_WORD: usize = 32;

/// One piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number, or a sign after a backslash.
    Word(&'b str, Option<i32>),
    /// A byte of the text, in the code page that holds.
    Byte(u8),
}

/// Cuts a file into pieces.
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Tokens<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        Tokens { bytes, at: 0 }
    }

    /// Returns the next piece; none at the end.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`] where a control word is cut or no word.
    pub(super) fn next(&mut self) -> Result<Option<Token<'b>>> {
        loop {
            let Some(byte) = self.bytes.get(self.at).copied() else {
                return Ok(None);
            };
            self.at += 1;
            return Ok(Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                // Lines end where the writer likes.
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            }));
        }
    }

    /// Passes over bytes that are no text.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.bytes.len());
    }

    fn control(&mut self) -> Result<Token<'b>> {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if letters > LONGEST_WORD {
            return Err(damaged("a control word in it is too long"));
        }
        if letters > 0 {
            let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
            let sign = usize::from(rest.get(letters) == Some(&b'-'));
            let digits = rest[letters + sign..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            let mut end = letters;
            let mut number = None;
            if digits > 0 {
                end += sign + digits;
                let text = std::str::from_utf8(&rest[letters..end]).unwrap_or_default();
                number = Some(text.parse().unwrap_or(i32::MAX));
            }
            // One blank belongs to the word.
            end += usize::from(rest.get(end) == Some(&b' '));
            self.at += end;
            return Ok(Token::Word(word, number));
        }
        let Some(sign) = rest.first().copied() else {
            return Err(damaged("it is cut off"));
        };
        self.at += 1;
        Ok(match sign {
            b'\'' => {
                let digits = rest
                    .get(1..3)
                    .and_then(|digits| std::str::from_utf8(digits).ok())
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                self.at += 2;
                Token::Byte(digits.ok_or_else(|| damaged("a character in it is broken"))?)
            }
            b'\r' | b'\n' => Token::Word("par", None),
            b'\t' => Token::Word("tab", None),
            b'\\' | b'{' | b'}' => Token::Byte(sign),
            b'*' => Token::Word("*", None),
            b'~' => Token::Word("~", None),
            b'_' => Token::Word("_", None),
            _ => Token::Word("-", None),
        })
    }
}

/// The error for a Rich Text file that is broken, in one plain sentence.
pub(super) fn damaged(how: &str) -> crate::Error {
    unreadable(format!(
        "this Rich Text file is damaged: {how}; open it in Word or LibreOffice, save it anew and try again"
    ))
}
