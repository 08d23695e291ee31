//! The numbers that a browser prints before list items.

use crate::text::numbering::roman;

/// A list that is open.
pub(super) struct List {
    /// How items are numbered; none for bullets.
    pub(super) style: Option<u8>,
    /// Number of the next item.
    pub(super) next: i64,
}

impl List {
    /// Takes the number of the next item as a browser prints it.
    pub(super) fn take(&mut self, value: Option<i64>) -> Option<String> {
        let style = self.style?;
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        Some(format!("{}.", printed(style, number)))
    }
}

fn printed(style: u8, number: i64) -> String {
    let small = u32::try_from(number)
        .ok()
        .filter(|n| (1..4_000).contains(n));
    match (style, small) {
        (b'a', Some(n)) => letters(n, b'a'),
        (b'A', Some(n)) => letters(n, b'A'),
        (b'i', Some(n)) => roman(n),
        (b'I', Some(n)) => roman(n).to_ascii_uppercase(),
        _ => number.to_string(),
    }
}

fn letters(mut number: u32, first: u8) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.push(char::from(first + (number % 26) as u8));
        number /= 26;
    }
    out.into_iter().rev().collect()
}
