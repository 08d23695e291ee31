//! Real lists for numbers that are printed already.
//!
//! Each series becomes a list of its own that counts from its first number, so that
//! Word prints exactly what the record prints, and counts on when somebody adds a
//! paragraph. A number with an addition (`7 bis.`) begins a list of its own.

use rustc_hash::FxHashMap;

use super::formats;
use super::sheet::Sheet;
use crate::exchange::number::{letter_value, roman};

/// The series that are open: by level, what stands before and after the number.
#[derive(Default)]
pub(super) struct Lists {
    open: FxHashMap<(u16, String, String), Open>,
    bullets: FxHashMap<u16, u32>,
}

#[derive(Clone, Copy)]
struct Open {
    list: u32,
    format: &'static str,
    last: u32,
}

impl Lists {
    /// Finds the list whose next number prints as `number`, or makes one; `None` for a
    /// number that no list can print.
    pub(super) fn for_number(
        &mut self,
        sheet: &mut Sheet,
        level: u16,
        number: &str,
    ) -> Option<u32> {
        if number.contains('%') || number.trim() != number || number.len() > 48 {
            return None;
        }
        runs(number).find_map(|(start, end)| {
            let (before, core, after) = (&number[..start], &number[start..end], &number[end..]);
            let key = (level, before.to_owned(), after.to_owned());
            if let Some(open) = self.open.get_mut(&key)
                && prints(open.last + 1, open.format, core)
            {
                open.last += 1;
                return Some(open.list);
            }
            let (format, value) = first(core)?;
            let text = format!("{before}%{}{after}", level + 1);
            let list = sheet.list(level, format, &text, value);
            let open = Open {
                list,
                format,
                last: value,
            };
            self.open.insert(key, open);
            Some(list)
        })
    }

    /// The list of bullets at a level.
    pub(super) fn for_bullet(&mut self, sheet: &mut Sheet, level: u16) -> u32 {
        *self
            .bullets
            .entry(level)
            .or_insert_with(|| sheet.list(level, "bullet", "•", 1))
    }
}

/// Runs of digits, then of letters, as places in a number.
fn runs(number: &str) -> impl Iterator<Item = (usize, usize)> {
    let of = |belongs: fn(&u8) -> bool| {
        let bytes = number.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let length = bytes[at..].iter().take_while(|b| belongs(b)).count();
            if length > 0 {
                found.push((at, at + length));
            }
            at += length.max(1);
        }
        found
    };
    let digits = of(u8::is_ascii_digit).into_iter().rev();
    digits.chain(of(u8::is_ascii_alphabetic))
}

/// Says in which format the first number of a list is printed, and its value.
fn first(core: &str) -> Option<(&'static str, u32)> {
    let low = core.to_ascii_lowercase();
    let roman = if low == "i" || low.len() > 1 {
        roman(&low)
    } else {
        None
    };
    let letters = core.starts_with(|c: char| c.is_ascii_alphabetic());
    let tries = [
        ("decimal", core.parse().ok()),
        ("lowerRoman", roman),
        ("upperRoman", roman),
        ("lowerLetter", letters.then(|| letter_value(&low))),
        ("upperLetter", letters.then(|| letter_value(&low))),
    ];
    tries
        .into_iter()
        .filter_map(|(format, value)| Some((format, value?)))
        .find(|(format, value)| prints(*value, format, core))
}

fn prints(value: u32, format: &str, core: &str) -> bool {
    core.len() < 9 && formats::print(i64::from(value), format).as_deref() == Some(core)
}
