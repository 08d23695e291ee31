//! Folding: what does not count when words are looked for.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// Folds a text: case, accents and compatibility forms go; Arabic marks and tatweel go,
/// and alef, ya and ta marbuta take one form each.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    decomposed
        .chars()
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ٱ' | 'آ' | 'أ' | 'إ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            '’' | '‘' => '\'',
            other => other,
        })
        .collect()
}

/// Returns true for combining marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and tatweel.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0487 | 0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5
        | 0x0610..=0x061A | 0x0640 | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4
        | 0x06E7..=0x06E8 | 0x06EA..=0x06ED | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn accents_case_and_arabic_marks_do_not_count() {
        assert_eq!(folded("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(folded("الهِجْرَة"), folded("الهجره"));
    }
}
