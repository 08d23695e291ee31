//! Preambular paragraphs: how they open.

use crate::clause::{MarkKind, Wording};

/// Past participles and set phrases that open a preambular paragraph.
const OPENINGS: [&str; 23] = [
    "alarmed",
    "appalled",
    "aware",
    "cognizant",
    "concerned",
    "conscious",
    "convinced",
    "desirous",
    "determined",
    "disturbed",
    "encouraged",
    "eager",
    "gravely",
    "guided",
    "inspired",
    "mindful",
    "persuaded",
    "pursuant",
    "resolved",
    "shocked",
    "troubled",
    "in",
    "deeply",
];

/// Adverbs that may stand before the participle.
const ADVERBS: [&str; 16] = [
    "again",
    "also",
    "deeply",
    "even",
    "expressly",
    "firmly",
    "fully",
    "further",
    "furthermore",
    "gravely",
    "greatly",
    "keenly",
    "particularly",
    "seriously",
    "strongly",
    "equally",
];

/// Returns true where an unnumbered paragraph opens as a preambular one: with a
/// participle, in italics or ending in a comma or semicolon.
pub(super) fn opens_with_participle(wording: &Wording, unnumbered: Option<&Wording>) -> bool {
    let text = wording.text.as_str();
    let skipped = text.len() - text.trim_start_matches(['[', ' ', '(', '{']).len();
    let italic = unnumbered.unwrap_or(wording).marks.iter().any(|mark| {
        mark.kind == MarkKind::Italic
            && mark.start as usize <= skipped
            && (mark.end as usize) < text.trim_end_matches([']', ',', ';', '.', ' ']).len()
    });
    let ends = text.trim_end_matches([']', ' ']).ends_with([',', ';']);
    if !italic && !ends {
        return false;
    }
    let mut words = text[skipped..]
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .take(4);
    let Some(mut word) = words.next() else {
        return false;
    };
    while ADVERBS.contains(&word.as_str()) {
        match words.next() {
            Some(next) => word = next,
            None => return false,
        }
    }
    let phrase = OPENINGS.contains(&word.as_str()) && (italic || word != "in");
    phrase || (word.len() > 4 && word.ends_with("ing"))
}
