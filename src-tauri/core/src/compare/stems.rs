//! The stems of the words of a clause, as telling clauses apart needs them: quick and
//! rough.

/// Letters of a word that count: "contribution" and "contributions" are one word, and
/// so are "increase" and "increasing".
const STEM: u32 = 6;

/// Calls `found` with a number for the stem of each word, case folded, without
/// punctuation: the letters themselves where they are ASCII, a hash where not.
///
/// What is shown to a reader is cut by [`crate::clause::words::tokens`].
pub(super) fn each_stem(text: &str, mut found: impl FnMut(u64)) {
    let (mut stem, mut letters) = (0u64, 0);
    let mut rest = text;
    loop {
        let mut ascii = 0;
        for &byte in rest.as_bytes() {
            let letter = LETTERS[byte as usize];
            if letter > 1 {
                if letters < STEM {
                    stem = stem << 8 | u64::from(letter);
                }
                letters += 1;
            } else if letter == 0 {
                if letters != 0 {
                    found(stem);
                    (stem, letters) = (0, 0);
                }
            } else {
                break;
            }
            ascii += 1;
        }
        rest = &rest[ascii..];
        let Some(letter) = rest.chars().next() else {
            break;
        };
        rest = &rest[letter.len_utf8()..];
        if letter.is_alphanumeric() && !stands_alone(letter) {
            if letters < STEM {
                for folded in letter.to_lowercase() {
                    stem = mix(stem, u32::from(folded));
                }
            }
            letters += 1;
        } else {
            if letters != 0 {
                found(stem);
                (stem, letters) = (0, 0);
            }
            if stands_alone(letter) {
                found(mix(0, u32::from(letter)));
            }
        }
    }
    if letters != 0 {
        found(stem);
    }
}

/// For each byte the small letter or digit that it is, 0 where it is neither, and 1
/// where it begins or goes on with a character beyond ASCII.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let at = byte as u8;
        letters[byte] = match at {
            0x80.. => 1,
            _ if at.is_ascii_alphanumeric() => at.to_ascii_lowercase(),
            _ => 0,
        };
        byte += 1;
    }
    letters
};

/// Mixes a letter beyond ASCII into the number of a word.
fn mix(stem: u64, letter: u32) -> u64 {
    (stem.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// Returns true for characters written without blanks between words.
fn stands_alone(letter: char) -> bool {
    matches!(u32::from(letter), 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<u64> {
        let mut found = Vec::new();
        each_stem(text, |stem| found.push(stem));
        found
    }

    #[test]
    fn case_punctuation_and_the_end_of_a_long_word_do_not_count() {
        assert_eq!(stems("[Contribution],"), stems("contributions"));
        assert_eq!(stems("État"), stems("état."));
        assert_eq!(stems("a b"), stems("A-b"));
        assert_ne!(stems("été"), stems("ete"));
    }

    #[test]
    fn chinese_is_read_character_by_character() {
        assert_eq!(stems("缔约方报告。").len(), 5);
    }
}
