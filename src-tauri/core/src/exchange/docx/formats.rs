//! Formats of numbers.

use crate::text::numbering::{letters, roman};

/// Prints a value in one of Word's formats; `None` for a format that is not known.
pub(super) fn print(value: i64, format: &str) -> Option<String> {
    // Beyond this, letters and roman numbers are longer than anybody reads.
    let small = u32::try_from(value)
        .ok()
        .filter(|n| (1..=3_999).contains(n));
    let in_words = |print: fn(u32) -> String| small.map_or_else(|| value.to_string(), print);
    Some(match format {
        "" | "decimal" => value.to_string(),
        "decimalZero" => format!("{value:02}"),
        "lowerRoman" => in_words(roman),
        "upperRoman" => in_words(|n| roman(n).to_uppercase()),
        "lowerLetter" => in_words(letters),
        "upperLetter" => in_words(|n| letters(n).to_uppercase()),
        "ordinal" => {
            let ending = match (value % 10, value % 100) {
                (1, tens) if tens != 11 => "st",
                (2, tens) if tens != 12 => "nd",
                (3, tens) if tens != 13 => "rd",
                _ => "th",
            };
            format!("{value}{ending}")
        }
        "none" | "bullet" => String::new(),
        _ => return None,
    })
}
