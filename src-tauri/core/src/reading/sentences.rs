//! Cuts a source into paragraphs and sentences, and sentences into words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::clause::words;

/// A word or punctuation mark of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// As printed.
    pub(super) text: &'t str,
    /// Its first byte in the source.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
}

impl Token<'_> {
    /// Tells whether it is this word; case does not count.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Tells whether it is one of these words.
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Tells whether it is an adverb in -ly ("strongly"; not "Italy").
    pub(super) fn is_adverb(&self) -> bool {
        self.text.len() > 4 && self.text.ends_with("ly") && !self.is_capital()
    }

    pub(super) fn is_word(&self) -> bool {
        words::is_word(self.text)
    }

    /// Tells whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Returns the paragraphs of a source: its lines that hold something, without the
/// blanks around them.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let content = line.trim();
        (!content.is_empty()).then(|| start..start + content.len())
    })
}

/// Returns the sentences of a paragraph, without the blanks around them.
///
/// They are those of Unicode's Annex 29, but an abbreviation ("U.S.", "Mr.", "No.") or
/// an initial does not end one.
pub(super) fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, piece) in text[paragraph.clone()].split_sentence_bound_indices() {
        let start = paragraph.start + at + (piece.len() - piece.trim_start().len());
        let end = start + piece.trim().len();
        if start >= end {
            continue;
        }
        match found.last_mut() {
            Some(before) if goes_on(&text[before.clone()]) => before.end = end,
            _ => found.push(start..end),
        }
    }
    found
}

/// Tells whether a stretch ends in an abbreviation and not in the end of a sentence.
fn goes_on(sentence: &str) -> bool {
    let Some(words) = sentence.strip_suffix('.') else {
        return false;
    };
    let last = words
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let before = words[..words.len() - last.len()]
        .trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    // "John F." goes on, "Annex B." and "vitamin D." do not.
    let is_initial = last.chars().count() == 1
        && last.chars().all(char::is_uppercase)
        && (before.is_empty() || before.starts_with(char::is_uppercase))
        && !matches!(
            before,
            "Annex"
                | "Article"
                | "Option"
                | "Group"
                | "Category"
                | "Part"
                | "Section"
                | "Appendix"
                | "Table"
        );
    // "U.S" and "H.E", whose last full stop may end a sentence too; the two titles never do.
    is_initial
        || matches!(
            last,
            "Mr" | "Mrs"
                | "Ms"
                | "Mx"
                | "Dr"
                | "Prof"
                | "H.E"
                | "Amb"
                | "Hon"
                | "St"
                | "No"
                | "Nos"
                | "para"
                | "paras"
                | "art"
                | "Art"
                | "vs"
                | "e.g"
                | "i.e"
                | "cf"
                | "Rev"
                | "Add"
                | "Gen"
                | "Sr"
                | "Messrs"
        )
}

/// Cuts a range of the source into words and punctuation marks.
pub(super) fn tokens(text: &str, range: Range<usize>) -> Vec<Token<'_>> {
    words::tokens(&text[range.clone()])
        .into_iter()
        .map(|at| {
            let (start, end) = (
                range.start + at.start as usize,
                range.start + at.end as usize,
            );
            Token {
                text: &text[start..end],
                start,
                end,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text)
            .flat_map(|paragraph| sentences(text, paragraph))
            .map(|at| &text[at])
            .collect()
    }

    #[test]
    fn abbreviations_and_figures_end_no_sentence() {
        assert_eq!(
            cut(
                "Mr. A. Bello spoke of 3.3%. H.E. Ms. Roy, of the U.S. delegation, agreed.\n\n  He left. "
            ),
            [
                "Mr. A. Bello spoke of 3.3%.",
                "H.E. Ms. Roy, of the U.S. delegation, agreed.",
                "He left."
            ]
        );
    }

    #[test]
    fn sentences_end_in_every_script() {
        assert_eq!(
            cut("各方应报告。会议结束。"),
            ["各方应报告。", "会议结束。"]
        );
        assert_eq!(cut("هل انتهى؟ نعم."), ["هل انتهى؟", "نعم."]);
    }
}
