//! Direction: a page is drawn from left to right, also where it is read from right to left.

use icu_normalizer::ComposingNormalizerBorrowed;

/// Adds the letters of one sign as the page shows them, from left to right.
///
/// Signs that stand for several letters, or for one in a place of the word, become those
/// letters.
pub(super) fn push_drawn(text: &mut String, letters: &str) {
    let joined = |c: char| matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let plain = match letters.contains(joined) {
        true => ComposingNormalizerBorrowed::new_nfkc().normalize(letters),
        false => letters.into(),
    };
    if plain.contains(is_leftward) {
        text.extend(plain.chars().rev());
    } else {
        text.push_str(&plain);
    }
}

/// True for letters that are read from right to left.
pub(super) fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{65f}' | '\u{66a}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Puts a line that was taken down from left to right in the order in which it is read.
pub(super) fn as_read(line: &str) -> String {
    if !line.contains(is_leftward) {
        return line.to_owned();
    }
    let letters: Vec<char> = line.chars().collect();
    let leftward = letters.iter().filter(|c| is_leftward(**c)).count();
    let rightward = letters
        .iter()
        .filter(|c| c.is_alphabetic() && !is_leftward(**c))
        .count();
    if leftward >= rightward {
        return turned(&letters);
    }
    let mut out = String::new();
    let mut rest = letters.as_slice();
    while let Some(first) = rest.iter().position(|c| is_leftward(*c)) {
        let end = rest[first..]
            .iter()
            .position(|c| c.is_alphanumeric() && !is_leftward(*c))
            .map_or(rest.len(), |at| first + at);
        let last = rest[..end]
            .iter()
            .rposition(|c| is_leftward(*c))
            .unwrap_or(first);
        out.extend(&rest[..first]);
        out.push_str(&turned(&rest[first..=last]));
        rest = &rest[last + 1..];
    }
    out.extend(rest);
    out
}

/// Turns letters round, but for numbers and words that are read from left to right.
fn turned(letters: &[char]) -> String {
    let mut all: Vec<char> = letters.iter().rev().copied().collect();
    let plain = |c: char| c.is_alphanumeric() && !is_leftward(c);
    let mut at = 0;
    while at < all.len() {
        if !plain(all[at]) {
            at += 1;
            continue;
        }
        let end = all[at..]
            .iter()
            .position(|c| is_leftward(*c))
            .map_or(all.len(), |end| at + end);
        let last = all[at..end]
            .iter()
            .rposition(|c| plain(*c))
            .map_or(at, |last| at + last);
        all[at..=last].reverse();
        at = last + 1;
    }
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::as_read;

    #[test]
    fn what_is_read_from_right_to_left_is_turned_and_its_numbers_are_not() {
        let drawn: String = "في عام 2018 من".chars().rev().collect();
        let drawn = drawn.replace("8102", "2018");
        assert_eq!(as_read(&drawn), "في عام 2018 من");
        assert_eq!(as_read("States report."), "States report.");
        let word: String = "عام".chars().rev().collect();
        assert_eq!(
            as_read(&format!("The word {word} is one.")),
            "The word عام is one."
        );
    }
}
