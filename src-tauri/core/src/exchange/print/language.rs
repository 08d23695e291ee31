//! Which of the six languages words are in, as far as the typesetter has to know: it picks
//! the direction, the letters of Chinese, and what a screen reader says.

use serde::Serialize;

use super::{Line, Run};
use crate::text::Block;

/// A language of the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    Ar,
    En,
    Es,
    Fr,
    Ru,
    Zh,
}

/// Small words that tell three languages with the same letters apart; each is in one list.
const SMALL: &[(Language, &[&str])] = &[
    (
        Language::En,
        &[
            "the", "of", "and", "to", "in", "that", "shall", "should", "for", "with", "by", "is",
            "are", "be", "this", "which",
        ],
    ),
    (
        Language::Fr,
        &[
            "le", "les", "des", "du", "et", "une", "dans", "est", "sont", "aux", "sur", "pour",
            "qui", "leur", "leurs", "ces", "au",
        ],
    ),
    (
        Language::Es,
        &[
            "el", "los", "las", "del", "y", "una", "por", "para", "con", "al", "su", "sus", "que",
            "como", "o",
        ],
    ),
];

impl Language {
    /// Returns the language of most blocks of some texts; English where none says.
    pub(crate) fn of_blocks<'b>(blocks: impl Iterator<Item = &'b Block>) -> Language {
        let lines: Vec<Line> = blocks
            .map(|block| Line::plain(block.wording.text.as_str()))
            .collect();
        most(&lines.iter().collect::<Vec<_>>())
    }

    /// Prints the attributes of a web page in this language.
    pub(crate) fn attributes(self) -> &'static str {
        match self {
            Language::Ar => "lang=\"ar\" dir=\"rtl\"",
            Language::En => "lang=\"en\"",
            Language::Es => "lang=\"es\"",
            Language::Fr => "lang=\"fr\"",
            Language::Ru => "lang=\"ru\"",
            Language::Zh => "lang=\"zh\"",
        }
    }
}

/// Guesses the language of words; none where they are too few to say.
pub(super) fn of(runs: &[Run]) -> Option<Language> {
    // Arabic, Chinese, Cyrillic, Latin letters. A Chinese letter says as much as a word.
    let mut letters = [0_usize; 4];
    for letter in runs.iter().flat_map(|run| run.text.chars()) {
        match letter {
            '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{fb50}'..='\u{fdff}' => {
                letters[0] += 1;
            }
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => letters[1] += 3,
            '\u{0400}'..='\u{04ff}' => letters[2] += 1,
            _ if letter.is_alphabetic() => letters[3] += 1,
            _ => {}
        }
    }
    let most = letters.iter().max().filter(|most| **most > 0)?;
    match letters.iter().position(|count| count == most)? {
        0 => Some(Language::Ar),
        1 => Some(Language::Zh),
        2 => Some(Language::Ru),
        _ => latin(runs),
    }
}

fn latin(runs: &[Run]) -> Option<Language> {
    let mut counts = [0_usize; SMALL.len()];
    for run in runs {
        let words = run.text.split(|letter: char| !letter.is_alphabetic());
        for word in words.map(str::to_lowercase) {
            for (count, (_, small)) in counts.iter_mut().zip(SMALL) {
                *count += usize::from(small.contains(&word.as_str()));
            }
        }
    }
    let most = counts.iter().max().filter(|most| **most > 1)?;
    let nth = counts.iter().position(|count| count == most)?;
    // Two languages that say the same leave it open.
    let alone = counts.iter().filter(|count| *count == most).count() == 1;
    alone.then_some(SMALL[nth].0)
}

/// Returns the language of most words; English where none says.
pub(super) fn most(lines: &[&Line]) -> Language {
    const ALL: [Language; 6] = [
        Language::En,
        Language::Fr,
        Language::Es,
        Language::Ru,
        Language::Ar,
        Language::Zh,
    ];
    let length = |language: Language| -> usize {
        lines
            .iter()
            .filter(|line| line.language == Some(language))
            .flat_map(|line| &line.runs)
            .map(|run| run.text.chars().count())
            .sum()
    };
    let mut most = (Language::En, 0);
    for language in ALL {
        let length = length(language);
        if length > most.1 {
            most = (language, length);
        }
    }
    most.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_languages_are_told_apart_and_a_name_is_none() {
        let of = |text: &str| of(&[Run::plain(text)]);
        for (text, language) in [
            ("The Parties shall report to the Assembly.", Language::En),
            (
                "Les Parties présentent un rapport et des données.",
                Language::Fr,
            ),
            (
                "Los Estados presentarán un informe y los datos.",
                Language::Es,
            ),
            ("Государства представляют доклад.", Language::Ru),
            ("تقدم الدول الأطراف تقريرا.", Language::Ar),
            ("各国应提交报告 (UN)。", Language::Zh),
        ] {
            assert_eq!(of(text), Some(language), "{text}");
        }
        assert_eq!(of("Kenya"), None);
        assert_eq!(of("7. 2030"), None);
    }
}
