//! Offsets: UTF-8 bytes in the core, UTF-16 units in the window. They are converted
//! here and nowhere else.

use travaux::clause::Wording;

/// Converts byte offsets of one text to UTF-16 units, each in constant time after the first.
pub(crate) struct Units {
    /// None where the text is ASCII and both count the same.
    table: Option<Vec<u32>>,
    end: u32,
}

impl Units {
    /// Prepares the conversion from bytes.
    pub(crate) fn of(text: &str) -> Self {
        let table = (!text.is_ascii()).then(|| {
            let mut table = vec![0; text.len() + 1];
            let mut units = 0;
            for (at, c) in text.char_indices() {
                table[at..at + c.len_utf8()].fill(units);
                units += c.len_utf16() as u32;
            }
            table[text.len()] = units;
            table
        });
        let end = table
            .as_ref()
            .and_then(|table| table.last().copied())
            .unwrap_or(text.len() as u32);
        Units { table, end }
    }

    /// Returns the unit at a byte; past the end, the end.
    pub(crate) fn at(&self, byte: u32) -> u32 {
        match &self.table {
            Some(table) => table.get(byte as usize).copied().unwrap_or(self.end),
            None => byte.min(self.end),
        }
    }
}

/// Returns the byte at a UTF-16 unit of a text; past the end, one past it, so that the
/// core's own check refuses it.
pub(crate) fn byte(text: &str, unit: u32) -> u32 {
    if text.is_ascii() {
        return unit;
    }
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= unit {
            return at as u32;
        }
        units += c.len_utf16() as u32;
    }
    if units == unit {
        text.len() as u32
    } else {
        text.len() as u32 + 1
    }
}

/// Returns a wording as the window counts it.
pub(crate) fn for_window(mut wording: Wording) -> Wording {
    let units = Units::of(&wording.text);
    for mark in &mut wording.marks {
        mark.start = units.at(mark.start);
        mark.end = units.at(mark.end);
    }
    wording
}

/// Returns a wording as the core counts it.
pub(crate) fn from_window(mut wording: Wording) -> Wording {
    for mark in &mut wording.marks {
        mark.start = byte(&wording.text, mark.start);
        mark.end = byte(&wording.text, mark.end);
    }
    wording
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_come_back_through_the_bridge() {
        let text = "Côte d’Ivoire 𝒜 عربي 中文";
        let units = Units::of(text);
        for (at, _) in text.char_indices() {
            assert_eq!(byte(text, units.at(at as u32)), at as u32);
        }
        assert_eq!(
            units.at(text.len() as u32),
            text.encode_utf16().count() as u32
        );
        assert_eq!(byte(text, 999), text.len() as u32 + 1);
    }
}
